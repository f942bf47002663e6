"""JSON: one object, UTF-8, each key once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from cpom_schema.document import Document, Limits, Location, Path
from cpom_schema.errors import ConversionLossError, Loss, Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.detect import UTF8_BOM
from cpom_schema.formats.losses import losses
from cpom_schema.standard.edition import Editions


def _surely_without_repeats(source: bytes, tree: object) -> bool:
    r"""Tell whether no key was read twice, by counting colons in the source and in the tree.

    A key takes one colon, and the colons inside texts are as many on both sides unless one is
    written \u003a: with such escapes around nothing is sure, and the slow way must be asked. This
    costs half a parse, where a parser that looks for repeated keys doubles it.

    Raises:
        orjson.JSONEncodeError: nested deeper than about 250 levels.
    """
    is_indented = source[1:2] == b"\n"
    again = orjson.dumps(tree, option=orjson.OPT_INDENT_2 if is_indented else None)
    if again == source.rstrip():  # written as most programs do: nothing more to count
        return True
    if again.count(b":") != source.count(b":"):
        return False
    return b"\\" not in source or b"\\u" not in source


def _read_slowly(source: bytes) -> Any:
    """Read a text that orjson refused, to find what is wrong with it.

    At times nothing is: orjson 3.13 runs out of room on a correct text that begins indented and
    goes on dense.

    Raises:
        UnreadableError: the text is not JSON.
    """
    from cpom_schema.formats.json import faults

    note = faults.explain(source)
    if note:
        raise UnreadableError(note)
    return faults.parse_slowly(source)


def _with_places(source: bytes, notes: tuple[Note, ...]) -> list[Note]:
    """Return notes with the line and the column of their paths in the source."""
    from cpom_schema.formats.json.places import locate

    places = locate(source, [note.path for note in notes])
    placed: list[Note] = []
    for note in notes:
        place = places[note.path]
        placed.append(note._replace(line=place.line, column=place.column))
    return placed


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read a JSON document.

    Raises:
        UnreadableError: the bytes are not one JSON object of the standard within the limits.
    """
    del limits  # the size is the caller's concern; depth is bounded by the parser
    notes: tuple[Note, ...] = ()
    if source.startswith(UTF8_BOM):
        source = source[len(UTF8_BOM) :]
        notes = (Note("CPOM-F-004", line=1, column=1),)
    try:
        tree = orjson.loads(source)
        repeats = not _surely_without_repeats(source, tree)
    except (orjson.JSONDecodeError, orjson.JSONEncodeError, RecursionError):
        tree = _read_slowly(source)
        repeats = not _surely_without_repeats(source, tree)
    if not isinstance(tree, dict):
        raise UnreadableError(Note("CPOM-F-010", line=1))
    try:
        kind, edition = check(tree.get("type"), tree.get("cpom"), editions)
    except UnreadableError as error:
        raise UnreadableError(*_with_places(source, error.notes)) from None
    if repeats:
        from cpom_schema.formats.json.faults import repeated_keys

        notes += repeated_keys(source)

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        from cpom_schema.formats.json.places import locate as places

        return places(source, paths)

    return Document("json", edition, kind, tree, notes, locate)


def write(document: Document) -> bytes:
    """Write a document as JSON, two spaces of indentation, keys in the order of the tree.

    Raises:
        ConversionLossError: the tree holds what JSON cannot carry (NaN, a lone surrogate).
    """
    try:
        content = orjson.dumps(document.tree, option=orjson.OPT_INDENT_2) + b"\n"
    except orjson.JSONEncodeError as error:
        loss = Loss("json_valeur_impossible", params=(("erreur", str(error)),))
        raise ConversionLossError((loss,)) from error
    if b"null" in content:  # what is no number is written so, in silence
        lost = losses(document.tree, orjson.loads(content))
        if lost:
            raise ConversionLossError(lost)
    return content
