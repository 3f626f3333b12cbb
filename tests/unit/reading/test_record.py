"""Records as plain values and back."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from attrs import evolve

from dcbase.errors import DataFileError
from dcbase.model import (
    Aggregate,
    Basis,
    Claim,
    Coverage,
    Figure,
    FigureRef,
    Finding,
    Flag,
    Form,
    FrozenMap,
    Header,
    Heading,
    Indicator,
    Item,
    Known,
    Literal,
    Missing,
    Origin,
    Paragraph,
    Period,
    Predecessor,
    Qualifier,
    Questions,
    Reason,
    Recipient,
    Report,
    Restated,
    Round,
    Section,
    Severity,
    Signature,
    Total,
    Unit,
    Waiver,
    Window,
)
from dcbase.reading import (
    aggregate_to_plain,
    read_report,
    report_from_plain,
    report_to_plain,
    submission_to_plain,
    yaml_of,
)
from dcbase.reading.strict_yaml import read_yaml

SHA = "03" * 32
FORM = Form(code="law10:grassroots-democracy", version="2025.1", name="Dân chủ ở cơ sở")
CODES = ("law10:DT01", "law10:DT04", "law10:DT13", "law10:CC05", "law10:CC09", "lp:LP01")
QUESTIONS = Questions(
    form=FORM,
    indicators=FrozenMap(
        {code.partition(":")[2]: Indicator(code=code, name=code) for code in CODES}
    ),
)
UNIT = Unit(
    code="02848",
    name="Xã Lùng Phình",
    kind="Xã",
    parent="15",
    valid_from=date(2025, 7, 1),
    predecessors=(Predecessor(code="02818", name="Xã Lùng Thẩn", extent="part"),),
)


def at(line: int, column: int = 3) -> Origin:
    return Origin("02848.yaml", SHA, line, column)


def text(*runs: str | FigureRef | Claim) -> Paragraph:
    return Paragraph(tuple(Literal(run) if isinstance(run, str) else run for run in runs))


@pytest.fixture
def report() -> Report:
    """A report with one of everything."""
    waiver = Waiver(
        finding="DC-4002", reason="đã giải trình", office="VPTU", expires=date(2026, 6, 30)
    )
    return Report(
        unit=UNIT,
        questions=QUESTIONS,
        period=Period.parse("2025"),
        window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng"),
        header=Header(issuer="party", organisation="Đảng ủy xã Lùng Phình", office="ĐU", type=""),
        opening=(text("Thực hiện Công văn số 132-CV/TU."),),
        sections=(
            Section(
                slot="results",
                blocks=(text("Kết quả."),),
                sections=(
                    Section(
                        slot="results.commune",
                        heading=Heading("Ở cấp xã", "1.", at(40)),
                        blocks=(
                            Paragraph(
                                (
                                    Literal("Tiếp ", at(41)),
                                    FigureRef("DT01", "", ("padded",), at(41, 8)),
                                    Claim("DT04", "=", Decimal(0), "không tồn", at(42)),
                                ),
                                at(41),
                            ),
                            Item((Literal("Một."),)),
                            Item((FigureRef("CC09", "assessment"),)),
                        ),
                        sections=(
                            Section(slot="", heading=Heading("Khác", "e)"), blocks=(text("X."),)),
                        ),
                        origin=at(40),
                    ),
                    Section(slot="results.agency", heading=Heading("")),
                ),
            ),
        ),
        closing=(text("Trên đây là báo cáo."),),
        recipients=(Recipient(name="TT. Tỉnh uỷ"), Recipient(name="Ban TGDV", note="để b/c")),
        signature=Signature(on_behalf_of="BAN THƯỜNG VỤ", name="Trần Xuân Hiếu"),
        figures=FrozenMap[str, Figure](
            {
                "LP01": Known(3, origin=Origin("02848.xlsx", "ff", sheet="III", cell="C5")),
                "DT01": Known(44, origin=at(24)),
                "DT04": Missing(Reason.UNREADABLE, at(25)),
                "DT13": Known(Decimal("75.0"), parts=(Decimal(6), Decimal(8)), basis=Basis.DERIVED),
                "CC05": Known(98, Qualifier.GT, "hơn"),
                "CC09": Known(
                    Decimal("95.125"),
                    restated=FrozenMap({"assessment": Restated(95, Qualifier.GT, origin=at(9))}),
                ),
            }
        ),
        findings=(
            Finding(
                code="DC-4002",
                severity=Severity.ERROR,
                subject="CC09",
                origin=at(9),
                facts=FrozenMap({"got": Decimal("95.5"), "ok": False, "n": 1, "no": None}),
                unit="02848",
                waiver=waiver,
            ),
            Finding(code="LAW10-R25", severity=Severity.INFO),
        ),
        file="02848.yaml",
        sha256=SHA,
    )


def plain_of(report: Report) -> dict[str, Any]:
    """Return the plain values as they come out of a file."""
    plain: dict[str, Any] = json.loads(json.dumps(report_to_plain(report)))
    return plain


def test_a_report_comes_back_as_it_was(report: Report) -> None:
    """Origins, runs, findings, waivers and predecessors are all there, with their types."""
    again = report_from_plain(plain_of(report), QUESTIONS)
    assert report == again
    assert plain_of(report) == plain_of(again)


def test_its_upper_part_is_a_submission(report: Report) -> None:
    """Every key but `judged` is what the unit could have sent."""
    plain = plain_of(report)
    judged = plain.pop("judged")
    assert submission_to_plain(report) == plain
    assert list(plain) == [
        *("dcbase", "form", "form_version", "unit", "period", "window", "header", "sample"),
        *("opening", "figures", "results", "closing"),
    ]
    assert set(judged) == {
        *("file", "sha256", "unit", "figures", "opening", "sections", "closing", "findings")
    }


def test_figures_are_as_the_unit_would_send_them(report: Report) -> None:
    """By full code and in the form's order; what is missing or computed is not sent."""
    figures = submission_to_plain(report)["figures"]
    assert list(figures.items()) == [
        ("law10:DT01", 44),
        ("law10:CC05", {"value": 98, "qualifier": "gt", "said": "hơn"}),
        (
            "law10:CC09",
            {"value": "95.1250", "restated": {"assessment": {"value": 95, "qualifier": "gt"}}},
        ),
        ("lp:LP01", 3),
    ]


