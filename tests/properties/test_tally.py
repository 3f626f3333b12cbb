"""Adding up has an algebra."""

from __future__ import annotations

from decimal import Decimal
from functools import reduce
from operator import add

from hypothesis import given
from hypothesis import strategies as st

from dcbase.model import FrozenMap, Indicator, Known, Missing, Qualifier
from dcbase.tally import Given, Tally

CODES = [f"{n:05}" for n in range(40)]
METHODS = ("sum", "max", "count_by_value", "list", "latest", "weighted_mean")
WHOLE = st.integers(0, 10**6)


@st.composite
def entries(draw):
    """Figures of some communes, some missing, some qualified, some weighed."""
    units = draw(st.lists(st.sampled_from(CODES), unique=True, max_size=20))
    known = st.builds(Known, WHOLE, st.sampled_from(Qualifier))
    figure = st.one_of(known, st.just(Missing()))
    weight = st.one_of(st.none(), st.integers(0, 500).map(Decimal))
    return {unit: Given(draw(figure), draw(weight)) for unit in units}


@given(entries(), st.randoms(), st.sampled_from(METHODS))
def test_order_and_grouping_do_not_matter(given_, random, method):
    """Communes may be added up one by one, district by district, in any order."""
    indicator = Indicator(code="X", name="x", over_units=method)
    whole = Tally(indicator, FrozenMap(given_)).total(CODES)
    singles = [Tally(indicator, FrozenMap({u: g})) for u, g in given_.items()]
    random.shuffle(singles)
    cut = random.randint(0, len(singles))
    nothing = Tally(indicator, FrozenMap())
    groups = [reduce(add, part, nothing) for part in (singles[:cut], singles[cut:])]
    random.shuffle(groups)
    assert whole == reduce(add, groups, nothing).total(CODES)


@given(entries())
def test_a_total_names_who_is_missing(given_):
    """Whoever is expected stands behind the total or is named as missing."""
    total = Tally(Indicator(code="X", name="x"), FrozenMap(given_)).total(CODES)
    behind = {unit for unit, one in given_.items() if isinstance(one.figure, Known)}
    assert behind | set(total.coverage.missing) == set(CODES)
    assert len(behind) == total.coverage.reported == len(CODES) - len(total.coverage.missing)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 1000)), min_size=1, max_size=20))
def test_a_share_of_the_whole_is_between_the_shares(parts):
    """A rate over all units is the ratio of sums, and so lies between the smallest and largest."""
    rate = Indicator(code="X", name="x", kind="percent", numerator="A", denominator="B")
    given_ = {
        unit: Given(Known(Decimal(100 * a) / b, parts=(Decimal(a), Decimal(b))))
        for unit, (a, b) in zip(CODES, parts, strict=False)
    }
    total = Tally(rate, FrozenMap(given_)).total(CODES)
    above, below = sum(a for a, _ in parts), sum(b for _, b in parts)
    assert total.figure.parts == (above, below)
    assert total.figure.value == Decimal(100 * above) / below
