"""Vietnamese text as pure functions: characters, keys, order, numbers, dates, marks, citations.

Only the standard library is used and only ValueError is raised.  Nothing here knows what a report
or a figure is.
"""

from __future__ import annotations

from dcbase.text.change import Change
from dcbase.text.characters import Cleaned, clean
from dcbase.text.citations import Citation, find_citations
from dcbase.text.dates import long_date, read_date, short_date
from dcbase.text.forms import nfc
from dcbase.text.keys import bare, fold, tone_key
from dcbase.text.legacy import Converted, Legacy, convert_legacy, detect_legacy
from dcbase.text.marks import point, read_point, read_roman, roman
from dcbase.text.numbers import (
    AmbiguousNumber,
    NotANumber,
    format_number,
    read_number,
    read_vietnamese_number,
)
from dcbase.text.order import OrderKey, order_key
from dcbase.text.provisions import Provision, find_provisions
from dcbase.text.quantities import Quantity, read_quantity
from dcbase.text.spelling import number_words, read_number_words

__all__ = [
    "AmbiguousNumber",
    "Change",
    "Citation",
    "Cleaned",
    "Converted",
    "Legacy",
    "NotANumber",
    "OrderKey",
    "Provision",
    "Quantity",
    "bare",
    "clean",
    "convert_legacy",
    "detect_legacy",
    "find_citations",
    "find_provisions",
    "fold",
    "format_number",
    "long_date",
    "nfc",
    "number_words",
    "order_key",
    "point",
    "read_date",
    "read_number",
    "read_number_words",
    "read_point",
    "read_quantity",
    "read_roman",
    "read_vietnamese_number",
    "roman",
    "short_date",
    "tone_key",
]
