"""A shelf for what a set does not need for a while: in memory while small, then in a file.

The file has no name that others could open, and goes with the shelf.
"""

from __future__ import annotations

import pickle
from tempfile import SpooledTemporaryFile
from typing import Any, Final, NamedTuple, Self

_MOST_IN_MEMORY: Final = 4 * 1024 * 1024


class Slot(NamedTuple):
    """Where a value was laid: its first byte and how many it takes."""

    start: int
    length: int


class Shelf:
    """Values laid aside one after the other, taken back in any order."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_MOST_IN_MEMORY)  # noqa: SIM115 - see `__exit__`

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def lay(self, value: Any) -> Slot:
        """Lay a value aside and return where it is.

        Raises:
            OSError: the disk is full.
        """
        packed = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        start = self._file.seek(0, 2)
        self._file.write(packed)
        return Slot(start, len(packed))

    def take(self, slot: Slot) -> Any:
        """Return the value laid at a slot, which stays there."""
        self._file.seek(slot.start)
        return pickle.loads(self._file.read(slot.length))  # noqa: S301 - packed by `lay`
