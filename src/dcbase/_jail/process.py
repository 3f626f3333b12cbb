"""One child process, and the one place that holds on to it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import BinaryIO, cast

from attrs import define

from dcbase._jail.frames import receive, send

_BEGIN = (
    "import json, sys; path, arguments = json.loads(sys.argv[1]); sys.path[:] = path; "
    "from dcbase._jail.child import main; main(*arguments)"
)
"""The child finds modules where its parent does (so that an editable install works) and nowhere
else: ``-I`` keeps the folder it is started in and the environment out of it."""

_PATIENCE = 1.0
"""Seconds that a child has to end by itself when nobody asks it anything more."""


class Child:
    """A child process that has been started; nobody knows yet whether it lives.

    Args:
        root: The workspace's folder.
        plugins: Names and paths of the plugins that it loads.
        megabytes: Of memory, as far as the system limits it.
    """

    def __init__(self, root: Path, plugins: tuple[str, ...], megabytes: int) -> None:
        path = [entry or os.getcwd() for entry in sys.path]
        arguments = json.dumps([path, [megabytes, str(root), plugins]])
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _BEGIN, arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.timed_out = False
        self.served = 0
        self.formats: tuple[str, ...] = ()

    @property
    def alive(self) -> bool:
        """Tell whether it still runs."""
        return self._process.poll() is None

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Kill the child if what is done in this context takes longer."""
        timer = Timer(seconds, self._kill_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()

    def send(self, kind: bytes, content: bytes) -> None:
        """Send one frame."""
        send(cast(BinaryIO, self._process.stdin), kind, content)

    def receive(self, most: int) -> tuple[bytes, bytes]:
        """Receive one frame of at most so many bytes."""
        return receive(cast(BinaryIO, self._process.stdout), most)

    def ended(self) -> str:
        """Return how it ended: the name of a signal, or the exit code."""
        try:
            code = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return "?"
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
        return f"exit {code}"

    def end(self, *, at_once: bool) -> None:
        """End it: by closing the pipe that it listens to, or at once; then clean up."""
        stdin, stdout = cast(BinaryIO, self._process.stdin), cast(BinaryIO, self._process.stdout)
        with contextlib.suppress(OSError):
            stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(0 if at_once else _PATIENCE)
        self._process.kill()
        self._process.wait()
        stdout.close()

    def _kill_late(self) -> None:
        self.timed_out = True
        self._process.kill()


@define
class Holder:
    """Holds the child of one process; a process that was forked from it has none."""

    _child: Child | None = None
    _owner: int = 0

    @property
    def child(self) -> Child | None:
        """The child, if there is one and it lives."""
        if self._owner != os.getpid():
            self._child = None
        elif self._child is not None and not self._child.alive:
            self.drop()
        return self._child

    def hold(self, child: Child) -> None:
        """Keep a child for the files to come."""
        self._child, self._owner = child, os.getpid()

    def drop(self, *, at_once: bool = False) -> None:
        """End the child, if it is this process's."""
        child, self._child = self._child, None
        if child is not None and self._owner == os.getpid():
            child.end(at_once=at_once)
