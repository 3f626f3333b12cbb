"""The copy that goes back: what was sent, with a comment at everything wrong."""

from __future__ import annotations

from datetime import date

from dcbase._builtin.formats.annotated_form import annotate_yaml
from dcbase.model import (
    Blank,
    Form,
    FrozenMap,
    Indicator,
    Period,
    Received,
    Round,
    Stage,
    Unit,
    Window,
    core_kind,
    core_kinds,
)
from dcbase.reading import submissions_from_yaml

INDICATORS = {code: Indicator(code=f"h:{code}", name=code) for code in ("DT1", "DT5")}
BLANK = Blank(
    form=Form(code="h:short", version="2", name="Mẫu", indicators=("DT1", "DT5")),
    indicators=INDICATORS,
    unit=Unit(code="02848", name="Xã Lùng Phình"),
    round=Round(
        form="h:short",
        period=Period("2025"),
        window=Window(start=date(2025, 1, 1), end=date(2025, 10, 31), label="10 tháng"),
    ),
    kinds=FrozenMap(core_kinds(Stage.VALUE)),
)
SENT = """\
header: {recipients: [TT. Tỉnh uỷ, {name: Lưu, note: để b/c}], signature: {name: Trần}}
sample: true
figures:
  h:DT1: {value: 8, qualifier: gt, restated: {results: 9}}
  DT12: 3
  DT5: 1
  DT5: 2
overview: {heading: "", text: "# không phải chú thích", inner: {mark: a), text: b}}
"""


def sent(text):
    (submission,) = submissions_from_yaml(Received("gui.yaml", "0", text.encode()))
    return submission


def test_everything_that_was_sent_is_in_the_copy():
    """Read again, the copy says what the first file said; of a figure sent twice, nothing."""
    first = sent(SENT)
    again = sent(annotate_yaml(BLANK, first, ()).decode())
    assert () == again.findings
    assert ("02848", "h:short", "2025") == (again.unit.text, again.form.text, again.period.text)
    assert [("DT1", "8"), ("DT5", None), ("DT12", "3")] == [
        (one.code.text, one.value and one.value.text) for one in again.figures
    ]
    assert "9" == again.figures[0].restated["results"].value.text
    assert [name.text for name, _ in first.recipients] == [n.text for n, _ in again.recipients]
    (before,), (after,) = first.slots, again.slots
    assert (before.text.text, before.slots[0].mark.text) == (
        after.text.text,
        after.slots[0].mark.text,
    )


def test_a_finding_stands_above_what_it_is_about():
    """A comment stands at the figure, or at the top if nothing in the file is meant."""
    kind = core_kind("DC-3002")
    findings = tuple(
        kind.found(subject=subject, facts={"got": f"{subject}\n!"})
        for subject in ("DT1", "DT12", "DT123", "")
    )
    lines = annotate_yaml(BLANK, sent(SENT), findings).decode().splitlines()
    comments = {at for at, line in enumerate(lines) if "DC-3002" in line}
    assert len(findings) == len(comments)
    assert {1, 2} < comments
    assert lines.index("  DT1:") - 1 in comments
    assert lines.index("  DT12: 3") - 1 in comments
