"""Whether what stands in a mark can be filled in: the part of Jinja2 that a template may use.

There is no call, no arithmetic and no assignment in it, and no attribute that is not data: a
template ends, whatever it says, and reaches nothing but what it is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dcbase.model import Fact
from dcbase_docx.template_names import (
    COUNT,
    FIGURE,
    FLAG,
    PICTURE,
    PRINTED,
    TEXT,
    WORDS,
    Group,
    Leaf,
    Many,
    Shape,
)
from dcbase_docx.template_sandbox import FILTERS, environment

if TYPE_CHECKING:
    from jinja2 import nodes

_COMES_TO = {"upper": WORDS, "lower": WORDS, "trim": WORDS, "join": WORDS, "length": COUNT}
"""What may be done with something, and what comes of it; ``first`` and ``last`` give an entry."""
_ENTRY = ("first", "last")
_LOOKS = str.maketrans("ilo", "110")
_SHOWN = 8


class WrongError(Exception):
    """Something in a mark cannot be filled in: the code of a finding and its facts."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def expression(text: str, names: Mapping[str, Shape]) -> Shape:
    """Return what an expression comes to.

    Args:
        text: As it stands in a mark.
        names: What may be used here.

    Raises:
        WrongError: It cannot be filled in.
    """
    from jinja2 import TemplateError, nodes

    try:
        tree = environment().parse(f"{{{{ {text} }}}}")
    except TemplateError as error:
        raise WrongError("DC-7084", problem=str(error).rstrip(".")) from None
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise WrongError("DC-7084", problem="{{ }}")
    return _shape(output.nodes[0], names)


def printable(text: str, names: Mapping[str, Shape], *, drawn: bool = True) -> None:
    """See to it that an expression can be printed.

    Args:
        drawn: Pictures can stand there as well.

    Raises:
        WrongError: It cannot.
    """
    shape = expression(text, names)
    if shape == PICTURE and not drawn:
        raise WrongError("DC-7106", got=text)
    if shape not in (*PRINTED, PICTURE):
        raise WrongError("DC-7087", got=text, expected=_instead(text, shape))


def asked(text: str, names: Mapping[str, Shape]) -> None:
    """See to it that an expression can be a condition.

    Raises:
        WrongError: It cannot; a figure always prints something, also where it is missing.
    """
    if expression(text, names) == FIGURE:
        raise WrongError("DC-7087", got=text, expected="chi_tieu.MÃ.co_so_lieu")


def gone_through(text: str, names: Mapping[str, Shape]) -> tuple[str, Shape]:
    """Return the name that a loop gives each entry, and what an entry is.

    Args:
        text: What stands behind ``for``: ``doan in mo_dau``.

    Raises:
        WrongError: It is no loop over a list.
    """
    name, word, rest = text.partition(" in ")
    if not word or not name.strip().isidentifier():
        raise WrongError("DC-7084", problem="for … in …")
    if name.strip().startswith("_"):
        raise WrongError("DC-7079", got=name.strip())
    shape = expression(rest, names)
    if not isinstance(shape, Many):
        lists = ", ".join(one for one, made in names.items() if isinstance(made, Many))
        raise WrongError("DC-7087", got=rest.strip(), expected=lists)
    return name.strip(), shape.of


