"""A copy that is read again, untouched, is the very submission it was made from."""

from __future__ import annotations

import hashlib
import io
import random

import openpyxl
import pytest
from attrs import evolve

from dcbase.model import FrozenMap, Received, Said, SaidFigure, SaidSlot, Submission, core_kind
from dcbase.reading.submissions import submissions_from_yaml
from dcbase.testing import made_submissions
from dcbase_xlsx.annotating import annotated_workbook

RICH = """
dcbase: 1
form: law10:grassroots-democracy
form_version: "1"
unit: "02848"
period: "2025"
window: {from: "2025-01-01", to: "2025-09-30", label: "9 tháng"}
sample: true
header:
  issuer: party
  organisation: Đảng ủy xã Lùng Phình
  place: Lùng Phình
  recipients:
    - Ban Thường vụ Tỉnh ủy,
    - {name: Các ban Đảng, note: để b/c}
    - "Lưu (VP)"
    - "- Như trên;"
    - ""
  signature: {capacity: BÍ THƯ, name: ""}
opening: "  Thực hiện Công văn số 12,\\n\\n  Đảng ủy báo cáo. "
closing: ""
figures:
  LD01: "0007"
  law10:LD05: 8
  LD03: true
  LD12: "1.234"
  CC09: {value: "98,50%", qualifier: gt}
  CK04: {value: 75, qualifier: ge, said: "ít nhất"}
  DT12: {value: 12, qualifier: gt, said: hơn}
  DT13:
    value: 91
    qualifier: gt
    unit: "%"
    restated:
      results.commune: 90
      assessment.results: {value: "92,5", qualifier: lt, said: dưới, unit: phần trăm}
  DT05: {restated: {tasks: 12}}
  BQ12: "12345678901234567.25"
  GS21: {value: 1, qualifier: lt, said: trên}
  LD07: ""
  XX01: 5
  lao:DT01: {value: "44", restated: {a.b/c: 1}}
  DT01: {value: 12, unit: cuộc}
  law10:DT01: 13
  BQ02: 1
  BQ02: 2
overview: {heading: TÌNH HÌNH, mark: "A.", text: "Xã có 12 thôn."}
results: {commune: {text: "Dòng 1.\\r\\nDòng 2."}, khac: Ngoài mẫu.}
"""


@pytest.fixture
def sent_of():
    """Return what reads a YAML submission."""

    def read(content, name="02848.yaml"):
        received = Received(name, hashlib.sha256(content).hexdigest(), content)
        (submission,) = submissions_from_yaml(received)
        return submission

    return read


def text(said):
    return None if said is None else said.text


def figure(one):
    """Everything that is said of a figure but its code."""
    again = {slot: figure(other) for slot, other in one.restated.items()}
    said = (one.value, one.qualifier, one.said, one.unit)
    return (*map(text, said), again, one.repeated)


def slots(several):
    for one in several:
        if one.text or one.heading or one.mark:
            yield one.slot.text, (text(one.heading), text(one.mark), text(one.text))
        yield from slots(one.slots)


def said(submission):
    """Everything that a submission says, without where it stood.

    A figure of which nothing is said is as one that was not sent; a slot inside another is as
    one beside it, since its code is dotted.
    """
    names = ("version", "unit", "form", "form_version", "period", "sample", "opening", "closing")
    groups = ("window", "header", "signature")
    nothing = (None, None, None, None, {}, False)
    figures = {one.code.text: figure(one) for one in submission.figures}
    return {
        **{name: text(getattr(submission, name)) for name in names},
        **{
            name: {key: one.text for key, one in getattr(submission, name).items()}
            for name in groups
        },
        "recipients": [(name.text, text(note)) for name, note in submission.recipients],
        "figures": {code: one for code, one in figures.items() if one != nothing},
        "slots": dict(slots(submission.slots)),
        "notes": sorted(
            (one.subject, one.facts["got"]) for one in submission.findings if one.code == "DC-3064"
        ),
    }


def test_every_unit_of_a_province(workspace_with, sent_of, read):
    """Made reports of 99 communes come back as they were sent, each into its own copy."""
    workspace = workspace_with(
        "dcbase-law10",
        "dcbase-units-vn",
        "dcbase-xlsx",
        form="law10:grassroots-democracy",
    )
    units = list(workspace.expected.values())
    assert len(units) == 99
    window, period = workspace.round.window, workspace.round.period
    questions = workspace.questions
    made = dict(made_submissions(questions, units, window=window, period=period, seed=7))
    # Three send nothing, as in every round; here they do.
    silent = [unit for unit in units if not any(unit.code in name for name in made)]
    made |= dict(made_submissions(questions, silent, window=window, period=period, seed=7))
    inbox = workspace.root / "inbox"
    for name, content in made.items():
        (inbox / name).write_bytes(content)
    sent = {one.unit.text: one for one in (sent_of(made[name], name) for name in made)}
    codes = sorted(sent)
    returned = {one.name: one for one in workspace.returned(codes, format="xlsx")}
    copies = [one for name, one in returned.items() if name.endswith(".xlsx")]
    assert len(copies) == len(sent)
    version = Said(questions.form.version)
    for copy in copies:
        again = read(copy.content, copy.name)
        # Whose form it is stands in every form.
        first = evolve(sent[again.unit.text], form_version=version)
        assert said(again) == said(first)


