"""A round from its sources to its outcome, and what of it is kept for later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve, frozen

from dcbase._flow.pipeline import Elsewhere, Outcome, collect, run
from dcbase._workspace import kits, taking
from dcbase._workspace.recipes import kit_for, recipe_of
from dcbase._workspace.unpacking import unpacked
from dcbase.errors import NothingToReadError
from dcbase.model import Finding, Received, Report

if TYPE_CHECKING:
    from dcbase._host.loading import LoadedPlugin
    from dcbase._workspace.facade import Workspace

    Loaded: TypeAlias = Iterable[LoadedPlugin]


@frozen(eq=False)
class Intake:
    """What the sources of a workspace hold.

    Args:
        files: This round's, archives taken apart.
        past: Reports of the period before, by the unit's code at that time.
        findings: What no source handed over, of this round or the one before.
    """

    files: tuple[Received, ...]
    past: dict[str, Report]
    findings: tuple[Finding, ...]


def take_in(workspace: Workspace) -> Intake:
    """Open every source of a workspace once."""
    files, loose = taking.split(_held(workspace, "current"))
    old, loose_then = taking.split(_held(workspace, "previous"))
    past = taking.before(old, workspace.kit, workspace.round)
    return Intake(tuple(files), past, (*loose, *loose_then))


def run_round(
    workspace: Workspace, used: tuple[object, ...], loaded: Loaded, executor: Executor | None
) -> Outcome:
    """Collect, read, check and add up, here or elsewhere.

    Args:
        workspace: Whose round.
        used: The plugins as they were named or given.
        loaded: The same, as the host holds them.
        executor: Does the work on single files, if there is one.

    Raises:
        NothingToReadError: No source held a file; its `findings` say what they held instead.
        ExecutorError: An executor was given, and plugins as objects.
    """
    elsewhere = None
    if executor is not None:
        recipe = recipe_of(workspace.settings, used, loaded, workspace.as_of, workspace.strict)
        elsewhere = Elsewhere(executor, kit_for, recipe)
    held = take_in(workspace)
    if not held.files:
        sources = taking.told(workspace.settings, held.findings)
        raise NothingToReadError(sources=sources, findings=held.findings)
    outcome = run(held.files, workspace.kit, workspace.round, before=held.past, elsewhere=elsewhere)
    return evolve(outcome, findings=held.findings)


def _held(workspace: Workspace, role: str) -> Iterator[Received | Finding]:
    held = collect(taking.sources(workspace.settings, workspace.sources, role))
    unpack = kits.unpacker(workspace.jail)
    return unpacked(held, workspace.formats, unpack, workspace.strict)
