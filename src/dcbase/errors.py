"""Every failure that dcbase raises on purpose.

A problem in the *data* is a `dcbase.model.Finding`, never an exception.  An exception takes
facts, keeps them as attributes, and words itself from the message catalog.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any, ClassVar

from attrs import frozen

from dcbase.messages import entries, hint, say


class DcbaseError(Exception):
    """Base of all expected failures.

    `key` names the failure's words in the catalog of messages; the facts are attributes.
    `str()` is English; `words` and `hint` speak both languages.
    """

    key: ClassVar[str] = ""

    def __init__(self, **facts: Any) -> None:
        super().__init__()
        self.facts = facts

    def __getattr__(self, name: str) -> Any:
        # Only for names that are not ordinary attributes; pickle asks before __init__ ran.
        facts = self.__dict__.get("facts", {})
        if name in facts:
            return facts[name]
        raise AttributeError(f"{type(self).__name__!r} has no attribute {name!r}")

    def words(self, language: str = "vi") -> str:
        """Say what happened in ``vi`` or ``en``."""
        if not self.key:  # of a plugin's own kind, or of none
            return repr(self)
        return say(f"errors.{self.key}", language, **self._shown(language))

    def hint(self, language: str = "vi") -> str:
        """Say what to do about it; empty if there is nothing to say."""
        return hint(f"errors.{self.key}", language, **self._shown(language)) if self.key else ""

    def _shown(self, language: str) -> dict[str, object]:
        return _worded(self.facts, language)

    def __str__(self) -> str:
        return self.words("en")

    def __repr__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{type(self).__name__}({shorten(facts, _LONGEST)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (type(self), self.facts))


def _worded(facts: Mapping[str, object], language: str) -> dict[str, object]:
    """Return facts with those that have words of their own said in a language."""
    return {name: _said(fact, language) for name, fact in facts.items()}


def _said(fact: object, language: str) -> object:
    match fact:
        case Problem() | DcbaseError():
            return fact.words(language)
        case OSError():
            return system_words(fact, language)
        case _:
            return fact


def system_words(error: OSError, language: str, *, reading: bool = False) -> str:
    """Say in ``vi`` or ``en`` what the system refused.

    Args:
        error: As it was raised.
        language: ``vi`` or ``en``.
        reading: Something was to be read and not to be written.
    """
    name = errno.errorcode.get(error.errno or 0, "")
    read = f"reading-{name}"
    if reading and read in entries("errors"):
        return say(f"errors.{read}", language)
    if refused := _refused(error):
        return say(refused, language)
    return say("errors.system", language, name=name or type(error).__name__)


def _refused(problem: object) -> str:
    """Return the message about an error of the system; empty if the catalog has none."""
    number = problem.errno if isinstance(problem, OSError) else None
    key = f"system-{errno.errorcode.get(number or 0, '')}"
    return f"errors.{key}" if key in entries("errors") else ""


def _again(kind: type[DcbaseError], facts: dict[str, Any]) -> DcbaseError:
    return kind(**facts)


@frozen
class Problem:
    """One problem of a file: where, which (a key of the catalog), and its facts."""

    where: str
    key: str
    facts: tuple[tuple[str, object], ...] = ()

    @classmethod
    def of(cls, key: str, **facts: object) -> Problem:
        """Return a problem that stands nowhere but in another one, or in a failure's facts."""
        return cls("", key, tuple(facts.items()))

    def words(self, language: str) -> str:
        facts = _worded(dict(self.facts), language)
        return say(f"errors.{self.key}", language, where=self.where, **facts)

    def within(self, what: object) -> Problem:
        """Return the same, said of something that stands around it."""
        return Problem.of("within", what=what, problem=self)

    def __str__(self) -> str:
        return self.words("en")


@frozen
class SaidProblem(Problem):
    """A problem that has been put into words elsewhere: its facts are ``vi`` and ``en``."""

    def words(self, language: str) -> str:
        return f"{self.where}  {dict(self.facts)[language]}".lstrip()


class EntryError(ValueError):
    """An entry of a plugin contradicts itself; `problem` says how, in both languages.

    It is raised where the entry is made: in the plugin, whose line is then named.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class WorkspaceError(DcbaseError):
    """The workspace file cannot be used."""


class WorkspaceNotFoundError(WorkspaceError):
    """There is no workspace file.  Facts: `path`."""

    key = "workspace-not-found"


class _ProblemsError(DcbaseError):
    """A file with problems, all at once.  Facts: `path`, `problems` (of `Problem` or str)."""

    def _shown(self, language: str) -> dict[str, object]:
        problems = self.facts["problems"]
        lines = [p.words(language) if isinstance(p, Problem) else p for p in problems]
        listed = "\n".join(f"  {line}" for line in lines)
        return {**self.facts, "count": len(problems), "problems": listed}


class WorkspaceFileError(_ProblemsError, WorkspaceError):
    """The workspace file does not make sense; `problems` lists everything wrong in it."""

    key = "workspace-file"


class TemplateError(_ProblemsError, WorkspaceError):
    """An office's own template cannot be used; `problems` lists everything wrong with it."""

    key = "template"


class DataFileError(_ProblemsError):
    """A trusted data file (a catalog, a layout) does not make sense."""

    key = "data-file"


class UnknownCodeError(DcbaseError):
    """Nothing has this code.  Facts: `kind`, `code`, `suggestion`."""

    key = "unknown-code"

    def __init__(self, *, kind: str, code: str, suggestion: str = "") -> None:
        super().__init__(kind=kind, code=code, suggestion=suggestion)


