"""Lines of prose in a cell: what was typed on a line of its own is a paragraph or an item.

In a YAML file a paragraph may be broken anywhere and goes on in the next line.  In a cell Excel
breaks the lines, and whoever types Alt+Enter begins something new.  The rows of a table are
lines in both.
"""

from __future__ import annotations

_ROW = "|"
_MARKS = ("- ", "## ", _ROW)


def is_prose(key: str) -> bool:
    """Tell whether the words of a key are paragraphs and items, and not one line each."""
    if key.startswith("/"):
        return key.startswith("/slots/") and key.endswith("/text")
    return not key.startswith(("header.", "signature."))


def unwrapped(text: str) -> str:
    """Return prose with each paragraph and item in one line, as it is laid into a cell."""
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and _goes_on(lines[-1], line):
            lines[-1] = f"{lines[-1].rstrip()} {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def reflowed(text: str) -> str:
    """Return the words of a cell as prose: a blank line between paragraphs."""
    if "\n" not in text:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        # Most lines are items, and looking for the mark is far quicker than asking for more.
        if lines and line[:2] != "- " and _goes_on(lines[-1], line):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def _goes_on(above: str, line: str) -> bool:
    """Tell whether prose takes a line for the rest of the piece above."""
    before, words = above.strip(), line.strip()
    ends = not before or before == "##" or before.startswith(("## ", _ROW))
    return not ends and bool(words) and words != "##" and not words.startswith(_MARKS)
