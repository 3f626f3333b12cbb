"""Blank forms go out, what has to be mended goes back."""

from __future__ import annotations

import json
import shutil

import pytest

from dcbase import Workspace
from dcbase._cli.program import run


def call(*arguments):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800"})


def test_each_expected_unit_gets_a_form_and_it_can_be_sent_back(place, capsys):
    """`form --each` writes a form for everybody; filled in, it is accepted."""
    assert call("form", "--each") == 0
    paths = capsys.readouterr().out.split()
    assert [path.rpartition("/")[2] for path in paths] == ["02848_2025.yaml", "02849_2025.yaml"]
    form = (place / "out/forms/02849_2025.yaml").read_text("utf-8")
    assert "Xã Ấm Áp" in form
    filled = form.replace("  DT01:", "  DT01: 4").replace("  DT05:", "  DT05: 3")
    (place / "inbox/02849.yaml").write_text(filled.replace("  DT10:", "  DT10: 2"), "utf-8")
    (report,) = Workspace.open(place).run(["02849"]).reports
    assert report.counts
    assert not report.has_errors


def test_a_return_is_a_copy_a_list_and_a_message(place):
    """What breaks a rule comes back with a comment at the figure, a list and a message."""
    assert call("return", "02849") == 1
    out = place / "out/returns"
    names = [path.name for path in sorted(out.iterdir()) if path.suffix != ".docx"]
    assert names == [
        "02849_2025_can-sua.html",
        "02849_2025_thu-tra-lai.txt",
        "02849_2025_tra-lai.yaml",
    ]
    copy = (out / names[2]).read_text("utf-8")
    at = copy.splitlines().index("  DT10: 9")
    assert "HOUSE-R1 (02849.yaml:6:35)" in copy.splitlines()[at - 1]
    page = (out / names[0]).read_text("utf-8")
    for words in ("DT10 – Số DT10", "khoản 1 Điều 2", "Dòng 6, cột 35"):
        assert words in page
    message = (out / names[1]).read_text("utf-8")
    assert "Kính gửi: Xã Ấm Áp" in message
    assert "15/11/2025" in message
    assert all(f"- {name}" in message for name in (names[0], names[2]))


def test_a_corrected_return_is_accepted(place):
    """The copy, corrected and sent again, has no error left."""
    call("return", "02849")
    copy = (place / "out/returns/02849_2025_tra-lai.yaml").read_text("utf-8")
    assert "  DT10: 9" in copy
    corrected = copy.replace("  DT10: 9", "  DT10: 7")
    (place / "inbox/02849.yaml").write_text(corrected, "utf-8")
    (report,) = Workspace.open(place).run(["02849"]).reports
    assert report.counts
    assert not report.has_errors


def test_a_return_changes_nothing_that_was_sent(place):
    """The copy of a good report is read as the same report."""
    call("return", "02848")
    (before,) = Workspace.open(place).run(["02848"]).reports
    shutil.copy(place / "out/returns/02848_2025_tra-lai.yaml", place / "inbox/02848.yaml")
    (after,) = Workspace.open(place).run(["02848"]).reports
    assert {code: figure.value for code, figure in before.figures.items()} == {
        code: figure.value for code, figure in after.figures.items()
    }
    assert [str(one.slot) for one in before.sections] == [str(one.slot) for one in after.sections]


def test_each_returns_only_what_has_errors(place, capsys):
    """`return --each` leaves alone what was accepted, and a dry run writes nothing."""
    assert call("return", "--each", "--dry-run", "--json") == 1
    files = json.loads(capsys.readouterr().out)["files"]
    assert {"02849"} == {one["path"].rpartition("/")[2][:5] for one in files}
    assert not (place / "out").exists()


@pytest.mark.parametrize("command", ["form", "return"])
@pytest.mark.parametrize(
    "arguments", [(), ("02848", "--each"), ("--each", "--format", "text"), ("99999",)]
)
def test_wrong_use_is_said(place, command, arguments, capsys):
    """Nobody named, everybody and somebody, a format that cannot, a stranger: exit code 2."""
    assert call(command, *arguments) == 2
    assert "Lỗi" in capsys.readouterr().err


def test_one_of_several_sent_nothing(place, capsys):
    """The others get theirs; who sent nothing is named, and the exit code says so."""
    (place / "inbox/02848.yaml").unlink()
    assert call("return", "02848", "02849") == 1
    out, err = capsys.readouterr()
    assert {"02849_2025"} == {path.rpartition("/")[2][:10] for path in out.split()}
    assert "Không có gì để trả lại cho Xã Lùng Phình (02848)" in err
    call("return", "02848", "02849", "--json")
    assert ["02848"] == json.loads(capsys.readouterr().out)["absent"]


def test_a_unit_that_sent_nothing_is_named(place, capsys):
    """There is nothing to return to a unit that sent nothing."""
    (place / "inbox/02849.yaml").unlink()
    assert call("return", "02849") == 4
    assert "Xã Ấm Áp (02849)" in capsys.readouterr().err
