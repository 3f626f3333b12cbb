"""Law 10/2022/QH15 on grassroots democracy: what communes owe, what is counted, what is asked.

Everything is data in ``catalog/``; only what data cannot say is a function, in
`dcbase_law10.checks`.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Check, FindingKind, Form, Indicator, Layout, Obligation
from dcbase.plugin import (
    hookimpl,
    load_findings,
    load_forms,
    load_indicators,
    load_layouts,
    load_obligations,
)
from dcbase_law10.checks import CHECKS


@hookimpl
def dcbase_register_obligations() -> Iterable[Obligation]:
    return load_obligations(__name__, "catalog/obligations.yaml")


@hookimpl
def dcbase_register_indicators() -> Iterable[Indicator]:
    return load_indicators(__name__, "catalog/indicators.yaml")


@hookimpl
def dcbase_register_forms() -> Iterable[Form]:
    return load_forms(__name__, "catalog/form.yaml")


@hookimpl
def dcbase_register_layouts() -> Iterable[Layout]:
    return load_layouts(__name__, "catalog/layout-commune-report.yaml")


@hookimpl
def dcbase_register_findings() -> Iterable[FindingKind]:
    return load_findings(__name__, "catalog/findings.yaml")


@hookimpl
def dcbase_register_checks() -> Iterable[Check]:
    return CHECKS
