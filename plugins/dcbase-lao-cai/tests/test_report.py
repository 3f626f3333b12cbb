"""The province's report on three communes, one of which sends nothing."""

from __future__ import annotations

import pytest

_SENT = """\
dcbase: 1
form: law10:grassroots-democracy
unit: "{unit}"
period: 2025
window: {{from: 2025-01-01, to: 2025-10-31, label: 10 tháng đầu năm 2025}}
header: {{issuer: party, organisation: Đảng ủy, subject: kết quả, type: BC, office: ĐU}}
sample: true
figures: {{{figures}}}
assessment:
  limitations:
    commune: |
      - Hệ thống truyền thanh xuống cấp.
tasks:
  items: |
    - Rà soát quy chế.
recommendations:
  province-committee: |
    - Mở lớp bồi dưỡng kỹ năng dân vận.
"""


@pytest.fixture
def said(workspace_with):
    """The report as text."""
    workspace = workspace_with(
        "dcbase-law10",
        "dcbase-units-vn",
        "dcbase-lao-cai",
        form="law10:grassroots-democracy",
        expected=("02683", "02848", "02647"),
        label="10 tháng đầu năm 2025",
        layout="province-report",
        inbox={
            "a.yaml": _SENT.format(unit="02683", figures="DT01: 40, DT02: 1200, LC01: 2"),
            "b.yaml": _SENT.format(unit="02848", figures="DT01: 44"),
        },
    )
    (artifact,) = workspace.build(formats=["text"])
    return " ".join(artifact.content.decode().split())


def test_who_reported_and_who_did_not(said):
    """The first part counts the reports and names the absent."""
    assert "2/3 xã, phường đã gửi báo cáo. Chưa có báo cáo của: phường Lào Cai." in said


def test_totals_with_coverage(said):
    """A total says how many communes it stands on; what nobody sent is no zero."""
    assert "trực tiếp tiếp 84 lượt (2/3 xã, phường)" in said
    assert "tiếp công dân 1.200 lượt (1/3 xã, phường)" in said
    assert "được công nhận: 2 mô hình (1/3 xã, phường)" in said
    assert "Số cuộc đình công: …" in said


def test_demands_are_counted_and_named(said):
    """Equal demands stand once in the body with their number, and with names in the annex."""
    assert "Mở lớp bồi dưỡng kỹ năng dân vận (2 xã, phường)." in said
    assert "Mở lớp bồi dưỡng kỹ năng dân vận (xã Bát Xát, xã Lùng Phình)." in said


def test_the_head_is_the_boards(said):
    """The Party's form, with the name of the signatory left blank."""
    for words in (
        "TỈNH ỦY LÀO CAI",
        "BAN TUYÊN GIÁO VÀ DÂN VẬN",
        "BC/BTGDVTU",
        "- Thường trực Tỉnh ủy, (để báo cáo)",
        "TRƯỞNG BAN",
        "Số liệu minh họa",
    ):
        assert words in said
