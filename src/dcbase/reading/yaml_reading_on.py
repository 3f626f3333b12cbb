"""Reading on behind a slip in YAML (`dcbase.reading.reading_on`)."""

from __future__ import annotations

from attrs import evolve

from dcbase.model import Finding
from dcbase.reading.decoding import utf8
from dcbase.reading.nodes import Node, Scalar, Sequence, Tree, map_of
from dcbase.reading.problems import Problems
from dcbase.reading.reading_on import MOST_BYTES, MOST_SLIPS, ReadOn
from dcbase.reading.strict_yaml import read_yaml
from dcbase.reading.yaml_slips import Slip, meant
from dcbase.reading.yaml_syntax import SLIPS


def read_on(content: bytes, *, file: str, sha256: str = "") -> Tree:
    """Read YAML again and again, one slip after the other written as it was meant.

    Args:
        content: The file.
        file: Its name, for the places in findings.
        sha256: Likewise.

    Returns:
        The whole tree with everything that was found on the way; the broken one where
        something else breaks it too, which may well come of a slip that was taken wrongly.
    """
    broken = read = read_yaml(content, file=file, sha256=sha256)
    whole = utf8(content, Problems(file, sha256)) or b""
    lines = whole.decode(errors="replace").split("\n")
    said: list[Finding] = []
    slips: dict[int, Slip] = {}
    while read.broken:
        finding = next((one for one in read.findings if one.code in SLIPS), None)
        line = (finding and finding.origin and finding.origin.line) or 0
        far = len(whole) > MOST_BYTES or len(slips) == MOST_SLIPS or line in slips
        slip = None if far or finding is None else meant(finding, lines)
        if finding is None or slip is None:
            return broken
        said.append(finding)
        slips[line] = slip
        lines[line - 1] = slip.text
        read = read_yaml("\n".join(lines), file=file, sha256=sha256)
    root = None if read.root is None else _node(read.root, slips)
    found = (_in_place(finding, slips) for finding in read.findings)
    findings = Problems(file, sha256, [*said, *found]).in_order()
    return ReadOn(file=file, sha256=sha256, root=root, findings=findings)


def _node(node: Node, slips: dict[int, Slip]) -> Node:
    """Return a node with everything inside it where it stands in the file that was sent."""
    if isinstance(node, Scalar):
        return _scalar(node, slips)
    column = _column(node.line, node.column, slips)
    if isinstance(node, Sequence):
        return Sequence(tuple(_node(one, slips) for one in node.nodes), node.line, column)
    pairs = tuple((_scalar(key, slips), _node(value, slips)) for key, value in node.pairs)
    return map_of(pairs, node.line, column)


def _scalar(node: Scalar, slips: dict[int, Slip]) -> Scalar:
    column = _column(node.line, node.column, slips)
    return evolve(node, column=column)


def _column(line: int, column: int, slips: dict[int, Slip]) -> int:
    return slips[line].column(column) if line in slips else column


def _in_place(finding: Finding, slips: dict[int, Slip]) -> Finding:
    origin = finding.origin
    if origin is None or origin.line is None or origin.column is None:
        return finding
    column = _column(origin.line, origin.column, slips)
    return evolve(finding, origin=evolve(origin, column=column))
