"""What a template is filled with: plain data of a document that nobody can change."""

from __future__ import annotations

from attrs import Factory, frozen

from dcbase.model import (
    Aggregate,
    Annex,
    Document,
    DocumentHeading,
    FigureAt,
    FrozenMap,
    Known,
    Printed,
    Window,
)
from dcbase.prose import BLANK, say
from dcbase.text import format_number, short_date
from dcbase_docx.template_blocks import Blocks, Plain, plain, plainly


@frozen
class Filling:
    """Makes the data of one document.

    Args:
        document: What is printed.
        said: Makes the words, and keeps the figures in them.
    """

    document: Document
    said: Blocks = Factory(Blocks)

    def data(self) -> Plain:
        """Return the data under the names of `template_names`."""
        document, record = self.document, self.document.record
        head, whole = document.header, isinstance(record, Aggregate)
        round = record.round if isinstance(record, Aggregate) else record
        lines = head.organisation
        return FrozenMap(
            don_vi=FrozenMap(ma=record.unit.code, ten=plain(record.unit.name)),
            ky_bao_cao=str(round.period),
            ky_sau=str(round.period.next()),
            thoi_gian_lay_so_lieu=_window(round.window),
            co_quan_cap_tren=plain(lines[0] if len(lines) > 1 else ""),
            co_quan_ban_hanh=plain(lines[-1] if lines else ""),
            quoc_hieu=plainly(head.national),
            so_ky_hieu=plain(head.number),
            dia_danh_ngay_thang=plain(head.place_and_date),
            ten_loai=plain(document.title),
            trich_yeu=plain(document.subject),
            mo_dau=self.said.blocks(document.opening),
            noi_dung=self.said.blocks(document.blocks),
            ket_thuc=self.said.blocks(document.closing),
            phu_luc=tuple(map(self._annex, document.annexes)),
            nhan_noi_nhan=plain(document.recipients_title),
            noi_nhan=plainly(document.recipients),
            chu_ky=FrozenMap(
                quyen_han=plain(document.signature.authority),
                chuc_vu=plain(document.signature.capacity),
                ho_ten=plain(document.signature.name),
            ),
            do_phu=coverage(document) if whole else "",
            phat_hien=_findings(document),
            thong_bao=plain(document.notice),
            so_lieu=FrozenMap({code: self._figure(code) for code in record.questions.indicators}),
            chi_tieu=FrozenMap({code: self._about(code) for code in record.questions.indicators}),
            muc=FrozenMap({slot: self._section(slot) for slot in slots_of(document)}),
        )

    def _annex(self, annex: Annex) -> Plain:
        return FrozenMap(
            ky_hieu=plain(annex.mark),
            tieu_de=plain(annex.title),
            kem_theo=plain(annex.reference),
            noi_dung=self.said.blocks(annex.blocks),
        )

    def _section(self, slot: str) -> Plain:
        """Return what stands under one slot: its first heading, and everything else."""
        own = [block for block in self.document.blocks if block.slot == slot]
        head = next((block for block in own if isinstance(block, DocumentHeading)), None)
        rest = self.said.blocks(block for block in own if block is not head)
        return FrozenMap(
            ky_hieu=plain(head.mark) if head else "",
            tieu_de=self.said.words(head.runs) if head else "",
            noi_dung=rest,
        )

    def _figure(self, code: str) -> str:
        record = self.document.record
        ref = FigureAt(record.unit.code, code)
        figure, indicator = ref.of(record), record.questions.indicators[code]
        said = say(figure, indicator) if isinstance(figure, Known) else ""
        return self.said.printed(Printed(ref, said or BLANK))

    def _about(self, code: str) -> Plain:
        record = self.document.record
        indicator = record.questions.indicators[code]
        figure = FigureAt(record.unit.code, code).of(record)
        known = isinstance(figure, Known)
        total = record.totals.get(code) if isinstance(record, Aggregate) else None
        return FrozenMap(
            ten=plain(indicator.name),
            don_vi_tinh=plain(indicator.unit),
            gia_tri=figure.value if isinstance(figure, Known) else None,
            co_so_lieu=known,
            do_phu=_share(total.coverage.reported, total.coverage.expected) if total else "",
        )


def slots_of(document: Document) -> tuple[str, ...]:
    """Return the slots of the form, and those that only the document has."""
    form = (slot.slot for slot in document.record.questions.form.slots)
    return tuple(dict.fromkeys((*form, *(block.slot for block in document.blocks if block.slot))))


def coverage(document: Document) -> str:
    """Return how many units stand behind an aggregate: ``95/99``; empty for one unit's report."""
    record = document.record
    if not isinstance(record, Aggregate):
        return ""
    return _share(len(record.units) - len(record.absent), len(record.units))


def _share(some: int, every: int) -> str:
    return f"{format_number(some)}/{format_number(every)}"


def _window(window: Window) -> str:
    return plain(window.label) or f"{short_date(window.start)} – {short_date(window.end)}"


def _findings(document: Document) -> Plain:
    record = document.record
    found = list(record.findings)
    if isinstance(record, Aggregate):
        found += [finding for report in record.reports for finding in report.findings]
    return FrozenMap(tat_ca=len(found), loi=sum(finding.weighs for finding in found))
