"""Findings that name a slot, with its heading: nobody who mends a report knows the code alone."""

from __future__ import annotations

from attrs import evolve

from dcbase.model import Finding, FrozenMap, Report

_NAMING = frozenset(("DC-4002",))


def with_headings(report: Report) -> Report:
    """Return the report with the heading of each slot that its findings name."""
    if not any(one.code in _NAMING for one in report.findings):
        return report
    found = (_named(one, report) if one.code in _NAMING else one for one in report.findings)
    return evolve(report, findings=tuple(found))


def _named(finding: Finding, report: Report) -> Finding:
    code = str(finding.facts.get("slot", ""))
    slot = report.questions.form.slot(code)
    heading = slot and slot.wording(report.period, report.unit.name)
    if not slot or not heading:
        return finding
    said = {
        "slot_vi": f"“{heading}” ({code})",
        "slot_en": f"“{slot.heading_en or heading}” ({code})",
    }
    return evolve(finding, facts=FrozenMap({**finding.facts, **said}))
