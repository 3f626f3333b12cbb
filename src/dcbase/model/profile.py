"""Official forms of documents, dated."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from dcbase.model.frozenmap import FrozenMap
from dcbase.model.named import Named


@frozen(kw_only=True)
class Prescribed:
    """One value of an official form, with where it is written and how sure that is.

    Args:
        value: Text, or a number in mm or points as decimal text.
        source: The act and the place in it.
        certainty: ``found`` in the source, ``high``, ``mid`` or ``low`` from practice.
    """

    value: str
    source: str = ""
    certainty: str = "found"


@frozen(kw_only=True)
class Profile(Named):
    """The form that a document takes, from one day to another.

    `wording` decides which words are printed (marks, header lines, the rule line, "T/M" or
    "TM."), so that every format has the same words; `typography` how they look.

    Args:
        issuer: ``party`` or ``government``: whose form it is; empty fits no issuer by itself.
        extends: Code of a profile whose values hold where this one has none; or empty.
    """

    name: str
    name_en: str = ""
    issuer: str = ""
    extends: str = ""
    wording: FrozenMap[str, Prescribed] = FrozenMap()
    typography: FrozenMap[str, Prescribed] = FrozenMap()
    valid_from: date | None = None
    valid_to: date | None = None

    def says(self, key: str) -> str:
        """Return a value of the wording; empty if the form has no such words."""
        prescribed = self.wording.get(key)
        return prescribed.value if prescribed else ""
