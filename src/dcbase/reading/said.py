"""From nodes to what was said: text with its origin, in the one file that is being read."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attrs import frozen

from dcbase.model import FrozenMap, Origin, Said
from dcbase.model.placed import said_at
from dcbase.model.within import OriginWithin
from dcbase.reading.nodes import NULLS, Map, Node, Scalar, Sequence
from dcbase.reading.problems import Problems, near
from dcbase.reading.raw_text import RawScalar, steps_of


@frozen
class Listener:
    """Takes texts, lists and groups of keys out of a tree; what does not fit is a finding."""

    file: str
    sha256: str
    problems: Problems

    def at(self, line: int, column: int) -> Origin:
        """Return the place at a line and a column."""
        return Origin(self.file, self.sha256, line, column)

    def origin(self, node: Node) -> Origin:
        return self.at(node.line, node.column)

    def heard(self, node: Scalar) -> Said:
        """Return a text with its place."""
        if isinstance(node, RawScalar):
            place = self.file, self.sha256, node.line, node.column
            return Said(node.text, OriginWithin(*place, steps=steps_of(node)))
        return said_at(node.text, self, node.line, node.column)

    def named(self, node: Scalar, name: str) -> Said:
        """Return another name of what is written there (a slot's dotted code)."""
        return said_at(name, self, node.line, node.column)

    def text(self, node: Node | None, subject: str) -> Said | None:
        """Return a text; None if nothing was said, or something that is no text."""
        if isinstance(node, Scalar):
            if node.plain and node.text in NULLS:
                return None
            return self.heard(node)
        if node is not None:
            self.problems.add("DC-1051", node.line, node.column, subject)
        return None

    def group(self, node: Node | None, subject: str) -> Map | None:
        """Return a group of keys; None if nothing was said, or something else."""
        if isinstance(node, Map):
            return node
        self._unless_null("DC-1052", node, subject)
        return None

    def list(self, node: Node | None, subject: str) -> Sequence | None:
        """Return a list; None if nothing was said, or something else."""
        if isinstance(node, Sequence):
            return node
        self._unless_null("DC-1053", node, subject)
        return None

    def pairs(self, group: Map, known: Collection[str], parent: str) -> Iterator[tuple[str, Node]]:
        """Yield the keys that may stand in a group, once each; any other is a finding."""
        repeated = group.repeated
        for key, node in group.pairs:
            if key.text not in known:
                words = near(key.text, known)
                self.problems.add(
                    "DC-1050", key.line, key.column, key.text, parent=parent, known=words
                )
            elif key.text not in repeated:
                yield key.text, node

    def texts(self, node: Node | None, known: Collection[str], parent: str) -> FrozenMap[str, Said]:
        """Return a group whose values are texts; what says nothing is left out."""
        group = self.group(node, parent)
        if group is None:
            return FrozenMap()
        return FrozenMap(
            (key, said)
            for key, value in self.pairs(group, known, parent)
            if (said := self.text(value, f"{parent}.{key}")) is not None
        )

    def _unless_null(self, code: str, node: Node | None, subject: str) -> None:
        if node is not None and not (isinstance(node, Scalar) and node.null):
            self.problems.add(code, node.line, node.column, subject)
