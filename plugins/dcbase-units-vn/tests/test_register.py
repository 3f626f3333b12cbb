"""The register: what it holds, and that it costs nothing until it is used."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from datetime import date

from dcbase.model import Predecessor, Unit, Units
from dcbase_units_vn import dcbase_register_units, every_unit

NOW = date(2025, 10, 31)
BEFORE = date(2025, 6, 30)


def test_one_register_is_offered():
    """The plugin offers one register, which loads the whole list."""
    (register,) = dcbase_register_units()
    assert register.code == "units-vn"
    assert every_unit() == tuple(register.load())


def test_nothing_is_read_before_a_unit_is_asked_for():
    """Importing the plugin and asking what it offers opens no list."""
    watch = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) "
        "if event == 'open' else None)\n"
        "import dcbase_units_vn\n"
        "dcbase_units_vn.dcbase_register_units()\n"
        "print([name for name in opened if name.endswith('.tsv')])\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", watch], capture_output=True, text=True, check=True, env=_env()
    )
    assert said.stdout == "[]\n"


def test_the_list_of_now_is_complete():
    """Since 1 July 2025 there are 34 provinces and 3,321 communes."""
    kinds = Counter(unit.kind for unit in Units(every_unit(), NOW).values())
    expected = {"tỉnh": 28, "thành phố": 6, "xã": 2621, "phường": 687, "đặc khu": 13}
    assert expected == kinds


def test_the_list_before_is_complete():
    """Until 30 June 2025 there were 63 provinces, 10,035 communes, 5 districts without any."""
    units = Units(every_unit(), BEFORE)
    assert sum(unit.parent is None for unit in units.values()) == 63
    assert sum(unit.parent is not None and len(unit.code) == 5 for unit in units.values()) == 10_035
    assert [code for code in units if len(code) == 3] == ["318", "471", "498", "536", "755"]


def test_no_unit_stands_in_it_twice():
    """A code and a validity belong to one unit."""
    counts = Counter((unit.code, unit.valid_to) for unit in every_unit())
    assert [unit for unit, count in counts.items() if count > 1] == []


def test_every_unit_lies_in_a_province_of_its_time():
    """A commune's parent is a province that existed with it."""
    for units in (Units(every_unit(), NOW), Units(every_unit(), BEFORE)):
        for unit in units.values():
            assert unit.parent is None or units[unit.parent].parent is None


def test_every_unit_of_now_came_from_units_of_before():
    """Each unit of now has predecessors, which are all in the register of the day before."""
    before = Units(every_unit(), BEFORE)
    for unit in Units(every_unit(), NOW).values():
        assert unit.predecessors
        for predecessor in unit.predecessors:
            assert predecessor.name == before[predecessor.code].name


def test_every_unit_of_before_went_somewhere():
    """Each unit of before went whole into one unit, or in parts into at least one."""
    extents: dict[str, list[str]] = {}
    for unit in Units(every_unit(), NOW).values():
        for predecessor in unit.predecessors:
            extents.setdefault(predecessor.code, []).append(predecessor.extent)
    assert set(Units(every_unit(), BEFORE)) == set(extents)
    # Kỳ Lợi: all of the area into one commune, parts of the people into two others.
    twice = [c for c, e in extents.items() if "whole" in e and len(e) > 1]
    assert twice == ["18796"]


def test_lung_phinh_kept_its_code():
    """02848 is one commune before 1 July 2025 and another, of three, after it."""
    assert (
        Unit(code="02848", name="Xã Lùng Phình", kind="xã", parent="10", valid_to=BEFORE)
        == Units(every_unit(), BEFORE)["02848"]
    )
    assert (
        Predecessor(
            code="02818",
            name="Xã Lùng Thẩn",
            district="Huyện Si Ma Cai",
            province="Tỉnh Lào Cai",
        ),
        Predecessor(
            code="02848", name="Xã Lùng Phình", district="Huyện Bắc Hà", province="Tỉnh Lào Cai"
        ),
        Predecessor(
            code="02851", name="Xã Tả Van Chư", district="Huyện Bắc Hà", province="Tỉnh Lào Cai"
        ),
    ) == Units(every_unit(), NOW)["02848"].predecessors


def test_lao_cai_took_over_a_code():
    """Lào Cai has 99 communes and the code that was Yên Bái's; both went into it."""
    units = Units(every_unit(), NOW)
    assert len(units.children("15")) == 99
    assert {predecessor.code: predecessor.name for predecessor in units["15"].predecessors} == {
        "10": "Tỉnh Lào Cai",
        "15": "Tỉnh Yên Bái",
    }
    assert units.on(BEFORE)["15"].name == "Tỉnh Yên Bái"


def test_a_name_can_be_said_without_its_kind():
    """The kind stands before the name, also of cities under the central government."""
    units = Units(every_unit(), NOW)
    assert units["01"].short_name == "Hà Nội"
    assert units["02848"].short_name == "Lùng Phình"


def test_the_corrections_of_the_published_table_hold():
    """Rows with a mistyped code or province lead to the unit that is meant."""
    before = Units(every_unit(), BEFORE)
    expected = {"01651": "Xã Mỹ Hưng", "02482": "Xã Phú Thịnh", "00556": "Xã Đặng Xá"}
    assert expected == {code: before[code].name for code in expected}
    assert before["27691"].parent == "80"


def _env() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
