"""The answer on the user's own workbook: coloured cells, a comment on each, a sheet of anomalies.

The copy is made by surgery on the ZIP. Parts whose name no pattern of `MAY_DIFFER` covers are
copied byte for byte, and the rows of every sheet keep their bytes. Everything we write carries a
marker: a rule of conditional format quotes ``cpom:``, a comment begins with our heading, our sheet
has a hidden cell. So what an earlier check wrote is known again, even after a spreadsheet saved the
file, and is taken away first.

Where to look:

- `from_report` turns a report into the plain data of `annotations`;
- `annotator` writes them and takes earlier ones away, sheet after sheet, with `colours`,
  `sheet_comments` (`comments`, `comment_texts`, `comment_removal`, `comment_boxes` and
  `comment_drawings`), `styles_part` (`styles`) and `anomalies_tab` (`anomalies_sheet`,
  `anomalies_state` and `anomalies_tab_removal`);
- `zip_package`, `workbook_part`, `sheet_part`, `cells` and `xml_edits` know the file.

What remains as it is, and why:

- threads of comments of recent spreadsheets: their cell is coloured and listed, and we add no
  comment, since a spreadsheet shows the thread only;
- a digital signature stays in the file and no longer holds, as after any change;
- macros stay: the copy is to be named ``.xlsm`` when the source is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from cpom_schema.errors import CpomError
from cpom_schema.standard.dictionary import Lang

if TYPE_CHECKING:
    from cpom_desk.renderers.workbook.annotations import Content, Mark
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
    """Return a copy of the workbook with what the report says written on it.

    With a report that found nothing, the copy has no mark, earlier ones included; its first sheet
    says the verdict all the same, and what was not judged.

    Args:
        source: bytes of the user's .xlsx or .xlsm file, the one the report judged.
        report: the answer of the validator on it.
        lang: language of what is written.

    Raises:
        CpomError: the source is not such a workbook (French sentence that says to save it as one),
            or is damaged.
    """
    from cpom_desk.renderers.workbook.from_report import content, marks

    words = content(report, lang)
    return marked(source, marks(report, lang), words)


def marked(source: bytes, marks: Iterable[Mark], content: Content | None) -> bytes:
    """Return a copy of a workbook with marks and a sheet of anomalies, in place of earlier ones.

    Args:
        source: bytes of the workbook.
        marks: findings on cells; those on a tab or cell the workbook has not are left out.
        content: what the sheet of anomalies says; without it nothing is added.

    Raises:
        CpomError: the source is not a workbook we can write on.
    """
    from cpom_desk.renderers.workbook.annotator import erase, write
    from cpom_desk.renderers.workbook.workbook_part import Book
    from cpom_desk.renderers.workbook.xml_edits import FAULTY
    from cpom_desk.renderers.workbook.zip_package import Package

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
    """Return how the name of a copy of the workbook must end, for a spreadsheet to open it.

    Raises:
        CpomError: the source is not a workbook we can write on.
    """
    from cpom_desk.renderers.workbook.workbook_part import Book
    from cpom_desk.renderers.workbook.zip_package import Package

    return Book(Package(source)).suffix
