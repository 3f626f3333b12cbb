"""The parent's side: one child for a workspace, made when needed, killed when it must be."""

from __future__ import annotations

import json
import weakref
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import cast

from attrs import frozen

from dcbase._jail.answers import Item, JailedError, RefusedError, answer, told
from dcbase._jail.frames import BYTES, FAILED, HEADER, ITEM, MOST_JSON, GarbageError
from dcbase._jail.process import Child, Holder
from dcbase._jail.wire import from_json
from dcbase.errors import Problem, SaidProblem
from dcbase.model import Finding, Received, Submission, Traced


@frozen(kw_only=True)
class JailLimits:
    """What one file may cost.

    Args:
        seconds: From the moment it is handed over until the whole answer is there.
        megabytes: Of memory, where the system can limit it (Linux and the BSDs).
        seconds_to_start: For loading the plugins, before any file.
    """

    seconds: float = 20.0
    megabytes: int = 1024
    seconds_to_start: float = 60.0


class Jail:
    """Opens hostile files in one long-lived child process, one at a time.

    The child has loaded the workspace's plugins by name and path before it sees any bytes;
    plugins given as objects do not follow.  It is started with the first file, replaced when it
    had to be killed, and ended with this object, with `close`, or with the program.

    Args:
        root: The workspace's folder.
        plugins: As the workspace names them, in order.
        limits: Of every file.
    """

    def __init__(
        self, root: Path, plugins: Iterable[object] = (), limits: JailLimits | None = None
    ) -> None:
        self.limits = limits or JailLimits()
        self._root = root
        self._plugins = tuple(plugin for plugin in plugins if isinstance(plugin, str))
        self._lock = Lock()
        self._holder = Holder()
        weakref.finalize(self, self._holder.drop)

    def read(self, received: Received, format: str) -> tuple[Submission, ...]:
        """Read a file with the format of this code, or say in a finding why it was not read.

        Raises:
            JailedError: The format raised.
        """
        try:
            said = self._ask(received, (Submission,), work="read", format=format)
        except RefusedError as refused:
            finding = refused.finding(received)
            return (Submission(name=received.name, sha256=received.sha256, findings=(finding,)),)
        return cast(tuple[Submission, ...], said)

    def unpack(self, received: Received, format: str) -> tuple[Received | Finding, ...]:
        """Take an archive apart with the format of this code: all of it, or one finding.

        Raises:
            JailedError: The format raised.
        """
        try:
            said = self._ask(received, (Received, Finding), work="unpack", format=format)
        except RefusedError as refused:
            return (refused.finding(received),)
        return cast(tuple[Received | Finding, ...], said)

    def lint(self, received: Received, format: str, profile: str) -> tuple[Finding, ...]:
        """Hold a file against the official form of this code.

        Raises:
            JailedError: The format raised.
        """
        try:
            said = self._ask(received, (Finding,), work="lint", format=format, profile=profile)
        except RefusedError as refused:
            return (refused.finding(received),)
        return cast(tuple[Finding, ...], said)

    def trace(self, received: Received, format: str) -> tuple[Traced | Finding, ...]:
        """Find the printed figures of a file again, with the format of this code.

        Raises:
            JailedError: The format raised.
        """
        try:
            said = self._ask(received, (Traced, Finding), work="trace", format=format)
        except RefusedError as refused:
            return (refused.finding(received),)
        return cast(tuple[Traced | Finding, ...], said)

    def close(self) -> None:
        """End the child; the next file gets another."""
        with self._lock:
            self._holder.drop()

    def _ask(
        self, received: Received, expected: tuple[type[Item], ...], **ask: str
    ) -> tuple[Item, ...]:
        with self._lock:
            try:
                return self._asked(received, expected, ask)
            except RefusedError as refused:
                if not refused.again:
                    raise
            # An earlier file may have left this child in a bad way: a good file is not blamed.
            return self._asked(received, expected, ask)

    def _asked(
        self, received: Received, expected: tuple[type[Item], ...], ask: dict[str, str]
    ) -> tuple[Item, ...]:
        child = self._holder.child or self._start()
        if ask["format"] not in child.formats:
            raise _unready(Problem.of("format-unnamed").within(ask["format"]))
        used, child.served = child.served > 0, child.served + 1
        sound = False
        try:
            said = _exchange(child, received, expected, ask, self.limits.seconds)
            sound = not child.timed_out
        except JailedError:
            sound = True
            raise
        except MemoryError:
            most = self.limits.megabytes
            raise RefusedError("DC-1119", again=used, megabytes=most) from None
        except (OSError, EOFError):
            if child.timed_out:
                seconds = round(self.limits.seconds)
                raise RefusedError("DC-1118", seconds=seconds) from None
            raise RefusedError("DC-1120", again=used, got=child.ended()) from None
        except (ValueError, KeyError):
            raise RefusedError("DC-1121", again=used) from None
        finally:
            if not sound:
                self._holder.drop(at_once=True)
        return said

    def _start(self) -> Child:
        child = Child(self._root, self._plugins, self.limits.megabytes)
        self._holder.hold(child)
        try:
            with child.within(self.limits.seconds_to_start):
                sign, said = child.receive(MOST_JSON)
        except (OSError, EOFError, GarbageError):
            sign, said = FAILED, child.ended().encode()
        if sign != ITEM:
            self._holder.drop(at_once=child.timed_out)
            raise _unready(SaidProblem("", "", tuple(zip(("en", "vi"), told(said), strict=True))))
        child.formats = from_json(said, tuple[str, ...])
        return child


def _unready(problem: Problem) -> RefusedError:
    vi, en = (problem.words(language) for language in ("vi", "en"))
    return RefusedError("DC-1122", problem=en, problem_vi=vi, problem_en=en)


def _exchange(
    child: Child,
    received: Received,
    expected: tuple[type[Item], ...],
    ask: dict[str, str],
    seconds: float,
) -> tuple[Item, ...]:
    header = {**ask, "name": received.name, "sha256": received.sha256}
    with child.within(seconds):
        child.send(HEADER, json.dumps(header).encode("ascii"))
        child.send(BYTES, received.content)
        return tuple(answer(child, expected))
