"""What a submission says, by the cell of the form that it belongs into.

What the form has no cell for has a row by its path in a sheet of its own (`dcbase_xlsx.paths`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import Factory, define, evolve

from dcbase.model import Blank, Round, Said, SaidFigure, SaidSlot, Submission
from dcbase_xlsx.contents import Key
from dcbase_xlsx.paths import path_of
from dcbase_xlsx.plan import GENERAL, Plan
from dcbase_xlsx.shown import QUALIFIER_WORDS, meant

NOTHING = Said("")
"""In the row of a figure that the form does not have and nobody gave a value."""
VERSION = "1"
"""Of the layout of YAML submissions; the hidden sheet keeps it for whoever said it."""


@define
class Sorter:
    """Finds the cell of each text of a submission.

    Args:
        roles: Of the figures that the form asks for, by short code.
        full: Their full codes.
        slots: That have a cell.
        taken: Codes and slots that had their turn: a second one stands elsewhere.
    """

    roles: Mapping[str, str]
    full: Mapping[str, str]
    slots: frozenset[str]
    round: Round
    taken: set[str] = Factory(set)

    def cells(self, submission: Submission) -> Iterator[tuple[Key, Said]]:
        """Yield every text of a submission with its cell; of a qualifier its word."""
        for figure in submission.figures:
            yield from self._figure(figure)
        for group, texts in (("header", submission.header), ("signature", submission.signature)):
            for key, text in texts.items():
                cell = f"{group}.{key}"
                yield ("text", cell if cell in GENERAL else path_of(group, key)), text
        for key, said in (("opening", submission.opening), ("closing", submission.closing)):
            if said is not None:
                yield ("text", key), said
        for slot in submission.slots:
            yield from self._slot(slot)
        for path, said in _about(submission):
            if not kept_unseen(path, said, self.round):
                yield ("text", path), said

    def home(self, figure: SaidFigure) -> str:
        """Return the code of the row that a figure stands in; empty if it has none.

        A computed figure has a cell to write in only if a value was sent.
        """
        text = figure.code.text
        code = text.rpartition(":")[2]
        if code not in self.roles or text not in (code, self.full[code]):
            return ""
        value = figure.value.text.strip() if figure.value else ""
        return code if value or self.roles[code] != "computed" else ""

    def _figure(self, figure: SaidFigure) -> Iterator[tuple[Key, Said]]:
        code = self.home(figure)
        at_home = bool(code) and code not in self.taken
        group = "again" if code and not at_home else "figures"
        self.taken.add(code)
        code = code if at_home else figure.code.text
        if at_home:
            yield from _in_its_row(code, figure)
            if in_one_word(figure) is not figure:
                yield from _texts(figure, ("qualifier", "said"), group, code)
        else:
            yield ("text", path_of(group, code, "value")), figure.value or NOTHING
            yield from _texts(figure, ("qualifier", "said"), group, code)
            if figure.repeated:
                yield ("text", path_of(group, code, "repeated")), Said("true")
        yield from _texts(figure, ("unit",), group, code)
        for slot, again in figure.restated.items():
            parts = ("value", "qualifier", "said", "unit")
            yield from _texts(again, parts, group, code, "restated", slot)

    def _slot(self, slot: SaidSlot) -> Iterator[tuple[Key, Said]]:
        code = slot.slot.text
        has_cell = code in self.slots and code not in self.taken
        if slot.text is not None:
            self.taken.add(code)
            yield ("text", code if has_cell else path_of("slots", code, "text")), slot.text
        yield from _texts(slot, ("heading", "mark"), "slots", code)
        for inner in slot.slots:
            yield from self._slot(inner)


def sorter_of(blank: Blank, plan: Plan) -> Sorter:
    """Return what finds the cells of one form."""
    rows = [row for sheet in plan.figures for row in sheet.rows]
    return Sorter(
        roles={row.code: row.role for row in rows},
        full={row.code: row.indicator.code for row in rows},
        slots=frozenset(row.code for sheet in plan.parts for row in sheet.rows),
        round=blank.round,
    )


def unseen(submission: Submission, round: Round) -> Iterator[tuple[str, str]]:
    """Yield what was said that the form says by itself: path and text."""
    for path, said in _about(submission):
        if kept_unseen(path, said, round):
            yield path, said.text


def kept_unseen(path: str, said: Said, round: Round) -> bool:
    """Tell whether the form says the same by itself: the round's window, the layout's version."""
    window = round.window
    ours = {
        "/dcbase": VERSION,
        "/window/from": f"{window.start:%Y-%m-%d}",
        "/window/to": f"{window.end:%Y-%m-%d}",
        "/window/label": window.label,
    }
    return ours.get(path) == said.text


def _about(submission: Submission) -> Iterator[tuple[str, Said]]:
    for key, said in (("dcbase", submission.version), ("sample", submission.sample)):
        if said is not None:
            yield path_of(key), said
    for key, said in submission.window.items():
        yield path_of("window", key), said


def _in_its_row(code: str, figure: SaidFigure) -> Iterator[tuple[Key, Said]]:
    if figure.value is not None:
        yield ("value", code), figure.value
    figure = in_one_word(figure)
    if figure.said is not None and figure.said.text:
        yield ("qualifier", code), figure.said
    elif figure.qualifier is not None and figure.qualifier.text not in ("", "eq"):
        word = QUALIFIER_WORDS.get(figure.qualifier.text, figure.qualifier.text)
        yield ("qualifier", code), Said(word, figure.qualifier.origin)


def in_one_word(figure: SaidFigure) -> SaidFigure:
    """Return a figure as one cell can hold its qualifier; without, where the words disagree."""
    if figure.said is None or not figure.said.text or figure.qualifier is None:
        return figure
    if meant(figure.said.text) == (figure.qualifier.text, figure.said.text):
        return figure
    return evolve(figure, qualifier=None, said=None)


def _texts(
    whole: SaidFigure | SaidSlot, names: tuple[str, ...], *parts: str
) -> Iterator[tuple[Key, Said]]:
    for name in names:
        said: Said | None = getattr(whole, name)
        if said is not None:
            yield ("text", path_of(*parts, name)), said
