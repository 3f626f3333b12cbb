"""From runs and figures to printed runs, each figure still traceable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dcbase.model import (
    Claim,
    DocumentRun,
    Figure,
    FigureAt,
    FigureRef,
    Indicator,
    Known,
    Literal,
    Printed,
    Run,
    Words,
)
from dcbase.prose.codes import short_code
from dcbase.prose.saying import Misfit, misfit, say, say_count

BLANK = "…"
"""What is printed for a figure that is missing: the form's own blank, never nothing."""


def resolve(
    runs: Iterable[Run],
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    unit: str,
    *,
    coverage: Mapping[str, str] | None = None,
    language: str = "vi",
) -> tuple[DocumentRun, ...]:
    """Turn the runs of a paragraph into printed ones.

    Nothing here judges: a claim prints its words whether or not it holds, a reference to an
    unknown code, a missing figure or an unknown restatement prints ``…``, and one with a style
    that does not fit is printed without styles.  `check_prose` makes the findings.

    Args:
        runs: Of one paragraph, item or sentence.
        figures, indicators: By short code.
        unit: Code of the unit whose figures they are.
        coverage: Who stands behind each total, as words by short code (``95/99 xã``); printed
            by the style ``full``.
        language: ``vi`` or ``en``.

    Returns:
        Words and printed figures in order; words that stand together are one run.
    """
    printed: list[DocumentRun] = []
    for run in _printed(runs, figures, indicators, unit, coverage or {}, language):
        last = printed[-1] if printed else None
        if isinstance(run, Words) and isinstance(last, Words):
            printed[-1] = Words(last.text + run.text)
        else:
            printed.append(run)
    return tuple(printed)


def _printed(
    runs: Iterable[Run],
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
    unit: str,
    coverage: Mapping[str, str],
    language: str,
) -> Iterator[DocumentRun]:
    for run in runs:
        if isinstance(run, Literal):
            yield Words(run.text)
            continue
        code = short_code(run.code, indicators)
        if isinstance(run, Claim):
            yield Printed(FigureAt(unit, code or run.code), run.words)
            continue
        figure = figures.get(code) if code else None
        text = BLANK
        if code and isinstance(figure, Known):
            text = printed_words(run, figure, indicators[code], coverage.get(code, ""), language)
        yield Printed(FigureAt(unit, code or run.code, run.slot), text)


def printed_words(
    ref: FigureRef, known: Known, indicator: Indicator, coverage: str = "", language: str = "vi"
) -> str:
    """Return what a reference prints: without its styles if they do not fit, never nothing."""
    if not ref.slot and language == "vi" and (count := say_count(known, indicator, ref.styles)):
        return count
    unfit = misfit(known, indicator, ref.styles, slot=ref.slot, language=language)
    if unfit is Misfit.NO_RESTATEMENT:
        return BLANK
    styles = () if unfit else ref.styles
    text = say(known, indicator, styles, slot=ref.slot, coverage=coverage, language=language)
    return text or BLANK
