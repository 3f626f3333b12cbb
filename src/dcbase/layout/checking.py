"""A layout held against the questions it will print, before there is a record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from dcbase.layout.chart_rules import wrong_in_chart
from dcbase.layout.extending import twice
from dcbase.layout.judging import problems_in, prose_of
from dcbase.layout.names import names_for
from dcbase.layout.plan import arranged, outer
from dcbase.layout.problems import LayoutProblemError, Place, Problem, nearest
from dcbase.layout.scene import codes_of
from dcbase.layout.table_heads import OTHERS, wrong_in_head
from dcbase.model import ChartSpec, Layout, LayoutPart, OwnWords, Questions, TableSpec

_OF_UNITS = (OwnWords.BESIDE, OwnWords.ANNEX)
_SINGLE_BRACES = re.compile(r"(?<!\{)\{(period|next_period|unit|window)\}(?!\})")
_WORDS_ONLY = ("title", "subject", "annex")
_SENTENCES = ("opening", "closing")


def check_layout(layout: Layout, questions: Questions) -> tuple[Problem, ...]:
    """Return everything that is wrong with a layout, in its own order.

    Args:
        layout: With what it extends in it (`resolve_layout`).
        questions: The form and the indicators that it will print.

    Returns:
        What is wrong; empty if `lay_out` can carry it out for every record.
    """
    if layout.extends:
        return (Place(layout.code, "extends").problem("unresolved", base=layout.extends),)
    return tuple(_Checker(layout, questions).problems())


@frozen
class _Checker:
    layout: Layout
    questions: Questions

    def problems(self) -> Iterator[Problem]:
        for part in _WORDS_ONLY:
            yield from self._words(getattr(self.layout, part), self._place(part))
        for part in _SENTENCES:
            yield from self._sentences(getattr(self.layout, part), self._place(part))
        yield from self._order()
        yield from twice(self.layout)
        for body_part in self.layout.body:
            yield from self._part(body_part, self._place(body_part.slot))

    def _part(self, part: LayoutPart, place: Place) -> Iterator[Problem]:
        yield from self._slot(part, place)
        if part.heading:
            found = _SINGLE_BRACES.search(part.heading)
            if found:
                yield place.problem("single-braces", name=found[1])
            yield from self._sentences(part.heading, place)
        yield from self._sentences(part.say, place)
        if part.table:
            yield from self._table(part.table, place)
        for chart in part.charts:
            yield from self._chart(chart, place)
        if part.as_annex:
            yield from self._annex(part, place)
        if self.layout.of == "report" and part.words in _OF_UNITS:
            yield place.problem("words-of-units", words=part.words.value)

    def _slot(self, part: LayoutPart, place: Place) -> Iterator[Problem]:
        """A part without anything of its own needs a slot that a unit can fill."""
        slots = [slot.slot for slot in self.questions.form.slots]
        if part.say or part.table or part.charts or part.slot in slots or outer(part.slot, slots):
            return
        if not any(other.slot.startswith(f"{part.slot}.") for other in self.layout.body):
            yield place.problem("unknown-slot", nearest=nearest(part.slot, slots))

    def _annex(self, part: LayoutPart, place: Place) -> Iterator[Problem]:
        """An annex stands in no other part, and has a title of words."""
        if around := outer(part.slot, [other.slot for other in self.layout.body]):
            yield place.problem("annex-inside", slot=around)
        slot = self.questions.form.slot(part.slot)
        if not (part.heading or (part.heading is None and slot and slot.heading)):
            yield place.problem("annex-title")
        yield from self._words(part.heading or "", place)

    def _table(self, spec: TableSpec, place: Place) -> Iterator[Problem]:
        if spec.rows == "units" and self.layout.of == "report":
            yield place.problem("rows-units")
        yield from self._words(spec.caption, place)
        for code in spec.columns:
            others = code == OTHERS and spec.rows == "indicators"
            if self.questions.code_of(code) is None and not others:
                yield self._unknown(code, self._codes, place)
        for words in (*(group.title for group in spec.groups), *spec.names.values()):
            yield from self._words(words, place)
        yield from wrong_in_head(spec, self.questions, place)

    def _chart(self, spec: ChartSpec, place: Place) -> Iterator[Problem]:
        yield from self._words(spec.title, place)
        yield from wrong_in_chart(spec, self.questions, self.layout.of, place)

    def _words(self, text: str, place: Place) -> Iterator[Problem]:
        """A line of words only: no figure is printed in it."""
        found = tuple(self._sentences(text, place))
        yield from found
        if not found and self._prints_a_figure(text):
            yield place.problem("figure-in-words", text=text)

    def _sentences(self, text: str, place: Place) -> Iterator[Problem]:
        yield from problems_in(text, self._codes, names_for(self.layout.of), place)

    def _prints_a_figure(self, text: str) -> bool:
        names = names_for(self.layout.of)
        if "{%" in text:
            from dcbase.layout.jinja import names_in

            return bool(names_in(text) - names)
        runs = (run for block in prose_of(text).blocks for run in block.runs)
        return any(getattr(run, "code", None) not in {None, *names} for run in runs)

    def _order(self) -> Iterator[Problem]:
        try:
            arranged(self.layout, self.questions.form)
        except LayoutProblemError as error:
            yield error.found

    def _unknown(self, code: str, known: Iterable[str], place: Place) -> Problem:
        return place.problem("unknown-name", name=code, nearest=nearest(code, sorted(known)))

    @property
    def _codes(self) -> frozenset[str]:
        return codes_of(self.questions)

    def _place(self, part: str) -> Place:
        return Place(self.layout.code, part)
