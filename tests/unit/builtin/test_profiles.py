"""The official forms of documents."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase._builtin.profiles import dcbase_register_profiles
from dcbase.layout import choose_profile

CERTAINTIES = {"found", "high", "mid", "low"}


@pytest.fixture(scope="module")
def profiles():
    return {profile.code: profile for profile in dcbase_register_profiles()}


def test_each_value_says_where_it_is_written_and_how_sure_that_is(profiles):
    """No number or word of an official form without its source."""
    assert set(profiles) == {"hd36", "hd05", "nd30"}
    for profile in profiles.values():
        for prescribed in profile.wording.values():
            assert prescribed.source
            assert prescribed.certainty in CERTAINTIES


@pytest.mark.parametrize(
    ("issuer", "on", "code"),
    [
        ("party", date(2025, 11, 3), "hd36"),
        ("party", date(2026, 5, 26), "hd36"),
        ("party", date(2026, 5, 27), "hd05"),
        ("government", date(2020, 3, 5), "nd30"),
    ],
)
def test_every_day_has_the_form_of_its_issuer(issuer, on, code, profiles):
    """Guidance 05 follows Guidance 36 without a day between them."""
    assert choose_profile(profiles.values(), issuer, on) == profiles[code]


@pytest.mark.parametrize("issuer", ["party", "government"])
def test_before_the_first_form_there_is_none(issuer, profiles):
    """Nobody guesses a form for a day that none of them holds on."""
    assert choose_profile(profiles.values(), issuer, date(2017, 1, 1)) is None


@pytest.mark.parametrize(
    ("code", "key", "value"),
    [
        ("hd36", "number", "Số {number}-{type}/{office}"),
        ("nd30", "number", "Số: {number}/{type}-{office}"),
        ("hd36", "signature.on-behalf", "T/M"),
        ("nd30", "signature.on-behalf", "TM."),
        ("hd36", "recipients.end", ","),
        ("nd30", "recipients.end", ";"),
        ("hd36", "rule", "-----"),
        ("nd30", "rule", ""),
        ("hd36", "organisation.mark", "*"),
        ("nd30", "organisation.mark", ""),
        ("hd05", "heading.1", "{roman}-"),
        ("nd30", "national.2", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_the_forms_differ_where_the_law_says_so(code, key, value, profiles):
    """The words by which one tells a Party document from a state document."""
    assert profiles[code].says(key) == value
