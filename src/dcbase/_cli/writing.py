"""Writing what a command made, each file under a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dcbase._cli.terminal import print_line, safe
from dcbase.messages import say

if TYPE_CHECKING:
    from dcbase._workspace import Workspace
    from dcbase.model import Artifact


def written(
    workspace: Workspace,
    artifacts: Iterable[Artifact],
    folder: Path,
    dry_run: bool,
    language: str,
) -> Iterator[tuple[Artifact, Path]]:
    from dcbase.errors import DeliverError

    seen = set()
    for artifact in artifacts:
        path = folder / artifact.name
        if path in seen:
            raise DeliverError(path=str(path), problem=say("cli.one-name", language))
        seen.add(path)
        yield artifact, path if dry_run else workspace.deliver(artifact, folder)


def write_all(
    workspace: Workspace,
    artifacts: Iterable[Artifact],
    folder: Path,
    dry_run: bool,
    quiet: bool,
    language: str,
) -> list[dict[str, object]]:
    """Write artifacts, print their paths one a line, and return them for ``--json``."""
    files: list[dict[str, object]] = []
    for artifact, path in written(workspace, artifacts, folder, dry_run, language):
        size = len(artifact.content)
        files.append({"path": str(path), "media_type": artifact.media_type, "bytes": size})
        if not quiet:
            print_line(safe(path))
    return files
