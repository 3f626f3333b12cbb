"""From the bytes of a table or a plain text to its text: in the encoding declared, or shown.

Declared wins.  What the file shows is held against it all the same, and is a finding if it
is another: nobody has to find out from wrong letters.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from types import MappingProxyType

from dcbase.reading import mangled
from dcbase.reading.decoding import (
    Places,
    detected,
    note_control_characters,
    one_break,
    text_of,
    utf8,
)
from dcbase.reading.problems import MOST_BYTES, Problems
from dcbase.text import convert_legacy, nfc

ENCODINGS = (
    *("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252"),
    *mangled.LEGACY,
)
"""What can be declared, as findings call it."""

_CODECS: Mapping[str, str] = MappingProxyType(
    {
        "UTF-16": "utf-16",
        "UTF-16LE": "utf-16-le",
        "UTF-16BE": "utf-16-be",
        "windows-1258": "cp1258",
        "windows-1252": "cp1252",
    }
)
_BY_NAME = {name.lower().replace("-", ""): name for name in ENCODINGS}
_BY_NAME |= {"utf8sig": "UTF-8", "cp1258": "windows-1258", "cp1252": "windows-1252"}


def encoding_named(name: str) -> str:
    """Return the encoding that a name means (``cp1258``, ``utf8``); empty if there is none."""
    return _BY_NAME.get(name.strip().lower().replace("-", "").replace("_", ""), "")


def decoded(
    content: bytes | str, declared: str, problems: Problems, *, allowed: str = ""
) -> tuple[str | None, str]:
    """Return a text and the encoding it was read in.

    Args:
        content: Bytes as they came, or text, which nobody decodes again.
        declared: One of `ENCODINGS`; empty finds out.
        problems: Takes what is wrong, and what is contradicted.
        allowed: Control characters that the text may hold.

    Returns:
        No text if there is nothing to read or nobody can tell how.
    """
    if isinstance(content, str):
        declared = ""
        found: str | bytes | None = content
    elif declared:
        found = _as_declared(content, declared, problems)
    else:
        declared, found = _as_found(content, problems)
    if found is None:
        return None, declared
    whole = utf8(found, problems, declared if isinstance(found, bytes) else "")
    text = None if whole is None else text_of(whole, problems)
    looked_at = None if text is None else text.translate(dict.fromkeys(map(ord, allowed), "\n"))
    lost = looked_at is None or note_control_characters(looked_at, problems)
    return None if lost else text, declared or "UTF-8"


def _as_declared(content: bytes, declared: str, problems: Problems) -> str | bytes | None:
    """Return the text, or the bytes where `utf8` reads them as they are."""
    if len(content) > MOST_BYTES:
        return content
    shown, example = _shown(content)
    if declared == "UTF-16" and shown in ("UTF-16LE", "UTF-16BE"):
        declared = shown  # the order of bytes, which a mark would have said
    if shown and shown != declared and not (shown == "UTF-16" and declared.startswith(shown)):
        problems.add("DC-1125", None, None, declared=declared, encoding=shown, got=example)
    if declared in ("UTF-8", "UTF-16"):
        return content
    try:
        text = (
            _western(content) if declared in mangled.LEGACY else content.decode(_CODECS[declared])
        )
    except UnicodeDecodeError as error:
        good = one_break(content[: error.start]).decode(_CODECS[declared])
        byte = f"0x{content[error.start]:02X}"
        problems.add("DC-1002", *Places(good).of(len(good)), byte=byte, encoding=declared)
        return None
    return nfc(_converted(text, declared, problems).removeprefix("\ufeff"))


def _western(content: bytes) -> str:
    """Return a text in an old encoding as the Western letters that every program shows."""
    try:
        return content.decode()  # a program has saved those letters as such
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _converted(text: str, declared: str, problems: Problems) -> str:
    """Bring a text in an old encoding to Unicode, and tell what was not kept."""
    if declared not in mangled.LEGACY:
        return text
    converted = convert_legacy(text, "tcvn3" if declared == "TCVN3" else "vni")
    count = {loss.kind: loss.count for loss in converted.losses}
    capitals, unknown = count.get("upper-case", 0), count.get("unknown", 0)
    problems.add("DC-1128", None, None, encoding=declared, capitals=capitals, unknown=unknown)
    return converted.text


def _shown(content: bytes) -> tuple[str, str]:
    """Return the encoding that a file shows itself to be in, with an example; or nothing."""
    if content.startswith(codecs.BOM_UTF8):
        return "UTF-8", "BOM"
    mark = detected(content)
    if mark in ("UTF-16", "UTF-32"):
        return mark, "BOM"
    told = _told(content)
    if told is not None:
        return (told.reading.encoding, told.reading.example) if told.reading else ("", "")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return "", ""
    if text.isascii():  # is the same in everything but UTF-16, which would have zero bytes
        return "", ""
    word = next(word for word in text.split() if not word.isascii())
    return "UTF-8", word[:20]


def _as_found(content: bytes, problems: Problems) -> tuple[str, str | bytes | None]:
    if detected(content) == "UTF-16":
        return "UTF-16", content
    told = _told(content)
    if told is None:
        return "", content
    if not _note(told, problems) or told.reading is None:
        return "", None
    return told.reading.encoding, told.reading.text


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
