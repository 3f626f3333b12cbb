"""Render: from a document to the bytes of a file."""

from __future__ import annotations

from dcbase.errors import DcbaseError, PluginContractError, RenderError
from dcbase.model import Artifact, Document, Format


def render(document: Document, format: Format) -> Artifact:
    """Write a document in a format.

    Raises:
        RenderError: The format cannot be written, or raised while writing.
        PluginContractError: The format answered with something else than bytes.
    """
    if format.render is None:
        raise RenderError(format=format.code, problem="it can be read, not written")
    try:
        content: object = format.render(document)
    except DcbaseError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise RenderError(format=format.code, problem=problem) from error
    if not isinstance(content, bytes):
        # A plugin without mypy.
        problem = f"format {format.code!r} rendered {type(content).__name__}, not bytes"
        raise PluginContractError(
            plugin=format.code, hook="dcbase_register_formats", problem=problem
        )
    name = f"{document.name}{format.suffixes[0]}"
    return Artifact(name=name, media_type=format.media_type, content=content)
