"""An empty form as YAML, for those who write a submission by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import frozen

from dcbase._builtin.formats.csv_table import value_text
from dcbase.messages import say
from dcbase.model import Blank, Indicator, Kind, Known, Slot, Value
from dcbase.reading import submission_to_plain, yaml_of, yaml_scalar

_YES_NO = {True: "có", False: "không"}
_HEADER: dict[str, Any] = {
    "issuer": "government",
    "organisation": "",
    "parent": "",
    "number": None,
    "place": "",
    "date": None,
    "subject": "",
    "type": "BC",
    "office": "",
    "recipients": [],
    "signature": {"on_behalf_of": "", "capacity": "", "name": ""},
}


def blank_yaml(blank: Blank) -> bytes:
    """Return an empty submission with a comment at everything that is asked.

    Each figure that is not computed stands there with its name and its unit of measure, and
    with last period's value if there is one; each slot with its heading.  What is left empty
    counts as not reported.
    """
    return "".join(f"{line}\n" for line in _lines(blank)).encode()


def _lines(blank: Blank) -> Iterator[str]:
    yield from _head(blank)
    yield ""
    yield from _figures(blank)
    yield ""
    code = next(iter(_asked(blank)), "DT01")
    yield _comment("blank-prose", example=f"{{{{ {code} }}}}")
    yield "opening: |"
    for key in _keys(blank.form.slots):
        yield ""
        yield from _slot(blank, key)
    yield ""
    yield "closing: |"


def _head(blank: Blank) -> Iterator[str]:
    window, form = blank.round.window, blank.form
    yield _comment("blank-title", title=form.title, form=form.name)
    yield _comment(
        "blank-unit",
        unit=blank.unit.name,
        code=blank.unit.code,
        period=blank.round.period,
        start=f"{window.start:%d/%m/%Y}",
        end=f"{window.end:%d/%m/%Y}",
    )
    if blank.round.deadline is not None:
        yield _comment("blank-deadline", deadline=f"{blank.round.deadline:%d/%m/%Y}")
    yield yaml_of(
        {
            "dcbase": 1,
            "form": form.code,
            "form_version": form.version,
            "unit": blank.unit.code,
            "period": str(blank.round.period),
            "window": {
                "from": window.start.isoformat(),
                "to": window.end.isoformat(),
                "label": window.label,
            },
            "header": _header(blank),
        }
    ).rstrip("\n")


def _header(blank: Blank) -> dict[str, Any]:
    """Return the header as last period's, without what belongs to that document alone."""
    before = {} if blank.previous is None else submission_to_plain(blank.previous)["header"]
    return {**_HEADER, **before, "number": None, "date": None, "subject": ""}


def _asked(blank: Blank) -> dict[str, Indicator]:
    """Return what the unit has to fill in, by short code."""
    return {
        indicator.short: indicator
        for indicator in blank.indicators.values()
        if not indicator.derived
        and (not indicator.asked_of or blank.unit.code in indicator.asked_of)
    }


def _figures(blank: Blank) -> Iterator[str]:
    asked = _asked(blank)
    yield _comment("blank-figures")
    estimated = next((code for code, one in asked.items() if one.allow_qualifier), None)
    if estimated is not None:
        example = f"{estimated}: {{value: 98, qualifier: gt}}"
        yield _comment("blank-qualifier", example=example)
    yield "figures:" if asked else "figures: {}"
    for code, indicator in asked.items():
        yield f"  # {_about(blank, code, indicator)}"
        yield f"  {yaml_scalar(code)}:"


def _about(blank: Blank, code: str, indicator: Indicator) -> str:
    measure = f" ({indicator.unit})" if indicator.unit else ""
    words = [f"{indicator.name}{measure}"]
    if indicator.kind is Kind.BOOLEAN:
        words.append(say("formats.blank-yes-no"))
    if indicator.values:
        words.append(say("formats.blank-one-of", words=", ".join(indicator.values)))
    before = blank.previous.figure(code) if blank.previous else None
    if isinstance(before, Known):
        words.append(say("formats.blank-previous", value=_before(before.value)))
    return _one_line("; ".join(words))


def _before(value: Value) -> str:
    return _YES_NO[value] if isinstance(value, bool) else value_text(value)


@frozen
class _Key:
    """One key of the nested slots; a parent that the form does not ask for has no slot."""

    name: str
    slot: Slot | None
    inner: tuple[_Key, ...]


def _keys(slots: Sequence[Slot], above: str = "") -> tuple[_Key, ...]:
    prefix = f"{above}." if above else ""
    under = [slot for slot in slots if slot.slot.startswith(prefix)]
    names = dict.fromkeys(slot.slot.removeprefix(prefix).partition(".")[0] for slot in under)
    by_code = {slot.slot: slot for slot in under}
    return tuple(
        _Key(name, by_code.get(f"{prefix}{name}"), _keys(under, f"{prefix}{name}"))
        for name in names
    )


def _slot(blank: Blank, key: _Key, indent: str = "") -> Iterator[str]:
    if words := _wording(blank, key.slot):
        yield f"{indent}# {words}"
    if not key.inner:
        yield f"{indent}{yaml_scalar(key.name)}: |"
        return
    yield f"{indent}{yaml_scalar(key.name)}:"
    if key.slot is not None:
        yield f"{indent}  text: |"
    for inner in key.inner:
        yield from _slot(blank, inner, indent + "  ")


def _wording(blank: Blank, slot: Slot | None) -> str:
    if slot is None:
        return ""
    heading = slot.wording(blank.round.period, blank.unit.name) or ""
    return _one_line(f"{heading} {say('formats.blank-required') if slot.required else ''}")


def _comment(key: str, **facts: object) -> str:
    return f"# {_one_line(say(f'formats.{key}', 'vi', **facts))}"


def _one_line(text: str) -> str:
    """Return text that cannot leave its comment."""
    return " ".join(text.split())
