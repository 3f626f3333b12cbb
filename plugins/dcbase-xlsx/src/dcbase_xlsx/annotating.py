"""The annotated copy: the form made anew with what was sent, and a note at each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dcbase.model import Blank, Finding, Severity, Submission
from dcbase_xlsx.contents import Contents, Key, Line
from dcbase_xlsx.places import Places
from dcbase_xlsx.plan import plan_of
from dcbase_xlsx.returned import kept_rows, values_of
from dcbase_xlsx.wording import Words
from dcbase_xlsx.words import say
from dcbase_xlsx.writing import workbook_bytes

_MOST_IN_NOTE = 5
_MOST_LINES = 500


def annotated_workbook(
    blank: Blank, submission: Submission, findings: tuple[Finding, ...]
) -> bytes:
    """Return the form with the submitted values, each finding at its cell and in a list.

    A bad cell is red and has a note that says what is wrong and how to mend it; the sheet
    "Danh sách lỗi" has a row for each finding, with a link to its cell where it has one.  What
    is only worth knowing, or accepted by a waiver, is left out.  What was sent and has no cell
    in the form stands in the sheet "Nội dung gửi thêm".  The copy has the identity of the form,
    so that it can be corrected and sent again; read untouched, it is what was sent.

    Args:
        blank: What is asked of whom.
        submission: As it was read, from whatever file.
        findings: Of the reading and of every check, in the order they are listed.

    Returns:
        An .xlsx file; the same arguments, the same bytes.
    """
    listed = [finding for finding in findings if _to_mend(finding)][:_MOST_LINES]
    places, words = Places(blank, submission), Words(blank)
    lines = tuple(_line(finding, places, words) for finding in listed)
    plan, notes = plan_of(blank), _notes(lines)
    contents = Contents(
        values=values_of(blank, plan, submission, findings),
        notes=notes,
        lines=lines,
        kept=tuple(kept_rows(blank, plan, submission, notes)),
    )
    return workbook_bytes(blank, contents)


def _to_mend(finding: Finding) -> bool:
    """Tell whether somebody has to do something: what is merely worth saying is left out."""
    return finding.severity > Severity.INFO and finding.waiver is None


def _line(finding: Finding, places: Places, words: Words) -> Line:
    at = places.of(finding)
    return Line(
        code=finding.code,
        weight=finding.severity.value,
        at=at,
        place=places.shown(finding, at),
        got=words.got(finding),
        words=words.words(finding),
        hint=words.hint(finding),
    )


def _notes(lines: Iterable[Line]) -> Mapping[Key, str]:
    """Return the note of each cell."""
    texts: dict[Key, list[str]] = {}
    for line in lines:
        if line.at is not None:
            mend = f"\n{say('note-mend', hint=line.hint)}" if line.hint else ""
            texts.setdefault(line.at, []).append(f"{line.words}{mend}")
    return {key: _joined(several) for key, several in texts.items()}


def _joined(texts: list[str]) -> str:
    more = len(texts) - _MOST_IN_NOTE
    kept = texts[:_MOST_IN_NOTE]
    if more > 0:
        kept.append(say("note-more", count=more, sheet=say("errors")))
    return "\n\n".join(kept)
