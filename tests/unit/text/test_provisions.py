"""Articles, clauses and points in prose."""

from __future__ import annotations

import pytest

from dcbase.text import Provision, find_provisions


def test_a_provision_is_found_with_its_place():
    """Article, clause and point, and where the words stand."""
    text = "theo điểm a khoản 3 Điều 11 của Luật"
    assert find_provisions(text) == (Provision("11", "3", "a", 5, 27),)
    assert text[5:27] == "điểm a khoản 3 Điều 11"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Điều 46", ["Điều 46"]),
        ("khoản 3 Điều 11", ["khoản 3 Điều 11"]),
        ("Khoản 2, Điều 7", ["khoản 2 Điều 7"]),
        ("điểm đ Điều 5", ["điểm đ Điều 5"]),
        ("khoản 2a Điều 11a", ["khoản 2a Điều 11a"]),
        (
            "các khoản 1, 2 và 3 Điều 15",
            ["khoản 1 Điều 15", "khoản 2 Điều 15", "khoản 3 Điều 15"],
        ),
        ("khoản 1 và khoản 2\nĐiều 21", ["khoản 1 Điều 21", "khoản 2 Điều 21"]),
        (
            "điểm a, b khoản 1, điểm c khoản 2 Điều 13 và Điều 14",
            [
                "điểm a khoản 1 Điều 13",
                "điểm b khoản 1 Điều 13",
                "điểm c khoản 2 Điều 13",
                "Điều 14",
            ],
        ),
        ("điểm a khoản 1 và khoản 2 Điều 5", ["điểm a khoản 1 Điều 5", "khoản 2 Điều 5"]),
        ("các điểm a và b Điều 5", ["điểm a Điều 5", "điểm b Điều 5"]),
    ],
)
def test_lists_are_taken_apart(text, named):
    """Each article, clause or point is one provision, named as laws name it."""
    assert [str(found) for found in find_provisions(f"theo {text} Luật này")] == named


@pytest.mark.parametrize("text", ["khoản 3", "điều kiện 3", "hai khoản", "Điều lệ", "phụ khoản"])
def test_without_an_article_there_is_no_provision(text):
    """A clause of nothing is not found."""
    assert find_provisions(text) == ()
