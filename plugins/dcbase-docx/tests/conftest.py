"""The documents of the demonstration, and what is written of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree

from dcbase import Workspace
from dcbase.model import Document, Received
from dcbase.testing import composed, make_demo
from dcbase.testing.fixtures import ByLibreOffice, by_libreoffice  # noqa: F401
from dcbase_docx.writing import render_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Document]:
    """Return the Lùng Phình report in the three forms by their code, and the province's."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    forms = ("hd36", "hd05", "nd30")
    commune = {code: composed(folder / "lung_phinh", profile=f"dcbase:{code}")[0] for code in forms}
    return {**commune, "province": composed(folder / "lao_cai")[0]}


@pytest.fixture(scope="session")
def communes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, ...]:
    """Return the documents of some communes that sent figures and no words, and of one that did."""
    folder = tmp_path_factory.mktemp("communes")
    make_demo(folder)
    workspace = Workspace.open(folder / "lao_cai")
    sent = [report.unit.code for report in workspace.run().reports]
    return composed(folder / "lao_cai", [*sent[:4], "02848"])


@pytest.fixture(scope="session")
def written(documents: Mapping[str, Document]) -> Mapping[str, bytes]:
    """Return the Word file of each of the documents."""
    return {name: render_word(document) for name, document in documents.items()}


@pytest.fixture(scope="session")
def part() -> Callable[[bytes, str], etree._Element]:
    """Return a function that reads a part of a package, parsed by an XML library of others."""

    def read(content: bytes, name: str) -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return etree.fromstring(package.read(name))

    return read


@pytest.fixture(scope="session")
def pdfs(
    written: Mapping[str, bytes],
    by_libreoffice: ByLibreOffice,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Path]:
    """Return a PDF of each of the documents, made by LibreOffice."""
    folder = tmp_path_factory.mktemp("pdf")
    sent = {f"{name}.docx": content for name, content in written.items()}
    for name, content in by_libreoffice(sent, "pdf").items():
        (folder / name).write_bytes(content)
    return {name: folder / f"{name}.pdf" for name in written}


@pytest.fixture(scope="session")
def word_file() -> Callable[..., bytes]:
    """Return a function that packs a Word file from the XML of its parts.

    It takes what stands in the body, and the content of further parts by their kind:
    ``numbering="<w:num …/>"``.
    """
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:x"'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    )
    roots = {"header": "hdr", "footer": "ftr"}

    def related(*kinds: str) -> str:
        each = (
            f'<Relationship Id="r{n}" Type="{office}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(pair.split("=") for pair in kinds)
        )
        return f"{relations}{''.join(each)}</Relationships>"

    def pack(body: str, **parts: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("_rels/.rels", related("officeDocument=word/document.xml"))
            listed = related(*(f"{kind}={kind}.xml" for kind in parts))
            package.writestr("word/_rels/document.xml.rels", listed)
            whole = f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
            package.writestr("word/document.xml", whole)
            for kind, content in parts.items():
                root = roots.get(kind, kind)
                package.writestr(f"word/{kind}.xml", f"<w:{root} {spaces}>{content}</w:{root}>")
        return packed.getvalue()

    return pack


@pytest.fixture(scope="session")
def office_template() -> Received:
    """Return the template that stands in the examples."""
    path = Path(__file__).parents[3] / "examples" / "office_template" / "bao-cao.docx"
    content = path.read_bytes()
    return Received("mau/bao-cao.docx", sha256(content).hexdigest(), content)


@pytest.fixture(scope="session")
def template() -> Callable[..., Received]:
    """Return a function that makes a template as an office would, from its paragraphs.

    It takes the paragraphs, and with ``edit`` what else is done to it with python-docx.
    """

    def make(*paragraphs: str, edit: Callable[[Any], None] | None = None) -> Received:
        file = docx.Document()
        for text in paragraphs:
            file.add_paragraph(text)
        if edit is not None:
            edit(file)
        saved = io.BytesIO()
        file.save(saved)
        content = saved.getvalue()
        return Received("mau.docx", sha256(content).hexdigest(), content)

    return make
