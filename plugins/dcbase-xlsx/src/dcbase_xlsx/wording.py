"""Findings in words, for the people who mend them."""

from __future__ import annotations

from attrs import define

from dcbase.model import Blank, Finding, FindingKind, Medium, Rule, Stage, core_kind
from dcbase_xlsx.words import say


@define
class Words:
    """Says findings of the core, of the form's rules and of plugins, in Vietnamese."""

    blank: Blank

    def words(self, finding: Finding) -> str:
        """Return what is wrong; code and facts of a finding whose words nobody knows."""
        kind = self._kind(finding)
        if kind is None:
            facts = "; ".join(f"{key}: {value}" for key, value in finding.facts.items())
            return say("unworded", code=finding.code, facts=facts)
        return kind.words(finding)

    def hint(self, finding: Finding) -> str:
        """Return how to mend it in this workbook, whatever it was sent in."""
        kind = self._kind(finding)
        return "" if kind is None else kind.hint(finding, medium=Medium.WORKBOOK)

    def got(self, finding: Finding) -> str:
        """Return what was sent, where the finding says it."""
        got = finding.facts.get("got")
        return "" if got is None else str(got)

    def _kind(self, finding: Finding) -> FindingKind | None:
        known = self.blank.kinds.get(finding.code)
        if known is not None:
            return known
        try:
            return core_kind(finding.code)
        except (LookupError, ValueError):
            return self._rule(finding)

    def _rule(self, finding: Finding) -> FindingKind | None:
        namespace = self.blank.form.namespace.upper()
        rules = {f"{namespace}-{rule.code}": rule for rule in self.blank.form.rules}
        rule = rules.get(finding.code)
        return None if rule is None else _kind_of(rule, finding)


def _kind_of(rule: Rule, finding: Finding) -> FindingKind:
    """Return the kind of finding that a rule is: its words, then the figures that break it."""
    figures = " ({figures})" if "figures" in finding.facts else ""
    return FindingKind(
        code=finding.code,
        stage=Stage.RULES,
        severity=rule.severity,
        vi=f"{_literal(rule.vi).rstrip('.')}{figures}.",
        en=f"{_literal(rule.en).rstrip('.')}{figures}.",
        hint_vi=_literal(rule.hint_vi),
        hint_en=_literal(rule.hint_en),
        basis=rule.basis,
    )


def _literal(words: str) -> str:
    """Return words in which a brace is a brace."""
    return words.replace("{", "{{").replace("}", "}}")
