"""Collect: from sources to bytes as they came.  The only step that reads files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dcbase.model import Finding, Received, Source, SourceType


def collect(sources: Iterable[tuple[SourceType, Source]]) -> Iterator[Received | Finding]:
    """Yield what sources hold, in their order.

    The same bytes are handed on once, under the first name they had: a file that was sent
    twice is no news.
    """
    seen: set[str] = set()
    for source_type, source in sources:
        for held in source_type.collect(source):
            if isinstance(held, Received):
                if held.sha256 in seen:
                    continue
                seen.add(held.sha256)
            yield held
