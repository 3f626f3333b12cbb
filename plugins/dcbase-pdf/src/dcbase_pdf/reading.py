"""PDF reports as they were sent: the words of the text layer, line by line."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator

from dcbase.model import Fact, Finding, Origin, Received, Submission, core_kind
from dcbase.reading import PackageError
from dcbase.reading.outline import Line, outline_of
from dcbase_pdf.sent_lines import lines_of
from dcbase_pdf.sent_pages import Page, page_of

MOST_PAGES = 500
MOST_BYTES = 64 * 1024 * 1024
MOST_OBJECTS = 200_000
MOST_LETTERS = 2_000_000
_LEAST_WORDS = 5
"""A page that is one picture and has fewer words was scanned: the words are a stamp's."""


def read_pdf(received: Received) -> Iterable[Submission]:
    """Return what the text layer of a PDF says, block by block, unjudged.

    Page numbers and running heads are set aside as such; columns of the official form and cells
    of tables are read one after the other.

    Args:
        received: A ``.pdf`` as it came.

    Returns:
        One submission with an outline.  Pages without text are a finding, so is a file that
        cannot be read.  It does not raise for bad content.
    """
    try:
        pages = _pages(received.content)
    except PackageError as error:
        finding = error.finding(file=received.name, sha256=received.sha256)
        return [Submission(name=received.name, sha256=received.sha256, findings=(finding,))]
    return [_submission(received, pages)]


def _submission(received: Received, pages: list[Page]) -> Submission:
    lines: list[Line] = lines_of(received, pages)
    return Submission(
        name=received.name,
        sha256=received.sha256,
        outline=outline_of(lines),
        findings=tuple(_about(received, pages)),
    )


def _pages(content: bytes) -> list[Page]:
    """Return the pages with their words.

    Raises:
        PackageError: It is no PDF, is damaged, has a password, or is too large.
    """
    _look_at_size(content)
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    # What pdfminer writes to the log about odd files is for its makers, not for an official.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        return list(_read(content))
    except PackageError:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file makes pdfminer raise anything
        causes = (error, error.__cause__, error.__context__, *error.args)
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in causes)
        raise PackageError("DC-1071" if locked else "DC-1078") from None


def _look_at_size(content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise PackageError("DC-1073", what="bytes", most=MOST_BYTES)
    # ISO 32000-1, 7.5.2; readers look for it in the first 1024 bytes.
    if b"%PDF-" not in content[:1024]:
        raise PackageError("DC-1078")
    if content.count(b" obj") > MOST_OBJECTS:
        raise PackageError("DC-1073", what="objects", most=MOST_OBJECTS)


def _read(content: bytes) -> Iterator[Page]:
    import pdfplumber

    letters = 0
    with pdfplumber.open(io.BytesIO(content)) as document:
        if len(document.pages) > MOST_PAGES:
            raise PackageError("DC-1073", what="pages", most=MOST_PAGES)
        for page in document.pages:
            letters += len(page.chars)
            if letters > MOST_LETTERS:
                raise PackageError("DC-1073", what="letters", most=MOST_LETTERS)
            yield page_of(page)
            page.close()


def _about(received: Received, pages: list[Page]) -> Iterator[Finding]:
    origin = Origin(received.name, received.sha256)
    if not any(page.words for page in pages):
        pictures = sum(page.pictures for page in pages)
        yield core_kind("DC-1072").found(origin=origin, facts={"pictures": pictures})
    scanned = [page.number for page in pages if page.pictured and len(page.words) < _LEAST_WORDS]
    if scanned:
        yield core_kind("DC-1077").found(origin=origin, facts={"pages": _listed(scanned)})
    unknown = [page for page in pages if page.unknown]
    if unknown:
        facts: dict[str, Fact] = {
            "pages": _listed([page.number for page in unknown]),
            "count": sum(page.unknown for page in unknown),
        }
        yield core_kind("DC-1079").found(origin=origin, facts=facts)


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
