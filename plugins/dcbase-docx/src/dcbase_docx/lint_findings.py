"""What is wrong with a Word file, each cause once: its kind, first place, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import define, evolve, field

from dcbase.model import (
    Fact,
    Finding,
    FrozenMap,
    Origin,
    Prescribed,
    Profile,
    Received,
    Severity,
    core_kind,
)

_LINES = {"exact": "đúng", "single": "đơn", "atLeast": "ít nhất"}
_WEIGHTS = {"found": Severity.ERROR, "high": Severity.ERROR, "low": Severity.INFO}
"""By how sure the form's value is; otherwise it is a warning."""


@define
class Found:
    """Collects findings; the same cause again is counted."""

    received: Received
    by_cause: dict[tuple[str, ...], Finding] = field(factory=dict)
    counts: dict[tuple[str, ...], int] = field(factory=dict)

    def add(
        self,
        code: str,
        *cause: str,
        paragraph: int | None = None,
        subject: str = "",
        prescribed: Prescribed | None = None,
        severity: Severity | None = None,
        **facts: Fact,
    ) -> None:
        """Add one.

        Args:
            code: Of its kind.
            cause: What makes it the same as another of its kind.
            paragraph: Where it stands.
            subject: What it is about.
            prescribed: What the form says, which decides how much it weighs.
            severity: How much it weighs, whatever the form says.
            facts: What its words are made from.
        """
        key = (code, *cause)
        self.counts[key] = self.counts.get(key, 0) + 1
        if key in self.by_cause:
            return
        said: dict[str, Fact] = {**facts}
        if prescribed is not None:
            severity = severity or _WEIGHTS.get(prescribed.certainty, Severity.WARNING)
            said = {"expected": prescribed.value, "source": prescribed.source, **facts}
        for name in ("got", "expected"):
            said.setdefault(f"{name}_vi", in_vietnamese(str(said.get(name, ""))))
        origin = Origin(self.received.name, self.received.sha256, paragraph=paragraph)
        kind = core_kind(code)
        made = kind.found(subject=subject, origin=origin, severity=severity, facts=said)
        self.by_cause[key] = made

    def findings(self) -> Iterator[Finding]:
        """Yield them in the order in which they were met, each with its count."""
        for key, finding in self.by_cause.items():
            yield evolve(finding, facts=FrozenMap({**finding.facts, "count": self.counts[key]}))


def in_vietnamese(text: str) -> str:
    """Return a measure as Vietnamese writes it: a decimal comma, words for kinds of lines."""
    text = re.sub(r"(?<=[0-9])\.(?=[0-9])", ",", text)
    for word, said in _LINES.items():
        text = re.sub(rf"\b{word}\b", said, text)
    return text


def wording_of(profile: Profile, key: str) -> Prescribed | None:
    """Return what the form says of words; None if it says nothing."""
    said = profile.wording.get(key)
    return said if said is not None and said.value else None


def named(element: str) -> dict[str, Any]:
    """Return how an element is called, as facts in both languages."""
    vi, en = _names()["element"].get(element, (element, element))
    return {"element_vi": vi, "element_en": en}


def valued(name: str, word: str) -> dict[str, Any]:
    """Return what a value means, as facts in both languages: ``got_vi``, ``got_en``."""
    vi, en = _names()["value"].get(word, (word, word))
    return {f"{name}_vi": vi, f"{name}_en": en}


@cache
def _names() -> Mapping[str, Mapping[str, tuple[str, str]]]:
    import tomllib  # only a file with findings needs it

    text = files(__package__).joinpath("element-names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
