"""What there is that formulas, rules and indicators may name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from dcbase._catalog import Catalog
from dcbase.errors import DcbaseError, FormulaError, PluginContractError, Problem
from dcbase.model import Form, Indicator, Obligation


class Known:
    """The indicators, forms and obligations of all plugins in use."""

    def __init__(
        self, indicators: Catalog[Indicator], forms: Catalog[Form], obligations: Catalog[Obligation]
    ) -> None:
        self.indicators = indicators
        self.forms = forms
        self._obligations = obligations
        self._views: dict[str, Mapping[str, Indicator]] = {}

    @cached_property
    def short(self) -> frozenset[str]:
        """Short codes of all indicators."""
        return frozenset(indicator.short for indicator in self.indicators)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Short and full codes of all indicators."""
        return self.short | {indicator.code for indicator in self.indicators}

    @cached_property
    def slots(self) -> frozenset[str]:
        """Slots of all forms."""
        return frozenset(slot.slot for form in self.forms for slot in form.slots)

    @cached_property
    def obligations(self) -> frozenset[str]:
        """Short and full ids of all obligations."""
        every = tuple(self._obligations)
        return frozenset(one.short for one in every) | {one.code for one in every}

    def as_read_by(self, namespace: str) -> Mapping[str, Indicator]:
        """Return the indicators by short code; where several share one, the namespace's own."""
        if namespace not in self._views:
            own = [one for one in self.indicators if one.namespace == namespace]
            self._views[namespace] = {one.short: one for one in (*self.indicators, *own)}
        return self._views[namespace]


def owned(check: Callable[[], None], plugin: str, entry: str) -> Iterator[FormulaError]:
    """Run a check of a formula; yield its failure with the plugin and the entry it stands in."""
    try:
        check()
    except FormulaError as error:
        error.facts["plugin"], error.facts["entry"] = plugin, entry
        yield error


def broken(plugin: str, things: str, problem: Problem) -> DcbaseError:
    """Return the failure that an entry of a plugin makes no sense."""
    hook = f"dcbase_register_{things}"
    return PluginContractError(plugin=plugin, hook=hook, problem=problem)
