"""Failures that the command line words itself, since it knows what was typed."""

from __future__ import annotations

from dcbase.errors import (
    DcbaseError,
    DeliverError,
    NothingToReadError,
    UnknownCodeError,
    WorkspaceNotFoundError,
)
from dcbase.messages import entries, say


class FolderTakenError(DeliverError):
    """What is to be made is there already.  Facts: `path`, `problem`."""

    def hint(self, language: str = "vi") -> str:
        return say("cli.exists-hint", language)


class NoFolderError(WorkspaceNotFoundError):
    """The folder given with ``--workspace`` is not there.  Facts: `path`."""

    def words(self, language: str = "vi") -> str:
        return say("cli.no-folder", language, **self.facts)


class NothingSentError(NothingToReadError):
    """Units whose documents are wanted sent nothing.  Facts: `units`, as they are said."""

    def words(self, language: str = "vi") -> str:
        return say("cli.nothing-sent", language, **self.facts)

    def hint(self, language: str = "vi") -> str:
        return say("cli.nothing-sent-hint", language)


class NothingTracedError(NothingToReadError):
    """A file has no printed figures of dcbase.  Facts: `path`, `sources`."""

    def words(self, language: str = "vi") -> str:
        return say("cli.nothing-traced", language, **self.facts)

    def hint(self, language: str = "vi") -> str:
        return say("cli.nothing-traced-hint", language)


def in_words(error: DcbaseError, language: str) -> DcbaseError:
    """Return the failure with its kind of entry (``Format``) called as people call it."""
    key = f"kind-{error.facts.get('kind', '')}".casefold()
    if key not in entries("cli"):
        return error
    return type(error)(**{**error.facts, "kind": say(f"cli.{key}", language)})


def guess(error: UnknownCodeError, language: str) -> str:
    """Say which code was meant (``→ X?``), or which ones there are (a list of codes)."""
    known = error.facts["suggestion"].strip()
    if known.startswith("→"):
        return say("cli.did-you-mean", language, code=known.strip("→ ?"))
    if not known:
        return ""
    # Whoever made the list stopped here, so there may be more.
    cut = known.count(",") + 1 == (5 if error.facts["kind"] == "unit" else 12)
    return say("cli.known", language, codes=f"{known}, …" if cut else known)
