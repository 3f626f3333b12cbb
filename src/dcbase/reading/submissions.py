"""From a received YAML or JSON file to the submission it is.

Nothing is judged here: a figure is the text that was sent, and a slot may be one that no form
has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from dcbase.model import FrozenMap, Received, Said, Submission
from dcbase.model.submission import submission_with
from dcbase.reading.nodes import Map, Node, Scalar, Sequence, Tree
from dcbase.reading.problems import Problems
from dcbase.reading.said import Listener
from dcbase.reading.said_figures import figure_lines, figures
from dcbase.reading.said_slots import slot
from dcbase.reading.strict_json import read_json
from dcbase.reading.strict_yaml import read_yaml

_IDENTITY = {
    "dcbase": "version",
    "form": "form",
    "form_version": "form_version",
    "unit": "unit",
    "period": "period",
}
"""Keys that say whose file this is, with the submission's name for each."""
_TEXTS = ("sample", "opening", "closing")
_HEADER = (
    "issuer",
    "organisation",
    "parent",
    "number",
    "place",
    "date",
    "subject",
    "type",
    "office",
)
_WINDOW = ("from", "to", "label")
_SIGNATURE = ("on_behalf_of", "capacity", "name")
_KEYS = frozenset((*_IDENTITY, *_TEXTS, "window", "header", "figures"))
"""Every key of a submission that is no slot."""
_RECORD = "judged"
"""What a JSON export of a report holds beside the submission."""


def submissions_from_yaml(received: Received) -> tuple[Submission, ...]:
    """Read a submission written as YAML.

    Returns:
        One submission.  Of a file that cannot be read to its end it holds no more than the
        findings and what stood before that says whose it is.
    """
    tree = read_yaml(received.content, file=received.name, sha256=received.sha256)
    return (submission_of(tree),)


def submissions_from_json(received: Received) -> tuple[Submission, ...]:
    """Read a submission written as JSON, with the keys of the YAML one.

    The key ``judged``, which the JSON export of a report adds, is skipped.
    """
    tree = read_json(received.content, file=received.name, sha256=received.sha256)
    return (submission_of(tree, skipped=(_RECORD,)),)


def submission_of(tree: Tree, skipped: tuple[str, ...] = ()) -> Submission:
    """Return the submission that a tree holds.

    Args:
        skipped: Keys at the top that are not looked at.
    """
    problems = Problems(tree.file, tree.sha256, list(tree.findings))
    listener = Listener(tree.file, tree.sha256, problems)
    root, said = tree.root, dict[str, Any]()
    if isinstance(root, Map) and _is_aggregate(root):
        problems.add("DC-1056", root.line, root.column, "kind")
    elif isinstance(root, Map):
        said = {name: listener.text(root.get(key), key) for key, name in _IDENTITY.items()}
        if not tree.broken:
            said |= _body(root, listener, skipped)
    elif root is not None:
        problems.add("DC-1054", root.line, root.column)
    findings = problems.in_order()
    return submission_with(
        said.pop("sent", None), name=tree.file, sha256=tree.sha256, findings=findings, **said
    )


def _is_aggregate(root: Map) -> bool:
    """Tell whether a file is what dcbase itself writes of a whole round."""
    kind = root.get("kind")
    return isinstance(kind, Scalar) and kind.text == "aggregate"


def _body(root: Map, listener: Listener, skipped: Collection[str]) -> dict[str, Any]:
    said: dict[str, Any] = {key: listener.text(root.get(key), key) for key in _TEXTS}
    slots = tuple(
        slot(key, node, listener)
        for key, node in root.pairs
        if key.text not in _KEYS and key.text not in skipped and key.text in root.values
    )
    window = listener.texts(root.get("window"), _WINDOW, "window")
    said |= _header(root, listener)
    lines = figure_lines(root.get("figures"), listener)
    if lines is None:
        said["figures"] = figures(root.get("figures"), listener)
    return {**said, "window": window, "sent": lines, "slots": slots}


def _header(root: Map, listener: Listener) -> dict[str, Any]:
    group = listener.group(root.get("header"), "header")
    if group is None:
        return {}
    nodes = dict(listener.pairs(group, (*_HEADER, "recipients", "signature"), "header"))
    texts = ((key, listener.text(nodes.get(key), f"header.{key}")) for key in _HEADER)
    return {
        "header": FrozenMap((key, said) for key, said in texts if said is not None),
        "recipients": tuple(_recipients(nodes.get("recipients"), listener)),
        "signature": listener.texts(nodes.get("signature"), _SIGNATURE, "header.signature"),
    }


def _recipients(node: Node | None, listener: Listener) -> Iterator[tuple[Said, Said | None]]:
    """Yield each line of "Nơi nhận" with its note: a text, or a group of `name` and `note`."""
    lines = listener.list(node, "header.recipients")
    for line in lines.nodes if lines else ():
        if isinstance(line, Map):
            texts = listener.texts(line, ("name", "note"), "header.recipients")
            name, note = texts.get("name"), texts.get("note")
        else:
            name, note = listener.text(line, "header.recipients"), None
        if name is not None:
            yield name, note
        elif not isinstance(line, Sequence):
            listener.problems.add("DC-1055", line.line, line.column, "header.recipients")
