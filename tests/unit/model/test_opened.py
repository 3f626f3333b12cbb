"""Values that are built quickly are frozen all the same."""

from __future__ import annotations

import copy
import pickle

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from dcbase.model import Known, Origin, Said, SaidFigure

VALUES = (Origin("a.yaml", "00", 3, 5), Known(8, said="hơn"), SaidFigure(Said("DT05"), Said("8")))


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_frozen_once_built(value):
    """Nothing can be set or deleted, and copies by every road are equal."""
    field = type(value).__slots__[0]
    with pytest.raises(FrozenInstanceError):
        setattr(value, field, None)
    with pytest.raises(FrozenInstanceError):
        delattr(value, field)
    assert pickle.loads(pickle.dumps(value)) == value == copy.copy(value) == evolve(value)
    assert len({value, evolve(value)}) == 1
    assert type(evolve(value)) is type(value)


def test_no_floats():
    """A figure is never a float, whoever makes it."""
    with pytest.raises(TypeError, match="never a float"):
        Known(9.5)
