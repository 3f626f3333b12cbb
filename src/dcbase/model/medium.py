"""In what a report was sent: what a remedy may speak of depends on it."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from attrs import field, frozen


class Medium(enum.Enum):
    """What a file is to whoever made it."""

    WORKBOOK = "workbook"
    """It has sheets, cells and drop-downs."""
    TABLE = "table"
    """It has rows and columns, the names of which stand in the first row."""
    WORD = "word"
    PDF = "pdf"
    TEXT = "text"
    YAML = "yaml"
    JSON = "json"
    ARCHIVE = "archive"


_SUFFIXES = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls", ".ods"), Medium.WORKBOOK),
    ".csv": Medium.TABLE,
    **dict.fromkeys((".docx", ".docm", ".doc", ".rtf", ".odt"), Medium.WORD),
    ".pdf": Medium.PDF,
    ".txt": Medium.TEXT,
    **dict.fromkeys((".yaml", ".yml"), Medium.YAML),
    ".json": Medium.JSON,
    ".zip": Medium.ARCHIVE,
}


def medium_of(name: str) -> Medium | None:
    """Return what a file is by its name; None if nothing is known of such files."""
    return _SUFFIXES.get(name[name.rfind(".") :].casefold())


def _media(names: Iterable[Medium | str]) -> tuple[Medium, ...]:
    return tuple(Medium(name) for name in names)


@frozen(kw_only=True)
class Remedy:
    """How to mend a finding in files of some media, where that has its own words.

    Args:
        media: What the file is: ``workbook``, ``table`` and so on.
        vi, en: Templates over the facts of the finding, as the hint of its kind.
    """

    media: tuple[Medium, ...] = field(converter=_media)
    vi: str
    en: str
