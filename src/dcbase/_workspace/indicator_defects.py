"""What of an indicator can never work."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dcbase._catalog import Offer
from dcbase._workspace.known import Known, broken, owned
from dcbase.errors import DcbaseError, Problem
from dcbase.formula.derivable import check_derived
from dcbase.formula.nearest import meant
from dcbase.model import Indicator
from dcbase.prose.phrase_signs import stray_sign, wordless


def of_indicator(offer: Offer[Indicator], known: Known) -> Iterator[DcbaseError]:
    """Yield what is wrong with an indicator among those that there are."""
    one = offer.entry
    if one.derived:
        view = {**known.as_read_by(one.namespace), one.short: one}
        yield from owned(partial(check_derived, one, view, known.codes), offer.plugin, one.code)
    what = Problem.of("of-indicator", code=one.code)
    for problem in _problems(one, known):
        yield broken(offer.plugin, "indicators", problem.within(what))


def _problems(one: Indicator, known: Known) -> Iterator[Problem]:
    for name, codes in (("weight", filter(None, (one.weight,))), ("assume", iter(one.assume))):
        for code in codes:
            if code not in known.short:
                near = meant(code, known.short)
                yield Problem.of("no-indicator", code=code, near=near).within(name)
    if one.slot and known.slots and one.slot not in known.slots:
        near = meant(one.slot, known.slots)
        yield Problem.of("no-slot", slot=one.slot, near=near).within("slot")
    if known.obligations:
        for code in one.reference:
            if code not in known.obligations:
                near = meant(code, known.obligations)
                yield Problem.of("no-obligation", code=code, near=near).within("reference")
    if sign := stray_sign(one):
        yield sign.within("phrases")
    elif lacking := wordless(one):
        yield lacking.within("phrases")
