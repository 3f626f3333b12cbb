"""Prose markup: what is read, where it stood, and what cannot be read."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

from dcbase.model import Claim, FigureRef, Heading, Item, Literal, Origin, core_kind
from dcbase.prose import parse

CASES = Path(__file__).parents[2] / "cases/prose"
MARKUP = yaml.safe_load((CASES / "markup.yaml").read_text(encoding="utf-8"))
MALFORMED = yaml.safe_load((CASES / "malformed.yaml").read_text(encoding="utf-8"))
HERE = Origin("02848.yaml", line=10, column=5)


def plain(block):
    """Write a block as the case file does."""
    runs = [plain_run(run) for run in block.runs]
    return ["-", *runs] if isinstance(block, Item) else runs


def plain_run(run):
    match run:
        case Literal():
            return run.text
        case FigureRef():
            return [run.code, run.slot, list(run.styles)]
        case Claim():
            return {
                "claim": run.code,
                "comparison": run.comparison,
                "number": str(run.number),
                "words": run.words,
            }


def printed(blocks):
    """Write blocks with references as <CODE>, a slash between blocks."""
    return " / ".join(
        "".join(run.text if isinstance(run, Literal) else f"<{run.code}>" for run in block.runs)
        for block in blocks
    )


def places(blocks):
    return [(run.origin.line, run.origin.column) for block in blocks for run in block.runs]


@pytest.mark.parametrize("case", MARKUP, ids=lambda case: case["case"])
def test_markup_is_read_as_the_cases_say(case):
    """Paragraphs, items, references, claims; nothing else is markup."""
    prose = parse(case["text"])
    assert case["blocks"] == [plain(block) for block in prose.blocks]
    assert prose.findings == ()


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case["case"])
def test_what_cannot_be_read_is_a_finding_and_stays(case):
    """A bad reference is printed as it was sent, and the finding says where it stands."""
    prose = parse(case["text"], HERE, "overview")
    found = [(one.code, one.origin.line, one.origin.column) for one in prose.findings]
    assert [tuple(case["finds"])] == found
    assert case["prints"] == printed(prose.blocks)


def test_findings_name_the_code_or_else_the_slot():
    """Where an indicator can be read, the finding is about it."""
    prose = parse("{{ số }} {{ DT05 | paded }}", HERE, "overview")
    assert [finding.subject for finding in prose.findings] == ["overview", "DT05"]


def test_an_unknown_style_is_suggested():
    """A misspelt style comes with the one that was meant."""
    (finding,) = parse("{{ DT05 | paded }}", HERE).findings
    expected = (
        "There is no style 'paded'. → padded? The styles are: padded, fraction, bare, words, full."
    )
    assert expected == core_kind("DC-4013").words(finding, "en")


def test_every_kind_of_this_room_has_words_in_both_languages():
    """Words and hints of the parser's findings can be said with the facts they carry."""
    text = "{{ số }} {{ DT05 | x }} {{ DT05 = x | y }}\n\n## {{ DT05 }}\n\n{{ mở"
    findings = parse(text, HERE, "overview").findings
    assert [f.code for f in findings] == ["DC-4011", "DC-4013", "DC-4014", "DC-4015", "DC-4012"]
    for finding in findings:
        kind = core_kind(finding.code)
        assert all(kind.words(finding, language) for language in ("vi", "en"))
        assert all(kind.hint(finding, language) for language in ("vi", "en"))


def test_every_run_knows_its_line_and_column():
    """Following lines begin in the column of the first, as in a block scalar."""
    prose = parse("đạt {{ DT05 }} đơn\n  và {{ DT10 }}\n\n- {{ CC05 }} hồ sơ", HERE)
    assert places(prose.blocks) == [(10, 5), (10, 9), (10, 19), (11, 10), (13, 7), (13, 17)]
    assert [(b.origin.line, b.origin.column) for b in prose.blocks] == [(10, 5), (13, 5)]


def test_a_line_with_figures_has_a_place_of_its_own():
    """A number in words can be found again by line and column."""
    prose = parse("Trong kỳ\n  đã giải quyết\n  06 đơn\n  và 07 vụ", HERE)
    assert places(prose.blocks) == [(10, 5), (12, 7), (13, 7)]


def test_a_place_without_lines_is_the_place_of_every_run():
    """In a workbook everything stands in the cell."""
    cell = Origin("02848.xlsx", sheet="Lời văn", cell="C4")
    prose = parse("đạt\n{{ DT05 }} {{ x y }}", cell)
    assert {cell} == {run.origin for run in prose.blocks[0].runs}
    assert cell == prose.findings[0].origin


def test_a_line_without_a_column_stays_without_one():
    """A source that counts lines only is believed."""
    prose = parse("một\n\n{{ DT05 }}", Origin("a.txt", line=3))
    assert places(prose.blocks) == [(3, None), (5, None)]


def test_text_from_nowhere_has_no_places():
    """Without an origin nothing is made up."""
    assert parse("08 đơn {{ DT05 }}").blocks[0].runs[1].origin is None


def test_titles_open_sections():
    """A title, with or without a mark, heads what follows it."""
    prose = parse("Lời dẫn\n## [e)] Về  đất đai\nMột\n\n- Hai\n\n## Khác", HERE, "tasks.items")
    assert [block.runs[0].text for block in prose.blocks] == ["Lời dẫn"]
    first, second = prose.sections
    assert Heading("Về đất đai", "e)", Origin("02848.yaml", line=11, column=5)) == first.heading
    assert [block.runs[0].text for block in first.blocks] == ["Một", "Hai"]
    assert ("", first.heading.origin) == (first.slot, first.origin)
    assert (second.heading.text, second.heading.mark, second.blocks) == ("Khác", None, ())


def test_a_title_may_have_no_words():
    """A mark alone, and nothing at all, are headings without words."""
    sections = parse("## [e)]\nMột\n##\nHai").sections
    assert [(s.heading.text, s.heading.mark) for s in sections] == [("", "e)"), ("", None)]


def test_braces_in_a_title_are_words_and_a_finding():
    """No figure is printed in a heading."""
    prose = parse("## Năm {{ DT05 }}", HERE, "tasks")
    assert prose.sections[0].heading.text == "Năm {{ DT05 }}"
    (finding,) = prose.findings
    assert (finding.code, finding.origin.line, finding.origin.column) == ("DC-4015", 10, 12)


def test_prose_is_a_frozen_value():
    """It hashes and pickles, like everything that is handed on."""
    prose = parse("đạt {{ DT05 }}\n## Tiêu đề\n{{ x", HERE)
    assert prose == pickle.loads(pickle.dumps(prose))
    assert hash(prose) == hash(parse("đạt {{ DT05 }}\n## Tiêu đề\n{{ x", HERE))
