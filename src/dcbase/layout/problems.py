"""What can be wrong with a layout, said in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from attrs import frozen

from dcbase.errors import LayoutError
from dcbase.messages import say
from dcbase.model import FrozenMap


@frozen(kw_only=True)
class Problem:
    """One thing in a layout that cannot be carried out.

    Args:
        layout: Full code of the layout.
        part: The part it stands in: a slot, or ``title``, ``opening``, ``closing`` and so on.
        key: Of its words in the catalog of messages.
        facts: What the words are made from.
    """

    layout: str
    part: str
    key: str
    facts: FrozenMap[str, str]

    def words(self, language: str = "vi") -> str:
        """Say what is wrong in ``vi`` or ``en``, without the place."""
        facts = dict(self.facts)
        nearest = facts.pop("nearest", "")
        said = say(f"layout.{self.key}", language, **facts)
        return said + (say("layout.nearest", language, nearest=nearest) if nearest else "")

    def __str__(self) -> str:
        return str(self.error())

    def error(self) -> LayoutProblemError:
        """Return the failure that this problem is when the layout has to be carried out."""
        return LayoutProblemError(
            layout=self.layout, part=self.part, problem=self.words("en"), found=self
        )


class LayoutProblemError(LayoutError):
    """A layout cannot be carried out.  Facts also: `found`, the `Problem` in both languages."""

    def _shown(self, language: str) -> dict[str, object]:
        return {**self.facts, "problem": self.facts["found"].words(language)}


class ProfileProblemError(LayoutProblemError):
    """An official form makes no sense.

    Facts: `layout` (the profile), `part` (the key), `problem`, `found`.
    """

    key = "profile"

    @classmethod
    def of(cls, found: Problem) -> ProfileProblemError:
        """Return the failure that a problem of a profile is."""
        return cls(layout=found.layout, part=found.part, problem=found.words("en"), found=found)


@frozen
class Place:
    """Where in a layout something stands; makes the problems found there."""

    layout: str
    part: str

    def problem(self, key: str, **facts: str) -> Problem:
        return Problem(layout=self.layout, part=self.part, key=key, facts=FrozenMap(facts))

    def error(self, key: str, **facts: str) -> LayoutProblemError:
        return self.problem(key, **facts).error()


def nearest(name: str, names: Iterable[str] | Mapping[str, object]) -> str:
    """Return the name that comes nearest to a misspelt one, or an empty text."""
    by_case = {known.casefold(): known for known in names}
    found = get_close_matches(name.casefold(), by_case, n=1, cutoff=0.5)
    return by_case[found[0]] if found else ""
