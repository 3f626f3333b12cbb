"""The head and the end of a document: tables without borders that hold two columns of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dcbase.layout import TextStyle, Typography
from dcbase.model import Document, DocumentHeader
from dcbase_docx.styles import twentieths
from dcbase_docx.widths import text_width
from dcbase_docx.words import line

_GAP = 200
"""Twips that a line of the head has around it at least, so that it is not broken."""
_EASE = 10
"""A balanced line may be longer than its share by one part of the column in so many."""
_WHOLE = ("parent", "national", "motto")
_NO_MARGIN = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
_DRAWN = 'w:val="single" w:sz="6" w:space="0" w:color="000000"'


@frozen
class _Line:
    """A line of a column, in the style of an element."""

    element: str
    words: str


def head(document: Document, form: Typography, width: int) -> str:
    """Return what stands above the title: who issues it, the national title, number and place.

    Args:
        width: Between the margins, in twips.
    """
    left, right = _lines_of_head(document.header)
    below = (
        _line("number", document.header.number),
        _line("place-date", document.header.place_and_date),
    )
    if not any((left, right, *below)):
        return ""
    widths = _columns(form, (*left, *below[0]), (*right, *below[1]), width)
    upper = [_set(column, form, wide) for column, wide in zip((left, right), widths, strict=True)]
    lower = [_set(column, form, wide) for column, wide in zip(below, widths, strict=True)]
    return _frame(widths, (upper, lower) if any(below) else (upper,))


def end(document: Document, form: Typography, width: int) -> str:
    """Return recipients and signature, which never stand on two pages; nothing if there are none.

    Args:
        width: Between the margins, in twips.
    """
    signature = document.signature
    left = [
        *_line("recipients-title", document.recipients_title),
        *(part for words in document.recipients for part in _line("recipients", words)),
    ]
    right = [
        *_line("authority", signature.authority),
        *(part for words in signature.capacities for part in _line("capacity", words)),
        *_line("signer", signature.name),
    ]
    if not left and not right:
        return ""
    widths = (width // 2, width - width // 2)
    return _frame(widths, ([_set(left, form, widths[0]), _set(right, form, widths[1])],))


def ruled(form: Typography, element: str, words: str, width: int, keep: str = "") -> str:
    """Return a line in the style of an element with the line that the form draws below it.

    Args:
        width: Of the column it stands in, in twips.
        keep: What keeps it on the page of what follows, as XML.
    """
    style = form.style(element)
    indents = _balanced(style, words, width)
    if style.rule is None or not words:
        return line(element, words, keep + indents)
    close = '<w:spacing w:after="0"/>'  # the room below is the drawn line's
    long = min(text_width(words, style.size, style.bold), width)
    side = (width - int(long * style.rule)) // 2
    return (
        f"{line(element, words, keep + close + indents)}"
        f"<w:p><w:pPr><w:keepNext/><w:pBdr><w:top {_DRAWN}/></w:pBdr>"
        f'<w:spacing w:before="60" w:after="{twentieths(style.after)}" w:line="80" '
        f'w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _balanced(style: TextStyle, words: str, width: int) -> str:
    """Return the indents that make the lines of a centred text about as long as one another."""
    long = text_width(words, style.size, style.bold)
    if long <= width or style.align != "center":
        return ""
    lines = -(-long // width)
    share = long // lines
    rooms = [min(width, share + width * ease // (2 * _EASE)) for ease in (2, 3, 1, 4, 5, 6)]
    # "năm" and "2025" stay together where another line is as good.
    fitting = (room for room in rooms if _reads_well(_wrapped(words, style, room), lines))
    side = (width - next(fitting, rooms[0])) // 2
    return f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/>'


def _wrapped(words: str, style: TextStyle, room: int) -> list[str]:
    """Return the lines that words take in a column, in twips."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, style.size, style.bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _reads_well(lines: Sequence[str], wanted: int) -> bool:
    return len(lines) == wanted and not any(line[:1].isdigit() for line in lines[1:])


def _lines_of_head(header: DocumentHeader) -> tuple[list[_Line], list[_Line]]:
    """Return the lines on the left, the issuer last, and those on the right."""
    left = [_Line("parent", words) for words in header.organisation[:-1] if words]
    left += [_Line("organisation", words) for words in header.organisation[-1:] if words]
    left += _line("mark", header.mark)
    right = [_Line("national", words) for words in header.national[:1] if words]
    right += [_Line("motto", words) for words in header.national[1:] if words]
    return left, right


def _line(element: str, words: str) -> list[_Line]:
    return [_Line(element, words)] if words else []


def _columns(
    form: Typography, left: Iterable[_Line], right: Iterable[_Line], width: int
) -> tuple[int, int]:
    """Return the widths of both columns: the longer line has the wider one."""
    columns = (tuple(left), tuple(right))
    wants = [_longest(form, column) + _GAP for column in columns]
    if sum(wants) > width:
        # National title and the organisation above are not broken; a long office or place is.
        above, title = (
            _longest(form, (line for line in column if line.element in _WHOLE)) + _GAP
            for column in columns
        )
        second = min(max(title, min(wants[1], width - above)), width * 2 // 3)
        return width - second, second
    first = wants[0] + (width - sum(wants)) // 2
    return first, width - first


def _longest(form: Typography, lines: Iterable[_Line]) -> int:
    return max((_width(form, part) for part in lines), default=0)


def _width(form: Typography, part: _Line) -> int:
    style = form.style(part.element)
    return text_width(part.words, style.size, style.bold)


def _set(column: Sequence[_Line], form: Typography, width: int) -> str:
    """Return the paragraphs of a cell; a cell holds one at least."""
    return "".join(_paragraphs(column, form, width)) or "<w:p/>"


def _paragraphs(column: Sequence[_Line], form: Typography, width: int) -> Iterator[str]:
    for part in column:
        yield ruled(form, part.element, part.words, width, "<w:keepNext/>")


def _frame(widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = []
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        written.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_NO_MARGIN}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(written)}</w:tbl>"
    )
