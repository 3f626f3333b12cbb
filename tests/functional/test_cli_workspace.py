"""Commands over a small workspace whose plugin is a file beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dcbase import _cli
from dcbase._cli.program import run

PLUGIN = '''
"""Two communes, three figures."""
from dcbase.model import Form, Indicator, Obligation, Rule, Slot, Unit, UnitRegister
from dcbase.plugin import hookimpl


@hookimpl
def dcbase_register_units():
    def load():
        yield Unit(code="15", name="Tỉnh Lào Cai", kind="tỉnh")
        yield Unit(code="02848", name="Xã Lùng Phình", kind="xã", parent="15")
        yield Unit(code="02849", name="Xã Ấm Áp", kind="xã", parent="15")
    return [UnitRegister(code="two", load=load)]


@hookimpl
def dcbase_register_indicators():
    for code in ("DT01", "DT05", "DT10"):
        yield Indicator(code=code, name=f"Số {code}", name_en=f"Number {code}", unit="lượt")


@hookimpl
def dcbase_register_obligations():
    yield Obligation(code="L10-D11", title="Công khai", citation="Điều 11", level="commune",
                     kind="disclose", article=11)


@hookimpl
def dcbase_register_forms():
    rule = Rule(code="R1", expression="DT10 <= DT05", vi="Giải quyết nhiều hơn tiếp nhận.",
                en="More resolved than received.", hint_vi="Xem lại DT10.", hint_en="See DT10.",
                basis="khoản 1 Điều 2")
    yield Form(code="short", version="1", name="Mẫu ngắn", indicators=("DT01", "DT05", "DT10"),
               rules=(rule,), slots=(Slot(slot="overview", heading="KHÁI QUÁT"),))
'''
WORKSPACE = """
[workspace]
name = "Thử"
unit = "15"
language = "vi"
[plugins]
use = ["./plugins/house.py"]
[round]
form = "short"
period = "2025"
deadline = 2025-11-15
expected = "children"
[[source]]
type = "folder"
path = "inbox"
[[output]]
for = "workspace"
layout = "totals"
formats = ["text", "json"]
"""
GOOD = """
dcbase: 1
form: house:short
unit: "02848"
period: 2025
figures: {DT01: 44, DT05: 8, DT10: 6}
overview: |
  Đã tiếp {{ DT01 }} lượt.
