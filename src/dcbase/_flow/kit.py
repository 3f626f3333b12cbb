"""What the steps work with: everything that plugins and settings decide, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date

from attrs import frozen

from dcbase.model import (
    Check,
    Document,
    FindingKind,
    Format,
    FrozenMap,
    Layout,
    Profile,
    Questions,
    Received,
    Record,
    Submission,
    Unit,
    Units,
    Waiver,
)


@frozen(kw_only=True, eq=False)
class OwnedCheck:
    """A check and the plugin that answers for it."""

    plugin: str
    check: Check

    def asks(self, codes: Container[str]) -> bool:
        """Tell whether everything that the check is about was asked."""
        return all(code in codes for code in self.check.about)


@frozen(kw_only=True, eq=False)
class Kit:
    """All that the steps need besides the data; it knows neither plugins nor files.

    Args:
        questions: What is asked.
        unit: The unit above those that report (for a commune's own workspace: itself).
        expected: The units that owe a report, by code.
        units: Every unit known, as on the last day of the window.
        formats: In the order they are tried.
        owners: Names of the plugins that formats come from, by the code of the format.
        checks: Of reports and of rounds.
        kinds: Every declared kind of finding, by code.
        waivers: Findings that an office accepts.
        as_of: The day that waivers are held against.
        strict: A check or format that raises stops the run.
        open: Reads a received file with a format, here or in the child for hostile bytes.
        identify_unit: The first decision of the seam.
        compose_document: The second.
    """

    questions: Questions
    unit: Unit
    expected: Units
    units: Units
    formats: tuple[Format, ...]
    owners: Mapping[str, str] = FrozenMap()
    checks: tuple[OwnedCheck, ...] = ()
    kinds: Mapping[str, FindingKind]
    waivers: tuple[Waiver, ...] = ()
    as_of: date
    strict: bool = False
    open: Callable[[Received, Format], Iterable[Submission]]
    identify_unit: Callable[[str, Units], str | None]
    compose_document: Callable[[Record, Layout, Profile], Document]
