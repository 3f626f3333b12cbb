"""An office's own templates: found in the workspace, proofread, and filled by their format."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dcbase._cli.check import judge
from dcbase.errors import (
    PluginContractError,
    PluginHookError,
    RenderError,
    TemplateError,
    WorkspaceFileError,
)
from dcbase.model import Format, Origin, core_kind

GOOD = {"DT04": 0, "DT05": 8, "DT10": 6}


def proof(template, blank):
    """Find every word that is no indicator, and note that somebody looked."""
    text = template.content.decode()
    if "raise" in text:
        raise ValueError("bút đỏ")
    for number, word in enumerate(text.split(), start=1):
        at = Origin(template.name, template.sha256, paragraph=number)
        facts = {"where_vi": "", "where_en": "", "mark": word, "got": word, "nearest": "DT05"}
        if word not in blank.indicators:
            yield core_kind("DC-7075").found(origin=at, facts=facts)
    yield core_kind("DC-7093").found(origin=Origin(template.name), facts={"marks": number})


def fill(document, template):
    words = template.content.decode().split()
    return " ".join(f"{word}={document.record.totals[word].figure}" for word in words).encode()


def lint(received, profile):
    return [core_kind("DC-7093").found(origin=Origin(received.name), facts={"marks": 1})]


MAU = Format(
    code="mau", suffixes=(".mau",), media_type="x/y", render=lambda document: b"own",
    proof=proof, fill=fill, lint=lint,
)  # fmt: skip
PLAIN = Format(code="plain", suffixes=(".mau", ".p"), media_type="x/y", render=lambda _: b"plain")


@pytest.fixture
def filling(office, write, house, tmp_path):
    """Return a function that opens a workspace with a template of some words."""

    def make(words="DT05", path="mau/a.mau", formats='"mau", "text"', own=(MAU,), named=None):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if words is not None:
            target.write_text(words, encoding="utf-8")
        output = (
            '[[output]]\nfor = "workspace"\nlayout = "totals"\n'
            f'formats = [{formats}]\ntemplate = "{named or path}"\n'
        )
        sent = {"a.yaml": write("02647", **GOOD)}
        return office(sent, house=house(formats=list(own)), more=output)

    return make


def test_the_format_of_the_template_is_filled(filling):
    """Its file is made by `fill`, the others are rendered as ever."""
    workspace = filling("DT05 DT10")
    made = {artifact.name: artifact.content for artifact in workspace.build()}
    assert list(made) == ["15_2025_totals.mau", "15_2025_totals.txt"]
    assert made["15_2025_totals.mau"].startswith(b"DT05=Known(")
    assert b"DT10=" not in made["15_2025_totals.txt"]


def test_a_faulty_template_is_refused_with_every_fault(filling):
    """Building says what checking says; a format without the template is still written."""
    workspace = filling("DT05 XX YY")
    with pytest.raises(TemplateError) as raised:
        list(workspace.build())
    assert [problem.where for problem in raised.value.problems] == ["mau/a.mau ¶2", "mau/a.mau ¶3"]
    assert "“YY”" in raised.value.words("vi")
    assert len(list(workspace.build(formats=["text"]))) == 1
    judged = judge(workspace, workspace.run(), ())
    found = [finding.code for finding in judged.findings if finding.code.startswith("DC-7")]
    assert found == ["DC-7093", "DC-7075", "DC-7075"]
    own = judge(workspace, workspace.run(), ("02647",))
    assert not [one for one in own.findings if one.code.startswith("DC-7")]


def test_a_template_that_is_not_there(filling):
    """A finding when checked, a failure when built, in both languages."""
    workspace = filling(None)
    (found,) = (
        one for one in judge(workspace, workspace.run(), ()).findings if one.code == "DC-7091"
    )
    assert "không có tệp" in str(found.facts["problem_vi"])
    assert "there is no such file" in str(found.facts["problem_en"])
    with pytest.raises(TemplateError, match="there is no such file"):
        list(workspace.build())


def test_a_template_that_is_no_file(filling, tmp_path):
    """A folder, a link to elsewhere and a file that is too large are refused."""
    (tmp_path / "mau" / "a.mau").mkdir(parents=True)
    with pytest.raises(TemplateError):
        list(filling(None).build())


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need rights")
def test_a_template_that_leads_elsewhere(filling, tmp_path, tmp_path_factory):
    """A link out of the workspace is not followed."""
    outside = tmp_path_factory.mktemp("outside") / "a.mau"
    outside.write_text("DT05", encoding="utf-8")
    (tmp_path / "mau").mkdir()
    (tmp_path / "mau" / "a.mau").symlink_to(outside)
    with pytest.raises(TemplateError, match="leads out"):
        list(filling(None).build())


def test_a_template_that_is_too_large(filling, monkeypatch):
    """No more is read than any template has."""
    monkeypatch.setattr("dcbase._workspace.template_files.MOST_BYTES", 3)
    with pytest.raises(TemplateError, match="more than 3 bytes"):
        list(filling("DT05").build())


@pytest.mark.parametrize("path", ["../a.mau", "/a.mau", "mau//a.mau", "./a.mau", "C:a", "a\\\\b"])
def test_a_path_that_leads_elsewhere(filling, path):
    """The workspace file itself is refused."""
    with pytest.raises(WorkspaceFileError, match=r"output\[1\]\.template"):
        filling(None, named=path)


@pytest.mark.parametrize(("path", "own"), [("mau/a.mau", (PLAIN,)), ("mau/a.odt", (MAU,))])
def test_nobody_fills_it(filling, path, own):
    """A template of a kind that none of the output's formats fills is said to be one."""
    formats = f'"{own[0].code}"'
    with pytest.raises(TemplateError, match="fills"):
        list(filling("DT05", path=path, formats=formats, own=own).build())


def test_a_format_that_fails(filling):
    """Whose fault it is is said: proofreading, filling, and what is no file."""
    with pytest.raises(PluginHookError, match="bút đỏ"):
        list(filling("raise").build())
    bad = Format(
        code="bad", suffixes=(".mau",), media_type="x/y", fill=lambda document, template: "chữ"
    )
    with pytest.raises(PluginContractError, match="expected the bytes"):
        list(filling("DT05", formats='"bad"', own=(bad,)).build())


def test_linting_a_template_that_is_named(filling, tmp_path):
    """In the workspace the codes are known, so that more is found; nothing is said twice."""
    workspace = filling("XX")
    linted = workspace.lint(tmp_path / "mau" / "a.mau")
    assert [one.code for one in linted.findings] == ["DC-7093", "DC-7075"]
    other = Path(tmp_path / "khac.mau")
    other.write_text("XX", encoding="utf-8")
    assert [one.code for one in workspace.lint(other).findings] == ["DC-7093"]


def test_a_format_that_fills_nothing(filling):
    """A template handed to a format without `fill` is no silent rendering."""
    from dcbase._flow.render import render

    workspace = filling("DT05")
    document_of = workspace.formats.find("text")
    with pytest.raises(RenderError, match="no templates"):
        render(None, document_of, template=object())
