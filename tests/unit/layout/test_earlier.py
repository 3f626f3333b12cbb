"""Words that are chosen by this round and the one before."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase.layout import check_layout, lay_out
from dcbase.model import Known, LayoutPart, Period, Qualifier, text_of

WORDS = (
    "{% if DT05 is comparable %}{% if DT05 > DT05 | before %}Tăng."
    "{% elif DT05 < DT05 | before %}Giảm.{% else %}Không đổi.{% endif %}"
    "{% else %}Không so sánh được.{% endif %}"
)


@pytest.fixture
def said(build, party):
    """Return what a sentence says of a record."""

    def words(record, sentence=WORDS):
        of = "report" if hasattr(record, "figures") else "aggregate"
        layout = build.layout(LayoutPart(slot="own", say=sentence), of=of)
        assert check_layout(layout, build.questions) == ()
        return " ".join(text_of(block.runs) for block in lay_out(record, layout, party).blocks)

    return words


@pytest.fixture
def report(build):
    """Return a commune's report with the figure of this round and of the one before."""

    def made(now, then):
        values = [{} if figure is None else {"DT05": figure} for figure in (now, then)]
        before = build.report(values=values[1], period=Period(2024))
        return build.report(values=values[0], before=before)

    return made


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (12, 8, "Tăng."),
        (8, 12, "Giảm."),
        (0, 0, "Không đổi."),
        (12, None, "Không so sánh được."),
        (None, 0, "Không so sánh được."),
        (Known(98, Qualifier.GT), 97, "Không so sánh được."),
        (98, Known(98, Qualifier.LT), "Không so sánh được."),
        (98, Known(98, Qualifier.APPROX), "Không so sánh được."),
    ],
)
def test_more_or_less_than_last_time(report, said, now, then, words):
    """A missing figure is no 0, and "trên 98" is neither more nor less than 98."""
    assert said(report(now, then)) == words


def test_without_a_round_before(build, said):
    """There is nothing to compare with, and no word of it."""
    assert said(build.report(values={"DT05": 8})) == "Không so sánh được."
    more = "{% if DT05 > DT05 | before %}Tăng.{% endif %}"
    assert said(build.report(values={"DT05": 8}), more) == ""


def test_the_same_units_stand_behind_both(build, said):
    """A total of two communes is not more than one of one commune."""
    a, b, *_ = build.units

    def aggregate(*values):
        units = zip((a, b), values, strict=False)
        return build.aggregate([build.report(unit, {"DT05": value}) for unit, value in units])

    assert said(evolve(aggregate(5, 6), before=aggregate(4, 5))) == "Tăng."
    assert said(evolve(aggregate(5, 6), before=aggregate(4))) == "Không so sánh được."
    plain = "{% if DT05 > DT05 | before %}Tăng.{% endif %}"
    assert said(evolve(aggregate(5, 6), before=aggregate(4)), plain) == ""


def test_whether_it_is_known(build, report, said):
    """`is known` of the round before is what prints."""
    words = (
        "{% if DT05 | before is known %}Trước: {{ DT05 | before }}.{% else %}Chưa rõ.{% endif %}"
    )
    assert said(report(1, 7), words) == "Trước: 7."
    assert said(report(1, None), words) == "Chưa rõ."
    assert said(build.report(values={"DT05": 8}), words) == "Chưa rõ."


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("{% if DT05 > DT05 | before %}tăng{% else %}giảm{% endif %}", "uncompared"),
        ("{% if not DT05 > DT05 | before %}giảm{% endif %}", "uncompared"),
        (
            "{{ 'tăng' if DT05 | before < DT05 else 'giảm' }}{% if before %}.{% endif %}",
            "uncompared",
        ),
        (
            "{% if DT05 is known and not DT05 > DT05 | before %}x{% endif %}",
            "uncompared",
        ),
        (
            "{% if DT14 is comparable %}{% if not DT05 > DT05|before %}x{% endif %}{% endif %}",
            "uncompared",
        ),
        ("{% if DT05 > DT14 | before %}x{% endif %}", "before-decides"),
        ("{% if (DT05 | before) + 1 > DT05 %}x{% endif %}", "before-decides"),
        ("{% if DT05 | before %}x{% endif %}", "before-decides"),
        ("{% set x = DT05 > DT05 | before %}{% if x %}x{% endif %}", "before-decides"),
    ],
)
def test_what_nobody_could_know_is_refused(words, problem, build):
    """Two wordings need the question first; other shapes than the same indicator's are none."""
    layout = build.for_aggregate(LayoutPart(slot="own", say=words))
    found = check_layout(layout, build.questions)
    assert problem in [one.key for one in found]
    assert all(one.words("vi") and one.words("en") for one in found)
