"""The empty form in YAML."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from attrs import evolve

from dcbase._builtin.formats import dcbase_register_formats
from dcbase.model import (
    Blank,
    Form,
    FrozenMap,
    Indicator,
    Known,
    Questions,
    Report,
    Round,
    Unit,
    Window,
)


@pytest.fixture
def blank(questions: Questions, report: Report) -> Blank:
    round_ = Round(
        form=questions.form.code,
        period=report.period,
        window=report.window,
        deadline=date(2025, 11, 15),
    )
    return Blank(
        form=questions.form, indicators=questions.indicators, unit=report.unit, round=round_
    )


def written(blank: Blank) -> str:
    render = next(one.blank for one in dcbase_register_formats() if one.code == "yaml")
    assert render is not None
    return render(blank).decode()


def test_everything_asked_stands_in_it(blank: Blank) -> None:
    """Figures that are computed are not asked; every slot has its key."""
    plain = yaml.safe_load(written(blank))
    assert plain["figures"] == dict.fromkeys(("DT01", "DT05", "CC09", "QC01", "LP03"))
    assert plain["overview"] == ""
    assert plain["results"] == {"text": "", "commune": ""}
    assert plain["tasks"] == {"direction": ""}
    assert plain["closing"] == plain["opening"] == ""


def test_it_says_whose_and_for_when_it_is(blank: Blank) -> None:
    """Form, unit, period and window come back as they went out."""
    plain = yaml.safe_load(written(blank))
    assert plain["unit"] == "02848"
    assert plain["period"] == "2025"
    assert plain["form"] == "law10:grassroots-democracy"
    assert plain["form_version"] == "2025.1"
    assert plain["window"]["to"] == "2025-10-31"


def test_comments_say_what_is_meant(blank: Blank) -> None:
    """Names, units of measure, the words that will do, headings and the deadline are there."""
    text = written(blank)
    assert "# Hạn gửi: 15/11/2025.\n" in text
    assert "  # Số lượt công dân được tiếp (lượt)\n  DT01:\n" in text
    assert "  # Có quy chế; có hoặc không\n  QC01:\n" in text
    assert "  # Tần suất đối thoại; một trong: quý, năm\n  LP03:\n" in text
    assert "# KHÁI QUÁT TÌNH HÌNH (bắt buộc)\noverview: |\n" in text
    assert "  # PHƯƠNG HƯỚNG NĂM 2026\n  direction: |\n" in text
    assert "CC09: {value: 98, qualifier: gt}" in text


def test_last_periods_values_stand_beside(blank: Blank, report: Report) -> None:
    """Whoever fills it in sees what was sent last time, and does not type the header again."""
    figures = report.figures.with_({"QC01": Known(False)})
    text = written(evolve(blank, previous=evolve(report, figures=figures)))
    assert "  # Số lượt công dân được tiếp (lượt); kỳ trước: 44\n" in text
    assert "có hoặc không; kỳ trước: không\n" in text
    header = yaml.safe_load(text)["header"]
    assert header["organisation"] == "Đảng ủy xã Lùng Phình"
    assert header["recipients"] == ["TT. Tỉnh uỷ"]
    assert header["date"] is header["number"] is None


def test_a_name_cannot_leave_its_comment(blank: Blank) -> None:
    """Line breaks in a catalog's names do not become keys of the form."""
    strange = Indicator(code="x:A1", name="Tên\nunit: '15'", asked_of=("02848",))
    other = Indicator(code="x:A2", name="Của xã khác", asked_of=("03006",))
    text = written(evolve(blank, indicators=FrozenMap({"A1": strange, "A2": other})))
    assert "  # Tên unit: '15'\n  A1:\n" in text
    assert "A2" not in text


def test_a_form_without_figures_and_slots_is_still_a_form(blank: Blank) -> None:
    """Nothing asked is an empty mapping, not a broken file."""
    round_ = Round(form="x:f", period=blank.round.period, window=blank.round.window)
    bare = Blank(
        form=Form(code="x:f", version="1", name="F"),
        indicators={},
        unit=Unit(code="1", name="U"),
        round=round_,
    )
    plain = yaml.safe_load(written(bare))
    assert plain["figures"] == {}
    assert "Hạn gửi" not in written(bare)


def test_the_window_may_have_no_label(blank: Blank) -> None:
    """An empty label is an empty text."""
    window = Window(start=date(2025, 1, 1), end=date(2025, 12, 31))
    plain = yaml.safe_load(written(evolve(blank, round=evolve(blank.round, window=window))))
    assert plain["window"]["label"] == ""
