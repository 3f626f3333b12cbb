"""A plugin whose one format does what its file says."""

from __future__ import annotations

from hashlib import sha256

import pytest

from dcbase._jail import Jail, JailLimits
from dcbase.model import Received

PLUGIN = '''
"""Opens `.odd` files: the content is what happens."""
import os
import time
from decimal import Decimal

from dcbase.model import (FindingKind, Format, Origin, Profile, Received, Said, Severity, Stage,
                          Submission)
from dcbase.plugin import hookimpl

KIND = FindingKind(code="ODD-1", stage=Stage.FILE, severity=Severity.WARNING, vi="Lạ.", en="Odd.")


def to_pipe(content):
    for descriptor in range(3, 20):
        try:
            os.write(descriptor, content)
        except OSError:
            pass


def happens(content):
    print("noise")
    os.write(1, b"more noise")
    match content:
        case b"sleep":
            time.sleep(60)
        case b"exit":
            os._exit(3)
        case b"leave":
            raise SystemExit(4)
        case b"raise":
            raise KeyError("trang 3")
        case b"allocate":
            held = []
            while True:
                held.append(bytearray(10_000_000))
        case b"kill":
            os.kill(os.getpid(), 11)
        case b"no frame":
            to_pipe(b"garbage" * 10)
        case b"long frame":
            to_pipe(b"I" + bytes([255] * 4))
        case b"other frame":
            to_pipe(b"X" + bytes(4))
        case b"pickle":
            to_pipe(b"I" + (13).to_bytes(4, "little") + b"Submission " + bytes([128, 4]))
        case b"other item":
            to_pipe(b"I" + (8).to_bytes(4, "little") + b"Finding ")
        case b"dies later":
            import threading
            threading.Timer(0.05, os._exit, (9,)).start()


def read(received):
    happens(received.content)
    if received.content == b"no submission":
        yield 5
        return
    text = Said(received.content.decode(), Origin(received.name, line=3))
    found = KIND.found(facts={"a": Decimal("1.50"), "b": None, "c": 7, "d": True, "e": "Lùng"})
    yield Submission(name=received.name, sha256=received.sha256, unit=text, findings=(found,))


def unpack(received):
    happens(received.content)
    yield Received(f"{received.name}/a", "not its sum", b"Kinh")
    yield KIND.found()
    if received.content == b"no file":
        to_pipe(b"I" + (19).to_bytes(4, "little") + b'Received ["a", "b"]')
        to_pipe(b"E" + bytes(4))
    if received.content == b"endless":
        while True:
            yield KIND.found()


def lint(received, profile):
    happens(received.content)
    yield KIND.found(facts={"profile": profile.code})


@hookimpl
def dcbase_register_findings():
    return [KIND]


@hookimpl
def dcbase_register_formats():
    return [Format(code="odd", suffixes=(".odd",), media_type="x/odd", hostile=True, read=read,
                   unpack=unpack, lint=lint)]
'''


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("jail")
    (folder / "odd.py").write_text(PLUGIN, "utf-8")
    return folder


@pytest.fixture(scope="module")
def jail(root):
    """A jail with little patience; every test of a module uses the same."""
    jail = Jail(root, ("./odd.py", object()), JailLimits(seconds=2, megabytes=600))
    yield jail
    jail.close()


@pytest.fixture
def received():
    def made(content):
        content = content.encode()
        return Received("02848.odd", sha256(content).hexdigest(), content)

    return made
