"""Running what a plugin gave, and holding its answer to the contract."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase._fault import blamed, listed, problem_of, unsayable
from dcbase._flow.kit import Kit, OwnedCheck
from dcbase.errors import DcbaseError, PluginContractError, StopError
from dcbase.formula.unknown import meant
from dcbase.model import Check, Finding, core_kind

_CHECKS = "dcbase_register_checks"


def unknown_in(check: Check, codes: Iterable[str]) -> str:
    """Say which indicator a check is about that there is not, and which may be meant.

    Args:
        check: Of any plugin.
        codes: Short codes of every indicator there is, of whatever form.

    Returns:
        A sentence in English; empty if there are all.
    """
    known = set(codes)
    for code in check.about:
        if code not in known:
            near = meant(code, known)
            return f"check {check.code!r}: about: there is no indicator {code!r}{near}"
    return ""


def asked(owned: OwnedCheck, kit: Kit, *about: object) -> tuple[Finding, ...]:
    """Run one check and hold its answer to the contract.

    Raises:
        StopError: It stopped the run on purpose.
        PluginHookError: It raised, and the run is strict.
        PluginContractError: It gave something else than findings that can be said.
    """
    function, what = owned.check.report or owned.check.round, f"check {owned.check.code!r}"
    try:
        with blamed(owned.plugin, _CHECKS, what if kit.strict else ""):  # DC-9001 says it anyway
            answer = function(*about)  # type: ignore[misc,arg-type] # by scope
            found = listed(owned.plugin, _CHECKS, what, (Finding,), answer)
    except (StopError, PluginContractError):
        raise
    except DcbaseError as error:
        if kit.strict:
            raise
        facts = {"plugin": owned.plugin, "entry": owned.check.code, "problem": problem_of(error)}
        return (core_kind("DC-9001").found(subject=owned.check.code, facts=facts),)
    for finding in found:
        if problem := unsayable(finding, kit.kinds):
            said = f"{what} made {problem}"
            raise PluginContractError(plugin=owned.plugin, hook=_CHECKS, problem=said)
    return found
