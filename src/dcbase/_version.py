"""The one version of dcbase and of everything that ships with it."""

__version__ = "1.0.0.dev0"
