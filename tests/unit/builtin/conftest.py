"""Documents made by hand, and what a file format must say of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dcbase.model import (
    Aggregate,
    Annex,
    Basis,
    Cell,
    Chart,
    Coverage,
    Document,
    DocumentBlock,
    DocumentHeader,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    DocumentRun,
    DocumentSignature,
    Figure,
    FigureAt,
    Form,
    FrozenMap,
    Header,
    Indicator,
    Known,
    Literal,
    Missing,
    Origin,
    Paragraph,
    Period,
    Printed,
    Profile,
    Qualifier,
    Questions,
    Recipient,
    Report,
    Restated,
    Round,
    Section,
    Signature,
    Slot,
    Table,
    Total,
    Unit,
    Window,
    Words,
    runs_of,
)

PROFILE = Profile(code="hd36", name="Hướng dẫn 36-HD/VPTW", issuer="party")
PERIOD = Period(2025)
WINDOW = Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng đầu năm 2025")
COMMUNE = Unit(code="02848", name="Xã Lùng Phình", kind="Xã", parent="15")
TOWN = Unit(code="03006", name="Phường Sa Pa", kind="Phường", parent="15")
PROVINCE = Unit(code="15", name="Tỉnh Lào Cai", kind="Tỉnh")


def _questions() -> Questions:
    indicators = (
        Indicator(code="law10:DT01", name="Số lượt công dân được tiếp", unit="lượt"),
        Indicator(code="law10:DT05", name="Số đơn thư tiếp nhận", unit="đơn"),
        Indicator(
            code="law10:DT13",
            name="Tỷ lệ giải quyết",
            unit="%",
            kind="percent",
            numerator="DT10",
            denominator="DT05",
        ),
        Indicator(
            code="law10:CC09",
            name="Mức độ hài lòng",
            unit="%",
            kind="percent",
            allow_qualifier=True,
        ),
        Indicator(code="law10:QC01", name="Có quy chế", kind="boolean"),
        Indicator(code="lp:LP03", name="Tần suất đối thoại", kind="enum", values=("quý", "năm")),
    )
    slots = (
        Slot(slot="overview", heading="KHÁI QUÁT TÌNH HÌNH", required=True),
        Slot(slot="results", heading="KẾT QUẢ"),
        Slot(slot="results.commune", heading="Ở cấp xã"),
        Slot(slot="tasks.direction", heading="PHƯƠNG HƯỚNG NĂM {next_period}"),
    )
    form = Form(
        code="law10:grassroots-democracy",
        version="2025.1",
        name="Báo cáo thực hiện dân chủ ở cơ sở",
        slots=slots,
    )
    return Questions(form=form, indicators=FrozenMap({one.short: one for one in indicators}))


@pytest.fixture
def questions() -> Questions:
    return _questions()


@pytest.fixture
def report() -> Report:
    """What the commune of Lùng Phình sent, judged."""
    at = Origin("02848.yaml", "ab" * 32, 24, 9)
    restated = FrozenMap({"assessment": Restated(95, Qualifier.GT, origin=at)})
    return Report(
        unit=COMMUNE,
        questions=_questions(),
        period=PERIOD,
        window=WINDOW,
        header=Header(issuer="party", organisation="Đảng ủy xã Lùng Phình", office="ĐU"),
        opening=(Paragraph((Literal("Thực hiện Công văn số 132-CV/TU."),)),),
        sections=(
            Section(slot="overview", blocks=(Paragraph((Literal("Xã vùng cao khó khăn."),)),)),
        ),
        recipients=(Recipient(name="TT. Tỉnh uỷ"),),
        signature=Signature(name="Trần Xuân Hiếu"),
        figures=FrozenMap(
            {
                "DT01": Known(44, origin=at),
                "DT05": Known(8, origin=at),
                "DT13": Known(Decimal(75), parts=(Decimal(6), Decimal(8)), basis=Basis.DERIVED),
                "CC09": Known(Decimal("95.5"), restated=restated),
                "QC01": Known(True),
                "LP03": Known("quý"),
            }
        ),
        file="02848.yaml",
        sha256="ab" * 32,
    )


def printed(unit: str, code: str, text: str, slot: str = "") -> Printed:
    return Printed(FigureAt(unit, code, slot), text)


def paragraph(*runs: str | DocumentRun) -> DocumentParagraph:
    return DocumentParagraph(
        runs=tuple(Words(run) if isinstance(run, str) else run for run in runs)
    )


def heading(level: int, mark: str, text: str) -> DocumentHeading:
    return DocumentHeading(level=level, mark=mark, runs=(Words(text),))


@pytest.fixture
def document(report: Report) -> Document:
    """The commune's report with everything that a document can hold."""
    own = COMMUNE.code
    figures = Table(
        caption="Bảng 1. Tiếp công dân",
        columns=("STT", "Nội dung", "Kết quả | đạt"),
        rows=(
            (Cell((Words("1"),), numeric=True), _cell("Lượt <tiếp>"), _figure("DT01", "44")),
            (Cell((Words("2"),), numeric=True), _cell("Đơn thư"), _figure("DT05", "08")),
        ),
        total=(Cell(), _cell("Cộng"), Cell((Words("1.234,5"),), numeric=True)),
        notes=("Số liệu của 95/99 xã.",),
    )
    blocks: tuple[DocumentBlock, ...] = (
        heading(1, "I.", "KHÁI QUÁT TÌNH HÌNH"),
        paragraph("Xã sáp nhập  từ 03 xã: A & B, <b>C</b>."),
        heading(1, "II.", "KẾT QUẢ"),
        heading(2, "1.", "Ở cấp xã"),
        paragraph(
            "Tiếp ",
            printed(own, "DT01", "44"),
            " lượt; hài lòng ",
            printed(own, "CC09", "trên 95%", "assessment"),
            "; không có ",
            printed(own, "DT99", "…"),
            ".",
        ),
        figures,
        heading(3, "a)", "Tồn tại"),
        paragraph("*Nguyên nhân:"),
        paragraph("1. Không phải danh mục"),
        paragraph("-----"),
        DocumentItem(mark="-", runs=(Words("Khách quan;"),)),
        DocumentItem(mark="-", runs=(Words("Chủ quan."),)),
        DocumentItem(mark="+", runs=(Words("Khác."),)),
        DocumentItem(mark="b)", runs=(Words("# Điểm b"),)),
        heading(1, "III.", "NHIỆM VỤ"),
        DocumentHeading(level=1, runs=(Words("Phần không đánh số"),)),
    )
    chart = Chart(
        title="Lượt tiếp công dân",
        alternative="Nhiều nhất là Sa Pa.",
        kind="bar",
        columns=("Xã", "Lượt"),
        rows=(("Sa Pa", "50"), ("Lùng Phình", "44")),
    )
    return Document(
        record=report,
        profile=PROFILE,
        header=DocumentHeader(
            organisation=("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG ỦY XÃ LÙNG PHÌNH"),
            mark="*",
            national=("ĐẢNG CỘNG SẢN VIỆT NAM",),
            number="Số …-BC/ĐU",
            place_and_date="Lùng Phình, ngày … tháng … năm 2025",
        ),
        title="BÁO CÁO",
        subject="kết quả việc thực hiện dân chủ ở cơ sở năm 2025",
        rule="-----",
        opening=(paragraph("Thực hiện Công văn số 132-CV/TU:"),),
        blocks=blocks,
        closing=(paragraph("Trên đây là báo cáo./."),),
        recipients_title="Nơi nhận:",
        recipients=("- TT. Tỉnh uỷ,", "- Lưu BXDĐ, VPĐU."),
        signature=DocumentSignature(
            authority="T/M BAN THƯỜNG VỤ", capacity="PHÓ BÍ THƯ", name="Trần Xuân Hiếu"
        ),
        annexes=(
            Annex(title="PHỤ LỤC", blocks=(heading(1, "1.", "Ý kiến"), paragraph("Có."), chart)),
        ),
        notice="Số liệu minh họa",
    )