def test_each_kind_of_entry(blank, sent_of, read):
    """Spellings, qualifiers, restatements, unknown codes, blank texts: nothing is lost."""
    sent = sent_of(RICH.encode())
    copy = annotated_workbook(blank, sent, sent.findings)
    assert copy == annotated_workbook(blank, sent, sent.findings)
    again = read(copy)
    assert said(again) == said(sent)
    assert said(read(annotated_workbook(blank, again, ()))) == said(sent)


@pytest.mark.parametrize("to", ["xlsx", "ods", "xls"])
def test_through_libreoffice(to, blank, sent_of, read, libre):
    """LibreOffice keeps the rows by path and the hidden spellings too."""
    sent = sent_of(RICH.replace("\\r", "").encode())
    copy = libre(annotated_workbook(blank, sent, ()), ".xlsx", to)
    assert said(read(copy, f"02848.{to}")) == said(sent)


ODD = (
    *("", " ", "\n", "a\n\n\nb", "=1", "_x0041_", "\ufffe", "'", "12", "1,5", "trên", "…", "- a;"),
    *("abc", "\r", "\x01", "a\r\nb", "\ud7ff", "𝒳 ", "\t", "\x85", "\u2028", "Tỉnh ủy (b/c)"),
)
SIGNS = ((1, 0x7F), (0x80, 0x300), (0x1E00, 0x2100), (0xE000, 0xFFFF), (0x10000, 0x10FFFF))
WORDS = (None, None, "gt", "ge", "eq", "trên", "dưới", "hơn", "", "lạ")
CODES = ("LD01", "LD03", "CC09", "BQ12", "KQ01", "DT12", "law10:LD05", "LD05", "x/~y", "z:LD01")
KEYS = ("issuer", "place", "date", "subject", "lạ")


class Sender:
    """Sends anything anywhere; the same seed, the same submission."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def said(self, text=None):
        if text is None and self.chance.random() < 0.6:
            return Said(self.chance.choice(ODD))
        signs = (chr(self.chance.randint(*self.chance.choice(SIGNS))) for _ in range(8))
        return Said("".join(signs) if text is None else text)

    def maybe(self):
        return self.said() if self.chance.random() < 0.6 else None

    def word(self):
        word = self.chance.choice(WORDS)
        return None if word is None else Said(word)

    def texts(self, keys):
        return FrozenMap({key: self.said() for key in keys if self.chance.random() < 0.6})

    def figure(self, code, inner=False):
        if not inner and self.chance.random() < 0.1:
            return SaidFigure(Said(code), repeated=True)
        slots = [] if inner else ["results.commune", self.said().text][: self.chance.randrange(3)]
        again = {slot: self.figure(code, inner=True) for slot in slots}
        spoken = {slot: one for slot, one in again.items() if any(figure(one))}
        parts = (self.maybe(), self.word(), self.word(), self.maybe())
        return SaidFigure(Said(code), *parts, restated=FrozenMap(spoken))

    def slot(self, code):
        parts = {name: self.maybe() for name in ("heading", "mark", "text")}
        return SaidSlot(slot=Said(code), **parts)

    def submission(self):
        return Submission(
            name="a.yaml",
            sha256="",
            version=self.maybe(),
            sample=self.maybe(),
            opening=self.maybe(),
            closing=self.maybe(),
            window=self.texts(("from", "to", "label")),
            header=self.texts(KEYS),
            signature=self.texts(("name", "capacity", "lạ")),
            recipients=tuple((self.said(), self.maybe()) for _ in range(self.chance.randrange(4))),
            figures=tuple(map(self.figure, CODES)),
            slots=tuple(map(self.slot, ("overview", "results.commune", "khác", "a.b"))),
        )


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_sent(seed, blank, read):
    """Any text in any place: read again, it is that text."""
    sent = Sender(seed).submission()
    again = read(annotated_workbook(blank, sent, ()))
    whose = ("unit", "form", "form_version", "period")
    first = evolve(sent, **{name: getattr(again, name) for name in whose})
    assert said(again) == said(first)


def cells(content, change):
    """Change a copy with another program."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    change(workbook)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_what_is_corrected_counts(blank, sent_of, read, fill):
    """A cell that was changed is read as it is, whatever was sent before."""
    copy = annotated_workbook(blank, sent_of(RICH.encode()), ())
    mended = fill(
        copy,
        {"LD01": 9, "LD03": "không", "BQ02": 3, "CC09": 97},
        {
            "/figures/DT13/restated/results.commune/value": "91",
            "/sample": None,
            "header.recipients": "Tỉnh ủy\nCác ban Đảng (để b/c)",
            "signature.name": "Giàng A Sáng",
        },
        {("CK04", "Mức độ"): "trên"},
    )
    again = said(read(mended))
    assert again["figures"]["LD01"][0] == "9"
    assert again["figures"]["LD03"][0] == "không"
    assert again["figures"]["BQ02"] == ("3", None, None, None, {}, False)
    assert again["figures"]["CC09"][:3] == ("97", "gt", "trên")
    assert again["figures"]["CK04"][:3] == ("75", "gt", "trên")
    assert again["figures"]["DT13"][4]["results.commune"][0] == "91"
    assert again["sample"] is None
    assert again["recipients"] == [("Tỉnh ủy", None), ("Các ban Đảng", "để b/c")]
    assert again["signature"]["name"] == "Giàng A Sáng"


