"""Works that two checkouts are compared by, run in a process of one of them.

Started by `checkout.py` with the checkout on the path: it imports public names only, those that
stand in both. A line read is a work's name; a line written is its processor time, in seconds.
"""

from __future__ import annotations

import gc
import io
import shutil
import sys
import time
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any
from xml.parsers import expat

import orjson

STORY = ("suivi-2025", "contrat", "suivi-2024", "avenant-1", "avenant-2")
NOW = "2026-05-04T09:00:00+02:00"


def _among() -> Any:
    """The function that finds the documents of a set that go with one."""
    try:
        from cpom_validators.together.sets import among
    except ImportError:
        from cpom_validators.beside import among  # type: ignore[import-not-found,no-redef]
    return among


def _companions_name() -> str:
    from inspect import signature

    from cpom_validators import validate

    return "companions" if "companions" in signature(validate).parameters else "beside"


def _tree_of(report: Any) -> Any:
    import datetime as dt

    now = dt.datetime.fromisoformat(NOW)
    try:
        from cpom_validators import report_tree
    except ImportError:
        return report.to_tree(now, "fr")
    return report_tree(report, now, "fr")


def _convert(source: Path, target: Path) -> None:
    try:
        from cpom_desk import ConvertRequest, convert
    except ImportError:
        from cpom_schema.convert import convert as written  # type: ignore[import-not-found]

        written(source, target)
    else:
        convert(ConvertRequest(str(source), str(target)))


def _parts(source: bytes) -> None:
    """Unzip a workbook and let expat go through it, which no reader can do without."""
    with zipfile.ZipFile(io.BytesIO(source)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                expat.ParserCreate().Parse(archive.read(name), True)


def works(story: Path, given: Path, scratch: Path) -> dict[str, Callable[[], object]]:
    """Return the works by name.

    Args:
        story: the folder of the documents of one contract, in JSON.
        given: a folder with `valeurs.xlsx`, `large.json` and `large-wrong.json`.
        scratch: an empty folder to write in.
    """
    from cpom_schema import digest
    from cpom_schema.formats import read, read_bytes
    from cpom_validators import validate

    among, companions = _among(), _companions_name()
    raw = [(story / f"{name}.json").read_bytes() for name in STORY]
    follow_up, contract = raw[0], raw[1]
    book = (given / "valeurs.xlsx").read_bytes()
    sound, wrong = ((given / f"large{end}.json").read_bytes() for end in ("", "-wrong"))

    def dossier() -> Any:
        documents = [read_bytes(source) for source in raw]
        return among(documents[0], documents[1:])

    def with_dossier(beside: Any) -> object:
        return validate(read_bytes(follow_up), **{companions: beside})

    known = dossier()
    with_dossier(known)
    read_contract = read_bytes(contract)
    report = validate(read_contract)
    ranks = count()
    package = scratch / "package"
    _convert(story / "contrat.json", package)

    def to_csv() -> None:
        target = scratch / f"package-{next(ranks)}"
        _convert(story / "contrat.json", target)
        shutil.rmtree(target)

    def back() -> None:
        target = scratch / f"contrat-{next(ranks)}.json"
        _convert(package, target)
        target.unlink()

    return {
        "loads contract": lambda: orjson.loads(contract),
        "judge contract": lambda: validate(read_bytes(contract)),
        "digest contract": lambda: digest(read_contract),
        "report contract": lambda: orjson.dumps(_tree_of(report)),
        "loads dossier": lambda: [orjson.loads(source) for source in raw],
        "judge dossier": lambda: with_dossier(dossier()),
        "judge dossier seen": lambda: with_dossier(known),
        "parts of workbook": lambda: _parts(book),
        "judge workbook": lambda: validate(read_bytes(book)),
        "judge large": lambda: validate(read_bytes(sound)),
        "judge large wrong": lambda: validate(read_bytes(wrong)),
        "contract to CSV": to_csv,
        "CSV to contract": back,
        "read contract": lambda: read(story / "contrat.json"),
    }


def main() -> None:
    """Answer the names read on the standard input until it ends."""
    gc.set_threshold(100_000, 50, 100)  # garbage is looked for as seldom as in the command
    known = works(*map(Path, sys.argv[1:4]))
    print("ready", flush=True)
    for line in sys.stdin:
        work = known[line.strip()]
        start = time.process_time()
        work()
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main()
