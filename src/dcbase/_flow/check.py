"""Check: hold a report against its prose, its rules and the plugins' checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from dcbase._flow.bounds import outside_of_unit
from dcbase._flow.contract import asked
from dcbase._flow.file_order import in_file_order
from dcbase._flow.kit import Kit
from dcbase._flow.unanswered import unanswered
from dcbase._flow.waivers import waived
from dcbase.formula import parse, scope
from dcbase.formula.broken import broken
from dcbase.model import (
    Fact,
    Figure,
    Finding,
    FindingKind,
    Form,
    Known,
    Report,
    Rule,
    Stage,
)
from dcbase.prose import check_prose, compile_phrases
from dcbase.text import format_number


def check(report: Report, previous: Report | None, kit: Kit) -> Report:
    """Return the same report with the findings of stages 4 to 6 and 9.

    Args:
        report: As it was read.
        previous: The unit's report of the period before, or None if there is none.
        kit: Rules, checks, kinds and waivers.

    Raises:
        PluginContractError: A check made a finding that no plugin declares.
        PluginHookError: A check raised, and the run is strict.
    """
    found = [*_prose(report), *_rules(report, previous, kit), *_plugins(report, previous, kit)]
    found += unanswered(report)
    mine = tuple(finding.of(report.unit.code) for finding in found)
    every = waived((*report.findings, *mine), kit.waivers, kit.as_of)
    return evolve(report, findings=in_file_order(every, report.questions))


def rule_kinds(form: Form) -> Iterator[FindingKind]:
    """Yield the kind of finding that each rule of a form is."""
    for rule in form.rules:
        yield FindingKind(
            code=f"{form.namespace.upper()}-{rule.code}",
            stage=Stage.RULES,
            severity=rule.severity,
            vi=f"{_literal(rule.vi).rstrip('.')} ({{figures}}).",
            en=f"{_literal(rule.en).rstrip('.')} ({{figures}}).",
            hint_vi=_literal(rule.hint_vi),
            hint_en=_literal(rule.hint_en),
            basis=rule.basis,
        )


def _prose(report: Report) -> Iterable[Finding]:
    if not (report.sections or report.opening or report.closing):
        return ()
    words = (*report.opening, *report.sections, *report.closing)
    indicators = report.questions.indicators
    phrases, year = compile_phrases(indicators), report.period.year
    return check_prose(words, report.figures, indicators, phrases, year=year)


def _rules(report: Report, previous: Report | None, kit: Kit) -> Iterator[Finding]:
    form = report.questions.form
    names = scope(report.period, report.window)
    before = None if previous is None else previous.figures
    rules = tuple(broken(form.rules, report.figures, previous=before, names=names))
    for rule in rules:
        kind = kit.kinds[f"{form.namespace.upper()}-{rule.code}"]
        yield _broken(kind, rule, report)
    yield from outside_of_unit(report, rules)


def _broken(kind: FindingKind, rule: Rule, report: Report) -> Finding:
    """Say that a rule is broken, of the first figure in it that stands in the file."""
    codes = _as_written(rule.expression)
    figures = ", ".join(f"{code} = {_shown(report.figure(code))}" for code in codes)
    places = {code: f.origin for code in codes if isinstance(f := report.figure(code), Known)}
    subject = next((code for code, origin in places.items() if origin), next(iter(codes), ""))
    facts: dict[str, Fact] = {"figures": figures, "expected": rule.expression}
    return kind.found(subject=subject, origin=places.get(subject), facts=facts)


def _as_written(expression: str) -> list[str]:
    """Return the codes of an expression in the order in which it names them."""
    return sorted(parse(expression).codes, key=lambda code: (expression.find(code), code))


def _shown(figure: Figure) -> str:
    if not isinstance(figure, Known):
        return "…"
    if isinstance(figure.value, bool | str):
        return str(figure.value)
    return format_number(figure.value, 2)


def _plugins(report: Report, previous: Report | None, kit: Kit) -> Iterator[Finding]:
    for owned in kit.checks:
        if owned.check.report is not None and owned.asks(report.figures):
            yield from asked(owned, kit, report, previous)


def _literal(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
