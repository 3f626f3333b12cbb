"""What an ``[[output]]`` names: looked up, and refused with its key in the workspace file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from dcbase._config import FILE_NAME
from dcbase._workspace.layout_files import is_file, layout_of
from dcbase.errors import Problem, UnknownCodeError, WorkspaceFileError
from dcbase.model import Format, Layout, Profile

if TYPE_CHECKING:
    from dcbase._config import OutputSettings
    from dcbase._workspace.facade import Workspace

E = TypeVar("E")


def format_of(workspace: Workspace, code: str, where: str) -> Format:
    """Return a format that the workspace file names.

    Args:
        code: Of the format.
        where: The key that names it: ``output[1].formats``.

    Raises:
        WorkspaceFileError: There is none.
    """
    return _found(workspace, workspace.formats.find, code, where, "config-format")


def formats_for(workspace: Workspace, output: OutputSettings) -> tuple[Format, ...]:
    """Return the formats of an output.

    Raises:
        WorkspaceFileError: One is not there, or can only be read.
    """
    where = _key(workspace, output, "formats")
    formats = tuple(format_of(workspace, code, where) for code in output.formats)
    for format in formats:
        if format.render is None and format.fill is None:
            can = ", ".join(sorted(one.code for one in workspace.formats if one.render))
            facts = (("got", format.code), ("expected", can))
            raise _refused(workspace, Problem(where, "config-format-read", facts))
    return formats


def layout_for(workspace: Workspace, output: OutputSettings, of: str) -> Layout:
    """Return the layout of an output, with what it extends in it.

    Args:
        of: What is printed: ``report`` or ``aggregate``.

    Raises:
        WorkspaceFileError: There is none, or it is for the other kind.
        DataFileError, LayoutError: It is there and makes no sense.
    """
    where = _key(workspace, output, "layout")
    if not is_file(output.layout):
        _found(workspace, workspace.layouts.find, output.layout, where, "config-layout")
    layout = layout_of(workspace, output.layout)
    if layout.of != of:
        raise _refused(workspace, Problem(where, f"config-layout-of-{of}", (("got", layout.code),)))
    return layout


def profile_for(workspace: Workspace, output: OutputSettings) -> Profile:
    """Return the official form that an output names.

    Raises:
        WorkspaceFileError: There is none.
    """
    where = _key(workspace, output, "profile")
    return _found(workspace, workspace.profiles.find, output.profile, where, "config-profile")


def subject_of(workspace: Workspace, of: str) -> str:
    """Return what an output for ``workspace`` or ``each`` prints: ``report`` or ``aggregate``."""
    own = of == "each" or workspace.unit.code in workspace.expected
    return "report" if own else "aggregate"


def _found(workspace: Workspace, find: Callable[[str], E], code: str, where: str, key: str) -> E:
    try:
        return find(code)
    except UnknownCodeError as error:
        known = error.suggestion
        near = f" {known}" if known.startswith("→") or not known else f" ({known})"
        facts = (("got", code), ("suggestion", near.rstrip()))
        raise _refused(workspace, Problem(where, key, facts)) from error


def _key(workspace: Workspace, output: OutputSettings, name: str) -> str:
    outputs = workspace.settings.outputs
    return f"output[{outputs.index(output) + 1}].{name}" if output in outputs else name


def _refused(workspace: Workspace, problem: Problem) -> WorkspaceFileError:
    path = str(workspace.settings.root / FILE_NAME)
    return WorkspaceFileError(path=path, problems=(problem,))
