"""Whether headings and lists are counted as the form prescribes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attrs import define, field

from dcbase.model import Prescribed, Profile
from dcbase.text import point, read_point, read_roman, roman
from dcbase_docx.lint_findings import Found, named, wording_of
from dcbase_docx.lint_roles import Mark, Part

_KINDS = ("roman", "number", "letter")
_SKIPPED = 5
"""Which letter of Vietnamese law is đ."""


@define
class Marks:
    """Follows the marks of headings from the first to the last.

    Args:
        profile: The form.
        found: Takes what is wrong.
    """

    profile: Profile
    found: Found
    counted: dict[str, tuple[int, int]] = field(factory=dict)

    def check(self, parts: Iterable[Part]) -> None:
        """Look at every heading and item."""
        for part in parts:
            if part.element == "annex-title":
                self.counted.clear()
            elif part.element == "item":
                self._item(part)
            elif part.mark is not None:
                self._counted(part, part.mark)
                if part.element != "body":
                    self._form(part, part.mark)

    def _item(self, part: Part) -> None:
        said = wording_of(self.profile, "item")
        sign = part.line.mark or part.text[:1]
        # A plus is the next level below a dash.
        if said is not None and sign[:1] not in (said.value, "–", "+"):
            self._add("DC-7074", part, said, sign[:1], sign[:1])

    def _form(self, part: Part, mark: Mark) -> None:
        said = next(
            (
                said
                for level in range(1, 5)
                if (said := wording_of(self.profile, f"heading.{level}"))
                and said.value.startswith(f"{{{mark.kind}}}")
            ),
            None,
        )
        if said is not None and said.value != f"{{{mark.kind}}}{mark.end}":
            written = f"{mark.sign}{mark.end}"
            expected = said.value.replace(f"{{{mark.kind}}}", mark.sign)
            self._add("DC-7071", part, said, f"{mark.kind}{mark.end}", written, expected=expected)

    def _counted(self, part: Part, mark: Mark) -> None:
        number = _number(mark)
        # After a wrong one the next may go on from it, or from the one that it should have been.
        before, wanted = self.counted.get(mark.kind, (0, 0))
        for kind in _KINDS[_KINDS.index(mark.kind) + 1 :]:
            self.counted[kind] = (0, 0)
        if mark.kind == "letter" and (before, number) == (_SKIPPED - 1, _SKIPPED + 1):
            self._add("DC-7073", part, None, "", f"{mark.sign}{mark.end}")
            before = _SKIPPED
        self.counted[mark.kind] = number, wanted + 1
        if number not in (1, before + 1, wanted + 1) and part.element != "body":
            expected = _written(mark.kind, before + 1)
            self._add("DC-7072", part, None, str(part.number), mark.sign, expected=expected)

    def _add(
        self, code: str, part: Part, said: Prescribed | None, cause: str, got: str, **facts: Any
    ) -> None:
        self.found.add(
            code,
            cause,
            paragraph=part.number,
            prescribed=said,
            got=got,
            **named(part.element),
            **facts,
        )


def _number(mark: Mark) -> int:
    """Return which one a mark is; 0 for what counts nothing."""
    try:
        if mark.kind == "number":
            return int(mark.sign)
        return read_roman(mark.sign) if mark.kind == "roman" else read_point(mark.sign)
    except ValueError:
        return 0


def _written(kind: str, number: int) -> str:
    if kind == "number":
        return str(number)
    return roman(number) if kind == "roman" else point(min(number, 23))
