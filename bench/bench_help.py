"""``dcbase --help`` with ten plugins installed, beside a one-command click program's --help.

The ten plugins are distributions as far as the interpreter can tell (a dist-info folder with an
entry point, on PYTHONPATH).  Importing one would fail loudly: help must not import any.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from measure import command, machine, show

PLUGINS = 10
RUNS = 31
GOAL = 1.2
PEER = """
import click

@click.command()
@click.option("--count", default=1, help="How often.")
def main(count):
    \"\"\"Say hello.\"\"\"

main()
"""


def install(folder: Path) -> None:
    """Make the plugins and the peer importable from a folder."""
    for number in range(PLUGINS):
        name = f"bench_plugin_{number}"
        (folder / f"{name}.py").write_text("raise ImportError('help imports no plugin')\n")
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        info.joinpath("METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n"
            "Requires-Dist: dcbase\n"
        )
        info.joinpath("entry_points.txt").write_text(f"[dcbase]\nbench-{number} = {name}\n")
    (folder / "bench_peer.py").write_text(PEER)


def main() -> None:
    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        install(folder)
        environment = {
            "PYTHONPATH": os.pathsep.join(filter(None, (temporary, os.environ.get("PYTHONPATH")))),
            "PYTHONUTF8": "1",
        }
        works = (
            command([sys.executable, "-m", "dcbase", "--help"], environment),
            command([sys.executable, "-m", "bench_peer", "--help"], environment),
        )
        names = (f"dcbase --help, {PLUGINS} plugins", "click program --help")
        show("Start-up", names, works, goal=GOAL, runs=RUNS, warm_ups=2)


if __name__ == "__main__":
    main()
