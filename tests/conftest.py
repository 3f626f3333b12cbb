"""How long properties look for a counter-example."""

from __future__ import annotations

import os

from hypothesis import settings

# A shared machine is slow at times: a slow example is no failure.
settings.register_profile("default", deadline=None)
settings.register_profile("hardening", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
