"""Findings that an office accepts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve

from dcbase.model import Finding, Waiver


def waived(
    findings: Iterable[Finding], waivers: tuple[Waiver, ...], on: date
) -> tuple[Finding, ...]:
    """Mark the findings that a waiver covers on a day; the first waiver that fits counts."""
    if not waivers:
        return tuple(findings)
    return tuple(_marked(finding, waivers, on) for finding in findings)


def _marked(finding: Finding, waivers: tuple[Waiver, ...], on: date) -> Finding:
    waiver = next((w for w in waivers if w.covers(finding, finding.unit, on)), None)
    return finding if waiver is None else evolve(finding, waiver=waiver)
