"""Write every generated file: `python -m spec.generator [--check]`."""

from __future__ import annotations

import sys

from spec.generator import artefacts


def main() -> int:
    """Write the files, or with ``--check`` only report which ones are stale.

    Returns:
        The exit code: 1 when ``--check`` finds a stale file, else 0.
    """
    if sys.argv[1:] == ["--check"]:
        return _report_stale()
    for path in artefacts.write():
        sys.stdout.write(f"written: {path}\n")
    return 0


def _report_stale() -> int:
    stale = artefacts.stale()
    if not stale:
        return 0
    for path in stale:
        sys.stderr.write(f"stale: {path}\n")
    sys.stderr.write("Run: python -m spec.generator\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
