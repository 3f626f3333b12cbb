"""What commands are made from: the options that many share, their help and their examples."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from dcbase._cli.local import LocalCommand, lang_option, local
from dcbase._cli.terminal import output_kept
from dcbase.messages import say

DAY = click.DateTime(formats=["%Y-%m-%d"])


def built(
    name: str,
    language: str,
    run: Callable[..., int],
    *parameters: click.Parameter,
    key: str = "",
    examples: tuple[str, ...] = (),
) -> click.Command:
    """Make a command.

    Args:
        run: Takes the `Session` and the parameters by name; returns the exit code.
        key: Of its words in the catalog (``help-KEY``, ``about-KEY``), if not its name.
        examples: Whole command lines.
    """
    key = key or name
    for parameter in parameters:
        parameter.metavar = _called_there(parameter.metavar, language)
    shown = "\n".join(f"  {example}" for example in examples)
    about = say(f"cli.about-{key}", language)
    heading = local(language, "Ví dụ", "Examples")
    return LocalCommand(
        name,
        language=language,
        help=f"{say(f'cli.help-{key}', language)}\n\n{about}\n\n\b\n{heading}:\n{shown}",
        callback=functools.partial(_called, run),
        params=[
            *parameters,
            option(language, "json", "--json", "as_json", is_flag=True),
            lang_option(language),
            option(language, "traceback", "--traceback", is_flag=True, expose_value=False),
        ],
    )


_METAVARS = {
    "CODE": "MÃ",
    "DATE": "NGÀY",
    "DIR": "THƯ_MỤC",
    "F": "ĐỊNH_DẠNG",
    "FILE": "TỆP",
    "N": "SỐ",
    "NAME": "TÊN",
    "P": "THỂ_THỨC",
    "PERIOD": "KỲ",
    "UNIT": "ĐƠN_VỊ",
}


def _called_there(metavar: str | None, language: str) -> str | None:
    """Return what stands for a value in ``--help``: ``[UNIT]...`` is ``[ĐƠN_VỊ]...``."""
    word = (metavar or "").strip("[].")
    if language == "en" or metavar is None or word not in _METAVARS:
        return metavar
    return metavar.replace(word, _METAVARS[word])


def option(language: str, key: str, *declarations: str, **settings: Any) -> click.Option:
    """Make an option whose help is ``option-KEY`` in the catalog."""
    return click.Option(list(declarations), help=say(f"cli.option-{key}", language), **settings)


def workspace_option(language: str) -> click.Option:
    return option(language, "workspace", "--workspace", "-w", "folder", metavar="DIR")


def as_of_option(language: str) -> click.Option:
    return option(language, "as-of", "--as-of", type=DAY, metavar="DATE")


def strict_option(language: str) -> click.Option:
    return option(language, "strict", "--strict", is_flag=True)


def jobs_option(language: str) -> click.Option:
    count = click.IntRange(min=1)
    return option(language, "jobs", "--jobs", type=count, default=1, metavar="N")


def dry_run_option(language: str) -> click.Option:
    return option(language, "dry-run", "--dry-run", is_flag=True)


def units_argument() -> click.Argument:
    return click.Argument(["units"], nargs=-1, metavar="[UNIT]...")


def _called(run: Callable[..., int], **values: Any) -> int:
    with output_kept():
        return run(click.get_current_context().obj, **values)
