"""The text of one CSV file: its encoding, its separator, its records and their lines."""

from __future__ import annotations

import csv
import io
import re
from codecs import getincrementaldecoder
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.detect import UTF8_BOM

MALFORMED: Final = "CPOM-F-039"
OVERSIZE: Final = "CPOM-F-046"
COMMA: Final = ","
SEPARATORS: Final = (COMMA, ";", "\t")
_FIRST: Final = 1_000_000
"""Bytes among which the first record is looked for: more than any header needs. Also the bytes
decoded at once when an encoding is looked for."""
_SEP: Final = re.compile(rb"sep=([,;\t])\r?\n", re.IGNORECASE)
_WIDE: Final = re.compile(rb"\xff\xfe|\xfe\xff")

Record = tuple[int, list[str]]
"""Line where a record begins, from 1, and its cells."""


class Text(NamedTuple):
    """One CSV file, ready to be read record after record.

    Attributes:
        name: name of the file, as findings give it.
        source: its bytes, without byte order mark nor `sep=` line.
        encoding: ``utf-8``, or the one that was guessed, by its name at IANA.
        separator: what separates its columns.
        marked: whether it began with a byte order mark.
        before: lines that come before the header.
        wide: whether the file was in UTF-16; `source` is then the same text in UTF-8.
    """

    name: str
    source: bytes
    encoding: str
    separator: str
    marked: bool
    before: int
    wide: bool = False


def fault(
    name: str | None, line: int | None, what: str, detail: str = "", cell: str | None = None
) -> Note:
    """Return the note of a file that is not well-formed CSV.

    Args:
        name: name of the file; None for the package itself.
        line: its line, from 1.
        what: word of the catalogue that says the fault.
        detail: what the message quotes.
        cell: column of the fault, when it has one.
    """
    params: tuple[tuple[str, str], ...] = (("defaut", Word(what)),)
    if detail:
        params = (*params, ("detail", detail))
    return Note(MALFORMED, params, (), line, None, name, cell)


def oversize(what: str, count: int, limit: int, name: str | None = None) -> Note:
    """Return the note of a package with too many of something.

    Args:
        what: word of the catalogue that names it.
        count: how many there are, or were when the count stopped.
        limit: how many are accepted.
        name: name of the file, when it is one file that has too many.
    """
    params = (("nature", Word(what)), ("nombre", str(count)), ("limite", str(limit)))
    return Note(OVERSIZE, params, sheet=name)


def undecoded(source: bytes, encoding: str) -> UnicodeDecodeError | None:
    """Return why some bytes are not text in an encoding; None when they are.

    They are decoded piece by piece, so that memory stays bounded.
    """
    decoder = getincrementaldecoder(encoding)()
    for start in range(0, len(source) + 1, _FIRST):
        end = start + _FIRST
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(source[start:end], final=end > len(source))
        except UnicodeDecodeError as error:
            error.start += start - held
            return error
    return None


def _encoding(name: str, source: bytes, guess: str | None) -> str:
    """Return ``utf-8``, or the encoding that was guessed when some bytes are not UTF-8.

    Raises:
        UnreadableError: the bytes are in no encoding known, mix two, or hold NUL.
    """
    nul = source.find(b"\x00")
    if nul >= 0:
        raise UnreadableError(fault(name, _line(source, nul), "@csv_nul"))

    error = undecoded(source, "utf-8")
    if error is None:
        return "utf-8"
    if not source[: error.start].isascii():  # accents in UTF-8 before, and now no more
        is_cut = error.reason == "unexpected end of data"
        what = "@csv_coupe" if is_cut else "@csv_melange"
        raise UnreadableError(fault(name, _line(source, error.start), what))

    if guess is None or undecoded(source, guess) is not None:
        raise UnreadableError(fault(name, _line(source, error.start), "@csv_encodage"))
    return guess


def is_wide(source: bytes) -> bool:
    """Tell whether a file announces UTF-16 by its byte order mark."""
    return _WIDE.match(source) is not None


def _narrowed(name: str, source: bytes) -> bytes:
    """Return in UTF-8 the text of a file in UTF-16.

    Raises:
        UnreadableError: it stops in the middle of a character, or is not UTF-16 to its end.
    """
    try:
        return source.decode("utf-16").encode()
    except UnicodeError:
        raise UnreadableError(fault(name, 1, "@csv_encodage", "UTF-16")) from None


def _line(source: bytes, place: int) -> int:
    return source.count(b"\n", 0, place) + 1


def _first_record(source: bytes, encoding: str, separator: str) -> list[str]:
    """Return the first record, or what can be read of it."""
    text = source[:_FIRST].decode(encoding, "replace")
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        return []


def open_text(name: str, source: bytes, known: Sequence[str], guess: str | None) -> Text:
    """Return a file ready to be read: its encoding and its separator come from its bytes.

    Args:
        name: name of the file.
        source: its bytes.
        known: names its header should hold, which tell its separator.
        guess: the encoding of the files of its package that are not UTF-8, by its name at IANA.

    Raises:
        UnreadableError: the encoding is none we read, or the file holds NUL.
    """
    wide = is_wide(source)
    if wide:
        source = _narrowed(name, source)
    marked = source.startswith(UTF8_BOM)
    source = source.removeprefix(UTF8_BOM)
    encoding = _encoding(name, source, guess)
    announced = _SEP.match(source)
    if announced:  # a line Excel writes, and hides
        separator = announced[1].decode()
        return Text(name, source[announced.end() :], encoding, separator, marked, 1, wide)
    separator = _separator(source, encoding, known)
    return Text(name, source, encoding, separator, marked, 0, wide)


def _separator(source: bytes, encoding: str, known: Sequence[str]) -> str:
    """Return what cuts the header into the most known names; else, into the most names."""
    expected = set(known)

    def known_names(separator: str) -> int:
        cells = _first_record(source, encoding, separator)
        return len(expected.intersection(map(str.strip, cells)))

    def names(separator: str) -> int:
        return len(_first_record(source, encoding, separator))

    separator = max(SEPARATORS, key=known_names)
    if known_names(separator):
        return separator
    return max(SEPARATORS, key=names)


def records(text: Text, limits: Limits, before: int = 0) -> Iterator[Record]:
    """Yield the records of a file, the header first, each with the line where it begins.

    Args:
        text: the file.
        limits: how many rows its package may have, and how many columns each file.
        before: rows of the files of the package read before it.

    Raises:
        UnreadableError: a quote is not closed, or there are too many rows or columns.
    """
    stream = io.TextIOWrapper(io.BytesIO(text.source), encoding=text.encoding, newline="")
    reader = csv.reader(stream, delimiter=text.separator, strict=True)
    line = text.before + 1
    count = 0
    try:
        for count, cells in enumerate(reader):
            rows = before + count
            if rows > limits.rows:
                raise UnreadableError(oversize("@csv_lignes", rows, limits.rows, text.name))
            width = len(cells)
            if width > limits.columns:
                raise UnreadableError(oversize("@csv_colonnes", width, limits.columns, text.name))
            yield line, cells
            line = text.before + reader.line_num + 1
    except csv.Error as error:
        is_too_long = "field larger" in str(error)
        what = "@csv_cellule" if is_too_long else "@csv_guillemet"
        raise UnreadableError(fault(text.name, line, what)) from None
