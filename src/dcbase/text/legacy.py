"""Text in the encodings used before Unicode: told apart, and converted when asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dcbase.text.change import Change, tally
from dcbase.text.forms import nfc
from dcbase.text.legacy_tables import TCVN3, VNI_PAIRS, VNI_SINGLE
from dcbase.text.syllables import is_syllable

Legacy: TypeAlias = Literal["tcvn3", "vni"]

# Western letters and signs that Vietnamese in Unicode does not use, but old encodings do.  A soft
# hyphen alone, though it is ư in TCVN3, proves nothing.
_SUSPECT = re.compile("[¡-¬®-¹»-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ]")
_WORD = re.compile("[A-Za-z¡-ɏḀ-ỿ]+")
_VNI = re.compile(
    f"(?i:{'|'.join(VNI_PAIRS)})|[{''.join(VNI_SINGLE)}]"
    r"|(?P<unknown>(?![\x00-\x7f])[^\W\d_])"
)
_ASCII = re.compile("[A-Za-z]")
_TCVN3 = str.maketrans(TCVN3)
_ENCODINGS: tuple[Legacy, ...] = ("tcvn3", "vni")
_LEAST_WORDS = 2
_LEAST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Converted:
    """A text brought to Unicode and what could not be kept.

    Args:
        text: The text, composed (NFC).
        losses: ``upper-case``: letters that their font may have shown as capitals (TCVN3);
            ``unknown``: characters that the encoding does not have, left as they were.
    """

    text: str
    losses: tuple[Change, ...] = ()


def detect_legacy(text: str) -> Legacy | None:
    """Tell whether a text is in TCVN3 (ABC) or VNI, read as Western characters.

    Of the words with letters outside ASCII, at least half (and two) are no Vietnamese
    syllables as they stand, and most of these become syllables in one of the encodings.  Ask
    before `clean`, and of one paragraph at a time: a file may hold both.

    Returns:
        The encoding, or None for Unicode, other languages, and texts of one word.
    """
    if _SUSPECT.search(text) is None:
        return None
    # A sign that stands alone is a bullet or a copyright mark, not a letter.
    words = [
        word for word in _WORD.findall(nfc(text)) if _ASCII.search(word) and not word.isascii()
    ]
    foreign = [word for word in words if not is_syllable(word)]
    if len(foreign) < _LEAST_WORDS or len(foreign) < _LEAST_SHARE * len(words):
        return None
    share, encoding = max((_share_read(foreign, which), which) for which in _ENCODINGS)
    return encoding if share >= _LEAST_SHARE else None


def convert_legacy(text: str, encoding: Legacy) -> Converted:
    """Convert a text that is in an old encoding; nothing in dcbase does this unasked.

    Args:
        text: The text as Western characters (the bytes decoded as Windows-1252 or Latin-1).
        encoding: What `detect_legacy` said, or what the user knows.

    Raises:
        ValueError: There is no such encoding.
    """
    if encoding == "tcvn3":
        return _from_tcvn3(text)
    if encoding == "vni":
        return _from_vni(text)
    raise ValueError(f"no such encoding: {encoding!r} (tcvn3 or vni)")


def _share_read(words: list[str], encoding: Legacy) -> float:
    """Return the share of words that the encoding turns into syllables without a remainder."""
    converted = (convert_legacy(word, encoding) for word in words)
    read = sum(
        is_syllable(word.text) and all(loss.kind != "unknown" for loss in word.losses)
        for word in converted
    )
    return read / len(words)


def _from_tcvn3(text: str) -> Converted:
    """Convert letter by letter; words whose ASCII letters are all capitals become capitals."""
    losses: list[tuple[str, int]] = []

    def converted(word: re.Match[str]) -> str:
        plain = [letter for letter in word[0] if letter.isascii()]
        capitals = len(plain) > 1 and all(letter.isupper() for letter in plain)
        for place, letter in enumerate(word[0], word.start()):
            if letter in TCVN3 and TCVN3[letter].islower() and not capitals:
                losses.append(("upper-case", place))
            elif letter not in TCVN3 and not letter.isascii() and letter.isalpha():
                losses.append(("unknown", place))
        letters = word[0].translate(_TCVN3)
        return letters.upper() if capitals else letters

    return Converted(nfc(_WORD.sub(converted, text)), tally(losses))


def _from_vni(text: str) -> Converted:
    """Convert pairs of characters, then the single ones; case is that of the first."""
    losses: list[tuple[str, int]] = []

    def converted(found: re.Match[str]) -> str:
        if found["unknown"]:
            losses.append(("unknown", found.start()))
            return found[0]
        if len(found[0]) == 1:
            return VNI_SINGLE[found[0]]
        letter = VNI_PAIRS[found[0].lower()]
        return letter.upper() if found[0][0].isupper() else letter

    return Converted(nfc(_VNI.sub(converted, text)), tally(losses))
