"""Printing: safe on a terminal, plain in a pipe."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from contextvars import ContextVar
from typing import TextIO

import click

COLOURS = {"blocker": "red", "error": "red", "warning": "yellow", "info": "blue"}
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, marks that turn the direction of writing, halves of characters, line separators."""

_kept: ContextVar[TextIO | None] = ContextVar("kept", default=None)
"""Standard output, while it is kept for what dcbase prints."""


def safe(text: object) -> str:
    """Make text from outside harmless to a terminal: what would steer it is spelled out."""
    return "".join(
        character.encode("unicode_escape").decode() if _steers(character) else character
        for character in str(text)
    )


def safe_lines(text: object) -> str:
    """Likewise, and keep the line breaks."""
    return "\n".join(safe(line) for line in str(text).split("\n"))


@contextmanager
def output_kept() -> Iterator[None]:
    """Keep standard output for what is printed here; what plugins print goes to standard error.

    A plugin's `print` would stand before the document of ``--json``, or in a report.
    """
    token = _kept.set(sys.stdout)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        _kept.reset(token)


def print_line(text: str = "", *, error: bool = False) -> None:
    """Print a line that is safe already."""
    click.echo(text, file=None if error else _kept.get(), err=error, color=_colour())


def print_document(document: Mapping[str, object]) -> None:
    """Print the one JSON document of a command."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2), file=_kept.get())


def print_content(content: bytes) -> None:
    """Print a text document as it is; a terminal gets it harmless."""
    output = _kept.get() or sys.stdout
    if output.isatty():
        print_line(safe_lines(content.decode("utf-8", "backslashreplace")).rstrip("\n"))
        return
    output.flush()
    output.buffer.write(content)
    output.buffer.flush()


def coloured(text: str, severity: str) -> str:
    """Colour a severity's word."""
    return click.style(text, fg=COLOURS[severity], bold=severity == "blocker")


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _HIDDEN and character != "\t"


def _colour() -> bool | None:
    return False if os.environ.get("NO_COLOR") else None
