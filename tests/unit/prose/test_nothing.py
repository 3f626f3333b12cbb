"""Answers that there is nothing, told from all other words."""

from __future__ import annotations

import pytest

from dcbase.prose.nothing import says_nothing

NOTHING = (
    "Không.",
    "Không có",
    "- Không có kiến nghị.",
    "Chưa có kiến nghị, đề xuất gì.",
    "Xã Lùng Phình không có kiến nghị, đề xuất.",
    "KHÔNG CÓ Ý KIẾN GÌ THÊM với Tỉnh ủy.",
    "Hiện nay, đơn vị không có khó khăn, vướng mắc.",
    "Không có kiến nghị đối với Trung ương",
    "Không phát sinh.",
)
SOMETHING = (
    "",
    "Chưa có kinh phí.",
    "Không có kiến nghị nào được trả lời.",
    "Không có khó khăn lớn, nhưng thiếu cán bộ.",
    "Không có ý kiến với dự thảo về hệ thống loa.",
    "Chưa có nguyên nhân được xác định do thiếu hồ sơ.",
    "Không để phát sinh điểm nóng.",
    "Không ngừng đổi mới.",
    "Không đề nghị tăng biên chế.",
    "Xã chưa có nội dung công khai.",
    "Không có ý kiến. " * 9,
)


@pytest.mark.parametrize("words", NOTHING)
def test_that_there_is_nothing(words: str) -> None:
    """With or without saying of what, by whom and to whom."""
    assert says_nothing(words)


@pytest.mark.parametrize("words", SOMETHING)
def test_anything_else(words: str) -> None:
    """Whatever says more, or denies something else, is told as it stands."""
    assert not says_nothing(words)
