"""99 commune reports to Word beside docxtpl, plain python-docx, and zipping ready-made XML.

All four write the same documents: the same blocks in the same order, the same lines of head and
end.  docxtpl fills a template that is made once, from a loop over paragraphs, which is what an
office would do; python-docx adds a paragraph for each block to its default document.  The last
one zips, for each document, XML of exactly the size that ours wrote: the least that any writer
of such files has to do.  Processor time is measured, not the wall's.

    python bench/bench_word.py              the three comparisons
    python bench/bench_word.py --profile    where our time goes (cProfile)
"""

from __future__ import annotations

import cProfile
import io
import pstats
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

import docx
from bench_province import province
from docxtpl import DocxTemplate
from measure import machine, show

from dcbase.model import Document, DocumentHeading, Table, text_of
from dcbase.testing import composed
from dcbase_docx.writing import render_word

RUNS = 5


def reports() -> tuple[Document, ...]:
    """Return the document of every commune of the province."""
    with province(prose=True) as made:
        return composed(made.root, each=True, layout="dcbase:plain")


def lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield the kind and the words of every line; a table yields a line for each cell."""
    header, signature = document.header, document.signature
    yield from (("left", line) for line in (*header.organisation, header.mark, header.number))
    yield from (("right", line) for line in (*header.national, header.place_and_date))
    yield from (("title", line) for line in (document.title, document.subject, document.rule))
    for block in document.every_block():
        if isinstance(block, Table):
            raise TypeError("the peers here write no tables")
        kind = f"heading{block.level}" if isinstance(block, DocumentHeading) else "body"
        mark = getattr(block, "mark", "")
        yield kind, f"{mark} {text_of(block.runs)}" if mark else text_of(block.runs)
    yield from (("left", line) for line in (document.recipients_title, *document.recipients))
    yield from (
        ("right", line) for line in (signature.authority, signature.capacity, signature.name)
    )


def by_python_docx(documents: Sequence[Document]) -> list[bytes]:
    """Write the documents as a program with python-docx would."""
    return [_by_python_docx(document) for document in documents]


def _by_python_docx(document: Document) -> bytes:
    file = docx.Document()
    for kind, words in lines(document):
        if kind.startswith("heading"):
            file.add_heading(words, int(kind[-1]))
        else:
            file.add_paragraph(words)
    return _saved(file)


def by_docxtpl(documents: Sequence[Document], template: Path) -> list[bytes]:
    """Fill an office's template with the documents."""
    written = []
    for document in documents:
        file = DocxTemplate(template)
        file.render({"lines": [words for _, words in lines(document)]}, autoescape=True)
        written.append(_saved(file))
    return written


def _saved(file: docx.document.Document | DocxTemplate) -> bytes:
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def template_in(folder: Path) -> Path:
    """Write the template that docxtpl fills: a loop over paragraphs."""
    file = docx.Document()
    for words in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        file.add_paragraph(words)
    path = folder / "template.docx"
    file.save(str(path))
    return path


def zipped(packages: Sequence[dict[str, bytes]]) -> list[bytes]:
    """Zip XML that is there already."""
    written = []
    for parts in packages:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(name, content)
        written.append(target.getvalue())
    return written


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package, unzipped."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main() -> None:
    print(machine())
    documents = reports()
    packages = [parts_of(render_word(document)) for document in documents]
    size = sum(len(part) for package in packages for part in package.values())
    print(f"{len(documents)} documents, {size / 1e6:.1f} MB of XML")

    def ours() -> list[bytes]:
        return [render_word(document) for document in documents]

    if "--profile" in sys.argv:
        with cProfile.Profile() as profile:
            ours()
        pstats.Stats(profile).sort_stats("tottime").print_stats(15)
        return
    with tempfile.TemporaryDirectory() as temporary:
        template = template_in(Path(temporary))
        peers = (
            ("docxtpl", lambda: by_docxtpl(documents, template), 0.2),
            ("python-docx", lambda: by_python_docx(documents), 0.2),
            ("zipping ready XML", lambda: zipped(packages), 2.0),
        )
        for name, peer, goal in peers:
            title = f"{len(documents)} reports to Word beside {name}"
            names = ("dcbase-docx", name)
            show(title, names, (ours, peer), goal=goal, runs=RUNS, clock=process_time)


if __name__ == "__main__":
    main()
