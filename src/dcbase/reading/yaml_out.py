"""Plain values written as YAML that every loader reads alike.

Text that a YAML 1.1 loader would take for something else (``02848``, ``no``, ``2025-01-01``)
is quoted, so that PyYAML's `safe_load` and the strict loader of this room find the same words.
No anchors, no tags, no folded lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,9}")
# Begins with a letter, so it is neither a number, a date nor an indicator of YAML.
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,/()+=%;-]|:(?=\S))*(?<![ :])")
_WORDS_OF_YAML = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
# What YAML calls printable, without the line breaks of its own.
_UNPRINTABLE = re.compile(
    "[^\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def yaml_of(plain: Mapping[str, Any]) -> str:
    """Return an object as a YAML document, in the order of its keys.

    Args:
        plain: Text, numbers, true and false, None, lists and objects with text keys.
    """
    return "".join(f"{line}\n" for line in _mapping(plain, ""))


def yaml_scalar(value: str | int | bool | Decimal | None) -> str:
    """Return one value on one line, quoted where it has to be."""
    if isinstance(value, str):
        return value if _is_plain(value) else _quoted(value)
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value)


def plain_value(text: str) -> str | int | bool | Decimal:
    """Return what a text is written as so that it needs no quotes and reads as the same text.

    Returns:
        A number or a truth value if it is written exactly so, ``98.50`` with its zero; else the
        text: ``0007``, ``1,5`` and ``1e5`` are not what every loader of YAML reads alike.
    """
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    return Decimal(text) if _DECIMAL.fullmatch(text) else text


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and text.lower() not in _WORDS_OF_YAML


def _quoted(text: str) -> str:
    return _UNPRINTABLE.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _mapping(plain: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in plain.items():
        yield from _entry(f"{indent}{yaml_scalar(key)}:", value, indent)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield head
        yield from _mapping(value, indent + "  ")
    elif isinstance(value, list | tuple) and value:
        yield head
        yield from _sequence(value, indent + "  ")
    elif isinstance(value, str) and _is_block(value):
        yield from _block(head, value, indent + "  ")
    else:
        yield f"{head} {_flow(value)}"


def _sequence(plain: Sequence[Any], indent: str) -> Iterator[str]:
    for value in plain:
        if isinstance(value, Mapping) and value:
            first, *rest = _mapping(value, indent + "  ")
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", value, indent)


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{}"
    return "[]" if isinstance(value, list | tuple) else yaml_scalar(value)


def _is_block(text: str) -> bool:
    """Tell whether text of several lines, or a long one, can stand as a literal block."""
    long = "\n" in text or len(text) > 80
    begins = text[:1] not in (" ", "\t", "\n")
    ends = not text.endswith("\n")
    return long and begins and ends and not _UNPRINTABLE.search(text)


def _block(head: str, text: str, indent: str) -> Iterator[str]:
    yield f"{head} |-"
    for line in text.split("\n"):
        yield f"{indent}{line}" if line else ""
