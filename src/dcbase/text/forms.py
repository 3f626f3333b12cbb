"""Unicode forms."""

from __future__ import annotations

import unicodedata


def nfc(text: str) -> str:
    """Compose letters and their marks into single characters, as Unicode's NFC does.

    Macs, some web pages and old keyboards send ``ủ`` as two characters; equal words are then
    unequal strings.
    """
    return unicodedata.normalize("NFC", text)
