"""Read an XLSX workbook, once its archive is unpacked and known to be harmless.

Values come from calamine. It is given an archive made again from the parts that were measured, so
that it cannot meet another size, another name or another part than those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import Any, Final, NamedTuple, cast
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from cpom_schema.document import Limits
from cpom_schema.errors import Note
from cpom_schema.formats.workbook.opening.guard import Parts, damaged, too_heavy
from cpom_schema.formats.workbook.opening.oddities import Seen, look
from cpom_schema.formats.workbook.opening.raw import Raw, Sheet, Workbook, cell_name, trimmed

_BOOK: Final = "xl/workbook.xml"
_SHEETS: Final = 1_000
_STYLE_WORK: Final = 100_000_000
"""Formats of cells times the longest of them, in bytes: calamine reads each format again."""
_FORMAT: Final = re.compile(rb"""formatCode\s*=\s*(?:"[^"]*"|'[^']*')""")
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")


_Grid = list[list[Raw]]


class _Tab(NamedTuple):
    name: str
    hidden: bool
    xml: bytes


class _Book(NamedTuple):
    tabs: list[_Tab]
    from_1904: bool
    texts: bytes
    styles: bytes


def read(parts: Parts, limits: Limits) -> Workbook:
    """The sheets of an XLSX workbook.

    Args:
        parts: its parts, unpacked.
        limits: what it may hold; `cells` and `unpacked` are for all its sheets together.

    Raises:
        UnreadableError: damaged, or too large once open.
    """
    book = _book(parts)
    texts = _text_sizes(book.texts)
    seen: list[Seen] = []
    cells = weight = unpacked = 0
    for tab in book.tabs:
        unpacked += len(tab.xml)  # several tabs may name the same part
        if unpacked > limits.unpacked:
            raise too_heavy(unpacked, limits.unpacked)
        left = limits._replace(cells=limits.cells - cells, unpacked=limits.unpacked - weight)
        sheet = look(tab.xml, tab.name, left, texts)
        cells += sheet.cells
        weight += sheet.weight
        seen.append(sheet)
    work = max(map(len, _FORMAT.findall(book.styles)), default=0) * book.styles.count(b"xf")
    if work > _STYLE_WORK:
        raise too_heavy(work, _STYLE_WORK)
    grids = _grids(book, seen)
    sheets = tuple(
        Sheet(
            tab.name,
            tab.hidden,
            trimmed(rows, sheet.walked.odd),
            sheet.walked.odd,
            sheet.merged,
            sheet.walked.hidden,
        )
        for tab, sheet, rows in zip(book.tabs, seen, grids, strict=True)
    )
    return Workbook(sheets, tuple(_notes(parts, book, seen)))


def _text_sizes(texts: bytes) -> Sequence[int]:
    """Bytes of each shared text with its tags; of the longest for all when they are not plain."""
    sizes = [len(piece) for piece in texts.split(b"si>")]
    plain = texts.count(b"<si>") * 2 == len(sizes) - 1 and b"<si/" not in texts
    return sizes[1::2] if plain else [max(sizes)] * (texts.count(b"si") + 1)


def _tree(parts: Parts, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(parts.texts[name], parser)
    except (KeyError, etree.XMLSyntaxError) as error:
        raise damaged() from error


def _book(parts: Parts) -> _Book:
    targets: dict[str, tuple[str, str]] = {}
    for link in _tree(parts, "xl/_rels/workbook.xml.rels").iter("{*}Relationship"):
        target = normpath(join("/" + dirname(_BOOK), str(link.get("Target", "")))).lower()
        targets[str(link.get("Id"))] = (
            str(link.get("Type")).rpartition("/")[2],
            target.removeprefix("/"),
        )
    root = _tree(parts, _BOOK)
    tabs: list[_Tab] = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        link = next((v for k, v in sheet.items() if str(k).endswith("relationships}id")), "")
        nature, target = targets.get(str(link), ("", ""))
        if nature and nature != "worksheet":
            continue  # charts, dialogs, macro sheets
        if target not in parts.texts or len(tabs) == _SHEETS:
            raise damaged()
        hidden = str(sheet.get("state", "visible")) != "visible"
        tabs.append(_Tab(str(sheet.get("name", "")), hidden, parts.texts[target]))
    if not tabs:
        raise damaged()
    named = {nature: parts.texts.get(target, b"") for nature, target in targets.values()}
    properties = root.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return _Book(tabs, from_1904, named.get("sharedStrings", b""), named.get("styles", b""))


def _archive(book: _Book, seen: Sequence[Seen]) -> BytesIO:
    """An archive of only what calamine needs, with plain names."""
    tabs = "".join(
        f'<sheet name="{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, len(seen) + 1)
    )
    links = [("worksheet", f"r{i}", f"worksheets/{i}.xml") for i in range(1, len(seen) + 1)]
    links += [("sharedStrings", "texts", "sharedStrings.xml")] * bool(book.texts)
    links += [("styles", "styles", "styles.xml")] * bool(book.styles)
    relations = "".join(
        f'<Relationship Id="{i}" Type="{_OFFICE}/{nature}" Target="{target}"/>'
        for nature, i, target in links
    )
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="book"'
            f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            _BOOK,
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
            f'<workbookPr date1904="{int(book.from_1904)}"/><sheets>{tabs}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        )
        if book.texts:
            archive.writestr("xl/sharedStrings.xml", book.texts)
        if book.styles:
            archive.writestr("xl/styles.xml", book.styles)
        for number, sheet in enumerate(seen, 1):
            archive.writestr(f"xl/worksheets/{number}.xml", sheet.xml)
    content.seek(0)
    return content


def _grids(book: _Book, seen: Sequence[Seen]) -> list[_Grid]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(_archive(book, seen)) as workbook:
            sheets = [workbook.get_sheet_by_name(str(i)) for i in range(1, len(seen) + 1)]
            return [cast("_Grid", s.to_python(skip_empty_area=False)) for s in sheets]
    except (CalamineError, OverflowError, ValueError) as error:
        raise damaged() from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of Rust; it is no Exception
            raise damaged() from error
        raise


def _notes(parts: Parts, book: _Book, seen: Sequence[Seen]) -> Iterator[Note]:
    if any(n.endswith("vbaproject.bin") or n.startswith("xl/macrosheets/") for n in parts.names):
        yield Note("CPOM-F-066")
    if any(n.startswith(_LINKS) for n in parts.names):
        yield Note("CPOM-F-067")
    for tab, sheet in zip(book.tabs, seen, strict=True):
        if sheet.ghosts:
            lines = (("lignes", str(sheet.ghosts)),)
            cell = cell_name(sheet.walked.rows, 0)
            yield Note("CPOM-F-072", lines, sheet=tab.name, cell=cell)
