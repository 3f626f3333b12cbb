"""The check: what the report says of its merger against the register of units."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase.model import Finding, Known, Report
from dcbase_lung_phinh.kinds import kinds


def check_predecessors(report: Report, previous: Report | None) -> Iterator[Finding]:
    """Hold LP01 against the number of units that the register says went into this one.

    Returns:
        LUNG-PHINH-003 if they differ; nothing if LP01 is missing, or if the register knows no
        predecessors (a workspace without `dcbase-units-vn`).
    """
    figure = report.figure("LP01")
    merged = report.unit.predecessors
    if merged and isinstance(figure, Known) and figure.value != len(merged):
        yield kinds()["LUNG-PHINH-003"].found(
            subject="LP01",
            origin=figure.origin,
            facts={
                "came": figure.value,
                "expected": len(merged),
                "names": ", ".join(unit.name for unit in merged),
            },
        )
