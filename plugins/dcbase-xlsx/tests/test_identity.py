"""Which form of whom came back: four places, and what is left of them."""

from __future__ import annotations

import pytest
from attrs import evolve

from dcbase_xlsx.blank import blank_workbook
from dcbase_xlsx.identity import KEYS, Identity, from_printed


def without(*places):
    """Return what takes the identity out of some of its places."""

    def change(workbook):
        if "properties" in places:
            for key in KEYS:
                del workbook.custom_doc_props[f"dcbase_{key}"]
        if "names" in places:
            for key in KEYS:
                del workbook.defined_names[f"dcbase_{key}"]
        if "hidden" in places:
            del workbook["_dcbase"]
        if "printed" in places:
            workbook["Thông tin chung"]["A6"] = None

    return change


@pytest.mark.parametrize("place", ["properties", "names", "hidden", "printed"])
def test_any_place_may_be_lost(place, form, good, fill, read, figures):
    """Three places that agree are enough, whichever they are."""
    submission = read(fill(form, good, change=without(place)))
    assert submission.findings == ()
    assert (submission.unit.text, submission.period.text) == ("02848", "2025")
    assert figures(submission) == figures(read(fill(form, good)))


@pytest.mark.parametrize("kept", ["properties", "names", "hidden", "printed"])
def test_one_place_is_enough_and_told(kept, form, good, fill, read, codes, figures):
    """What only one place says is taken, with a finding."""
    lost = {"properties", "names", "hidden", "printed"} - {kept}
    submission = read(fill(form, good, change=without(*lost)))
    assert codes(submission) == [("DC-2062", "")]
    assert submission.unit.text == "02848"
    assert figures(submission) == figures(read(fill(form, good)))


def test_a_workbook_without_identity_is_no_form(form, good, fill, read, codes):
    """Without any of the four it is anybody's."""
    every = without("properties", "names", "hidden", "printed")
    submission = read(fill(form, good, change=every))
    assert codes(submission) == [("DC-2060", "")]
    assert submission.figures == ()


def test_two_communes_in_one_file_are_nobody(blank, form, good, fill, read, codes):
    """A first sheet from a neighbour's form: the unit is named with both codes."""
    other = evolve(blank, unit=evolve(blank.unit, code="02851", name="Xã Bản Liền"))

    def copied(workbook):
        identity = Identity(
            form=blank.form.code, version=blank.form.version, unit="02851", period="2025"
        )
        workbook["Thông tin chung"]["A6"] = f"Mã biểu: {identity.printed}"

    submission = read(fill(form, good, change=copied))
    assert codes(submission) == [("DC-2061", "unit"), ("DC-2061", "nonce")]
    assert submission.unit.text == "02848 / 02851"
    finding = submission.findings[0]
    assert (finding.severity.value, finding.facts["hidden"], finding.facts["printed"]) == (
        *("blocker", "02848", "02851"),
    )
    assert read(fill(blank_workbook(other), good)).unit.text == "02851"


def test_a_unit_changed_by_hand_everywhere_is_noticed(form, good, fill, read, codes):
    """The check code belongs to the unit it was made for."""

    def changed(workbook):
        without("names", "printed")(workbook)
        workbook["_dcbase"]["B3"] = "02851"
        workbook.custom_doc_props["dcbase_unit"].value = "02851"

    assert codes(read(fill(form, good, change=changed))) == [("DC-2063", "nonce")]


def test_the_core_judges_whose_it_is(blank, good, fill, workspace_with):
    """An outdated version, another form, another period, a stranger: findings of the core."""
    old = evolve(blank, form=evolve(blank.form, version="0"))
    period = evolve(blank, round=evolve(blank.round, period=blank.round.period.previous()))
    form = evolve(blank, form=evolve(blank.form, code="law10:other"))
    stranger = evolve(blank, unit=evolve(blank.unit, code="99999", name="Xã Không Có"))
    made = {"old": old, "period": period, "form": form, "stranger": stranger}
    inbox = {f"{name}.xlsx": fill(blank_workbook(one), good) for name, one in made.items()}
    workspace = workspace_with(
        "dcbase-law10",
        "dcbase-units-vn",
        "dcbase-xlsx",
        form="law10:grassroots-democracy",
        expected=("02848",),
        inbox=inbox,
    )
    outcome = workspace.run()
    said = {finding.code for finding in outcome.findings}
    for report in outcome.reports:
        said |= {finding.code for finding in report.findings}
    assert {"DC-2005", "DC-2006", "DC-2004", "DC-2002"} <= said


def test_a_printed_code_is_read_wherever_it_stands(blank):
    """Words around it do not matter; half a code is none."""
    identity = Identity(form="law10:a-b", version="1.2", unit="02848", period="2025-Q3")
    assert from_printed(f"Mã biểu: {identity.printed}.") == dict(identity.items())
    assert from_printed("law10:a-b/1 · 02848 · 2025") == {}
