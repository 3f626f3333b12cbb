"""What is sent out: blank forms, and what has to be mended, back to whom it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase._fault import bytes_of, items_of
from dcbase._flow.history import previous_of
from dcbase._flow.identity import identify
from dcbase._workspace import mending
from dcbase._workspace.covering import is_known, message
from dcbase._workspace.outputs import format_of
from dcbase._workspace.running import Intake
from dcbase.errors import NothingToReadError, Problem, RenderError
from dcbase.messages import say
from dcbase.model import (
    Artifact,
    Blank,
    Format,
    FrozenMap,
    Report,
    Submission,
    Unit,
)

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace

OTHERWISE = "yaml"
"""What a copy is written in where the format of the forms cannot write one."""


@frozen(eq=False)
class Post:
    """Makes what one workspace sends to its units.

    Args:
        workspace: Whose units and questions.
        held: What was received in this round, for the copies, and in the one before.
        format: Code of a format; empty takes ``[round] form_format``.
    """

    workspace: Workspace
    held: Intake
    format: str = ""

    def forms(self, units: Iterable[Unit]) -> Iterator[Artifact]:
        """Yield a blank form for each unit.

        Raises:
            UnknownCodeError: There is no such format.
            RenderError: The format has no blank form.
        """
        format = self._chosen()
        make = format.blank
        if make is None:
            raise RenderError(format=format.code, problem=Problem.of("format-no-blank"))
        owner = self._owner(format)
        for unit in units:
            name, blank = f"{unit.code}_{self.workspace.round.period}", self._blank(unit)
            content = bytes_of(owner, format, "blank", partial(make, blank))
            yield _artifact(name, format, content)

    def returned(self, reports: Iterable[Report]) -> Iterator[Artifact]:
        """Yield for each report the annotated copy, the list of what to mend, the message.

        Raises:
            UnknownCodeError: There is no such format.
            RenderError: The format that was asked for cannot write a copy.
        """
        sent: dict[str, int] = {}
        for report in reports:
            known = is_known(self.workspace, report.unit)
            code = report.unit.code if known else say("sending.name-nobody")
            sent[code] = sent.get(code, 0) + 1
            again = "" if sent[code] == 1 else f"-{sent[code]}"
            name = f"{code}_{self.workspace.round.period}{again}"
            submission = self._submission(report)
            copy = tuple(self._copy(report, submission, name))
            lists = tuple(mending.lists(self.workspace, report, name))
            yield from (*copy, *lists)
            text = message(self.workspace, report, submission, copy, lists)
            media_type = "text/plain; charset=utf-8"
            name = f"{name}_{say('sending.name-message')}.txt"
            yield Artifact(name=name, media_type=media_type, content=text.encode())

    def _copy(self, report: Report, submission: Submission | None, name: str) -> Iterator[Artifact]:
        """Yield the annotated copy; of a file that could not be read there is none."""
        format = self._annotating()
        # Words without slots have no place in a form: their list says where each stood.
        if submission is None or submission.outline or format.annotate is None:
            return
        if not is_known(self.workspace, report.unit):  # nobody can be sent a form that is nobody's
            return
        findings = mending.to_mend(report)
        make = partial(format.annotate, self._blank(report.unit), submission, findings)
        content = bytes_of(self._owner(format), format, "annotate", make)
        yield _artifact(f"{name}_{say('sending.name-copy')}", format, content)

    def _annotating(self) -> Format:
        format = self._chosen()
        if format.annotate is None and self.format:
            raise RenderError(format=format.code, problem=Problem.of("format-no-copy"))
        return self.workspace.formats.find(OTHERWISE) if format.annotate is None else format

    def _chosen(self) -> Format:
        if self.format:
            return self.workspace.formats.find(self.format)
        named = self.workspace.settings.round.form_format
        return format_of(self.workspace, named, "round.form_format")

    def _owner(self, format: Format) -> str:
        return self.workspace.formats.offer(format.code).plugin

    def _submission(self, report: Report) -> Submission | None:
        """Open a received file again, which no step keeps, for what it said of one unit."""
        kit, round = self.workspace.kit, self.workspace.round
        name, digest = report.file, report.sha256
        files = [one for one in self.held.files if (one.name, one.sha256) == (name, digest)]
        format = next((one for one in kit.formats if one.reads(name)), None)
        if not files or format is None or mending.unread(report):  # it would only fail again
            return None
        give = partial(kit.open, files[0], format)
        submissions = items_of(self._owner(format), format, "read", (Submission,), give, name)
        for submission in submissions:
            if identify(submission, kit, round).unit.code == report.unit.code:
                return submission if _says_something(submission) else None
        return None

    def _blank(self, unit: Unit) -> Blank:
        workspace = self.workspace
        return Blank(
            form=workspace.questions.form,
            indicators=workspace.questions.indicators,
            unit=unit,
            round=workspace.round,
            previous=previous_of(unit, self.held.past),
            kinds=FrozenMap(workspace.kinds),
        )


def wanted(reports: Iterable[Report], units: tuple[str, ...]) -> tuple[Report, ...]:
    """Return the reports of some units; without any, those that have to be corrected.

    On whose report nothing but a plugin failed has nothing to correct.

    Raises:
        NothingToReadError: One of the units sent nothing.
    """
    every = tuple(reports)
    silent = [code for code in units if all(code != one.unit.code for one in every)]
    if silent:
        raise NothingToReadError(sources=", ".join(silent))
    if units:
        return tuple(one for one in every if one.unit.code in units)
    return tuple(one for one in every if any(found.weighs for found in mending.to_mend(one)))


def _says_something(submission: Submission) -> bool:
    """Tell whether there is anything in it that a copy could show."""
    return bool(submission.unit or submission.figures or submission.slots or submission.outline)


def _artifact(name: str, format: Format, content: bytes) -> Artifact:
    name = f"{name}{format.suffixes[0]}"
    return Artifact(name=name, media_type=format.media_type, content=content)
