"""The budgets that keep the house livable; run by ``nox -s lint``.

Module lines: median at most 100, largest at most 400.  Statements of a function without its
docstring: median at most 6, longest at most 40.  Names at the root: at most 12.  Hooks: at
most 14, with at most three arguments.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
SOURCES = ("src", "plugins/*/src", "examples/*/src")


def modules() -> list[Path]:
    return [path for source in SOURCES for path in sorted(ROOT.glob(f"{source}/**/*.py"))]


def functions(tree: ast.AST) -> Iterator[tuple[str, int, int]]:
    """Yield (name, statements without the docstring, arguments) for every function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            count = sum(isinstance(each, ast.stmt) for part in body for each in ast.walk(part))
            yield node.name, count, len(node.args.args)


def broken() -> Iterator[str]:
    """Yield every budget that is overdrawn."""
    paths = modules()
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    sizes: list[int] = []
    for path in paths:
        where = path.relative_to(ROOT)
        if lines[path] > 400:
            yield f"{where}: {lines[path]} lines (at most 400: it is two rooms)"
        for name, statements, arguments in functions(ast.parse(path.read_text("utf-8"))):
            sizes.append(statements)
            if statements > 40:
                yield f"{where}: {name} has {statements} statements (at most 40)"
            if path.name == "spec.py" and arguments > 3:
                yield f"{where}: {name} has {arguments} arguments (at most 3)"
    # A package's __init__ of three lines would make the median a game.
    counted = [count for path, count in lines.items() if path.name != "__init__.py"]
    if median(counted) > 100:
        yield f"the median module has {median(counted)} lines (at most 100)"
    if median(sizes) > 6:
        yield f"the median function has {median(sizes)} statements (at most 6)"
    yield from _public()


def _public() -> Iterator[str]:
    import dcbase
    from dcbase.plugin import spec

    if len(dcbase.__all__) > 12:
        yield f"dcbase.__all__ has {len(dcbase.__all__)} names (at most 12)"
    hooks = [name for name in vars(spec) if name.startswith("dcbase_")]
    if len(hooks) > 14:
        yield f"there are {len(hooks)} hooks (at most 14)"


if __name__ == "__main__":
    problems = list(broken())
    print("\n".join(problems) or f"budgets kept by {len(modules())} modules")
    sys.exit(1 if problems else 0)
