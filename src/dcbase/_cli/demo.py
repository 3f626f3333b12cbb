"""``dcbase demo``: the reference report and a province, made while you watch."""

from __future__ import annotations

from pathlib import Path

import click

from dcbase._cli.options import built, dry_run_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe
from dcbase.messages import say


def command(language: str) -> click.Command:
    return built(
        "demo",
        language,
        run,
        click.Argument(["folder"], required=False, default="dcbase-demo", metavar="[DIR]"),
        dry_run_option(language),
        examples=("dcbase demo", "dcbase demo /tmp/xem_thu"),
    )


def run(session: Session, folder: str, dry_run: bool, as_json: bool) -> int:
    made = _would_make(Path(folder)) if dry_run else _make(Path(folder))
    if as_json:
        files = [str(path) for path in made]
        print_document({"command": "demo", "exit_code": 0, "dry_run": dry_run, "files": files})
        return 0
    for path in made:
        print_line(safe(path))
    if not dry_run:
        print_line(say("cli.demo-next", session.language), error=True)
    return 0


def _make(folder: Path) -> tuple[Path, ...]:
    from dcbase.testing.demo import make_demo

    return make_demo(folder)


def _would_make(folder: Path) -> tuple[Path, ...]:
    """Name the files: made in a place that is thrown away, since only making them tells."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as elsewhere:
        place = Path(elsewhere).resolve() / "demo"
        return tuple(folder / path.resolve().relative_to(place) for path in _make(place))
