"""Reports in other styles, and what is imported read back as YAML."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import evolve

from dcbase import Workspace
from dcbase._flow.check import check
from dcbase._flow.placing import placed
from dcbase._flow.read import read
from dcbase._workspace.importing import Imported
from dcbase.model import FigureRef, Received, Report, text_of
from dcbase.prose import LostWordsError, place, resolve
from dcbase.reading.plain_text import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import"
REPORTS = yaml.safe_load((CASES / "reports.yaml").read_text(encoding="utf-8"))
TEXT = (EXAMPLE / "tests/lung_phinh_2025.txt").read_bytes()
TEXTS = {"the reference report": TEXT} | {c["name"]: c["text"].encode() for c in REPORTS}
TEXTS |= {path.stem: path.read_bytes() for path in sorted(CASES.glob("[0-9]*.txt"))}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.open(EXAMPLE, strict=True)


def received(content: bytes, name: str = "bao-cao.txt") -> Received:
    return Received(name, hashlib.sha256(content).hexdigest(), content)


def words_of(report: Report) -> dict[str, list[str]]:
    """Return what is printed of each slot, block by block."""
    indicators = report.questions.indicators
    found: dict[str, list[str]] = {}
    for section in (inner for top in report.sections for inner in top.walk()):
        heading = section.heading
        said = [] if heading is None else [f"{heading.mark} {heading.text}"]
        for block in section.blocks:
            runs = resolve(block.runs, report.figures, indicators, "02848")
            said.append(f"{type(block).__name__} {text_of(runs)}")
        found.setdefault(section.slot, []).extend(said)
    return found


@pytest.mark.parametrize("case", REPORTS, ids=lambda case: case["name"])
def test_a_report_in_another_style_is_placed(case: dict[str, Any], workspace: Workspace) -> None:
    """Its slots, its figures, its head and what is in doubt are those that a reader sees."""
    (came,) = submissions_from_text(received(case["text"].encode()))
    _, found = placed(came, workspace.kit, workspace.round)
    assert found is not None
    assert {one.code.text: one.value and one.value.text for one in found.figures} == case["figures"]
    assert [slot.slot.text for slot in found.slots if slot.text] == case["slots"]
    assert [finding.code for finding in found.findings] == case.get("codes", [])
    head = case.get("header", {})
    assert {key: found.header[key].text for key in head} == head
    restated = {
        one.code.text: {slot: again.value and again.value.text for slot, again in said}
        for one in found.figures
        if (said := one.restated.items())
    }
    assert restated == case.get("restated", {})
    assert sum(found.words.values()) == len(case["text"].split())


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_what_is_imported_is_read_back(content: bytes, workspace: Workspace) -> None:
    """The YAML that is written has the words and the figures of the document."""
    kit, round = workspace.kit, workspace.round
    (came,) = submissions_from_text(received(content))
    submission, found = placed(came, kit, round)
    written = Imported(submission=submission, placed=found).content
    (direct,) = read(received(content), kit, round)
    (again,) = read(received(written, "bao-cao.yaml"), kit, round)
    assert words_of(again) == words_of(direct)
    assert again.header == direct.header
    assert again.recipients == direct.recipients
    assert again.signature == direct.signature
    assert {code: getattr(figure, "value", None) for code, figure in again.figures.items()} == {
        code: getattr(figure, "value", None) for code, figure in direct.figures.items()
    }


def test_every_printed_figure_knows_its_line_and_column(workspace: Workspace) -> None:
    """In an inbox the document itself is read, and each reference says where its words stood."""
    truth = yaml.safe_load((EXAMPLE / "tests/figures.yaml").read_text(encoding="utf-8"))["figures"]
    (report,) = read(received(TEXT), workspace.kit, workspace.round)
    assert (report.unit.code, str(report.period)) == ("02848", "2025")
    assert report.window == workspace.round.window
    found = {
        (run.code, run.origin.line, run.origin.column)
        for section in (inner for top in report.sections for inner in top.walk())
        for block in section.blocks
        for run in block.runs
        if isinstance(run, FigureRef) and run.origin is not None
    }
    cued = {"CC05": 5, "CC09.assessment": 5}  # "trên " before the number is printed as well
    wanted = set()
    for one in truth:
        slot = f".{one['restated']}" if "restated" in one else ""
        column = one["cols"][0] - cued.get(one["what"] + slot, 0)
        wanted.add((one["what"], one["line"], column))
    # 6/8 is one reference, to the rate whose parts it shows.
    fraction = {("DT10", 129, 26), ("DT05", 129, 28)}
    how_often = ("LP03", 131, TEXT.decode().split("\n")[130].index("quý") + 1)
    assert found == wanted - fraction | {("DT13", 129, 26), how_often}


def test_the_contradictions_are_found_in_the_document_itself(workspace: Workspace) -> None:
    """08 received and resolved, of which 6; 95% and trên 95%: at their lines."""
    (report,) = read(received(TEXT), workspace.kit, workspace.round)
    findings = check(report, None, workspace.kit).findings
    places = {
        finding.code: (finding.origin.line, finding.origin.column)
        for finding in findings
        if finding.code in ("DC-4001", "DC-4002") and finding.origin is not None
    }
    assert places == {"DC-4001": (128, 74), "DC-4002": (252, 24)}


@pytest.mark.parametrize(
    ("name", "words", "code", "unit"),
    [
        ("bao-cao.txt", "Đảng ủy xã Lùng Phình báo cáo như sau:", "DC-2051", "02848"),
        ("02848.txt", "Đơn vị báo cáo như sau:", "DC-2011", "02848"),
        ("bao-cao.txt", "Đơn vị báo cáo như sau:", "DC-2001", "unknown"),
    ],
)
def test_the_unit_is_read_from_the_words_or_the_name(
    name: str, words: str, code: str, unit: str, workspace: Workspace
) -> None:
    """The words around the report name its unit, else the file's name does, else nobody."""
    text = f"BÁO CÁO\nkết quả thực hiện dân chủ ở cơ sở năm 2025\n\n{words}\n\nI. KHÁI QUÁT\nTốt.\n"
    (report,) = read(received(text.encode(), name), workspace.kit, workspace.round)
    assert report.unit.code == unit
    assert code in {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("năm 2025", "2025"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("quý III năm 2025", "2025-Q3"),
        ("quý 2/2025", "2025-Q2"),
        ("tháng 7 năm 2025", "2025-07"),
        ("tháng 13 năm 2025", None),
        ("trong thời gian qua", None),
    ],
)
def test_the_period_is_the_one_that_the_subject_names(
    subject: str, period: str | None, workspace: Workspace
) -> None:
    """A year, a half, a quarter, a month; what makes no sense names none."""
    text = f"BÁO CÁO\nkết quả thực hiện dân chủ ở cơ sở {subject}\n\nI. KHÁI QUÁT\nTốt.\n"
    (came,) = submissions_from_text(received(text.encode()))
    submission, _ = placed(came, workspace.kit, workspace.round)
    assert (submission.period and submission.period.text) == period


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("Trong 9 tháng năm 2025, xã ổn định.", ["2025-01-01", "2025-09-30"]),
        ("Trong 10 tháng năm 2025 và 9 tháng năm 2024.", []),
        ("Trong 13 tháng năm 2025.", []),
        ("Xã ổn định.", []),
    ],
)
def test_the_window_is_the_one_that_the_words_claim(
    words: str, window: list[str], workspace: Workspace
) -> None:
    """One claim is taken; of two that differ, none."""
    text = f"BÁO CÁO\nkết quả năm 2025\n\nI. KHÁI QUÁT TÌNH HÌNH\n{words}\n"
    (came,) = submissions_from_text(received(text.encode()))
    submission, _ = placed(came, workspace.kit, workspace.round)
    assert [submission.window[key].text for key in ("from", "to") if submission.window] == window


