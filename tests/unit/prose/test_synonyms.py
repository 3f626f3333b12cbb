"""Usual words stand for all that communes say in their place."""

from __future__ import annotations

import pytest

from dcbase.prose.stream import key_of
from dcbase.prose.synonyms import ways_of, words_of


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ("16 thôn, tổ dân phố", "16 thôn"),
        ("16 thôn, bản và 2 khu phố", "16 thôn và 2 thôn"),
        ("phường, đặc khu", "xã , xã"),
        ("8 đơn thư của công dân", "8 đơn của công dân"),
        ("Uỷ ban nhân dân xã", "ubnd xã"),
        ("các doanh nghiệp và hợp tác xã", "các doanh nghiệp"),
        ("ban hành văn bản", "ban hành văn bản"),
        ("ký bản cam kết", "ký bản cam kết"),
        ("buôn lậu", "buôn lậu"),
        ("tổ hòa giải", "tổ hoà giải"),
    ],
)
def test_words_are_put_into_the_usual_ones(said, usual):
    """The longest way to say it is read, and another word beside which it means something else."""
    assert words_of(key_of(said)) == [key_of(word) for word in usual.split()]


def test_a_phrase_is_said_in_every_way():
    """For patterns, which look for words as they stand; other words are left alone."""
    assert [" ".join(words) for words in ways_of("không có đơn của xã")] == [
        "không có đơn của xã",
        "không có đơn của phường",
        "không có đơn của đặc khu",
        "không có đơn thư của xã",
        "không có đơn thư của phường",
        "không có đơn thư của đặc khu",
    ]
    assert len(list(ways_of("đời sống xã hội, đơn vị"))) == 1
