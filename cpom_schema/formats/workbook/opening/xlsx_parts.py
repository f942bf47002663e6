"""Find the parts of an XLSX workbook that hold its sheets, its shared texts and its styles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from typing import Any, Final, NamedTuple

from lxml import etree

from cpom_schema.formats.workbook.opening.guard import Parts
from cpom_schema.formats.workbook.opening.refusals import damaged

BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_SHEETS: Final = 1_000
"""Sheets a workbook may have."""


class Tab(NamedTuple):
    """A sheet of cells: its name, whether it is hidden, and its part."""

    name: str
    hidden: bool
    xml: bytes


class Book(NamedTuple):
    """The parts of a workbook that say values.

    Attributes:
        tabs: sheets of cells, in order, without charts, dialogs and macros.
        from_1904: whether dates are counted from 1904.
        texts: the shared texts; empty when there is no such part.
        styles: the styles; empty when there is no such part.
    """

    tabs: list[Tab]
    from_1904: bool
    texts: bytes
    styles: bytes


class _Link(NamedTuple):
    """Where a relation of the workbook leads: the nature of a part, and its name."""

    nature: str
    target: str


_NOWHERE: Final = _Link("", "")
_OF_CELLS: Final = ("", "worksheet")
"""Natures of sheets of cells; the others are charts, dialogs and macro sheets."""


def find_parts(parts: Parts) -> Book:
    """Find the parts of a workbook, following its relations as programs do.

    Args:
        parts: its parts, unpacked.

    Raises:
        UnreadableError: a part is missing or is not XML, there is no sheet, or far too many.
    """
    links = dict(_links(parts))
    root = _tree(parts, BOOK)
    tabs = list(_tabs(root, links, parts))
    if not 0 < len(tabs) <= _SHEETS:
        raise damaged()
    texts = _part(parts, links, "sharedStrings")
    styles = _part(parts, links, "styles")
    return Book(tabs, _is_from_1904(root), texts, styles)


def _part(parts: Parts, links: Mapping[str, _Link], nature: str) -> bytes:
    """Return the part of some nature, the last one if there are several; empty if none."""
    targets = [link.target for link in links.values() if link.nature == nature]
    return parts.texts.get(targets[-1], b"") if targets else b""


def _tabs(root: Any, links: Mapping[str, _Link], parts: Parts) -> Iterator[Tab]:
    """Yield the sheets of cells in the order of their tabs.

    Raises:
        UnreadableError: the part of a sheet is missing.
    """
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        link = links.get(_id_of_link(sheet), _NOWHERE)
        if link.nature not in _OF_CELLS:
            continue
        if link.target not in parts.texts:
            raise damaged()
        name = str(sheet.get("name", ""))
        hidden = str(sheet.get("state", "visible")) != "visible"
        yield Tab(name, hidden, parts.texts[link.target])


def _tree(parts: Parts, name: str) -> Any:
    """Parse a part.

    Raises:
        UnreadableError: it is missing or is not XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(parts.texts[name], parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise damaged() from error


def _links(parts: Parts) -> Iterator[tuple[str, _Link]]:
    """Yield the id of each relation of the workbook, and where it leads."""
    folder = "/" + dirname(BOOK)
    for relation in _tree(parts, _RELATIONS).iter("{*}Relationship"):
        nature = str(relation.get("Type")).rpartition("/")[2]
        target = normpath(join(folder, str(relation.get("Target", "")))).lower()
        yield str(relation.get("Id")), _Link(nature, target.removeprefix("/"))


def _id_of_link(sheet: Any) -> str:
    """Return the id of the relation of a sheet; the namespace differs between two standards."""
    for name, value in sheet.items():
        if str(name).endswith("relationships}id"):
            return str(value)
    return ""


def _is_from_1904(root: Any) -> bool:
    properties = root.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")
