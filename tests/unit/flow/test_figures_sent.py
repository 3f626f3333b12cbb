"""What stands where a figure should, over two hundred times: its value, or what is said of it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from dcbase._flow.figures import typed_figures
from dcbase.model import Form, FrozenMap, Indicator, Kind, Known, Qualifier, Questions, Received
from dcbase.reading import submissions_from_csv, submissions_from_yaml

CASES = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "text" / "figures_sent.yaml").read_text("utf-8")
)
ASKED = {
    "count": {"kind": Kind.INTEGER, "minimum": Decimal(0)},
    "decimal": {"kind": Kind.DECIMAL, "decimals": 3},
    "rate": {
        "kind": Kind.PERCENT,
        "unit": "%",
        "allow_qualifier": True,
        "minimum": Decimal(0),
        "maximum": Decimal(100),
    },
}


def asked(kind, codes):
    indicators = {
        code: Indicator(code=f"h:{code}", name=code, valid_from=date(2025, 1, 1), **ASKED[kind])
        for code in codes
    }
    form = Form(code="h:n", version="1", name="n", indicators=tuple(codes))
    return Questions(form=form, indicators=FrozenMap(indicators))


def as_yaml(texts):
    lines = (f"  {code}: {json.dumps(text, ensure_ascii=False)}\n" for code, text in texts.items())
    content = "".join(["unit: '02848'\nfigures:\n", *lines])
    return submissions_from_yaml(Received("n.yaml", "0", content.encode()))


def as_csv(texts):
    head, row = (";".join(cells) for cells in (texts, (f'"{one}"' for one in texts.values())))
    return submissions_from_csv(Received("n.csv", "0", f"unit;{head}\n02848;{row}\n".encode()))


def given(figure, findings):
    """Say what came of a figure in the words of the case file."""
    said = []
    if isinstance(figure, Known):
        qualifier = figure.qualifier
        said.append(
            f"{figure.value}" if qualifier is Qualifier.EQ else f"{qualifier.value} {figure.value}"
        )
    return " ".join([*said, *([",".join(findings)] if findings else [])])


def test_there_are_two_hundred_literals():
    """The promise is two hundred."""
    assert sum(map(len, CASES.values())) >= 200


@pytest.mark.parametrize("read", [as_yaml, as_csv])
@pytest.mark.parametrize("kind", ASKED)
def test_each_is_its_exact_value_or_a_finding(kind, read):
    """Nothing is changed in silence, whichever file it came in."""
    texts = {f"N{number:03}": case["text"] for number, case in enumerate(CASES[kind])}
    (submission,) = read(texts)
    figures, findings = typed_figures(submission, asked(kind, texts))
    codes = {code: [one.code for one in findings if one.subject == code] for code in texts}
    came = [(texts[code], given(figures[code], codes[code])) for code in texts]
    assert [(case["text"], case["gives"]) for case in CASES[kind]] == came
