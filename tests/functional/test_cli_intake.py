"""Nothing in the inbox is silently skipped, and what was assumed of a table can be seen."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from dcbase._cli.program import run


def call(*arguments):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800"})


@pytest.fixture
def odd(place):
    """The two communes' reports in order, and an inbox as inboxes are."""
    inbox = place / "inbox"
    (inbox / "02849.yaml").write_text(
        (inbox / "02849.yaml").read_text("utf-8").replace("DT10: 9", "DT10: 8"), "utf-8"
    )
    for name in ("~$02848.xlsx", "Thumbs.db", "02850.xlsx.crdownload"):
        (inbox / name).write_bytes(name.encode())
    (inbox / "bản sao.yaml").write_bytes((inbox / "02848.yaml").read_bytes())
    return place


def test_status_and_check_name_what_is_passed_over(odd, capsys):
    """A line for each reason, with the names and what to do; nobody has to correct anything."""
    for command in ("status", "check"):
        assert 0 == call(command), command
        out = capsys.readouterr().out
        for words in ("tệp khóa", "~$02848.xlsx", "Thumbs.db", "02850.xlsx.crdownload"):
            assert words in out, command
        assert "Tệp bản sao.yaml giống hệt tệp 02848.yaml" in out
        assert "tải lại cho xong" in out
    assert 0 == call("status")
    last = capsys.readouterr().out.splitlines()[-1]
    assert "đã nhận: 2" in last
    assert last.endswith("bỏ qua: 4")


def test_status_and_check_name_what_is_refused(odd, capsys):
    """An archive that cannot be opened and a link: where, why, what to do, and exit code 1."""
    (odd / "inbox/dot1.zip").write_bytes(b"PK\3\4 nothing")
    (odd / "inbox/tắt.yaml").symlink_to(odd / "dcbase.toml")
    for command in ("status", "check"):
        assert 1 == call(command), command
        out = capsys.readouterr().out
        assert "dot1.zip  chặn  DC-1116" in out, command
        assert "DC-1086: Không nhận tắt.yaml" in out, command
        assert "Chép chính tệp báo cáo" in out, command
    call("status", "--json")
    said = json.loads(capsys.readouterr().out)
    assert (2, 4) == (said["summary"]["refused"], said["summary"]["passed-over"])
    refused = [one for one in said["units"] if one["state"] == "refused"]
    assert {"dot1.zip", "tắt.yaml"} == {file for one in refused for file in one["files"]}
    assert all(one["findings"][0]["hint_vi"] for one in refused)


