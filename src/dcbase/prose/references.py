"""What stands between braces: a reference to a figure, or a claim about one."""

from __future__ import annotations

import difflib
import re
from decimal import Decimal

from attrs import frozen

from dcbase.model import Claim, Fact, FigureRef, FrozenMap, Origin
from dcbase.text import AmbiguousNumber, NotANumber, read_number

STYLES = ("padded", "fraction", "bare", "words", "full")

_CODE = r"(?:[A-Za-z0-9][A-Za-z0-9_.-]*:)?[A-Za-z0-9][A-Za-z0-9_-]*"
_REFERENCE = re.compile(
    rf"\s*(?P<code>{_CODE})(?:\.(?P<slot>[A-Za-z0-9][A-Za-z0-9_.-]*))?\s*(?P<styles>\|.*)?",
    re.DOTALL,
)
_STYLE = re.compile(r"\|\s*([^|]*)")
_CLAIM = re.compile(
    rf"\s*(?P<code>{_CODE})\s*(?P<comparison><=|>=|!=|=|<|>)(?P<number>[^|]*)\|(?P<words>.*)",
    re.DOTALL,
)


@frozen
class Malformed:
    """Why braces hold neither a reference nor a claim.

    Args:
        kind: Code of the finding.
        offset: Where in the text between the braces.
        facts: Of the finding.
        code: The indicator, where one could be read.
    """

    kind: str
    offset: int
    facts: FrozenMap[str, Fact]
    code: str = ""


def read_reference(inside: str, origin: Origin | None) -> FigureRef | Claim | Malformed:
    """Read what stands between ``{{`` and ``}}``."""
    if reference := _REFERENCE.fullmatch(inside):
        return _reference(reference, origin)
    if claim := _CLAIM.fullmatch(inside):
        return _claim(claim, origin)
    return _malformed(inside)


def _reference(found: re.Match[str], origin: Origin | None) -> FigureRef | Malformed:
    styles = []
    for written in _STYLE.finditer(found["styles"] or ""):
        style = written[1].strip()
        if style not in STYLES:
            offset = found.start("styles") + written.start(1)
            return Malformed("DC-4013", offset, FrozenMap(_unknown_style(style)), found["code"])
        styles.append(style)
    return FigureRef(found["code"], found["slot"] or "", tuple(styles), origin)


def _unknown_style(style: str) -> dict[str, Fact]:
    near = difflib.get_close_matches(style.casefold(), STYLES, n=1)
    suggestion = f" → {near[0]}?" if near else ""
    return {"got": style, "suggestion": suggestion, "expected": ", ".join(STYLES)}


def _claim(found: re.Match[str], origin: Origin | None) -> Claim | Malformed:
    words = " ".join(found["words"].split())
    if not words:
        return _malformed(found.string)
    number = _number(found["number"])
    if number is None:
        space = len(found["number"]) - len(found["number"].lstrip())
        facts = FrozenMap[str, Fact]({"got": found["number"].strip()})
        return Malformed("DC-4014", found.start("number") + space, facts, found["code"])
    return Claim(found["code"], found["comparison"], number, words, origin)


def _number(written: str) -> Decimal | None:
    try:
        return read_number(written)
    except (NotANumber, AmbiguousNumber):
        return None


def _malformed(inside: str) -> Malformed:
    got = f"{{{{{' '.join(inside.split())}}}}}"
    return Malformed("DC-4011", -2, FrozenMap({"got": got}))
