"""Look-up: labels as people write them, and every candidate instead of a guess."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.model import Units
from dcbase_units_vn import Match, dcbase_identify_unit, every_unit, find_units

NOW = Units(every_unit(), date(2025, 10, 31))
LAO_CAI = Units(NOW.children("15"))


def codes(matches: tuple[Match, ...]) -> list[str]:
    return [match.unit.code for match in matches]


@pytest.mark.parametrize(
    "label",
    [
        "02848",
        "2848",
        " Xã Lùng Phình ",
        "LÙNG PHÌNH",
        "xa lung phinh",
        "X. Lùng Phình",
        "UBND xã Lùng Phình",
        "Đảng uỷ xã Lùng Phình",
        "Lùng Phình (huyện Bắc Hà cũ)",
        "xã Lùng Phình, tỉnh Lào Cai",
        "Lùng Phi\u0300nh",
    ],
)
def test_a_unit_is_found_however_its_name_is_written(label):
    """Case, accents, kind, body, composition and lost zeros do not matter."""
    assert codes(find_units(label)) == ["02848"]


@pytest.mark.parametrize("label", ["Lùng Thẩn", "tả van chư", "02818", "xã Lùng Thẩn, Si Ma Cai"])
def test_an_old_name_or_code_leads_to_the_unit_it_went_into(label):
    """What was merged is found, and says which unit it was and how much of it went in."""
    (match,) = find_units(label)
    assert match.by.startswith("old-")
    assert (match.unit.code, match.predecessor.extent) == ("02848", "whole")


def test_every_candidate_is_reported():
    """A name that occurs often gives all units, those that bear it now first."""
    matches = find_units("Tân Tiến")
    assert len(matches) == 22
    assert [match.by for match in matches] == ["name"] * 8 + ["old-name"] * 14


def test_a_province_narrows_the_candidates():
    """`within` keeps what lies in a province, and the province itself."""
    assert codes(find_units("Tân Tiến", within="15")) == ["02953"]
    assert codes(find_units("Lào Cai", within="15")) == ["15", "02647"]
    assert codes(find_units("Lùng Phình", within="01")) == []


def test_a_kind_that_fits_rules_out_the_others():
    """The province Lào Cai is not the ward of that name; a kind that fits none is disregarded."""
    assert codes(find_units("Lào Cai")) == ["15", "02647"]
    assert codes(find_units("tỉnh Lào Cai")) == ["15"]
    assert codes(find_units("phường Lùng Phình")) == ["02848"]


def test_accents_as_written_come_first():
    """With accents only names with these accents are meant, unless there is none."""
    assert {"Hòa Bình", "Hoà Bình"} == {
        match.unit.short_name for match in find_units("Hoà Bình") if match.by == "name"
    }
    assert codes(find_units("Lung Phình")) == ["02848"]


def test_a_number_alone_is_a_code():
    """Phường 4 is a ward called 4, while 4 alone can only be a code."""
    assert codes(find_units("4")) == ["00004", "04"]
    assert {"Phường 4"} == {match.predecessor.name for match in find_units("Phường 4")}


def test_apostrophes_are_equal():
    """Nâm N'Jang and Nâm N’Jang are one name."""
    assert codes(find_units("Nâm N'Jang")) == codes(find_units("Nâm N’Jang")) != []


def test_a_place_behind_the_name_must_fit():
    """A label that names another district or province means another unit."""
    assert codes(find_units("Lùng Phình, huyện Mường Khương")) == []
    assert codes(find_units("Lùng Phình, Hà Nội")) == []


def test_units_are_found_as_they_were_on_a_day():
    """Before 1 July 2025 the former units are found, by their own names only."""
    before = date(2025, 6, 30)
    (match,) = find_units("Lùng Phình (huyện Bắc Hà)", on=before)
    assert (match.unit.parent, match.unit.predecessors) == ("10", ())
    assert codes(find_units("Lùng Thẩn", on=before, within="10")) == ["02818"]
    assert find_units("15", on=before)[0].unit.name == "Tỉnh Yên Bái"
    assert find_units("15", on=date(2025, 7, 1))[0].unit.name == "Tỉnh Lào Cai"


@pytest.mark.parametrize("label", ["", "  ", "Không Có Xã Này", "99999"])
def test_nothing_is_found_where_nothing_fits(label):
    """No match is an empty answer."""
    assert find_units(label) == ()


@pytest.mark.parametrize(
    "label",
    ["Lùng Thẩn", "xa ta van chu", "02818", "UBND xã Lùng Phình", "Lùng Phình, huyện Bắc Hà"],
)
def test_an_expected_unit_is_identified(label):
    """A label that can mean only one expected unit is taken for it."""
    assert dcbase_identify_unit(label, LAO_CAI) == "02848"


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("Hà Nội", "is not expected"),
        ("Lùng Phình, Hà Nội", "lies elsewhere"),
        ("99999", "is no code"),
        ("", "says nothing"),
    ],
)
def test_a_label_that_means_none_is_left_to_others(label, why):
    """The plugin answers None for a label that names no expected unit."""
    assert dcbase_identify_unit(label, LAO_CAI) is None, why


def test_a_unit_that_was_split_identifies_nobody():
    """Ngọc Hà went into two wards in parts, so its name stands for neither."""
    wards = Units([NOW["00004"], NOW["00025"]])
    assert dcbase_identify_unit("phường Ngọc Hà", wards) is None


def test_two_candidates_identify_nobody():
    """Where two expected units bear a name, nobody is guessed."""
    two = Units([NOW["01051"], NOW["06019"]])
    assert dcbase_identify_unit("xã Tân Tiến", two) is None


def test_a_code_that_another_unit_took_over_identifies_nobody():
    """01561 was Vinh Quý, which is 01537 now; today it is Hạ Lang's code."""
    assert {"01537", "01561"} == set(codes(find_units("01561")))
    assert dcbase_identify_unit("01561", Units([NOW["01537"]])) is None
