"""The source: of each unit the newest draft, and nothing overlooked."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from dcbase.model import FrozenMap, Received, Severity, Source
from dcbase_lung_phinh import dcbase_register_sources

WORKSPACE = Path(__file__).parent.parent


@pytest.fixture
def collect():
    (kind,) = dcbase_register_sources()
    assert (kind.code, kind.options) == ("drafts", ("path",))

    def collected(root, path="data"):
        source = Source(type="drafts", root=str(root), options=FrozenMap({"path": path}))
        return list(kind.collect(source))

    return collected


def write(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(f"# {name}\n", encoding="utf-8")


def test_the_newest_draft_is_handed_over(collect):
    """Of the two drafts in the workspace the one of 10 November is read, as it is."""
    (received,) = collect(WORKSPACE)
    content = (WORKSPACE / "data" / "02848_2025-11-10.yaml").read_bytes()
    expected = Received("02848_2025-11-10.yaml", sha256(content).hexdigest(), content)
    assert received == expected


def test_every_unit_has_its_own_newest_draft(collect, tmp_path):
    """Units come in the order of their codes, whatever the dates are."""
    write(
        tmp_path / "data",
        "02851_2025-01-02.yaml",
        "02848_2025-11-03.yaml",
        "02848_2025-09-30.yaml",
        "02851_2024-12-31.yaml",
    )
    assert [received.name for received in collect(tmp_path)] == [
        "02848_2025-11-03.yaml",
        "02851_2025-01-02.yaml",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "02848.yaml",
        "02848_2025-13-01.yaml",
        "02848_10-11-2025.yaml",
        "02848_2025-11-10.docx",
        "02848_2025-11-10 (1).yaml",
        "~$02848_2025-11-10.yaml",
        "_2025-11-10.yaml",
    ],
)
def test_anything_else_is_a_finding(collect, tmp_path, name):
    """A misnamed file is never skipped in silence."""
    write(tmp_path / "data", name)
    (finding,) = collect(tmp_path)
    assert (finding.code, finding.severity) == ("LUNG-PHINH-001", Severity.WARNING)
    assert finding.facts["name"] == name
    assert finding.origin.file == f"data/{name}"


def test_a_folder_and_a_link_are_findings_too(collect, tmp_path):
    """Only files of the folder's own are drafts, however they are called."""
    write(tmp_path, "02848_2025-11-10.yaml")
    (tmp_path / "data" / "02848_2025-11-11.yaml").mkdir(parents=True)
    (tmp_path / "data" / "02848_2025-11-12.yaml").symlink_to(tmp_path / "02848_2025-11-10.yaml")
    assert [finding.code for finding in collect(tmp_path)] == ["LUNG-PHINH-001"] * 2


def test_a_missing_folder_is_a_finding(collect, tmp_path):
    """A path that leads nowhere is said, with the path."""
    (finding,) = collect(tmp_path, "nowhere")
    assert (finding.code, finding.severity) == ("LUNG-PHINH-002", Severity.ERROR)
    assert finding.facts["path"] == "nowhere"
