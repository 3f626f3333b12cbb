"""From a received CSV file to the submissions in it.

A *wide* table has a row for each unit: ``unit,period,DT01,DT05,…``.  A *long* one has a row
for each figure: ``unit,period,code,value`` and, if need be, ``qualifier`` and ``said``.  Both
may say which form they answer in columns ``form`` and ``form_version``.  Where a code should stand
there may be an indicator's name, which whoever knows the form looks up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from attrs import frozen

from dcbase.errors import shorten
from dcbase.model import Received, Said, SaidFigure, Submission
from dcbase.model.named import SHORT_CODE
from dcbase.reading.nodes import Scalar
from dcbase.reading.problems import Problems
from dcbase.reading.said import Listener
from dcbase.reading.strict_csv import read_csv, shown

_IDENTITY = ("unit", "period", "form", "form_version")
_ROW_TEXTS = ("value", "qualifier", "said")
_LONG = (*_IDENTITY, "code", *_ROW_TEXTS)
_LONGEST = 120
_CODE = re.compile(rf"({SHORT_CODE}:)?{SHORT_CODE}")


Row: TypeAlias = tuple[Scalar, ...]


@frozen
class _Columns:
    """The columns that are read: the number of each, by name.

    A name that heads several columns is in `repeated` and has the first of them.
    """

    numbers: dict[str, int]
    header: Row
    repeated: frozenset[str]

    def cell(self, row: Row, name: str) -> Scalar | None:
        number = self.numbers.get(name)
        return None if number is None or number >= len(row) else row[number]

    def text(self, row: Row, name: str) -> str:
        cell = self.cell(row, name)
        return "" if cell is None or cell.null else cell.text


def submissions_from_csv(received: Received) -> tuple[Submission, ...]:
    """Read a table of figures, wide or long.

    Returns:
        A submission for each row of a wide table, and for each unit and period of a long one,
        in the order they first occur.  What is wrong with the header is said of all of them;
        a file that cannot be read is one submission with the findings only.
    """
    declared = received.declared
    table = read_csv(received.content, file=received.name, sha256=received.sha256, **dict(declared))
    problems = Problems(received.name, received.sha256, list(table.findings))
    if table.rows and table.assumed:
        encoding, separator = table.encoding, shown(table.separator)
        problems.add("DC-1127", None, None, encoding=encoding, separator=separator)
    columns = _columns(table.rows, problems) if table.rows else None
    if columns is not None:
        read = _long if "code" in columns.numbers else _wide
        submissions = tuple(read(table.rows[1:], columns, problems))
        if submissions:
            return submissions
        problems.add("DC-2030", table.rows[0][0].line, table.rows[0][0].column)
    elif not problems.findings:
        problems.add("DC-1005", None, None)
    findings = problems.in_order()
    return (Submission(name=received.name, sha256=received.sha256, findings=findings),)


def _columns(rows: Sequence[Row], problems: Problems) -> _Columns | None:
    """Return the columns that can be read; None if one is missing that has to be there."""
    header = rows[0]
    long = any(_name(cell) == "code" for cell in header)
    numbers: dict[str, int] = {}
    repeated = set()
    for number, cell in enumerate(header):
        name = _name(cell)
        if name in numbers:
            first = header[numbers[name]].line
            problems.add("DC-1020", cell.line, cell.column, name, first=first)
            repeated.add(name)
        elif name in _LONG if long else name in _IDENTITY or _CODE.fullmatch(name) or _says(name):
            numbers[name] = number
        elif name or any(row[number].text for row in rows[1:] if number < len(row)):
            known = ", ".join(_LONG if long else (*_IDENTITY, "DT01, DT05…"))
            subject = name or str(number + 1)
            problems.add("DC-1044", cell.line, cell.column, subject, known=known)
    needed = ("unit", "code", "value") if long else ("unit",)
    lost = [name for name in needed if name in repeated or name not in numbers]
    came = shorten(" | ".join(cell.text for cell in header), _LONGEST)
    for name in lost:
        problems.add("DC-1041", header[0].line, header[0].column, name, got=came)
    return None if lost else _Columns(numbers, header, frozenset(repeated))


def _says(name: str) -> bool:
    """Tell whether a heading may be an indicator's name: words, not one word or a number."""
    return len([word for word in name.split() if any(map(str.isalpha, word))]) > 1


