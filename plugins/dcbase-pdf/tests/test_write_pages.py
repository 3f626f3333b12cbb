"""How a document lies on its pages, and what kind of file it is."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from attrs import evolve

from dcbase.errors import RenderError
from dcbase.model import (
    Annex,
    Cell,
    Chart,
    Document,
    DocumentHeader,
    DocumentHeading,
    DocumentParagraph,
    DocumentSignature,
    Table,
    Words,
    text_of,
)
from dcbase_pdf import writing
from dcbase_pdf.writing import render_pdf


def _outline(entries: Any, depth: int = 1) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for entry in entries:
        if isinstance(entry, list):
            found += _outline(entry, depth + 1)
        else:
            found.append((depth, str(entry.title)))
    return found


def test_the_file_is_tagged_titled_and_in_vietnamese(written: Mapping[str, bytes]) -> None:
    """It says what it is to a screen reader: PDF/UA-1, title, language, no author."""
    reader = pypdf.PdfReader(io.BytesIO(written["hd36"]))
    catalog: Any = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "vi"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    information = reader.metadata
    assert information is not None
    assert str(information.title).startswith("BÁO CÁO kết quả việc thực hiện dân chủ ở cơ sở")
    assert information.author is None
    assert information.creation_date is None


def test_bookmarks_are_the_headings(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """Every heading and every annex has a bookmark, in order."""
    document = documents["province"]
    headings = [
        f"{block.mark} {text_of(block.runs)}"
        for block in (*document.opening, *document.blocks, *document.closing)
        if isinstance(block, DocumentHeading)
    ]
    reader = pypdf.PdfReader(io.BytesIO(written["province"]))
    marks = [title for _, title in _outline(reader.outline)]
    assert marks[: len(headings)] == headings
    assert {annex.name for annex in document.annexes} <= set(marks)


def test_a_skipped_level_skips_no_bookmark(documents: Mapping[str, Document]) -> None:
    """A commune that goes from I. to a) gets a file that is still well formed."""
    blocks = (
        DocumentHeading(level=3, mark="a)", runs=(Words("Trước"),)),
        DocumentHeading(level=1, mark="I.", runs=(Words("Một"),)),
        DocumentHeading(level=3, mark="a)", runs=(Words("Hai"),)),
        DocumentHeading(level=2, mark="1.", runs=(Words("Ba"),)),
    )
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(evolve(documents["hd36"], blocks=blocks))))
    assert _outline(reader.outline) == [(1, "a) Trước"), (1, "I. Một"), (2, "a) Hai"), (2, "1. Ba")]


def test_a_province_fills_its_pages_well(
    documents: Mapping[str, Document], written: Mapping[str, bytes]
) -> None:
    """30 pages or more; header rows repeat, no heading ends a page, the signature is whole."""
    document = documents["province"]
    headings = {
        " ".join(f"{block.mark} {text_of(block.runs)}".split())
        for block in document.every_block()
        if isinstance(block, DocumentHeading)
    }
    tables = sum(isinstance(block, Table) for block in document.every_block())
    with pdfplumber.open(io.BytesIO(written["province"])) as pdf:
        assert len(pdf.pages) >= 30
        texts = [(page.extract_text() or "").split("\n") for page in pdf.pages]
        # Bars of charts have black lines around them, too.
        charts = [b.title for b in document.every_block() if isinstance(b, Chart)]
        pages = [p for p in pdf.pages if not any(one in p.extract_text() for one in charts)]
        with_rows = [page for page in pages if len(page.find_tables()) > 0]
        heads = [page for page in with_rows if page.extract_text().count("Đơn vị") > 0]
    assert len(heads) == len(with_rows) > tables
    assert all(lines[-1] == document.notice for lines in texts)
    assert not [lines[-2] for lines in texts if lines[-2] in headings]
    totals = [
        (lines, at) for lines in texts for at, line in enumerate(lines) if line[:5] == "Cộng "
    ]
    assert len(totals) == tables
    assert all(re.match(r"\d+ (Xã|Phường)", lines[at - 1]) for lines, at in totals)
    recipients, capacity = document.recipients[-1], document.signature.capacity
    assert [any(recipients in line for line in lines) for lines in texts].count(True) == 1
    signed = next(lines for lines in texts if any(capacity in line for line in lines))
    assert any(recipients in line for line in signed)


def test_a_signature_never_splits(documents: Mapping[str, Document]) -> None:
    """Wherever the text ends, who signs and the recipients stand on one page with words above."""
    document = documents["hd36"]
    blocks = document.blocks
    for length in range(len(blocks) - 12, len(blocks)):
        content = render_pdf(evolve(document, blocks=blocks[:length]))
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            last = pdf.pages[-1].extract_text() or ""
        assert document.signature.authority in last
        assert document.signature.name in last
        assert document.recipients[0] in last
        assert text_of(document.closing[-1].runs).split()[-1] in last


@pytest.mark.parametrize("rows", [0, 1, 2])
@pytest.mark.parametrize("total", [False, True])
def test_a_document_of_almost_nothing_is_one(
    rows: int, total: bool, documents: Mapping[str, Document]
) -> None:
    """No head, no title, no signature, a table of few rows or none: a page all the same."""
    row = (Cell((Words("Xã A Lù"),)), Cell((Words("4"),), numeric=True))
    table = Table(columns=("Đơn vị", "Cuộc"), rows=(row,) * rows, total=row if total else None)
    bare = evolve(
        documents["hd36"],
        header=DocumentHeader(),
        title="",
        subject="",
        rule="",
        opening=(),
        blocks=(table,),
        closing=(),
        recipients_title="",
        recipients=(),
        signature=DocumentSignature(),
    )
    assert len(pypdf.PdfReader(io.BytesIO(render_pdf(bare))).pages) == 1


def test_only_our_faces_are_in_the_file(written: Mapping[str, bytes]) -> None:
    """Fonts are embedded, and none is the machine's."""
    for content in written.values():
        reader = pypdf.PdfReader(io.BytesIO(content))
        names = {
            font.get_object()["/BaseFont"].partition("+")[2]
            for page in reader.pages
            for font in page["/Resources"].get("/Font", {}).values()
        }
        assert names <= {"Tinos", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}


