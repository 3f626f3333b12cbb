"""Defined names of cells: ``dcbase_so_CC09`` is where the figure of CC09 stands."""

from __future__ import annotations

import re

ROLES = {"value": "so", "qualifier": "muc", "note": "ghi", "text": "loi"}
"""What a cell holds, and how its name says it."""
_BACK = {short: role for role, short in ROLES.items()}
_NAME = re.compile(r"dcbase_(so|muc|ghi|loi)_(\w+)")
_ESCAPES = {"_": "_u_", ".": "_d_", "-": "_m_", ":": "_c_"}
_ESCAPED = re.compile("_[udmc]_")
_CHARACTERS = {escape: character for character, escape in _ESCAPES.items()}


def cell_name(role: str, code: str) -> str:
    """Return the defined name of a cell; names hold letters, digits and underscores only."""
    return f"dcbase_{ROLES[role]}_" + "".join(_ESCAPES.get(sign, sign) for sign in code)


def named_cell(name: str) -> tuple[str, str] | None:
    """Return role and code of a defined name; None if it is not one of a cell of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return _BACK[found[1]], _ESCAPED.sub(lambda escape: _CHARACTERS[escape[0]], found[2])
