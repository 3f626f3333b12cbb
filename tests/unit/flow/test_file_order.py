"""Findings as a reader meets them: line by line, or sheet by sheet as the form has them."""

from __future__ import annotations

from dcbase._flow.file_order import in_file_order
from dcbase.model import Origin, core_kind


def found(subject, sheet=None, cell=None, code="DC-3002", **place):
    origin = Origin("02848.xlsx", sheet=sheet, cell=cell, **place) if sheet or place else None
    return core_kind(code).found(subject=subject, origin=origin)


def sorted_as(judged, *findings):
    (report,) = judged("").reports
    return [one.subject for one in in_file_order(findings, report.questions)]


def test_lines_then_columns_then_what_has_no_place(judged):
    """A file is corrected from top to bottom."""
    findings = (
        found("whole"),
        found("late", line=10, column=1),
        found("second", line=2, column=9),
        found("first", line=2, column=3),
    )
    assert ["first", "second", "late", "whole"] == sorted_as(judged, *findings)


def test_sheets_in_the_order_of_the_form(judged):
    """Head, figures as they are asked, words; within a sheet by row, not by letters."""
    findings = (
        found("results.commune", "V. Kết quả", "C7", code="DC-2013"),
        found("CC08", "Cải cách", "E14"),
        found("CC05", "Cải cách", "E9"),
        found("DT05", "Đơn thư", "E5"),
        found("BQ12", "I. Khái quát", "C5", code="DC-4010"),
        found("header.date", "Thông tin chung", "C9"),
    )
    assert ["header.date", "DT05", "CC05", "CC08", "BQ12", "results.commune"] == sorted_as(
        judged, *findings
    )
