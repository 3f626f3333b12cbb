"""From a tree to values of the model: strict, and with the place of everything that is wrong.

It is for files that are trusted but may have mistakes in them: catalogs, forms, layouts.  What
units send is never structured this way; it is read as text and judged.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from dcbase import errors
from dcbase.errors import DataFileError, SaidProblem
from dcbase.messages import LANGUAGES
from dcbase.model import Finding, Origin, core_kind
from dcbase.reading.nodes import Node, Tree
from dcbase.reading.wrong import Problem, WrongError

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")


def structure(node: Node | Tree, cls: type[T], *, file: str) -> T:
    """Make a value of an attrs class, or of `tuple[cls, ...]`, from a node.

    A key is the name of an attribute, or what files call it (`dcbase.reading.aliases`).  Text
    becomes whole numbers, `Decimal`, ``true`` and ``false``, ISO dates and the values of
    enumerations only where it is written exactly so; nothing is rounded or guessed.

    Args:
        node: A node, or a whole tree.
        cls: What to make.
        file: How the file is called in messages.

    Raises:
        DataFileError: Something is wrong; `problems` lists all of it, each with its place.
    """
    tree = node if isinstance(node, Tree) else Tree(file=file, root=node)
    problems = [_problem(finding) for finding in tree.findings]
    # Of a broken file only that is said: what lacks may stand behind the place where it breaks.
    if tree.root is None or tree.broken:
        raise DataFileError(path=file, problems=_lines(file, problems))
    try:
        made: T = converter().structure(tree.root, cls)
    except WrongError as error:
        # A key that is written twice is a finding of the tree already.
        known = {(one.line, one.column) for one in problems}
        problems += [one for one in error.problems if (one.line, one.column) not in known]
    if problems:
        raise DataFileError(path=file, problems=_lines(file, problems))
    return made


def _problem(finding: Finding) -> Problem:
    place = finding.origin or Origin("")
    kind = core_kind(finding.code)
    said = tuple((language, kind.words(finding, language)) for language in LANGUAGES)
    return Problem(place.line or 0, place.column or 0, SaidProblem("", finding.code, said))


def _lines(file: str, problems: Iterable[Problem]) -> tuple[errors.Problem, ...]:
    """Return what is wrong in the order of the file, each with its place."""
    ordered = sorted(problems, key=lambda one: (one.line, one.column))
    return tuple(
        one.said.within(":".join([file, *(str(at) for at in (one.line, one.column) if at)]))
        for one in ordered
    )


@cache
def converter() -> Converter:
    """Return the one converter, which is made when the first file is structured."""
    from dcbase.reading.structure_hooks import make_converter

    return make_converter()
