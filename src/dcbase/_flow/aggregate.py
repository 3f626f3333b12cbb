"""Aggregate: what the reports of a round are together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from attrs import evolve

from dcbase._flow.bounds import outside_of_total
from dcbase._flow.contract import asked
from dcbase._flow.kit import Kit
from dcbase._flow.recomputing import Recomputing, in_rounds, weight_of
from dcbase._flow.waivers import waived
from dcbase.model import (
    Aggregate,
    Figure,
    FrozenMap,
    Indicator,
    Report,
    Round,
    Total,
    Unit,
)
from dcbase.tally import add_up
from dcbase.text import order_key


def aggregate(reports: Iterable[Report], kit: Kit, round: Round) -> Aggregate:
    """Add reports up, with coverage, and put their words side by side.

    Args:
        reports: In any order; those that a finding blocks are left out and named as absent.
        kit: Questions, units, checks of scope "round".
        round: Who is expected, and whether reports with errors count.

    Returns:
        The aggregate, with findings: totals that are out of bounds, and the round's checks.
    """
    units = vietnamese_order(kit.expected, round.expected)
    counted = _counted(reports, units, round)
    whole = Aggregate(
        unit=kit.unit,
        questions=kit.questions,
        round=round,
        units=units,
        totals=FrozenMap(dict(_totals(kit.questions.indicators, counted, tuple(units)))),
        reports=tuple(counted.values()),
        absent=tuple(code for code in units if code not in counted),
        sample=any(report.sample for report in counted.values()),
    )
    checks = [owned for owned in kit.checks if owned.check.round and owned.asks(whole.totals)]
    findings = [*outside_of_total(whole)]
    findings += [finding for owned in checks for finding in asked(owned, kit, whole)]
    return evolve(whole, findings=waived(findings, kit.waivers, kit.as_of))


def vietnamese_order(units: Mapping[str, Unit], codes: Iterable[str]) -> FrozenMap[str, Unit]:
    """Return the units of some codes in Vietnamese order of their names, then by code."""
    chosen = {code: units[code] for code in codes if code in units}
    order = sorted(chosen, key=lambda code: (_place(chosen[code].short_name), code))
    return FrozenMap({code: chosen[code] for code in order})


_place = lru_cache(maxsize=8192)(order_key)  # the same units in every round and every total


def _counted(
    reports: Iterable[Report], units: Mapping[str, Unit], round: Round
) -> dict[str, Report]:
    strict = round.count == "without-errors"
    counted = {
        report.unit.code: report
        for report in reports
        if report.counts and not (strict and report.has_errors)
    }
    return {code: counted[code] for code in units if code in counted}


def _totals(
    indicators: FrozenMap[str, Indicator], counted: Mapping[str, Report], expected: tuple[str, ...]
) -> Iterator[tuple[str, Total]]:
    under_check = frozenset(code for code, report in counted.items() if report.has_errors)
    adding = in_rounds(indicators)
    columns = dict(zip(adding, _by_indicator(adding, counted), strict=True))
    recomputing = Recomputing(adding, columns, counted)
    for code, indicator in adding.items():
        weighed = counted if indicator.weight else {}
        weights = {unit: weight_of(indicator, report) for unit, report in weighed.items()}
        again = recomputing.of(code)
        yield (
            code,
            add_up(
                indicator,
                columns[code],
                expected,
                weights=weights,
                under_check=under_check,
                again=again,
            ),
        )


def _by_indicator(
    codes: Iterable[str], counted: Mapping[str, Report]
) -> Iterator[dict[str, Figure]]:
    """Yield what every unit gave for each indicator: the rows of a table as its columns."""
    asked = tuple(codes)
    rows = [report.figures for report in counted.values()]
    if rows and all(tuple(row) == asked for row in rows):
        for column in zip(*(row.values() for row in rows), strict=True):
            yield dict(zip(counted, column, strict=True))
    else:  # a report that was judged by other questions may be among them
        for code in asked:
            yield {unit: row[code] for unit, row in zip(counted, rows, strict=True) if code in row}
