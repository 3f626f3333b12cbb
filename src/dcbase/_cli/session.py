"""What one run was asked in general: its language and how much it says of failures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

LANGUAGES = ("vi", "en")
"""The same as `dcbase.messages.LANGUAGES`, which is not imported to say ``--help``."""


class Session:
    """One run.

    Args:
        arguments: As given to the program.
        environment: Of the process.
    """

    def __init__(self, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.traceback = "--traceback" in _before_dashes(arguments)
        self._chosen = chosen_language(arguments, environment)
        self.language = self._chosen or LANGUAGES[0]

    def adopt(self, language: str) -> None:
        """Speak the workspace's language, unless the person chose one."""
        self.language = self._chosen or language


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of ``--lang``, else of ``DCBASE_LANG``, else nothing.

    The arguments are looked at before they are parsed, since ``--help`` is already in it.
    """
    asked = [*_languages(_before_dashes(arguments)), environment.get("DCBASE_LANG", "")]
    return next((language for language in asked if language in LANGUAGES), "")


def _languages(arguments: Sequence[str]) -> Iterator[str]:
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            yield from arguments[at + 1 : at + 2]
        elif argument.startswith("--lang="):
            yield argument.partition("=")[2]


def _before_dashes(arguments: Sequence[str]) -> Sequence[str]:
    return arguments[: arguments.index("--")] if "--" in arguments else arguments
