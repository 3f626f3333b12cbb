"""The plugin as a whole."""

from __future__ import annotations

from importlib.metadata import entry_points

import dcbase_law10
from dcbase.testing import check_plugin, contributions


def test_the_plugin_conforms() -> None:
    """Nothing in it breaks the contract that every plugin is held to."""
    assert check_plugin(dcbase_law10) == ()


def test_it_contributes_six_kinds_of_things() -> None:
    """Duties, figures, a form, a layout, a finding and a check."""
    counted = {kind: len(found) for kind, found in contributions(dcbase_law10).items() if found}
    assert counted == {
        "obligations": 160,
        "indicators": 108,
        "forms": 1,
        "layouts": 1,
        "findings": 1,
        "checks": 1,
    }


def test_it_is_offered_by_its_name() -> None:
    """A workspace names it `dcbase-law10`."""
    (offered,) = entry_points(group="dcbase", name="dcbase-law10")
    assert offered.load() is dcbase_law10
