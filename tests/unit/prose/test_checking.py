"""Words held to the data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from attrs import evolve

from dcbase.model import (
    Claim,
    FigureRef,
    Known,
    Literal,
    Origin,
    Paragraph,
    Qualifier,
    Section,
    Severity,
    Stage,
    core_kind,
    core_kinds,
)
from dcbase.prose import check_prose, compile_phrases, parse
from dcbase.prose.claims import holds

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/prose/checking.yaml").read_text(encoding="utf-8")
)
HERE = Origin("02848.yaml", line=1, column=1)


def found(case, figure, indicators):
    figures = {code: figure(said) for code, said in case.get("figures", {}).items()}
    prose = parse(case["text"], HERE)
    assert prose.findings == ()
    section = Section(slot=case.get("slot", "results.commune"), blocks=prose.blocks)
    return tuple(check_prose([section], figures, indicators))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_words_are_checked_as_the_cases_say(case, figure, indicators):
    """What is found, about which indicator, and in which column."""
    findings = found(case, figure, indicators)
    expected = [tuple(said) for said in case.get("finds", [])]
    places = [(f.code, f.subject, *((f.origin.column,) if f.origin else ())) for f in findings]
    assert expected == places
    for finding in findings:
        kind = core_kind(finding.code)
        assert all(kind.words(finding, language) for language in ("vi", "en"))
        assert all(kind.hint(finding, language) for language in ("vi", "en"))


def test_the_cases_meet_every_kind_of_the_catalog():
    """No kind of stage 4 is declared in vain; the parser's and the importer's are met elsewhere."""
    met = {said[0] for case in CASES for said in case.get("finds", [])}
    parser = {"DC-4011", "DC-4012", "DC-4013", "DC-4014", "DC-4015"}
    importer = {f"DC-{code}" for code in range(4140, 4147)}  # tests/cases/import/reports.yaml
    assert set(core_kinds(Stage.PROSE)) == met | parser | importer


@pytest.mark.parametrize("code", ["DC-4001", "DC-4002", "DC-4003"])
def test_contradictions_are_errors(code):
    """The unit counts, and its totals are flagged."""
    assert Severity.ERROR is core_kind(code).severity


def test_a_finding_says_what_came_and_what_was_expected(indicators):
    """In words that an official can act on."""
    block = parse("đã tiếp nhận và giải quyết {{ DT05 | padded }} đơn", HERE).blocks
    figures = {"DT05": Known(8), "DT10": Known(6)}
    (finding,) = check_prose(block, figures, indicators)
    expected = (
        "“tiếp nhận và giải quyết 08 đơn” nói về DT10 (Số đơn đã giải quyết trong kỳ: 6), "
        "nhưng số được in là DT05 (Số đơn thư, phản ánh tiếp nhận trong kỳ: 08)."
    )
    assert expected == core_kind("DC-4001").words(finding)


def test_blocks_outside_of_sections_are_checked(indicators):
    """Opening and closing are words like all others."""
    (finding,) = check_prose([Paragraph((FigureRef("DT99"),))], {}, indicators)
    assert (finding.code, finding.subject) == ("DC-4006", "DT99")


def test_sections_inside_sections_belong_to_their_slot(indicators):
    """A title among the tasks does not make them results."""
    words = parse("## Một\nđã giải quyết 07 đơn").sections
    figures = {"DT10": Known(6)}
    tasks = Section(slot="tasks.items", sections=words)
    results = Section(slot="results", sections=words)
    assert list(check_prose([tasks], figures, indicators)) == []
    assert [f.code for f in check_prose([results], figures, indicators)] == ["DC-4009"]


def test_a_style_built_by_hand_is_checked_too(indicators):
    """A reference need not come from the parser."""
    block = Paragraph((FigureRef("DT05", styles=("bold",)),))
    (finding,) = check_prose([block], {"DT05": Known(8)}, indicators)
    assert finding.code == "DC-4013"
    assert core_kind("DC-4013").words(finding)


def test_a_number_in_a_cell_is_placed_in_the_cell(indicators):
    """Where there are no columns, the run's own place is given."""
    cell = Origin("a.xlsx", sheet="Lời", cell="C4")
    block = Paragraph((Literal("đã giải quyết 07 đơn", cell),))
    (finding,) = check_prose([block], {"DT10": Known(6)}, indicators, compile_phrases(indicators))
    assert cell == finding.origin


def test_figures_of_other_forms_are_passed_over(indicators):
    """A figure whose indicator nobody asks for is none of this room's business."""
    assert list(check_prose([], {"ZZ01": Known(1)}, indicators)) == []


@pytest.mark.parametrize(
    ("qualifier", "comparison", "number", "expected"),
    [
        ("eq", "=", "98", True),
        ("eq", "!=", "98", False),
        ("eq", "!=", "97", True),
        ("eq", ">", "98", False),
        ("eq", ">=", "98", True),
        ("eq", "<", "98.5", True),
        ("eq", "<=", "98", True),
        ("gt", "=", "98", False),
        ("gt", ">", "98", True),
        ("gt", ">=", "99", False),
        ("gt", "!=", "98", True),
        ("gt", "<", "100", False),
        ("ge", ">", "98", False),
        ("ge", ">", "97", True),
        ("ge", "!=", "98", False),
        ("lt", "<", "98", True),
        ("lt", "<=", "97", False),
        ("lt", ">=", "90", False),
        ("le", "<=", "98", True),
        ("le", "<", "98", False),
        ("approx", "=", "98", False),
        ("approx", ">", "90", True),
    ],
)
def test_a_claim_holds_if_it_must(qualifier, comparison, number, expected):
    """ "Trên 98%" makes "> 98" true, and "= 98" not."""
    claim = Claim("CC05", comparison, Decimal(number), "đạt")
    assert expected is holds(claim, Known(98, Qualifier(qualifier)), 2)


def test_a_claim_is_held_to_what_is_printed():
    """66.666… with two decimals is 66.67; and no claim holds of a word."""
    claim = Claim("DT13", "=", Decimal("66.67"), "đạt")
    assert holds(claim, Known(Decimal(200) / 3), 2)
    assert not holds(claim, Known(Decimal(200) / 3), 1)
    assert not holds(claim, Known("quý"), 2)


@pytest.mark.parametrize(
    ("words", "code", "typed"),
    [
        ("tiếp nhận 1.234 đơn", "DT05", "1234"),
        ("6/8 đơn được giải quyết", "DT10", "6"),
        ("mức độ hài lòng đạt trên 95,5%", "CC09", "trên 95.5"),
        ("tiếp nhận khoảng 40 đơn", "DT05", "40"),
    ],
)
def test_what_is_to_be_added_is_said_as_it_is_typed(words, code, typed, indicators):
    """Whoever does what the hint says enters a value that is accepted."""
    loose = {**indicators, "CC09": evolve(indicators["CC09"], allow_qualifier=True)}
    (finding,) = check_prose(parse(words).blocks, {}, loose)
    assert (finding.code, finding.subject, finding.facts["got"]) == ("DC-4010", code, typed)
