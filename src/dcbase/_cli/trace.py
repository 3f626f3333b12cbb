"""``dcbase trace``: where the printed figures of a file come from, and which were edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from dcbase._cli import wording
from dcbase._cli.local import WrongUseError
from dcbase._cli.options import built, workspace_option
from dcbase._cli.problems import NothingTracedError
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say
from dcbase.model import Finding, Traced

if TYPE_CHECKING:
    import click

    from dcbase._cli.wording import Kinds


def command(language: str) -> click.Command:
    import click

    return built(
        "trace",
        language,
        run,
        click.Argument(["file"], metavar="FILE"),
        click.Argument(["codes"], nargs=-1, metavar="[CODE]..."),
        workspace_option(language),
        examples=("dcbase trace bao-cao.docx", "dcbase trace bao-cao.docx DT05 --json"),
    )


def run(
    session: Session, file: str, codes: tuple[str, ...], folder: str | None, as_json: bool
) -> int:
    path = Path(file)
    if not path.is_file():
        raise WrongUseError(say("cli.no-file", session.language, path=file))
    traced, kinds = _traced(session, path, folder)
    found = _found(traced, codes)
    if not found.figures and not found.findings:
        raise NothingTracedError(path=file, sources=file)
    if as_json:
        print_document(_document(found, file, kinds))
    else:
        for line in _lines(found, kinds, session.language):
            print_line(line)
    return found.code


def _traced(
    session: Session, path: Path, folder: str | None
) -> tuple[Sequence[Traced | Finding], Kinds]:
    """Look in the file with the workspace's plugins, or else with the one for its suffix."""
    from dcbase._cli.opening import open_workspace, workspace_folder
    from dcbase._config import FILE_NAME
    from dcbase._workspace.tracing import trace_alone

    if folder is not None or (workspace_folder(None) / FILE_NAME).is_file():
        workspace = open_workspace(session, folder)
        return workspace.trace(path), workspace.kinds
    return trace_alone(path)


@frozen(kw_only=True)
class _Found:
    """What a file has: its figures, and what is wrong with it."""

    figures: tuple[Traced, ...]
    findings: tuple[Finding, ...]

    @property
    def changed(self) -> int:
        return sum(traced.changed for traced in self.figures)

    @property
    def code(self) -> int:
        return int(bool(self.changed) or any(finding.weighs for finding in self.findings))


def _found(traced: Sequence[Traced | Finding], codes: Sequence[str]) -> _Found:
    """Sort what came; with `codes`, the figures of these indicators only."""
    wanted = {code.upper() for code in codes}
    figures = [one for one in traced if isinstance(one, Traced)]
    return _Found(
        figures=tuple(one for one in figures if not wanted or one.ref.code.upper() in wanted),
        findings=tuple(one for one in traced if isinstance(one, Finding)),
    )


def _lines(found: _Found, kinds: Kinds, language: str) -> Iterator[str]:
    for finding in found.findings:
        yield from wording.lines(finding, kinds, language)
    for traced in found.figures:
        ref = traced.ref
        slot = f".{ref.slot}" if ref.slot else ""
        origin = safe(traced.origin) if traced.origin else say(f"cli.{_why(traced)}", language)
        time = f" ({safe(traced.period)})" if traced.period else ""
        named = f"{safe(ref.unit)}:{safe(ref.code + slot)}{time}"
        yield f"{named}  “{safe(traced.printed)}”  ← {origin}"
        if traced.changed:
            key = "trace-gone" if traced.now is None else "trace-changed"
            yield f"    {say(f'cli.{key}', language, now=safe(traced.now or ''))}"
    count = len(found.figures)
    yield say("cli.trace-summary", language, count=count, changed=found.changed)


def _why(traced: Traced) -> str:
    """Return why a figure has no place: the blank was printed, or it was computed."""
    from dcbase.prose import BLANK

    return "trace-missing" if traced.printed == BLANK else "trace-no-origin"


def _document(found: _Found, file: str, kinds: Kinds) -> dict[str, object]:
    return {
        "command": "trace",
        "exit_code": found.code,
        "file": file,
        "figures": [_figure(traced) for traced in found.figures],
        "findings": [wording.document(finding, kinds) for finding in found.findings],
    }


def _figure(traced: Traced) -> dict[str, object]:
    return {
        "name": traced.name,
        **asdict(traced.ref),
        "period": traced.period or None,
        "printed": traced.printed,
        "now": traced.now,
        "changed": traced.changed,
        "place": asdict(traced.origin) if traced.origin else None,
    }
