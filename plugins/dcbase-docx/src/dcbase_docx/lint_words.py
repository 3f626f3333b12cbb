"""Whether head and end of a document have the words that the form prescribes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from dcbase.model import Prescribed, Profile, Severity
from dcbase.text import long_date, read_date
from dcbase_docx.lint_authority import authority_of, is_body
from dcbase_docx.lint_customs import Customs
from dcbase_docx.lint_findings import Found, named, wording_of
from dcbase_docx.lint_formats import Formats
from dcbase_docx.lint_roles import Part, Roles

_BLANK = r"(?:[….\s]*|[0-9]+[a-zA-Z]?)"
_CODE = r"[^\s/-][^\s/]*"
_WHERE = {"number": _BLANK, "type": r"[^\s/-]+", "office": r"[^\s/]+"}
_DAY = re.compile(r"ngày\s+([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)
_NOTE = re.compile(r"\s*\([^()]*\)\s*([.;,]?)$")
_HEAD = ("national", "organisation", "number", "place-date", "title")
_DRAWN = ("pBdr", "drawing", "pict")


@frozen
class Words:
    """Holds head and end of a document against the words of a form.

    Args:
        profile: The form.
        roles: What each paragraph is.
        formats: Of the file.
        elements: Its paragraphs, in order.
        found: Takes what is wrong.
        ours: dcbase printed the file: without a head it was not meant to be an official document.
    """

    profile: Profile
    roles: Roles
    formats: Formats
    elements: Any
    found: Found
    ours: bool = False

    def check(self) -> None:
        """Look at head and end; a file without any of it gets one finding."""
        if not any(self.roles.first(element) for element in (*_HEAD, "recipients-title")):
            weight = Severity.INFO if self.ours else None
            self.found.add("DC-7030", profile=self.profile.name, severity=weight)
            return
        for element in _HEAD:
            if self.roles.first(element) is None:
                self._missing(element)
        self._national()
        self._upper("organisation.case", "parent", "organisation")
        self._below("organisation")
        self._number()
        self._dated()
        self._title()
        self._recipients()
        self._signature()
        Customs(self.profile, self.roles, self.formats, self.elements, self.found).check()

    def _missing(self, element: str) -> None:
        keys = {"national": "national.1", "number": "number", "place-date": "place-and-date"}
        said = wording_of(self.profile, keys.get(element, ""))
        self.found.add("DC-7031", element, prescribed=said, **named(element))

    def _national(self) -> None:
        for element, key in (("national", "national.1"), ("motto", "national.2")):
            said = wording_of(self.profile, key)
            part = self.roles.first(element)
            if said is None or part is None:
                if said is not None and self.roles.first("national") is not None:
                    self._missing(element)
                continue
            if part.text != said.value:
                self._words("DC-7032", part, said)
            elif self.profile.typography.get(f"{element}.rule"):
                self._ruled(part)

    def _upper(self, key: str, *elements: str) -> None:
        said = wording_of(self.profile, key)
        for part in self.roles.of(*elements) if said and said.value == "upper" else ():
            if part.text != part.text.upper() and not self._caps(part):
                self._words("DC-7033", part, said)

    def _caps(self, part: Part) -> bool:
        pieces = self.formats.pieces(self.elements[part.number - 1], part.words)
        return all(look.get("caps") for _, look in pieces)

    def _below(self, element: str) -> None:
        part, said = self.roles.first(element), wording_of(self.profile, "organisation.mark")
        if part is None:
            return
        if said is not None and self.roles.first("mark") is None:
            self._words("DC-7034", part, said)
        elif said is None and self.profile.typography.get(f"{element}.rule"):
            self._ruled(part)

    def _ruled(self, part: Part) -> None:
        """Look for the line below: a border, a drawing, or a row of dashes."""
        said = self.profile.typography[f"{part.element}.rule"]
        if said.value == "none":
            return
        near = self.elements[part.number - 1 : part.number + 1]
        drawn = any(one.find(f".//{{*}}{name}") is not None for one in near for name in _DRAWN)
        underlined = any(
            look.get("underline")
            for _, look in self.formats.pieces(self.elements[part.number - 1], part.words)
        )
        at = next(at for at, one in enumerate(self.roles.parts) if one is part)
        after = "".join(one.text for one in self.roles.parts[at + 1 : at + 2])
        if not drawn and not underlined and not re.fullmatch("[-–—_]{3,}", after):
            self._words("DC-7035", part, said)

    def _number(self) -> None:
        part, said = self.roles.first("number"), wording_of(self.profile, "number")
        if part is not None and said is not None and not _fits(said.value, part.text):
            self._words("DC-7036", part, said, expected=re.sub(r"\{\w+\}", "…", said.value))

    def _dated(self) -> None:
        part = self.roles.first("place-date")
        said = wording_of(self.profile, "place-and-date")
        if part is None or said is None:
            return
        found = _DAY.search(part.text)
        if not re.match(r"[^,]+, ngày ", part.text):
            self._words("DC-7037", part, said)
        elif found is not None:
            try:
                wanted = long_date(read_date(found[0]))
            except ValueError:
                self._words("DC-7039", part, said)
                return
            if found[0] != wanted:
                self._words("DC-7038", part, said, expected=wanted)

    def _title(self) -> None:
        part = self.roles.first("title")
        said = self.profile.typography.get("title.case")
        capital = part is None or part.text == part.text.upper() or self._caps(part)
        if part is not None and said is not None and said.value == "upper" and not capital:
            self._words("DC-7033", part, said)
        subject = self.roles.of("subject")[-1:]
        rule = wording_of(self.profile, "rule")
        for part in subject:
            if rule is not None and self.roles.first("rule") is None:
                self._words("DC-7035", part, rule)
            elif rule is None and self.profile.typography.get("subject.rule"):
                self._ruled(part)

    def _recipients(self) -> None:
        said = wording_of(self.profile, "recipients.title")
        title = self.roles.first("recipients-title")
        if said is None:
            return
        if title is None:
            self.found.add(
                "DC-7031", "recipients-title", prescribed=said, **named("recipients-title")
            )
            return
        if title.text != said.value:
            self._words("DC-7051", title, said)
        self._each(self.roles.of("recipients"))

    def _each(self, parts: Sequence[Part]) -> None:
        mark = wording_of(self.profile, "recipients.mark")
        end, last = (wording_of(self.profile, f"recipients.{key}") for key in ("end", "last"))
        for at, part in enumerate(parts, start=1):
            begun = part.line.mark or part.text[:1]
            if mark is not None and not begun.startswith(mark.value):
                self._words("DC-7052", part, mark, got=part.text[:60])
            wanted = last if at == len(parts) else end
            if wanted is not None and _end_of(part.text) != wanted.value:
                code = "DC-7054" if wanted is last else "DC-7053"
                self._words(code, part, wanted, got=part.text[-40:])

    def _signature(self) -> None:
        signed = self.roles.of("authority", "capacity", "signer")
        if not signed:
            self.found.add("DC-7061")
            return
        said = wording_of(self.profile, "signature.on-behalf")
        for part in self.roles.of("authority"):
            self._authority(part, said)
        if self.roles.first("capacity") is None:
            self.found.add("DC-7063", paragraph=signed[0].number)

    def _authority(self, part: Part, said: Prescribed | None) -> None:
        """Look at how it is written that somebody signs for others, and for whom."""
        authority = authority_of(part.text)
        if authority is None:
            return
        committee = wording_of(self.profile, "signature.committee")
        if committee is not None and authority.kind == "KT" and self._of_committee():
            self._words("DC-7064", part, committee)
            return
        wanted = "" if said is None else authority.written(said.value)
        if wanted and authority.mark != wanted:
            code = "DC-7062" if authority.kind == "TM" else "DC-7064"
            self._words(code, part, said, expected=wanted)
        if authority.crossed:
            self._words("DC-7065", part, None)

    def _of_committee(self) -> bool:
        issuer = self.roles.first("organisation")
        return issuer is not None and is_body(issuer.text)

    def _words(
        self, code: str, part: Part, said: Prescribed | None, got: str = "", **facts: Any
    ) -> None:
        self.found.add(
            code,
            part.element,
            paragraph=part.number,
            prescribed=said,
            got=got or part.text[:100],
            **named(part.element),
            **facts,
        )


def _fits(pattern: str, text: str) -> bool:
    """Tell whether a text is what a form's pattern makes, with blanks where nothing is known."""
    pieces = re.split(r"\{(\w+)\}", pattern)
    written = "".join(
        _WHERE.get(piece, _CODE) if at % 2 else re.escape(piece) for at, piece in enumerate(pieces)
    )
    return re.fullmatch(written, text) is not None


def _end_of(text: str) -> str:
    """Return the end mark of a recipient; a note in brackets may stand before or behind it."""
    noted = _NOTE.search(text)
    if noted is not None:
        return noted[1] or text[: noted.start()].rstrip()[-1:]
    return text[-1:]
