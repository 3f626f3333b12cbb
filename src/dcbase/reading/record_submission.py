"""A report written with the keys of a submission, to be taken in again."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from attrs import Factory, define

from dcbase.model import (
    Basis,
    Figure,
    Header,
    Heading,
    Known,
    Qualifier,
    Recipient,
    Report,
    Restated,
    Section,
    Signature,
    Value,
)
from dcbase.reading.markup import markup, number_text, section_markup
from dcbase.reading.record_frame import day_to_plain, full_code, in_order, window_to_plain

VERSION = 1
"""Of the file: the value of the key ``dcbase``."""


def submission_to_plain(report: Report) -> dict[str, Any]:
    """Return what the unit sent: header, figures by full code, its words by slot.

    Figures that are computed are left out, since whoever reads the file computes them again;
    what other slots say of them stays.
    """
    form = report.questions.form
    opening, closing = markup(report.opening), markup(report.closing)
    return {
        "dcbase": VERSION,
        "form": form.code,
        "form_version": form.version,
        "unit": report.unit.code,
        "period": str(report.period),
        "window": window_to_plain(report.window),
        "header": {
            **_header(report.header),
            "recipients": [_recipient(line) for line in report.recipients],
            "signature": _signature(report.signature),
        },
        "sample": report.sample,
        **({"opening": opening} if opening else {}),
        "figures": _figures(report),
        **_slots(report.sections),
        **({"closing": closing} if closing else {}),
    }


def _header(header: Header) -> dict[str, Any]:
    return {
        "issuer": header.issuer,
        "organisation": header.organisation,
        "parent": header.parent,
        "number": header.number,
        "place": header.place,
        "date": day_to_plain(header.date),
        "subject": header.subject,
        "type": header.type,
        "office": header.office,
    }


def _recipient(line: Recipient) -> str | dict[str, str]:
    return {"name": line.name, "note": line.note} if line.note else line.name


def _signature(signature: Signature) -> dict[str, str]:
    return {
        "on_behalf_of": signature.on_behalf_of,
        "capacity": signature.capacity,
        "name": signature.name,
    }


def _figures(report: Report) -> dict[str, Any]:
    sent = {
        code: _figure(figure) for code, figure in in_order(report.questions, report.figures).items()
    }
    return {
        full_code(report.questions, code): figure
        for code, figure in sent.items()
        if figure is not None
    }


def _figure(figure: Figure) -> Any:
    if not isinstance(figure, Known):
        return None
    computed = figure.basis in (Basis.DERIVED, Basis.ASSUMED)
    said = {} if computed else _said(figure.value, figure.qualifier, figure.said)
    again = {slot: _restated(restated) for slot, restated in sorted(figure.restated.items())}
    whole = {**said, **({"restated": again} if again else {})}
    if not whole:
        return None
    return whole["value"] if whole.keys() == {"value"} else whole


def _restated(restated: Restated) -> dict[str, Any]:
    return _said(restated.value, restated.qualifier, restated.said)


def _said(value: Value, qualifier: Qualifier, said: str) -> dict[str, Any]:
    return {
        "value": number_text(value) if isinstance(value, Decimal) else value,
        **({} if qualifier is Qualifier.EQ else {"qualifier": qualifier.value}),
        **({"said": said} if said else {}),
    }


@define
class _Place:
    """One key of the nested slots while they are gathered."""

    heading: Heading | None = None
    texts: list[str] = Factory(list)
    inner: dict[str, _Place] = Factory(dict)

    def plain(self) -> Any:
        text = "\n\n".join(self.texts)
        said: dict[str, Any] = {}
        if self.heading is not None and self.heading.text is not None:
            said["heading"] = self.heading.text
        if self.heading is not None and self.heading.mark is not None:
            said["mark"] = self.heading.mark
        if text:
            said["text"] = text
        inner = {key: place.plain() for key, place in self.inner.items()}
        said |= {key: plain for key, plain in inner.items() if plain}
        return text if said.keys() == {"text"} else said


def _slots(sections: tuple[Section, ...]) -> dict[str, Any]:
    root = _Place()
    for section in (inner for outer in sections for inner in outer.walk() if inner.slot):
        place = root
        for key in section.slot.split("."):
            place = place.inner.setdefault(key, _Place())
        place.heading = section.heading or place.heading
        place.texts += [words for words in (section_markup(section),) if words]
    return {key: plain for key, place in root.inner.items() if (plain := place.plain())}
