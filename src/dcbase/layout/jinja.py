"""Sentences with conditions: Jinja2 in a sandbox.

Templates come from plugins and the workspace, never from a submission; what a submission
says (its figures, its window) is given as `Shown`, prints a sentinel, and is put in its place
only after Jinja2 is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from dcbase.layout.earlier import BEFORE, COMPARABLE, decides
from dcbase.layout.guards import uncompared, unguarded
from dcbase.layout.problems import Place, Problem, nearest
from dcbase.layout.shown import HEARD, comparable, is_known, is_missing, mentioned, styled

if TYPE_CHECKING:
    from jinja2 import Template, nodes
    from jinja2.sandbox import ImmutableSandboxedEnvironment

STYLES = ("padded", "fraction", "bare", "words", "full", BEFORE)
_OWN_WORDS = (*STYLES, "known", "missing", "mentioned", COMPARABLE)


def wrong_in(
    source: str, codes: frozenset[str], names: frozenset[str], place: Place
) -> tuple[Problem, ...]:
    """Return everything that can be seen to be wrong with a sentence before it is used."""
    from jinja2 import TemplateError, meta

    try:
        tree = _environment().parse(source)
    except TemplateError as error:
        return (place.problem("jinja", error=str(error)),)
    known, words = sorted(codes | names), _words_known()
    unknown = sorted(meta.find_undeclared_variables(tree).difference(known))
    strange = sorted(_words_used(tree).difference(words))
    return (
        *(place.problem("unknown-name", name=n, nearest=nearest(n, known)) for n in unknown),
        *(place.problem("unknown-filter", name=n, nearest=nearest(n, _OWN_WORDS)) for n in strange),
        *(place.problem("unguarded", code=code) for code in unguarded(tree, codes)),
        *(place.problem("uncompared", code=code) for code in uncompared(tree, codes)),
        *((place.problem("before-decides"),) if decides(tree) else ()),
    )


def _words_used(tree: nodes.Template) -> frozenset[str]:
    """Return the filters and tests of a sentence, also those in a branch that is not taken."""
    from jinja2 import nodes

    return frozenset(found.name for found in tree.find_all((nodes.Filter, nodes.Test)))


def _words_known() -> tuple[str, ...]:
    return (*_OWN_WORDS, *_environment().filters, *_environment().tests)


def names_in(source: str) -> frozenset[str]:
    """Return the names that a sentence takes from outside."""
    from jinja2 import meta

    return frozenset(meta.find_undeclared_variables(_environment().parse(source)))


def rendered(source: str, context: Mapping[str, object], place: Place) -> str:
    """Return a sentence with a sentinel in the place of each figure.

    Raises:
        dcbase.errors.LayoutError: The sentence cannot be carried out.
    """
    from jinja2 import TemplateError

    try:
        return _template(source).render(context)
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise place.error("jinja", error=str(error)) from error


@lru_cache(maxsize=1024)
def _template(source: str) -> Template:
    return _environment().from_string(source)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True, finalize=_listed
    )
    environment.globals.clear()
    environment.filters |= {style: styled(style) for style in STYLES}
    environment.tests |= {"known": is_known, "missing": is_missing, COMPARABLE: comparable}
    environment.tests["mentioned"] = pass_context(
        lambda context, words: mentioned(context[HEARD], words)
    )
    return environment


def _listed(value: Any) -> Any:
    """Print a list as people write one."""
    return ", ".join(map(str, value)) if isinstance(value, (tuple, list)) else value
