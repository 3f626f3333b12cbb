"""Words and braces: the one tokenizer of submissions and of layout sentences."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from attrs import define

_BRACES = re.compile(r"\{{2,}")


class Kind(enum.Enum):
    """What a token is."""

    WORDS = "words"
    """Text as it is printed; ``{{{{`` has become ``{{``."""
    REFERENCE = "reference"
    """What stands between ``{{`` and ``}}``."""
    UNCLOSED = "unclosed"
    """``{{`` without ``}}``; printed as it is."""


# Written once and thrown away when it is read; a frozen one takes twice as long to build.
@define
class Token:
    """A token; `start` is where it begins: for a reference, at its first brace."""

    kind: Kind
    text: str
    start: int


# Members of an enum are looked up slowly.
_WORDS, _REFERENCE, _UNCLOSED = Kind.WORDS, Kind.REFERENCE, Kind.UNCLOSED


def tokens(text: str) -> Iterator[Token]:
    """Cut a text at its braces.

    Four braces are a literal pair.  Of any other number of braces in a row the last two open
    a reference, if two or three are left when the literal pairs are taken away.  A reference
    ends at the next ``}}``; where another ``{{`` comes first, it was never closed.
    """
    read, close = 0, 0
    while found := _BRACES.search(text, read):
        if read < found.start():
            yield Token(_WORDS, text[read : found.start()], read)
        pairs, left = divmod(len(found[0]), 4)
        printed = "{{" * pairs + "{" * (left % 2)
        if printed:
            yield Token(_WORDS, printed, found.start())
        read = found.end()
        if left < 2:
            continue
        if 0 <= close < read:  # else it is still ahead, or there is none: never look twice
            close = text.find("}}", read)
        again = text.find("{{", read, close) if close > 0 else 0
        if again >= 0:
            yield Token(_UNCLOSED, "{{", read - 2)
        else:
            yield Token(_REFERENCE, text[read:close], read - 2)
            read = close + 2
    if read < len(text):
        yield Token(_WORDS, text[read:], read)
