"""The letters of the encodings used before Unicode, as they look when read as Western text."""

from __future__ import annotations

# TCVN 5712:1993 (also "ABC", fonts .VnTime): one character for each letter.  Only the seven
# vowels and consonants without a tone have capitals; the others are capitals by their font.
_TCVN3_FROM = (
    "µ¶·¸¹ ¨ »¼½¾Æ © ÇÈÉÊË ® ÌÎÏÐÑ ª ÒÓÔÕÖ ×ØÜÝÞ"
    "ßáâãä « åæçèé ¬ êëìíî ïñòóô \u00ad õö÷øù úûüýþ ¡¢£¤¥¦§"
).replace(" ", "")
_TCVN3_TO = (
    "àảãáạ ă ằẳẵắặ â ầẩẫấậ đ èẻẽéẹ ê ềểễếệ ìỉĩíịòỏõóọ ô ồổỗốộ ơ ờởỡớợ ùủũúụ ư ừửữứự ỳỷỹýỵ ĂÂÊÔƠƯĐ"
).replace(" ", "")

TCVN3 = dict(zip(_TCVN3_FROM, _TCVN3_TO, strict=True))
"""One character to one letter."""

# VNI for Windows: a base letter and a second character for its hat and tone.
_VNI_TONES = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_VNI_BASES = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI_HATS = {
    "a": {"ê": "ă", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "é": "ắ", "ë": "ặ"}
    | {"â": "â", "à": "ầ", "å": "ẩ", "ã": "ẫ", "á": "ấ", "ä": "ậ"},
    "e": {"â": "ê", "à": "ề", "å": "ể", "ã": "ễ", "á": "ế", "ä": "ệ"},
    "o": {"â": "ô", "à": "ồ", "å": "ổ", "ã": "ỗ", "á": "ố", "ä": "ộ"},
}
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị",
               "î": "ỵ"}  # fmt: skip

VNI_PAIRS = {
    base + tone: letter + mark
    for base, letter in _VNI_BASES.items()
    for tone, mark in _VNI_TONES.items()
} | {base + hat: letter for base, hats in _VNI_HATS.items() for hat, letter in hats.items()}
"""Two small characters to one letter, not always composed."""

VNI_SINGLE = _VNI_SINGLE | {old.upper(): letter.upper() for old, letter in _VNI_SINGLE.items()}
"""One character, small or capital, to one letter, where no pair is found."""
