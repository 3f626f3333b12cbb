"""A file, ready to be written."""

from __future__ import annotations

from attrs import field, frozen, validators


@frozen(kw_only=True)
class Artifact:
    """Bytes with the name they want: no folder, with its suffix."""

    name: str = field(validator=validators.matches_re(r"[^/\\\x00-\x1f]+"))
    media_type: str
    content: bytes = field(repr=False)
