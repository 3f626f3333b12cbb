"""Words of a document that the form prints by itself, and words of its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dcbase.model import Fact, Finding, OutlineBlock, core_kind
from dcbase.text import fold, tone_key

_WORD = re.compile(r"\w+")
_PRINTED = {
    "title": ("báo cáo",),
    "recipients-title": ("nơi nhận",),
    "national": (
        "cộng hòa xã hội chủ nghĩa việt nam",
        "độc lập tự do hạnh phúc",
        "đảng cộng sản việt nam",
    ),
}
_KEYS = {kind: {tone_key(text) for text in texts} for kind, texts in _PRINTED.items()}
_NUMBERED = re.compile(r"(?:trang|page)?[\W\d]*", re.IGNORECASE)
_SHOWN = 5


def is_printed(block: OutlineBlock) -> bool:
    """Tell whether the form prints all words of a block anyway, and not only its first ones."""
    if block.kind == "rule":
        return not any(sign.isalnum() for sign in block.whole)
    words = " ".join(_WORD.findall(tone_key(fold(block.whole))))
    return words in _KEYS.get(block.kind, ())


def about_pages(artefacts: Iterable[OutlineBlock]) -> Iterator[Finding]:
    """Yield a finding that names the words at the head and foot of pages, each once."""
    said = [block for block in artefacts if not _NUMBERED.fullmatch(block.whole)]
    texts = list(dict.fromkeys(block.whole for block in said))
    if texts:
        shown = "”; “".join(texts[:_SHOWN])
        facts: dict[str, Fact] = {"count": len(texts), "words": shown}
        yield core_kind("DC-2053").found(subject="page", origin=said[0].origin, facts=facts)
