"""What is run on a change, and on request.  Dependency lists are in pyproject.toml only."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "tests", "plugins", "examples"]

ROOT = Path(__file__).parent
PYTHONS = ["3.11", "3.12", "3.13"]
PLUGINS = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
EXAMPLE = ROOT / "examples" / "lung_phinh"
DISTRIBUTIONS = [*PLUGINS, EXAMPLE]
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
OUTSIDE_MESSAGES = {"PYTHONUTF8": "1"}


def group(*names: str) -> list[str]:
    """Return the requirements of dependency groups."""
    return list(nox.project.dependency_groups(PROJECT, *names))


def install_everything(session: nox.Session, *requirements: str) -> None:
    """Install dcbase, the first-party plugins and the example from this tree."""
    editable = [word for path in (ROOT, *DISTRIBUTIONS) for word in ("-e", str(path))]
    session.install(*requirements, *editable)


def present(python: str) -> bool:
    """Tell whether an interpreter can be run here (a version manager's shim may not)."""
    import subprocess

    if python == f"{sys.version_info.major}.{sys.version_info.minor}":
        return True
    found = shutil.which(f"python{python}")
    return bool(found) and subprocess.run([found, "--version"], capture_output=True).returncode == 0


@nox.session
def demo(session: nox.Session) -> None:
    """Make the reference report and a province of 99 communes, and say where they are."""
    install_everything(session)
    folder = session.posargs or [str(ROOT / "demo")]
    session.run("dcbase", "demo", *folder, env=OUTSIDE_MESSAGES)


@nox.session(python=[python for python in PYTHONS if present(python)] or None)
def tests(session: nox.Session) -> None:
    """Run the core's tests; on the interpreter that runs nox, hold branch coverage to 95 %."""
    install_everything(session, *group("tests"))
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    measured = session.python in (None, here) and not session.posargs
    if not measured:
        session.run("pytest", *session.posargs, env=OUTSIDE_MESSAGES)
        return
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", env=OUTSIDE_MESSAGES)
    session.run("coverage", "combine", success_codes=[0, 1], silent=True)
    session.run("coverage", "report", "--fail-under=95")


@nox.session
def lint(session: nox.Session) -> None:
    """Style, the way imports point, and the budgets that keep the house livable."""
    install_everything(session, *group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache")
    session.run("python", "tests/contract/budgets.py")


@nox.session
def types(session: nox.Session) -> None:
    """mypy, strict, over the core, the plugins, the example and the typed samples."""
    install_everything(session, *group("types"))
    sources = [str(path / "src") for path in DISTRIBUTIONS]
    session.run("mypy", "src")
    for source in sources:
        session.run("mypy", "--config-file", str(ROOT / "pyproject.toml"), source)
    session.run("mypy", "tests/typing")


@nox.session
def plugins(session: nox.Session) -> None:
    """Each first-party plugin's own tests against the working copy."""
    install_everything(session, *group("tests"))
    for path in PLUGINS:
        session.chdir(path)
        session.run("pytest", "--rootdir", str(path), "-c", str(ROOT / "pyproject.toml"), "tests", env=OUTSIDE_MESSAGES)


@nox.session
def examples(session: nox.Session) -> None:
    """The reference plugin's own tests, its report among them."""
    install_everything(session, *group("tests"))
    session.chdir(EXAMPLE)
    session.run("pytest", "--rootdir", str(EXAMPLE), "-c", str(ROOT / "pyproject.toml"), "tests", env=OUTSIDE_MESSAGES)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    install_everything(session, *group("docs"))
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def bench(session: nox.Session) -> None:
    """Every figure beside its limit or its peer, in the same run."""
    install_everything(session, *group("tests"))
    chosen = session.posargs or sorted(p.name for p in (ROOT / "bench").glob("bench_*.py"))
    for name in chosen:
        session.run("python", str(ROOT / "bench" / name), env=OUTSIDE_MESSAGES)


@nox.session
def hardening(session: nox.Session) -> None:
    """The long runs: many more examples of every property."""
    install_everything(session, *group("tests"))
    env = {**OUTSIDE_MESSAGES, "HYPOTHESIS_PROFILE": "hardening"}
    session.run("pytest", "tests/properties", "tests/unit", env=env)


@nox.session
def minimums(session: nox.Session) -> None:
    """The tests with the oldest dependencies that pyproject.toml allows."""
    floors = [each.replace(">=", "==").split(",")[0] for each in PROJECT["project"]["dependencies"]]
    install_everything(session, *group("tests"))
    session.install(*floors)
    session.run("pytest", "tests", *session.posargs, env=OUTSIDE_MESSAGES)


if os.name == "nt":  # the console of a fresh Windows is not UTF-8
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
