"""From slots as text to the header and sections of a report."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from attrs import define, field

from dcbase.model import (
    Block,
    Fact,
    Finding,
    Form,
    FrozenMap,
    Header,
    Heading,
    Literal,
    Origin,
    Paragraph,
    Recipient,
    Said,
    SaidSlot,
    Section,
    Signature,
    Submission,
    core_kind,
)
from dcbase.model.remembered import remembered
from dcbase.model.section import section_of, simple_section, spoken_around
from dcbase.prose.parsing import Prose, blocks_of, is_simple, parse
from dcbase.text import clean, fold, nfc, read_date
from dcbase.text.characters import is_clean

ISSUERS = ("party", "government")
_ISSUERS_SAID = "party (cấp ủy), government (chính quyền)"
_PARTY_BODIES = ("đảng", "ban thường vụ", "ban chấp hành", "chi bộ", "tỉnh ủy", "huyện ủy")


_ON_BEHALF = re.compile(r"\A\s*(?:T/M|TM\.?)\s+")
"""The form prints it before the body's name, also before one that was sent with it."""
_KEYS = ("form", "unit", "period", "window", "header", "sample", "figures", "opening", "closing")
"""Keys of a submission that are no slots: what a misspelt one may have meant."""
_MOST_STRANGERS = 50
"""Unknown slots that are named one by one."""


@define
class Wording:
    """Reads the words of one submission and keeps what is wrong with them."""

    form: Form
    findings: list[Finding] = field(factory=list)

    def header(self, said: Submission) -> Header:
        """Return the head of the document; what was not said stays as the form's blank."""
        texts = {key: self._text(value, f"header.{key}") for key, value in said.header.items()}
        known = {key: texts.get(key, "") for key in ("organisation", "parent", "place", "subject")}
        number = said.header.get("number")
        if number is not None and set("/-") & set(number.text):
            self._note("DC-6003", "header.number", number)
        return Header(
            issuer=self._issuer(said.header.get("issuer"), said.header.get("organisation")),
            number=texts.get("number") or None,
            date=self._date(said.header.get("date")),
            type=texts.get("type") or "BC",
            office=texts.get("office", ""),
            **known,
        )

    def recipients(self, said: Submission) -> tuple[Recipient, ...]:
        return tuple(
            Recipient(
                name=self._text(name, "header.recipients"),
                note=self._text(note, "header.recipients") if note else "",
            )
            for name, note in said.recipients
        )

    def signature(self, said: Submission) -> Signature:
        texts = {
            key: self._text(value, f"signature.{key}") for key, value in said.signature.items()
        }
        return Signature(
            on_behalf_of=_ON_BEHALF.sub("", texts.get("on_behalf_of", ""), count=1),
            capacity=texts.get("capacity", ""),
            name=texts.get("name", ""),
        )

    def blocks(self, said: Said | None, slot: str) -> tuple[Block, ...]:
        """Return the paragraphs of a text that is no slot (opening, closing).

        It has no sub-sections: the title of one that was opened there is a paragraph.
        """
        if said is None:
            return ()
        prose = self._parsed(self._words(said, slot), said.origin, slot)
        titled = (block for section in prose.sections for block in _flat(section))
        return (*prose.blocks, *titled)

    def sections(self, said: Iterable[SaidSlot]) -> tuple[Section, ...]:
        """Return the sections in the form's order; a slot it does not know comes last."""
        every = {slot.slot.text: slot for top in said for slot in _walk(top)}
        order = _places(self.form)
        strangers = [
            slot.slot
            for code, slot in every.items()
            if code not in order and not code.startswith("recommendations.")
        ]
        for stranger in strangers[:_MOST_STRANGERS]:
            self._strange(stranger)
        if len(strangers) > _MOST_STRANGERS:
            more: dict[str, Fact] = {"count": len(strangers) - _MOST_STRANGERS}
            at = strangers[_MOST_STRANGERS].origin
            self.findings.append(core_kind("DC-2017").found(origin=at, facts=more))
        below = _below(every)
        return tuple(self._section(code, every, order, below) for code in _sorted(below[""], order))

    def missing_slots(
        self, sections: tuple[Section, ...], submission: Submission
    ) -> Iterator[Finding]:
        """Yield a finding for each required slot without words, where they should stand.

        A unit that sends figures alone was not going to say anything.
        """
        if not sections:
            return
        known = {sub.slot: sub for top in sections for sub in top.walk() if sub.slot}
        for slot in self.form.slots:
            there = known.get(slot.slot) if slot.required else None
            silent = slot.required and not (there and there.has_words)
            if silent and not spoken_around(known.get, slot.slot):
                cue = slot.cues[0].rstrip(":") if slot.cues else slot.slot
                named = slot.heading if slot.heading and "{" not in slot.heading else cue
                facts = {"heading": named}
                at = _place_of(slot.slot, submission)
                yield core_kind("DC-2013").found(subject=slot.slot, origin=at, facts=facts)

    def _section(
        self,
        code: str,
        every: dict[str, SaidSlot],
        order: Mapping[str, int],
        below: dict[str, set[str]],
    ) -> Section:
        said = every.get(code)
        inner = below.get(code)  # most have none
        subs = _sorted(inner, order) if inner else ()
        sections = tuple([self._section(sub, every, order, below) for sub in subs])
        if said is None:
            return section_of(code, None, (), sections, None)
        text = self._words(said.text, code)
        if said.text and text and is_simple(text):  # most of any report
            return simple_section(
                slot=code,
                heading=self._heading(said),
                text=text,
                said=said.text,
                cut=blocks_of,
                sections=sections,
            )
        origin = said.text.origin if said.text else said.slot.origin
        if not text:
            return section_of(code, self._heading(said), (), sections, origin)
        prose = self._parsed(text, origin, code)
        sections = (*prose.sections, *sections)
        return section_of(code, self._heading(said), prose.blocks, sections, origin)

    def _heading(self, said: SaidSlot) -> Heading | None:
        if said.heading is None and said.mark is None:
            return None
        text = None if said.heading is None else self._text(said.heading, said.slot.text)
        mark = None if said.mark is None else self._text(said.mark, said.slot.text)
        place = said.heading or said.mark
        return Heading(text, mark, place.origin if place else None)

    def _parsed(self, text: str, origin: Origin | None, slot: str) -> Prose:
        prose = parse(text, origin, slot)
        self.findings += prose.findings
        return prose

    def _words(self, said: Said | None, slot: str) -> str:
        """Return a text without what nobody sees; empty where no words are left."""
        text = self._text(said, slot) if said and said.text.strip() else ""
        return "" if text.isspace() else text

    def _text(self, said: Said, subject: str) -> str:
        if is_clean(said.text):
            return said.text
        cleaned = clean(said.text)
        if cleaned.changes:
            got = ", ".join(f"{change.kind} ×{change.count}" for change in cleaned.changes)
            self._note("DC-3012", subject, said, got=got)
        return cleaned.text

    def _issuer(self, said: Said | None, organisation: Said | None) -> str:
        """Return who issues it; a body of the Party that does not say so is worth a warning."""
        if said is None:
            if organisation and fold(organisation.text).startswith(_PARTY_BODIES):
                self._note("DC-3020", "header.issuer", organisation)
            return Header().issuer
        issuer = said.text.strip()
        if issuer not in ISSUERS:
            self._note("DC-3013", "header.issuer", said, expected=_ISSUERS_SAID)
            return Header().issuer
        return issuer

    def _date(self, said: Said | None) -> date | None:
        if said is None:
            return None
        try:
            return read_date(nfc(said.text))
        except ValueError:
            self._note("DC-3011", "header.date", said, expected="2025-10-31")
            return None

    def _strange(self, said: Said) -> None:
        known = [*(slot.slot for slot in self.form.slots), *_KEYS]
        near = difflib.get_close_matches(said.text, known, n=1, cutoff=0.7)
        if near and near[0] in _KEYS:  # whatever stands in it is no words of a slot
            self._note("DC-2096", said.text, said, meant=near[0])
            return
        self._note("DC-2010", said.text, said, suggestion=f" → {near[0]}?" if near else "")

    def _note(self, code: str, subject: str, said: Said, **facts: str) -> None:
        facts.setdefault("got", said.text)
        kind = core_kind(code)
        self.findings.append(kind.found(subject=subject, origin=said.origin, facts=facts))


