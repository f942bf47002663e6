"""Measure the walk of a command through the code: ``python -m tests.commands.walks``.

For each command, on its second and warm run: modules entered, calls, moves from one module to
another, documents read. Only the modules of this repository count. ``--of FOLDER MODULE`` measures
another checkout, whose command is that module (``cpom_schema.cli`` before decision 0019).
"""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

ROOT: Final = Path(__file__).parents[2]
STORY: Final = ROOT / "samples" / "campaign"
BOOK: Final = ROOT / "samples" / "workbooks" / "suivi-2025-fautif.xlsx"
_C: Final = str(STORY / "contrat.json")
_F: Final = str(STORY / "suivi-2025.json")
_TOGETHER: Final = (
    *("contrat", "avenant-1", "avenant-2", "suivi-2024", "suivi-2025", "suivi-2026"),
    *("avis-2024-ars", "avis-2025-ars", "programmation-2023"),
)
COMMANDS: Final[dict[str, list[str]]] = {
    "validate": ["validate", _F],
    "validate --contract": ["validate", _F, "--contract", _C],
    "validate --together of 9": [
        "validate",
        "--together",
        *(str(STORY / f"{name}.json") for name in _TOGETHER),
    ],
    "validate --annotate": ["validate", str(BOOK), "--contract", _C, "--annotate", "{out}.xlsx"],
    "convert to XML": ["convert", _F, "{out}.xml"],
    "convert to XLSX": ["convert", _F, "{out}.xlsx"],
    "template": [
        *("template", "suiviAnnuel", "--contract", _C, "--year", "2025"),
        *("--previous", str(STORY / "suivi-2024.json"), "-o", "{out}.xlsx"),
    ],
}
_READERS: Final = "read_bytes"


class Walk(NamedTuple):
    """What a command went through."""

    modules: int
    calls: int
    moves: int
    readings: int


class _Tracer:
    """Counts the calls inside of a folder."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.modules: set[str] = set()
        self.calls = 0
        self.moves = 0
        self.readings = 0

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        if event != "call":
            return
        here = frame.f_code.co_filename
        if not here.startswith(self.root) or f"{os.sep}tests{os.sep}" in here:
            return
        self.calls += 1
        self.modules.add(here)
        self.readings += frame.f_code.co_name == _READERS
        caller = frame.f_back
        if caller is not None and caller.f_code.co_filename != here:
            self.moves += caller.f_code.co_filename.startswith(self.root)


def walk(main: Any, root: str, arguments: list[str]) -> Walk:
    """Return what a warm run of a command goes through."""
    tracer = _Tracer(root)
    for hook in (None, tracer):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            sys.setprofile(hook)
            try:
                main(arguments, prog_name="cpom", standalone_mode=False)
            except SystemExit:
                pass
            finally:
                sys.setprofile(None)
    return Walk(len(tracer.modules), tracer.calls, tracer.moves, tracer.readings)


def _measure(root: str, module: str) -> None:
    """Print the walks of one checkout, in a process that imports nothing else of ours."""
    from importlib import import_module
    from tempfile import TemporaryDirectory

    main = import_module(module).main
    with TemporaryDirectory() as folder:
        for rank, (name, arguments) in enumerate(COMMANDS.items()):
            given = [a.replace("{out}", f"{folder}/{rank}") for a in arguments]
            found = walk(main, root, given)
            sys.stdout.write(
                f"{name:<26} {found.modules:>4} modules {found.calls:>7} calls "
                f"{found.moves:>6} moves {found.readings:>3} readings\n"
            )


def main() -> None:
    """Measure this checkout, or the one that is named."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--inside"]:
        _measure(arguments[1], arguments[2])
        return
    root, module = (
        arguments[1:3] if arguments[:1] == ["--of"] else (str(ROOT), "cpom_desk.faces.cli")
    )
    path = os.pathsep.join((root, str(Path(root) / "validators")))
    subprocess.run(
        [sys.executable, str(Path(__file__)), "--inside", root, module],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
    )


if __name__ == "__main__":
    main()
