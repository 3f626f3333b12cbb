"""A submission written as YAML is read as the same submission."""

from __future__ import annotations

import pytest

from dcbase.model import FrozenMap, Received, Said, SaidFigure, SaidSlot, Submission
from dcbase.reading import submissions_from_yaml, yaml_of
from dcbase.reading.said_out import said_to_plain

LONG = "Công tác tiếp dân {{ DT05 = 0 | không có đơn nào của người dân gửi đến cơ quan }} - " * 3


def read(plain):
    (submission,) = submissions_from_yaml(Received("x.yaml", "", yaml_of(plain).encode()))
    assert submission.findings == ()
    return submission


def test_long_paragraphs_are_broken_and_say_the_same():
    """No line begins with a mark, no reference is broken, and items are indented."""
    text = f"{LONG.strip()} hết.\n\n- {LONG}hết.\n\n## {LONG}"
    slot = SaidSlot(slot=Said("overview"), text=Said(text))
    plain = said_to_plain(Submission(name="x", sha256="", slots=(slot,)))
    lines = plain["overview"].split("\n")
    assert max(map(len, lines[:-1])) <= 101
    assert sum(line.startswith("- ") for line in lines) == 1
    assert all(line.count("{{") == line.count("}}") for line in lines)
    assert " ".join(plain["overview"].split()) == " ".join(text.split())


def test_every_key_comes_back():
    """Identity, head, figures with their restatements, slots inside slots."""
    again = SaidFigure(Said("CC09"), Said("95"), Said("gt"))
    figures = (
        SaidFigure(Said("DT01"), Said("44")),
        SaidFigure(Said("CC05"), Said("98.5"), said=Said("hơn"), unit=Said("%")),
        SaidFigure(Said("CC09"), Said("95"), restated=FrozenMap({"assessment": again})),
        SaidFigure(Said("DT02")),
    )
    inner = SaidSlot(slot=Said("results.commune"), mark=Said("2)"), text=Said("{{{{ x"))
    came = Submission(
        name="x",
        sha256="",
        form=Said("law10:f"),
        unit=Said("02848"),
        period=Said("2025"),
        window=FrozenMap({"label": Said("10 tháng")}),
        header=FrozenMap({"subject": Said("kết quả")}),
        recipients=((Said("Tỉnh ủy"), Said("để b/c")), (Said("Lưu"), None)),
        signature=FrozenMap({"name": Said("Lý Seo Páo")}),
        opening=Said("Mở."),
        closing=Said("Kết."),
        figures=figures,
        slots=(SaidSlot(slot=Said("results"), heading=Said("KẾT QUẢ"), slots=(inner,)),),
    )
    found = read(said_to_plain(came))
    assert (found.form.text, found.unit.text, found.period.text) == ("law10:f", "02848", "2025")
    assert found.window["label"].text == "10 tháng"
    assert found.header["subject"].text == "kết quả"
    assert [(a.text, b and b.text) for a, b in found.recipients] == [
        ("Tỉnh ủy", "để b/c"),
        ("Lưu", None),
    ]
    assert found.signature["name"].text == "Lý Seo Páo"
    assert (found.opening.text, found.closing.text) == ("Mở.", "Kết.")
    said = {one.code.text: one for one in found.figures}
    assert {code: one.value and one.value.text for code, one in said.items()} == {
        "DT01": "44",
        "CC05": "98.5",
        "CC09": "95",
        "DT02": None,
    }
    assert (said["CC05"].said.text, said["CC05"].unit.text) == ("hơn", "%")
    assert said["CC09"].restated["assessment"].qualifier.text == "gt"
    (results,) = found.slots
    assert results.heading.text == "KẾT QUẢ"
    (commune,) = results.slots
    assert (commune.slot.text, commune.mark.text, commune.text.text) == (
        "results.commune",
        "2)",
        "{{{{ x",
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("11", "11"),
        ("-3", "-3"),
        ("0", "0"),
        ("6453.6", "6453.6"),
        ("98.50", "98.50"),
        ("-0.5", "-0.5"),
        ("true", "true"),
        ("0007", '"0007"'),
        ("-0", '"-0"'),
        ("1,5", '"1,5"'),
        ("1e5", '"1e5"'),
        ("1_000", '"1_000"'),
        (".5", '".5"'),
        ("5.", '"5."'),
        ("12345678901234567890", '"12345678901234567890"'),
        ("98%", '"98%"'),
        ("no", '"no"'),
        ("có", "có"),
        ("", '""'),
    ],
)
def test_numbers_are_written_without_quotes_where_they_read_the_same(text, written):
    """Whatever is written, the text that was sent is what is read."""
    figure = SaidFigure(Said("DT01"), Said(text), restated=FrozenMap())
    plain = said_to_plain(Submission(name="x", sha256="", figures=(figure,)))
    assert f"  DT01: {written}\n" in yaml_of(plain)
    (again,) = read(plain).figures
    assert again.value.text == text
