"""What is wrong with nodes that cannot be made into values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn, TypeAlias

from attrs import frozen

from dcbase import errors
from dcbase.reading.nodes import Map, Node

Hook: TypeAlias = Callable[[Any, Any], Any]
"""Makes a value from a node and the class that is asked for (cattrs's structure hook)."""


@frozen
class Problem:
    """One thing that is wrong, at a line and a column."""

    line: int
    column: int
    said: errors.Problem

    @classmethod
    def at(cls, node: Node, key: str, **facts: object) -> Problem:
        """Return what is wrong with a node, by a key of the catalog."""
        return cls(node.line, node.column, errors.Problem.of(f"data-{key}", **facts))


class WrongError(Exception):
    """A node cannot be made into what is asked; it carries everything wrong in and below it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = tuple(problems)


def refuse(node: Node, key: str, **facts: object) -> NoReturn:
    raise WrongError([Problem.at(node, key, **facts)])


def written_again(group: Map) -> Iterator[Problem]:
    """Yield a problem for each further place where a key is written."""
    for text, keys in group.repeated.items():
        for key in keys[1:]:
            yield Problem.at(key, "again", name=text, line=keys[0].line)
