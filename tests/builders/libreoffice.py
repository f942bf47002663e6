"""LibreOffice, to save a workbook as the people who use it would."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Final

from tests.builders.programs import program

WHY: Final = "workbooks must open in LibreOffice"
_SECONDS: Final = 180


@cache
def _profile() -> str:
    """A profile of this process alone: two programs that share one refuse to start."""
    folder = mkdtemp(prefix="cpom-libreoffice-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def convert(source: bytes, suffix_in: str, suffix_out: str) -> bytes:
    """A file opened and saved again by LibreOffice.

    Args:
        source: bytes of the file.
        suffix_in: what they are, without a dot: ``xlsx``.
        suffix_out: what is wanted, without a dot: ``ods``.
    """
    (saved,) = convert_all([source], suffix_in, suffix_out)
    return saved


def convert_all(sources: Sequence[bytes], suffix_in: str, suffix_out: str) -> list[bytes]:
    """Several files, for the price of one start of the program."""
    soffice = program("soffice", WHY)
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = [folder / f"{number}.{suffix_in}" for number in range(len(sources))]
        for file, source in zip(files, sources, strict=True):
            file.write_bytes(source)
        out = folder / "out"
        run = subprocess.run(
            [soffice, f"-env:UserInstallation={_profile()}", "--headless",
             "--convert-to", suffix_out, "--outdir", out, *files],
            capture_output=True, text=True, check=False, timeout=_SECONDS,
        )  # fmt: skip
        made = [out / f"{number}.{suffix_out}" for number in range(len(sources))]
        assert all(file.exists() for file in made), run.stdout + run.stderr
        return [file.read_bytes() for file in made]
