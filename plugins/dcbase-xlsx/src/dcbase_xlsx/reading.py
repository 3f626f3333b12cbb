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

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""What an .xls file begins with, and an .xlsx file with a password."""


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
    listener = Listener(received, stamp.asked)
    found = find_cells(sheets, extras)
    figures = tuple(listener.figures(found))
    words = listener.words(found)
    about = listener.about(found, figures, bool(words["slots"]))
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
            **words,
        ),
    )


def _opened(content: bytes) -> tuple[Extras, list[Sheet]]:
    if content.startswith(_ZIP):
        package = open_package(content)
        if opendocument.looks_like(package):
            extras = opendocument.extras_of(package)
        else:
            extras = ooxml.extras_of(package)
    elif content.startswith(_COMPOUND):
        extras = biff.extras_of(content)
    else:
        raise PackageError("DC-1060", problem=repr(content[:8].decode("latin-1")))
    return extras, sheets_of(content, extras)


def _refused(received: Received, finding: Finding) -> Submission:
    return Submission(name=received.name, sha256=received.sha256, findings=(finding,))
