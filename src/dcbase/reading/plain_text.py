"""A report that came as plain text, read as an outline."""

from __future__ import annotations

from collections.abc import Iterator

from dcbase.model import Origin, Received, Submission
from dcbase.reading.csv_text import decoded
from dcbase.reading.outline import outline_of
from dcbase.reading.outline_line import Line
from dcbase.reading.outline_tables import with_tables
from dcbase.reading.problems import Problems
from dcbase.text import detect_legacy

_MOST_LINES = 20_000
_MOST_SIGNS = 20_000  # in one line


def submissions_from_text(received: Received) -> tuple[Submission, ...]:
    """Read a plain text, line by line: in UTF-8 or UTF-16, else as tables are (`csv_text`).

    A text in TCVN3 or VNI is a finding and is not converted; so are too many or too long lines.

    Returns:
        One submission with an outline; of a text that cannot be read, with findings alone.
    """
    problems = Problems(received.name, received.sha256)
    text = _decoded(received, problems)
    outline = outline_of(with_tables(_lines(text, received))) if text is not None else ()
    return (
        Submission(
            name=received.name,
            sha256=received.sha256,
            outline=outline,
            findings=problems.in_order(),
        ),
    )


def _decoded(received: Received, problems: Problems) -> str | None:
    # A form feed is where a page begins; everything else that cannot be printed is refused.
    declared = received.declared.get("encoding", "")
    text, _ = decoded(received.content, declared, problems, allowed="\f")
    if text is None:
        return None
    legacy = detect_legacy(text)
    if legacy is not None:
        problems.add("DC-1140", None, None, encoding=legacy.upper())
        return None
    lines = text.split("\n")
    longest = max(map(len, lines))
    if len(lines) > _MOST_LINES or longest > _MOST_SIGNS:
        problems.add("DC-1141", None, None, lines=len(lines), longest=longest)
        return None
    return text


def _lines(text: str, received: Received) -> Iterator[Line]:
    for number, written in enumerate(text.split("\n"), 1):
        at = 1
        for place, part in enumerate(written.split("\f")):
            origin = Origin(received.name, received.sha256, number, at)
            yield Line(text=part, origin=origin, page_start=place > 0)
            at += len(part) + 1
