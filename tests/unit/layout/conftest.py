"""A small commune, a small province and an official form, built by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from attrs import evolve

from dcbase.model import (
    Aggregate,
    Coverage,
    DocumentHeading,
    DocumentItem,
    Flag,
    Form,
    FrozenMap,
    Header,
    Heading,
    Indicator,
    Item,
    Known,
    Layout,
    Literal,
    Missing,
    Paragraph,
    Period,
    Prescribed,
    Profile,
    Questions,
    Recipient,
    Report,
    Round,
    Section,
    Signature,
    Slot,
    Total,
    Unit,
    Window,
    text_of,
)

PERIOD = Period(2025)
WINDOW = Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025")
PARTY = {
    "organisation.case": "upper",
    "organisation.mark": "*",
    "national.1": "ĐẢNG CỘNG SẢN VIỆT NAM",
    "number": "Số {number}-{type}/{office}",
    "place-and-date": "{place}, {date}",
    "rule": "-----",
    "heading.1": "{roman}.",
    "heading.2": "{number}.",
    "heading.3": "{letter})",
    "item": "-",
    "recipients.title": "Nơi nhận:",
    "recipients.mark": "-",
    "recipients.end": ",",
    "recipients.last": ".",
    "recipients.note": "({note})",
    "signature.on-behalf": "T/M",
}
INDICATORS = (
    Indicator(code="law10:DT01", name="Số lượt tiếp công dân", unit="lượt", group="Tiếp dân"),
    Indicator(code="law10:DT05", name="Số đơn tiếp nhận", unit="đơn", group="Tiếp dân"),
    Indicator(code="law10:DT14", name="Số vụ vượt cấp", unit="vụ", group="Tiếp dân"),
    Indicator(
        code="law10:CC05", name="Tỷ lệ đúng hạn", unit="%", kind="percent", group="Thủ tục",
        decimals=1,
    ),
)  # fmt: skip
SLOTS = (
    Slot(slot="overview", heading="KHÁI QUÁT"),
    Slot(slot="results", heading="KẾT QUẢ"),
    Slot(slot="results.commune", heading="Ở cấp xã"),
    Slot(slot="results.agency", heading="Ở cơ quan"),
    Slot(slot="tasks", heading="NHIỆM VỤ NĂM {next_period}"),
    Slot(slot="tasks.items"),
    Slot(slot="recommendations", heading="KIẾN NGHỊ"),
)
QUESTIONS = Questions(
    form=Form(code="law10:democracy", version="1", name="Báo cáo", slots=SLOTS),
    indicators=FrozenMap({indicator.short: indicator for indicator in INDICATORS}),
)
COMMUNE = Unit(code="02848", name="Xã Lùng Phình", kind="xã", parent="15")
UNITS = (
    Unit(code="02686", name="Xã A Mú Sung", kind="xã", parent="15"),
    COMMUNE,
    Unit(code="03006", name="Phường Sa Pa", kind="phường", parent="15"),
    Unit(code="02701", name="Xã Y Tý", kind="xã", parent="15"),
)


def figures(values):
    """Figures by short code: a number is known, None and what is not named is missing."""
    made = {code: Missing() for code in QUESTIONS.indicators}
    for code, value in values.items():
        if value is not None:
            known = Decimal(value) if isinstance(value, str) else value
            made[code] = value if isinstance(value, Known) else Known(known)
    return FrozenMap(made)


def section(slot, *paragraphs, sections=(), heading=None, mark=None):
    """A section of paragraphs; one that begins with "- " is an item."""
    sent = None if heading is None and mark is None else Heading(heading, mark)
    blocks = tuple(
        Item((Literal(text[2:]),)) if text.startswith("- ") else Paragraph((Literal(text),))
        for text in paragraphs
    )
    return Section(slot=slot, heading=sent, blocks=blocks, sections=tuple(sections))


def a_report(unit=COMMUNE, values=None, **said):
    header = Header(
        issuer="party",
        organisation="Đảng ủy xã Lùng Phình",
        parent="Đảng bộ tỉnh Lào Cai",
        place="Lùng Phình",
        subject="kết quả thực hiện dân chủ ở cơ sở",
        office="ĐU",
    )
    report = Report(
        unit=unit,
        questions=QUESTIONS,
        period=PERIOD,
        window=WINDOW,
        header=header,
        recipients=(
            Recipient(name="TT. Tỉnh uỷ"),
            Recipient(name="Ban Tuyên giáo", note="để b/c"),
            Recipient(name="Lưu VPĐU"),
        ),
        signature=Signature(
            on_behalf_of="BAN THƯỜNG VỤ", capacity="PHÓ BÍ THƯ", name="Trần Xuân Hiếu"
        ),
        figures=figures(values or {}),
    )
    return evolve(report, **said)


def an_aggregate(reports, units=UNITS, **said):
    """A province over `units`; totals are sums of what the reports know."""
    expected = tuple(unit.code for unit in units)
    sent = {report.unit.code: report for report in reports}
    totals = {}
    for code in QUESTIONS.indicators:
        known = {u: r.figure(code) for u, r in sent.items() if isinstance(r.figure(code), Known)}
        total = Known(sum(figure.value for figure in known.values())) if known else Missing()
        totals[code] = Total(
            code=code,
            figure=total,
            coverage=Coverage(
                reported=len(known),
                expected=len(expected),
                missing=tuple(unit for unit in expected if unit not in known),
            ),
        )
    aggregate = Aggregate(
        unit=Unit(code="15", name="Tỉnh Lào Cai", kind="tỉnh"),
        questions=QUESTIONS,
        round=Round(form="law10:democracy", period=PERIOD, window=WINDOW, expected=expected),
        units=FrozenMap({unit.code: unit for unit in units}),
        totals=FrozenMap(totals),
        reports=tuple(reports),
        absent=tuple(unit for unit in expected if unit not in sent),
    )
    return evolve(aggregate, **said)


def flagged(aggregate, code, flag, *units):
    """The same aggregate with a flag on one total."""
    total = evolve(
        aggregate.totals[code],
        flags=tuple(f for f in Flag if f in {*aggregate.totals[code].flags, flag}),
        flagged=aggregate.totals[code].flagged.with_({flag: units}),
    )
    return evolve(aggregate, totals=aggregate.totals.with_({code: total}))


def a_layout(*body, of="report", **said):
    return Layout(code="test:layout", of=of, body=body, **said)


def speaking(**words):
    """A province whose communes say a section, or texts in `recommendations`; by ``u`` and code."""
    units = {unit.code: unit for unit in UNITS}
    reports = []
    for unit, said in words.items():
        code = unit.removeprefix("u")
        own = said if isinstance(said, Section) else section("recommendations", *said)
        reports.append(a_report(units[code], {"DT01": int(code[-1])}, sections=(own,)))
    return an_aggregate(reports)


def for_aggregate(*body, **said):
    return a_layout(*body, of="aggregate", **said)


def shown(blocks):
    """Printed lines, each with its mark."""
    marked = (DocumentHeading, DocumentItem)
    return [
        (f"{b.mark} " if isinstance(b, marked) and b.mark else "") + text_of(b.runs) for b in blocks
    ]


class Build:
    """What the tests build with."""

    report = staticmethod(a_report)
    aggregate = staticmethod(an_aggregate)
    section = staticmethod(section)
    layout = staticmethod(a_layout)
    flagged = staticmethod(flagged)
    speaking = staticmethod(speaking)
    for_aggregate = staticmethod(for_aggregate)
    shown = staticmethod(shown)
    units = UNITS
    commune = COMMUNE
    questions = QUESTIONS


@pytest.fixture
def build():
    return Build


@pytest.fixture
def party():
    wording = FrozenMap({key: Prescribed(value=value) for key, value in PARTY.items()})
    return Profile(code="core:party", name="Đảng", issuer="party", wording=wording)
