from __future__ import annotations

import re

from dcbase.layout import check_layout
from dcbase.model import OwnWords
from dcbase.testing import check_plugin

_REFERENCE = re.compile(r"{{ *([A-Z]{2}\d\d)[^}]*}}")


def test_the_plugin_keeps_its_contract():
    """Every hook, formula, kind and layout of the plugin passes the kit's inspection."""
    assert () == check_plugin("dcbase-lao-cai", beside=["dcbase-law10"])


def test_the_layout_can_be_carried_out(layout, questions):
    """Every code and every name in the layout is known."""
    assert () == check_layout(layout, questions)


def test_every_part_of_the_form_is_in_the_report(layout, form):
    """No slot of the communes' form is passed over."""
    assert set() == {slot.slot for slot in form.slots} - {part.slot for part in layout.body}


def test_every_total_is_said_with_its_coverage(layout):
    """No figure stands in a sentence without the number of communes behind it."""
    references = [found for part in layout.body for found in _REFERENCE.finditer(part.say)]
    assert len(references) > 60
    assert [] == [found[0] for found in references if "| full" not in found[0]]


def test_what_communes_say_is_in_the_annex(layout):
    """Limitations, causes and demands are counted in the body and named in the annex."""
    said = {part.slot for part in layout.body if part.words is OwnWords.ANNEX}
    assert {
        "assessment.limitations.commune",
        "assessment.causes.objective",
        "recommendations.province-committee",
        "recommendations.provincial-government",
    } <= said


def test_the_name_of_the_signatory_is_blank(layout):
    """The head of the board signs; who that is, is not in a program."""
    assert "TRƯỞNG BAN" == layout.signature.capacity
    assert "" == layout.signature.name


def test_every_table_has_a_total(layout):
    """Tables have a row for each commune and a total row."""
    tables = [part.table for part in layout.body if part.table]
    assert 9 == len(tables)
    assert all("units" == table.rows and table.total for table in tables)


def test_charts_stand_where_a_picture_is_easier(layout):
    """What was issued, where most petitions are, the rates of the whole: each with its title."""
    charts = {part.slot: part.charts for part in layout.body if part.charts}
    assert ["leadership.steering", "results.commune.petitions", "assessment.achievements"] == [
        *charts
    ]
    assert all(chart.title.startswith("Biểu đồ: ") for of in charts.values() for chart in of)