def test_nothing_hidden_says_other_than_what_is_seen(blank, sent_of, read):
    """A hidden spelling that is not that of its cell is as if it were not there."""
    sent = sent_of(RICH.encode())

    def forge(workbook):
        for row in workbook["_dcbase"].iter_rows():
            if row[0].value == "sent" and row[1].value in ("figure", "text", "recipient"):
                row[3].value = {
                    "LD01": '["LD01", "700", null, null, false]',
                    "LD03": '["LD04", "true", null, null, false]',
                    "CC09": '["CC09", "98,50%", "lt", "trên", false]',
                    "opening": '"Khác."',
                    "closing": "[[[",
                }.get(row[2].value, '[["Khác", null]]')

    again = said(read(cells(annotated_workbook(blank, sent, ()), forge)))
    assert again["figures"]["LD01"][0] == "7"
    assert again["figures"]["LD03"][0] == "true"
    assert "LD04" not in again["figures"]
    assert again["figures"]["CC09"][:3] == ("98,5", "gt", "trên")
    assert again["opening"] == said(sent)["opening"].replace("\r\n", "\n")
    assert again["recipients"][1] == ("Các ban Đảng (để b/c)", None)


def test_rows_that_are_spoiled_are_said(blank, sent_of, read):
    """A path that leads nowhere is a finding at its row, and so is a row that is gone."""
    copy = annotated_workbook(blank, sent_of(RICH.encode()), ())

    def spoil(workbook):
        sheet = workbook["Nội dung gửi thêm"]
        for row in sheet.iter_rows(min_row=5):
            if row[0].value == "/sample":
                row[0].value = "/sampel"
            if row[0].value == "/figures/XX01/value":
                row[0].value = None

    found = {one.code: one for one in read(cells(copy, spoil)).findings}
    assert found["DC-2068"].facts["got"] == "/sampel"
    assert found["DC-2068"].origin.sheet == "Nội dung gửi thêm"
    assert "/sample" in found["DC-2067"].facts["names"]


def test_a_finding_about_a_row_by_path_is_at_that_row(blank, sent_of, read):
    """A restatement, a unit of measure: the note is where the words are."""
    sent = sent_of(RICH.encode())
    findings = (
        core_kind("DC-3002").found(subject="DT13[assessment.results]", facts={"got": "92,5"}),
        core_kind("DC-3010").found(subject="sample", facts={"expected": "%", "got": "x"}),
    )
    workbook = openpyxl.load_workbook(io.BytesIO(annotated_workbook(blank, sent, findings)))
    sheet = workbook["Nội dung gửi thêm"]
    notes = [row[0].value for row in sheet.iter_rows() if row[2].comment]
    assert notes == ["/figures/DT13/restated/assessment.results/value", "/sample"]


def test_notes_come_back_and_long_ones_stand_elsewhere(blank, form, good, fill, read):
    """Beside a figure stands what a row can show; what is longer has rows of its own."""
    long = "Gồm cả số liệu của các thôn bản vùng cao chưa sáp nhập. " * 30
    notes = {("DT01", "Ghi chú"): "cả lưu động", ("LD01", "Ghi chú"): long}
    sent = read(fill(form, good, others=notes))
    copy = annotated_workbook(blank, sent, ())
    again = read(copy)
    assert said(again) == said(sent)
    assert said(again)["notes"] == [("DT01", "cả lưu động"), ("LD01", long)]
