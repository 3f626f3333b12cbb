"""What words of one report answer yes or no to, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from dcbase.model import Origin


@frozen
class Answer:
    """A yes or a no that words state.

    Args:
        code: Short code of the indicator.
        here: They stand in the part of the report that the indicator is of.
    """

    code: str
    value: bool
    words: str
    origin: Origin | None
    here: bool


@define
class Answers:
    """Every answer of one report, in order."""

    every: list[Answer] = field(factory=list)

    def said(
        self, code: str, value: bool, words: str, origin: Origin | None, *, here: bool = True
    ) -> None:
        """Remember an answer; one in another part is only held against the others."""
        self.every.append(Answer(code, value, words, origin, here))

    def contradicted(self) -> Iterator[tuple[Answer, Answer]]:
        """Yield of each indicator the first answer in its part and the first that differs."""
        for code in dict.fromkeys(one.code for one in self.every if one.here):
            ours = [one for one in self.every if one.code == code]
            first = next(one for one in ours if one.here)
            other = next((one for one in ours if one.value != first.value), None)
            if other is not None:
                yield first, other

    def only_elsewhere(self) -> Iterator[Answer]:
        """Yield the first no of each indicator that its own part says nothing of."""
        known = {one.code for one in self.every if one.here}
        for one in self.every:
            if one.code not in known and not one.value:
                known.add(one.code)
                yield one
