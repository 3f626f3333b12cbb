"""What the child answers, believed only as far as it can be checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dcbase._fault import ToldError
from dcbase._jail.frames import (
    BYTES,
    END,
    FAILED,
    ITEM,
    MOST_ANSWER,
    MOST_FRAME,
    MOST_ITEMS,
    MOST_JSON,
    NO_MEMORY,
    GarbageError,
)
from dcbase._jail.process import Child
from dcbase._jail.wire import from_json
from dcbase.model import Fact, Finding, Origin, Received, Submission, Traced, core_kind

Item = Submission | Finding | Received | Traced


class JailedError(ToldError):
    """The format raised in the child; it has been said there what."""


class RefusedError(Exception):
    """The file gets a finding instead of an answer.

    Args:
        code: Of the finding's kind.
        again: Another child may do better, for this one had opened other files before.
        facts: Of the finding.
    """

    def __init__(self, code: str, *, again: bool = False, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.again = again
        self.facts = facts

    def finding(self, received: Received) -> Finding:
        """Return the finding about the file."""
        origin = Origin(received.name, received.sha256)
        return core_kind(self.code).found(origin=origin, facts=self.facts)


def answer(child: Child, expected: Iterable[type[Item]]) -> Iterator[Item]:
    """Yield what the child says about one file, item by item.

    Args:
        child: It has been asked.
        expected: The types of items that answer the question.

    Raises:
        EOFError: The child is gone.
        ValueError: It says what makes no sense.
        MemoryError: It had no memory left.
        JailedError: The format raised.
    """
    kinds = {kind.__name__: kind for kind in expected}
    left = MOST_ANSWER
    for _ in range(MOST_ITEMS):
        sign, content = child.receive(MOST_JSON)
        left -= len(content)
        if sign == ITEM:
            name, _, plain = content.partition(b" ")
            kind = kinds[name.decode("ascii", "replace")]
            file = _file(child, min(left, MOST_FRAME)) if kind is Received else b""
            left -= len(file)
            yield _received(plain, file) if kind is Received else from_json(plain, kind)
        elif sign == END:
            return
        elif sign == NO_MEMORY:
            raise MemoryError
        elif sign == FAILED:
            raise JailedError(*told(content))
        else:
            break
    raise GarbageError("no end")


def told(content: bytes) -> tuple[str, str]:
    """Return what the child says of a failure, in English and in Vietnamese."""
    try:
        said: tuple[str, str] = from_json(content, tuple[str, str])
    except ValueError:  # how it ended, or what makes no sense: then in neither
        return (content.decode("utf-8", "replace"),) * 2
    return said


def _file(child: Child, most: int) -> bytes:
    sign, content = child.receive(most)
    if sign != BYTES:
        raise GarbageError("no file")
    return content


def _received(plain: bytes, content: bytes) -> Received:
    """Return a file from an archive; its sum is computed here."""
    said: tuple[Any, ...] = from_json(plain, tuple[str, str])
    return Received(said[0], sha256(content).hexdigest(), content)
