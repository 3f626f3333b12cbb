"""The head and the foot of a document: header lines, recipients, signature."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dcbase.layout.scene import Scene
from dcbase.model import (
    DocumentHeader,
    DocumentSignature,
    Header,
    Profile,
    Recipient,
    Report,
    Signature,
)
from dcbase.prose import BLANK
from dcbase.text import long_date

_END_MARKS = (",", ";", ".")


def header_of(scene: Scene) -> Header | None:
    """Return who issues the document: the report's own header, or the layout's."""
    return scene.record.header if isinstance(scene.record, Report) else scene.layout.header


def header_lines(header: Header | None, profile: Profile, year: int) -> DocumentHeader:
    """Return the lines at the head in the words of the official form.

    Args:
        header: Who issues it; None prints no head at all.
        profile: The official form.
        year: Printed where the date is left blank.
    """
    if header is None:
        return DocumentHeader()
    organisation = tuple(name for name in (header.parent, header.organisation) if name)
    if profile.says("organisation.case") == "upper":
        organisation = tuple(name.upper() for name in organisation)
    national = (profile.says(f"national.{line}") for line in (1, 2))
    return DocumentHeader(
        organisation=organisation,
        mark=profile.says("organisation.mark"),
        national=tuple(line for line in national if line),
        number=_number(header, profile),
        place_and_date=_place_and_date(header, profile, year),
    )


def recipient_lines(recipients: Sequence[Recipient], profile: Profile) -> tuple[str, ...]:
    """Return the lines under "Nơi nhận:", each with the form's mark and end mark."""
    ends = [profile.says("recipients.end")] * (len(recipients) - 1) + [
        profile.says("recipients.last")
    ]
    return tuple(_recipient_lines(recipients, ends, profile))


def signature_lines(signature: Signature | None, profile: Profile) -> DocumentSignature:
    """Return who signs, with the form's words for "on behalf of"."""
    if signature is None:
        return DocumentSignature()
    authority = signature.on_behalf_of
    if authority:
        authority = f"{profile.says('signature.on-behalf')} {authority}".strip()
    return DocumentSignature(authority=authority, capacity=signature.capacity, name=signature.name)


def _number(header: Header, profile: Profile) -> str:
    return _filled(
        profile.says("number"),
        number=header.number or BLANK,
        type=header.type or BLANK,
        office=header.office or BLANK,
    )


def _place_and_date(header: Header, profile: Profile, year: int) -> str:
    blank = f"ngày {BLANK} tháng {BLANK} năm {year}"
    day = long_date(header.date) if header.date else blank
    return _filled(profile.says("place-and-date"), place=header.place or BLANK, date=day)


def _recipient_lines(
    recipients: Iterable[Recipient], ends: Iterable[str], profile: Profile
) -> Iterator[str]:
    mark = profile.says("recipients.mark")
    for recipient, end in zip(recipients, ends, strict=False):
        # Some write the end mark into the name; two would be one too many.
        name = recipient.name.rstrip()
        line = f"{mark} {name}" + ("" if name.endswith(_END_MARKS) else end)
        note = _filled(profile.says("recipients.note"), note=recipient.note)
        yield f"{line} {note}" if recipient.note else line


def _filled(pattern: str, **words: str) -> str:
    """Put words into a pattern; what they hold themselves is never read as one."""
    pieces = pattern.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        filled += words.get(name, "") + rest
    return filled
