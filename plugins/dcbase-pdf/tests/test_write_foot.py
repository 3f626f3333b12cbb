"""Recipients that take many lines, threads, and what other readers make of a line of hyphens."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import pytest
from attrs import evolve

from dcbase.model import Document
from dcbase_pdf.writing import render_pdf

LONG = (
    "- Thường trực Đảng ủy, Hội đồng nhân dân, Ủy ban nhân dân, Ủy ban Mặt trận Tổ quốc "
    "Việt Nam và các tổ chức chính trị - xã hội xã số {number},"
)


@pytest.mark.parametrize("many", [5, 9, 20, 40])
def test_recipients_of_several_lines_go_on(documents: Mapping[str, Document], many: int) -> None:
    """Lines are counted and not entries: nothing runs off the paper, and the file copy is last."""
    recipients = (*(LONG.format(number=number) for number in range(many)), "- Lưu VPĐU.")
    made = evolve(documents["hd36"], recipients=recipients)
    with pdfplumber.open(io.BytesIO(render_pdf(made))) as pdf:
        lowest = max(letter["bottom"] for page in pdf.pages for letter in page.chars)
        said = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert lowest < pdf.pages[0].height - 50
    assert said.count("- Thường trực Đảng ủy, Hội đồng nhân dân,") == many
    assert "- Lưu VPĐU." in said


def test_four_threads_print_what_one_does(documents: Mapping[str, Document]) -> None:
    """Threads get their own documents, byte for byte, in whatever order they come."""
    asked = [documents[name] for name in ("hd36", "hd05", "nd30", "hd36")] * 3
    alone = [render_pdf(document) for document in asked]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render_pdf, asked)) == alone


def test_a_line_of_hyphens_eats_no_word(documents: Mapping[str, Document], tmp_path: Path) -> None:
    """A reader that joins parted words leaves the word behind the line alone."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "bao-cao.pdf").write_bytes(render_pdf(documents["hd36"]))
    command = [pdftotext, str(tmp_path / "bao-cao.pdf"), "-"]
    read = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    lines = [line.strip("\u2060") for line in read.splitlines()]
    assert documents["hd36"].rule in lines
    assert not any(line.startswith("---") and line.strip("-") for line in lines)