def test_a_file_named_after_another_unit_does_not_count() -> None:
    """Words of one commune in a file of another: nobody guesses whose it is."""
    workspace = Workspace.open(EXAMPLE, strict=True)
    units = workspace.units
    kit = evolve(workspace.kit, expected={code: units[code] for code in ("02848", "02869")})
    (report,) = read(received(TEXT, f"{units['02869'].name}.txt"), kit, workspace.round)
    assert "DC-2052" in {finding.code for finding in report.findings}
    assert report.unit.code == "02848"


def test_a_unit_that_is_not_of_the_round_is_named(workspace: Workspace) -> None:
    """Whoever sent the report, its words say who; the file's name may be changed."""
    text = "ĐẢNG ỦY XÃ MINH TÂN\nBÁO CÁO\nkết quả năm 2025\n\nI. KHÁI QUÁT\nTốt.\n"
    (report,) = read(received(text.encode()), workspace.kit, workspace.round)
    (named,) = [finding for finding in report.findings if finding.code == "DC-2055"]
    assert (named.facts["words"], named.origin and named.origin.line) == ("ĐẢNG ỦY XÃ MINH TÂN", 1)


def test_two_phrases_of_one_length_are_no_figure(workspace: Workspace) -> None:
    """Nobody guesses which indicator a number is of."""
    indicators = dict(workspace.kit.questions.indicators)
    for code in ("DT05", "DT06"):
        indicators[code] = evolve(indicators[code], phrases=("tiếp nhận {n} đơn",))
    text = "BÁO CÁO\nkết quả năm 2025\n\nI. KHÁI QUÁT TÌNH HÌNH\nXã tiếp nhận 08 đơn.\n"
    (came,) = submissions_from_text(received(text.encode()))
    found = place(came.outline, workspace.kit.questions.form, indicators)
    assert found.figures == ()
    (finding,) = found.findings
    assert (finding.code, finding.facts["codes"]) == ("DC-4140", "DT05, DT06")
    assert finding.origin is not None
    assert (finding.origin.line, finding.origin.column) == (5, 14)


def test_a_zero_that_contradicts_a_number_is_no_figure(workspace: Workspace) -> None:
    """What was said before stands; the other words stay words, with a finding."""
    text = (
        "BÁO CÁO\nkết quả năm 2025\n\nIII. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ\n"
        "Có 02 cuộc đình công.\n\nTrong năm không có đình công. Phấn đấu không có đơn tố cáo.\n"
    )
    (came,) = submissions_from_text(received(text.encode()))
    questions = workspace.kit.questions
    found = place(came.outline, questions.form, questions.indicators)
    assert {one.code.text: one.value and one.value.text for one in found.figures} == {"DN08": "2"}
    assert [finding.code for finding in found.findings] == ["DC-4140"]


def test_lost_words_cost_one_file_and_no_round(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of dcbase in placing is a blocker of that file; a strict run stops."""

    def lose(*_: object) -> None:
        raise LostWordsError("5 words in, 4 out")

    monkeypatch.setattr("dcbase._flow.read.placed", lose)
    with pytest.raises(LostWordsError):
        read(received(TEXT), workspace.kit, workspace.round)
    (report,) = read(received(TEXT), evolve(workspace.kit, strict=False), workspace.round)
    assert ["DC-9001"] == [finding.code for finding in report.findings]