"""
BAD = """
dcbase: 1
form: house:short
unit: "02849"
period: 2025
figures: {DT01: 1, DT05: 8, DT10: 9}
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A province with two communes: one report is good, one breaks a rule."""
    write(tmp_path, "dcbase.toml", WORKSPACE)
    write(tmp_path, "plugins/house.py", PLUGIN)
    write(tmp_path, "inbox/02848.yaml", GOOD)
    write(tmp_path, "inbox/02849.yaml", BAD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def call(*arguments, **environment):
    return run(arguments, {"SOURCE_DATE_EPOCH": "1763596800", **environment})


def document(capsys):
    return json.loads(capsys.readouterr().out)


# --- a validator of the few words of JSON Schema that the schemas use


def problems(value, schema, where="$"):
    if "anyOf" in schema:
        tried = [problems(value, one, where) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "const" in schema or "enum" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        return [] if value in allowed else [f"{where}: {value!r} is none of {allowed}"]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    kind = kinds.get(schema["type"], type(None))
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        return [f"{where}: {value!r} is no {schema['type']}"]
    found = []
    if kind is list:
        for at, one in enumerate(value):
            found += problems(one, schema["items"], f"{where}[{at}]")
    if kind is dict:
        named, others = schema.get("properties", {}), schema.get("additionalProperties")
        found += [
            f"{where}.{key} is missing" for key in schema.get("required", ()) if key not in value
        ]
        for key, one in value.items():
            if key in named or others:
                found += problems(one, named.get(key, others), f"{where}.{key}")
            else:
                found.append(f"{where}.{key} is not described")
    return found


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 1),
        (["build"], 1),
        (["status"], 1),
        (["explain", "DT01"], 0),
        (["explain", "HOUSE-R1"], 0),
        (["explain", "L10-D11"], 0),
        (["plugins", "list"], 0),
        (["plugins", "show", "house"], 0),
        (["new", "workspace", "w"], 0),
        (["new", "plugin", "p"], 0),
    ],
)
def test_json_is_as_described_and_the_same_in_both_languages(place, arguments, code, capsys):
    """`--json` prints one document that its schema describes, whatever the language."""
    dry = ["--dry-run"] if arguments[0] in ("build", "new") else []
    assert code == call(*arguments, *dry, "--json", "--lang", "vi")
    vi = document(capsys)
    assert code == call(*arguments, *dry, "--json", "--lang", "en")
    en = document(capsys)
    name = vi["command"].replace(" ", "-")
    schema = json.loads(
        (Path(_cli.__file__).parent / "schemas" / f"{name}.json").read_text("utf-8")
    )
    assert [] == problems(vi, schema)
    if arguments[0] != "plugins":  # load times differ
        assert vi == en


# --- check


def test_check_says_where_what_and_how(place, capsys):
    """A finding is printed under its unit with severity, code, words, hint and basis."""
    assert 1 == call("check")
    out = capsys.readouterr().out
    assert "Xã Ấm Áp (02849)" in out
    assert "Giải quyết nhiều hơn tiếp nhận (DT10 = 9, DT05 = 8)." in out
    assert "lỗi  HOUSE-R1" in out
    assert "Cách sửa: Xem lại DT10." in out
    assert "Căn cứ: khoản 1 Điều 2" in out
    assert out.splitlines()[-1].startswith("1 lỗi")


def test_check_speaks_english(place, capsys):
    """The same in English."""
    assert 1 == call("check", "--lang", "en")
    out = capsys.readouterr().out
    assert "More resolved than received (DT10 = 9, DT05 = 8)." in out
    assert "Hint: See DT10." in out


def test_check_of_one_unit_is_about_that_unit(place, capsys):
    """The other unit's errors weigh nothing here."""
    assert 0 == call("check", "02848")
    assert "02849" not in capsys.readouterr().out


def test_check_of_an_absent_unit_says_so(place, capsys):
    """A unit that was asked for and sent nothing is not in order."""
    (place / "inbox/02848.yaml").unlink()
    assert 1 == call("check", "02848")
    assert "Xã Lùng Phình (02848): chưa gửi" in capsys.readouterr().out


def test_check_refuses_a_stranger(place, capsys):
    """A unit that is not expected is wrong use."""
    assert 2 == call("check", "99999")
    assert "99999" in capsys.readouterr().err


def test_a_waived_finding_weighs_nothing(place, capsys):
    """It is still shown, with who accepts it and why."""
    waiver = '[[waiver]]\nfinding = "HOUSE-R1"\nreason = "đơn năm trước"\noffice = "VP"\n'
    write(place, "dcbase.toml", WORKSPACE + waiver)
    assert 0 == call("check")
    out = capsys.readouterr().out
    assert "Được chấp nhận bởi VP: đơn năm trước" in out
    assert "1 được chấp nhận" in out


def test_check_works_with_more_processes(place, capsys):
    """`--jobs 2` finds the same."""
    assert 1 == call("check", "--json")
    alone = document(capsys)
    assert 1 == call("check", "--json", "--jobs", "2")
    assert alone == document(capsys)


# --- status


def test_status_tells_everybody_apart(place, capsys):
    """One line for each unit and a line of counts; late after the deadline."""
    (place / "inbox/02848.yaml").unlink()
    assert 1 == call("status", "--as-of", "2025-11-20")
    out = capsys.readouterr().out
    assert "02848   Xã Lùng Phình  chưa gửi, quá hạn" in out
    assert "phải sửa, 1 lỗi  02849.yaml" in out
    assert 1 == call("status", "--as-of", "2025-11-10")
    assert "quá hạn" not in capsys.readouterr().out


