"""What the functions of formats, sources and checks give back, held to what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dcbase._fault.blame import blamed
from dcbase._fault.cause import cause_of
from dcbase._fault.shapes import misfit
from dcbase.errors import PluginContractError, PluginError, Problem, shorten
from dcbase.messages import LANGUAGES
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
    what = Problem.of("work-of-format", code=format.code, work=work)
    with blamed(plugin, FORMATS, what):
        content = make()
    if not isinstance(content, bytes) or not content:
        key = "no-bytes" if content == b"" else "unlike-a-file"
        problem = Problem.of(key, got=shorten(repr(content), _MOST)).within(what)
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
    key = "work-on-file" if file else "work-of-format"
    what = Problem.of(key, code=format.code, work=work, file=file)
    with blamed(plugin, FORMATS, what):
        # What came through the child has been held to its types there.
        return listed(plugin, FORMATS, what, kinds, give(), deep=not format.hostile)


def listed(
    plugin: str,
    hook: str,
    what: Problem,
    kinds: tuple[type[T], ...],
    answer: object,
    *,
    deep: bool = True,
) -> tuple[T, ...]:
    """Return an answer as a tuple of items of some classes, with values of their types.

    Args:
        plugin, hook: That answered.
        what: Of the plugin answered, in words.
        kinds: The classes that the items may be of.
        answer: As it came.
        deep: Look at the values, too; those of the built-in plugins mypy has.

    Raises:
        PluginContractError: It is anything else.
    """
    if isinstance(answer, str | bytes) or not isinstance(answer, Iterable):
        problem = _unlike("unlike-several", what, kinds, answer)
        raise PluginContractError(plugin=plugin, hook=hook, problem=problem)
    items = []
    for one in answer:
        if not isinstance(one, kinds):
            problem = _unlike("unlike", what, kinds, one)
            raise PluginContractError(plugin=plugin, hook=hook, problem=problem)
        if deep and plugin != "dcbase" and (wrong := misfit(one)):
            problem = wrong.within(type(one).__name__).within(what)
            raise PluginContractError(plugin=plugin, hook=hook, problem=problem)
        items.append(one)
    return tuple(items)


def _unlike(key: str, what: Problem, kinds: Iterable[type], got: object) -> Problem:
    wanted = " | ".join(kind.__name__ for kind in kinds)
    return Problem.of(key, wanted=wanted, got=shorten(repr(got), _MOST)).within(what)


def problems_of(error: BaseException) -> dict[str, str]:
    """Return what went wrong in a plugin as facts of a finding, in both languages."""
    said = error.problem if isinstance(error, PluginError) else cause_of(error)
    if not isinstance(said, Problem):
        return {"problem": str(said)}
    worded = {f"problem_{language}": said.words(language) for language in LANGUAGES}
    return {"problem": str(said), **worded}
