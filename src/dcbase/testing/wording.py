"""The words of made-up submissions, drawn from pools of sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from random import Random
from string import Template
from typing import Any, Final

from attrs import frozen

from dcbase.model import Claim, Figure, FigureRef, FrozenMap, Known, Questions
from dcbase.prose import parse

_HEAD: Final = ("subject",)
_SPOKEN_PERCENT: Final = 75


@frozen
class Words:
    """What one submission says: `head` belongs to its header, `slots` are nested keys."""

    head: dict[str, str]
    opening: str
    closing: str
    slots: dict[str, Any]


@frozen(kw_only=True)
class Pools:
    """Sentences by slot.

    Args:
        frame: What every submission says: ``subject``, ``opening``, ``closing``.
        sentences: To draw from.
        least, most: How many are drawn for a slot.
        listed: Slots whose sentences are items of a list.
    """

    frame: FrozenMap[str, str]
    sentences: FrozenMap[str, tuple[str, ...]]
    least: FrozenMap[str, int]
    most: FrozenMap[str, int]
    apart: FrozenMap[str, str]

    @classmethod
    def load(cls) -> Pools:
        """Read the pools that come with dcbase."""
        text = files(__package__).joinpath("resources/sentences.toml").read_text("utf-8")
        tables = tomllib.loads(text)
        frame = tables.pop("frame")
        return cls(
            frame=FrozenMap(frame),
            sentences=FrozenMap({slot: tuple(pool["say"]) for slot, pool in tables.items()}),
            least=FrozenMap({slot: pool["least"] for slot, pool in tables.items()}),
            most=FrozenMap({slot: pool["most"] for slot, pool in tables.items()}),
            apart=FrozenMap({slot: pool.get("as", "text") for slot, pool in tables.items()}),
        )


def worded(
    pools: Pools,
    questions: Questions,
    figures: Mapping[str, Figure],
    names: Mapping[str, str],
    lots: Random,
) -> Words:
    """Draw words for the slots of a form that there are sentences for.

    A sentence is drawn only if every figure in it is known and every claim in it holds.
    """
    slots: dict[str, Any] = {}
    for slot in questions.form.slots:
        speaks = slot.required or lots.randrange(100) < _SPOKEN_PERCENT
        fitting = [
            said
            for said in (_filled(each, names) for each in pools.sentences.get(slot.slot, ()))
            if _true(said, figures)
        ]
        if not fitting or not speaks:
            continue
        many = lots.randint(pools.least[slot.slot], pools.most[slot.slot])
        chosen = lots.sample(range(len(fitting)), min(many, len(fitting)))
        _put(
            slots, slot.slot, _joined((fitting[n] for n in sorted(chosen)), pools.apart[slot.slot])
        )
    frame = {key: _filled(said, names) for key, said in pools.frame.items()}
    return Words(
        {key: frame[key] for key in _HEAD}, frame["opening"], frame["closing"], _plain(slots)
    )


def _filled(sentence: str, names: Mapping[str, str]) -> str:
    return Template(sentence).safe_substitute(names)


def _joined(sentences: Iterable[str], how: str) -> str:
    match how:
        case "items":
            return "\n".join(f"- {sentence}" for sentence in sentences)
        case "paragraphs":
            return "\n\n".join(sentences)
        case _:
            return " ".join(sentences)


def _true(sentence: str, figures: Mapping[str, Figure]) -> bool:
    for run in (run for block in parse(sentence).blocks for run in block.runs):
        match run:
            case FigureRef(code=code):
                if not isinstance(figures.get(code), Known):
                    return False
            case Claim(code=code, number=number):
                figure = figures.get(code)
                if not isinstance(figure, Known) or figure.value != number:
                    return False
    return True


def _put(slots: dict[str, Any], slot: str, text: str) -> None:
    place = slots
    for key in slot.split("."):
        place = place.setdefault(key, {})
    place["text"] = text


def _plain(slots: Mapping[str, Any]) -> dict[str, Any]:
    """Write a slot that holds only its text as text."""
    return {key: _said(value) for key, value in slots.items()}


def _said(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return value["text"] if value.keys() == {"text"} else _plain(value)
