"""What plugins of a workspace do wrong, and what becomes of the run."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase._cli.failures import code_of
from dcbase.errors import (
    NothingToReadError,
    PluginContractError,
    PluginHookError,
    RenderError,
)
from dcbase.model import Check, Format, Indicator, Severity, Submission
from dcbase.plugin import hookimpl

GOOD = {"DT04": 0, "DT05": 8, "DT10": 6}


def fails_on(unit):
    def look(report, previous):
        if report.unit.code == unit:
            raise ZeroDivisionError("mẫu số bằng 0")
        return ()

    return Check(code="look", report=look)


def codes(outcome):
    return {report.unit.code: [f.code for f in report.findings] for report in outcome.reports}


def both(write):
    return {"a.yaml": write("02647", **GOOD), "b.yaml": write("02848", **GOOD)}


def test_a_check_that_raises_stops_nothing(office, write, house):
    """The unit gets DC-9001 that names plugin and check; the other units go on."""
    outcome = office(both(write), house=house(checks=[fails_on("02647")])).run()
    assert {"02647": ["DC-9001"], "02848": ["DC-2015"]} == codes(outcome)
    facts = outcome.reports[0].findings[0].facts
    assert ("house", "house:look", "ZeroDivisionError: mẫu số bằng 0") == (
        facts["plugin"],
        facts["entry"],
        facts["problem"].partition(" [test_plugins.py:")[0],
    )
    assert 2 == len(outcome.aggregate.reports)


def test_what_a_check_found_before_it_raised(office, write, house, kind):
    """It is said beside DC-9001; a kind that nobody declares breaks the contract all the same."""

    def look(report, previous):
        yield kind.found(facts={"got": 1})
        raise KeyError("HS09")

    def odd(report, previous):
        yield evolve(kind.found(facts={"got": 1}), code="HOUSE-99")
        raise KeyError("HS09")

    files = {"a.yaml": write("02647", **GOOD)}
    checks = [Check(code="look", report=look)]
    assert sorted(codes(office(files, house=house(checks=checks)).run())["02647"]) == sorted(
        [kind.code, "DC-9001"]
    )
    with pytest.raises(PluginContractError, match="HOUSE-99"):
        office(files, house=house(checks=[Check(code="odd", report=odd)])).run()


def test_a_check_that_raises_stops_a_strict_run(office, write, house):
    """Strict, the plugin is blamed at once: exit code 5."""
    workspace = office(both(write), house=house(checks=[fails_on("02647")]), strict=True)
    with pytest.raises(PluginHookError, match=r"'house' \(dcbase_register_checks\)") as caught:
        workspace.run()
    assert 5 == code_of(caught.value)


@pytest.mark.parametrize("scope", ["report", "round"])
def test_a_finding_that_nobody_declares(office, write, house, kind, scope):
    """It breaks the contract: plugin, hook and cause are named, strict or not."""

    def look(*about):
        from attrs import evolve

        yield evolve(kind.found(facts={"got": 1}), code="HOUSE-99")

    workspace = office(both(write), house=house(checks=[Check(code="look", **{scope: look})]))
    with pytest.raises(PluginContractError) as caught:
        workspace.run()
    assert str(caught.value) == (
        "Plugin 'house' (dcbase_register_checks) broke the contract: check 'house:look' made the "
        "finding 'HOUSE-99', which no plugin declares in dcbase_register_findings"
    )


def test_a_finding_that_is_none(office, write, house):
    """A text is no finding."""
    checks = [Check(code="look", report=lambda report, previous: ["quá nhiều"])]
    with pytest.raises(PluginContractError, match="expected Finding, got 'quá nhiều'"):
        office(both(write), house=house(checks=checks)).run()


def test_a_check_that_answers_nothing_at_all(office, write, house):
    """None is no list of findings, whatever the unit."""
    checks = [Check(code="look", report=lambda report, previous: None)]
    with pytest.raises(PluginContractError, match="expected an iterable of Finding, got None"):
        office(both(write), house=house(checks=checks)).run()


def test_a_check_of_the_round(office, write, house, kind):
    """It sees everybody at once; its findings are the aggregate's."""

    def look(aggregate):
        yield kind.found(facts={"got": len(aggregate.reports)}).of("02848")

    workspace = office(both(write), house=house(checks=[Check(code="look", round=look)]))
    (found,) = workspace.run().aggregate.findings
    assert ("02848", 2) == (found.unit, found.facts["got"])


def test_an_error_of_the_round_is_the_units(office, write, house, kind):
    """What a check of the round finds wrong with a unit, its status says, too."""

    def look(aggregate):
        wrong = kind.found(facts={"got": len(aggregate.reports)}, severity=Severity.BLOCKER)
        yield wrong.of("02647")

    workspace = office(both(write), house=house(checks=[Check(code="look", round=look)]))
    states = {one.unit.code: (one.state, one.errors) for one in workspace.status()}
    assert ("with-errors", 1) == states["02647"]
    assert ("accepted", 0) == states["02848"]


