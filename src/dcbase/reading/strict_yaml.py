"""Strict YAML: every scalar is text, and everything has its line and column.

PyYAML's event stream is used, never its loader: YAML 1.1 turns ``no`` into False, ``12:30``
into 750 and ``010`` into 8, and takes a key that stands twice without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import repeat, starmap
from typing import Any

from dcbase.reading.decoding import note_control_characters, note_unreadable, utf8
from dcbase.reading.nodes import Map, Node, Scalar, Sequence, Tree, map_of
from dcbase.reading.plain_yaml import read_plain
from dcbase.reading.problems import MOST_LEVELS, MOST_NODES, Problems, note_repeated
from dcbase.reading.raw_text import MOST_EXACT, RawScalar
from dcbase.reading.yaml_syntax import note_syntax_error

# YAML 1.1 ends a line at these too; YAML 1.2 and every editor take them for part of it.
_OLD_BREAKS = tuple(map(str.encode, ("\x85", "\u2028", "\u2029")))


def read_yaml(content: bytes | str, *, file: str, sha256: str = "") -> Tree:
    """Read one YAML document.

    Refused, each with its place: a key written twice, merge keys, anchors and references,
    tags, a key that is not a text, a second document, more than 40 levels, 8 MB or 250,000
    values, anything but UTF-8, control characters.  All of them are found at once, and so are
    those before the place where the syntax breaks.

    Args:
        content: The file's bytes, or its text.
        file: Its name, for the places in findings.
        sha256: Likewise.

    Returns:
        The tree; it does not raise for bad content.
    """
    problems = Problems(file, sha256)
    whole = utf8(content, problems)
    root = None if whole is None else _plain(whole)
    if whole is not None and root is None:
        root, as_seen = _grown(whole, problems)
        # Looking for the old breaks in each file would take a tenth of the time of reading it.
        if not as_seen and any(old in whole for old in _OLD_BREAKS):
            problems = Problems(file, sha256)
            root, _ = _grown(_without_old_breaks(whole), problems)
        if root is None and not problems.findings:  # nothing but comments
            problems.add("DC-1005", None, None)
    return Tree(file=file, sha256=sha256, root=root, findings=problems.in_order())


def _plain(content: bytes) -> Node | None:
    try:
        return read_plain(content.decode())
    except UnicodeDecodeError:
        return None


def _without_old_breaks(content: bytes) -> bytes:
    for old in _OLD_BREAKS:
        content = content.replace(old, b" ")
    return content


def _grown(content: bytes, problems: Problems) -> tuple[Node | None, bool]:
    """Return the tree, and whether libyaml came to the end and counted the lines as we do."""
    import yaml

    lines = content.split(b"\n")
    grower, counted = _Grower(content, lines, problems), -1
    try:
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(content)
        counted = grower.take(loader.get_event)
    except yaml.reader.ReaderError:
        note_unreadable(content, problems)
    except yaml.MarkedYAMLError as error:
        text = content.decode(errors="replace")
        note_control_characters(text, problems)
        note_syntax_error(error, text, problems)
    return grower.root(), counted == len(lines) - 1


class _Grower:
    """Makes nodes from events; what is open when the syntax breaks is closed as it stands."""

    def __init__(self, content: bytes, lines: list[bytes], problems: Problems) -> None:
        self._content = content
        self._lines = lines
        self._problems = problems
        self._nodes: list[Node] = []
        """What the collection that is being read holds so far, keys and values in turn."""
        self._open: list[tuple[list[Node], Any, bool]] = []
        """What was read around it: its nodes, where it begins, whether it has keys."""

    def take(self, get_event: Any) -> int:
        """Take every event and return the number of lines.

        The branches stand in the order of how often they are needed.
        """
        from yaml import events as kinds

        scalar, begins, ends = kinds.ScalarEvent, kinds.MappingStartEvent, kinds.MappingEndEvent
        decorated = b"&" in self._content or b"!" in self._content  # most files are not
        exact = len(self._content) <= MOST_EXACT
        nodes = self._nodes
        for event in starmap(get_event, repeat((), MOST_NODES)):
            kind = type(event)
            if kind is scalar:
                mark = event.start_mark
                style = event.style
                if exact and (style == ">" or (style != "|" and self._differs(event))):
                    nodes.append(self._raw(event))
                elif not style:
                    nodes.append(Scalar(event.value, mark.line + 1, mark.column + 1, True))
                elif style in "\"'":  # the text begins behind the quote
                    nodes.append(Scalar(event.value, mark.line + 1, mark.column + 2))
                else:
                    nodes.append(Scalar(event.value, *self._first_line(event.value, mark)))
                if decorated:
                    self._refuse(event)
                continue
            if kind is ends or kind is kinds.SequenceEndEvent:
                nodes = self._close()
            elif kind is begins or kind is kinds.SequenceStartEvent:
                nodes = self._begin(event, kind is begins)
            elif kind is kinds.AliasEvent:
                nodes.append(self._alias(event))
            elif kind is kinds.StreamEndEvent:
                return int(event.start_mark.line)
            if len(self._open) > MOST_LEVELS or (kind is kinds.DocumentStartEvent and nodes):
                self._give_up(event)
                return -1
        self._problems.add("DC-1007", None, None, most=MOST_NODES)
        return -1

    def root(self) -> Node | None:
        """Return what was read, and close what is still open."""
        while self._open:
            self._close()
        return self._nodes[0] if self._nodes else None

    def _begin(self, event: Any, has_keys: bool) -> list[Node]:
        self._refuse(event)
        self._open.append((self._nodes, event.start_mark, has_keys))
        self._nodes = []
        return self._nodes

    def _close(self) -> list[Node]:
        inside = self._nodes
        self._nodes, mark, has_keys = self._open.pop()
        line, column = mark.line + 1, mark.column + 1
        self._nodes.append(
            self._map(inside, line, column) if has_keys else Sequence(tuple(inside), line, column)
        )
        return self._nodes

    def _map(self, inside: list[Any], line: int, column: int) -> Map:
        pairs = tuple(zip(inside[::2], inside[1::2], strict=False))
        try:
            whole = map_of(pairs, line, column)
        except AttributeError:  # a list or a group of keys where a key should be
            return self._mended(pairs, line, column)
        if whole.repeated or "" in whole.values or "<<" in whole.values:
            return self._mended(pairs, line, column)
        return whole

    def _mended(self, pairs: Iterable[tuple[Node, Node]], line: int, column: int) -> Map:
        whole = map_of(tuple(self._named(pairs)), line, column)
        note_repeated(whole, self._problems)
        return whole

    def _named(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Scalar, Node]]:
        """Yield the pairs whose key is a text; the others are findings."""
        for key, value in pairs:
            if not isinstance(key, Scalar) or not key.text:
                self._problems.add("DC-1025", key.line, key.column)
            elif key.plain and key.text == "<<":
                self._problems.add("DC-1021", key.line, key.column)
            else:
                yield key, value

    def _differs(self, event: Any) -> bool:
        """Tell whether a text goes over lines or has escapes: then it is longer in the file."""
        begin, end = event.start_mark, event.end_mark
        quotes = 2 if event.style else 0
        return bool(
            begin.line != end.line or len(event.value) + quotes != end.column - begin.column
        )

    def _raw(self, event: Any) -> Scalar:
        mark, style = event.start_mark, event.style
        raw = self._text[mark.index : event.end_mark.index]  # no more: a line may be long
        if style == ">":
            line, column = self._first_line(event.value, mark)
            if below := line - 1 - mark.line:
                raw = raw.split("\n", below)[-1][column - 1 :]
        else:
            line, column = mark.line + 1, mark.column + (2 if style else 1)
            raw = raw[1:] if style else raw
        return RawScalar(event.value, line, column, not style, raw, style or "")

    @cached_property
    def _text(self) -> str:
        return self._content.decode()

    def _first_line(self, value: str, mark: Any) -> tuple[int, int]:
        """Return where a block's first line begins: below its ``|``, behind the indentation."""
        if not value.strip("\n "):
            return mark.line + 1, mark.column + 1
        lines, first = self._lines, mark.line + 1
        while first < len(lines) and not lines[first].strip(b" "):
            first += 1
        if first >= len(lines):  # an old break was counted: all is read again without it
            return mark.line + 1, mark.column + 1
        indented = len(lines[first]) - len(lines[first].lstrip(b" "))
        if value[0] in " \n":  # spaces that belong to the text itself stand in both
            filled = value.lstrip("\n ")
            indented -= len(value) - len(filled) - value.rfind("\n", 0, -len(filled)) - 1
        return mark.line + 2, indented + 1

    def _alias(self, event: Any) -> Scalar:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._problems.add("DC-1023", line, column, event.anchor)
        return Scalar("", line, column, True)

    def _refuse(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if event.anchor is not None:
            self._problems.add("DC-1022", line, column, event.anchor)
        if event.tag is not None:
            self._problems.add("DC-1024", line, column, event.tag)

    def _give_up(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if len(self._open) > MOST_LEVELS:
            self._problems.add("DC-1006", line, column, most=MOST_LEVELS)
        else:
            self._problems.add("DC-1009", line, column)