def test_status_is_0_when_everybody_is_accepted(place, capsys):
    """Nothing to do is exit code 0."""
    write(place, "inbox/02849.yaml", BAD.replace("DT10: 9", "DT10: 8"))
    assert 0 == call("status")
    assert "đã nhận: 2" in capsys.readouterr().out


# --- build


def test_build_writes_and_prints_paths(place, capsys):
    """One file per document and format, in `out/`; paths one a line; a note on errors."""
    assert 1 == call("build")
    out, err = capsys.readouterr()
    paths = [Path(line) for line in out.splitlines()]
    assert [".txt", ".json"] == [path.suffix for path in paths]
    assert all(path.is_file() and path.parent.name == "out" for path in paths)
    assert "1 lỗi" in err


def test_build_elsewhere_for_each_unit(place, capsys):
    """`--each`, `--format` and `--out` together."""
    assert 1 == call("build", "--each", "--format", "markdown", "--out", "there")
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert 2 == len(names)
    assert all((place / "there" / name).is_file() for name in names)


def test_build_prints_one_text(place, capsys):
    """`--out -` prints the document and nothing else."""
    assert 0 == call("build", "02848", "--format", "text", "--out", "-")
    assert "Đã tiếp 44 lượt." in capsys.readouterr().out
    assert not (place / "out").exists()


def test_build_prints_only_one(place, capsys):
    """`--out -` with two formats is wrong use."""
    assert 2 == call("build", "--out", "-")
    assert "--format" in capsys.readouterr().err


def test_build_prints_nothing_where_there_is_nothing_or_too_much(place, capsys):
    """`--out -` without a document, or with many, is wrong use and said in a sentence."""
    formats = [part for name in ("text", "json", "html") for part in ("--format", name)]
    assert 2 == call("build", "--each", *formats, "--out", "-")
    err = capsys.readouterr().err
    assert "nhiều hơn 3" in err
    assert ".txt" not in err
    for name in ("02848", "02849"):
        write(place, f"inbox/{name}.yaml", f'dcbase: 1\nform: other\nunit: "{name}"\n')
    assert 2 == call("build", "--each", "--out", "-")
    assert "Không có văn bản nào để in." in capsys.readouterr().err
    assert 1 == call("build", "--each")
    assert "Không có văn bản nào để xuất." in capsys.readouterr().err


def test_a_unit_that_sent_nothing_is_named(place, capsys):
    """Its document cannot be built, and nobody else's is begun."""
    (place / "inbox/02849.yaml").unlink()
    assert 4 == call("build", "02848", "02849")
    out, err = capsys.readouterr()
    assert out == ""
    assert "Lỗi: Xã Ấm Áp (02849) chưa gửi báo cáo." in err
    assert not (place / "out").exists()


def test_a_format_that_can_only_be_read_is_wrong_use(place, capsys):
    """It is said which ones can be written."""
    reader = (
        "\n\n@hookimpl\ndef dcbase_register_formats():\n"
        "    from dcbase.model import Format\n"
        '    yield Format(code="scan", suffixes=(".scan",), media_type="x/y", read=lambda r: ())\n'
    )
    write(place, "plugins/house.py", PLUGIN + reader)
    assert 2 == call("build", "--format", "scan")
    err = capsys.readouterr().err
    assert "scan chỉ đọc được" in err
    assert "html" in err


def test_a_dry_run_of_build_writes_nothing(place, capsys):
    """It prints the paths it would write, and does not say that they were."""
    assert 1 == call("build", "--dry-run")
    out, err = capsys.readouterr()
    assert 2 == len(out.splitlines())
    assert err.startswith("Chưa ghi gì")
    assert not (place / "out").exists()


def test_build_counts_who_is_missing(place, capsys):
    """A unit without a report is exit code 1, whether or not there are errors."""
    (place / "inbox/02849.yaml").unlink()
    assert 1 == call("build", "--json")
    assert ["02849"] == document(capsys)["absent"]


