"""How a web page is printed whose form sets it closer than official forms do: a working paper."""

from __future__ import annotations

from decimal import Decimal

from dcbase.layout import typography
from dcbase.model import Profile

_OFFICIAL = Decimal(13)
"""Points: no official form has smaller letters in its text."""
_STYLE = """
@page {{ margin: {top}mm {right}mm {bottom}mm {left}mm; }}
@media print {{
  body {{ font-size: {body}pt; line-height: 1.2; }}
  h1 {{ margin-top: 0; font-size: 1.1em; }}
  main {{ margin-top: .5em; }}
  .table {{ margin-top: .5em; }}
  table {{ font-size: {table}pt; line-height: 1.2; }}
  th, td {{ padding: 1pt 3pt; }}
  /* Of two columns the first says where, and the second what. */
  thead th:first-child:nth-last-child(2) {{ width: 30%; }}
}}
"""


def close_style(profile: Profile) -> str:
    """Return rules with the margins and sizes of a form of small letters; none for others.

    Raises:
        dcbase.layout.ProfileProblemError: The form's typography makes no sense.
    """
    look = typography(profile)
    body = look.style("body").size
    if body >= _OFFICIAL:
        return ""
    page, table = look.page, look.style("table").size
    return _STYLE.format(
        top=page.top, right=page.right, bottom=page.bottom, left=page.left, body=body, table=table
    )
