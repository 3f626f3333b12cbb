"""Words of a document in the text and the attributes of XML."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold; nothing that is printed has it, unless a plugin put it there.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile('[&<>"\n\r\t]')
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": ""})
_IN_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\r": "",
        "\t": "&#9;",
    }
)


def plain(words: str) -> bool:
    """Tell whether words are the same in XML: most are, and looking is cheap."""
    return words.isprintable() and not _SPECIAL.search(words)


def content(words: str) -> str:
    """Return words as the text of an element; what XML cannot hold is marked as lost."""
    return words if plain(words) else _FORBIDDEN.sub("\ufffd", words).translate(_IN_TEXT)


def attribute(words: str) -> str:
    """Return words as the value of an attribute, in its quotes."""
    if not plain(words):
        words = _FORBIDDEN.sub("\ufffd", words).translate(_IN_ATTRIBUTE)
    return f'"{words}"'
