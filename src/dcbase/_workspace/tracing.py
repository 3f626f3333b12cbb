"""Where the printed figures of a file come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from functools import partial
from hashlib import sha256
from pathlib import Path

from dcbase._catalog import Catalog, build
from dcbase._fault import items_of
from dcbase._host import PluginHost
from dcbase._jail import Jail
from dcbase._workspace.linting import plugins_for
from dcbase._workspace.named_file import bytes_of_file
from dcbase.model import Finding, FindingKind, Format, Received, Traced


def trace(path: Path, formats: Catalog[Format], jail: Jail) -> tuple[Traced | Finding, ...]:
    """Return the printed figures of a file that was handed on, or why it cannot be read.

    Args:
        path: Of the file, which is nowhere in the workspace, as a rule.
        formats: The first one that finds figures in files of this name opens it.
        jail: Opens it if that format is hostile.

    Raises:
        UnreadableFileError: It cannot be read.
    """
    content = bytes_of_file(path)
    received = Received(path.name, sha256(content).hexdigest(), content)
    for offer in formats.offers:
        format = offer.entry
        if format.trace is not None and path.name.lower().endswith(format.suffixes):
            give = partial(_traced, received, format, jail)
            return items_of(offer.plugin, format, "trace", (Traced, Finding), give)
    return ()


def trace_alone(
    path: Path,
) -> tuple[tuple[Traced | Finding, ...], Mapping[str, FindingKind]]:
    """Find the printed figures of a file outside of any workspace.

    Returns:
        As `trace`, with the plugins that `lint_alone` takes; and the kinds of findings.

    Raises:
        PluginError: The plugin cannot be used.
    """
    plugins = plugins_for(path)
    host = PluginHost(plugins)
    formats = build(Format, host.formats(), "dcbase_register_formats")
    with closing(Jail(Path.cwd(), plugins)) as jail:
        found = trace(path, formats, jail)
    return found, {kind.code: kind for _, kind in host.findings()}


def _traced(received: Received, format: Format, jail: Jail) -> Iterable[Traced | Finding]:
    if format.hostile:
        return jail.trace(received, format.code)
    return format.trace(received) if format.trace else ()
