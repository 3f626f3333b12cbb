"""Reading one table of a TOML file: typed, with a path for every problem."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from dcbase.errors import Problem

T = TypeVar("T")

_MISSING = object()
_OF_CHOICE = 4


class Table:
    """A table, the path to it, and the list that its problems go to.

    Every key that is asked for counts as known; `finish` reports the others.
    """

    def __init__(self, pairs: object, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self._asked: list[str] = []
        if not isinstance(pairs, Mapping):
            self.problem("", "config-table", got=repr(pairs))
            pairs = {}
        self.pairs: Mapping[str, Any] = pairs

    def problem(self, key: str, code: str, **facts: object) -> None:
        self.problems.append(Problem(self.at(key), code, tuple(facts.items())))

    def at(self, key: str) -> str:
        return ".".join(part for part in (self.path, key) if part)

    def text(self, key: str, default: object = _MISSING) -> str:
        return self._typed(key, str, "config-text", "" if default is _MISSING else default, default)

    def text_or_number(self, key: str, default: object = _MISSING) -> str:
        value = self._get(key, default)
        if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            return str(value)
        if value is not _MISSING:
            self.problem(key, "config-text", got=repr(value))
        return ""

    def day(self, key: str, default: object = _MISSING) -> date | None:
        value = self._get(key, default)
        if isinstance(value, datetime):
            value = value.date()
        if value is None or isinstance(value, date):
            return value
        if value is not _MISSING:
            self.problem(key, "config-date", got=repr(value))
        return None

    def texts(self, key: str, default: object = _MISSING) -> tuple[str, ...]:
        value = self._get(key, default)
        if isinstance(value, str):
            return (value,)
        if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
            return tuple(value)
        if value is not _MISSING:
            self.problem(key, "config-texts", got=repr(value))
        return ()

    def table(self, key: str, required: bool = True) -> Table:
        value = self._get(key, _MISSING if required else {})
        return Table({} if value is _MISSING else value, self.at(key), self.problems)

    def tables(self, key: str) -> list[Table]:
        value = self._get(key, [])
        if not isinstance(value, list):
            self.problem(key, "config-tables", got=repr(value))
            return []
        return [Table(v, f"{self.at(key)}[{n}]", self.problems) for n, v in enumerate(value, 1)]

    def made(
        self, key: str, make: Callable[[], T], code: str = "config-value", **facts: object
    ) -> T | None:
        """Return what `make` makes; the ValueError of a validator is a problem at `key`.

        Args:
            key: Where it stands.
            make: What may refuse.
            code: Of the problem, and its facts besides what was refused.
        """
        try:
            return make()
        except (ValueError, TypeError) as error:
            if len(error.args) == _OF_CHOICE:  # attrs' in_ says the field, what may be, what is
                known = ", ".join(map(str, error.args[2]))
                self.problem(key, "config-choice", got=repr(error.args[3]), expected=known)
                return None
            said = str(error.args[0] if error.args else error)
            self.problem(key, code, problem=said, **facts)
            return None

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.pairs:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, n=1)
                self.problem(key, "config-key", suggestion=f" → {near[0]}?" if near else "")

    def rest(self) -> dict[str, Any]:
        """Return the keys that nobody asked for, and count them as known."""
        rest = {key: value for key, value in self.pairs.items() if key not in self._asked}
        self._asked += rest
        return rest

    def _typed(self, key: str, kind: type[T], code: str, empty: Any, default: object) -> T:
        value = self._get(key, default)
        if isinstance(value, kind):
            return value
        if value is not _MISSING and value is not None:
            self.problem(key, code, got=repr(value))
        return empty  # type: ignore[no-any-return] # of the caller's kind

    def _get(self, key: str, default: object) -> Any:
        self._asked.append(key)
        if key in self.pairs:
            return self.pairs[key]
        if default is _MISSING:
            self.problem(key, "config-required")
        return default
