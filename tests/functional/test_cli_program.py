"""The program itself: help, languages, failures, exit codes, what it loads."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date

import click
import pytest

from dcbase import errors
from dcbase._cli import failures, group, opening, session, terminal
from dcbase._cli.program import run

LANGUAGES = ("vi", "en")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DCBASE_LANG", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", group.COMMANDS)
def test_the_list_of_commands_says_what_the_commands_say(name, language):
    """A line in COMMANDS, which `--help` prints unimported, is the first line of that help."""
    program = group.program(language)
    command = program.get_command(click.Context(program), name)
    assert program.lines()[name] == command.help.splitlines()[0]


def test_help_loads_nothing_heavy():
    """`dcbase --help` loads click and a few light modules, no data and no plugin."""
    heavy = ("attrs", "attr", "cattrs", "jinja2", "yaml", "tomllib", "pluggy", "importlib.metadata")
    code = (
        "import sys; from dcbase._cli.program import run; code = run(['--help'], {});"
        f"print(sorted(set({heavy!r}) & set(sys.modules)), code,"
        "sorted(m for m in sys.modules if m.startswith('dcbase.')), file=sys.stderr)"
    )
    # Measuring coverage loads more into every process it looks at.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("COVERAGE_")}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=plain)
    mine = ["_cli", "_cli.group", "_cli.local", "_cli.program", "_cli.session", "_version"]
    assert f"[] 0 {[f'dcbase.{name}' for name in mine]}" == said.stderr.strip()


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        (["--help"], {}, "vi"),
        (["--help"], {"DCBASE_LANG": "en"}, "en"),
        (["--lang", "vi", "check"], {"DCBASE_LANG": "en"}, "vi"),
        (["check", "--lang=en"], {}, "en"),
        (["check", "--", "--lang=en"], {}, "vi"),
        (["check", "--lang"], {"DCBASE_LANG": "fr"}, "vi"),
    ],
)
def test_the_language_is_chosen_before_arguments_are_parsed(arguments, environment, expected):
    """`--lang`, then DCBASE_LANG, then Vietnamese; what is no language is passed over."""
    assert expected == session.Session(arguments, environment).language


def test_the_workspace_speaks_unless_somebody_chose():
    """The workspace's language is taken where nobody asked for another."""
    silent, asked = session.Session([], {}), session.Session(["--lang", "vi"], {})
    silent.adopt("en")
    asked.adopt("en")
    assert ("en", "vi") == (silent.language, asked.language)


@pytest.mark.parametrize("name", group.COMMANDS)
def test_every_command_has_help_in_both_languages(name, capsys):
    """Help has a usage line, options and an example, in the language asked for."""
    assert 0 == run([name, "--help", "--lang", "vi"], {})
    assert 0 == run([name, "--help", "--lang", "en"], {})
    out = capsys.readouterr().out
    for said in ("Cách dùng: dcbase", "Usage: dcbase", "Tùy chọn:", "Options:"):
        assert said in out


def test_every_single_command_shows_an_example(capsys):
    """Examples are whole command lines that can be copied."""
    for path in (["demo"], ["new", "plugin"], ["check"], ["plugins", "list"]):
        assert 0 == run([*path, "--help"], {})
        assert f"  dcbase {' '.join(path)}" in capsys.readouterr().out


def test_the_version_is_printed(capsys):
    """`--version` prints the name and the version."""
    assert 0 == run(["--version"], {})
    assert capsys.readouterr().out.startswith("dcbase 1.")


@pytest.mark.parametrize("arguments", [[], ["new"], ["plugins"]])
def test_a_group_alone_shows_its_help(arguments, capsys):
    """A group without a command is wrong use, and shows what there is."""
    assert 2 == run(arguments, {})
    assert "Các lệnh:" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["chekc"], "Không có lệnh 'chekc'. Có phải check?", "There is no command 'chekc'. check?"),
        (["zzz"], "Không có lệnh 'zzz'.", "There is no command 'zzz'."),
        (["check", "--nope"], "Không có tùy chọn --nope.", "No such option"),
        (["explain"], "Thiếu tham số MÃ.", "Missing argument 'CODE'"),
        (["check", "--jobs", "0"], "'--jobs': viết một số nguyên từ 1 trở lên.", "1 or more"),
        (
            ["check", "--as-of", "nay"],
            "viết năm-tháng-ngày, ví dụ 2025-11-15",
            "such as 2025-11-15",
        ),
        (["check", "--lang", "fr"], "chọn một trong: vi, en", "choose one of: vi, en"),
        (["explain", "a", "b"], "Thừa tham số: b.", "unexpected extra argument"),
        (["status", "--as-of"], "Sau --as-of cần ghi một giá trị.", "requires an argument"),
        (["status", "--json=1"], "--json không nhận giá trị nào.", "does not take a value"),
        (["build", "02848", "--each"], "không cùng lúc cả hai", "not both"),
        (["build", "--json", "--out", "-"], "chỉ dùng một", "use one of them"),
    ],
)
def test_wrong_use_is_said_in_both_languages(arguments, vi, en, capsys):
    """Exit code 2, the words and a way to the help on standard error, nothing on output."""
    for language, words, lead in (("vi", vi, "Lỗi: "), ("en", en, "Error: ")):
        assert 2 == run([*arguments], {"DCBASE_LANG": language})
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(lead)
        assert words.replace("'", "") in err.replace("'", "")
        assert "--help" in err


