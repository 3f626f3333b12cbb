"""The sheet for reckoning: a line for each figure of each unit, one header row, nothing merged."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase.messages import say as core_say
from dcbase.model import Aggregate, Figure, Flag, Indicator, Known, Missing, Total, Unit
from dcbase_xlsx.annex_book import FOOT, AnnexBook, units_of
from dcbase_xlsx.annex_numbers import plain_number
from dcbase_xlsx.annex_words import say, word

_COLUMNS = (
    ("unit-code", 11),
    ("unit-name", 24),
    ("code", 16),
    ("name", 46),
    ("value", 14),
    ("measure", 13),
    ("qualifier", 11),
    ("basis", 16),
    ("reason", 17),
    ("remarks", 24),
)
_VALUE = 4


def write_data(book: AnnexBook) -> None:
    """Write every figure of every unit, known or not."""
    sheet = book.sheet(say("data"), say("about-data"), [width for _, width in _COLUMNS])
    book.head(sheet, 0, [say(key) for key, _ in _COLUMNS], [width for _, width in _COLUMNS])
    row = 0
    for row, (unit, indicator, figure, flags) in enumerate(_figures(book), start=1):
        texts = (unit.code, unit.name, indicator.code, indicator.name, "", indicator.unit)
        for column, text in enumerate((*texts, *_about(figure), ", ".join(flags))):
            if text:
                book.text(sheet, row, column, text)
        if isinstance(figure, Known):
            number = plain_number(figure)
            if number is not None:
                book.number(sheet, row, _VALUE, number, "plain")
            else:
                book.text(sheet, row, _VALUE, said(figure))
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, row, len(_COLUMNS) - 1)
    # Thousands of lines for reckoning: whoever prints the whole file does not want them on paper.
    sheet.print_area(0, 0, 0, len(_COLUMNS) - 1)
    sheet.set_header(f"&C{FOOT}{say('not-printed')}")


def said(figure: Known) -> str:
    """Return a value that is no number in words."""
    if isinstance(figure.value, bool):
        return say("yes" if figure.value else "no")
    return str(figure.value)


def _about(figure: Figure) -> tuple[str, str, str]:
    """Return qualifier, basis, and the reason why a figure is missing."""
    if isinstance(figure, Missing):
        return "", "", word("reasons", figure.reason.value)
    qualifier = figure.said or word("qualifiers", figure.qualifier.value)
    return qualifier, word("bases", figure.basis.value), ""


def _figures(book: AnnexBook) -> Iterator[tuple[Unit, Indicator, Figure, tuple[str, ...]]]:
    """Yield the figures unit by unit, each with what a reader has to know about it."""
    record = book.document.record
    for code, unit in units_of(book.document).items():
        for short, indicator in record.questions.indicators.items():
            if not isinstance(record, Aggregate):
                yield unit, indicator, record.figure(short), ()
                continue
            total = record.totals.get(short)
            if total is not None and code in total.figures:
                yield unit, indicator, total.figures[code], tuple(_flags(total, code))
            elif total is not None and code in total.coverage.missing:
                yield unit, indicator, Missing(), ()


def _flags(total: Total, unit: str) -> Iterator[str]:
    for flag in Flag:
        # An estimate has its word in a column of its own.
        if flag is not Flag.ESTIMATE and unit in total.flagged.get(flag, ()):
            yield core_say(f"layout.note-{flag.value}")
