"""The identity that a workbook still carries, from each of its four places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from dcbase.model import Finding, Origin, Received, Said, core_kind
from dcbase_xlsx.as_sent import Kept, kept_in
from dcbase_xlsx.grid import Extras, Sheet, cell_at
from dcbase_xlsx.identity import HIDDEN, KEYS, PREFIX, Identity, from_printed

PLACES = ("properties", "names", "hidden", "printed")


@frozen(kw_only=True)
class Stamp:
    """What the four places say.

    Args:
        said: What each key is, where the places agree; where they do not, everything that
            they say, which no unit and no form is called.
        findings: Whatever makes the identity doubtful.
        asked: What the hidden sheet says is asked: role and kind, by code.
        kept: What it says was sent, in another way than the cells show.
    """

    said: Mapping[str, Said]
    findings: tuple[Finding, ...]
    asked: Mapping[str, tuple[str, str]]
    kept: Kept


def stamp_of(received: Received, extras: Extras, sheets: Sequence[Sheet]) -> Stamp | None:
    """Return the identity of a workbook; None if it carries none and is no form of ours."""
    found = _found(received, extras, sheets)
    if not found:
        return None
    said: dict[str, Said] = {}
    findings: list[Finding] = []
    for key in KEYS:
        texts = {place: keys[key] for place, keys in found.items() if key in keys}
        different = dict.fromkeys(one.text for one in texts.values())
        if not different:
            continue
        first = next(iter(texts.values()))
        said[key] = first
        if len(different) > 1:
            said[key] = Said(" / ".join(different), first.origin)
            findings.append(_contradiction(received, key, texts))
    if not findings:
        findings += _doubts(received, said, found)
    return Stamp(said=said, findings=tuple(findings), asked=_asked(sheets), kept=kept_in(sheets))


def _contradiction(received: Received, key: str, texts: Mapping[str, Said]) -> Finding:
    origin = next((said.origin for said in texts.values() if said.origin), None)
    facts = {place: texts[place].text if place in texts else "–" for place in PLACES}
    return core_kind("DC-2061").found(
        subject=key, origin=origin or Origin(received.name, received.sha256), facts=facts
    )


def _doubts(
    received: Received, said: Mapping[str, Said], found: Mapping[str, Mapping[str, Said]]
) -> list[Finding]:
    """Return the finding of an identity that was changed by hand, or hardly survived."""
    origin = Origin(received.name, received.sha256)
    if all(key in said for key in KEYS):
        texts = {key: one.text for key, one in said.items()}
        nonce = texts.pop("nonce")
        whole = Identity(**texts)
        if whole.nonce != nonce:
            facts = {"got": nonce, "expected": whole.nonce}
            return [core_kind("DC-2063").found(subject="nonce", origin=origin, facts=facts)]
    if len(found) == 1:
        return [core_kind("DC-2062").found(origin=origin)]
    return []


def _found(
    received: Received, extras: Extras, sheets: Sequence[Sheet]
) -> dict[str, dict[str, Said]]:
    """Return the keys that each place holds; a place without any is left out."""
    whole = Origin(received.name, received.sha256)
    named = {name: text.strip().strip('"') for name, text in extras.names.items()}
    places: dict[str, dict[str, Said]] = {
        "properties": _prefixed(extras.properties, whole),
        "names": _prefixed(named, whole),
        "hidden": {},
        "printed": {},
    }
    for sheet in sheets:
        if sheet.name == HIDDEN:
            places["hidden"] = dict(_pairs(received, sheet))
        elif not places["printed"]:
            places["printed"] = _printed(received, sheet)
    return {place: keys for place, keys in places.items() if keys}


def _prefixed(texts: Mapping[str, str], origin: Origin) -> dict[str, Said]:
    keys = {key: f"{PREFIX}{key}" for key in KEYS}
    return {key: Said(texts[name], origin) for key, name in keys.items() if texts.get(name)}


def _pairs(received: Received, sheet: Sheet) -> dict[str, Said]:
    pairs = {}
    for number, row in enumerate(sheet.rows):
        if len(row) > 1 and row[0] in KEYS and isinstance(row[1], str) and row[1]:
            origin = Origin(
                received.name, received.sha256, sheet=sheet.name, cell=cell_at(number, 1)
            )
            pairs[row[0]] = Said(row[1], origin)
    return pairs


def _printed(received: Received, sheet: Sheet) -> dict[str, Said]:
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            keys = from_printed(value) if isinstance(value, str) else {}
            if keys:
                cell = cell_at(number, column)
                origin = Origin(received.name, received.sha256, sheet=sheet.name, cell=cell)
                return {key: Said(text, origin) for key, text in keys.items()}
    return {}


def _asked(sheets: Sequence[Sheet]) -> dict[str, tuple[str, str]]:
    return {
        str(row[1]): (str(row[2]), str(row[3]))
        for sheet in sheets
        if sheet.name == HIDDEN
        for row in sheet.rows
        if len(row) > 3 and row[0] == "ask"
    }
