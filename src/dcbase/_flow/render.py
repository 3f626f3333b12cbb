"""Render: from a document to the bytes of a file."""

from __future__ import annotations

from dcbase._fault import bytes_of
from dcbase.errors import Problem, RenderError
from dcbase.model import Artifact, Document, Format, Received


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
        StopError, PluginHookError: The format raised.
        PluginContractError: The format answered with something else than bytes, or with none.
    """
    content = _written(document, format, owner, template)
    name = f"{document.name}{format.suffixes[0]}"
    return Artifact(name=name, media_type=format.media_type, content=content)


def _written(document: Document, format: Format, owner: str, template: Received | None) -> bytes:
    render, fill = format.render, format.fill
    if template is not None and fill is not None:
        return bytes_of(owner, format, "fill", lambda: fill(document, template))
    if template is not None:
        raise RenderError(format=format.code, problem=Problem.of("format-fills-none"))
    if render is None:
        raise RenderError(format=format.code, problem=Problem.of("format-reads-only"))
    return bytes_of(owner, format, "render", lambda: render(document))
