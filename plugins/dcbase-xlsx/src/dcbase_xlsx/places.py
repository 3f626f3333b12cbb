"""The cell of the form that a finding is about, wherever the sender's own cell was."""

from __future__ import annotations

from dcbase.model import Blank, Finding, Submission
from dcbase_xlsx.contents import Key
from dcbase_xlsx.paths import label_of, path_of
from dcbase_xlsx.plan import plan_of
from dcbase_xlsx.sent import sorter_of
from dcbase_xlsx.words import say


class Places:
    """Finds the cells of findings.

    The cell that a finding names is the sender's, who may have inserted rows; what stood there
    says where it stands now.  A finding without a cell is at the cell of its subject.
    """

    def __init__(self, blank: Blank, submission: Submission) -> None:
        plan = plan_of(blank)
        texts = (plan.general, *plan.parts)
        self._figures = {row.code for sheet in plan.figures for row in sheet.rows}
        self._labels = {row.code: row.label for sheet in texts for row in sheet.rows}
        cells = tuple(sorter_of(blank, plan).cells(submission))
        self._labels |= {path: label_of(path, blank) for _, path in dict(cells) if path[0] == "/"}
        self._sent = {
            (said.origin.sheet, said.origin.cell): key
            for key, said in cells
            if said.origin is not None and said.origin.cell is not None
        }

    def of(self, finding: Finding) -> Key | None:
        """Return the cell of a finding; None if it is about no cell of the form."""
        origin = finding.origin
        if origin is not None and origin.cell is not None:
            key = self._sent.get((origin.sheet, origin.cell))
            if key is not None and self._known(key):
                return key
        code, _, slot = finding.subject.removesuffix("]").partition("[")
        again = path_of("figures", code, "restated", slot, "value")
        if again in self._labels:
            return "text", again
        subject = code.rpartition(":")[2]
        if subject in self._figures:
            return "value", subject
        return next((("text", key) for key in _keys(finding.subject) if key in self._labels), None)

    def shown(self, finding: Finding, at: Key | None) -> str:
        """Return the place in words: the row and the column, or what the finding says."""
        if at is not None:
            role, code = at
            return self._labels[code] if role == "text" else f"{code}, {say(role)}"
        origin = finding.origin
        if origin is not None and origin.cell is not None:
            return f"{origin.sheet}!{origin.cell}"
        return finding.subject or say("errors-whole")

    def _known(self, key: Key) -> bool:
        role, code = key
        return code in (self._labels if role == "text" else self._figures)


def _keys(subject: str) -> tuple[str, ...]:
    """Return what a subject may be called in the form."""
    return (
        subject,
        path_of(subject),
        path_of(*subject.split(".")),
        path_of("slots", subject, "text"),
    )
