"""Archives in the inbox: each is what is in it."""

from __future__ import annotations

import io
import zipfile

import pytest

from dcbase.errors import NothingToReadError, PluginError
from dcbase.model import Format, core_kind


def packed(*members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def unpacking(unpack):
    return Format(code="odd", suffixes=(".odd",), media_type="x/odd", unpack=unpack)


def test_an_archive_is_what_is_in_it(office, write, tmp_path):
    """Its files count like those beside it; the same bytes count once; the rest is told."""
    first, second = write("02848", DT04=1), write("02647", DT04=2)
    workspace = office({"02848.yaml": first})
    content = packed(("xã/02848.yaml", first), ("02647.yaml", second), ("cũ.zip", b""))
    (tmp_path / "inbox" / "dot1.zip").write_bytes(content)
    outcome = workspace.run()
    files = [(report.unit.code, report.file) for report in outcome.reports]
    assert [("02647", "dot1.zip/02647.yaml"), ("02848", "02848.yaml")] == files
    assert all(report.counts for report in outcome.reports)
    nested, twice = outcome.findings
    assert ("DC-1085", "dot1.zip/xã/02848.yaml") == (twice.code, twice.facts["got"])
    assert ("DC-1123", "dot1.zip/cũ.zip") == (nested.code, nested.origin.file)


def test_an_inbox_of_nothing_but_a_broken_archive(office, tmp_path):
    """There is nothing to read, and it is said which file could not be had and why."""
    workspace = office()
    (tmp_path / "inbox" / "dot1.zip").write_bytes(b"PK\3\4")
    with pytest.raises(NothingToReadError, match=r"inbox \(dot1\.zip: DC-1116\)"):
        workspace.run()
    *absent, refused = workspace.status()
    assert {"absent"} == {status.state for status in absent}
    assert ("refused", ("dot1.zip",)) == (refused.state, refused.files)
    assert ["DC-1116"] == [finding.code for finding in refused.findings]


@pytest.mark.parametrize(
    ("unpack", "vi", "en"),
    [
        (lambda received: [5], "cần Received | Finding, nhận được 5", "expected Received | Find"),
        (lambda received: 1 / 0, "ZeroDivisionError: division by zero [", "ZeroDivisionError: "),
    ],
)
def test_a_format_that_cannot_unpack(office, write, house, unpack, vi, en):
    """The archive gets a finding in both languages, the other files go on; a strict run stops."""
    sent = {"02848.yaml": write("02848", DT04=1), "x.odd": "x"}
    outcome = office(sent, house=house(formats=[unpacking(unpack)])).run()
    (failed,) = outcome.findings
    assert failed.code == "DC-9001"
    assert vi in core_kind("DC-9001").words(failed, "vi")
    assert en in core_kind("DC-9001").words(failed, "en")
    assert ["02848"] == [report.unit.code for report in outcome.reports]
    with pytest.raises(PluginError, match=r"unpack of x\.odd"):
        office(sent, house=house(formats=[unpacking(unpack)]), strict=True).run()
