"""A province's round beside merely parsing the same files with PyYAML's C loader.

Ours: collect, read, check and add up every file, on one core, in a workspace whose plugins,
catalogs, units and kit stand ready.  Peer: ``yaml.load(bytes, CSafeLoader)`` of each file, which
judges nothing, keeps no places and resolves scalars.  Both read the files from the disk.
Processor time is measured, not the wall's.  The made communes share sentences; nothing that was
read for one of them is used for another.

    python bench/bench_province.py              both rounds
    python bench/bench_province.py --profile    where the time goes (cProfile), with prose
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

import yaml
from measure import machine, show

from dcbase import Workspace
from dcbase.reading.yaml_out import yaml_of
from dcbase.testing import made_submissions

RUNS = 25
FRAME = ("dcbase", "form", "unit", "period", "window", "sample", "figures")
"""What is left of a submission without its words."""
SETTINGS = """
[workspace]
name = "Lào Cai"
unit = "15"

[plugins]
use = ["dcbase-law10", "dcbase-units-vn"]

[round]
form = "law10:grassroots-democracy"
period = "2025"
window = { from = 2025-01-01, to = 2025-10-31, label = "10 tháng đầu năm 2025" }
deadline = 2025-11-15
expected = "children"

[[source]]
type = "folder"
path = "inbox"
"""


@contextmanager
def province(*, prose: bool) -> Iterator[Workspace]:
    """Make a workspace with a full inbox, ready to run."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "dcbase.toml").write_text(SETTINGS, encoding="utf-8")
        inbox = folder / "inbox"
        inbox.mkdir()
        workspace = Workspace.open(folder)
        for name, content in _made(workspace):
            (inbox / name).write_bytes(content if prose else _figures_only(content))
        workspace.run()  # builds what is built when first asked for: kit, round, layouts
        yield workspace


def _made(workspace: Workspace) -> Iterator[tuple[str, bytes]]:
    return made_submissions(
        workspace.questions,
        workspace.expected.values(),
        window=workspace.round.window,
        period=workspace.round.period,
        seed=2025,
        absent=0,
    )


def _figures_only(content: bytes) -> bytes:
    plain = yaml.load(content, yaml.BaseLoader)
    return yaml_of({key: plain[key] for key in FRAME}).encode()


def parse_all(inbox: Path) -> None:
    for path in sorted(inbox.iterdir()):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def compare(*, prose: bool, goal: float) -> None:
    with province(prose=prose) as workspace:
        inbox = workspace.root / "inbox"
        sizes = [path.stat().st_size for path in inbox.iterdir()]
        figures = len(workspace.questions.indicators)
        kind = "figures and prose" if prose else "figures only"
        title = f"{len(sizes)} communes, {figures} indicators, {kind}, {sum(sizes) // 1024} KiB"
        works = (lambda: workspace._run(None), lambda: parse_all(inbox))
        names = ("dcbase, the round", "CSafeLoader, parsing")
        show(title, names, works, goal=goal, runs=RUNS, clock=process_time)


def profile() -> None:
    with province(prose=True) as workspace:
        workspace._run(None)
        profiler = cProfile.Profile()
        profiler.runcall(workspace._run, None)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(30)
    pstats.Stats(profiler).strip_dirs().sort_stats("cumulative").print_stats(60)


def main() -> None:
    print(machine())
    if not yaml.__with_libyaml__:
        print("PyYAML has no C loader here: nothing to compare with")
        return
    if "--profile" in sys.argv:
        profile()
        return
    compare(prose=False, goal=1.3)
    compare(prose=True, goal=2.0)


if __name__ == "__main__":
    main()
