"""Parts of the kit that come from plugins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dcbase._catalog import Catalog, build
from dcbase._flow.check import rule_kinds
from dcbase._flow.kit import OwnedCheck
from dcbase.model import Check, FindingKind, Form, Format, Received, Submission


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


def open_here(received: Received, format: Format) -> Iterable[Submission]:
    """Read a file in this process.

    Raises:
        ValueError: The format is hostile: its files are opened only in a child process that
            can be killed, which this release does not have.
    """
    if format.hostile or format.read is None:
        raise ValueError(f"the format {format.code!r} needs a child process to be opened in")
    return format.read(received)
