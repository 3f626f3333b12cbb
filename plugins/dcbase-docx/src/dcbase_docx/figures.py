"""The printed figures of a Word file: a bookmark at each, and where it comes from in a part.

The part ``customXml/item1.xml`` lists for every bookmark which figure it is, the text that was
printed and, where the figure was sent, file, sha256 and place.  Word keeps both when the file is
edited, so that `dcbase trace` and the checker still find what was printed first.
"""

from __future__ import annotations

import re
from collections import Counter

from attrs import define, field, fields

from dcbase.model import (
    Aggregate,
    FigureAt,
    Known,
    Origin,
    Period,
    Printed,
    Record,
)
from dcbase_docx.escaping import attribute
from dcbase_docx.parts import XML

NAMESPACE = "urn:dcbase:figures:1"
_LONGEST = 40
"""Characters of a bookmark's name, at most (ECMA-376 part 1, 17.13.6.2)."""
_STRANGE = re.compile(r"\W+", re.ASCII)
_PLACE = tuple(one.name for one in fields(Origin))


@define
class Figures:
    """Names the printed figures of one document, in printing order.

    Args:
        record: Whose figures they are.
        profile: Code of the form that it is printed in, for whoever checks the file later.
    """

    record: Record
    profile: str = ""
    entries: list[str] = field(factory=list)
    counted: Counter[str] = field(factory=Counter)
    prefixes: dict[FigureAt, tuple[str, str]] = field(factory=dict)

    def bookmark(self, printed: Printed) -> tuple[str, str]:
        """Return what stands before and behind the run of a printed figure."""
        ref = printed.ref
        known = self.prefixes.get(ref)
        if known is None:
            known = self.prefixes[ref] = (self._name(ref), self._facts(ref))
        prefix, facts = known
        alike = prefix.casefold()  # Word does not tell capitals from small letters here
        self.counted[alike] += 1
        name = f"{prefix}_{self.counted[alike]}"
        number = len(self.entries)
        self.entries.append(f'<figure name="{name}"{facts} text={attribute(printed.text)}/>')
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>',
            f'<w:bookmarkEnd w:id="{number}"/>',
        )

    def part(self) -> str:
        """Return the list of all figures, as XML."""
        form = f" profile={attribute(self.profile)}" if self.profile else ""
        form += f" period={attribute(str(_period(self.record)))}"
        return f'{XML}<figures xmlns="{NAMESPACE}"{form}>{"".join(self.entries)}</figures>'

    def _name(self, ref: FigureAt) -> str:
        then = "before" if ref.before else ""
        parts = ("dc", ref.unit or self.record.unit.code, ref.code, ref.slot, then)
        name = "_".join(_STRANGE.sub("_", part) for part in parts if part)
        return name[: _LONGEST - 6]

    def _facts(self, ref: FigureAt) -> str:
        said = {"unit": ref.unit or self.record.unit.code, "code": ref.code, "slot": ref.slot}
        if ref.before and self.record.before is not None:
            said["period"] = str(_period(self.record.before))
        origin = _origin(self.record, ref)
        if origin is not None:
            said |= {name: getattr(origin, name) for name in _PLACE}
        pairs = ((name, value) for name, value in said.items() if value not in (None, ""))
        return "".join(f" {name}={attribute(str(value))}" for name, value in pairs)


def _origin(record: Record, ref: FigureAt) -> Origin | None:
    """Return where a figure stood, or None for one that was computed or not sent."""
    figure = ref.of(record)
    if ref.slot and isinstance(figure, Known) and ref.slot in figure.restated:
        return figure.restated[ref.slot].origin
    return figure.origin


def _period(record: Record) -> Period:
    return record.round.period if isinstance(record, Aggregate) else record.period
