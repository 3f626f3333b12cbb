"""Hostile bytes are opened in a child that can be killed; whatever it does, the parent goes on."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from hashlib import sha256

import pytest

from dcbase._jail import Jail, JailedError, JailLimits
from dcbase.model import Finding, Origin, Received, Said

ON_LINUX = sys.platform == "linux"


def code(submissions):
    (submission,) = submissions
    (finding,) = submission.findings
    return finding.code


def test_what_a_format_says_comes_back_as_it_was(jail, received):
    """Texts, places and facts are equal to what reading in this process gives."""
    (submission,) = jail.read(received("Lùng Phình"), "odd")
    assert Said("Lùng Phình", Origin("02848.odd", line=3)) == submission.unit
    (finding,) = submission.findings
    assert {"a": Decimal("1.50"), "b": None, "c": 7, "d": True, "e": "Lùng"} == finding.facts
    assert "1.50" == str(finding.facts["a"])


@pytest.mark.parametrize(
    ("content", "expected", "facts"),
    [
        ("exit", "DC-1120", {"got": "exit 3"}),
        ("kill", "DC-1120", {"got": "SIGSEGV"} if sys.platform != "win32" else None),
        ("no frame", "DC-1121", {}),
        ("long frame", "DC-1121", {}),
        ("other frame", "DC-1121", {}),
        ("pickle", "DC-1121", {}),
        ("other item", "DC-1121", {}),
        ("sleep", "DC-1118", {"seconds": 2}),
    ],
)
def test_a_file_that_takes_the_child_down(jail, received, content, expected, facts):
    """It gets one blocker that says what happened; the next file is read."""
    (submission,) = jail.read(received(content), "odd")
    (finding,) = submission.findings
    assert expected == finding.code
    assert facts is None or facts == finding.facts
    assert finding.weighs
    assert "02848.odd" == finding.origin.file
    assert "good" == jail.read(received("good"), "odd")[0].unit.text


@pytest.mark.skipif(not ON_LINUX, reason="this system has no limit of memory")
def test_a_file_that_takes_all_memory(jail, received):
    """It stops at the limit, and the next file is read."""
    assert "DC-1119" == code(jail.read(received("allocate"), "odd"))
    assert "good" == jail.read(received("good"), "odd")[0].unit.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("raise", "KeyError: 'trang 3'"),
        ("leave", "SystemExit: 4"),
        ("no submission", "expected Submission | Finding | Received | Traced, got 5"),
    ],
)
def test_a_format_that_raises(jail, received, content, said):
    """It is said here what was raised there: the plugin is to blame, not the file."""
    with pytest.raises(JailedError, match=said):
        jail.read(received(content), "odd")
    with pytest.raises(JailedError):
        jail.lint(received("raise"), "odd", "dcbase:nd30")


def test_a_child_that_an_earlier_file_left_dying(jail, received):
    """A good file is not blamed for it: another child reads it."""
    jail.read(received("dies later"), "odd")
    for _ in range(40):
        assert "good" == jail.read(received("good"), "odd")[0].unit.text


def test_an_archive(jail, received):
    """Files come with a sum that is computed here, findings as they were."""
    file, finding = jail.unpack(received("good"), "odd")
    assert Received("02848.odd/a", sha256(b"Kinh").hexdigest(), b"Kinh") == file
    assert isinstance(finding, Finding)
    (finding,) = jail.unpack(received("no file"), "odd")
    assert "DC-1121" == finding.code
    (finding,) = jail.unpack(received("endless"), "odd")
    assert finding.code in ("DC-1121", "DC-1118")


def test_official_form_is_checked_in_the_child(jail, received):
    """The profile goes by its code and is looked up there."""
    (finding,) = jail.lint(received("good"), "odd", "dcbase:nd30")
    assert {"profile": "dcbase:nd30"} == finding.facts
    (finding,) = jail.lint(received("exit"), "odd", "dcbase:nd30")
    assert "DC-1120" == finding.code


def test_a_format_that_no_named_plugin_brings(jail, received):
    """A plugin that was given as an object does not follow, and the finding says so."""
    assert "DC-1122" == code(jail.read(received("good"), "other"))


def test_a_child_that_cannot_be_made_ready(root, received):
    """Its files are blocked with the reason."""
    (submission,) = Jail(root, ("./absent.py",)).read(received("good"), "odd")
    assert "absent.py" in submission.findings[0].facts["problem"]
    (root / "dies.py").write_text("import os; os._exit(7)", "utf-8")
    (submission,) = Jail(root, ("./dies.py",)).read(received("good"), "odd")
    assert {"exit 7"} == set(submission.findings[0].facts.values())


def test_threads_share_it(jail, received):
    """Each gets the answer to its own file."""
    names = [f"tệp {number}" for number in range(40)]
    with ThreadPoolExecutor(4) as threads:
        read = threads.map(lambda name: jail.read(received(name), "odd")[0].unit.text, names)
        assert names == list(read)


FORK = """
import os, sys
from pathlib import Path
from dcbase._jail import Jail
from dcbase.model import Received
jail = Jail(Path(sys.argv[1]), ("./odd.py",))
said = lambda text: jail.read(Received("a.odd", "", text.encode()), "odd")[0].unit.text
assert "before" == said("before")
if os.fork() == 0:
    assert "there" == said("there")
    jail.close()
    os._exit(0)
assert 0 == os.wait()[1]
assert "here" == said("here")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_process_that_was_forked_starts_a_child_of_its_own(root):
    """The two do not talk into each other's pipe, and neither ends the other's child."""
    # Since 3.12 Python warns where the system still counts a thread that was joined a moment ago.
    quiet = "ignore:This process:DeprecationWarning"
    arguments = [sys.executable, "-W", quiet, "-c", FORK, str(root)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=60, check=False)
    assert (0, "") == (done.returncode, done.stderr)


def test_it_ends_with_its_owner(root, received):
    """Nothing is left running when the jail is closed or forgotten."""
    jail = Jail(root, ("./odd.py",), JailLimits())
    jail.read(received("good"), "odd")
    first = jail._holder.child
    jail.close()
    assert not first.alive
    jail.read(received("good"), "odd")
    second = jail._holder.child
    assert second is not first
    del jail
    gc.collect()
    assert not second.alive
