"""Words and paragraphs in the markup of Word."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from dcbase.model import DocumentRun, Words
from dcbase_docx.escaping import content, plain
from dcbase_docx.figures import Figures
from dcbase_docx.styles import style_id

_BREAKS = str.maketrans(
    {
        "\n": '</w:t><w:br/><w:t xml:space="preserve">',
        "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
    }
)


def text(words: str) -> str:
    """Return the words of a run."""
    written = words if plain(words) else content(words).translate(_BREAKS)
    return f'<w:t xml:space="preserve">{written}</w:t>'


def run(words: str, look: str = "") -> str:
    """Return a run of words, or nothing for no words.

    Args:
        look: Its properties beside those of the paragraph's style, as XML.
    """
    return f"<w:r>{look}{text(words)}</w:r>" if words else ""


def paragraph(element: str, runs: str, properties: str = "") -> str:
    """Return a paragraph in the style of an element.

    Args:
        element: Of the typography: ``title``, ``body`` and so on.
        runs: As XML.
        properties: What stands in its properties behind the style, in the order of the schema.
    """
    style = f'<w:pStyle w:val="{style_id(element)}"/>'
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{runs}</w:p>"


def line(element: str, words: str, properties: str = "") -> str:
    """Return a paragraph of plain words, or nothing for no words."""
    return paragraph(element, run(words), properties) if words else ""


@frozen
class Writer:
    """Writes the runs of a document, with a bookmark at every printed figure."""

    figures: Figures

    def runs(self, runs: Iterable[DocumentRun], look: str = "") -> str:
        """Return runs; each has the same look."""
        written = []
        for part in runs:
            if isinstance(part, Words):
                written.append(run(part.text, look))
            else:
                before, behind = self.figures.bookmark(part)
                written.append(f"{before}{run(part.text, look)}{behind}")
        return "".join(written)


def spacing(points: int) -> str:
    """Return the properties of an empty paragraph of a height."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{points * 20}" w:lineRule="exact"/>'
