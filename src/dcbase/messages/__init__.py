"""The catalog of everything dcbase says to people, in Vietnamese and English.

Each file of `catalog/` holds entries by key; an entry has ``vi`` and ``en``, and may have
``hint_vi`` and ``hint_en``.  Words are `str.format` templates over facts.  This room knows
the standard library only and raises `ValueError` only.
"""

from __future__ import annotations

from dcbase.messages._catalog import LANGUAGES, entries, hint, say

__all__ = ["LANGUAGES", "entries", "hint", "say"]
