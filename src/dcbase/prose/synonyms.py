"""What communes say in different words: one usual word stands for all of them.

A phrase of an indicator says "thôn"; a report says "bản", "tổ dân phố" or "thôn, xóm", whichever
there is.  Both are put into the usual words before they are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dcbase.text import fold, tone_key

_USUAL: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("xã", ("phường", "đặc khu")),
    (
        "thôn",
        (
            *("bản", "tổ dân phố", "khu dân cư", "xóm", "ấp", "buôn", "khu phố"),
            *("thôn, bản", "thôn, tổ dân phố", "thôn, xóm", "bản, tổ dân phố"),
        ),
    ),
    ("đơn", ("đơn thư",)),
    ("cơ quan, đơn vị", ("cơ quan, đơn vị, trường học",)),
    ("doanh nghiệp", ("doanh nghiệp, hợp tác xã", "doanh nghiệp và hợp tác xã")),
    ("ubnd", ("ủy ban nhân dân",)),
    ("hội đồng nhân dân", ("hđnd",)),
    ("ban thanh tra nhân dân", ("ban ttnd",)),
    ("mặt trận tổ quốc", ("mttq",)),
    ("ban giám sát đầu tư của cộng đồng", ("ban gsđtccđ",)),
)
# Beside these it is another word: "văn bản", "bản cam kết", "buôn bán".
_OTHER_BEFORE = {"bản": frozenset(("văn", "biên", "cơ", "kịch", "phiên"))}
_OTHER_BEHIND = {
    "bản": frozenset(("cam", "tin", "án", "đồ", "sao", "thân", "quyền", "ghi", "đăng")),
    "buôn": frozenset(("bán", "lậu")),
    "phường": frozenset(("hội",)),
}
# In a text that is searched as it stands: "xã hội" and "hợp tác xã" are other words.
_BESIDE = {"xã": (r"(?<!hợp tác )", r"(?! hội)"), "đơn": ("", "(?! vị| thư)")}
_TOKEN = re.compile(r"\w+|[^\w\s]")
_Words = tuple[str, ...]
_Said = tuple[list[str], list[str]]
"""The words behind the first one, and the usual words for all of them."""


def words_of(key: str, begin: int = 0, end: int | None = None) -> list[str]:
    """Cut a folded text, or a stretch of it, into usual words and marks."""
    words = _TOKEN.findall(key) if end is None else _TOKEN.findall(key, begin, end)
    maybe = [at for at, word in enumerate(words) if word in _SAID]
    return _usual(words, maybe) if maybe else words


def ways_of(text: str) -> Iterator[_Words]:
    """Yield the words and marks of a phrase, once for each way in which it can be said.

    For patterns, which look for words in a text as it stands.
    """
    texts = [_key(text)]
    for pattern, others in _VARIED:
        usual = [known for known in texts if pattern.search(known)]
        texts += [pattern.sub(other, known) for known in usual for other in others]
    return (tuple(_TOKEN.findall(known)) for known in texts)


def _usual(words: list[str], maybe: list[int]) -> list[str]:
    usual: list[str] = []
    read = 0
    for at in maybe:
        for others, instead in _SAID[words[at]] if at >= read else ():
            behind = at + 1 + len(others)
            if words[at + 1 : behind] == others and not _is_other(words, at, behind):
                usual += words[read:at]
                usual += instead
                read = behind
                break
    return [*usual, *words[read:]]


def _is_other(words: list[str], at: int, behind: int) -> bool:
    word = words[at]
    before = _OTHER_BEFORE.get(word)
    if before and at and words[at - 1] in before:
        return True
    after = _OTHER_BEHIND.get(word)
    return bool(after and words[behind : behind + 1] and words[behind] in after)


def _key(text: str) -> str:
    return tone_key(fold(text))


def _by_first_word() -> dict[str, tuple[_Said, ...]]:
    """Return how each usual word is said otherwise, by its first word, the longest first."""
    found: dict[str, list[_Said]] = {}
    for usual, others in _USUAL:
        instead = _TOKEN.findall(_key(usual))
        for other in others:
            first, *rest = _TOKEN.findall(_key(other))
            found.setdefault(first, []).append((rest, instead))
    return {first: tuple(sorted(said, key=_longest)) for first, said in found.items()}


def _longest(said: _Said) -> int:
    return -len(said[0])


def _varied() -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    for usual, others in _USUAL:
        before, behind = _BESIDE.get(usual, ("", _unless_longer(usual, others)))
        pattern = re.compile(rf"(?<!\w){before}{re.escape(_key(usual))}(?!\w){behind}")
        yield pattern, tuple(map(_key, others))


def _unless_longer(usual: str, others: Iterable[str]) -> str:
    """Leave a word alone that is the beginning of another way to say it."""
    longer = [other.removeprefix(usual) for other in others if other.startswith(f"{usual},")]
    return f"(?!{'|'.join(map(re.escape, longer))})" if longer else ""


_SAID = _by_first_word()
_VARIED = tuple(_varied())
