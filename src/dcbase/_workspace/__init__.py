"""The facade that a script, a test and the command line use."""

from __future__ import annotations

from dcbase._workspace.explaining import Explanation
from dcbase._workspace.facade import Workspace
from dcbase._workspace.status import UnitStatus

__all__ = ["Explanation", "UnitStatus", "Workspace"]
