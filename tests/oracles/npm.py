"""The packages of `tests/oracles/node`, installed once outside the repository."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.builders.programs import program

SOURCES = Path(__file__).parent / "node"
INSTALL_SECONDS = 300
REASON = "the rules must be tried in JavaScript too"


@cache
def home() -> Path:
    """The folder of the scripts with their packages; named after its content, so never stale.

    Without npm or the network the test is skipped, and fails where CI promises them.
    """
    node_version = subprocess.run(
        [program("node", REASON), "--version"], capture_output=True, check=True
    ).stdout
    sources = sorted(p for p in SOURCES.iterdir() if p.suffix in {".json", ".mjs"})
    content = b"".join(p.name.encode() + p.read_bytes() for p in sources)
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "cpom-oracles"
    wanted = caches / hashlib.sha256(node_version + content).hexdigest()[:16]
    if wanted.is_dir():
        return wanted
    npm = program("npm", REASON)
    caches.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=caches))
    try:
        for source in sources:
            shutil.copy(source, scratch)
        run = subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=scratch,
            capture_output=True,
            text=True,
            check=False,
            timeout=INSTALL_SECONDS,
        )
        if run.returncode:
            if os.environ.get("CI"):
                pytest.fail(f"npm ci: {run.stderr}")
            pytest.skip("npm could not install the packages: no network?")
        try:
            scratch.rename(wanted)
        except OSError:  # another process was quicker
            if not wanted.is_dir():
                raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return wanted


def exchange(script: str, header: Any, requests: Iterable[Any]) -> Iterator[Any]:
    """Run a script once over many requests, a line each; gives its answers in their order."""
    node = program("node", REASON)
    lines = [json.dumps(one, ensure_ascii=True) for one in (header, *requests)]
    run = subprocess.run(
        [node, str(home() / script)],
        input="\n".join(lines).encode() + b"\n",
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    answers = run.stdout.decode().splitlines()
    assert len(answers) == len(lines) - 1, "Node lost a request"
    return map(json.loads, answers)
