"""What a template cannot take away, and what is not handed on with it."""

from __future__ import annotations

import io
import os
import pickle
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

import docx
import ooxml_integrity
import pytest
from attrs import evolve
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from dcbase.errors import TemplateError
from dcbase.model import (
    Aggregate,
    Document,
    Received,
    Traced,
)
from dcbase_docx.template_filling import fill_word
from dcbase_docx.tracing import trace_word


def lines(content: bytes) -> list[str]:
    """Return the paragraphs of a body, those of tables included, as python-docx reads them."""
    body = docx.Document(io.BytesIO(content)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def parts(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def traced(content: bytes) -> list[Traced]:
    found = list(trace_word(Received("x.docx", "", content)))
    assert all(isinstance(one, Traced) for one in found)
    return [one for one in found if isinstance(one, Traced)]


def test_others_find_nothing_in_it(
    documents: Mapping[str, Document], office_template: Received, tmp_path: Any
) -> None:
    """The schemas of the Open XML SDK, and a checker of structure."""
    path = tmp_path / "filled.docx"
    path.write_bytes(
        fill_word(evolve(documents["hd36"], notice="Số liệu minh họa"), office_template)
    )
    assert [] == list(OpenXmlValidator().validate(path).errors)
    assert [] == list(ooxml_integrity.check(str(path)))


def test_a_table_without_rows(
    documents: Mapping[str, Document], template: Callable[..., Received], tmp_path: Any
) -> None:
    """Where nothing is left of a table or of a cell the file is still one that Word opens."""

    def edit(file: Any) -> None:
        empty = file.add_table(3, 1)
        empty.cell(0, 0).text = "{%tr for x in phu_luc %}"
        empty.cell(1, 0).text = "{{ x.tieu_de }}"
        empty.cell(2, 0).text = "{%tr endfor %}"
        cell = file.add_table(1, 1).cell(0, 0)
        cell.text = "{%p if thong_bao %}"
        cell.add_paragraph("{{ thong_bao }}")
        cell.add_paragraph("{%p endif %}")

    document = evolve(documents["hd36"], annexes=(), notice="")
    path = tmp_path / "filled.docx"
    made = template("{{ ten_loai }}", edit=edit)
    found = []
    for content in (made.content, fill_word(document, made)):
        path.write_bytes(content)
        found.append([one.description for one in OpenXmlValidator().validate(path).errors])
    assert len(docx.Document(str(path)).tables) == 1
    assert found[1] == found[0]  # python-docx's own file is not without fault


def test_the_notice_is_never_hidden(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Made-up figures are called so at the foot of every page, whether or not a mark says it."""
    document = evolve(documents["hd36"], notice="SỐ LIỆU MINH HỌA")

    def edit(file: Any) -> None:
        first = file.sections[0]
        first.different_first_page_header_footer = True
        file.settings.odd_and_even_pages_header_footer = True
        first.footer.paragraphs[0].text = "{{ thong_bao }}"
        hidden = first.first_page_footer.paragraphs[0].add_run("{{ thong_bao }}")
        hidden.font.hidden = True
        file.add_section()

    for made in (template("{{ ten_loai }}"), template("{{ ten_loai }}", edit=edit)):
        file = docx.Document(io.BytesIO(fill_word(document, made)))
        for section in file.sections:
            footers = [section.footer]
            if section.different_first_page_header_footer:
                footers += [section.first_page_footer, section.even_page_footer]
            for footer in footers:
                seen = [r.text for p in footer.paragraphs for r in p.runs if not r.font.hidden]
                assert "".join(seen) == document.notice


def test_the_coverage_is_never_hidden(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """A total says at the end of the text how many units stand behind it, if nothing else does."""
    document = documents["province"]
    assert isinstance(document.record, Aggregate)
    share = f"{len(document.record.reports)}/{len(document.record.units)}"
    plain = fill_word(document, template("{{ so_lieu.DT01 }}"))
    assert share in lines(plain)[-1]
    said = fill_word(document, template("{{ so_lieu.DT01 }} ({{ do_phu }} xã)", "hết"))
    assert share in lines(said)[0]
    assert lines(said)[-1] == "hết"


def test_a_fault_refuses_the_whole(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """All faults are said at once, in the words of the findings, and nothing is written."""
    with pytest.raises(TemplateError) as raised:
        fill_word(documents["hd36"], template("{{ x }}", "{{ ten_loai }"))
    assert "DC-7075" in raised.value.words("vi")
    assert "DC-7076" in raised.value.words("en")


def _packed(**changes: bytes | None) -> Callable[[Received], Received]:
    """Return what replaces parts of a package, or takes them out."""

    def change(received: Received) -> Received:
        kept = {**parts(received.content), **{KEYS[key]: part for key, part in changes.items()}}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as made:
            for name, part in kept.items():
                if part is not None:
                    made.writestr(name, part)
        return Received(received.name, "", target.getvalue())

    return change


KEYS = {"rels": "word/_rels/document.xml.rels", "types": "[Content_Types].xml"}


def test_a_package_without_relationships(
    documents: Mapping[str, Document], word_file: Callable[..., bytes]
) -> None:
    """The barest file that Word opens is a template: figures and notice find their place."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    bare = word_file("<w:p><w:r><w:t>{{ so_lieu.DT01 }}</w:t></w:r></w:p>")
    made = _packed(rels=None, types=types.encode())(Received("mau.docx", "", bare))
    content = fill_word(evolve(documents["hd36"], notice="MINH HỌA"), made)
    assert [one.now for one in traced(content)] == ["44"]
    (section,) = docx.Document(io.BytesIO(content)).sections
    assert section.footer.paragraphs[0].text == "MINH HỌA"


def test_a_package_that_is_strange(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """What python-docx cannot open is said in plain words, never as its traceback."""
    strange = _packed(types=b"<x/>")(template("{{ ten_loai }}"))
    with pytest.raises(TemplateError, match="package is strange"):
        fill_word(documents["hd36"], strange)


def test_without_docxtpl(
    documents: Mapping[str, Document],
    template: Callable[..., Received],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is missing is named with the command that brings it."""
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    command = 'pip install "./plugins/dcbase-docx[template]"'
    with pytest.raises(TemplateError, match=re.escape(command)):
        fill_word(documents["hd36"], template("{{ ten_loai }}"))


def test_nobody_is_named(
    documents: Mapping[str, Document], template: Callable[..., Received]
) -> None:
    """Author, company, days, and the folder of the office's template are not in the file."""

    def edit(file: Any) -> None:
        properties = file.core_properties
        properties.author = properties.last_modified_by = "Nguyễn Văn A {{ ten_loai }}"
        properties.comments, properties.title = "C:\\Users\\A", "{{ khong_co }}"

    content = fill_word(documents["hd36"], template("{{ ten_loai }}", edit=edit))
    core = parts(content)["docProps/core.xml"].decode()
    assert "BÁO CÁO" in core
    whole = b"".join(parts(content).values()).decode("utf-8", "replace")
    for word in ("Nguyễn", "Users", "python-docx", "created", "modified", "khong_co"):
        assert word not in core
    assert "Nguyễn" not in whole
    assert "docProps/thumbnail.jpeg" not in parts(content)


def test_the_same_bytes_elsewhere(
    documents: Mapping[str, Document], office_template: Received, tmp_path: Any
) -> None:
    """Another hash seed, time zone and locale, and another day, change no byte."""
    kept = tmp_path / "document"
    kept.write_bytes(pickle.dumps((documents["nd30"], office_template)))
    code = (
        "import hashlib, pickle, sys; from dcbase_docx.template_filling import fill_word;"
        "document, template = pickle.loads(open(sys.argv[1], 'rb').read());"
        "print(hashlib.sha256(fill_word(document, template)).hexdigest())"
    )
    seen = {sha256(fill_word(documents["nd30"], office_template)).hexdigest()}
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("77", "America/Caracas")):
        chosen = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-c", code, str(kept)],
            env={**os.environ, **chosen},
            check=True,
            capture_output=True,
            text=True,
        )
        seen.add(done.stdout.strip())
    assert len(seen) == 1
