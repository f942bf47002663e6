"""What only XML has, and no tree can hold: attributes, and text between the elements."""

from __future__ import annotations

from typing import Any, Final

from lxml import etree

from cpom_schema.formats.xml.parse import BLANKS
from cpom_schema.formats.xml.places import Ranks, path_of
from cpom_schema.formats.xml.reading import Reading
from cpom_schema.standard.dictionary import Dictionary

_XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
_IGNORED: Final = {_XSI + n for n in ("schemaLocation", "noNamespaceSchemaLocation", "type")}
"""Attributes that tools add, and that say nothing of the document."""
_SHOWN: Final = 40
_attributes: Any = etree.XPath("//@*")
_mixed_texts: Any = etree.XPath("//*[*]/text()")


def note_strays(root: Any, reading: Reading, dictionary: Dictionary) -> None:
    """Report the attributes of a document, then the texts between its elements."""
    _note_attributes(root, reading, dictionary)
    _note_mixed_texts(root, reading, dictionary)


def _note_attributes(root: Any, reading: Reading, dictionary: Dictionary) -> None:
    ranks: Ranks = {}
    for value in _attributes(root):
        owner = value.getparent()
        name = value.attrname
        if not _is_expected(name, is_root=owner is root):
            path = path_of(owner, ranks, dictionary)
            reading.note("CPOM-F-019", path, owner, attribut=name.rpartition("}")[2])


def _is_expected(name: str, *, is_root: bool) -> bool:
    """Tell whether an attribute is one that documents have."""
    if is_root and name == "version":
        return True
    return name in _IGNORED


def _note_mixed_texts(root: Any, reading: Reading, dictionary: Dictionary) -> None:
    ranks: Ranks = {}
    for text in _mixed_texts(root):
        shown = text.strip(BLANKS)[:_SHOWN]
        if shown:
            owner = _holder_of(text)
            path = path_of(owner, ranks, dictionary)
            reading.note("CPOM-F-022", path, owner, texte=shown)


def _holder_of(text: Any) -> Any:
    """Return the element a text is in; lxml gives the one it follows, if there is one."""
    parent = text.getparent()
    return parent.getparent() if text.is_tail else parent
