"""The file of an office's own template, and the format that it is for."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase.errors import Problem, TemplateError
from dcbase.model import Format, Received

if TYPE_CHECKING:
    from dcbase._config import OutputSettings
    from dcbase._workspace.facade import Workspace

MOST_BYTES = 64 * 1024 * 1024


def opened(workspace: Workspace, output: OutputSettings) -> tuple[Format, Received]:
    """Return the format that fills an output's template, and the template.

    Raises:
        TemplateError: It is not in the workspace's folder, or no format of the output fills it.
    """
    format = format_of(workspace, output)
    content = content_of(workspace.settings.root, output.template)
    return format, Received(output.template, sha256(content).hexdigest(), content)


def format_of(workspace: Workspace, output: OutputSettings) -> Format:
    """Return the format of an output that its template is for, by its suffix.

    Raises:
        TemplateError: There is none.
    """
    name = output.template.lower()
    formats = [workspace.formats.find(code) for code in output.formats]
    filling = [one for one in formats if one.fill is not None]
    for format in filling:
        if name.endswith(format.suffixes):
            return format
    suffix = Path(name).suffix or name
    can = sorted({one.suffixes[0] for one in workspace.formats if one.fill})
    raise _refused(output.template, "template-format", suffix=suffix, can=", ".join(can) or "–")


def content_of(root: Path, name: str) -> bytes:
    """Return the bytes of a file that a workspace names.

    Raises:
        TemplateError: It is not in the workspace's folder, cannot be read, or is too big.
    """
    try:
        path = (root / name).resolve(strict=True)
        if not path.is_relative_to(root.resolve()) or not path.is_file():
            raise _refused(name, "template-link")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(name, "template-missing") from None
    except OSError as error:
        raise _refused(name, "config-unreadable", problem=error) from None
    if len(content) > MOST_BYTES:
        raise _refused(name, "template-size", most=MOST_BYTES)
    return content


def _refused(path: str, key: str, **facts: object) -> TemplateError:
    return TemplateError(path=path, problems=(Problem(path, key, tuple(facts.items())),))
