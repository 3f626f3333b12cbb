from __future__ import annotations

from types import SimpleNamespace

from attrs import evolve

from dcbase.model import Unit, UnitRegister
from dcbase.plugin import hookimpl
from dcbase.testing import made_submissions
from dcbase.testing.fixtures import workspace_with  # noqa: F401


def test_a_workspace_of_objects(workspace_with, questions, communes):  # noqa: F811
    """A workspace is opened with plugins as objects, and runs."""

    @hookimpl
    def dcbase_register_indicators():
        return [evolve(each, code=each.short) for each in questions.indicators.values()]

    @hookimpl
    def dcbase_register_forms():
        return [evolve(questions.form, code="grassroots-democracy")]

    @hookimpl
    def dcbase_register_units():
        province = Unit(code="15", name="Tỉnh Lào Cai", kind="tỉnh")
        yield UnitRegister(code="thử", load=lambda: (province, *communes[:3]))

    law = SimpleNamespace(
        __name__="law10",
        dcbase_register_indicators=dcbase_register_indicators,
        dcbase_register_forms=dcbase_register_forms,
        dcbase_register_units=dcbase_register_units,
    )
    workspace = workspace_with(law, form="law10:grassroots-democracy")
    made = made_submissions(
        workspace.questions,
        workspace.expected.values(),
        window=workspace.round.window,
        period=workspace.round.period,
        seed=3,
        absent=1,
        contradictions=0,
    )
    for name, content in made:
        (workspace.root / "inbox" / name).write_bytes(content)
    whole = workspace.run().aggregate
    assert 3 == len(whole.units)
    assert 2 == len(whole.reports)
    assert whole.sample
    assert [] == [f for report in whole.reports for f in report.findings if f.weighs]
