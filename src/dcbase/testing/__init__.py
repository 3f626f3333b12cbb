"""The kit for plugin authors: made-up reports, a conformance check, a demonstration.

It is versioned like the rest of dcbase.  Pytest fixtures are in `dcbase.testing.fixtures`, the
only module that imports pytest.
"""

from __future__ import annotations

from dcbase.testing.composing import composed
from dcbase.testing.demo import make_demo
from dcbase.testing.made import made_submissions
from dcbase.testing.plugins import check_plugin, contributions

__all__ = ["check_plugin", "composed", "contributions", "made_submissions", "make_demo"]
