"""What plugins rely on: every hook's name, arguments and kind."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from dcbase.plugin import NAME, spec

LOCK = Path(__file__).with_name("hooks.lock")
HOOKS = sorted(name for name in vars(spec) if name.startswith(f"{NAME}_"))
TESTS = Path(__file__).parents[1]


def locked(name: str) -> str:
    hook = getattr(spec, name)
    flags = getattr(hook, f"{NAME}_spec")
    kind = "firstresult" if flags["firstresult"] else "collects"
    historic = " historic" if flags["historic"] else ""
    return f"{name}{inspect.signature(hook)} {kind}{historic}"


def test_no_hook_changes_unseen():
    """A changed or missing line of hooks.lock needs another major version."""
    assert LOCK.read_text(encoding="utf-8").splitlines() == [locked(name) for name in HOOKS]


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_documented(name):
    """A hook says in its first sentence what to return, and since when it exists."""
    words = inspect.getdoc(getattr(spec, name)) or ""
    assert words.split("\n")[0].endswith(".")
    assert words.startswith(("Return", "Say", "Lay"))
    assert ".. versionadded::" in words


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_tested(name):
    """Each hook is implemented by some plugin in the tests."""
    here = Path(__file__)
    others = [path for path in TESTS.rglob("*.py") if path != here]
    assert any(f"def {name}" in path.read_text(encoding="utf-8") for path in others)
