"""Which official form a document takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from attrs import evolve

from dcbase.layout.problems import LayoutProblemError, Place, ProfileProblemError
from dcbase.model import Profile, valid_on
from dcbase.text import short_date


def choose_profile(profiles: Iterable[Profile], issuer: str, on: date) -> Profile | None:
    """Return the official form for an issuer on a day.

    Args:
        profiles: The forms there are.
        issuer: ``party`` or ``government``.
        on: Day of issue, else the deadline.

    Returns:
        Of the forms of this issuer that hold on that day the one which began last, the first
        of them if several did; None if there is none.  A form without an issuer (a house
        style) is chosen by name only.
    """
    fitting = [
        profile
        for profile in profiles
        if profile.issuer and profile.issuer == issuer and valid_on(profile, on)
    ]
    return max(fitting, key=lambda profile: profile.valid_from or date.min, default=None)


def no_profile(layout: str, issuer: str, on: date) -> LayoutProblemError:
    """Return the failure that no official form of an issuer holds on a day.

    Args:
        layout: Code of the layout that is to be printed.
        issuer, on: As for `choose_profile`.
    """
    return Place(layout, "profile").error("no-profile", issuer=issuer, day=short_date(on))


def resolve_profile(profile: Profile, find: Callable[[str], Profile]) -> Profile:
    """Return a profile with what it extends in it; its own values win.

    Args:
        profile: The profile as it was written.
        find: Returns a profile by code.

    Raises:
        ProfileProblemError: Profiles extend one another in a circle.
    """
    return _resolved(profile, find, ())


def _resolved(profile: Profile, find: Callable[[str], Profile], seen: tuple[str, ...]) -> Profile:
    if not profile.extends:
        return profile
    if profile.code in seen:
        way = " → ".join((*seen, profile.code))
        raise ProfileProblemError.of(Place(profile.code, "extends").problem("circle", way=way))
    base = _resolved(find(profile.extends), find, (*seen, profile.code))
    return evolve(
        profile,
        extends="",
        issuer=profile.issuer or base.issuer,
        wording=base.wording.with_(profile.wording),
        typography=base.typography.with_(profile.typography),
    )
