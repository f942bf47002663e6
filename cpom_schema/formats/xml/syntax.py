"""XML: namespace urn:cpom-esms:1, elements in the order of the dictionary, lists wrapped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cpom_schema.document import Document, Limits, Location, Path
from cpom_schema.errors import ConversionLossError, Loss, Note, UnreadableError, Word
from cpom_schema.formats.announce import check
from cpom_schema.formats.detect import UTF8_BOM
from cpom_schema.formats.losses import losses
from cpom_schema.formats.xml.parse import NS, local, parse
from cpom_schema.formats.xml.places import locate
from cpom_schema.formats.xml.reading import Reading
from cpom_schema.formats.xml.strays import note_strays
from cpom_schema.formats.xml.tree import object_reader
from cpom_schema.formats.xml.writer import Writing
from cpom_schema.standard.dictionary import NAMESPACE
from cpom_schema.standard.edition import Editions


def read(source: bytes, limits: Limits, editions: Editions) -> Document:
    """Read an XML document.

    Raises:
        UnreadableError: the bytes are not one XML document of the standard within the limits.
    """
    del limits  # the size is the caller's concern; libxml2 bounds depth and text length
    source = source.removeprefix(UTF8_BOM)
    root = parse(source)
    if not root.tag.startswith(NS):
        seen = root.tag[1:].partition("}")[0] if root.tag.startswith("{") else Word("@absent")
        params = (("espace", seen), ("attendu", NAMESPACE))
        raise UnreadableError(Note("CPOM-F-013", params, (), root.sourceline))
    kind, edition = check(local(root.tag), root.get("version"), editions, line=root.sourceline)
    reading = Reading(source)
    note_strays(root, reading, edition.dictionary)
    content = object_reader(edition, kind)(root, reading, ())
    if not isinstance(content, dict):  # a root that holds a text and no field
        content = {}

    def places(paths: Iterable[Path]) -> Mapping[Path, Location]:
        return locate(source, paths, edition.dictionary)

    tree = {"cpom": edition.version, "type": kind, **content}
    return Document("xml", edition, kind, tree, tuple(reading.notes), places)


def write(document: Document) -> bytes:
    """Write a document as XML, two spaces of indentation, elements in the dictionary's order.

    Raises:
        ConversionLossError: the tree holds unknown fields, values of another type, or characters
            that XML cannot carry.
    """
    writing = Writing(document.dictionary)
    writing.object(document.root, document.tree, (), 1)
    if writing.losses:
        raise ConversionLossError(tuple(writing.losses))
    head = f'<{document.type} xmlns="{NAMESPACE}" version="{document.version}">'
    text = "\n".join([head, *writing.lines, f"</{document.type}>", ""])
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode("utf-8", "surrogatepass")
    lost = _lost(document, content)
    if lost:
        raise ConversionLossError(lost)
    return content


def _lost(document: Document, content: bytes) -> tuple[Loss, ...]:
    """Return what a document loses once written, by reading it again."""
    edition = document.edition
    try:
        again = read(content, Limits(), Editions({edition.version: edition}))
    except UnreadableError:
        return (Loss("xml_caractere_impossible"),)
    return losses(document.tree, again.tree)
