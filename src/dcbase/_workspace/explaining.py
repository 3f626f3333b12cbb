"""What a code stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from dcbase.errors import UnknownCodeError
from dcbase.model import FindingKind, Indicator, Obligation, Rule

if TYPE_CHECKING:
    from dcbase._catalog import Catalog
    from dcbase._workspace.facade import Workspace

E = TypeVar("E", Indicator, Obligation)


@frozen(kw_only=True)
class Explanation:
    """Everything that a workspace knows under one code; what it is not is None."""

    code: str
    kind: FindingKind | None = None
    rule: Rule | None = None
    indicator: Indicator | None = None
    obligation: Obligation | None = None


def explain(code: str, workspace: Workspace) -> Explanation:
    """Look a code up among findings, rules, indicators and obligations.

    Raises:
        UnknownCodeError: Nothing has it.
    """
    form = workspace.questions.form
    found = Explanation(
        code=code,
        kind=workspace.kinds.get(code.upper()),
        rule=next((r for r in form.rules if _is(r, code, form.namespace)), None),
        indicator=_found(workspace.indicators, code),
        obligation=_found(workspace.obligations, code),
    )
    if not any((found.kind, found.rule, found.indicator, found.obligation)):
        raise UnknownCodeError(kind="code", code=code, suggestion=_near(code, workspace))
    return found


def _is(rule: Rule, code: str, namespace: str) -> bool:
    return code.upper() in (rule.code.upper(), f"{namespace}-{rule.code}".upper())


def _found(catalog: Catalog[E], code: str) -> E | None:
    try:
        return catalog.find(code)
    except UnknownCodeError:
        return None


def _near(code: str, workspace: Workspace) -> str:
    from difflib import get_close_matches

    known = [*workspace.kinds, *(indicator.short for indicator in workspace.indicators)]
    near = get_close_matches(code.upper(), known, n=1)
    return f"→ {near[0]}?" if near else ""
