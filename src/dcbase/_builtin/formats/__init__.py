"""The file formats that dcbase itself brings, offered through the same door as a stranger's."""

from __future__ import annotations

from dcbase._builtin.formats.annotated_form import annotate_yaml
from dcbase._builtin.formats.archive import unpack_zip
from dcbase._builtin.formats.blank_form import blank_yaml
from dcbase._builtin.formats.csv_table import render_csv
from dcbase._builtin.formats.html_page import render_html
from dcbase._builtin.formats.json_record import render_json
from dcbase._builtin.formats.markdown import render_markdown
from dcbase._builtin.formats.readers import read_csv, read_json, read_text, read_yaml
from dcbase._builtin.formats.text import render_text
from dcbase._builtin.formats.yaml_record import render_yaml
from dcbase.model import Format
from dcbase.plugin import hookimpl

__all__ = ["dcbase_register_formats"]


@hookimpl
def dcbase_register_formats() -> tuple[Format, ...]:
    """Return YAML, JSON and CSV for data; HTML, Markdown and plain text for pages; zip."""
    return (
        Format(
            code="yaml",
            suffixes=(".yaml", ".yml"),
            media_type="application/yaml",
            read=read_yaml,
            render=render_yaml,
            blank=blank_yaml,
            annotate=annotate_yaml,
        ),
        Format(
            code="json",
            suffixes=(".json",),
            media_type="application/json",
            read=read_json,
            render=render_json,
        ),
        Format(
            code="csv",
            suffixes=(".csv",),
            media_type="text/csv; charset=utf-8",
            read=read_csv,
            render=render_csv,
        ),
        Format(
            code="html",
            suffixes=(".html", ".htm"),
            media_type="text/html; charset=utf-8",
            render=render_html,
        ),
        Format(
            code="markdown",
            suffixes=(".md",),
            media_type="text/markdown; charset=utf-8",
            render=render_markdown,
        ),
        Format(
            code="text",
            suffixes=(".txt",),
            media_type="text/plain; charset=utf-8",
            read=read_text,
            render=render_text,
        ),
        Format(
            code="zip",
            suffixes=(".zip",),
            media_type="application/zip",
            hostile=True,
            unpack=unpack_zip,
        ),
    )
