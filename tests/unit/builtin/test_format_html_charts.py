"""Charts on the page: a picture that a strict page shows, and its figures to unfold."""

from __future__ import annotations

import json
import re

import pytest
from attrs import evolve

from dcbase._builtin.formats.html_page import render_html
from dcbase.model import Chart

SPEC = {"mark": "bar", "data": {"values": [{"n": "Sa Pa </svg><script>", "v": 50}]}}
FIELDS = {"y": {"field": "n", "type": "nominal"}, "x": {"field": "v", "type": "quantitative"}}
CHART = Chart(
    title="Lượt tiếp <công dân>",
    alternative="Nhiều nhất là Sa Pa, 50 lượt.",
    kind="bar",
    columns=("Xã", "Lượt"),
    rows=(("Sa Pa", "50"),),
    spec=json.dumps({**SPEC, "encoding": FIELDS}),
)


@pytest.fixture
def page(document):
    return render_html(evolve(document, blocks=(CHART,), annexes=())).decode()


def test_a_chart_is_drawn_in_the_page(page):
    """An SVG element with role, title and description; nothing in it needs a style or a script."""
    (svg,) = re.findall(r"<svg .*?</svg>", page, re.DOTALL)
    assert 'role="img"' in svg
    assert "<title>Lượt tiếp &lt;công dân&gt;</title>" in svg
    assert f"<desc>{CHART.alternative}</desc>" in svg
    assert not re.search(r"<script|style=|<style", svg)
    assert "&lt;script" in svg
    assert "default-src 'none'" in page


def test_its_words_and_figures_stand_below(page):
    """The words in sight, the figures to unfold."""
    words, behind = (
        page.index(f"<p>{CHART.alternative}</p>"),
        page.index("<details>\n<summary>Số liệu"),
    )
    assert page.index("</svg>") < words < behind < page.index('<th scope="row">Sa Pa</th>')


def test_a_chart_that_nobody_describes(document):
    """Title, words and table, as before."""
    bare = evolve(CHART, spec="")
    page = render_html(evolve(document, blocks=(bare,), annexes=())).decode()
    assert "<svg" not in page
    assert "<details>\n<summary>Số liệu" not in page
    assert '<th scope="row">Sa Pa</th>' in page
