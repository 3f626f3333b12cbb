"""Written Vietnamese as it is said: figures, dates and abbreviations in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dcbase.text import number_words, read_roman

ABBREVIATIONS: Final = {
    "ANTT": "an ninh trật tự",
    "BCĐ": "Ban Chỉ đạo",
    "BCH": "Ban Chấp hành",
    "BXDĐ": "Ban Xây dựng Đảng",
    "GSĐTCCĐ": "giám sát đầu tư của cộng đồng",
    "HĐND": "Hội đồng nhân dân",
    "HTX": "hợp tác xã",
    "KT": "kinh tế",
    "MTTQ": "Mặt trận Tổ quốc",
    "NTM": "nông thôn mới",
    "QCDC": "quy chế dân chủ",
    "TTĐU": "Thường trực Đảng ủy",
    "TTHC": "thủ tục hành chính",
    "TTND": "thanh tra nhân dân",
    "UBND": "Ủy ban nhân dân",
    "VPĐU": "Văn phòng Đảng ủy",
    "XH": "xã hội",
}
LETTERS: Final = {
    "A": "a", "Ă": "á", "Â": "ớ", "B": "bê", "C": "xê", "D": "dê", "Đ": "đê", "E": "e", "Ê": "ê",
    "F": "ép", "G": "giê", "H": "hát", "I": "i", "J": "gi", "K": "ca", "L": "lờ", "M": "mờ",
    "N": "nờ", "O": "o", "Ô": "ô", "Ơ": "ơ", "P": "pê", "Q": "quy", "R": "rờ", "S": "sờ",
    "T": "tê", "U": "u", "Ư": "ư", "V": "vê", "W": "vê-kép", "X": "ích", "Y": "i-dài", "Z": "dét",
}  # fmt: skip
_SIGNS: Final = (
    (re.compile(r"\s*[()]\s*"), ", "),
    (re.compile(r"\s+[-–]\s+|(?<=\w)[-–]\s+|\s+[-–](?=\w)"), " "),
    (re.compile(r'[“”"*]'), ""),
    (re.compile("&"), "và"),
    (re.compile("%"), "phần trăm"),
    (re.compile("/"), " "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"(?:\s*,)+"), ","),
    (re.compile(r"\s*,(?=[.;:!?])|\s+(?=[.;:!?])"), ""),
)
_SQUARE = re.compile(r"\b(k?)m[²2](?!\w)")
_AND_SO_ON = re.compile(r"\s*(?:\.\.\.|…)")
_SYMBOL = re.compile(r"(?<=[0-9A-ZĐ])[-/](?=[A-ZĐ])")
_CAPITALS = re.compile(r"(?<!\w)[A-ZĐĂÂÊÔƠƯ]{2,}(?!\w)")
_ROMAN = re.compile("X{0,3}(?:IX|IV|V?I{0,3})")
_DATE = re.compile(r"(?:\b([Nn])gày )?([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_YEARS = re.compile(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)")
_FIGURE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?(\s*%)?")
_END = re.compile(r"(?<=[.!?])\s+|(?<=[^\W\d_]\.)(?=[^\W\d_])|;\s*")
_MOST_DIGITS = 18


def spoken(text: str) -> str:
    """Return text in words that can be read out: no digit, sign or abbreviation is left.

    ``UBND xã tiếp 44 lượt, đạt 6/8 (75%)`` is said ``Ủy ban nhân dân xã tiếp bốn mươi bốn
    lượt, đạt sáu trên tám, bảy mươi lăm phần trăm``.  A line in capitals is said in small
    letters; an abbreviation that is not in `ABBREVIATIONS` is said letter by letter.
    """
    said = " ".join(text.split())
    if said.isupper():
        said = said.capitalize()
    said = _AND_SO_ON.sub(_and_so_on, _SQUARE.sub(_square, said))
    said = _CAPITALS.sub(_abbreviation, _SYMBOL.sub(", ", said))
    said = _DATE.sub(_date, said)
    said = _YEARS.sub(lambda found: f"{_whole(found[1])} đến {_whole(found[2])}", said)
    said = _FRACTION.sub(lambda found: f"{_whole(found[1])} trên {_whole(found[2])}", said)
    said = _FIGURE.sub(_figure, said)
    for sign, words in _SIGNS:
        said = sign.sub(words, said)
    return said.strip(" ,")


def spoken_mark(mark: str) -> str:
    """Say the mark of a heading: ``I.`` is ``Phần một:``, ``2.`` is ``Mục hai:``."""
    sign = mark.strip(".)- ")
    if not sign:
        return ""
    if sign.isdecimal():
        return f"Mục {_whole(sign)}:"
    try:
        return f"Phần {number_words(read_roman(sign))}:"
    except ValueError:
        return f"Điểm {' '.join(LETTERS.get(letter.upper(), letter) for letter in sign)}:"


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of spoken text; what a semicolon divides are two."""
    for sentence in filter(None, _END.split(text)):
        ended = sentence if sentence[-1] in ".!?:" else f"{sentence}."
        yield ended[0].upper() + ended[1:]


def _square(found: re.Match[str]) -> str:
    return "ki-lô-mét vuông" if found[1] else "mét vuông"


def _and_so_on(found: re.Match[str]) -> str:
    follows = found.string[found.end() :].lstrip()
    return ", vân vân." if follows[:1].isupper() else ", vân vân"


def _abbreviation(found: re.Match[str]) -> str:
    written = found[0]
    if written in ABBREVIATIONS:
        return ABBREVIATIONS[written]
    if _ROMAN.fullmatch(written):
        return number_words(read_roman(written))
    return " ".join(LETTERS[letter] for letter in written)


def _date(found: re.Match[str]) -> str:
    day, month, year = found[2], found[3], found[4]
    return f"{found[1] or 'n'}gày {_whole(day)} tháng {_whole(month)} năm {_whole(year)}"


def _figure(found: re.Match[str]) -> str:
    whole, decimals, percent = found.groups()
    said = _whole(whole.replace(".", ""))
    said = f"{said} phẩy {_decimals(decimals)}" if decimals else said
    return f"{said} phần trăm" if percent else said


def _whole(digits: str) -> str:
    """Say a number; one that is too long, or a code with leading zeros, digit by digit."""
    if len(digits) > _MOST_DIGITS or (digits.startswith("0") and len(digits) > 2):
        return _digits(digits)
    return number_words(int(digits))


def _decimals(digits: str) -> str:
    return _digits(digits) if digits.startswith("0") else _whole(digits)


def _digits(digits: str) -> str:
    return " ".join(number_words(int(digit)) for digit in digits)