class LastYear:
    @hookimpl
    def dcbase_register_indicators(self):
        name = "Số đơn của năm trước"
        return [Indicator(code="CC09", name=name, valid_to=date(2024, 12, 31))]


@pytest.mark.parametrize("scope", ["report", "round"])
@pytest.mark.parametrize(("about", "asked"), [("DT05", True), ("CC09", False)])
def test_a_check_about_what_is_not_asked(office, write, house, scope, about, asked):
    """A check whose indicators are not asked this year is not run, of either scope."""
    seen = []
    look = Check(code="look", about=(about,), **{scope: lambda *about: seen.append(about) or ()})
    office(both(write), house=house(checks=[look]), plugins=[LastYear()]).run()
    assert asked == bool(seen)


def reader(read=None, render=None, hostile=False):
    return Format(
        code="odd",
        suffixes=(".odd",),
        media_type="text/x-odd",
        read=read,
        render=render,
        hostile=hostile,
    )


def boom(*_):
    raise KeyError("trang 3")


def test_a_file_that_a_format_cannot_open(office, write, house):
    """It is the report of nobody, blocked, with one finding; the other files go on."""
    sent = {**both(write), "02900.odd": "x"}
    outcome = office(sent, house=house(formats=[reader(boom)])).run()
    assert ["DC-9001"] == codes(outcome)["02900"]
    (report,) = [r for r in outcome.reports if r.unit.code == "02900"]
    line = boom.__code__.co_firstlineno + 1
    said = f"format 'odd', read: KeyError: 'trang 3' [test_plugins.py:{line}]"
    assert (Severity.BLOCKER, said) == (
        report.findings[0].severity,
        report.findings[0].facts["problem"],
    )
    assert ("02900",) == outcome.aggregate.absent
    with pytest.raises(PluginHookError, match=r"02900\.odd"):
        office(sent, house=house(formats=[reader(boom)]), strict=True).run()


def test_a_hostile_format_of_a_plugin_given_as_an_object(office, write, house):
    """It cannot follow into the child: its files are blocked and the finding names it."""
    sent = {**both(write), "02900.odd": "x"}
    outcome = office(sent, house=house(formats=[reader(boom, hostile=True)])).run()
    assert ["DC-1122"] == codes(outcome)["02900"]
    (report,) = [r for r in outcome.reports if r.unit.code == "02900"]
    assert "odd" in report.findings[0].facts["problem"]
    assert ("02900",) == outcome.aggregate.absent


def test_a_format_that_finds_nothing(office, house):
    """A file without a submission in it is a report without a head."""
    workspace = office({"x.odd": "x"}, house=house(formats=[reader(lambda received: ())]))
    assert {"unknown": ["DC-2001", "DC-2012", "DC-2016", "DC-2030"]} == codes(workspace.run())


def test_many_units_in_one_file(office, house):
    """A format may find the reports of several units in a file."""

    def read(received):
        from dcbase.model import Said

        for code in ("02647", "02848"):
            yield Submission(
                name=received.name,
                sha256=received.sha256,
                unit=Said(code),
                form=Said("short"),
                period=Said("2025"),
                opening=Said("Thực hiện kế hoạch."),
            )

    outcome = office({"all.odd": "x"}, house=house(formats=[reader(read)])).run()
    assert {"02647": [], "02848": ["DC-2015"]} == codes(outcome)


def test_nothing_reads_it(office, write):
    """A file of another kind is said to be so, once, and of the unit that its name gives."""
    outcome = office({**both(write), "02900.docx": "x"}).run()
    assert ["DC-2014"] == codes(outcome)["02900"]


@pytest.mark.parametrize(
    ("render", "error", "words"),
    [
        (boom, PluginHookError, "failed: format 'odd', render: KeyError: 'trang 3'"),
        (None, RenderError, "it can be read, not written"),
        (
            lambda document: "chữ",
            PluginContractError,
            "expected the bytes of a whole file, got 'chữ'",
        ),
        (lambda document: b"", PluginContractError, "got no bytes at all"),
    ],
)
def test_a_format_that_cannot_write(office, write, house, render, error, words):
    """What a format does wrong in writing is said of the format."""
    workspace = office(both(write), house=house(formats=[reader(render=render)]))
    with pytest.raises(error, match=words):
        list(workspace.build(formats=["odd"]))


def test_a_format_that_stops_the_run_on_purpose(office, write, house):
    """An expected failure passes as it is."""

    def stop(document):
        raise NothingToReadError(sources="x")

    with pytest.raises(NothingToReadError):
        list(office(both(write), house=house(formats=[reader(render=stop)])).build(formats=["odd"]))


