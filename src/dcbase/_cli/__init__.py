"""The command line: the only room that prints, exits, reads the clock and knows click.

A command is one module with one function ``command(language)``; it is imported when that
command is called.  Its body parses, calls `dcbase.Workspace` and prints.
"""

from __future__ import annotations

from dcbase._cli.program import main

__all__ = ["main"]