def test_two_documents_of_one_name_are_not_written_over_each_other(place, capsys):
    """The second one stops the run instead of taking the first one's place."""
    output = (
        '[[output]]\nlayout = "totals"\nformats = ["text"]\nname = "{unit}_{period}_{layout}"\n'
    )
    write(place, "dcbase.toml", WORKSPACE + output)
    assert 6 == call("build")
    assert "cùng tên" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_6(place, capsys):
    """A file stands where the folder should be."""
    assert 6 == call("build", "--out", "dcbase.toml")


# --- the rest


def test_an_empty_inbox_is_4(place, capsys):
    """Nothing could be read."""
    for path in (place / "inbox").iterdir():
        path.unlink()
    assert 4 == call("check")


def test_a_broken_plugin_is_5(place, capsys):
    """One sentence that names it, no traceback."""
    write(place, "plugins/house.py", "1 / 0")
    assert 5 == call("check")
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err


def test_a_workspace_is_found_from_inside(place, monkeypatch, capsys):
    """From any folder in it, or from elsewhere with -w."""
    monkeypatch.chdir(place / "inbox")
    assert 0 == call("check", "02848")
    monkeypatch.chdir("/")
    assert 0 == call("check", "02848", "-w", str(place))


def test_explain_shows_one_language(place, capsys):
    """Of words in two languages those of the person's."""
    assert 0 == call("explain", "HOUSE-R1", "--lang", "en")
    out = capsys.readouterr().out
    assert "More resolved than received." in out
    assert "Giải quyết nhiều hơn" not in out
    assert 2 == call("explain", "DC-99")


def test_plugins_are_listed_with_and_without_a_workspace(
    place, tmp_path_factory, monkeypatch, capsys
):
    """The workspace's plugins are active; elsewhere only dcbase itself is."""
    assert 0 == call("plugins", "list")
    assert "house " in capsys.readouterr().out
    monkeypatch.chdir(tmp_path_factory.mktemp("bare"))
    assert 0 == call("plugins", "list", "--json")
    states = {one["name"]: one for one in document(capsys)["plugins"]}
    assert "active" == states["dcbase"]["state"]
    assert "house" not in states


@pytest.mark.parametrize("broken", ["./plugins/bad.py", "dcbase-nobody"])
def test_plugins_are_listed_around_a_broken_one(place, broken, capsys):
    """The broken one with its problem, the others as they are; exit code 5."""
    name = broken.removeprefix("./plugins/").removesuffix(".py")
    write(place, "plugins/bad.py", "1 / 0")
    write(place, "dcbase.toml", WORKSPACE.replace('["./', f'["{broken}", "./'))
    assert 5 == call("plugins", "list", "--json")
    states = {one["name"]: one for one in document(capsys)["plugins"]}
    assert ("active", "failed") == (states["house"]["state"], states[name]["state"])
    assert states[name]["problem"]
    assert 5 == call("plugins", "show", name)
    assert f"{name}  hỏng" in capsys.readouterr().out
    assert 0 == call("plugins", "show", "house")
    assert 0 == call("explain", "DC-4001")
    assert 5 == call("explain", "DT01")


def test_a_broken_workspace_file_is_3_for_plugins_too(place, capsys):
    """Which plugins there are stands in that file."""
    write(place, "dcbase.toml", "[workspace]")
    assert 3 == call("plugins", "list")


def test_one_plugin_is_shown_with_its_codes(place, capsys):
    """Each contribution with its code; an unknown name is wrong use."""
    assert 0 == call("plugins", "show", "house")
    out = capsys.readouterr().out
    assert "house:DT01" in out
    assert "dcbase_register_forms" in out
    assert 2 == call("plugins", "show", "nobody")


def test_plugins_can_be_switched_off(place, capsys):
    """With DCBASE_NO_PLUGINS the workspace's plugins are not loaded."""
    assert 0 == call("plugins", "list", "--json", DCBASE_NO_PLUGINS="1")
    assert "house" not in [
        one["name"] for one in document(capsys)["plugins"] if one["state"] == "active"
    ]
