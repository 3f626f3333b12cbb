"""Data files that a plugin ships."""

from __future__ import annotations

import sys

import pytest

from dcbase.errors import DataFileError
from dcbase.plugin import (
    load_findings,
    load_forms,
    load_indicators,
    load_layouts,
    load_obligations,
    load_profiles,
)
from dcbase.testing import check_plugin, contributions

FILES = {
    "catalog/indicators.yaml": (
        "indicators:\n  - {code: DT01, name: A}\n  - {code: DT05, name: B}\n"
    ),
    "listed.yaml": "- {code: DT01, name: A}\n",
    "obligations.yaml": (
        "obligations: [{id: L10-D1, title: t, cite: Điều 1, level: commune, kind: decide,"
        " article: 1}]\n"
    ),
    "findings.yaml": "findings: [{code: P-F1, stage: 4, severity: info, vi: a, en: b}]\n",
    "form.yaml": "form: f\nversion: '1'\nname: F\n",
    "form2.yaml": "form: g\nversion: '1'\nname: G\n",
    "layout.yaml": "layout: l\nfor: report\n",
    "profile.yaml": "profile: p\nname: P\n",
    "badly_set.yaml": (
        "profile: p\nname: P\ntypography:\n  body.size: {value: 14}\n"
        "  titel.size: {value: 14}\n  body.line: {value: tight}\n"
    ),
    "wrong.yaml": "indicators:\n  - {code: DT01}\n  - {code: a b, name: B}\n",
    "strange.yaml": "note: x\nindicators: []\n",
    "empty.yaml": "indicators:\n",
}


@pytest.fixture
def package(tmp_path, monkeypatch, request):
    """Return the name of a package that ships the files."""
    name = f"shipped_{abs(hash(request.node.name))}"
    for path, text in FILES.items():
        file = tmp_path / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    sys.modules.pop(name, None)


def test_entries_of_one_file(package):
    """Indicators, obligations and kinds of finding stand below a key of that name."""
    assert ["DT01", "DT05"] == [
        entry.code for entry in load_indicators(package, "catalog/indicators.yaml")
    ]
    assert ["L10-D1"] == [entry.code for entry in load_obligations(package, "obligations.yaml")]
    assert ["P-F1"] == [entry.code for entry in load_findings(package, "findings.yaml")]


def test_a_list_may_stand_alone(package):
    """The key may be left out."""
    assert ["DT01"] == [entry.code for entry in load_indicators(package, "listed.yaml")]


def test_one_entry_for_each_file(package):
    """Forms, layouts and official forms have a file each."""
    assert ["f", "g"] == [form.code for form in load_forms(package, "form.yaml", "form2.yaml")]
    assert ["l"] == [layout.code for layout in load_layouts(package, "layout.yaml")]
    assert ["p"] == [profile.code for profile in load_profiles(package, "profile.yaml")]


def test_a_file_is_read_once(package):
    """Asking again gives the same entries."""
    first = load_indicators(package, "listed.yaml")
    assert first is load_indicators(package, "listed.yaml")


HOUSE = """
from dcbase.plugin import hookimpl, load_indicators

@hookimpl
def dcbase_register_indicators():
    return load_indicators(__name__, "catalog/house.yaml")
"""


def test_files_beside_a_plugin_that_is_one_file(tmp_path):
    """It names them from its own folder, they may be mended, and its messages show no odd name."""
    (tmp_path / "plugins/catalog").mkdir(parents=True)
    plugin, shipped = tmp_path / "plugins/house.py", tmp_path / "plugins/catalog/house.yaml"
    plugin.write_text(HOUSE, encoding="utf-8")
    shipped.write_text("- {code: HS01, name: Số buổi họp thôn}\n", encoding="utf-8")
    assert ["house:HS01"] == [one.code for one in contributions(str(plugin))["indicators"]]
    shipped.write_text("- {code: HS02, name: Số hộ}\n", encoding="utf-8")
    assert ["house:HS02"] == [one.code for one in contributions(str(plugin))["indicators"]]
    shipped.write_text("- {code: HS02}\n", encoding="utf-8")
    (problem,) = check_plugin(str(plugin))
    assert "plugins/catalog/house.yaml:1:3: 'name' is missing" in problem


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("wrong.yaml", ["2:5: 'name' is missing", "3:12: 'code' must match regex"]),
        ("strange.yaml", ["1:1: there is no 'note' here, only 'indicators'"]),
        ("empty.yaml", ["1:12: a list is expected"]),
        ("missing.yaml", [" there is no such file in a package"]),
        ("catalog", [" there is no such file in a package"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(package, name, found):
    """Every problem of a file is raised at once."""
    with pytest.raises(DataFileError) as raised:
        load_indicators(package, name)
    path = f"{package}/{name}"
    assert path == raised.value.path
    assert len(found) == len(raised.value.problems)
    for start, problem in zip(found, raised.value.problems, strict=True):
        assert str(problem).startswith(f"{path}:{start}")


@pytest.mark.parametrize("nowhere", ["no_such_package", "", "json.decoder"])
def test_a_package_that_is_none(nowhere):
    """A package that cannot be imported, or is none, is said in one sentence."""
    with pytest.raises(DataFileError) as raised:
        load_forms(nowhere, "form.yaml")
    assert nowhere in str(raised.value.problems[0])


@pytest.mark.parametrize("load", [load_forms, load_layouts, load_profiles])
def test_a_folder_alone(load, package, tmp_path):
    """A folder without names of files gives no empty answer: files are named one by one."""
    for folder in (package, tmp_path):
        with pytest.raises(DataFileError) as raised:
            load(folder)
        assert str(raised.value.problems[0]).startswith(
            f"{folder}: name the files after the package"
        )


def test_the_typography_of_an_official_form(package):
    """Keys and values that there are not are said with their lines, all at once."""
    with pytest.raises(DataFileError) as raised:
        load_profiles(package, "badly_set.yaml")
    unknown, unreadable = map(str, raised.value.problems)
    assert unknown.startswith(f"{package}/badly_set.yaml:5:3: titel.size: there is no key")
    assert unknown.endswith("(did you mean 'title.size'?)")
    assert unreadable.startswith(f"{package}/badly_set.yaml:6:3: body.line: the value 'tight'")
    assert unreadable.endswith("expected: single, 1.5, exact 19.")
