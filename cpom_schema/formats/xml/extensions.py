"""Read extensions: named values of any depth, each in an element that says its kind."""

from __future__ import annotations

from typing import Any, Final

from cpom_schema.document import Path, Tree
from cpom_schema.formats.xml.leaves import boolean, read_any_number
from cpom_schema.formats.xml.parse import BLANKS, local
from cpom_schema.formats.xml.reading import Read, Reading

_EXTENSION = "extension"
_MEMBER = "membre"
_PARTS = 2
"""Children of a named value: its name, then its value."""


def read_extensions(element: Any, reading: Reading, path: Path) -> Tree:
    """Read the extensions of an object."""
    return _named_values(element, _EXTENSION, reading, path)


def _named_values(element: Any, item: str, reading: Reading, path: Path) -> Tree:
    """Return the values an element holds, by name; what is no named value gives a note.

    Args:
        element: the element.
        item: name of the elements that hold a name and a value.
        reading: where notes go.
        path: place of the element in the tree.
    """
    values: Tree = {}
    for child in element:
        if not _is_named_value(child, item):
            reading.note("CPOM-F-021", path, child, element=local(child.tag), attendu=item)
            continue
        name = _name(child, item)
        if name in values:
            reading.note("CPOM-F-007", (*path, name), child, champ=name)
        values[name] = _value(child[1], reading, (*path, name))
    return values


def _is_named_value(element: Any, item: str) -> bool:
    if local(element.tag) != item or len(element) != _PARTS:
        return False
    return local(element[0].tag) == "nom"


def _name(element: Any, item: str) -> str:
    """Return the name of a named value; blanks around that of an extension do not count."""
    name = element[0].text or ""
    if item == _EXTENSION:
        return name.strip(BLANKS)
    return name


def _value(element: Any, reading: Reading, path: Path) -> Any:
    """Return the value of an element named after its kind; empty, with a note, for another."""
    kind = local(element.tag)
    read = _READERS.get(kind)
    if read is None:
        reading.note("CPOM-F-021", path, element, element=kind, attendu="texte")
        return ""
    return read(element, reading, path)


def _read_text(element: Any, _reading: Reading, _path: Path) -> str:
    return element.text or ""


def _read_boolean(element: Any, reading: Reading, path: Path) -> Any:
    return _of_kind(boolean(element.text or ""), element, reading, path)


def _read_number(element: Any, reading: Reading, path: Path) -> Any:
    return _of_kind(read_any_number(element, reading, path), element, reading, path)


def _of_kind(value: Any, element: Any, reading: Reading, path: Path) -> Any:
    """Return a value; a text where its element announces another kind gives a note."""
    if isinstance(value, str) or len(element):
        kind = local(element.tag)
        reading.note("CPOM-F-150", path, element, valeur=element.text or "", nature=kind)
    return value


def _read_list(element: Any, reading: Reading, path: Path) -> list[Any]:
    return [_value(child, reading, (*path, rank)) for rank, child in enumerate(element)]


def _read_object(element: Any, reading: Reading, path: Path) -> Tree:
    return _named_values(element, _MEMBER, reading, path)


_READERS: Final[dict[str, Read]] = {
    "texte": _read_text,
    "nombre": _read_number,
    "booleen": _read_boolean,
    "liste": _read_list,
    "objet": _read_object,
}
"""What reads a value, by name of its element."""
