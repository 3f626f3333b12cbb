"""What the plugin looks at beyond figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import evolve

import dcbase_law10
from dcbase.model import (
    Claim,
    Fact,
    FigureRef,
    Finding,
    Item,
    Literal,
    Origin,
    Paragraph,
    Period,
    Questions,
    Report,
    Section,
    Severity,
    Stage,
    Unit,
    Window,
)

LAW = "Luật Thực hiện dân chủ ở cơ sở"


def report_saying(questions: Questions, *words: str) -> Report:
    """Return a report with paragraphs of one line each, from line 10."""
    blocks = tuple(
        Paragraph((Literal(text, Origin("a.yaml", line=line)),))
        for line, text in enumerate(words, start=10)
    )
    return Report(
        unit=Unit(code="02848", name="Xã Lùng Phình"),
        questions=questions,
        period=Period(2025),
        window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31)),
        opening=blocks[:1],
        sections=(
            Section(slot="results", sections=(Section(slot="results.commune", blocks=blocks[1:]),)),
        ),
    )


def found_in(report: Report) -> list[Finding]:
    """Return what the plugin's check finds."""
    (check,) = dcbase_law10.dcbase_register_checks()
    assert check.report is not None
    return list(check.report(report, None))


def test_the_law_by_its_own_name_is_right(questions: Questions) -> None:
    """With or without the year, and across a line break."""
    words = f"thực hiện {LAW} năm 2022", "Luật Thực hiện dân chủ ở\ncơ sở được triển khai"
    assert found_in(report_saying(questions, *words)) == []


def test_each_other_name_is_one_warning_at_its_first_place(questions: Questions) -> None:
    """It says what came, how often, and what was expected."""
    report = report_saying(
        questions,
        "vi phạm Luật thực hiện dân chủ ở cơ sở",
        "thực hiện Luật dân chủ ở cơ sở",
        f"{LAW}; Ban Chỉ đạo thực hiện Luật dân chủ cơ sở xã",
        "báo cáo về Luật dân chủ ở  cơ sở",
    )
    found = found_in(report)
    said = [(finding.facts["said"], finding.facts["times"]) for finding in found]
    assert said == [
        ("Luật thực hiện dân chủ ở cơ sở", 1),
        ("Luật dân chủ ở cơ sở", 2),
        ("Luật dân chủ cơ sở", 1),
    ]
    lines = [finding.origin.line for finding in found if finding.origin]
    assert lines == [10, 11, 12]
    assert {Severity.WARNING} == {finding.severity for finding in found}


def test_claims_and_items_are_read_and_figures_passed_over(questions: Questions) -> None:
    """Wherever words stand, they are words."""
    claim = Claim("DT14", "=", Decimal(0), "không vi phạm Luật dân chủ ở cơ sở")
    report = report_saying(questions, "")
    item = Item((FigureRef("DT05"), claim), Origin("a.yaml", line=3))
    section = Section(slot="closing", blocks=(item,))
    (finding,) = found_in(evolve(report, sections=(section,)))
    assert Origin("a.yaml", line=3) == finding.origin


def test_other_laws_and_regulations_have_other_names(questions: Questions) -> None:
    """The regulation on democracy, and law in general, are not this law."""
    words = (
        "Quy chế dân chủ ở cơ sở",
        "pháp luật thực hiện dân chủ ở cơ sở",
        "Luật Tiếp cận thông tin",
    )
    assert found_in(report_saying(questions, *words)) == []


def test_the_finding_says_itself_in_both_languages() -> None:
    """Its kind is declared, of the stage of prose, with words for every fact."""
    (kind,) = dcbase_law10.dcbase_register_findings()
    facts: dict[str, Fact] = {"said": "Luật dân chủ cơ sở", "times": 3, "expected": LAW}
    finding = kind.found(facts=facts)
    assert (kind.code, kind.stage, kind.severity) == ("LAW10-T01", Stage.PROSE, Severity.WARNING)
    assert f"Luật được gọi là “Luật dân chủ cơ sở” ở 3 chỗ; tên đúng là “{LAW}”." == kind.words(
        finding
    )
    assert "“Luật dân chủ cơ sở” in 3 place(s)" in kind.words(finding, "en")
    assert LAW in kind.hint(finding)
    assert LAW in kind.hint(finding, "en")
