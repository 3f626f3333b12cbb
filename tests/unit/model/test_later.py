"""Values, parts of which are made when somebody asks for them."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve, field, frozen

from dcbase.model import (
    FigureRef,
    Item,
    Known,
    Literal,
    Origin,
    Paragraph,
    Qualifier,
    Said,
    SaidFigure,
    SaidSlot,
    Section,
    Submission,
)
from dcbase.model.figure import reported
from dcbase.model.placed import block_at, literal_at, reference_at, said_at, said_slot
from dcbase.model.remembered import remembered
from dcbase.model.section import section_of, simple_section
from dcbase.model.submission import submission_with


class File:
    """Knows where things stand, and how often it was asked."""

    def __init__(self):
        self.asked = 0

    def at(self, line, column):
        self.asked += 1
        return Origin("a.yaml", "ab", line, column)


@frozen
class Lines:
    """The one figure of a file, at line 3."""

    listener: File = field(factory=File)
    lines: tuple[tuple[str, str, int, int], ...] = (("DT05", "8", 3, 9),)

    def figure(self, line):
        code, text, number, column = line
        places = self.listener.at(number, 3), self.listener.at(number, column)
        return SaidFigure(Said(code, places[0]), Said(text, places[1]))

    def __iter__(self):
        return map(self.figure, self.lines)


FIGURE = SaidFigure(
    Said("DT05", Origin("a.yaml", "ab", 3, 3)), Said("8", Origin("a.yaml", "ab", 3, 9))
)
SUBMISSION = Submission(name="a.yaml", sha256="ab", figures=(FIGURE,))


def submission():
    return submission_with(Lines(), name="a.yaml", sha256="ab")


KNOWN = Known(8, origin=Origin("a.yaml", "ab", 4, 1))

PLACE = Origin("a.yaml", "ab", 9, 3)


def paragraph(text, origin):
    return (Paragraph((Literal(text, origin),), origin),)


def simple(cut=paragraph):
    return simple_section(
        slot="tasks", heading=None, text="Tiếp tục.", said=Said("Tiếp tục.", PLACE), cut=cut
    )


REFERENCE = FigureRef("DT05", "", ("words",), PLACE)
SECTION = Section(slot="tasks", blocks=paragraph("Tiếp tục.", PLACE), origin=PLACE)

LATER = pytest.mark.parametrize(
    ("make", "value"),
    [
        (submission, SUBMISSION),
        (lambda: reported(8, 4, 1, File()), KNOWN),
        (simple, SECTION),
        (lambda: said_at("12", File(), 9, 3), Said("12", PLACE)),
        (lambda: said_slot(Said("a"), Said("b")), SaidSlot(slot=Said("a"), text=Said("b"))),
        (lambda: section_of("tasks", None, SECTION.blocks, (), PLACE), SECTION),
        (lambda: literal_at("có", File(), 9, 3), Literal("có", PLACE)),
        (lambda: reference_at("DT05", "words", File(), 9, 3), REFERENCE),
        (lambda: reference_at("DT05", "", File(), 9, 3), evolve(REFERENCE, styles=())),
        (lambda: block_at(Item, (REFERENCE,), File(), 9, 3), Item((REFERENCE,), PLACE)),
        (lambda: block_at(Paragraph, (), File(), 9, 3), Paragraph((), PLACE)),
    ],
)


@LATER
def test_it_is_the_same_value(make, value):
    """Comparing, hashing, printing, copying and pickling see no difference."""
    assert make() == value
    assert value == make()
    assert hash(make()) == hash(value)
    assert repr(make()) == repr(value)
    assert copy.copy(make()) == value
    assert pickle.loads(pickle.dumps(make())) == value
    assert type(make()) is type(value)


def test_a_changed_copy_is_made_at_once():
    """`attrs.evolve` reads what was not made yet."""
    assert evolve(reported(8, 4, 1, File()), qualifier=Qualifier.GT) == evolve(
        KNOWN, qualifier=Qualifier.GT
    )
    assert evolve(submission(), name="b.yaml") == evolve(SUBMISSION, name="b.yaml")


def test_an_origin_is_made_once_and_only_if_it_is_asked_for():
    """A value alone asks for nothing."""
    file = File()
    known = reported(8, 4, 1, file)
    assert (known.value, file.asked) == (8, 0)
    assert known.origin is known.origin
    assert file.asked == 1


def test_a_simple_section_is_cut_into_blocks_when_somebody_asks():
    """It has words before anybody did, and keeps the text that it is cut from."""
    asked = []

    def cut(text, origin):
        asked.append(text)
        return paragraph(text, origin)

    section = simple(cut)
    assert (section.has_words, section.simple_text, asked) == (True, "Tiếp tục.", [])
    assert section.blocks is section.blocks
    assert asked == ["Tiếp tục."]
    assert (SECTION.has_words, SECTION.simple_text) == (True, None)


@LATER
def test_what_is_no_part_of_it_is_no_attribute(make, value):
    """A misspelt name is an error as ever."""
    with pytest.raises(AttributeError, match="orign"):
        _ = make().orign
    with pytest.raises(AttributeError):
        _ = value.orign


@LATER
def test_it_cannot_be_changed(make, value):
    """Frozen means frozen."""
    with pytest.raises(AttributeError):
        make().value = value


def test_what_is_made_of_a_value_is_made_once_for_that_very_value():
    """Of an equal one it is made again; and nothing is kept for ever."""
    made = []
    length = remembered(lambda texts: made.append(texts) or len(texts))
    texts = ["a", "b"]
    one, other = tuple(texts), tuple(texts)
    assert (length(one), length(one), length(other)) == (2, 2, 2)
    assert made == [one, other]
    many = [(number,) for number in range(100)]
    assert [length(each) for each in many] == [1] * 100
    assert length(one) == 2
    assert len(made) == 103
