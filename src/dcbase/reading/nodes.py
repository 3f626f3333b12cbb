"""The tree that every reader gives: texts, lists and groups of keys, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, KeysView
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define, frozen

from dcbase.model import Finding, Severity
from dcbase.model.later import no_attribute

NULLS = frozenset(("", "~", "null", "Null", "NULL"))

# The nodes are written once, by a reader, and not changed afterwards.  They are not frozen
# because a frozen attrs class takes three times as long to build, and a round of reports is a
# hundred thousand of them.


@define
class Scalar:
    """One text, exactly as written: nothing is taken for a number or a truth value.

    Args:
        text: Without quotes and escapes; line breaks are ``\\n``.
        line, column: Of the text's first character, from 1.  In a YAML block (``|``) line k of
            the text, from 0, is line ``line + k`` of the file and begins in `column`.
        plain: It was written without quotes, so that ``null`` means nothing at all.
    """

    text: str
    line: int
    column: int
    plain: bool = False

    @property
    def null(self) -> bool:
        """Tell whether it says nothing: empty, ``null`` or ``~``, and not in quotes."""
        return self.plain and self.text in NULLS


@define
class Sequence:
    """A list; it stands where its first sign does."""

    nodes: tuple[Node, ...]
    line: int
    column: int


Line: TypeAlias = "tuple[str, str | Node, int, int]"
"""A key that begins a line, the text or another node behind it, and at which line and column
that begins."""


class LinesLater:
    """A group of keys whose `pairs` and `values` are made from its lines when somebody asks.

    Most groups are the figures of a report: whoever reads those needs no more than the lines.
    """

    __slots__ = ("depth", "lines")

    depth: int
    """How many spaces stand before each key."""
    lines: list[Line] | None
    """None if the nodes were made at once."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "lines":
                return None
            if name not in ("pairs", "values") or not self.lines:
                raise no_attribute(self, name)
            if name == "pairs":
                self.pairs = made = tuple(pairs_of(self.lines, self.depth))
            else:
                self.values = made = {key.text: node for key, node in self.pairs}
            return made


@define
class Map(LinesLater):
    """A group of keys; it stands where its first sign does.

    Args:
        pairs: Every key with its value, in order, repeated keys too.
        values: The values by key; a key that was written more than once is not among them,
            since nobody can say which value is meant.
        repeated: Where each key stands that was written more than once.
    """

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    values: dict[str, Node]
    repeated: dict[str, tuple[Scalar, ...]]

    def get(self, key: str) -> Node | None:
        """Return the value of a key that was written once, or None."""
        return self.values.get(key)

    def key(self, text: str) -> Scalar | None:
        """Return the first key of this name, with its place, or None."""
        return next((key for key, _ in self.pairs if key.text == text), None)

    # What cattrs asks of a mapping.
    def __getitem__(self, key: str) -> Node:
        return self.values[key]

    def __contains__(self, key: object) -> bool:
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def __len__(self) -> int:
        return len(self.values)

    def keys(self) -> KeysView[str]:
        return self.values.keys()


Node: TypeAlias = Scalar | Sequence | Map


def map_of_lines(lines: list[Line], depth: int) -> Map:
    """Return a group of keys, each on a line of its own behind `depth` spaces, and none twice."""
    group: Any = object.__new__(Map)
    group.lines, group.depth = lines, depth
    group.line, group.column, group.repeated = lines[0][2], depth + 1, {}
    return group  # type: ignore[no-any-return]


def pairs_of(lines: list[Line], depth: int) -> list[tuple[Scalar, Node]]:
    """Return the nodes that keys and values of some lines are."""
    begin, behind = depth + 1, depth + 3
    return [
        (
            Scalar(key, number, begin, True),
            Scalar(text, number, column, column == behind + len(key))  # else behind a quote
            if isinstance(text, str)
            else text,
        )
        for key, text, number, column in lines
    ]


def map_of(pairs: tuple[tuple[Scalar, Node], ...], line: int, column: int) -> Map:
    """Return a group of keys, with those that were written more than once set apart."""
    values = {key.text: value for key, value in pairs}
    if len(values) == len(pairs):
        return Map(pairs, line, column, values, {})
    places: dict[str, list[Scalar]] = {}
    for key, _ in pairs:
        places.setdefault(key.text, []).append(key)
    repeated = {text: tuple(keys) for text, keys in places.items() if len(keys) > 1}
    once = {text: value for text, value in values.items() if text not in repeated}
    return Map(pairs, line, column, once, repeated)


@frozen(kw_only=True)
class Tree:
    """What a reader made of one file.

    Args:
        file, sha256: Which file, as findings name it.
        root: The whole; None if nothing could be read.  Of broken YAML, what stood before
            the place where it breaks.
        findings: What is wrong with it (stage 1), in the order it was found.
    """

    file: str
    sha256: str = ""
    root: Node | None
    findings: tuple[Finding, ...] = ()

    @property
    def broken(self) -> bool:
        """Tell whether it could not be read to the end, or nobody can say what it means."""
        return any(finding.severity is Severity.BLOCKER for finding in self.findings)
