"""Write every generated file: `python -m spec.generator [--check]`."""

from __future__ import annotations

import sys

from spec.generator import artefacts


def main() -> int:
    """Write the files, or with ``--check`` only say which ones are stale."""
    if sys.argv[1:] == ["--check"]:
        stale = artefacts.stale()
        for path in stale:
            sys.stderr.write(f"périmé : {path}\n")
        if stale:
            sys.stderr.write("À refaire : python -m spec.generator\n")
        return 1 if stale else 0
    for path in artefacts.write():
        sys.stdout.write(f"écrit : {path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
