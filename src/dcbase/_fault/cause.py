"""What was raised and where in the plugin, in one line."""

from __future__ import annotations

import re
from enum import Enum

from dcbase import model
from dcbase._fault.place import place_of
from dcbase.errors import DcbaseError, shorten

_MOST = 240


class ToldError(Exception):
    """It has been said elsewhere what was raised, and where."""


def cause(error: BaseException) -> str:
    """Say what a plugin raised: ``KeyError: 'HS01' [house.py:12]``.

    Args:
        error: As it was caught, with its traceback.

    Returns:
        The type, what it says, and the last line in the plugin's own files that was running;
        these go by their names only, a package's by the package.
    """
    if isinstance(error, ToldError):
        return str(error)
    place = place_of(error)
    said = shorten(" ".join(_said(error).split()), _MOST)
    return f"{said} [{place}]" if place else said


def _said(error: BaseException) -> str:
    kind = type(error).__name__
    try:
        text = _text(error)
    except Exception:  # noqa: BLE001 - one of a plugin's own, or one of ours without its facts
        return f"{kind}, which cannot be put into words"
    return f"{kind}: {text}" if text else kind


def _text(error: BaseException) -> str:
    if isinstance(error, DcbaseError):
        return str(error)
    if isinstance(error, SyntaxError):
        return error.msg
    # The validators of attrs raise with their sentence first, then the attribute and the value.
    first = error.args[0] if len(error.args) > 1 else None
    text = first if isinstance(first, str) else str(error)
    found = re.search(r" is not a valid (\w+)\Z", text)
    words = getattr(model, found[1], None) if found else None
    if isinstance(words, type) and issubclass(words, Enum):
        return f"{text}: expected one of {', '.join(str(one.value) for one in words)}"
    return text
