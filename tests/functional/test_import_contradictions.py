"""What a report contradicts, or is not about, and what is wrong with it, said at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dcbase import Workspace
from dcbase._flow.placing import placed
from dcbase._workspace.importing import Imported, imported
from dcbase.model import Received
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
HEAD = "BÁO CÁO\nkết quả thực hiện dân chủ ở cơ sở năm 2025\n\n"
STEERING = (
    "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI\n"
    "3. Hoạt động của Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở\n"
)
COMMUNE = "III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ\n1. Thực hiện dân chủ ở cấp xã\n"
LIMITS = "IV. ĐÁNH GIÁ CHUNG\n2. Hạn chế, khó khăn và nguyên nhân\n"
ISSUED = "Ban Chỉ đạo đã ban hành kế hoạch kiểm tra việc thực hiện Quy chế dân chủ.\n"
NOT_ISSUED = "Xã chưa ban hành kế hoạch kiểm tra việc thực hiện Quy chế dân chủ.\n"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.open(EXAMPLE)


def read(text: str, workspace: Workspace, folder: Path) -> Imported:
    path = folder / "bao-cao.txt"
    path.write_text(text, encoding="utf-8")
    format = next(one for one in workspace.kit.formats if one.reads(path.name))
    return imported(path, format, workspace.kit, workspace.round)


def codes(found: Imported) -> dict[str, str | None]:
    return {one.code.text: one.value and one.value.text for one in found.submission.figures}


def test_a_yes_that_another_part_denies_is_neither(workspace: Workspace, tmp_path: Path) -> None:
    """The finding stands at the second place and names the first; no answer is kept."""
    found = read(HEAD + STEERING + ISSUED + LIMITS + NOT_ISSUED, workspace, tmp_path)
    assert codes(found) == {}
    (told,) = (one for one in found.findings if one.code == "DC-2022")
    assert told.subject == "LD06"
    assert (told.origin and told.origin.line, told.facts["first_at"]) == (9, "bao-cao.txt:6:16")
    assert "chưa ban hành kế hoạch kiểm tra" in str(told.facts["words"])


def test_a_no_of_another_part_is_not_taken_but_told(workspace: Workspace, tmp_path: Path) -> None:
    """Where nothing else speaks of it, an office looks at the sentence."""
    found = read(HEAD + LIMITS + NOT_ISSUED, workspace, tmp_path)
    assert codes(found) == {}
    assert [one.subject for one in found.findings if one.code == "DC-4144"] == ["LD06"]


def test_what_villages_have_not_done_denies_nothing(workspace: Workspace, tmp_path: Path) -> None:
    """A no of villages or agencies is none of the commune."""
    elsewhere = NOT_ISSUED.replace(".\n", " tại một số thôn.\n")
    found = read(HEAD + STEERING + ISSUED + LIMITS + elsewhere, workspace, tmp_path)
    assert codes(found) == {"LD06": "true"}


def test_a_table_may_contradict_the_words(workspace: Workspace, tmp_path: Path) -> None:
    """ "Chưa" in a row against "đã" in a sentence."""
    table = "Nội dung\tKết quả\nLD06\tChưa\nSố đơn tố cáo\t2\nSố đơn khiếu nại\t3\n"
    found = read(f"{HEAD}{STEERING}{ISSUED}\n{table}", workspace, tmp_path)
    assert codes(found) == {"DT06": "3", "DT07": "2"}
    assert "DC-2022" in {one.code for one in found.findings}


def test_a_qualifier_that_an_indicator_does_not_take_is_said_at_once(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The figure is proposed with its word, and the finding says where it stands."""
    found = read(f"{HEAD}{COMMUNE}Xã tiếp nhận trên 20 đơn.\n", workspace, tmp_path)
    assert codes(found) == {"DT05": "20"}
    (told,) = (one for one in found.findings if one.code == "DC-3009")
    assert (told.subject, told.facts["got"]) == ("DT05", "trên")
    assert told.origin is not None
    assert told.origin.line == 6


