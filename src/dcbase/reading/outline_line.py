"""A line of a document without slots, and what a reader may know of it."""

from __future__ import annotations

from attrs import frozen

from dcbase.model import Origin


@frozen(kw_only=True)
class Line:
    """A line, or a whole paragraph, as it came.

    A blank line is a `Line` without words: it says that there is space.

    Args:
        text: As it came, white space at both ends included; without a line break.
        origin: Where it stood.
        whole: It is a paragraph by itself (Word): no line before or after belongs to it.
        mark: The number or bullet that a program computed and that does not stand in `text`
            ("1.", "-").
        style: Level of its heading style or outline level, from 1; 0: body text.
        depth: Level in a list, from 1; 0: in none.
        indent: How far it begins to the right of the text's edge, in millimetres.
        bold: Every letter is bold.
        centred: It is set in the middle.
        full: It reaches the right edge; None: nobody knows.
        page_start: It is the first of a page.
        artefact: The reader knows that it belongs to the page: a number, a running head.
        cell: Table, row and column, each from 1, of the table's cell that it stands in.
    """

    text: str
    origin: Origin | None = None
    whole: bool = False
    mark: str = ""
    style: int = 0
    depth: int = 0
    indent: int = 0
    bold: bool = False
    centred: bool = False
    full: bool | None = None
    page_start: bool = False
    artefact: bool = False
    cell: tuple[int, int, int] | None = None
