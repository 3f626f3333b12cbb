"""A good plugin: one indicator, as a stranger writes it."""

from __future__ import annotations

from dcbase.model import Indicator
from dcbase.plugin import hookimpl


@hookimpl
def dcbase_register_indicators():
    return [Indicator(code="HS01", name="Số buổi họp thôn", unit="buổi")]
