"""Tables in a unit's own words are printed as tables of the document."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase.layout import lay_out
from dcbase.model import (
    Cell,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    FigureAt,
    LayoutPart,
    Printed,
    Section,
    Table,
    Words,
    runs_of,
    text_of,
)
from dcbase.prose import parse

CASES = Path(__file__).parents[2] / "cases/layout/own_heads.yaml"
HEADS = yaml.safe_load(CASES.read_text(encoding="utf-8"))
TABLE = "| STT | Nội dung | Năm 2025 |\n|---|---|---|\n| 1 | Tiếp dân | {{ DT01 }} |"


def tables(build, party, text, **values):
    report = build.report(
        values=values, sections=(Section(slot="overview", blocks=parse(text).blocks),)
    )
    document = lay_out(report, build.layout(LayoutPart(slot="overview", words="own")), party)
    return [block for block in document.blocks if not isinstance(block, DocumentHeading)]


def test_a_table_is_printed_between_the_paragraphs_around_it(build, party):
    """Its figures can be traced, its numbers stand to the right."""
    before, table, behind = tables(build, party, f"Như sau:\n{TABLE}\n- Hết.", DT01=44)
    assert isinstance(before, DocumentParagraph)
    assert isinstance(behind, DocumentItem)
    assert table == Table(
        columns=("STT", "Nội dung", "Năm 2025"),
        rows=(
            (
                Cell((Words("1"),), numeric=True),
                Cell((Words("Tiếp dân"),)),
                Cell((Printed(FigureAt("02848", "DT01"), "44"),), numeric=True),
            ),
        ),
        slot="overview",
    )


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["case"])
def test_a_head_of_several_rows_has_titles_over_columns(build, party, case):
    """Words stand over the empty cells to their right; those over one column are its name."""
    width = case["head"][0].count("|") + 1
    rows = "\n".join(f"| {row} |" for row in case["head"])
    text = f"{rows}\n|{'---|' * width}\n|{' x |' * width}"
    (table,) = tables(build, party, text)
    assert list(table.columns) == case["columns"]
    assert table.caption == case.get("caption", "")
    groups = [f"{group.title} {group.first}-{group.last}" for group in table.groups]
    assert groups == case.get("groups", [])
    words = " ".join([table.caption, *(cell.text for row in table.head for cell in row)])
    assert sorted(words.split()) == sorted(rows.replace("|", " ").split())


def test_a_figure_in_the_head_stays_traceable(build, party):
    """A head is words alone, so its rows are printed as rows."""
    (table,) = tables(build, party, "| {{ DT01 }} lượt | x |\n|---|---|\n| a | b |", DT01=44)
    assert table.head == ()
    assert [text_of(cell.runs) for row in table.rows for cell in row] == ["44 lượt", "x", "a", "b"]
    assert Printed(FigureAt("02848", "DT01"), "44") in tuple(runs_of(table))


def test_a_row_with_words_in_its_first_cell_alone_is_a_title_in_the_table(build, party):
    """It reaches over all columns; a number does not, nor does a name beside an empty answer."""
    text = "| a | b | c |\n|---|---|---|\n| I. Công tác | | |\n| 2 | | |\n| | x | |"
    (table,) = tables(build, party, text)
    assert [row[0].across for row in table.rows] == [3, 1, 1]
    (narrow,) = tables(build, party, "| a | b |\n|---|---|\n| Đơn tố cáo | |")
    assert narrow.rows[0][0].across == 1


def test_cells_that_are_covered_hold_no_words():
    """Nobody can print a cell over words of another."""
    with pytest.raises(ValueError, match="reaches over"):
        Table(columns=("a", "b"), rows=((Cell((Words("x"),), across=2), Cell((Words("y"),))),))


def spoken(build, **texts):
    sections = {
        unit: Section(slot="recommendations", blocks=parse(text).blocks)
        for unit, text in texts.items()
    }
    return build.speaking(**sections)


def test_side_by_side_each_unit_has_its_own_table(build, party):
    """With its own figures, and told apart from the tables of the document."""
    aggregate = spoken(build, u02848=TABLE)
    part = LayoutPart(slot="recommendations", words="beside")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert (table.unit, table.slot) == ("02848", "recommendations")
    (figure,) = (run for run in runs_of(table) if isinstance(run, Printed))
    assert figure.ref.unit == "02848"


def test_a_table_among_demands_stands_in_the_annex_under_its_unit(build, party):
    """It is counted as what is told there alone; equal tables stand there once."""
    table = "## Nhu cầu\n| Nội dung | Số |\n|---|---|\n| Loa | 5 |"
    same = "| Nội dung | Số |\n|---|---|\n| Loa | 5 |"
    aggregate = spoken(build, u02686=same, u02848=f"Hỗ trợ.\n{same}")
    part = LayoutPart(slot="recommendations", words="annex")
    document = lay_out(aggregate, build.for_aggregate(part), party)
    assert not any(isinstance(block, Table) for block in document.blocks)
    (annex,) = document.annexes
    named, found, demand = (b for b in annex.blocks if not isinstance(b, DocumentHeading))
    assert text_of(named.runs) == "xã A Mú Sung, xã Lùng Phình:"
    assert (found.columns, found.unit) == (("Nội dung", "Số"), "")
    assert text_of(demand.runs) == "Hỗ trợ (xã Lùng Phình)."
    prose = parse(table)
    titled = build.speaking(
        u02848=Section(slot="recommendations", blocks=prose.blocks, sections=prose.sections)
    )
    (annex,) = lay_out(titled, build.for_aggregate(part), party).annexes
    (found,) = (block for block in annex.blocks if isinstance(block, Table))
    assert (found.caption, found.unit) == ("Nhu cầu", "02848")