def test_every_number_that_was_not_taken_stands_in_the_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The finding names twelve and counts the rest; the file ends with all, as comments."""
    words = "".join(f"Có {number} mô hình hay.\n" for number in range(21, 36))
    found = read(f"{HEAD}{COMMUNE}{words}", workspace, tmp_path)
    (told,) = (one for one in found.findings if one.code == "DC-2054")
    assert told.facts["count"] == 15
    assert str(told.facts["words"]).endswith("“32 mô hình hay”; … (+3)")
    comments = [one for one in found.content.decode().splitlines() if one.startswith("#")]
    assert len(comments) == 16
    assert comments[-1] == "# bao-cao.txt:20:4: 35 mô hình hay"


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("(Số liệu từ 01/01/2025 đến 31/10/2025)", ["2025-01-01", "2025-10-31"]),
        ("(Từ ngày 01/01/2025 đến ngày 31/10/2025)", ["2025-01-01", "2025-10-31"]),
        ("(Số liệu lấy từ ngày 15/12/2024 đến hết ngày 14/12/2025)", ["2024-12-15", "2025-12-14"]),
        ("Số liệu báo cáo từ 01/01 đến 31/10/2025.", ["2025-01-01", "2025-10-31"]),
        (
            "Số liệu từ ngày 01 tháng 01 năm 2025 đến ngày 31 tháng 10 năm 2025.",
            ["2025-01-01", "2025-10-31"],
        ),
        ("Số liệu tính đến hết ngày 31/10/2025.", [None, "2025-10-31"]),
        ("Tính đến ngày 31/10/2025, xã có 12 thôn.", [None, None]),
        ("Công trình thi công từ ngày 01/3/2025 đến ngày 30/9/2025.", [None, None]),
        ("Số liệu từ ngày 31/10/2025 đến ngày 01/01/2025.", [None, None]),
        ("Số liệu từ ngày 32/10/2025 đến ngày 01/13/2025.", [None, None]),
    ],
)
def test_the_days_that_the_figures_are_of_are_the_window(
    words: str, window: list[str | None], workspace: Workspace
) -> None:
    """Of figures only, and only days that are days; the last one alone leaves the first open."""
    content = f"{HEAD.rstrip()}\n{words}\n\nI. KHÁI QUÁT TÌNH HÌNH\nXã ổn định.\n".encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    submission, _ = placed(came, workspace.kit, workspace.round)
    said = [submission.window.get(key) for key in ("from", "to")]
    assert [one and one.text for one in said] == window


def test_two_windows_that_differ_are_a_finding(workspace: Workspace, tmp_path: Path) -> None:
    """Neither is taken, and both places are named."""
    text = (
        f"{HEAD}(Số liệu từ 01/01/2025 đến 31/10/2025)\n\n"
        "I. KHÁI QUÁT TÌNH HÌNH\nTrong 9 tháng đầu năm 2025, xã ổn định.\n"
    )
    found = read(text, workspace, tmp_path)
    assert found.submission.window == {}
    (told,) = (one for one in found.findings if one.code == "DC-2021")
    assert (told.facts["first_at"], told.origin and told.origin.line) == ("bao-cao.txt:4:1", 7)


@pytest.mark.parametrize(
    ("subject", "other"),
    [
        ("kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội năm 2025", True),
        ("công tác dân vận năm 2025", True),
        ("xây dựng nông thôn mới 10 tháng đầu năm 2025", True),
        ("kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2025", False),
        ("tình hình thực hiện Luật Thực hiện dân chủ ở cơ sở", False),
        ("kết quả năm 2025", False),
        ("nhiệm vụ trọng tâm quý IV năm 2025", False),
    ],
)
def test_a_report_about_another_matter_is_told(
    subject: str, other: bool, workspace: Workspace, tmp_path: Path
) -> None:
    """Its headings may be those of the form; the subject is not."""
    text = f"BÁO CÁO\n{subject}\n\nI. ĐẶC ĐIỂM TÌNH HÌNH\nXã có 16 thôn.\n"
    found = read(text, workspace, tmp_path)
    assert ("DC-2024" in {one.code for one in found.findings}) is other
