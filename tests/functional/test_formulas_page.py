"""The page of formulas is true: what it says a formula comes to comes out."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dcbase.errors import FormulaError
from dcbase.formula import Outcome, evaluate, parse, scope
from dcbase.model import Known, Period, Qualifier, Window
from dcbase.reading import Map, Scalar, read_yaml

PAGE = (Path(__file__).parents[2] / "docs/reference/formulas.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| (.+?) \|$", PAGE, re.MULTILINE)
REFUSED = re.findall(r"^\| `(.+?)` \| ([0-9]+) \| (.+?) \|$", PAGE, re.MULTILINE)
COMES_TO = [row for row in ROWS if row[0] not in {formula for formula, *_ in REFUSED}]
HALF = Window(start=date(2025, 1, 1), end=date(2025, 6, 30))
NAMES = scope(Period.parse("2025-H1"), HALF)
BEFORE = {"DT05": Known(40)}


def figures() -> dict[str, Known]:
    said = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert said
    root = read_yaml(said[1].encode(), file="page").root
    assert isinstance(root, Map)
    return {code.text: known(node) for code, node in root.pairs}


def known(node: object) -> Known:
    if isinstance(node, Map):
        value, qualifier = node.get("value"), node.get("qualifier")
        assert isinstance(value, Scalar)
        assert isinstance(qualifier, Scalar)
        return Known(int(value.text), Qualifier(qualifier.text))
    assert isinstance(node, Scalar)
    if node.text in ("true", "false"):
        return Known(node.text == "true")
    return Known(int(node.text) if node.text.isdigit() else node.text)


def said(outcome: Outcome) -> str:
    """Return an outcome as the page writes it."""
    if outcome.value is None:
        assert outcome.why
        return outcome.why.value + "".join(f": `{code}`" for code in outcome.missing)
    value = outcome.value
    text = str(value).lower() if isinstance(value, bool) else str(value)
    assert isinstance(value, bool | int | Decimal)
    return f"`{text}`" + (f", {outcome.qualifier.value}" if outcome.bound else "")


@pytest.mark.parametrize(("formula", "comes_to"), COMES_TO)
def test_what_formulas_come_to(formula: str, comes_to: str) -> None:
    """Every row of the tables, over the figures of the page."""
    assert comes_to == said(evaluate(parse(formula), figures(), previous=BEFORE, names=NAMES))


@pytest.mark.parametrize(("formula", "column", "why"), REFUSED)
def test_what_is_refused(formula: str, column: str, why: str) -> None:
    """Column and reason are those of the page."""
    with pytest.raises(FormulaError) as raised:
        evaluate(parse(formula), figures(), names=NAMES)
    assert (int(column), why) == (raised.value.column, str(raised.value.problem))


def test_the_page_has_its_tables() -> None:
    """No row was lost to another way of writing it."""
    assert len(COMES_TO) == 36
    assert len(REFUSED) == 11


def test_the_code_for_programs() -> None:
    """The block of Python runs."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    exec(compile(code, "formulas.md", "exec"), {})
