"""Vietnamese in an encoding that its file does not name: told apart by its syllables.

Excel saves a table as windows-1258 or UTF-16 without saying so, and a program that takes UTF-8
or windows-1258 for windows-1252 leaves letters that are none of Vietnamese.  A reading counts
only if what it gives are Vietnamese syllables and every other reading gives none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import islice
from types import MappingProxyType

from attrs import evolve, frozen

from dcbase.text import Legacy, convert_legacy, nfc
from dcbase.text.syllables import is_syllable

LEGACY = ("TCVN3", "VNI")
"""What is told apart and not read: its capitals are lost."""

_PLAUSIBLE = 0.9
_DOUBTFUL = 0.5
_LEAST_WORDS = 2  # that are syllables in one reading and in no other
_MOST_WORDS = 2_000  # that are looked at
_LONGEST = 30  # letters of a word, which no syllable has
# Letters and signs of Western Europe that Vietnamese in Unicode hardly ever has.
_SUSPECT = re.compile("[\x80-\x9f¡-©«-´¶-¿ŒœŠšŸŽžƒˆ˜ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]|Ã\xa0")
# The space that does not break is a byte of "à" in UTF-8.
_WORD = re.compile("(?:[A-Za-z\x80-\x9f¡-‒‚-‛‡-•‧-\U0010ffff]|(?<=Ã)\xa0)+")
# What a program writes for a letter that its encoding does not have.
_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
# A table of a Vietnamese office in UTF-16 is letters and signs of these blocks.
_TABLE = re.compile("\ufeff?[\t\n\r -~\xa0-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]+")
# What windows-1252 shows for a byte, as that byte; the five without a sign are themselves.
_BYTES = {
    ord(bytes([byte]).decode("cp1252")): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# In a table with few words these are told apart, where other readings are syllables that nobody
# writes in one.
_EVERYDAY = frozenset(
    {
        *("có", "không", "chưa", "trên", "dưới", "khoảng", "hơn", "gần", "ít", "nhất", "đạt"),
        *("tháng", "quý", "năm", "đột", "xuất", "tốt", "khá", "yếu", "kém", "xã", "phường"),
    }
)
_READINGS: Mapping[str, Callable[[bytes], str]] = MappingProxyType(
    {
        "windows-1258": lambda content: nfc(content.decode("cp1258")),
        "windows-1252": lambda content: content.decode("cp1252"),
        "TCVN3": lambda content: _old(content, "tcvn3"),
        "VNI": lambda content: _old(content, "vni"),
    }
)


@frozen
class Reading:
    """One way to read a file.

    Args:
        encoding: Its name, as findings say it.
        text: What the file then says; empty if only its words were read.
        syllables: How many of its words outside ASCII are Vietnamese syllables.
        words: How many such words there are, each counted once.
        example: The first that is one.
        everyday: Every such word is one that tables are full of, answers and qualifiers.
    """

    encoding: str
    text: str = ""
    syllables: int = 0
    words: int = 0
    example: str = ""
    everyday: bool = False

    @property
    def share(self) -> float:
        return self.syllables / self.words if self.words else 0.0


@frozen
class Told:
    """What can be told of a file: the one reading, or those between which nobody can choose."""

    reading: Reading | None = None
    doubtful: tuple[Reading, ...] = ()


def from_utf16(content: bytes) -> Reading | None:
    """Return a text in UTF-16 without a mark, if it is a text in one order of bytes only."""
    read = []
    for encoding in ("UTF-16LE", "UTF-16BE"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _TABLE.fullmatch(text):
            read.append(Reading(encoding, text, example=text.lstrip("\ufeff")[:20].strip()))
    return read[0] if len(read) == 1 else None


def from_bytes(content: bytes) -> Told:
    """Tell what a text in bytes that are not UTF-8 is in."""
    return _told(content, tuple(_READINGS))


def from_text(text: str) -> Told:
    """Tell whether a text was read as windows-1252 on its way, and from what.

    Returns:
        Nothing told if half of its words are Vietnamese as they stand.
    """
    if text.isascii() or _SUSPECT.search(text) is None:
        return Told()
    if _judged("", _words(text)).share >= _DOUBTFUL:
        return Told()
    try:
        content = text.translate(_BYTES).encode("latin-1")
    except UnicodeEncodeError:
        return Told()
    try:
        whole = content.decode()
    except UnicodeDecodeError:
        return Told(_told(content, ("windows-1258", *LEGACY)).reading)
    # Bytes that happen to be UTF-8 are a proof; that they are Vietnamese only has to be likely.
    reading = _judged("UTF-8 → windows-1252", _words(whole), whole.removeprefix("\ufeff"))
    return Told(reading if reading.share >= _PLAUSIBLE else None)


def _told(content: bytes, encodings: tuple[str, ...]) -> Told:
    # Word by word: what one encoding has no letter for must not spoil the rest.
    words = [word.encode("latin-1") for word in _words(content.decode("latin-1"))]
    readings = [_judged(one, [_read(word, one) for word in words]) for one in encodings]
    plain = [one for one in readings if one.everyday]
    if len({_read(content, one.encoding) for one in plain}) == 1:
        return _taken(plain[0], content)
    best, *others = sorted(readings, key=lambda one: -one.syllables)
    doubtful = tuple(one for one in (best, *others) if one.syllables and one.share >= _DOUBTFUL)
    text = _read(content, best.encoding)
    if not (text or best.encoding in LEGACY) or best.share < _PLAUSIBLE or _LOST.search(text):
        return Told(None, doubtful)
    near = best.syllables - _LEAST_WORDS
    if any(other.syllables > near and _read(content, other.encoding) != text for other in others):
        return Told(None, doubtful)
    return Told(evolve(best, text=text)) if best.syllables >= _LEAST_WORDS else Told(None, doubtful)


def _taken(reading: Reading, content: bytes) -> Told:
    """Return the only reading in which all is everyday words, unless a letter was lost."""
    text = _read(content, reading.encoding)
    if not text or _LOST.search(text):
        return Told(None, (reading,))
    return Told(evolve(reading, text=text))


def _old(content: bytes, encoding: Legacy) -> str:
    """Return what an old encoding makes of bytes; nothing if it lacks one of the letters."""
    converted = convert_legacy(content.decode("latin-1"), encoding)
    lost = any(loss.kind == "unknown" for loss in converted.losses)
    return "" if lost else converted.text


def _read(content: bytes, encoding: str) -> str:
    try:
        return _READINGS[encoding](content)
    except UnicodeDecodeError:
        return ""


def _words(text: str) -> list[str]:
    """Return the words with letters outside ASCII, each once."""
    found = (word for word in _WORD.findall(text) if not word.isascii() and len(word) <= _LONGEST)
    return list(islice(dict.fromkeys(found), _MOST_WORDS))


def _judged(encoding: str, words: list[str], text: str = "") -> Reading:
    syllables = [word for word in words if is_syllable(word)]
    everyday = bool(words) and all(word.lower() in _EVERYDAY for word in words)
    return Reading(
        encoding, text, len(syllables), len(words), (syllables or [""])[0], everyday=everyday
    )
