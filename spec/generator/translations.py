"""The French of the messages of click: a catalogue compiled from its source (gettext)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import polib

SOURCE: Final = "cpom.po"


def files(folder: Path) -> dict[str, bytes]:
    """Return the compiled catalogue by file name, from the one written by hand in a folder."""
    compiled: bytes = polib.pofile(str(folder / SOURCE)).to_binary()
    return {"cpom.mo": compiled}
