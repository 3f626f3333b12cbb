"""The plugin's catalogs, loaded once."""

from __future__ import annotations

import pytest

import dcbase_law10
from dcbase.model import Form, FrozenMap, Indicator, Layout, Obligation, Questions


@pytest.fixture(scope="session")
def obligations() -> dict[str, Obligation]:
    """Every obligation by code."""
    return {each.code: each for each in dcbase_law10.dcbase_register_obligations()}


@pytest.fixture(scope="session")
def indicators() -> dict[str, Indicator]:
    """Every indicator by code."""
    return {each.code: each for each in dcbase_law10.dcbase_register_indicators()}


@pytest.fixture(scope="session")
def form() -> Form:
    """The form of the communes."""
    (form,) = dcbase_law10.dcbase_register_forms()
    return form


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The layout of a commune's report."""
    (layout,) = dcbase_law10.dcbase_register_layouts()
    return layout


@pytest.fixture(scope="session")
def questions(form: Form, indicators: dict[str, Indicator]) -> Questions:
    """What a commune is asked."""
    return Questions(
        form=form, indicators=FrozenMap({code: indicators[code] for code in form.indicators})
    )
