"""What was submitted, as YAML again, with a comment at everything that has to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dcbase.messages import say
from dcbase.model import Blank, Finding, Medium, Said, SaidFigure, SaidSlot, Submission
from dcbase.reading import yaml_of, yaml_scalar
from dcbase.reading.yaml_out import plain_value


def annotate_yaml(blank: Blank, submission: Submission, findings: tuple[Finding, ...]) -> bytes:
    """Return the form of a unit with the values that it sent.

    What was said stays as it was said; a figure that was asked and not sent is an empty line.
    Corrected, the file is a submission like any other.
    """
    parts = _parts(blank, submission)
    figures = _figures(blank, submission)
    placed = {one for key in (*parts, *figures) for one in _about(findings, key)}
    loose = [one for one in findings if one not in placed]
    lines = [f"# {say('sending.annotated')}", *_comments(blank, loose, "")]
    for key, value in parts.items():
        lines += _comments(blank, _about(findings, key), "")
        lines += yaml_of({key: value}).splitlines()
        if key == "header":
            lines += ["figures:" if figures else "figures: {}"]
            for code, plain in figures.items():
                lines += _comments(blank, _about(findings, code), "  ")
                lines += _figure(code, plain)
    return "".join(f"{line}\n" for line in lines).encode()


def _about(findings: Iterable[Finding], key: str) -> Iterator[Finding]:
    """Yield what is about a key, about something in it, or about a restatement of it."""
    for finding in findings:
        if finding.subject == key or finding.subject.startswith((f"{key}.", f"{key}[")):
            yield finding


def _comments(blank: Blank, findings: Iterable[Finding], indent: str) -> Iterator[str]:
    for finding in findings:
        kind = blank.kinds.get(finding.code)
        words = [finding.code]
        if finding.origin is not None:
            words.append(f"({finding.origin})")
        try:
            hint = kind.hint(finding, medium=Medium.YAML) if kind else ""
            words += [kind.words(finding), hint] if kind else [finding.subject]
        except (KeyError, IndexError, ValueError):  # a fact that its words ask for is missing
            words += [kind.vi, kind.hint_vi] if kind else []
        yield f"{indent}# {' '.join(' '.join(words).split())}"


def _figure(code: str, plain: Any) -> Iterator[str]:
    if plain is None:
        yield f"  {yaml_scalar(code)}:"
        return
    for line in yaml_of({code: plain}).splitlines():
        yield f"  {line}" if line else ""


def _parts(blank: Blank, sent: Submission) -> dict[str, Any]:
    window = blank.round.window
    days = {
        "from": window.start.isoformat(),
        "to": window.end.isoformat(),
        "label": window.label,
    }
    recipients = [
        {"name": name.text, "note": note.text} if note else name.text
        for name, note in sent.recipients
    ]
    header: dict[str, Any] = {key: said.text for key, said in sent.header.items()}
    if recipients:
        header["recipients"] = recipients
    if sent.signature:
        header["signature"] = {key: said.text for key, said in sent.signature.items()}
    parts: dict[str, Any] = {
        "dcbase": 1,
        "form": _or(sent.form, blank.form.code),
        "form_version": _or(sent.form_version, blank.form.version),
        "unit": blank.unit.code,
        "period": _or(sent.period, str(blank.round.period)),
        "window": {key: said.text for key, said in sent.window.items()} or days,
        "header": header,
    }
    if sent.sample is not None:
        parts["sample"] = plain_value(sent.sample.text)
    slots = {slot.slot.text: _slot(slot) for slot in sent.slots}
    words = {"opening": sent.opening, "closing": sent.closing}
    texts = {key: said.text.rstrip("\n") for key, said in words.items() if said is not None}
    return {**parts, **texts, **slots}


def _or(said: Said | None, otherwise: str) -> str:
    return otherwise if said is None else said.text


def _slot(slot: SaidSlot) -> Any:
    said = {"heading": slot.heading, "mark": slot.mark, "text": slot.text}
    inner = {sub.slot.text.rpartition(".")[2]: _slot(sub) for sub in slot.slots}
    plain = {key: text.text.rstrip("\n") for key, text in said.items() if text is not None}
    if set(plain) <= {"text"} and not inner:
        return plain.get("text")
    return {**plain, **inner}


def _figures(blank: Blank, sent: Submission) -> dict[str, Any]:
    """Return what was sent by code, in the order of the form; None where nothing was."""
    asked = {
        short: None
        for short, indicator in blank.indicators.items()
        if not indicator.derived
        and (not indicator.asked_of or blank.unit.code in indicator.asked_of)
    }
    said = {_short(figure, blank): _said(figure) for figure in sent.figures}
    return {**asked, **said}


def _short(figure: SaidFigure, blank: Blank) -> str:
    code = figure.code.text
    short = code.rpartition(":")[2]
    known = blank.indicators.get(short)
    return short if known is not None and known.code == code else code


def _said(figure: SaidFigure) -> Any:
    """Return a figure as it was sent; of one that was sent twice neither value is chosen."""
    value = None if figure.value is None or figure.repeated else plain_value(figure.value.text)
    named = {"qualifier": figure.qualifier, "said": figure.said, "unit": figure.unit}
    plain: dict[str, Any] = {key: said.text for key, said in named.items() if said is not None}
    if figure.restated:
        plain["restated"] = {slot: _said(again) for slot, again in figure.restated.items()}
    return {"value": value, **plain} if plain else value
