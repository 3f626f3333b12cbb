"""What the template prints: styles in points, lines of the head and foot, blocks with gaps."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, TypeAlias

from dcbase.layout import drawable, size_of, svg_of
from dcbase.layout.typography import TextStyle, Typography, typography
from dcbase.model import (
    Annex,
    Cell,
    Chart,
    Document,
    DocumentBlock,
    DocumentHeading,
    DocumentItem,
    DocumentParagraph,
    HeaderCell,
    Table,
    Words,
    text_of,
)
from dcbase_pdf.columns import Grid, grids, natural
from dcbase_pdf.fonts import ASCENT, DESCENT, FAMILIES, SINGLE

Data: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[str, list[str]]

_SPACE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
# No line ends within "05-BC/ĐU", nor after the dash of "kinh tế - xã hội": readers of PDF take a
# hyphen at the end of a line for one that parts a word, and drop it.  Anything longer may break.
_TOKEN = re.compile(r"(?<!\S)(- \S{1,40}|(?=\S*[/-])\S{1,60})(?!\S)")
_DEEPEST_STYLE = 4
_LONG_FOOT = 25
"""With more lines, the list of recipients may go on to another page; the signature never does."""
_CLOSE = ("table", "note")
_APART = 9.0
_TALLEST = 750.0
"""Pixels, 96 to the inch: with its title and its text a chart stands on one page."""
_LISTED = 2
"""Headings down to this level stand in the contents."""
_LEADS = 200
"""So many characters a paragraph may have that ends in a colon and stays with what follows."""
_STAYS = 700
"""So many characters a last paragraph may have to be kept on the page of the signature."""


def pages_of(document: Document) -> Data:
    """Return everything that the template prints, as plain data."""
    look = typography(document.profile)
    flow = Flow(look)
    body = (*document.opening, *document.blocks, *document.closing)
    header, national = document.header, ("national", "motto")
    left = [("parent", line) for line in header.organisation[:-1]]
    left += [("organisation", line) for line in header.organisation[-1:]]
    right = [(national[min(at, 1)], line) for at, line in enumerate(header.national)]
    titles = (
        ("title", document.title),
        ("subject", document.subject),
        ("rule", _closed(document.rule)),
    )
    above = [name for name, text in titles if text]
    spreads = flow.spreads(body, after=above[-1] if above else "number", ends=True)
    return {
        "title": words_of(f"{document.title} {document.subject}").strip() or document.name,
        "language": document.language,
        "fonts": FAMILIES,
        "ascent": ASCENT,
        "descent": DESCENT,
        "page": _page(look),
        "styles": {name: _style(style) for name, style in look.styles.items()},
        "header": {
            "left": _lines([*left, ("mark", header.mark)]),
            "right": _lines(right),
            "number": _lines([("number", header.number)]),
            "date": _lines([("place-date", header.place_and_date)]),
            "gap": float(max(look.style("number").before, look.style("place-date").before)) + 2,
        },
        "titles": _lines(titles),
        "contents": _contents(document),
        "spreads": spreads,
        "foot": _foot(document, look),
        "annexes": [flow.annex(annex) for annex in document.annexes],
        "notice": pieces(document.notice),
    }


class Flow:
    """Turns blocks into what the template prints one under the other."""

    def __init__(self, look: Typography) -> None:
        self.look = look
        self.portrait = _points(look.page.text_width)
        self.landscape = _points(look.page.height - look.page.left - look.page.right)

    def spreads(
        self, blocks: Sequence[DocumentBlock], after: str, ends: bool = False, under: int = 0
    ) -> list[Data]:
        """Return runs of blocks that share upright or flat pages, with the gaps between them.

        Args:
            blocks: In printing order.
            after: Element above the first of them.
            ends: The last paragraph stays with the signature.
            under: Depth of the bookmark that theirs stand under.
        """
        shown = list(self._shown(blocks, under))
        if ends and shown and shown[-1]["kind"] == "text":
            shown[-1]["sticky"] = sum(map(len, shown[-1]["words"])) <= _STAYS
        _lay_flat_what_leads(shown)
        for before, piece in zip(
            (after, *(piece["style"] for piece in shown)), shown, strict=False
        ):
            piece["gap"] = self._gap(before, piece["style"])
        return [
            {"wide": wide, "blocks": list(run)}
            for wide, run in groupby(shown, key=lambda piece: piece["wide"])
        ]

    def _gap(self, above: str, below: str) -> float:
        style = self.look.style(below)
        gap = float(self.look.style(above).after + style.before)
        # Nothing but its notes stands close to a table.
        apart = above in _CLOSE and below != "note"
        return max(gap, _APART if apart else 0.0) + leading(style)

    def annex(self, annex: Annex) -> list[Data]:
        """Return the spreads of an annex, its title as the first heading."""
        heading = _text("annex-title", annex.title, kind="heading", depth=1)
        above = [{**heading, "over": pieces(annex.mark), "gap": 0.0}]
        if annex.reference:
            reference = _text("annex-reference", annex.reference, sticky=True)
            look = self.look.style("annex-reference")
            above.append({**reference, "gap": float(look.before) + leading(look)})
        rest = self.spreads(annex.blocks, after=above[-1]["style"], under=1)
        if rest and rest[0]["wide"]:
            rest[0]["blocks"] = [*above, *rest[0]["blocks"]]
            return rest
        return [{"wide": False, "blocks": above}, *rest]

    def _shown(self, blocks: Iterable[DocumentBlock], under: int) -> Iterator[Data]:
        over: list[int] = []
        for block in blocks:
            match block:
                case DocumentHeading(level=level, mark=mark, runs=runs):
                    # A bookmark's depth skips no level, whatever a commune skipped.
                    over = [*(one for one in over if one < level), level]
                    style = f"heading.{min(level, _DEEPEST_STYLE)}"
                    text = f"{mark} {text_of(runs)}"
                    yield _text(style, text, kind="heading", depth=under + len(over))
                case DocumentParagraph(runs=runs):
                    yield _text("body", text_of(runs))
                case DocumentItem(mark=mark, runs=runs):
                    yield _text("item", f"{mark} {text_of(runs)}")
                case Table():
                    yield from self._table(block)
                case Chart():
                    yield from self._chart(block)

    def _table(self, table: Table) -> Iterator[Data]:
        style = self.look.style("table")
        size, allowed = float(style.size), float(style.sizes.least)
        for grid in grids(table, size, self.portrait, self.landscape, allowed):
            if grid.caption:
                yield _text("caption", grid.caption, sticky=True, wide=grid.wide)
            yield _grid(grid)
            yield from (_text("note", note, wide=grid.wide) for note in grid.notes)

    def _chart(self, chart: Chart) -> Iterator[Data]:
        """Yield a chart: its title, its picture and a text that says the same, or its figures."""
        yield _text("caption", chart.title, sticky=True)
        if drawable(chart):
            yield _picture(chart)
            yield _text("note", chart.alternative)
            return
        yield _text("note", chart.alternative)
        if chart.columns:
            yield from self._table(chart_table(chart))


def chart_table(chart: Chart) -> Table:
    """Return the figures of a chart as a table."""
    rows = (
        tuple(Cell((Words(text),), numeric=at > 0) for at, text in enumerate(row))
        for row in chart.rows
    )
    return Table(columns=chart.columns, rows=tuple(rows))


def words_of(text: str) -> str:
    """Return text in NFC on one line; hard spaces stay."""
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def pieces(text: str) -> list[str]:
    """Return text in pieces, every second of which no line may break; nothing for no text."""
    words = words_of(text)
    return _TOKEN.split(words) if words else []


def _closed(rule: str) -> str:
    """Return a line of hyphens with a word joiner behind the last of them.

    Readers of PDF take a hyphen at the end of a line for one that parts a word: they would drop
    it and hang the next word on the others.
    """
    return f"{rule}\u2060" if rule.endswith("-") else rule


def leading(style: TextStyle) -> float:
    """Return the room between two lines: from a lower edge to the next upper edge, in points."""
    size = float(style.size)
    apart = style.line.exact
    pitch = float(style.line.times) * SINGLE * size if apart is None else float(apart)
    return round(pitch - (ASCENT + DESCENT) * size, 4)


def _lay_flat_what_leads(shown: list[Data]) -> None:
    """Put headings right above a table on flat pages on these pages, too."""
    for before, piece in zip(reversed(shown[:-1]), reversed(shown[1:]), strict=True):
        if piece["wide"] and before["kind"] == "heading":
            before["wide"] = True


def _text(
    style: str,
    text: str,
    *,
    kind: str = "text",
    depth: int = 0,
    sticky: bool = False,
    wide: bool = False,
) -> Data:
    words = pieces(text)
    leads = len(text) <= _LEADS and text.rstrip().endswith(":")
    return {
        "kind": kind,
        "style": style,
        "words": words,
        "depth": depth,
        "sticky": sticky or leads or kind == "heading",
        "wide": wide,
    }


def _picture(chart: Chart) -> Data:
    return {
        "kind": "picture",
        "style": "table",
        "sticky": True,
        "wide": False,
        "svg": svg_of(chart),
        "width": min(1.0, _TALLEST / size_of(chart)[1]) * size_of(chart)[0] * 0.75,
        "alt": words_of(chart.alternative),
    }


def _grid(grid: Grid) -> Data:
    return {
        "kind": "table",
        "style": "table",
        "sticky": False,
        "wide": grid.wide,
        "size": grid.size,
        "inset": grid.inset,
        "widths": grid.widths,
        "aligned": grid.aligned,
        "head": [[_over(cell) for cell in row] for row in grid.head],
        "rows": [[_row_cell(*cell) for cell in row] for row in grid.rows],
        "last": [[_row_cell(*cell) for cell in row] for row in grid.last],
    }


def _row_cell(at: int, across: int, words: str) -> Data:
    return {"at": at, "across": across, "words": pieces(words)}


def _contents(document: Document) -> Data | None:
    """Return the lines of a table of contents, each with the number of its heading."""
    if not document.contents:
        return None
    lines = [
        {"words": pieces(words), "level": level, "at": at}
        for at, (level, words) in enumerate(document.headings())
        if level <= _LISTED
    ]
    return {"title": pieces(document.contents), "lines": lines}


def _over(cell: HeaderCell) -> Data:
    return {"words": pieces(cell.text), "across": cell.across, "down": cell.down}


def _foot(document: Document, look: Typography) -> Data:
    signature = document.signature
    named = [("authority", signature.authority)]
    named += [("capacity", line) for line in signature.capacities]
    left = [("recipients-title", document.recipients_title)]
    left += [("recipients", line) for line in document.recipients]
    body = look.style("body")
    return {
        "left": _lines(left),
        "right": _lines([*named, ("signer", signature.name)]),
        "gap": float(body.after) + 12 + leading(body),
        "long": _printed_lines(document, look) > _LONG_FOOT,
    }


def _printed_lines(document: Document, look: Typography) -> int:
    """Return about how many lines the recipients take in their half of the page."""
    room = _points(look.page.text_width) / 2 / float(look.style("recipients").size)
    return sum(math.ceil(natural(line) / room) for line in document.recipients)


def _lines(named: Iterable[tuple[str, str]]) -> list[Line]:
    return [(name, pieces(text)) for name, text in named if words_of(text)]


def _page(look: Typography) -> Data:
    page = look.page
    names = ("width", "height", "top", "bottom", "left", "right", "header", "number_size")
    lengths = {name: float(getattr(page, name)) for name in names}
    shown = {"number_first": page.number_first, "annexes_apart": page.annexes_apart}
    return {**lengths, **shown}


def _style(style: TextStyle) -> Data:
    return {
        "size": float(style.size),
        "bold": style.bold,
        "italic": style.italic,
        "align": style.align,
        "underline": style.underline,
        "rule": float(style.rule or 0),
        "before": float(style.before),
        "indent": float(style.indent),
        "leading": leading(style),
    }


def _points(mm: Decimal) -> float:
    return float(mm) * 72 / 25.4
