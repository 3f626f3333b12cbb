"""The plain part of YAML, in which most reports are written, read line by line.

A parser of all YAML asks of every sign what it might begin, and makes an event of every text.
Most files hold nothing but ``KEY: text``, groups of such lines, blocks behind ``|``, lists and
short groups in braces, and each of those lines can be read by itself, in less than half the time.
A line that might mean anything else is not read here at all: then the whole file is the strict
reader's, so that there is one answer to every file.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from dcbase.reading.nodes import Line, Map, Node, Scalar, Sequence, map_of, map_of_lines
from dcbase.reading.problems import MOST_LEVELS

MOST_SIGNS = 200_000
"""A longer file is left to the reader that counts values, of which it may have too many."""

_NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}+"
_KEY = f"{_NAME}(?::{_NAME})?+"
_QUOTED = r""" "[^"\\\n]*+" | '[^'\n]*+' """
_PLAIN = r" \w[^:\#\n]*+ (?: :\w[^:\#\n]*+ )*+ "  # a colon inside a word ends no key
_BRACES = r" \{[^{}\#\n]*+\} "
_BLOCK = r" (?P<margin>(?P=indent)[ ]++) [^\n]++\n (?: (?P=margin)[^\n]*+\n | \n )*+ "
_LINE = re.compile(
    rf"""(?P<indent>[ ]*+)
    (?: ({_KEY}): (?: [ ] (?:
            ({_PLAIN})
          | (["']) ( (?<=") [^"\\\n]*+ | (?<=') [^'\n]*+ ) \4
          | ({_BRACES})
          | \|(-?+)[ ]*+\n (?P<block>{_BLOCK})
        ) )?+
        (?(block) | [ ]*+ (?: (?<=[ ]) \#[^\n]*+ )?+ \n )
      | ([^\n]*+)\n )""",
    re.VERBOSE,
)
_Row: TypeAlias = tuple[str, str, str, str, str, str, str, str, str, str]
"""Of a line: indentation and key; a plain value, a quote and the value in it, or a group in braces;
the sign behind ``|``, the lines below it and what stands before each of them; and what the line is
if it has no key."""
_ITEM = re.compile(rf"-[ ] ( {_QUOTED} | {_PLAIN} | {_BRACES} )", re.VERBOSE)
_IN_BRACES = re.compile(
    rf"[ ]? ({_NAME}):[ ] ( {_QUOTED} | \w[\w .%/-]*+ ) (?: , | \}}\Z )", re.VERBOSE
)


class _OtherYamlError(Exception):
    """A line may mean something that is not read here."""


def read_plain(text: str) -> Map | None:
    """Return the group of keys that a text is; None if it is not plain from end to end.

    Args:
        text: With ``\\n`` at the end of every line, the last one too.
    """
    # No tab, no control character, no other break: every character is one column, every line one.
    if len(text) > MOST_SIGNS or text[-1:] != "\n" or not text.replace("\n", "").isprintable():
        return None
    try:
        return _Lines(_LINE.findall(text)).whole()
    except _OtherYamlError:
        return None


