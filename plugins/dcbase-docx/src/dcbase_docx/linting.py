"""The checker of Word files: any of them, ours or not, against an official form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dcbase.layout import typography
from dcbase.model import Finding, Profile, Received
from dcbase.reading import PackageError
from dcbase_docx.lint_findings import Found
from dcbase_docx.lint_formats import Formats
from dcbase_docx.lint_looks import Looks
from dcbase_docx.lint_marks import Marks
from dcbase_docx.lint_page import Pages
from dcbase_docx.lint_roles import Part, roles_of
from dcbase_docx.lint_words import Words
from dcbase_docx.numbering import children, numbering_of, value
from dcbase_docx.sent_lines import Walk
from dcbase_docx.sent_parts import Parts, parts_of
from dcbase_docx.sent_styles import styles_of
from dcbase_docx.sent_words import Seen, lost_fields
from dcbase_docx.template_names import names_of
from dcbase_docx.template_proof import check_marks, is_template
from dcbase_docx.tracing import is_ours, traced_in

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKED = frozenset("ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def lint_word(received: Received, profile: Profile) -> Iterable[Finding]:
    """Hold a Word file against an official form.

    Args:
        received: A ``.docx`` as it came, of whatever program.
        profile: The form, with what it extends in it.

    Returns:
        Findings, each cause once, with what came, what the form says and its source; one of
        stage 1 if the file cannot be read.  It does not raise for bad content.

    Raises:
        dcbase.layout.ProfileProblemError: The profile's typography makes no sense.
    """
    try:
        return list(_linted(received, parts_of(received.content), profile))
    except PackageError as error:
        return [error.finding(file=received.name, sha256=received.sha256)]


def _linted(received: Received, parts: Parts, profile: Profile) -> Iterator[Finding]:
    if is_template(parts):
        yield from _template(received, parts, profile)
        return
    root = parts.document()
    styles = styles_of(parts.root("styles"))
    numbering = numbering_of(parts.root("numbering"), styles.list_of)
    walk = Walk(received.name, received.sha256, styles, numbering, Seen())
    walk.seen.lost_fields = lost_fields(root)
    lines = [line for body in children(root, "body") for line in walk.lines(body)]
    roles = roles_of(lines, profile)
    formats = Formats(parts.root("styles"), parts.root("theme"))
    found, form = Found(received), typography(profile)
    letters = sum(len(part.text) for part in roles.parts)
    Pages(form, parts, formats, found).check(root, letters)
    if letters:
        Words(profile, roles, formats, walk.elements, found, is_ours(parts.package)).check()
        Looks(form, formats, walk.elements, found).check(roles.parts)
        Marks(profile, found).check(roles.parts)
        _language(roles.parts, formats, walk.elements, found)
    else:
        found.add("DC-7090")
    _figures(parts, walk.elements, found)
    yield from found.findings()


def _template(received: Received, parts: Parts, profile: Profile) -> Iterator[Finding]:
    """Look at the marks and the pages of an office's own template: its words are not there yet."""
    found, formats = Found(received), Formats(parts.root("styles"), parts.root("theme"))
    count = check_marks(parts, names_of(None, None), found)
    found.add("DC-7093", marks=count)
    Pages(typography(profile), parts, formats, found).check(parts.document(), 0)
    yield from found.findings()


def _language(
    parts: Iterable[Part], formats: Formats, elements: list[_Element], found: Found
) -> None:
    """Tell Vietnamese text that the file calls something else: Word then marks every word."""
    spoken: Counter[str] = Counter()
    for part in parts:
        if _MARKED & set(part.text.lower()):
            for text, look in formats.pieces(elements[part.number - 1], part.words):
                spoken[look.get("language", "")] += len(text)
    usual = max(spoken, key=lambda one: spoken[one], default="vi")
    if not usual.lower().startswith("vi"):
        found.add("DC-7020", got=usual or "–")


def _figures(parts: Parts, elements: list[_Element], found: Found) -> None:
    """Compare each printed figure with the data that it came from."""
    changed = [traced for traced in traced_in(parts.package) if traced.changed]
    if not changed:
        return
    places = {
        value(mark, "name"): number
        for number, paragraph in enumerate(elements, start=1)
        for mark in paragraph.iter("{*}bookmarkStart")
    }
    for traced in changed:
        slot = f".{traced.ref.slot}" if traced.ref.slot else ""
        origin = traced.origin
        found.add(
            "DC-7082" if traced.now is None else "DC-7081",
            traced.name,
            paragraph=places.get(traced.name),
            subject=f"{traced.ref.code}{slot}",
            unit=traced.ref.unit,
            printed=traced.printed,
            got=traced.now or "",
            origin=str(origin) if origin else "–",
        )
