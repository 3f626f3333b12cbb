"""What the plugins of a workspace bring that can never work, looked for before there is data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dcbase._catalog import Catalog, build
from dcbase._flow.contract import unknown_in
from dcbase._host import PluginHost
from dcbase._workspace import kits
from dcbase._workspace.form_defects import of_form
from dcbase._workspace.indicator_defects import of_indicator
from dcbase._workspace.known import Known
from dcbase.errors import DcbaseError, LayoutError, PluginContractError, UnknownCodeError
from dcbase.layout import resolve_layout
from dcbase.model import (
    Check,
    FindingKind,
    Form,
    Format,
    FrozenMap,
    Indicator,
    Layout,
    Obligation,
    Profile,
    SourceType,
    StoreType,
    UnitRegister,
)

TYPES: FrozenMap[str, type] = FrozenMap(
    {
        "sources": SourceType,
        "formats": Format,
        "units": UnitRegister,
        "forms": Form,
        "obligations": Obligation,
        "indicators": Indicator,
        "checks": Check,
        "layouts": Layout,
        "profiles": Profile,
        "findings": FindingKind,
        "stores": StoreType,
    }
)
"""What the entries of each ``dcbase_register_<things>`` are."""


def must_work(host: PluginHost) -> None:
    """Refuse plugins that bring what can never work.

    Raises:
        DcbaseError: The first thing that is wrong; it names the plugin and the entry.
    """
    for error in defects(host):
        raise error


def defects(host: PluginHost) -> Iterator[DcbaseError]:
    """Yield what can never work; nothing more where not even the entries can be listed.

    An indicator may read, and a check be about, what another plugin brings: all plugins of a
    workspace are looked at together.
    """
    broken = tuple(unlisted(host))
    yield from broken
    if not broken:
        yield from _of_entries(host)
        yield from _of_profiles(host)


def unlisted(host: PluginHost) -> Iterator[DcbaseError]:
    """Yield why the entries of some kind cannot be listed: a wrong class, two of one code."""
    for things in TYPES:
        try:
            catalog_of(host, things)
        except DcbaseError as error:
            yield error


def catalog_of(host: PluginHost, things: str) -> Catalog[Any]:
    """Return everything of one kind that the plugins bring, of the right class."""
    return build(TYPES[things], host.contributed(things), f"dcbase_register_{things}")


def _of_entries(host: PluginHost) -> Iterator[DcbaseError]:
    named = ("indicators", "forms", "obligations")
    known = Known(*(catalog_of(host, things) for things in named))
    for indicator in known.indicators.offers:
        yield from of_indicator(indicator, known)
    for form in known.forms.offers:
        yield from of_form(form, known)
    short = [indicator.short for indicator in known.indicators]
    for check in catalog_of(host, "checks").offers:
        if problem := unknown_in(check.entry, short):
            hook = "dcbase_register_checks"
            yield PluginContractError(plugin=check.plugin, hook=hook, problem=problem)
    yield from _of_layouts(catalog_of(host, "layouts"))


def _of_layouts(layouts: Catalog[Layout]) -> Iterator[DcbaseError]:
    for offer in layouts.offers:
        try:
            resolve_layout(offer.entry, layouts.find)
        except UnknownCodeError:
            continue  # said, with its own words, of whoever prints by it
        except LayoutError as error:
            error.facts["plugin"], error.facts["entry"] = offer.plugin, offer.entry.code
            yield error


def _of_profiles(host: PluginHost) -> Iterator[DcbaseError]:
    try:
        kits.profiles(host.profiles())
    except DcbaseError as error:
        yield error
