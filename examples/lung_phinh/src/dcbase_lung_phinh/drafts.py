"""The source: a folder in which the office keeps every dated draft of its report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from dcbase.model import Finding, Origin, Received, Source
from dcbase_lung_phinh.kinds import kinds

_NAME = re.compile(r"(?P<unit>[0-9A-Za-z][0-9A-Za-z-]*)_(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.yaml")


def collect_drafts(source: Source) -> Iterator[Received | Finding]:
    """Yield the newest draft of each unit, in the order of their names.

    Drafts are called ``<unit>_<ISO date>.yaml``.  Older ones stay where they are; that is what
    the folder is for.  Whatever else lies there is a finding LUNG-PHINH-001, so that a misnamed
    report is not overlooked; a folder that does not exist is LUNG-PHINH-002.
    """
    path = source.options["path"]
    folder = Path(source.root, path)
    if not folder.is_dir():
        yield kinds()["LUNG-PHINH-002"].found(origin=Origin(path), facts={"path": path})
        return
    newest: dict[str, Path] = {}
    for entry in sorted(folder.iterdir()):  # the days of one unit in ascending order
        unit = _unit_of(entry)
        if unit is None:
            place = Origin(f"{path}/{entry.name}")
            yield kinds()["LUNG-PHINH-001"].found(origin=place, facts={"name": entry.name})
        else:
            newest[unit] = entry
    for unit in sorted(newest):
        yield _received(newest[unit])


def _unit_of(entry: Path) -> str | None:
    """Return whose draft a file is; None if it is no dated draft, or not a file of its own."""
    found = _NAME.fullmatch(entry.name)
    if not found or entry.is_symlink() or not entry.is_file():
        return None
    try:
        date.fromisoformat(found["day"])
    except ValueError:
        return None
    return found["unit"]


def _received(draft: Path) -> Received:
    content = draft.read_bytes()
    return Received(draft.name, sha256(content).hexdigest(), content)
