"""Indicators by the words that name them in the first cells of a table's rows."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from dcbase.model import FrozenMap, Indicator
from dcbase.model.remembered import remembered
from dcbase.prose.label_words import Words, bare_label, without_counting, words_of
from dcbase.prose.measures import Measure, measure_of
from dcbase.prose.stream import GAP

_SLOT = "{n}"
_WORDS_OF_A_SUM = 4
_LINKS = (("là",), ("đạt",))


@frozen(eq=False)
class Labels:
    """What rows may be called, by folded words.

    Args:
        names: Whole names; codes by indicator.
        shorter: Names and phrases without "tổng số" in front.
    """

    names: FrozenMap[Words, frozenset[str]]
    shorter: FrozenMap[Words, frozenset[str]]
    codes: frozenset[str]

    def find(self, cell: str) -> frozenset[str]:
        """Return the codes of the indicators that a cell names; none or several: it is no label."""
        text = bare_label(cell)
        if text in self.codes:
            return frozenset((text,))
        words = words_of(text)
        if words in self.names:
            return self.names[words]
        left = without_counting(words)
        # "Số thôn" counts them, "Thôn" heads their names.
        counted = len(left) > 1 or left != words
        return self.shorter.get(left, frozenset()) if counted else frozenset()


@remembered
def labels_of(indicators: FrozenMap[str, Indicator]) -> Labels:
    """Return the labels of indicators, gathered once."""
    names: dict[Words, frozenset[str]] = {}
    shorter: dict[Words, frozenset[str]] = {}
    for code, indicator in indicators.items():
        name = words_of(indicator.name)
        _add(names, name, code)
        _add(shorter, without_counting(name), code)
        for label in _of_phrases(indicator):
            _add(shorter, label, code)
    return Labels(FrozenMap(names), FrozenMap(shorter), frozenset(indicators))


def _of_phrases(indicator: Indicator) -> Iterator[Words]:
    """Yield "đơn tố cáo" for "{n} đơn tố cáo", "đơn tiếp nhận" for "tiếp nhận {n} đơn"."""
    for phrase in indicator.phrases:
        if phrase.count(_SLOT) != 1 or phrase.startswith(("also ", "not ")) or GAP in phrase:
            continue
        before, after = map(words_of, phrase.split(_SLOT))
        label = without_counting((*after, *before[: len(before) - (before[-1:] in _LINKS)]))
        if _says_what(label, indicator):
            yield label


def _says_what(label: Words, indicator: Indicator) -> bool:
    """Tell "đơn tố cáo" from "kỳ trước chuyển sang", which may be said of anything."""
    unit = words_of(indicator.unit.partition(",")[0])
    if measure_of(indicator.unit)[0] is not Measure.COUNT:
        return len(label) >= _WORDS_OF_A_SUM
    return len(label) > len(unit) and label[: len(unit)] == unit


def _add(into: dict[Words, frozenset[str]], words: Words, code: str) -> None:
    if words:
        into[words] = into.get(words, frozenset()) | {code}
