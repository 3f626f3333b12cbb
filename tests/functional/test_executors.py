"""The same data gives the same result, wherever the work is done and whatever runs beside it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from threading import Barrier

import pytest

from dcbase import Workspace
from dcbase._workspace import recipes
from dcbase.errors import ExecutorError, PluginHookError
from dcbase.model import Known

PLUGIN = '''
"""{count} communes; {code} is asked, and every report with less than {least} is remarked on."""
from dcbase.model import (Check, FindingKind, Form, Indicator, Severity, Slot, Stage, Unit,
                          UnitRegister)
from dcbase.plugin import hookimpl

KIND = FindingKind(code="{kind}-1", stage=Stage.HISTORY, severity=Severity.WARNING,
                   vi="Ít quá.", en="Too few.", hint_vi="Xem lại.", hint_en="Look again.")


def few(report, previous):
    if report.figures["{code}"].value < {least}:
        yield KIND.found(subject="{code}")


@hookimpl
def dcbase_register_units():
    def load():
        yield Unit(code="15", name="Tỉnh Lào Cai", kind="tỉnh")
        for number in range({count}):
            name = f"Xã Số {{number}}"
            yield Unit(code=f"{{2800 + number:05}}", name=name, kind="xã", parent="15")
    return [UnitRegister(code="few", load=load)]


@hookimpl
def dcbase_register_indicators():
    return [Indicator(code="{code}", name="Số {code}", unit="lượt")]


@hookimpl
def dcbase_register_forms():
    return [Form(code="short", version="1", name="Mẫu", indicators=("{code}",),
                 slots=(Slot(slot="overview"),))]


@hookimpl
def dcbase_register_findings():
    return [KIND]


@hookimpl
def dcbase_register_checks():
    return [Check(code="few", report=few)]
'''
WORKSPACE = """
[workspace]
unit = "15"
[plugins]
use = ["./{name}.py"]
[round]
form = "short"
period = "2025"
[[source]]
type = "folder"
path = "inbox"
"""
REPORT = """
dcbase: 1
form: {name}:short
unit: "{unit:05}"
period: 2025
figures: {{{code}: {value}}}
overview: "Đã tiếp {{{{ {code} }}}} lượt."
"""


def workspace(folder, name, code, count, least):
    """Write a workspace with a plugin of its own, and a report of each commune but the last."""
    (folder / "inbox").mkdir(parents=True)
    facts = {"name": name, "kind": name.upper(), "code": code, "count": count, "least": least}
    (folder / f"{name}.py").write_text(PLUGIN.format(**facts), "utf-8")
    (folder / "dcbase.toml").write_text(WORKSPACE.format(name=name), "utf-8")
    for number in range(count - 1):
        text = REPORT.format(name=name, unit=2800 + number, code=code, value=number)
        (folder / "inbox" / f"{number:02}.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture
def place(tmp_path):
    """Twenty communes: three tasks of eight files at most."""
    return workspace(tmp_path / "house", "house", "DT01", 20, 5)


def test_two_workspaces_in_two_threads(tmp_path):
    """Each has its own plugins, questions, units and findings, also when both run at once."""
    folders = [
        workspace(tmp_path / "one", "one", "DT01", 12, 3),
        workspace(tmp_path / "two", "two", "CC01", 7, 6),
    ]
    together = Barrier(2)

    def opened(folder):
        together.wait()
        return Workspace.open(folder).run()

    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(opened, folders)
    assert (["DT01"], ["CC01"]) == (list(one.aggregate.totals), list(two.aggregate.totals))
    assert (55, 15) == (
        one.aggregate.totals["DT01"].figure.value,
        two.aggregate.totals["CC01"].figure.value,
    )
    said = [[f.code for r in outcome.reports for f in r.findings] for outcome in (one, two)]
    assert [["ONE-1"] * 3, ["TWO-1"] * 6] == said
    assert (one.aggregate, two.aggregate) == tuple(
        Workspace.open(folder).run().aggregate for folder in folders
    )


def test_in_threads(place):
    """A thread pool gives what this thread gives."""
    here = Workspace.open(place).run()
    with ThreadPoolExecutor(3) as executor:
        there = Workspace.open(place).run(executor=executor)
    assert (here.reports, here.aggregate) == (there.reports, there.aggregate)
    assert 19 == len(there.aggregate.reports)


def test_in_spawned_processes(place):
    """A process pool that was spawned, not forked, gives the same, to the last finding."""
    here = Workspace.open(place).run()
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        there = Workspace.open(place).run(executor=executor)
    assert (here.reports, here.aggregate) == (there.reports, there.aggregate)
    assert ["HOUSE-1"] * 5 == [f.code for r in there.reports for f in r.findings]
    assert there.aggregate.totals["DT01"].figure == Known(
        171, basis=here.aggregate.totals["DT01"].figure.basis
    )


def test_plugins_as_objects_cannot_follow(place):
    """Another process could not find an object: it is refused before any work is done."""

    class Nothing:
        pass

    used = (str(place / "house.py"), Nothing())
    with ThreadPoolExecutor(1) as executor, pytest.raises(ExecutorError, match="as an object"):
        Workspace.open(place, plugins=used).run(executor=executor)


def test_a_workspace_file_that_changes_under_the_run(place):
    """A worker that finds another workspace file refuses instead of mixing two rounds."""
    opened = Workspace.open(place)
    recipe = recipes.recipe_of(
        opened.settings, opened._used, opened._host.plugins, opened.as_of, opened.strict
    )
    file = place / "dcbase.toml"
    file.write_text(file.read_text("utf-8") + "# another\n", "utf-8")
    with pytest.raises(ExecutorError, match="changed during the run"):
        recipes.kit_for(recipe)


def test_a_strict_run_is_strict_everywhere(place):
    """A check that raises stops a strict run in a worker as it does here."""
    plugin = place / "house.py"
    plugin.write_text(plugin.read_text("utf-8").replace("yield KIND", "1 / 0; yield KIND"), "utf-8")
    with ThreadPoolExecutor(1) as executor:
        lenient = Workspace.open(place).run(executor=executor)
        assert ["DC-9001"] * 5 == [f.code for r in lenient.reports for f in r.findings]
        with pytest.raises(PluginHookError, match="ZeroDivisionError"):
            Workspace.open(place, strict=True).run(executor=executor)
