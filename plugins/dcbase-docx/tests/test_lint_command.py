"""``dcbase lint`` on Word files, outside of any workspace."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx

from dcbase.model import Document, Finding, Received, Severity
from dcbase_docx.linting import lint_word
from dcbase_docx.reading import read_word
from dcbase_docx.template_names import names_of
from dcbase_docx.template_proof import proofed
from dcbase_docx.tracing import trace_word
from dcbase_docx.writing import render_word


def _lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dcbase", "lint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_a_file_of_ours_needs_no_workspace(written: Mapping[str, bytes], tmp_path: Path) -> None:
    """The form is that of the file, the format that of the installed plugin, in the child."""
    for name in ("hd36", "nd30"):
        (tmp_path / f"{name}.docx").write_bytes(written[name])
        done = _lint(tmp_path, f"{name}.docx")
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"dcbase:{name}" in done.stdout
        assert "¶" in done.stdout


def test_a_hostile_file_is_a_finding(tmp_path: Path) -> None:
    """What is no package is said, with its code; nothing is raised."""
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 hong")
    done = _lint(tmp_path, "a.docx", "--profile", "hd36")
    assert done.returncode == 1
    assert "DC-1116" in done.stdout


def test_macros_are_refused_whatever_the_file_is_called(
    written: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A file with programs in it is refused in plain words, by its name and by its content."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written["hd36"])) as package,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in package.namelist():
            made.writestr(name, package.read(name))
        made.writestr("word/vbaProject.bin", b"x")
    for name in ("a.docm", "a.docx"):
        (tmp_path / name).write_bytes(target.getvalue())
        for language, words in (("vi", "macro (.docm)"), ("en", "no Word document")):
            done = _lint(tmp_path, name, "--lang", language)
            assert done.returncode == 1, done.stderr
            assert "DC-1070" in done.stdout
            assert words in done.stdout
    received = Received("a.docm", "", target.getvalue())
    (submission,) = read_word(received)
    assert [finding.code for finding in submission.findings] == ["DC-1070"]
    (found,) = trace_word(received)
    assert isinstance(found, Finding)
    assert found.code == "DC-1070"
    assert [one.code for one in proofed(received, names_of(None, None))] == ["DC-1070"]


def test_a_template_is_proofread_outside_of_a_workspace(
    office_template: Received, tmp_path: Path
) -> None:
    """Its marks are counted, and it is in nobody's way."""
    (tmp_path / "mau.docx").write_bytes(office_template.content)
    done = _lint(tmp_path, "mau.docx", "--profile", "hd36", "--lang", "en")
    assert done.returncode == 0, done.stdout
    assert "This is a template with 147 marks" in done.stdout


def test_a_file_of_ours_remembers_its_form(
    documents: Mapping[str, Document], tmp_path: Path
) -> None:
    """Whatever day is in its head, it is held against the form that it was printed in."""
    document = documents["hd05"]
    assert "2025" in document.header.place_and_date
    (tmp_path / "a.docx").write_bytes(render_word(document))
    done = _lint(tmp_path, "a.docx")
    assert "dcbase:hd05" in done.stdout
    assert done.returncode == 0, done.stdout


def test_a_day_that_cannot_be_read_says_its_year(
    written: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A day in figures, or one that there is not, is one finding, in the form of its year."""
    for words in ("Lùng Phình, 05/11/2025", "Lùng Phình, ngày 31 tháng 11 năm 2025"):
        file = docx.Document(io.BytesIO(written["hd36"]))
        for cell in file.tables[0]._cells:
            for paragraph in cell.paragraphs:
                if paragraph.text.startswith("Lùng Phình, ngày"):
                    paragraph.runs[0].text = words
        for relation in list(file.part.rels.values()):
            if relation.reltype.endswith("/customXml"):
                del file.part.rels[relation.rId]  # somebody else's file
        file.save(str(tmp_path / "a.docx"))
        done = _lint(tmp_path, "a.docx", "--lang", "en")
        assert "dcbase:hd36" in done.stdout, done.stdout
        assert "1 error(s), 1 info" in done.stdout, done.stdout


def test_tracing_needs_no_workspace(written: Mapping[str, bytes], tmp_path: Path) -> None:
    """The figures of a file of ours are found with the installed plugin alone."""
    (tmp_path / "a.docx").write_bytes(written["hd36"])
    command = [sys.executable, "-m", "dcbase", "trace", "a.docx", "DT05"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "02848:DT05 (2025)  “08”  ← 02848_2025-11-10.yaml:40:9" in done.stdout


def test_a_list_of_ours_is_no_official_document(
    documents: Mapping[str, Document], tmp_path: Path
) -> None:
    """What dcbase printed without a head gets a note; the same file of somebody else an error."""
    document = documents["hd36"]
    bare = Document(record=document.record, profile=document.profile, blocks=document.opening)
    content = render_word(bare)
    (found,) = lint_word(Received("a.docx", "", content), document.profile)
    assert (found.code, found.severity) == ("DC-7030", Severity.INFO)
    file = docx.Document(io.BytesIO(content))
    for relation in list(file.part.rels.values()):
        if relation.reltype.endswith("/customXml"):
            del file.part.rels[relation.rId]
    file.save(str(tmp_path / "a.docx"))
    theirs = Received("a.docx", "", (tmp_path / "a.docx").read_bytes())
    codes = {one.code: one.severity for one in lint_word(theirs, document.profile)}
    assert codes["DC-7030"] is Severity.ERROR
