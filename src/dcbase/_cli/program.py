"""One run of the program: from arguments to an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from dcbase._cli.group import program
from dcbase._cli.session import Session


def main() -> None:
    """Run the program on the process's own arguments, and exit."""
    sys.exit(run(sys.argv[1:], os.environ))


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run the program; return its exit code.

    Whatever goes wrong, what is said about it goes to standard error.
    """
    speak_utf8()
    session = Session(arguments, environment)
    try:
        code = program(session.language).main(
            list(arguments), prog_name="dcbase", standalone_mode=False, obj=session
        )
    except Exception as error:  # noqa: BLE001 (the outermost frame: every failure gets its words)
        from dcbase._cli.failures import report

        return report(error, session)
    return code if isinstance(code, int) else 0


def speak_utf8() -> None:
    """Write UTF-8 whatever the code page: Vietnamese does not fit the others."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
