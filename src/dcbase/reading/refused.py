"""The refusal of a whole file, or of one part of it, as an exception that knows its finding."""

from __future__ import annotations

from typing import Any

from dcbase.model import Fact, Finding, Origin, core_kind
from dcbase.model.frozenmap import FrozenMap


class PackageError(ValueError):
    """A package, a part of one, or its XML that is not opened.

    It words itself through its kind of finding; ``str()`` is English.

    Args:
        code: Of one of the core's kinds of stage 1: ``DC-1103``.
        line: In the XML, from 1, where it is known.
        column: Likewise.
        facts: What the words are made from, by the names that the words use.
    """

    def __init__(
        self, code: str, *, line: int | None = None, column: int | None = None, **facts: Fact
    ) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.column = column
        self.facts = FrozenMap(facts)

    def finding(self, *, file: str, sha256: str = "") -> Finding:
        """Return the finding that a reader gives instead of what it could not read.

        Args:
            file: The name of the file received.
            sha256: Of its bytes.
        """
        origin = Origin(file, sha256, self.line, self.column)
        return core_kind(self.code).found(origin=origin, facts=self.facts)

    def words(self, language: str = "vi") -> str:
        """Say what is wrong in ``vi`` or ``en``."""
        return core_kind(self.code).words(self.finding(file=""), language)

    def hint(self, language: str = "vi") -> str:
        """Say how to mend it in ``vi`` or ``en``."""
        return core_kind(self.code).hint(self.finding(file=""), language)

    def __str__(self) -> str:
        return self.words("en")

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self.code, self.line, self.column, dict(self.facts))


def _again(code: str, line: int | None, column: int | None, facts: dict[str, Fact]) -> PackageError:
    return PackageError(code, line=line, column=column, **facts)
