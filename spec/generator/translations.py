"""The French of the messages of click: a catalogue compiled from its source (gettext)."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE: Final = "cpom.po"


def files(folder: Path) -> dict[str, bytes]:
    """Return the compiled catalogue by file name, from the one written by hand in a folder."""
    with (folder / SOURCE).open("rb") as file:
        catalogue = read_po(file, locale="fr")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return {"cpom.mo": compiled.getvalue()}
