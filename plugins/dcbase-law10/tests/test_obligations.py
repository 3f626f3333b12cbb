"""The duties of the law."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import dcbase_law10
from dcbase.model import Obligation

Obligations = dict[str, Obligation]
_CITATION = re.compile(r"(điểm [abcdđeghiklmn] )?khoản [1-9][0-9]? Điều [1-9][0-9]?")


def test_every_item_of_the_law_is_there_once() -> None:
    """The catalog has 160 items, each with a code of its own."""
    codes = [each.code for each in dcbase_law10.dcbase_register_obligations()]
    assert 160 == len(codes) == len(set(codes))


def test_citations_are_written_as_officials_write_them(obligations: Obligations) -> None:
    """A citation reads "khoản 3 Điều 11" or "điểm c khoản 2 Điều 35"."""
    assert [o.citation for o in obligations.values() if not _CITATION.fullmatch(o.citation)] == []
    assert obligations["L10-D11-K3"].citation == "khoản 3 Điều 11"
    assert obligations["L10-D35-K2-c"].citation == "điểm c khoản 2 Điều 35"
    assert obligations["L10-D12-K1-đ"].citation == "điểm đ khoản 1 Điều 12"


def test_code_citation_and_place_agree(obligations: Obligations) -> None:
    """Article, clause and point say the same as the code and the citation."""
    for code, duty in obligations.items():
        point = f"-{duty.point}" if duty.point else ""
        assert f"L10-D{duty.article}-K{duty.clause}{point}" == code
        before = f"điểm {duty.point} " if duty.point else ""
        assert f"{before}khoản {duty.clause} Điều {duty.article}" == duty.citation


def test_the_law_counts_as_it_is_known_to(obligations: Obligations) -> None:
    """Fourteen clauses to disclose, six to decide, nine to comment on, twelve for agencies."""
    clauses = Counter(duty.article for duty in obligations.values() if not duty.point)
    assert (clauses[11], clauses[15], clauses[25], clauses[46]) == (14, 6, 9, 12)


def test_all_of_it_holds_from_the_day_the_law_took_effect(obligations: Obligations) -> None:
    """The law is in force since 1 July 2023."""
    assert {date(2023, 7, 1)} == {duty.valid_from for duty in obligations.values()}


def test_what_later_laws_touch_says_so(obligations: Obligations) -> None:
    """Items not checked against the amendments of 2024 and 2025 are marked, and only those."""
    amended = {code for code, duty in obligations.items() if duty.amended}
    assert {"L10-D11-K3", "L10-D25-K2", "L10-D25-K6", "L10-D85-K3"} == amended


def test_titles_are_words_not_abbreviations(obligations: Obligations) -> None:
    """A title can be printed: no capitals that only insiders read, no sign for "at least"."""
    cryptic = re.compile(r"\b[A-ZĐ]{3,}\b|>=|<=")
    shown = [text for o in obligations.values() for text in (o.title, o.note, o.actor)]
    # Numbers of documents are names: 59/2023/NĐ-CP.
    plain = [re.sub(r"[0-9]+/[0-9]+/[A-ZĐ0-9-]+", "", text) for text in shown]
    assert [text for text in plain if cryptic.search(text)] == []
