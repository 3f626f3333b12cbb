"""What is asked of whom: units, expected units, questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dcbase._catalog import Catalog, Offer, build
from dcbase._config import FILE_NAME, Settings
from dcbase._config.settings import CHILDREN
from dcbase._fault import blamed, listed
from dcbase.errors import (
    PluginConflictError,
    PluginContractError,
    Problem,
    UnknownCodeError,
    WorkspaceFileError,
)
from dcbase.model import (
    Form,
    FrozenMap,
    Indicator,
    Questions,
    Unit,
    UnitRegister,
    Units,
    valid_on,
)
from dcbase.text import bare

_UNITS = "dcbase_register_units"


def units(registers: Iterable[tuple[str, UnitRegister]], on: date) -> Units:
    """Load every register and return the units of one day.

    Raises:
        PluginHookError: A register raised.
        PluginContractError: A register holds something else than units.
        PluginConflictError: Two registers have one code.
    """
    catalog = build(UnitRegister, registers, _UNITS)
    loaded = [(offer.plugin, unit) for offer in catalog.offers for unit in _loaded(offer)]
    return Units(build(Unit, loaded, _UNITS), on)


def _loaded(offer: Offer[UnitRegister]) -> tuple[Unit, ...]:
    what = Problem.of("of-register", code=offer.entry.code)
    with blamed(offer.plugin, _UNITS, what):
        return listed(offer.plugin, _UNITS, what, (Unit,), offer.entry.load(), deep=False)


def own_unit(settings: Settings, known: Units) -> Unit:
    """Return the unit that a workspace belongs to.

    Without any register the workspace file is taken at its word.
    """
    code = settings.workspace.unit
    if not known:
        return Unit(code=code, name=settings.workspace.name)
    if code not in known:
        raise _wrong(settings, _nobody("workspace.unit", code, known))
    return known[code]


def expected(settings: Settings, known: Units) -> Units:
    """Return the units that owe a report."""
    codes = settings.round.expected
    if codes == (CHILDREN,):
        children = known.children(settings.workspace.unit)
        if not children:
            facts = (("got", settings.workspace.unit),)
            raise _wrong(settings, Problem("round.expected", "config-expected", facts))
        return Units(children)
    if not known:
        return Units(Unit(code=code, name=_name(settings, code)) for code in codes)
    strangers = [code for code in dict.fromkeys(codes) if code not in known]
    if strangers:
        raise _wrong(settings, *(_nobody("round.expected", code, known) for code in strangers))
    return Units(known[code] for code in codes)


def must_all_be_expected(codes: Iterable[str], known: Units) -> None:
    """Refuse a unit that the round does not expect.

    Raises:
        UnknownCodeError: With the nearest code or name.
    """
    for code in codes:
        if code not in known:
            near = _near(code, known)
            if len(near) == 1:
                suggestion = f"→ {near[0].code} ({near[0].name})?"
            else:
                suggestion = ", ".join([unit.code for unit in near[:5]] or list(known)[:5])
            raise UnknownCodeError(kind="unit", code=code, suggestion=suggestion)


def _near(said: str, known: Units) -> list[Unit]:
    """Return the units that a code without its zeros, or a name or part of one, may mean."""
    short = said.strip().lstrip("0")
    by_code = [unit for unit in known.values() if short and unit.code.lstrip("0") == short]
    with_accents = [unit for unit in known.values() if said.casefold() in unit.name.casefold()]
    named = [unit for unit in known.values() if bare(said) and bare(said) in bare(unit.name)]
    return by_code or with_accents or named


def questions(
    settings: Settings, forms: Catalog[Form], indicators: Catalog[Indicator]
) -> Questions:
    """Return the form and its indicators as on the last day of the window.

    Behind the form's own indicators come those that no form lists: a plugin that adds one
    need not own a form.

    Raises:
        UnknownCodeError: The form is unknown.
        PluginContractError: The form lists an indicator that there is not on that day.
        PluginConflictError: Two indicators would be asked under one short code.
    """
    day = settings.round.window.end
    form = forms.find(settings.round.form, day)
    listed = {full_code(code, each) for each in forms for code in each.indicators}
    asked = [
        _listed(code, forms.offer(form.code, day), indicators, day) for code in form.indicators
    ]
    asked += [
        offer
        for offer in indicators.offers
        if offer.entry.code not in listed and valid_on(offer.entry, day)
    ]
    by_short: dict[str, Indicator] = {}
    for offer in asked:
        rival = by_short.setdefault(offer.entry.short, offer.entry)
        if rival is not offer.entry:
            raise PluginConflictError(
                plugin=offer.plugin,
                hook="dcbase_register_indicators",
                kind="Indicator",
                code=offer.entry.short,
                owner=rival.namespace,
            )
    return Questions(form=form, indicators=FrozenMap(by_short))


def _listed(
    code: str, form: Offer[Form], indicators: Catalog[Indicator], day: date
) -> Offer[Indicator]:
    """Return an indicator that a form lists; where there is none, its plugin is at fault."""
    try:
        return indicators.offer(full_code(code, form.entry), day)
    except UnknownCodeError as error:
        near = f" ({error.suggestion})" if error.suggestion.startswith("→") else ""
        lacks = Problem.of("no-indicator", code=error.code, near=near)
        if error.code in indicators:
            lacks = Problem.of("no-indicator-on", code=error.code, day=day.isoformat(), near=near)
        problem = lacks.within("indicators").within(Problem.of("of-form", code=form.entry.code))
        hook = "dcbase_register_forms"
        raise PluginContractError(plugin=form.plugin, hook=hook, problem=problem) from error


def full_code(code: str, form: Form) -> str:
    """Return the full code of what a form calls by a short one: its own namespace's."""
    return code if ":" in code else f"{form.namespace}:{code}"


def _name(settings: Settings, code: str) -> str:
    return settings.workspace.name if code == settings.workspace.unit else code


def _nobody(where: str, code: str, known: Units) -> Problem:
    near = _near(code, known)
    meant = f" → {near[0].code} ({near[0].name})?" if len(near) == 1 else ""
    return Problem(where, "config-unit", (("got", code), ("suggestion", meant)))


def _wrong(settings: Settings, *problems: Problem) -> WorkspaceFileError:
    return WorkspaceFileError(path=str(settings.root / FILE_NAME), problems=problems)
