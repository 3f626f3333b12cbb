"""What scripts rely on: the exit code of every kind of failure."""

from __future__ import annotations

from pathlib import Path

import pytest

from dcbase import errors
from dcbase._cli import failures
from dcbase.errors import DcbaseError, UnknownCodeError

LOCK = Path(__file__).with_name("exit_codes.lock")


def kinds(of=DcbaseError):
    """Yield every failure that dcbase raises on purpose, by name."""
    for kind in sorted(of.__subclasses__(), key=lambda each: each.__name__):
        if kind.__module__ == errors.__name__ and kind.key:
            yield kind
        yield from kinds(kind)


def codes():
    lines = [f"{kind.__name__} {failures.code_of(kind(**facts(kind)))}" for kind in kinds()]
    lines += [f"UnknownCodeError({k}) {of_unknown(k)}" for k in ("unit", "code", "Layout")]
    named = ("WRONG_USE", "WORKSPACE", "NOTHING", "PLUGIN", "NOT_WRITTEN", "BUG", "INTERRUPTED")
    return sorted({*lines, *(f"{name} {getattr(failures, name)}" for name in named)})


def facts(kind):
    return {"kind": "Layout", "code": "x"} if kind is UnknownCodeError else {}


def of_unknown(kind):
    return failures.code_of(UnknownCodeError(kind=kind, code="x"))


def test_exit_codes_change_only_on_purpose():
    """A changed or missing line of exit_codes.lock breaks somebody's script."""
    assert LOCK.read_text(encoding="utf-8").splitlines() == codes()


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_no_failure_is_taken_for_a_bug(kind):
    """An expected failure has an exit code of its own, never that of a bug in dcbase."""
    assert failures.code_of(kind(**facts(kind))) not in (0, 1, failures.BUG)
