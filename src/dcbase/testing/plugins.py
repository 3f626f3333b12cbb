"""What an author needs for a conformance test of a plugin."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar, cast

from dcbase._catalog import Catalog
from dcbase._host import PluginHost
from dcbase._host.host import CONTRIBUTIONS
from dcbase._host.inventory import never_asked
from dcbase._workspace import asking
from dcbase._workspace.defects import catalog_of, defects, unlisted
from dcbase.errors import DcbaseError
from dcbase.layout import check_layout, resolve_layout
from dcbase.model import (
    FindingKind,
    Form,
    FrozenMap,
    Indicator,
    Layout,
    Questions,
    Rule,
)

E = TypeVar("E")

_LANGUAGES = ("vi", "en")


def contributions(
    plugin: object, beside: Iterable[object] = ()
) -> FrozenMap[str, tuple[object, ...]]:
    """Return what a plugin contributes, by the thing its hook registers (``indicators``).

    Args:
        plugin: A module, an object, the name of an installed plugin or the path of a file.
        beside: Other plugins that it needs, loaded before it.

    Raises:
        PluginError: It cannot be loaded, or a hook of it raised or broke its contract.
    """
    host = PluginHost((*beside, plugin))
    name = host.plugins[-1].name
    found = {
        things: tuple(entry for owner, entry in host.contributed(things) if owner == name)
        for things in CONTRIBUTIONS
    }
    return FrozenMap({things: entries for things, entries in found.items() if entries})


def check_plugin(plugin: object, beside: Iterable[object] = ()) -> tuple[str, ...]:
    """Load a plugin into a host of its own and look at everything it contributes.

    Every hook is asked, every entry has the right class and a code of its own, every formula and
    rule can be computed, comes to what its indicator is and names figures that there are, rules
    and slots of a form fit together, every finding kind has words in both languages over the same
    facts, every layout can be carried out with one of the forms.

    Args:
        plugin: A module, an object, the name of an installed plugin or the path of a file.
        beside: Other plugins that it needs, loaded before it.

    Returns:
        Problems, a sentence each, in English; empty if there are none.
    """
    try:
        host = PluginHost((*beside, plugin))
    except DcbaseError as error:
        return (str(error),)
    return tuple(_Inspection(host).problems())


class _Inspection:
    """One look at the last plugin of a host."""

    def __init__(self, host: PluginHost) -> None:
        self.host = host
        self.name = host.plugins[-1].name

    def problems(self) -> Iterator[str]:
        yield from map(str, defects(self.host))
        if any(unlisted(self.host)):
            return  # what cannot be listed cannot be looked at
        if not any(self._own(things) for things in CONTRIBUTIONS):
            hooks = self.host.hooks_of(self.host.plugins[-1])
            if not any("_register_" not in hook for hook in hooks):
                yield f"{self.name}: it contributes nothing"
        yield from self._rules()
        yield from self._registers()
        plugin = self.host.plugins[-1]
        yield from (f"{self.name}: {one.words('en')}" for one in never_asked(self.host, plugin))
        yield from self._words()
        yield from self._layouts()

    def _own(self, things: str) -> tuple[object, ...]:
        return tuple(entry for name, entry in self.host.contributed(things) if name == self.name)

    @property
    def _indicators(self) -> dict[str, Indicator]:
        return {indicator.short: indicator for _, indicator in self.host.indicators()}

    def _rules(self) -> Iterator[str]:
        for form in cast("tuple[Form, ...]", self._own("forms")):
            for rule in form.rules:
                yield from _templates(f"{form.code} {rule.code}", _kind_of(rule))

    def _registers(self) -> Iterator[str]:
        """Units are loaded late; an author wants to know before."""
        own = [offer for offer in self.host.units() if offer[0] == self.name]
        try:
            asking.units(own, date.max)
        except DcbaseError as error:
            yield str(error)

    def _words(self) -> Iterator[str]:
        for kind in cast("tuple[FindingKind, ...]", self._own("findings")):
            yield from _templates(kind.code, kind)

    def _layouts(self) -> Iterator[str]:
        layouts: Catalog[Layout] = catalog_of(self.host, "layouts")
        for layout in cast("tuple[Layout, ...]", self._own("layouts")):
            try:
                whole = resolve_layout(layout, layouts.find)
            except DcbaseError as error:
                yield str(error)
                continue
            found = [[str(p) for p in check_layout(whole, asked)] for asked in self._questions()]
            if found and all(found):
                yield from min(found, key=len)

    def _questions(self) -> Iterator[Questions]:
        """Yield each form with its indicators and those that no form lists."""
        forms = [form for _, form in self.host.forms()]
        listed = {
            code if ":" in code else f"{form.namespace}:{code}"
            for form in forms
            for code in form.indicators
        }
        loose = [each for each in self._indicators.values() if each.code not in listed]
        for form in forms:
            own = [self._indicators[code] for code in _short(form) if code in self._indicators]
            yield Questions(
                form=form, indicators=FrozenMap({each.short: each for each in (*own, *loose)})
            )


def _short(form: Form) -> tuple[str, ...]:
    return tuple(code.rpartition(":")[2] for code in form.indicators)


def _kind_of(rule: Rule) -> FindingKind:
    return FindingKind(
        code="RULE-0",
        stage=5,
        severity=rule.severity,
        vi=rule.vi,
        en=rule.en,
        hint_vi=rule.hint_vi,
        hint_en=rule.hint_en,
    )


def _templates(where: str, kind: FindingKind) -> Iterator[str]:
    """Yield what is wrong with the words of a kind."""
    facts: dict[str, set[str]] = {}
    for name in ("vi", "en", "hint_vi", "hint_en"):
        try:
            facts[name] = _facts(getattr(kind, name))
        except ValueError as error:
            yield f"{where}: its words {name!r} cannot be read: {error}"
            return
    for name, language in (("vi", "Vietnamese"), ("en", "English")):
        if not getattr(kind, name).strip():
            yield f"{where}: it has no words in {language}"
    if facts["vi"] != facts["en"]:
        differing = ", ".join(sorted(facts["vi"] ^ facts["en"]))
        yield f"{where}: its Vietnamese and English words use different facts: {differing}"
    every = set().union(*facts.values())
    finding = kind.found(facts=dict.fromkeys(every, "…"))
    said: tuple[Callable[..., str], ...] = (kind.words, kind.hint)
    for say in said:
        for language in _LANGUAGES:
            try:
                say(finding, language)
            except (ValueError, LookupError, AttributeError) as error:
                yield f"{where}: its words cannot be said: {error}"


def _facts(template: str) -> set[str]:
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    if "" in names or any(name.isdigit() for name in names):
        raise ValueError("a fact has no name")
    return names - {"subject"}
