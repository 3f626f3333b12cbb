"""Reading 99 filled workbooks beside opening the same files and doing nothing with them.

Ours: guard, budgets, identity, every figure and text with its sheet and cell, findings.  Peer: the
floor of it, which is to inflate every member once, hand the file to python-calamine for its cells,
and parse the members that say what calamine does not (sheets, styles, relations, properties) with
lxml.  Beside calamine alone the ratio is printed too.  Processor time, files in memory.

    python bench/bench_workbooks.py              both comparisons
    python bench/bench_workbooks.py --profile    where the time goes (cProfile)
"""

from __future__ import annotations

import cProfile
import hashlib
import io
import pstats
import sys
import tempfile
import zipfile
from pathlib import Path
from time import process_time

import openpyxl
from attrs import evolve
from lxml import etree
from measure import interleaved, machine, show
from python_calamine import load_workbook

from dcbase import Workspace
from dcbase.model import Blank, Received
from dcbase_xlsx.blank import blank_workbook
from dcbase_xlsx.reading import read_workbook

RUNS = 7
GOAL = 1.5
SETTINGS = """
[workspace]
name = "Lào Cai"
unit = "15"

[plugins]
use = ["dcbase-law10", "dcbase-units-vn", "dcbase-xlsx"]

[round]
form = "law10:grassroots-democracy"
period = "2025"
window = { from = 2025-01-01, to = 2025-10-31, label = "10 tháng đầu năm 2025" }
expected = "children"
"""
WORDS = "- Cấp ủy đã lãnh đạo, chỉ đạo việc thực hiện quy chế dân chủ ở cơ sở theo kế hoạch.\n" * 12


def received() -> list[Received]:
    """Return a filled workbook of each commune, saved by openpyxl as by any other program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dcbase.toml"
        path.write_text(SETTINGS, encoding="utf-8")
        workspace = Workspace.open(Path(folder))
        units = list(workspace.expected.values())
        questions = workspace.questions
        blank = Blank(
            form=questions.form,
            indicators=questions.indicators,
            unit=units[0],
            round=workspace.round,
        )
    files = []
    for number, unit in enumerate(units):
        content = filled(blank_workbook(evolve(blank, unit=unit)), number)
        name = f"{unit.code}.xlsx"
        files.append(Received(name, hashlib.sha256(content).hexdigest(), content))
    return files


def filled(content: bytes, number: int) -> bytes:
    """Fill in every figure and every text; notes beside figures are seldom written."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in workbook.worksheets:
        head: tuple[object, ...] = ()
        for row in sheet.iter_rows():
            words = tuple(cell.value for cell in row)
            if "Mã" in words:
                head = words
            for cell, word in zip(row, head, strict=False):
                if word in ("Số liệu", "Nội dung") and not cell.protection.locked:
                    cell.value = WORDS if word == "Nội dung" else number % 90 + cell.row
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()


def ours(files: list[Received]) -> None:
    for file in files:
        read_workbook(file)


def calamine(files: list[Received]) -> None:
    for file in files:
        workbook = load_workbook(io.BytesIO(file.content))
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


def floor(files: list[Received]) -> None:
    calamine(files)
    for file in files:
        with zipfile.ZipFile(io.BytesIO(file.content)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for name, part in parts.items():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)


def profile(files: list[Received]) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(ours, files)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)


def main() -> None:
    print(machine())
    files = received()
    if "--profile" in sys.argv:
        profile(files)
        return
    size = sum(len(file.content) for file in files) // 1024
    figures = sum(len(one.figures) for file in files for one in read_workbook(file))
    title = f"{len(files)} workbooks, {figures} figures, {size} KiB"
    works = (lambda: ours(files), lambda: floor(files))
    names = ("dcbase-xlsx, reading", "inflating, calamine, lxml")
    show(title, names, works, goal=GOAL, runs=RUNS, clock=process_time)
    alone = interleaved(lambda: ours(files), lambda: calamine(files), runs=RUNS, clock=process_time)
    print(f"  beside calamine alone: {alone.ratio:.2f}, which keeps no goal", flush=True)


if __name__ == "__main__":
    main()
