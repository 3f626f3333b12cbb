"""Whether words state what they speak of, or deny, plan or wish it, or speak of somebody else."""

from __future__ import annotations

import re

from dcbase.prose.numbers import clause_before

# Behind any of these in the same clause nothing is stated, unless "đã" stands after it.
_HELD_BACK = re.compile(
    r"(?<!\w)(?:chưa|không|chẳng|sẽ|sắp|dự kiến|dự thảo|cần|phải|nên|đề nghị|kiến nghị|đề xuất|"
    r"tham mưu|chuẩn bị|phấn đấu|nếu|trước khi|trước đây|yêu cầu|đang|tiếp tục|xem xét|đôn đốc|"
    r"thay vì|để|nhằm|thời gian tới|tới đây|hướng tới|quy định việc)(?!\w)",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(r"(?<!\w)(?:việc|tiến độ|dự thảo)\s+\Z", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)đã(?!\w)", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"(?<!\w)(?:chưa|không|dự kiến|sẽ|tạm dừng|dừng|ngừng|hỏng|lỗi|bãi bỏ|hết hiệu lực|"
    r"(?:của |cấp )(?:tỉnh|huyện|trung ương|trên|ban thường vụ tỉnh ủy))(?!\w)",
    re.IGNORECASE,
)
_IN_THE_END = re.compile(r"(?<!\w)(?:đã|nay|song|nhưng)(?!\w)", re.IGNORECASE)
# What is not done there says nothing of the unit itself.
_SOMEWHERE = re.compile(
    r"(?<!\w)(?:tại|ở|của|cho)\s(?:các |một số |nhiều |từng )?(?:thôn|bản|tổ dân phố|cơ quan|"
    r"đơn vị|trường|doanh nghiệp|hợp tác xã|chi bộ|nơi)(?!\w)",
    re.IGNORECASE,
)
# Whoever else may have a plan, a board or a website.
_OTHERS = re.compile(
    r"(?<!của )(?<!tại )(?<!ở )(?<!\w)(?:các xã|địa phương|nơi|ngành|thôn|bản|tổ dân phố|trường|"
    r"doanh nghiệp|công ty|hợp tác xã|cơ quan|đơn vị|chi bộ|tỉnh|trung ương|huyện|chính phủ|"
    r"công an|trạm|mặt trận|hội|đoàn|hội đồng nhân dân|hđnd)(?!\w)",
    re.IGNORECASE,
)
# In front of a number: it is planned or missed; and: it is of each, or of somebody else.
_NOT_YET = re.compile(
    r"(?<!\w)(?:chưa|không(?! gian| chuyên| ngừng)|sẽ|sắp|dự kiến|yêu cầu|đề nghị)(?!\w)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:mỗi|bình quân|trung bình|h[ằà]ng (?:tuần|tháng|quý)|"
    r"(?:toàn|cả) (?:tỉnh|huyện|nước)|"
    r"(?<!với )(?<!cùng )(?:công an|tòa án|toà án|viện kiểm sát)|"
    r"(?<!với )(?<!cùng )(?<!hợp )(?<!của )(?<!bởi )(?:hội (?:nông dân|phụ nữ|lhpn|liên hiệp|"
    r"cựu chiến binh|ccb|chữ thập đỏ|người cao tuổi|khuyến học)|trường (?:mầm non|tiểu học|thcs|"
    r"thpt|trung học|phổ thông)|các trường|trạm y tế|bệnh viện|ngân hàng|chi bộ|tỉnh ủy|"
    r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an) tỉnh))(?!\w)",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"(?<!\w)(?<!thực hiện )(?:theo kế hoạch|kế hoạch (?:cả )?năm|kế hoạch đề ra)", re.IGNORECASE
)
_VILLAGE = re.compile(r"(?<!\w)(?:[Tt]hôn|[Bb]ản|[Tt]ổ dân phố)\s(?P<name>\w|số\s[0-9]+)")
_END = re.compile(r"[.,;!?…](?=\s|\Z)")


def is_stated(text: str, begin: int, end: int, value: bool | None) -> bool:
    """Tell whether words of a text state what they say.

    Args:
        begin, end: Of the words.
        value: False: the words themselves say that something is not; else they say that it is.
    """
    before = clause_before(text, begin)
    behind = _END.search(text, end)
    after = text[end : behind.start() if behind else len(text)]
    if _SPOKEN_OF.search(before) or _OTHERS.search(before.rpartition(",")[2]):
        return False
    if value is False:
        denied = _HELD_BACK.search(before) or _IN_THE_END.search(after)
        return not denied and not _SOMEWHERE.search(after)
    held = [*_HELD_BACK.finditer(before)]
    if held and not _DONE.search(before, held[-1].end()):
        return False
    return not _TAKEN_BACK.search(after)


def is_counted(text: str, begin: int) -> bool:
    """Tell whether what stands in front of a number makes it a count of the unit's own work.

    Args:
        begin: Of the number.
    """
    clause = clause_before(text, begin)
    near = clause[max(clause.rfind(sign) for sign in ",:(") + 1 :]
    held = [*_NOT_YET.finditer(near)]
    if held and not _DONE.search(near, held[-1].end()):
        return False
    plan = _PLAN.search(clause)
    if plan and not _DONE.search(clause, plan.end()):
        return False
    return not _OF_OTHERS.search(near) and not _names_a_village(near)


def _names_a_village(words: str) -> bool:
    return any(
        one["name"][-1].isupper() or one["name"][-1].isdigit() for one in _VILLAGE.finditer(words)
    )
