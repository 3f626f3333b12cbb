"""What is told of a text at the first look is what reading it finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dcbase.prose.numbers import numbers_in
from dcbase.prose.written import may_hold_numbers

PIECES = st.sampled_from(
    [
        *("năm 2025", "năm 20255", "Năm 1999", "năm 3025", "10 tháng", "3 tháng đầu", "tháng 10"),
        *("110 tháng", "10 thángs", "1.000 tháng", "12/12 tháng", "trên 10", "2025", "6/8", "98%"),
        *("năm", "tháng", "mười", "hai", "một", "có", "thôn", ",", ".", "-", "/", "ngày 5"),
        *("quý 3", "năm 2025-2030", "năm 2025/2026", "năm 2025,5", "năm 2025 nghìn", "trên"),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=8), st.sampled_from([" ", "", "\n"]))
def test_a_text_that_cannot_hold_a_number_holds_none(pieces, between):
    """Years and months alone are read by nobody, and nothing else is passed over."""
    text = between.join(pieces)
    small = text.lower()
    if not may_hold_numbers(small):
        assert all(number.excluded is not None for number in numbers_in(text, small))
