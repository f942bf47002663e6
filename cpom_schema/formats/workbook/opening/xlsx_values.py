"""Read the values of the sheets of an XLSX workbook with calamine.

It is given an archive made again from the parts that were surveyed, so that it cannot meet another
size, another name or another part than those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Final, cast
from zipfile import ZIP_STORED, ZipFile

from cpom_schema.formats.workbook.opening.refusals import damaged
from cpom_schema.formats.workbook.opening.sheets import CellValue
from cpom_schema.formats.workbook.opening.xlsx_parts import BOOK, Book

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT: Final = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="book"'
    f' Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)

_Grid = list[list[CellValue]]


def read_values(book: Book, sheets: Sequence[bytes]) -> list[_Grid]:
    """Read the cells of each sheet, by row, then column, from A1.

    Args:
        book: the parts of the workbook.
        sheets: the XML of each sheet, once surveyed.

    Raises:
        UnreadableError: calamine does not understand them.
    """
    from python_calamine import CalamineError

    try:
        archive = _archive(book, sheets)
        return _calamine_grids(archive, len(sheets))
    except (CalamineError, OverflowError, ValueError) as error:
        raise damaged() from error
    except BaseException as error:
        _refuse_panic(error)
        raise


def _refuse_panic(error: BaseException) -> None:
    """Refuse a workbook that makes calamine panic.

    A panic of Rust is no Exception: only its name tells it from a key that stops the program.

    Raises:
        UnreadableError: the error is a panic.
    """
    if type(error).__name__ == "PanicException":
        raise damaged() from error


def _calamine_grids(archive: BytesIO, count: int) -> list[_Grid]:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_filelike(archive) as workbook:
        names = map(str, range(1, count + 1))
        sheets = [workbook.get_sheet_by_name(name) for name in names]
        return [cast("_Grid", sheet.to_python(skip_empty_area=False)) for sheet in sheets]


def _archive(book: Book, sheets: Sequence[bytes]) -> BytesIO:
    """Make an archive of only what calamine needs; sheets are named from ``1`` on."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        archive.writestr("_rels/.rels", _ROOT)
        archive.writestr(BOOK, _workbook(book))
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(book))
        if book.texts:
            archive.writestr("xl/sharedStrings.xml", book.texts)
        if book.styles:
            archive.writestr("xl/styles.xml", book.styles)
        for number, xml in enumerate(sheets, 1):
            archive.writestr(f"xl/worksheets/{number}.xml", xml)
    content.seek(0)
    return content


def _workbook(book: Book) -> str:
    numbers = range(1, len(book.tabs) + 1)
    tabs = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f'<workbookPr date1904="{int(book.from_1904)}"/><sheets>{tabs}</sheets></workbook>'
    )


def _relations(book: Book) -> str:
    relations = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{nature}" Target="{target}"/>'
        for nature, id_, target in _links(book)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'


def _links(book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield the nature, the id and the name of each part."""
    for number in range(1, len(book.tabs) + 1):
        yield "worksheet", f"r{number}", f"worksheets/{number}.xml"
    if book.texts:
        yield "sharedStrings", "texts", "sharedStrings.xml"
    if book.styles:
        yield "styles", "styles", "styles.xml"
