"""Whether words are the answer that there is nothing to tell: "Không có kiến nghị, đề xuất."

Such an answer is one, and is no recommendation, no limitation and no task.  What says anything
besides is told as it stands; so the whole of the words has to be the answer.
"""

from __future__ import annotations

import re

from dcbase.text import nfc

_LONGEST = 120
_WHO = r"(?:(?:đảng ủy|ủy ban nhân dân|ubnd|đơn vị|địa phương|xã|phường)(?: \w+){0,4} )?"
_WHEN = r"(?:(?:hiện|hiện nay|hiện tại|đến nay|trong kỳ|trong năm|cơ bản|nhìn chung)[, ]+)*"
_NO = r"(?:không|chưa)(?: có| phát sinh| gặp| nêu)?"
_OF_WHAT = (
    r"(?:[ ,;/]*(?:kiến nghị|đề xuất|đề nghị|ý kiến|hạn chế|khó khăn|vướng mắc|tồn tại|bất cập|"
    r"nguyên nhân|nội dung|vấn đề|phương hướng|nhiệm vụ|gì|nào|thêm|khác|cụ thể|và|hoặc)(?!\w))*"
)
_TO_WHOM = r"(?: (?:đối )?với(?! (?:về|việc|nội dung))(?: \w+){1,8})?"
_NOTHING = re.compile(rf"[-–+*\s]*{_WHEN}{_WHO}{_WHEN}{_NO}{_OF_WHAT}{_TO_WHOM}[\s.;!]*")
_MORE = re.compile(r"(?<!\w)(?:nhưng|tuy|song|cần|mong|về|để|do|vì|đề nghị (?!gì))(?!\w)")


def says_nothing(text: str) -> bool:
    """Tell whether words say that there is nothing, and say nothing else.

    Args:
        text: Of one paragraph or item: ``Không.``, ``Không có ý kiến gì thêm với Tỉnh ủy.``
    """
    if len(text) > _LONGEST:
        return False
    said = " ".join(nfc(text).casefold().split())
    return _NOTHING.fullmatch(said) is not None and _MORE.search(said) is None
