"""What goes back for a report that came as YAML, JSON, CSV, text, or not readable at all."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from shutil import copy

import pytest

from dcbase import Workspace
from dcbase._workspace.mending import mending_list
from dcbase.errors import NothingToReadError
from dcbase.model import Severity

SETTINGS = Path(__file__).parent / "cases" / "twenty_mistakes" / "dcbase.toml"
PLANTED = {
    "XX99": "1",
    "LD01": "nan",
    "LD03": "no",
    "LD05": "1.234",
    "LD07": "-3",
    "LD09": "2,5",
    "CC09": "101",
    "GS21": "thỉnh thoảng",
    "BQ12": "1500 đồng",
    "CK03": "chín mươi mấy",
    "CK05": "12 lượt",
    "DT10": "12",
}
"""Twelve errors: the last one breaks a rule, with DT04 and DT05."""
GOOD = {"LD04": "có", "DT01": "44", "DT04": "1", "DT05": "8", "CC08": "120"}
MENDED = {
    "LD01": "1",
    "LD03": "có",
    "LD05": "1234",
    "LD07": "3",
    "LD09": "2",
    "CC09": "100",
    "GS21": "quý",
    "BQ12": "1500",
    "CK03": "12",
    "CK05": "12",
    "DT10": "8",
}
FEW_ARE_ENOUGH = """
[[waiver]]
finding = "DC-2020"
reason = "Đơn vị gửi phần còn lại sau"
office = "Văn phòng Tỉnh ủy"
"""
HEAD = {"unit": "02848", "period": "2025", "form": "law10:grassroots-democracy"}


def as_yaml(figures):
    lines = [f'{key}: "{value}"' for key, value in HEAD.items()]
    return "\n".join(
        ["dcbase: 1", *lines, "figures:", *(f"  {c}: {figures[c]}" for c in figures), ""]
    )


def as_csv(figures):
    rows = ({**HEAD, **figures}.keys(), {**HEAD, **figures}.values())
    return "".join(";".join(row) + "\n" for row in rows)


def as_json(figures):
    return json.dumps({"dcbase": 1, **HEAD, "figures": figures}, ensure_ascii=False)


WRITERS = {"yaml": as_yaml, "csv": as_csv, "json": as_json}


@pytest.fixture
def folder(tmp_path):
    copy(SETTINGS, tmp_path)
    (tmp_path / "inbox").mkdir()
    return tmp_path


def sent(folder, name, content):
    (folder / "inbox" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return Workspace.open(folder)


def returned(workspace, **how):
    """Return what goes back by the end of its name: the message, the list, the copy."""
    made = {one.name.partition("_2025_")[2]: one.content for one in workspace.returned(**how)}
    return {name: content.decode() for name, content in made.items() if name[-5:] != ".docx"}


def rows(page):
    """Return the rows of the list: number, indicator and place, finding with its remedy."""
    found = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in found]
    plain = [
        [" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in row] for row in cells
    ]
    numbered = [(re.match(r"(\d+)\. (.*)", row[0]), row) for row in plain]
    return [[*found.groups(), *row[1:]] for found, row in numbered if found]


@pytest.mark.parametrize("kind", WRITERS)
def test_twelve_errors_are_twelve_rows(folder, kind):
    """Each row says which indicator, where, what came, and how to mend it; the copy notes all.

    One row more says once what was asked and not answered.
    """
    content = WRITERS[kind]({**PLANTED, **GOOD})
    workspace = sent(folder, f"02848.{kind}", content)
    parts = returned(workspace)
    listed = rows(parts["can-sua.html"])
    assert [str(number) for number in range(1, 14)] == [row[0] for row in listed]
    (owed,) = (row for row in listed if row[2].startswith("DC-2020"))
    assert re.match(r"Dòng 2$" if kind == "csv" else r"Dòng \d+, cột \d+$", owed[1])
    listed.remove(owed)
    assert list(PLANTED) == [re.match(r"\w+", row[1])[0] for row in listed]
    lines = content.split("\n")
    for code, row in zip(PLANTED, listed, strict=True):
        line, column = map(
            int, re.search(r"Dòng (\d+)(?:, cột | \(ký tự thứ )(\d+)", row[1]).groups()
        )
        there = lines[line - 1][column - 1 :].lstrip('"')
        assert there.startswith(code if code == "XX99" else PLANTED[code]), code
        assert code == "XX99" or PLANTED[code].replace(".", "") in row[2].replace(".", ""), code
        assert re.search(r"Cách sửa: \S", row[2]), code
    notes = [one for one in parts["tra-lai.yaml"].split("\n") if re.search(r"# .*(DC|LAW10)-", one)]
    assert 13 == len(notes)
    assert "Có 12 lỗi phải sửa và 1 nội dung cần xem lại" in parts["thu-tra-lai.txt"]


def test_a_list_of_many_is_set_close_and_says_so(folder):
    """Small letters and margins; a remedy is said once; more than a page is said at its head."""
    wrong = {f"XX{number}": "1" for number in range(1, 31)}
    workspace = sent(folder, "02848.yaml", as_yaml({**PLANTED, **GOOD}))
    (report,) = workspace.run().reports
    few = mending_list(workspace, report, "can-sua")
    assert {"15", "10"} == {few.profile.typography[key].value for key in ("page.left", "table.use")}
    assert "Cả" not in few.opening[0].runs[0].text
    (folder / "inbox/02848.yaml").unlink()
    workspace = sent(folder, "02848.yaml", as_yaml({**wrong, **PLANTED, **GOOD}))
    parts = returned(workspace)
    listed = rows(parts["can-sua.html"])
    assert f"Cả {len(listed)} dòng không vừa một trang" in unescape(parts["can-sua.html"])
    assert all(row[2].endswith("Cách sửa: Như dòng 1.") for row in listed[1:20])
    assert 'class="sheet small"' in parts["can-sua.html"]


@pytest.mark.parametrize("kind", WRITERS)
def test_the_copy_mended_is_accepted(folder, kind):
    """Corrected in the copy and sent in place of the file, nothing that came is left to mend."""
    workspace = sent(folder, f"02848.{kind}", WRITERS[kind]({**PLANTED, **GOOD}))
    text = returned(workspace)["tra-lai.yaml"]
    for code, value in MENDED.items():
        text, count = re.subn(rf"(?m)^( +{code}:).*$", rf'\1 "{value}"', text)
        assert 1 == count, code
    text = re.sub(r"(?m)^ +XX99:.*\n", "", text)
    (folder / f"inbox/02848.{kind}").unlink()
    (report,) = sent(folder, "02848.yaml", text).run().reports
    assert ["DC-2020"] == [one.code for one in report.findings if one.severity > Severity.INFO]
    assert (8, 44) == (report.figures["DT10"].value, report.figures["DT01"].value)


TEXT = "BÁO CÁO\n\nTrong năm đã tiếp 44 lượt công dân, tiếp nhận 08 đơn.\n"


@pytest.mark.parametrize(
    ("name", "content", "copies", "words"),
    [
        ("02848.yaml", as_yaml({**PLANTED, **GOOD}), True, "Sửa trong bản trả lại 02848_2025_tra-"),
        ("02848.csv", as_csv({**PLANTED, **GOOD}), True, "hoặc sửa trong tệp 02848.csv theo danh"),
        ("02848.txt", TEXT, False, "Sửa trong chính tệp 02848.txt của đơn vị"),
        ("02848.json", b"\x89PNG\r\n\x1a\n", False, "Tệp 02848.json chưa đọc được"),
    ],
)
def test_the_message_says_what_to_do_in_order(folder, name, content, copies, words):
    """Which file, how many things, where to mend them, the name, until when, how to send again."""
    workspace = sent(folder, name, content)
    parts = returned(workspace, units=["02848"])
    text = parts["thu-tra-lai.txt"]
    assert copies == any(part.startswith("tra-lai") for part in parts)
    steps = re.findall(r"(?m)^(\d)\. (.*)$", text)
    assert [str(number) for number in range(1, len(steps) + 1)] == [number for number, _ in steps]
    listed = len(rows(parts["can-sua.html"]))
    assert f"Danh sách có {listed} dòng" in steps[0][1]
    assert "02848_2025_can-sua.html" in steps[0][1]
    assert words in steps[1][1]
    assert "mã đơn vị 02848" in steps[-2][1]
    assert "một tệp duy nhất" in steps[-1][1]
    assert "chậm nhất ngày 15/11/2025" in steps[-1][1]
    assert f"(tệp {name})" in text
    (report,) = workspace.run().reports
    assert report.counts != ("chưa được tính là đã gửi" in text)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("docx", "Sửa trong chính tệp 02848_2025_plain.docx của đơn vị"),
        ("pdf", "Tệp 02848_2025_plain.pdf là bản PDF, không sửa trực tiếp: sửa trong tệp Word"),
    ],
)
def test_a_report_as_word_or_pdf(folder, kind, words):
    """No copy is made of it; the message says that the sender's own file is to be mended."""
    settings = folder / "dcbase.toml"
    use = f'"dcbase-units-vn", "dcbase-{kind}"'
    settings.write_text(settings.read_text("utf-8").replace('"dcbase-units-vn"', use), "utf-8")
    made = sent(folder, "02848.yaml", as_yaml(GOOD) + f"overview: |\n  {TEXT.splitlines()[2]}\n")
    (document,) = made.build(["02848"], formats=[kind])
    (folder / "inbox/02848.yaml").unlink()
    parts = returned(sent(folder, document.name, document.content), units=["02848"])
    assert {"can-sua.html", "thu-tra-lai.txt"} == parts.keys()
    assert words in parts["thu-tra-lai.txt"]
    assert "Danh sách có" in parts["thu-tra-lai.txt"]


