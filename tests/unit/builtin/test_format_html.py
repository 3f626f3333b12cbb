"""The web page: one closed file, readable by people and traceable by machines."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from attrs import evolve

from dcbase._builtin.formats.html_page import render_html
from dcbase.model import (
    Annex,
    Cell,
    ColumnGroup,
    Document,
    DocumentHeading,
    DocumentParagraph,
    FigureAt,
    FrozenMap,
    Period,
    Prescribed,
    Printed,
    Report,
    Table,
    Words,
)


class Page(HTMLParser):
    """A page's tags with their attributes, and the words outside style and navigation."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.source = render_html(document).decode()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("head", "nav"):
            self.hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("head", "nav"):
            self.hidden.pop()

    def handle_data(self, text: str) -> None:
        if not self.hidden:
            self.words += text.split()

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def page(document: Document) -> Page:
    return Page(document)


def test_the_words_are_the_documents(
    document: Document, words_of: Callable[[Document], list[str]]
) -> None:
    """No word is added, lost, joined or cut; the notice stands on top."""
    words = words_of(document)
    shown = re.sub(
        r"<(style|nav)\b.*?</\1>|<head>.*?</head>", "", Page(document).source, flags=re.S
    )
    shown = re.sub(r"</?(?:data|span)\b[^>]*>", "", shown)
    text = re.sub(r"<[^>]*>", " ", shown)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&amp;", "&")):
        text = text.replace(entity, letter)
    assert words == text.split()


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    """No script, no request to anywhere; only the page's own style is let in, by its hash."""
    names = {name for name, _ in page.tags}
    assert set() == names & {"script", "link", "img", "iframe", "object", "form", "base"}
    assert not any("style" in attributes or "src" in attributes for _, attributes in page.tags)
    policy = next(
        meta["content"]
        for meta in page.all("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    )
    style = re.search(r"<style>(.*?)</style>", page.source, re.DOTALL)
    assert style is not None
    digest = b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "url(" not in style[1]
    assert "@import" not in style[1]


def test_a_figure_says_which_it_is(page: Page) -> None:
    """A printed figure carries its reference, its value for machines and where it stood."""
    figures = {figure["data-ref"]: figure for figure in page.all("data")}
    assert figures["02848:DT01"] == {
        "data-ref": "02848:DT01",
        "value": "44",
        "title": "02848.yaml:24:9",
    }
    assert figures["02848:CC09.assessment"]["value"] == "95"
    assert "trên 95%</data>;" in page.source


def test_a_missing_figure_has_no_value(page: Page) -> None:
    """A figure that nobody knows is marked as missing and never zero."""
    missing = [span for span in page.all("span") if "data-ref" in span]
    assert missing == [{"data-ref": "02848:DT99", "data-missing": "not-reported"}]


def test_totals_and_units_are_told_apart(round_document: Document) -> None:
    """In a round's document a reference names the whole or one unit."""
    page = Page(round_document)
    known = [(figure["data-ref"], figure["value"]) for figure in page.all("data")]
    missing = [span["data-ref"] for span in page.all("span") if "data-ref" in span]
    assert known == [("15:DT01", "44"), ("02848:DT01", "44")]
    assert missing == ["03006:DT01", "15:DT05"]


def test_a_reference_without_unit_means_the_records_own(report_page: Page) -> None:
    """A layout may leave out the unit; the page never does."""
    assert [figure["data-ref"] for figure in report_page.all("data")] == ["02848:QC01"]
    assert [span["data-ref"] for span in report_page.all("span")] == ["02848:DT01.tasks"]


@pytest.fixture
def report_page(document: Document) -> Page:
    own = Printed(FigureAt("", "QC01"), "có")
    silent = Printed(FigureAt("", "DT01", "tasks"), "–")
    bare = Document(
        record=document.record,
        profile=document.profile,
        blocks=(DocumentParagraph(runs=(own, silent)),),
    )
    return Page(bare)


def test_headings_nest_as_the_document_does(page: Page) -> None:
    """The title is the one h1, and no level is left out."""
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels == [1, 2, 2, 3, 4, 2, 2, 2, 3]


def test_a_skipped_level_is_not_skipped_in_the_tags(document: Document) -> None:
    """A part that goes from I to a) still nests one level at a time."""
    blocks = tuple(
        DocumentHeading(level=level, runs=(Words("x"),)) for level in (1, 3, 9, 10, 11, 12, 13)
    )
    page = Page(evolve(document, blocks=blocks, annexes=()))
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels == [1, 2, 3, 4, 5, 6, 6, 6]


def test_a_long_document_has_a_table_of_contents(page: Page) -> None:
    """Its links lead to the parts, their sub-parts and the annexes."""
    links = [link["href"] for link in page.all("a")]
    ids = [f"#{attributes['id']}" for _, attributes in page.tags if "id" in attributes]
    assert len(links) == 6
    assert set(links) <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_short_document_has_none(round_document: Document) -> None:
    """One page needs no contents."""
    assert Page(round_document).all("nav") == []


def test_a_table_is_read_by_its_headers(page: Page) -> None:
    """Columns and rows have header cells with their scope, and the total is the foot."""
    scopes = [cell.get("scope") for cell in page.all("th")]
    assert scopes == ["col"] * 3 + ["row"] * 3 + ["col"] * 2 + ["row"] * 2
    assert page.source.count("<tfoot>") == 1
    assert page.all("caption")[0]["id"] in [div.get("aria-labelledby") for div in page.all("div")]


def test_a_table_without_caption_still_has_a_name(document: Document) -> None:
    """A region that can be scrolled by keyboard is named for who cannot see it."""
    table = Table(columns=("A",), rows=((Cell((Words("x"),)),), (Cell(),)))
    page = Page(evolve(document, blocks=(table,), annexes=()))
    assert "Bảng số liệu" in [div.get("aria-label") for div in page.all("div")]
    english = Page(evolve(document, blocks=(table,), annexes=(), language="en"))
    assert "Table of figures" in [div.get("aria-label") for div in english.all("div")]
    other = Page(evolve(document, blocks=(table,), annexes=(), language="hmn"))
    assert "Bảng số liệu" in [div.get("aria-label") for div in other.all("div")]
    assert other.all("html") == [{"lang": "hmn"}]


def test_a_table_without_a_head_has_rows_alone(document: Document) -> None:
    """A title among them stands over all columns."""
    title = (Cell((Words("I. Công tác"),), across=2), Cell())
    table = Table(columns=("", ""), rows=(title, (Cell((Words("a"),)), Cell((Words("b"),)))))
    page = Page(evolve(document, opening=(), blocks=(table,), closing=(), annexes=()))
    assert page.all("thead") == []
    assert page.all("th") == [{"scope": "row", "colspan": "2"}, {"scope": "row"}]
    assert page.all("td") == [{}]


def test_words_are_never_markup(document: Document) -> None:
    """Whatever a unit wrote comes out as it was written."""
    hostile = "</main><script>alert(1)</script> \" onload='x' {{ DT01 }} {% raw %}"
    page = Page(
        evolve(
            document,
            title=hostile,
            notice=hostile,
            blocks=(
                DocumentParagraph(
                    runs=(Words(hostile), Printed(FigureAt('"><i>', '"><b>'), hostile))
                ),
            ),
            annexes=(Annex(title=hostile),),
        )
    )
    assert set() == {name for name, _ in page.tags} & {"script", "i", "b"}
    assert "alert(1)" in " ".join(page.words)


def test_the_notice_comes_first_and_on_every_page(document: Document) -> None:
    """Made figures are never taken for real ones, on paper either."""
    page = Page(document)
    assert page.words[:4] == ["Số", "liệu", "minh", "họa"]
    assert page.all("body") == [{"class": "marked"}]
    assert Page(evolve(document, notice="")).all("body") == [{}]


def test_a_rule_stands_where_there_is_no_star(document: Document, round_document: Document) -> None:
    """The Party's form has a star, the state's a rule under the issuer."""
    classes = [div.get("class") for div in Page(document).all("div")]
    assert "issuer" in classes
    assert "issuer ruled" in [div.get("class") for div in Page(round_document).all("div")]


def test_a_page_without_title_is_called_by_its_file_name(round_document: Document) -> None:
    """A browser's tab always says something."""
    assert "<title>15</title>" in Page(round_document).source


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    """Nothing but the document decides about the file."""
    assert render_html(document) == render_html(document)


def test_the_signature_stays_with_the_last_closing_paragraph(document: Document) -> None:
    """Both stand in one block that a page break does not cut; a heading is never taken along."""
    paragraphs = tuple(DocumentParagraph(runs=(Words(words),)) for words in ("Một.", "Hai."))
    source = render_html(evolve(document, closing=paragraphs)).decode()
    before, end = source.split('<div class="end">')
    assert "<p>Một.</p>" in before
    assert re.match(r'\s*<p>Hai\.</p>\s*<footer class="close">', end)
    heading = DocumentHeading(level=1, mark="", runs=(Words("Cuối"),))
    source = render_html(evolve(document, closing=(*paragraphs, heading))).decode()
    assert "Cuối" in source.split('<div class="end">')[0]


def test_a_head_of_two_rows_is_read_by_column_and_by_group(document: Document) -> None:
    """Titles belong to a group of columns, names reach down; screen readers find both."""
    table = Table(
        columns=("Đơn vị", "Nhận", "Tỷ lệ"),
        groups=(ColumnGroup("Đơn thư", 1, 2),),
        rows=(tuple(Cell((Words(text),)) for text in ("Xã A Lù", "8", "75%")),),
    )
    page = Page(evolve(document, opening=(), blocks=(table,), closing=(), annexes=()))
    assert page.all("colgroup") == [{"span": "1"}, {"span": "2"}]
    assert page.all("th") == [
        {"scope": "col", "rowspan": "2"},
        {"scope": "colgroup", "colspan": "2"},
        {"scope": "col"},
        {"scope": "col"},
        {"scope": "row"},
    ]


def test_over_an_annex_stand_its_mark_and_its_reference(document: Document) -> None:
    """The heading holds mark and title, the line below says which document it goes with."""
    annex = Annex(title="BIỂU", mark="Phụ lục I", reference="(Kèm theo Báo cáo)")
    page = Page(evolve(document, annexes=(annex,)))
    assert '<h2><span class="mark">Phụ lục I</span> BIỂU</h2>' in page.source
    assert '<p class="reference">(Kèm theo Báo cáo)</p>' in page.source


def test_a_figure_of_the_round_before_names_its_period(document: Document) -> None:
    """So that nobody takes it for this round's; without such a round it is missing."""
    record = document.record
    assert isinstance(record, Report)
    before = evolve(record, period=Period(2024))
    blocks = (DocumentParagraph(runs=(Printed(FigureAt("", "DT01", before=True), "44"),)),)
    made = evolve(document, opening=(), blocks=blocks, closing=(), annexes=())
    page = Page(evolve(made, record=evolve(record, before=before)))
    (figure,) = page.all("data")
    assert (figure["data-ref"], figure["value"]) == ("02848:DT01@2024", "44")
    (missing,) = [span for span in Page(made).all("span") if "data-ref" in span]
    assert missing == {"data-ref": "02848:DT01", "data-missing": "not-reported"}


def test_a_form_of_small_letters_is_printed_so(document: Document) -> None:
    """A working paper has the margins and sizes of its form; an official form is as it was."""
    said = {"page.left": "15", "body.size": "11", "table.size": "8-10", "table.use": "10"}
    close = FrozenMap({key: Prescribed(value=value) for key, value in said.items()})
    profile = evolve(document.profile, typography=close)
    text = render_html(evolve(document, profile=profile)).decode()
    assert "@page { margin: 20mm 15mm 20mm 15mm; }" in text
    assert "table { font-size: 10pt;" in text
    assert "@page { margin" not in render_html(document).decode()
