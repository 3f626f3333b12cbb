"""What is wrong with the syntax of a TOML file, in words that an office understands."""

from __future__ import annotations

import re
from datetime import date

from dcbase.errors import Problem, shorten

_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_KEYS = (
    ("Expected '=' after a key", "equals"),
    ("Unterminated string", "quote"),
    ("Illegal character '\\n'", "quote"),
    ("Unescaped '\\", "backslash"),
    ("Invalid hex value", "backslash"),
    ("Escaped character", "backslash"),
    ("Cannot ", "twice"),
    ("Duplicate ", "twice"),
    ("Unclosed ", "bracket"),
    ("Expected ']", "bracket"),
    ("Expected newline", "rest"),
    ('Expected "\'"', "quote"),
    ("Invalid value", "value"),
    ("Invalid date", "value"),
    ("Invalid statement", "line"),
    ("Invalid initial character", "line"),
)
"""How the parser's messages begin, and the key of what is said instead (``config-toml-KEY``)."""
_CURLY = re.compile("[“”„‟]")
_BARE_QUOTE = re.compile(r'(?<!\\)"')
_DATE = re.compile(r"=\s*[0-9]{1,4}([-/.])[0-9]{1,2}\1[0-9]{1,4}")
_DAY = re.compile(r"(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-])")
_LONGEST = 60


def toml_mistake(message: str, text: str) -> Problem:
    """Return the problem that a parser's message is about, with the line it stands in.

    Args:
        message: As `tomllib` words it, which ends in ``(at line 3, column 5)``.
        text: The whole file.
    """
    found = _AT.fullmatch(message)
    words = found[1] if found else message
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines, 1) if line.strip()]
    number = int(found[2]) if found and found[2] else (filled or [1])[-1]
    column = int(found[3]) if found and found[3] else len(lines[number - 1]) + 1
    line = lines[number - 1]
    first = _first(lines, number)
    facts = {
        "line": number,
        "column": column,
        "got": shorten(line.strip(), _LONGEST),
        "problem": words,
        "first": first,
    }
    key = _key(words, line, column, first)
    return Problem("", f"config-toml-{key}" if key else "config-toml", tuple(facts.items()))


def _key(words: str, line: str, column: int, first: str) -> str:
    """Return the key of what is said: of what was meant, as far as the line shows it."""
    key = next((key for begins, key in _KEYS if words.startswith(begins)), "")
    if key in ("value", "rest", "line") and _CURLY.search(line):
        return "curly"
    if key in ("value", "rest") and _DATE.search(line):
        return "date"
    if key == "bracket" and not all(map(_is_a_day, _DAY.findall(line))):
        return "date"
    if key == "value" and len(_BARE_QUOTE.findall(line)) % 2:
        return "quote"
    if key == "equals" and not line[column - 1 : column].isascii():
        return "line"  # a name with accents ends where they begin
    return "again" if key == "twice" and not first else key


def _is_a_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _first(lines: list[str], number: int) -> str:
    """Return the number of the last line above that has the same key or heads the same table."""
    name = _name(lines[number - 1])
    above = range(number - 1, 0, -1)
    return next((str(one) for one in above if name and _name(lines[one - 1]) == name), "")


def _name(line: str) -> str:
    return line.partition("#")[0].partition("=")[0].strip()
