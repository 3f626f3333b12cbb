"""What of a form can never work: rules and slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from dcbase._catalog import Offer
from dcbase._workspace.known import Known, broken, owned
from dcbase.errors import DcbaseError, Problem
from dcbase.formula import Sort, check_kinds, parse
from dcbase.formula.nearest import meant
from dcbase.formula.unknown import check_codes
from dcbase.model import Form, Rule


def of_form(offer: Offer[Form], known: Known) -> Iterator[DcbaseError]:
    """Yield what is wrong with the rules and slots of a form."""
    form, what = offer.entry, Problem.of("of-form", code=offer.entry.code)
    for rule in form.rules:
        for text in filter(None, (rule.expression, rule.when)):
            judged = partial(_check_rule, text, form, known)
            yield from owned(judged, offer.plugin, f"{form.code}, {rule.code}")
        if not rule.expression:
            empty = Problem.of("rule-empty", code=rule.code)
            yield broken(offer.plugin, "forms", empty.within(what))
    for problem in (*_rules(form.rules, known), *_slots(form)):
        yield broken(offer.plugin, "forms", problem.within(what))


def _check_rule(text: str, form: Form, known: Known) -> None:
    expression = parse(text)
    check_codes(expression, known.codes)
    check_kinds(expression, known.as_read_by(form.namespace), wanted=Sort.TRUTH)


def _rules(rules: tuple[Rule, ...], known: Known) -> Iterator[Problem]:
    for code, times in Counter(rule.code for rule in rules).items():
        if times > 1:
            yield Problem.of("rules-of-one-code", times=times, code=code)
    for rule in rules:
        what = Problem.of("of-rule", code=rule.code)
        for code in rule.assume:
            if code not in known.short:
                near = meant(code, known.short)
                yield Problem.of("no-indicator", code=code, near=near).within("assume").within(what)
        for code in rule.reference if known.obligations else ():
            if code not in known.obligations:
                lacks = Problem.of("no-obligation", code=code, near=meant(code, known.obligations))
                yield lacks.within("reference").within(what)


def _slots(form: Form) -> Iterator[Problem]:
    times = Counter(slot.slot for slot in form.slots)
    for code, count in times.items():
        if count > 1:
            yield Problem.of("slots-of-one-code", times=count, code=code)
    for slot in form.slots:
        if slot.parent and slot.parent not in times:
            yield Problem.of("slot-nowhere", slot=slot.slot, parent=slot.parent)
