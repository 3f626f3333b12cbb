"""A template named in a workspace: filled when built, proofread when checked."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import docx
import pytest

from dcbase import Workspace
from dcbase._workspace.output_faults import faults
from dcbase.errors import TemplateError
from dcbase.model import Received
from dcbase_docx.tracing import trace_word
from dcbase_lung_phinh.workspace import folder


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a copy of the reference report's workspace whose Word file has a template."""
    reference = folder()
    copytree(reference / "data", tmp_path / "data")
    settings = (reference / "dcbase.toml").read_text("utf-8")
    before, _, after = settings.partition("formats = [")
    rest = after.partition("\n")[2]
    named = f'{before}formats = ["docx", "text"]\ntemplate = "mau/bao-cao.docx"\n{rest}'
    (tmp_path / "dcbase.toml").write_text(named, encoding="utf-8")
    (tmp_path / "mau").mkdir()
    return tmp_path


def test_the_word_file_is_the_offices_own(place: Path, office_template: Received) -> None:
    """Built twice it is the same file; its figures are traced; the text is as ever."""
    (place / "mau" / "bao-cao.docx").write_bytes(office_template.content)
    assert list(faults(Workspace.open(place))) == []
    word, text = Workspace.open(place).build()
    again, _ = Workspace.open(place).build()
    assert word.name.endswith(".docx")
    assert word.content == again.content
    figures = list(trace_word(Received(word.name, "", word.content)))
    assert len(figures) == 16
    assert "KHÁI QUÁT TÌNH HÌNH" in text.content.decode()


def test_a_misspelt_code_is_named(place: Path, template: Callable[..., Received]) -> None:
    """Checking names it, building refuses it, and linting the file in the workspace knows it."""
    path = place / "mau" / "bao-cao.docx"
    path.write_bytes(template("{# tiếp dân #}{{ so_lieu.DT0l }}", "{# chỉ ghi chú #}").content)
    workspace = Workspace.open(place)
    (found,) = faults(workspace)
    assert (found.code, found.facts["got"]) == ("DC-7075", "so_lieu.DT0l")
    assert str(found.facts["nearest"]).startswith("so_lieu.DT01")
    with pytest.raises(TemplateError, match=r"so_lieu\.DT0l"):
        list(workspace.build())
    linted = workspace.lint(path, "hd36").findings
    assert [one.code for one in linted if one.code.startswith("DC-707")] == ["DC-7075"]


def test_comments_are_printed_nowhere(place: Path, template: Callable[..., Received]) -> None:
    """A note that an office has left to itself is not in the file."""
    note = template("{# ghi chú #}{{ ten_loai }}")
    (place / "mau" / "bao-cao.docx").write_bytes(note.content)
    (word,) = Workspace.open(place).build(formats=["docx"])
    (paragraph,) = docx.Document(io.BytesIO(word.content)).paragraphs
    assert paragraph.text == "BÁO CÁO"
