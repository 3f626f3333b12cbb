"""Whether a finding of a plugin can be put into words."""

from __future__ import annotations

from collections.abc import Mapping

from dcbase.model import Finding, FindingKind


def unsayable(finding: Finding, kinds: Mapping[str, FindingKind]) -> str:
    """Say why a finding cannot be put into words; empty if it can.

    Whoever gets it would read ``{figures}``, or a bare code.
    """
    kind = kinds.get(finding.code)
    if kind is None:
        return f"the finding {finding.code!r}, which no plugin declares in dcbase_register_findings"
    for name, say in (("words", kind.words), ("hint", kind.hint)):
        for language in ("vi", "en"):
            try:
                say(finding, language)
            except Exception as error:  # noqa: BLE001 - a plugin's words may hold anything
                lacks = f"a fact {error}" if isinstance(error, KeyError) else str(error)
                given = ", ".join(finding.facts) or "none"
                return (
                    f"the finding {finding.code!r}, whose {name} ({language}) ask for {lacks};"
                    f" its facts are: {given}"
                )
    return ""
