"""What files call attributes whose names mean something else to Python or are longer."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dcbase.model import (
    Form,
    Indicator,
    Layout,
    Obligation,
    Prescribed,
    Profile,
    Recipient,
    Rule,
)

ALIASES: Mapping[type[Any], Mapping[str, str]] = MappingProxyType(
    {
        Form: {"form": "code"},
        Indicator: {"type": "kind", "min": "minimum", "max": "maximum"},
        Layout: {"layout": "code", "for": "of"},
        Obligation: {"id": "code", "cite": "citation"},
        Profile: {"profile": "code"},
        Rule: {"expr": "expression"},
    }
)
"""By class: the key in a file, and the attribute it fills.  The attribute's own name will do
too, but not both."""

SHORTHANDS: Mapping[type[Any], str] = MappingProxyType({Prescribed: "value", Recipient: "name"})
"""By class: the attribute that a plain text stands for, where a group of keys could stand."""
