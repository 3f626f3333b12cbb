"""The names that strangers import are locked."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

LOCK = Path(__file__).with_name("public.lock")
ROOMS = (
    "dcbase",
    "dcbase.errors",
    "dcbase.formula",
    "dcbase.layout",
    "dcbase.messages",
    "dcbase.model",
    "dcbase.plugin",
    "dcbase.prose",
    "dcbase.reading",
    "dcbase.tally",
    "dcbase.testing",
    "dcbase.text",
)


def public_names() -> list[str]:
    names = []
    for room in ROOMS:
        module = import_module(room)
        for name in sorted(getattr(module, "__all__", ())):
            getattr(module, name)  # every promised name is there
            names.append(f"{room}.{name}")
    return names


def test_public_names_change_only_on_purpose():
    """A name that is added or taken away is a line of public.lock in the same change."""
    assert LOCK.read_text(encoding="utf-8").splitlines() == public_names()
