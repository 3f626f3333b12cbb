"""Reading on behind a slip, so that what else is wrong is said in the same run.

Such a file stays refused: the slip is a blocker, and nothing of the file is counted.  But who
typed a tab learns of the other mistakes now, and not one by one.
"""

from __future__ import annotations

from dcbase.reading.nodes import Tree

MOST_SLIPS = 50
MOST_BYTES = 128 * 1024
"""Longer files are not read again and again."""


class ReadOn(Tree):
    """A tree that was read to the end, the slips in it written as they were meant."""

    @property
    def broken(self) -> bool:
        """Nothing of it is unknown; that it is not counted is up to its findings."""
        return False
