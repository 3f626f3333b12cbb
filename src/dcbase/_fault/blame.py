"""Running what a plugin gave, so that whatever it raises is its own failure."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dcbase import errors
from dcbase._fault.cause import cause_of
from dcbase._fault.place import place_of
from dcbase.errors import DcbaseError, PluginHookError, Problem, StopError


@contextmanager
def blamed(plugin: str, hook: str, what: Problem | None = None) -> Iterator[None]:
    """Let whatever a plugin's function raises be the plugin's failure.

    Ending the program is no answer either: a plugin that does would look like success.

    Args:
        plugin: Its name.
        hook: That the function came through.
        what: It was doing, in words: ``source 'folder'``.

    Raises:
        StopError: It stopped the run with a message of its own.
        PluginHookError: It raised something else than a failure of dcbase.
    """
    try:
        yield
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except DcbaseError as error:
        raise stopping(error, plugin, hook) from error.__cause__
    except BaseException as error:
        problem = cause_of(error) if what is None else cause_of(error).within(what)
        raise PluginHookError(plugin=plugin, hook=hook, problem=problem) from error


def stopping(error: DcbaseError, plugin: str, hook: str) -> DcbaseError:
    """Return the failure that a plugin's `DcbaseError` is.

    Args:
        error: As the plugin raised it.
        plugin: Its name.
        hook: That was running.

    Returns:
        A failure of `dcbase.errors` as it is; of a plugin's own kind a `StopError` with its words;
        for one that cannot be put into words a `PluginHookError`.
    """
    if isinstance(error, StopError):
        return error.by(plugin, hook)
    known = any(_ours(kind) for kind in type(error).__mro__)
    try:
        said = {language: error.words(language) for language in ("vi", "en")}
        hints = {f"hint_{language}": error.hint(language) for language in ("vi", "en")}
        worded = type(error).words is not DcbaseError.words or bool(error.key)
    except Exception:  # noqa: BLE001 - facts are missing, or the plugin's words are wrong
        worded = False
    if not worded:
        place = place_of(error)
        at = f" [{place}]" if place else ""
        problem = Problem.of("raised-wordless", kind=type(error).__name__, at=at)
        return PluginHookError(plugin=plugin, hook=hook, problem=problem)
    return error if known else StopError(**said, **hints).by(plugin, hook)


def _ours(kind: type) -> bool:
    """Tell whether a class is one of the failures that have words and an exit code."""
    return kind.__module__ == errors.__name__ and kind is not DcbaseError and _failure(kind)


def _failure(kind: type) -> bool:
    return issubclass(kind, DcbaseError)
