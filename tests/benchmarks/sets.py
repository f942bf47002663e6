"""What judging documents together costs: ``python -m tests.benchmarks.sets [--large]``.

Ratios of one run, medians, candidates taken in turn. The large set is judged once, for its time and
memory a document.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cpom_desk import Options, Source, judge, judge_set
from cpom_schema.document import Document
from cpom_schema.formats import read, read_bytes
from cpom_validators import Companions, validate
from tests.benchmarks.measure import medians, show
from tests.builders.judges import SAMPLES
from tests.builders.sets import write_set

OPTIONS = Options(today="2026-05-04")
STORY = SAMPLES / "campaign"
SIZES = (80, 640)
LARGE = 5_000


def _sources(paths: list[Path]) -> list[Source]:
    return [Source(path.name, str(path)) for path in paths]


def _alone(paths: list[Path]) -> None:
    for source in _sources(paths):
        judge(source, OPTIONS)


def _together(paths: list[Path]) -> None:
    for _ in judge_set(_sources(paths), OPTIONS):
        pass


def follow_up() -> dict[str, float]:
    """Return what a follow-up costs by itself, and in a dossier that is already open."""
    source = (STORY / "suivi-2025.json").read_bytes()
    given: dict[str, tuple[Document, ...]] = {
        "contrat": (read(STORY / "contrat.json"),),
        "avenant": tuple(read(STORY / f"avenant-{n}.json") for n in (1, 2)),
        "precedent": (read(STORY / "suivi-2024.json"),),
    }
    companions = Companions(given)
    candidates: dict[str, Callable[[], object]] = {
        "the follow-up alone, read and judged": lambda: validate(read_bytes(source)),
        "with its contract, avenants and previous one, already read": lambda: validate(
            read_bytes(source), companions=companions
        ),
        "the same, nothing of them known yet": lambda: validate(
            read_bytes(source), companions=Companions(given)
        ),
    }
    return medians(candidates, 40, time.process_time)


def sets(folder: Path) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield what sets of several sizes cost, each document alone then all together."""
    for size in SIZES:
        paths = write_set(folder / str(size), size)
        candidates: dict[str, Callable[[], object]] = {
            f"{size} documents, each alone": partial(_alone, paths),
            f"{size} documents together": partial(_together, paths),
        }
        yield size, medians(candidates, 5, time.process_time)


def main() -> None:
    """Print the blocks."""
    show("Follow-up, JSON, in process", follow_up())
    with tempfile.TemporaryDirectory() as folder:
        for size, found in sets(Path(folder)):
            show(f"Set of {size}", found)
        if "--large" in sys.argv:
            paths = write_set(Path(folder) / "large", LARGE)
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            start = time.process_time()
            _together(paths)
            seconds = time.process_time() - start
            more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            each = f"{seconds / LARGE * 1000:.2f} ms and {more / LARGE:.1f} KiB each"
            print(f"\n{LARGE} together: {each}")


if __name__ == "__main__":
    main()
