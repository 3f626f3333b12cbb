"""Whether a report's figures are made up, as its file says."""

from __future__ import annotations

from dcbase._flow.ordinary import YES_NO
from dcbase.model import Finding, Submission, core_kind


def sampled(submission: Submission) -> tuple[bool, tuple[Finding, ...]]:
    """Return whether every page has to say that the figures are made up.

    What is no answer is a finding, and the pages say so until it is mended: a notice too many
    does less harm than figures that are made up and taken for true.
    """
    said = submission.sample
    if said is None or not said.text.strip():
        return False, ()
    answer = YES_NO.get(said.text.strip().casefold())
    if answer is not None:
        return answer, ()
    facts = {"got": said.text}
    return True, (core_kind("DC-2095").found(subject="sample", origin=said.origin, facts=facts),)
