"""XML: namespace urn:cpom-esms:1, elements in the order of the dictionary, lists wrapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple, cast
from xml.sax.saxutils import escape

from lxml import etree

from cpom_schema.dictionary import NAMESPACE, Dictionary, Field, ObjectType, load
from cpom_schema.document import Document, Limits, Location, Path, Tree, pointer
from cpom_schema.errors import ConversionLossError, Note, UnreadableError
from cpom_schema.formats.announce import check
from cpom_schema.formats.detect import UTF8_BOM, wrong_encoding

_NS: Final = f"{{{NAMESPACE}}}"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_BLANKS: Final = " \t\r\n"
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_LONGEST_EXACT_INT: Final = 18
_TOKEN_TYPES: Final = ("identifiant", "numeroFiness", "siren", "siret", "date", "horodatage",
                       "empreinte", "courriel", "uri")  # fmt: skip
_mixed_texts = etree.XPath("//*[*]/text()")
_attributes = etree.XPath("//@*")
_SYNTAX_WORDS: Final = {
    "ERR_TAG_NAME_MISMATCH": "@balise_fermante",
    "ERR_DOCUMENT_END": "@fin",
    "ERR_INVALID_CHAR": "@caractere_permis",
    "ERR_LT_REQUIRED": "@balise",
    "ERR_GT_REQUIRED": "@chevron",
    "ERR_ATTRIBUTE_REDEFINED": "@attribut_unique",
    "ERR_NAME_REQUIRED": "@nom_balise",
}


class _Plan(NamedTuple):
    """How to read one field: its rank, its name, and what turns an element into a value."""

    rank: int
    name: str
    item: str | None
    convert: Callable[[Any, _Reading, Path], Any]


class _Reading:
    """What one reading gathers beside the tree."""

    __slots__ = ("notes",)

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def note(self, code: str, path: Path, line: int | None, **params: str) -> None:
        self.notes.append(Note(code, tuple(params.items()), pointer(path), line))


def number(text: str) -> int | float | str:
    """The number a text writes plainly, else the text itself for the structure to refuse."""
    if not _NUMBER.fullmatch(text):
        return text
    if len(text) <= _LONGEST_EXACT_INT and "." not in text:
        return int(text)
    value = float(text)
    if value in (float("inf"), float("-inf")):
        return text
    return int(value) if value.is_integer() else value


def _text(element: Any, reading: _Reading, path: Path) -> str:
    if len(element):
        reading.note("CPOM-F-022", path, element.sourceline)
    return element.text or ""


def _token(element: Any, reading: _Reading, path: Path) -> str:
    return _text(element, reading, path).strip(_BLANKS)


def _as_number(element: Any, reading: _Reading, path: Path) -> int | float | str:
    return number(_token(element, reading, path))


def _as_boolean(element: Any, reading: _Reading, path: Path) -> bool | str:
    text = _token(element, reading, path)
    return text == "true" if text in ("true", "false") else text


def _local(tag: str) -> str:
    return tag.removeprefix(_NS)


def _extension_value(element: Any, reading: _Reading, path: Path) -> Any:
    match _local(element.tag):
        case "texte":
            return _text(element, reading, path)
        case "nombre":
            return _as_number(element, reading, path)
        case "booleen":
            return _as_boolean(element, reading, path)
        case "liste":
            return [_extension_value(e, reading, (*path, i)) for i, e in enumerate(element)]
        case "objet":
            return _named_values(element, "membre", reading, path)
        case other:
            reading.note("CPOM-F-021", path, element.sourceline, element=other, attendu="texte")
            return ""


def _named_values(element: Any, item: str, reading: _Reading, path: Path) -> Tree:
    values: Tree = {}
    for child in element:
        if _local(child.tag) != item or len(child) != 2 or _local(child[0].tag) != "nom":  # noqa: PLR2004
            reading.note(
                "CPOM-F-021", path, child.sourceline, element=_local(child.tag), attendu=item
            )
            continue
        name = (child[0].text or "").strip(_BLANKS) if item == "extension" else child[0].text or ""
        if name in values:
            reading.note("CPOM-F-007", (*path, name), child.sourceline, champ=name)
        values[name] = _extension_value(child[1], reading, (*path, name))
    return values


def _extensions(element: Any, reading: _Reading, path: Path) -> Tree:
    return _named_values(element, "extension", reading, path)


def _unknown(element: Any) -> Any:
    """The content of an element nobody declared: enough for the structure to name it."""
    return {_local(e.tag): _unknown(e) for e in element} if len(element) else element.text or ""


@cache
def _converter(version: str, kind: str, name: str) -> Callable[[Any, _Reading, Path], Any]:
    if kind == "object":
        return _object_reader(version, name)
    if kind == "extensions":
        return _extensions
    if kind == "code" or name in _TOKEN_TYPES:
        return _token
    return {"string": _text, "boolean": _as_boolean}.get(
        load(version).types[name].base, _as_number
    )


@cache
def _plans(version: str, name: str) -> dict[str, _Plan]:
    fields = load(version).objects[name].fields.values()
    return {
        _NS + f.name: _Plan(
            rank, f.name, _NS + f.item if f.item else None, _converter(version, f.kind, f.type)
        )
        for rank, f in enumerate(fields)
    }


def _object_reader(version: str, name: str) -> Callable[[Any, _Reading, Path], Tree]:
    plans: dict[str, _Plan] = {}

    def read_object(element: Any, reading: _Reading, path: Path) -> Tree:
        if not plans:  # filled on first use: objects may refer to one another
            plans.update(_plans(version, name))
        tree: Tree = {}
        last = -1
        for child in element:
            tag = child.tag
            plan = plans.get(tag)
            if plan is None:
                tree[_local(tag)] = _unknown(child)
                continue
            rank, field, item, convert = plan
            if rank < last:
                reading.note("CPOM-F-020", (*path, field), child.sourceline, champ=field)
            last = rank
            here = (*path, field)
            value = (
                convert(child, reading, here)
                if item is None
                else _items(child, item, convert, reading, here)
            )
            if field in tree:
                value = _repeated(tree[field], value, item, child, reading, here)
            tree[field] = value
        return tree

    return read_object


def _repeated(  # noqa: PLR0913 - both values and where they stand
    known: Any, value: Any, item: str | None, child: Any, reading: _Reading, path: Path
) -> Any:
    """A field given twice: a list where one value was expected, or a list opened again."""
    if item is not None:
        reading.note("CPOM-F-007", path, child.sourceline, champ=str(path[-1]))
        return value
    return [*known, value] if isinstance(known, list) else [known, value]


def _items(
    wrapper: Any, item: str, convert: Callable[..., Any], reading: _Reading, path: Path
) -> list[Any]:
    values: list[Any] = []
    for child in wrapper:
        if child.tag == item:
            values.append(convert(child, reading, (*path, len(values))))
        else:
            reading.note(
                "CPOM-F-021",
                path,
                child.sourceline,
                element=_local(child.tag),
                attendu=_local(item),
            )
    return values


def _parser(*, keep_blanks: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=not keep_blanks,
        collect_ids=False,
        huge_tree=False,
    )


def _syntax_note(error: etree.XMLSyntaxError, source: bytes) -> Note:
    """The note of a text that is not well-formed XML."""
    entry = error.error_log[0] if len(error.error_log) else None
    kind = entry.type_name if entry else ""
    line = entry.line if entry else error.lineno
    column = entry.column if entry else None
    message = entry.message if entry else ""
    if "depth" in message.lower():
        return Note("CPOM-F-014", (("limite", "250"),), line=line)
    if "huge" in message.lower() or "too long" in message.lower():
        return Note("CPOM-F-015", (("taille", str(len(source))), ("limite", "10000000")), line=line)
    if kind in ("ERR_INVALID_ENCODING", "ERR_UNSUPPORTED_ENCODING", "ERR_UNKNOWN_ENCODING"):
        return wrong_encoding("@latin1", line, column)
    if "ENTITY" in kind and "ENTITYREF" not in kind:
        return Note("CPOM-F-012", line=line, column=column)
    if kind == "ERR_INVALID_CHAR" or "not proper UTF-8" in message:
        try:
            source.decode("utf-8")
        except UnicodeDecodeError:
            return wrong_encoding("@latin1", line, column)
    if "Premature end" in message or kind in ("ERR_TAG_NOT_FINISHED", "ERR_DOCUMENT_EMPTY"):
        return Note("CPOM-F-006", (("attendu", "@balise_fermante"),), line=line, column=column)
    expected = _SYNTAX_WORDS.get(kind, "@xml")
    return Note("CPOM-F-011", (("attendu", expected),), line=line, column=column)


def _parse(source: bytes, *, keep_blanks: bool = False) -> Any:
    try:
        return etree.fromstring(source, _parser(keep_blanks=keep_blanks))
    except etree.XMLSyntaxError as error:
        raise UnreadableError(_syntax_note(error, source)) from None


def _check_prolog(root: Any) -> None:
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype:
        raise UnreadableError(Note("CPOM-F-012", line=1))
    if info.encoding and info.encoding.upper() not in ("UTF-8", "UTF8"):
        raise UnreadableError(wrong_encoding(info.encoding, 1))


def _check_nodes(root: Any, reading: _Reading) -> None:
    """What only XML has: attributes, and text between the elements."""
    for value in _attributes(root):
        owner = value.getparent()
        name = value.attrname
        if owner is root and name == "version":
            continue
        if name.startswith(f"{{{_XSI}}}") and not name.endswith("}nil"):
            continue
        reading.note(
            "CPOM-F-019", _path_of(owner), owner.sourceline, attribut=name.rpartition("}")[2]
        )
    for text in _mixed_texts(root):
        if text.strip(_BLANKS):
            owner = text.getparent()
            owner = owner.getparent() if text.is_tail else owner
            reading.note(
                "CPOM-F-022", _path_of(owner), owner.sourceline, texte=text.strip(_BLANKS)[:40]
            )


def _path_of(element: Any) -> Path:
    """The tree path of an element, as the reader would build it."""
    chain = [element, *element.iterancestors()][::-1]
    kind = _local(chain[0].tag)
    dictionary = load()
    obj = dictionary.documents[kind].root if kind in dictionary.documents else None
    path: Path = ()
    listing: Field | None = None
    for parent, child in zip(chain, chain[1:], strict=False):
        name = _local(child.tag)
        if listing is not None:
            path += (sum(1 for e in child.itersiblings(child.tag, preceding=True)),)
            obj = dictionary.objects[listing.type] if listing.kind == "object" else None
            listing = None
            continue
        del parent
        field = obj.fields.get(name) if obj else None
        path += (name,)
        if field is None or field.kind == "extensions":
            return path
        listing = field if field.item else None
        obj = dictionary.objects[field.type] if field.kind == "object" else None
    return path


def read(source: bytes, limits: Limits) -> Document:
    """Read an XML document.

    Raises:
        UnreadableError: the bytes are not one XML document of the standard within the limits.
    """
    del limits  # the size is the caller's concern; libxml2 bounds depth and text length
    source = source.removeprefix(UTF8_BOM)
    root = _parse(source)
    _check_prolog(root)
    if not root.tag.startswith(_NS):
        seen = etree.QName(root).namespace or "@absent"
        params = (("espace", seen), ("attendu", NAMESPACE))
        raise UnreadableError(Note("CPOM-F-013", params, "", root.sourceline))
    kind, version = check(_local(root.tag), root.get("version"), line=root.sourceline)
    reading = _Reading()
    _check_nodes(root, reading)
    content = cast("Tree", _converter(version, "object", kind)(root, reading, ()))

    def locate(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return _locate(source, paths)

    tree = {"cpom": version, "type": kind, **content}
    return Document("xml", version, kind, tree, tuple(reading.notes), locate)


def _step(element: Any, part: str | int) -> Any:
    """The child a path part leads to, or None."""
    if isinstance(part, int):
        listed = [e for e in element if e.tag == element[0].tag] if len(element) else []
        return listed[part] if part < len(listed) else None
    return element.find(_NS + part)


def _locate(source: bytes, paths: Iterable[Path]) -> Mapping[Path, Location]:
    """Line and XPath of each path, or of its nearest ancestor that exists."""
    root = _parse(source)
    places: dict[Path, Location] = {}
    for path in paths:
        element, xpath, below = root, "/c:" + _local(root.tag), root
        for part in path:
            below = _step(element, part)
            if below is None:
                break
            element = below
            xpath += f"/c:{_local(element.tag)}" + (f"[{part + 1}]" if isinstance(part, int) else "")
        places[path] = Location(element.sourceline, None, xpath)
    return places


class _Writing:
    """The text being written and what it cannot carry."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.lines: list[str] = []
        self.losses: list[str] = []

    def lose(self, path: Path, reason: str) -> None:
        self.losses.append(f"{pointer(path) or '/'} : {reason}")

    def leaf(self, name: str, text: str, depth: int) -> None:
        body = escape(text, {"\r": "&#13;"})
        self.lines.append(f"{'  ' * depth}<{name}>{body}</{name}>")

    def object(self, obj: ObjectType, tree: Tree, path: Path, depth: int) -> None:
        for name in tree:
            if name not in obj.fields and not (not path and name in ("cpom", "type")):
                self.lose((*path, name), "champ inconnu du standard")
        for field in obj.fields.values():
            if field.name in tree:
                self.field(field, tree[field.name], (*path, field.name), depth)

    def field(self, field: Field, value: Any, path: Path, depth: int) -> None:
        if field.item is None:
            self.value(field, field.name, value, path, depth)
        elif not isinstance(value, list):
            self.lose(path, "une liste est attendue")
        else:
            self.lines.append(f"{'  ' * depth}<{field.name}>")
            for index, item in enumerate(value):
                self.value(field, field.item, item, (*path, index), depth + 1)
            self.lines.append(f"{'  ' * depth}</{field.name}>")

    def value(self, field: Field, name: str, value: Any, path: Path, depth: int) -> None:
        if field.kind in ("object", "extensions"):
            if not isinstance(value, dict):
                self.lose(path, "un objet est attendu")
                return
            self.lines.append(f"{'  ' * depth}<{name}>")
            if field.kind == "object":
                self.object(self.dictionary.objects[field.type], value, path, depth + 1)
            else:
                self.members(value, "extension", path, depth + 1)
            self.lines.append(f"{'  ' * depth}</{name}>")
            return
        base = "string" if field.kind == "code" else self.dictionary.types[field.type].base
        text = _lexical(base, value)
        if text is None:
            self.lose(path, "la valeur n'est pas du type attendu")
        else:
            self.leaf(name, text, depth)

    def members(self, values: Tree, item: str, path: Path, depth: int) -> None:
        for name, value in values.items():
            self.lines.append(f"{'  ' * depth}<{item}>")
            self.leaf("nom", name, depth + 1)
            self.extension(value, (*path, name), depth + 1)
            self.lines.append(f"{'  ' * depth}</{item}>")

    def extension(self, value: Any, path: Path, depth: int) -> None:
        match value:
            case bool():
                self.leaf("booleen", str(value).lower(), depth)
            case int() | float():
                self.leaf("nombre", _lexical("number", value) or "", depth)
            case str():
                self.leaf("texte", value, depth)
            case list():
                self.lines.append(f"{'  ' * depth}<liste>")
                for index, item in enumerate(value):
                    self.extension(item, (*path, index), depth + 1)
                self.lines.append(f"{'  ' * depth}</liste>")
            case dict():
                self.lines.append(f"{'  ' * depth}<objet>")
                self.members(value, "membre", path, depth + 1)
                self.lines.append(f"{'  ' * depth}</objet>")
            case _:
                self.lose(path, "une valeur nulle n'a pas d'écriture en XML")


def _lexical(base: str, value: Any) -> str | None:
    """How XML writes a value of this base, None when the value is of another one."""
    match base, value:
        case "boolean", bool():
            return str(value).lower()
        case "string", str():
            return value
        case ("integer" | "number"), (int() | float()) if not isinstance(value, bool):
            if isinstance(value, float) and value.is_integer():
                value = int(value)
            return format(Decimal(repr(value)), "f")
        case _:
            return None


def write(document: Document) -> bytes:
    """Write a document as XML, two spaces of indentation, elements in the dictionary's order.

    Raises:
        ConversionLossError: the tree holds unknown fields, values of another type, or characters
            that XML cannot carry.
    """
    writing = _Writing(document.dictionary)
    writing.object(document.root, document.tree, (), 1)
    if writing.losses:
        raise ConversionLossError(tuple(writing.losses))
    head = f'<{document.type} xmlns="{NAMESPACE}" version="{document.version}">'
    text = "\n".join([head, *writing.lines, f"</{document.type}>", ""])
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode("utf-8", "surrogatepass")
    try:
        _parse(content)
    except UnreadableError as error:
        raise ConversionLossError(
            ("un texte contient un caractère que XML ne peut pas porter",)
        ) from error
    return content
