"""Phrases in the order of their words, so that those around a number are found word by word.

A catalog has a thousand phrases, and a report a dozen numbers to each page: what is read for a
number are the words next to it, never the phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from attrs import field, frozen

from dcbase.prose.stream import GAP, NUMBER, reads

_OPEN = (GAP, NUMBER)
_HERE = None
"""The key of what ends at a place: behind a number the words before it, there the phrases."""
_Branch: TypeAlias = "dict[str | None, Any]"


@frozen
class Phrase:
    """A phrase of an indicator.

    Args:
        code: Short code of the indicator.
        text: As the catalog has it, without ``also`` and ``not``.
        also: No figure is read from it; a reference to another indicator in it is compared.
        weight: How many words it has; the heavier of two phrases wins.
        never: The words speak of something else: no phrase of the indicator is in them.
    """

    code: str
    text: str
    also: bool
    weight: int
    never: bool = False

    def around(self, number: str) -> str:
        """Return the phrase with a number in it, for people."""
        return self.text.replace("{n}", number)


@frozen
class Around:
    """A phrase around one of its numbers.

    Args:
        before: What stands before the number, nearest first.
        after: What stands after it.
        words: Every word of both: no text that lacks one of them has to be read for it.
        open: There is a gap or another number in it.
    """

    phrase: Phrase
    before: tuple[str, ...]
    after: tuple[str, ...]
    words: frozenset[str]
    open: bool

    def stands(self, words: Sequence[str], every: frozenset[str], before: int, behind: int) -> bool:
        """Tell whether the whole of it stands there, of which the tree has read the near words."""
        return not self.open or (
            self.words <= every
            and reads(words, before, self.before, -1)
            and reads(words, behind, self.after, 1)
        )


def arounds(phrase: Phrase, words: tuple[str, ...]) -> Iterator[Around]:
    """Yield a phrase around each of its numbers."""
    for place, word in enumerate(words):
        if word == NUMBER:
            before, after = words[:place][::-1], words[place + 1 :]
            every = frozenset((*before, *after))
            yield Around(phrase, before, after, every - {GAP}, not every.isdisjoint(_OPEN))


@frozen(eq=False)
class PhraseTree:
    """Phrases by the words behind their number, up to the first gap, then by those before it."""

    root: _Branch = field(factory=dict)

    def add(self, around: Around) -> bool:
        """File a phrase; it is refused, and told so, if it has no word next to its number."""
        if not (any(_near(around.after)) or any(_near(around.before))):
            return False
        branch = self.root
        for words in (around.after, around.before):
            for word in _near(words):
                branch = branch.setdefault(word, {})
            branch = branch.setdefault(_HERE, {})
        branch.setdefault(_HERE, []).append(around)
        return True

    def near(self, words: Sequence[str], before: int, behind: int) -> list[Around]:
        """Return the phrases whose near words stand around a number.

        Args:
            words: Of a text, with an edge at each end.
            before, behind: The places next to the number.
        """
        found: list[Around] = []
        branch: _Branch | None = self.root
        while branch is not None:
            inner, at = branch.get(_HERE), before
            while inner is not None:
                if _HERE in inner:
                    found += inner[_HERE][_HERE]
                inner, at = inner.get(words[at]), at - 1
            branch, behind = branch.get(words[behind]), behind + 1
        return found


def _near(words: Iterable[str]) -> Iterable[str]:
    """Yield the words next to a number, up to the first gap or other number."""
    for word in words:
        if word in _OPEN:
            return
        yield word
