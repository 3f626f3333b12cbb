"""Which documents a workspace prints, under which names, on which official form."""

from __future__ import annotations

from datetime import date

import pytest
from attrs import evolve

from dcbase._workspace.output_faults import faults
from dcbase.errors import (
    BlockedReportError,
    LayoutError,
    NothingToReadError,
    UnknownCodeError,
    WorkspaceFileError,
)
from dcbase.model import (
    FrozenMap,
    Header,
    Layout,
    LayoutPart,
    Prescribed,
    Profile,
    SourceType,
)
from dcbase.plugin import hookimpl

GOOD = {"DT04": 0, "DT05": 8, "DT10": 6}


def output(of="workspace", layout="totals", more=""):
    return f'[[output]]\nfor = "{of}"\nlayout = "{layout}"\nformats = ["text"]\n{more}\n'


@pytest.fixture
def sent(write):
    return {"a.yaml": write("02647", **GOOD), "b.yaml": write("02848", **GOOD)}


def names(workspace, *units, **how):
    return [artifact.name for artifact in workspace.build(units, **how)]


def test_without_outputs(office, sent):
    """The totals of the whole, or each unit's report as it was sent."""
    workspace = office(sent)
    assert ["15_2025_totals.txt"] == names(workspace)
    assert ["02647_2025_plain.txt", "02848_2025_plain.txt"] == names(workspace, each=True)
    assert ["02848_2025_plain.json"] == names(workspace, "02848", formats=["json"])


def test_the_forms_own_layout_goes_first(office, sent, house):
    """Where no output is named, a layout of the plugin that owns the form is taken."""
    own = Layout(code="bao-cao", of="report", body=(LayoutPart(slot="overview"),))
    workspace = office(sent, house=house(layouts=[own]), more=output())
    assert ["15_2025_totals.txt"] == names(workspace)
    assert ["02848_2025_bao-cao.txt"] == names(workspace, "02848")


def test_a_name_of_ones_own(office, sent):
    """`name` is a pattern over unit, period and layout."""
    workspace = office(sent, more=output(more='name = "tong-hop-{period}-{layout}-{unit}"'))
    assert ["tong-hop-2025-totals-15.txt"] == names(workspace)


@pytest.mark.parametrize("name", ["{unit}_{form}", "{unit", "../{unit}", "{unit:x}", " ", "{}"])
def test_a_name_that_cannot_be(office, name):
    """A pattern with an unknown part, or a folder in it, is refused when the file is read."""
    with pytest.raises(WorkspaceFileError, match=r"output\[1\]\.name: .* cannot be the name"):
        office(more=output(more=f'name = "{name}"'))


def test_the_head_of_the_whole(office, sent):
    """[header] goes over the head that the layout gives an aggregate."""
    head = '[header]\nissuer = "party"\nplace = "Sa Pa"\nnumber = 12\ndate = 2025-11-20\n'
    (artifact,) = office(sent, more=f"{output()}{head}").build()
    text = artifact.content.decode()
    assert "Sa Pa, ngày 20 tháng 11 năm 2025" in text
    assert "Số 12" in text.replace("Số: 12", "Số 12")


def test_a_head_that_has_no_such_line(office):
    """A misspelt line of [header] is said, with what was meant."""
    with pytest.raises(WorkspaceFileError, match=r"header\.plase: there is no such key\. → place"):
        office(more=f'{output()}[header]\nplase = "Sa Pa"\n')


def test_a_head_for_reports_stays_the_units_own(office, sent):
    """[header] is about the aggregate: a unit's document keeps its own head."""
    more = output("each", "plain") + '[header]\nplace = "Sa Pa"\n'
    (artifact,) = office(sent, more=more).build(["02848"])
    assert "Sa Pa" not in artifact.content.decode()


