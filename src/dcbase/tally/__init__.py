"""Adding up: over units, and over the periods of one unit.

A `Tally` holds what each contributor gave; tallies are joined with ``+`` in any order and any
grouping, and give one `Total` with its coverage.  A missing figure is missing, never zero; a
rate is a ratio of sums; a share of the whole is never the mean of shares.
"""

from __future__ import annotations

from dcbase.tally.over_time import over_periods
from dcbase.tally.tally import Given, Tally, add_up

__all__ = ["Given", "Tally", "add_up", "over_periods"]
