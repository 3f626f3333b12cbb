"""A form of Lùng Phình, and ways to fill it in with programs that are not ours."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import openpyxl
import pytest
from attrs import evolve

import dcbase_law10
from dcbase.model import Blank, FrozenMap, Period, Received, Round, Submission, Unit, Window
from dcbase.testing.fixtures import ByLibreOffice, by_libreoffice, workspace_with  # noqa: F401
from dcbase_xlsx.blank import blank_workbook
from dcbase_xlsx.reading import read_workbook

FORM = "law10:grassroots-democracy"


@pytest.fixture(scope="session")
def blank() -> Blank:
    """What Lùng Phình is asked for 2025."""
    (form,) = dcbase_law10.dcbase_register_forms()
    every = {one.code: one for one in dcbase_law10.dcbase_register_indicators()}
    asked = {code: evolve(every[code], code=f"law10:{code}") for code in form.indicators}
    return Blank(
        form=evolve(form, code=FORM),
        indicators=FrozenMap(asked),
        unit=Unit(code="02848", name="Xã Lùng Phình", kind="Xã", parent="15"),
        round=Round(
            form=FORM,
            period=Period(2025),
            window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng"),
            deadline=date(2025, 11, 15),
        ),
    )


@pytest.fixture(scope="session")
def form(blank: Blank) -> bytes:
    """The empty form."""
    return blank_workbook(blank)


@pytest.fixture(scope="session")
def good() -> Mapping[str, Any]:
    """A value for every indicator that is filled in, without a contradiction between them."""
    values: dict[str, Any] = {}
    for one in dcbase_law10.dcbase_register_indicators():
        if not one.derived:
            words = {"boolean": "có", "enum": one.values[0] if one.values else ""}
            values[one.code] = words.get(one.kind.value, 4)
    values |= {"BQ01": 12, "BQ02": 900, "BQ07": 12, "BQ12": 1250.5, "CC02": 8, "CC09": 98.5}
    return values | {"DT04": 6, "DT05": 12, "DT10": 7, "DT15": 0, "GS06": 60}


@pytest.fixture(scope="session")
def rows() -> Callable[[Any], Iterator[tuple[str, dict[str, Any]]]]:
    """Return what finds the rows of a workbook: the code, and the cells by the head's words."""

    def found(workbook: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        for sheet in workbook.worksheets:
            head: dict[str, int] = {}
            for row in sheet.iter_rows():
                words = [cell.value for cell in row]
                if "Mã" in words and ("Số liệu" in words or "Nội dung" in words):
                    head = {word: place for place, word in enumerate(words) if word}
                elif head and isinstance(row[head["Mã"]].value, str):
                    cells = {word: row[place] for word, place in head.items()}
                    yield row[head["Mã"]].value, cells

    return found


@pytest.fixture(scope="session")
def fill(rows: Any) -> Callable[..., bytes]:
    """Return what fills in a form with openpyxl: figures, words, qualifiers, notes by code."""

    def filled(
        content: bytes,
        values: Mapping[str, Any] = FrozenMap(),
        texts: Mapping[str, str] = FrozenMap(),
        others: Mapping[tuple[str, str], Any] = FrozenMap(),
        change: Callable[[Any], None] | None = None,
    ) -> bytes:
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        for code, cells in rows(workbook):
            if code in values:
                cells["Số liệu"].value = values[code]
            if code in texts:
                cells["Nội dung"].value = texts[code]
            for (other, column), value in others.items():
                if other == code:
                    cells[column].value = value
        if change is not None:
            change(workbook)
        return saved(workbook)

    return filled


def saved(workbook: Any) -> bytes:
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def read() -> Callable[..., Submission]:
    """Return what reads a workbook that holds one submission."""

    def one(content: bytes, name: str = "02848.xlsx") -> Submission:
        received = Received(name, hashlib.sha256(content).hexdigest(), content)
        (submission,) = read_workbook(received)
        return submission

    return one


@pytest.fixture(scope="session")
def figures() -> Callable[[Submission], dict[str, str]]:
    """Return what shows the figures that were sent, as texts by code."""

    def sent(submission: Submission) -> dict[str, str]:
        return {one.code.text: one.value.text for one in submission.figures if one.value}

    return sent


@pytest.fixture(scope="session")
def codes() -> Callable[[Submission], list[tuple[str, str]]]:
    """Return what shows the findings of a reading: code and subject."""

    def shown(submission: Submission) -> list[tuple[str, str]]:
        return [(finding.code, finding.subject) for finding in submission.findings]

    return shown


@pytest.fixture(scope="session")
def libre(
    by_libreoffice: ByLibreOffice,  # noqa: F811
) -> Callable[[bytes, str, str], bytes]:
    """Return what saves one file through LibreOffice in another format."""

    def converted(content: bytes, suffix: str, to: str) -> bytes:
        return by_libreoffice({f"a{suffix}": content}, to)[f"a.{to}"]

    return converted