def test_the_same_document_gives_the_same_bytes(
    documents: Mapping[str, Document], written: Mapping[str, bytes], tmp_path: Path
) -> None:
    """Another process, hash seed, time zone, locale and folder: the same file, no path in it."""
    kept = tmp_path / "document.pickle"
    kept.write_bytes(pickle.dumps(documents["hd36"]))
    program = (
        "import hashlib, pathlib, pickle, sys; from dcbase_pdf.writing import render_pdf;"
        "document = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes());"
        "print(hashlib.sha256(render_pdf(document)).hexdigest())"
    )
    wanted = hashlib.sha256(written["hd36"]).hexdigest()
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("4711", "America/New_York")):
        changed = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "SOURCE_DATE_EPOCH": seed}
        made = subprocess.run(
            [sys.executable, "-c", program, str(kept)],
            env={**os.environ, **changed},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        )
        assert made.stdout.strip() == wanted
    assert str(Path(writing.__file__).parent).encode() not in written["hd36"]


def test_what_the_typesetter_refuses_is_said() -> None:
    """A failure names the format and the typesetter's words; a warning is one too."""
    with pytest.raises(RenderError, match="pdf"):
        writing.typeset("{}")
    with pytest.raises(RenderError, match="typst: unknown font"):
        writing.typeset(
            '{"styles":{},"fonts":["Khong Co"],"title":"x","language":"vi","ascent":1,"descent":0,'
            '"page":{"width":210,"height":297,"top":20,"bottom":20,"left":30,"right":15,"header":10,'
            '"number_size":14,"number_first":true},"header":{"left":[],"right":[],"number":[],"date":[]},'
            '"titles":[],"spreads":[],"foot":{"left":[],"right":[]},"annexes":[],"notice":[]}'
        )


def test_importing_the_plugin_stays_light() -> None:
    """`import dcbase_pdf` loads neither the typesetter nor the reader's libraries."""
    program = "import sys, dcbase_pdf; print({'typst', 'pypdf'} & set(sys.modules))"
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert made.stdout.strip() == "set()"


@pytest.mark.parametrize(("form", "second", "flat"), [("nd30", "2", "3"), ("hd36", "4", "5")])
def test_the_pages_of_an_annex_are_counted_as_the_form_says(
    form: str, second: str, flat: str, documents: Mapping[str, Document]
) -> None:
    """Anew with no number on its first page, or on from the document's last."""
    long = DocumentParagraph(runs=(Words("Nội dung phụ lục. " * 250),))
    figures = tuple(Cell((Words("1.234.567.890"),), numeric=True) for _ in range(10))
    table = Table(columns=tuple(f"Cột {at}" for at in range(10)), rows=(figures,))
    annexes = (Annex(title="MỘT", blocks=(long, table)), Annex(title="HAI", blocks=(table,)))
    short = evolve(documents[form], opening=(), blocks=(long,), closing=(), annexes=annexes)
    with pdfplumber.open(io.BytesIO(render_pdf(short))) as pdf:
        tops = [(page.extract_text() or "").split("\n")[0] for page in pdf.pages]
    begins = next(at for at, page in enumerate(tops) if at > 1 and page in ("MỘT", "3"))
    assert tops[begins + 1 : begins + 3] == [second, flat]
    assert (tops[begins], tops[-1]) == (("MỘT", "HAI") if form == "nd30" else ("3", "6"))


