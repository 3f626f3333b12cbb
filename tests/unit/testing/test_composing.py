"""Documents as a format is handed them."""

from __future__ import annotations

import pytest

from dcbase import Workspace
from dcbase.errors import DcbaseError
from dcbase.testing import composed, make_demo


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return folder


def test_its_own_document_is_composed_as_it_is_built(demo):
    """The text that the workspace prints has the same title; another form has other words."""
    (party,) = composed(demo / "lung_phinh")
    (state,) = composed(demo / "lung_phinh", profile="dcbase:nd30")
    assert (party.profile.code, state.profile.code) == ("dcbase:hd36", "dcbase:nd30")
    text = next(iter(Workspace.open(demo / "lung_phinh").build(formats=["text"])))
    assert party.subject in " ".join(text.content.decode().split())


def test_units_in_a_layout_of_choice(demo):
    """Those that are asked for, in their order."""
    found = composed(demo / "lao_cai", ["02848", "02683"], layout="dcbase:plain")
    assert ["02848", "02683"] == [document.record.unit.code for document in found]


def test_what_cannot_be_built_is_raised(demo):
    """As by the workspace itself."""
    with pytest.raises(DcbaseError):
        composed(demo / "lao_cai", ["99999"])