def _shape(node: nodes.Node, names: Mapping[str, Shape]) -> Shape:
    from jinja2 import nodes

    match node:
        case nodes.TemplateData():
            return TEXT
        case nodes.Const(value=value):
            return COUNT if isinstance(value, int) and not isinstance(value, bool) else TEXT
        case nodes.Name(name=name):
            return _named(name, names, "")
        case nodes.Getattr(node=inner, attr=name):
            return _inside(_shape(inner, names), name, inner)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=str(name))):
            return _inside(_shape(inner, names), name, inner)
        case nodes.Getitem(node=inner, arg=nodes.Const(value=int())):
            raise WrongError("DC-7083", got="[…]")
        case nodes.Filter(node=nodes.Node() as inner, name=name, args=args):
            return _filtered(name, _shape(inner, names), args)
        case nodes.Compare(expr=left, ops=ops):
            for side in (left, *(op.expr for op in ops)):
                _comparable(side, _shape(side, names))
            return FLAG
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            return _either(left, right, names)
        case nodes.Not(node=inner):
            _shape(inner, names)
            return FLAG
        case nodes.Concat(nodes=inner):
            for one in inner:
                if _shape(one, names) not in PRINTED:
                    raise WrongError("DC-7087", got=_said(one), expected="so_lieu, ~")
            return WORDS
        case nodes.CondExpr(test=test, expr1=one, expr2=nodes.Node() as other):
            _shape(test, names)
            return _either(one, other, names)
        case _:
            raise WrongError("DC-7083", got=type(node).__name__.lower())


def _either(one: nodes.Node, other: nodes.Node, names: Mapping[str, Shape]) -> Shape:
    first, second = _shape(one, names), _shape(other, names)
    if first == second:
        return first
    return WORDS if first in PRINTED and second in PRINTED else FLAG


def _named(name: str, names: Mapping[str, Shape], above: str) -> Shape:
    if name.startswith("_"):
        raise WrongError("DC-7079", got=name)
    if name not in names:
        known = {_alike(one): f"{above}{one}" for one in names}
        near = get_close_matches(_alike(name), known, n=3)
        listed = [known[one] for one in near] or list(known.values())[:_SHOWN]
        raise WrongError("DC-7075", got=f"{above}{name}", nearest=", ".join(listed) or "–")
    return names[name]


def _alike(name: str) -> str:
    """Return what two names share that look alike: DT0I and DT01."""
    return name.casefold().translate(_LOOKS)


def _inside(shape: Shape, name: str, inner: nodes.Node) -> Shape:
    if name.startswith("_"):
        raise WrongError("DC-7079", got=name)
    if not isinstance(shape, Group):
        raise WrongError("DC-7075", got=f"{_said(inner)}.{name}", nearest=_said(inner))
    if name not in shape.names and shape.other is not None:
        return shape.other
    return _named(name, shape.names, f"{_said(inner)}.")


def _filtered(name: str, shape: Shape, args: list[nodes.Expr]) -> Shape:
    from jinja2 import nodes

    if name not in FILTERS:
        raise WrongError("DC-7078", got=name, known=_filters())
    if not all(isinstance(one, nodes.Const) for one in args):
        raise WrongError("DC-7083", got=f"{name}(…)")
    listed = isinstance(shape, Many)
    if name in _ENTRY and isinstance(shape, Many):
        return shape.of
    if name in ("join", "length") and listed:
        return _COMES_TO[name]
    if listed or name not in _COMES_TO or shape not in PRINTED:
        raise WrongError("DC-7087", got=name, expected="for, join, length" if listed else "so_lieu")
    return _COMES_TO[name]


def _comparable(node: nodes.Node, shape: Shape) -> None:
    if shape in (WORDS, FIGURE) or not isinstance(shape, Leaf):
        raise WrongError("DC-7087", got=_said(node), expected="chi_tieu.MÃ.gia_tri")


def _instead(text: str, shape: Shape) -> str:
    if isinstance(shape, Many):
        return f"for … in {text}"
    if isinstance(shape, Group):
        return ", ".join(f"{text}.{name}" for name in list(shape.names)[:_SHOWN]) or f"{text}.MÃ"
    return f"if {text}" if shape == FLAG else "so_lieu.MÃ"


def _said(node: nodes.Node) -> str:
    from jinja2 import nodes

    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=inner, attr=name):
            return f"{_said(inner)}.{name}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=value)):
            return f"{_said(inner)}[{value!r}]"
        case _:
            return type(node).__name__.lower()


def _filters() -> str:
    return ", ".join(FILTERS)
