"""The core's own kinds of finding."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import FindingKind, Stage, core_kinds
from dcbase.plugin import hookimpl

_STAGES = (
    Stage.FILE,
    Stage.FORM,
    Stage.VALUE,
    Stage.PROSE,
    Stage.RULES,
    Stage.HISTORY,
    Stage.DOCUMENT,
    Stage.PLUGIN,
)


@hookimpl
def dcbase_register_findings() -> Iterable[FindingKind]:
    return [kind for stage in _STAGES for kind in core_kinds(stage).values()]
