"""Markdown: what any reader of CommonMark shows are the document's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from attrs import evolve
from markdown_it import MarkdownIt

from dcbase._builtin.formats.markdown import render_markdown
from dcbase.model import (
    Annex,
    ColumnGroup,
    Document,
    DocumentHeading,
    DocumentParagraph,
    Table,
    Words,
)


class Shown(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        # A list's bullet is drawn, not written.
        self.words += ["-"] if tag == "li" else []

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def shown(markdown: str) -> Shown:
    page = Shown()
    page.feed(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(markdown))
    return page


def one(document: Document, text: str) -> str:
    block = DocumentParagraph(runs=(Words(text),))
    return render_markdown(
        Document(record=document.record, profile=document.profile, blocks=(block,))
    ).decode()


def test_a_reader_shows_the_documents_words(
    document: Document, words_of: Callable[[Document], list[str]]
) -> None:
    """What is shown is what the document says, word for word and in its order."""
    expected = [word if word != "+" else "-" for word in words_of(document)]
    assert expected == shown(render_markdown(document).decode()).words


def test_headings_and_tables_are_markup(document: Document) -> None:
    """Title, parts and sub-parts are headings by level; figures stand to the right."""
    text = render_markdown(document).decode()
    assert "# BÁO CÁO\n" in text
    assert "\n## I. KHÁI QUÁT TÌNH HÌNH\n" in text
    assert "\n#### a) Tồn tại\n" in text
    assert "\n## PHỤ LỤC\n\n### 1. Ý kiến\n" in text
    assert (
        "| STT | Nội dung | Kết quả \\| đạt |\n| ---: | --- | ---: |\n"
        "| 1 | Lượt \\<tiếp\\> | 44 |\n| 2 | Đơn thư | 08 |\n|  | **Cộng** | **1.234,5** |\n"
    ) in text


@pytest.mark.parametrize(
    "text",
    [
        "*Nguyên nhân:",
        "1. Công tác",
        "1) Công tác",
        "-----",
        "- gạch",
        "+ cộng",
        "# thăng",
        "=====",
        "> trích",
        "~~~",
        "```",
        "| a | b |",
        ":---",
        "<b>A & B &amp; C</b>",
        "[a](b) ![c](d)",
        "_a_ **b** `c` ~~d~~",
        "C:\\thư mục\\",
        "    thụt vào",
        "http://a.vn",
        "$x$",
        "123456789. x",
        "1.",
        "a@b.vn <https://c.vn>",
    ],
)
def test_words_that_look_like_markup_stay_words(document: Document, text: str) -> None:
    """A paragraph is one paragraph whatever it begins with or holds."""
    page = shown(one(document, text))
    assert (text.split(), ["p"]) == (page.words, page.tags)


def test_a_deep_heading_is_the_deepest_there_is(document: Document) -> None:
    """Markdown has six levels; a heading below them is still a heading."""
    deep = DocumentHeading(level=9, runs=(Words("Sâu"),))
    text = render_markdown(evolve(document, blocks=(deep,))).decode()
    assert "\n###### Sâu\n" in text


def test_a_table_without_columns_prints_its_caption_alone(document: Document) -> None:
    """A table that has nothing in it does not stop the document."""
    bare = Table(caption="Bảng 2", columns=())
    assert "**Bảng 2**" in render_markdown(evolve(document, blocks=(bare,))).decode()


def test_header_lines_stay_lines(document: Document) -> None:
    """The organisation, its star and the number stand one under the other."""
    first = render_markdown(document).decode().split("\n\n")[1]
    assert first.split("\n") == [
        "ĐẢNG BỘ TỈNH LÀO CAI\\",
        "ĐẢNG ỦY XÃ LÙNG PHÌNH\\",
        "\\*\\",
        "Số …-BC/ĐU",
    ]
    assert len(re.findall("<br", MarkdownIt("commonmark").render(first))) == 3


def test_titles_over_columns_and_annexes(document: Document) -> None:
    """The one row of names says what stands over them; mark and title make one heading."""
    table = Table(columns=("Đơn vị", "Nhận", "Tỷ lệ"), groups=(ColumnGroup("Đơn thư", 1, 2),))
    annex = Annex(title="BIỂU", mark="Phụ lục I", reference="(Kèm theo Báo cáo)", blocks=(table,))
    text = render_markdown(evolve(document, annexes=(annex,))).decode()
    assert "\n## Phụ lục I BIỂU\n\n(Kèm theo Báo cáo)\n\n| Đơn vị | Đơn thư – Nhận |" in text
