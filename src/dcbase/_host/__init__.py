"""The plugin host: loads plugins, calls hooks, and says who is to blame."""

from __future__ import annotations

from dcbase._host.host import BUILTIN_PLUGINS, PluginHost
from dcbase._host.inventory import PluginState, inventory

__all__ = ["BUILTIN_PLUGINS", "PluginHost", "PluginState", "inventory"]