class _Lines:
    """Reads the lines of one file, each at most once."""

    __slots__ = ("_at", "_inside", "_rows")

    def __init__(self, rows: list[_Row]) -> None:
        self._rows = rows
        self._at = 0
        """The row that is read next, from 0."""
        self._inside = 0
        """How many lines of blocks stand before it: they are no rows."""

    def whole(self) -> Map | None:
        self._pass_over()
        root = self._group(0)
        return root if self._at == len(self._rows) else None

    def _group(self, depth: int) -> Map:
        """Read the keys that have `depth` spaces before them."""
        lines: list[Line] = []
        add = lines.append
        rows, at, end, margin = self._rows, self._at, len(self._rows), " " * depth
        inside = self._inside
        node: Node
        while at < end:
            indent, key, plain, quote, quoted, braces, sign, block, within, other = rows[at]
            if indent == margin and (plain or quote):  # nearly all
                at += 1
                column = depth + len(key) + 3
                if quote:
                    add((key, quoted, at + inside, column + 1))
                else:
                    add((key, plain.rstrip(" "), at + inside, column))
                continue
            if not key and (not other or other[0] == "#"):
                at += 1
                continue
            if len(indent) != depth or not key:
                if len(indent) >= depth:
                    raise _OtherYamlError
                break
            at += 1
            line, column = at + inside, depth + len(key) + 3
            if block:
                node = _of_block(block, sign, line + 1, len(within))
                inside += block.count("\n")
            elif braces:
                node = _in_braces(braces, line, column)
            else:
                self._at, self._inside = at, inside
                node = self._below(depth, line, column - 1)
                at, inside = self._at, self._inside
            add((key, node, line, column))
        self._at, self._inside = at, inside
        if not lines or len({line[0] for line in lines}) < len(lines):
            raise _OtherYamlError
        return map_of_lines(lines, depth)

    def _below(self, depth: int, line: int, column: int) -> Node:
        """Read what stands under a key or, if nothing does, say so behind its colon."""
        self._pass_over()
        if self._at == len(self._rows):
            return Scalar("", line, column, True)
        indent, key, *_ = self._rows[self._at]
        if len(indent) <= depth:
            return Scalar("", line, column, True)
        if len(indent) > MOST_LEVELS:  # it may be too deep
            raise _OtherYamlError
        return self._group(len(indent)) if key else self._list(len(indent))

    def _list(self, depth: int) -> Sequence:
        """Read the items whose dashes have `depth` spaces before them."""
        nodes: list[Node] = []
        first = self._at + self._inside + 1
        while self._at < len(self._rows):
            indent, *_, other = self._rows[self._at]
            if len(indent) < depth:
                break
            if len(indent) > depth or not other.startswith("- "):
                raise _OtherYamlError
            nodes.append(self._item(depth, other))
            self._pass_over()
        return Sequence(tuple(nodes), first, depth + 1)

    def _item(self, depth: int, other: str) -> Node:
        if found := _ITEM.fullmatch(other):
            self._at += 1
            read = _in_braces if found[1][0] == "{" else _text
            return read(found[1], self._at + self._inside, depth + 3)
        # A group that begins behind the dash: its other keys stand below the first one.
        row = _LINE.fullmatch(f"{' ' * (depth + 2)}{other[2:]}\n")
        if row is None or not row[2]:
            raise _OtherYamlError
        self._rows[self._at] = row.groups("")  # type: ignore[assignment] # ten
        return self._group(depth + 2)

    def _pass_over(self) -> None:
        """Go to the next line that is neither empty nor a comment."""
        rows = self._rows
        while self._at < len(rows):
            _, key, *_, other = rows[self._at]
            if key or (other and other[0] != "#"):
                return
            self._at += 1


def _of_block(block: str, sign: str, line: int, inside: int) -> Scalar:
    """Return the text of the lines behind ``|``, each behind `inside` spaces or empty."""
    text = block[inside:].replace(f"\n{' ' * inside}", "\n").rstrip("\n")
    return Scalar(text if sign else f"{text}\n", line, inside + 1)


def _text(written: str, line: int, column: int) -> Scalar:
    if written[0] in "\"'":
        return Scalar(written[1:-1], line, column + 1)
    return Scalar(written.rstrip(" "), line, column, True)


def _in_braces(written: str, line: int, column: int) -> Map:
    """Read ``{value: 98, qualifier: gt}``."""
    pairs: list[tuple[Scalar, Node]] = []
    at, end = 1, len(written)
    while at < end:
        found = _IN_BRACES.match(written, at)
        if found is None:
            raise _OtherYamlError
        key = Scalar(found[1], line, column + found.start(1), True)
        pairs.append((key, _text(found[2], line, column + found.start(2))))
        at = found.end()
    whole = map_of(tuple(pairs), line, column)
    if not pairs or whole.repeated:
        raise _OtherYamlError
    return whole
