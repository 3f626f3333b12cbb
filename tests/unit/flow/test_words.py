"""From slots as text to the head and the sections of a report."""

from __future__ import annotations

from datetime import date

import pytest

from dcbase.model import Header


def codes(report):
    return [(f.code, f.subject) for f in report.findings]


def said(section):
    return [slot.slot for slot in section.walk() if slot.blocks]


def test_the_order_of_the_form(judged):
    """Sections stand as the form has them, not as the file; strange ones come last and are kept."""
    (report,) = judged(
        "zz_other: Lạ.\nresults:\n  agency: Hai.\n  commune: Một.\noverview: Không.\n"
    ).reports
    assert ["overview", "results", "zz_other"] == [section.slot for section in report.sections]
    assert ["results.commune", "results.agency"] == said(report.sections[1])
    assert ("DC-2010", "zz_other") in codes(report)


def test_recommendations_to_anyone(judged):
    """A recommendation may go to somebody whom the form does not name."""
    (report,) = judged("recommendations: {district: Đề nghị.}\n").reports
    assert ["recommendations.district"] == said(report.sections[-1])
    assert "recommendations.district" not in [subject for _, subject in codes(report)]


def test_a_required_slot(judged):
    """A required slot without words is said, an empty one too."""
    (report,) = judged('overview: Không.\nresults: {commune: ""}\n').reports
    assert ("DC-2013", "results.commune") in codes(report)


def test_where_words_should_stand(judged):
    """At the key without words, else where what it belongs to begins."""
    for words, place in (
        ('overview: Không.\nresults: {commune: ""}\n', "commune:"),
        ("results: {agency: Đã làm.}\n", "results:"),
    ):
        (report,) = judged(words).reports
        (found,) = (
            f for f in report.findings if (f.code, f.subject) == ("DC-2013", "results.commune")
        )
        column = words[words.index("results") :].index(place) + 1
        assert (report.file, column) == (found.origin.file, found.origin.column)


def test_general_words_around_a_required_slot(judged):
    """Words of the slot around it may say it: nothing is called empty then."""
    for words in ("results: Đã làm.\n", 'results: "## [1.] Ở xã\\n\\nĐã làm."\n'):
        (report,) = judged(words).reports
        assert ("DC-2013", "results.commune") not in codes(report)


def test_a_heading_of_ones_own(judged):
    """A slot may bring its own heading and mark, with or without words."""
    (report,) = judged(
        "results:\n  commune: {heading: Ở xã, mark: a), text: Đã làm.}\n"
        "  agency: {mark: b), text: Chưa làm.}\n"
    ).reports
    commune, agency = report.sections[0].sections
    assert ("Ở xã", "a)") == (commune.heading.text, commune.heading.mark)
    assert (None, "b)") == (agency.heading.text, agency.heading.mark)


def test_an_opening_has_no_sections(judged):
    """The title of a sub-section opened there is a paragraph, and no word is lost."""
    text = "opening: |\n  Kính gửi.\n\n  ## [1.] Phần một\n\n  Lời.\n\n  ## Nhỏ\n\n  Hết.\n"
    (report,) = judged(text).reports
    words = [block.runs[0].text for block in report.opening]
    assert ["Kính gửi.", "1. Phần một", "Lời.", "Nhỏ", "Hết."] == words


@pytest.mark.parametrize(
    ("header", "expected", "findings"),
    [
        ("{}", Header(), []),
        ("{issuer: party, number: 12}", Header(issuer="party", number="12"), []),
        ("{organisation: UBND xã}", Header(organisation="UBND xã"), []),
        (
            "{organisation: Đảng uỷ xã}",
            Header(organisation="Đảng uỷ xã"),
            [("DC-3020", "header.issuer")],
        ),
        (
            "{issuer: government, organisation: Đảng ủy xã}",
            Header(organisation="Đảng ủy xã"),
            [],
        ),
        ("{issuer: youth}", Header(), [("DC-3013", "header.issuer")]),
        ("{date: 2025-11-20, type: KH}", Header(date=date(2025, 11, 20), type="KH"), []),
        ("{date: mai}", Header(), [("DC-3011", "header.date")]),
    ],
)
def test_the_head(judged, header, expected, findings):
    """What the head does not say, or says wrongly, stays as the form's blank."""
    (report,) = judged(f"header: {header}\n").reports
    assert (expected, findings) == (report.header, codes(report))


def test_strange_characters(judged):
    """Characters that cannot be seen are taken out, and the report says where."""
    (report,) = judged("overview: Đã\u200b làm.\n").reports
    assert [("DC-3012", "overview")] == codes(report)
    assert "\u200b" not in str(report.sections)


def test_who_gets_it_and_who_signs(judged):
    """Recipients keep their notes; a signature may be blank in part."""
    (report,) = judged(
        "header:\n  recipients: [Như trên, {name: Tỉnh ủy, note: để b/c}]\n"
        "  signature: {capacity: BÍ THƯ}\n"
    ).reports
    assert [("Như trên", ""), ("Tỉnh ủy", "để b/c")] == [
        (r.name, r.note) for r in report.recipients
    ]
    assert ("BÍ THƯ", "") == (report.signature.capacity, report.signature.name)


@pytest.mark.parametrize("sent", ["BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"])
def test_the_mark_before_a_signature_is_the_forms(judged, sent):
    """Who sends it along finds it printed once."""
    (report,) = judged(header=f"{{signature: {{on_behalf_of: {sent}}}}}").reports
    assert "BAN THƯỜNG VỤ" == report.signature.on_behalf_of


def test_a_number_with_its_sign_is_told(judged):
    """It is printed as it stands, once; the number alone is what was asked."""
    (report,) = judged(header='{number: "05-BC/ĐU", organisation: Đảng ủy}').reports
    (found,) = [one for one in report.findings if one.code == "DC-6003"]
    assert (found.subject, found.facts["got"]) == ("header.number", "05-BC/ĐU")
    assert found.origin is not None
    (report,) = judged(header='{number: "05", organisation: Đảng ủy}').reports
    assert "DC-6003" not in [one.code for one in report.findings]
