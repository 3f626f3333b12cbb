"""The demonstration: one real report, and a province of made ones around it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final

from dcbase.errors import DeliverError, PluginNotFoundError
from dcbase.model import FrozenMap
from dcbase.testing.made import made_submissions

if TYPE_CHECKING:
    from dcbase._workspace import Workspace

SEED: Final = 2025
ABSENT: Final = 3
"""How many of the province's communes send nothing."""

_PLUGINS: Final = (
    "dcbase-law10",
    "dcbase-units-vn",
    "dcbase-xlsx",
    "dcbase-docx",
    "dcbase-pdf",
    "dcbase-lung-phinh",
    "dcbase-lao-cai",
)
_REFERENCE: Final = "02848"
_DRAFT: Final = "02848_2025-11-10.yaml"


def make_demo(folder: Path, *, seed: int = SEED, absent: int = ABSENT) -> tuple[Path, ...]:
    """Make two workspaces under a folder and build their documents.

    ``lung_phinh/`` holds the reference report of one commune.  ``lao_cai/`` is its province:
    99 communes owe a report; the inbox holds Lùng Phình's own and made-up ones of the others,
    except of those that send nothing.

    Args:
        folder: Made if it is not there; files of the same names are overwritten.
        seed: Of the made-up reports.
        absent: How many communes send nothing.

    Returns:
        The workspace files, the read-me, the inboxes and the documents, in the order written.

    Raises:
        PluginNotFoundError: First-party plugins are not installed; it names them.
        DeliverError: Something could not be written.
    """
    _must_be_installed()
    try:
        return (*_commune(folder / "lung_phinh"), *_province(folder / "lao_cai", seed, absent))
    except OSError as error:
        raise DeliverError(path=str(error.filename or folder), problem=error) from error


def _must_be_installed() -> None:
    from dcbase._host.loading import entry_points

    installed = {point.name for point in entry_points()}
    missing = [name for name in _PLUGINS if name not in installed]
    if missing:
        raise PluginNotFoundError(plugin=", ".join(missing), hook="", problem="")


def _commune(folder: Path) -> Iterator[Path]:
    """Copy the reference report's workspace and build it."""
    reference = _reference()
    (folder / "data").mkdir(parents=True, exist_ok=True)
    yield Path(copyfile(reference / "dcbase.toml", folder / "dcbase.toml"))
    for draft in sorted((reference / "data").glob("*.yaml")):
        copyfile(draft, folder / "data" / draft.name)
    yield folder / "data"
    yield from _built(folder)


def _province(folder: Path, seed: int, absent: int) -> Iterator[Path]:
    """Write the province's workspace with a full inbox, and build it."""
    inbox = folder / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    texts = files(__package__).joinpath("resources/lao_cai")
    for name in ("dcbase.toml", "README.txt"):
        text = texts.joinpath(name).read_text("utf-8")
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield folder / name
    copyfile(_reference() / "data" / _DRAFT, inbox / f"{_REFERENCE}_2025.yaml")
    for name, content in _made(_opened(folder), seed, absent):
        (inbox / name).write_bytes(content)
    yield inbox
    yield from _built(folder)


def _made(workspace: Workspace, seed: int, absent: int) -> Iterator[tuple[str, bytes]]:
    usual = tomllib.loads(
        files(__package__).joinpath("resources/usual-law10.toml").read_text("utf-8")
    )
    return made_submissions(
        workspace.questions,
        (unit for unit in workspace.expected.values() if unit.code != _REFERENCE),
        window=workspace.round.window,
        period=workspace.round.period,
        seed=seed,
        absent=absent,
        parent="Đảng bộ tỉnh Lào Cai",
        usual=FrozenMap({code: (low, high) for code, (low, high) in usual.items()}),
    )


def _built(folder: Path) -> Iterator[Path]:
    workspace = _opened(folder)
    for artifact in workspace.build():
        yield workspace.deliver(artifact, folder / "out")


def _opened(folder: Path) -> Workspace:
    from dcbase._workspace import Workspace

    return Workspace.open(folder)


def _reference() -> Path:
    """Return the folder of the reference report's workspace."""
    # By name, since the core knows no plugin: the demonstration asks for it to be installed.
    folder: Path = import_module("dcbase_lung_phinh.workspace").folder()
    return folder
