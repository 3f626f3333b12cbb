"""A glance at a block never misses what reading all its numbers would find."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import yaml
from hypothesis import given
from hypothesis import strategies as st

from dcbase.model import (
    Claim,
    FigureRef,
    FrozenMap,
    Indicator,
    Known,
    Literal,
    Paragraph,
    Qualifier,
    TextTable,
)
from dcbase.prose import check_prose, compile_phrases
from dcbase.prose.agreement import every_number, says_nothing
from dcbase.prose.glance import nothing_at_a_glance

CASES = Path(__file__).parents[1] / "cases/prose"
TWO_NUMBERS = Indicator(
    code="t:XX01", name="Số đơn", unit="đơn", phrases=("nhận {n} đơn, giải quyết {n} đơn",)
)
INDICATORS = FrozenMap(
    {
        "XX01": TWO_NUMBERS,
        **{
            entry["code"].rpartition(":")[2]: Indicator(
                **{key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
            )
            for entry in yaml.safe_load((CASES / "indicators.yaml").read_text(encoding="utf-8"))
        },
    }
)
PHRASES = compile_phrases(INDICATORS)
PHRASED = sorted(
    {(code, text.removeprefix("also ")) for code, i in INDICATORS.items() for text in i.phrases}
)
WRITTEN = sorted({written for _, written in PHRASED})
SMALL = (
    *(" ", ", ", ". ", "; ", ",", ".", "/", "-", " – ", "(", ")", "%", " % ", "m²", " ha ", " đ "),
    *(" trên ", " hơn ", " không quá ", " ước đạt ", " đạt ", " khoảng ", " từ ", " trở lên "),
    *(" năm ", " ngày ", " tháng ", " tăng ", " cấp ", " phấn đấu ", " theo quy định ", " trong "),
    *(
        " một cửa ",
        " hai ",
        " mười ",
        " tỷ lệ ",
        " tỷ đồng ",
        " triệu ",
        " nghìn ",
        " trên tổng số ",
    ),
    *(
        " không có đơn ",
        " xã ",
        " và ",
        " các ",
        "2025",
        "năm 2025",
        "10 tháng",
        "năm 2024,",
        " 08 ",
        "6/8",
        "98,5%",
        "ß",
        "uỷ",
        "hoà",
    ),
)
VALUES = (0, 1, 3, 5, 8, 12, 44, 1350, Decimal("98.5"))
TRIES = 5_000


def figures_of(random):
    """A figure for every indicator, most of them exact."""
    kinds = (*[Qualifier.EQ] * 12, Qualifier.GT, Qualifier.APPROX)
    return FrozenMap(
        {code: Known(random.choice(VALUES), random.choice(kinds)) for code in INDICATORS}
    )


def runs_of(random):
    """The words of phrases, mostly with references of their own, and odd words between."""
    found = []
    for _ in range(random.randint(1, 3)):
        own, written = random.choice(PHRASED)
        for place, words in enumerate(written.replace(" … ", " đã được ").split("{n}")):
            if place:
                code = own if random.random() < 0.9 else random.choice(tuple(INDICATORS))
                styles = random.choice((*[()] * 9, ("padded",), ("bare",), ("words",)))
                found.append(FigureRef(code, "", styles))
                if random.random() < 0.1:
                    found.append(Literal(random.choice(SMALL)))
            found.append(Literal(words))
        found.append(Literal(random.choice((*("; ", ". ", " ") * 20, *SMALL))))
    if random.random() < 0.02:
        found.append(Claim("DT05", "=", Decimal(0), "không phát sinh"))
    return tuple(run for run in found if not (isinstance(run, Literal) and not run.text))


def test_where_a_glance_finds_nothing_there_is_nothing():
    """Phrases of the catalog with references of their own and of others, and odd words between."""
    random = Random(2025)
    quiet = told = 0
    for _ in range(TRIES):
        block, figures = Paragraph(runs_of(random)), figures_of(random)
        found = list(every_number(block, figures, INDICATORS, PHRASES))
        told += bool(found)
        if nothing_at_a_glance(block, figures, INDICATORS, PHRASES):
            quiet += 1
            assert found == [], block
    assert quiet > TRIES / 10, "the glance spares hardly any work here"
    assert told > TRIES / 10, "hardly any block here holds anything to find"


def test_a_table_says_what_its_cells_say():
    """In whatever row and column, behind whatever number: a cell alone is held to the figures."""
    random = Random(2026)
    told = 0
    for _ in range(TRIES // 10):
        rows = tuple(tuple(runs_of(random) for _ in range(2)) for _ in range(2))
        block, figures = TextTable(rows=rows, head=random.randint(0, 2)), figures_of(random)
        cells = [Paragraph(cell) for row in rows for cell in row]
        found = list(check_prose([block], figures, INDICATORS, PHRASES))
        assert found == list(check_prose(cells, figures, INDICATORS, PHRASES)), block
        told += bool(found)
    assert told > TRIES / 100


@given(st.lists(st.sampled_from((*WRITTEN, *SMALL))))
def test_words_that_say_nothing_hold_no_number_and_no_zero(words):
    """Plain words are passed over only where nobody would find anything."""
    text = " ".join("".join(words).replace("{n}", "").split())
    if says_nothing(text, PHRASES):
        block = Paragraph((Literal(text),))
        assert list(every_number(block, figures_of(Random(1)), INDICATORS, PHRASES)) == []
