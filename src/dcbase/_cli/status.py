"""``dcbase status``: who has sent what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from dcbase._cli import wording
from dcbase._cli.options import as_of_option, built, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace import UnitStatus

STATES = ("accepted", "with-errors", "blocked", "absent", "unknown", "refused", "passed-over")
RARE = ("refused", "passed-over")
GOOD = ("accepted", "passed-over")


def command(language: str) -> click.Command:
    return built(
        "status",
        language,
        run,
        workspace_option(language),
        as_of_option(language),
        examples=("dcbase status", "dcbase status -w lao_cai --as-of 2025-11-20"),
    )


def run(session: Session, folder: str | None, as_of: datetime | None, as_json: bool) -> int:
    from dcbase._cli.opening import open_workspace

    workspace = open_workspace(session, folder, as_of=as_of)
    statuses = workspace.status()
    code = int(any(status.state not in GOOD for status in statuses))
    if as_json:
        print_document(_document(statuses, workspace.kinds, code))
    else:
        for line in _lines(statuses, workspace.kinds, session.language):
            print_line(line)
    return code


def _lines(statuses: tuple[UnitStatus, ...], kinds: wording.Kinds, language: str) -> Iterator[str]:
    width = max((len(status.unit.name) for status in statuses), default=0)
    for status in statuses:
        if status.findings:  # about a file that is nobody's report: all there is to say
            for finding in status.findings:
                yield from wording.lines(finding, kinds, language)
            continue
        facts = [say(f"cli.{status.state}", language)]
        facts += [say("cli.late", language)] if status.late else []
        facts += [say("cli.count-error", language, n=status.errors)] if status.errors else []
        facts += [say("cli.count-warning", language, n=status.warnings)] if status.warnings else []
        files = f"  {safe(', '.join(status.files))}" if status.files else ""
        code = status.unit.code if status.state != "unknown" else "–"
        yield f"{code:<8}{safe(status.unit.name):<{width}}  {', '.join(facts)}{files}"
    yield ", ".join(
        f"{say(f'cli.{state}', language)}: {count}"
        for state, count in _counts(statuses).items()
        if count or state not in RARE
    )


def _document(statuses: Iterable[UnitStatus], kinds: wording.Kinds, code: int) -> dict[str, object]:
    listed = [
        {
            "code": status.unit.code,
            "name": status.unit.name,
            "state": status.state,
            "files": list(status.files),
            "errors": status.errors,
            "warnings": status.warnings,
            "late": status.late,
            "findings": [wording.document(finding, kinds) for finding in status.findings],
        }
        for status in statuses
    ]
    return {
        "command": "status",
        "exit_code": code,
        "summary": _counts(statuses),
        "units": listed,
    }


def _counts(statuses: Iterable[UnitStatus]) -> dict[str, int]:
    counted = Counter(status.state for status in statuses)
    return {state: counted[state] for state in STATES}
