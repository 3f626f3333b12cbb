"""What the commune of Lùng Phình adds to dcbase: each kind of contribution once.

A source (its folder of dated drafts), indicators with a check, and an output format (the
bulletin that is read out over the village loudspeakers), with a layout that suits it.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Check, FindingKind, Format, Indicator, Layout, SourceType
from dcbase.plugin import hookimpl, load_indicators, load_layouts
from dcbase_lung_phinh.drafts import collect_drafts
from dcbase_lung_phinh.kinds import kinds
from dcbase_lung_phinh.loudspeaker import render_bulletin
from dcbase_lung_phinh.predecessors import check_predecessors


@hookimpl
def dcbase_register_sources() -> Iterable[SourceType]:
    yield SourceType(code="drafts", collect=collect_drafts, options=("path",))


@hookimpl
def dcbase_register_indicators() -> Iterable[Indicator]:
    return load_indicators(__name__, "catalog/indicators.yaml")


@hookimpl
def dcbase_register_findings() -> Iterable[FindingKind]:
    return kinds().values()


@hookimpl
def dcbase_register_checks() -> Iterable[Check]:
    yield Check(
        code="predecessors",
        name="Số xã cũ trong báo cáo và trong danh mục đơn vị",
        report=check_predecessors,
        about=("LP01",),
    )


@hookimpl
def dcbase_register_formats() -> Iterable[Format]:
    yield Format(
        code="loa",
        suffixes=(".loa.txt",),
        media_type="text/plain; charset=utf-8",
        render=render_bulletin,
    )


@hookimpl
def dcbase_register_layouts() -> Iterable[Layout]:
    return load_layouts(__name__, "catalog/layout-bulletin.yaml")
