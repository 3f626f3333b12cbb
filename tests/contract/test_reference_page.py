"""The page of nouns leaves out nothing that a stranger may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dcbase import Workspace, model

PAGE = (Path(__file__).parents[2] / "docs/reference/model.md").read_text("utf-8")


@pytest.mark.parametrize("name", model.__all__)
def test_every_noun_is_told(name: str) -> None:
    """A class or function by its own docstring; an enum or a union at least by its name."""
    told = re.search(rf"^\.\. auto(class|function):: {name}$|`{name}`", PAGE, re.MULTILINE)
    assert told, f"docs/reference/model.md says nothing of dcbase.model.{name}"


@pytest.mark.parametrize("name", [name for name in dir(Workspace) if not name.startswith("_")])
def test_everything_of_a_workspace_is_told(name: str) -> None:
    """Methods by their docstrings, properties in the table."""
    page = PAGE.partition("## The workspace")[2]
    methods = re.search(r":members: (.*)", page)
    assert methods
    assert name in methods[1].split(", ") or re.search(rf"^\|.*`{name}`.*\|", page, re.MULTILINE)