def test_an_archive_says_what_it_holds_besides(odd, capsys):
    """What is passed over inside a zip file is named, too."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("__MACOSX/._02849.yaml", b"mac")
        archive.writestr("~$02849.docx", b"lock")
        archive.writestr("02849.yaml", (odd / "inbox/02849.yaml").read_bytes())
    (odd / "inbox/02849.yaml").unlink()
    (odd / "inbox/dot1.zip").write_bytes(content.getvalue())
    assert 0 == call("status")
    out = capsys.readouterr().out
    assert "dot1.zip  lưu ý  DC-1080" in out
    assert "__MACOSX/._02849.yaml" in out


def test_an_inbox_of_nothing_that_can_be_read(place, capsys):
    """`check` has nothing to check, and says of each file why; `status` shows the same."""
    for path in (place / "inbox").iterdir():
        path.unlink()
    (place / "inbox/dot1.zip").write_bytes(b"PK\3\4")
    (place / "inbox/~$02848.xlsx").write_bytes(b"lock")
    assert 4 == call("check")
    err = capsys.readouterr().err
    assert "DC-1116" in err
    assert "~$02848.xlsx" in err
    assert 1 == call("status")
    assert "không nhận được: 1, bỏ qua: 1" in capsys.readouterr().out


def test_the_source_of_the_period_before(odd, capsys):
    """What its folder does not hand over is said as well."""
    settings = (odd / "dcbase.toml").read_text("utf-8")
    source = '[[source]]\ntype = "folder"\npath = "last"\nrole = "previous"\n'
    (odd / "dcbase.toml").write_text(settings + source, "utf-8")
    (odd / "last").mkdir()
    (odd / "last/dot1.zip").write_bytes(b"PK\3\4")
    assert 1 == call("check")
    assert "dot1.zip  chặn  DC-1116" in capsys.readouterr().out


TABLE = "unit;period;DT01;DT05;DT10\n{code};2025;44;8;6\n"


def test_what_was_assumed_of_a_table(odd, capsys):
    """`check` says how many, `check --verbose` what; a source that declares it has none."""
    (odd / "inbox/02849.yaml").unlink()
    (odd / "inbox/02849.csv").write_text(TABLE.format(code="02849"), "utf-8")
    assert 0 == call("check", "02849")
    out = capsys.readouterr().out
    assert "DC-1127" not in out
    assert "Có 1 bảng CSV" in out
    assert 0 == call("check", "02849", "--verbose")
    assert "mã ký tự UTF-8, dấu ngăn cột ;" in capsys.readouterr().out
    settings = (odd / "dcbase.toml").read_text("utf-8")
    declared = settings.replace('path = "inbox"', 'path = "inbox"\nseparator = ";"')
    (odd / "dcbase.toml").write_text(declared, "utf-8")
    assert 0 == call("check", "02849", "--verbose")
    assert "DC-1127" not in capsys.readouterr().out


def test_a_fault_of_the_head_of_a_table(odd, capsys):
    """It is said once of a unit, however many of its rows stand below; a table is one table."""
    (odd / "inbox/02849.yaml").unlink()
    rows = "".join(f"{code};{year};44\n" for code in ("02849", "02848") for year in (2025, 2024))
    (odd / "inbox/02849.csv").write_text(f"unit;period;Ghi chú\n{rows}", "utf-8")
    call("check")
    out = capsys.readouterr().out
    assert 2 == out.count("02849.csv:1:13")
    assert "Có 1 bảng CSV" in out
    call("status")
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("02849")]
    assert line.endswith("  02849.csv")
    assert 1 == line.count("02849.csv")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('encoding = "latin-7"', "source[1].encoding: giá trị không hợp lệ: 'latin-7' (UTF-8"),
        ('separator = ":"', "source[1].separator: giá trị không hợp lệ: ':' (, ; Tab |)"),
    ],
)
def test_what_cannot_be_declared(place, written, words, capsys):
    """The workspace file is wrong, and it is said what may stand there."""
    settings = (place / "dcbase.toml").read_text("utf-8")
    (place / "dcbase.toml").write_text(
        settings.replace('path = "inbox"', f'path = "inbox"\n{written}'), "utf-8"
    )
    assert 3 == call("check")
    assert words in capsys.readouterr().err


def test_a_declared_encoding_reaches_the_files_in_an_archive(odd, capsys):
    """A zip file of tables in the encoding that the source declares is read in it."""
    (odd / "inbox/02849.yaml").unlink()
    settings = (odd / "dcbase.toml").read_text("utf-8")
    declared = 'path = "inbox"\nencoding = "utf-16-le"\nseparator = "tab"'
    (odd / "dcbase.toml").write_text(settings.replace('path = "inbox"', declared), "utf-8")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        table = TABLE.format(code="02849").replace(";", "\t")
        archive.writestr("bảng.csv", table.encode("utf-16-le"))
    (odd / "inbox/bảng.zip").write_bytes(content.getvalue())
    assert 0 == call("check", "02849", "--verbose")
    assert "DC-11" not in capsys.readouterr().out


def test_two_files_of_one_unit_are_said_once(odd, capsys):
    """They block each other, and one line names both."""
    other = (odd / "inbox/02848.yaml").read_text("utf-8").replace("DT01: 44", "DT01: 45")
    (odd / "inbox/02848-lan-2.yaml").write_text(other, "utf-8")
    assert 1 == call("check", "02848")
    out = capsys.readouterr().out
    assert 1 == out.count("DC-2007")
    assert "02848-lan-2.yaml, 02848.yaml" in out