def test_what_other_slots_say_of_a_computed_figure_stays(report: Report) -> None:
    """A reference to a restatement still finds it."""
    again = FrozenMap({"assessment": Restated(80)})
    figures = FrozenMap[str, Figure]({"DT13": Known(75, basis=Basis.DERIVED, restated=again)})
    sent = submission_to_plain(evolve(report, figures=figures))["figures"]
    assert sent == {"law10:DT13": {"restated": {"assessment": {"value": 80}}}}


def test_missing_figures_are_judged_with_their_reason(report: Report) -> None:
    """A figure that is not there says why, and where somebody tried."""
    figures = plain_of(report)["judged"]["figures"]
    assert figures["law10:DT04"] == {
        "missing": "unreadable",
        "origin": {"line": 25, "column": 3},
    }
    assert figures["law10:DT13"]["value"] == {"decimal": "75.0"}
    assert figures["law10:DT13"]["parts"] == ["6", "8"]


def test_an_origin_elsewhere_names_its_file(report: Report) -> None:
    """Only places in the report's own file leave it out."""
    figures = plain_of(report)["judged"]["figures"]
    assert figures["lp:LP01"]["origin"] == {
        "file": "02848.xlsx",
        "sha256": "ff",
        "sheet": "III",
        "cell": "C5",
    }


def test_prose_is_written_as_markup_by_slot(report: Report) -> None:
    """Sub-slots nest, headings and marks stand beside the text, sub-sections inside it."""
    plain = submission_to_plain(report)
    assert plain["results"] == {
        "text": "Kết quả.",
        "commune": {
            "heading": "Ở cấp xã",
            "mark": "1.",
            "text": "Tiếp {{ DT01 | padded }}{{ DT04 = 0 | không tồn }}\n\n"
            "- Một.\n- {{ CC09.assessment }}\n\n## [e)] Khác\n\nX.",
        },
        "agency": {"heading": ""},
    }


def test_a_slot_that_says_nothing_is_left_out(report: Report) -> None:
    """An empty section is no key; two sections of one slot are one text."""
    sections = (
        Section(slot="overview"),
        Section(slot="tasks.items", blocks=(text("A."),)),
        Section(slot="tasks.items", blocks=(text("B."),)),
        Section(slot="assessment", sections=(Section(slot="", blocks=(text("C."),)),)),
    )
    plain = submission_to_plain(evolve(report, sections=sections))
    assert "overview" not in plain
    assert plain["tasks"] == {"items": "A.\n\nB."}
    assert plain["assessment"] == "C."


def test_recipients_without_a_note_are_a_name(report: Report) -> None:
    """As in a submission that somebody wrote."""
    header = submission_to_plain(report)["header"]
    assert header["recipients"] == ["TT. Tỉnh uỷ", {"name": "Ban TGDV", "note": "để b/c"}]
    assert header["date"] is None


