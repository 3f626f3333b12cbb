"""Whether the subject of a document is what the form is about."""

from __future__ import annotations

from itertools import pairwise

from dcbase.model import Form, Said
from dcbase.prose.heading_words import heading_words

# What any report may be called; a name is made of what is left.
_ANY = frozenset(
    (
        *(
            "báo",
            "cáo",
            "kết",
            "quả",
            "tình",
            "hình",
            "thực",
            "hiện",
            "triển",
            "khai",
            "công",
            "tác",
        ),
        *(
            "việc",
            "về",
            "và",
            "của",
            "trên",
            "địa",
            "bàn",
            "xã",
            "cấp",
            "nhiệm",
            "vụ",
            "trọng",
            "tâm",
        ),
        *("phương", "hướng", "giải", "pháp", "năm", "tháng", "quý", "kỳ", "đầu", "cuối", "thời"),
        *("gian", "tới", "tổng", "sơ", "nhanh", "i", "ii", "iii", "iv", "ngày", "từ", "đến"),
    )
)
_FEWEST = 2  # words that say something


def is_of_another_matter(subject: Said, form: Form) -> bool:
    """Tell whether a subject says something and names nothing of what the form is about.

    "Kết quả thực hiện Quy chế dân chủ" and the form's "dân chủ ở cơ sở" have two words in common
    that stand together; "phát triển kinh tế - xã hội" has none with it; "kết quả năm 2025" says
    nothing.
    """
    said = [word for word in heading_words(subject.text) if word not in _ANY]
    named = set(_pairs(form.name))
    return len(said) >= _FEWEST and not named & set(_pairs(subject.text))


def _pairs(text: str) -> list[tuple[str, str]]:
    return [pair for pair in pairwise(heading_words(text)) if not _ANY & set(pair)]
