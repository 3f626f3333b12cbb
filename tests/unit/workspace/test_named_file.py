"""A file that is named and cannot be read is no mistake of dcbase."""

from __future__ import annotations

import pickle

import pytest

from dcbase._cli.failures import code_of
from dcbase._workspace.named_file import bytes_of_file
from dcbase.errors import UnreadableFileError


def test_what_is_there_is_read(tmp_path):
    """Nothing is done to the bytes."""
    (tmp_path / "a.txt").write_bytes(b"\xff\x00")
    assert bytes_of_file(tmp_path / "a.txt") == b"\xff\x00"


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        (".", "đây là thư mục, không phải tệp.", "this is a folder, not a file."),
        ("mat.docx", "không còn ở đó nữa.", "it is no longer there."),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, vi, en):
    """In both languages, with what to do, with the exit code of nothing read."""
    with pytest.raises(UnreadableFileError) as caught:
        bytes_of_file(tmp_path / name)
    error = pickle.loads(pickle.dumps(caught.value))
    assert error.words("vi").startswith("Không đọc được tệp ")
    assert error.words("vi").endswith(vi)
    assert error.words("en").endswith(en)
    assert error.hint("vi")
    assert error.hint("en")
    assert code_of(error) == 4
