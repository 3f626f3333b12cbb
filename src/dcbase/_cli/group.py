"""The program: which commands there are.  A command's module is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from dcbase._cli.local import LocalGroup, local
from dcbase._version import __version__

COMMANDS = {
    "demo": (
        "dcbase._cli.demo",
        "Làm thử: báo cáo mẫu của một xã và tổng hợp của một tỉnh.",
        "Try it out: the reference report of a commune, and a province.",
    ),
    "new": (
        "dcbase._cli.new",
        "Tạo một thư mục làm việc hoặc một phần mở rộng.",
        "Make a workspace or a plugin.",
    ),
    "status": (
        "dcbase._cli.status",
        "Xem đơn vị nào đã gửi, phải sửa, gửi muộn hay chưa gửi.",
        "See who has sent, has to correct, is late or has not sent.",
    ),
    "check": (
        "dcbase._cli.check",
        "Kiểm tra các báo cáo đã nhận: sai gì, ở đâu, sửa thế nào.",
        "Check the reports received: what is wrong, where, and how to mend it.",
    ),
    "build": (
        "dcbase._cli.build",
        "Xuất văn bản: báo cáo của đơn vị hoặc báo cáo tổng hợp.",
        "Build documents: a unit's report, or the whole.",
    ),
    "form": (
        "dcbase._cli.form",
        "Làm mẫu báo cáo trống để đơn vị điền.",
        "Make blank forms for units to fill in.",
    ),
    "return": (
        "dcbase._cli.return_",
        "Trả lại báo cáo: bản có ghi chú lỗi, danh sách cần sửa, thư gửi kèm.",
        "Return reports: the annotated copy, the list of what to mend, the message.",
    ),
    "import": (
        "dcbase._cli.import_",
        "Đưa một báo cáo cũ (văn bản, Word, PDF) vào mẫu YAML.",
        "Bring an old report (text, Word, PDF) into YAML.",
    ),
    "explain": (
        "dcbase._cli.explain",
        "Giải thích một mã: phát hiện, quy tắc, chỉ tiêu, nghĩa vụ.",
        "Explain a code: a finding, a rule, an indicator, a duty.",
    ),
    "trace": (
        "dcbase._cli.trace",
        "Tìm nguồn của từng số liệu trong văn bản đã in.",
        "Find where each figure of a printed document comes from.",
    ),
    "lint": (
        "dcbase._cli.lint",
        "Kiểm tra thể thức của một tệp Word bất kỳ.",
        "Hold any Word file against the official form.",
    ),
    "plugins": (
        "dcbase._cli.plugins",
        "Xem các phần mở rộng và những gì chúng đem lại.",
        "List plugins and what they bring.",
    ),
}


class Program(LocalGroup):
    """The outermost group."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        made = import_module(COMMANDS[cmd_name][0]).command(self.language)
        return cast(click.Command, made)

    def lines(self) -> dict[str, str]:
        return {name: local(self.language, vi, en) for name, (_, vi, en) in COMMANDS.items()}


def program(language: str) -> Program:
    """Make the program in a language."""
    return Program(
        "dcbase",
        _version_option(language),
        language=language,
        help=local(
            language,
            "Báo cáo của nhiều xã: thu nhận, kiểm tra, tổng hợp, in đúng mẫu.",
            "Reports from many communes: collected, checked, added up, printed in the official"
            " form.",
        ),
    )


def _version_option(language: str) -> click.Option:
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
        help=local(language, "In phiên bản.", "Print the version."),
    )


def _print_version(context: click.Context, option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(f"dcbase {__version__}")
        context.exit()