def test_suffixes_in_capitals(office, write, house):
    """A suffix is compared in small letters, however the plugin or the commune wrote it."""
    odd = Format(code="odd", suffixes=(".ODD",), media_type="x/y", read=lambda received: ())
    outcome = office({"02900.Odd": "x"}, house=house(formats=[odd])).run()
    assert "DC-2014" not in {code for found in codes(outcome).values() for code in found}


def test_everything_is_written(office, write, house):
    """A format's bytes are the artifact's, under the name of the output and its own suffix."""
    workspace = office(both(write), house=house(formats=[reader(render=lambda document: b"x")]))
    (artifact,) = workspace.build(formats=["odd"])
    assert ("15_2025_totals.odd", "text/x-odd", b"x") == (
        artifact.name,
        artifact.media_type,
        artifact.content,
    )
    assert b"x" == workspace.deliver(artifact, workspace.root / "out").read_bytes()


class Knows:
    """Knows a unit by a name of its own."""

    __plugin_name__ = "knows"

    def __init__(self, answer):
        self.answer = answer

    @hookimpl
    def dcbase_identify_unit(self, label, units):
        return self.answer if label == "Ba xã gộp lại" else None


def test_a_unit_by_name(office, write):
    """A name will do, with a remark; a plugin's answer goes before dcbase's own."""
    sent = {
        "a.yaml": write("lao cai", **GOOD),
        "b.yaml": write("Ba xã gộp lại", **GOOD),
    }
    outcome = office(sent, plugins=[Knows("02848")]).run()
    assert {"02647": {"DC-2003"}, "02848": {"DC-2003", "DC-2015"}} == {
        unit: set(found) for unit, found in codes(outcome).items()
    }


def test_a_unit_that_no_plugin_may_answer(office, write):
    """An answer that is no expected unit breaks the contract, by name."""
    workspace = office({"b.yaml": write("Ba xã gộp lại")}, plugins=[Knows("02851")])
    with pytest.raises(PluginContractError, match="'02851' is not the code of an expected unit"):
        workspace.run()


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("02647_2025.yaml", "02647"),
        ("bao_cao-02848.yaml", "02848"),
        ("Phường Lào Cai.yaml", "02647"),
        ("khong ro.yaml", "unknown"),
    ],
)
def test_a_unit_by_the_name_of_its_file(office, write, name, unit):
    """A file that names no unit is of the one that its name gives, with a warning; or of nobody."""
    text = write("x", **GOOD).replace('unit: "x"\n', "")
    (report,) = office({name: text}).run().reports
    assert unit == report.unit.code
    assert ("DC-2001" if unit == "unknown" else "DC-2011") in {f.code for f in report.findings}


def spoiling(change, name):
    class Wrapper:
        __plugin_name__ = name

        @hookimpl(wrapper=True)
        def dcbase_compose_document(self, record, layout, profile):
            return change((yield))

    return Wrapper()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: evolve(d, blocks=["x"]), "Document: blocks[0]: expected DocumentHeading |"),
        (lambda d: evolve(d, title=None), "Document: title: expected str, got None"),
        (lambda d: evolve(d, record=None), "Document: record: expected Report | Aggregate"),
        (lambda d: None, "expected Document, got None"),
    ],
)
def test_a_wrapper_that_spoils_a_document(office, write, change, said):
    """It is told of the wrapper, not of the one around it or of the format that prints."""
    plugins = [spoiling(change, "bad"), spoiling(lambda document: document, "mild")]
    with pytest.raises(PluginContractError) as caught:
        list(office(both(write), plugins=plugins).build())
    assert "Plugin 'bad' (dcbase_compose_document) broke the contract: " in str(caught.value)
    assert said in str(caught.value)


def letters(workspace, *units):
    made = list(workspace.returned(units or None, each=not units))
    return {one.name: one.content.decode() for one in made if one.name.endswith(".txt")}


def test_a_commune_does_not_mend_a_plugin(office, write, house):
    """What a check fails on is in no list of what to mend, and nothing is sent back for it."""
    workspace = office(both(write), house=house(checks=[fails_on("02647")]))
    assert {} == letters(workspace)
    (letter,) = letters(workspace, "02647").values()
    assert "không có nội dung phải sửa" in letter
    assert "ZeroDivisionError" not in "".join(
        one.content.decode() for one in workspace.returned(["02647"])
    )


def test_a_commune_whose_file_a_plugin_could_not_read(office, write, house):
    """It is told that it has nothing to mend, and not that its report is accepted."""
    sent = {**both(write), "02900.odd": "x"}
    workspace = office(sent, house=house(formats=[reader(boom)]))
    (letter,) = letters(workspace, "02900").values()
    assert "phần mềm ở nơi nhận chưa xử lý được. Đơn vị không phải sửa gì" in letter
    assert "không có nội dung phải sửa" not in letter
