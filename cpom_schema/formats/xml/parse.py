"""Parse XML safely, and explain in words of the catalogue why a text is not the XML we want."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple
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
_DECLARATION: Final = b"<?xml"
_ASCII: Final = re.compile(
    r"(US-)?ASCII|ISO646-US|ISO-8859-\d+|LATIN\d|WINDOWS-125\d|CP125\d", re.IGNORECASE
)
"""Encodings whose first 128 characters are those of UTF-8."""
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
    """Return the name of an element without our namespace; another one, or none, stays visible."""
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
        encoding="UTF-8",  # what a text may declare otherwise was checked, and is ASCII
    )


def _is_cut(source: bytes) -> bool:
    """Tell whether nothing is wrong but that the text stops: with more, a parser would go on."""
    parser = expat.ParserCreate("UTF-8", namespace_separator="}")
    try:
        parser.Parse(source, True)
    except expat.ExpatError as error:
        return expat.ErrorString(error.code) in _UNFINISHED
    return False


def _line_and_column(source: bytes, position: int) -> tuple[int, int]:
    """Return the line and the column of a byte, from 1."""
    start = source.rfind(b"\n", 0, position) + 1
    before = source[start:position].decode("utf-8", "replace")
    return source.count(b"\n", 0, position) + 1, len(before) + 1


class _ParserError(NamedTuple):
    """The first error of a parser; nothing is known of it when its log is empty."""

    kind: str = ""
    message: str = ""
    line: int | None = None
    column: int | None = None


def _first_error(parser: etree.XMLParser) -> _ParserError:
    log: Any = parser.error_log
    for entry in log:
        if entry.level_name != "WARNING":
            return _ParserError(entry.type_name, entry.message, entry.line, entry.column)
    return _ParserError()


def _syntax_note(parser: etree.XMLParser, source: bytes) -> Note:
    """Return the note of a text that is not well-formed XML, from the log of its own parser.

    Raises:
        MemoryError: libxml2 had not enough memory, which says nothing of the text.
        UnreadableError: the text is not UTF-8.
    """
    error = _first_error(parser)
    if error.kind == "ERR_NO_MEMORY":
        raise MemoryError
    beyond = _limit_note(error, source)
    if beyond:
        return beyond

    if _is_cut(source):
        end = _line_and_column(source, len(source))
        return Note("CPOM-F-006", (("attendu", Word("@balise_fermante")),), (), *end)
    check_utf8(source)
    if _is_declared_entity(error):
        return Note("CPOM-F-012", line=error.line, column=error.column)
    expected = _expected(error)
    return Note("CPOM-F-011", (("attendu", expected),), line=error.line, column=error.column)


def _limit_note(error: _ParserError, source: bytes) -> Note | None:
    """Return the note of a text beyond what libxml2 accepts, None when it stopped elsewhere."""
    message = error.message.lower()
    if "depth" in message:
        return Note("CPOM-F-014", (("limite", str(DEPTH)),), line=error.line)
    if "huge" in message or "too long" in message:
        sizes = (("taille", str(len(source))), ("limite", str(_LONGEST_TEXT)))
        return Note("CPOM-F-015", sizes, line=error.line)
    return None


def _is_declared_entity(error: _ParserError) -> bool:
    """Tell whether an entity is declared, which only a DTD does; using one is another fault."""
    return "ENTITY" in error.kind and "ENTITYREF" not in error.kind


def _expected(error: _ParserError) -> Word:
    """Return the word of the catalogue for what was expected where the parser stopped."""
    if "EntityRef" in error.message:
        return Word("@xml")
    return Word(_SYNTAX_WORDS.get(error.kind, "@xml"))


def parse(source: bytes) -> Any:
    """Return the root element, without comments, processing instructions and blank texts.

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


def _check_declared(name: str, source: bytes, column: int) -> None:
    """Refuse a declared encoding, unless each of its bytes is the same character in UTF-8.

    Args:
        name: the encoding that is declared.
        source: the text.
        column: column of the name, in the first line.

    Raises:
        UnreadableError: the text is in this encoding, or in UTF-8 whatever is declared.
    """
    if source.isascii() and _ASCII.fullmatch(name):
        return
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError(wrong_encoding(name, 1, column)) from None
    raise UnreadableError(Note("CPOM-F-110", (("encodage", name),), (), 1, column))


def _check_prolog(source: bytes) -> None:
    """Refuse another encoding and any DTD before the parser acts on what they say."""
    if source[:1].isspace() and source.lstrip().startswith(_DECLARATION):
        raise UnreadableError(Note("CPOM-F-011", (("attendu", Word("@debut_xml")),), (), 1, 1))
    prolog: Any = _PROLOG.match(source)
    encoding, doctype = prolog.groups()
    if encoding and encoding.upper() not in (b"UTF-8", b"UTF8"):
        _check_declared(encoding.decode(), source, prolog.start(1) + 1)
    if doctype:
        place = _line_and_column(source, prolog.start(2))
        raise UnreadableError(Note("CPOM-F-012", (), (), *place))
