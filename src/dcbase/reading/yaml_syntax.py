"""What a syntax error of YAML means for the one who wrote the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dcbase.reading.problems import Problems

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

# Words of libyaml and of PyYAML's own parser, which stands in where libyaml is missing.
_KINDS = (
    ("found a tab character", "DC-1011"),
    ("mapping values are not allowed", "DC-1013"),
    ("could not find expected ':'", "DC-1014"),
    ("did not find expected key", "DC-1015"),
    ("did not find expected '-'", "DC-1015"),
    ("did not find expected ','", "DC-1015"),
    ("did not find expected node content", "DC-1015"),
    ("expected <block end>", "DC-1015"),
    ("expected ',' or", "DC-1015"),
)


def note_syntax_error(error: MarkedYAMLError, text: str, problems: Problems) -> None:
    """Add the finding that fits an error of the parser, at the place that has to be mended."""
    begun, met = error.context_mark, error.problem_mark
    words = ", ".join(part for part in (error.context, error.problem) if part)
    if "quoted scalar" in (error.context or "") and begun is not None:
        problems.add("DC-1012", begun.line + 1, begun.column + 1)
        return
    line, column = (None, None) if met is None else (met.line + 1, met.column + 1)
    character = "" if met is None else text[met.index : met.index + 1]
    if "cannot start any token" in words:
        code = "DC-1011" if character == "\t" else "DC-1016"
        problems.add(code, line, column, character=character)
        return
    code = next((code for part, code in _KINDS if part in words), "DC-1010")
    problems.add(code, line, column, problem=words)
