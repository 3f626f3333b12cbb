"""Duties that the law puts on reporting units."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from dcbase.model.named import Named


@frozen(kw_only=True)
class Obligation(Named):
    """One duty.

    Args:
        code: An id like ``L10-D11-K3`` (law, article, clause).
        title: What is owed, in short.
        citation: As officially written: ``khoản 3 Điều 11``.
        level: Who owes it: ``commune``, ``village``, ``agency``, ``soe``, ``province`` …
        kind: ``disclose``, ``decide``, ``comment``, ``supervise``, ``report`` …
        article, clause, point: Where it stands; clause and point may be empty.
        checklist: It can be ticked off by a unit.
        optional: It is encouraged, not owed.
        actor: The body that has to act, where it is not the unit itself.
        amended: What is known of later amendments that have not been checked against the
            consolidated text; empty if nothing is.
    """

    title: str
    citation: str
    level: str
    kind: str
    article: int
    clause: str = ""
    point: str = ""
    checklist: bool = False
    optional: bool = False
    actor: str = ""
    amended: str = ""
    note: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
