"""Charts drawn: the one place where a Vega-Lite specification becomes a picture.

The library is heavy and an extra of its own (``dcbase[charts]``); where it is absent a chart is
its title, the text that says the same, and its table.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from functools import cache, lru_cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dcbase.errors import Problem, RenderError
from dcbase.layout.vega_lite import HATCHED
from dcbase.model import Chart

FONTS = Path(__file__).parent / "fonts"
_LOCALE = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " đ"]}
_SCALE = 2.5
"""Of a PNG: at 165 mm a chart of 600 pixels has 230 dots to the inch."""
_MOST_SAID = 300
_STACK = re.compile(r"\s+at \S+ ?\(|\s+at (?=https?:)")
_ROOT = re.compile(r"<svg\b[^>]*>")
_ATTRIBUTE = re.compile(r'(?<=\s)(width|height|viewBox)="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")
_ID = re.compile(r'(\bid="|url\(#|href="#)([A-Za-z_][-\w]*)')
_HATCHED = f'fill="{HATCHED}"'
_LINES = (
    '<defs><pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="5" height="5" fill="#ffffff"/>'
    '<path d="M1 0V5" stroke="#000000" stroke-width="1.4"/></pattern></defs>'
)
_UNWANTED = re.compile(r'\s(?:aria-[a-z]+|role|style)="[^"]*"')


def drawable(chart: Chart) -> bool:
    """Tell whether a picture of a chart can be made: it is described, and the extra is there."""
    return bool(chart.spec) and can_draw()


def svg_of(chart: Chart) -> str:
    """Return a chart as one SVG element: the same chart, the same text.

    It has a title and a description (WAI-ARIA ``role="img"``), numbers in the Vietnamese form, no
    script, no style sheet and nothing that is fetched; it can stand in an HTML page as it is.

    Raises:
        RenderError: The extra is absent, or the specification cannot be drawn.
    """
    return _drawn(chart.spec, chart.title, chart.alternative)


def png_of(chart: Chart) -> bytes:
    """Return a chart as a PNG picture, for formats that know no SVG.

    Raises:
        RenderError: The extra is absent, or the specification cannot be drawn.
    """
    return _raster(svg_of(chart))


def size_of(chart: Chart) -> tuple[float, float]:
    """Return width and height of a chart in pixels, 96 to the inch.

    Raises:
        RenderError: The extra is absent, or the specification cannot be drawn.
    """
    said = dict(_ATTRIBUTE.findall(svg_of(chart)[:400]))
    return float(said["width"]), float(said["height"])


@lru_cache(maxsize=64)
def _drawn(spec: str, title: str, alternative: str) -> str:
    library = _library()
    try:
        svg: str = library.vegalite_to_svg(spec, format_locale=_LOCALE, allowed_base_urls=[])
    except ValueError as error:
        # Behind what is wrong comes where the engine was, which helps nobody.
        said = " ".join(_STACK.split(str(error))[0].split())[:_MOST_SAID]
        problem = f"chart {title!r}: {said}"
        raise RenderError(format="svg", problem=problem, chart=title, said=said) from error
    return _clean(svg, spec, title, alternative)


@lru_cache(maxsize=16)
def _raster(svg: str) -> bytes:
    return _packed(_library().svg_to_png(svg, scale=_SCALE))


def _packed(png: bytes) -> bytes:
    """Return the same picture a quarter as long: the library packs for speed (ISO/IEC 15948)."""
    kept, pixels, at = [png[:8]], b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IDAT":
            pixels += data
        else:
            kept.append(png[at : at + 12 + length])
        at += 12 + length
    chunk = b"IDAT" + zlib.compress(zlib.decompress(pixels), 9)
    packed = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return b"".join([*kept[:-1], packed, kept[-1]])


def _clean(svg: str, spec: str, title: str, alternative: str) -> str:
    """Return the element with a title and a description, and names that no other chart has.

    The library counts its clip paths through a process, and says in English what is drawn.
    """
    root = _ROOT.search(svg)
    assert root is not None
    attributes = " ".join(f'{name}="{value}"' for name, value in _ATTRIBUTE.findall(root[0]))
    mark = hashlib.sha256(spec.encode()).hexdigest()[:8]
    numbers: dict[str, int] = {}

    def renamed(found: re.Match[str]) -> str:
        number = numbers.setdefault(found[2], len(numbers) + 1)
        return f"{found[1]}c{mark}-{number}"

    inner = _TAG.sub(lambda tag: _UNWANTED.sub("", _ID.sub(renamed, tag[0])), svg[root.end() :])
    if _HATCHED in inner:
        lines = _LINES.format(name=f"c{mark}-lines")
        inner = lines + inner.replace(_HATCHED, f'fill="url(#c{mark}-lines)"')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {attributes} role="img" '
        f'aria-label="{escape(title)}"><title>{escape(title, quote=False)}</title>'
        f"<desc>{escape(alternative, quote=False)}</desc>{inner}"
    )


@cache
def can_draw() -> bool:
    """Tell whether the extra ``dcbase[charts]`` is installed."""
    return find_spec("vl_convert") is not None


@cache
def _library() -> Any:
    if not can_draw():
        raise RenderError(format="svg", problem=Problem.of("charts-needed"))
    import vl_convert  # type: ignore[import-untyped, unused-ignore]

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
