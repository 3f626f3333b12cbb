"""Phrases that state a yes, a no or a word of a list, where no number does.

``thành lập Ban Chỉ đạo …`` states yes; ``no chưa thành lập …`` states no; ``định kỳ hằng {word}``
states whichever of the indicator's words stands there.  ``here …`` is only read in the slot that
the indicator belongs to: the words mean too many other things elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from dcbase.errors import DataFileError, Problem
from dcbase.prose.phrase_patterns import clue_of, pattern_of
from dcbase.prose.stream import key_of

_PREFIX = re.compile(r"(?P<which>no|here)\s+")
_SLOT = "{word}"
_WORD = "\ue002"  # a private-use character, as `dcbase.prose.stream` has them


@frozen
class Statement:
    """A phrase that states something else than a number.

    Args:
        code: Short code of the indicator.
        value: What it states; None: the word that stands in the group ``word``.
        here: Only in the slot of the indicator.
        clue: No text that lacks it, in small letters, matches.
        pattern: What does match, in folded text.
    """

    code: str
    value: bool | None
    here: bool
    clue: str
    pattern: re.Pattern[str]


def prefixes(written: str) -> tuple[frozenset[str], str]:
    """Return the prefixes of a written phrase, and its words with a sign for ``{word}``."""
    found: set[str] = set()
    while prefix := _PREFIX.match(written):
        found.add(prefix["which"])
        written = written[prefix.end() :]
    return frozenset(found), written.replace(_SLOT, f" {_WORD} ")


def statements(
    code: str, marked: frozenset[str], variants: Iterable[tuple[str, ...]], values: tuple[str, ...]
) -> Iterator[Statement]:
    """Yield what a phrase states, once for each way in which it can be said.

    Args:
        marked: Its prefixes.
        variants: Its folded words.
        values: The words that a figure of the indicator may be; empty: it is a yes or a no.

    Raises:
        DataFileError: It names a word of a list that the indicator has not, or none of its list.
    """
    for words in variants:
        if (_WORD in words) != bool(values):
            problem = Problem.of("phrase-word", sign=_SLOT).within("phrases")
            raise DataFileError(path=code, problems=(problem,))
        every = "|".join(re.escape(key_of(one)) for one in sorted(values, key=len, reverse=True))
        pattern = pattern_of(words, numbers=True).replace(rf"\s*{_WORD}", rf"\s+(?P<word>{every})")
        yield Statement(
            code=code,
            value=None if values else "no" not in marked,
            here="here" in marked,
            clue=clue_of(words),
            pattern=re.compile(rf"(?<!\w){pattern}(?!\w)"),
        )
