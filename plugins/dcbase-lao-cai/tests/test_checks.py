from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase.model import (
    Aggregate,
    Coverage,
    FigureRef,
    FrozenMap,
    Item,
    Known,
    Literal,
    Missing,
    Origin,
    Paragraph,
    Period,
    Report,
    Round,
    Section,
    Total,
    Unit,
    Window,
)
from dcbase_lao_cai.copies import find_copies
from dcbase_lao_cai.kinds import kinds
from dcbase_lao_cai.outliers import find_outliers

PERIOD = Period(2025)
WINDOW = Window(start=date(2025, 1, 1), end=date(2025, 10, 31))
USUAL = (80, 95, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190)
LONG = "Nhân dân tham gia bàn bạc và giám sát. " * 8


def report(questions, number, amount=None, slot="results.commune", words="", block=Paragraph):
    figure = Missing() if amount is None else Known(amount, origin=Origin(f"{number}.yaml", line=9))
    runs = (Literal(words), FigureRef("BQ12")) if words else ()
    section = Section(slot=slot, blocks=(block(runs),) if runs else ())
    return Report(
        unit=Unit(code=f"{number:05}", name=f"Xã {number}", kind="xã", parent="15"),
        questions=questions,
        period=PERIOD,
        window=WINDOW,
        figures=FrozenMap({"BQ12": figure}),
        sections=(section,),
    )


def whole(questions, reports):
    units = {each.unit.code: each.unit for each in reports}
    total = Total(
        code="BQ12",
        figure=Missing(),
        coverage=Coverage(reported=len(reports), expected=len(reports)),
        figures=FrozenMap({each.unit.code: each.figure("BQ12") for each in reports}),
    )
    return Aggregate(
        unit=Unit(code="15", name="Tỉnh Lào Cai"),
        questions=questions,
        round=Round(form="law10:grassroots-democracy", period=PERIOD, window=WINDOW),
        units=FrozenMap(units),
        totals=FrozenMap({"BQ12": total}),
        reports=tuple(reports),
    )


def outliers(questions, amounts):
    reports = [report(questions, n, amount) for n, amount in enumerate(amounts, start=1)]
    return list(find_outliers(whole(questions, reports)))


def test_a_slip_in_the_unit_of_measure_is_found(questions):
    """Đồng instead of million đồng stands far above everybody else's figure."""
    (found,) = outliers(questions, (*USUAL, 150_000_000))
    assert ("LAO-CAI-001", "00013", "BQ12") == (found.code, found.unit, found.subject)
    assert Origin("13.yaml", line=9) == found.origin
    words = kinds()[found.code].words(found)
    assert "150.000.000 triệu đồng" in words
    assert "khoảng 140 triệu đồng" in words


@pytest.mark.parametrize(
    "amounts",
    [USUAL, (*USUAL, 1300), (*USUAL[:8], 150_000_000), (*USUAL, None), (*USUAL[:10], None, 10**8)],
)
def test_what_is_not_far_off_is_no_finding(questions, amounts):
    """A large commune is no slip, and a handful of figures says nothing about what is usual."""
    assert [] == outliers(questions, amounts)


def test_indicators_that_nobody_asked_are_passed_over(questions):
    """A round without any of the watched indicators has no outliers."""
    assert [] == list(find_outliers(whole(questions, [])))


def copies(questions, *reports):
    return list(find_copies(whole(questions, [report(questions, *each) for each in reports])))


def test_a_copied_paragraph_is_found(questions):
    """The second commune with the same words and figures is told whose they are."""
    first, second = (1, 12, "results.commune", LONG), (2, 12, "results.commune", LONG.upper())
    (found,) = copies(questions, first, second)
    assert ("LAO-CAI-002", "00002", "results.commune") == (found.code, found.unit, found.subject)
    assert "Xã 1" in kinds()[found.code].words(found)
    assert "Xã 1" in kinds()[found.code].words(found, "en")


@pytest.mark.parametrize(
    "second",
    [
        (2, 13, "results.commune", LONG),
        (2, 12, "results.commune", "Nhân dân tham gia bàn bạc."),
        (2, 12, "recommendations.central", LONG),
        (2, 12, "results.agency", LONG),
        (2, 12, "results.commune", LONG, Item),
    ],
)
def test_what_may_be_alike_is_no_finding(questions, second):
    """Other figures, short phrases, demands and other slots are not copies."""
    assert [] == copies(questions, (1, 12, "results.commune", LONG), second)


def test_a_paragraph_that_one_commune_repeats_is_its_own_affair(questions):
    """A commune that says the same twice copies nobody."""
    one = report(questions, 1, 12, "results.commune", LONG)
    twice = Section(slot="results.commune", blocks=one.sections[0].blocks * 2)
    assert [] == list(find_copies(whole(questions, [evolve(one, sections=(twice,))])))
