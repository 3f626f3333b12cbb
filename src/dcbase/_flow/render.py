"""Render: from a document to the bytes of a file."""

from __future__ import annotations

from dcbase.errors import DcbaseError, PluginContractError, PluginHookError, RenderError
from dcbase.model import Artifact, Document, Format, Received

_HOOK = "dcbase_register_formats"


def render(
    document: Document,
    format: Format,
    owner: str = "dcbase",
    template: Received | None = None,
) -> Artifact:
    """Write a document in a format.

    Args:
        document: What is printed.
        format: Its `render` makes the bytes, its `fill` those of an office's own template.
        owner: The plugin that answers for the format.
        template: The office's own template; None for the format's own writing.

    Raises:
        RenderError: The format can be read and not written, or fills no templates.
        PluginHookError: The format raised.
        PluginContractError: The format answered with something else than bytes.
    """
    try:
        content: object = _written(document, format, template)
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


def _written(document: Document, format: Format, template: Received | None) -> bytes:
    if template is not None and format.fill is not None:
        return format.fill(document, template)
    if template is not None:
        raise RenderError(format=format.code, problem="it fills no templates")
    if format.render is None:
        raise RenderError(format=format.code, problem="it can be read, not written")
    return format.render(document)
