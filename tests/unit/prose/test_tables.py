"""Tables in a text: what is one, what stands in its cells, and what looks like one and is none."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import yaml

from dcbase.model import (
    FigureRef,
    FrozenMap,
    Known,
    Literal,
    Origin,
    Qualifier,
    Restated,
    Section,
    TextTable,
)
from dcbase.prose import check_prose, compile_phrases, parse
from dcbase.prose.parsing import is_simple

CASES = Path(__file__).parents[2] / "cases/prose"
TABLES = yaml.safe_load((CASES / "tables.yaml").read_text(encoding="utf-8"))
ROWS = yaml.safe_load((CASES / "table_rows.yaml").read_text(encoding="utf-8"))
HERE = Origin("02848.yaml", line=10, column=5)


def printed(runs):
    return "".join(run.text if isinstance(run, Literal) else f"<{run.code}>" for run in runs)


def row_of(row):
    return " | ".join(printed(cell).replace("|", "\\|") for cell in row)


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["case"])
def test_a_text_has_the_tables_that_the_cases_say(case):
    """A table needs a rule; nothing else that has bars is one, and no word is lost."""
    prose = parse(case["text"])
    tables = [block for block in prose.blocks if isinstance(block, TextTable)]
    others = [printed(block.runs) for block in prose.blocks if not isinstance(block, TextTable)]
    assert others == case.get("else", [])
    assert [finding.code for finding in prose.findings] == case.get("codes", [])
    assert len(tables) == ("rows" in case)
    for table in tables:
        assert [row_of(row) for row in table.rows[: table.head]] == case["head"]
        assert [row_of(row) for row in table.rows[table.head :]] == case["rows"]
        assert pickle.loads(pickle.dumps(table)) == table


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["case"])
def test_a_text_with_bars_is_taken_apart_at_once(case):
    """Its findings are said with those of the reading, not when somebody asks for its blocks."""
    assert not is_simple(case["text"])


def test_every_cell_stands_where_it_says():
    """Line and column of each cell, behind a backslash too."""
    text = "Lời:\n | a | bc\\|d |\n|---|---|\n|  {{ DT05 }} đơn|"
    _, table = parse(text, HERE).blocks
    assert [(run.origin.line, run.origin.column) for cell in table.cells for run in cell.runs] == [
        (11, 8),
        (11, 12),
        (11, 15),
        (13, 8),
        (13, 18),
    ]
    assert (table.origin.line, table.origin.column) == (11, 6)


def test_what_is_wrong_with_a_row_is_said_with_its_place():
    """How many cells came, how many the table has, and the row's first bar."""
    (finding,) = parse("| a | b |\n|---|---|\n| c |", HERE, "overview").findings
    assert (finding.subject, dict(finding.facts)) == ("overview", {"got": 1, "expected": 2})
    assert (finding.origin.line, finding.origin.column) == (12, 5)


def test_a_line_of_more_bars_than_a_page_has_room_for_is_no_table():
    """Whoever sends thousands of bars gets them back as words, at once."""
    text = "|---|---|\n" + "| a " * 200 + "|\n" + "|\n" * 20_000
    (block,) = parse(text).blocks
    assert not isinstance(block, TextTable)
    assert parse("|---|---|\n" + "|\n" * 60_000).blocks[0].runs


def test_all_runs_of_a_table_are_apart():
    """Who knows nothing of tables reads its words all the same."""
    (table,) = parse("| a | {{ DT05 }} |\n|---|---|\n| | b |").blocks
    assert printed(table.runs) == "a\t<DT05>\n\tb"


@pytest.mark.parametrize("rows", [(), ((),), (((),), ((), ()))])
def test_rows_of_a_table_are_as_long_as_one_another(rows):
    """A table that nobody can print is not made."""
    with pytest.raises(ValueError, match=r"table|rows"):
        TextTable(rows=rows)


def test_a_cell_says_what_it_says_alone(indicators):
    """Numbers of rows and of neighbouring cells contradict nothing; words within a cell may."""
    figures = {"DT05": Known(8), "DT04": Known(3)}
    phrases = compile_phrases(indicators)
    rows = "|---|---|---|\n| 4 | Đơn kỳ trước chuyển sang | |\n| tiếp nhận | 7 | đơn thư |"
    assert list(check_prose(parse(rows).blocks, figures, indicators, phrases)) == []
    line = "4 Đơn kỳ trước chuyển sang 3"  # a row that came as a line
    assert list(check_prose(parse(line).blocks, figures, indicators, phrases)) == []
    said = "|---|---|\n| 1 | tiếp nhận 07 đơn thư, phản ánh |"
    (finding,) = check_prose(parse(said).blocks, figures, indicators, phrases)
    assert (finding.code, finding.subject) == ("DC-4009", "DT05")
    (unknown,) = check_prose(parse("|---|\n| {{ DT99 }} |").blocks, figures, indicators, phrases)
    assert unknown.code == "DC-4006"


def test_a_reference_in_a_cell_is_a_reference():
    """With its styles, though bars part the cells."""
    (table,) = parse("|---|---|\n| x | {{ DT13 | fraction | padded }} |").blocks
    assert table.rows[0][1] == (FigureRef("DT13", "", ("fraction", "padded"), None),)


@pytest.mark.parametrize("case", ROWS, ids=lambda case: case["case"])
def test_a_row_that_names_an_indicator_is_held_to_its_figure(case, indicators):
    """As the import reads it; where it is not clear which number is meant, nothing is said."""
    figures = {code: figure_of(said) for code, said in case.get("figures", {}).items()}
    blocks = parse(case["text"], HERE).blocks
    phrases = compile_phrases(indicators)
    if "slot" in case:
        blocks = (Section(slot=case["slot"], blocks=blocks),)
    found = list(check_prose(blocks, figures, indicators, phrases, year=2025))
    facts = ("words", "got", "expected")
    told = [[one.code, one.subject, *(one.facts.get(name) for name in facts)] for one in found]
    assert told == [[*one, *[None] * (5 - len(one))] for one in case.get("found", [])]
    assert all(one.origin.line > HERE.line for one in found if one.code != "DC-4002")


def figure_of(said):
    """A number, or one with a qualifier and what another part says."""
    if not isinstance(said, dict):
        return Known(said)
    again = {slot: Restated(value) for slot, value in said.get("restated", {}).items()}
    return Known(said["value"], Qualifier(said.get("qualifier", "eq")), restated=FrozenMap(again))
