"""Hostile bytes are opened in a child process that is killed when it takes too long.

`Jail` is the parent's side, `dcbase._jail.child` the other; they exchange frames
(`dcbase._jail.frames`) of JSON (`dcbase._jail.wire`), and the parent believes nothing.
"""

from __future__ import annotations

from dcbase._jail.answers import JailedError
from dcbase._jail.jail import Jail, JailLimits

__all__ = ["Jail", "JailLimits", "JailedError"]
