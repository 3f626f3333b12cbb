"""What a key of a table may be, and what is said if it is something else."""

from __future__ import annotations

from datetime import UTC, date, datetime

from dcbase._config.table import Table


def said(table):
    return [(problem.where, problem.key) for problem in table.problems]


def test_a_day_with_a_time():
    """TOML's date with a time is that day."""
    table = Table({"deadline": datetime(2025, 11, 15, 17, tzinfo=UTC)}, "round", [])
    assert date(2025, 11, 15) == table.day("deadline")
    assert [] == table.problems


def test_a_key_that_is_not_there():
    """A required key that is missing is said once, whatever it should have been."""
    table = Table({}, "round", [])
    assert ("", "", None, ()) == (
        table.text("a"),
        table.text_or_number("b"),
        table.day("c"),
        table.texts("d"),
    )
    assert [(f"round.{key}", "config-required") for key in "abcd"] == said(table)
    assert {} == table.table("e").pairs


def test_a_number_for_a_text():
    """Yes and no are no numbers; a number is a text only where it may be one."""
    table = Table({"number": 12, "period": True}, "", [])
    assert ("12", "") == (table.text_or_number("number"), table.text_or_number("period"))
    assert [("period", "config-text")] == said(table)


def test_one_text_for_several():
    """A single text does for a list of one."""
    assert ("html",) == Table({"formats": "html"}, "", []).texts("formats")


def test_the_rest():
    """Keys that nobody asked for are handed over once, and are then known."""
    table = Table({"type": "folder", "path": "inbox"}, "source[1]", [])
    table.text("type")
    assert {"path": "inbox"} == table.rest()
    table.finish()
    assert [] == table.problems