def test_no_workspace_is_exit_code_3(capsys):
    """Without a workspace file the words say so and the hint says how to make one."""
    assert 3 == run(["check"], {})
    err = capsys.readouterr().err
    assert "Lỗi: Không tìm thấy tệp cấu hình dcbase.toml." in err
    assert "Cách sửa: " in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.WorkspaceNotFoundError(path="x"), 3),
        (errors.WorkspaceFileError(path="x", problems=()), 3),
        (errors.NothingToReadError(sources="x"), 4),
        (errors.PluginNotFoundError(plugin="x", hook="", problem=""), 5),
        (errors.DataFileError(path="x", problems=()), 5),
        (errors.LayoutError(layout="x", part="y", problem="z"), 5),
        (errors.DeliverError(path="x", problem="y"), 6),
        (errors.RenderError(format="x", problem="y"), 6),
        (errors.ExecutorError(problem="x"), 2),
        (errors.UnknownCodeError(kind="unit", code="1"), 2),
        (errors.UnknownCodeError(kind="Form", code="x"), 3),
        (errors.AmbiguousCodeError(kind="Layout", code="x", owners="a, b", example="a:x"), 2),
    ],
)
def test_each_failure_has_its_exit_code(error, code, capsys):
    """The exit codes of the manual, and words in both languages."""
    assert code == failures.report(error, session.Session([], {}))
    assert code == failures.report(error, session.Session([], {"DCBASE_LANG": "en"}))
    assert "Error: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "suggestion", "vi", "en"),
    [
        (
            "Format",
            "→ html?",
            "định dạng nào tên 'x'.\nCó phải html?",
            "format called 'x'.\nDid you",
        ),
        ("Layout", "a:b, c:d", "bố cục nào tên 'x'.\nCó: a:b, c:d\n", "\nKnown: a:b, c:d\n"),
        ("unit", "1, 2, 3, 4, 5", "đơn vị nào tên 'x'.\nCó: 1, 2, 3, 4, 5, …", "4, 5, …"),
        ("Thing", "", "Không có Thing nào tên 'x'.\n", "There is no Thing called 'x'.\n"),
    ],
)
def test_an_unknown_code_is_said_with_what_there_is(kind, suggestion, vi, en, capsys):
    """The kind as people call it, then which code was meant or which ones there are."""
    error = errors.UnknownCodeError(kind=kind, code="x", suggestion=suggestion)
    for language, words in (("vi", vi), ("en", en)):
        failures.report(error, session.Session([], {"DCBASE_LANG": language}))
        assert words in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_called_a_folder(capsys):
    """`-w` with a wrong path is about the folder, not about the file in it."""
    assert 3 == run(["check", "-w", "nowhere"], {})
    assert "Lỗi: Không có thư mục nowhere." in capsys.readouterr().err


def test_the_codes_of_the_core_are_explained_anywhere(capsys):
    """No workspace is needed for what the core itself says; for the rest it is."""
    assert 0 == run(["explain", "dc-4001"], {})
    assert "DC-4001" in capsys.readouterr().out
    assert 0 == run(["explain", "DC-3006"], {})
    out = capsys.readouterr().out
    assert "loại tệp đã gửi:\n    bảng tính: Chọn có hoặc không trong danh sách của ô.\n" in out
    assert 3 == run(["explain", "DC-9999"], {})
    assert 3 == run(["explain", "DC-x"], {})
    assert 3 == run(["explain", "DT01"], {})


def test_an_interruption_is_130(capsys):
    """Ctrl-C is no bug."""
    assert 130 == failures.report(click.Abort(), session.Session([], {}))
    assert 130 == failures.report(KeyboardInterrupt(), session.Session([], {}))
    assert "Đã dừng" in capsys.readouterr().err


def test_a_bug_leaves_a_crash_file(tmp_path, monkeypatch, capsys):
    """A bug is one line and a file with the traceback; exit code 70."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(opening, "read_settings", lambda path: 1 / 0)
    assert 70 == run(["check"], {})
    (crash,) = tmp_path.glob("dcbase-crash-*.txt")
    err = capsys.readouterr().err
    assert 1 == len(err.splitlines())
    assert str(crash) in err
    assert "ZeroDivisionError" in crash.read_text(encoding="utf-8")


def test_traceback_shows_where_it_failed(capsys):
    """`--traceback` shows the traceback of an expected failure too."""
    assert 3 == run(["check", "--traceback"], {})
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_text_from_outside_cannot_steer_a_terminal():
    """Escapes, carriage returns and marks that turn the writing around are spelled out."""
    assert "\\x1b[31m\\r\\u202e Xã" == terminal.safe("\x1b[31m\r\u202e Xã")
    assert "a\nb\\x07" == terminal.safe_lines("a\nb\x07")


def test_no_color_is_obeyed(monkeypatch):
    """NO_COLOR takes colours away, an empty one does not."""
    assert terminal._colour() is None
    monkeypatch.setenv("NO_COLOR", "1")
    assert terminal._colour() is False


def test_the_day_can_be_fixed():
    """SOURCE_DATE_EPOCH stands for the clock."""
    fixed = session.Session([], {"SOURCE_DATE_EPOCH": "1763596800"})
    assert date(2025, 11, 20) == opening.today(fixed)
    with pytest.raises(click.UsageError):
        opening.today(session.Session([], {"SOURCE_DATE_EPOCH": "hôm nay"}))


@pytest.mark.parametrize(("value", "off"), [("", False), ("0", False), ("1", True)])
def test_plugins_can_be_switched_off(value, off):
    """DCBASE_NO_PLUGINS asks for built-ins only."""
    assert off is opening.switched_off({"DCBASE_NO_PLUGINS": value})


def test_the_output_is_utf8_whatever_the_code_page():
    """Vietnamese comes out whole on a terminal of another code page."""
    said = subprocess.run(
        [sys.executable, "-m", "dcbase", "--help"],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "cp1252", "PATH": ""},
    )
    assert "Cách dùng: dcbase".encode() in said.stdout
