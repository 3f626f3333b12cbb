"""How a document lies on its pages, and what kind of file it is."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from attrs import evolve

from dcbase.errors import RenderError
from dcbase.model import (
    Cell,
    Chart,
    Document,
    DocumentHeader,
    DocumentHeading,
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
    assert {annex.title for annex in document.annexes} <= set(marks)


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
    assert all(lines[at - 1].startswith(("Xã", "Phường")) for lines, at in totals)
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