def test_after_the_deadline(folder):
    """The message says that it has passed."""
    (folder / "inbox/02848.yaml").write_text(as_yaml({**PLANTED, **GOOD}), "utf-8")
    workspace = Workspace.open(folder, as_of=date(2025, 11, 16))
    assert "đã quá hạn (ngày 15/11/2025)" in returned(workspace)["thu-tra-lai.txt"]


def test_nothing_to_mend(folder):
    """A good report is thanked for when it is asked for, and not returned otherwise."""
    with (folder / "dcbase.toml").open("a", encoding="utf-8") as settings:
        settings.write(FEW_ARE_ENOUGH)
    workspace = sent(folder, "02848.yaml", as_yaml(GOOD))
    assert {} == returned(workspace)
    text = returned(workspace, units=["02848"])["thu-tra-lai.txt"]
    assert "không có nội dung phải sửa" in text


def test_a_file_of_nobody_that_is_known(folder):
    """It goes back without a form that would be nobody's, to whoever sent it."""
    text = as_yaml({**PLANTED, **GOOD}).replace('unit: "02848"\n', "")
    workspace = sent(folder, "latin.yaml", text)
    names = [one.name for one in workspace.returned() if not one.name.endswith(".docx")]
    assert names == [f"chua-ro-don-vi_2025_{end}" for end in ("can-sua.html", "thu-tra-lai.txt")]
    message = returned(workspace)["thu-tra-lai.txt"]
    assert message.startswith("Kính gửi: Đơn vị đã gửi tệp latin.yaml\n")
    assert "Sửa trong chính tệp latin.yaml" in message
    assert "Ghi mã đơn vị trong tệp và ở đầu tên tệp" in message


def test_to_whom(folder):
    """Without units: everybody who has to correct something; an empty list: nobody."""
    workspace = sent(folder, "02848.yaml", as_yaml({**PLANTED, **GOOD}))
    names = [one.name for one in workspace.returned()]
    assert names
    assert names == [one.name for one in workspace.returned(each=True)]
    assert names == [one.name for one in workspace.returned([], each=True)]
    assert [] == list(workspace.returned([]))
    (folder / "inbox/02848.yaml").unlink()
    for how in ({}, {"units": ["02848"]}):
        with pytest.raises(NothingToReadError):
            list(Workspace.open(folder).returned(**how))
