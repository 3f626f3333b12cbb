"""An office's own templates: found inside the workspace, proofread, refused with every fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, evolve, frozen

from dcbase._fault import items_of
from dcbase._workspace.template_files import format_of, opened
from dcbase.errors import SaidProblem, TemplateError
from dcbase.messages import LANGUAGES
from dcbase.model import Blank, Finding, Format, FrozenMap, Origin, Received, core_kind

if TYPE_CHECKING:
    from dcbase._config import OutputSettings
    from dcbase._workspace.facade import Workspace
    from dcbase._workspace.linting import Linted


@frozen(eq=False)
class Templates:
    """The templates of one press, each opened and proofread once."""

    known: dict[str, Received] = Factory(dict)

    def of(self, workspace: Workspace, output: OutputSettings, format: Format) -> Received | None:
        """Return the template that an output's document is filled into; None for other formats.

        Raises:
            TemplateError: It is not there, no format of the output fills it, or it has faults.
        """
        path = output.template
        if not path or format_of(workspace, output).code != format.code:
            return None
        if path not in self.known:
            _, template = opened(workspace, output)
            wrong = [one for one in _proofed(workspace, format, template) if one.weighs]
            if wrong:
                problems = tuple(_problem(finding, workspace) for finding in wrong)
                raise TemplateError(path=path, problems=problems)
            self.known[path] = template
        return self.known[path]


def faults(workspace: Workspace, outputs: Iterable[OutputSettings]) -> Iterator[Finding]:
    """Yield what is wrong with the templates that outputs name, each template once."""
    named = {output.template: output for output in outputs if output.template}
    for path, output in named.items():
        try:
            yield from _proofed(workspace, *opened(workspace, output))
        except TemplateError as error:
            for problem in error.problems:
                said = {f"problem_{language}": problem.words(language) for language in LANGUAGES}
                yield core_kind("DC-7091").found(origin=Origin(path), facts=said)


def with_codes(workspace: Workspace, path: Path, linted: Linted) -> Linted:
    """Add to what came of a file, if it is one of the templates, what its proofreading says.

    Only in the workspace is it known which indicators and slots there are.
    """
    for output in workspace.settings.outputs:
        own = workspace.settings.root / output.template
        if output.template and own.exists() and own.samefile(path):
            proofed = _proofed(workspace, *opened(workspace, output))
            known = {_cause(finding) for finding in linted.findings}
            more = tuple(finding for finding in proofed if _cause(finding) not in known)
            return evolve(linted, findings=(*linted.findings, *more))
    return linted


def _cause(finding: Finding) -> tuple[object, ...]:
    place = finding.origin.paragraph if finding.origin else None
    return finding.code, place, finding.facts


def _proofed(workspace: Workspace, format: Format, template: Received) -> tuple[Finding, ...]:
    if format.proof is None:
        return ()
    owner = workspace.formats.offer(format.code).plugin
    give = partial(format.proof, template, _blank(workspace))
    return items_of(owner, format, "proof", (Finding,), give)


def _blank(workspace: Workspace) -> Blank:
    return Blank(
        form=workspace.questions.form,
        indicators=workspace.questions.indicators,
        unit=workspace.unit,
        round=workspace.round,
        kinds=FrozenMap(workspace.kinds),
    )


def _problem(finding: Finding, workspace: Workspace) -> SaidProblem:
    kind = workspace.kinds[finding.code]
    said = {one: f"{finding.code}: {kind.words(finding, one)}" for one in LANGUAGES}
    return SaidProblem(str(finding.origin or ""), finding.code, tuple(said.items()))
