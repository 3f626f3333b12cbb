"""What a received file says, by format; the readers are loaded when a file is opened."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Received, Submission


def read_yaml(received: Received) -> Iterable[Submission]:
    """Return the submissions in a YAML file; behind a slip in one line it is read on."""
    from dcbase.reading import submission_of, submissions_from_yaml
    from dcbase.reading.yaml_syntax import SLIPS

    submissions = submissions_from_yaml(received)
    if not any(one.code in SLIPS for sent in submissions for one in sent.findings):
        return submissions
    from dcbase.reading.yaml_reading_on import read_on

    tree = read_on(received.content, file=received.name, sha256=received.sha256)
    return (submission_of(tree),)


def read_json(received: Received) -> Iterable[Submission]:
    """Return the submissions in a JSON file; behind a slip it is read on."""
    from dcbase.reading import submissions_from_json

    submissions = submissions_from_json(received)
    if not any(one.code == "DC-1030" for sent in submissions for one in sent.findings):
        return submissions
    from dcbase.reading import submission_of
    from dcbase.reading.json_reading_on import read_on

    tree = read_on(received.content, file=received.name, sha256=received.sha256)
    return (submission_of(tree, skipped=("judged",)),)


def read_csv(received: Received) -> Iterable[Submission]:
    """Return the submissions in a CSV file, one for each unit in it."""
    from dcbase.reading import submissions_from_csv

    return submissions_from_csv(received)


def read_text(received: Received) -> Iterable[Submission]:
    """Return the report that a plain text is, as an outline."""
    from dcbase.reading.plain_text import submissions_from_text

    return submissions_from_text(received)
