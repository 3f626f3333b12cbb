"""A zip file packed again: members sorted, one fixed time, no trace of a machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_TIME = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"
"""Programs that look at a file's beginning want it first."""


def repacked(content: bytes, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """Return the same members, in an order and with times that are always the same.

    Args:
        change: Takes name and bytes of a member and returns what is packed instead.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as again:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, _TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            part = old.read(name)
            again.writestr(member, part if change is None else change(name, part))
    return packed.getvalue()
