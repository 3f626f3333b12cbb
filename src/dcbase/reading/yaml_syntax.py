"""What a syntax error of YAML means for the one who wrote the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dcbase.reading.problems import Problems

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

# Words of libyaml and of PyYAML's own parser, which stands in where libyaml is missing.
_KINDS = (
    ("found a tab character", "DC-1011"),
    ("did not find expected key", "DC-1015"),
    ("did not find expected '-'", "DC-1015"),
    ("did not find expected ','", "DC-1015"),
    ("did not find expected node content", "DC-1015"),
    ("expected <block end>", "DC-1015"),
    ("expected ',' or", "DC-1015"),
)

SLIPS = ("DC-1011", "DC-1012", "DC-1013", "DC-1014", "DC-1015", "DC-1016")
"""What may be a slip in one line."""
_KEY_END = re.compile(r":[ \t]")


def note_syntax_error(error: MarkedYAMLError, text: str, problems: Problems) -> None:
    """Add the finding that fits an error of the parser, at the place that has to be mended."""
    begun, met = error.context_mark, error.problem_mark
    words = ", ".join(part for part in (error.context, error.problem) if part)
    if "quoted scalar" in (error.context or "") and begun is not None:
        problems.add("DC-1012", begun.line + 1, begun.column + 1)
        return
    if "could not find expected ':'" in words and begun is not None:
        problems.add("DC-1014", begun.line + 1, begun.column + 1)
        return
    if "mapping values are not allowed" in words and met is not None:
        problems.add(*_colon(text.split("\n"), met.line, met.column))
        return
    line, column = (None, None) if met is None else (met.line + 1, met.column + 1)
    character = "" if met is None else text[met.index : met.index + 1]
    if "cannot start any token" in words:
        code = "DC-1011" if character == "\t" else "DC-1016"
        problems.add(code, line, column, character=character)
        return
    code = next((code for part, code in _KINDS if part in words), "DC-1010")
    problems.add(code, line, column, problem=words)


def _colon(lines: list[str], line: int, column: int) -> tuple[str, int, int]:
    """Return code, line and column (from 1) of what makes a colon one too many.

    Either it is the second of its line, or the parser takes a first line of a group that is no
    key (``DT05:8``) and the key below it for one text: then that line is to be mended, not this.
    """
    # A line at which no text is left: an old break was counted, and all is read again.
    if line < len(lines) and not _KEY_END.search(lines[line][:column]):
        begins, above = _group(lines, line)
        if begins < line and above.endswith(":"):
            return "DC-1014", begins + 1, _depth(lines[begins]) + 1
    return "DC-1013", line + 1, column + 1


def _group(lines: list[str], line: int) -> tuple[int, str]:
    """Return where the lines as deep as this one begin, and the line that they stand below."""
    begins = line
    for at in range(line - 1, -1, -1):
        row = lines[at].rstrip()
        if not row or row.lstrip().startswith("#"):
            continue
        if _depth(row) < _depth(lines[line]):
            return begins, row
        begins = at
    return begins, ":"  # the keys of the file itself


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
