"""For whom somebody signs: T/M, K/T, T/L for the Party, TM., KT., TL., TUQ., Q. for the State.

Nghị định 30/2020/NĐ-CP, Phụ lục I (quyền hạn của người ký); Hướng dẫn 36-HD/VPTW and 05-HD/VPTW
for the Party, where each is written with a stroke.
"""

from __future__ import annotations

import re

from attrs import frozen

_MARK = re.compile(r"(?P<mark>(?:T[/.]?[ML]|K[/.]?T|TUQ|Q)[./]?)\s+(?P<whom>\S.*)", re.IGNORECASE)
_STROKES = {"TM": "T/M", "KT": "K/T", "TL": "T/L"}
_POINTS = {"TM": "TM.", "KT": "KT.", "TL": "TL.", "TUQ": "TUQ.", "Q": "Q."}
_BODIES = (
    *("BAN THƯỜNG VỤ", "BAN CHẤP HÀNH", "BAN CHỈ ĐẠO", "BAN BÍ THƯ", "ĐẢNG ỦY", "ĐẢNG UỶ"),
    *("ỦY BAN", "UỶ BAN", "UBND", "HỘI ĐỒNG", "HĐND", "THƯỜNG TRỰC", "ĐOÀN CHỦ TỊCH", "CHI BỘ"),
)
_PERSONS = (
    *("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    *("TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG"),
)


_WITH_BODY = re.compile(rf"(?:{'|'.join(_PERSONS)})\s+(?:{'|'.join(_BODIES)})")
_TITLED = re.compile(
    r"(?:đồng chí|đ/c|ông|bà|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|cử nhân|kỹ sư|bác sĩ|luật sư"
    r"|(?:pgs|gs|ts|ths|ks|bs|cn)\b\.?)[\s.]",
    re.IGNORECASE,
)


def is_body(text: str) -> bool:
    """Tell whether a name is that of a body: ``ĐẢNG ỦY XÃ LÙNG PHÌNH``."""
    return text.upper().startswith(_BODIES)


def is_post(text: str) -> bool:
    """Tell whether a line is a post: ``PHÓ BÍ THƯ``."""
    return text.upper().startswith((*_PERSONS, "PHÓ", "TRƯỞNG", "CHÁNH", "THƯỜNG TRỰC", "ỦY VIÊN"))


def names_its_body(text: str) -> bool:
    """Tell whether a post is written with the body it is of: ``PHÓ BÍ THƯ ĐẢNG ỦY XÃ``."""
    return _WITH_BODY.match(text.upper()) is not None


def is_titled(text: str) -> bool:
    """Tell whether a title or a degree stands before a name."""
    return _TITLED.match(text) is not None


@frozen
class Authority:
    """What stands above the signer's own post.

    Args:
        mark: As it is written: ``T/M``, ``KT.``.
        kind: Which one it is, whatever its signs: ``TM``, ``KT``, ``TL``, ``TUQ``, ``Q``.
        whom: Whom it is for.
    """

    mark: str
    kind: str
    whom: str

    def written(self, behalf: str) -> str:
        """Return how a form writes the mark; empty if nothing is known of it.

        Args:
            behalf: How it writes "on behalf of": ``T/M`` or ``TM.``.
        """
        if self.kind == "TM":
            return behalf
        return (_STROKES if "/" in behalf else _POINTS).get(self.kind, "")

    @property
    def crossed(self) -> bool:
        """Tell whether a body is signed for as a person is, or a person as a body."""
        whom = self.whom.upper()
        return (self.kind == "KT" and whom.startswith(_BODIES)) or (
            self.kind == "TM" and whom.startswith(_PERSONS)
        )


def authority_of(text: str) -> Authority | None:
    """Return what a line above the signature says of whom it is signed for; None if nothing."""
    found = _MARK.match(text)
    if found is None:
        return None
    kind = re.sub(r"[^A-Z]", "", found["mark"].upper())
    return Authority(found["mark"], kind, found["whom"]) if kind in _POINTS else None
