"""The figures that the words of one report state, and what was not taken of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import define, evolve, field

from dcbase.model import Fact, Finding, FrozenMap, Indicator, Known, Origin, Restated, core_kind
from dcbase.prose.place_answers import Answers
from dcbase.prose.years import Time

_SHOWN_NUMBERS = 12
_PASSED_OVER = {Time.OTHER: "DC-4142", Time.UNSURE: "DC-4143"}


@define
class Ledger:
    """Figures by short code, as they were stated first; it grows block by block."""

    indicators: Mapping[str, Indicator]
    figures: dict[str, Known] = field(factory=dict)
    findings: list[Finding] = field(factory=list)
    passed: list[tuple[str, Origin | None]] = field(factory=list)
    answers: Answers = field(factory=Answers)

    def store(self, code: str, known: Known, slot: str) -> str | None:
        """Keep a figure; return which restatement it is, None if it contradicts another."""
        before = self.figures.get(code)
        if before is None:
            self.figures[code] = known
            return ""
        if _alike(before, known):
            if known.parts and before.parts and known.parts != before.parts:
                return None
            self.figures[code] = evolve(before, parts=before.parts or known.parts)
            return ""
        top = slot.partition(".")[0]
        again = before.restated.get(top)
        if again is None:
            made = Restated(known.value, known.qualifier, known.said, origin=known.origin)
            restated = FrozenMap({**before.restated, top: made})
            self.figures[code] = evolve(before, restated=restated)
            return f".{top}"
        return f".{top}" if _alike(again, known) else None

    def states(self, code: str, known: Known) -> bool:
        """Keep a figure that is said nowhere yet; tell whether the one that is kept is the same."""
        return self.figures.setdefault(code, known).value == known.value

    def answer(self, code: str, value: bool, words: str, origin: Origin | None) -> None:
        """Keep a yes or a no."""
        self.answers.said(code, value, words, origin)
        self.figures.setdefault(code, Known(value, origin=origin))

    def settle_answers(self) -> None:
        """Take no answer that is contradicted, and say so; nor one that only another part gives."""
        for one, other in self.answers.contradicted():
            self.figures.pop(one.code, None)
            facts = {"first": one.words, "first_at": str(one.origin or "")}
            self._found("DC-2022", one.code, other.origin, words=other.words, **facts)
        for one in self.answers.only_elsewhere():
            self.unclear(one.words, one.code, one.origin)

    def left(self, words: str, code: str, origin: Origin | None) -> None:
        """Note that the words of a figure stay as they were written."""
        self._found("DC-4141", code, origin, words=words)

    def doubt(self, words: str, codes: Iterable[str], origin: Origin | None) -> None:
        """Note a number that is not taken: several indicators fit, or it was said otherwise."""
        every = sorted(codes)
        self._found("DC-4140", every[0], origin, words=words, codes=", ".join(every))

    def pass_over(self, time: Time, words: str, code: str, origin: Origin | None) -> None:
        """Note a number that is not taken because it is, or may be, of another time."""
        self._found(_PASSED_OVER[time], code, origin, words=words)

    def unclear(self, words: str, code: str, origin: Origin | None) -> None:
        """Note words that speak of a yes, a no or a word of a list without stating it."""
        self._found("DC-4144", code, origin, words=words)

    def part(self, words: str, code: str, origin: Origin | None) -> None:
        """Note a number of which the words count more beside it."""
        self._found("DC-4146", code, origin, words=words)

    def pass_by(self, words: str, origin: Origin | None) -> None:
        """Remember a number that stands in no phrase."""
        self.passed.append((words, origin))

    def passed_by(self) -> Iterator[Finding]:
        """Yield a finding that names the numbers that stand in no phrase."""
        if not self.passed:
            return
        words = "; ".join(f"“{words}”" for words, _ in self.passed[:_SHOWN_NUMBERS])
        left = len(self.passed) - _SHOWN_NUMBERS
        more = f"; … (+{left})" if left > 0 else ""
        facts: dict[str, Fact] = {"count": len(self.passed), "words": f"{words}{more}"}
        yield core_kind("DC-2054").found(subject="figures", origin=self.passed[0][1], facts=facts)

    def no_column(self, words: str, code: str, origin: Origin | None) -> None:
        """Note a row of a table of which nobody can tell which number is meant."""
        self._found("DC-4145", code, origin, words=words)

    def no_row(self, codes: Iterable[str], rows: str, origin: Origin | None) -> None:
        """Note a table with indicators across the top of which no row is clearly meant."""
        names = ", ".join(f"{code} ({self.indicators[code].name})" for code in codes)
        facts: dict[str, Fact] = {"names": names, "rows": rows}
        found = core_kind("DC-2023").found(subject="figures", origin=origin, facts=facts)
        self.findings.append(found)

    def _found(self, kind: str, code: str, origin: Origin | None, **facts: Fact) -> None:
        named: dict[str, Fact] = {"name": self.indicators[code].name, **facts}
        self.findings.append(core_kind(kind).found(subject=code, origin=origin, facts=named))


def _alike(one: Known | Restated, other: Known) -> bool:
    return (one.value, one.qualifier, one.said) == (other.value, other.qualifier, other.said)
