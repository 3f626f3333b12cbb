"""Archives among the files received: each is what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from attrs import evolve

from dcbase._catalog import Catalog, Offer
from dcbase._fault import items_of, problems_of
from dcbase._flow.collect import sent_twice
from dcbase.errors import DcbaseError, StopError
from dcbase.model import Finding, Format, Origin, Received, core_kind

Unpack = Callable[[Received, Format], Iterable[Received | Finding]]


def unpacked(
    held: Iterable[Received | Finding], formats: Catalog[Format], unpack: Unpack, strict: bool
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
    archives = [offer for offer in formats.offers if offer.entry.unpack is not None]
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
    one: Received | Finding, archives: list[Offer[Format]], unpack: Unpack, strict: bool
) -> Iterable[Received | Finding]:
    if isinstance(one, Finding):
        return (one,)
    offer = next((offer for offer in archives if offer.entry.unpacks(one.name)), None)
    if offer is None:
        return (one,)
    file = one.name if strict else ""  # the finding says it anyway
    give = partial(unpack, one, offer.entry)
    try:
        return items_of(offer.plugin, offer.entry, "unpack", (Received, Finding), give, file)
    except StopError:
        raise
    except DcbaseError as error:
        if strict:
            raise
        facts = {"plugin": offer.plugin, "entry": one.name, **problems_of(error)}
        origin = Origin(one.name, one.sha256)
        return (core_kind("DC-9001").found(origin=origin, facts=facts),)
