"""How a value of an attrs class is made from a group of keys (loaded when needed)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
from cattrs import ClassValidationError, Converter, ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn

from dcbase.errors import EntryError
from dcbase.reading.aliases import ALIASES, SHORTHANDS
from dcbase.reading.nodes import Map, Node, Scalar, map_of
from dcbase.reading.problems import near
from dcbase.reading.wrong import Hook, Problem, WrongError, refuse, written_again


def class_hook(converter: Converter) -> Callable[[Any], Hook]:
    """Return what makes the hook of a class, for `register_structure_hook_factory`."""

    def factory(cls: type[Any]) -> Hook:
        make = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)
        aliases = ALIASES.get(cls, {})

        def structured(node: Node, _: object) -> Any:
            group = _group(node, cls)
            named = _renamed(group, aliases)
            problems = [*written_again(group), *_twice(group, aliases)]
            try:
                made = make(named, cls)  # type: ignore[arg-type]
            except ClassValidationError as error:
                problems += _problems(error, named, aliases)
            if problems:
                raise WrongError(problems)
            return made

        return structured

    return factory


def _group(node: Node, cls: type[Any]) -> Map:
    """Return the keys of a node; a plain text stands for the class's one chief attribute."""
    if isinstance(node, Map):
        return node
    if not isinstance(node, Scalar) or cls not in SHORTHANDS:
        refuse(node, "group")
    key = Scalar(SHORTHANDS[cls], node.line, node.column)
    return map_of(((key, node),), node.line, node.column)


def _renamed(group: Map, aliases: Mapping[str, str]) -> Map:
    """Return the same group with attributes for keys."""
    pairs = tuple(
        (Scalar(aliases.get(key.text, key.text), key.line, key.column), value)
        for key, value in group.pairs
    )
    return map_of(pairs, group.line, group.column)


def _twice(group: Map, aliases: Mapping[str, str]) -> Iterator[Problem]:
    for alias, name in aliases.items():
        key = group.key(name)
        if key is not None and alias in group:
            yield Problem.at(key, "same", name=name, alias=alias)


def _problems(
    error: ClassValidationError, named: Map, aliases: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what cattrs found wrong with a group of keys, each with its place."""
    for wrong in error.exceptions:
        match wrong:
            case WrongError():
                yield from wrong.problems
            case ForbiddenExtraKeysError():
                yield from _strange(wrong, named, aliases)
            case KeyError():
                name = str(wrong.args[0])
                if name not in named.repeated:
                    written = next((key for key in aliases if aliases[key] == name), name)
                    yield Problem.at(named, "missing", name=written)
            case _:
                yield _refused(wrong, named)


def _strange(
    error: ForbiddenExtraKeysError, named: Map, aliases: Mapping[str, str]
) -> Iterator[Problem]:
    written = {name: alias for alias, name in aliases.items()}
    known = [written.get(attribute.name, attribute.name) for attribute in attrs.fields(error.cl)]
    for key, _ in named.pairs:
        if key.text in error.extra_fields:
            yield Problem.at(key, "strange", name=key.text, near=near(key.text, known))


def _refused(error: Exception, named: Map) -> Problem:
    """Place what a validator or converter of the class said.

    The validators of attrs put the attribute behind their words.
    """
    attribute = next((arg for arg in error.args if isinstance(arg, attrs.Attribute)), None)
    place = named.get(attribute.name) if attribute is not None else None
    if isinstance(error, EntryError):
        return Problem(named.line, named.column, error.problem)
    words = str(error.args[0]) if error.args else type(error).__name__
    return Problem.at(place or named, "refused", words=words)
