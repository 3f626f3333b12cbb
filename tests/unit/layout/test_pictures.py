"""Charts drawn: the same bytes, nothing fetched, words beside the picture."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pytest
from attrs import evolve

from dcbase.errors import RenderError
from dcbase.layout import drawable, lay_out, pictures, png_of, size_of, svg_of
from dcbase.model import Chart, ChartSpec, LayoutPart

SVG = "{http://www.w3.org/2000/svg}"
TEXT = json.dumps(
    {
        "data": {"values": [{"name": 'A & B <b> style="x"', "value": 1234.5}]},
        "mark": {"type": "text", "clip": True},
        "encoding": {
            "text": {"field": "value", "format": ",.1f"},
            "y": {"field": "name", "type": "nominal"},
        },
    }
)
CHART = Chart(title='Đơn "thư" & ý kiến', alternative="Sa Pa 30 đơn.", kind="bar", spec=TEXT)


@pytest.fixture
def bars(build, party):
    """Bars by commune, as a layout asks for them."""
    part = LayoutPart(slot="overview", charts=(ChartSpec(columns=("DT01", "DT05")),))
    reports = [build.report(unit, {"DT01": 7, "DT05": 3}) for unit in build.units]
    document = lay_out(build.aggregate(reports), build.layout(part, of="aggregate"), party)
    return document.blocks[-1]


def texts(chart):
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg_of(chart)).iter()]


def test_a_picture_has_its_words(bars):
    """Title and description for whoever cannot see it; every name and figure is text in it."""
    root = ElementTree.fromstring(svg_of(bars))
    assert "img" == root.get("role")
    assert bars.title == root.find(f"{SVG}title").text == root.get("aria-label")
    assert bars.alternative == root.find(f"{SVG}desc").text
    said = {node.text for node in root.iter(f"{SVG}text")}
    assert {"Xã Lùng Phình", "Phường Sa Pa", "7", "3", *bars.columns[1:]} <= said


def test_nothing_is_fetched_or_run(bars):
    """No script, style, link or address but the names of the format: a strict page shows it."""
    svg = svg_of(bars)
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|xlink:href|<image|<a\b", svg)
    assert {"http://www.w3.org/2000/svg"} == set(re.findall(r"https?://[^\"' ]+", svg))


def test_numbers_are_vietnamese():
    """A specification that formats numbers itself prints a decimal comma."""
    assert "1.234,5" in texts(CHART)


def test_names_are_words():
    """Whatever a commune is called, it is no markup; the title neither."""
    assert 'A & B <b> style="x"' in texts(CHART)
    assert CHART.title in texts(CHART)


def test_two_charts_on_one_page_share_no_name():
    """Clip paths are named by what is drawn, not by what was drawn before."""
    other = evolve(CHART, spec=TEXT.replace("1234.5", "2.5"))
    names = [set(re.findall(r'\bid="([^"]+)"', svg_of(one))) for one in (CHART, other)]
    assert all(names)
    assert not names[0] & names[1]
    assert all(used in names[0] for used in re.findall(r"url\(#([^)]+)\)", svg_of(CHART)))


def test_the_same_bytes(bars):
    """In another process, after other charts, under another hash seed and locale."""
    code = (
        "import sys, pickle, hashlib\n"
        "from attrs import evolve\n"
        "from dcbase.layout import png_of, svg_of\n"
        "chart, other = pickle.load(sys.stdin.buffer)\n"
        "svg_of(other)\n"
        "print(hashlib.sha256(svg_of(chart).encode() + png_of(chart)).hexdigest())\n"
    )
    import hashlib
    import pickle

    here = hashlib.sha256(svg_of(bars).encode() + png_of(bars)).hexdigest()
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps((bars, CHART)),
        env={"PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C"},
        capture_output=True,
        check=True,
    )
    assert here == done.stdout.decode().strip()


def test_a_png_has_the_size_of_the_picture(bars):
    """Two and a half dots to the pixel."""
    png = png_of(bars)
    wide, tall = size_of(bars)
    assert 600 == wide
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    assert [1500, pytest.approx(tall * 2.5, abs=1)] == size
    assert len(png) < 100_000


def test_what_cannot_be_drawn_says_which_chart():
    """A specification that the grammar refuses."""
    with pytest.raises(RenderError, match="Đơn"):
        svg_of(evolve(CHART, spec='{"mark": "bars", "data": {"values": []}}'))
    with pytest.raises(RenderError) as raised:
        svg_of(evolve(CHART, spec='{"mark": "baar", "data": {"values": [{"a": 1}]}}'))
    # Nobody mends a layout by where the engine was when it stopped.
    assert "http" not in str(raised.value)
    assert " at " not in str(raised.value)


def test_an_address_is_not_even_asked():
    """Were a specification to come past the check, the library refuses the address."""
    spec = '{"data": {"url": "https://example.org/a.json"}, "mark": "bar", "encoding": {}}'
    with pytest.raises(RenderError, match="not allowed"):
        svg_of(evolve(CHART, spec=spec))


def test_without_the_extra(monkeypatch, bars):
    """Nothing can be drawn, and whoever draws all the same is told what to install."""
    monkeypatch.setattr(pictures, "find_spec", lambda name: None)
    pictures.can_draw.cache_clear()
    pictures._library.cache_clear()
    try:
        assert not drawable(bars)
        with pytest.raises(RenderError, match=r"\[charts\]"):
            svg_of(evolve(bars, title="Chưa vẽ"))
    finally:
        pictures.can_draw.cache_clear()


def test_a_chart_that_nobody_described():
    """Title, words and table only."""
    assert not drawable(evolve(CHART, spec=""))
