"""Turn XML elements into the plain tree, driven by the dictionary.

The reader keeps what the XSD would refuse (wrong order, repeated elements, foreign elements,
attributes, stray text) as notes, so that both syntaxes are judged on the tree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from lxml import etree

from cpom_schema.document import Path, Tree
from cpom_schema.errors import Note
from cpom_schema.formats.xml.numbers import (
    ALWAYS_EXACT,
    Bounds,
    bounds_of,
    hidden_fault,
    integer,
    number,
)
from cpom_schema.formats.xml.parse import BLANKS, NS, local
from cpom_schema.formats.xml.places import Ranks, lines_of, path_of
from cpom_schema.standard.dictionary import Dictionary, Field
from cpom_schema.standard.edition import Edition, per_edition

_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_IGNORED: Final = {_XSI + n for n in ("schemaLocation", "noNamespaceSchemaLocation", "type")}
_LAST_LINE: Final = 65_535
_TOKEN_TYPES: Final = ("identifiant", "numeroFiness", "siren", "siret", "date", "horodatage",
                       "empreinte", "courriel", "uri")  # fmt: skip
_mixed_texts: Any = etree.XPath("//*[*]/text()")
_attributes: Any = etree.XPath("//@*")
_TEXT, _TOKEN, _INTEGER_LEAF, _BOOLEAN_LEAF, _CONVERTED = range(5)


class _Plan(NamedTuple):
    """How to read one field: its rank, its name, and what turns an element into a value."""

    rank: int
    name: str
    item: str | None
    leaf: int
    convert: Callable[[Any, Reading, Path], Any] | None


class Reading:
    """What one reading gathers beside the tree."""

    __slots__ = ("_lines", "notes", "source")

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.notes: list[Note] = []
        self._lines: dict[Any, int] = {}

    def note(self, code: str, path: Path, at: Any, /, **params: str) -> None:
        """Record what the tree alone does not show."""
        self.notes.append(Note(code, tuple(params.items()), path, self._line(at)))

    def _line(self, element: Any) -> int:
        """Line of an element; libxml2 stops counting there for elements without text."""
        line: int = element.sourceline
        if line < _LAST_LINE:
            return line
        self._lines = self._lines or lines_of(element.getroottree().getroot(), self.source)
        return self._lines[element]


def _leaf_value(leaf: int, text: str | None) -> str | int | float | bool:
    """The value of an element without children, by the kind of its field."""
    if text is None:
        return ""
    if leaf == _TEXT:
        return text
    text = text.strip(BLANKS)
    if leaf == _INTEGER_LEAF:
        return integer(text)
    if leaf == _BOOLEAN_LEAF and text in ("true", "false"):
        return text == "true"
    return text


def _number_reader(bounds: Bounds) -> Callable[[Any, Reading, Path], Any]:
    """The function that reads an element as a number, and notes what its double would hide."""

    def read_number(element: Any, reading: Reading, path: Path) -> Any:
        text = (element.text or "").strip(BLANKS)
        value = number(text) if text else _unknown(element)
        if len(text) > ALWAYS_EXACT and isinstance(value, (int, float)):
            fault = hidden_fault(text, value, bounds)
            if fault:
                code, params = fault
                reading.note(code, path, element, **params)
        return value

    return read_number


_any_number: Final = _number_reader(Bounds())


def _extension_value(element: Any, reading: Reading, path: Path) -> Any:
    match local(element.tag):
        case "texte":
            return _leaf_value(_TEXT, element.text)
        case "nombre":
            return _any_number(element, reading, path)
        case "booleen":
            return _leaf_value(_BOOLEAN_LEAF, element.text)
        case "liste":
            return [_extension_value(e, reading, (*path, i)) for i, e in enumerate(element)]
        case "objet":
            return _named_values(element, "membre", reading, path)
        case other:
            reading.note("CPOM-F-021", path, element, element=other, attendu="texte")
            return ""


def _named_values(element: Any, item: str, reading: Reading, path: Path) -> Tree:
    values: Tree = {}
    for child in element:
        if local(child.tag) != item or len(child) != 2 or local(child[0].tag) != "nom":  # noqa: PLR2004
            reading.note("CPOM-F-021", path, child, element=local(child.tag), attendu=item)
            continue
        name = (child[0].text or "").strip(BLANKS) if item == "extension" else child[0].text or ""
        if name in values:
            reading.note("CPOM-F-007", (*path, name), child, champ=name)
        values[name] = _extension_value(child[1], reading, (*path, name))
    return values


def _extensions(element: Any, reading: Reading, path: Path) -> Tree:
    return _named_values(element, "extension", reading, path)


def _unknown(element: Any) -> Any:
    """The content of an element nobody declared: enough for the structure to name it."""
    return {local(e.tag): _unknown(e) for e in element} if len(element) else element.text or ""


def _leaf_of(edition: Edition, field: Field) -> int:
    if field.kind in ("object", "extensions"):
        return _CONVERTED
    if field.kind == "code" or field.type in _TOKEN_TYPES:
        return _TOKEN
    base = edition.dictionary.types[field.type].base
    leaves = {"string": _TEXT, "boolean": _BOOLEAN_LEAF, "integer": _INTEGER_LEAF}
    return leaves.get(base, _CONVERTED)


def _converter(edition: Edition, field: Field) -> Callable[[Any, Reading, Path], Any] | None:
    """What reads an element of the field when its text alone does not say the value."""
    if field.kind == "extensions":
        return _extensions
    if field.kind == "object":
        return object_reader(edition, field.type)
    if _leaf_of(edition, field) == _CONVERTED:
        return _number_reader(bounds_of(field, edition.dictionary.types[field.type]))
    return None


@per_edition
def _plans(edition: Edition, name: str) -> dict[str, _Plan]:
    fields = edition.dictionary.objects[name].fields.values()
    return {
        NS + f.name: _Plan(
            rank,
            f.name,
            NS + f.item if f.item else None,
            _leaf_of(edition, f),
            _converter(edition, f),
        )
        for rank, f in enumerate(fields)
    }


@per_edition
def object_reader(edition: Edition, name: str) -> Callable[[Any, Reading, Path], Any]:
    """The function that reads an element as an object of the dictionary."""
    plans: dict[str, _Plan] = {}

    def read_object(element: Any, reading: Reading, path: Path) -> Any:
        if not plans:  # filled on first use: objects may refer to one another
            plans.update(_plans(edition, name))
        tree: Tree = {}
        last = -1
        for child in element:
            plan = plans.get(child.tag)
            if plan is None:
                tree[local(child.tag)] = _unknown(child)
                continue
            rank, field, item, leaf, convert = plan
            if rank < last:
                reading.note("CPOM-F-020", (*path, field), child, champ=field)
            last = rank
            text = child.text
            if text and leaf == _TOKEN and item is None:  # the most frequent case, without a call
                value: Any = text.strip(BLANKS)
            elif item is not None:
                value = _items(child, plan, reading, (*path, field))
            elif convert is None:
                value = _leaf_value(leaf, text) if text else _unknown(child)
            else:
                value = convert(child, reading, (*path, field))
            if field in tree:
                value = _repeated(tree[field], value, item, child, reading, (*path, field))
            tree[field] = value
        return tree or _bare_text(element) or tree

    return read_object


def _repeated(
    known: Any, value: Any, item: str | None, child: Any, reading: Reading, path: Path
) -> Any:
    """A field given twice: a list where one value was expected, or a list opened again."""
    if item is not None:
        reading.note("CPOM-F-007", path, child, champ=str(path[-1]))
        return value
    if isinstance(known, list):
        known.append(value)
        return known
    return [known, value]


def _bare_text(element: Any) -> str:
    """The text of an element that should hold elements: the structure will say so."""
    return "" if len(element) else (element.text or "").strip(BLANKS)


def _items(wrapper: Any, plan: _Plan, reading: Reading, path: Path) -> list[Any] | str:
    _, _, item, leaf, convert = plan
    values: list[Any] = []
    for child in wrapper:
        if child.tag != item:
            names = {"element": local(child.tag), "attendu": local(item or "")}
            reading.note("CPOM-F-021", path, child, **names)
        elif convert is None:
            values.append(_leaf_value(leaf, child.text) if child.text else _unknown(child))
        else:
            values.append(convert(child, reading, (*path, len(values))))
    return values or _bare_text(wrapper) or values


def check_nodes(root: Any, reading: Reading, dictionary: Dictionary) -> None:
    """What only XML has: attributes, and text between the elements."""
    ranks: Ranks = {}
    for value in _attributes(root):
        owner = value.getparent()
        name = value.attrname
        if owner is root and name == "version":
            continue
        if name in _IGNORED:
            continue
        reading.note(
            "CPOM-F-019", path_of(owner, ranks, dictionary), owner, attribut=name.rpartition("}")[2]
        )
    ranks.clear()
    for text in _mixed_texts(root):
        if text.strip(BLANKS):
            owner = text.getparent()
            owner = owner.getparent() if text.is_tail else owner
            texte = text.strip(BLANKS)[:40]
            reading.note("CPOM-F-022", path_of(owner, ranks, dictionary), owner, texte=texte)
