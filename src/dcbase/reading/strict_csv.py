"""Strict CSV: rows of cells, each with its line and column.

The standard library's reader guesses at quotes, joins what stands behind a closing one to the
cell, and keeps no places.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from dcbase.model import Finding
from dcbase.reading import mangled
from dcbase.reading.decoding import Places, detected, note_control_characters, text_of, utf8
from dcbase.reading.nodes import Scalar
from dcbase.reading.problems import MOST_BYTES, MOST_NODES, Problems

SEPARATORS = (",", ";", "\t", "|")
ENCODINGS = ("UTF-8", "UTF-16")
# A first line of its own, by which spreadsheets are told what separates the cells.
_DECLARED = re.compile(r'"?sep=([,;\t|])"?\n', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


@frozen(kw_only=True)
class Table:
    """What a CSV file holds.

    Args:
        file, sha256: Which file, as findings name it.
        rows: The first is the header.  A cell that was written without quotes has no spaces
            around it; an empty one is a scalar that says nothing.
        findings: What is wrong with the file (stage 1).
    """

    file: str
    sha256: str = ""
    rows: tuple[tuple[Scalar, ...], ...] = ()
    findings: tuple[Finding, ...] = ()


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
        encoding: ``UTF-8`` or ``UTF-16``, of a file that is in nothing else; empty finds out.
            What names no encoding and can be read as Vietnamese in one way only (UTF-16 without
            its mark, windows-1258, letters spoilt by windows-1252) is read so, with a warning.

    Returns:
        The table, without rows if it could not be read; it does not raise for bad content.

    Raises:
        ValueError: No such separator or encoding.
    """
    if separator not in ("", *SEPARATORS):
        raise ValueError(f"not a separator of CSV: {separator!r}")
    if encoding not in ("", *ENCODINGS):
        raise ValueError(f"not an encoding that is read: {encoding!r} (UTF-8 or UTF-16)")
    problems = Problems(file, sha256)
    text = _text(content, encoding, problems)
    rows = () if text is None else _rows(text, separator, problems)
    return Table(file=file, sha256=sha256, rows=rows, findings=problems.in_order())


def _text(content: bytes | str, encoding: str, problems: Problems) -> str | None:
    if isinstance(content, str):
        encoding = ""  # it has been decoded already
    elif not encoding:
        encoding = "UTF-16" if detected(content) == "UTF-16" else ""
        told = None if encoding else _told(content)
        if told is not None:
            if not _note(told, problems):
                return None
            content = told.reading.text if told.reading else content
    whole = utf8(content, problems, encoding)
    text = None if whole is None else text_of(whole, problems)
    return None if text is None or note_control_characters(text, problems) else text


def _told(content: bytes) -> mangled.Told | None:
    """Tell what a text is in that does not say it; None if it is UTF-8 and whole, or no text."""
    if len(content) > MOST_BYTES:
        return None
    if b"\x00" in content[:4]:
        reading = mangled.from_utf16(content)
        return None if reading is None else mangled.Told(reading)
    if content.isascii() or b"\x00" in content:
        return None
    try:
        told = mangled.from_text(content.decode())
    except UnicodeDecodeError:
        told = mangled.from_bytes(content)
    return told if told.reading or told.doubtful else None


def _note(told: mangled.Told, problems: Problems) -> bool:
    """Say what was told of the encoding; return whether the file can be read."""
    reading = told.reading
    if reading is None:
        words = "; ".join(f"{one.encoding}: {one.example}" for one in told.doubtful)
        problems.add("DC-1047", None, None, got=words)
        return False
    if reading.encoding in mangled.LEGACY:
        problems.add("DC-1140", None, None, encoding=reading.encoding)
        return False
    problems.add("DC-1046", None, None, encoding=reading.encoding, got=reading.example)
    return True


def _rows(text: str, separator: str, problems: Problems) -> tuple[tuple[Scalar, ...], ...]:
    declared = _DECLARED.match(text)
    begins = declared.end() if declared else 0
    found = separator or (declared[1] if declared else _only_separator(text, problems))
    if not found:
        return ()
    rows = _scanned(text, begins, found, problems)
    return tuple(row for row in rows if any(cell.text for cell in row))


def _only_separator(text: str, problems: Problems) -> str:
    """Return the one separator in the header, a comma if it has none, empty if several."""
    header = _QUOTED.sub("", text).lstrip("\n").partition("\n")[0]
    held = [separator for separator in SEPARATORS if separator in header]
    if len(held) > 1:
        problems.add("DC-1040", 1, None, got=" ".join(map(repr, held)))
        return ""
    return held[0] if held else ","


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
