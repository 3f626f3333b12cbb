"""Files that are no report by their names: which ones, and why nobody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from dcbase.model import Fact, Finding, Origin, core_kind

LOCK, SYSTEM, UNFINISHED = "DC-1080", "DC-1081", "DC-1082"
"""Kinds of finding: an open file's lock, a hidden or system file, a draft or half a download."""
MOST_NAMED = 20
OURS = ".gitkeep"
"""What `dcbase new workspace` puts into an empty inbox is no news."""

_LOCKS = ("~$", ".~lock.")
_SYSTEM = ("thumbs.db", "ehthumbs.db", "desktop.ini")
_UNFINISHED = (".tmp", "~", ".crdownload", ".part", ".partial", ".download", ".opdownload")


def why_passed_over(name: str) -> str:
    """Return the kind of finding that a file is passed over with; empty if it is taken in.

    Args:
        name: With ``/`` between folders; a folder's own name ends in one.
    """
    *folders, last = name.split("/")
    if last.startswith(_LOCKS):
        return LOCK
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in (*folders, last))
    if hidden or last.lower() in _SYSTEM:
        return SYSTEM
    return UNFINISHED if last.lower().endswith(_UNFINISHED) else ""


def passed_over(names: Iterable[str], where: str) -> Iterator[Finding]:
    """Yield one finding for each reason why files of a source or an archive are passed over.

    Args:
        names: Of all the files; those that are taken in are not spoken of.
        where: The source or archive.
    """
    told = sorted((why, name) for name in names if (why := _why_told(name)))
    for why, group in groupby(told, lambda one: one[0]):
        named = [name for _, name in group]
        more = len(named) - MOST_NAMED
        got = ", ".join(named[:MOST_NAMED]) + (f", … (+{more})" if more > 0 else "")
        facts: dict[str, Fact] = {"count": len(named), "got": got}
        yield core_kind(why).found(origin=Origin(where), facts=facts)


def _why_told(name: str) -> str:
    return "" if name == OURS else why_passed_over(name)
