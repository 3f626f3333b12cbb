"""The first sheet of the annex, and the last: who stands behind the totals, and who does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dcbase.messages import say as core_say
from dcbase.model import Aggregate, Flag, Indicator, Known, Missing, Report, Total
from dcbase_xlsx.annex_book import COVER, AnnexBook
from dcbase_xlsx.annex_data import said
from dcbase_xlsx.annex_numbers import plain_number
from dcbase_xlsx.annex_words import say
from dcbase_xlsx.styles import height

_COVERAGE = (
    ("code", 13),
    ("name", 34),
    ("measure", 9),
    ("total", 15),
    ("known", 8),
    ("asked", 8),
    ("missing", 38),
    ("remarks", 34),
)
_TOTAL, _MISSING = 3, 6


def write_cover(book: AnnexBook, sheet: Any) -> None:
    """Fill the first sheet: what this is, who has reported, what to mind, where things are."""
    document = book.document
    header, record = document.header, document.record
    head = [(line, "strong") for line in header.organisation]
    head += [(line, "plain") for line in (header.number, header.place_and_date) if line]
    titles = [(say("annex"), "title"), (document.title, "title"), (document.subject, "title")]
    notice = [(document.notice, "notice")] if document.notice else []
    about = _of_round(book, record) if isinstance(record, Aggregate) else _of_report(record)
    listed = [(say("content", sheet=name, about=words), "wrapped") for name, words in book.contents]
    lines = [
        *head,
        *(line for line in titles if line[0]),
        *notice,
        *((line, "wrapped") for line in about),
        (say("how"), "wrapped"),
        (say("contents"), "strong"),
        *listed,
    ]
    book.lines(sheet, 0, lines, (COVER,))
    sheet.fit_to_pages(1, 1)


def write_coverage(book: AnnexBook) -> None:
    """Write each total of a round with its coverage and the units that it does not rest on."""
    record = book.document.record
    if not isinstance(record, Aggregate):
        return
    widths = [width for _, width in _COVERAGE]
    sheet = book.sheet(say("coverage"), say("about-coverage"), widths)
    book.head(sheet, 0, [say(key) for key, _ in _COVERAGE], widths)
    for row, (short, total) in enumerate(record.totals.items(), start=1):
        _coverage_row(book, sheet, row, record.questions.indicators[short], total)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)


def _coverage_row(
    book: AnnexBook, sheet: object, row: int, indicator: Indicator, total: Total
) -> None:
    missing, remarks = book.names(total.coverage.missing), "; ".join(_remarks(book, total))
    texts = {0: indicator.code, 1: indicator.name, 2: indicator.unit, _MISSING: missing, 7: remarks}
    for column, text in texts.items():
        book.text(sheet, row, column, text, "cell")
    counts = (total.coverage.reported, total.coverage.expected)
    for column, count in enumerate(counts, start=_TOTAL + 1):
        sheet.write_number(row, column, count, book.style("centre"))  # type: ignore[attr-defined]
    figure = total.figure
    number = plain_number(figure) if isinstance(figure, Known) else None
    if number is not None:
        book.number(sheet, row, _TOTAL, number, "number")
    else:
        text = said(figure) if isinstance(figure, Known) else "…"
        book.text(sheet, row, _TOTAL, text, "number")
    tallest = max(height(text, _COVERAGE[column][1]) for column, text in texts.items())
    sheet.set_row(row, tallest)  # type: ignore[attr-defined]


def _of_round(book: AnnexBook, record: Aggregate) -> Iterator[str]:
    window = record.round.window
    yield say("unit", name=record.unit.name, code=record.unit.code)
    yield say("period", period=record.round.period)
    yield _window(window.start, window.end, window.label or str(record.round.period))
    kinds = ", ".join(dict.fromkeys(unit.kind for unit in record.units.values() if unit.kind))
    counted = {"reported": len(record.reports), "expected": len(record.units)}
    yield say("reported", **counted, kind=kinds or "đơn vị")
    yield say("absent", names=book.names(record.absent)) if record.absent else say("nobody-absent")
    flagged = tuple(_flagged(record))
    if flagged:
        yield say("flags")
    yield from flagged


def _of_report(record: Report) -> Iterator[str]:
    yield say("unit", name=record.unit.name, code=record.unit.code)
    yield say("period", period=record.period)
    yield _window(record.window.start, record.window.end, record.window.label or str(record.period))
    known = sum(not isinstance(figure, Missing) for figure in record.figures.values())
    yield say("figures", known=known, asked=len(record.questions.indicators))


def _window(start: object, end: object, label: str) -> str:
    return say("window", start=f"{start:%d/%m/%Y}", end=f"{end:%d/%m/%Y}", label=label)


def _flagged(record: Aggregate) -> Iterator[str]:
    for flag in Flag:
        units = {unit for total in record.totals.values() for unit in total.flagged.get(flag, ())}
        if units:
            yield say("flag-units", words=core_say(f"layout.note-{flag.value}"), count=len(units))


def _remarks(book: AnnexBook, total: Total) -> Iterator[str]:
    for flag in total.flags:
        names = book.names(total.flagged.get(flag, ()))
        words = core_say(f"layout.note-{flag.value}")
        yield say("flag", words=words, names=names) if names else words
