"""A workspace file that is no TOML: said in words for an office."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from dcbase._config import read_settings
from dcbase._config.toml_mistake import toml_mistake
from dcbase.errors import WorkspaceFileError

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases/config/toml_mistakes.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_what_was_meant_and_where(tmp_path, case):
    """The mistake that the line shows, its place, the line itself, and both languages."""
    file = tmp_path / "dcbase.toml"
    file.write_text(case["text"], encoding="utf-8")
    with pytest.raises(WorkspaceFileError) as caught:
        read_settings(file)
    (problem,) = caught.value.problems
    facts = dict(problem.facts)
    assert (f"config-toml-{case['said']}", case["line"], case["column"]) == (
        problem.key,
        facts["line"],
        facts["column"],
    )
    assert facts["got"] == case["text"].split("\n")[case["line"] - 1].strip()
    assert case.get("first", facts["first"]) == facts["first"]
    vi, en = problem.words("vi"), problem.words("en")
    assert vi.startswith(f"dòng {case['line']}, cột {case['column']}: ")
    assert en.startswith(f"line {case['line']}, column {case['column']}: ")
    assert all(facts["got"] in words for words in (vi, en))
    assert facts["problem"] not in vi  # the parser speaks English


def test_a_mistake_that_nobody_foresaw():
    """The parser's own words stand with the line; a message without a place is about the end."""
    problem = toml_mistake("Something else (at line 2, column 1)", "a = 1\nb\n")
    assert "dòng 2, cột 1: không đúng cú pháp TOML: b (Something else)" == problem.words("vi")
    assert "dòng 1, cột 6" in toml_mistake("Odd", "a = 1\n\n").words("vi")
    assert "dòng 1, cột 1" in toml_mistake("Odd", "").words("vi")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('period = "2025-13"', "round.period: không hiểu kỳ báo cáo '2025-13'; viết 2025, 2025-H1"),
        (
            'count = "every"',
            "round.count: giá trị 'every' không dùng được; chọn một trong: all, wi",
        ),
        (
            "window = { from = 2025-12-01, to = 2025-01-01 }",
            "round.window: thời gian lấy số liệu kết thúc (2025-01-01) trước khi bắt đầu (2025-12",
        ),
    ],
)
def test_values_that_cannot_be(tmp_path, line, words):
    """Vietnamese first; what may stand there is said."""
    period = "" if line.startswith("period") else 'period = "2025"\n'
    text = f'[workspace]\nunit = "15"\n[round]\nform = "a:b"\n{period}{line}\n'
    (tmp_path / "dcbase.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WorkspaceFileError) as caught:
        read_settings(tmp_path)
    assert words in caught.value.words("vi")
