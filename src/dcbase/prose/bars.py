"""Tables as they are written in a text: lines that begin with a bar, one of them a rule.

The rule (``|---|---|``) stands below the head, or first of all where there is none.  Without it
lines with bars are words like any other, so that no text becomes a table by accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dcbase.prose.tokens import Kind, tokens

_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_BAR = re.compile(r"\\[\\|-]|\|")
_ESCAPED = re.compile(r"\\[\\|-]")
_MOST_BARS = 100  # in a line
_MOST_CELLS = 50_000  # when short rows are filled up

Written = tuple[int, str]
"""Words as they were written, and where in their line they begin."""


def bars_from(lines: Sequence[str], first: int) -> tuple[int, bool]:
    """Return where lines with bars end, and whether they are a table.

    Args:
        lines: Of a text.
        first: The first of them that begins with a bar.
    """
    end, most, rules = first, 0, 0
    while end < len(lines) and (line := lines[end].strip()).startswith("|"):
        most = max(most, line.count("|"))
        rules += is_rule(line)
        end += 1
    fits = most <= _MOST_BARS and most * (end - first) <= _MOST_CELLS
    return end, fits and 0 < rules < end - first


def look_ruled(lines: Sequence[str]) -> bool:
    """Tell whether lines were meant as a table: several, each between two bars."""
    every = [line.strip() for line in lines]
    return len(every) > 1 and all(len(line) > 1 and line.endswith("|") for line in every)


def is_rule(line: str) -> bool:
    """Tell whether a line parts the head of a table from its rows."""
    return _RULE.fullmatch(line.strip()) is not None


def cells_in(line: str) -> list[Written]:
    """Cut a line at its bars; those in references and behind a backslash are words."""
    references = _references(line)
    bars = [
        found.start()
        for found in _BAR.finditer(line)
        if found[0] == "|" and not any(found.start() in one for one in references)
    ]
    last = len(line.rstrip())
    ends = zip(bars, [*bars[1:], last], strict=True)
    cells = [(bar + 1, line[bar + 1 : end]) for bar, end in ends]
    closed = len(cells) > 1 and cells[-1][0] == last
    return cells[:-1] if closed else cells


def parts_of(cell: Written) -> Iterator[Written]:
    """Yield the words of a cell, cut where a backslash marks the sign behind it as a word."""
    begin, text = cell
    references = _references(text)
    at = 0
    for found in _ESCAPED.finditer(text):
        if any(found.start() in one for one in references):
            continue
        if at < found.start():
            yield begin + at, text[at : found.start()]
        at = found.start() + 1
    if at < len(text):
        yield begin + at, text[at:]


def _references(text: str) -> list[range]:
    return [
        range(token.start, token.start + len(token.text) + 4)
        for token in (tokens(text) if "{{" in text else ())
        if token.kind is Kind.REFERENCE
    ]
