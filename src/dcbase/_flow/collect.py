"""Collect: from sources to bytes as they came.  The only step that reads files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import cast

from attrs import evolve, frozen

from dcbase._fault import blamed, listed
from dcbase.errors import PluginContractError, Problem, shorten
from dcbase.model import Finding, Origin, Received, Source, SourceType, core_kind

_HOOK = "dcbase_register_sources"


@frozen(kw_only=True, eq=False)
class OwnedSource:
    """A ``[[source]]``, its type, and the plugin that answers for this."""

    plugin: str
    type: SourceType
    source: Source


def collect(sources: Iterable[OwnedSource]) -> Iterator[Received | Finding]:
    """Yield what sources hold, in their order.

    The same bytes are handed on once, under the first name they had: a file that was sent
    twice is no news, and a finding says which it is.

    Raises:
        PluginHookError: A source's plugin raised, or tried to end the program.
        PluginContractError: It handed over something else than files and findings.
    """
    seen: dict[str, str] = {}
    for owned in sources:
        declared = owned.source.declared
        for held in _held(owned):
            if isinstance(held, Received):
                if held.content and held.sha256 in seen:  # an empty file says nothing twice
                    yield sent_twice(held, seen[held.sha256])
                    continue
                seen[held.sha256] = held.name
                yield evolve(held, declared=declared) if declared else held
            else:
                yield held


def _held(owned: OwnedSource) -> Iterator[Received | Finding]:
    """Yield what one source hands over; what is wrong with it is its plugin's."""
    what = Problem.of("of-source", code=owned.type.code)
    with blamed(owned.plugin, _HOOK, what):
        answer: object = owned.type.collect(owned.source)
        if isinstance(answer, str | bytes) or not isinstance(answer, Iterable):
            raise _unlike(owned, "unlike-several", wanted="Received", got=_shown(answer))
        for one in answer:
            listed(owned.plugin, _HOOK, what, (Received, Finding), (one,))
            held = cast("Received | Finding", one)
            if isinstance(held, Received) and owned.plugin != "dcbase":
                _must_be_whole(held, owned)
            yield held


def _must_be_whole(held: Received, owned: OwnedSource) -> None:
    """Refuse a file by whose sum nobody could find it again."""
    summed = sha256(held.content).hexdigest()
    if held.sha256 != summed:
        facts = {"name": held.name, "sum": summed, "got": held.sha256}
        raise _unlike(owned, "wrong-sum", **facts)
    if not held.name:
        raise _unlike(owned, "file-without-name")


def _unlike(owned: OwnedSource, key: str, **facts: str) -> PluginContractError:
    what = Problem.of("of-source", code=owned.type.code)
    problem = Problem.of(key, **facts).within(what)
    return PluginContractError(plugin=owned.plugin, hook=_HOOK, problem=problem)


def _shown(answer: object) -> str:
    return shorten(repr(answer), 120)


def sent_twice(again: Received, first: str) -> Finding:
    """Return the finding about a file with the bytes of another."""
    facts = {"got": again.name, "first": first}
    return core_kind("DC-1085").found(origin=Origin(again.name, again.sha256), facts=facts)
