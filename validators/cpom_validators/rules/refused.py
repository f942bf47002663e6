"""What stands in a tree for a value that was already refused."""

from __future__ import annotations

from typing import Any, Final


class TouchedError(Exception):
    """A rule looked at a value that was already refused: it has nothing to report."""


class Refused:
    """Stands for a value that was already refused: whatever a rule does with it stops the rule."""

    __slots__ = ()

    def _touched(self, *_: object) -> Any:
        raise TouchedError

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _touched
    __hash__ = __bool__ = __len__ = __iter__ = __getitem__ = __contains__ = _touched
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _touched

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise TouchedError

    __truediv__ = __rtruediv__ = __neg__ = __abs__ = __round__ = __int__ = __float__ = _touched


REFUSED: Final = Refused()