def test_did_you_mean(office, sent):
    """An unknown format that is asked for says what was probably meant, in the hint."""
    with pytest.raises(UnknownCodeError) as caught:
        names(office(sent, more=output()), formats=["texts"])
    assert "text" in caught.value.hint("vi")


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            output(layout="total"),
            "output[1].layout: no plugin in use has a layout 'total' → totals?",
        ),
        (output(layout="zzz"), "output[1].layout: no plugin in use has a layout 'zzz' (dcbase:"),
        (
            output() + output().replace('["text"]', '["texts"]'),
            "output[2].formats: no plugin in use has a format 'texts' → text?",
        ),
        (
            output(more='profile = "nd31"'),
            "output[1].profile: no plugin in use has an official form 'nd31' → nd30?",
        ),
    ],
)
def test_an_output_of_what_there_is_not(office, sent, more, said):
    """The key of the workspace file is named, by build as a failure and by check as a finding."""
    workspace = office(sent, more=more)
    (finding,) = faults(workspace)
    assert said in workspace.kinds["DC-9002"].words(finding, "en")
    assert "không phần mở rộng nào" in workspace.kinds["DC-9002"].words(finding, "vi")
    with pytest.raises(WorkspaceFileError) as caught:
        names(workspace)
    assert said in str(caught.value)


def test_an_output_in_a_format_that_is_only_read(office, sent):
    """It is refused with its key before anything is written, and `check` says so too."""
    workspace = office(sent, more=output().replace('["text"]', '["text", "zip"]'))
    (finding,) = faults(workspace)
    said = "output[1].formats: the format 'zip' can only be read, not written; these can: csv, html"
    assert said in workspace.kinds["DC-9002"].words(finding, "en")
    assert "chỉ đọc được, không xuất được" in workspace.kinds["DC-9002"].words(finding, "vi")
    with pytest.raises(WorkspaceFileError) as caught:
        names(workspace)
    assert said in str(caught.value)


def test_outputs_that_can_be_printed(office, sent):
    """Of sound outputs nothing is said."""
    assert not list(faults(office(sent, more=output() + output("each", "plain"))))


def test_a_form_format_that_there_is_not(office, sent, tmp_path):
    """The format of the forms stands in the workspace file, too."""
    workspace = office(sent)
    round = evolve(workspace.settings.round, form_format="yml")
    workspace.settings = evolve(workspace.settings, round=round)
    with pytest.raises(
        WorkspaceFileError, match=r"round\.form_format: no plugin .* 'yml' → yaml\?"
    ):
        list(workspace.blank(["02848"]))


@pytest.mark.parametrize(("of", "layout"), [("workspace", "plain"), ("each", "totals")])
def test_a_layout_of_the_other_kind(office, sent, of, layout):
    """A layout for one report cannot print the whole, nor the other way round."""
    workspace = office(sent, more=output(of, layout))
    with pytest.raises(WorkspaceFileError, match=r"output\[1\]\.layout: the layout 'dcbase:"):
        names(workspace, each=of == "each")


class Forms:
    __plugin_name__ = "forms"

    @hookimpl
    def dcbase_register_profiles(self):
        yield Profile(code="own", name="Mẫu của tỉnh", extends="dcbase:nd30")
        yield Profile(code="late", name="Mẫu mới", issuer="youth", valid_from=date(2030, 1, 1))


def test_a_form_by_name(office, sent):
    """An output may name its official form, that of a plugin too."""
    workspace = office(sent, more=output(more='profile = "own"'), plugins=[Forms()])
    assert "forms:own" in [profile.code for profile in workspace.profiles]
    assert ["15_2025_totals.txt"] == names(workspace)


def test_no_form_of_the_day(office, sent):
    """Where no official form of the issuer is valid on the day, the document is not made."""
    more = output() + '[header]\nissuer = "youth"\n'
    workspace = office(sent, more=more, plugins=[Forms()])
    with pytest.raises(LayoutError, match="no official form of 'youth' is valid on 15/12/2025"):
        names(workspace)


def test_the_head_of_a_layout(office, sent, house):
    """Without [header] the layout's own head stands."""
    own = Layout(
        code="tong-hop",
        of="aggregate",
        header=Header(place="Bắc Hà"),
        body=(LayoutPart(slot="overview"),),
    )
    workspace = office(sent, house=house(layouts=[own]))
    (artifact,) = workspace.build()
    assert "tong-hop" in artifact.name
    assert "Bắc Hà, ngày" in artifact.content.decode()


def test_a_unit_that_sent_nothing(office, sent):
    """Its document cannot be made, and the error says whose."""
    with pytest.raises(NothingToReadError, match="02900"):
        names(office(sent), "02900")


