"""``dcbase import``: an old report as a YAML submission."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dcbase._cli import wording
from dcbase._cli.local import WrongUseError
from dcbase._cli.options import built, dry_run_option, option, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_content, print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace import Workspace
    from dcbase._workspace.importing import Imported
    from dcbase.model import Format, SaidFigure
    from dcbase.prose import Placed
    from dcbase.text import Legacy

_NEAR = 30  # characters of the line around a figure's words


def command(language: str) -> click.Command:
    import click

    return built(
        "import",
        language,
        run,
        click.Argument(["file"], metavar="FILE"),
        option(language, "out-import", "-o", "--out", metavar="FILE"),
        option(language, "convert", "--convert", type=click.Choice(["tcvn3", "vni"])),
        workspace_option(language),
        dry_run_option(language),
        examples=(
            "dcbase import bao-cao-2025.docx -o 02848.yaml",
            "dcbase import bao-cao-2004.txt --convert tcvn3 -o 02848.yaml",
        ),
    )


def run(
    session: Session,
    file: str,
    out: str | None,
    convert: Legacy | None,
    folder: str | None,
    dry_run: bool,
    as_json: bool,
) -> int:
    from dcbase._cli.opening import open_workspace
    from dcbase._workspace.importing import imported

    path = Path(file)
    if not path.is_file():
        raise WrongUseError(say("cli.no-file", session.language, path=file))
    workspace = open_workspace(session, folder)
    format = _format(workspace, path, session.language)
    if convert is not None and format.hostile:
        raise WrongUseError(say("cli.import-convert", session.language, path=safe(file)))
    found = imported(path, format, workspace.kit, workspace.round, convert)
    if found.placed is None and not found.findings:
        raise WrongUseError(say("cli.import-no-text", session.language, path=safe(file)))
    code = int(any(finding.weighs for finding in found.findings))
    if out is not None and found.placed is not None and not dry_run:
        _write(workspace, found, Path(out))
    if as_json:
        facts = {"file": file, "out": out, "dry_run": dry_run, **_counts(found.placed)}
        told = [wording.document(finding, workspace.kinds) for finding in found.findings]
        losses = {loss.kind: loss.count for loss in found.losses}
        facts |= {"losses": losses, "findings": told}
        print_document({"command": "import", "exit_code": code, **facts})
        return code
    if out is None and found.placed is not None and not dry_run:
        print_content(found.content)
    for line in _lines(found, workspace, session.language):
        print_line(line, error=True)
    return code


def _format(workspace: Workspace, path: Path, language: str) -> Format:
    """Return what reads a file of this name.

    Raises:
        WrongUseError: Nothing does.
    """
    formats = workspace.kit.formats
    format = next((one for one in formats if one.reads(path.name)), None)
    if format is None:
        can = ", ".join(one.suffixes[0] for one in formats if one.read)
        raise WrongUseError(say("cli.import-no-format", language, path=safe(path.name), can=can))
    return format


def _write(workspace: Workspace, found: Imported, target: Path) -> None:
    from dcbase.model import Artifact

    artifact = Artifact(name=target.name, media_type="application/yaml", content=found.content)
    workspace.deliver(artifact, target.parent)


def _counts(found: Placed | None) -> dict[str, Any]:
    if found is None:
        return {"words": {}, "blocks": 0, "unplaced": 0, "figures": []}
    blocks, lost = found.blocks
    figures = [_figure(one, found) for one in found.figures]
    return {"words": dict(found.words), "blocks": blocks, "unplaced": lost, "figures": figures}


def _figure(figure: SaidFigure, found: Placed) -> dict[str, Any]:
    origin = figure.code.origin
    return {
        "code": figure.code.text,
        "value": figure.value.text if figure.value else None,
        "qualifier": figure.qualifier.text if figure.qualifier else None,
        "restated": list(figure.restated),
        "place": str(origin) if origin else None,
        "line": origin.line if origin else None,
        "text": _text(figure, found),
    }


def _text(figure: SaidFigure, found: Placed) -> str:
    """Return the words around a figure: of its line, or of the text that refers to it."""
    origin = figure.code.origin
    for words, begin in (line for lines in found.lines.values() for line in lines):
        if origin and begin and origin.column and begin.line == origin.line:
            at = origin.column - (begin.column or 1)
            return words[max(0, at - _NEAR) : at + _NEAR].strip()
    for words, begin in (line for lines in found.lines.values() for line in lines):
        if origin is not None and begin == origin:
            at = _number_at(words, figure)
            return words[max(0, at - _NEAR) : at + _NEAR].strip()
    return ""


def _number_at(words: str, figure: SaidFigure) -> int:
    """Return where in a paragraph a figure's number stands; 0 if nobody can tell."""
    from decimal import Decimal, InvalidOperation

    from dcbase.prose import find_numbers

    try:
        value = Decimal(figure.value.text if figure.value else "")
    except InvalidOperation:
        return 0
    same = (one.begin for one in find_numbers(words) if value in (one.value, *(one.parts or ())))
    return next(same, 0)


def _lines(found: Imported, workspace: Workspace, language: str) -> Iterator[str]:
    placed = found.placed
    for loss in found.losses:
        yield say(f"cli.import-loss-{loss.kind}", language, count=loss.count)
    if placed is not None:
        words = dict(placed.words)
        yield say("cli.import-words", language, came=sum(words.values()), **words)
        blocks, lost = placed.blocks
        yield say("cli.import-blocks", language, blocks=blocks, lost=lost)
        for one in placed.figures:
            told = {key: safe(value) for key, value in _figure(one, placed).items()}
            yield say("cli.import-figure", language, **told)
    for finding in found.findings:
        yield from wording.lines(finding, workspace.kinds, language)
