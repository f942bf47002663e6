"""Write every generated file: `python -m cpom_schema._generate [--check]`."""

from __future__ import annotations

import sys

from cpom_schema._generate import artefacts


def main() -> int:
    """Write the files, or with ``--check`` only say which ones are stale."""
    if sys.argv[1:] == ["--check"]:
        stale = artefacts.stale()
        for path in stale:
            sys.stderr.write(f"périmé : {path}\n")
        if stale:
            sys.stderr.write("À refaire : python -m cpom_schema._generate\n")
        return 1 if stale else 0
    for path in artefacts.write():
        sys.stdout.write(f"écrit : {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
