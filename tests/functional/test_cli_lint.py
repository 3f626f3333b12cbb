"""``dcbase lint``: a file held against an official form, in a workspace and outside of any."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dcbase import Workspace, _cli
from dcbase._cli.program import run
from dcbase.errors import LayoutError, PluginHookError

LINTING = '''
"""Files of text that are checked for one word."""
from dcbase.errors import LayoutError
from dcbase.model import Format, Origin, OutlineBlock, Submission, core_kind
from dcbase.plugin import hookimpl


def lint(received, profile):
    text = received.content.decode()
    if "raise" in text:
        raise KeyError("trang 3")
    if "form" in text:
        raise LayoutError(layout=profile.code, part="body.size", problem="x")
    if "chữ" not in text:
        yield core_kind("DC-7090").found(origin=Origin(received.name, paragraph=2))
    yield core_kind("DC-7073").found(origin=Origin(received.name, paragraph=1),
                                     facts={"got": "e)"})


def read(received):
    block = OutlineBlock(kind="paragraph", text=received.content.decode())
    return [Submission(name=received.name, sha256=received.sha256, outline=(block,))]


@hookimpl
def dcbase_register_formats():
    for code, hostile in (("safe", False), ("risky", True)):
        yield Format(code=code, suffixes=("." + code,), media_type="x/y", lint=lint, read=read,
                     hostile=hostile)
    yield Format(code="blind", suffixes=(".blind",), media_type="x/y", lint=lint)
'''


@pytest.fixture
def checked(with_plugin):
    """A workspace with formats that check files; returns how a file is made in it."""
    return with_plugin("linting", LINTING)


def call(*arguments):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800"})


@pytest.mark.parametrize("suffix", ["safe", "risky"])
def test_what_is_wrong_is_said_in_file_order(checked, capsys, suffix):
    """First the form and why it was taken, then the findings by place, then how many."""
    assert 1 == call("lint", checked(f"a.{suffix}", "x"), "--profile", "nd30")
    said = capsys.readouterr().out.splitlines()
    assert f"a.{suffix}: đối chiếu với dcbase:nd30" in said[0]
    assert "chọn theo" not in said[0]
    assert [line.split("  ")[1] for line in said if "DC-" in line] == [
        f"a.{suffix} ¶1",
        f"a.{suffix} ¶2",
    ]
    assert said[-1] == "1 lỗi, 1 lưu ý"


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nngày 05 tháng 11 năm 2025", "hd36"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nngày … tháng … năm 2025", "hd36"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nngày 05 tháng 6 năm 2026", "hd05"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nngày … tháng … năm 2026", "hd05"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nngày 05 tháng 11 năm 2025", "nd30"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nngày 31 tháng 02 năm 2025", "hd36"),
    ],
)
@pytest.mark.parametrize("suffix", ["safe", "risky"])
def test_the_form_is_that_of_issuer_and_day(checked, capsys, words, form, suffix):
    """Without --profile the file itself says whose form it is in, and of which year."""
    assert 0 == call("lint", checked(f"a.{suffix}", f"{words}\nchữ"), "--json")
    said = json.loads(capsys.readouterr().out)
    assert (said["profile"], said["chosen"]) == (f"dcbase:{form}", True)


def test_a_format_that_reads_nothing_takes_the_form_of_the_day(checked, capsys):
    """Where no words can be had, the Party's form of the day is taken, and said."""
    assert 0 == call("lint", checked("a.blind", "chữ"), "--lang", "en")
    assert "dcbase:hd36" in capsys.readouterr().out


def test_there_is_no_such_file_or_form(checked, capsys):
    """A file that is not there is wrong use; of a form that there is not the nearest is named."""
    assert 2 == call("lint", "khong-co.docx")
    assert call("lint", checked("a.safe", "chữ"), "--profile", "hd63") == 3
    assert "hd36" in capsys.readouterr().err


@pytest.mark.parametrize("outside", [False, True])
def test_files_that_nobody_checks(checked, capsys, tmp_path_factory, monkeypatch, outside):
    """It is said which files can be checked."""
    name = checked("a.txt", "x")
    if outside:
        monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
        Path(name).write_text("x", encoding="utf-8")
    assert call("lint", name, "--lang", "en") == 2
    assert ".txt files" in capsys.readouterr().err


def test_a_format_that_fails(checked):
    """The plugin is named, here and in the child."""
    for name in ("a.safe", "a.risky"):
        with pytest.raises(PluginHookError, match="trang 3") as raised:
            Workspace.open().lint(Path(checked(name, "raise")))
        assert "linting" in raised.value.plugin


def test_a_form_that_makes_no_sense(checked):
    """The form is blamed, not the plugin that was to hold a file against it."""
    with pytest.raises(LayoutError, match="x"):
        Workspace.open().lint(Path(checked("a.safe", "form")))


def test_json_is_as_described(checked, capsys):
    """One document, the same in both languages, with all that its schema names."""
    schema = json.loads((Path(_cli.__file__).parent / "schemas" / "lint.json").read_text("utf-8"))
    name = checked("a.safe", "x")
    printed = []
    for language in ("vi", "en"):
        assert 1 == call("lint", name, "--json", "--lang", language)
        printed.append(json.loads(capsys.readouterr().out))
    assert printed[0] == printed[1]
    assert sorted(schema["required"]) == sorted(printed[0])
    finding = schema["properties"]["findings"]["items"]
    assert all(sorted(finding["required"]) == sorted(one) for one in printed[0]["findings"])


PRINTED = '''
"""Files that say in which form they were printed."""
from dcbase.model import FigureAt, Format, Traced
from dcbase.plugin import hookimpl


def trace(received):
    form = received.content.decode().strip()
    yield Traced(name="m", ref=FigureAt("02848", "DT05"), printed="8", now="8", profile=form)


@hookimpl
def dcbase_register_formats():
    for code, hostile in (("known", False), ("wild", True)):
        yield Format(code=code, suffixes=("." + code,), media_type="x/y", hostile=hostile,
                     lint=lambda received, profile: [], trace=trace)
'''


@pytest.mark.parametrize("suffix", ["known", "wild"])
def test_a_file_of_ours_says_its_form(with_plugin, capsys, suffix):
    """The form that it was printed in, unless nobody here has it."""
    made = with_plugin("printed", PRINTED)
    for form, taken in (("dcbase:nd30", "nd30"), ("house:gone", "hd"), ("", "hd")):
        assert 0 == call("lint", made(f"a.{suffix}", form))
        assert f"dcbase:{taken}" in capsys.readouterr().out
