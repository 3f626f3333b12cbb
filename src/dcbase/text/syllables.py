"""The shape of a Vietnamese syllable."""

from __future__ import annotations

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|kr|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    "(?:oai|oao|oay|oeo|uây|uôi|uya|uyê|uyu|iêu|yêu|ươi|ươu|oa|oă|oe|oo|ua|uâ|uê|ui|uô|uơ|uy|ia|iê|iu"
    "|yê|ai|ao|au|ay|âu|ây|eo|êu|oi|ôi|ơi|ưa|ưi|ươ|ưu|[aăâeêioôơuưy])"
)
_CODA = "(?P<stop>ch|[cpt])|ng|nh|[mnk]"
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:{_CODA})?")
_STOP_TONES = frozenset("\u0301\u0323")


def is_syllable(word: str) -> bool:
    """Tell whether a word could be one Vietnamese syllable, by its letters and its tone.

    At most one tone; before a final c, ch, p or t only sắc and nặng.
    """
    marked = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(marked)
    found = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", marked)))
    if found is None or len(tones) > 1:
        return False
    return found["stop"] is None or bool(_STOP_TONES.intersection(tones))