def _cell(text: str) -> Cell:
    return Cell((Words(text),))


def _figure(code: str, text: str) -> Cell:
    return Cell((printed(COMMUNE.code, code, text),), numeric=True)


@pytest.fixture
def aggregate(report: Report) -> Aggregate:
    """Two communes of which one has reported."""
    own, other = COMMUNE.code, TOWN.code
    figures = FrozenMap[str, Figure]({own: Known(44), other: Missing()})
    covered = Coverage(reported=1, expected=2, missing=(other,))
    total = Total(code="DT01", figure=Known(44), coverage=covered, figures=figures)
    return Aggregate(
        unit=PROVINCE,
        questions=report.questions,
        round=Round(
            form=report.questions.form.code,
            period=PERIOD,
            window=WINDOW,
            deadline=date(2025, 11, 15),
            expected=(own, other),
        ),
        units=FrozenMap({own: COMMUNE, other: TOWN}),
        totals=FrozenMap({"DT01": total}),
        reports=(report,),
        absent=(other,),
    )


@pytest.fixture
def round_document(aggregate: Aggregate) -> Document:
    """The province's document: a total, and one unit's figure."""
    say = paragraph(
        printed("15", "DT01", "44 lượt (1/2 xã)"),
        ", Lùng Phình ",
        printed("02848", "DT01", "44"),
        ", Sa Pa ",
        printed("03006", "DT01", "–"),
        ", ",
        printed("15", "DT05", "–"),
    )
    header = DocumentHeader(
        organisation=("UBND TỈNH LÀO CAI", "SỞ NỘI VỤ"),
        national=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
        number="Số: …/BC-SNV",
    )
    return Document(record=aggregate, profile=PROFILE, header=header, blocks=(say,), name="15")


@pytest.fixture
def words_of() -> Callable[[Document], list[str]]:
    """Return the words of a document in the order in which they are printed."""
    return _words_of


def _words_of(document: Document) -> list[str]:
    header, signature = document.header, document.signature
    lines = [
        *header.organisation,
        header.mark,
        header.number,
        *header.national,
        header.place_and_date,
        document.title,
        document.subject,
        document.rule,
    ]
    for block in (*document.opening, *document.blocks, *document.closing):
        lines += _lines_of(block)
    lines += [document.recipients_title, *document.recipients]
    lines += [signature.authority, signature.capacity, signature.name]
    for annex in document.annexes:
        lines.append(annex.title)
        for block in annex.blocks:
            lines += _lines_of(block)
    return " ".join([document.notice, *lines]).split()


def _lines_of(block: DocumentBlock) -> list[str]:
    match block:
        case Table():
            cells = [run.text for run in runs_of(block)]
            return [block.caption, *block.columns, *cells, *block.notes]
        case Chart():
            cells = [text for row in block.rows for text in row]
            return [block.title, block.alternative, *block.columns, *cells]
        case DocumentParagraph():
            return ["".join(run.text for run in block.runs)]
        case _:
            return [block.mark, "".join(run.text for run in block.runs)]
