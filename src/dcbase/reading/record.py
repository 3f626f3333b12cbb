"""Records as plain values: what JSON and YAML hold of a report, and back without loss.

A report's plain form has the keys of a submission, so that its file can be taken in again, and
``judged`` with everything else: each figure's basis, parts and origin, the prose run by run,
the findings, the unit and the file the report came from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from dcbase.errors import DataFileError
from dcbase.model import (
    FrozenMap,
    Header,
    Period,
    Questions,
    Recipient,
    Report,
    Signature,
)
from dcbase.reading.record_blocks import blocks_from_plain, blocks_to_plain
from dcbase.reading.record_frame import (
    day_from_plain,
    full_code,
    in_order,
    unit_from_plain,
    unit_to_plain,
    window_from_plain,
)
from dcbase.reading.record_prose import (
    section_from_plain,
    section_to_plain,
)
from dcbase.reading.record_submission import submission_to_plain
from dcbase.reading.record_values import (
    Places,
    figure_from_plain,
    figure_to_plain,
    finding_from_plain,
    finding_to_plain,
)


def report_to_plain(report: Report) -> dict[str, Any]:
    """Return a report as plain values: the keys of a submission, and ``judged``.

    Whoever changes a value above ``judged`` hands the file in again as a submission; reading
    the record back takes figures and prose from ``judged``.
    """
    return {**submission_to_plain(report), "judged": _judged(report)}


def _judged(report: Report) -> dict[str, Any]:
    places = Places(report.file, report.sha256)
    return {
        "file": report.file,
        "sha256": report.sha256,
        "unit": unit_to_plain(report.unit),
        "figures": {
            full_code(report.questions, code): figure_to_plain(figure, places)
            for code, figure in in_order(report.questions, report.figures).items()
        },
        "opening": blocks_to_plain(report.opening, places),
        "sections": [section_to_plain(section, places) for section in report.sections],
        "closing": blocks_to_plain(report.closing, places),
        "findings": [finding_to_plain(finding, places) for finding in report.findings],
    }


def report_from_plain(plain: Mapping[str, Any], questions: Questions) -> Report:
    """Return the report again, equal to the one that was written.

    Args:
        plain: What `report_to_plain` returned.
        questions: The form and indicators that the report answers; they are not in the file.

    Raises:
        DataFileError: The values are not a report, or it answers another form.
    """
    form = (questions.form.code, questions.form.version)
    try:
        asked = (plain["form"], plain["form_version"])
        if asked != form:
            raise ValueError(f"form: {' '.join(asked)} ≠ {' '.join(form)}")
        return _report(plain, questions)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as wrong:
        raise _not_a_record(wrong) from wrong


def _report(plain: Mapping[str, Any], questions: Questions) -> Report:
    judged, header = plain["judged"], dict(plain["header"])
    places = Places(judged["file"], judged["sha256"])
    recipients, signature = header.pop("recipients"), header.pop("signature")
    return Report(
        unit=unit_from_plain(judged["unit"]),
        questions=questions,
        period=Period.parse(plain["period"]),
        window=window_from_plain(plain["window"]),
        header=Header(**{**header, "date": day_from_plain(header["date"])}),
        opening=blocks_from_plain(judged["opening"], places),
        sections=tuple(section_from_plain(section, places) for section in judged["sections"]),
        closing=blocks_from_plain(judged["closing"], places),
        recipients=tuple(_recipient(line) for line in recipients),
        signature=Signature(**signature),
        figures=FrozenMap(
            {
                code.rpartition(":")[2]: figure_from_plain(figure, places)
                for code, figure in judged["figures"].items()
            }
        ),
        findings=tuple(finding_from_plain(finding, places) for finding in judged["findings"]),
        sample=plain["sample"],
        file=places.file,
        sha256=places.sha256,
    )


def _recipient(plain: str | Mapping[str, str]) -> Recipient:
    return Recipient(name=plain) if isinstance(plain, str) else Recipient(**plain)


def read_report(content: bytes, questions: Questions) -> Report:
    """Return the report that a JSON file written by dcbase holds.

    Raises:
        DataFileError: The file is not one, or its report answers another form.
    """
    try:
        plain = json.loads(
            content,
            object_pairs_hook=_once,
            parse_float=_no_floats,
            parse_constant=_no_floats,
        )
    except (ValueError, RecursionError) as wrong:
        raise _not_a_record(wrong) from wrong
    return report_from_plain(plain, questions)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return plain


def _no_floats(number: str) -> NoReturn:
    raise ValueError(f"{number}: a decimal is written as text")


def _not_a_record(wrong: Exception) -> DataFileError:
    return DataFileError(path="json", problems=(f"{type(wrong).__name__}: {wrong}",))
