"""Numbers in prose that are no data: years, dates, document numbers, targets, differences."""

from __future__ import annotations

import enum
import re


class NotData(enum.Enum):
    """Why a number in prose is no figure of the unit."""

    YEAR = "year"
    DATE = "date"
    DOCUMENT = "document-number"
    TERM = "term-of-office"
    PROVISION = "provision"
    """Of a law: Điều 11, khoản 3."""
    ORDINAL = "ordinal"
    PERIOD = "period"
    """A length of time: 10 tháng."""
    NAMED = "count-of-named-things"
    """Part of a name: chính quyền địa phương 2 cấp."""
    RANGE = "range"
    TARGET = "target"
    DIFFERENCE = "difference"


_AFTER_WORD = {
    NotData.YEAR: ("năm", "năm học"),
    NotData.DATE: ("ngày",),
    NotData.PERIOD: ("tháng", "quý"),
    NotData.PROVISION: ("khoản", "điểm", "điều", "chương", "phụ lục"),
    NotData.ORDINAL: ("thứ", "lần thứ", "kỳ họp thứ", "khóa", "khoá"),
    NotData.TERM: ("nhiệm kỳ", "giai đoạn"),
    NotData.DIFFERENCE: (
        *("tăng", "tăng thêm", "tăng được", "giảm", "giảm đi", "giảm được", "giảm bớt"),
        *("nhiều hơn", "ít hơn", "cao hơn", "thấp hơn", "hơn kém", "chênh lệch"),
    ),
}
_REASONS = {word: reason for reason, words in _AFTER_WORD.items() for word in words}
_BEFORE = re.compile(
    # "giải quyết dứt điểm 06 đơn" names no point of a law.
    rf"(?<!\w)(?<!dứt )(?P<word>{'|'.join(sorted(_REASONS, key=len, reverse=True))})\s*\Z",
    re.IGNORECASE,
)
_LAST_WORDS = tuple(_REASONS)
_NUMBER_OF_A_DOCUMENT = re.compile(
    r"(?:văn|định|quyết|thị|hoạch|tư|luật|dẫn|luận|trình|cáo|báo|bản|lệnh|mẫu|biểu)\s+số\s*\Z",
    re.IGNORECASE,
)
_LENGTH_OF_TIME = re.compile(
    r"\s+(?:(?:tháng|năm|tuần|quý|giờ|phút)(?!\w)|ngày(?!\w)(?!\s+công))", re.IGNORECASE
)
_NAMED = re.compile(r"\s+cấp(?!\w)", re.IGNORECASE)
_OVER_PLAN = re.compile(r"\s*(?:so với|kế hoạch|chỉ tiêu|dự toán)", re.IGNORECASE)
_TARGET = re.compile(r"(?<!\w)(?:phấn đấu|mục tiêu(?! quốc gia)|chỉ tiêu)(?!\w)", re.IGNORECASE)
_TARGETS = ("phấn đấu", "mục tiêu", "chỉ tiêu")
_BY_RULE = re.compile(r"(?<!\w)theo quy định(?!\w)", re.IGNORECASE)
_THRESHOLDS = ("ít nhất", "tối thiểu", "không dưới", "không quá", "tối đa")
_NEAR = 24  # characters: the longest words looked for next to a number


def beside(text: str, begin: int, end: int, qualifier: str) -> NotData | None:
    """Tell from the words beside a number why it is no data.

    Args:
        begin: Where the number's qualifier begins, or the number itself.
        end: Behind the number and its unit.
        qualifier: The qualifier's words, as written.
    """
    before = text[max(0, begin - _NEAR) : begin]
    if not before.strip() and text[end : end + 2] in (". ", ") "):
        return NotData.ORDINAL
    last = before.rstrip().lower()  # far quicker to look at than to search
    found = _BEFORE.search(before) if last.endswith(_LAST_WORDS) else None
    if found and (not qualifier or _REASONS[found["word"].lower()] is NotData.DIFFERENCE):
        return _REASONS[found["word"].lower()]
    if not qualifier and last.endswith("số") and _NUMBER_OF_A_DOCUMENT.search(before):
        return NotData.DOCUMENT
    if _LENGTH_OF_TIME.match(text, end):
        return NotData.PERIOD
    if _NAMED.match(text, end):
        return NotData.NAMED
    if qualifier.lower() == "vượt" and _OVER_PLAN.match(text, end):
        return NotData.DIFFERENCE
    return None


def is_target(clause: str, qualifier: str) -> bool:
    """Tell whether the words of a clause before a number make it a target or a legal threshold."""
    small = clause.lower()  # far quicker to look at than to search
    if any(words in small for words in _TARGETS) and _TARGET.search(clause):
        return True
    return qualifier.lower() in _THRESHOLDS and _BY_RULE.search(clause) is not None
