"""The package: clean by the judgement of others, the same bytes, nobody's name in it."""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
import zipfile
from hashlib import sha256

import ooxml_integrity
import pytest
from attrs import evolve
from openxml_audit import OpenXmlValidator

from dcbase.model import Document
from dcbase_docx.writing import render_word

NAMES = ("hd36", "hd05", "nd30", "province")


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_of_openxml_audit(written, tmp_path, name):
    """The schemas and rules of the Open XML SDK find nothing."""
    path = tmp_path / f"{name}.docx"
    path.write_bytes(written[name])
    result = OpenXmlValidator().validate(path)
    assert (True, []) == (result.is_valid, list(result.errors))


@pytest.mark.parametrize("name", NAMES)
def test_no_finding_of_ooxml_integrity(written, tmp_path, name):
    """A checker of structure and fidelity finds nothing, not even a hint."""
    path = tmp_path / f"{name}.docx"
    path.write_bytes(written[name])
    assert [] == list(ooxml_integrity.check(str(path)))


def test_an_almost_empty_document(documents, tmp_path):
    """A document of which nothing is known is still a file that Word opens."""
    bare = Document(record=documents["hd36"].record, profile=documents["hd36"].profile)
    path = tmp_path / "bare.docx"
    path.write_bytes(render_word(bare))
    assert [] == list(OpenXmlValidator().validate(path).errors)
    assert [] == list(ooxml_integrity.check(str(path)))


def test_the_same_bytes(documents, written):
    """The same document gives the same file, whoever has written before."""
    for name, document in documents.items():
        assert written[name] == render_word(evolve(document)), name


def test_the_same_bytes_elsewhere(documents, written, tmp_path):
    """Another hash seed, time zone and locale change no byte."""
    kept = tmp_path / "document"
    kept.write_bytes(pickle.dumps(documents["nd30"]))
    code = (
        "import hashlib, pathlib, pickle, sys\n"
        "from dcbase_docx.writing import render_word\n"
        "document = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(hashlib.sha256(render_word(document)).hexdigest())\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, str(kept)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone, locale in (("0", "UTC", "C"), ("4242", "Asia/Ho_Chi_Minh", "C.UTF-8"))
    }
    assert {sha256(written["nd30"]).hexdigest()} == found


def test_nobody_and_no_clock(written):
    """No author, no day, no machine; members stand by name, all of the first day of zip files."""
    with zipfile.ZipFile(io.BytesIO(written["hd36"])) as package:
        members = package.infolist()
        core = package.read("docProps/core.xml").decode()
    assert {(1980, 1, 1, 0, 0, 0)} == {member.date_time for member in members}
    assert {0} == {member.create_system for member in members}
    names = [member.filename for member in members]
    assert ["[Content_Types].xml", *sorted(names[1:])] == names
    assert ["title", "language"] == re.findall(r"<dc:(\w+)>", core)
    assert "<dc:title>BÁO CÁO kết quả việc thực hiện dân chủ ở cơ sở năm 2025" in core
    assert "vi-VN" in core


def test_importing_the_plugin_loads_nothing_behind_it() -> None:
    """`import dcbase_docx` is a handful of functions, whatever stands behind them."""
    behind = "[m for m in sys.modules if m.startswith('dcbase_docx.') or m in ('lxml', 'docxtpl')]"
    command = [sys.executable, "-c", f"import dcbase_docx, sys; print({behind})"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
