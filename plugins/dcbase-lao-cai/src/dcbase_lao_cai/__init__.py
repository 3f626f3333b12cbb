"""The province of Lào Cai: its report on all communes, indicators and checks of its own.

The report and the indicators are data in ``catalog/``; `dcbase_lao_cai.outliers` and
`dcbase_lao_cai.copies` look across the reports of a round.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Check, FindingKind, Indicator, Layout
from dcbase.plugin import hookimpl, load_indicators, load_layouts
from dcbase_lao_cai.copies import find_copies
from dcbase_lao_cai.kinds import kinds
from dcbase_lao_cai.outliers import find_outliers


@hookimpl
def dcbase_register_indicators() -> Iterable[Indicator]:
    return load_indicators(__name__, "catalog/indicators.yaml")


@hookimpl
def dcbase_register_layouts() -> Iterable[Layout]:
    return load_layouts(__name__, "catalog/layout-province-report.yaml")


@hookimpl
def dcbase_register_findings() -> Iterable[FindingKind]:
    return kinds().values()


@hookimpl
def dcbase_register_checks() -> Iterable[Check]:
    yield Check(
        code="outliers", name="Số liệu khác thường so với các xã, phường", round=find_outliers
    )
    yield Check(code="copies", name="Đoạn văn giống hệt báo cáo của đơn vị khác", round=find_copies)
