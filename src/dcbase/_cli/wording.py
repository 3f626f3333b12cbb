"""Findings as people and programs read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import attrs

from dcbase._cli.terminal import coloured, safe
from dcbase.messages import entries, say
from dcbase.model import Finding, FindingKind, Medium, Severity, Stage, medium_of

Kinds = Mapping[str, FindingKind]
_NAMELESS = (Medium.WORKBOOK, Medium.WORD, Medium.PDF, Medium.TEXT)
"""Media in which the parts of a report do not stand under names."""
SEVERITIES = tuple(severity.value for severity in reversed(Severity))


def in_file_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they stand in their files, so that a clerk corrects in one pass."""
    return sorted(findings, key=_place)


def _place(finding: Finding) -> tuple[str, int, int, int]:
    origin = finding.origin
    if origin is None:
        return ("", 0, 0, 0)
    return (origin.file, origin.paragraph or 0, origin.line or 0, origin.column or 0)


def lines(
    finding: Finding,
    kinds: Kinds,
    language: str,
    headings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Yield a finding's lines: place, weight, code, words; then hint, basis and waiver.

    Args:
        headings: Of the form's slots, by which people know them.
    """
    kind = kinds.get(finding.code) or _undeclared(finding)
    severity = coloured(say(f"cli.{finding.severity.value}", language), finding.severity.value)
    place = f"{safe(finding.origin)}  " if finding.origin else ""
    words = said(kind, finding, language)
    told = not finding.subject or words.startswith(finding.subject)
    subject = "" if told else f"  {safe(_called(finding, headings, language))}"
    yield f"  {place}{severity}  {finding.code}{subject}: {safe(words)}"
    if hint := said_hint(kind, finding, language):
        yield f"      {say('cli.hint', language)}: {safe(hint)}"
    if kind.basis:
        yield f"      {say('cli.basis', language)}: {safe(kind.basis)}"
    if finding.waiver:
        facts = {"office": finding.waiver.office, "reason": finding.waiver.reason}
        yield f"      {safe(say('cli.waived-by', language, **facts))}"


def _called(finding: Finding, headings: Mapping[str, str], language: str) -> str:
    """Return what a finding is about as people call it, with the name that it has in the file."""
    subject = finding.subject
    key = f"part-{subject}"
    name = say(f"cli.{key}", language) if key in entries("cli") else headings.get(subject)
    nameless = finding.origin is not None and medium_of(finding.origin.file) in _NAMELESS
    if nameless and name:
        return name
    return f"{name} ({subject})" if name else subject


def unit_code(code: str, language: str) -> str:
    """Return a unit's code, or that nobody knows which unit it is."""
    from dcbase._flow.identity import UNKNOWN

    return say("cli.no-unit", language) if code == UNKNOWN else code


def document(finding: Finding, kinds: Kinds) -> dict[str, object]:
    """Return a finding for ``--json``: the same in both languages, with the words in both."""
    kind = kinds.get(finding.code) or _undeclared(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "stage": int(kind.stage),
        "unit": finding.unit,
        "subject": finding.subject,
        "place": attrs.asdict(finding.origin) if finding.origin else None,
        "vi": said(kind, finding, "vi"),
        "en": said(kind, finding, "en"),
        "hint_vi": said_hint(kind, finding, "vi"),
        "hint_en": said_hint(kind, finding, "en"),
        "basis": kind.basis,
        "waiver": _waiver(finding),
    }


def summary(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by severity, heaviest first; waived ones apart."""
    found = list(findings)
    counted = Counter(one.severity.value for one in found if one.waiver is None)
    waived = sum(one.waiver is not None for one in found)
    return {**{severity: counted[severity] for severity in SEVERITIES}, "waived": waived}


def summary_line(counts: Mapping[str, int], language: str) -> str:
    """Say the counts that are not zero, in one line."""
    said = [say(f"cli.count-{key}", language, n=n) for key, n in counts.items() if n]
    return ", ".join(said) or say("cli.nothing-found", language)


def said(kind: FindingKind, finding: Finding, language: str) -> str:
    try:
        return kind.words(finding, language)
    except (KeyError, IndexError, ValueError):  # a plugin's words ask for a fact it did not give
        return kind.en if language == "en" else kind.vi


def said_hint(kind: FindingKind, finding: Finding, language: str) -> str:
    try:
        return kind.hint(finding, language)
    except (KeyError, IndexError, ValueError):
        return kind.hint_en if language == "en" else kind.hint_vi


def _waiver(finding: Finding) -> dict[str, object] | None:
    waiver = finding.waiver
    if waiver is None:
        return None
    expires = waiver.expires.isoformat() if waiver.expires else None
    return {"reason": waiver.reason, "office": waiver.office, "expires": expires}


def _undeclared(finding: Finding) -> FindingKind:
    facts = "; ".join(f"{name}={value}" for name, value in finding.facts.items())
    words = facts.replace("{", "{{").replace("}", "}}")
    return FindingKind(
        code=finding.code, stage=Stage.PLUGIN, severity=finding.severity, vi=words, en=words
    )