def test_yaml_and_the_strict_loader_agree(report: Report) -> None:
    """PyYAML reads the strings that were written, and the strict loader finds nothing wrong."""
    plain = submission_to_plain(report)
    written = yaml_of(plain)
    assert plain == yaml.safe_load(written)
    assert read_yaml(written, file="a.yaml").findings == ()
    assert "    text: |-\n      Tiếp {{ DT01 | padded }}" in written


def test_equal_reports_are_written_alike(report: Report) -> None:
    """The order in which figures and facts were gathered does not reach the file."""
    turned = evolve(report, figures=FrozenMap(reversed(list(report.figures.items()))))
    assert json.dumps(report_to_plain(report)) == json.dumps(report_to_plain(turned))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b'{"form": 1, "form": 1}',
        b'{"form": 1.5}',
        b'{"form": NaN}',
        b"[" * 100_000,
        b'{"form": "law10:grassroots-democracy", "form_version": "2024"}',
        b'{"form": "law10:grassroots-democracy", "form_version": "2025.1"}',
    ],
)
def test_what_is_no_record_is_refused(content: bytes) -> None:
    """Anything but a record of this form is an error that says so."""
    with pytest.raises(DataFileError):
        read_report(content, QUESTIONS)


def test_a_report_of_another_form_is_named(report: Report) -> None:
    """Figures are never read with another form's questions."""
    other = Questions(form=evolve(FORM, version="2026.1"), indicators=QUESTIONS.indicators)
    with pytest.raises(DataFileError, match=r"2025\.1 ≠ .*2026\.1"):
        report_from_plain(plain_of(report), other)


def test_a_damaged_figure_is_refused(report: Report) -> None:
    """A number that is none does not become a figure."""
    plain = plain_of(report)
    plain["judged"]["figures"]["law10:DT13"]["value"] = {"decimal": "nhiều"}
    with pytest.raises(DataFileError):
        report_from_plain(plain, QUESTIONS)


def test_an_aggregate_says_who_stands_behind_each_total(report: Report) -> None:
    """Totals by full code with coverage and flags, each unit's figure, words and absences."""
    total = Total(
        code="CC09",
        figure=Known(Decimal("95.5"), parts=(Decimal(191), Decimal(200)), basis=Basis.DERIVED),
        coverage=Coverage(reported=1, expected=2, missing=("03006",), left_out=("03006",)),
        flags=(Flag.ESTIMATE, Flag.ASSUMED),
        flagged=FrozenMap({Flag.ESTIMATE: ("02848",)}),
        counts=FrozenMap({"quý": 1}),
        span=(Decimal(90), Decimal("99.5")),
        values=(Decimal("1.5"), 2),
        figures=FrozenMap[str, Figure]({"02848": Known(95, Qualifier.GT), "03006": Missing()}),
    )
    heading = Heading("B", None)
    one, other = (
        evolve(report, sections=(Section(slot="overview", blocks=(text("A."),)),)),
        evolve(
            report,
            unit=Unit(code="02899", name="Xã Bảo Nhai"),
            sections=(Section(slot="overview", heading=heading, blocks=(text("C."),)),),
        ),
    )
    plain = aggregate_to_plain(
        Aggregate(
            unit=Unit(code="15", name="Tỉnh Lào Cai"),
            questions=QUESTIONS,
            round=Round(form=FORM.code, period=report.period, window=report.window),
            units=FrozenMap({"02848": UNIT}),
            totals=FrozenMap({"CC09": total}),
            reports=(one, other),
            absent=("03006",),
            findings=(Finding(code="DC-6001", severity=Severity.WARNING, origin=at(1)),),
            sample=True,
        )
    )
    assert plain["totals"]["law10:CC09"] == {
        "value": {"decimal": "95.5"},
        "qualifier": "eq",
        "basis": "derived",
        "parts": ["191", "200"],
        "coverage": {
            "reported": 1,
            "expected": 2,
            "missing": ["03006"],
            "left_out": ["03006"],
        },
        "flags": {"estimate": ["02848"], "assumed": []},
        "counts": {"quý": 1},
        "span": ["90", "99.5"],
        "values": [{"decimal": "1.5"}, 2],
        "figures": {
            "02848": {"value": 95, "qualifier": "gt", "basis": "reported"},
            "03006": {"missing": "not-reported"},
        },
    }
    assert plain["kind"] == "aggregate"
    assert plain["words"] == {
        "overview": [
            {"unit": "02848", "text": "A."},
            {"unit": "02899", "heading": "B", "text": "C."},
        ]
    }
    assert plain["round"]["deadline"] is None
    assert plain["absent"] == ["03006"]
    assert plain["findings"][0]["origin"]["file"] == "02848.yaml"
    assert [sent["unit"] for sent in plain["reports"]] == ["02848", "02899"]
    assert plain == json.loads(json.dumps(plain)) == yaml.safe_load(yaml_of(plain))
