"""Strict CSV: rows of cells, each with its line and column.

The standard library's reader guesses at quotes, joins what stands behind a closing one to the
cell, and keeps no places.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from dcbase.model import Finding
from dcbase.reading.csv_text import ENCODINGS, decoded
from dcbase.reading.decoding import Places
from dcbase.reading.nodes import Scalar
from dcbase.reading.problems import MOST_NODES, Problems

SEPARATORS = (",", ";", "\t", "|")
# A first line of its own, by which spreadsheets are told what separates the cells.
_DECLARED = re.compile(r'"?sep=([,;\t|])"?\n', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SEPARATOR_NAMES = {"tab": "\t", "\\t": "\t", **{one: one for one in SEPARATORS}}


@frozen(kw_only=True)
class Table:
    """What a CSV file holds.

    Args:
        file, sha256: Which file, as findings name it.
        rows: The first is the header.  A cell that was written without quotes has no spaces
            around it; an empty one is a scalar that says nothing.
        findings: What is wrong with the file (stage 1).
        encoding, separator: What it was read with, declared or found out.
        assumed: One of them is not what the rules ask for (UTF-8, a comma), and neither the
            caller nor the file says it.
    """

    file: str
    sha256: str = ""
    rows: tuple[tuple[Scalar, ...], ...] = ()
    findings: tuple[Finding, ...] = ()
    encoding: str = "UTF-8"
    separator: str = ","
    assumed: bool = False


def read_csv(
    content: bytes | str,
    *,
    file: str,
    sha256: str = "",
    separator: str = "",
    encoding: str = "",
) -> Table:
    """Read a CSV file.

    Args:
        content: The file's bytes, or its text.
        file: Its name, for the places in findings.
        sha256: Likewise.
        separator: ``,`` ``;`` ``|`` or a tab; empty takes the one that a first line ``sep=;``
            names, else the only one that the header holds.
        encoding: One of `ENCODINGS`, which the file is then read in, whatever it shows itself to
            be; empty finds out.  What names no encoding and can be read as Vietnamese in one way
            only (UTF-16 without its mark, windows-1258, letters spoilt by windows-1252) is read
            so, with a warning.

    Returns:
        The table, without rows if it could not be read; it does not raise for bad content.

    Raises:
        ValueError: No such separator or encoding.
    """
    if separator not in ("", *SEPARATORS):
        raise ValueError(f"not a separator of CSV: {separator!r}")
    if encoding not in ("", *ENCODINGS):
        raise ValueError(f"not an encoding that is read: {encoding!r} ({', '.join(ENCODINGS)})")
    problems = Problems(file, sha256)
    text, read_as = decoded(content, encoding, problems)
    assumed = not encoding and read_as not in ("UTF-8", "UTF-16")  # which says it with its mark
    rows: list[tuple[Scalar, ...]] = []
    if text is not None:
        own = _DECLARED.match(text)
        named = bool(separator or own)
        separator = _separator(text, separator, own[1] if own else "", problems)
        rows = _scanned(text, own.end() if own else 0, separator, problems) if separator else []
        assumed = assumed or not (named or separator == ",")
    return Table(
        file=file,
        sha256=sha256,
        rows=tuple(row for row in rows if any(cell.text for cell in row)),
        findings=problems.in_order(),
        encoding=read_as,
        separator=separator,
        assumed=assumed,
    )


def _separator(text: str, declared: str, own: str, problems: Problems) -> str:
    """Return what separates the cells: declared, else named by the file, else in its header.

    Declared wins; a header that holds another separator and not this one is a finding.
    """
    if own and declared not in ("", own):
        problems.add("DC-1126", 1, None, declared=shown(declared), got=shown(own))
    if declared or own:
        held = () if own else _in_header(text)
        if held and declared not in held:
            got = " ".join(map(shown, held))
            problems.add("DC-1126", 1, None, declared=shown(declared), got=got)
        return declared or own
    held = _in_header(text)
    if len(held) > 1:
        problems.add("DC-1040", 1, None, got=" ".join(map(repr, held)))
        return ""
    return held[0] if held else ","


def separator_named(name: str) -> str:
    """Return the separator that a name means (``tab``, ``;``); empty if there is none."""
    return _SEPARATOR_NAMES.get(name.lower(), "")


def shown(separator: str) -> str:
    """Return a separator as people can see it."""
    return "Tab" if separator == "\t" else separator


def _in_header(text: str) -> tuple[str, ...]:
    header = _QUOTED.sub("", text).lstrip("\n").partition("\n")[0]
    return tuple(separator for separator in SEPARATORS if separator in header)


def _scanned(text: str, at: int, separator: str, problems: Problems) -> list[tuple[Scalar, ...]]:
    pattern, places = _cell(separator), Places(text)
    rows: list[tuple[Scalar, ...]] = []
    row: list[Scalar] = []
    for _ in range(MOST_NODES):
        cell = pattern.match(text, at)
        if cell is None:
            problems.add("DC-1043", *places.of(at))
            return []
        row.append(_scalar(cell, places))
        at = cell.end()
        if cell["end"] != separator:
            rows.append(tuple(row))
            row = []
        if not cell["end"]:
            return rows
    problems.add("DC-1007", *places.of(at), most=MOST_NODES)
    return []


@cache
def _cell(separator: str) -> re.Pattern[str]:
    separator = re.escape(separator)
    return re.compile(
        rf'[ ]*(?:"(?P<quoted>(?:[^"]|"")*)"[ ]*|(?P<bare>[^"\n{separator}]*))'
        rf"(?P<end>{separator}|\n|\Z)"
    )


def _scalar(cell: re.Match[str], places: Places) -> Scalar:
    if cell["quoted"] is not None:
        return Scalar(cell["quoted"].replace('""', '"'), *places.of(cell.start("quoted")))
    return Scalar(cell["bare"].strip(), *places.of(cell.start("bare")), True)
