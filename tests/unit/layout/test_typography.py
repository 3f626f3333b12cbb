"""How documents of an official form look."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from dcbase._builtin.profiles import dcbase_register_profiles
from dcbase.layout import (
    Interval,
    LineSpacing,
    ProfileProblemError,
    check_typography,
    resolve_profile,
    typography,
)
from dcbase.layout.typography_keys import ELEMENTS, READ
from dcbase.model import FrozenMap, Prescribed, Profile

FORMS = {profile.code: profile for profile in dcbase_register_profiles()}


def house(**values: str) -> Profile:
    """Return a house profile on HD 36 that changes single values."""
    said = {key.replace("__", "."): Prescribed(value=value) for key, value in values.items()}
    return Profile(code="house", name="Nội bộ", extends="hd36", typography=FrozenMap(said))


def test_party_documents_of_2025():
    """HD 36, Annex 3: the title 15 bold, the organisation 14, the text 14 to 15, fixed margins."""
    form = typography(FORMS["hd36"])
    page = form.page
    assert (20, 20, 30, 15, 10) == (page.top, page.bottom, page.left, page.right, page.header)
    assert (210, 297, 165, False) == (
        page.width,
        page.height,
        page.text_width,
        page.number_first,
    )
    assert (15, True, 1) == (
        form.style("national").size,
        form.style("national").bold,
        form.style("national").rule,
    )
    assert Interval(Decimal(15), Decimal(16)) == form.style("title").sizes
    assert (14, False) == (form.style("parent").size, form.style("parent").bold)
    assert (14, True) == (form.style("organisation").size, form.style("organisation").bold)
    assert (14, True) == (form.style("place-date").size, form.style("place-date").italic)
    assert form.style("recipients-title").underline
    assert (12, 14, False) == (
        form.style("recipients").size,
        form.style("capacity").size,
        form.style("capacity").bold,
    )


def test_party_documents_of_today():
    """HD 05: the text 14, its lines exactly 19 points apart."""
    body = typography(FORMS["hd05"]).style("body")
    assert (14, LineSpacing(exact=Decimal(19)), 10) == (body.size, body.line, body.indent)


def test_state_documents():
    """ND 30, Annex I: a rule as long as the motto, one under the body that issues; intervals."""
    form = typography(FORMS["nd30"])
    assert (12, 13, 14) == (
        form.style("national").size,
        form.style("motto").size,
        form.style("body").size,
    )
    assert (1, Decimal("0.5")) == (form.style("motto").rule, form.style("organisation").rule)
    assert "20-25" == str(form.allowed("page", "top"))
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I" == form.prescribed("page", "top").source
    assert (12, True, True) == (
        form.style("recipients-title").size,
        form.style("recipients-title").bold,
        form.style("recipients-title").italic,
    )


@pytest.mark.parametrize("code", sorted(FORMS))
def test_every_value_says_where_it_is_from(code):
    """Each value has its source and how sure it is."""
    for key, value in FORMS[code].typography.items():
        assert value.source, key
        assert value.certainty in {"found", "high", "mid", "low"}, key


@pytest.mark.parametrize("code", sorted(FORMS))
def test_what_is_printed_is_allowed(code):
    """The size of every element is one that the form allows."""
    for element in ELEMENTS:
        style = typography(FORMS[code]).style(element)
        assert style.sizes.holds(style.size), element


def test_a_house_changes_single_values():
    """What a house does not say is as in the form that it extends; what it inherits is body's."""
    own = house(title__size="16", body__size="13", heading__2__style="italic", body__line="1.5")
    form = typography(resolve_profile(own, FORMS.__getitem__))
    assert (16, 15) == (form.style("title").size, form.style("national").size)
    assert (13, 13) == (form.style("body").size, form.style("item").size)
    assert (True, True) == (form.style("heading.2").bold, form.style("heading.2").italic)
    assert Decimal("1.5") == form.style("body").line.times


