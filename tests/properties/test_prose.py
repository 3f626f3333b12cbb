"""Promises of the prose room that hold for every text and figure."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from dcbase.model import (
    Claim,
    FigureRef,
    Indicator,
    Item,
    Known,
    Literal,
    Missing,
    Origin,
    Qualifier,
    TextTable,
    text_of,
)
from dcbase.prose import STYLES, check_prose, find_numbers, misfit, parse, resolve, say

COUNT = Indicator(code="DT05", name="đơn", unit="đơn", phrases=("tiếp nhận {n} đơn",))
RATE = Indicator(code="CC05", name="tỷ lệ", unit="%", kind="percent", decimals=2)
WORDS = ("đơn", "Đảng ủy", "xã", "08", "-", "##", "98,5%", "năm 2025.", "{", "}", "x{y}", "a|b")
MARKUP = ("{{", "}}", "{{{{", "{", "DT05", "|", "padded", ".", " ", "\n", "-", "#", "đơn", "8")

TABLED = ("\n|---|---|\n", "\n| ", " | ", " |\n", "\\|", "\\", "---")
texts = st.lists(st.sampled_from(MARKUP), max_size=40).map("".join) | st.lists(
    st.sampled_from((*MARKUP, *TABLED)), max_size=40
).map("".join)
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=20)
counts = st.integers(0, 10**9)
rates = st.decimals(0, 100, places=2)
qualifiers = st.sampled_from(Qualifier)


def every_block(prose):
    """Every paragraph, every item and every cell of a table."""
    blocks = (*prose.blocks, *(block for section in prose.sections for block in section.blocks))
    cut = (block.cells if isinstance(block, TextTable) else (block,) for block in blocks)
    return [one for blocks in cut for one in blocks]


def written(run):
    """Write a run back as markup."""
    match run:
        case Literal():
            return run.text.replace("{{", "{{{{")
        case FigureRef():
            slot = f".{run.slot}" if run.slot else ""
            return f"{{{{{run.code}{slot}{''.join(f'|{style}' for style in run.styles)}}}}}"
        case Claim():
            return f"{{{{{run.code}{run.comparison}{run.number}|{run.words}}}}}"


def tight(text):
    return "".join(text.split())


@given(words, st.sampled_from([" ", "  ", "\n", "\n  "]))
def test_words_come_out_one_for_one(sent, space):
    """Without markup, no word is joined, split, changed or lost."""
    text = "Lời " + space.join(word for word in sent if word not in ("-", "##"))
    (block,) = parse(text).blocks
    assert "".join(run.text for run in block.runs).split() == text.split()
    assert all(run.text == " " or run.text.split() for run in block.runs)


@given(texts)
@example("{{{DT05}}}")
@example("{{{{{{ DT05 }}")
@example("a {{ DT05\n\n}}")
def test_nothing_that_was_sent_is_lost(text):
    """Literals and references together are the text; bad references stay as they were."""
    text = re.sub(r"(?m)^\s*(?:- |## |##$)+", "", text)
    prose = parse(text)
    tabled = any(isinstance(block, TextTable) for block in prose.blocks)
    listed = any(isinstance(block, Item) for block in prose.blocks)
    if prose.sections or (listed and not tabled):
        return  # what is a mark once another mark was taken away
    out = "".join(
        run.text if isinstance(run, Literal) else written(run)
        for block in prose.blocks
        for run in block.runs
    )
    if tabled:  # its lines are drawn with these signs
        out, text = (re.sub(r"[|\\-]", "", one) for one in (out, text))
    assert tight(out).replace("{", "") == tight(text).replace("{", "")
    if "{{{" not in text:
        assert out.count("{") == text.count("{")


@given(texts)
def test_every_run_stands_where_it_says(text):
    """The place of a reference is that of its first brace, of a literal its first character."""
    lines = text.split("\n")
    for block in every_block(parse(text, Origin("a", line=1, column=1))):
        for run in block.runs:
            rest = lines[run.origin.line - 1][run.origin.column - 1 :]
            if isinstance(run, FigureRef):
                assert rest.startswith("{{")
            else:
                first = run.text.strip()[:1]
                assert rest.strip()[:1] in (first, "") or run.text.startswith(" ")


@given(texts)
def test_reading_again_what_was_written_changes_nothing(text):
    """Markup made from runs is read as the same runs, in blocks of their own."""
    for block in every_block(parse(text)):
        again = "".join(written(run) for run in block.runs)
        if again.startswith(("- ", "## ")) or again == "##":
            continue
        (same,) = parse(again).blocks
        assert [written(run) for run in merged(same.runs)] == [
            written(run) for run in merged(block.runs)
        ]


def merged(runs):
    """Put literals that stand together into one."""
    out = []
    for run in runs:
        if out and isinstance(run, Literal) and isinstance(out[-1], Literal):
            out[-1] = Literal(out[-1].text + run.text)
        else:
            out.append(Literal(run.text) if isinstance(run, Literal) else run)
    return out


@given(texts)
def test_no_text_makes_the_room_fail(text):
    """Whatever was sent is printed and checked."""
    blocks = every_block(parse(text))
    for figures in ({}, {"DT05": Missing()}, {"DT05": Known(8)}):
        indicators = {"DT05": COUNT}
        for block in blocks:
            printed = text_of(resolve(block.runs, figures, indicators, "02848"))
            assert bool(printed) == bool(block.runs)
        tuple(check_prose(blocks, figures, indicators))


@given(counts, qualifiers, st.sampled_from([(), ("padded",), ("full",)]))
def test_a_count_that_is_said_is_read_again(value, qualifier, styles):
    """Number and qualifier survive being printed in a sentence."""
    said = say(Known(value, qualifier), COUNT, styles)
    (number,) = find_numbers(f"đã có {said}")
    assert (number.value, number.qualifier) == (value, qualifier)


@given(rates, qualifiers)
def test_a_rate_that_is_said_is_read_again(value, qualifier):
    """So do rates, with their decimals."""
    (number,) = find_numbers(f"đạt {say(Known(value, qualifier), RATE)} hồ sơ")
    assert (number.in_unit("%"), number.qualifier) == (value, qualifier)
    assert number.agrees(value, "%", 2)


@given(st.integers(2, 10**12))
def test_a_count_in_words_is_read_again(value):
    """But for a lone "năm", which is a year."""
    numbers = find_numbers(f"gồm {say(Known(value), COUNT, ('words',))} hộ")
    assert [number.value for number in numbers] == ([] if value == 5 else [value])


@given(st.lists(st.sampled_from(STYLES), max_size=3), counts | rates, st.booleans())
def test_say_refuses_exactly_what_misfit_names(styles, value, with_parts):
    """A caller who asks first never meets the exception."""
    known = Known(value, parts=(Decimal(6), Decimal(8)) if with_parts else None)
    refused = misfit(known, RATE, styles)
    try:
        assert say(known, RATE, styles)
    except ValueError:
        assert refused
    else:
        assert refused is None


@given(st.text(alphabet="0123456789.,/% -đơnămtừ", max_size=40))
def test_numbers_lie_in_order_and_apart(text):
    """Whatever stands in a text, its numbers do not overlap."""
    text = " ".join(text.split())
    numbers = find_numbers(text)
    for one, next_one in itertools.pairwise(numbers):
        assert one.begin <= one.at < one.end <= next_one.begin
