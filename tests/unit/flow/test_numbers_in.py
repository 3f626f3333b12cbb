"""Numbers in, numbers out: ten thousand of them, exact or with a finding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest

from dcbase._flow.figures import typed_figures
from dcbase.model import (
    Form,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Questions,
    Received,
    Severity,
)
from dcbase.reading import submissions_from_csv, submissions_from_yaml

EACH = 500
CODES = [f"N{number:03}" for number in range(EACH)]
INDICATORS = tuple(
    Indicator(
        code=f"h:{code}",
        name=code,
        kind=Kind.DECIMAL,
        decimals=6,
        valid_from=date(2025, 1, 1),
    )
    for code in CODES
)
FORM = Form(code="h:n", version="1", name="n", indicators=tuple(CODES))
QUESTIONS = Questions(form=FORM, indicators=FrozenMap(zip(CODES, INDICATORS, strict=True)))


def grouped(digits, mark):
    """Return digits in groups of three, counted from the right."""
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    return mark.join(groups + [digits[at : at + 3] for at in range(head, len(digits), 3)])


def written(random):
    """Return a value and one way in which people write it."""
    whole = str(random.randrange(10 ** random.randint(1, 9)))
    places = "".join(random.choice("0123456789") for _ in range(random.choice((0, 0, 1, 2, 3, 6))))
    mark, thousands = random.choice(((",", "."), (",", ""), (".", ""), (".", ","), (",", " ")))
    text = grouped(whole, thousands) if thousands else whole
    if not thousands and random.random() < 0.1:
        text = f"0{text}"
    text += f"{mark}{places}" if places else ""
    around = random.choice(("", "", "", " ", "\N{NO-BREAK SPACE}"))
    sign = random.choice(("", "", "", "-"))
    return Decimal(f"{sign}{whole}.{places or 0}"), f"{sign}{text}{around}"


def as_yaml(texts):
    lines = [f'  {code}: "{text}"\n' for code, text in texts.items()]
    content = "".join(["unit: '02848'\nfigures:\n", *lines])
    return submissions_from_yaml(Received("n.yaml", "0", content.encode()))


def as_csv(texts):
    head, row = (";".join(cells) for cells in (texts, (f'"{one}"' for one in texts.values())))
    content = f"sep=;\nunit;{head}\n02848;{row}\n".encode()
    return submissions_from_csv(Received("n.csv", "0", content))


@pytest.mark.parametrize("read", [as_yaml, as_csv])
def test_what_is_written_is_the_value_or_a_finding(read):
    """Of 10 000 numbers in five styles none becomes another one in silence."""
    random = Random(2025)
    exact = 0
    for _ in range(10_000 // EACH):
        numbers = {code: written(random) for code in CODES}
        (submission,) = read({code: text for code, (_, text) in numbers.items()})
        assert () == submission.findings
        figures, findings = typed_figures(submission, QUESTIONS)
        told = {one.subject for one in findings if one.severity is Severity.ERROR}
        for code, (value, text) in numbers.items():
            figure = figures[code]
            if isinstance(figure, Known):
                exact += 1
                assert (text, value) == (text, figure.value)
            else:
                assert code in told, text
    assert exact > 5_000
