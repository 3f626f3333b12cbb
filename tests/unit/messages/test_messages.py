"""The catalog of messages: both languages, every fact, nothing missing."""

from __future__ import annotations

import pickle
from string import Formatter

import pytest

from dcbase import errors
from dcbase.messages import LANGUAGES, entries, hint, say
from dcbase.model import Stage, core_kinds

FILES = ("errors", "layout", "formats", "cli")


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def facts_of(kind, language: str) -> set[str]:
    """Return the facts of a kind's words; of one that is words itself there is one a language."""
    words = kind.vi if language == "vi" else kind.en
    return {name.removesuffix(f"_{language}") for name in fields(words)}


@pytest.mark.parametrize("stage", [s for s in Stage if s is not Stage.DOCUMENT])
def test_every_finding_is_said_in_both_languages(stage):
    """Words and hint of a kind exist in both languages and are made from the same facts."""
    for kind in core_kinds(stage).values():
        assert kind.vi
        assert kind.en
        assert kind.vi != kind.en
        assert facts_of(kind, "vi") == facts_of(kind, "en"), kind.code
        assert bool(kind.hint_vi) == bool(kind.hint_en), kind.code
        assert kind.code.startswith(f"DC-{stage.value}")


@pytest.mark.parametrize("file", FILES)
def test_every_message_is_said_in_both_languages(file):
    """An entry that is made from facts uses the same ones in both languages."""
    for key, entry in entries(file).items():
        if "vi" in entry:
            assert fields(entry["vi"]) == fields(entry["en"]), key


def test_what_the_catalog_lacks():
    """A message, language or fact that is not there is the caller's mistake."""
    with pytest.raises(ValueError, match="no file 'nowhere'"):
        say("nowhere.x")
    with pytest.raises(ValueError, match=r"no 'errors\.nothing'"):
        say("errors.nothing")
    with pytest.raises(ValueError, match="no such language: 'fr'"):
        say("errors.deliver", "fr")
    with pytest.raises(ValueError, match="needs the fact 'path'"):
        say("errors.deliver", "vi")
    assert hint("errors.formula", "vi", formula="x", column=1, problem="y") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_words_itself(language):
    """An exception keeps its facts, says them in both languages, and pickles."""
    failure = errors.PluginConflictError(
        plugin="two", hook="h", kind="Format", code="ods", owner="one"
    )
    again = pickle.loads(pickle.dumps(failure))
    assert failure.words(language) == again.words(language)
    assert (again.owner, again.code) == ("one", "ods")
    assert "two" in failure.words(language)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = failure.nothing_like_it
