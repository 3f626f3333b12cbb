"""What single sentences of a report state, and what is said of what was not taken."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from dcbase import Workspace
from dcbase._flow.check import check
from dcbase._flow.read import read
from dcbase.model import Questions, Received
from dcbase.prose import place
from dcbase.reading import submissions_from_text

EXAMPLE = Path(__file__).parents[2] / "examples/lung_phinh"
CASES = Path(__file__).parents[1] / "cases/import/sentences.yaml"
SENTENCES = yaml.safe_load(CASES.read_text(encoding="utf-8"))
LED = "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI"
DONE = "III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ"
UNDER = {
    "commune": f"{DONE}\n1. Thực hiện dân chủ ở cấp xã",
    "agency": f"{DONE}\n2. Thực hiện dân chủ ở cơ quan, đơn vị",
    "employer": f"{DONE}\n3. Thực hiện dân chủ ở tổ chức có sử dụng lao động",
    "party": f"{LED}\n1. Công tác lãnh đạo, chỉ đạo của cấp ủy, tổ chức đảng",
    "government": f"{LED}\n2. Công tác chỉ đạo, triển khai thực hiện của cơ quan nhà nước và "
    "chính quyền xã",
    "steering": f"{LED}\n3. Hoạt động của Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở",
    "assessment": "IV. ĐÁNH GIÁ CHUNG",
    "tasks": "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026\n2. Nhiệm vụ trọng tâm",
}


@pytest.fixture(scope="module")
def questions() -> Questions:
    return Workspace.open(EXAMPLE).kit.questions


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["words"][:60])
def test_a_sentence_states_what_a_reader_sees(case: dict[str, Any], questions: Questions) -> None:
    """Its figures and no other; a number or a fact that was not taken is said, and where."""
    head = UNDER[case.get("under", "commune")]
    text = f"BÁO CÁO\nkết quả năm 2025\n\n{head}\n{case['words']}\n"
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    found = place(came.outline, questions.form, questions.indicators)
    assert {one.code.text: one.value and one.value.text for one in found.figures} == case["figures"]
    told = [one for one in found.findings if one.code not in ("DC-4141", "DC-2054")]
    assert [one.code for one in told] == case.get("codes", [])
    last = len(text.splitlines())
    assert {one.origin and one.origin.line for one in told} <= {last}
    assert {one.value and one.value.origin and one.value.origin.line for one in found.figures} <= {
        last
    }


def test_what_is_told_of_another_year_contradicts_no_figure(questions: Questions) -> None:
    """Last year's number, in a report that is checked, is no other statement of this year's."""
    text = (
        "BÁO CÁO\nkết quả thực hiện dân chủ ở cơ sở năm 2025\n\n"
        f"{UNDER['commune']}\nXã tiếp nhận 20 đơn (năm 2024 tiếp nhận 25 đơn). "
        "Cùng kỳ năm trước không có đơn tố cáo. Năm nay có 02 đơn tố cáo.\n"
    )
    workspace = Workspace.open(EXAMPLE, strict=True)
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (report,) = read(received, workspace.kit, workspace.round)
    findings = check(report, None, workspace.kit).findings
    assert [one.code for one in findings if one.code.startswith("DC-4")] == ["DC-4142", "DC-4142"]


def test_numbers_that_stand_in_no_phrase_are_named(questions: Questions) -> None:
    """Nobody can say what they are of; the first words behind each help to find it."""
    text = (
        "BÁO CÁO\nkết quả năm 2025\n\n"
        f"{UNDER['commune']}\nXã có 16 thôn, 2.345 lao động, hộ nghèo chiếm 12,4%.\n"
        "VI. KIẾN NGHỊ, ĐỀ XUẤT\nĐề nghị hỗ trợ 50 triệu đồng.\n"
    )
    content = text.encode()
    received = Received("bao-cao.txt", hashlib.sha256(content).hexdigest(), content)
    (came,) = submissions_from_text(received)
    (finding,) = place(came.outline, questions.form, questions.indicators).findings
    assert (finding.code, finding.facts["count"]) == ("DC-2054", 2)
    assert finding.facts["words"] == "“2.345 lao động”; “12,4%”"
    assert finding.origin is not None
    assert finding.origin.line == 6
