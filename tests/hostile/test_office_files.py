"""Every hostile package is refused for what is wrong with it, quickly, and in little memory."""

from __future__ import annotations

import tracemalloc

from dcbase._builtin.formats.archive import unpack_zip
from dcbase.model import Finding, Received
from dcbase.reading import PackageError, open_package, parse_xml

MOST = 200 * 1024 * 1024


def refusal(content):
    try:
        package = open_package(content)
        for name in package.names:
            parse_xml(package.read(name), name)
    except PackageError as error:
        return error.code
    return None


def test_office_files(hostile_office_files):
    """No file that a generator makes is opened; none takes more memory than an honest one may."""
    found = {}
    tracemalloc.start()
    try:
        for name, file in hostile_office_files.items():
            found[name] = refusal(file.content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    wrong = {
        name: code
        for name, code in found.items()
        if code not in files_of(name, hostile_office_files)
    }
    assert {} == wrong
    assert peak < MOST


def files_of(name, files):
    return files[name].codes


def test_archives(hostile_archives):
    """Each gives findings only, of the kind that fits."""
    for name, file in hostile_archives.items():
        held = list(unpack_zip(Received(name, "", file.content)))
        assert held
        assert all(isinstance(one, Finding) for one in held), name
        assert {one.code for one in held} <= file.codes, name
