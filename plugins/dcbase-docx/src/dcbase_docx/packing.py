"""A package from its parts, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# The first day a zip file can name: the package has no clock.
_DAY = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of parts: the list of contents first, the others by name.

    Args:
        parts: XML, or bytes of another kind, by name in the package.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in (_FIRST, *sorted(name for name in parts if name != _FIRST)):
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # else the machine's own
            part = parts[name]
            package.writestr(member, part.encode() if isinstance(part, str) else part)
    return target.getvalue()
