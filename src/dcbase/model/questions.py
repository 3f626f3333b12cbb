"""What is asked in a round: a form as of a day, with its indicators."""

from __future__ import annotations

from attrs import frozen

from dcbase.model.form import Form
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.indicator import Indicator


@frozen(kw_only=True, eq=True)
class Questions:
    """A form, and every indicator that is asked with it, by short code.

    Reports and aggregates carry it, so that whoever prints or adds one up needs nothing else.

    Args:
        form: The form valid on the last day of the window.
        indicators: The form's own in its order, then those of active plugins which no form
            lists.  Two indicators with one short code are refused before this is made.
    """

    form: Form
    indicators: FrozenMap[str, Indicator]

    def code_of(self, code: str) -> str | None:
        """Return the short code that a short or full code means here, or None."""
        short = code.rpartition(":")[2]
        indicator = self.indicators.get(short)
        if indicator is None or (":" in code and indicator.code != code):
            return None
        return short
