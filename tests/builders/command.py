"""The real command, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

ENV: Final = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


class Outcome(NamedTuple):
    """What a command left: its exit code and what it wrote."""

    code: int
    out: str
    err: str


def cpom(*arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> Outcome:
    """Run `cpom` and decode what it wrote, which must be UTF-8."""
    run = subprocess.run(
        [sys.executable, "-m", "cpom_desk.faces.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**ENV, **(env or {})},
    )
    return Outcome(run.returncode, run.stdout.decode(), run.stderr.decode())
