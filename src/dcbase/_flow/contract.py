"""Running what a plugin gave, and holding its answer to the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from dcbase._flow.kit import Kit, OwnedCheck
from dcbase.errors import DcbaseError, PluginContractError, PluginHookError
from dcbase.formula.unknown import meant
from dcbase.model import Check, Finding, core_kind


@contextmanager
def blamed(plugin: str, hook: str, what: str) -> Iterator[None]:
    """Let whatever a plugin's function raises be the plugin's failure.

    Ending the program is no answer either: a plugin that does would look like success.

    Args:
        plugin: Its name.
        hook: That the function came through.
        what: It was doing: ``source 'folder'``.

    Raises:
        PluginHookError: It raised something else than a failure of dcbase.
    """
    try:
        yield
    except (DcbaseError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        problem = f"{what}: {type(error).__name__}: {error}"
        raise PluginHookError(plugin=plugin, hook=hook, problem=problem) from error


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