def test_a_form_that_says_nothing():
    """Without a word of the form a document is on A4, in 14 points; nobody prescribed it."""
    form = typography(Profile(code="bare", name="Trống"))
    assert (210, 14, "Times New Roman") == (form.page.width, form.style("title").size, form.font)
    assert form.prescribed("body", "size") is None
    assert form.allowed("page", "top") is None


def test_inherited_words_of_the_form():
    """What an element does not say itself the form says of the body."""
    form = typography(FORMS["hd36"])
    assert form.prescribed("item", "size") is FORMS["hd36"].typography["body.size"]
    assert "14-15" == str(form.allowed("item", "size"))


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("titel.size", "14", "there is no key 'titel.size'. (did you mean 'title.size'?)"),
        ("title.colour", "red", "there is no key 'title.colour'."),
        ("title.size", "14pt", "the value '14pt' makes no sense; expected: 14, 14-15."),
        ("title.size", "15-14", "the value '15-14' makes no sense; expected: 14, 14-15."),
        ("title.use", "14-15", "the value '14-15' makes no sense; expected: 14."),
        ("body.line", "exact", "expected: single, 1.5, exact 19."),
        ("body.align", "centre", "expected: left, center, right, justify."),
        ("motto.rule", "2/3", "expected: none, text, 1/2, 1/3."),
        ("font.family", '"', "expected: Times New Roman."),
        ("title.case", "as_written", "expected: as-written, upper."),
        ("body.size", 14, "the value '14' makes no sense; expected: \"14\"."),
        ("page.number.annex", "anew", "expected: restart, continue."),
    ],
)
def test_what_makes_no_sense(key, value, words):
    """A key or a value that there is not is said with the form, the key and what is expected."""
    wrong = Profile(code="house", name="H", typography=FrozenMap({key: Prescribed(value=value)}))
    with pytest.raises(ProfileProblemError) as raised:
        typography(wrong)
    assert str(raised.value).startswith(f"Official form 'house', key '{key}': ")
    assert words in str(raised.value)
    assert f"Thể thức 'house', khóa '{key}'" in raised.value.words("vi")


def test_an_element_that_there_is_not():
    """Asking for the look of an unknown element names the nearest."""
    with pytest.raises(ProfileProblemError, match="did you mean 'signer'"):
        typography(FORMS["hd36"]).style("signature")


def test_all_that_is_wrong_at_once():
    """Every wrong key is a problem by itself; a house is checked without what it extends."""
    own = house(title__size="x", body__before="-1", note__size="12")
    assert ["title.size", "body.before"] == [problem.part for problem in check_typography(own)]
    assert [] == list(check_typography(evolve(own, typography=FrozenMap())))


def test_every_key_is_documented(pytestconfig):
    """The reference page has every element and every property."""
    text = (pytestconfig.rootpath / "docs" / "reference" / "profiles.md").read_text("utf-8")
    for key in READ:
        element, _, prop = key.rpartition(".")
        assert f"`{key}`" in text or (f"`{element}`" in text and f"`{prop}`" in text), key


def test_the_pages_of_annexes():
    """Decree 30 counts each annex from 1; the Party's guidance says nothing of it."""
    apart = {code: typography(profile).page.annexes_apart for code, profile in FORMS.items()}
    assert apart == {"hd36": False, "hd05": False, "nd30": True}
    said = typography(FORMS["nd30"]).prescribed("page", "number.annex")
    assert said is not None
    assert said.certainty == "found"


@pytest.mark.parametrize("key", ["page.left", "page.bottom"])
def test_margins_that_leave_no_room(key):
    """A house that mistypes a margin is told so, not what broke behind it."""
    with pytest.raises(ProfileProblemError, match=rf"key '.*{key}.*': the two margins"):
        typography(evolve(FORMS["hd36"], typography=FrozenMap({key: Prescribed(value="260")})))
