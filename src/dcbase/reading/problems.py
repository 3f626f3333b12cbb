"""What is wrong with one file, gathered while it is read."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, define

from dcbase.model import Fact, Finding, Origin, core_kind
from dcbase.reading.nodes import Map

MOST_BYTES = 8 * 1024 * 1024
MOST_LEVELS = 40
MOST_NODES = 250_000
MOST_FINDINGS = 200


@define
class Problems:
    """The findings about one file; it grows while the file is read and is then thrown away."""

    file: str
    sha256: str = ""
    findings: list[Finding] = Factory(list)

    def add(
        self, code: str, line: int | None, column: int | None, subject: str = "", **facts: Fact
    ) -> None:
        """Add a finding of one of the core's kinds at a line and a column, from 1.

        A file with very many has one last finding that says so: nobody reads on, and a hostile
        file must not fill the memory with them.
        """
        if len(self.findings) > MOST_FINDINGS:
            return
        if len(self.findings) == MOST_FINDINGS:
            code, subject, facts = "DC-1008", "", {"most": MOST_FINDINGS}
        origin = Origin(self.file, self.sha256, line, column)
        self.findings.append(core_kind(code).found(subject=subject, origin=origin, facts=facts))

    def in_order(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the file, so that it is mended in one pass."""
        return tuple(sorted(self.findings, key=_where)) if self.findings else ()


def _where(finding: Finding) -> tuple[bool, int, int]:
    origin = finding.origin or Origin("")
    return finding.code == "DC-1008", origin.line or 0, origin.column or 0


def note_repeated(whole: Map, problems: Problems) -> None:
    """Add a finding for each further place where a key is written."""
    for text, keys in whole.repeated.items():
        for key in keys[1:]:
            problems.add("DC-1020", key.line, key.column, text, first=keys[0].line)


def near(word: str, known: Iterable[str]) -> str:
    """Return the known words most like this one, or all of them if none is."""
    import difflib  # only a file with a mistake needs it

    words = list(known)
    return ", ".join(difflib.get_close_matches(word, words, n=3, cutoff=0.6) or words)
