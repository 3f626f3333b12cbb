"""Whatever a report holds, its file holds it too."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import yaml
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from dcbase.model import (
    Basis,
    Block,
    Claim,
    FigureRef,
    Finding,
    Form,
    FrozenMap,
    Header,
    Heading,
    Indicator,
    Item,
    Known,
    Literal,
    Missing,
    Origin,
    Paragraph,
    Period,
    Predecessor,
    Qualifier,
    Questions,
    Reason,
    Recipient,
    Report,
    Restated,
    Run,
    Section,
    Severity,
    Signature,
    Span,
    TextTable,
    Unit,
    Waiver,
    Window,
)
from dcbase.prose import STYLES, parse
from dcbase.reading import (
    markup,
    read_report,
    report_to_plain,
    submission_to_plain,
    yaml_of,
    yaml_scalar,
)

CODES = ("law10:DT01", "law10:DT05", "law10:CC09", "lp:LP01")
QUESTIONS = Questions(
    form=Form(code="law10:grassroots-democracy", version="1", name="F"),
    indicators=FrozenMap(
        {code.partition(":")[2]: Indicator(code=code, name=code) for code in CODES}
    ),
)
FILE = ("02848.yaml", "ab" * 32)

words = st.text(max_size=12) | st.sampled_from(["02848", "no", "quý", "{{", "- a", "95,5"])
numbers = st.decimals(allow_nan=False, allow_infinity=False)
days = st.dates()
origins = st.none() | st.builds(
    Origin,
    st.sampled_from([FILE[0], "khác.xlsx"]),
    st.sampled_from([FILE[1], ""]),
    st.none() | st.integers(1, 999),
    st.none() | st.integers(1, 99),
    st.none() | words,
    st.none() | words,
    st.none() | st.integers(1, 9),
)
values = st.integers() | numbers | st.booleans() | words
slots = st.sampled_from(["", "assessment", "assessment.causes", "overview"])
qualifiers = st.sampled_from(Qualifier)
restated = st.dictionaries(slots, st.builds(Restated, values, qualifiers, words, origins))
known = st.builds(
    Known,
    values,
    qualifiers,
    words,
    st.none() | st.tuples(numbers, numbers),
    st.sampled_from(Basis),
    origins,
    restated.map(FrozenMap),
)
figures = known | st.builds(Missing, st.sampled_from(Reason), origins)
codes = st.sampled_from([code.partition(":")[2] for code in CODES])
runs: st.SearchStrategy[Run] = (
    st.builds(Literal, words, origins)
    | st.builds(FigureRef, codes, slots, st.lists(words, max_size=2).map(tuple), origins)
    | st.builds(Claim, codes, st.sampled_from(["=", ">="]), numbers, words, origins)
)
lines = st.lists(runs, max_size=3).map(tuple)


def tables(
    cells: st.SearchStrategy[tuple[Run, ...]], places: st.SearchStrategy[Origin | None]
) -> st.SearchStrategy[TextTable]:
    """Tables of some columns, of which some rows are the head."""
    row = st.integers(1, 3).flatmap(
        lambda many: st.lists(
            st.lists(cells, min_size=many, max_size=many).map(tuple), min_size=1, max_size=3
        ).map(tuple)
    )
    return row.flatmap(
        lambda rows: st.builds(
            TextTable, rows=st.just(rows), head=st.integers(0, len(rows)), origin=places
        )
    )


blocks = st.lists(
    st.builds(Paragraph, lines, origins) | st.builds(Item, lines, origins) | tables(lines, origins),
    max_size=3,
).map(tuple)
headings = st.none() | st.builds(Heading, st.none() | words, st.none() | words, origins)
sections = st.recursive(
    st.builds(Section, slot=slots, heading=headings, blocks=blocks, origin=origins),
    lambda inner: st.builds(
        Section,
        slot=slots,
        heading=headings,
        blocks=blocks,
        sections=st.lists(inner, max_size=2).map(tuple),
    ),
    max_leaves=4,
)
reasons = st.text(min_size=1, max_size=9)
waivers = st.builds(
    Waiver,
    finding=words,
    unit=words,
    code=words,
    reason=reasons,
    office=reasons,
    expires=st.none() | days,
)
findings = st.builds(
    Finding,
    code=words,
    severity=st.sampled_from(Severity),
    subject=words,
    origin=origins,
    facts=st.dictionaries(words, values | st.none(), max_size=3).map(FrozenMap),
    unit=words,
    waiver=st.none() | waivers,
)
units = st.builds(
    Unit,
    code=st.from_regex(r"[0-9A-Za-z][0-9A-Za-z_-]*", fullmatch=True),
    name=words,
    kind=words,
    parent=st.none() | words,
    valid_from=st.none() | days,
    valid_to=st.none() | days,
    predecessors=st.lists(
        st.builds(
            Predecessor,
            code=words,
            name=words,
            extent=st.sampled_from(["whole", "part"]),
            district=words,
            province=words,
            note=words,
        ),
        max_size=2,
    ).map(tuple),
)
headers = st.builds(
    Header,
    issuer=words,
    organisation=words,
    parent=words,
    number=st.none() | words,
    place=words,
    date=st.none() | days,
    subject=words,
    type=words,
    office=words,
)
periods = st.builds(
    lambda year, span, share: Period(year, span, 1 + share % (12 // span.value)),
    st.integers(1000, 2999),
    st.sampled_from(Span),
    st.integers(0, 11),
)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    start: date = draw(days)
    return Window(start=start, end=draw(st.dates(min_value=start)), label=draw(words))


reports = st.builds(
    Report,
    unit=units,
    questions=st.just(QUESTIONS),
    period=periods,
    window=windows(),
    header=headers,
    opening=blocks,
    sections=st.lists(sections, max_size=3).map(tuple),
    closing=blocks,
    recipients=st.lists(st.builds(Recipient, name=words, note=words), max_size=2).map(tuple),
    signature=st.builds(Signature, on_behalf_of=words, capacity=words, name=words),
    figures=st.dictionaries(codes | words.filter(lambda code: ":" not in code), figures).map(
        FrozenMap
    ),
    findings=st.lists(findings, max_size=2).map(tuple),
    sample=st.booleans(),
    file=st.just(FILE[0]),
    sha256=st.just(FILE[1]),
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_a_report_comes_back_from_its_file(report: Report) -> None:
    """Every value is equal and of its own type: 1 is not True, and 98.50 not 98.5."""
    content = json.dumps(report_to_plain(report), ensure_ascii=False).encode()
    again = read_report(content, QUESTIONS)
    assert report == again
    assert content == json.dumps(report_to_plain(again), ensure_ascii=False).encode()


@settings(max_examples=60, deadline=None)
@given(reports)
def test_yaml_is_read_as_it_was_written(report: Report) -> None:
    """PyYAML finds every text as text, whatever it looks like."""
    plain = submission_to_plain(report)
    assert plain == yaml.safe_load(yaml_of(plain))


@given(words)
def test_a_scalar_is_read_as_it_was_written(text: str) -> None:
    """One text on one line comes back as the same text."""
    assert text == yaml.safe_load(yaml_scalar(text))
    assert "\n" not in yaml_scalar(text)


# What prose can say: words that neither begin like a mark nor hold two spaces in a row.
plain_words = st.text(alphabet=st.sampled_from("abđ{}|.[]") | st.just("{"), min_size=1, max_size=8)
safe_words = st.text(alphabet="abcđ ", min_size=1, max_size=9).filter(
    lambda text: text == " ".join(text.split())
)
spoken = st.lists(
    st.builds(Literal, plain_words)
    | st.builds(FigureRef, codes, slots, st.lists(st.sampled_from(STYLES), max_size=2).map(tuple))
    | st.builds(
        Claim,
        codes,
        st.sampled_from(["=", "!=", "<=", ">=", "<", ">"]),
        st.decimals(-99999, 99999, places=3) | st.integers(-9999, 9999).map(Decimal),
        safe_words,
    ),
    min_size=1,
    max_size=5,
).map(tuple)
barred = st.builds(Literal, st.text(alphabet="abđ{}|\\-:", min_size=1, max_size=8))
written_cells = st.just(()) | st.lists(barred, min_size=1, max_size=2).map(tuple) | spoken
prose = st.lists(
    st.builds(Paragraph, spoken) | st.builds(Item, spoken) | tables(written_cells, st.none()),
    max_size=4,
).map(tuple)


def _said(block: Block) -> list[object]:
    said: list[object] = [type(block)]
    for run in block.runs:
        if isinstance(run, Literal) and isinstance(said[-1], str):
            said[-1] += run.text
        else:
            said.append(run.text if isinstance(run, Literal) else evolve(run, origin=None))
    return said


@settings(max_examples=300, deadline=None)
@given(prose)
def test_prose_is_read_as_it_was_written(blocks: tuple[Block, ...]) -> None:
    """Markup gives the same blocks again, whatever braces stand in the words."""
    read = parse(markup(blocks))
    assert read.findings == ()
    assert [_said(block) for block in blocks] == [_said(block) for block in read.blocks]


def test_the_plain_form_has_no_floats() -> None:
    """A decimal is text in an object, never a number that JSON would round."""
    figure = Known(Decimal("0.1"), restated=FrozenMap({"": Restated(Decimal("0.10"))}))
    plain = report_to_plain(
        Report(
            unit=Unit(code="1", name="A"),
            questions=QUESTIONS,
            period=Period(2025),
            window=Window(start=date(2025, 1, 1), end=date(2025, 1, 1)),
            figures=FrozenMap({"CC09": figure}),
        )
    )
    assert plain["judged"]["figures"]["law10:CC09"]["value"] == {"decimal": "0.1"}
