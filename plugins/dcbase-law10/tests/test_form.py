"""What a commune is asked."""

from __future__ import annotations

import dcbase_law10
from dcbase.model import Form, Indicator, Obligation, Period

# Line by line, as the reference report has them.
HEADINGS = """\
KHÁI QUÁT TÌNH HÌNH
CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO TRIỂN KHAI
Công tác lãnh đạo, chỉ đạo của cấp ủy, tổ chức đảng
Công tác chỉ đạo, triển khai thực hiện của cơ quan nhà nước và chính quyền xã
Hoạt động của Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở
Hoạt động của Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội \
trong thực hiện dân chủ ở cơ sở
KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
Thực hiện dân chủ ở cấp xã
Thực hiện dân chủ ở cơ quan, đơn vị
Thực hiện dân chủ ở tổ chức có sử dụng lao động
ĐÁNH GIÁ CHUNG
Kết quả đạt được
Hạn chế, khó khăn và nguyên nhân
PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2026
Phương hướng chung
Nhiệm vụ trọng tâm
KIẾN NGHỊ, ĐỀ XUẤT
Với Trung ương
Với Tỉnh ủy
Với Hội đồng nhân dân, Ủy ban nhân dân tỉnh
Với Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh
""".splitlines()


def test_the_form_has_one_code_and_one_title(form: Form) -> None:
    """Workspaces and submissions name it `law10:grassroots-democracy`."""
    assert (form.code, form.title) == ("grassroots-democracy", "BÁO CÁO")


def test_headings_are_worded_as_in_the_reference_report(form: Form) -> None:
    """In printing order, without marks, with the next year where the year stands."""
    worded = [slot.wording(Period(2025)) for slot in form.slots]
    assert [heading for heading in worded if heading is not None] == HEADINGS


def test_causes_and_limitations_by_level_have_no_heading(form: Form) -> None:
    """The reference report has them as paragraphs and items."""
    silent = [slot.slot for slot in form.slots if slot.heading is None]
    limits = [f"assessment.limitations.{level}" for level in ("commune", "agency", "employer")]
    causes = [f"assessment.causes{sub}" for sub in ("", ".objective", ".subjective")]
    assert [*limits, *causes] == silent


def test_a_sub_slot_follows_the_slot_it_stands_in(form: Form) -> None:
    """Printing order is outline order."""
    seen: list[str] = []
    for slot in form.slots:
        assert slot.parent in ("", *seen)
        seen.append(slot.slot)
    assert len(seen) == len(set(seen))


def test_only_what_no_figure_can_say_is_required(form: Form) -> None:
    """A commune that sends figures alone lacks words in two places."""
    required = [slot.slot for slot in form.slots if slot.required]
    assert required == ["assessment.limitations", "tasks.items"]


def test_every_indicator_is_asked_once_in_the_order_of_the_groups(
    form: Form, indicators: dict[str, Indicator]
) -> None:
    """The form asks all that the plugin counts, group by group."""
    assert list(indicators) == list(form.indicators)
    groups = [indicators[code].group for code in form.indicators]
    assert list(dict.fromkeys(groups)) == [
        "LD",
        "CK",
        "BQ",
        "TG",
        "GS",
        "DT",
        "CC",
        "CQ",
        "DN",
        "KQ",
    ]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_rules_cite_the_law_as_it_is_catalogued(
    form: Form, obligations: dict[str, Obligation]
) -> None:
    """Where a rule names items of the law and a place in it, they are the same."""
    for rule in form.rules:
        assert set() == set(rule.reference) - obligations.keys()
        if rule.reference and rule.basis:
            cited = ", ".join(obligations[reference].citation for reference in rule.reference)
            assert cited == rule.basis


def test_the_plugin_has_one_form() -> None:
    """A second form would need a second name."""
    assert len(tuple(dcbase_law10.dcbase_register_forms())) == 1
