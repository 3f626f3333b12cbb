"""Reading on behind a slip in JSON (`dcbase.reading.reading_on`)."""

from __future__ import annotations

import re

from dcbase.model import Finding
from dcbase.reading.decoding import text_of, utf8
from dcbase.reading.nodes import Tree
from dcbase.reading.problems import Problems
from dcbase.reading.reading_on import MOST_BYTES, MOST_SLIPS, ReadOn
from dcbase.reading.strict_json import read_json

SLIP = "DC-1030"
_COMMENT = re.compile(r"//.*")
_SIGNS = re.compile(r"[+0]+(?=[0-9])")
_WORD = re.compile(r"(None|True|False)(?!\w)")
_JSON = {"None": "null", "True": "true", "False": "false"}


def read_on(content: bytes, *, file: str, sha256: str = "") -> Tree:
    """Read JSON again and again, one slip after the other written as it was meant.

    A slip is a comma too many at the end of a group, one that lacks between two values, a
    number that begins with 0 or +, Python's words for nothing, yes and no, a comment.  What is
    meant has the same width, so that everything keeps its place.

    Args:
        content: The file.
        file: Its name, for the places in findings.
        sha256: Likewise.

    Returns:
        The whole tree with everything that was found on the way; the broken one where
        something else breaks it too.
    """
    broken = read = read_json(content, file=file, sha256=sha256)
    unheard = Problems(file, sha256)
    whole = utf8(content, unheard)
    text = None if whole is None else text_of(whole, unheard)
    if text is None or len(content) > MOST_BYTES:
        return broken
    said: list[Finding] = []
    while read.broken:
        finding = next((one for one in read.findings if one.code == SLIP), None)
        meant = None if finding is None else _meant(finding, text)
        if finding is None or meant is None or len(said) == MOST_SLIPS:
            return broken
        said.append(finding)
        text = meant
        read = read_json(text, file=file, sha256=sha256)
    findings = Problems(file, sha256, [*read.findings, *said]).in_order()
    return ReadOn(file=file, sha256=sha256, root=read.root, findings=findings)


def _meant(finding: Finding, text: str) -> str | None:
    """Return a text as it was meant at the place of a finding; None where nobody can say."""
    at = _offset(finding, text)
    for slip in (_COMMENT, _SIGNS):
        if found := slip.match(text, at):
            return _blanked(text, at, found.end())
    if found := _WORD.match(text, at):
        return text[:at] + _JSON[found[1]] + text[found.end() :]
    before = len(text[:at].rstrip())
    if text[at : at + 1] in ("}", "]") and text[:before].endswith(","):
        return _blanked(text, before - 1, before)
    between = text[before:at]
    if str(finding.facts["expected"]).startswith(", ") and " " in between:
        comma = before + between.index(" ")
        return f"{text[:comma]},{text[comma + 1 :]}"
    return None


def _offset(finding: Finding, text: str) -> int:
    origin = finding.origin
    line, column = (origin.line or 1, origin.column or 1) if origin else (1, 1)
    above = text.split("\n", line - 1)[: line - 1]
    return sum(len(one) + 1 for one in above) + column - 1


def _blanked(text: str, begin: int, end: int) -> str:
    return text[:begin] + " " * (end - begin) + text[end:]
