"""The cell of the form that a finding is about, wherever the sender's own cell was."""

from __future__ import annotations

from dcbase.model import Blank, Finding, Submission
from dcbase_xlsx.contents import Key
from dcbase_xlsx.plan import plan_of
from dcbase_xlsx.sent import said_by_cell
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
        self._sent = {
            (said.origin.sheet, said.origin.cell): key
            for key, said in said_by_cell(submission)
            if said.origin is not None and said.origin.cell is not None
        }

    def of(self, finding: Finding) -> Key | None:
        """Return the cell of a finding; None if it is about no cell of the form."""
        origin = finding.origin
        if origin is not None and origin.cell is not None:
            key = self._sent.get((origin.sheet, origin.cell))
            if key is not None and self._known(key):
                return key
        subject = finding.subject.partition("[")[0].rpartition(":")[2]
        if subject in self._figures:
            return "value", subject
        if finding.subject in self._labels:
            return "text", finding.subject
        return None

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
