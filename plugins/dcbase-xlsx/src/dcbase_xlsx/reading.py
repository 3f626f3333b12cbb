"""From a received workbook to what it says."""

from __future__ import annotations

from dcbase.model import Finding, Origin, Received, Submission, core_kind
from dcbase.reading.package import open_package
from dcbase.reading.refused import PackageError
from dcbase_xlsx import biff, ooxml, opendocument
from dcbase_xlsx.found import find_cells
from dcbase_xlsx.grid import Extras, Sheet, sheets_of
from dcbase_xlsx.heard import Listener
from dcbase_xlsx.stamped import stamp_of
from dcbase_xlsx.worded import worded
from dcbase_xlsx.words import say

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an .xls file begins with, and an .xlsx file with a password."""
_OTHERS = {"Word, .docx": "word/document.xml", "PowerPoint, .pptx": "ppt/presentation.xml"}
_BEGINNINGS = {
    "PDF": (b"%pdf",),
    "RTF": (b"{\\rtf",),
    "HTML": (b"<html", b"<!doctype html", b"<table"),
    "XML": (b"<?xml",),
}
"""What other files begin with, in small letters."""


def read_workbook(received: Received) -> tuple[Submission, ...]:
    """Read a form that came back, as .xlsx, .xls or .ods, whatever its name says.

    Cells are found by code or name, so that rows may have been inserted, sheets moved and other
    sheets added.  A value is text with its sheet and cell; nothing is judged but the file.

    Returns:
        One submission.  Of a file that is no workbook, or no form of ours, it holds the
        findings only.
    """
    try:
        extras, sheets = _opened(received.content)
    except PackageError as error:
        return (_refused(received, error.finding(file=received.name, sha256=received.sha256)),)
    stamp = stamp_of(received, extras, sheets)
    if stamp is None:
        origin = Origin(received.name, received.sha256)
        return (_refused(received, core_kind("DC-2060").found(origin=origin)),)
    listener = Listener(received, stamp.asked, stamp.kept)
    found = find_cells(sheets, extras)
    in_rows = tuple(listener.figures(found))
    words = worded(listener, found)
    figures, texts = words.figures(in_rows), words.words()
    about = listener.about(found, figures, bool(texts["slots"]))
    findings = (*stamp.findings, *about, *listener.findings)
    said = stamp.said
    return (
        Submission(
            name=received.name,
            sha256=received.sha256,
            form=said.get("form"),
            form_version=said.get("version"),
            unit=said.get("unit"),
            period=said.get("period"),
            figures=figures,
            findings=findings,
            **texts,
        ),
    )


def _opened(content: bytes) -> tuple[Extras, list[Sheet]]:
    if content.startswith(_ZIP):
        package = open_package(content)
        other = next((name for name, part in _OTHERS.items() if part in package), None)
        if other is not None:
            raise PackageError("DC-1060", problem=other)
        if opendocument.looks_like(package):
            extras = opendocument.extras_of(package)
        else:
            extras = ooxml.extras_of(package)
    elif content.startswith(_COMPOUND):
        extras = biff.extras_of(content)
    else:
        raise PackageError("DC-1060", problem=_called(content))
    return extras, sheets_of(content, extras)


def _called(content: bytes) -> str:
    """Return what a file is that is no workbook, by the way it begins."""
    begin = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    names = (name for name, signs in _BEGINNINGS.items() if begin.startswith(signs))
    return next(names, say("unknown-file"))


def _refused(received: Received, finding: Finding) -> Submission:
    return Submission(name=received.name, sha256=received.sha256, findings=(finding,))
