"""How each kind of value is made from a node (loaded when needed, since cattrs is heavy)."""

from __future__ import annotations

import enum
import re
import types
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar, Union, get_args, get_origin

import attrs
from cattrs import Converter

from dcbase.model import FrozenMap, VegaLite
from dcbase.reading.json_text import json_text
from dcbase.reading.nodes import Map, Node, Scalar, Sequence
from dcbase.reading.structure_class import class_hook
from dcbase.reading.wrong import Hook, Problem, WrongError, refuse, written_again

T = TypeVar("T")

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def make_converter() -> Converter:
    """Return a converter from nodes that refuses whatever is not written exactly right."""
    converter = Converter(detailed_validation=True, forbid_extra_keys=True)
    for cls, hook in _PLAIN.items():
        converter.register_structure_hook(cls, hook)
    converter.register_structure_hook_func(_is_enum, _word)
    converter.register_structure_hook_factory(_is_optional, _optional(converter))
    converter.register_structure_hook_factory(_is_tuple, _tuple(converter))
    converter.register_structure_hook_factory(_is_frozen_map, _frozen_map(converter))
    converter.register_structure_hook_factory(attrs.has, class_hook(converter))
    converter.register_structure_hook(VegaLite, _vega_lite)
    return converter


# --- One text ---------------------------------------------------------------------------


def _text(node: Node, cls: object) -> str:
    if not isinstance(node, Scalar):
        refuse(node, "text")
    if node.null:
        refuse(node, "empty")
    return node.text


def _matching(form: re.Pattern[str], key: str, make: Callable[[str], T]) -> Hook:
    def hook(node: Node, cls: object) -> T:
        text = _text(node, cls)
        if not form.fullmatch(text):
            refuse(node, key, got=text, problem="")
        try:
            return make(text)
        except ValueError as error:
            refuse(node, key, got=text, problem=f": {error}")

    return hook


_PLAIN: Mapping[type[Any], Hook] = {
    str: _text,
    int: _matching(_INTEGER, "integer", int),
    Decimal: _matching(_DECIMAL, "decimal", Decimal),
    bool: _matching(re.compile("true|false"), "truth", "true".__eq__),
    date: _matching(_DAY, "day", date.fromisoformat),
}


def _vega_lite(node: Node, cls: object) -> VegaLite:
    if not isinstance(node, Map):
        refuse(node, "vega-lite")
    return VegaLite(json_text(node))


def _is_enum(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, enum.Enum)


def _word(node: Node, cls: type[enum.Enum]) -> enum.Enum:
    text = _text(node, cls)
    members = {str(member.value): member for member in cls}
    if text not in members:
        refuse(node, "word", got=text, words=", ".join(members))
    return members[text]


# --- What holds other values ------------------------------------------------------------


def _is_optional(cls: Any) -> bool:
    return get_origin(cls) in (Union, types.UnionType) and len(_but_none(cls)) == 1


def _but_none(cls: Any) -> list[Any]:
    return [arg for arg in get_args(cls) if arg is not type(None)]


def _optional(converter: Converter) -> Callable[[Any], Hook]:
    def factory(cls: Any) -> Hook:
        (inner,) = _but_none(cls)
        hook: Hook = converter.get_structure_hook(inner)

        def optional(node: Node, _: object) -> Any:
            return None if isinstance(node, Scalar) and node.null else hook(node, inner)

        return optional

    return factory


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _tuple(converter: Converter) -> Callable[[Any], Hook]:
    def factory(cls: Any) -> Hook:
        inner = get_args(cls)[0]
        hook: Hook = converter.get_structure_hook(inner)

        def sequence(node: Node, _: object) -> tuple[Any, ...]:
            if not isinstance(node, Sequence):
                refuse(node, "list")
            return tuple(_all((one, hook, inner) for one in node.nodes))

        return sequence

    return factory


def _is_frozen_map(cls: Any) -> bool:
    return get_origin(cls) is FrozenMap


def _frozen_map(converter: Converter) -> Callable[[Any], Hook]:
    def factory(cls: Any) -> Hook:
        inner = get_args(cls)[1]
        hook: Hook = converter.get_structure_hook(inner)

        def group(node: Node, _: object) -> FrozenMap[str, Any]:
            if not isinstance(node, Map):
                refuse(node, "group")
            values = _all(((one, hook, inner) for one in node.values.values()), written_again(node))
            return FrozenMap(zip(node.values, values, strict=True))

        return group

    return factory


def _all(nodes: Iterable[tuple[Node, Hook, Any]], problems: Iterable[Problem] = ()) -> list[Any]:
    """Make every value, and raise everything that is wrong at once."""
    made, wrong = [], list(problems)
    for node, hook, cls in nodes:
        try:
            made.append(hook(node, cls))
        except WrongError as error:
            wrong += error.problems
    if wrong:
        raise WrongError(wrong)
    return made
