"""What sources hand over, and whose failure it is if they do not."""

from __future__ import annotations

from hashlib import sha256

import pytest

from dcbase._flow.collect import OwnedSource, collect
from dcbase.errors import NothingToReadError, PluginContractError, PluginHookError
from dcbase.model import Finding, Received, Source, SourceType

SOURCE = Source(type="kho", root=".")
CONTENT = b'unit: "02848"'
FILE = Received("02848_2025.yaml", sha256(CONTENT).hexdigest(), CONTENT)


def collected(function) -> list[Received | Finding]:
    kind = SourceType(code="kho", collect=function)
    return list(collect([OwnedSource(plugin="dcbase-kho", type=kind, source=SOURCE)]))


def raising(error):
    def function(source):
        yield FILE
        raise error

    return function


class Stopped(BaseException):
    """What a library raises to end a task."""


def test_files_in_their_order():
    """Files are handed on as they come, the same bytes once with a finding for the other."""
    again = Received("ban-sao.yaml", FILE.sha256, CONTENT)
    found = collected(lambda source: [FILE, again])
    assert found[0] is FILE
    assert [one.code for one in found[1:] if isinstance(one, Finding)] == ["DC-1085"]


@pytest.mark.parametrize(
    "error",
    [OSError("mất mạng"), SystemExit(0), Stopped("hết giờ")],
    ids=lambda e: type(e).__name__,
)
def test_a_source_that_raises(error):
    """Whatever a source raises is its plugin's failure, and ending the program is no success."""
    with pytest.raises(PluginHookError) as caught:
        collected(raising(error))
    assert str(caught.value) == (
        "Plugin 'dcbase-kho' (dcbase_register_sources) failed: "
        f"source 'kho': {type(error).__name__}: {error} [test_collect.py:26]"
    )
    assert caught.value.__cause__ is error


def test_before_the_first_file():
    """A source that raises before it yields anything is named as well."""

    def function(source):
        raise SystemExit(0)

    with pytest.raises(PluginHookError, match="dcbase-kho"):
        collected(function)


def test_an_interrupt_is_the_users():
    """Ctrl-C while a source works stays what it is."""
    with pytest.raises(KeyboardInterrupt):
        collected(raising(KeyboardInterrupt()))


def test_a_failure_in_words_of_its_own():
    """A failure of dcbase that a source raises keeps its words."""
    error = NothingToReadError(sources="kho")
    with pytest.raises(NothingToReadError) as caught:
        collected(raising(error))
    assert caught.value is error


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "expected an iterable of Received, got None"),
        (b"abc", "expected an iterable of Received, got b'abc'"),
        ("02848.yaml", "expected an iterable of Received, got '02848.yaml'"),
        ([b"abc"], "expected Received | Finding, got b'abc'"),
        ([FILE, None], "expected Received | Finding, got None"),
    ],
    ids=str,
)
def test_another_shape(answer, said):
    """A source that hands over something else is named with what came and what was expected."""
    with pytest.raises(PluginContractError) as caught:
        collected(lambda source: answer)
    assert str(caught.value) == (
        f"Plugin 'dcbase-kho' (dcbase_register_sources) broke the contract: source 'kho': {said}"
    )


def test_whoever_stops_listening_stops_the_source():
    """A source whose files nobody takes any more is closed, not blamed."""
    closed = []

    def function(source):
        try:
            yield FILE
            yield FILE
        finally:
            closed.append(True)

    kind = SourceType(code="kho", collect=function)
    held = collect([OwnedSource(plugin="dcbase-kho", type=kind, source=SOURCE)])
    assert next(held) is FILE
    held.close()
    assert closed == [True]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Received("a.yaml", FILE.sha256, "unit: 02848"), "content: expected bytes, got 'unit"),
        (Received("a.yaml", FILE.sha256, 7), "content: expected bytes, got 7"),
        (Received("a.yaml", "00", CONTENT), f"'a.yaml' to be {FILE.sha256}, got '00'"),
        (Received("", FILE.sha256, CONTENT), "a name for every file, got ''"),
    ],
)
def test_a_file_that_is_none(file, said):
    """A text for bytes, a made-up sum and a file without a name are the source's mistakes."""
    with pytest.raises(PluginContractError, match="dcbase-kho") as caught:
        collected(lambda source: [file])
    assert said in str(caught.value)
