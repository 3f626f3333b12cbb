"""A layout that takes over another one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import evolve

from dcbase.errors import UnknownCodeError
from dcbase.layout.problems import Place, Problem, nearest
from dcbase.model import Layout, LayoutPart

_INHERITED = (
    *("title", "subject", "header", "recipients", "signature"),
    *("opening", "closing", "annex", "every_slot", "contents"),
)


def resolve_layout(layout: Layout, find: Callable[[str], Layout]) -> Layout:
    """Return a layout with what it extends in it.

    A part with the slot of a part that is taken over replaces it, one with `after` is
    inserted behind that slot, any other comes at the end.  What the layout does not say
    itself (its title, its subject and so on) is taken over.

    Args:
        layout: The layout as it was written.
        find: Returns a layout by code.

    Raises:
        dcbase.errors.LayoutError: Two parts of a layout are of one slot, a layout extends one
            that there is not, layouts extend one another in a circle, one for aggregates extends
            one for reports, or `after` names a slot that is not there.
    """
    return _resolved(layout, find, ())


def twice(layout: Layout) -> Iterator[Problem]:
    """Yield a problem for each part of a layout's own that another part of it would replace."""
    first: dict[str, int] = {}
    for number, part in enumerate(layout.body, 1):
        before = first.setdefault(part.slot, number)
        if before != number:
            facts = {"slot": part.slot, "first": str(before), "second": str(number)}
            yield Place(layout.code, part.slot).problem("repeated-slot", **facts)


def _resolved(layout: Layout, find: Callable[[str], Layout], seen: tuple[str, ...]) -> Layout:
    for problem in twice(layout):
        raise problem.error()
    if not layout.extends:
        return layout
    place = Place(layout.code, "extends")
    if layout.code in seen:
        raise place.error("circle", way=" → ".join((*seen, layout.code)))
    try:
        extended = find(layout.extends)
    except UnknownCodeError as error:
        near = error.suggestion.strip("→ ?") if error.suggestion.startswith("→") else ""
        raise place.error("unknown-base", base=layout.extends, nearest=near) from error
    base = _resolved(extended, find, (*seen, layout.code))
    if base.of != layout.of:
        raise place.error("other-subject", base=base.code)
    said = {name: getattr(layout, name) or getattr(base, name) for name in _INHERITED}
    # With every slot printed, `after` may name a slot of the form, which is known only later.
    strict = not said["every_slot"]
    return evolve(layout, **said, extends="", body=_joined(layout, base.body, strict))


def _joined(layout: Layout, base: tuple[LayoutPart, ...], strict: bool) -> tuple[LayoutPart, ...]:
    """Put the parts of a layout among those that it takes over."""
    body = list(base)
    for part in layout.body:
        slots = [other.slot for other in body]
        if part.after:
            body = [other for other in body if other.slot != part.slot]
            _insert(body, part, Place(layout.code, part.slot), strict)
        elif part.slot in slots:
            body[slots.index(part.slot)] = part
        else:
            body.append(part)
    return tuple(body)


def _insert(body: list[LayoutPart], part: LayoutPart, place: Place, strict: bool) -> None:
    """Insert a part behind the slot it names, and behind whatever else asked for that place."""
    slots = [other.slot for other in body]
    if part.after not in slots:
        if strict:
            near = nearest(part.after, slots)
            raise place.error("unknown-after", slot=part.after, nearest=near)
        body.append(part)
        return
    index = slots.index(part.after) + 1
    while index < len(body) and body[index].after == part.after:
        index += 1
    body.insert(index, part)
