"""Workbooks as they are begun: our font, no guessing of types, no clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any, BinaryIO

from dcbase_xlsx.styles import FONT

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format knows no time zone
"""Of every file: no clock is asked, so that the same document is the same bytes."""


def begun(stream: BinaryIO) -> Any:
    """Return an empty workbook that will be written to a stream.

    Texts stay texts: none becomes a formula, a number or a link.
    """
    import xlsxwriter  # type: ignore[import-untyped]

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "default_format_properties": dict(FONT),  # the library changes it
    }
    return xlsxwriter.Workbook(stream, options)


def describe(workbook: Any, title: str) -> None:
    """Say what the workbook is, and nothing of who made it or when."""
    workbook.set_properties({"title": title, "created": _MADE})
