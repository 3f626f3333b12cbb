"""File formats: what can be read, rendered, sent out blank, annotated, checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from attrs import field, frozen, validators

from dcbase.errors import EntryError, Problem
from dcbase.model.document import Document
from dcbase.model.finding import Finding, FindingKind
from dcbase.model.form import Form
from dcbase.model.frozenmap import FrozenMap
from dcbase.model.indicator import Indicator
from dcbase.model.profile import Profile
from dcbase.model.report import Report
from dcbase.model.round import Round
from dcbase.model.submission import Received, Submission
from dcbase.model.traced import Traced
from dcbase.model.unit import Unit


@frozen(kw_only=True)
class Blank:
    """What an empty form is made from: the same definitions that judge what comes back.

    Args:
        kinds: Those that plugins offer, by code, for a format that words findings.
    """

    form: Form
    indicators: Mapping[str, Indicator]
    unit: Unit
    round: Round
    previous: Report | None = None
    kinds: Mapping[str, FindingKind] = FrozenMap()


def _small(suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """Return suffixes in small letters; what is none is for the validator to refuse."""
    given: object = suffixes
    if not isinstance(given, tuple) or not all(isinstance(one, str) for one in given):
        return suffixes
    return tuple(suffix.lower() for suffix in suffixes)


@frozen(kw_only=True)
class Format:
    """A file format and what can be done with it; None where it cannot.

    Args:
        code: Flat, and what the command line calls it: ``html``.
        suffixes: With their dot, in small letters as file names are compared; the first one is
            written.
        media_type: Of the files written.
        hostile: Opened only in the killable child.
        read: Returns what a received file says, unjudged: a submission for each unit in it.
            It must not raise for bad content: what cannot be read is a finding.
        unpack: Yields the files in an archive, under names of their own, and findings about
            those that cannot be had.  It must not raise for bad content.
        render: Returns the whole file for a document; the same document, the same bytes.
            Page formats print the document's blocks, data formats write its record.
        blank: Returns an empty form.
        annotate: Returns a copy of what was submitted with a note at each finding.
        lint: Yields findings about any file of this format, held against an official form.
        trace: Yields the figures of a file that `render` wrote, whoever has edited it since, with
            where they came from; of any other file nothing.  What cannot be read is a finding.
        proof: Yields findings about an office's own template: marks that could not be filled.
            `Blank` holds what the marks may name; its unit is the office's own.
        fill: Returns the whole file for a document, in an office's own template in which `proof`
            found no error; the same document and template, the same bytes.
    """

    code: str = field(validator=validators.matches_re(r"[a-z0-9][a-z0-9-]*"))
    suffixes: tuple[str, ...] = field(converter=_small)
    media_type: str
    hostile: bool = False
    read: Callable[[Received], Iterable[Submission]] | None = None
    unpack: Callable[[Received], Iterable[Received | Finding]] | None = None
    render: Callable[[Document], bytes] | None = None
    blank: Callable[[Blank], bytes] | None = None
    annotate: Callable[[Blank, Submission, tuple[Finding, ...]], bytes] | None = None
    lint: Callable[[Received, Profile], Iterable[Finding]] | None = None
    trace: Callable[[Received], Iterable[Traced | Finding]] | None = None
    proof: Callable[[Received, Blank], Iterable[Finding]] | None = None
    fill: Callable[[Document, Received], bytes] | None = None

    @suffixes.validator
    def _each_with_its_dot(self, attribute: object, suffixes: object) -> None:
        listed = isinstance(suffixes, tuple) and bool(suffixes)
        if not listed or not all(str(suffix).startswith(".") for suffix in self.suffixes):
            wrong = Problem.of("unlike", wanted="('.html',)", got=repr(suffixes))
            raise EntryError(wrong.within("suffixes"))

    def reads(self, name: str) -> bool:
        """Tell whether a file of this name is for this format to read."""
        return self.read is not None and name.lower().endswith(self.suffixes)

    def unpacks(self, name: str) -> bool:
        """Tell whether a file of this name is an archive for this format to take apart."""
        return self.unpack is not None and name.lower().endswith(self.suffixes)
