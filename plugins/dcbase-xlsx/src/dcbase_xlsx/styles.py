"""How cells look: Times New Roman 13, pale yellow to fill in, grey and locked otherwise."""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import Factory, define

Style: TypeAlias = Any
"""XlsxWriter's format; the library is loaded when a workbook is written, not before."""

FONT = {"font_name": "Times New Roman", "font_size": 13, "font_scheme": False}
_BORDER = {"border": 1, "border_color": "#7F7F7F"}
_TOP = {"valign": "top", "text_wrap": True}
_INPUT = {**_BORDER, "bg_color": "#FFFBE6", "locked": False}
_LOCKED = {**_BORDER, **_TOP, "valign": "vcenter"}
_WRONG = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "border_color": "#C00000"}
_STYLES: dict[str, dict[str, Any]] = {
    "plain": {},
    "title": {"bold": True, "font_size": 14},
    "strong": {"bold": True},
    "wrapped": _TOP,
    "print-code": {"font_size": 11, "font_color": "#595959"},
    "head": {**_LOCKED, "bold": True, "bg_color": "#D9E1F2", "align": "center"},
    "label": _LOCKED,
    "label-strong": {**_LOCKED, "bold": True, "valign": "top"},
    "code": {**_LOCKED, "font_size": 11, "font_color": "#595959", "align": "center"},
    "text-code": {**_LOCKED, "font_size": 8, "font_color": "#7F7F7F", "valign": "top"},
    "centre": {**_LOCKED, "align": "center"},
    "previous": {**_LOCKED, "align": "right", "font_color": "#595959"},
    "computed": {**_LOCKED, "align": "right", "bg_color": "#EDEDED"},
    "unused": {**_BORDER, "bg_color": "#EDEDED"},
    # 3 is the built-in "#,##0".
    "integer": {**_INPUT, "num_format": 3, "align": "right", "valign": "vcenter"},
    # General, so that Excel shows "98%" as what it is when somebody types the sign.
    "number": {**_INPUT, "align": "right", "valign": "vcenter"},
    "choice": {**_INPUT, "align": "center", "valign": "vcenter"},
    # 49 is text, so that "- việc thứ nhất" is no formula.
    "words": {**_INPUT, **_TOP, "num_format": 49},
    "goes-on": {**_LOCKED, "valign": "top", "italic": True, "font_color": "#595959"},
    "row": {**_BORDER, **_TOP},
    "link": {**_BORDER, **_TOP, "font_color": "#0563C1", "underline": 1},
}
MISSING = {"bg_color": "#FCD5A4"}
"""Over an input cell that must be filled in and is not."""


@define
class Styles:
    """The styles of one workbook, each made once."""

    workbook: Any
    _made: dict[tuple[str, bool], Style] = Factory(dict)
    _missing: list[Style] = Factory(list)

    def __call__(self, name: str, *, wrong: bool = False) -> Style:
        """Return a style by name; a wrong cell looks the same, in red."""
        key = (name, wrong)
        if key not in self._made:
            properties = {**FONT, **_STYLES[name], **(_WRONG if wrong else {})}
            self._made[key] = self.workbook.add_format(properties)
        return self._made[key]

    def missing(self) -> Style:
        """Return the style laid over an empty cell that must be filled in."""
        if not self._missing:
            self._missing.append(self.workbook.add_format(MISSING))
        return self._missing[0]


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text has in a column.

    Args:
        width: Of the column, in digits of the font; letters are a little narrower.
    """
    most = max(1, int(width * 1.1))
    return sum(max(1, -(-_length(line) // most)) for line in text.split("\n"))


def _length(line: str) -> int:
    """Return how long a line is, in small letters: a capital is half as wide again."""
    return len(line) + sum(map(str.isupper, line)) // 2


def height(text: str, width: float, *, least: int = 1) -> float:
    """Return the height of a row, in points, that shows a text in a column.

    Args:
        width: Of the column, in digits of the font.
        least: The lines it has at least.
    """
    return min(409.0, 17.5 * max(lines_of(text, width), least) + 3)
