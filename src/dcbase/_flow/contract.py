"""Running a plugin's check, and holding its answer to the contract."""

from __future__ import annotations

from dcbase._flow.kit import Kit, OwnedCheck
from dcbase.errors import PluginContractError, PluginHookError
from dcbase.model import Finding, core_kind


def asked(owned: OwnedCheck, kit: Kit, *about: object) -> tuple[Finding, ...]:
    """Run one check and hold its answer to the contract."""
    function = owned.check.report or owned.check.round
    try:
        found = tuple(function(*about))  # type: ignore[misc,arg-type] # by scope
    except (Exception, SystemExit) as error:
        problem = f"{type(error).__name__}: {error}"
        if kit.strict:
            raise PluginHookError(
                plugin=owned.plugin, hook="dcbase_register_checks", problem=problem
            ) from error
        facts = {"plugin": owned.plugin, "entry": owned.check.code, "problem": problem}
        return (core_kind("DC-9001").found(subject=owned.check.code, facts=facts),)
    for finding in found:
        _hold_to_contract(finding, owned, kit)
    return found


def _hold_to_contract(finding: object, owned: OwnedCheck, kit: Kit) -> None:
    problem = ""
    if not isinstance(finding, Finding):
        problem = f"check {owned.check.code!r} yielded {finding!r}, not a Finding"
    elif finding.code not in kit.kinds:
        problem = (
            f"check {owned.check.code!r} made the finding {finding.code!r}, "
            "which no plugin declares in dcbase_register_findings"
        )
    if problem:
        raise PluginContractError(
            plugin=owned.plugin, hook="dcbase_register_checks", problem=problem
        )
