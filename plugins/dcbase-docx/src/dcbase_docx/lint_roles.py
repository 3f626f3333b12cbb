"""Which part of an official document each paragraph of a Word file is, by its words and place.

Nobody asks how the styles are called: a file of another program has the same parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from attrs import define, field, frozen

from dcbase.model import Profile
from dcbase.reading.outline import Line
from dcbase.text import nfc
from dcbase_docx.lint_authority import is_post

_MOST_OF_HEAD = 60
"""Paragraphs: the title stands no further down."""
_MOST_OF_SIGNATURE = 8
_LONGEST = 300
"""Letters: no line of the head has more."""
_ALIKE = 0.85
_NATIONAL = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
)
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_TITLES = frozenset(
    (
        *("BÁO CÁO", "KẾ HOẠCH", "TỜ TRÌNH", "THÔNG BÁO", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CHỈ THỊ"),
        *("CHƯƠNG TRÌNH", "HƯỚNG DẪN", "KẾT LUẬN", "QUY ĐỊNH", "QUY CHẾ", "BIÊN BẢN", "GIẤY MỜI"),
        *("PHƯƠNG ÁN", "ĐỀ ÁN", "THÔNG CÁO", "TỔNG HỢP"),
    )
)
_NUMBER = re.compile(r"số\b[:.]?\s*\S*\s*[-/]", re.IGNORECASE)
_DATED = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.IGNORECASE)
_DASHES = re.compile(r"[-–—_=]{3,}")
_NUMERIC = re.compile(r"[^,]{2,40},?\s+(?:ngày\s+)?[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")
_STAR = re.compile(r"[*★]")
_BEHALF = re.compile(r"(?:T[/.]?[ML]|K[/.]?T|TUQ|Q)[./]?\s+\S", re.IGNORECASE)
_HEADING = re.compile(r"(?P<mark>(?P<sign>[IVXLC]+|[0-9]{1,2}|[a-zđA-ZĐ])(?P<end>[.)/-]))\s*\S")


@frozen(kw_only=True)
class Mark:
    """The mark of a heading: its kind (``roman``, ``number``, ``letter``), sign and end."""

    kind: str
    sign: str
    end: str


@define(kw_only=True)
class Part:
    """A paragraph, or one of its lines, and what it is in the document.

    Args:
        number: Of the paragraph, from 1.
        element: Of the typography; empty for what is not looked at.
        text: Its words, blanks collapsed.
        mark: Of a heading.
        line: As the reader gives it.
        apart: Other lines of the paragraph are parts of their own.
    """

    number: int
    text: str
    line: Line
    element: str = ""
    mark: Mark | None = None
    apart: bool = False

    @property
    def words(self) -> str:
        """Its words where its paragraph has others beside; else empty."""
        return self.text if self.apart else ""


@define
class Roles:
    """The parts of one document in printing order."""

    parts: list[Part] = field(factory=list)

    def of(self, *elements: str) -> list[Part]:
        """Return the parts that are one of these elements."""
        return [part for part in self.parts if part.element in elements]

    def first(self, element: str) -> Part | None:
        return next(iter(self.of(element)), None)


def roles_of(lines: Iterable[Line], profile: Profile) -> Roles:
    """Tell what each paragraph is.

    Args:
        lines: Of the body, in order.
        profile: Whose words are known, beside those of both official forms.
    """
    parts = [part for group in _grouped(lines, profile) for part in group]
    _head(parts, profile)
    _foot(parts)
    _tables(parts)
    _body(parts)
    return Roles(parts)


def alike(one: str, other: str) -> bool:
    """Tell whether one text was meant to be the other."""
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() >= _ALIKE


def mark_of(text: str, computed: str = "") -> Mark | None:
    """Return the mark that a heading begins with.

    Args:
        text: Of the paragraph.
        computed: The mark that Word counted itself.
    """
    found = _HEADING.match(f"{computed} x" if computed else text)
    if found is None:
        return None
    sign = found["sign"]
    kind = "number" if sign.isdigit() else "roman" if sign.isupper() else "letter"
    if kind == "roman" and not re.fullmatch("[IVXLC]+", sign):
        return None
    return Mark(kind=kind, sign=sign, end=found["end"])


def _grouped(lines: Iterable[Line], profile: Profile) -> list[list[Part]]:
    """Return the parts of each paragraph: its lines in head and end, else the whole of it."""
    every = [list(group) for _, group in groupby(map(_part, lines), key=lambda one: one.number)]
    begun = _last_of_head([part for group in every for part in group])
    where = next((part for group in every for part in group if _is_recipients(part)), None)
    national = (*_NATIONAL, profile.says("national.1"))
    grouped = []
    for group in every:
        kept = len(group)
        if where is None or not _belongs(group[0], where):
            title = next((at for at, part in enumerate(group) if _is_title(part)), kept)
            kept = min(title + 1, kept) if group[0].number <= begun else 0
        whole = _whole(group)
        if len(group) == 1 or not kept or _of_head(whole.text, national) in ("national", "motto"):
            grouped.append([whole])
            continue
        grouped.append([*group[:kept], *([_whole(group[kept:])] if group[kept:] else [])])
        for part in grouped[-1]:
            part.apart = True
    return grouped


def _part(line: Line) -> Part:
    number = (line.origin.paragraph if line.origin else None) or 0
    return Part(number=number, text=" ".join(nfc(line.text).split()), line=line)


def _whole(group: Sequence[Part]) -> Part:
    """Return lines that were broken by hand as one."""
    text = " ".join(part.text for part in group if part.text)
    return Part(number=group[0].number, text=text, line=group[0].line)


def _last_of_head(parts: Sequence[Part]) -> int:
    """Return the paragraph in which the head ends: with the title, or else with the date."""
    for ends in (_is_title, lambda part: _DATED.search(part.text) is not None):
        found = next((part.number for part in parts[: 2 * _MOST_OF_HEAD] if ends(part)), 0)
        if found:
            return found
    return 0


def _is_recipients(part: Part) -> bool:
    return part.text[:8].casefold() == "nơi nhận"


def _belongs(part: Part, where: Part) -> bool:
    """Tell whether a part stands in the paragraph or the row of the recipients."""
    cell, row = part.line.cell, where.line.cell
    in_row = cell is not None and row is not None and cell[:2] == row[:2]
    return in_row or part.number == where.number


def _head(parts: Sequence[Part], profile: Profile) -> None:
    head = [part for part in parts[:_MOST_OF_HEAD] if len(part.text) <= _LONGEST]
    titled = next((at for at, part in enumerate(head) if _is_title(part)), None)
    if titled is None:
        dated = [at for at, part in enumerate(head) if _DATED.search(part.text)]
        head = head[: dated[0] + 1] if dated else []
    else:
        _subject(parts, parts.index(head[titled]))
        head = head[:titled]
    national = [*_NATIONAL, profile.says("national.1")]
    for part in filter(lambda one: one.text, head):
        part.element = _of_head(part.text, national)
    if any(part.element for part in head):
        _issuer(head)


def _is_title(part: Part) -> bool:
    return part.line.cell is None and part.text.upper().strip(" :.") in _TITLES


def _of_head(text: str, national: Sequence[str]) -> str:
    if any(known and alike(text, known) for known in national):
        return "national"
    if alike(text, _MOTTO):
        return "motto"
    if _DATED.search(text) or _NUMERIC.fullmatch(text):
        return "place-date"
    if _NUMBER.match(text):
        return "number"
    if _STAR.fullmatch(text):
        return "mark"
    return ""


def _issuer(head: Sequence[Part]) -> None:
    """Name what is left of the head: the issuer, and whoever is above it."""
    left = [part for part in head if part.text and not part.element and not _ruled(part.text)]
    left = [part for part in left if part.line.cell is None or part.line.cell[2] == 1]
    for part in left:
        part.element = "parent"
    if left:
        left[-1].element = "organisation"
    # A long name is broken over lines of one paragraph, under that of whoever is above.
    own = [part for part in left if part.number == left[-1].number]
    for part in own if len(own) < len(left) else ():
        part.element = "organisation"


def _ruled(text: str) -> bool:
    return _DASHES.fullmatch(text.replace(" ", "")) is not None


def _subject(parts: Sequence[Part], titled: int) -> None:
    parts[titled].element = "title"
    for part in parts[titled + 1 : titled + 5]:
        if not part.text:
            continue
        if _ruled(part.text):
            part.element = "rule"
            return
        if not part.line.centred or part.line.style or part.line.cell is not None:
            return
        part.element = "subject"


def _foot(parts: Sequence[Part]) -> None:
    at = next((at for at, part in enumerate(parts) if _is_recipients(part)), None)
    if at is None:
        _signed(parts)
        return
    title = parts[at]
    title.element = "recipients-title"
    where = title.line.cell
    for part in parts[at + 1 :]:
        mine = part.line.cell
        if (mine is None) != (where is None) or (where and mine and mine != where):
            break
        if where is None and not re.match(r"[-–+•*]", part.text) and part.text:
            break
        part.element = "recipients" if part.text else ""
    if where is not None:
        _signature([one for one in parts if _beside(one, where)])
    else:
        _signed(parts)


def _signed(parts: Sequence[Part]) -> None:
    """Find a signature that stands in no table: from "on behalf of" on, to the next part."""
    at = next((at for at, part in enumerate(parts) if _BEHALF.match(part.text)), len(parts))
    own: list[Part] = []
    for part in parts[at : at + _MOST_OF_SIGNATURE]:
        if part.element:
            break
        own.append(part)
    _signature(own)


def _beside(part: Part, where: tuple[int, int, int]) -> bool:
    cell = part.line.cell
    return cell is not None and cell[:2] == where[:2] and cell[2] > where[2]


def _signature(parts: Sequence[Part]) -> None:
    said = [part for part in parts if part.text]
    for part in said:
        if _BEHALF.match(part.text):
            part.element = "authority"
        elif part.text != part.text.upper() or _is_name(part, said):
            part.element = "signer"
        else:
            part.element = "capacity"


def _is_name(part: Part, signed: Sequence[Part]) -> bool:
    """Tell a name in capitals, which ends a signature, from the post above it."""
    above = [one for one in signed if one.element == "capacity"]
    words = len(part.text.split())
    return part is signed[-1] and bool(above) and 2 <= words <= 5 and not is_post(part.text)


def _tables(parts: Sequence[Part]) -> None:
    """Tell the tables of figures from those that only hold head and end."""
    framing = {part.line.cell[0] for part in parts if part.element and part.line.cell}
    for part in parts:
        cell = part.line.cell
        if cell is not None and part.text and not part.element and cell[0] not in framing:
            part.element = "table-head" if cell[1] == 1 else "table"


def _body(parts: Sequence[Part]) -> None:
    begun = next((at for at, part in enumerate(parts) if part.element == "title"), -1)
    for part in parts[begun + 1 :]:
        if part.text and not part.element and part.line.cell is None:
            part.element, part.mark = _of_body(part)


def _of_body(part: Part) -> tuple[str, Mark | None]:
    line = part.line
    if re.match(r"[-–+•▪●○□❖➢✓]\s*\S", line.mark or part.text):
        return "item", None
    mark = mark_of(part.text, line.mark)
    if part.text.upper().startswith("PHỤ LỤC") and (line.style or line.centred):
        return "annex-title", None
    if part.text.casefold().startswith("(kèm theo"):
        return "annex-reference", None
    if mark is not None and (line.style or line.bold):
        return f"heading.{line.style or _level(mark)}" if line.style <= 4 else "", mark
    if line.style or (line.centred and line.bold):
        return "", None
    return "body", mark if mark is not None and mark.kind == "letter" else None


def _level(mark: Mark) -> int:
    return {"roman": 1, "number": 2, "letter": 3}[mark.kind]
