"""A folder as a source: regular files, in order, and a finding for the rest."""

from __future__ import annotations

import os
import socket
import sys
from hashlib import sha256

import pytest

from dcbase._builtin import sources
from dcbase._flow.collect import OwnedSource, collect
from dcbase.model import Finding, FrozenMap, Received, Source

FOLDER = next(iter(sources.dcbase_register_sources()))


def held(root, **options):
    source = Source(type="folder", root=str(root), options=FrozenMap(options))
    return list(collect([OwnedSource(plugin="dcbase", type=FOLDER, source=source)]))


def test_files_in_order(tmp_path):
    """Files come sorted by name with their bytes and sha256; folders are gone into."""
    (tmp_path / "b.yaml").write_bytes(b"b")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.yaml").write_bytes(b"c")
    found = held(tmp_path)
    assert [("a/c.yaml", b"c"), ("b.yaml", b"b")] == [(r.name, r.content) for r in found]
    assert found[0].sha256 == sha256(b"c").hexdigest()


def test_what_is_passed_over_is_named(tmp_path):
    """Locks, hidden files and half downloads: a finding for each reason, with the names."""
    names = {
        "DC-1080": (".~lock.02848.ods#", "~$02848.xlsx"),
        "DC-1081": (".DS_Store", "Thumbs.db", "desktop.ini"),
        "DC-1082": ("02848.xlsx.crdownload", "nháp.TMP", "x.yaml~"),
    }
    for name in (name for each in names.values() for name in each):
        (tmp_path / name).write_bytes(b"?")
    assert names == {one.code: tuple(one.facts["got"].split(", ")) for one in held(tmp_path)}


def test_what_we_put_there_ourselves_is_no_news(tmp_path):
    """The file that keeps an empty inbox in a repository is not spoken of."""
    (tmp_path / ".gitkeep").touch()
    assert [] == held(tmp_path)


def test_very_many_are_not_all_named(tmp_path):
    """Twenty names, and how many there are besides."""
    for number in range(25):
        (tmp_path / f".{number:02}").touch()
    (found,) = held(tmp_path)
    assert (found.facts["count"], found.facts["got"][-11:]) == (25, ".19, … (+5)")


def test_what_may_not_be_read_is_a_finding(nobody):
    """A file and a folder without the right to read them: each is named, the rest goes on."""
    folder, become_nobody = nobody
    (folder / "02848.yaml").write_bytes(b"good")
    (folder / "02647.yaml").write_bytes(b"kept away")
    (folder / "đợt 2").mkdir()
    (folder / "đợt 2" / "02683.yaml").write_bytes(b"inside")
    (folder / "02647.yaml").chmod(0)
    (folder / "đợt 2").chmod(0)
    become_nobody()
    refused, good, closed = held(folder)
    assert (refused.code, refused.origin.file) == ("DC-1083", "02647.yaml")
    assert good.name == "02848.yaml"
    assert (closed.code, closed.origin.file) == ("DC-1088", "đợt 2")


def test_a_source_that_may_not_be_opened(nobody):
    """The source itself is named if nothing in it can be seen."""
    folder, become_nobody = nobody
    (folder / "inbox").mkdir(mode=0)
    become_nobody()
    (closed,) = held(folder, path="inbox")
    assert (closed.code, closed.origin.file) == ("DC-1088", "inbox")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such a folder cannot be made")
def test_a_path_too_long_to_open(tmp_path, monkeypatch):
    """A folder deeper than the system can name is a finding; what lies above is handed over."""
    (tmp_path / "a.yaml").write_bytes(b"a")
    monkeypatch.chdir(tmp_path)
    for _ in range(17):
        os.mkdir("x" * 250)
        os.chdir("x" * 250)
    good, *told = held(tmp_path)
    assert good.name == "a.yaml"
    assert {"DC-1084"} == {one.code for one in told}
    assert {"tên tệp hoặc đường dẫn quá dài"} == {one.facts["problem_vi"] for one in told}


def test_the_same_bytes_are_one_file(tmp_path):
    """A file that was sent twice under two names is handed on once, and the other is named."""
    (tmp_path / "a.yaml").write_bytes(b"same")
    (tmp_path / "b.yaml").write_bytes(b"same")
    first, again = held(tmp_path)
    assert first.name == "a.yaml"
    assert (again.code, again.facts["got"], again.facts["first"]) == ("DC-1085", "b.yaml", "a.yaml")


def test_a_pattern(tmp_path):
    """A pattern chooses."""
    (tmp_path / "a.yaml").write_bytes(b"a")
    (tmp_path / "a.txt").write_bytes(b"t")
    assert [r.name for r in held(tmp_path, pattern="*.yaml")] == ["a.yaml"]


def test_every_file_with_and_without_a_pattern(tmp_path):
    """The two ways to list a folder hold the same, a link to a folder and hidden ones too."""
    (tmp_path / "xã" / "kèm theo").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "cũ.tmp").mkdir()
    for name in ("a.yaml", "xã/kèm theo/b.yaml", ".git/c.yaml", "cũ.tmp/d.yaml", "xã/~$e.xlsx"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "nơi khác").symlink_to(tmp_path / "xã")
    found = held(tmp_path)
    assert found == held(tmp_path, pattern="**/*")
    names = [one.name for one in found if isinstance(one, Received)]
    assert names == ["a.yaml", "cũ.tmp/d.yaml", "xã/kèm theo/b.yaml"]
    told = [(one.code, one.facts["got"]) for one in found if isinstance(one, Finding)]
    passed_over = [("DC-1080", "xã/~$e.xlsx"), ("DC-1081", ".git/")]
    assert told == [("DC-1086", "nơi khác"), *passed_over]


def test_links_and_large_files_are_findings(tmp_path, monkeypatch):
    """What is not handed over is said, never silently left out."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_bytes(b"s")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "link.yaml").symlink_to(outside / "secret.yaml")
    (inbox / "big.yaml").write_bytes(b"12345")
    (inbox / "good.yaml").write_bytes(b"1")
    monkeypatch.setattr(sources, "LARGEST", 4)
    found = held(tmp_path, path="inbox")
    assert [Finding, Received, Finding] == [type(one) for one in found]
    assert [one.code for one in found if isinstance(one, Finding)] == ["DC-1087", "DC-1086"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_does_not_keep_anybody_waiting(tmp_path, monkeypatch):
    """A pipe that nobody writes into, and a socket, are findings at once."""
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.txt")
        assert [one.code for one in held(tmp_path)] == ["DC-1086", "DC-1086"]


def test_no_folder(tmp_path):
    """A source that is not there is one finding."""
    assert [one.code for one in held(tmp_path, path="nowhere")] == ["DC-1090"]
