"""The sandbox in which templates are read and filled: data, seven filters, nothing of Python."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dcbase.text import format_number

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("upper", "lower", "trim", "join", "length", "first", "last")
_LOOP = ("first", "last", "index", "length")


@cache
def environment() -> ImmutableSandboxedEnvironment:
    """Return the sandbox in which templates are read and filled."""
    from jinja2 import StrictUndefined
    from jinja2.runtime import LoopContext
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Sandbox(ImmutableSandboxedEnvironment):
        def getattr(self, obj: Any, attribute: str) -> Any:
            if isinstance(obj, LoopContext) and attribute in _LOOP:
                return getattr(obj, attribute)
            return self.getitem(obj, attribute)

        def getitem(self, obj: Any, argument: Any) -> Any:
            # Of data there is only what it holds, never what Python can do with it.
            try:
                return obj[argument]
            except (LookupError, TypeError):
                return self.undefined(obj=obj, name=argument)

    made = Sandbox(undefined=StrictUndefined, autoescape=True, finalize=_printed)
    made.globals.clear()
    made.tests.clear()
    kept = {name: made.filters[name] for name in FILTERS}
    made.filters.clear()
    made.filters.update(kept)
    return made


def _printed(value: Any) -> Any:
    return format_number(value) if isinstance(value, int) and not isinstance(value, bool) else value
