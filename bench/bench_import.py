"""The reference report imported from text, beside reflowing it with `str` methods alone.

The peer joins the broken lines of the same file into paragraphs, by the two rules that everybody
begins with: a line goes on unless it ends like a sentence or the next one begins with a mark.  It
recognises nothing, places nothing and counts no words.  Ours reads the text as an outline, places
every block into the form of law10, looks for the phrases of all its indicators, and says
every block back to see that no word was lost.  No goal was set: the ratio says what that costs.

    python bench/bench_import.py              the comparison
    python bench/bench_import.py --profile    where our time goes (cProfile)
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from hashlib import sha256
from pathlib import Path
from time import process_time

from measure import interleaved, machine

from dcbase import Workspace
from dcbase._flow.placing import placed
from dcbase.model import Received
from dcbase.reading.plain_text import submissions_from_text

EXAMPLE = Path(__file__).parents[1] / "examples/lung_phinh"
RUNS = 15
ENDS = (".", ":", ";", "!", "?", "”")
MARKS = ("- ", "*", "I.", "II.", "III.", "IV.", "V.", "VI.", "1.", "2.", "3.", "4.")
MARKS += ("a)", "b)", "c)", "d)", "e)")


def reflowed(text: str) -> list[str]:
    """Join broken lines with `str` methods alone."""
    paragraphs: list[str] = []
    goes_on = False
    for written in text.split("\n"):
        line = " ".join(written.split())
        if not line:
            continue
        if goes_on and not line.startswith(MARKS):
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
        else:
            paragraphs.append(line)
        goes_on = not line.endswith(ENDS)
    return paragraphs


def main() -> None:
    workspace = Workspace.open(EXAMPLE)
    kit, round = workspace.kit, workspace.round
    content = (EXAMPLE / "tests/lung_phinh_2025.txt").read_bytes()
    received = Received("bao-cao.txt", sha256(content).hexdigest(), content)

    def ours() -> int:
        (came,) = submissions_from_text(received)
        _, found = placed(came, kit, round)
        assert found is not None
        return sum(found.words.values())

    def peer() -> int:
        return sum(len(one.split()) for one in reflowed(content.decode()))

    if ours() != peer():
        raise SystemExit(f"{ours()} words placed, {peer()} in the text")
    if "--profile" in sys.argv:
        profile = cProfile.Profile()
        profile.runcall(ours)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)
        return
    print(machine())
    found = interleaved(ours, peer, runs=RUNS, warm_ups=2, clock=process_time)
    print(
        f"importing the reference report: {found.ours * 1000:.0f} ms, reflowing it with str "
        f"methods alone {found.peer * 1000:.2f} ms: {found.ratio:.0f} times "
        f"({found.spread[0]:.0f} to {found.spread[1]:.0f}); no goal"
    )


if __name__ == "__main__":
    main()
