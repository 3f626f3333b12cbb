"""The fonts that are shipped, and what they can print."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = Path(__file__).parent / "fonts"
FAMILIES = ("Tinos", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""Ours, and behind it those that the compiler brings: Greek, Cyrillic, mathematics."""
ASCENT, DESCENT = 0.8911, 0.2163
SINGLE = 1.1499
"""Parts of the size: above and below the base line, and from one base line to the next."""
COVERED = (
    *("0020-007E", "00A0-017F", "0192", "01A0-01A1", "01AF-01B0", "01CD-01DC", "0218-021B"),
    *("02C6-02C7", "02D8-02DD", "0300-0304", "0306", "0309", "0323", "0326", "1E00-1EFF"),
    *("2000-200A", "2010-2015", "2018-201E", "2020-2022", "2026", "202F-2030", "2032-2033"),
    *("2039-203A", "2044", "2060", "2070-2071", "2074-208E", "20AB-20AC", "2116", "2122"),
    *("2153-2154", "215B-215E", "2190-2195", "2202", "2206", "220F", "2211-2212", "2215"),
    *("2219-221A", "221E-221F", "2229", "222B", "2248", "2260-2261", "2264-2265", "25A0-25A1"),
    *("25AA-25AC", "25B2", "25BA", "25BC", "25C4", "25CA-25CC", "25CF", "FB01-FB02", "FFFD"),
)
"""The characters of the four faces, in hexadecimal."""


def covered(text: str) -> bool:
    """Tell whether our faces have every character of a text."""
    return _uncovered().search(text) is None


@cache
def faces() -> Fonts:
    """Return our faces and the compiler's own; those of the machine are never looked at."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, font_paths=[str(FOLDER)])


@cache
def _uncovered() -> re.Pattern[str]:
    spans = (span.partition("-") for span in COVERED)
    listed = "".join(f"\\u{first}-\\u{last or first}" for first, _, last in spans)
    return re.compile(f"[^{listed}]")
