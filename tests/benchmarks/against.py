"""Two checkouts compared in one run: ``python -m tests.benchmarks --against DIR``.

Works are taken in pairs, a round of one checkout then of the other; a figure is the median of the
ratios of the pairs, in processor time. Both judge the samples of the checkout compared with, since
an older one does not know what was added since. What a line leaves out is said in it.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import orjson

from cpom_schema.formats import write_bytes
from tests.benchmarks import tables
from tests.benchmarks.checkout import Checkout
from tests.builders import judges
from tests.builders.sets import write_set

HERE = judges.ROOT
DOCUMENTS = 1_280
LARGE = 230


class Line(NamedTuple):
    """A work beside its floor, in each checkout.

    Attributes:
        title: what is measured.
        floor: the work it is divided by.
        work: the work.
        most: the ratio not to pass.
        rounds: how many pairs.
    """

    title: str
    floor: str
    work: str
    most: float
    rounds: int = 30


BESIDE_A_FLOOR = (
    Line("contract, all rules / orjson.loads", "loads contract", "judge contract", 8),
    Line("content digest / orjson.loads", "loads contract", "digest contract", 3),
    Line("follow-up and its dossier / orjson.loads of all", "loads dossier", "judge dossier", 6),
    Line("the same, dossier seen before", "loads dossier", "judge dossier seen", 3),
    Line("50,000 clean rows, workbook / unzip, expat", "parts of workbook", "judge workbook", 5, 5),
    Line("10 MB contract, one wrong value / sound", "judge large", "judge large wrong", 2.5, 3),
)  # fmt: skip
BESIDE_THE_OTHER = (
    ("JSON report of a contract, judging left out", "report contract", 1 / 3),
    ("contract to a package of CSV", "contract to CSV", 1 / 2),
    ("package of CSV to JSON", "CSV to contract", 1 / 2),
)


def _large(story: Path) -> tuple[bytes, bytes]:
    """A contract of 10 MB, sound, then with one value of another kind."""
    tree = orjson.loads((story / "contrat.json").read_bytes())
    rows = tree["objectifsActivite"]
    tree["objectifsActivite"] = [
        {**row, "dispositif": f"D-{n}"} for n in range(LARGE) for row in rows
    ]
    sound = orjson.dumps(tree)
    tree["objectifsActivite"][-1]["activitePrevue"] = "beaucoup"
    return sound, orjson.dumps(tree)


def _given(folder: Path, story: Path) -> None:
    """Write what the works read."""
    sound, wrong = _large(story)
    (folder / "large.json").write_bytes(sound)
    (folder / "large-wrong.json").write_bytes(wrong)
    (folder / "valeurs.xlsx").write_bytes(write_bytes(tables.clean_values(), "xlsx"))


def _ratio(checkout: Checkout, line: Line) -> float:
    pairs = [
        (checkout.work(line.floor), checkout.work(line.work)) for _ in range(line.rounds)
    ]  # fmt: skip
    return statistics.median(work / floor for floor, work in pairs)


def _beside_a_floor(now: Checkout, then: Checkout) -> Iterator[str]:
    for line in BESIDE_A_FLOOR:
        before, after = _ratio(then, line), _ratio(now, line)
        yield f"{line.title:<58} {before:>8.2f} x {after:>8.2f} x   at most {line.most:g}"


def _beside_the_other(now: Checkout, then: Checkout) -> Iterator[str]:
    for title, work, most in BESIDE_THE_OTHER:
        pairs = [(then.work(work), now.work(work)) for _ in range(15)]
        before, after = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        ratio = statistics.median(after / before for before, after in pairs)
        yield f"{title:<58} {before:>7.2f} ms {after:>7.2f} ms {ratio:>5.2f}  at most {most:.2f}"


def _sets(now: Checkout, then: Checkout, scratch: Path) -> Iterator[str]:
    """Sets judged together; four times as many by this checkout only, the other being quadratic."""
    small = write_set(scratch / "small", DOCUMENTS)[0].parent
    large = write_set(scratch / "large", 4 * DOCUMENTS)[0].parent
    before = then.command("validate", "--together", str(small))
    after = now.command("validate", "--together", str(small))
    more = now.command("validate", "--together", str(large))
    ratio = after.seconds / before.seconds
    yield (
        f"{DOCUMENTS} documents --together, whole command"
        f" {before.seconds:>7.2f} s {after.seconds:>7.2f} s {ratio:>5.2f}  at most {1 / 6:.2f}"
    )
    yield f"four times as many: {more.seconds / after.seconds:.2f} times, at most 4.4"
    yield f"memory at {4 * DOCUMENTS}: {more.megabytes:.0f} MB, at most 100"


def compare(other: Path) -> None:
    """Print the table of two checkouts, the other first.

    Args:
        other: the checkout compared with, whose samples both judge.
    """
    story = other / "samples" / "campaign"
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        folders = [scratch / part for part in ("given", "now", "then")]
        for folder in folders:
            folder.mkdir()
        given, written, written_then = folders
        _given(given, story)
        with (
            Checkout(HERE, story, given, written) as now,
            Checkout(other, story, given, written_then) as then,
        ):
            for block in (
                _beside_a_floor(now, then),
                _beside_the_other(now, then),
                _sets(now, then, scratch),
            ):
                for text in block:
                    print(text, flush=True)
