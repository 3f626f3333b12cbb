"""Strict JSON (RFC 8259) in the same tree as YAML, with the line and column of everything.

The standard library's reader keeps no places, takes the last of two equal keys, and reads
``NaN`` and half surrogates without a word.
"""

from __future__ import annotations

import re
from typing import NoReturn

from dcbase.messages import LANGUAGES, say
from dcbase.reading.decoding import Places, text_of, utf8
from dcbase.reading.nodes import Map, Node, Scalar, Sequence, Tree, map_of
from dcbase.reading.problems import MOST_LEVELS, MOST_NODES, Problems, note_repeated
from dcbase.reading.raw_text import MOST_EXACT, RawScalar

_TOKEN = re.compile(
    r"""
    [ \t\n]*+
    (?: "(?P<string>[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+)"
    | (?P<word>(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.+-]))
    | (?P<endless>-?(?:NaN|Infinity)(?!\w))
    | (?P<sign>[\[\]{},:])
    | (?P<end>\Z)
    )
    """,
    re.VERBOSE | re.ASCII,
)
_VALUE = '"…", 123, true, null, {, ['
"""How a value may begin, to whoever reads what was expected."""
_END = "EOF"
_SPACE = re.compile(r"[ \t\n]*")
_GOT = re.compile(r"[\w.+-]{1,40}|.", re.DOTALL)
"""What stands where something else was expected: ``01``, ``None``, or one sign."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_HALF = re.compile("[\ud800-\udfff]")


def read_json(content: bytes | str, *, file: str, sha256: str = "") -> Tree:
    """Read one JSON document.

    Numbers keep their literal text; ``null`` is a scalar that says nothing.  Refused, each
    with its place: a key written twice, ``NaN`` and ``Infinity``, half surrogates, more than
    40 levels, 8 MB or 250,000 values, anything but UTF-8.

    Args:
        content: The file's bytes, or its text.
        file: Its name, for the places in findings.
        sha256: Likewise.

    Returns:
        The tree; it does not raise for bad content.
    """
    problems = Problems(file, sha256)
    whole = utf8(content, problems)
    text = None if whole is None else text_of(whole, problems)
    root = None
    if text is not None:
        scanner = _Scanner(text, problems)
        try:
            root = scanner.document()
        except _BrokenError:
            root = scanner.before
    return Tree(file=file, sha256=sha256, root=root, findings=problems.in_order())


class _BrokenError(Exception):
    """The text cannot be read any further; the finding has been made."""


class _Scanner:
    """Reads from left to right, one function for each rule of the grammar."""

    __slots__ = ("_at", "_count", "_place", "_problems", "_text", "before")

    def __init__(self, text: str, problems: Problems) -> None:
        self._text = text
        self._problems = problems
        self._place = Places(text)
        self._at = 0
        self._count = 0
        self.before: Node | None = None
        """What stood before the place where the syntax breaks."""

    def document(self) -> Node:
        self.before = root = self._value(self._token(_VALUE), 0)
        if (token := self._token("EOF"))["end"] is None:
            self._break("EOF", token)
        return root

    def _value(self, token: re.Match[str], level: int) -> Node:
        self._count += 1
        if self._count > MOST_NODES:
            self._give_up("DC-1007", token, MOST_NODES)
        if token["string"] is not None:
            return self._string(token)
        if token["word"] is not None:
            return Scalar(token["word"], *self._place.of(token.start("word")), True)
        if token["endless"] is not None:
            return self._lost("DC-1031", token.start("endless"), token["endless"])
        if token["sign"] not in ("[", "{"):
            self._break(_VALUE, token)
        if level == MOST_LEVELS:
            self._give_up("DC-1006", token, MOST_LEVELS)
        within = self._group if token["sign"] == "{" else self._list
        return within(*self._place.of(token.start("sign")), level + 1)

    def _list(self, line: int, column: int, level: int) -> Sequence:
        nodes: list[Node] = []
        token = self._token(f"{_VALUE}, ]")
        while token["sign"] != "]" or nodes:
            nodes.append(self._value(token, level))
            if self._comma("]"):
                break
            token = self._token(_VALUE)
        return Sequence(tuple(nodes), line, column)

    def _group(self, line: int, column: int, level: int) -> Map:
        pairs: list[tuple[Scalar, Node]] = []
        try:
            self._pairs(pairs, level)
        except _BrokenError:
            if level == 1:
                self.before = map_of(tuple(pairs), line, column)
            raise
        whole = map_of(tuple(pairs), line, column)
        note_repeated(whole, self._problems)
        return whole

    def _pairs(self, pairs: list[tuple[Scalar, Node]], level: int) -> None:
        token = self._token('"…", }')
        while token["sign"] != "}" or pairs:
            if token["string"] is None:
                self._break('"…"', token)
            key = self._string(token)
            if (colon := self._token(":"))["sign"] != ":":
                self._break(":", colon)
            pairs.append((key, self._value(self._token(_VALUE), level)))
            if self._comma("}"):
                break
            token = self._token('"…"')

    def _comma(self, end: str) -> bool:
        """Read what follows a value: a comma, or the end sign, which is True."""
        token = self._token(f", {end}")
        if token["sign"] not in (",", end):
            self._break(f", {end}", token)
        return token["sign"] == end

    def _string(self, token: re.Match[str]) -> Scalar:
        text, begins = token["string"], token.start("string")
        if "\\" in text:
            raw, text = text, _PAIR.sub(_joined, _ESCAPE.sub(_unescaped, text))
            if len(self._text) <= MOST_EXACT and not _HALF.search(text):
                return RawScalar(text, *self._place.of(begins), False, raw, '"')
        half = _HALF.search(text)
        if half:
            return self._lost("DC-1032", begins, f"\\u{ord(half[0]):04x}")
        return Scalar(text, *self._place.of(begins))

    def _lost(self, code: str, offset: int, got: str) -> Scalar:
        line, column = self._place.of(offset)
        self._problems.add(code, line, column, got=got)
        return Scalar("", line, column, True)

    def _token(self, expected: str) -> re.Match[str]:
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            self._break(expected)
        self._at = token.end()
        return token

    def _break(self, expected: str, token: re.Match[str] | None = None) -> NoReturn:
        space = _SPACE.match(self._text, self._at if token is None else token.start())
        offset = space.end() if space else self._at
        met = _GOT.match(self._text, offset)
        got = met[0] if met else _END
        line, column = self._place.of(offset)
        self._problems.add("DC-1030", line, column, **_said(got=got, expected=expected))
        raise _BrokenError

    def _give_up(self, code: str, token: re.Match[str], most: int) -> NoReturn:
        self._problems.add(code, *self._place.of(token.end() - 1), most=most)
        raise _BrokenError


def _said(**signs: str) -> dict[str, str]:
    """Return signs as facts; the end of the file, which is none, is said in both languages."""
    facts = dict(signs)
    for name, sign in signs.items():
        for language in LANGUAGES if _END in sign else ():
            facts[f"{name}_{language}"] = sign.replace(_END, say("formats.json-EOF", language))
    return facts


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _SHORT.get(found[2], found[2])


def _joined(found: re.Match[str]) -> str:
    high, low = map(ord, found[0])
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
