"""A province's inbox with everything hostile among 99 good units, in 1.5 GB of memory."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from dcbase import Workspace
from dcbase.testing import made_submissions

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "office"
SETTINGS = """
[workspace]
name = "Lào Cai"
unit = "15"

[plugins]
use = ["dcbase-law10", "dcbase-units-vn", "./office.py"]

[round]
form = "law10:grassroots-democracy"
period = "2025"
window = { from = 2025-01-01, to = 2025-10-31, label = "10 tháng đầu năm 2025" }
deadline = 2025-11-15
expected = "children"

[[source]]
type = "folder"
path = "inbox"
"""
PLUGIN = '''
"""Opens every part of an office file, or does worse."""
import os
import time

from dcbase.model import Format, Submission
from dcbase.plugin import hookimpl
from dcbase.reading import PackageError, open_package, parse_xml

SUFFIXES = (".office", ".xlsx", ".xlsm", ".xlsb", ".docx", ".docm")


def read(received):
    try:
        package = open_package(received.content)
        for name in package.names:
            content = package.read(name)
            if name.endswith((".xml", ".rels")):
                parse_xml(content, name)
    except PackageError as error:
        found = (error.finding(file=received.name, sha256=received.sha256),)
        yield Submission(name=received.name, sha256=received.sha256, findings=found)
    else:
        yield Submission(name=received.name, sha256=received.sha256)


def misbehave(received):
    print("noise")
    if received.name == "sleep.odd":
        time.sleep(60)
    if received.name == "exit.odd":
        os._exit(5)
    held = []
    while received.name == "allocate.odd":
        held.append(bytearray(10_000_000))
    raise ValueError("trang 3")


@hookimpl
def dcbase_register_formats():
    kind = {"media_type": "application/x-office", "hostile": True}
    return [Format(code="office", suffixes=SUFFIXES, read=read, **kind),
            Format(code="odd", suffixes=(".odd",), read=misbehave, **kind)]
'''
RUN = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from dcbase import Workspace
from dcbase._jail import Jail, JailLimits
workspace = Workspace.open(sys.argv[1])
workspace.jail.limits = JailLimits(seconds=float(sys.argv[2]))
taken, read, start = {}, workspace.jail.read, workspace.jail._start
starts = [0.0]  # a killed child is replaced while the next file waits: that is not the file's time
def started():
    begun = time.monotonic()
    try:
        return start()
    finally:
        starts.append(time.monotonic() - begun)
def timed(received, format):
    begun, before = time.monotonic(), sum(starts)
    try:
        return read(received, format)
    finally:
        taken[received.name] = time.monotonic() - begun - (sum(starts) - before)
workspace.jail.read, workspace.jail._start = timed, started
outcome = workspace.run()
said = [(r.file, r.unit.code, r.counts, [f.code for f in r.findings]) for r in outcome.reports]
loose = [(f.origin.file, f.code) for f in outcome.findings]
states = [status.state for status in workspace.status()]
print(json.dumps({"reports": said, "loose": loose, "states": states, "taken": taken}))
"""
COMMAND = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
from dcbase._cli.program import run
sys.exit(run(tuple(sys.argv[1:]), {}))
"""
SECONDS = 4
SENT_TWICE = "DC-1085"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limit is that of Linux")


@pytest.fixture
def province(tmp_path):
    """A workspace with 99 good units; a test adds what it likes."""
    (tmp_path / "dcbase.toml").write_text(SETTINGS, "utf-8")
    (tmp_path / "office.py").write_text(PLUGIN, "utf-8")
    (tmp_path / "inbox").mkdir()
    workspace = Workspace.open(tmp_path)
    made = made_submissions(
        workspace.questions,
        workspace.expected.values(),
        window=workspace.round.window,
        period=workspace.round.period,
        seed=3,
        absent=0,
    )
    for name, content in made:
        (tmp_path / "inbox" / name).write_bytes(content)
    return tmp_path


def outcome(folder):
    """Run the round in a process of its own with 1.5 GB, and return what it said."""
    arguments = [sys.executable, "-c", RUN, str(folder), str(SECONDS)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=300, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def command(*words):
    arguments = [sys.executable, "-X", "utf8", "-c", COMMAND, *words]
    return subprocess.run(
        arguments, capture_output=True, encoding="utf-8", timeout=300, check=False
    )


def by_file(said, good):
    assert 99 == sum(counts for file, _, counts, _ in said["reports"] if file in good)
    strangers = {}
    for file, _, counts, codes in said["reports"]:
        if file not in good:
            assert not counts, file
            strangers[file] = codes
    assert {} == {file: took for file, took in said["taken"].items() if took >= SECONDS + 2}
    return strangers


def test_every_hostile_file(province, hostile_office_files, hostile_archives, hostile_texts):
    """Each is one blocked report or one finding; the 99 units count; status and check go on."""
    inbox = province / "inbox"
    good = {path.name for path in inbox.iterdir()}
    files = {**hostile_office_files, **hostile_archives}
    for name, file in files.items():
        (inbox / name).write_bytes(file.content)
    for name, content in hostile_texts.items():
        (inbox / name).write_bytes(content)
    odd = {"sleep": "DC-1118", "exit": "DC-1120", "allocate": "DC-1119", "raise": "DC-9001"}
    for name in odd:
        (inbox / f"{name}.odd").write_bytes(name.encode())
    said = outcome(province)
    strangers = by_file(said, good)
    loose = {}
    for file, code in said["loose"]:
        if code != SENT_TWICE:
            loose.setdefault(file.partition("/")[0], set()).add(code)
    told_twice = {file for file, code in said["loose"] if code == SENT_TWICE}
    twins = {name for name in files if name not in strangers and name not in loose}
    assert all(_same_bytes(name, files, hostile_texts) for name in twins), twins
    assert twins <= told_twice
    for name in hostile_office_files.keys() - twins:
        assert 1 == len(strangers[name]), name
        assert set(strangers[name]) <= files[name].codes, name
    for name in hostile_archives.keys() - twins:
        assert loose[name] <= files[name].codes, name
    assert [] == [
        name for name, content in hostile_texts.items() if content and not strangers.get(name)
    ]
    # A slow machine may run out of time before the memory is full: killed it is either way.
    assert strangers["allocate.odd"] in (["DC-1119"], ["DC-1118"])
    assert {f"{name}.odd": [code] for name, code in odd.items()} == {
        name: codes for name, codes in strangers.items() if name.endswith(".odd")
    } | {"allocate.odd": [odd["allocate"]]}
    for name in ("sleep", "allocate"):  # once is enough
        (inbox / f"{name}.odd").unlink()
    for words in (("status",), ("check",)):
        done = command(*words, "--workspace", str(province))
        assert "Traceback" not in done.stdout + done.stderr
        assert (1, True) == (done.returncode, "99" in done.stdout), (words, done.stderr)


def test_in_spawned_processes(province, hostile_office_files):
    """Each worker has a child of its own, and all of them give what one process gives."""
    for name in ("overlap.office", "entity-bomb.office", "twice.office"):
        (province / "inbox" / name).write_bytes(hostile_office_files[name].content)
    (province / "inbox" / "exit.odd").write_bytes(b"exit")
    here = Workspace.open(province).run()
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        there = Workspace.open(province).run(executor=executor)
    assert here.reports == there.reports


def _same_bytes(name, files, texts):
    """Tell whether the same bytes came under another name: they are handed on once."""
    content = files[name].content
    others = [file.content for other, file in files.items() if other != name]
    return content in others or content in texts.values()


@pytest.fixture
def readers(province):
    """The same with the first-party readers of workbooks, Word files and PDF."""
    text = SETTINGS.replace('"./office.py"', '"dcbase-xlsx", "dcbase-docx", "dcbase-pdf"')
    (province / "dcbase.toml").write_text(text, "utf-8")
    return province


NOT_READ = {"DC-1118", "DC-1119", "DC-1120", "DC-1121", "DC-1122", "DC-9001"}
"""What a reader that keeps its own limits never lets happen."""


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_the_first_party_readers(readers, hostile_office_files, suffix):
    """Each hostile file is a blocked report that says why, without the child having to die."""
    inbox = readers / "inbox"
    good = {path.name for path in inbox.iterdir()}
    for name, file in hostile_office_files.items():
        (inbox / name.replace(".office", suffix)).write_bytes(file.content)
    strangers = by_file(outcome(readers), good)
    assert len({file.content for file in hostile_office_files.values()}) == len(strangers)
    assert {} == {name: codes for name, codes in strangers.items() if not codes}
    assert {} == {name: codes for name, codes in strangers.items() if NOT_READ & set(codes)}


def test_documents_that_are_wrong_inside(readers, hostile_documents):
    """Each Word file and PDF is a report that counts for nobody; what has a reason says it."""
    inbox = readers / "inbox"
    good = {path.name for path in inbox.iterdir()}
    for name, file in hostile_documents.items():
        (inbox / name).write_bytes(file.content)
    strangers = by_file(outcome(readers), good)
    assert hostile_documents.keys() == strangers.keys()
    for name, file in hostile_documents.items():
        assert strangers[name], name
        assert not file.codes or file.codes & set(strangers[name]), (name, strangers[name])
    # What takes too long is stopped, and nothing else goes wrong in the child.
    stopped = {"DC-1118", "DC-1119"}
    assert {} == {n: codes for n, codes in strangers.items() if (NOT_READ - stopped) & set(codes)}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of office files is not here")
def test_the_corpus(readers):
    """Office files about anything: a blocked report each, and the 99 units count."""
    inbox = readers / "inbox"
    good = {path.name for path in inbox.iterdir()}
    contents = set()
    for path in CORPUS.iterdir():
        (inbox / path.name).write_bytes(path.read_bytes())
        contents.add(path.read_bytes())
    strangers = by_file(outcome(readers), good)
    assert len(contents) == len(strangers)
    assert {} == {name: codes for name, codes in strangers.items() if not codes}
    assert {} == {name: codes for name, codes in strangers.items() if NOT_READ & set(codes)}
