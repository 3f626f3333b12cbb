"""Running what a plugin gave, and holding its answer to the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dcbase._fault import blamed, listed, problems_of, unsayable
from dcbase._flow.kit import Kit, OwnedCheck
from dcbase.errors import DcbaseError, PluginContractError, Problem, StopError
from dcbase.formula.nearest import meant
from dcbase.model import Check, Finding, core_kind

_CHECKS = "dcbase_register_checks"


def unknown_in(check: Check, codes: Iterable[str]) -> Problem | None:
    """Say which indicator a check is about that there is not, and which may be meant.

    Args:
        check: Of any plugin.
        codes: Short codes of every indicator there is, of whatever form.

    Returns:
        The problem in words; None if there are all.
    """
    known = set(codes)
    for code in check.about:
        if code not in known:
            lacks = Problem.of("no-indicator", code=code, near=meant(code, known))
            return lacks.within("about").within(Problem.of("of-check", code=check.code))
    return None


def asked(owned: OwnedCheck, kit: Kit, *about: object) -> tuple[Finding, ...]:
    """Run one check and hold its answer to the contract.

    Returns:
        What it found; if it raised, what it had found before, and that it did.

    Raises:
        StopError: It stopped the run on purpose.
        PluginHookError: It raised, and the run is strict.
        PluginContractError: It gave something else than findings that can be said.
    """
    before: list[Finding] = []
    failed: tuple[Finding, ...] = ()
    function = owned.check.report or owned.check.round
    what = Problem.of("of-check", code=owned.check.code)
    try:
        with blamed(owned.plugin, _CHECKS, what if kit.strict else None):  # DC-9001 says it anyway
            answer = function(*about)  # type: ignore[misc,arg-type] # by scope
            if isinstance(answer, Iterator):
                answer = _noting(answer, before)
            found = listed(owned.plugin, _CHECKS, what, (Finding,), answer)
    except (StopError, PluginContractError):
        raise
    except DcbaseError as error:
        if kit.strict:
            raise
        facts = {"plugin": owned.plugin, "entry": owned.check.code, **problems_of(error)}
        failed = (core_kind("DC-9001").found(subject=owned.check.code, facts=facts),)
        found = tuple(before)
    for finding in found:
        if problem := unsayable(finding, kit.kinds):
            said = Problem.of("check-made", what=what, problem=problem)
            raise PluginContractError(plugin=owned.plugin, hook=_CHECKS, problem=said)
    return (*found, *failed) if failed else found


def _noting(answer: Iterator[Finding], before: list[Finding]) -> Iterator[Finding]:
    for finding in answer:
        before.append(finding)
        yield finding
