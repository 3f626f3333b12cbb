"""Which indicator the whole of a part is, and which rate stands behind its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from dcbase.model import Figure, Indicator, Known, Nature
from dcbase.prose.measures import Measure
from dcbase.prose.values import is_number
from dcbase.prose.written import Number

_SUM = re.compile(r"\w+(?:\s*\+\s*\w+)*")
_DUTY = re.compile(r"(?<!\w)(?:phải|bắt buộc|thuộc diện)(?!\w)")
_REACHED = re.compile(
    r"(?:[,;(]|\)|(?<!\w)(?:và|đơn|việc|kiến|sơ))\s*(?:đạt|chiếm|bằng)(?:\s(?:tỷ|tỉ)\slệ)?\s*\Z",
    re.IGNORECASE,
)
_OF_THE_PLAN = re.compile(
    r"\s*(?:so|kế hoạch|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ|nghị quyết)(?!\w)", re.IGNORECASE
)


def parts_of(
    code: str, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> tuple[str | None, str | None]:
    """Return the indicators that numerator and denominator of a rate are; None: no single one.

    What a rate takes for 0 if nobody reports it is no part unless it is reported.
    """
    indicator = indicators[code]
    return (
        _single(indicator.numerator, indicator, figures, indicators),
        _single(indicator.denominator, indicator, figures, indicators),
    )


def whole_of(
    code: str, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> str | None:
    """Return the one indicator that a figure is a part of, by the rates that are declared.

    One without phrases is never meant by words, nor are those that a law obliges where all that
    there are of the kind are counted as well: "5/12 doanh nghiệp" are of all enterprises.
    """
    wholes = {
        whole
        for _, whole in rates_of(code, figures, indicators)
        if indicators[whole].phrases
        and indicators[whole].unit == indicators[code].unit
        and not _is_of_the_obliged(indicators[whole], indicators)
    }
    return wholes.pop() if len(wholes) == 1 else None


def _is_of_the_obliged(whole: Indicator, indicators: Mapping[str, Indicator]) -> bool:
    """Tell whether every wording of a count says a duty, and others count without one."""
    said = [one for one in whole.phrases if not one.startswith("not ")]
    return all(_DUTY.search(one) for one in said) and any(
        one.nature is Nature.STOCK and (one.unit, one.slot) == (whole.unit, whole.slot)
        for one in indicators.values()
        if one.code != whole.code
    )


def mixed_in(
    code: str, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> frozenset[str]:
    """Return what the whole of a part is a sum of, of that what nobody reports.

    Of "giải quyết 10/12 đơn" the twelve are those received and those left from before: a rate may
    take the latter for 0, and words do not say that there were none.
    """
    rates = [one for one in indicators.values() if one.numerator == code]
    sums = [one.denominator.split("+") for one in rates if _SUM.fullmatch(one.denominator)]
    summands = {each.strip() for one in sums if len(one) > 1 for each in one}
    return frozenset(summands & indicators.keys() - figures.keys())


def rates_of(
    code: str, figures: Mapping[str, Figure], indicators: Mapping[str, Indicator]
) -> list[tuple[str, str]]:
    """Return the rates whose numerator an indicator is, each with its denominator."""
    found = ((rate, *parts_of(rate, figures, indicators)) for rate in indicators)
    return [(rate, whole) for rate, part, whole in found if part == code and whole]


def is_share(text: str, number: Number) -> bool:
    """Tell "…, đạt 90%" behind what was counted, but for a share of a plan."""
    if number.measure is not Measure.PERCENT or number.parts:
        return False
    before = _REACHED.search(text[max(0, number.begin - 24) : number.begin])
    return before is not None and not _OF_THE_PLAN.match(text, number.end)


def share(part: Figure | None, whole: Figure | None) -> Decimal | None:
    """Return a part of a whole in per cent; None where it cannot be told."""
    if not isinstance(part, Known) or not isinstance(whole, Known):
        return None
    if not is_number(part.value) or not is_number(whole.value) or not whole.value:
        return None
    return 100 * Decimal(part.value) / Decimal(whole.value)


def _single(
    expression: str,
    indicator: Indicator,
    figures: Mapping[str, Figure],
    indicators: Mapping[str, Indicator],
) -> str | None:
    if not _SUM.fullmatch(expression):
        return None
    codes = [code.strip() for code in expression.split("+")]
    assumed = {code for code, value in indicator.assume.items() if value == 0}
    left = [code for code in codes if code not in assumed or code in figures]
    return left[0] if len(left) == 1 and left[0] in indicators else None
