"""What of a form can never work: rules and slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from dcbase._catalog import Offer
from dcbase._workspace.known import Known, broken, owned
from dcbase.errors import DcbaseError
from dcbase.formula import Sort, check_kinds, parse
from dcbase.formula.unknown import check_codes, meant
from dcbase.model import Form, Rule


def of_form(offer: Offer[Form], known: Known) -> Iterator[DcbaseError]:
    """Yield what is wrong with the rules and slots of a form."""
    form = offer.entry
    for rule in form.rules:
        for text in filter(None, (rule.expression, rule.when)):
            judged = partial(_check_rule, text, form, known)
            yield from owned(judged, offer.plugin, f"{form.code}, {rule.code}")
        if not rule.expression:
            yield broken(offer.plugin, "forms", f"form {form.code!r}: rule {rule.code!r} is empty")
    for problem in (*_rules(form.rules, known), *_slots(form)):
        yield broken(offer.plugin, "forms", f"form {form.code!r}: {problem}")


def _check_rule(text: str, form: Form, known: Known) -> None:
    expression = parse(text)
    check_codes(expression, known.codes)
    check_kinds(expression, known.as_read_by(form.namespace), wanted=Sort.TRUTH)


def _rules(rules: tuple[Rule, ...], known: Known) -> Iterator[str]:
    for code, times in Counter(rule.code for rule in rules).items():
        if times > 1:
            yield f"{times} rules are called {code!r}"
    for rule in rules:
        for code in rule.assume:
            if code not in known.short:
                near = meant(code, known.short)
                yield f"rule {rule.code!r}: assume: there is no indicator {code!r}{near}"
        for code in rule.reference if known.obligations else ():
            if code not in known.obligations:
                near = meant(code, known.obligations)
                yield f"rule {rule.code!r}: reference: there is no obligation {code!r}{near}"


def _slots(form: Form) -> Iterator[str]:
    times = Counter(slot.slot for slot in form.slots)
    for code, count in times.items():
        if count > 1:
            yield f"{count} slots are called {code!r}"
    for slot in form.slots:
        if slot.parent and slot.parent not in times:
            yield f"the slot {slot.slot!r} stands in {slot.parent!r}, which the form has not"
