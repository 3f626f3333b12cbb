"""The notation of the case files: "gt 98", "yes", "'tốt'", or the reason of a missing figure."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dcbase.model import FrozenMap, Known, Missing, Qualifier, Reason

CASES = Path(__file__).parents[2] / "cases/formula"
REASONS = {reason.value: reason for reason in Reason}
TRUTHS = {"yes": True, "no": False}


def pytest_generate_tests(metafunc):
    """Give each test that asks for `case_of_<file>` one case of that file at a time."""
    for name in metafunc.fixturenames:
        if name.startswith("case_of_"):
            path = CASES / f"{name.removeprefix('case_of_')}.yaml"
            cases = yaml.safe_load(path.read_text(encoding="utf-8"))
            ids = [str(case.get("case", case.get("formula"))) for case in cases]
            metafunc.parametrize(name, cases, ids=ids)


def value_of(text):
    """Read a value in the notation of the case files."""
    if text in TRUTHS:
        return TRUTHS[text]
    if text.startswith("'"):
        return text.strip("'")
    return int(text) if text.lstrip("-").isdecimal() else Decimal(text)


def figure_of(text):
    """Read a figure in the notation of the case files."""
    if text in REASONS:
        return Missing(REASONS[text])
    qualifier, _, value = text.rpartition(" ")
    return Known(value_of(value), Qualifier(qualifier or "eq"))


def shown(value, qualifier=Qualifier.EQ):
    """Write a value in the notation of the case files."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if qualifier is Qualifier.EQ else f"{qualifier.value} {text}"


@pytest.fixture
def figures_of():
    """Read many figures."""
    return lambda texts: FrozenMap({code: figure_of(text) for code, text in texts.items()})


@pytest.fixture
def show():
    """Write a value."""
    return shown


@pytest.fixture
def catalog():
    """Read every formula of law10's catalog."""
    return yaml.safe_load((CASES / "catalog.yaml").read_text(encoding="utf-8"))
