"""Whatever lines a reader makes, their blocks hold every word."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dcbase.model import OutlineBlock
from dcbase.reading.outline import Line, outline_of
from dcbase.text import clean

PIECES = (
    *("I. ", "II- ", "1) ", "1.1. ", "A. ", "đ) ", "- ", "–", "+ ", "*", "Phần thứ hai. ", "\t"),
    *("BÁO CÁO", "ĐÁNH GIÁ CHUNG", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Lý Seo Páo", "----"),
    *("Số: 15/BC-UBND", "ngày 05 tháng 11 năm 2025", "Độc lập - Tự do - Hạnh phúc", "- 2 -"),
    *("tiếp nhận 08 đơn", "năm ", ", ", ". ", "; ", "   ", "uỷ ", "12", "(để b/c)", "\u200b"),
)
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=6),
    max_size=6,
).map("".join)
LINES = st.builds(
    Line,
    text=TEXTS,
    whole=st.booleans(),
    mark=st.sampled_from(("", "", "", "1.", "-", "a)", "IV.", "\uf0b7")),
    style=st.sampled_from((0, 0, 0, 1, 2)),
    indent=st.integers(0, 12),
    full=st.sampled_from((None, True, False)),
    page_start=st.booleans(),
    artefact=st.sampled_from((False, False, False, True)),
    cell=st.sampled_from((None, None, None, (1, 1, 1), (1, 1, 2), (1, 2, 1), (2, 1, 1))),
)


def words_in(text: str) -> list[str]:
    return clean(text).text.split()


@given(st.lists(LINES, max_size=20))
def test_every_word_of_the_lines_is_in_one_block(lines: list[Line]) -> None:
    """No line makes a reader fail, and no word is lost or made up."""
    blocks = outline_of(lines)
    came = Counter(word for line in lines for word in [*line.mark.split(), *words_in(line.text)])
    # A mark that touches its word makes one word of two, and the other way round.
    assert sorted("".join(came.elements())) == sorted(
        "".join(word for block in blocks for word in block.whole.split())
    )


def test_a_row_of_a_table_is_one_block_of_its_cells() -> None:
    """Cells stand apart by a tab, lines of one cell by a space; nothing in them is a mark."""
    cells = [("1. Đơn", 1, 1), ("thư", 1, 1), ("08", 1, 2), ("Hồ sơ", 2, 1), ("1.250", 2, 2)]
    found = outline_of(Line(text=text, cell=(1, row, column)) for text, row, column in cells)
    assert [(block.kind, block.mark, block.text) for block in found] == [
        ("table", "", "1. Đơn thư\t08"),
        ("table", "", "Hồ sơ\t1.250"),
    ]
    assert isinstance(found[0], OutlineBlock)
    assert [at for at, _ in found[0].lines] == [7, 11]


def test_a_counted_mark_before_dashes_is_no_rule() -> None:
    """Under a title, too, the number of a list is not lost with the dashes behind it."""
    found = outline_of([Line(text="BÁO CÁO"), Line(text="- ", mark="1.")])
    assert "1." in " ".join(b.whole for b in found if isinstance(b, OutlineBlock)).split()
