"""The kit of a workspace, and the parts of it that come from plugins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from dcbase._catalog import Catalog, build
from dcbase._flow.check import rule_kinds
from dcbase._flow.kit import Kit, OwnedCheck
from dcbase._jail import Jail
from dcbase.errors import LayoutError, PluginContractError, Problem, UnknownCodeError
from dcbase.layout import ProfileProblemError, resolve_profile
from dcbase.layout.typography import typography
from dcbase.layout.wording_keys import check_wording
from dcbase.model import (
    Check,
    Finding,
    FindingKind,
    Form,
    Format,
    Profile,
    Received,
    Submission,
)

if TYPE_CHECKING:
    from dcbase._host import PluginHost
    from dcbase._workspace.facade import Workspace


def kit_of(workspace: Workspace, host: PluginHost) -> Kit:
    """Return what the steps of the flow work with."""
    formats = workspace.formats
    return Kit(
        questions=workspace.questions,
        unit=workspace.unit,
        expected=workspace.expected,
        units=workspace.units,
        formats=tuple(formats),
        owners={offer.entry.code: offer.plugin for offer in formats.offers},
        checks=owned_checks(workspace.checks),
        kinds=workspace.kinds,
        waivers=workspace.settings.waivers,
        as_of=workspace.as_of,
        strict=workspace.strict,
        open=opener(workspace.jail),
        identify_unit=host.identify_unit,
        compose_document=host.compose_document,
    )


def kinds(
    declared: Iterable[tuple[str, FindingKind]], forms: Catalog[Form], form: Form
) -> Mapping[str, FindingKind]:
    """Return every kind of finding by code; each rule of the form is one."""
    owner = forms.offer(form.code).plugin
    rules = [(owner, kind) for kind in rule_kinds(form)]
    catalog = build(FindingKind, [*declared, *rules], "dcbase_register_findings")
    return {kind.code: kind for kind in catalog}


def owned_checks(checks: Catalog[Check]) -> tuple[OwnedCheck, ...]:
    """Return the checks, each with the plugin that answers for it."""
    return tuple(OwnedCheck(plugin=offer.plugin, check=offer.entry) for offer in checks.offers)


def profiles(offered: Iterable[tuple[str, Profile]]) -> Catalog[Profile]:
    """Return the official forms, each of which can be printed.

    Raises:
        PluginContractError: One extends a form that there is not.
        LayoutError: A value of one makes no sense; says which plugin brought it.
    """
    hook = "dcbase_register_profiles"
    catalog = build(Profile, offered, hook)
    for offer in catalog.offers:
        try:
            typography(resolve_profile(offer.entry, catalog.find))
            for wrong in check_wording(offer.entry):
                raise ProfileProblemError.of(wrong)
        except UnknownCodeError as error:
            what = Problem.of("of-profile", code=offer.entry.code)
            problem = Problem.of("no-profile", code=error.code).within("extends").within(what)
            raise PluginContractError(plugin=offer.plugin, hook=hook, problem=problem) from error
        except LayoutError as error:
            error.facts["plugin"], error.facts["entry"] = offer.plugin, offer.entry.code
            raise
    return catalog


def opener(jail: Jail) -> Callable[[Received, Format], Iterable[Submission]]:
    """Return what reads a file with a format: here, or in the jail if the format is hostile."""

    def read(received: Received, format: Format) -> Iterable[Submission]:
        if format.hostile:
            return jail.read(received, format.code)
        return format.read(received) if format.read else ()

    return read


def unpacker(jail: Jail) -> Callable[[Received, Format], Iterable[Received | Finding]]:
    """Return what takes an archive apart with a format, likewise."""

    def unpack(received: Received, format: Format) -> Iterable[Received | Finding]:
        if format.hostile:
            return jail.unpack(received, format.code)
        return format.unpack(received) if format.unpack else ()

    return unpack
