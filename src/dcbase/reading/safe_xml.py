"""XML from strangers, as an lxml tree: no DOCTYPE, no entities, nothing fetched, all bounded.

An entity bomb needs a DOCTYPE, an external entity does, and no office file has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from dcbase.reading.refused import PackageError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_XML_BYTES = 64 * 1024 * 1024
MOST_XML_MARKS = 4_000_000
"""Of ``<``, and of ``=``: no tree has more tags or attributes than its text has of these.  A
sheet of 50,000 rows has half as many."""
MOST_XML_LEVELS = 256
"""What libxml2 allows where it is not told that the file may be huge."""

_UNREADABLE = frozenset(
    expat.errors.codes[words]
    for words in (
        expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_INCORRECT_ENCODING,
    )
)


def parse_xml(content: bytes, part: str = "XML") -> _Element:
    """Parse XML that nobody vouches for.

    Args:
        content: The whole text, in an encoding that it declares or UTF-8.
        part: What the finding calls it: the name of the entry of a package.

    Returns:
        The root of the tree.

    Raises:
        PackageError: It has a DOCTYPE, is not well-formed, is nested more than 256 levels deep,
            has too many tags or attributes, or is in an encoding that is not read.
    """
    from lxml import etree

    if len(content) > MOST_XML_BYTES:
        raise PackageError("DC-1102", entry=part, size=len(content), most=MOST_XML_BYTES)
    if content.count(b"<") > MOST_XML_MARKS or content.count(b"=") > MOST_XML_MARKS:
        raise PackageError("DC-1113", entry=part, most=MOST_XML_MARKS)
    _look_at_prologue(content, part)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        if "depth" in error.msg:
            raise PackageError("DC-1115", line=line, entry=part, most=MOST_XML_LEVELS) from None
        raise PackageError("DC-1112", line=line, column=column, entry=part) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError("DC-1111", entry=part)
    return root


class _Seen(Exception):  # noqa: N818 - no failure: the prologue has been read
    """The root element has begun."""


def _look_at_prologue(content: bytes, part: str) -> None:
    """Read up to the root element, with a parser that knows every encoding's DOCTYPE."""
    parser = expat.ParserCreate()

    def doctype(*_: object) -> None:
        raise PackageError("DC-1111", line=parser.CurrentLineNumber, entry=part)

    def root(*_: object) -> None:
        raise _Seen

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = root
    try:
        parser.Parse(content, True)
    except PackageError:
        raise
    except _Seen:
        return
    except expat.ExpatError as error:
        code = "DC-1114" if error.code in _UNREADABLE else "DC-1112"
        raise PackageError(code, line=error.lineno, entry=part) from None
    except (LookupError, ValueError):  # Python does not know it, or expat cannot read it
        raise PackageError("DC-1114", entry=part) from None
