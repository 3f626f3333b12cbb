"""Values of the model as JSON, and back: only the types that are expected, nothing executed.

An object is the list of its fields, so the other side needs the type, which the parent knows.
Whatever is not exactly of that type is refused; nothing is ever converted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from dcbase.model import FrozenMap

_DECIMAL = "decimal"
_PLAIN = frozenset((str, bool, int))
_Take = Callable[[Any], Any]


def to_json(value: object) -> bytes:
    """Return a value of the model as JSON.

    Raises:
        TypeError: It holds something that no such value may hold.
    """
    return json.dumps(_plain(value), ensure_ascii=True, separators=(",", ":")).encode("ascii")


def from_json(content: bytes, expected: Any) -> Any:
    """Return the value of type `expected` that `to_json` wrote.

    Raises:
        ValueError: It is not JSON, or not exactly of that type.
    """
    try:
        return _taker(expected)(json.loads(content))
    except (ArithmeticError, KeyError, RecursionError, TypeError) as error:
        raise ValueError(f"not a {expected.__name__}: {error}") from None


def _plain(value: object) -> Any:
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return {_DECIMAL: str(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(one)] for key, one in value.items()]
    if isinstance(value, str):  # lxml has texts of its own
        return str(value)
    kind: Any = type(value)
    if attrs.has(kind):
        return [_plain(getattr(value, name)) for name in _fields(kind)]
    raise TypeError(f"{kind.__name__} cannot be sent")


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in attrs.fields(kind) if each.type not in (bytes, "bytes"))


@cache
def _taker(expected: Any) -> _Take:
    """Return the function that takes plain JSON for one type."""
    origin, parts = get_origin(expected), get_args(expected)
    if origin in (Union, UnionType):
        return _one_of(parts)
    if origin is tuple:
        return _tuple(parts)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(*parts)
    if expected is Decimal:
        return _decimal
    if expected in (str, int, bool, NoneType):
        return _exactly(expected)
    if issubclass(expected, Enum):
        return _member(expected)
    return _object(expected)


def _member(kind: type[Enum]) -> _Take:
    return lambda plain: kind(_exactly(str)(plain))


def _exactly(kind: type[Any]) -> _Take:
    def take(plain: Any) -> Any:
        if type(plain) is not kind:
            raise ValueError(f"expected {kind.__name__}, got {type(plain).__name__}")
        return plain

    return take


def _decimal(plain: Any) -> Decimal:
    if type(plain) is not dict or plain.keys() != {_DECIMAL}:
        raise ValueError("expected a number")
    number = Decimal(_exactly(str)(plain[_DECIMAL]))
    if not number.is_finite():
        raise ValueError("expected a finite number")
    return number


def _one_of(parts: tuple[Any, ...]) -> _Take:
    """Return what takes the part that this JSON can be: no two parts look alike in it."""
    by_shape = {_shape(part): _later(part) for part in parts}

    def take(plain: Any) -> Any:
        return by_shape[type(plain)](plain)

    return take


def _later(expected: Any) -> _Take:
    """Return what takes a type, of which nothing is looked up yet: it may hold itself."""
    found: list[_Take] = []

    def take(plain: Any) -> Any:
        if not found:
            found.append(_taker(expected))
        return found[0](plain)

    return take


def _shape(part: Any) -> type[Any]:
    if part is Decimal:
        return dict
    return part if part in (str, int, bool, NoneType) else list


def _tuple(parts: tuple[Any, ...]) -> _Take:
    if parts[1:] == (...,):
        each = _taker(parts[0])
        return lambda plain: tuple([each(one) for one in _list(plain)])
    takers = [_taker(part) for part in parts]
    return lambda plain: tuple([take(one) for take, one in zip(takers, _list(plain), strict=True)])


def _mapping(key: Any, value: Any) -> _Take:
    pairs = _tuple((tuple[key, value], ...))
    return lambda plain: FrozenMap(pairs(plain))


def _object(kind: Any) -> _Take:
    hints, names = get_type_hints(kind), _fields(kind)
    takers: list[_Take] = []

    def take(plain: Any) -> Any:
        if not takers:  # only now, since a class may hold itself
            takers.extend(_taker(hints[name]) for name in names)
        values = _list(plain)
        if len(values) != len(names):
            raise ValueError(f"expected {len(names)} fields, got {len(values)}")
        taken = [each(one) for each, one in zip(takers, values, strict=True)]
        return kind(**dict(zip(names, taken, strict=True)))

    return take


def _list(plain: Any) -> list[Any]:
    if type(plain) is not list:
        raise ValueError(f"expected a list, got {type(plain).__name__}")
    return plain
