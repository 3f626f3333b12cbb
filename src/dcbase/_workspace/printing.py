"""From an outcome to documents: which layout, which official form, which formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import Factory, evolve, frozen

from dcbase._config import OutputSettings
from dcbase._flow.pipeline import Outcome, compose, render
from dcbase._workspace import asking, outputs
from dcbase._workspace.blaming import layout_named, owner_named
from dcbase._workspace.templates import Templates
from dcbase.errors import BlockedReportError, NothingToReadError
from dcbase.layout import choose_profile, no_profile, resolve_profile
from dcbase.model import (
    Artifact,
    Document,
    Format,
    Header,
    Layout,
    Profile,
    Record,
    Report,
)

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace

PLAIN = "dcbase:plain"


@frozen(eq=False)
class Press:
    """Prints the documents of one workspace.

    Args:
        workspace: Whose layouts, profiles and formats are used.
        formats: Codes of formats instead of those of the outputs; empty: theirs.
    """

    workspace: Workspace
    formats: tuple[str, ...]
    templates: Templates = Factory(Templates)

    def artifacts(
        self, wanted: tuple[str, ...], each: bool, outcome: Outcome | None
    ) -> Iterator[Artifact]:
        """Print documents in the formats of their outputs; the arguments are those of `build`."""
        with owner_named(self.workspace):
            for record, output in self._jobs(wanted, each, outcome):
                yield from self._print(record, output)

    def documents(
        self, wanted: tuple[str, ...], each: bool, outcome: Outcome | None
    ) -> Iterator[Document]:
        """Compose the same documents and print none."""
        with owner_named(self.workspace):
            for record, output in self._jobs(wanted, each, outcome):
                yield self._compose(record, output)[1]

    def _jobs(
        self, wanted: tuple[str, ...], each: bool, outcome: Outcome | None
    ) -> Iterator[tuple[Record, OutputSettings]]:
        asking.must_all_be_expected(wanted, self.workspace.expected)
        found = outcome or self.workspace.run()
        yield from self._units(found, wanted) if each or wanted else self._own(found)

    def _own(self, outcome: Outcome) -> Iterator[tuple[Record, OutputSettings]]:
        """Yield the workspace's documents: of its unit's report, or of the aggregate."""
        own = [each for each in self.workspace.settings.outputs if each.of == "workspace"]
        for output in own or [self._otherwise("workspace")]:
            yield self._own_record(outcome), output

    def _units(
        self, outcome: Outcome, wanted: Iterable[str]
    ) -> Iterator[tuple[Record, OutputSettings]]:
        """Yield units' documents; without codes, of every unit whose report counts."""
        theirs = [each for each in self.workspace.settings.outputs if each.of == "each"]
        codes = tuple(wanted) or tuple(report.unit.code for report in outcome.aggregate.reports)
        for code in codes:
            for output in theirs or [self._otherwise("each")]:
                yield _report(outcome, code), output

    def _own_record(self, outcome: Outcome) -> Record:
        code = self.workspace.unit.code
        return _report(outcome, code) if code in self.workspace.expected else outcome.aggregate

    def _print(self, record: Record, output: OutputSettings) -> Iterator[Artifact]:
        formats = list(self._formats(output))
        layout, document = self._compose(record, output)
        for format in formats:
            owner = self.workspace.formats.offer(format.code).plugin
            template = self.templates.of(self.workspace, output, format)
            with layout_named(layout.code, document):
                artifact = render(document, format, owner, template)
            yield artifact

    def _compose(self, record: Record, output: OutputSettings) -> tuple[Layout, Document]:
        layout = self._layout(output, record)
        name = output.name.format(
            unit=record.unit.code, period=self.workspace.round.period, layout=layout.short
        )
        header = _header(record, layout)
        day = header.date or self.workspace.round.deadline or self.workspace.as_of
        profile = self._profile(output, header, day)
        issued = evolve(layout, issued=day)
        return layout, compose(record, issued, profile, self.workspace.kit, name)

    def _formats(self, output: OutputSettings) -> Iterator[Format]:
        """Yield the formats that a person asked for, or else those of the workspace file."""
        yield from map(self.workspace.formats.find, self.formats)
        if not self.formats:
            yield from outputs.formats_for(self.workspace, output)

    def _layout(self, output: OutputSettings, record: Record) -> Layout:
        of = "report" if isinstance(record, Report) else "aggregate"
        layout = outputs.layout_for(self.workspace, output, of)
        settings = self.workspace.settings
        if of == "report":
            return layout
        said: dict[str, Any] = dict(settings.header)
        return evolve(
            layout,
            header=evolve(layout.header or Header(), **said) if said else layout.header,
            recipients=settings.recipients or layout.recipients,
            signature=settings.signature or layout.signature,
        )

    def _profile(self, output: OutputSettings, header: Header, day: date) -> Profile:
        profiles = self.workspace.profiles
        if output.profile:
            chosen: Profile | None = outputs.profile_for(self.workspace, output)
        else:
            chosen = choose_profile(profiles, header.issuer, day)
        if chosen is None:
            raise no_profile(output.layout, header.issuer, day)
        return resolve_profile(chosen, profiles.find)

    def _otherwise(self, of: str) -> OutputSettings:
        """Return what is printed where the workspace file names no output."""
        workspace = self.workspace
        subject = outputs.subject_of(workspace, of)
        fallback = PLAIN if subject == "report" else "dcbase:totals"
        form = workspace.questions.form
        fitting = [
            layout.code
            for layout in workspace.layouts
            if layout.of == subject and layout.namespace == form.namespace
        ]
        layout = fitting[0] if fitting else fallback
        formats = next((each.formats for each in workspace.settings.outputs), ("text",))
        return OutputSettings(of=of, layout=layout, formats=formats)


def _report(outcome: Outcome, code: str) -> Report:
    counting = [r for r in outcome.reports if r.unit.code == code]
    if not counting:
        raise NothingToReadError(sources=code)
    report = min(counting, key=lambda one: not one.counts)
    if not report.counts:
        raise BlockedReportError(unit=report.unit.name, file=report.file)
    return report


def _header(record: Record, layout: Layout) -> Header:
    if isinstance(record, Report):
        return record.header
    return layout.header or Header()
