"""Whatever a document says, placing it loses no word and raises nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dcbase.model import (
    Form,
    FrozenMap,
    Indicator,
    OutlineBlock,
    Received,
    Slot,
)
from dcbase.model.submission import OUTLINE_KINDS
from dcbase.prose import place
from dcbase.prose.place_figures import as_read
from dcbase.prose.said_back import said_back
from dcbase.reading.plain_text import submissions_from_text

CASES = Path(__file__).parents[1] / "cases/prose"
HEADINGS = {
    "overview": "KHÁI QUÁT TÌNH HÌNH",
    "results": "KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ",
    "results.commune": "Thực hiện dân chủ ở cấp xã",
    "assessment": "ĐÁNH GIÁ CHUNG",
    "assessment.achievements": "Kết quả đạt được",
    "tasks": "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {next_period}",
    "recommendations": "KIẾN NGHỊ, ĐỀ XUẤT",
}
FORM = Form(
    code="t:f",
    version="1",
    name="Thử",
    slots=(
        *(Slot(slot=slot, heading=heading) for slot, heading in HEADINGS.items()),
        Slot(slot="assessment.causes", cues=("Nguyên nhân:",)),
    ),
)
INDICATORS = FrozenMap(
    {
        entry["code"].rpartition(":")[2]: Indicator(
            **{key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
        )
        for entry in yaml.safe_load((CASES / "indicators.yaml").read_text(encoding="utf-8"))
    }
)
PIECES = (
    *("I. ", "II- ", "1. ", "a) ", "- ", "*", "+ ", "## ", "##", "[e)] ", "Phần thứ nhất. "),
    *("{{", "}}", "{{{{", "{", " | ", " DT05 = 0 ", "{{ DT05 }}", "\n", "\n\n", "  ", "\t"),
    *HEADINGS.values(),
    *("Nguyên nhân:", "Với Sở Nội vụ", "BÁO CÁO", "Trên đây là báo cáo", "Nơi nhận:", "-----"),
    *("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lý Seo Páo", "- Lưu: VT.", "(để b/c)", "Số 12-BC/ĐU"),
    *("Độc lập - Tự do - Hạnh phúc", "Lùng Phình, ngày … tháng … năm 2025", "ĐẢNG BỘ TỈNH"),
    *("tiếp nhận 08 đơn", "tiếp nhận 1.350 đơn", "đạt tỷ lệ 6/8 đạt 75% vụ việc được xử lý"),
    *("giải quyết xong hai đơn", "mức độ hài lòng đạt trên 95%", "tiếp nhận khoảng 9 đơn"),
    *("không xảy ra tranh chấp lao động", "không có đình công", "đóng góp 2,5 tỷ đồng", "năm "),
    *("hiến 450 m² đất", "xã", "ủy ", "uỷ ", ", ", ". ", "; ", "2025", "một", "98%"),
)
TEXTS = st.lists(
    st.sampled_from(PIECES) | st.text("abđxấ \n.,;:-{}|#[]0123456789%/", max_size=8), max_size=40
).map("".join)
AROUND = ("title", "rule", "national", "number", "place-date", "organisation", "subject")
AROUND += ("recipients-title", "recipient", "artefact")


def outline(text):
    content = text.encode()
    received = Received("x.txt", hashlib.sha256(content).hexdigest(), content)
    (submission,) = submissions_from_text(received)
    return submission.outline


WORDS = st.lists(
    st.sampled_from([w for piece in PIECES for w in piece.split()])
    | st.text("ab{}|#[]-", min_size=1),
    min_size=1,
    max_size=6,
).map(" ".join)


@st.composite
def blocks_of_readers(draw):
    """Make blocks of every kind, as readers of Word and PDF may: tables, marks, no marks."""
    kind = draw(st.sampled_from(OUTLINE_KINDS))
    text = draw(WORDS)
    if kind == "table":
        text = "\n".join([text, *draw(st.lists(WORDS, max_size=2))]).replace(" ", "\t", 1)
    mark = draw(st.sampled_from(("", "", "-", "I.", "1.", "a)", "01 -", "*", "[1]")))
    glued = bool(mark) and draw(st.booleans())
    level = draw(st.integers(1, 3)) if kind in ("heading", "item") else 0
    return OutlineBlock(kind=kind, text=text, level=level, mark=mark, glued=glued)


@st.composite
def rows_of_readers(draw):
    """Make the rows of a table, cells of some columns with words, as readers of Word may."""
    table = draw(st.integers(1, 3))
    rows = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        columns = sorted(draw(st.sets(st.integers(1, 4), min_size=1)))
        bar = draw(st.sampled_from(("", "", "| ")))
        text, cells = "", []
        for column in columns:
            text += "\t" if cells else ""
            cells.append((table, number, column, len(text)))
            text += (bar if column > 1 else "") + draw(WORDS)
        bold = draw(st.booleans())
        rows.append(OutlineBlock(kind="table", text=text, cells=tuple(cells), bold=bold))
    return rows


@given(st.lists(rows_of_readers() | blocks_of_readers().map(lambda one: [one]), max_size=5))
def test_rows_of_tables_are_placed_with_all_their_words(groups):
    """In order, whatever stands in the cells, but for the lines that draw the table."""
    blocks = [block for group in groups for block in group]
    found = place(tuple(blocks), FORM, INDICATORS)
    assert sum(found.words.values()) == words_of(blocks).total()
    for slot in found.slots:
        printed = Counter((said_back(slot.text.text, {}, INDICATORS) or "").split())
        assert not printed - words_of(blocks)


@given(st.lists(blocks_of_readers(), max_size=8))
def test_blocks_of_every_kind_are_placed(blocks):
    """Whatever a reader makes of a document, all its words are somewhere."""
    found = place(tuple(blocks), FORM, INDICATORS)
    assert sum(found.words.values()) == words_of(blocks).total()
    for slot in found.slots:
        assert slot.text is None or said_back(slot.text.text, {}, INDICATORS) is not None


def words_of(blocks):
    return Counter(word for block in blocks for word in block.whole.split())


@given(TEXTS)
def test_no_word_is_lost(text):
    """What is printed of the texts are the words of the body, and no other."""
    blocks = outline(text)
    printed_with = {}

    def settled(figures):
        printed_with.update(as_read(figures, INDICATORS))
        return printed_with

    found = place(blocks, FORM, INDICATORS, settled)
    assert sum(found.words.values()) == words_of(blocks).total()
    printed = Counter()
    for said in (found.opening, found.closing, *(slot.text for slot in found.slots)):
        if said is not None:
            printed.update(said_back(said.text, printed_with, INDICATORS).split())
    body = [b for b in blocks if b.kind != "heading" and not b.kind.startswith("signature")]
    assert not words_of(b for b in body if b.kind not in AROUND) - printed
    assert not printed - words_of(blocks)


@given(TEXTS)
def test_the_same_words_are_placed_alike(text):
    """Nothing depends on what was placed before."""
    blocks = outline(text)
    assert place(blocks, FORM, INDICATORS) == place(blocks, FORM, INDICATORS)
