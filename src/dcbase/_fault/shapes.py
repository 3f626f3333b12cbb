"""Whether the values of an entry are of the types that its class declares.

Nothing in Python asks this of a plugin that was never checked by mypy: ``about="HS01"`` is four
letters to whoever runs through it, and the failure comes much later, in another plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from dcbase.errors import Problem, shorten

_MOST = 120
_TAKES_ANY = 0x04
"""The flag of a function with ``*arguments`` (`inspect.CO_VARARGS`)."""


def misfit(entry: object, but: Container[str] = ()) -> Problem | None:
    """Say of the first value that has another type than was declared where it stands.

    Args:
        entry: What a plugin contributes; of anything but an attrs class nothing is declared.
        but: Names of attributes that are not looked at.

    Returns:
        ``body[0].charts[0].spec: expected VegaLite | None, got {'mark': 'bar'}``; None if every
        value fits.
    """
    return next(_inside(entry, "", but), None)


def _inside(value: object, where: str, but: Container[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the attributes of an object of an attrs class."""
    kind: Any = type(value)
    for name, wanted, otherwise in _declared(kind):
        if name in but:
            continue
        held = getattr(value, name)
        # Nearly everything: hundreds of entries are looked at before anything else is done.
        if held is not otherwise and (_declared(wanted) or type(held) is not wanted):
            yield from _wrong(held, wanted, f"{where}.{name}" if where else name)


@lru_cache(maxsize=128)
def _declared(kind: type) -> tuple[tuple[str, Any, object], ...]:
    """Return name, type and default of each attribute."""
    if not has(kind):
        return ()
    try:
        hints = get_type_hints(kind)
    except NameError:  # a plugin's own class, with types that exist for its type checker only
        return ()
    named = [each for each in fields(kind) if each.name in hints]
    return tuple((each.name, hints[each.name], each.default) for each in named)


def _wrong(value: object, wanted: Any, where: str) -> Iterator[Problem]:
    fitting = next((one for one in _alternatives(wanted) if _fits(value, one[0])), None)
    if fitting is None:
        got = shorten(repr(value), _MOST)
        yield Problem.of("unlike", wanted=_said(wanted), got=got).within(where)
        return
    kind, inner = fitting
    if kind is Callable:
        count = len(inner[0]) if inner and isinstance(inner[0], list) else None
        if count is not None and (takes := _other_number(value, count)):
            yield Problem.of("called-with", count=count, takes=takes).within(where)
    elif isinstance(value, Mapping) and inner:
        for key, held in value.items():
            yield from _wrong(key, inner[0], f"{where}.keys()")
            yield from _wrong(held, inner[1], f"{where}[{key!r}]")
    elif isinstance(value, tuple | list) and inner[1:] == (...,):
        if {*map(type, value)} == {str} == {inner[0]}:
            return
        for at, held in enumerate(value):
            yield from _wrong(held, inner[0], f"{where}[{at}]")
    else:
        yield from _inside(value, where)


def _other_number(function: Any, count: int) -> str:
    """Say what a function takes that cannot be called with so many values; else nothing.

    Of what is written in C, a class or an object that can be called nothing is known.
    """
    plain = getattr(function, "__func__", function)
    code = getattr(plain, "__code__", None)
    if code is None:
        return ""
    places = code.co_argcount
    names = [*code.co_varnames[plain is not function : places]]
    least = len(names) - len(plain.__defaults__ or ())
    most = count if code.co_flags & _TAKES_ANY else len(names)
    if code.co_kwonlyargcount > len(plain.__kwdefaults__ or ()):
        names += ["*", *code.co_varnames[places : places + code.co_kwonlyargcount]]
    elif least <= count <= most:
        return ""
    return f"{plain.__name__}({', '.join(names)})"


@lru_cache(maxsize=512)
def _alternatives(wanted: Any) -> tuple[tuple[Any, tuple[Any, ...]], ...]:
    """Return the types that a value may have, each with the types of what it holds."""
    several = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    return tuple((get_origin(one) or one, get_args(one)) for one in several)


def _fits(value: object, kind: Any) -> bool:
    """Tell whether a value is of a type, whatever it holds."""
    if kind is str or kind is NoneType:
        return isinstance(value, kind)
    if kind is Callable:
        return callable(value)
    if kind is int and isinstance(value, bool):
        return False
    if kind is tuple:
        return isinstance(value, tuple | list)
    if isinstance(kind, type) and issubclass(kind, Mapping):
        return isinstance(value, Mapping)
    return isinstance(value, kind) if isinstance(kind, type) else True


def _said(wanted: Any) -> str:
    """Name a type as an author would write it."""
    if wanted is NoneType:
        return "None"
    kind, inner = get_origin(wanted), get_args(wanted)
    if kind in (Union, UnionType):
        return " | ".join(map(_said, inner))
    if kind is tuple and inner[1:] == (...,):
        return f"tuple[{_said(inner[0])}, ...]"
    return str(getattr(kind or wanted, "__name__", wanted))
