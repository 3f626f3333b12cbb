"""From options to a workspace: the folder, the day, the processes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from dcbase._cli.local import WrongUseError
from dcbase._cli.problems import NoFolderError
from dcbase._cli.session import Session
from dcbase._config import FILE_NAME, Settings, read_settings
from dcbase._workspace import Workspace
from dcbase.messages import say


def open_workspace(
    session: Session,
    folder: str | None,
    *,
    as_of: datetime | None = None,
    strict: bool = False,
) -> Workspace:
    """Open the workspace that a command is about; from here on its language is spoken.

    Args:
        folder: As given; None: the current folder or the nearest above it that is one.
        as_of: The day as given; None: see `today`.
    """
    settings = settings_of(session, folder)
    day = today(session) if as_of is None else as_of.date()
    blocked = switched_off(session.environment)
    return Workspace(settings, blocked=blocked, as_of=day, strict=strict)


def settings_of(session: Session, folder: str | None) -> Settings:
    """Read the workspace file; from here on its language is spoken.

    Raises:
        WorkspaceError: There is no folder or no file, or the file does not make sense.
    """
    if folder is not None and not Path(folder).exists():
        raise NoFolderError(path=folder)
    settings = read_settings(workspace_folder(folder))
    session.adopt(settings.workspace.language)
    return settings


def workspace_folder(folder: str | None) -> Path:
    """Return the folder of the workspace, whether or not there is one."""
    if folder is not None:
        return Path(folder)
    here = Path.cwd()
    found = (place for place in (here, *here.parents) if (place / FILE_NAME).is_file())
    return next(found, Path())


def today(session: Session) -> date:
    """Return the day of ``SOURCE_DATE_EPOCH``, else today: the only look at a clock."""
    epoch = session.environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return datetime.now(UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise WrongUseError(say("cli.bad-epoch", session.language, got=epoch)) from None


def switched_off(environment: Mapping[str, str]) -> bool:
    """Tell whether ``DCBASE_NO_PLUGINS`` asks for built-ins only."""
    return environment.get("DCBASE_NO_PLUGINS", "") not in ("", "0")


def print_to_errors() -> None:
    """Send what plugins print in another process where it goes in this one."""
    sys.stdout = sys.stderr


@contextmanager
def processes(jobs: int) -> Iterator[Executor | None]:
    """Hold `jobs` processes ready; one job needs none."""
    if jobs == 1:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, never forked: a fork copies locks that other threads hold.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(jobs, spawn, initializer=print_to_errors) as executor:
        yield executor