class AmbiguousCodeError(DcbaseError):
    """A short code that several plugins have.  Facts: `kind`, `code`, `owners`, `example`."""

    key = "ambiguous-code"


class _OfAPluginError(DcbaseError):
    """Something that a plugin brought makes no sense.  Facts also: `plugin`, `entry`, if known."""

    def words(self, language: str = "vi") -> str:
        plugin, entry = self.facts.get("plugin"), self.facts.get("entry")
        owner = say("errors.brought-by", language, plugin=plugin, entry=entry) if plugin else ""
        return super().words(language) + owner


class FormulaError(_OfAPluginError):
    """A formula or rule cannot be parsed.  Facts: `formula`, `column` (from 1), `problem`."""

    key = "formula"


class LayoutError(_OfAPluginError):
    """A layout cannot be carried out.  Facts: `layout`, `part`, `problem`."""

    key = "layout"


class RenderError(DcbaseError):
    """A document could not be turned into bytes.  Facts: `format`, `problem`."""

    key = "render"


class NoCheckerError(DcbaseError):
    """No format checks files of this kind.  Facts: `format`, `problem` (those that some do)."""

    key = "no-checker"


class DeliverError(DcbaseError):
    """A file could not be written.  Facts: `path`, `problem` (a text or an `OSError`)."""

    key = "deliver"

    def hint(self, language: str = "vi") -> str:
        """Say what to do about what the system refused."""
        refused = _refused(self.problem)
        return hint(refused, language) if refused else super().hint(language)


class NothingToReadError(DcbaseError):
    """No source held anything that could be read.

    Facts: `sources`; `findings`, about what they held instead.
    """

    key = "nothing-to-read"

    def __init__(self, **facts: Any) -> None:
        super().__init__(**{"findings": (), **facts})


class BlockedReportError(NothingToReadError):
    """The report that a document is asked of does not count.  Facts: `unit`, `file`."""

    key = "report-blocked"


class UnreadableFileError(NothingToReadError):
    """A file that was named cannot be read.  Facts: `path`, `problem` (an `OSError`)."""

    key = "file-unreadable"

    def _shown(self, language: str) -> dict[str, object]:
        problem = system_words(self.facts["problem"], language, reading=True)
        return {**super()._shown(language), "problem": problem}


class ExecutorError(DcbaseError):
    """The work cannot be handed to other processes.  Facts: `problem`."""

    key = "executor"


_LONGEST = 400


def shorten(text: str, most: int) -> str:
    """Cut a text that is longer than `most` characters, and show that it was cut."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


class PluginError(DcbaseError):
    """A plugin is to blame.  Facts: `plugin`, `hook` (or empty), `problem` (text or `Problem`)."""

    def _shown(self, language: str) -> dict[str, object]:
        facts = super()._shown(language)
        hook = facts.get("hook")
        # One sentence, whatever an exception or a value had to say about itself.
        problem = shorten(" ".join(str(facts.get("problem", "")).split()), _LONGEST)
        return {**facts, "problem": problem, "where": f" ({hook})" if hook else ""}


class PluginNotFoundError(PluginError):
    """The workspace names a plugin that is not installed.  Facts: also `suggestion`."""

    key = "plugin-not-found"

    def _shown(self, language: str) -> dict[str, object]:
        return {"suggestion": "", **super()._shown(language)}


class PluginLoadError(PluginError):
    """A named plugin could not be imported or registered."""

    key = "plugin-load"


class PluginFileError(PluginNotFoundError):
    """The workspace names a plugin's file that is not there.  Facts: also `path`."""

    key = "plugin-file"


class PluginTwiceError(PluginLoadError):
    """Two plugins have one name, or one is named twice.  Facts: also `first`, `second`."""

    key = "plugin-twice"


class PluginHookError(PluginError):
    """A hook implementation raised."""

    key = "plugin-hook"


class PluginContractError(PluginError):
    """A hook implementation answered with something it may not answer."""

    key = "plugin-contract"


class PluginConflictError(PluginError):
    """Two plugins claim one code.  Facts also: `kind`, `code`, `owner`."""

    key = "plugin-conflict"


class StopError(PluginError):
    """A plugin stops the run with a message of its own.

    Raise it in a hook, or in a function that a hook gave, where going on makes no sense: the
    address does not answer, the register is of another year.  What is wrong in a file of a unit
    is a finding instead.

    Args:
        vi, en: What happened, in a sentence; one will do for both languages.
        hint_vi, hint_en: What to do about it; empty if there is nothing to say.
        plugin, hook: Are filled in.
    """

    key = "plugin-stop"

    def __init__(
        self,
        *,
        vi: str = "",
        en: str = "",
        hint_vi: str = "",
        hint_en: str = "",
        plugin: str = "",
        hook: str = "",
    ) -> None:
        said = {"vi": vi or en, "en": en or vi}
        hints = {"hint_vi": hint_vi or hint_en, "hint_en": hint_en or hint_vi}
        super().__init__(**said, **hints, plugin=plugin, hook=hook)

    def by(self, plugin: str, hook: str) -> StopError:
        """Return the same, said of a plugin, unless it is said of one already."""
        return self if self.plugin else StopError(**{**self.facts, "plugin": plugin, "hook": hook})

    def hint(self, language: str = "vi") -> str:
        """Say what to do about it, in the plugin's own words."""
        return str(self.facts[f"hint_{language}"])

    def _shown(self, language: str) -> dict[str, object]:
        return super()._shown(language) | {"problem": self.facts[language]}
