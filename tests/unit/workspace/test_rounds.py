"""One round: who counts, who does not, what is accepted, and who has sent what."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase import Workspace
from dcbase.errors import (
    NothingToReadError,
    PluginConflictError,
    UnknownCodeError,
    WorkspaceFileError,
)
from dcbase.model import Indicator, Known
from dcbase.plugin import hookimpl

BROKEN = {"DT04": 0, "DT05": 8, "DT10": 9}
GOOD = {"DT04": 0, "DT05": 8, "DT10": 6}
WAIVER = (
    '[[waiver]]\nfinding = "HOUSE-R1"\nunit = "02848"\nreason = "Đã xác nhận."\n'
    'office = "Văn phòng"\nexpires = 2025-11-30\n'
)


def codes(report):
    return [finding.code for finding in report.findings]


def test_rivals_block_each_other(office, write):
    """Two different files of one unit: which one counts is not guessed."""
    sent = {"a.yaml": write("02647", **GOOD), "b.yaml": write("02647", **{**GOOD, "DT05": 9})}
    outcome = office(sent).run()
    assert [["DC-2007"], ["DC-2007"]] == [codes(report) for report in outcome.reports]
    assert "a.yaml, b.yaml" == outcome.reports[0].findings[0].facts["files"]
    assert "02647" in outcome.aggregate.absent


def test_a_blocked_file_is_no_rival(office, write):
    """A file of another year does not stand in the way of the right one."""
    sent = {"a.yaml": write("02647", **GOOD), "b.yaml": write("02647", "2024", **GOOD)}
    outcome = office(sent).run()
    assert [[], ["DC-2006"]] == [codes(report) for report in outcome.reports]
    assert ["a.yaml"] == [report.file for report in outcome.aggregate.reports]


def test_sent_twice(office, write):
    """The same bytes under two names are one file."""
    same = write("02647", **GOOD)
    outcome = office({"a.yaml": same, "b.yaml": same}).run()
    assert ["a.yaml"] == [report.file for report in outcome.reports]
    assert 1 == outcome.aggregate.totals["DT05"].coverage.reported


@pytest.mark.parametrize(("count", "units", "total"), [("all", 2, 16), ("without-errors", 1, 8)])
def test_which_reports_are_added_up(office, write, count, units, total):
    """A report with errors is added up and flagged, or left out if the round says so."""
    sent = {"a.yaml": write("02647", **GOOD), "b.yaml": write("02848", **BROKEN)}
    aggregate = office(sent, round=f'count = "{count}"').run().aggregate
    found = aggregate.totals["DT05"]
    assert (units, total) == (found.coverage.reported, found.figure.value)
    assert (count == "all") == bool(found.flags)


@pytest.mark.parametrize(
    ("day", "weighs"), [(date(2025, 11, 30), False), (date(2025, 12, 1), True)]
)
def test_a_waiver_until_its_last_day(office, write, day, weighs):
    """An accepted finding stays and weighs nothing, up to the day the waiver ends."""
    workspace = office({"b.yaml": write("02848", **BROKEN)}, more=WAIVER, as_of=day)
    (report,) = workspace.run().reports
    (found,) = [f for f in report.findings if f.code == "HOUSE-R1"]
    assert weighs == report.has_errors == (found.waiver is None)


def test_a_waiver_of_one_unit(office, write):
    """What is accepted of one unit is not of another."""
    sent = {"a.yaml": write("02647", **BROKEN), "b.yaml": write("02848", **BROKEN)}
    reports = office(sent, more=WAIVER, as_of=date(2025, 11, 1)).run().reports
    assert {"02647": True, "02848": False} == {r.unit.code: r.has_errors for r in reports}


def test_states(office, write):
    """Accepted, with errors, blocked and absent in Vietnamese order, then strangers."""
    sent = {
        "a.yaml": write("02647", **GOOD),
        "b.yaml": write("02848", **BROKEN),
        "x.yaml": write("99999", **GOOD),
        "y.docx": "",
    }
    states = office(sent, as_of=date(2025, 12, 16)).status()
    assert [
        ("02900", "absent", 0, True),
        ("02647", "accepted", 0, False),
        ("02848", "with-errors", 1, False),
        ("99999", "unknown", 1, False),
        ("unknown", "unknown", 1, False),
    ] == [(s.unit.code, s.state, s.errors, s.late) for s in states]


def test_blocked_is_late_only_after_the_deadline(office, write):
    """On the deadline itself nobody is late."""
    sent = {"a.yaml": write("02647", "2024", **GOOD)}
    before, after = (
        office(sent, as_of=day).status() for day in (date(2025, 12, 15), date(2025, 12, 16))
    )
    assert {"blocked": False} == {s.state: s.late for s in before if s.unit.code == "02647"}
    assert {"blocked": True} == {s.state: s.late for s in after if s.unit.code == "02647"}


def test_an_empty_inbox(office):
    """Nothing to read is a failure of a run, and no failure of a status."""
    workspace = office()
    with pytest.raises(NothingToReadError, match="inbox"):
        workspace.run()
    assert {"absent"} == {status.state for status in workspace.status()}


def test_no_source_at_all(tmp_path, house):
    """A workspace without a source says which table it lacks."""
    (tmp_path / "dcbase.toml").write_text(
        '[workspace]\nunit="15"\n[round]\nform="short"\nperiod="2025"\n', "utf-8"
    )
    with pytest.raises(NothingToReadError, match="source"):
        Workspace.open(tmp_path, plugins=[house()]).run()


def test_some_units(office, write):
    """Asked for one unit, its reports come; the aggregate is over everybody in any case."""
    sent = {"a.yaml": write("02647", **GOOD), "b.yaml": write("02848", **GOOD)}
    outcome = office(sent).run(["02848"])
    assert ["02848"] == [report.unit.code for report in outcome.reports]
    assert Known(16, basis=outcome.aggregate.totals["DT05"].figure.basis) == (
        outcome.aggregate.totals["DT05"].figure
    )


@pytest.mark.parametrize(
    ("code", "suggestion"),
    [
        ("lùng phình", "→ 02848 (Xã Lùng Phình)?"),
        ("Lung Phinh", "→ 02848 (Xã Lùng Phình)?"),
        ("2848", "→ 02848 (Xã Lùng Phình)?"),
        ("xã", "02848, 02900"),
        ("99999", "02848, 02900, 02647"),
        ("?", "02848, 02900, 02647"),
    ],
)
def test_a_unit_that_nobody_expects(office, write, code, suggestion):
    """The error names units that may be meant."""
    with pytest.raises(UnknownCodeError) as caught:
        office({"a.yaml": write("02647", **GOOD)}).run([code])
    assert suggestion == caught.value.hint("vi")


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('unit = "15"', "workspace.unit"),
        ('expected = "children"', "round.expected"),
    ],
)
def test_units_that_no_register_has(office, line, where):
    """A unit of the workspace file has to be in a register."""
    workspace = office()
    file = workspace.root / "dcbase.toml"
    key = line.partition(" ")[0]
    file.write_text(file.read_text("utf-8").replace(line, f'{key} = "77"'), "utf-8")
    opened = Workspace.open(workspace.root, plugins=workspace._used)
    with pytest.raises(WorkspaceFileError, match=f"{where}: no register in use has a unit '77'"):
        _ = (opened.unit, opened.expected)


def test_every_expected_unit_that_no_register_has(office):
    """All are said at once, each once, and a code that lost its zero is seen."""
    workspace = office()
    file = workspace.root / "dcbase.toml"
    codes = 'expected = ["2848", "02848", "77", "77"]'
    text = file.read_text("utf-8").replace('expected = "children"', codes)
    file.write_text(text, "utf-8")
    with pytest.raises(WorkspaceFileError) as caught:
        _ = Workspace.open(workspace.root, plugins=workspace._used).expected
    assert ["2848", "77"] == [dict(one.facts)["got"] for one in caught.value.problems]
    said = caught.value.words("vi")
    assert "không có đơn vị mã '2848' trong các danh mục đang dùng → 02848 (Xã Lùng Phình)?" in said


def test_a_unit_without_children(office):
    """`children` of a commune is nobody."""
    workspace = office()
    file = workspace.root / "dcbase.toml"
    file.write_text(file.read_text("utf-8").replace('unit = "15"', 'unit = "02848"'), "utf-8")
    with pytest.raises(WorkspaceFileError, match="no register in use has units under '02848'"):
        _ = Workspace.open(workspace.root, plugins=workspace._used).expected


def test_without_a_register(tmp_path, write, house):
    """Where no plugin knows units, the workspace file is taken at its word."""

    class Nobody(house):
        @hookimpl
        def dcbase_register_units(self):
            return []

    text = (
        '[workspace]\nname="Xã Lùng Phình"\nunit="02848"\n[round]\nform="short"\nperiod="2025"\n'
        'expected=["02848", "02900"]\n[[source]]\ntype="folder"\npath="."\npattern="*.yaml"\n'
    )
    (tmp_path / "dcbase.toml").write_text(text, "utf-8")
    (tmp_path / "a.yaml").write_text(write("02848", **GOOD), "utf-8")
    workspace = Workspace.open(tmp_path, plugins=[Nobody()])
    assert ["Xã Lùng Phình", "02900"] == [unit.name for unit in workspace.expected.values()]
    assert "Xã Lùng Phình" == workspace.unit.name == workspace.run().reports[0].unit.name
    assert "vi" == workspace.language


def test_two_indicators_of_one_short_code(office):
    """A plugin may not add an indicator under a short code that the form asks already."""

    class Other:
        __plugin_name__ = "other"

        @hookimpl
        def dcbase_register_indicators(self):
            return [Indicator(code="DT05", name="Khác")]

    with pytest.raises(PluginConflictError) as caught:
        _ = office(plugins=[Other()]).questions
    assert ("other", "DT05", "house") == (
        caught.value.plugin,
        caught.value.code,
        caught.value.owner,
    )


def test_plugins_switched_off(office):
    """Blocked, a workspace has what is built in, and shows what it was told to use."""
    workspace = office(blocked=True)
    assert () == tuple(workspace.forms)
    assert ["dcbase"] == [p.name for p in workspace.plugins() if p.state == "active"]


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("DC-4001", "kind"),
        ("house-1", "kind"),
        ("HOUSE-R29", "rule"),
        ("r29", "rule"),
        ("DT05", "indicator"),
        ("house:DT05", "indicator"),
        ("H-D1", "obligation"),
    ],
)
def test_explain(office, code, what):
    """A finding, a rule, an indicator and an obligation are told by code, in any case."""
    assert getattr(office().explain(code), what) is not None


def test_a_code_that_nothing_has(office):
    """The error says what comes nearest, or nothing."""
    for code, near in (("DC-4O01", "DC-4"), ("???", "")):
        with pytest.raises(UnknownCodeError) as caught:
            office().explain(code)
        assert near in caught.value.hint("vi")
