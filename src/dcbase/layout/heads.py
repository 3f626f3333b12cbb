"""The head and the foot of a document: header lines, recipients, signature."""

from __future__ import annotations

import re
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
    """Return the lines under "Nơi nhận:", each with the form's mark and end mark.

    Args:
        recipients: To whom the document goes; where nobody is named, the form's blank stands.
        profile: The official form; one without the title of the block has no block.
    """
    if not recipients and not profile.says("recipients.title"):
        return ()
    recipients = recipients or (Recipient(name=BLANK),)
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


def annex_reference(header: Header | None, profile: Profile, year: int, title: str) -> str:
    """Return the line under an annex's title, in the words of the official form.

    Args:
        header, profile, year: As for `header_lines`.
        title: Of the document: ``BÁO CÁO``.
    """
    if header is None or not title:
        return ""
    pattern = profile.says("annex.reference")
    # Its number and sign are those at the head, without the word before them.
    sign = _number(header, profile).removeprefix(profile.says("number").partition("{")[0])
    return _filled(
        pattern,
        title=title.capitalize(),
        sign=sign,
        date=_date(header, year),
        organisation=header.organisation or BLANK,
    )


def _number(header: Header, profile: Profile) -> str:
    pattern, number = profile.says("number"), _written(header)
    if set("/-") & set(number):
        # Some write number and sign together: "05-BC/ĐU".
        return pattern.partition("{number}")[0] + number
    office, kind = header.office or BLANK, header.type or BLANK
    return _filled(pattern, number=number, type=kind, office=office)


def _written(header: Header) -> str:
    """Return the number as it is printed: the form's blank, or with a zero below 10.

    Nghị định 30/2020/NĐ-CP, Phụ lục I; the Party's offices write it likewise.
    """
    number = (header.number or "").strip()
    return f"0{number}" if re.fullmatch("[1-9]", number) else number or BLANK


def _place_and_date(header: Header, profile: Profile, year: int) -> str:
    place, day = header.place or BLANK, _date(header, year)
    return _filled(profile.says("place-and-date"), place=place, date=day)


def _date(header: Header, year: int) -> str:
    return long_date(header.date) if header.date else f"ngày {BLANK} tháng {BLANK} năm {year}"


def _recipient_lines(
    recipients: Iterable[Recipient], ends: Iterable[str], profile: Profile
) -> Iterator[str]:
    mark = profile.says("recipients.mark")
    for recipient, end in zip(recipients, ends, strict=False):
        # Some write the end mark into the name; two would be one too many.
        name = recipient.name.rstrip()
        ends = "" if name.endswith(_END_MARKS) else end
        note = profile.says("recipients.note") if recipient.note else "{end}"
        if "{end}" not in note:
            note = f"{{end}} {note}"
        apart = "" if note.startswith("{end}") else " "
        yield f"{mark} {name}{apart}{_filled(note, note=recipient.note, end=ends)}"


def _filled(pattern: str, **words: str) -> str:
    """Put words into a pattern; what they hold themselves is never read as one."""
    pieces = pattern.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:
        name, _, rest = piece.partition("}")
        filled += words.get(name, "") + rest
    return filled
