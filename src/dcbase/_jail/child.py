"""The child: loads the workspace's plugins, then opens one hostile file after the other.

Nobody else imports this module.  It has no way to write but the pipe it was given: what a
library prints goes nowhere.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from dcbase._catalog import Catalog, build
from dcbase._fault import ToldError, cause
from dcbase._host import PluginHost
from dcbase._jail.frames import BYTES, END, FAILED, ITEM, NO_MEMORY, receive, send
from dcbase._jail.limiting import limit_memory
from dcbase._jail.wire import to_json
from dcbase.errors import Problem, shorten
from dcbase.layout import resolve_profile
from dcbase.model import Finding, Format, Profile, Received, Submission, Traced


def main(megabytes: int, root: str, plugins: list[str]) -> None:
    """Serve requests until the parent closes its end.

    Args:
        megabytes: The memory it may take, where the system can limit that.
        root: The workspace's folder.
        plugins: Names and paths, in order.
    """
    pipe_in, pipe_out = _own_pipes()
    try:
        work = _Work(PluginHost(plugins, Path(root)))
        limit_memory(megabytes)
        gc.freeze()  # what plugins hold is not looked through again for every file
        send(pipe_out, ITEM, to_json(work.formats))
    except Exception as error:  # noqa: BLE001 - the parent says it
        send(pipe_out, FAILED, _said(error))
        return
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            _serve(pipe_in, pipe_out, work)


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take both pipes away from everybody else in this process."""
    mine = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for good
    return mine


def _serve(pipe_in: BinaryIO, pipe_out: BinaryIO, work: _Work) -> None:
    request = json.loads(receive(pipe_in)[1])
    received = Received(request["name"], request["sha256"], receive(pipe_in)[1])
    try:
        for item in work.of(request, received):
            if not isinstance(item, Submission | Finding | Received | Traced):
                raise _unlike(item)
            # What was declared of a file is the parent's to say.
            plain = (item.name, item.sha256) if isinstance(item, Received) else item
            send(pipe_out, ITEM, type(item).__name__.encode() + b" " + to_json(plain))
            if isinstance(item, Received):
                send(pipe_out, BYTES, item.content)
    except MemoryError:
        send(pipe_out, NO_MEMORY)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - the parent says it
        send(pipe_out, FAILED, _said(error))
    else:
        send(pipe_out, END)


class _Work:
    """What a format can do with a file that nobody trusts."""

    def __init__(self, host: PluginHost) -> None:
        self._host = host
        self._formats: Catalog[Format] = build(Format, host.formats(), "dcbase_register_formats")
        self.formats = tuple(format.code for format in self._formats)

    def of(self, request: dict[str, Any], received: Received) -> Iterable[object]:
        format = self._formats.find(request["format"])
        work = getattr(format, request["work"])
        if request["work"] != "lint":
            return work(received)  # type: ignore[no-any-return]
        profiles = build(Profile, self._host.profiles(), "dcbase_register_profiles")
        profile = profiles.find(request["profile"])
        return work(received, resolve_profile(profile, profiles.find))  # type: ignore[no-any-return]


def _said(error: BaseException) -> bytes:
    return to_json(tuple(cause(error, language)[:2000] for language in ("en", "vi")))


def _unlike(item: object) -> ToldError:
    wanted = "Submission | Finding | Received | Traced"
    problem = Problem.of("unlike", wanted=wanted, got=shorten(repr(item), 120))
    return ToldError(problem.words("en"), problem.words("vi"))
