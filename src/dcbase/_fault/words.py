"""Whether a finding of a plugin can be put into words."""

from __future__ import annotations

from collections.abc import Mapping

from dcbase.errors import Problem
from dcbase.model import Finding, FindingKind


def unsayable(finding: Finding, kinds: Mapping[str, FindingKind]) -> Problem | None:
    """Say why a finding cannot be put into words; None if it can.

    Whoever gets it would read ``{figures}``, or a bare code.
    """
    kind = kinds.get(finding.code)
    if kind is None:
        return Problem.of("finding-undeclared", code=finding.code)
    for name, say in (("words", kind.words), ("hint", kind.hint)):
        for language in ("vi", "en"):
            try:
                say(finding, language)
            except Exception as error:  # noqa: BLE001 - a plugin's words may hold anything
                lacks = Problem.of("finding-fact", name=str(error))
                asked = lacks if isinstance(error, KeyError) else str(error)
                given = ", ".join(finding.facts) or "–"
                facts = {"code": finding.code, "language": language, "given": given}
                return Problem.of(f"finding-{name}", lacks=asked, **facts)
    return None
