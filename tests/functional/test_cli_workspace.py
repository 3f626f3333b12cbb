"""Commands over a small workspace whose plugin is a file beside it."""

from __future__ import annotations

import json
from pathlib import Path

from dcbase._cli.program import run


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def whole(folder, name):
    return (folder / name).read_text(encoding="utf-8")


def call(*arguments, **environment):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800", **environment})


def document(capsys):
    return json.loads(capsys.readouterr().out)


# --- check


def test_check_says_where_what_and_how(place, capsys):
    """A finding is printed under its unit with severity, code, words, hint and basis."""
    assert 1 == call("check")
    out = capsys.readouterr().out
    assert "Xã Ấm Áp (02849)" in out
    assert "Giải quyết nhiều hơn tiếp nhận (DT10 = 9, DT05 = 8)." in out
    assert "lỗi  HOUSE-R1" in out
    assert "Cách sửa: Xem lại DT10." in out
    assert "Căn cứ: khoản 1 Điều 2" in out
    assert out.splitlines()[-1].startswith("1 lỗi")


def test_check_speaks_english(place, capsys):
    """The same in English."""
    assert 1 == call("check", "--lang", "en")
    out = capsys.readouterr().out
    assert "More resolved than received (DT10 = 9, DT05 = 8)." in out
    assert "Hint: See DT10." in out


def test_check_of_one_unit_is_about_that_unit(place, capsys):
    """The other unit's errors weigh nothing here."""
    assert 0 == call("check", "02848")
    assert "02849" not in capsys.readouterr().out


def test_check_of_an_absent_unit_says_so(place, capsys):
    """A unit that was asked for and sent nothing is not in order."""
    (place / "inbox/02848.yaml").unlink()
    assert 1 == call("check", "02848")
    assert "Xã Lùng Phình (02848): chưa gửi" in capsys.readouterr().out


def test_check_refuses_a_stranger(place, capsys):
    """A unit that is not expected is wrong use."""
    assert 2 == call("check", "99999")
    assert "99999" in capsys.readouterr().err


def test_a_waived_finding_weighs_nothing(place, capsys):
    """It is still shown, with who accepts it and why."""
    waiver = '[[waiver]]\nfinding = "HOUSE-R1"\nreason = "đơn năm trước"\noffice = "VP"\n'
    write(place, "dcbase.toml", whole(place, "dcbase.toml") + waiver)
    assert 0 == call("check")
    out = capsys.readouterr().out
    assert "Được chấp nhận bởi VP: đơn năm trước" in out
    assert "1 được chấp nhận" in out


def test_check_works_with_more_processes(place, capsys):
    """`--jobs 2` finds the same."""
    assert 1 == call("check", "--json")
    alone = document(capsys)
    assert 1 == call("check", "--json", "--jobs", "2")
    assert alone == document(capsys)


# --- status


def test_status_tells_everybody_apart(place, capsys):
    """One line for each unit and a line of counts; late after the deadline."""
    (place / "inbox/02848.yaml").unlink()
    assert 1 == call("status", "--as-of", "2025-11-20")
    out = capsys.readouterr().out
    assert "02848   Xã Lùng Phình  chưa gửi, quá hạn" in out
    assert "phải sửa, 1 lỗi  02849.yaml" in out
    assert 1 == call("status", "--as-of", "2025-11-10")
    assert "quá hạn" not in capsys.readouterr().out


def test_status_is_0_when_everybody_is_accepted(place, capsys):
    """Nothing to do is exit code 0."""
    write(place, "inbox/02849.yaml", whole(place, "inbox/02849.yaml").replace("DT10: 9", "DT10: 8"))
    assert 0 == call("status")
    assert "đã nhận: 2" in capsys.readouterr().out


# --- build


def test_build_writes_and_prints_paths(place, capsys):
    """One file per document and format, in `out/`; paths one a line; a note on errors."""
    assert 1 == call("build")
    out, err = capsys.readouterr()
    paths = [Path(line) for line in out.splitlines()]
    assert [".txt", ".json"] == [path.suffix for path in paths]
    assert all(path.is_file() and path.parent.name == "out" for path in paths)
    assert "1 lỗi" in err


def test_build_elsewhere_for_each_unit(place, capsys):
    """`--each`, `--format` and `--out` together."""
    assert 1 == call("build", "--each", "--format", "markdown", "--out", "there")
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert 2 == len(names)
    assert all((place / "there" / name).is_file() for name in names)


def test_build_prints_one_text(place, capsys):
    """`--out -` prints the document and nothing else."""
    assert 0 == call("build", "02848", "--format", "text", "--out", "-")
    assert "Đã tiếp 44 lượt." in capsys.readouterr().out
    assert not (place / "out").exists()


