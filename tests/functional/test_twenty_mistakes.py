"""One run says everything that is wrong with a file, and keeps everything that is right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from dcbase import Workspace
from dcbase.model import Known, Missing, Reason

CASES = Path(__file__).parent / "cases" / "twenty_mistakes"
MISTAKES = yaml.safe_load((CASES / "mistakes.yaml").read_text("utf-8"))
FILE = "inbox/bao_cao.yaml"

KEPT = {
    "LD04": True,
    "LD12": Decimal("12.5"),
    "CK02": 12,
    "CC08": 120,
    "BQ15": Decimal("1234.56"),
    "KQ01": "Tốt",
    "DT01": 44,
    "DT04": 1,
    "DT05": 8,
    "DT10": 12,
    "DT14": 2,
}
UNREADABLE = ("LD01", "LD03", "LD05", "LD07", "LD09", "CK03", "CK05", "CC09", "BQ12", "GS21")
WORDS = (
    "Trong năm đã tiếp 44 lượt công dân.",
    "Tiếp nhận … lượt, trong đó",
    "Trên địa bàn không phát sinh điểm nóng.",
    "Nội dung vẫn được in ra.",
    "Đã công khai 12 nội dung.",
    "Tiếp tục thực hiện.",
)


def place(text, mistake):
    """Return line and column of what was planted, found by its own text; of the file: neither."""
    if "line" not in mistake:
        return None, None
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if mistake["line"] in line]
    assert len(lines) == 1, f"{mistake['line']!r} stands in {len(lines)} lines"
    number, line = lines[0]
    return number, line.index(mistake["at"]) + 1


def expected(text, mistakes):
    return sorted(((m["finding"], m["about"], place(text, m)) for m in mistakes), key=str)


def found(document):
    return sorted(
        (
            (f["code"], f["subject"], f["place"] and (f["place"]["line"], f["place"]["column"]))
            for f in document["findings"]
        ),
        key=str,
    )


def dcbase(folder, *arguments, language="vi"):
    """Run the command in a process of its own, as an official would."""
    return subprocess.run(
        [sys.executable, "-m", "dcbase", *arguments],
        cwd=folder,
        env={**os.environ, "DCBASE_LANG": language, "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path):
    return Path(copytree(CASES, tmp_path / "twenty"))


@pytest.fixture
def mended(folder):
    """The same file with the right unit and period: everything else is still wrong."""
    text = (folder / FILE).read_text("utf-8")
    text = text.replace('"99999"', '"02848"').replace("period: 2024", "period: 2025")
    (folder / FILE).write_text(text, "utf-8")
    return folder


def test_more_than_twenty_are_planted():
    """The file lives up to its name."""
    assert len(MISTAKES) > 20
    assert len({mistake["finding"] for mistake in MISTAKES}) > 20


@pytest.mark.parametrize("language", ["vi", "en"])
def test_all_at_once_each_in_its_place(folder, language):
    """Every mistake comes in one run, with its line and column, and nothing else does."""
    settings = folder / "dcbase.toml"
    text = settings.read_text("utf-8").replace('language = "vi"', f'language = "{language}"')
    settings.write_text(text, "utf-8")
    done = dcbase(folder, "check", "--json", language=language)
    assert (1, "") == (done.returncode, done.stderr)
    document = json.loads(done.stdout)
    assert expected((folder / FILE).read_text("utf-8"), MISTAKES) == found(document)


def test_in_both_languages(folder):
    """Each is said in Vietnamese and in English, with a hint, and the words differ."""
    for finding in json.loads(dcbase(folder, "check", "--json").stdout)["findings"]:
        for vi, en in (("vi", "en"), ("hint_vi", "hint_en")):
            assert finding[vi].strip(), finding["code"]
            assert finding[en].strip(), finding["code"]
            assert finding[vi] != finding[en], finding["code"]


@pytest.mark.parametrize(("language", "hint"), [("vi", "Cách sửa:"), ("en", "Hint:")])
def test_as_a_person_reads_it(folder, language, hint):
    """Without --json each mistake is a line with its place; nobody sees a traceback."""
    done = dcbase(folder, "check", "--lang", language)
    text = (folder / FILE).read_text("utf-8")
    assert 1 == done.returncode
    assert "Traceback" not in done.stdout + done.stderr
    assert len(MISTAKES) == done.stdout.count(f"      {hint}")
    for code, _, spot in expected(text, MISTAKES):
        if spot[0]:
            line = next(x for x in done.stdout.splitlines() if f"yaml:{spot[0]}:{spot[1]} " in x)
            assert code in line


def test_a_wrong_head_is_no_reason_to_look_no_further(folder, mended):
    """Under the right unit and period the other findings are the same."""
    others = [mistake for mistake in MISTAKES if not mistake.get("head")]
    document = json.loads(dcbase(mended, "check", "02848", "--json").stdout)
    text = (mended / FILE).read_text("utf-8")
    assert expected(text, others) == [
        one
        for one in found(document)
        if one[0] != "DC-2015"  # the commune is of July 2025
    ]


def test_what_is_right_is_kept(folder):
    """Good figures of the file are known, also beside a blocker; wrong ones are missing."""
    outcome = Workspace.open(folder).run()
    (report,) = outcome.reports
    assert "99999" == report.unit.code
    assert KEPT == {code: report.figures[code].value for code in KEPT}
    assert all(report.figures[c].reason is Reason.UNREADABLE for c in UNREADABLE)
    assert all(report.figures[c].reason is Reason.REPEATED for c in ("BQ01", "CK10"))
    known = {c for c, f in report.figures.items() if isinstance(f, Known) and f.origin}
    assert set(KEPT) == known


def test_a_stranger_is_not_added_up(folder):
    """A report of an unknown unit counts for nobody, and the expected unit is absent."""
    aggregate = Workspace.open(folder).run().aggregate
    assert ((), ("02848",)) == (aggregate.reports, aggregate.absent)
    assert all(isinstance(total.figure, Missing) for total in aggregate.totals.values())


def test_its_words_are_printed(mended):
    """With the head put right the report is printed, mistakes and all."""
    done = dcbase(mended, "build", "02848", "--out", "-")
    assert 1 == done.returncode
    printed = " ".join(done.stdout.split())
    for words in WORDS:
        assert words in printed
