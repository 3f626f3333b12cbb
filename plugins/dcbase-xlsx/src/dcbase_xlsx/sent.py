"""What a submission says, by the cell of the form that it belongs into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dcbase.model import Blank, Finding, Said, SaidFigure, SaidSlot, Submission
from dcbase_xlsx.contents import QUALIFIER_WORDS, Key
from dcbase_xlsx.words import say

_UNIT_NOTE = "DC-3064"
_ISSUERS = ("party", "government")


def said_by_cell(submission: Submission) -> Iterator[tuple[Key, Said]]:
    """Yield every text of a submission with its cell, as it was sent."""
    for figure in submission.figures:
        yield from _figure(figure)
    for key, text in submission.header.items():
        yield ("text", f"header.{key}"), text
    for key, text in submission.signature.items():
        yield ("text", f"signature.{key}"), text
    for key, said in (("opening", submission.opening), ("closing", submission.closing)):
        if said is not None:
            yield ("text", key), said
    for slot in submission.slots:
        yield from _slot(slot)


def values_of(
    blank: Blank, submission: Submission, findings: Iterable[Finding]
) -> Mapping[Key, str]:
    """Return what is written into each cell of the form.

    A qualifier is written as its word, the issuer as the list of the form has it; a note that
    the unit wrote beside a figure comes back from the finding that keeps it.
    """
    values = {key: said.text for key, said in said_by_cell(submission)}
    for key, text in values.items():
        if key[0] == "qualifier":
            values[key] = QUALIFIER_WORDS.get(text, text)
    issuer = values.get(("text", "header.issuer"))
    if issuer in _ISSUERS:
        values["text", "header.issuer"] = say(issuer)
    if submission.recipients:
        lines = (
            f"{name.text} ({note.text})" if note else name.text
            for name, note in submission.recipients
        )
        values["text", "header.recipients"] = "\n".join(lines)
    for finding in findings:
        if finding.code == _UNIT_NOTE:
            values["note", finding.subject] = str(finding.facts.get("got", ""))
    return values


def _figure(figure: SaidFigure) -> Iterator[tuple[Key, Said]]:
    code = figure.code.text.rpartition(":")[2]
    if figure.value is not None:
        yield ("value", code), figure.value
    if figure.said is not None and figure.said.text:
        yield ("qualifier", code), figure.said
    elif figure.qualifier is not None and figure.qualifier.text != "eq":
        yield ("qualifier", code), figure.qualifier


def _slot(slot: SaidSlot) -> Iterator[tuple[Key, Said]]:
    if slot.text is not None:
        yield ("text", slot.slot.text), slot.text
    for inner in slot.slots:
        yield from _slot(inner)
