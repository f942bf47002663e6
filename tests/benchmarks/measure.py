"""How things are measured: interleaved rounds, medians, ratios to the first line of a block."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable

Candidate = Callable[[], object]


def medians(
    candidates: dict[str, Candidate], rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Median time of each candidate, in seconds, the candidates taken in turn.

    Garbage is looked for as seldom as in the command, for all of them.
    """
    gc.set_threshold(100_000, 50, 100)
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, run in candidates.items():
            start = clock()
            run()
            times[name].append(clock() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def show(title: str, found: dict[str, float]) -> None:
    """Print a block; the first line is its floor."""
    floor = next(iter(found.values()))
    print(f"\n{title}")
    for name, seconds in found.items():
        print(f"  {name:<58} {seconds * 1000:>9.2f} ms  {seconds / floor:>7.2f} x")
