"""How the documentation is built: ``nox -s docs``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dcbase import __version__
from dcbase.messages import entries
from dcbase.model import Stage

project = "dcbase"
author = "The dcbase developers"
copyright = "The dcbase developers; Apache-2.0"
version = release = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"dcbase {__version__}"

nitpicky = False
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

_PLACE = "<!-- findings -->"
_STAGES = {
    Stage.FILE: "tệp / the file",
    Stage.FORM: "mẫu, đơn vị, kỳ / form, unit, period",
    Stage.VALUE: "giá trị / values",
    Stage.PROSE: "lời văn và số liệu / words and figures",
    Stage.RULES: "quy tắc giữa các số liệu / rules between figures",
    Stage.HISTORY: "kỳ trước và đơn vị khác / history and other units",
    Stage.DOCUMENT: "thể thức văn bản / the official form of a document",
    Stage.PLUGIN: "phần mở rộng / plugins",
}


def findings_page() -> Iterator[str]:
    """Yield the lines of the page of findings, from the catalog that the program speaks from."""
    for stage, about in _STAGES.items():
        try:
            kinds = entries(f"findings-{stage.value}")
        except ValueError:  # the core declares nothing of this stage
            continue
        yield f"## {stage.value} · {about}"
        for code, words in kinds.items():
            yield f"\n### {code}\n\n*{words['severity']}*\n"
            yield "| tiếng Việt | English |\n|---|---|"
            yield f"| {_cell(words['vi'])} | {_cell(words['en'])} |"
            hints = [_cell(words.get(f"hint_{language}", "")) for language in ("vi", "en")]
            if any(hints):
                yield f"| → {hints[0]} | → {hints[1]} |"
            for remedy in words.get("remedies", ()):
                media = [
                    ", ".join(
                        entries("cli")[f"medium-{medium}"][each] for medium in remedy["media"]
                    )
                    for each in ("vi", "en")
                ]
                said = [f"{media[0]}: {_cell(remedy['vi'])}", f"{media[1]}: {_cell(remedy['en'])}"]
                yield f"| → {said[0]} | → {said[1]} |"
            if words.get("basis"):
                yield f"\n{_cell(words['basis'])}"
        yield ""


def _cell(words: str) -> str:
    """Escape what would be markup; four braces are what `str.format` prints as two."""
    said = words.replace("{{", "{").replace("}}", "}").replace("\n", " ")
    return "".join(f"\\{sign}" if sign in "\\|*_[]<>`$" else sign for sign in said)


def _fill_in(app: Any, page: str, source: list[str]) -> None:
    if page == "reference/findings":
        source[0] = source[0].replace(_PLACE, "\n".join(findings_page()))


def setup(app: Any) -> dict[str, bool]:
    app.connect("source-read", _fill_in)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
