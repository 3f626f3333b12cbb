"""From what was sent for a figure to a typed one (findings of stage 3)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve

from dcbase._flow.bounds import bounds_words
from dcbase._flow.naming import by_name
from dcbase._flow.ordinary import QUALIFIERS, YES_NO, readings, with_qualifier
from dcbase.model import (
    Fact,
    Figure,
    Finding,
    FrozenMap,
    Indicator,
    Kind,
    Known,
    Missing,
    Origin,
    Qualifier,
    Questions,
    Reason,
    Restated,
    Said,
    SaidFigure,
    Submission,
    Value,
    core_kind,
)
from dcbase.model.figure import reported
from dcbase.model.later import SentLines
from dcbase.prose import find_numbers
from dcbase.prose.codes import suggestion
from dcbase.text import AmbiguousNumber, NotANumber, fold, format_number, nfc, read_number

_NOT_SENT = Missing()
_MOST_STRANGERS = 50  # unknown codes that are named one by one
_MOST_SIGNS = 28  # what a Decimal keeps exactly
_NOWHERE_ELSE: FrozenMap[str, Restated] = FrozenMap()


def typed_figures(
    submission: Submission, questions: Questions
) -> tuple[dict[str, Figure], list[Finding]]:
    """Type every figure that was sent; one that was asked and not sent is missing.

    Returns:
        Figures by short code, in the order they are asked, and what is wrong with them.
    """
    typing = _Typing(questions)
    if submission.sent is None:
        for said in submission.figures:
            typing.take(said)
    else:
        typing.take_lines(submission.sent)
    return typing.figures, typing.said_of_all(Origin(submission.name, submission.sha256))


class _Typing:
    """Types the figures of one submission, one after the other."""

    __slots__ = ("_by_code", "_findings", "_questions", "_strangers", "figures")

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._by_code = readings(questions.indicators)
        self._findings: list[Finding] = []
        self._strangers = 0
        self.figures: dict[str, Figure] = dict.fromkeys(questions.indicators, _NOT_SENT)

    def take_lines(self, sent: SentLines) -> None:
        """Take the figures of a file line by line; nearly all are just what they should be."""
        figures, ask, listener = self.figures, self._by_code.get, sent.listener
        for line in sent.lines:
            code, text, number, column = line
            if (known := ask(code)) and text.__class__ is str:
                short, usual, read = known
                value = usual[text] if text in usual else read(text)
                if value is not None and figures[short] is _NOT_SENT:
                    figures[short] = reported(value, number, column, listener)
                    continue
            self.take(sent.figure(line))

    def take(self, said: SaidFigure) -> None:
        known = self._by_code.get(said.code.text)
        if known is None and (named := by_name(said.code, self._questions.indicators)):
            self._findings.append(named[1])
            known = self._by_code.get(named[0])
            if known is None:
                return
        if known is None:
            self._strangers += 1
            if self._strangers <= _MOST_STRANGERS:
                self._findings.append(_unknown(said.code, self._questions))
            return
        code, _, read = known
        if self.figures[code] is not _NOT_SENT:
            self._findings.append(_found("DC-3015", code, said.code))
            self.figures[code] = Missing(Reason.REPEATED, said.code.origin)
            return
        indicator = self._questions.indicators[code]
        ordinary = with_qualifier(said, indicator, read)
        self.figures[code] = ordinary or typed(said, indicator, self._findings)

    def said_of_all(self, file: Origin) -> list[Finding]:
        """Return what is wrong with the figures that were taken."""
        more = self._strangers - _MOST_STRANGERS
        if more > 0:
            facts: dict[str, Fact] = {"count": more}
            kind = core_kind("DC-3017")
            self._findings.append(kind.found(subject="figures", origin=file, facts=facts))
        return self._findings


def typed(said: SaidFigure, indicator: Indicator, findings: list[Finding]) -> Figure:
    """Type one figure; what is wrong is added to `findings` and the figure is missing."""
    if said.repeated:
        return Missing(Reason.REPEATED, said.code.origin)
    if said.value is None or not said.value.text.strip():
        beside = said.qualifier or said.unit or next(iter(said.restated.values()), None)
        if beside is not None:
            at = beside.value if isinstance(beside, SaidFigure) else beside
            findings.append(_found("DC-2097", indicator.short, at or said.code))
        return Missing(Reason.NOT_REPORTED, said.code.origin)
    before = len(findings)
    said = _taken_apart(said, said.value)
    sent = said.value or said.code
    value = _value(sent, indicator, findings)
    qualifier = _qualifier(said.qualifier, indicator, findings, said.said)
    if said.unit is not None:
        _check_measure(said.unit, indicator, findings)
    restated = _restated(said, indicator, findings) if said.restated else _NOWHERE_ELSE
    if value is None or any(
        found.severity.value == "error" and not found.subject.endswith("]")
        for found in findings[before:]
    ):
        return Missing(Reason.UNREADABLE, sent.origin)
    word = said.said.text.strip() if said.said else ""
    return Known(value, qualifier, word, origin=sent.origin, restated=restated)


def _taken_apart(said: SaidFigure, value: Said) -> SaidFigure:
    """Part a qualifier from the number that it was written with: "trên 98%"."""
    text = nfc(value.text).strip()
    if said.qualifier is not None or not text[:1].isalpha():
        return said
    numbers = find_numbers(text)
    if len(numbers) != 1 or numbers[0].qualifier is Qualifier.EQ:
        return said
    (number,) = numbers
    if (number.begin, number.end) != (0, len(text)) or number.parts or number.excluded:
        return said
    return evolve(
        said,
        value=Said(text[number.at :], value.origin),
        qualifier=Said(number.qualifier.value, value.origin),
        said=said.said or Said(number.said, value.origin),
    )


def _value(said: Said, indicator: Indicator, findings: list[Finding]) -> Value | None:
    match indicator.kind:
        case Kind.BOOLEAN:
            answer = YES_NO.get(said.text.strip().casefold())
            if answer is None:
                findings.append(_found("DC-3006", indicator.short, said))
            return answer
        case Kind.WORD:
            return _word(said, indicator, findings)
        case _:
            return _number(said, indicator, findings)


def _word(said: Said, indicator: Indicator, findings: list[Finding]) -> str | None:
    if said.text in indicator.values:
        return said.text
    wanted = fold(said.text)
    for word in indicator.values:
        if fold(word) == wanted:
            return word
    facts = {"expected": ", ".join(indicator.values)}
    findings.append(_found("DC-3007", indicator.short, said, facts))
    return None


def _number(said: Said, indicator: Indicator, findings: list[Finding]) -> int | Decimal | None:
    text = said.text.strip()
    if len(text) > _MOST_SIGNS:
        long: dict[str, Fact] = {"got": f"{text[:20]}…", "count": len(text)}
        findings.append(_found("DC-3016", indicator.short, said, long))
        return None
    whole = indicator.kind is Kind.INTEGER
    if whole and text.isascii() and text.isdigit():
        number = Decimal(text)
    else:
        read = _read(text, said, indicator, findings)
        if read is None:
            return None
        number = read
    if whole and number != number.to_integral_value():
        findings.append(_found("DC-3004", indicator.short, said))
        return None
    if not _within(number, indicator):
        facts = {"expected": bounds_words(indicator), "measure": indicator.unit}
        findings.append(_found("DC-3005", indicator.short, said, facts))
        return None
    if whole:
        return int(number)
    places = -int(number.normalize().as_tuple().exponent)
    if places > indicator.decimals:
        places_allowed: Fact = indicator.decimals
        findings.append(_found("DC-3014", indicator.short, said, {"expected": places_allowed}))
    return number


def _unmistakable(number: Decimal) -> str:
    """Return a number so that its comma is a decimal one: never three places behind it."""
    plain = f"{number.normalize():f}"
    return (f"{plain}0" if len(plain.partition(".")[2]) == 3 else plain).replace(".", ",")


def _read(text: str, said: Said, indicator: Indicator, findings: list[Finding]) -> Decimal | None:
    if indicator.kind is Kind.PERCENT:
        text = text.removesuffix("%").rstrip()
    try:
        return read_number(text)
    except AmbiguousNumber as ambiguous:
        first, second = sorted(ambiguous.readings, reverse=True)
        whole = indicator.kind is Kind.INTEGER
        facts: dict[str, Fact] = {
            "first": format_number(first, 6),
            "second": format_number(second, 6),
            "first_plain": str(first),
            "second_plain": "" if whole else f" / {_unmistakable(second)}",
        }
        findings.append(_found("DC-3003", indicator.short, said, facts))
    except NotANumber:
        findings.append(_found("DC-3002", indicator.short, said))
    return None


def _within(number: Decimal, indicator: Indicator) -> bool:
    low, high = indicator.minimum, indicator.maximum
    return (low is None or low <= number) and (high is None or number <= high)


def _qualifier(
    said: Said | None, indicator: Indicator, findings: list[Finding], word: Said | None
) -> Qualifier:
    if said is None:
        return Qualifier.EQ
    qualifier = QUALIFIERS.get(said.text.strip()) or _meant(said.text)
    if qualifier is None:
        facts = {"expected": ", ".join(QUALIFIERS)}
        findings.append(_found("DC-3008", indicator.short, said, facts))
        return Qualifier.EQ
    if qualifier is not Qualifier.EQ and not indicator.allow_qualifier:
        # What the sender wrote, rather than what it is kept as: "khoảng", not approx.
        findings.append(_found("DC-3009", indicator.short, word or said))
    return qualifier


def _meant(word: str) -> Qualifier | None:
    """Return what a word before a number means: "trên" is GT."""
    numbers = find_numbers(f"{nfc(word).strip()} 1")
    whole = len(numbers) == 1 and numbers[0].begin == 0
    return numbers[0].qualifier if whole and numbers[0].said else None


def _check_measure(said: Said, indicator: Indicator, findings: list[Finding]) -> None:
    if fold(said.text) != fold(indicator.unit):
        facts = {"expected": indicator.unit}
        findings.append(_found("DC-3010", indicator.short, said, facts))


def _restated(
    said: SaidFigure, indicator: Indicator, findings: list[Finding]
) -> FrozenMap[str, Restated]:
    restated: dict[str, Restated] = {}
    for slot, again in said.restated.items():
        found: list[Finding] = []
        figure = typed(again, indicator, found)
        # A restatement is only printed and compared: what is wrong with it spoils no figure.
        findings += [_of_restatement(finding, slot) for finding in found]
        if isinstance(figure, Known):
            restated[slot] = Restated(figure.value, figure.qualifier, figure.said, figure.origin)
    return FrozenMap(restated)


def _of_restatement(finding: Finding, slot: str) -> Finding:
    return evolve(finding, subject=f"{finding.subject}[{slot}]")


def _unknown(said: Said, questions: Questions) -> Finding:
    facts = {"suggestion": suggestion(said.text, questions.indicators)}
    return _found("DC-3001", said.text, said, facts)


def _found(code: str, subject: str, said: Said, facts: Mapping[str, Fact] | None = None) -> Finding:
    known: dict[str, Fact] = {"got": said.text, **(facts or {})}
    return core_kind(code).found(subject=subject, origin=said.origin, facts=known)
