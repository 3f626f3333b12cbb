"""Numbers and dates of documents in prose."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.text import Citation, find_citations


def test_a_party_document_is_found_with_its_date():
    """The first sentence of the reference report."""
    text = "Thực hiện Công văn số 132-CV/TU ngày 29/10/2025 của Tỉnh ủy Lào Cai"
    expected = Citation(
        style="party",
        designation="132-CV/TU",
        number="132",
        kind="CV",
        office="TU",
        year=None,
        date=date(2025, 10, 29),
        start=22,
        end=47,
    )
    assert find_citations(text) == (expected,)
    assert text[22:47] == "132-CV/TU ngày 29/10/2025"


def test_a_law_is_found_with_its_year_and_legislature():
    """Laws have no kind in their number."""
    expected = Citation(
        style="state",
        designation="10/2022/QH15",
        number="10",
        kind="",
        office="QH15",
        year=2022,
        date=None,
        start=5,
        end=17,
    )
    assert find_citations("Luật 10/2022/QH15.") == (expected,)


@pytest.mark.parametrize(
    ("text", "style", "number", "kind", "office", "year"),
    [
        ("299-QĐ/TW", "party", "299", "QĐ", "TW", None),
        ("12-QĐi/TW", "party", "12", "QĐi", "TW", None),
        ("36-HD/VPTW", "party", "36", "HD", "VPTW", None),
        ("05-BC/ĐU", "party", "05", "BC", "ĐU", None),
        ("7-CTr/TU", "party", "7", "CTr", "TU", None),
        ("59/2023/NĐ-CP", "state", "59", "NĐ", "CP", 2023),
        ("19/2025/QĐ-TTg", "state", "19", "QĐ", "TTg", 2025),
        ("1673/NQ-UBTVQH15", "state", "1673", "NQ", "UBTVQH15", None),
        ("15/KH-UBND", "state", "15", "KH", "UBND", None),
        ("02/2021/TT-BNV", "state", "02", "TT", "BNV", 2021),
        ("09/2014/NQLT-CP-UBTƯMTTQVN", "state", "09", "NQLT", "CP-UBTƯMTTQVN", 2014),
    ],
)
def test_numbers_of_both_styles_are_taken_apart(text, style, number, kind, office, year):
    """Number, kind, office and year, whatever the document."""
    (found,) = find_citations(f"theo {text}, ngày mai")
    assert found.designation == text
    assert (found.style, found.number, found.kind) == (style, number, kind)
    assert (found.office, found.year, found.date) == (office, year, None)


@pytest.mark.parametrize(
    "text",
    [
        "số 12-NQ/ĐU, ngày 05/9/2026",
        "số 12-NQ/ĐU ngày 05 tháng 9 năm 2026",
        "số 12-NQ/ĐU\nngày 05/9/2026",
        "số 12-NQ/ĐU ký ngày 05/9/2026",
    ],
)
def test_the_date_may_be_written_in_several_ways(text):
    """With or without comma, short or long, over a line's end."""
    (found,) = find_citations(text)
    assert found.date == date(2026, 9, 5)
    assert found.end == len(text)


def test_a_day_that_does_not_exist_is_no_date():
    """The document's number stands; its impossible date is left to a check."""
    (found,) = find_citations("299-QĐ/TW ngày 31/02/2025")
    assert found.date is None


@pytest.mark.parametrize(
    "text",
    [
        "6/8 đơn",
        "29/10/2025",
        "kinh tế - xã hội",
        "HĐND-UBND xã",
        "95%",
        "1,132-CV/TU",
        "x12-CV/TU",
    ],
)
def test_other_figures_are_no_citations(text):
    """Fractions, dates and names of offices are left alone."""
    assert find_citations(text) == ()


def test_citations_come_in_the_order_of_the_text():
    """Several documents in one sentence, of both styles."""
    text = "theo 59/2023/NĐ-CP, 299-QĐ/TW ngày 09/6/2025 và 97/2025/QH15"
    found = [each.designation for each in find_citations(text)]
    assert found == ["59/2023/NĐ-CP", "299-QĐ/TW", "97/2025/QH15"]
