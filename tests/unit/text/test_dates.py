"""Dates as Vietnamese documents write them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from dcbase.text import long_date, read_date, short_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("29/10/2025", date(2025, 10, 29)),
        ("09/6/2025", date(2025, 6, 9)),
        ("9/06/2025", date(2025, 6, 9)),
        (" 05/02/2026 ", date(2026, 2, 5)),
        ("ngày 29 tháng 10 năm 2025", date(2025, 10, 29)),
        ("Ngày 09  tháng 6\nnăm 2025", date(2025, 6, 9)),
        ("29 tháng 10 năm 2025", date(2025, 10, 29)),
        (unicodedata.normalize("NFD", "ngày 01 tháng 7 năm 2025"), date(2025, 7, 1)),
        ("2025-10-29", date(2025, 10, 29)),
    ],
)
def test_dates_are_read_day_first(written, day):
    """The day comes first, except in the international form."""
    assert read_date(written) == day


@pytest.mark.parametrize(
    "written",
    ["", "2025", "10/2025", "29/10/25", "29-10-2025", "2025/10/29", "2025-6-9", "٩/6/2025", "nay"],
)
def test_other_writings_are_refused(written):
    """What could be read in two ways is not read."""
    with pytest.raises(ValueError, match="not a date"):
        read_date(written)


@pytest.mark.parametrize(
    "written", ["31/02/2025", "10/29/2025", "0000-01-01", "ngày 0 tháng 1 năm 2025"]
)
def test_days_that_do_not_exist_are_refused(written):
    """An American date is no Vietnamese one."""
    with pytest.raises(ValueError, match="no such day"):
        read_date(written)


@pytest.mark.parametrize(
    ("day", "short", "long"),
    [
        (date(2025, 6, 9), "09/6/2025", "ngày 09 tháng 6 năm 2025"),
        (date(2026, 2, 5), "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 10), "10/01/2026", "ngày 10 tháng 01 năm 2026"),
        (date(2025, 3, 30), "30/3/2025", "ngày 30 tháng 3 năm 2025"),
        (date(2025, 12, 31), "31/12/2025", "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_zeros_stand_where_the_decree_wants_them(day, short, long):
    """Before days below ten and the months 1 and 2, nowhere else."""
    assert short_date(day) == short
    assert long_date(day) == long
