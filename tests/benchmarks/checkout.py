"""A checkout of the project, run in processes of its own: its works and its commands."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple, Self

WORKER = Path(__file__).with_name("worker.py")


class Cost(NamedTuple):
    """What a command took: processor time in seconds, and its largest memory in megabytes."""

    seconds: float
    megabytes: float


class Checkout:
    """A checkout, and a process of it that runs works by name."""

    def __init__(self, folder: Path, story: Path, given: Path, scratch: Path) -> None:
        """Start the process.

        Args:
            folder: the checkout.
            story: the documents of one contract.
            given: what the works read, see `worker.works`.
            scratch: an empty folder for what they write.
        """
        self._folder = folder
        self._environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join((str(folder / "validators"), str(folder))),
        }
        arguments = [sys.executable, str(WORKER), str(story), str(given), str(scratch)]
        self._worker = subprocess.Popen(
            arguments,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._worker.communicate()

    def _answer(self) -> str:
        assert self._worker.stdout is not None
        line = self._worker.stdout.readline()
        if not line:
            raise AssertionError(f"{self._folder}: the worker ended, {self._worker.wait()}")
        return line

    def work(self, name: str) -> float:
        """Run a work once and return its processor time, in seconds."""
        assert self._worker.stdin is not None
        self._worker.stdin.write(f"{name}\n")
        self._worker.stdin.flush()
        return float(self._answer())

    def command(self, *arguments: str) -> Cost:
        """Run the command once, whatever it finds, and return what it took.

        Raises:
            AssertionError: it failed.
        """
        process = subprocess.Popen(
            [sys.executable, "-P", "-c", self._started(), *arguments],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise AssertionError(f"{self._folder}: {arguments}: {process.returncode}")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def _started(self) -> str:
        """What a script of the installed command does, as its project file names it."""
        project = tomllib.loads((self._folder / "pyproject.toml").read_text("utf-8"))["project"]
        module, _, function = project["scripts"]["cpom"].partition(":")
        return f"from {module} import {function}; {function}()"