def _name(cell: Scalar) -> str:
    """Return a column's name; codes keep their case, the table's own names may have any."""
    lowered = cell.text.lower()
    return lowered if lowered in _LONG else cell.text


def _wide(rows: Sequence[Row], columns: _Columns, header: Problems) -> Iterator[Submission]:
    for row in rows:
        problems = Problems(header.file, header.sha256, list(header.findings))
        listener = Listener(header.file, header.sha256, problems)
        identity = _identity(row, columns, listener)
        sent = tuple(_across(row, columns, listener)) if _whole(row, columns, problems) else ()
        findings = problems.in_order()
        yield Submission(
            name=header.file, sha256=header.sha256, figures=sent, findings=findings, **identity
        )


def _across(row: Row, columns: _Columns, listener: Listener) -> Iterator[SaidFigure]:
    for name, number in columns.numbers.items():
        if name in _IDENTITY:
            continue
        code = Said(name, listener.origin(columns.header[number]))
        if name in columns.repeated:
            yield SaidFigure(code, repeated=True)
        else:
            yield SaidFigure(code, listener.text(row[number], name))


def _long(rows: Sequence[Row], columns: _Columns, header: Problems) -> Iterator[Submission]:
    together: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        whose = (columns.text(row, "unit"), columns.text(row, "period"))
        together.setdefault(whose, []).append(row)
    for same in together.values():
        problems = Problems(header.file, header.sha256, list(header.findings))
        listener = Listener(header.file, header.sha256, problems)
        identity = _identity(same[0], columns, listener)
        sent = _down([row for row in same if _whole(row, columns, problems)], columns, listener)
        findings = problems.in_order()
        yield Submission(
            name=header.file, sha256=header.sha256, figures=sent, findings=findings, **identity
        )


def _down(rows: Iterable[Row], columns: _Columns, listener: Listener) -> tuple[SaidFigure, ...]:
    sent: dict[str, SaidFigure] = {}
    places: dict[str, Scalar] = {}
    for row in rows:
        cell = row[columns.numbers["code"]]
        if not cell.text:
            listener.problems.add("DC-1045", cell.line, cell.column, "code")
        elif cell.text in sent:
            first = places[cell.text].line
            listener.problems.add("DC-1020", cell.line, cell.column, cell.text, first=first)
            sent[cell.text] = SaidFigure(sent[cell.text].code, repeated=True)
        else:
            texts: dict[str, Any] = {
                name: listener.text(columns.cell(row, name), cell.text) for name in _ROW_TEXTS
            }
            code = Said(cell.text, listener.origin(cell))
            sent[cell.text], places[cell.text] = SaidFigure(code, **texts), cell
    return tuple(sent.values())


def _identity(row: Row, columns: _Columns, listener: Listener) -> dict[str, Any]:
    """Return what a row says of whose it is; a column that was named twice says nothing."""
    names = [name for name in _IDENTITY if name not in columns.repeated]
    return {name: listener.text(columns.cell(row, name), name) for name in names}


def _whole(row: Row, columns: _Columns, problems: Problems) -> bool:
    """Tell whether a row can be read: it has all its cells and says whose it is."""
    first, expected = row[0], len(columns.header)
    if len(row) != expected:
        problems.add("DC-1042", first.line, first.column, got=len(row), expected=expected)
        return False
    if not columns.text(row, "unit"):
        problems.add("DC-1045", first.line, first.column, "unit")
        return False
    return True
