"""What is run on a change, and on request.  Dependency lists are in pyproject.toml only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["lint", "types", "tests", "plugins", "examples"]

ROOT = Path(__file__).parent
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
PYTHONS = ["3.11", "3.12", "3.13"]
PLUGINS = sorted(path.parent for path in (ROOT / "plugins").glob("*/pyproject.toml"))
EXAMPLE = ROOT / "examples" / "lung_phinh"
DISTRIBUTIONS = [*PLUGINS, EXAMPLE]
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
UTF_8 = {"PYTHONUTF8": "1"}


def group(*names: str) -> list[str]:
    """Return the requirements of dependency groups."""
    return list(nox.project.dependency_groups(PROJECT, *names))


def install_everything(session: nox.Session, *requirements: str) -> None:
    """Install dcbase, the first-party plugins and the example from this tree."""
    editable = [word for path in (ROOT, *DISTRIBUTIONS) for word in ("-e", str(path))]
    session.install(*requirements, *editable)


def own_tests(session: nox.Session, path: Path) -> None:
    """Run a distribution's tests from its own folder, as its author would."""
    session.chdir(path)
    settings = ["--rootdir", str(path), "-c", str(ROOT / "pyproject.toml")]
    session.run("pytest", *settings, "tests", env=UTF_8)


def runs(command: str, version: str) -> bool:
    """Tell whether an interpreter can be run; a version manager's shim may not."""
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    return done.returncode == 0 and done.stdout.startswith(f"Python {version}.")


def present(version: str) -> bool:
    """Tell whether an interpreter is here; one that only pyenv has is put on the path."""
    if version == HERE:
        return True
    found = shutil.which(f"python{version}")
    if found and runs(found, version):
        return True
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for folder in sorted((pyenv / "versions").glob(f"{version}.*/bin")):
        if runs(str(folder / "python"), version):
            os.environ["PATH"] = os.pathsep.join((str(folder), os.environ["PATH"]))
            return True
    return False


@nox.session
def demo(session: nox.Session) -> None:
    """Make the reference report and a province of 99 communes, and say where they are."""
    charts = PROJECT["project"]["optional-dependencies"]["charts"]
    install_everything(session, *charts)
    folder = session.posargs or [str(ROOT / "demo")]
    session.run("dcbase", "demo", *folder, env=UTF_8)


@nox.session(python=[python for python in PYTHONS if present(python)] or None)
def tests(session: nox.Session) -> None:
    """Run the core's tests; on the interpreter that runs nox, hold branch coverage to 95 %."""
    install_everything(session, *group("tests"))
    measured = session.python in (None, HERE) and not session.posargs
    if not measured:
        session.run("pytest", *session.posargs, env=UTF_8)
        return
    session.run("coverage", "erase")
    session.run("coverage", "run", "-m", "pytest", env=UTF_8)
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
    install_everything(session, *group("types", "tests"))
    sources = [str(path / "src") for path in DISTRIBUTIONS]
    session.run("mypy", "src")
    for source in sources:
        session.run("mypy", "--config-file", str(ROOT / "pyproject.toml"), source)
    session.run("mypy", "tests/typing")


@nox.session
def plugins(session: nox.Session) -> None:
    """Each first-party plugin's own tests against the working copy."""
    install_everything(session, *group("tests", "office"))
    for path in PLUGINS:
        own_tests(session, path)


@nox.session
def examples(session: nox.Session) -> None:
    """The reference plugin's own tests, its report among them."""
    install_everything(session, *group("tests"))
    own_tests(session, EXAMPLE)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a warning is an error."""
    install_everything(session, *group("docs"))
    session.run("sphinx-build", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")


@nox.session
def bench(session: nox.Session) -> None:
    """Every figure beside its limit or its peer, in the same run."""
    install_everything(session, *group("tests", "office", "bench"))
    chosen = session.posargs or sorted(p.name for p in (ROOT / "bench").glob("bench_*.py"))
    for name in chosen:
        session.run("python", str(ROOT / "bench" / name), env=UTF_8)


@nox.session
def hardening(session: nox.Session) -> None:
    """The long runs: many more examples of every property."""
    install_everything(session, *group("tests"))
    env = {**UTF_8, "HYPOTHESIS_PROFILE": "hardening"}
    long = (
        "tests/properties",
        "tests/unit",
        "tests/hostile",
        "tests/functional/test_same_bytes.py",
    )
    session.run("pytest", *long, env=env)


@nox.session
def minimums(session: nox.Session) -> None:
    """The tests with the oldest dependencies that pyproject.toml allows."""
    floors = [each.replace(">=", "==").split(",")[0] for each in PROJECT["project"]["dependencies"]]
    install_everything(session, *group("tests"))
    session.install(*floors)
    session.run("pytest", "tests", *session.posargs, env=UTF_8)


if os.name == "nt":  # the console of a fresh Windows is not UTF-8
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
