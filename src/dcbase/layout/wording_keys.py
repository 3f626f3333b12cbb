"""Which words an official form may give, and what may stand in braces in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from dcbase.layout.problems import Place, Problem, nearest
from dcbase.model import FrozenMap, Prescribed, Profile

CERTAINTIES: Final = ("found", "high", "mid", "low")
_COUNTED: Final = ("roman", "number", "letter")
_LEVELS: Final = range(1, 10)

FILLED: Final[FrozenMap[str, tuple[str, ...]]] = FrozenMap(
    {
        "number": ("number", "type", "office"),
        "place-and-date": ("place", "date"),
        **{f"heading.{level}": _COUNTED for level in _LEVELS},
        "recipients.note": ("note", "end"),
        "annex.mark": ("roman",),
        "annex.reference": ("title", "sign", "date", "organisation"),
    }
)
"""Keys whose words are completed, with the names of what is put in."""

CHOICES: Final[FrozenMap[str, tuple[str, ...]]] = FrozenMap(
    {"organisation.case": ("upper",), "subject.start": ("lower",)}
)
"""Keys whose words are one of a few; an empty text takes back what the form extended says."""

PLAIN: Final = (
    *("organisation.mark", "organisation.spelling", "national.1", "national.2", "rule", "item"),
    *("recipients.title", "recipients.mark", "recipients.end", "recipients.last"),
    *("closing.end", "signature.committee", "signature.on-behalf"),
)
"""Keys whose words are printed as they are."""

_BRACES = re.compile(r"\{([^{}]*)\}?|\}")


def check_wording(profile: Profile) -> Iterator[Problem]:
    """Yield what is wrong with the words of a form, each key by itself.

    Args:
        profile: As it was written; what it extends is not looked at.
    """
    known = (*FILLED, *CHOICES, *PLAIN)
    for key, prescribed in profile.wording.items():
        place = Place(profile.code, key)
        if key not in known:
            yield place.problem("typography-key", name=key, nearest=nearest(key, known))
            continue
        if key in CHOICES and prescribed.value not in ("", *CHOICES[key]):
            yield _unlike(place, prescribed.value, CHOICES[key])
        for found in _BRACES.finditer(prescribed.value if key in FILLED else ""):
            if found[1] not in FILLED[key] or not found[0].endswith("}"):
                facts = {"braces": found[0], "expected": _braced(FILLED[key])}
                yield place.problem("wording-braces", **facts)
    yield from _uncertain(profile, profile.wording)
    yield from _uncertain(profile, profile.typography)


def _uncertain(profile: Profile, values: Mapping[str, Prescribed]) -> Iterator[Problem]:
    for key, prescribed in values.items():
        if prescribed.certainty not in CERTAINTIES:
            place = Place(profile.code, f"{key}, certainty")
            yield _unlike(place, prescribed.certainty, CERTAINTIES)


def _unlike(place: Place, value: str, expected: tuple[str, ...]) -> Problem:
    return place.problem("typography-value", value=value, expected=", ".join(expected))


def _braced(names: tuple[str, ...]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
