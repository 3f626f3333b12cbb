"""Render: from a document to the bytes of a file."""

from __future__ import annotations

from dcbase.errors import DcbaseError, PluginContractError, PluginHookError, RenderError
from dcbase.model import Artifact, Document, Format

_HOOK = "dcbase_register_formats"


def render(document: Document, format: Format, owner: str = "dcbase") -> Artifact:
    """Write a document in a format.

    Args:
        document: What is printed.
        format: Its `render` makes the bytes.
        owner: The plugin that answers for the format.

    Raises:
        RenderError: The format can be read and not written.
        PluginHookError: The format raised.
        PluginContractError: The format answered with something else than bytes.
    """
    if format.render is None:
        raise RenderError(format=format.code, problem="it can be read, not written")
    try:
        content: object = format.render(document)
    except DcbaseError:
        raise
    except (Exception, SystemExit) as error:
        problem = f"format {format.code!r}: {type(error).__name__}: {error}"
        raise PluginHookError(plugin=owner, hook=_HOOK, problem=problem) from error
    if not isinstance(content, bytes):
        # A plugin without mypy.
        problem = f"format {format.code!r} rendered {type(content).__name__}, not bytes"
        raise PluginContractError(plugin=owner, hook=_HOOK, problem=problem)
    name = f"{document.name}{format.suffixes[0]}"
    return Artifact(name=name, media_type=format.media_type, content=content)
