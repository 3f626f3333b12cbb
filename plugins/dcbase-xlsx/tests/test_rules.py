"""Drop-down, cell rule, prompt and validator agree about every indicator."""

from __future__ import annotations

import io

import openpyxl
import pytest

from dcbase.model import Known

SAMPLES = (
    *(-1, 0, 1, 4, 7.5, 14, 15, 99.99, 100, 100.5, 1_000_000, 123456789.125),
    *("có", "không", "chưa", "tháng", "Tốt", "Giỏi", "nhiều"),
)


@pytest.fixture(scope="module")
def allowed(form, rows):
    """The data validation of each figure's cell, by code."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    found = {}
    for code, cells in rows(book):
        if "Số liệu" in cells and cells["Số liệu"].data_type != "f":
            cell = cells["Số liệu"]
            (rule,) = (
                one
                for one in cell.parent.data_validations.dataValidation
                if cell.coordinate in one.sqref
            )
            found[code] = rule
    return found


def lets_in(rule, value) -> bool:
    """Tell whether Excel lets a value into a cell, by its rule."""
    if rule.type == "list":
        return value in rule.formula1.strip('"').split(",")
    if isinstance(value, str):
        return False
    if rule.type == "whole" and value != int(value):
        return False
    return float(rule.formula1) <= value <= float(rule.formula2)


@pytest.mark.parametrize("value", SAMPLES)
def test_a_cell_lets_in_what_the_core_takes(value, allowed, blank, form, fill, workspace_with):
    """Of every indicator: what Excel lets in is a figure, what it stops is none."""
    sent = fill(form, dict.fromkeys(allowed, value))
    workspace = workspace_with(
        "dcbase-law10",
        "dcbase-units-vn",
        "dcbase-xlsx",
        form="law10:grassroots-democracy",
        expected=("02848",),
        inbox={"02848.xlsx": sent},
    )
    (report,) = workspace.run().reports
    assert report.unit.code == "02848"
    taken = {code for code in allowed if isinstance(report.figure(code), Known)}
    assert taken == {code for code, rule in allowed.items() if lets_in(rule, value)}


def test_a_prompt_says_the_bounds_the_places_and_the_unit(allowed, blank):
    """What stands beside a cell is what the indicator says."""
    for code, rule in allowed.items():
        indicator = blank.indicators[code]
        assert rule.promptTitle == code
        assert rule.errorStyle in (None, "stop")
        assert rule.showErrorMessage
        assert rule.showInputMessage
        prompt = rule.prompt
        match indicator.kind.value:
            case "boolean":
                assert prompt == "Chọn có hoặc không."
            case "enum":
                assert all(word in prompt for word in indicator.values)
            case "percent":
                assert "từ 0 đến 100" in prompt
                assert f"tối đa {indicator.decimals} chữ số" in prompt
            case "integer":
                assert prompt.startswith("Số nguyên")
                assert f"Đơn vị tính: {indicator.unit}." in prompt
            case _:
                assert f"tối đa {indicator.decimals} chữ số" in prompt
        if indicator.minimum is not None and indicator.kind.value != "boolean":
            assert f"từ {indicator.minimum} " in rule.error


def test_a_qualifier_is_offered_where_one_may_be_sent(form, rows):
    """The column "Mức độ" has a drop-down at CC09 and is closed elsewhere."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    cells = {code: cells["Mức độ"] for code, cells in rows(book) if "Mức độ" in cells}
    assert {code for code, cell in cells.items() if not cell.protection.locked} == {"CC09"}
    rules = cells["CC09"].parent.data_validations.dataValidation
    (rule,) = (rule for rule in rules if cells["CC09"].coordinate in rule.sqref)
    assert rule.formula1 == '"trên,dưới,khoảng,ít nhất,không quá"'
