"""Hook specifications: everything a plugin can do to dcbase.

A hook's name says how its answer is used.

``dcbase_register_<things>``
    *Contribution.*  Takes nothing, returns an iterable of frozen catalog entries.  Asked once
    for each workspace, plugin by plugin in the order of the workspace file.  Two entries of
    one kind with one code whose validity overlaps are an error that names both owners.
    Wrappers are refused.

``dcbase_<verb>_<thing>``
    *Decision* (``firstresult``).  The first answer that is not None wins and nobody else is
    asked; dcbase's own answer comes last.  Wrappers (``wrapper=True``) see every answer, the
    core's too, and may change it.

Rules for all of them:

- Arguments and entries are frozen values from `dcbase.model`.  Ask only for the arguments you
  need, by name.
- Codes of indicators, obligations, forms, checks, layouts and profiles are written short; the
  host puts the plugin's namespace before them (its name without ``dcbase-``).
- Raise ``dcbase.errors.StopError(vi=…, en=…)`` to stop the run with a message of yours; a kind of
  `dcbase.errors.DcbaseError` of your own with `words` becomes one.  Any other exception becomes
  `dcbase.errors.PluginHookError`, which names you and the last line of yours that was running.
  The same holds for the functions that entries carry, except that what a check, or `read` or
  `unpack` of a format, raises becomes a finding DC-9001; a `StopError` stops the run there too,
  unless the format is hostile and was opened in the child.
- Amounts are whole numbers or `decimal.Decimal`, in the unit of measure of their indicator.
  A figure that was not reported is `Missing`; it is never zero.

Compatibility: hooks have the version of dcbase.  A minor release adds hooks, and arguments at
the end; nothing is renamed and no hook changes its kind.  What will go away warns first, for
at least two minor releases.  A plugin for older hosts too gives a later argument a default
(``def dcbase_identify_unit(label, units, later=None)``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dcbase.plugin import hookspec

if TYPE_CHECKING:
    from dcbase.model import (
        Check,
        Document,
        FindingKind,
        Form,
        Format,
        Indicator,
        Layout,
        Obligation,
        Profile,
        Record,
        SourceType,
        StoreType,
        UnitRegister,
        Units,
    )

# --- Contributions: what exists ---------------------------------------------------------


@hookspec
def dcbase_register_sources() -> Iterable[SourceType]:
    """Return the kinds of source that received files can come from.

    A source is a folder, an archive, a mailbox export, a database, an HTTP API.  Its `code`
    is what ``type`` says in a ``[[source]]`` of the workspace file.  `SourceType.collect`
    takes the `Source` and yields `Received` in a fixed order; it does not read what the bytes
    mean, and imports a heavy library only when called.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_formats() -> Iterable[Format]:
    """Return file formats, each with what can be done with it.

    One entry serves both directions: `read` for what communes send, `render` for what is
    printed.  A format that opens hostile bytes (office files, PDF, archives) says so with
    `hostile`; it is then opened in a child process that can be killed.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_units() -> Iterable[UnitRegister]:
    """Return registers of reporting units.

    `UnitRegister.load` is called when a unit is first asked for, and at most once.  Unit codes
    are flat: two registers with one code and overlapping validity are refused.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_forms() -> Iterable[Form]:
    """Return forms: what a unit is asked, in words and in figures.

    A changed form is a new version with its own validity, never an edit.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_obligations() -> Iterable[Obligation]:
    """Return duties that the law puts on units, with citations as officially written.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_indicators() -> Iterable[Indicator]:
    """Return indicators: figures, and how they add up over units and over time.

    An indicator that no active form lists is asked beside whatever form the workspace uses.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_checks() -> Iterable[Check]:
    """Return checks of one report (with the one before it) or of a whole round.

    Each yields findings of declared kinds.  A check that raises stops nothing: the unit gets a
    finding DC-9001 that names the plugin and the check.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_layouts() -> Iterable[Layout]:
    """Return layouts: which parts and sentences go where in a document.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_profiles() -> Iterable[Profile]:
    """Return official forms of documents: their wording and typography, dated.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_findings() -> Iterable[FindingKind]:
    """Return the kinds of finding that this plugin's checks and formats make.

    Codes are flat and begin with the plugin's own name (``LAW10-R25``); ``DC-`` is the core's.
    The rules of a form need no entry: each is a kind by itself.

    .. versionadded:: 1.0
    """


@hookspec
def dcbase_register_stores() -> Iterable[StoreType]:
    """Return kinds of store that a workspace can keep what it received in, by URL scheme.

    The hook is fixed here so that plugins can be written; the first release of dcbase reads
    its sources at every run and opens no store.

    .. versionadded:: 1.0
    """


# --- Decisions: who knows ---------------------------------------------------------------


@hookspec(firstresult=True)
def dcbase_identify_unit(label: str, units: Units) -> str | None:
    """Say which unit a label in a received file stands for.

    Asked where the `read` step runs, for a label that is not the code of an expected unit;
    never in the child process that opens hostile bytes.

    Args:
        label: The text as found, with its accents and case.
        units: The units that the round expects, by code.

    Returns:
        The code of one of `units`, or None to let the next plugin try.  dcbase's own answer,
        the last, compares names without accents, case and kind ("xã"), and gives none where
        two units would do.

    Raises:
        dcbase.errors.PluginContractError: The answer is not the code of one of `units`.

    .. versionadded:: 1.0
    """


@hookspec(firstresult=True)
def dcbase_compose_document(record: Record, layout: Layout, profile: Profile) -> Document | None:
    """Lay a report or an aggregate out as a document.

    To add a notice or a signature block to every document, wrap this hook
    (``@hookimpl(wrapper=True)``) and return a changed copy.

    Args:
        record: A `Report` or an `Aggregate`, with the questions it answers.
        layout: The layout that was chosen, with what it extends already in it.
        profile: The official form that was chosen, likewise.

    Returns:
        A document, or None if the layout is not yours.  dcbase's own answer, the last, is
        `dcbase.layout.lay_out`.

    .. versionadded:: 1.0
    """
