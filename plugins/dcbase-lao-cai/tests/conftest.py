"""The plugin's layout and what a commune is asked."""

from __future__ import annotations

import pytest

import dcbase_lao_cai
import dcbase_law10
from dcbase.model import Form, FrozenMap, Layout, Questions
from dcbase.testing.fixtures import workspace_with  # noqa: F401


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The report of the province."""
    (layout,) = dcbase_lao_cai.dcbase_register_layouts()
    return layout


@pytest.fixture(scope="session")
def form() -> Form:
    """The communes' form."""
    (form,) = dcbase_law10.dcbase_register_forms()
    return form


@pytest.fixture(scope="session")
def questions(form: Form) -> Questions:
    """The form's indicators, then the province's own."""
    every = (
        *dcbase_law10.dcbase_register_indicators(),
        *dcbase_lao_cai.dcbase_register_indicators(),
    )
    return Questions(form=form, indicators=FrozenMap({each.short: each for each in every}))
