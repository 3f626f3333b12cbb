"""The names that a template may use: given, allowed and documented, and the shipped example."""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from dcbase.model import (
    Document,
    Received,
)
from dcbase_docx.template_data import Filling, slots_of
from dcbase_docx.template_names import Group, Many, Shape, names_of

EXAMPLE = Path(__file__).parents[3] / "examples" / "office_template"


def lines(content: bytes) -> list[str]:
    """Return the paragraphs of a body, those of tables included, as python-docx reads them."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


@pytest.mark.parametrize("name", ["hd36", "nd30", "province"])
def test_every_name_is_there(name: str, documents: Mapping[str, Document]) -> None:
    """What the proofreader allows is what a template gets: no name more, none less."""
    document = documents[name]
    names = names_of(document.record.questions.indicators, slots_of(document))
    _alike(names, Filling(document).data(), "")


def _alike(shape: Shape, value: Any, at: str) -> None:
    match shape:
        case Group(names=names):
            assert set(names) == set(value), at
            for key, inner in names.items():
                _alike(inner, value[key], f"{at}.{key}")
        case Many(of=inner):
            assert isinstance(value, tuple), at
            for one in value:
                _alike(inner, one, f"{at}[]")
        case _ if shape.kind == "value":
            hash(value)
        case _:
            kinds = {"count": int, "flag": bool}
            assert isinstance(value, kinds.get(shape.kind, str)), at


def test_the_template_of_the_examples_is_made_again(office_template: Received) -> None:
    """Its script gives the words and marks of the file that is shipped."""
    path = EXAMPLE / "make_template.py"
    spec = importlib.util.spec_from_file_location("make_template", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert lines(module.template(module.report())) == lines(office_template.content)


def test_every_name_is_documented() -> None:
    """The page for offices names what a template may use."""
    page = (EXAMPLE.parents[1] / "docs/how-to/use-your-own-word-template.md").read_text("utf-8")
    missing = [name for name in _named(names_of((), ())) if f"`{name}" not in page]
    assert [name for name in missing if f".{name}`" not in page] == []


def _named(shape: Shape) -> set[str]:
    match shape:
        case Group(names=names, other=other):
            inner = [*names.values(), *([other] if other else [])]
            return {*names, *(name for one in inner for name in _named(one))}
        case Many(of=inner):
            return _named(inner)
        case _:
            return set()
