"""A small workspace whose plugin is a file beside it."""

from __future__ import annotations

import pytest

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


@pytest.fixture
def with_plugin(place):
    """Return what adds a plugin to the workspace; it returns how a file is made beside it."""

    def added(name, source):
        settings = (place / "dcbase.toml").read_text("utf-8")
        use = f'"./plugins/house.py", "./plugins/{name}.py"'
        write(place, "dcbase.toml", settings.replace('"./plugins/house.py"', use))
        write(place, f"plugins/{name}.py", source)

        def made(file, text):
            write(place, file, text)
            return file

        return made

    return added
