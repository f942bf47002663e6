"""The answer on the user's own workbook: coloured cells, a comment on each, a sheet of anomalies.

The copy is made by surgery on the ZIP. Parts whose name no pattern of `MAY_DIFFER` covers are
copied byte for byte, and the rows of every sheet keep their bytes. Marks of an earlier check are
known again (a rule of conditional format that quotes ``cpom:``, a comment that begins with our
heading, a hidden cell of our sheet), even after a spreadsheet saved the file, and are taken away
first.

What remains as it is, and why:

- threads of comments of recent spreadsheets: their cell is coloured and listed, with no comment of
  ours, since a spreadsheet shows the thread only;
- a digital signature stays in the file and no longer holds, as after any change;
- macros stay: the copy is to be named ``.xlsm`` when the source is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from cpom_schema.errors import CpomError
from cpom_schema.standard.dictionary import Lang

if TYPE_CHECKING:
    from cpom_desk.renderers.workbook.marks import Content, Mark
    from cpom_validators.report import Report

__all__ = ["MAY_DIFFER", "annotate", "marked", "suffix"]

MAY_DIFFER: Final[Mapping[str, str]] = {
    "[Content_Types].xml": "declares the parts we add",
    "xl/workbook.xml": "our sheet comes first: the numbers of the other tabs go up by one",
    "xl/_rels/workbook.xml.rels": "leads to our sheet",
    "xl/styles.xml": "our colours and cell styles, after all others",
    "xl/worksheets/*.xml": "a marked sheet gains rules of conditional format and a link to its "
    "drawing of comments; the sheet that was open is no longer; rows keep their bytes",
    "xl/worksheets/_rels/*.rels": "lead from a marked sheet to its comments",
    "xl/chartsheets/*.xml": "a sheet that was open is no longer",
    "xl/comments*.xml": "our comments, and our words below a comment of the user",
    "xl/drawings/*.vml": "the boxes of our comments, and room in those of the user",
}
"""Parts of a usual workbook that may differ from the source or be new, each with its reason."""


def annotate(source: bytes, report: Report, lang: Lang = "fr") -> bytes:
    """A copy of the workbook with what the report says written on it.

    With a report that found nothing, the copy has no mark, earlier ones included.

    Args:
        source: bytes of the user's .xlsx or .xlsm file, the one the report judged.
        report: the answer of the validator on it.
        lang: language of what is written.

    Raises:
        CpomError: the source is not such a workbook (French sentence that says to save it as one),
            or is damaged.
    """
    from cpom_desk.renderers.workbook.content import content, marks

    told = content(report, lang) if report.findings else None
    return marked(source, marks(report, lang) if told else (), told)


def marked(source: bytes, marks: Iterable[Mark], content: Content | None) -> bytes:
    """A copy of a workbook with marks and a sheet of anomalies, in place of any earlier ones.

    Args:
        source: bytes of the workbook.
        marks: findings on cells; those on a tab or cell the workbook has not are left out.
        content: what the sheet of anomalies says; without it nothing is added.

    Raises:
        CpomError: the source is not a workbook we can write on.
    """
    from cpom_desk.renderers.workbook.book import Book
    from cpom_desk.renderers.workbook.package import Package
    from cpom_desk.renderers.workbook.pen import erase, write
    from cpom_desk.renderers.workbook.surgery import FAULTY

    try:
        package = Package(source)
        book = Book(package)
        erase(book)
        if content is not None:
            write(book, marks, content)
        return package.packed()
    except (ValueError, LookupError) as error:  # a number or a rank in the file that cannot be
        raise CpomError(FAULTY) from error


def suffix(source: bytes) -> str:
    """How the name of a copy of the workbook must end, for a spreadsheet to open it.

    Raises:
        CpomError: the source is not a workbook we can write on.
    """
    from cpom_desk.renderers.workbook.book import Book
    from cpom_desk.renderers.workbook.package import Package

    return Book(Package(source)).suffix
