"""A plugin that stops the run with a message of its own."""

from __future__ import annotations

import pickle

import pytest

from dcbase._cli.failures import code_of
from dcbase._fault import blamed
from dcbase.errors import DcbaseError, NothingToReadError, PluginHookError, RenderError, StopError

HOOK = "dcbase_register_units"


def raised(error):
    with pytest.raises(DcbaseError) as caught, blamed("nha", HOOK, "register 'so'"):
        raise error
    return caught.value


def test_words_in_both_languages():
    """The plugin is named, its words and its remedy are said as they are, with exit code 5."""
    error = raised(
        StopError(vi="máy chủ im lặng", en="the server is silent", hint_vi="Thử lại sau.")
    )
    assert error.words("vi") == f"Phần mở rộng 'nha' ({HOOK}) dừng lại: máy chủ im lặng"
    assert str(error) == f"Plugin 'nha' ({HOOK}) stopped the run: the server is silent"
    assert (error.hint("vi"), error.hint("en")) == ("Thử lại sau.", "Thử lại sau.")
    assert code_of(error) == 5
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_words_in_one_language():
    """One language will do for both, and the innermost plugin keeps the blame."""
    error = raised(StopError(en="no network").by("kho", "dcbase_register_sources"))
    assert "'kho' (dcbase_register_sources)" in error.words("vi")
    assert error.words("vi").endswith("no network")


class HouseError(DcbaseError):
    def words(self, language="vi"):
        return "hết giờ" if language == "vi" else "too late"


class WordlessError(DcbaseError):
    def words(self, language="vi"):
        raise KeyError(language)


def test_a_kind_of_its_own():
    """A plugin's own kind of failure keeps its words and gets the plugin's name."""
    error = raised(HouseError())
    assert isinstance(error, StopError)
    assert error.words("vi").endswith("dừng lại: hết giờ")
    assert str(error).endswith("stopped the run: too late")


@pytest.mark.parametrize(
    "error", [DcbaseError(), WordlessError(), RenderError(path="x", problem="y")], ids=repr
)
def test_no_words(error):
    """A failure without the facts for its words is the plugin's mistake, and says how to do it."""
    found = raised(error)
    assert isinstance(found, PluginHookError)
    assert "raised without the facts for its words [test_stopping.py:" in str(found)
    assert "StopError(vi=…, en=…)" in str(found)


def test_a_failure_that_has_words():
    """A failure of dcbase that can be said passes as it is, with its own exit code."""
    error = NothingToReadError(sources="hộp thư")
    assert raised(error) is error


def test_a_failure_without_a_kind():
    """Even the base of all failures can be printed."""
    assert str(DcbaseError(unit="02848")) == "DcbaseError(unit='02848')"
    assert DcbaseError().hint() == ""
