"""The hook for stores is fixed, though the first release opens none."""

from __future__ import annotations

from dcbase._catalog import build
from dcbase._host import PluginHost
from dcbase.model import StoreType
from dcbase.plugin import hookimpl


class Stores:
    """A plugin that was written for a later dcbase."""

    __plugin_name__ = "stores"

    @hookimpl
    def dcbase_register_stores(self):
        return [StoreType(code="sqlite", open=lambda url: url)]


def test_a_store_is_found_by_its_scheme():
    """What is contributed today is in the catalog by the scheme of its URLs."""
    stores = build(StoreType, PluginHost([Stores()]).stores(), "dcbase_register_stores")
    assert ("stores", "sqlite") == (stores.offer("sqlite").plugin, stores.find("sqlite").code)
