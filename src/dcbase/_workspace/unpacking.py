"""Archives among the files received: each is what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve

from dcbase._flow.collect import sent_twice
from dcbase.errors import PluginHookError
from dcbase.model import Finding, Format, Origin, Received, core_kind

Unpack = Callable[[Received, Format], Iterable[Received | Finding]]


def unpacked(
    held: Iterable[Received | Finding], formats: Iterable[Format], unpack: Unpack, strict: bool
) -> Iterator[Received | Finding]:
    """Yield what sources held, with each archive's files in its place.

    The same bytes are handed on once, under the first name they had; a finding names the other.
    An archive in an archive is for the format to refuse: nothing is unpacked twice.

    Args:
        held: Files and findings.
        formats: In the order they are tried.
        unpack: Takes an archive apart, here or in the child for hostile bytes.
        strict: A format that raises stops the run.

    Raises:
        PluginHookError: A format raised, and the run is strict.
    """
    archives = [format for format in formats if format.unpack is not None]
    seen: dict[str, str] = {}
    for one in held:
        for inner in _inner(one, archives, unpack, strict):
            if isinstance(inner, Received):
                if inner.content and inner.sha256 in seen:
                    yield sent_twice(inner, seen[inner.sha256])
                    continue
                seen[inner.sha256] = inner.name
                # What was declared of an archive was declared of the files in it.
                declared = one.declared if isinstance(one, Received) else inner.declared
                yield evolve(inner, declared=declared) if declared else inner
            else:
                yield inner


def _inner(
    one: Received | Finding, archives: list[Format], unpack: Unpack, strict: bool
) -> Iterable[Received | Finding]:
    if isinstance(one, Finding):
        return (one,)
    format = next((format for format in archives if format.unpacks(one.name)), None)
    if format is None:
        return (one,)
    try:
        return tuple(map(_checked, unpack(one, format)))
    except (Exception, SystemExit) as error:
        problem = f"{type(error).__name__}: {error}"
        if strict:
            raise PluginHookError(
                plugin=format.code,
                hook="dcbase_register_formats",
                problem=f"{one.name}: {problem}",
            ) from error
        facts = {"plugin": format.code, "entry": one.name, "problem": problem}
        origin = Origin(one.name, one.sha256)
        return (core_kind("DC-9001").found(origin=origin, facts=facts),)


def _checked(inner: object) -> Received | Finding:
    if not isinstance(inner, Received | Finding):
        raise TypeError(f"unpack() gave {inner!r}, neither a file nor a finding")
    return inner
