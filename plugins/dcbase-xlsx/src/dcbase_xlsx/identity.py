"""Whose form a workbook is, written in four places and read back from what survives.

Custom properties, defined names, a hidden sheet and a printed code each hold the form, its
version, the unit, the period and a nonce.  LibreOffice, a copy of a sheet and a helpful hand
each lose some of them, seldom all.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from attrs import frozen

from dcbase.model import Blank

KEYS = ("form", "version", "unit", "period", "nonce")
PREFIX = "dcbase_"
"""Of each defined name, and of each custom property, with the key behind it."""
HIDDEN = "_dcbase"
"""Name of the hidden sheet."""
_PRINTED = re.compile(
    r"(?P<form>[\w:.-]+)/(?P<version>[^\s·/]+) · (?P<unit>[\w-]+) · (?P<period>[\w-]+)"
    r" · (?P<nonce>[0-9A-F]{12})"
)


@frozen(kw_only=True)
class Identity:
    """What a form is of whom: the five keys."""

    form: str
    version: str
    unit: str
    period: str

    @property
    def nonce(self) -> str:
        """Twelve hexadecimal digits of the hash of the other four."""
        parts = "\x1f".join((self.form, self.version, self.unit, self.period))
        return hashlib.sha256(parts.encode()).hexdigest()[:12].upper()

    @property
    def printed(self) -> str:
        """The code at the head of the first sheet and at the foot of each page."""
        return f"{self.form}/{self.version} · {self.unit} · {self.period} · {self.nonce}"

    def items(self) -> tuple[tuple[str, str], ...]:
        return tuple((key, getattr(self, key)) for key in KEYS)


def identity_of(blank: Blank) -> Identity:
    return Identity(
        form=blank.form.code,
        version=blank.form.version,
        unit=blank.unit.code,
        period=str(blank.round.period),
    )


def from_printed(text: str) -> Mapping[str, str]:
    """Return the keys in a text that holds a printed code; nothing if it holds none."""
    found = _PRINTED.search(text)
    return found.groupdict() if found else {}
