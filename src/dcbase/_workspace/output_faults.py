"""What is wrong with the outputs of a workspace, told before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dcbase._config import FILE_NAME
from dcbase._workspace import layout_files, outputs, templates
from dcbase._workspace.blaming import owner_named
from dcbase.errors import (
    DataFileError,
    DcbaseError,
    LayoutError,
    UnknownCodeError,
    WorkspaceFileError,
)
from dcbase.layout import check_layout, resolve_profile
from dcbase.messages import LANGUAGES
from dcbase.model import Finding, Origin, core_kind

if TYPE_CHECKING:
    from dcbase._config import OutputSettings
    from dcbase._workspace.facade import Workspace


def faults(workspace: Workspace) -> Iterator[Finding]:
    """Yield what is wrong with the outputs of a workspace, before anything is printed.

    Raises:
        PluginError, LayoutError: An official form or a layout that a plugin brings makes no sense,
            whether or not an output names it: `build` would stop at it.
    """
    workspace.profiles, workspace.layouts  # noqa: B018 - asked for what they raise
    sound = []
    for number, output in enumerate(workspace.settings.outputs, 1):
        wrong = list(_wrong(workspace, output))
        sound += [] if wrong else [output]
        for error in () if _is_of_a_file(output, wrong) else wrong:
            said = {f"problem_{language}": _said(error, language) for language in LANGUAGES}
            origin = Origin(FILE_NAME)
            yield core_kind("DC-9002").found(origin=origin, facts={"number": number, **said})
    yield from templates.faults(workspace, sound)
    yield from layout_files.faults(workspace)


def _is_of_a_file(output: OutputSettings, wrong: Sequence[DcbaseError]) -> bool:
    """Tell whether nothing is wrong but what stands in a layout's own file, which is said of it."""
    in_it = (DataFileError, LayoutError, UnknownCodeError)
    return layout_files.is_file(output.layout) and all(isinstance(one, in_it) for one in wrong)


def _wrong(workspace: Workspace, output: OutputSettings) -> Iterator[DcbaseError]:
    def layout() -> None:
        whole = outputs.layout_for(workspace, output, outputs.subject_of(workspace, output.of))
        for problem in check_layout(whole, workspace.questions):
            raise problem.error()

    def formats() -> None:
        outputs.formats_for(workspace, output)

    def profile() -> None:
        if output.profile:
            resolve_profile(outputs.profile_for(workspace, output), workspace.profiles.find)

    for look in (layout, formats, profile):
        try:
            with owner_named(workspace):
                look()
        except DcbaseError as error:
            yield error


def _said(error: DcbaseError, language: str) -> str:
    """Say a failure in one sentence, without the place that is named anyway."""
    if isinstance(error, WorkspaceFileError):
        return "; ".join(problem.words(language) for problem in error.problems)
    return " ".join(error.words(language).split())
