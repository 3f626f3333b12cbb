"""The official forms of documents, each from the day it holds."""

from __future__ import annotations

from collections.abc import Iterable

from dcbase.model import Profile
from dcbase.plugin import hookimpl, load_profiles

_FILES = tuple(f"resources/profiles/{name}.yaml" for name in ("hd36", "hd05", "nd30"))


@hookimpl
def dcbase_register_profiles() -> Iterable[Profile]:
    return load_profiles(__package__, *_FILES)
