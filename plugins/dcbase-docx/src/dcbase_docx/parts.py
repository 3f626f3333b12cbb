"""The parts of a Word package that are the same in every file, and its lists of parts.

Names and content types are those of ECMA-376 (Office Open XML), part 1.
"""

from __future__ import annotations

from collections.abc import Iterable

from dcbase_docx.escaping import attribute, content

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "customXml/itemProps1.xml": (
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    ),
}
_STORE = "{6F1D3A52-8C0B-4E57-9A44-DCBA5E000001}"
"""Which custom part holds the figures; a constant, since a file has one."""


def content_types(names: Iterable[str]) -> str:
    """Return the list of what each part of the package is."""
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>'
        for name in sorted(names)
        if name in _TYPES
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def relationships(targets: Iterable[tuple[str, str]]) -> str:
    """Return a list of relationships, each a kind and a target; they are rId1, rId2 …"""
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_kind(kind)}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _kind(kind: str) -> str:
    if kind == "core-properties":
        return f"{_PACKAGE}/relationships/metadata/core-properties"
    return f"{R}/{kind}"


PACKAGE_RELATIONSHIPS = relationships(
    (
        ("officeDocument", "word/document.xml"),
        ("core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
    )
)

APPLICATION = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>dcbase</Application></Properties>'
)

FIGURES_PROPERTIES = (
    f'{XML}<ds:datastoreItem ds:itemID="{_STORE}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    '<ds:schemaRefs><ds:schemaRef ds:uri="urn:dcbase:figures:1"/></ds:schemaRefs>'
    "</ds:datastoreItem>"
)

FIGURES_RELATIONSHIPS = relationships((("customXmlProps", "itemProps1.xml"),))


def core_properties(title: str, language: str) -> str:
    """Return the title and the language: no author, no day, no machine."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{content(title)}</dc:title><dc:language>{content(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def settings(language: str) -> str:
    """Return the settings: as Word of 2013 and later sets pages, numbers as in Vietnamese."""
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table(family: str) -> str:
    """Return the one typeface, by its name; it is not put into the file."""
    return (
        f'{XML}<w:fonts xmlns:w="{W}"><w:font w:name={attribute(family)}>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    )
