"""The head and the foot of an official document, as the keys of a submission."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import define, field

from dcbase.model import OutlineBlock, Said
from dcbase.text import fold, read_date

_NOTE = re.compile(r"(?P<name>.*?)[,;]?\s+\((?P<note>[^()]*)\)[,;.]?", re.DOTALL)
_AUTHORITY = re.compile(r"(?P<form>T/M|TM)\.?\s+(?P<whom>.+)")
_FOR_ANOTHER = re.compile(r"(?:KT|TL|TUQ|Q)\.\s|(?:K/T|T/L)\s")
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>[0-9]*)[\s.…_]*[-/]\s*(?P<type>BC)\s*-?\s*[/-]\s*(?P<office>[\w-]+)",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(r"(?P<place>[^,]+),\s*(?P<date>ngày\b.*)", re.IGNORECASE)
_NO_DATE = re.compile(
    r"ngày[\s.…_]*tháng[\s.…_]*(?:[0-9]+[\s.…_]*)?năm[\s.…_]*[0-9]*[\s.…_]*", re.I
)
_SIGNATURE = {
    "signature-authority": "on_behalf_of",
    "signature-capacity": "capacity",
    "signature-name": "name",
}
_ISSUERS = (("đảng cộng sản", "party"), ("cộng hòa xã hội", "government"))


@define
class Head:
    """Takes the blocks around the body: head, recipients, signature."""

    header: dict[str, Said] = field(factory=dict)
    recipients: list[tuple[Said, Said | None]] = field(factory=list)
    signature: dict[str, Said] = field(factory=dict)

    def take(self, block: OutlineBlock) -> bool:
        """Take a block if there is a key for all its words; tell whether there is."""
        if block.kind == "recipient":
            self.recipients.append(_recipient(block))
            return True
        if block.kind in _SIGNATURE:
            return self._signed(block, _SIGNATURE[block.kind])
        if block.kind == "organisation":
            return self._issued(block)
        found = dict(_head(block))
        if not found or found.keys() & self.header.keys():
            return False
        self.header |= found
        return True

    def national(self, block: OutlineBlock) -> None:
        """See from the motto whose form it is."""
        if block.kind != "national":
            return
        folded = fold(block.text)
        for words, issuer in _ISSUERS:
            if folded.startswith(words):
                self.header.setdefault("issuer", Said(issuer, block.origin))

    def _issued(self, block: OutlineBlock) -> bool:
        said = Said(block.text, block.origin)
        if "organisation" in self.header:
            if "parent" in self.header:
                return False
            self.header["parent"] = self.header["organisation"]
        self.header["organisation"] = said
        return not block.mark

    def _signed(self, block: OutlineBlock, key: str) -> bool:
        if key == "capacity" and self._signs_for_another(block):
            first = self.signature[key]
            self.signature[key] = Said(f"{first.text}\n{block.text}", first.origin)
            return True
        if key in self.signature:
            return False
        authority = _AUTHORITY.fullmatch(block.text)
        self.signature[key] = Said(authority["whom"] if authority else block.text, block.origin)
        if authority and authority["form"] == "T/M":
            self.header.setdefault("issuer", Said("party", block.origin))
        return True

    def _signs_for_another(self, block: OutlineBlock) -> bool:
        """Tell whether a block is the second line of "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"."""
        first = self.signature.get("capacity")
        if first is None or "\n" in first.text:
            return False
        return _FOR_ANOTHER.match(first.text) is not None and not block.mark


def _head(block: OutlineBlock) -> Iterator[tuple[str, Said]]:
    """Yield the keys that a block of the head fills; nothing if some words have none."""
    text, origin = block.whole, block.origin
    if block.kind == "subject":
        yield "subject", Said(text, origin)
    if block.kind == "number" and (found := _NUMBER.fullmatch(text)):
        yield "type", Said(found["type"], origin)
        yield "office", Said(found["office"], origin)
        if found["number"]:
            yield "number", Said(found["number"], origin)
    if block.kind == "place-date" and (found := _PLACE_DATE.fullmatch(text)):
        day = found["date"].rstrip(". ")
        blank = _NO_DATE.fullmatch(day) is not None and not _is_day(day)
        if blank or _is_day(day):
            yield "place", Said(found["place"], origin)
        if not blank and _is_day(day):
            yield "date", Said(day, origin)


def _is_day(text: str) -> bool:
    try:
        read_date(text)
    except ValueError:
        return False
    return True


def _recipient(block: OutlineBlock) -> tuple[Said, Said | None]:
    noted = _NOTE.fullmatch(block.text)
    if noted:
        return Said(noted["name"], block.origin), Said(noted["note"], block.origin)
    return Said(block.text.rstrip(",;."), block.origin), None
