"""Which character of a file each character of a text is, where escapes or folding come between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from attrs import define

from dcbase.model.within import Step
from dcbase.reading.nodes import Scalar

MOST_EXACT = 1_000_000
"""In a longer file places are those of a text's first character: no report comes near, and who
sends millions of lines shall not fill the memory with the places of their letters."""

_ESCAPED = re.compile(r"\\(?:x..|u....|U........|\n[ \t]*|.)", re.DOTALL)
_SECOND_HALF = re.compile(r"\\u[dD][c-fC-F]..")
"""Of a character that JSON writes as two."""
_BLANK = re.compile(r"\s+")
_BREAK = re.compile("\n")


@define
class RawScalar(Scalar):
    """A text that does not stand in the file as it is.

    Args:
        raw: What stands there, from the text's first character on, with a quote at its end.
        quote: What it stands in: in ``"`` a backslash begins an escape, in ``'`` that sign is
            written twice.
    """

    raw: str = ""
    quote: str = ""

    @property
    def escaped(self) -> bool:
        return self.quote == '"'


def steps_of(scalar: RawScalar) -> tuple[Step, ...]:
    """Return where in the file the characters of a text stand."""
    first = (0, 0, scalar.line, scalar.column)
    between = _in_one_line if scalar.escaped and "\n" not in scalar.raw else _in_lines
    return (first, *between(scalar))


def _in_one_line(scalar: RawScalar) -> Iterator[Step]:
    """Yield a step behind each escape: all texts of JSON are so, and most of YAML in quotes."""
    line = column = read = 0
    for found in _ESCAPED.finditer(scalar.raw):
        column += found.start() - read
        read = found.end()
        if found[0][1] == "n":
            line, column = line + 1, 0
        elif not _SECOND_HALF.fullmatch(found[0]):
            column += 1
        yield line, column, scalar.line, scalar.column + read


def _in_lines(scalar: RawScalar) -> Iterator[Step]:
    """Yield a step wherever the next character of the text is not the next one of the file."""
    breaks = [found.start() for found in _BREAK.finditer(scalar.raw)]
    expected = None
    for (line, column), offset in _pairs(scalar):
        below = bisect_left(breaks, offset)
        begins = breaks[below - 1] if below else -scalar.column
        place = (scalar.line + below, offset - begins)
        if place != expected or not column:
            yield (line, column, *place)
        expected = (place[0], place[1] + 1)


def _pairs(scalar: RawScalar) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield line and column of each visible character of the text, and where in `raw` it is."""
    text, raw, at, line, begins = scalar.text, scalar.raw, 0, 0, 0
    for index, character in enumerate(text):
        if character == "\n":
            line, begins = line + 1, index + 1
        if character.isspace():
            continue
        at = _behind_blanks(raw, at, scalar.escaped)
        yield (line, index - begins), at
        escape = _ESCAPED.match(raw, at) if scalar.escaped else None
        doubled = scalar.quote == "'" and character == "'" and raw[at : at + 2] == "''"
        at = escape.end() if escape else at + 1 + doubled


def _behind_blanks(raw: str, at: int, escaped: bool) -> int:
    """Return where the next visible character is, behind spaces, breaks and escapes of them."""
    while True:
        if blank := _BLANK.match(raw, at):
            at = blank.end()
        elif escaped and (found := _ESCAPED.match(raw, at)) and found[0][1] in "ntr \n_NLP\t":
            at = found.end()
        else:
            return at
