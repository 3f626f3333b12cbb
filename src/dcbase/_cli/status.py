"""``dcbase status``: who has sent what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from dcbase._cli.options import as_of_option, built, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    import click

    from dcbase._workspace import UnitStatus

STATES = ("accepted", "with-errors", "blocked", "absent", "unknown")


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

    statuses = open_workspace(session, folder, as_of=as_of).status()
    code = int(any(status.state != "accepted" for status in statuses))
    if as_json:
        print_document(_document(statuses, code))
    else:
        for line in _lines(statuses, session.language):
            print_line(line)
    return code


def _lines(statuses: tuple[UnitStatus, ...], language: str) -> Iterator[str]:
    width = max((len(status.unit.name) for status in statuses), default=0)
    for status in statuses:
        facts = [say(f"cli.{status.state}", language)]
        facts += [say("cli.late", language)] if status.late else []
        facts += [say("cli.count-error", language, n=status.errors)] if status.errors else []
        facts += [say("cli.count-warning", language, n=status.warnings)] if status.warnings else []
        files = f"  {safe(', '.join(status.files))}" if status.files else ""
        yield f"{status.unit.code:<8}{safe(status.unit.name):<{width}}  {', '.join(facts)}{files}"
    yield ", ".join(
        f"{say(f'cli.{state}', language)}: {count}" for state, count in _counts(statuses).items()
    )


def _document(statuses: Iterable[UnitStatus], code: int) -> dict[str, object]:
    listed = [
        {
            "code": status.unit.code,
            "name": status.unit.name,
            "state": status.state,
            "files": list(status.files),
            "errors": status.errors,
            "warnings": status.warnings,
            "late": status.late,
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
