"""``dcbase import``: an old report as a YAML submission."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from dcbase import _cli
from dcbase._cli.program import run
from dcbase.text.legacy_tables import TCVN3

REPORT = """BÁO CÁO
kết quả năm 2025

Đảng ủy xã Lùng Phình báo cáo như sau:

I. KHÁI QUÁT
Xã tiếp 44 lượt công dân.

IX. CHUYỆN KHÁC
Một chuyện khác.

Nơi nhận:
- Lưu.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lý Seo Páo
"""


@pytest.fixture
def report(place):
    """A workspace whose first indicator has a phrase, and a document beside it."""
    plugin = place / "plugins" / "house.py"
    text = plugin.read_text("utf-8").replace(
        'unit="lượt")', 'unit="lượt", phrases=(f"tiếp {{n}} lượt",) if code == "DT01" else ())'
    )
    plugin.write_text(text, encoding="utf-8")
    (place / "cu.txt").write_text(REPORT, encoding="utf-8")
    return place


def call(*arguments):
    return run(["import", *arguments], {"SOURCE_DATE_EPOCH": "1763596800"})


def test_the_yaml_goes_to_standard_output_and_the_account_beside_it(report, capsys):
    """Words in are words out; each figure is told with its line."""
    assert call("cu.txt", "--lang", "en") == 0
    out, err = capsys.readouterr()
    written = yaml.safe_load(out)
    assert written["figures"] == {"DT01": 44}
    assert written["unit"] == "02848"
    assert written["overview"] == "Xã tiếp {{ DT01 }} lượt công dân."
    assert written["unplaced"] == "## [IX.] CHUYỆN KHÁC\n\nMột chuyện khác."
    assert written["header"]["signature"]["on_behalf_of"] == "BAN THƯỜNG VỤ"
    came = len(REPORT.split())
    assert f"Words in: {came} = in the report {came - 4 - 6} + not placed 6 + printed" in err
    assert "DT01 = 44  ← cu.txt:7:9: Xã tiếp 44 lượt công dân." in err
    assert "DC-2050" in err


def test_it_is_written_to_a_file_and_read_back(report, capsys):
    """The file named with -o is a submission that the workspace accepts."""
    assert call("cu.txt", "-o", "inbox/02848.yaml") == 0
    assert capsys.readouterr().out == ""
    assert run(["check", "02848"], {"SOURCE_DATE_EPOCH": "1763596800"}) in (0, 1)
    said = capsys.readouterr().out
    assert "DC-1" not in said.replace("DC-2020", "")  # which figures the document did not have


def test_a_dry_run_writes_nothing(report, capsys):
    """--dry-run tells what would be found."""
    assert call("cu.txt", "-o", "out.yaml", "--dry-run") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "DT01 = 44" in err
    assert not (report / "out.yaml").exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("khong-co.txt", "khong-co.txt"),
        ("anh.bmp", "Chưa đọc được loại tệp của anh.bmp. Đọc được: .yaml"),
        ("inbox/02848.yaml", "không phải văn bản cần xếp vào mẫu"),
    ],
)
def test_what_cannot_be_imported_is_said(report, name, words, capsys):
    """A file that is not there, of an unknown kind, or with slots already."""
    (report / "anh.bmp").write_bytes(b"BM")
    assert call(name) == 2
    assert words in capsys.readouterr().err


def test_a_document_that_cannot_be_read_is_a_finding(report, capsys):
    """Bytes that are no text stop nothing: the finding is told, and nothing is written."""
    (report / "hong.txt").write_bytes(b"\xff\xfe\x00")
    assert call("hong.txt", "-o", "out.yaml") == 1
    assert "DC-1" in capsys.readouterr().err
    assert not (report / "out.yaml").exists()


def test_without_a_workspace_there_is_a_clear_failure(tmp_path, monkeypatch, capsys):
    """The form and the units come from a workspace."""
    (tmp_path / "cu.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("cu.txt") == 3
    assert "dcbase.toml" in capsys.readouterr().err


def test_json_is_as_described(report, capsys):
    """--json prints the account, with the keys of its schema."""
    assert call("cu.txt", "--json", "--dry-run") == 0
    document = json.loads(capsys.readouterr().out)
    schema = json.loads((Path(_cli.__file__).parent / "schemas/import.json").read_text("utf-8"))
    assert document.keys() == set(schema["required"])
    words = {"report": len(REPORT.split()) - 10, "unplaced": 6, "form": 4, "page": 0}
    assert document["words"] == words
    (figure,) = document["figures"]
    assert figure.keys() == set(schema["properties"]["figures"]["items"]["required"])
    assert (figure["code"], figure["value"], figure["line"]) == ("DT01", "44", 7)
    assert [finding["code"] for finding in document["findings"]] == ["DC-2050", "DC-2051"]


def test_an_old_encoding_is_converted_when_asked_and_its_losses_are_told(report, capsys):
    """TCVN3 is refused as it is; with --convert it is read, and lost capitals are counted."""
    letters = {ord(letter): sign for sign, letter in TCVN3.items()}
    # Capitals are the font's: in the file they are the small letters' signs.
    letters |= {ord(letter.upper()): sign for sign, letter in TCVN3.items()}
    (report / "cu.txt").write_bytes(REPORT.translate(letters).encode("latin-1"))
    assert call("cu.txt", "--lang", "en") == 1
    assert "--convert tcvn3" in capsys.readouterr().err
    assert call("cu.txt", "--convert", "tcvn3", "--lang", "en") in (0, 1)
    out, err = capsys.readouterr()
    assert yaml.safe_load(out)["overview"] == "Xã tiếp {{ DT01 }} lượt công dân."
    assert "Converted:" in err


def test_only_a_text_is_converted(report, capsys):
    """A format that opens its files in the child has no text of its own to convert."""
    (report / "cu.zip").write_bytes(b"PK")
    assert call("cu.zip", "--convert", "vni") == 2
