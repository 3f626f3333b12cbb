"""Read a workspace file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from string import Formatter
from typing import Any, TypeVar

from attrs import fields

from dcbase._config.declared import DECLARED, declared_as
from dcbase._config.settings import (
    CHILDREN,
    FILE_NAME,
    NAME_PATTERN,
    OutputSettings,
    RoundSettings,
    Settings,
    WorkspaceSettings,
)
from dcbase._config.table import Table
from dcbase._config.toml_mistake import toml_mistake
from dcbase.errors import Problem, WorkspaceFileError, WorkspaceNotFoundError
from dcbase.model import (
    FrozenMap,
    Header,
    Period,
    Recipient,
    Signature,
    Source,
    Waiver,
    Window,
    calendar_window,
)

T = TypeVar("T")


def read_settings(path: Path) -> Settings:
    """Read a workspace file, or the one in a folder.

    Raises:
        WorkspaceNotFoundError: There is none.
        WorkspaceFileError: It does not make sense; the error lists every problem.
    """
    import tomllib

    file = path / FILE_NAME if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        raise WorkspaceNotFoundError(path=str(file)) from None
    except OSError as error:
        problem = Problem("", "config-unreadable", (("problem", error),))
        raise WorkspaceFileError(path=str(file), problems=(problem,)) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        problem = Problem("", "config-encoding", (("line", line),))
        raise WorkspaceFileError(path=str(file), problems=(problem,)) from None
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = toml_mistake(str(error), text)
        raise WorkspaceFileError(path=str(file), problems=(problem,)) from None
    problems: list[Problem] = []
    settings = _settings(Table(content, "", problems), file.resolve().parent)
    if settings is None or problems:
        raise WorkspaceFileError(path=str(file), problems=tuple(problems))
    return settings


def _settings(table: Table, root: Path) -> Settings | None:
    workspace = _workspace(table.table("workspace"))
    plugins = _plugins(table.table("plugins", required=False))
    round = _round(table.table("round"))
    sources = _every(table, "source", lambda one: _source(one, root))
    outputs = _every(table, "output", _output)
    waivers = _every(table, "waiver", _waiver)
    head = table.table("header", required=False)
    recipients = tuple(Recipient(name=name) for name in head.texts("recipients", ()))
    signature = _signature(head.table("signature", required=False))
    header = _header(head)
    table.finish()
    if workspace is None or round is None:
        return None
    return Settings(
        root=root,
        workspace=workspace,
        plugins=plugins,
        round=round,
        sources=sources,
        outputs=outputs,
        waivers=waivers,
        header=header,
        recipients=recipients,
        signature=signature,
    )


def _every(table: Table, key: str, read: Callable[[Table], T | None]) -> tuple[T, ...]:
    found = [read(one) for one in table.tables(key)]
    return tuple(one for one in found if one is not None)


def _workspace(table: Table) -> WorkspaceSettings | None:
    facts: dict[str, Any] = {
        "name": table.text("name", ""),
        "unit": table.text("unit"),
        "language": table.text("language", "vi"),
        "store": table.text("store", ""),
    }
    table.finish()
    return table.made("language", lambda: WorkspaceSettings(**facts))


def _plugins(table: Table) -> tuple[str, ...]:
    use = table.texts("use", ())
    table.finish()
    return use


def _round(table: Table) -> RoundSettings | None:
    # A bare year is a number in TOML, and everybody writes it so at least once.
    written = table.text_or_number("period")
    parse = partial(Period.parse, written)
    period = table.made("period", parse, "config-period", got=written) if written else None
    window = _window(table, period)
    facts: dict[str, Any] = {
        "form": table.text("form"),
        "deadline": table.day("deadline", None),
        "expected": table.texts("expected", CHILDREN),
        "count": table.text("count", "all"),
        "form_format": table.text("form_format", "yaml"),
    }
    table.finish()
    if period is None or window is None:
        return None
    return table.made("count", lambda: RoundSettings(period=period, window=window, **facts))


def _window(table: Table, period: Period | None) -> Window | None:
    if "window" not in table.pairs:
        return None if period is None else calendar_window(period)
    window = table.table("window")
    start, end, label = window.day("from"), window.day("to"), window.text("label", "")
    window.finish()
    if start is None or end is None:
        return None
    day = {"start": start, "end": end}
    return table.made("window", lambda: Window(label=label, **day), "config-window", **day)


def _source(table: Table, root: Path) -> Source | None:
    type_, role = table.text("type"), table.text("role", "current")
    declared = {
        key: table.made(key, partial(declared_as, key, table.text(key)))
        for key in DECLARED
        if key in table.pairs
    }
    options = FrozenMap({key: str(value) for key, value in table.rest().items()})
    facts: dict[str, Any] = {"type": type_, "root": str(root), "options": options, "role": role}
    facts["declared"] = FrozenMap({key: value or "" for key, value in declared.items()})
    return table.made("role", lambda: Source(**facts))


def _output(table: Table) -> OutputSettings | None:
    written = table.text("name", NAME_PATTERN)
    facts: dict[str, Any] = {
        "of": table.text("for", "workspace"),
        "layout": table.made("layout", lambda: _code_or_file(table.text("layout"))),
        "formats": table.texts("formats"),
        "name": table.made("name", partial(_pattern, written), "config-name", got=written),
        "profile": table.text("profile", ""),
        "template": table.made("template", lambda: _inside(table.text("template", ""))),
    }
    table.finish()
    return table.made("for", lambda: OutputSettings(**facts))


def _pattern(name: str) -> str:
    """Return the pattern of a file name.

    Raises:
        ValueError: It cannot be filled in, or leads to another folder.
    """
    known = ("unit", "period", "layout")
    for _, field, spec, conversion in Formatter().parse(name):
        if field is not None and (field not in known or spec or conversion):
            raise ValueError(f"{{{field}}}; there are {', '.join(f'{{{each}}}' for each in known)}")
    if not name.strip() or "/" in name or "\\" in name:
        raise ValueError(f"{name!r} is not the name of a file")
    return name


def _code_or_file(layout: str) -> str:
    """Return the code of a layout, or the path of a file in the workspace's folder.

    Raises:
        ValueError: The path could lead out of it.
    """
    return _inside(layout) if layout.endswith((".yaml", ".yml")) else layout


def _inside(path: str) -> str:
    """Return a path that cannot lead out of the folder it starts from.

    Raises:
        ValueError: It could.
    """
    pieces = path.split("/")
    if path and ("\\" in path or ":" in path or not all(pieces) or {".", ".."} & set(pieces)):
        raise ValueError(f"{path!r} is not a path inside the workspace, such as mau/bao-cao.docx")
    return path


def _header(table: Table) -> FrozenMap[str, str | date]:
    lines: dict[str, str | date | None] = {"date": table.day("date", None)}
    for line in fields(Header):
        if line.name == "number":
            lines["number"] = table.text_or_number("number", "")
        elif line.name != "date":
            lines[line.name] = table.text(line.name, "")
    table.finish()
    said = {key: line for key, line in lines.items() if key in table.pairs}
    return FrozenMap({key: line for key, line in said.items() if line is not None})


def _signature(table: Table) -> Signature | None:
    lines = {line.name: table.text(line.name, "") for line in fields(Signature)}
    table.finish()
    return Signature(**lines) if table.pairs else None


def _waiver(table: Table) -> Waiver | None:
    facts: dict[str, Any] = {
        "finding": table.text("finding"),
        "unit": table.text("unit", ""),
        "code": table.text("code", ""),
        "reason": table.text("reason"),
        "office": table.text("office"),
        "expires": table.day("expires", None),
    }
    table.finish()
    return table.made("", lambda: Waiver(**facts))
