"""Characters as they come, and as they should be: Unicode forms, invisible and odd characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from dcbase.text.change import Change, tally
from dcbase.text.forms import nfc
from dcbase.text.legacy import detect_legacy

# (kind, first character, last character, what stands in its place)
_RANGES = (
    ("soft-hyphen", "\u00ad", "\u00ad", ""),
    ("zero-width", "\u034f", "\u034f", ""),
    ("zero-width", "\u180e", "\u180e", ""),
    ("zero-width", "\u200b", "\u200d", ""),
    ("zero-width", "\u2060", "\u2064", ""),
    ("zero-width", "\U000e0000", "\U000e007f", ""),
    ("byte-order-mark", "\ufeff", "\ufeff", ""),
    ("bidi", "\u061c", "\u061c", ""),
    ("bidi", "\u200e", "\u200f", ""),
    ("bidi", "\u202a", "\u202e", ""),
    ("bidi", "\u2066", "\u206f", ""),
    ("space", "\u00a0", "\u00a0", " "),
    ("space", "\u1680", "\u1680", " "),
    ("space", "\u2000", "\u200a", " "),
    ("space", "\u202f", "\u202f", " "),
    ("space", "\u205f", "\u205f", " "),
    ("space", "\u3000", "\u3000", " "),
    # str.splitlines() breaks at each of these; afterwards only \n and \r do.
    ("line-break", "\v", "\f", "\n"),
    ("line-break", "\x1c", "\x1e", "\n"),
    ("line-break", "\x85", "\x85", "\n"),
    ("line-break", "\u2028", "\u2029", "\n"),
    # XML (so Word and Excel) cannot hold most of these, nor UTF-8 a lone half of a pair.
    ("control", "\x00", "\x08", ""),
    ("control", "\x0e", "\x1b", ""),
    ("control", "\x1f", "\x1f", ""),
    ("control", "\x7f", "\x84", ""),
    ("control", "\x86", "\x9f", ""),
    ("control", "\ud800", "\udfff", ""),
    ("control", "\ufffe", "\uffff", ""),
    ("look-alike", "\u00f0", "\u00f0", "đ"),
    ("look-alike", "\u0256", "\u0256", "đ"),
    ("look-alike", "\u00d0", "\u00d0", "Đ"),
    ("look-alike", "\u0189", "\u0189", "Đ"),
)
_KIND = {
    chr(code): kind for kind, first, last, _ in _RANGES for code in range(ord(first), ord(last) + 1)
}
_INSTEAD = {
    code: instead
    for _, first, last, instead in _RANGES
    for code in range(ord(first), ord(last) + 1)
}
_ODD = re.compile(f"[{''.join(f'{first}-{last}' for _, first, last, _ in _RANGES)}]")


def is_clean(text: str) -> bool:
    """Tell whether `clean` leaves a text as it is, as it does with nearly all."""
    return _ODD.search(text) is None and unicodedata.is_normalized("NFC", text)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after `clean`: what it is now and what was altered."""

    text: str
    changes: tuple[Change, ...] = ()


def clean(text: str) -> Cleaned:
    """Put a text into the form in which it is compared, stored and printed.

    Letters are composed (NFC); soft hyphens, zero-width and control characters, byte order marks
    and writing-direction marks are dropped; no-break and other Unicode spaces become a space, and
    Unicode's line breaks a ``\\n``; the Icelandic ``ð Ð`` and the African ``ɖ Ɖ`` become ``đ Đ``.
    Nothing else is touched: tabs, line breaks and repeated spaces stay.

    A text in an old encoding (`detect_legacy`) is only composed: there a soft hyphen is the
    letter ``ư`` and ``Ð`` is ``é``.

    Returns:
        The text and its changes.  Their kinds: ``soft-hyphen``, ``zero-width``,
        ``byte-order-mark``, ``bidi``, ``space``, ``line-break``, ``control``, ``look-alike`` and
        ``decomposed`` (letters sent as several characters, always last).
    """
    if is_clean(text):
        return Cleaned(text)
    odd = _ODD.search(text) is not None
    changes: tuple[Change, ...] = ()
    kept = text
    if odd and detect_legacy(text) is None:
        changes = tally((_KIND[found[0]], found.start()) for found in _ODD.finditer(text))
        kept = text.translate(_INSTEAD)
    composed = nfc(kept)
    if composed != kept:
        fewer = max(1, len(kept) - len(composed))
        changes += (Change("decomposed", fewer, _first_decomposed(text)),)
    return Cleaned(composed, changes)


def _first_decomposed(text: str) -> int:
    """Return the index where `text` first differs from its composed form."""
    pairs = enumerate(zip(text, nfc(text), strict=False))
    return next((index for index, (old, now) in pairs if old != now), 0)
