"""The whole way: the workspace beside this test, through the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

WORKSPACE = Path(__file__).parent.parent
SOURCE = Path(__file__).parent / "lung_phinh_2025.txt"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def build(*arguments):
    said = subprocess.run(
        [sys.executable, "-m", "dcbase", "build", *arguments],
        cwd=WORKSPACE,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    # 1: built, with findings of severity error (the report contradicts itself).
    assert said.returncode in (0, 1), said.stderr
    return said.stdout


def test_the_report_comes_out_word_for_word():
    """Behind the header that the Party's form adds stand the report's 5,367 words, one for one."""
    expected = SOURCE.read_text(encoding="utf-8").split()
    words = build("--format", "text", "--out", "-").split()
    assert len(expected) == 5367
    assert words[-len(expected) :] == expected


def test_the_header_is_the_partys():
    """What stands before the report's words is the header of the Party's form."""
    expected = SOURCE.read_text(encoding="utf-8").split()
    header = " ".join(build("--format", "text", "--out", "-").split()[: -len(expected)])
    for said in (
        "ĐẢNG BỘ TỈNH LÀO CAI",
        "ĐẢNG ỦY XÃ LÙNG PHÌNH",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "BC/ĐU",
    ):
        assert said in header


def test_the_bulletin_can_be_read_out():
    """The plugin's own format is built like any other, and no digit is left in it."""
    bulletin = build("--format", "loa", "--out", "-")
    assert bulletin.startswith("Kính thưa bà con!\n")
    assert "trực tiếp tiếp bốn mươi tư lượt công dân" in bulletin
    assert not any(character.isdigit() for character in bulletin)


def test_every_output_is_the_expected_one(tmp_path):
    """All formats come out as they lie in expected/ (``dcbase build --out expected``).

    Word and PDF are not kept there: their bytes are those of one version of zlib and of typst.
    """
    build("--out", str(tmp_path))
    expected = {path.name: path.read_bytes() for path in (WORKSPACE / "expected").iterdir()}
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    office = {name for name in built if name.endswith((".docx", ".pdf"))}
    assert office == {"02848_2025_plain.docx", "02848_2025_plain.pdf"}
    assert expected == {name: content for name, content in built.items() if name not in office}


def test_the_word_file_holds_the_reports_words(tmp_path):
    """The Word file has every word of the report and the header's, in the order of the text."""
    build("--format", "docx", "--format", "text", "--out", str(tmp_path))
    with ZipFile(tmp_path / "02848_2025_plain.docx") as package:
        body = fromstring(package.read("word/document.xml"))
    printed = "".join(each.text or "" for each in body.iter(f"{WORD}t"))
    words = "".join(SOURCE.read_text(encoding="utf-8").split())
    # The recipients stand beside the signature: in a table, whose order is the text's own.
    assert sorted(words) == sorted("".join(printed.split())[-len(words) :])


def test_its_contradictions_are_found():
    """8 received "and resolved" against 6/8, and 95% against "trên 95%", are its two errors."""
    command = [sys.executable, "-m", "dcbase", "check", "--lang", "en"]
    said = subprocess.run(
        command, cwd=WORKSPACE, capture_output=True, encoding="utf-8", check=False
    )
    errors = [line for line in said.stdout.splitlines() if "  error  " in line]
    assert said.returncode == 1
    assert [("DC-4002", "CC09"), ("DC-4001", "DT05")] == [
        (line.split()[2].rstrip(":"), line.split()[3].rstrip(":")) for line in errors
    ]
