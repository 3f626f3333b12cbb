"""Whose fault it is: what a plugin raised or handed over, said with its name and its line."""

from __future__ import annotations

from dcbase._fault.answers import FORMATS, bytes_of, items_of, listed, problems_of
from dcbase._fault.blame import blamed, stopping
from dcbase._fault.cause import ToldError, cause, cause_of
from dcbase._fault.shapes import misfit
from dcbase._fault.words import unsayable

__all__ = [
    "FORMATS",
    "ToldError",
    "blamed",
    "bytes_of",
    "cause",
    "cause_of",
    "items_of",
    "listed",
    "misfit",
    "problems_of",
    "stopping",
    "unsayable",
]
