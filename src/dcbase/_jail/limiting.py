"""The limit of memory that a process gives itself, where the system has one."""

from __future__ import annotations

import sys


def limit_memory(megabytes: int) -> bool:
    """Let this process take no more memory, and leave no dump of it.

    The limit is of the address space (``RLIMIT_AS``), which Linux and the BSDs have.  macOS
    does not keep it and Windows has none: there only the limit of time holds.

    Returns:
        Whether there is such a limit now.
    """
    if sys.platform in ("win32", "darwin"):
        return False
    import resource  # not on every system

    most = megabytes * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return True