def test_a_blocked_unit_on_demand(office, write):
    """What does not count is not printed: neither by its unit's name nor with the others."""
    workspace = office({"a.yaml": write("02647", "2024", **GOOD), "b.yaml": write("02848", **GOOD)})
    with pytest.raises(BlockedReportError, match="Phường Lào Cai"):
        names(workspace, "02647")
    assert ["02848_2025_plain.txt"] == names(workspace, each=True)


def test_a_communes_own_workspace(office, write):
    """The workspace of a unit that reports prints that unit's report."""
    workspace = office({"b.yaml": write("02848", **GOOD)})
    file = workspace.root / "dcbase.toml"
    text = file.read_text("utf-8").replace('unit = "15"', 'unit = "02848"')
    file.write_text(text.replace('"children"', '["02848"]'), "utf-8")
    own = type(workspace).open(file, plugins=workspace._used)
    assert ["02848_2025_plain.txt"] == names(own)


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ('type = "foldr"', r"source\[2\]\.type: no source type 'foldr'; there are: folder"),
        ('type = "folder"\nglob = "*"', r"source\[2\]\.glob: the source type folder has no such"),
    ],
)
def test_a_source_that_cannot_be(office, sent, source, where):
    """An unknown type or key of a source says which there are."""
    with pytest.raises(WorkspaceFileError, match=where):
        office(sent, more=f"[[source]]\n{source}\n").run()


def test_a_source_of_any_keys(office, sent, house):
    """A type that declares no options takes every key; what it cannot hand over is a finding."""

    def collect(source):
        from dcbase.model import Origin, core_kind

        facts = {"got": source.options["mailbox"], "problem": "…"}
        yield core_kind("DC-1091").found(origin=Origin("x"), facts=facts)

    mail = house(sources=[SourceType(code="mail", collect=collect)])
    outcome = office(sent, house=mail, more='[[source]]\ntype = "mail"\nmailbox = "a"\n').run()
    assert ["DC-1091"] == [finding.code for finding in outcome.findings]


def test_recipients_and_signer_of_the_workspace_file(office, sent):
    """A province says who gets its document and who signs it, without a layout of its own."""
    head = (
        '[header]\nissuer = "government"\nrecipients = ["UBND tỉnh", "Lưu: VT"]\n'
        '[header.signature]\non_behalf_of = "ỦY BAN NHÂN DÂN"\n'
        'capacity = "KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH"\nname = "Trần Văn A"\n'
    )
    (artifact,) = office(sent, more=output() + head).build()
    text = artifact.content.decode()
    for line in ("- UBND tỉnh;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"):
        assert f"{line}\n" in text
    assert "PHÓ CHỦ TỊCH\n" in text
    assert "Trần Văn A" in text


def test_a_misspelt_line_of_the_signature(office):
    """It is said where it stands."""
    with pytest.raises(WorkspaceFileError, match=r"header\.signature\.nam: .* → name"):
        office(more=f'{output()}[header.signature]\nnam = "A"\n')


def test_a_form_that_build_would_stop_at(office, sent):
    """What is wrong with a plugin's official form is said before anything is printed."""
    words = FrozenMap({"recipients.edn": Prescribed(value=";")})

    class Odd:
        __plugin_name__ = "odd"

        @hookimpl
        def dcbase_register_profiles(self):
            yield Profile(code="hd", name="Nội bộ", extends="dcbase:nd30", wording=words)

    with pytest.raises(LayoutError, match=r"'recipients\.edn'.*plugin 'odd', entry odd:hd"):
        list(faults(office(sent, plugins=[Odd()])))


def test_a_layout_that_cannot_be_carried_out(office, sent, house):
    """What a plugin's layout asks for and nobody has is a finding with the plugin's name."""
    body = (LayoutPart(slot="overview", heading="Chung", say="Có {{ ZZ99 }} đơn."),)
    layouts = [Layout(code="tong-hop", of="aggregate", body=body)]
    workspace = office(sent, house=house(layouts=layouts), more=output(layout="house:tong-hop"))
    (finding,) = faults(workspace)
    said = workspace.kinds["DC-9002"].words(finding, "en")
    assert "Layout 'house:tong-hop', part 'overview'" in said
    assert "ZZ99" in said
