"""What was meant by a line at which YAML breaks, where that line alone shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from dcbase.model import Finding

_KEY = re.compile(r"(\s*(?:- +)?[^\s:#'\"{\[][^:#'\"{\[]*?:)(?! )(.+)")
_VALUE = re.compile(r"(\s*(?:- +)?[^:#'\"{\[]+: +)(.*)")
_COMMENT = re.compile(r"[ \t]#.*")
_DEPTH = re.compile(r"( +)\S")


@frozen
class Slip:
    """A line as it was meant.

    Args:
        text: The line, without its end.
        behind: The column, from 1, from which on its text stands further to the right.
        by: By how many columns.
    """

    text: str
    behind: int
    by: int

    def column(self, column: int) -> int:
        """Return the column in the line that was sent."""
        return column if column <= self.behind else max(column - self.by, 1)


def meant(finding: Finding, lines: Sequence[str]) -> Slip | None:
    """Return the line of a finding about broken syntax as it was meant.

    A tab in the indentation is taken for a level, a colon is given its space, a text the quotes
    that it lacks, or the second of them.  None where nobody can say.
    """
    origin = finding.origin
    if origin is None or not origin.line or not origin.column or origin.line > len(lines):
        return None
    line, column = lines[origin.line - 1], origin.column
    if finding.code == "DC-1011":
        return _indented(line, lines)
    if finding.code == "DC-1012":
        return _closed(line, column)
    if finding.code == "DC-1014":
        found = _KEY.fullmatch(line)
        return found and Slip(f"{found[1]} {found[2]}", len(found[1]) + 1, 1)
    return _quoted(line, column, finding.code)


def _indented(line: str, lines: Sequence[str]) -> Slip | None:
    text = line.lstrip(" \t")
    indent = line[: len(line) - len(text)]
    level = next((len(found[1]) for one in lines if (found := _DEPTH.match(one))), 2)
    if "\t" not in indent:
        return None
    spaces = indent.replace("\t", " " * level)
    return Slip(spaces + text, 1, len(spaces) - len(indent))


def _closed(line: str, column: int) -> Slip | None:
    quote, rest = line[column - 1 : column], line[column:].rstrip()
    if not quote or quote in rest or rest.endswith("\\"):
        return None
    return Slip(f"{line[:column]}{rest}{quote}", len(line) + 1, 0)


def _quoted(line: str, column: int, code: str) -> Slip | None:
    found = _VALUE.fullmatch(line)
    if found is None or column <= len(found[1]):  # it is not the value that breaks
        return None
    if code == "DC-1015" and not found[2].startswith("{{"):
        return None
    text = _COMMENT.sub("", found[2]).rstrip().replace("'", "''")
    return Slip(f"{found[1]}'{text}'", len(found[1]) + 1, 1)
