"""Click's commands and groups, whose help speaks two languages.

What stands here is needed to say ``--help`` and therefore words itself without the catalog of
messages, which would have to be read and parsed first.
"""

from __future__ import annotations

from typing import Any

import click

from dcbase._cli.session import LANGUAGES


def local(language: str, vi: str, en: str) -> str:
    """Choose between the same words in two languages."""
    return en if language == "en" else vi


class WrongUseError(click.UsageError):
    """Wrong use, already said in the person's language."""


class LocalCommand(click.Command):
    """A command whose help is in one of two languages."""

    def __init__(self, name: str, *, language: str, **settings: Any) -> None:
        self.language = language
        settings.setdefault("options_metavar", local(language, "[TÙY CHỌN]", "[OPTIONS]"))
        super().__init__(name, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = local(self.language, "Xem hướng dẫn này.", "Show this message.")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        prefix = local(self.language, "Cách dùng: ", "Usage: ")
        formatter.write_usage(ctx.command_path, pieces, prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (one for one in self.get_params(ctx) if isinstance(one, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(local(self.language, "Tùy chọn", "Options")):
            formatter.write_dl([record for record in records if record])


class LocalGroup(LocalCommand, click.Group):
    """A group of commands likewise; without a command it shows its help and exits with 2."""

    def __init__(
        self, name: str, *parameters: click.Parameter, language: str, **settings: Any
    ) -> None:
        super().__init__(
            name,
            language=language,
            invoke_without_command=True,
            callback=_show_help,
            subcommand_metavar=local(language, "LỆNH [THAM SỐ]...", "COMMAND [ARGS]..."),
            params=[lang_option(language), *parameters],
            **settings,
        )

    def lines(self) -> dict[str, str]:
        """Return the line of help of each command."""
        return {name: (made.help or "").split("\n")[0] for name, made in self.commands.items()}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(local(self.language, "Các lệnh", "Commands")):
            formatter.write_dl(list(self.lines().items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        known = self.list_commands(ctx)
        if args[0] in known or args[0].startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # most people spell well

        near = get_close_matches(args[0], known, n=1)
        guess = local(self.language, f" Có phải {near[0]}?", f" {near[0]}?") if near else ""
        said = local(self.language, "Không có lệnh", "There is no command")
        raise WrongUseError(f"{said} {args[0]!r}.{guess}", ctx)


def lang_option(language: str) -> click.Option:
    """Return ``--lang``; it has done its work before arguments are parsed (`Session`)."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        help=local(
            language,
            "Ngôn ngữ (nếu không: DCBASE_LANG, thư mục làm việc, vi).",
            "Language (else DCBASE_LANG, the workspace's, vi).",
        ),
    )


def _show_help() -> int:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return 2
    return 0
