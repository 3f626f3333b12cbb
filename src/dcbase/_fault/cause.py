"""What was raised and where in the plugin, in one line."""

from __future__ import annotations

import re
from enum import Enum

from dcbase import model
from dcbase._fault.place import place_of
from dcbase.errors import DcbaseError, EntryError, Problem, SaidProblem, StopError, shorten
from dcbase.messages import LANGUAGES, say

_MOST = 240


class ToldError(Exception):
    """It has been said elsewhere what was raised, and where; in English, then in Vietnamese."""

    def words(self, language: str) -> str:
        return str(self.args[-1] if language == "vi" else self.args[0])


def cause(error: BaseException, language: str = "en") -> str:
    """Say what a plugin raised: ``KeyError: 'HS01' [house.py:12]``.

    Args:
        error: As it was caught, with its traceback.
        language: Of what dcbase itself has to say; an exception's own text stays as it came.

    Returns:
        The type, what it says, and the last line in the plugin's own files that was running;
        these go by their names only, a package's by the package.
    """
    if isinstance(error, ToldError):
        return error.words(language)
    place = place_of(error)
    said = shorten(" ".join(_said(error, language).split()), _MOST)
    return f"{said} [{place}]" if place else said


def cause_of(error: BaseException) -> Problem:
    """Return what `cause` says, in both languages."""
    said = tuple((language, cause(error, language)) for language in LANGUAGES)
    return SaidProblem("", "", said)


def _said(error: BaseException, language: str) -> str:
    kind = type(error).__name__
    try:
        text = _text(error, language)
    except Exception:  # noqa: BLE001 - one of a plugin's own, or one of ours without its facts
        return say("errors.raised-unsayable", language, kind=kind)
    return f"{kind}: {text}" if text else kind


def _text(error: BaseException, language: str) -> str:
    if isinstance(error, StopError):
        return str(error.facts[language])  # its plugin is named around it
    if isinstance(error, DcbaseError):
        head, _, listed = error.words(language).partition("\n")
        return f"{head} {listed.replace(chr(10), ';')}" if listed else head
    if isinstance(error, EntryError):
        return error.problem.words(language)
    if isinstance(error, SyntaxError):
        return error.msg
    # The validators of attrs raise with their sentence first, then the attribute and the value.
    first = error.args[0] if len(error.args) > 1 else None
    text = first if isinstance(first, str) else str(error)
    found = re.search(r" is not a valid (\w+)\Z", text)
    words = getattr(model, found[1], None) if found else None
    if isinstance(words, type) and issubclass(words, Enum):
        listed = ", ".join(str(one.value) for one in words)
        return say("errors.raised-no-word", language, text=text, words=listed)
    return text
