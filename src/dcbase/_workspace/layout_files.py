"""A layout of a workspace's own: a file beside ``dcbase.toml`` that an output names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from dcbase._workspace.template_files import content_of
from dcbase.errors import DataFileError, LayoutError, Problem, TemplateError, UnknownCodeError
from dcbase.layout import check_layout, resolve_layout
from dcbase.messages import LANGUAGES
from dcbase.model import Finding, Layout, Origin, core_kind
from dcbase.reading import read_yaml, structure

if TYPE_CHECKING:
    from dcbase._workspace.facade import Workspace

NAMESPACE = "workspace"


def layout_of(workspace: Workspace, named: str) -> Layout:
    """Return the layout that an output names, with what it extends in it.

    Args:
        workspace: Whose layouts and folder are looked in.
        named: A code, or the path of a file that ends in ``.yaml`` or ``.yml``.

    Raises:
        DataFileError: There is no such file in the folder, or something is wrong in it.
        dcbase.errors.LayoutError: It asks for what is not there.
        dcbase.errors.UnknownCodeError: Nothing has the code, or that of what it extends.
    """
    find = workspace.layouts.find
    if not is_file(named):
        return resolve_layout(find(named), find)
    written = _read(workspace, named)
    try:
        layout = resolve_layout(written, find)
        for problem in check_layout(layout, workspace.questions):
            raise problem.error()
    except LayoutError as error:
        if error.layout == written.code:  # people know the file, not the code in it
            error.facts["layout"] = named
        raise
    return layout


def faults(workspace: Workspace) -> Iterator[Finding]:
    """Yield what is wrong with the files of layouts that the outputs name, each file once."""
    for path in dict.fromkeys(one.layout for one in workspace.settings.outputs):
        try:
            if is_file(path):
                layout_of(workspace, path)
        except DataFileError as error:
            yield from (_fault(path, problem) for problem in error.problems)
        except (LayoutError, UnknownCodeError) as error:
            yield _fault(path, error)


def _fault(path: str, problem: Problem | LayoutError | UnknownCodeError) -> Finding:
    said = {f"problem_{one}": problem.words(one).rstrip(".") for one in LANGUAGES}
    return core_kind("DC-7107").found(origin=Origin(path), facts=said)


def is_file(named: str) -> bool:
    """Tell whether an output names a file and no code: no code has a full stop in it."""
    return named.endswith((".yaml", ".yml"))


def _read(workspace: Workspace, path: str) -> Layout:
    try:
        content = content_of(workspace.settings.root, path)
    except TemplateError as error:
        raise DataFileError(path=path, problems=error.problems) from error
    layout: Layout = structure(read_yaml(content, file=path), Layout, file=path)
    return evolve(layout, code=f"{NAMESPACE}:{layout.short}")
