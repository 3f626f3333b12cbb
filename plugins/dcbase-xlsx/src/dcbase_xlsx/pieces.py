"""Long texts over several rows: a row of Excel is 409 points high, and print shows no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from dcbase_xlsx.styles import lines_of
from dcbase_xlsx.words import say

PARAGRAPH = "\n\n"
"""What stands between a text and the row below that somebody added to it."""
_JOINTS = {"goes-on": PARAGRAPH, "goes-on-line": "\n", "goes-on-words": " ", "goes-on-word": ""}
"""What stands between a row and the one that says of itself how it goes on; coarse ones first."""
_MOST_LINES = 22


def pieces(text: str, width: float) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a text that each fit a row, with the words that it goes on with.

    Args:
        width: Of the column, in digits of the font.
    """
    label, rest = "", text
    while not fits(rest, width):
        end, following = _cut(rest, _fitting(rest, width))
        yield label, rest[:end]
        label, rest = say(following), rest[end + len(_JOINTS[following]) :]
    yield label, rest


def fits(text: str, width: float) -> bool:
    """Tell whether one row can show a text."""
    return lines_of(text, width) <= _MOST_LINES


def joint_of(label: str) -> str:
    """Return what stands before a row that goes on with a text, by the words beside it."""
    return _by_words().get(label.strip(), PARAGRAPH)


@cache
def _by_words() -> Mapping[str, str]:
    return {say(label): joint for label, joint in _JOINTS.items()}


def _fitting(text: str, width: float) -> int:
    """Return how many characters fit a row; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle], width):
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, most: int) -> tuple[int, str]:
    """Return where a text is cut, and how it goes on: between paragraphs if that is not early."""
    for label, joint in _JOINTS.items():
        end = text.rfind(joint, 0, most + len(joint)) if joint else most
        early = most // 3 if joint in (PARAGRAPH, "\n") else 0
        if end > early and text[:end].strip() and text[end:].strip():
            return end, label
    return most, "goes-on-word"
