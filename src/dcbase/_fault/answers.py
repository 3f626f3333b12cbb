"""What the functions of formats, sources and checks give back, held to what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dcbase._fault.blame import blamed
from dcbase._fault.cause import cause
from dcbase._fault.shapes import misfit
from dcbase.errors import PluginContractError, PluginError, shorten
from dcbase.model import Format

T = TypeVar("T")

FORMATS = "dcbase_register_formats"
_MOST = 120


def bytes_of(plugin: str, format: Format, work: str, make: Callable[[], object]) -> bytes:
    """Return the file that a format makes.

    Args:
        plugin: That the format comes from.
        format: Of the file.
        work: What of the format makes it: ``render``.
        make: Calls it.

    Raises:
        StopError, PluginHookError: The format raised.
        PluginContractError: It made something else than bytes, or none: an empty file is no
            document, and nobody would know why.
    """
    what = f"format {format.code!r}, {work}"
    with blamed(plugin, FORMATS, what):
        content = make()
    if not isinstance(content, bytes) or not content:
        got = "no bytes at all, b''" if content == b"" else shorten(repr(content), _MOST)
        problem = f"{what}: expected the bytes of a whole file, got {got}"
        raise PluginContractError(plugin=plugin, hook=FORMATS, problem=problem)
    return content


def items_of(
    plugin: str,
    format: Format,
    work: str,
    kinds: tuple[type[T], ...],
    give: Callable[[], object],
    file: str = "",
) -> tuple[T, ...]:
    """Return what a format says of a file, item by item.

    Args:
        plugin, format, work: As for `bytes_of`.
        kinds: The classes that the items may be of.
        give: Calls it.
        file: Of which, where nothing else says so.

    Raises:
        StopError, PluginHookError: The format raised.
        PluginContractError: It gave something else.
    """
    what = f"format {format.code!r}, {work}{f' of {file}' if file else ''}"
    with blamed(plugin, FORMATS, what):
        # What came through the child has been held to its types there.
        return listed(plugin, FORMATS, what, kinds, give(), deep=not format.hostile)


def listed(
    plugin: str,
    hook: str,
    what: str,
    kinds: tuple[type[T], ...],
    answer: object,
    *,
    deep: bool = True,
) -> tuple[T, ...]:
    """Return an answer as a tuple of items of some classes, with values of their types.

    Args:
        deep: Look at the values, too; those of the built-in plugins mypy has.

    Raises:
        PluginContractError: It is anything else.
    """
    if isinstance(answer, str | bytes) or not isinstance(answer, Iterable):
        problem = f"an iterable of {_named(kinds)}, got {shorten(repr(answer), _MOST)}"
        raise PluginContractError(plugin=plugin, hook=hook, problem=f"{what}: expected {problem}")
    items = []
    for one in answer:
        if not isinstance(one, kinds):
            problem = f"{what}: expected {_named(kinds)}, got {shorten(repr(one), _MOST)}"
            raise PluginContractError(plugin=plugin, hook=hook, problem=problem)
        if deep and plugin != "dcbase" and (problem := misfit(one)):
            said = f"{what}: {type(one).__name__}: {problem}"
            raise PluginContractError(plugin=plugin, hook=hook, problem=said)
        items.append(one)
    return tuple(items)


def _named(kinds: Iterable[type]) -> str:
    return " or ".join(kind.__name__ for kind in kinds)


def problem_of(error: BaseException) -> str:
    """Return what went wrong in a plugin, without its name."""
    return str(error.problem) if isinstance(error, PluginError) else cause(error)
