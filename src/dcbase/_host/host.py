"""One host for one workspace: its plugins never change once it exists."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

import pluggy

from dcbase._fault import blamed, cause_of, misfit, stopping
from dcbase._host.loading import LoadedPlugin, load, load_builtin, named
from dcbase.errors import (
    DcbaseError,
    PluginContractError,
    PluginHookError,
    PluginLoadError,
    PluginTwiceError,
    Problem,
    shorten,
)
from dcbase.model import Aggregate, Document, FindingKind, Named, Report
from dcbase.plugin import NAME, spec

if TYPE_CHECKING:
    from dcbase.model import (
        Check,
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

BUILTIN_PLUGINS = (
    "dcbase._builtin.findings",
    "dcbase._builtin.sources",
    "dcbase._builtin.formats",
    "dcbase._builtin.units",
    "dcbase._builtin.layouts",
    "dcbase._builtin.profiles",
    "dcbase._builtin.compose",
)
HOOKS = tuple(name for name in vars(spec) if name.startswith(f"{NAME}_"))
_ARGUMENTS = re.compile(
    r"for hook '(?P<hook>\w+)'.*Argument\(s\) \{(?P<names>.*)\} are declared", re.DOTALL
)
"""How pluggy says that a hook has no such arguments."""
CONTRIBUTIONS = (
    "sources",
    "formats",
    "units",
    "forms",
    "obligations",
    "indicators",
    "checks",
    "layouts",
    "profiles",
    "findings",
    "stores",
)


class PluginHost:
    """Loads the plugins of one workspace and calls their hooks.

    Args:
        plugins: Names of entry points, paths of files, or objects, in workspace order.
        root: The workspace's folder, which paths are relative to.

    Raises:
        PluginNotFoundError, PluginLoadError: A named plugin cannot be used, or two have one name.
    """

    def __init__(self, plugins: Iterable[object] = (), root: Path | None = None) -> None:
        self._pm = pluggy.PluginManager(NAME)
        self._pm.add_hookspecs(spec)
        self.plugins: list[LoadedPlugin] = []
        self._contributed: dict[str, tuple[tuple[str, object], ...]] = {}
        for module in BUILTIN_PLUGINS:
            self._register(load_builtin(module), module)
        known = {NAME: NAME}
        for plugin in plugins:
            loaded = load(plugin, root) if isinstance(plugin, str) else named(plugin)
            given = plugin if isinstance(plugin, str) else loaded.distribution
            if first := known.get(loaded.name):
                raise PluginTwiceError(plugin=loaded.name, first=first, second=given)
            known[loaded.name] = given
            self._register(loaded, loaded.name)

    # --- one typed method for each hook

    def sources(self) -> Iterable[tuple[str, SourceType]]:
        return cast("Iterable[tuple[str, SourceType]]", self.contributed("sources"))

    def formats(self) -> Iterable[tuple[str, Format]]:
        return cast("Iterable[tuple[str, Format]]", self.contributed("formats"))

    def units(self) -> Iterable[tuple[str, UnitRegister]]:
        return cast("Iterable[tuple[str, UnitRegister]]", self.contributed("units"))

    def forms(self) -> Iterable[tuple[str, Form]]:
        return cast("Iterable[tuple[str, Form]]", self.contributed("forms"))

    def obligations(self) -> Iterable[tuple[str, Obligation]]:
        return cast("Iterable[tuple[str, Obligation]]", self.contributed("obligations"))

    def indicators(self) -> Iterable[tuple[str, Indicator]]:
        return cast("Iterable[tuple[str, Indicator]]", self.contributed("indicators"))

    def checks(self) -> Iterable[tuple[str, Check]]:
        return cast("Iterable[tuple[str, Check]]", self.contributed("checks"))

    def layouts(self) -> Iterable[tuple[str, Layout]]:
        return cast("Iterable[tuple[str, Layout]]", self.contributed("layouts"))

    def profiles(self) -> Iterable[tuple[str, Profile]]:
        return cast("Iterable[tuple[str, Profile]]", self.contributed("profiles"))

    def findings(self) -> Iterable[tuple[str, FindingKind]]:
        return cast("Iterable[tuple[str, FindingKind]]", self.contributed("findings"))

    def stores(self) -> Iterable[tuple[str, StoreType]]:
        return cast("Iterable[tuple[str, StoreType]]", self.contributed("stores"))

    def identify_unit(self, label: str, units: Units) -> str | None:
        hook = "dcbase_identify_unit"

        def wrong(code: object) -> Problem | None:
            if code is None or (isinstance(code, str) and code in units):
                return None
            return Problem.of("no-expected-unit", got=shorten(repr(code), 120), label=label)

        code = self._decide(hook, label=label, units=units)
        if problem := wrong(code):
            culprit = self._culprit(hook, wrong, label=label, units=units)
            raise PluginContractError(plugin=culprit, hook=hook, problem=problem)
        return cast("str | None", code)

    def compose_document(self, record: Record, layout: Layout, profile: Profile) -> Document:
        hook = "dcbase_compose_document"
        arguments = {"record": record, "layout": layout, "profile": profile}
        document = self._decide(hook, **arguments)
        if self._only_ours(hook):
            return cast(Document, document)
        if problem := _unlike_a_document(document):
            culprit = self._culprit(hook, _unlike_a_document, **arguments)
            raise PluginContractError(plugin=culprit, hook=hook, problem=problem)
        return cast(Document, document)

    # --- machinery

    def contributed(self, things: str) -> tuple[tuple[str, object], ...]:
        """Return (plugin name, entry) for ``dcbase_register_<things>``, in workspace order.

        Every plugin is asked once.
        """
        if things not in self._contributed:
            self._contributed[things] = tuple(self._ask_everybody(things))
        return self._contributed[things]

    def _ask_everybody(self, things: str) -> Iterator[tuple[str, object]]:
        hook = f"{NAME}_register_{things}"
        implementations = getattr(self._pm.hook, hook).get_hookimpls()
        for plugin in self.plugins:
            # pluggy keeps the last registered first; a module may implement a hook twice.
            for implementation in implementations:
                if implementation.plugin is plugin.module:
                    for entry in self._answer(plugin, hook, implementation.function):
                        yield plugin.name, self._signed(plugin, hook, entry)

    def hooks_of(self, plugin: LoadedPlugin) -> tuple[str, ...]:
        """Return the names of the hooks that a plugin implements."""
        callers = self._pm.get_hookcallers(plugin.module) or ()
        return tuple(sorted(caller.name for caller in callers))

    def _register(self, plugin: LoadedPlugin, name: str) -> None:
        if unmarked := _unmarked(plugin.module):
            lacks = Problem.of("hook-unmarked")
            raise PluginLoadError(plugin=plugin.name, hook=unmarked, problem=lacks)
        try:
            self._pm.register(plugin.module, name=name)
            self._pm.check_pending()
        except (ValueError, pluggy.PluginValidationError) as error:
            problem = _meant(str(error))
            raise PluginLoadError(plugin=plugin.name, hook="", problem=problem) from error
        for caller in self._pm.get_hookcallers(plugin.module) or ():
            mine = [impl for impl in caller.get_hookimpls() if impl.plugin is plugin.module]
            if caller.name.startswith(f"{NAME}_register_") and any(i.wrapper for i in mine):
                wrapped = Problem.of("hook-wrapped")
                raise PluginLoadError(plugin=plugin.name, hook=caller.name, problem=wrapped)
        self.plugins.append(plugin)

    def _answer(self, plugin: LoadedPlugin, hook: str, function: Any) -> Sequence[object]:
        with blamed(plugin.name, hook):
            answer = function()
            if not isinstance(answer, str | bytes) and hasattr(answer, "__iter__"):
                return tuple(answer)
        problem = Problem.of("unlike-entries", got=shorten(repr(answer), 120))
        raise PluginContractError(plugin=plugin.name, hook=hook, problem=problem)

    def _signed(self, plugin: LoadedPlugin, hook: str, entry: object) -> object:
        """Put the plugin's namespace before a code, so that nobody claims another's."""
        own = plugin.name == NAME
        if not own and (wrong := misfit(entry)):
            what = f"{type(entry).__name__} {getattr(entry, 'code', '')!r}"
            raise PluginContractError(plugin=plugin.name, hook=hook, problem=wrong.within(what))
        if isinstance(entry, Named):
            if entry.namespace not in ("", plugin.namespace):
                problem = Problem.of("code-of-another", code=entry.code)
                raise PluginContractError(plugin=plugin.name, hook=hook, problem=problem)
            return entry.in_namespace(plugin.namespace)
        if isinstance(entry, FindingKind) and not own:
            prefixes = _prefixes(plugin)
            key = "code-of-the-core" if entry.code.startswith("DC-") else "code-begins"
            if key == "code-of-the-core" or not entry.code.startswith(prefixes):
                problem = Problem.of(key, code=entry.code, begins=prefixes[0])
                raise PluginContractError(plugin=plugin.name, hook=hook, problem=problem)
        return entry

    def _decide(self, hook: str, **arguments: object) -> object:
        caller = getattr(self._pm.hook, hook)
        try:
            return caller(**arguments)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - _blame raises it again, with a name
            self._blame(hook, caller, error)

    def _blame(self, hook: str, caller: pluggy.HookCaller, error: BaseException) -> NoReturn:
        """Name the plugin whose frame is innermost; pluggy itself never says."""
        authors = {
            inspect.unwrap(impl.function).__code__: impl.plugin for impl in caller.get_hookimpls()
        }
        frames = [frame.f_code for frame, _ in traceback.walk_tb(error.__traceback__)]
        module = next((authors[code] for code in reversed(frames) if code in authors), None)
        if isinstance(error, DcbaseError):
            raise stopping(error, self._name(module), hook) from error.__cause__
        problem = cause_of(error)
        raise PluginHookError(plugin=self._name(module), hook=hook, problem=problem) from error

    def _answerer(self, hook: str, **arguments: object) -> str:
        """Name who gave the wrong answer: the first that answers when asked alone."""
        implementations = getattr(self._pm.hook, hook).get_hookimpls()
        for impl in reversed(implementations):
            if impl.wrapper:
                continue
            asked = {name: arguments[name] for name in impl.argnames if name in arguments}
            if impl.function(**asked) is not None:
                return self._name(impl.plugin)
        return NAME

    def _only_ours(self, hook: str) -> bool:
        """Tell whether nobody but dcbase implements a decision."""
        implementations = getattr(self._pm.hook, hook).get_hookimpls()
        return {self._name(impl.plugin) for impl in implementations} == {NAME}

    def _culprit(
        self, hook: str, wrong: Callable[[object], Problem | None], **arguments: object
    ) -> str:
        """Name who spoilt an answer: the outermost wrapper without which it is right.

        If it is wrong without any, whoever answered first.
        """
        implementations = getattr(self._pm.hook, hook).get_hookimpls()
        without: list[object] = []
        for impl in reversed([impl for impl in implementations if impl.wrapper]):
            without.append(impl.plugin)
            asked = self._pm.subset_hook_caller(hook, remove_plugins=without)
            with suppress(Exception):  # what is left may need what was taken away
                if not wrong(asked(**arguments)):
                    return self._name(impl.plugin)
        return self._answerer(hook, **arguments)

    def _name(self, module: object) -> str:
        return next((p.name for p in self.plugins if p.module is module), NAME)


def _unlike_a_document(document: object) -> Problem | None:
    """Say why something cannot be printed as a document; None if it can."""
    if not isinstance(document, Document):
        return Problem.of("unlike", wanted="Document", got=shorten(repr(document), 120))
    record: object = document.record
    if not isinstance(record, Report | Aggregate):
        facts = {"wanted": "Report | Aggregate", "got": shorten(repr(record), 120)}
        return Problem.of("unlike", **facts).within("record").within("Document")
    # The record is the one that was handed over, as a rule, and large.
    wrong = misfit(document, but=("record",))
    return wrong.within("Document") if wrong else None


def _meant(problem: str) -> Problem | str:
    """Say of a hook that pluggy refuses which was meant, or which arguments it takes."""
    if found := _ARGUMENTS.search(problem):
        known = inspect.signature(getattr(spec, found["hook"])).parameters
        has = ", ".join(known) or "–"
        return Problem.of("hook-arguments", hook=found["hook"], got=found["names"], has=has)
    if "unknown hook" not in problem:
        return problem
    name = problem.split("'")[1]
    near = [Problem.of("meant", code=hook) for hook in get_close_matches(name, HOOKS, n=1)]
    return Problem.of("hook-unknown", name=name, near=near[0] if near else "")


def _prefixes(plugin: LoadedPlugin) -> tuple[str, ...]:
    """Return what the codes of a plugin's findings may begin with."""
    # A module that is given as an object goes by its Python name: dcbase_lao_cai.
    plain = plugin.name.replace("_", "-").removeprefix(f"{NAME}-")
    return f"{plugin.namespace.upper()}-", f"{plain.upper()}-"


def _unmarked(module: object) -> str | None:
    """Return the name of a function that is called like a hook and is none, or None."""
    for name in HOOKS:
        function = getattr(module, name, None)
        if callable(function) and not hasattr(function, f"{NAME}_impl"):
            return name
    return None
