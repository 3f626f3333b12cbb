"""Templates to files.

A template is a text with ``$words`` (`string.Template`), named ``….tmpl`` so that nothing takes
it for what it will be; ``PACKAGE`` in its path stands for the package's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from dcbase._flow.deliver import deliver
from dcbase.model import Artifact

TEMPLATES = Path(__file__).parent / "templates"


def filled(what: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a template by path, filled in.

    Args:
        what: ``workspace`` or ``plugin``.
        words: What stands for each ``$word``.

    Raises:
        KeyError: A template asks for a word that is not given.
    """
    root = TEMPLATES / what
    files = {}
    for path in sorted(root.rglob("*.tmpl")):
        name = path.relative_to(root).as_posix().removesuffix(".tmpl")
        text = Template(path.read_text(encoding="utf-8")).substitute(words)
        files[name.replace("PACKAGE", words.get("package", ""))] = text
    return files


def place(files: Mapping[str, str], folder: Path) -> list[Path]:
    """Write files into a folder, each whole or not at all.

    Raises:
        DeliverError: One of them cannot be written.
    """
    return [_placed(folder / name, text) for name, text in files.items()]


def _placed(path: Path, text: str) -> Path:
    artifact = Artifact(name=path.name, media_type="text/plain", content=text.encode())
    return deliver(artifact, path.parent)
