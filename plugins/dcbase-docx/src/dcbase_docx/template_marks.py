"""The marks of an office's own template, found in the paragraphs that Word has cut them into.

Word splits what was typed at once over several runs, wherever spelling or formatting changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from dcbase_docx.numbering import local

if TYPE_CHECKING:
    from lxml.etree import _Element

SCOPES = ("p", "tr", "tc")
"""What a statement stands for: a paragraph, a row of a table, a cell."""
_MARK = re.compile(r"\{\{(?P<print>.*?)\}\}|\{%(?P<block>.*?)%\}|\{#.*?#\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_SCOPED = re.compile(r"(p|tr|tc)\s+(?=\S)")
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})


@frozen(kw_only=True)
class Mark:
    """One mark.

    Args:
        kind: ``print`` for ``{{ … }}``, ``block`` for ``{% … %}``, ``comment``.
        scope: Of a statement: ``p``, ``tr``, ``tc``; empty within a paragraph.
        word: The first word of a statement: ``if``, ``endfor``.
        text: What stands behind it, or between the braces of a figure.
        start, end: Where it stands in the words of its paragraph.
    """

    kind: str
    scope: str = ""
    word: str = ""
    text: str = ""
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        """Return it as it is meant, whatever Word made of its quotes."""
        if self.kind == "print":
            return f"{{{{ {self.text} }}}}"
        if self.kind == "comment":
            return ""
        return f"{{%{self.scope} {f'{self.word} {self.text}'.strip()} %}}"


def marks(text: str) -> Iterator[Mark]:
    """Yield the marks in the words of one paragraph."""
    for found in _MARK.finditer(text):
        start, end = found.span()
        if found["print"] is not None:
            yield Mark(kind="print", text=_typed(found["print"]), start=start, end=end)
        elif found["block"] is not None:
            scoped = _SCOPED.match(found["block"])
            said = _typed(found["block"][scoped.end() if scoped else 0 :])
            word, _, rest = said.partition(" ")
            yield Mark(
                kind="block",
                scope=scoped[1] if scoped else "",
                word=word,
                text=rest.strip(),
                start=start,
                end=end,
            )
        else:
            yield Mark(kind="comment", start=start, end=end)


def halves(text: str) -> Iterator[str]:
    """Yield what is left of marks that have no other end in the same paragraph."""
    yield from _HALF.findall(_MARK.sub("", text))


def holder(paragraph: _Element, scope: str) -> _Element | None:
    """Return the paragraph, row or cell that a statement stands for; None if there is none."""
    return next(
        (one for one in (paragraph, *paragraph.iterancestors()) if local(one) == scope), None
    )


def _typed(text: str) -> str:
    return " ".join(text.translate(_TYPED).split())
