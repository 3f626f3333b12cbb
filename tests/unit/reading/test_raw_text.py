"""Every character of a text is found in the file, whatever way the text was written."""

from __future__ import annotations

import json
import pickle

import pytest
import yaml
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from dcbase.model import Received
from dcbase.prose import parse
from dcbase.reading import read_json, read_yaml, submissions_from_json, submissions_from_yaml
from dcbase.reading.raw_text import MOST_EXACT, RawScalar

FORMS = {
    "folded": "overview: >\n  Một\n  hai {{ A1 }}\n\n  {{ A2 }} ba\n  bốn {{ A3 }}\n",
    "folded, deeper": "overview: >-\n  Một {{ A1 }}\n    - hai {{ A2 }}\n\n  {{ A3 }}\n",
    "quoted": 'overview: "Một \\"hai\\" {{ A1 }}\\n\\n{{ A2 }} \\u1ea1 ba\n  bốn {{ A3 }}"\n',
    "quoted, a line": 'overview: "\\tMột \\x41 {{ A1 }}\\n\\n{{ A2 }} \\_ {{ A3 }}" # "\\n\n',
    "continued": 'overview: "Một {{ A1 }} \\\n    hai {{ A2 }}\\\n  {{ A3 }}"\n',
    "apostrophes": "overview: 'Một ''hai'' {{ A1 }}\n\n  {{ A2 }} ba ''{{ A3 }}'''\n",
    "plain": "overview: Một {{ A1 }}\n  hai {{ A2 }}\n\n  ba {{ A3 }} # hết\n",
    "block": "overview: |\n  Một {{ A1 }}\n\n  hai {{ A2 }}\n  {{ A3 }}\n",
}


def references(text, origin):
    """Return line and column of each reference in a text."""
    runs = [run for block in parse(text, origin).blocks for run in block.runs]
    return [(run.code, run.origin.line, run.origin.column) for run in runs if hasattr(run, "code")]


def seen(content):
    """Return the same of a file, as an editor shows it."""
    return sorted(
        (code, number, line.index("{{ " + code) + 1)
        for number, line in enumerate(content.splitlines(), 1)
        for code in ("A1", "A2", "A3")
        if "{{ " + code in line
    )


@pytest.mark.parametrize("form", FORMS)
def test_references_in_yaml(form):
    """Folded, in quotes, over several lines: a reference has its own place."""
    content = FORMS[form]
    (said,) = submissions_from_yaml(Received("f.yaml", "ab", content.encode()))
    text = said.slots[0].text
    assert references(text.text, text.origin) == seen(content)
    for again in (pickle.loads(pickle.dumps(said)).slots[0].text, evolve(text, text=text.text)):
        assert references(again.text, evolve(again.origin, sheet=None)) == seen(content)


@pytest.mark.parametrize("ascii", [True, False])
def test_references_in_json(ascii):
    """A break of the text is none of the file, and an escape is wider than what it says."""
    text = 'Một "hai" {{ A1 }}\n\n{{ A2 }} \U0001f600 ba\tạ\n- bốn {{ A3 }}'
    content = json.dumps({"overview": text}, ensure_ascii=ascii, indent=1)
    (said,) = submissions_from_json(Received("f.json", "ab", content.encode()))
    assert references(text, said.slots[0].text.origin) == seen(content)


WORDS = st.text("ab'\"\\:#-\n ế\U0001f600", min_size=1, max_size=40).map("x{}x".format)


def held(content, read, name):
    """Hold each character that no escape writes to the one at its place in the file."""
    (said,) = read(Received(name, "ab", content.encode()))
    inside, lines = getattr(said.opening.origin, "inside", None), content.split("\n")
    for number, line in enumerate(said.opening.text.split("\n") if inside else ()):
        for column, character in enumerate(line):
            if character in "ab:#-ếx":
                place = inside(number, column)
                assert lines[place.line - 1][place.column - 1] == character


@given(WORDS)
@example("xa\n\nbx")
def test_every_character_in_json(text):
    """The character at a place in the file is the one of the text."""
    held(json.dumps({"opening": text}, ensure_ascii=False), submissions_from_json, "f.json")


@given(WORDS, st.sampled_from(["'", '"', ">"]))
@example("x a\n\n b  bx", '"')
def test_every_character_in_yaml(text, style):
    """However PyYAML writes a text, wraps and folds it."""
    written = yaml.dump([text], allow_unicode=True, default_style=style, width=20)
    held(f"opening:{written[1:]}", submissions_from_yaml, "f.yaml")


def test_a_text_keeps_its_own_characters_alone():
    """A line with thousands of texts costs what they are long, not what the line is long."""
    tree = read_yaml("a: [" + ", ".join(['"x\\n"'] * 100) + "]\n", file="f")
    (sequence,) = tree.root.values.values()
    assert {'x\\n"'} == {node.raw for node in sequence.nodes}


@pytest.mark.parametrize(
    ("read", "text"),
    [(read_yaml, 'a: "x\\n{}"\n'), (read_json, '{{"a": "x\\n{}"}}')],
    ids=["yaml", "json"],
)
def test_a_file_longer_than_any_report_has_the_places_of_its_texts_alone(read, text):
    """Nobody's memory is filled with the places of letters."""
    short, long = (read(text.format("y" * count), file="f") for count in (10, MOST_EXACT))
    assert isinstance(short.root["a"], RawScalar)
    assert not isinstance(long.root["a"], RawScalar)
    assert (short.root["a"].line, short.root["a"].column) == (
        long.root["a"].line,
        long.root["a"].column,
    )
