"""Tables of a document in the markup of Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from dcbase.model import Cell, Chart, HeaderCell, Table, Words, cells_shown
from dcbase_docx.columns import Setting
from dcbase_docx.escaping import attribute
from dcbase_docx.styles import half_points, style_id
from dcbase_docx.words import Writer, line, run

_HEAD = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:trPr><w:cantSplit/></w:trPr>"


@frozen
class Grid:
    """Writes tables, with a bookmark at every printed figure.

    Args:
        writer: Of the runs.
        size: What the form's style of cells says, in half points; another size is said in full.
    """

    writer: Writer
    size: int

    def table(self, table: Table, setting: Setting) -> Iterator[str]:
        """Yield caption, table and notes."""
        yield line("caption", table.caption)
        yield from self._grid(table, setting)
        yield from (line("note", note) for note in table.notes)

    def chart(self, chart: Chart, setting: Setting | None) -> Iterator[str]:
        """Yield what stands for a picture: its title, the text that says the same, its data."""
        yield line("caption", chart.title)
        yield line("body", chart.alternative, "" if setting is None else "<w:keepNext/>")
        if setting is not None:
            yield from self._grid(data_of(chart), setting)

    def _grid(self, table: Table, setting: Setting) -> Iterator[str]:
        look, bold = self._look(setting, ""), self._look(setting, "<w:b/><w:bCs/>")
        yield _opening(setting, table.caption)
        for cells in _head(table, setting.widths, look):
            yield f"<w:tr>{_HEAD}{cells}</w:tr>"
        rows = (*table.rows, *table.last_rows)
        ends = len(rows) - 1
        for number, row in enumerate(rows):
            # A total never stands alone at the top of a page.
            kept = bool(table.last_rows) and len(table.rows) - 2 <= number < ends
            keep = "<w:keepNext/>" if kept else ""
            yield self._row(row, setting, bold if row is table.total else look, keep)
        yield "</w:tbl>"

    def _look(self, setting: Setting, more: str) -> str:
        size = half_points(setting.size)
        if size != self.size:
            more += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        return f"<w:rPr>{more}</w:rPr>" if more else ""

    def _row(self, row: Sequence[Cell], setting: Setting, look: str, keep: str) -> str:
        style = style_id("table")
        right, centred = f'{keep}<w:jc w:val="right"/>', f'{keep}<w:jc w:val="center"/>'
        cells = (
            _cell(
                sum(setting.widths[column : column + cell.across]),
                style,
                (centred if column < setting.counting else right) if cell.numeric else keep,
                self.writer.runs(cell.runs, look),
                f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else "",
            )
            for column, cell in cells_shown(row)
        )
        return f"<w:tr>{_ROW}{''.join(cells)}</w:tr>"


def data_of(chart: Chart) -> Table:
    """Return what a chart shows as a table: the first column names, the others are figures."""
    rows = tuple(
        tuple(Cell(runs=(Words(words),), numeric=at > 0) for at, words in enumerate(row))
        for row in chart.rows
    )
    return Table(caption=chart.title, columns=chart.columns, rows=rows)


def _head(table: Table, widths: Sequence[int], look: str) -> Iterator[str]:
    """Yield the cells of each row of the head; a name that reaches down goes on in the next."""
    rows = table.head
    for number, row in enumerate(rows):
        begun = {cell.column: cell for cell in row}
        above = [cell for earlier in rows[:number] for cell in earlier if cell.down > 1]
        going = {cell.column for cell in above if cell.column not in begun}
        cells = []
        for column in sorted({*begun, *going}):
            cell = begun.get(column)
            wide = sum(widths[column : column + (cell.across if cell else 1)])
            words = run(cell.text, look) if cell else ""
            cells.append(_cell(wide, style_id("table-head"), "", words, _merged(cell)))
        yield "".join(cells)


def _merged(cell: HeaderCell | None) -> str:
    """Return the properties of a cell of the head; None goes on from the row above."""
    across = f'<w:gridSpan w:val="{cell.across}"/>' if cell and cell.across > 1 else ""
    down = '<w:vMerge w:val="restart"/>' if cell and cell.down > 1 else ""
    return f'{across}{down if cell else "<w:vMerge/>"}<w:vAlign w:val="center"/>'


def _cell(width: int, style: str, properties: str, content: str, more: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p></w:tc>'
    )


def _opening(setting: Setting, caption: str) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in setting.widths)
    named = f"<w:tblCaption w:val={attribute(caption)}/>" if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="{sum(setting.widths)}" '
        'w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="0020" w:firstRow="1"/>{named}</w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )
