"""The JDK's own XSD validator, run once over many small documents."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

from tests.builders.programs import program

PROGRAM = Path(__file__).parents[1] / "jdk" / "XsdCheck.java"


def faults(xsd: Path, documents: Iterable[bytes]) -> list[str]:
    """The first fault the JDK finds in each document, empty when there is none."""
    java = program("java", "the XSD must be tried in Java too")
    listed = b"".join(b64encode(d) + b"\n" for d in documents)
    run = subprocess.run(
        [java, str(PROGRAM), str(xsd)], input=listed, capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    lines = run.stdout.decode().splitlines()
    assert len(lines) == listed.count(b"\n"), "the JDK lost a document"
    return ["" if line == "ok" else line for line in lines]
