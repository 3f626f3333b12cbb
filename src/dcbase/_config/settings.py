"""What a workspace file says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from attrs import field, frozen, validators

from dcbase.messages import LANGUAGES
from dcbase.model import FrozenMap, Period, Recipient, Signature, Source, Waiver, Window
from dcbase.model.round import COUNTS

FILE_NAME: Final = "dcbase.toml"
CHILDREN: Final = "children"
NAME_PATTERN: Final = "{unit}_{period}_{layout}"


@frozen(kw_only=True)
class WorkspaceSettings:
    """``[workspace]``."""

    name: str
    unit: str
    language: str = field(default="vi", validator=validators.in_(LANGUAGES))
    store: str = ""


@frozen(kw_only=True)
class RoundSettings:
    """``[round]``; `expected` is ``children`` or the codes themselves."""

    form: str
    period: Period
    window: Window
    deadline: date | None = None
    expected: tuple[str, ...] = (CHILDREN,)
    count: str = field(default="all", validator=validators.in_(COUNTS))
    form_format: str = "yaml"


@frozen(kw_only=True)
class OutputSettings:
    """One ``[[output]]``; `template` is a path inside the workspace's folder, or empty."""

    of: str = field(default="workspace", validator=validators.in_(("workspace", "each")))
    layout: str
    formats: tuple[str, ...]
    name: str = NAME_PATTERN
    profile: str = ""
    template: str = ""


@frozen(kw_only=True)
class Settings:
    """A whole workspace file.

    Args:
        root: The folder it lies in.
        plugins: Names and paths, in order.
        header: ``[header]``: overrides the head that a layout gives an aggregate.
        recipients, signature: Likewise, in place of the layout's; empty: the layout's.
    """

    root: Path
    workspace: WorkspaceSettings
    plugins: tuple[str, ...] = ()
    round: RoundSettings
    sources: tuple[Source, ...] = ()
    outputs: tuple[OutputSettings, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    header: FrozenMap[str, str | date] = FrozenMap()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature | None = None
