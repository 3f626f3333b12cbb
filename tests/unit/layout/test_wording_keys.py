"""The words that an official form gives: what is misspelt is said, and nothing printed without."""

from __future__ import annotations

import pytest

from dcbase._builtin.profiles import dcbase_register_profiles
from dcbase.layout.wording_keys import check_wording
from dcbase.model import FrozenMap, Prescribed, Profile


def said(**wording):
    words = {key.replace("__", "-").replace("_", "."): value for key, value in wording.items()}
    form = Profile(code="nha:hd", name="Nội bộ", wording=FrozenMap(words))
    return [str(problem) for problem in check_wording(form)]


def test_the_forms_of_the_core():
    """Every key that the built-in forms use is known, with its braces."""
    for form in dcbase_register_profiles():
        assert [] == list(check_wording(form))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        (
            "recipients_edn",
            ",",
            "there is no key 'recipients.edn'. (did you mean 'recipients.end'?)",
        ),
        (
            "number",
            "So {numbre}",
            "nothing to put in for {numbre}; there is: {number}, {type}, {office}.",
        ),
        ("number", "So {number", "nothing to put in for {number; there is: {number}"),
        (
            "heading_1",
            "{roman}}",
            "nothing to put in for }; there is: {roman}, {number}, {letter}.",
        ),
        ("organisation_case", "UPPER", "the value 'UPPER' makes no sense; expected: upper."),
    ],
)
def test_a_mistake(key, value, words):
    """The form, the key and what there is are said."""
    (problem,) = said(**{key: Prescribed(value=value)})
    assert "nha:hd" in problem
    assert words in problem


def test_how_sure_a_value_is():
    """Four words say how sure a value is; a fifth would weigh nothing."""
    (problem,) = said(item=Prescribed(value="-", certainty="sure"))
    assert "'item, certainty'" in problem
    assert "the value 'sure' makes no sense; expected: found, high, mid, low." in problem


def test_a_word_taken_back():
    """A house that extends a form may take back what this says."""
    assert [] == said(organisation_case=Prescribed(value=""), rule=Prescribed(value="{-}"))
