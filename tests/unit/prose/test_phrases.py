"""Phrases, compiled once."""

from __future__ import annotations

import pytest

from dcbase.errors import DataFileError
from dcbase.model import Indicator, Known, Literal, Paragraph
from dcbase.prose import check_prose, compile_phrases


def announcing(*phrases, unit="đơn"):
    return {"X1": Indicator(code="X1", name="x", unit=unit, phrases=phrases)}


def found(text, indicators, value=1):
    block = Paragraph((Literal(text),))
    return [finding.code for finding in check_prose([block], {"X1": Known(value)}, indicators)]


def test_equal_phrases_are_compiled_once(indicators):
    """Many reports with one catalog share the work."""
    assert compile_phrases(indicators) is compile_phrases(dict(indicators))


@pytest.mark.parametrize("phrase", ["{n}", "also {n}", "… {n} …", "có … {n} … đơn", "", ", {n}"])
def test_a_phrase_that_would_announce_every_number_is_refused(phrase):
    """A word has to stand right next to the number."""
    with pytest.raises(DataFileError):
        compile_phrases(announcing(phrase))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("tồn đọng: {n}", "Tồn đọng: 3"),
        ("{n} đơn, thư", "3 đơn, thư"),
        ("{n} hợp tác xã", "3 hợp tác xã"),
        ("{n} thôn của xã", "3 bản của đặc khu"),
        ("{n} đơn {n} ngày công", "3 đơn 1 ngày công"),
        ("có … đơn … {n} là đủ", "Có những đơn khác và 3 là đủ"),
        ("hoà giải {n} vụ", "Hòa giải 3 vụ"),
    ],
)
def test_phrases_are_found_whatever_their_spelling(phrase, text):
    """Marks, synonyms, gaps, tone placement."""
    assert found(text, announcing(phrase)) == ["DC-4009"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("{n} xã hội", "3 phường hội"),
        ("{n} đơn", "3 đơnthư"),
        ("tồn {n} đơn", "tồn khoảng chừng 3 đơn"),
        ("{n} đơn … xong", "3 đơn. Đã xong"),
        ("{n} đơn … xong", "3 đơn có 2 vụ xong"),
    ],
)
def test_other_words_are_no_phrase(phrase, text):
    """Whole words, one clause, no number in a gap."""
    assert found(text, announcing(phrase)) == []


def test_far_words_do_not_matter():
    """Long paragraphs are looked at near their numbers only."""
    far = "và các nội dung khác " * 60
    text = f"{far}tồn 3 đơn {far}tồn 4 đơn {far}"
    assert found(text, announcing("tồn {n} đơn"), 3) == ["DC-4009"]
    assert found(text, announcing("tồn {n} đơn"), 2) == ["DC-4009", "DC-4009"]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("hoà giải không thành … không có", "Hòa giải không thành: việc này không có."),
        ("không có đơn, thư tồn", "KHÔNG CÓ ĐƠN, THƯ TỒN"),
        ("chưa có {n} … không", "không"),
    ],
)
def test_zeros_in_words(phrase, text):
    """A phrase without a number states 0, wherever its tones stand."""
    expected = ["DC-4009"] if "{n}" not in phrase else []
    assert expected == found(text, announcing(phrase))


def test_the_longest_zero_is_meant():
    """Of two phrases that begin together, the one with more words is read; of equals none."""
    indicators = {
        "X1": Indicator(code="X1", name="x", phrases=("không có đơn",)),
        "X2": Indicator(code="X2", name="x", phrases=("không có đơn tố cáo", "không có vụ việc")),
        "X3": Indicator(code="X3", name="x", phrases=("không có vụ việc",)),
    }
    block = Paragraph((Literal("không có đơn tố cáo, không có vụ việc"),))
    figures = {"X1": Known(1), "X2": Known(2), "X3": Known(3)}
    assert [finding.subject for finding in check_prose([block], figures, indicators)] == ["X2"]


def test_a_no_is_a_zero():
    """A yes/no indicator that says no agrees with words that state 0."""
    assert found("không có quy chế", announcing("không có quy chế"), False) == []


def test_a_figure_that_is_no_number_is_held_to_none():
    """A phrase of a listed word announces nothing that could be compared."""
    assert found("hằng 3 lần", announcing("hằng {n}"), "quý") == []


@pytest.mark.parametrize(
    ("values", "phrase"),
    [((), "định kỳ hằng {word}"), (("tháng", "quý"), "định kỳ"), (("tháng",), "no định kỳ")],
)
def test_a_word_of_a_list_belongs_to_indicators_that_have_one(values, phrase):
    """A yes has no words to choose from, and a list is not answered by a yes."""
    kind = "enum" if values else "boolean"
    indicators = {"X1": Indicator(code="X1", name="x", kind=kind, values=values, phrases=(phrase,))}
    with pytest.raises(DataFileError, match="word"):
        compile_phrases(indicators)


def test_phrases_of_a_yes_state_no_zero():
    """Words that answer yes are held to no number."""
    indicators = {"X1": Indicator(code="X1", name="x", kind="boolean", phrases=("có loa",))}
    phrases = compile_phrases(indicators)
    assert (phrases.zeros, [one.value for one in phrases.facts]) == ({}, [True])
