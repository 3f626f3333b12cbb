"""How long properties look for a counter-example, and who may read what."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# A shared machine is slow at times: a slow example is no failure.
settings.register_profile("default", deadline=None)
settings.register_profile("hardening", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture
def nobody():
    """A folder anybody can get to, and a process that is not the administrator."""
    if os.name != "posix":
        pytest.skip("rights are kept otherwise outside POSIX")
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        root = os.geteuid() == 0
        yield Path(folder), (lambda: os.seteuid(65534)) if root else lambda: None
        if root:
            os.seteuid(0)
        for path in Path(folder).iterdir():
            path.chmod(0o755)
