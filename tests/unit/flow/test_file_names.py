"""Whose a file is when it does not say so itself: its name tells, or nobody does."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase._builtin.units import named_unit
from dcbase._flow.pipeline import run
from dcbase.model import Received, Severity, Unit, Units

CONTENT = b"form: short\nperiod: 2025\nresults: {commune: x}\n"
UNITS = Units(
    [
        Unit(code="02848", name="Xã Lùng Phình", kind="xã"),
        Unit(code="02647", name="Phường Lào Cai", kind="phường"),
        Unit(code="03040", name="Xã Bản Hồ", kind="xã"),
        Unit(code="03041", name="Xã Bản Hò", kind="xã"),
    ]
)


def judged(name, kit, round):
    knowing = evolve(kit, expected=UNITS, units=UNITS, identify_unit=named_unit)
    (report,) = run([Received(name, "0", CONTENT)], knowing, round).reports
    return report, [one for one in report.findings if one.subject == "unit"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("02848_2025.yaml", "02848"),
        ("gui/Báo cáo xã Lùng Phình.yaml", "02848"),
        ("Bao cao xa Lung Phinh.yaml", "02848"),
        ("BAO-CAO-PHUONG-LAO-CAI-2025.yaml", "02647"),
        ("02848_Xã Lùng Phình.yaml", "02848"),
        ("Xã Bản Hồ.yaml", "03040"),
    ],
)
def test_a_name_that_tells(kit, round, name, code):
    """The unit is taken from a code or a name in the file's name, and a warning says so."""
    report, (finding,) = judged(name, kit, round)
    assert (code, "DC-2011", Severity.WARNING) == (
        report.unit.code,
        finding.code,
        finding.severity,
    )


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("02848_02647.yaml", "Phường Lào Cai (02647), Xã Lùng Phình (02848)"),
        ("Phường Lào Cai 02848.yaml", "Phường Lào Cai (02647), Xã Lùng Phình (02848)"),
        ("Bao cao xa Ban Ho.yaml", "Xã Bản Hồ (03040), Xã Bản Hò (03041)"),
    ],
)
def test_a_doubtful_name(kit, round, name, units):
    """A name that may be several units' is set aside with all of them; none is guessed."""
    report, (finding,) = judged(name, kit, round)
    assert ("unknown", False) == (report.unit.code, report.counts)
    assert ("DC-2080", units) == (finding.code, finding.facts["units"])


@pytest.mark.parametrize("name", ["bao cao nam 2025.yaml", "028480.yaml", "xa.yaml"])
def test_a_name_that_does_not_tell(kit, round, name):
    """A file that names nobody is nobody's."""
    report, (finding,) = judged(name, kit, round)
    assert ("unknown", "DC-2001") == (report.unit.code, finding.code)
