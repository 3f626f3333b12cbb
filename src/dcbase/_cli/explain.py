"""``dcbase explain``: what a code stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from dcbase._cli.options import built, workspace_option
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_document, print_line, safe_lines
from dcbase.messages import entries, say

if TYPE_CHECKING:
    from dcbase._workspace import Explanation
    from dcbase.model import FindingKind, Indicator, Obligation, Rule


def command(language: str) -> click.Command:
    return built(
        "explain",
        language,
        run,
        click.Argument(["code"], metavar="CODE"),
        workspace_option(language),
        examples=("dcbase explain DC-4001", "dcbase explain DT01", "dcbase explain LAW10-R25"),
    )


def run(session: Session, code: str, folder: str | None, as_json: bool) -> int:
    found = described(_explained(session, code, folder))
    if as_json:
        print_document({"command": "explain", "exit_code": 0, "code": code, **found})
        return 0
    for what, facts in found.items():
        for line in _lines(what, facts or {}, session.language):
            print_line(line)
    return 0


def _explained(session: Session, code: str, folder: str | None) -> Explanation:
    """Look a code up; what the core itself says needs no workspace that can be opened."""
    from dcbase._cli.opening import open_workspace
    from dcbase._workspace import Explanation
    from dcbase.errors import DcbaseError

    try:
        return open_workspace(session, folder).explain(code)
    except DcbaseError:
        kind = _core_kind(code.upper())
        if kind is None:
            raise
        return Explanation(code=code, kind=kind)


def _core_kind(code: str) -> FindingKind | None:
    from dcbase.model import core_kind

    try:
        return core_kind(code) if code.startswith("DC-") else None
    except (KeyError, ValueError, IndexError):
        return None


def described(found: Explanation) -> dict[str, dict[str, str] | None]:
    """Return what is known of a code, as text, by what it is; None for what it is not."""
    return {
        "kind": _kind(found.kind) if found.kind else None,
        "rule": _rule(found.rule) if found.rule else None,
        "indicator": _indicator(found.indicator) if found.indicator else None,
        "obligation": _obligation(found.obligation) if found.obligation else None,
    }


def _lines(what: str, facts: dict[str, str], language: str) -> Iterator[str]:
    """Yield the facts that are known; of a text in two languages the one that is spoken."""
    other = "vi" if language == "en" else "en"
    if facts:
        yield say(f"cli.what-{what}", language)
    for name, value in facts.items():
        if value and name != other and not name.endswith(f"_{other}"):
            shown = _in_words(what, name, value, language)
            space = "" if shown.startswith("\n") else " "
            yield f"  {say(f'cli.fact-{name}', language)}:{space}{shown}"


def _in_words(what: str, name: str, value: str, language: str) -> str:
    """Return a value as people say it: a weight, a kind of figure, a way of adding up."""
    if name == "severity":
        return say(f"cli.{value}", language)
    key = f"{name}-{value}"
    if what in ("indicator", "obligation") and key in entries("cli"):
        return say(f"cli.{key}", language)
    return safe_lines(value)


def _kind(kind: FindingKind) -> dict[str, str]:
    return {
        "code": kind.code,
        "severity": kind.severity.value,
        "stage": str(int(kind.stage)),
        "vi": kind.vi,
        "en": kind.en,
        "hint_vi": kind.hint_vi,
        "hint_en": kind.hint_en,
        "remedies_vi": _remedies(kind, "vi"),
        "remedies_en": _remedies(kind, "en"),
        "basis": kind.basis,
    }


def _remedies(kind: FindingKind, language: str) -> str:
    """Return what is said in files of which the hint does not speak, a line for each kind."""
    lines = []
    for remedy in kind.remedies:
        media = ", ".join(say(f"cli.medium-{medium.value}", language) for medium in remedy.media)
        lines.append(f"{media}: {remedy.en if language == 'en' else remedy.vi}")
    return "\n    ".join(["", *lines]) if lines else ""


def _rule(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "expression": rule.expression,
        "when": rule.when,
        "vi": rule.vi,
        "en": rule.en,
        "basis": rule.basis,
        "reference": ", ".join(rule.reference),
    }


def _indicator(indicator: Indicator) -> dict[str, str]:
    parts = (indicator.numerator, indicator.denominator)
    rate = " / ".join(f"({part})" if " " in part else part for part in parts if part)
    return {
        "code": indicator.code,
        "name_vi": indicator.name,
        "name_en": indicator.name_en,
        "measure_vi": indicator.unit,
        "measure_en": indicator.unit_en,
        "type": indicator.kind.value,
        "over_units": indicator.over_units.value,
        "over_time": indicator.over_time.value,
        "formula": indicator.formula or rate,
        "reference": ", ".join(indicator.reference),
        "note": indicator.note,
    }


def _obligation(obligation: Obligation) -> dict[str, str]:
    return {
        "code": obligation.code,
        "title": obligation.title,
        "citation": obligation.citation,
        "level": obligation.level,
        "duty": obligation.kind,
        "amended": obligation.amended,
        "note": obligation.note,
    }
