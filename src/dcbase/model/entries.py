"""The other entries of the catalog: sources, stores, checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from attrs import field, frozen, validators

from dcbase.errors import EntryError, Problem
from dcbase.model.aggregate import Aggregate
from dcbase.model.finding import Finding
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.named import Named
from dcbase.model.report import Report
from dcbase.model.submission import Received

ROLES = ("current", "previous")
SCOPES = ("report", "round")


@frozen(kw_only=True)
class Source:
    """One ``[[source]]`` of a workspace file.

    Args:
        type: Code of the source type.
        root: The workspace's folder, which relative paths start from.
        options: Every other key of the table.
        role: ``current``, or ``previous`` for last period's reports.
        declared: ``encoding`` and ``separator`` of its files, where the table says them.
    """

    type: str
    root: str
    options: FrozenMap[str, str] = FrozenMap()
    role: str = field(default="current", validator=validators.in_(ROLES))
    declared: FrozenMap[str, str] = FrozenMap()


@frozen(kw_only=True)
class SourceType:
    """Where bytes come from.

    Args:
        code: Flat: ``folder``.
        collect: Yields what a source holds, in a fixed order: each file as `Received`, and a
            finding for what it holds but does not hand over (too large, not a regular file).
        options: The keys a ``[[source]]`` of this type may have.
    """

    code: str = field(validator=validators.matches_re(r"[a-z0-9][a-z0-9-]*"))
    collect: Callable[[Source], Iterable[Received | Finding]]
    options: tuple[str, ...] = ()


ReportCheck: TypeAlias = Callable[[Report, Report | None], Iterable[Finding]]
RoundCheck: TypeAlias = Callable[[Aggregate], Iterable[Finding]]


@frozen(kw_only=True)
class Check(Named):
    """Something that a plugin looks at.

    It yields findings; it does not raise for bad data and changes nothing.

    Args:
        report: Looks at one report and the unit's report before it (None if there is none).
        round: Looks at all reports together.
        about: Short codes of the indicators it needs; with any of them missing from the
            form, the check is not run.  A code that no plugin in use has is a mistake.
    """

    name: str = ""
    report: ReportCheck | None = None
    round: RoundCheck | None = field(default=None)
    about: tuple[str, ...] = ()

    @round.validator
    def _looks_at_one_thing(self, attribute: object, value: RoundCheck | None) -> None:
        if (self.report is None) == (value is None):
            what = Problem.of("of-check", code=self.code)
            raise EntryError(Problem.of("check-scope").within(what))

    @property
    def scope(self) -> str:
        """``report`` or ``round``."""
        return SCOPES[0] if self.report is not None else SCOPES[1]


@frozen(kw_only=True)
class StoreType:
    """Where a workspace keeps what it received, by URL scheme.

    Args:
        code: The URL scheme it answers to: ``sqlite``.
        open: Opens the store at a URL and returns it.
    """

    code: str = field(validator=validators.matches_re(r"[a-z][a-z0-9+.-]*"))
    open: Callable[[str], object]
