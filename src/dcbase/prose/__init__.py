"""Text with references to figures: read, printed, and held to the data.

Submissions and layout sentences are read by the same tokenizer (`parse`); `say` and `resolve`
print figures, `check_prose` finds words that contradict them, and `find_numbers` reads the
numbers in plain words.
"""

from __future__ import annotations

from dcbase.prose.checking import check_prose, check_restatements
from dcbase.prose.exclusions import NotData
from dcbase.prose.measures import Measure
from dcbase.prose.numbers import find_numbers
from dcbase.prose.parsing import Prose, parse
from dcbase.prose.phrases import Phrases, compile_phrases
from dcbase.prose.place import UNPLACED, Placed, place
from dcbase.prose.printing import BLANK, resolve
from dcbase.prose.references import STYLES
from dcbase.prose.said_back import LostWordsError
from dcbase.prose.saying import Misfit, misfit, say
from dcbase.prose.written import Number

__all__ = [
    "BLANK",
    "STYLES",
    "UNPLACED",
    "LostWordsError",
    "Measure",
    "Misfit",
    "NotData",
    "Number",
    "Phrases",
    "Placed",
    "Prose",
    "check_prose",
    "check_restatements",
    "compile_phrases",
    "find_numbers",
    "misfit",
    "parse",
    "place",
    "resolve",
    "say",
]
