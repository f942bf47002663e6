"""Write every generated file: `python -m spec.generator [--check]`."""

from __future__ import annotations

import sys

from cpom_validators.cel.nodes import RuleError
from spec.generator import artefacts
from spec.generator.source import SpecificationError


def main() -> int:
    """Write the files, or with ``--check`` only report which ones are stale.

    Returns:
        The exit code: 1 when ``--check`` finds a stale file, 2 when the source is refused, else 0.
    """
    try:
        return _report_stale() if sys.argv[1:] == ["--check"] else _write()
    except (SpecificationError, RuleError) as error:
        sys.stderr.write(f"Nothing was written, spec/ is to be corrected:\n{error}\n")
        return 2


def _write() -> int:
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
