"""Which unit a label stands for, when no plugin knows better."""

from __future__ import annotations

from dcbase.model import Unit, Units
from dcbase.plugin import hookimpl
from dcbase.text import bare, fold


@hookimpl(trylast=True)
def dcbase_identify_unit(label: str, units: Units) -> str | None:
    return named_unit(label, units)


def named_unit(label: str, units: Units) -> str | None:
    """Return the code of the unit that a label names, or None if none or several do.

    Names are compared with their accents first, then without; with or without their kind
    ("xã"), whatever the case.  Lùng Phình and Lũng Phình are two names.
    """
    for key in (fold, bare):
        wanted = key(label.replace("_", " "))
        found = {
            code
            for code, unit in units.items()
            if wanted in (key(unit.name), key(unit.short_name), key(_with_kind(unit)))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return _named_inside(f" {fold(label.replace('_', ' '))} ", units)


def _named_inside(label: str, units: Units) -> str | None:
    """Return the one unit whose kind and name stand in a longer label: a file's name, say."""
    found = {code for code, unit in units.items() if f" {fold(_with_kind(unit))} " in label}
    return found.pop() if len(found) == 1 else None


def _with_kind(unit: Unit) -> str:
    return f"{unit.kind} {unit.short_name}".strip()
