"""What to do about a finding, in words of the file that was sent."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from dcbase.messages import LANGUAGES
from dcbase.model import (
    FindingKind,
    Medium,
    Origin,
    Remedy,
    Stage,
    core_kind,
    core_kinds,
    medium_of,
)

CASES = yaml.safe_load(Path(__file__).with_name("remedies.yaml").read_text("utf-8"))
SUFFIXES = {
    "workbook": (".xlsx", ".XLS", ".ods", ".xlsm"),
    "table": (".csv",),
    "word": (".docx", ".docm"),
    "pdf": (".pdf",),
    "text": (".txt",),
    "yaml": (".yaml", ".yml"),
    "json": (".json",),
    "archive": (".zip",),
}


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def said_of(code):
    """Return the media that a kind may be found in."""
    for row in CASES["only"]:
        first, last = row["kinds"].split(" to ")
        if first <= code <= last:
            return row["media"]
    return list(CASES["lacks"])


def every():
    """Return each kind of stages 1 to 3 with each medium that it may be found in."""
    kinds = [kind for stage in (1, 2, 3) for kind in core_kinds(Stage(stage)).values()]
    return [(kind, medium) for kind in kinds for medium in said_of(kind.code)]


@pytest.mark.parametrize("medium", CASES["lacks"])
def test_no_remedy_names_what_its_medium_does_not_have(medium):
    """Who fills in a workbook reads of cells, whoever wrote a YAML file of keys; nobody of both."""
    wrong = []
    for kind, _ in (pair for pair in every() if pair[1] == medium):
        facts = dict.fromkeys(
            fields(kind.hint_vi).union(*(fields(one.vi) for one in kind.remedies)), "…"
        )
        facts.pop("subject", None)
        finding = kind.found(subject="…", origin=Origin(f"02848{SUFFIXES[medium][0]}"), facts=facts)
        for language in LANGUAGES:
            hint = kind.hint(finding, language)
            found = (re.search(lacking, hint) for lacking in CASES["lacks"][medium])
            wrong += [f"{kind.code}: {one[0]!r} in {hint!r}" for one in found if one]
    assert [] == wrong


def test_remedies_are_said_in_both_languages_from_the_same_facts():
    """And of no medium twice, nor of one in which such a finding is never made."""
    for stage in Stage:
        for kind in core_kinds(stage).values() if stage is not Stage.DOCUMENT else ():
            media = [medium for remedy in kind.remedies for medium in remedy.media]
            assert len(media) == len(set(media)), kind.code
            assert {medium.value for medium in media} <= {*said_of(kind.code), "workbook"}
            for remedy in kind.remedies:
                assert remedy.vi != remedy.en
                assert fields(remedy.vi) == fields(remedy.en), kind.code


def test_a_file_is_what_its_name_says():
    """In folders and in capitals too; of other files nothing is known."""
    for medium, suffixes in SUFFIXES.items():
        for suffix in suffixes:
            assert medium_of(f"Quý 3/xã Bản Liền{suffix}") is Medium(medium)
    assert medium_of("báo cáo") is None
    assert medium_of("csv") is None


def test_what_is_mended_may_be_another_file():
    """A copy as a workbook speaks of its cells; of no file in particular the hint is said."""
    kind = core_kind("DC-3006")
    finding = kind.found(subject="LD03", origin=Origin("02848.json"), facts={"got": "x"})
    assert "true" in kind.hint(finding)
    assert "danh sách của ô" in kind.hint(finding, medium=Medium.WORKBOOK)
    assert kind.hint(finding, medium=Medium.TABLE) == kind.hint_vi
    assert kind.hint(kind.found(subject="LD03", facts={"got": "x"})) == kind.hint_vi


def test_a_plugin_has_remedies_of_its_own():
    """It gives media by their names."""
    remedy = Remedy(media=["table"], vi="Sửa cột {subject}.", en="Correct the column {subject}.")
    kind = FindingKind(
        code="HOUSE-R1", stage=5, severity="error", vi="a", en="b", remedies=(remedy,)
    )
    finding = kind.found(subject="HS01", origin=Origin("a.csv"))
    assert ("Sửa cột HS01.", "Correct the column HS01.") == (
        kind.hint(finding),
        kind.hint(finding, "en"),
    )
