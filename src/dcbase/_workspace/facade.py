"""A workspace: one reporting round, its plugins, its sources and its outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from datetime import date
from functools import cached_property
from pathlib import Path

from attrs import evolve

from dcbase._catalog import Catalog, build
from dcbase._config import Settings, read_settings
from dcbase._flow.kit import Kit
from dcbase._flow.pipeline import Outcome, deliver
from dcbase._host import PluginHost, PluginState, inventory
from dcbase._jail import Jail
from dcbase._workspace import (
    asking,
    blaming,
    defects,
    explaining,
    kits,
    printing,
    running,
    sending,
    status,
    tracing,
)
from dcbase._workspace.linting import Bench, Linted
from dcbase._workspace.templates import with_codes
from dcbase.errors import NothingToReadError
from dcbase.model import (
    Artifact,
    Check,
    Document,
    Finding,
    FindingKind,
    Form,
    Format,
    Indicator,
    Layout,
    Obligation,
    Profile,
    Questions,
    Round,
    SourceType,
    Traced,
    Unit,
    Units,
)


class Workspace:
    """Everything that turns received files into reports and documents.

    A workspace owns its plugins: two workspaces in one process, or in two threads, do not
    meet.  It prints nothing, reads no clock and keeps what it has computed.

    Args:
        settings: What the workspace file says.
        plugins: Names, paths or objects; None takes those of the settings.
        blocked: Load no plugin, only what is built in.
        as_of: The day that waivers and deadlines are held against; None takes the deadline,
            or else the last day of the window.
        strict: A check or format that raises stops the run instead of marking the unit.

    Raises:
        PluginError: A named plugin cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        plugins: Iterable[object] | None = None,
        blocked: bool = False,
        as_of: date | None = None,
        strict: bool = False,
    ) -> None:
        self.settings = settings
        self.strict = strict
        self.blocked = settings.plugins if blocked else ()
        given = settings.plugins if plugins is None else tuple(plugins)
        self._used: tuple[object, ...] = () if blocked else tuple(given)
        self._host = PluginHost(self._used, settings.root)
        self.as_of = as_of or settings.round.deadline or settings.round.window.end

    @classmethod
    def open(
        cls,
        path: Path | str = ".",
        *,
        plugins: Iterable[object] | None = None,
        blocked: bool = False,
        as_of: date | None = None,
        strict: bool = False,
    ) -> Workspace:
        """Open the workspace in a folder (or of a workspace file).

        Raises:
            WorkspaceNotFoundError: There is no ``dcbase.toml``.
            WorkspaceFileError: It does not make sense; every problem is listed.
            PluginError: A named plugin cannot be used.
        """
        settings = read_settings(Path(path))
        return cls(settings, plugins=plugins, blocked=blocked, as_of=as_of, strict=strict)

    @property
    def root(self) -> Path:
        return self.settings.root

    @property
    def language(self) -> str:
        return self.settings.workspace.language

    # --- what the plugins contribute

    @cached_property
    def sources(self) -> Catalog[SourceType]:
        return build(SourceType, self._host.sources(), "dcbase_register_sources")

    @cached_property
    def formats(self) -> Catalog[Format]:
        return build(Format, self._host.formats(), "dcbase_register_formats")

    @cached_property
    def forms(self) -> Catalog[Form]:
        return build(Form, self._host.forms(), "dcbase_register_forms")

    @cached_property
    def obligations(self) -> Catalog[Obligation]:
        return build(Obligation, self._host.obligations(), "dcbase_register_obligations")

    @cached_property
    def indicators(self) -> Catalog[Indicator]:
        return build(Indicator, self._host.indicators(), "dcbase_register_indicators")

    @cached_property
    def checks(self) -> Catalog[Check]:
        return build(Check, self._host.checks(), "dcbase_register_checks")

    @cached_property
    def layouts(self) -> Catalog[Layout]:
        return build(Layout, self._host.layouts(), "dcbase_register_layouts")

    @cached_property
    def profiles(self) -> Catalog[Profile]:
        return kits.profiles(self._host.profiles())

    @cached_property
    def kinds(self) -> Mapping[str, FindingKind]:
        """Every declared kind of finding by code, the form's rules included."""
        return kits.kinds(self._host.findings(), self.forms, self.questions.form)

    # --- what is asked of whom

    @cached_property
    def units(self) -> Units:
        """Every unit of every register, as on the last day of the window."""
        return asking.units(self._host.units(), self.settings.round.window.end)

    @cached_property
    def unit(self) -> Unit:
        """The unit that the workspace belongs to."""
        return asking.own_unit(self.settings, self.units)

    @cached_property
    def expected(self) -> Units:
        """The units that owe a report."""
        return asking.expected(self.settings, self.units)

    @cached_property
    def questions(self) -> Questions:
        """The form and every indicator that is asked with it."""
        defects.must_work(self._host)
        return asking.questions(self.settings, self.forms, self.indicators)

    @cached_property
    def round(self) -> Round:
        settings = self.settings.round
        return Round(
            form=self.questions.form.code,
            period=settings.period,
            window=settings.window,
            deadline=settings.deadline,
            expected=tuple(self.expected),
            count=settings.count,
        )

    @cached_property
    def jail(self) -> Jail:
        """The child process that opens hostile files; it ends with the workspace."""
        return Jail(self.root, self._used)

    @cached_property
    def kit(self) -> Kit:
        """What the steps of the flow work with."""
        return kits.kit_of(self, self._host)

    # --- what it does

    def plugins(self, load: bool = False) -> tuple[PluginState, ...]:
        """List the plugins that are used, then those that are installed and not named.

        Args:
            load: Import the latter too, to see whether they work.

        Raises:
            DcbaseError: One of those that are used brings what can never work.
        """
        defects.must_work(self._host)
        return inventory(self._host, blocked=self.blocked, load=load)

    def run(self, units: Iterable[str] = (), executor: Executor | None = None) -> Outcome:
        """Collect, read, check and add up.

        Args:
            units: Codes of the units whose reports are wanted; empty: all.  The aggregate is
                over everybody in any case.
            executor: Does the work on single files elsewhere: a thread pool, a spawned process
                pool, a cluster's.  Plugins given as objects cannot follow.

        Returns:
            The reports, the aggregate, and the findings that are about neither.

        Raises:
            NothingToReadError: No source held a file.
            UnknownCodeError: One of `units` is not expected.
            ExecutorError: An executor was given, and plugins as objects.
        """
        wanted = set(units)
        asking.must_all_be_expected(wanted, self.expected)
        outcome = self._outcome if executor is None else self._run(executor)
        if not wanted:
            return outcome
        reports = tuple(r for r in outcome.reports if r.unit.code in wanted)
        return evolve(outcome, reports=reports)

    @cached_property
    def _outcome(self) -> Outcome:
        return self._run(None)

    def _run(self, executor: Executor | None) -> Outcome:
        with blaming.owner_named(self):
            return running.run_round(self, self._used, self._host.plugins, executor)

    def status(self) -> tuple[status.UnitStatus, ...]:
        """Tell for every expected unit what came of it, then what belongs to nobody.

        Last come the files that no source handed over: refused, or passed over for a reason.
        An empty inbox is no failure here: everybody is absent.
        """
        try:
            outcome = self.run()
            reports, loose = outcome.reports, outcome.findings
            whole = outcome.aggregate.findings
        except NothingToReadError as error:
            reports, loose, whole = (), error.findings, ()
        return status.statuses(reports, self.expected, self.round, self.as_of, loose, whole)

    def build(
        self,
        units: Iterable[str] = (),
        *,
        each: bool = False,
        formats: Iterable[str] = (),
        outcome: Outcome | None = None,
    ) -> Iterator[Artifact]:
        """Compose and render documents.

        Args:
            units: Codes of units whose own documents are wanted.
            each: The document of every unit with a report that counts.
            formats: Codes of formats, instead of those in the workspace file.
            outcome: What was run before, if it was.

        Yields:
            Without `units` and `each` the workspace's own documents, one for each output and
            format; else the units' documents likewise.

        Raises:
            NothingToReadError: The document's own report was not received.
            UnknownCodeError: A layout, format or unit is unknown.
            LayoutError, RenderError: The document cannot be made.
        """
        press = printing.Press(self, tuple(formats))
        yield from press.artifacts(tuple(units), each, outcome)

    def documents(
        self, units: Iterable[str] = (), *, each: bool = False, outcome: Outcome | None = None
    ) -> Iterator[Document]:
        """Compose the documents that `build` renders, one for each output, as formats get them.

        A format of `formats` that has a `render` makes a file's bytes of one.  Args and errors
        are those of `build`.
        """
        yield from printing.Press(self, ()).documents(tuple(units), each, outcome)

    def blank(
        self, units: Iterable[str] = (), *, each: bool = False, format: str = ""
    ) -> Iterator[Artifact]:
        """Make blank forms.

        Args:
            units: Codes of the units to be asked.
            each: Everybody who is expected.
            format: Its code, instead of ``[round] form_format``.

        Raises:
            UnknownCodeError: A format or unit is unknown.
            RenderError: The format has no blank form.
        """
        codes = tuple(self.expected) if each else tuple(units)
        asking.must_all_be_expected(codes, self.expected)
        post = sending.Post(self, running.take_in(self), format)
        yield from post.forms(self.expected[code] for code in codes)

    def returned(
        self, units: Iterable[str] | None = None, *, each: bool = False, format: str = ""
    ) -> Iterator[Artifact]:
        """Make what goes back to units: annotated copies, lists of what to mend, messages.

        Args:
            units: Codes of the units, whether or not there is something to mend; None: every
                unit whose report has to be corrected.  A list that is empty writes to nobody.
            each: Every unit whose report has to be corrected, whatever `units` says.
            format: Of the copies, instead of ``[round] form_format`` (YAML if that has none).

        Yields:
            For each report the copy (of a file that could be read and came with slots), the
            list in every page format there is, and last the message to send them with.

        Raises:
            NothingToReadError: One of the units sent nothing, or nobody did.
            UnknownCodeError: A format or unit is unknown.
            RenderError: The format cannot write an annotated copy.
        """
        codes = None if each or units is None else tuple(units)
        if codes == ():
            return
        reports = self.run(codes or ()).reports
        post = sending.Post(self, running.take_in(self), format)
        yield from post.returned(sending.wanted(reports, codes or ()))

    def deliver(self, artifact: Artifact, folder: Path) -> Path:
        """Write an artifact into a folder, whole or not at all.

        Raises:
            DeliverError: The folder cannot be made or written.
        """
        return deliver(artifact, folder)

    def explain(self, code: str) -> explaining.Explanation:
        """Say what a code stands for: a finding, a rule, an indicator, an obligation.

        Raises:
            UnknownCodeError: Nothing in this workspace has it.
        """
        return explaining.explain(code, self)

    def trace(self, path: Path) -> tuple[Traced | Finding, ...]:
        """Find the printed figures of a file that was handed on again, and where they are from.

        Args:
            path: Of a file that `build` made, whoever has edited it since.

        Returns:
            Its figures in printing order, or findings about a file that cannot be read; nothing
            if dcbase did not print it, or its format keeps no way back.

        Raises:
            PluginHookError: The format failed.
        """
        return tracing.trace(path, self.formats, self.jail)

    def lint(self, path: Path, profile: str = "") -> Linted:
        """Hold any file against an official form.

        Args:
            path: Of the file.
            profile: Code of the form; empty: that of its issuer and its day, as it says them.

        Raises:
            RenderError: No format checks files of this name.
            UnknownCodeError: There is no such form.
            PluginHookError: The format failed.
        """
        bench = Bench(
            formats=self.formats, profiles=self.profiles, kinds=self.kinds, jail=self.jail
        )
        return with_codes(self, path, bench.lint(path, profile, self.as_of))
