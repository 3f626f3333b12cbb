"""Which unit, form, period and window a file is about."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase._flow.pipeline import run
from dcbase.model import Received, Severity, Unit, Units


def found(outcome):
    return [(f.code, f.subject) for report in outcome.reports for f in report.findings]


@pytest.mark.parametrize(
    ("head", "findings"),
    [
        ({}, []),
        ({"form": "short"}, []),
        ({"dcbase": None}, []),
        ({"form_version": "2"}, []),
        ({"form_version": "1"}, [("DC-2005", "form_version")]),
        ({"dcbase": "2"}, [("DC-2009", "dcbase")]),
        ({"form": "h:long"}, [("DC-2004", "form")]),
        ({"form": None}, [("DC-2016", "form")]),
        ({"period": "2024"}, [("DC-2006", "period")]),
        ({"period": None}, [("DC-2012", "period")]),
        ({"unit": '""'}, [("DC-2001", "unit")]),
        ({"unit": '"02849"'}, [("DC-2002", "unit")]),
        ({"window": "{from: 2025-07-01, to: 2025-10-31}"}, []),
        ({"window": "{from: 01/07/2025, to: 31/10/2025}"}, []),
        ({"window": "{label: bốn tháng}"}, []),
        ({"window": "{from: 2025-08-01}"}, [("DC-2008", "window")]),
        ({"window": "{to: 2025-09-30}"}, [("DC-2008", "window")]),
        ({"window": "{from: 2025-12-01}"}, [("DC-2008", "window")]),
        ({"window": "{from: hôm qua}"}, [("DC-3011", "window.from")]),
        ({"window": "{from: 2025-01-01}"}, [("DC-2008", "window"), ("DC-2015", "window")]),
    ],
)
def test_the_head_of_a_file(judged, head, findings):
    """Each doubt about a head is a finding of its own; a right head has none."""
    assert sorted(findings) == sorted(found(judged(**head)))


def test_a_window_that_ends_before_it_begins(judged, round):
    """The round's own window stands in for one that makes no sense; its label stays the file's."""
    (report,) = judged(window="{from: 2025-12-01, label: tháng 12}").reports
    assert (round.window.start, round.window.end, "tháng 12") == (
        report.window.start,
        report.window.end,
        report.window.label,
    )


@pytest.mark.parametrize(
    ("said", "code", "name"),
    [
        ("02900", "02900", "Xã Bắc Hà"),
        ("02849", "02849", "02849"),
        ("Ba xã", "unknown", "Ba xã"),
    ],
)
def test_a_stranger(judged, said, code, name):
    """A unit that is not expected goes by its register's name, its code, or what it was called."""
    (report,) = judged(unit=f'"{said}"').reports
    assert (code, name, False) == (report.unit.code, report.unit.name, report.counts)


@pytest.mark.parametrize(
    ("said", "suggestion"),
    [
        ("02884", " → 02848 Xã Lùng Phình?"),
        ("Xã Lùng Phìn", " → 02848 Xã Lùng Phình?"),
        ("Hà Nội", ""),
    ],
)
def test_what_was_probably_meant(judged, said, suggestion):
    """A slip in a code or a name is answered with the unit that comes nearest."""
    (report,) = judged(unit=f'"{said}"').reports
    assert suggestion == report.findings[0].facts["suggestion"]


def test_a_unit_known_by_another_name(judged, kit, round):
    """What identifies units is asked for a label and for the name of a file, in this order."""
    asked = []

    def identify(label, units):
        asked.append(label)
        return "02647" if label == "cong_van" else None

    knowing = evolve(kit, identify_unit=identify)
    content = b"form: short\nperiod: 2025\nresults: {commune: x}\n"
    outcome = run([Received("gui/cong_van.yaml", "0", content)], knowing, round)
    assert ["cong_van"] == asked
    assert [("DC-2011", "unit")] == found(outcome)
    assert ("02647",) == tuple(report.unit.code for report in outcome.aggregate.reports)


def received(name, organisation):
    content = (
        f'form: short\nunit: "02848"\nperiod: 2025\nheader: {{organisation: {organisation}}}\n'
        "results: {commune: x}\n"
    )
    return Received(name, "0", content.encode())


@pytest.mark.parametrize(
    ("name", "organisation", "findings"),
    [
        ("a.yaml", "Ủy ban nhân dân xã Lùng Phình", []),
        ("a.yaml", "UBND xã", []),
        ("a.yaml", "UBND phường Lào Cai", [("DC-2018", "unit", 4)]),
        ("02848.yaml", "UBND PHƯỜNG LÀO CAI", [("DC-2018", "unit", 4)]),
        ("02848.yaml", "UBND xã Lùng Phình (giáp phường Lào Cai)", []),
        ("02647.yaml", "", [("DC-2019", "unit", None)]),
        ("bao cao phuong lao cai.yaml", "", [("DC-2019", "unit", None)]),
        ("Xã Lùng Phình và phường Lào Cai.yaml", "", []),
        ("bao cao.yaml", "", []),
    ],
)
def test_a_file_of_one_unit_with_the_name_of_another(kit, round, name, organisation, findings):
    """Its code counts, and that another unit is named is said where it stands."""
    outcome = run([received(name, organisation)], kit, round)
    (report,) = outcome.reports
    found = [(f.code, f.subject, f.origin.line) for f in report.findings]
    assert (findings, "02848", True) == (found, report.unit.code, report.counts)


def test_a_file_that_no_format_reads(kit, round):
    """It is said once, with what can be read, and counts for nobody."""
    (report,) = run([Received("02848.docx", "0", b"PK")], kit, round).reports
    (finding,) = report.findings
    assert ("DC-2014", Severity.BLOCKER, ".yaml") == (
        finding.code,
        finding.severity,
        finding.facts["expected"],
    )
    assert "02848" == report.unit.code


def test_a_unit_older_than_the_figures(judged, kit, round):
    """A unit that began before the window, or after it, is nothing to remark on."""
    old = Units([Unit(code="02848", name="Xã Lùng Phình", valid_from=date(2020, 1, 1))])
    content = b'form: short\nunit: "02848"\nperiod: 2025\nresults: {commune: x}\n'
    outcome = run([Received("a.yaml", "0", content)], evolve(kit, expected=old), round)
    assert [] == found(outcome)
