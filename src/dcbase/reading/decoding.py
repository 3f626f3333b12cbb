"""From bytes to text: strict, and with the place of what cannot be read."""

from __future__ import annotations

import re
from bisect import bisect_right

from dcbase.reading.problems import MOST_BYTES, Problems

_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_OTHER_FILES = (
    (b"PK\x03\x04", "Word / Excel / zip"),
    (b"\xd0\xcf\x11\xe0", "Word / Excel 97-2003"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
"""How files begin that are sent under a text file's name."""
# What YAML does not count as printable, half surrogates among them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)


def utf8(content: bytes | str, problems: Problems, encoding: str = "") -> bytes | None:
    """Return a file's bytes as UTF-8 without a byte order mark, with ``\\n`` at line ends.

    The bytes of a file in UTF-8 are not looked at here, since whatever reads them next has to
    do it anyway; `text_of` does.

    Args:
        content: Bytes as they came, or text.
        problems: Takes what is wrong: too large, empty, in another encoding.
        encoding: What the file is in, if somebody knows: ``UTF-8``, or ``UTF-16``, which is
            otherwise refused.

    Returns:
        None if there is nothing to read.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    for mark, program in _OTHER_FILES:
        if content.startswith(mark):
            problems.add("DC-1057", None, None, got=program)
            return None
    if len(content) > MOST_BYTES:
        problems.add("DC-1001", None, None, size=len(content), most=MOST_BYTES)
        return None
    found = detected(content)
    if encoding == "UTF-16":
        whole = _from_utf16(content, problems)
    elif found == "UTF-8":
        whole = content.removeprefix(_BOM)
    else:
        problems.add("DC-1003", None, None, encoding=found)
        return None
    if whole is not None and (not whole or whole.isspace()):
        problems.add("DC-1005", None, None)
        return None
    return whole and one_break(whole)


def detected(content: bytes) -> str:
    """Return the encoding that a file shows itself to be in; UTF-8 if it shows nothing."""
    for mark, encoding in _WIDE_MARKS:
        if content.startswith(mark):
            return encoding
    # Text never holds a zero byte; half of UTF-16 without a mark are.
    return "UTF-16 (no BOM)" if b"\x00" in content[:4] else "UTF-8"


def one_break(content: bytes) -> bytes:
    """Return UTF-8 whose lines end in ``\\n``, whichever system wrote it."""
    if b"\r" not in content:
        return content
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def text_of(content: bytes, problems: Problems) -> str | None:
    """Return the text of UTF-8, or None with a finding that names the byte that is none."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        good = content[: error.start].decode()
        line, column = Places(good).of(len(good))
        byte = f"0x{content[error.start]:02X}"
        problems.add("DC-1002", line, column, byte=byte, encoding="UTF-8")
        return None


class Places:
    """Finds line and column in one text."""

    __slots__ = ("_begins",)

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in re.finditer("\n", text))]

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character."""
        line = bisect_right(self._begins, offset)
        return line, offset - self._begins[line - 1] + 1


def note_control_characters(text: str, problems: Problems) -> bool:
    """Add a finding for each character that text may not hold; tell whether there are any."""
    places = None
    for found in _FORBIDDEN.finditer(text):
        places = places or Places(text)
        character = f"U+{ord(found[0]):04X}"
        problems.add("DC-1004", *places.of(found.start()), character=character)
    return places is not None


def note_unreadable(content: bytes, problems: Problems) -> None:
    """Add a finding for the first byte that is not UTF-8, or for each control character."""
    text = text_of(content, problems)
    if text is not None:
        note_control_characters(text, problems)


def _from_utf16(content: bytes, problems: Problems) -> bytes | None:
    try:
        return content.decode("utf-16").encode()
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-16")
        line, column = Places(good).of(len(good))
        byte = f"0x{content[error.start]:02X}"
        problems.add("DC-1002", line, column, byte=byte, encoding="UTF-16")
        return None
