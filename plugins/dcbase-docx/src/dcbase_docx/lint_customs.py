"""What is written otherwise than the form has it, though every part is there: customs and slips."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from dcbase.model import Prescribed, Profile, Severity
from dcbase_docx.lint_authority import is_titled, names_its_body
from dcbase_docx.lint_findings import Found, named, valued, wording_of
from dcbase_docx.lint_formats import Formats, Look
from dcbase_docx.lint_roles import Part, Roles
from dcbase_docx.numbering import child, value

_ARCHIVE = re.compile(r"[-–]?\s*Lưu\b(?P<colon>\s*:)?\s*(?P<desk>VT\b)?", re.IGNORECASE)
_SINGLE = re.compile(r"Số:?\s*(?P<number>[1-9])\s*[-/]", re.IGNORECASE)
_NOTE = "Note"
_LONG = 200
"""Letters: shorter ones may stand out, as the legal grounds of a decision do."""
_BLACK = ("", "auto", "000000")


@frozen
class Customs:
    """Holds single words of head and end against a form.

    Args:
        profile: The form.
        roles: What each paragraph is.
        formats: Of the file.
        elements: Its paragraphs, in order.
        found: Takes what is wrong.
    """

    profile: Profile
    roles: Roles
    formats: Formats
    elements: Any
    found: Found

    def check(self) -> None:
        """Look at number, subject, spelling, end, archive, signature and colour."""
        self._number()
        self._subject()
        self._spelling()
        self._closing()
        self._archive()
        self._signature()
        self._colours()
        self._slanted()

    def _number(self) -> None:
        part = self.roles.first("number")
        single = _SINGLE.match(part.text) if part is not None else None
        if part is not None and single is not None:
            said = wording_of(self.profile, "number")
            self._add("DC-7099", part, said, expected=f"0{single['number']}")

    def _subject(self) -> None:
        said, part = wording_of(self.profile, "subject.start"), self.roles.first("subject")
        if said is None or part is None or said.value != "lower":
            return
        first, all_large = part.text[:1], part.text == part.text.upper()
        if first != first.lower() and not all_large:
            self._add("DC-7096", part, said, expected=f"{first.lower()}{part.text[1:40]}")

    def _spelling(self) -> None:
        said = wording_of(self.profile, "organisation.spelling")
        if said is None:
            return
        other = said.value.replace("ỦY", "UỶ")
        for part in self.roles.of("parent", "organisation", "authority"):
            if other != said.value and other in part.text.upper():
                self._add("DC-7070", part, said)

    def _closing(self) -> None:
        said = wording_of(self.profile, "closing.end")
        body = self.roles.of("body", "item")
        if said is not None and body and body[-1].text.endswith("./."):
            self._add("DC-7069", body[-1], said, got="./.")

    def _archive(self) -> None:
        """Look at the last recipient, the file: the Party and the State write it differently."""
        said = wording_of(self.profile, "recipients.last")
        for part in self.roles.of("recipients")[-1:]:
            found = _ARCHIVE.match(part.text)
            if found is None:
                continue
            if self.profile.issuer == "party" and (found["colon"] or found["desk"]):
                self._add("DC-7066", part, said, Severity.WARNING, expected="- Lưu VPĐU.")
            if self.profile.issuer == "government" and not found["colon"]:
                self._add("DC-7066", part, said, Severity.INFO, expected="- Lưu: VT, ….")

    def _signature(self) -> None:
        said = wording_of(self.profile, "signature.on-behalf")
        for part in self.roles.of("capacity"):
            if self.profile.issuer == "party" and names_its_body(part.text):
                self._add("DC-7067", part, said, Severity.WARNING)
        for part in self.roles.of("signer"):
            if is_titled(part.text):
                self._add("DC-7068", part, None)
            elif part.text == part.text.upper() and part.text != part.text.lower():
                self._add("DC-7098", part, None)

    def _colours(self) -> None:
        """Count the paragraphs with letters that are not black, each colour by itself."""
        first: dict[str, Part] = {}
        seen: Counter[str] = Counter()
        for part in self.roles.parts:
            pieces = self._pieces(part) if part.text else ()
            for colour in {str(look.get("colour", "")) for _, look in pieces}.difference(_BLACK):
                first.setdefault(colour, part)
                seen[colour] += 1
        for colour, part in first.items():
            self._add("DC-7097", part, None, got=f"#{colour}", paragraphs=seen[colour])

    def _slanted(self) -> None:
        """Note long paragraphs of the body that are in italics throughout."""
        said = self.profile.typography.get("body.weight")
        for part in self.roles.of("body"):
            element = self.elements[part.number - 1]
            if value(child(element, "pPr", "pStyle")) == _NOTE:  # below a table or a chart
                continue
            looks = [look for _, look in self._pieces(part)]
            if len(part.text) >= _LONG and all(look.get("italic") for look in looks):
                facts = {**valued("got", "italic"), **valued("expected", "plain")}
                self._add("DC-7014", part, said, Severity.INFO, got="italic", **facts)

    def _pieces(self, part: Part) -> Iterator[tuple[str, Look]]:
        return self.formats.pieces(self.elements[part.number - 1], part.words)

    def _add(
        self,
        code: str,
        part: Part,
        said: Prescribed | None,
        severity: Severity | None = None,
        **facts: Any,
    ) -> None:
        self.found.add(
            code,
            part.element,
            str(facts.get("got", "")),
            paragraph=part.number,
            prescribed=said,
            severity=severity,
            **{"got": part.text[:100], **named(part.element), **facts},
        )
