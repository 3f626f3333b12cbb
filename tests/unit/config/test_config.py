"""The workspace file: read whole, or refused with every problem at once."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase._config import read_settings
from dcbase.errors import WorkspaceFileError, WorkspaceNotFoundError
from dcbase.model import Period, Window

WHOLE = """
[workspace]
name = "Lào Cai: dân chủ ở cơ sở"
unit = "15"

[plugins]
use = ["dcbase-law10", "./plugins/house_style.py"]

[round]
form = "law10:grassroots-democracy"
period = "2025"
window = { from = 2025-01-01, to = 2025-10-31, label = "10 tháng đầu năm 2025" }
deadline = 2025-11-15
expected = "children"

[[source]]
type = "folder"
path = "inbox"

[[output]]
for = "workspace"
layout = "province-report"
formats = ["text", "html"]

[[waiver]]
finding = "DC-4001"
unit = "02848"
reason = "Đã xác nhận bằng văn bản."
office = "Ban Tuyên giáo và Dân vận Tỉnh ủy"
expires = 2026-06-30

[header]
place = "Lào Cai"
"""


def read(tmp_path, text):
    (tmp_path / "dcbase.toml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path)


def problems(tmp_path, text, language="en"):
    with pytest.raises(WorkspaceFileError) as caught:
        read(tmp_path, text)
    return [problem.words(language) for problem in caught.value.problems]


def test_a_whole_file(tmp_path):
    """Every table of the file arrives as a typed value."""
    settings = read(tmp_path, WHOLE)
    assert settings.workspace.language == "vi"
    assert settings.plugins == ("dcbase-law10", "./plugins/house_style.py")
    assert settings.round.period == Period(2025)
    assert settings.round.window == Window(
        start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025"
    )
    assert settings.round.expected == ("children",)
    assert settings.sources[0].options["path"] == "inbox"
    assert settings.outputs[0].formats == ("text", "html")
    assert settings.waivers[0].expires == date(2026, 6, 30)
    assert settings.header["place"] == "Lào Cai"
    assert settings.root == tmp_path.resolve()


def test_a_window_left_out_is_the_calendar_period(tmp_path):
    """Without a window the figures are of the whole period; a bare year is a period too."""
    text = '[workspace]\nunit="15"\n[round]\nform="f"\nperiod=2025\nexpected=["02848"]\n'
    settings = read(tmp_path, text)
    assert settings.round.window == Window(start=date(2025, 1, 1), end=date(2025, 12, 31))
    assert settings.round.expected == ("02848",)


def test_every_problem_at_once(tmp_path):
    """Six mistakes are six lines, each with the path of its key."""
    text = (
        WHOLE.replace('unit = "15"', "unit = 15")
        .replace('period = "2025"', 'period = "năm 2025"')
        .replace("deadline = 2025-11-15", 'deadline = "15/11/2025"')
        .replace('formats = ["text", "html"]', "formats = [1]")
        .replace('layout = "province-report"', 'layuot = "x"')
        .replace('for = "workspace"', 'for = "province"')
    )
    found = problems(tmp_path, text)
    assert [line.partition(":")[0] for line in found] == [
        "workspace.unit",
        "round.period",
        "round.deadline",
        "output[1].layout",
        "output[1].formats",
        "output[1].layuot",
        "output[1].for",
    ]
    assert "→ layout?" in found[5]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('[plugins]\nuse = ["dcbase-law10", "./plugins/house_style.py"]', "plugins = 3", "plugins"),
        ("[[source]]", "[source]", "source"),
        ("expires = 2026-06-30", "expires = 5", "waiver[1].expires"),
        ('reason = "Đã xác nhận bằng văn bản."', 'reason = ""', "waiver[1]"),
        ("to = 2025-10-31", "to = 2024-10-31", "round.window"),
        ('form = "law10:grassroots-democracy"', "", "round.form"),
        ('type = "folder"', 'type = "folder"\nrole = "next"', "source[1].role"),
        ('period = "2025"', "period = 2025.5", "round.period"),
        ('name = "Lào Cai', 'language = "fr"\nname = "Lào Cai', "workspace.language"),
    ],
)
def test_one_problem(tmp_path, old, new, where):
    """A wrong value is reported at its key, in Vietnamese and in English."""
    text = WHOLE.replace(old, new)
    if where == "plugins":
        text = "plugins = 3\n" + WHOLE.replace(old, "")
    assert any(line.startswith(where) for line in problems(tmp_path, text))
    assert any(line.startswith(where) for line in problems(tmp_path, text, "vi"))


def test_not_toml(tmp_path):
    """A file that is no TOML, or no text, says so."""
    assert "a ] or } is missing" in problems(tmp_path, "[workspace")[0]
    (tmp_path / "dcbase.toml").write_bytes(b'[workspace]\nname = "x\xe3"\n')
    with pytest.raises(WorkspaceFileError, match="line 2: the file is not saved as UTF-8"):
        read_settings(tmp_path / "dcbase.toml")


def test_no_file(tmp_path):
    """Without a workspace file the error says how to make one."""
    with pytest.raises(WorkspaceNotFoundError) as caught:
        read_settings(tmp_path)
    assert "dcbase new workspace" in caught.value.hint("vi")
