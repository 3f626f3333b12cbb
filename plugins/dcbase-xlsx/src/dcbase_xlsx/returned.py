"""What stands in the copy of a submission: its texts by cell, and how they were sent."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from dcbase.model import Blank, Finding, Said, SaidFigure, Submission
from dcbase_xlsx.as_sent import row_of, sent_of
from dcbase_xlsx.contents import Key
from dcbase_xlsx.laid_out import NOTE_WIDTH, line_shown, text_shown
from dcbase_xlsx.paths import path_of
from dcbase_xlsx.pieces import fits
from dcbase_xlsx.plan import Plan
from dcbase_xlsx.sent import NOTHING, in_one_word, sorter_of, unseen
from dcbase_xlsx.shown import ISSUERS, meant, value_shown, word_shown
from dcbase_xlsx.words import say

_UNIT_NOTE = "DC-3064"
_ISSUER = ("text", "header.issuer")


def values_of(
    blank: Blank, plan: Plan, submission: Submission, findings: Iterable[Finding]
) -> Mapping[Key, str]:
    """Return what is written into each cell of the form, and into rows of its own by path.

    A qualifier is written as its word, the issuer as the list of the form has it; a note that
    the unit wrote beside a figure comes back from the finding that keeps it.
    """
    values = {key: said.text for key, said in sorter_of(blank, plan).cells(submission)}
    if values.get(_ISSUER) in ISSUERS:
        values[_ISSUER] = say(values[_ISSUER])
    if submission.recipients:
        lines = _lines(submission)
        values["text", "header.recipients"] = "\n".join(lines)
    for finding in (*submission.findings, *findings):
        if finding.code == _UNIT_NOTE:
            _note(values, finding.subject, str(finding.facts.get("got", "")))
    return values


def kept_rows(
    blank: Blank, plan: Plan, submission: Submission, wrong: Container[Key]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the hidden sheet: what was sent other than its cell will be read.

    Args:
        wrong: Cells that somebody has to correct.
    """
    sorter = sorter_of(blank, plan)
    kinds = {row.code: row.indicator.kind.value for sheet in plan.figures for row in sheet.rows}
    rows: set[str] = set()
    for figure in submission.figures:
        code = sorter.home(figure)
        if code and code not in rows and not _reads_alike(figure, code, kinds[code]):
            yield row_of("figure", code, sent_of(in_one_word(figure)))
        rows.add(code)
    for (role, key), said in sorter.cells(submission):
        if role != "text" or said is NOTHING or ((role, key) == _ISSUER and (role, key) in wrong):
            continue
        read = text_shown(key, said.text)
        if key == _ISSUER[1]:
            read = {say(issuer): issuer for issuer in ISSUERS}.get(read, read)
        if read != said.text or not read:
            yield row_of("text", key, said.text)
    for path, text in unseen(submission, blank.round):
        yield row_of("plain", path, text)
    yield from _recipients(submission)


def _recipients(submission: Submission) -> Iterator[tuple[str, ...]]:
    lines: dict[str, list[list[str | None]]] = {}
    for line, (name, note) in zip(_lines(submission), submission.recipients, strict=True):
        lines.setdefault(line, []).append([name.text, note.text if note else None])
    for line, pairs in lines.items():
        yield row_of("recipient", line, pairs)


def _lines(submission: Submission) -> list[str]:
    return [
        line_shown(name.text, note.text if note else None) for name, note in submission.recipients
    ]


def _reads_alike(figure: SaidFigure, code: str, kind: str) -> bool:
    """Tell whether the cells of a figure are read as what was sent."""
    value, qualifier, word = (_text(said) for said in (figure.value, figure.qualifier, figure.said))
    shown = word_shown(qualifier, word)
    read = meant(shown) or (shown or None, None)
    same = (value_shown(value, kind) if value else None, *read) == (value, qualifier, word)
    return same and figure.code.text == code and not figure.repeated


def _text(said: Said | None) -> str | None:
    return said.text if said else None


def _note(values: dict[Key, str], code: str, text: str) -> None:
    """Lay a note beside its figure; one that no row can hold stands in rows of its own."""
    if fits(text, NOTE_WIDTH):
        values["note", code] = text
    else:
        values["note", code] = say("note-elsewhere", sheet=say("further"))
        values["text", path_of("figures", code, "note")] = text
