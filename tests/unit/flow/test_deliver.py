"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import pickle

import pytest

from dcbase._flow.deliver import _sync_folder, deliver
from dcbase.errors import DeliverError
from dcbase.messages import entries
from dcbase.model import Artifact

REPORT = Artifact(name="02848_2025.txt", media_type="text/plain", content="BÁO CÁO".encode())


def test_a_file_is_written_into_a_folder_that_is_made(tmp_path):
    """The folder is made, the file has the artifact's name and bytes, nothing else is left."""
    path = deliver(REPORT, tmp_path / "out" / "2025")
    assert path.read_bytes() == REPORT.content
    assert [path.name] == os.listdir(path.parent)


def test_writing_again_replaces(tmp_path):
    """A second run leaves the same bytes."""
    deliver(REPORT, tmp_path)
    assert deliver(REPORT, tmp_path).read_bytes() == REPORT.content


@pytest.mark.parametrize("broken", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch, broken):
    """Where the disk gives up, the old file is still there and no half of the other one."""
    old = deliver(Artifact(name=REPORT.name, media_type="text/plain", content=b"old"), tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, broken, full)
    with pytest.raises(DeliverError) as caught:
        deliver(REPORT, tmp_path)
    assert "the disk is full" in str(caught.value)
    assert old.read_bytes() == b"old"
    assert [old.name] == os.listdir(tmp_path)


def test_a_folder_that_is_a_file(tmp_path):
    """A path that cannot be a folder is named."""
    (tmp_path / "out").write_text("x")
    with pytest.raises(DeliverError, match="out") as caught:
        deliver(REPORT, tmp_path / "out")
    assert caught.value.words("vi").endswith(": đã có tệp trùng tên với thư mục cần ghi")
    assert caught.value.hint("vi") == "Đổi tên tệp ấy, hoặc chọn thư mục khác."


@pytest.mark.parametrize("name", [name for name in entries("errors") if name.startswith("system-")])
def test_what_the_system_refuses_is_said_in_both_languages(name):
    """Not in the system's own words; what nobody foresaw has the name of the error."""
    error = OSError(getattr(errno, name.removeprefix("system-")), "in English")
    failure = pickle.loads(pickle.dumps(DeliverError(path="x", problem=error)))
    for language in ("vi", "en"):
        assert "in English" not in failure.words(language)
        assert failure.hint(language)
    odd = DeliverError(path="x", problem=OSError(errno.EXDEV, "in English"))
    assert odd.words("vi") == "Không ghi được x: hệ điều hành báo lỗi EXDEV"
    assert odd.hint("vi") == DeliverError(path="x", problem="").hint("vi")


def test_a_name_with_a_folder_in_it():
    """An artifact cannot be told to land elsewhere."""
    with pytest.raises(ValueError, match="name"):
        Artifact(name="../x.txt", media_type="text/plain", content=b"")


def test_where_folders_cannot_be_opened(tmp_path, monkeypatch):
    """On Windows the folder is not flushed; the file is there all the same."""
    monkeypatch.setattr("dcbase._flow.deliver.os.name", "nt")
    monkeypatch.setattr("dcbase._flow.deliver.os.fsync", lambda descriptor: None)
    _sync_folder(tmp_path / "not there")
