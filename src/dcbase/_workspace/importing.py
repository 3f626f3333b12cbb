"""A document that somebody wrote without the form, as a submission to go on with."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from attrs import evolve, frozen

from dcbase._fault import cause_of
from dcbase._flow.figures import typed_figures
from dcbase._flow.kit import Kit
from dcbase._flow.placing import placed
from dcbase._workspace.named_file import bytes_of_file
from dcbase.errors import PluginHookError
from dcbase.messages import say
from dcbase.model import Finding, Format, Received, Round, Submission
from dcbase.prose import Placed
from dcbase.reading import yaml_of
from dcbase.reading.said_out import said_to_plain
from dcbase.text import Change, Legacy, convert_legacy


@frozen(kw_only=True)
class Imported:
    """What became of a document.

    Args:
        submission: With slots and figures instead of an outline.
        placed: Which words went where; None: the file is no running text, or says nothing.
        losses: What its old encoding did not keep, where it was asked to be converted.
    """

    submission: Submission
    placed: Placed | None
    losses: tuple[Change, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.submission.findings

    @property
    def content(self) -> bytes:
        """The submission as YAML; behind it, as comments, the numbers that were not taken."""
        written = yaml_of(said_to_plain(self.submission))
        passed = () if self.placed is None else self.placed.passed
        if passed:
            lines = [say("cli.import-passed", "vi", count=len(passed))]
            lines += [f"{origin or ''}: {words}" for words, origin in passed]
            written += "".join(f"# {_one_line(line)}\n" for line in lines)
        return written.encode()


def imported(
    path: Path, format: Format, kit: Kit, round: Round, legacy: Legacy | None = None
) -> Imported:
    """Read a document and place its words into the form.

    Args:
        path: Of the document, which is nowhere in the workspace, as a rule.
        format: Reads it, in the child if it is hostile.
        legacy: The old encoding that its owner says a plain text is in; None: it is converted
            from none.

    Raises:
        UnreadableFileError: The file cannot be read.
        PluginHookError: The format failed.
        LostWordsError: A word went nowhere; that is a mistake of dcbase.
    """
    content, losses = _composed(bytes_of_file(path), legacy)
    received = Received(path.name, sha256(content).hexdigest(), content)
    try:
        read = tuple(kit.open(received, format))
    except Exception as error:
        problem = cause_of(error).within(path.name)
        hook = "dcbase_register_formats"
        raise PluginHookError(plugin=format.code, hook=hook, problem=problem) from error
    came = read[0] if read else Submission(name=received.name, sha256=received.sha256)
    submission, found = placed(came, kit, round)
    # What is wrong with a figure is said now, where it stands, and not only when it is sent.
    _, wrong = typed_figures(submission, kit.questions)
    submission = evolve(submission, findings=(*submission.findings, *wrong))
    return Imported(submission=submission, placed=found, losses=losses)


def _one_line(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _composed(content: bytes, legacy: Legacy | None) -> tuple[bytes, tuple[Change, ...]]:
    """Return a text in UTF-8; one in an old encoding may itself have been saved as UTF-8."""
    if legacy is None:
        return content, ()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    converted = convert_legacy(text, legacy)
    return converted.text.encode(), converted.losses