def test_many_recipients_go_on_to_the_next_page(documents: Mapping[str, Document]) -> None:
    """Every one of them is on the paper, and who signs beside the first."""
    recipients = tuple(f"- Chi bộ thôn số {number}," for number in range(90))
    made = evolve(documents["hd36"], blocks=(), recipients=recipients)
    with pdfplumber.open(io.BytesIO(render_pdf(made))) as pdf:
        words = [
            (word["text"], word["bottom"]) for page in pdf.pages for word in page.extract_words()
        ]
        first = next(
            page.extract_text() for page in pdf.pages if "Chi bộ thôn" in page.extract_text()
        )
    assert max(bottom for _, bottom in words) < pdf.pages[0].height - 50
    assert sum(text == "thôn" for text, _ in words) == 90
    assert made.signature.name in first


def test_rules_stand_clear_of_the_letters(documents: Mapping[str, Document]) -> None:
    """The line under the motto does not touch the tail of a "p"."""
    with pdfplumber.open(io.BytesIO(render_pdf(documents["nd30"]))) as pdf:
        page = pdf.pages[0]
        words = {word["text"]: word for word in page.extract_words()}
        rules = sorted(line["top"] for line in page.lines if line["width"] > 20)
    motto = words["Độc"]
    below = next(top for top in rules if top > motto["top"] + 5)
    # 13 points: its letters end 2.8 points below the line they stand on.
    assert below - motto["bottom"] > -1
    assert len(rules) >= 3


def test_threads_may_print_at_once(documents: Mapping[str, Document]) -> None:
    """Each of them has a compiler to itself, and gets its own document."""
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(render_pdf, [documents["hd36"], documents["nd30"]] * 4))
    assert len(set(made)) == 2


def test_a_list_without_a_head_has_its_title_over_the_table(
    documents: Mapping[str, Document],
) -> None:
    """No page holds nothing but a title."""
    figures = tuple(Cell((Words("1.234.567.890"),), numeric=True) for _ in range(12))
    table = Table(columns=tuple(f"Chỉ tiêu {at}" for at in range(12)), rows=(figures,))
    bare = evolve(
        documents["hd36"],
        header=DocumentHeader(),
        opening=(),
        blocks=(table,),
        closing=(),
        recipients_title="",
        recipients=(),
        signature=DocumentSignature(),
    )
    with pdfplumber.open(io.BytesIO(render_pdf(bare))) as pdf:
        (page,) = pdf.pages
        assert page.width > page.height
        assert bare.title in page.extract_text()


@pytest.mark.parametrize("form", ["hd36", "nd30"])
def test_contents_name_the_page_of_each_heading(
    form: str, documents: Mapping[str, Document]
) -> None:
    """As it is printed there: an annex that counts anew has its own numbers."""
    annex = Annex(title="BIỂU", mark="Phụ lục", blocks=documents[form].blocks[-3:])
    made = evolve(documents[form], contents="MỤC LỤC", annexes=(annex,))
    with pdfplumber.open(io.BytesIO(render_pdf(made))) as pdf:
        texts = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
        tops = [(page.extract_text() or "").split("\n")[0] for page in pdf.pages]
    assert "MỤC LỤC" in texts[0]
    heading = next(words for level, words in made.headings() if words.startswith("VI."))
    said = re.search(rf"{re.escape(heading)} [. ]+(\d+)", " ".join(texts[:2]))
    assert said is not None
    assert heading in texts[int(said[1]) - 1]
    last = re.search(r"Phụ lục BIỂU [. ]+(\d+)", " ".join(texts[:2]))
    assert last is not None
    begins = next(at for at, text in enumerate(texts) if at > 1 and "Phụ lục BIỂU" in text)
    assert int(last[1]) == (1 if form == "nd30" else begins + 1)
    assert tops[begins] == ("Phụ lục" if form == "nd30" else str(begins + 1))
