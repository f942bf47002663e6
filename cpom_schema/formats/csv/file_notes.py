"""The notes of the files that are not written as the standard writes them: read all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cpom_schema.errors import Note, Word
from cpom_schema.formats.csv.text import Text

SEPARATED: Final = "CPOM-F-030"
ENCODED: Final = "CPOM-F-031"
FOREIGN: Final = "CPOM-F-112"
_WINDOWS: Final = "windows-1252"
_SYSTEMS: Final = {"ibm850": Word("@ibm850"), "macintosh": Word("@macintosh")}
MARKED: Final = "CPOM-F-045"
WIDE: Final = "CPOM-F-113"
_SEPARATORS: Final = {";": Word("@point_virgule"), "\t": Word("@tabulation")}
_NAMED: Final = 3
"""Files a note names: enough to understand."""


def file_notes(texts: Sequence[Text]) -> Iterator[Note]:
    """Yield one note for each way of writing that some files of a package share."""
    for separator, word in _SEPARATORS.items():
        separated = [text for text in texts if text.separator == separator]
        yield from _shared(SEPARATED, separated, ("separateur", word))
    yield from _encoding_notes(texts)
    yield from _shared(MARKED, [text for text in texts if text.marked])
    yield from _shared(WIDE, [text for text in texts if text.wide])


def _encoding_notes(texts: Sequence[Text]) -> Iterator[Note]:
    """Yield the notes of the files that are neither UTF-8 nor UTF-16."""
    yield from _shared(ENCODED, _encoded(texts, _WINDOWS))
    for encoding, word in _SYSTEMS.items():
        yield from _shared(FOREIGN, _encoded(texts, encoding), ("encodage", word))


def _encoded(texts: Sequence[Text], encoding: str) -> list[Text]:
    return [text for text in texts if text.encoding == encoding]


def _shared(code: str, texts: Sequence[Text], *more: tuple[str, str]) -> Iterator[Note]:
    """Yield the note of some files, if there are any."""
    if not texts:
        return
    names = ", ".join(text.name for text in texts[:_NAMED])
    if len(texts) > _NAMED:
        names += ", …"
    params = (("nombre", str(len(texts))), ("fichiers", names), *more)
    yield Note(code, params, (), 1, None, texts[0].name)
