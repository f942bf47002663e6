"""Parse XML safely, and say in our words why a text is not the XML we want."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.parsers import expat

from lxml import etree

from cpom_schema.document import DEPTH
from cpom_schema.errors import Note, UnreadableError, Word
from cpom_schema.formats.detect import check_utf8, wrong_encoding
from cpom_schema.standard.dictionary import NAMESPACE

NS: Final = f"{{{NAMESPACE}}}"
BLANKS: Final = " \t\r\n"
_LONGEST_TEXT: Final = 10_000_000
"""Bytes libxml2 accepts in one text."""
_PROLOG: Final = re.compile(
    rb"(?:<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*>)?"
    rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*+(<!DOCTYPE)?",
    re.DOTALL,
)
_UNFINISHED: Final = (
    expat.errors.XML_ERROR_NO_ELEMENTS,
    expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_PARTIAL_CHAR,
    expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
)
_SYNTAX_WORDS: Final = {
    "ERR_TAG_NAME_MISMATCH": "@balise_fermante",
    "ERR_DOCUMENT_END": "@fin",
    "ERR_INVALID_CHAR": "@caractere_permis",
    "ERR_LT_REQUIRED": "@balise",
    "ERR_GT_REQUIRED": "@chevron",
    "ERR_ATTRIBUTE_REDEFINED": "@attribut_unique",
    "ERR_NAME_REQUIRED": "@nom_balise",
}


def local(tag: str) -> str:
    """The name of an element without our namespace; another one, or none, stays visible."""
    return tag.removeprefix(NS) if tag.startswith("{") else "{}" + tag


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
        collect_ids=False,
        huge_tree=False,
    )


def _is_cut(source: bytes) -> bool:
    """Whether nothing is wrong but that the text stops: with more of it, a parser would go on."""
    parser = expat.ParserCreate("UTF-8", namespace_separator="}")
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        return expat.ErrorString(error.code) in _UNFINISHED
    return False


def _place(source: bytes, position: int) -> tuple[int, int]:
    """Line and column of a byte."""
    start = source.rfind(b"\n", 0, position) + 1
    line = source[start:position].decode("utf-8", "replace")
    return source.count(b"\n", 0, position) + 1, len(line) + 1


def _syntax_note(parser: etree.XMLParser, source: bytes) -> Note:
    """The note of a text that is not well-formed XML, from the log of its own parser.

    Raises:
        MemoryError: libxml2 had not enough memory, which says nothing of the text.
        UnreadableError: the text is not UTF-8.
    """
    log: Any = parser.error_log
    entry = next((e for e in log if e.level_name != "WARNING"), None)
    kind = entry.type_name if entry else ""
    line = entry.line if entry else None
    column = entry.column if entry else None
    message = entry.message if entry else ""
    if kind == "ERR_NO_MEMORY":
        raise MemoryError
    if "depth" in message.lower():
        return Note("CPOM-F-014", (("limite", str(DEPTH)),), line=line)
    if "huge" in message.lower() or "too long" in message.lower():
        return Note(
            "CPOM-F-015", (("taille", str(len(source))), ("limite", str(_LONGEST_TEXT))), line=line
        )
    if _is_cut(source):
        expected = Word("@balise_fermante")
        return Note("CPOM-F-006", (("attendu", expected),), (), *_place(source, len(source)))
    check_utf8(source)
    if "ENTITY" in kind and "ENTITYREF" not in kind:
        return Note("CPOM-F-012", line=line, column=column)
    expected = Word("@xml" if "EntityRef" in message else _SYNTAX_WORDS.get(kind, "@xml"))
    return Note("CPOM-F-011", (("attendu", expected),), line=line, column=column)


def parse(source: bytes) -> Any:
    """The root element, without comments, processing instructions and blank texts.

    Raises:
        UnreadableError: the bytes are not well-formed XML in UTF-8, or declare a DTD.
    """
    _check_prolog(source)
    parser = _parser()
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        raise UnreadableError(_syntax_note(parser, source)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(Note("CPOM-F-012", line=1))
    return root


def _check_prolog(source: bytes) -> None:
    """Refuse another encoding and any DTD before the parser acts on what they say."""
    prolog: Any = _PROLOG.match(source)
    encoding, doctype = prolog.groups()
    if encoding and encoding.upper() not in (b"UTF-8", b"UTF8"):
        raise UnreadableError(wrong_encoding(encoding.decode(), 1, prolog.start(1) + 1))
    if doctype:
        raise UnreadableError(Note("CPOM-F-012", (), (), *_place(source, prolog.start(2))))
