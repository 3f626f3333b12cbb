"""Texts whose origin is made when somebody asks for it."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

from dcbase.model import Origin, Said
from dcbase.reading.said import Heard

PLACE = ("a.yaml", "00", 3, 5)


def test_a_heard_text_is_what_was_said():
    """It equals, hashes and pickles as the plain `Said` with the same text and origin."""
    heard, said = Heard("12", PLACE), Said("12", Origin(*PLACE))
    assert said == heard
    assert heard == said
    assert hash(said) == hash(heard)
    assert pickle.loads(pickle.dumps(heard)) == said
    assert type(pickle.loads(pickle.dumps(heard))) is Said


@pytest.mark.parametrize("other", [Said("12"), Said("13", Origin(*PLACE)), "12"])
def test_another_text_or_place_is_another(other):
    """Text and place both count."""
    assert Heard("12", PLACE) != other


def test_the_origin_is_made_once_and_a_copy_may_change_it():
    """`attrs.evolve` works as on any other text."""
    heard = Heard("12", PLACE)
    assert heard.origin is heard.origin
    assert evolve(heard, text="13") == Said("13", Origin(*PLACE))
    assert evolve(heard, origin=None) == Said("12")
