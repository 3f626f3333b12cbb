"""A zip archive is the files in it."""

from __future__ import annotations

import io
import zipfile
from unicodedata import normalize

import pytest

from dcbase._builtin.formats.archive import recovered, unpack_zip
from dcbase.model import Received


def packed(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def names(content):
    held = unpack_zip(Received("dot1.zip", "ab", content))
    return [getattr(one, "name", None) or f"{one.code} {one.origin.file}" for one in held]


def test_files_and_folders_in_order():
    """Each has the archive's name before its own; what is passed over is told."""
    content = packed(
        ("xã/", b""),
        ("xã/02848.yaml", b"a"),
        ("02647.csv", b"b"),
        ("__MACOSX/._02647.csv", b"c"),
        (".DS_Store", b"d"),
        ("~$02848.docx", b"e"),
        ("nháp.tmp", b"f"),
    )
    told = [f"{code} dot1.zip" for code in ("DC-1080", "DC-1081", "DC-1082")]
    assert ["dot1.zip/02647.csv", "dot1.zip/xã/02848.yaml", *told] == names(content)


def test_what_is_not_taken():
    """An archive in it, and a name that leads elsewhere, each a finding; the others are kept."""
    content = packed(("02848.yaml", b"a"), ("cũ.RAR", b"b"), ("../../x.yaml", b"c"))
    assert [
        "DC-1106 dot1.zip/../../x.yaml",
        "dot1.zip/02848.yaml",
        "DC-1123 dot1.zip/cũ.RAR",
    ] == names(content)


def test_very_many_that_cannot_be_had():
    """Fifty are named, then it is said that there are more; the good ones are all kept."""
    told = names(packed(*((f"{number:03}.zip", b"") for number in range(80)), ("a.yaml", b"a")))
    assert ["DC-1123"] * 50 == [one.split()[0] for one in told[:50]]
    assert ["dot1.zip/a.yaml", "DC-1008 dot1.zip"] == told[50:]


def test_an_archive_that_is_none():
    """Empty, an office file, or no zip at all: one finding about the whole."""
    assert ["DC-1124 dot1.zip"] == names(packed())
    assert ["DC-1124 dot1.zip", "DC-1081 dot1.zip"] == names(packed((".DS_Store", b"")))
    assert ["DC-1057 dot1.zip"] == names(packed(("[Content_Types].xml", b""), ("a", b"")))
    assert ["DC-1100 dot1.zip"] == names(b"Rar!")


TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = ["Báo cáo xã Lùng Phình.yaml", "Phường Đống Đa/quý I.csv", "Ủy ban.xlsx", "ưỡn ẹo.txt"]


def windows(name):
    """Write a name as Vietnamese Windows does: letters of cp1258, each tone a sign of its own."""
    return "".join(_letter_and_tone(sign) for sign in name).encode("cp1258")


def _letter_and_tone(sign):
    marks = normalize("NFD", sign)
    tone = "".join(mark for mark in marks if mark in TONES)
    return normalize("NFC", "".join(mark for mark in marks if mark not in TONES)) + tone


@pytest.mark.parametrize("name", VIETNAMESE)
def test_names_are_recovered(name):
    """Whether they are told to be UTF-8, are so untold, or are in Vietnamese Windows' code page."""
    assert name == recovered(name)
    assert name == recovered(name.encode().decode("cp437"))
    assert name == recovered(windows(name).decode("cp437"))


@pytest.mark.parametrize("name", ["naïve.txt", "Ærø.csv", "отчёт.yaml", "■.txt"])
def test_other_names_stay(name):
    """Letters that Vietnamese does not have are no sign of its code page."""
    assert name == recovered(name)


def test_two_entries_whose_names_become_one():
    """Both are handed on: which one counts is not for the archive to say."""
    content = packed(("cáo.txt", b"a"), ("c\u251c\xedo.txt", b"b"))
    assert ["dot1.zip/cáo.txt"] * 2 == names(content)