def _flat(section: Section) -> Iterator[Block]:
    if section.heading and section.heading.text:
        words = " ".join(filter(None, (section.heading.mark, section.heading.text)))
        yield Paragraph((Literal(words, section.heading.origin),), section.heading.origin)
    yield from section.blocks
    for sub in section.sections:
        yield from _flat(sub)


def _place_of(slot: str, submission: Submission) -> Origin:
    """Return where a slot's words should stand: its own place, or where what it is in begins."""
    if slot in submission.unwritten:
        return submission.unwritten[slot]
    named = {one.slot.text: one.slot.origin for top in submission.slots for one in _walk(top)}
    while slot:
        if (origin := named.get(slot)) is not None:
            return origin
        slot = slot.rpartition(".")[0]
    return Origin(submission.name, submission.sha256)


def _walk(slot: SaidSlot) -> Iterator[SaidSlot]:
    yield slot
    for sub in slot.slots:
        yield from _walk(sub)


def _below(codes: Iterable[str]) -> dict[str, set[str]]:
    """Return the codes right below each code; at the top, below the empty one."""
    below: dict[str, set[str]] = {"": set()}
    for code in codes:
        part = code
        while part:
            above = part.rpartition(".")[0]
            beside = below.setdefault(above, set())
            if part in beside:  # and so are all above it
                break
            beside.add(part)
            part = above
    return below


@remembered
def _places(form: Form) -> Mapping[str, int]:
    """Return at which place each slot stands in a form."""
    return FrozenMap({slot.slot: place for place, slot in enumerate(form.slots)})


def _sorted(codes: Collection[str], order: Mapping[str, int]) -> list[str]:
    """Sort slots as the form has them, strangers after them by name."""
    if len(codes) < 2:
        return list(codes)
    try:
        return sorted(codes, key=order.__getitem__)
    except KeyError:  # a stranger is among them
        return sorted(codes, key=lambda code: (order.get(code, len(order)), code))