def test_build_prints_only_one(place, capsys):
    """`--out -` with two formats is wrong use."""
    assert 2 == call("build", "--out", "-")
    assert "--format" in capsys.readouterr().err


def test_build_prints_nothing_where_there_is_nothing_or_too_much(place, capsys):
    """`--out -` without a document, or with many, is wrong use and said in a sentence."""
    formats = [part for name in ("text", "json", "html") for part in ("--format", name)]
    assert 2 == call("build", "--each", *formats, "--out", "-")
    err = capsys.readouterr().err
    assert "nhiều hơn 3" in err
    assert ".txt" not in err
    for name in ("02848", "02849"):
        write(place, f"inbox/{name}.yaml", f'dcbase: 1\nform: other\nunit: "{name}"\n')
    assert 2 == call("build", "--each", "--out", "-")
    assert "Không có văn bản nào để in." in capsys.readouterr().err
    assert 1 == call("build", "--each")
    assert "Không có văn bản nào để xuất." in capsys.readouterr().err


def test_a_unit_that_sent_nothing_is_named(place, capsys):
    """Its document cannot be built, and nobody else's is begun."""
    (place / "inbox/02849.yaml").unlink()
    assert 4 == call("build", "02848", "02849")
    out, err = capsys.readouterr()
    assert out == ""
    assert "Lỗi: Xã Ấm Áp (02849) chưa gửi báo cáo." in err
    assert not (place / "out").exists()


def test_a_format_that_can_only_be_read_is_wrong_use(place, capsys):
    """It is said which ones can be written."""
    reader = (
        "\n\n@hookimpl\ndef dcbase_register_formats():\n"
        "    from dcbase.model import Format\n"
        '    yield Format(code="scan", suffixes=(".scan",), media_type="x/y", read=lambda r: ())\n'
    )
    write(place, "plugins/house.py", whole(place, "plugins/house.py") + reader)
    assert 2 == call("build", "--format", "scan")
    err = capsys.readouterr().err
    assert "scan chỉ đọc được" in err
    assert "html" in err


def test_a_dry_run_of_build_writes_nothing(place, capsys):
    """It prints the paths it would write, and does not say that they were."""
    assert 1 == call("build", "--dry-run")
    out, err = capsys.readouterr()
    assert 2 == len(out.splitlines())
    assert err.startswith("Chưa ghi gì")
    assert not (place / "out").exists()


def test_build_counts_who_is_missing(place, capsys):
    """A unit without a report is exit code 1, whether or not there are errors."""
    (place / "inbox/02849.yaml").unlink()
    assert 1 == call("build", "--json")
    assert ["02849"] == document(capsys)["absent"]


def test_two_documents_of_one_name_are_not_written_over_each_other(place, capsys):
    """The second one stops the run instead of taking the first one's place."""
    output = (
        '[[output]]\nlayout = "totals"\nformats = ["text"]\nname = "{unit}_{period}_{layout}"\n'
    )
    write(place, "dcbase.toml", whole(place, "dcbase.toml") + output)
    assert 6 == call("build")
    assert "cùng tên" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_6(place, capsys):
    """A file stands where the folder should be."""
    assert 6 == call("build", "--out", "dcbase.toml")


# --- the rest


def test_an_empty_inbox_is_4(place, capsys):
    """Nothing could be read."""
    for path in (place / "inbox").iterdir():
        path.unlink()
    assert 4 == call("check")


def test_a_broken_plugin_is_5(place, capsys):
    """One sentence that names it, no traceback."""
    write(place, "plugins/house.py", "1 / 0")
    assert 5 == call("check")
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err


def test_a_workspace_is_found_from_inside(place, monkeypatch, capsys):
    """From any folder in it, or from elsewhere with -w."""
    monkeypatch.chdir(place / "inbox")
    assert 0 == call("check", "02848")
    monkeypatch.chdir("/")
    assert 0 == call("check", "02848", "-w", str(place))


def test_explain_speaks_of_figures_in_words(place, capsys):
    """What a figure is and how it adds up is no English word of the model."""
    assert 0 == call("explain", "DT10")
    out = capsys.readouterr().out
    assert "Kiểu: số nguyên" in out
    assert "Cộng các đơn vị: cộng các số" in out


def test_explain_shows_one_language(place, capsys):
    """Of words in two languages those of the person's."""
    assert 0 == call("explain", "HOUSE-R1", "--lang", "en")
    out = capsys.readouterr().out
    assert "More resolved than received." in out
    assert "Giải quyết nhiều hơn" not in out
    assert 2 == call("explain", "DC-99")
