"""Run two things in turns and say how they compare.

Interleaving makes both meet the same machine: whatever slows one run down slows the other one's
neighbouring run too.  Nothing is asserted here; a figure beside its goal is for a reader.
"""

from __future__ import annotations

import gc
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Comparison:
    """Medians, in seconds.

    `ratio` is the median of the ratios of neighbouring runs, which a drift of the machine leaves
    alone; `spread` is the smallest and the largest of them.
    """

    ours: float
    peer: float
    ratio: float
    spread: tuple[float, float]


def interleaved(
    ours: Work, peer: Work, *, runs: int, warm_ups: int = 1, clock: Clock = time.perf_counter
) -> Comparison:
    """Run both in turns, after some runs that do not count.

    Args:
        clock: Of the wall, which is right for other processes; `time.process_time` for work in
            this one, so that whoever else uses the machine is not measured.
    """
    for _ in range(warm_ups):
        ours()
        peer()
    pairs = [(_seconds(ours, clock), _seconds(peer, clock)) for _ in range(runs)]
    ratios = [one / other for one, other in pairs]
    return Comparison(
        median(one for one, _ in pairs),
        median(other for _, other in pairs),
        median(ratios),
        (min(ratios), max(ratios)),
    )


def command(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> Work:
    """Return the running of a command in a process of its own; it must succeed."""
    env = {**os.environ, **(environment or {})}

    def run() -> None:
        subprocess.run(arguments, env=env, check=True, capture_output=True)

    return run


def show(
    title: str,
    names: tuple[str, str],
    works: tuple[Work, Work],
    *,
    goal: float,
    runs: int,
    warm_ups: int = 1,
    clock: Clock = time.perf_counter,
) -> Comparison:
    """Measure and print: what, both medians, their ratio, the goal."""
    found = interleaved(*works, runs=runs, warm_ups=warm_ups, clock=clock)
    verdict = "within" if found.ratio <= goal else "ABOVE"
    width = max(len(name) for name in names)
    print(f"{title} ({runs} runs in turns)")
    print(f"  {names[0]:{width}}  {found.ours * 1000:9.1f} ms")
    print(f"  {names[1]:{width}}  {found.peer * 1000:9.1f} ms")
    low, high = found.spread
    print(
        f"  ratio {found.ratio:.2f} ({low:.2f} to {high:.2f}), goal {goal:.2f}: {verdict}",
        flush=True,
    )
    return found


def machine() -> str:
    """Say what was measured on."""
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} "
        f"{platform.release()}, {_processor()}, {os.cpu_count()} cores, Python at {sys.executable}"
    )


def _seconds(work: Work, clock: Clock) -> float:
    gc.collect()
    started = clock()
    work()
    return clock() - started


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    if information.is_file():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
