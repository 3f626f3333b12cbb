"""The indicators, their check and the kinds of finding."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.model import (
    Form,
    FrozenMap,
    Kind,
    Known,
    Missing,
    Origin,
    Period,
    Questions,
    Report,
    Units,
    Window,
)
from dcbase_lung_phinh import (
    dcbase_register_checks,
    dcbase_register_findings,
    dcbase_register_indicators,
)
from dcbase_units_vn import every_unit

UNIT = Units(every_unit(), date(2025, 10, 31))["02848"]
PLACE = Origin("02848_2025-11-10.yaml", line=47, column=9)


def report(figure, unit=UNIT):
    indicators = {indicator.code: indicator for indicator in dcbase_register_indicators()}
    form = Form(code="grassroots-democracy", version="1", name="Báo cáo")
    return Report(
        unit=unit,
        questions=Questions(form=form, indicators=FrozenMap(indicators)),
        period=Period(2025),
        window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31)),
        figures=FrozenMap({"LP01": figure}),
    )


def check(one):
    (only,) = dcbase_register_checks()
    assert only.about == ("LP01",)
    return list(only.report(one, None))


def test_three_indicators_are_asked_of_one_commune():
    """LP01 to LP03 are asked of Lùng Phình only, each with a name in both languages."""
    indicators = {indicator.code: indicator for indicator in dcbase_register_indicators()}
    assert list(indicators) == ["LP01", "LP02", "LP03"]
    for indicator in indicators.values():
        assert indicator.asked_of == ("02848",)
        assert indicator.name
        assert indicator.name_en
    assert "sáp nhập {n} xã" in indicators["LP01"].phrases
    assert indicators["LP03"].kind is Kind.WORD
    assert indicators["LP03"].values == ("tháng", "quý", "6 tháng", "năm", "đột xuất")


def test_three_former_communes_are_right():
    """The register has three predecessors of 02848, as the report says."""
    assert check(report(Known(3, origin=PLACE))) == []


def test_another_number_is_a_finding():
    """It says what came, what the register has, and which communes these are."""
    (finding,) = check(report(Known(2, origin=PLACE)))
    assert (finding.code, finding.subject, finding.origin) == ("LUNG-PHINH-003", "LP01", PLACE)
    kinds = {kind.code: kind for kind in dcbase_register_findings()}
    assert kinds[finding.code].words(finding, "vi") == (
        "Báo cáo nói xã được thành lập từ 2 xã cũ, danh mục đơn vị có 3: "
        "Xã Lùng Thẩn, Xã Lùng Phình, Xã Tả Van Chư."
    )
    assert kinds[finding.code].words(finding, "en") == (
        "The report says the commune came from 2 former communes, the register has 3: "
        "Xã Lùng Thẩn, Xã Lùng Phình, Xã Tả Van Chư."
    )
    assert "LP01" in kinds[finding.code].hint(finding, "en")


@pytest.mark.parametrize("figure", [Missing(), Known(3)])
def test_nothing_is_held_against_what_nobody_knows(figure):
    """A missing figure is no finding of this check; nor is a unit without known predecessors."""
    before = Units(every_unit(), date(2025, 6, 30))["02848"]
    assert check(report(Missing())) == []
    assert check(report(figure, unit=before)) == []


def test_the_kinds_speak_both_languages():
    """Every kind has words and a hint in Vietnamese and English."""
    kinds = list(dcbase_register_findings())
    assert [kind.code for kind in kinds] == ["LUNG-PHINH-001", "LUNG-PHINH-002", "LUNG-PHINH-003"]
    assert all(kind.vi and kind.en and kind.hint_vi and kind.hint_en for kind in kinds)
