"""Word reports as they were sent: every word that is printed, with the number of its paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from dcbase.model import Fact, Finding, Origin, Received, Submission, core_kind
from dcbase.reading import PackageError
from dcbase.reading.outline import Line, outline_of
from dcbase.text import detect_legacy
from dcbase_docx.numbering import children, numbering_of
from dcbase_docx.sent_lines import Walk
from dcbase_docx.sent_parts import Parts, parts_of
from dcbase_docx.sent_styles import styles_of
from dcbase_docx.sent_words import Seen, lost_fields

_LEGACY_FONTS = (".vn", "vni-", "vni ")
"""How the fonts of TCVN3 and VNI are called: their letters are no Unicode."""


def read_word(received: Received) -> Iterable[Submission]:
    """Return what a Word file says, block by block, unjudged.

    The numbers and bullets that Word computes are printed as marks; inserted words count and
    deleted ones do not; notes stand after the body, running heads at the end.

    Args:
        received: A ``.docx`` as it came.

    Returns:
        One submission with an outline; one with a finding of stage 1 and without an outline if
        the file cannot be read.  It does not raise for bad content.
    """
    try:
        return [_submission(received, parts_of(received.content))]
    except PackageError as error:
        finding = error.finding(file=received.name, sha256=received.sha256)
        return [Submission(name=received.name, sha256=received.sha256, findings=(finding,))]


def lines_of(received: Received, parts: Parts, seen: Seen) -> tuple[list[Line], list[Finding]]:
    """Return the lines of a document in the order of printing, and what is wrong with them.

    Args:
        received: The file, for the places.
        parts: Of its package.
        seen: Takes what is met on the way.

    Raises:
        PackageError: A part is refused, or there is too much of it.
    """
    root = parts.document()
    styles = styles_of(parts.root("styles"))
    numbering = numbering_of(parts.root("numbering"), styles.list_of)
    seen.lost_fields = lost_fields(root)
    walk = Walk(received.name, received.sha256, styles, numbering, seen)
    lines = [line for body in children(root, "body") for line in walk.lines(body)]
    noted = {kind: parts.root(f"{kind}s") for kind in ("footnote", "endnote")}
    lines += walk.notes({kind: part for kind, part in noted.items() if part is not None})
    for kind in ("header", "footer"):
        for part in parts.roots(kind):
            lines += [evolve(line, artefact=True) for line in walk.lines(part)]
    return lines, list(_legacy(walk, lines))


def _submission(received: Received, parts: Parts) -> Submission:
    seen = Seen()
    lines, findings = lines_of(received, parts, seen)
    findings += _about(seen, received)
    if not any(line.text.strip() for line in lines if not line.artefact):
        findings.append(_found("DC-1072", received, None, pictures=seen.pictures))
    return Submission(
        name=received.name,
        sha256=received.sha256,
        outline=outline_of(lines),
        findings=tuple(findings),
    )


def _about(seen: Seen, received: Received) -> Iterator[Finding]:
    if seen.inserted or seen.deleted:
        counts = {"inserted": seen.inserted, "deleted": seen.deleted}
        yield _found("DC-1074", received, None, **counts)
    if seen.hidden:
        yield _found("DC-1076", received, None, count=seen.hidden)


def _legacy(walk: Walk, lines: list[Line]) -> Iterator[Finding]:
    """Yield one finding for each font of an old encoding, or for letters that show one."""
    named = {
        font: places
        for font, places in walk.fonts.items()
        if font.lower().startswith(_LEGACY_FONTS)
    }
    for font, (first, count) in sorted(named.items()):
        origin = Origin(walk.file, walk.sha256, paragraph=first)
        yield core_kind("DC-1075").found(origin=origin, facts={"font": font, "count": count})
    if named:
        return
    shown = [(line, detect_legacy(line.text)) for line in lines]
    old = [(line, encoding) for line, encoding in shown if encoding]
    if old:
        line, encoding = old[0]
        facts: dict[str, Fact] = {"font": str(encoding).upper(), "count": len(old)}
        yield core_kind("DC-1075").found(origin=line.origin, facts=facts)


def _found(code: str, received: Received, paragraph: int | None, **facts: Fact) -> Finding:
    origin = Origin(received.name, received.sha256, paragraph=paragraph)
    return core_kind(code).found(origin=origin, facts=facts)
