"""A folder as a source: regular files, in order, and a finding for the rest."""

from __future__ import annotations

from hashlib import sha256

from dcbase._builtin import sources
from dcbase._flow.collect import collect
from dcbase.model import Finding, FrozenMap, Received, Source

FOLDER = next(iter(sources.dcbase_register_sources()))


def held(root, **options):
    source = Source(type="folder", root=str(root), options=FrozenMap(options))
    return list(collect([(FOLDER, source)]))


def test_files_in_order(tmp_path):
    """Files come sorted by name with their bytes and sha256; folders are gone into."""
    (tmp_path / "b.yaml").write_bytes(b"b")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "c.yaml").write_bytes(b"c")
    for passed_over in (".hidden", "~$lock.xlsx", "x.tmp", "x.yaml~"):
        (tmp_path / passed_over).write_bytes(b"?")
    found = held(tmp_path)
    assert [("a/c.yaml", b"c"), ("b.yaml", b"b")] == [(r.name, r.content) for r in found]
    assert found[0].sha256 == sha256(b"c").hexdigest()


def test_the_same_bytes_are_one_file(tmp_path):
    """A file that was sent twice under two names is handed on once."""
    (tmp_path / "a.yaml").write_bytes(b"same")
    (tmp_path / "b.yaml").write_bytes(b"same")
    assert [r.name for r in held(tmp_path)] == ["a.yaml"]


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
    assert [one.code for one in found if isinstance(one, Finding)] == ["DC-1091"]


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
    assert {one.code for one in found if isinstance(one, Finding)} == {"DC-1091"}


def test_no_folder(tmp_path):
    """A source that is not there is one finding."""
    assert [one.code for one in held(tmp_path, path="nowhere")] == ["DC-1090"]
