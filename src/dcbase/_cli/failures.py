"""What is said of a failure, and with which exit code."""

from __future__ import annotations

import re
import sys
import tempfile
import traceback
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from dcbase._cli.local import WrongUseError
from dcbase._cli.problems import guess, in_words
from dcbase._cli.session import Session
from dcbase._cli.terminal import print_line, safe, safe_lines
from dcbase._version import __version__
from dcbase.errors import (
    AmbiguousCodeError,
    DataFileError,
    DcbaseError,
    DeliverError,
    ExecutorError,
    FormulaError,
    LayoutError,
    NoCheckerError,
    NothingToReadError,
    PluginError,
    RenderError,
    UnknownCodeError,
    WorkspaceError,
)
from dcbase.messages import say

if TYPE_CHECKING:
    from dcbase.model import Finding

WRONG_USE, WORKSPACE, NOTHING, PLUGIN, NOT_WRITTEN, BUG, INTERRUPTED = 2, 3, 4, 5, 6, 70, 130

_CODES: tuple[tuple[type[DcbaseError], int], ...] = (
    (WorkspaceError, WORKSPACE),
    (NothingToReadError, NOTHING),
    (PluginError, PLUGIN),
    (DataFileError, PLUGIN),
    (FormulaError, PLUGIN),
    (LayoutError, PLUGIN),
    (DeliverError, NOT_WRITTEN),
    (RenderError, NOT_WRITTEN),
    (ExecutorError, WRONG_USE),
    (AmbiguousCodeError, WRONG_USE),
    (NoCheckerError, WRONG_USE),
)
_GIVEN = ("unit", "code", "Format", "plugin")
"""Kinds of code that a person types; any other unknown code stands in the workspace file."""


def report(error: BaseException, session: Session) -> int:
    """Say what went wrong on standard error, in the session's language.

    Returns:
        The exit code.
    """
    if session.traceback:
        print_line("".join(traceback.format_exception(error)).rstrip(), error=True)
    match error:
        case click.Abort() | KeyboardInterrupt():
            print_line(say("cli.interrupted", session.language), error=True)
            return INTERRUPTED
        case click.ClickException():
            return _wrong_use(error, session.language)
        case DcbaseError():
            _explain(error, session.language)
            return code_of(error)
        case _:
            return _bug(error, session)


def _explain(error: DcbaseError, language: str) -> None:
    words = in_words(error, language).words(language)
    if isinstance(error, UnknownCodeError):
        _say(words, "", language)
        if near := guess(error, language):
            print_line(safe(near), error=True)
        return
    _list(error.facts.get("findings", ()), language)
    _say(words, error.hint(language), language)


def _list(findings: Iterable[Finding], language: str) -> None:
    """Print what an empty source held instead of files."""
    from dcbase._cli.wording import lines  # most failures have none
    from dcbase.model import core_kind

    for finding in findings:
        kinds = {finding.code: core_kind(finding.code)} if finding.code.startswith("DC-") else {}
        for line in lines(finding, kinds, language):
            print_line(line, error=True)


def code_of(error: DcbaseError) -> int:
    """Return the exit code of an expected failure."""
    if isinstance(error, UnknownCodeError):
        return WRONG_USE if error.kind in _GIVEN else WORKSPACE
    return next((code for kind, code in _CODES if isinstance(error, kind)), BUG)


def _wrong_use(error: click.ClickException, language: str) -> int:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dcbase"
    _say(_usage(error, language), say("cli.see-help", language, path=path), language)
    return WRONG_USE


def _usage(error: click.ClickException, language: str) -> str:
    if isinstance(error, click.BadParameter) and (valid := _valid(error.param, language)):
        return say("cli.bad-value", language, name=_parameter(error), valid=valid)
    if language == "en" or isinstance(error, WrongUseError):
        return error.format_message()
    match error:
        case click.NoSuchOption():
            return say("cli.no-such-option", language, option=error.option_name)
        case click.MissingParameter():
            return say("cli.missing-parameter", language, name=_parameter(error))
        case click.BadParameter():
            return say("cli.bad-parameter", language, name=_parameter(error))
        case _:
            return _in_words(error.format_message(), language)


_USAGE = (
    (re.compile(r"Got unexpected extra arguments? \((?P<got>.*)\)"), "extra-argument"),
    (re.compile(r"Option '(?P<got>.*)' requires an argument\."), "needs-a-value"),
    (re.compile(r"Option '(?P<got>.*)' does not take a value\."), "takes-no-value"),
)
"""How click words other wrong uses, and the keys of what is said instead."""


def _in_words(problem: str, language: str) -> str:
    for pattern, key in _USAGE:
        if found := pattern.fullmatch(problem):
            return say(f"cli.{key}", language, got=found["got"])
    return say("cli.wrong-use", language, problem=problem)


def _valid(parameter: click.Parameter | None, language: str) -> str:
    """Say which values a parameter takes; empty if its type does not tell."""
    match parameter.type if parameter is not None else None:
        case click.DateTime():
            return say("cli.valid-date", language)
        case click.IntRange() as counted:
            return say("cli.valid-count", language, least=counted.min)
        case click.Choice() as chosen:
            return say("cli.valid-choice", language, choices=", ".join(map(str, chosen.choices)))
        case _:
            return ""


def _parameter(error: click.BadParameter) -> str:
    hint = error.param_hint
    if hint is None and error.param is not None and error.ctx is not None:
        hint = error.param.get_error_hint(error.ctx)
    return hint if isinstance(hint, str) else " / ".join(hint or ())


def _bug(error: BaseException, session: Session) -> int:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="dcbase-crash-", suffix=".txt", delete=False
    ) as file:
        file.write(f"dcbase {__version__}, Python {sys.version}, {sys.platform}\n")
        file.writelines(traceback.format_exception(error))
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    _say(say("cli.bug", session.language, what=what, path=file.name), "", session.language)
    return BUG


def _say(words: str, hint: str, language: str) -> None:
    print_line(f"{say('cli.failure', language)}: {safe_lines(words)}", error=True)
    if hint:
        print_line(f"{say('cli.hint', language)}: {safe(hint)}", error=True)
