"""What people do to a workbook, and every finding it must get, each at its cell."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, NamedTuple

import openpyxl
from openpyxl.styles import PatternFill

from tests.workbooks import META, Change

Found = tuple[tuple[str, str], ...]
I: Final = "Indicateurs"
E: Final = "Événements"
F: Final = "Identification"


class Case(NamedTuple):
    """One deed.

    Attributes:
        change: what is done to the workbook.
        found: codes and cells of all the findings, in the order of the report.
        office: the same once LibreOffice saved the workbook as XLSX and as ODS; None when the
            deed does not survive it.
        meta: what the hidden sheet says.
    """

    change: Change
    found: Found = ()
    office: Found | None = ()
    meta: dict[str, str] = META


def case(change: Change, *found: tuple[str, str], **more: Any) -> Case:
    """A deed that leaves the same findings in every program, unless told otherwise."""
    return Case(change, found, **{"office": found, **more})


def typed(sheet: str, **cells: Any) -> Change:
    """Type values into cells, as they are."""

    def change(book: openpyxl.Workbook) -> None:
        for name, value in cells.items():
            book[sheet][name] = value

    return change


def _formatted(cell: str, value: Any, look: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book[I][cell] = value
        book[I][cell].number_format = look

    return change


def _merged(span: str) -> Change:
    return lambda book: book[I].merge_cells(span)


def _ghosts(book: openpyxl.Workbook) -> None:
    fill = PatternFill("solid", fgColor="FFFF00")
    for row in range(7, 1_500):
        book[I].cell(row, 2).fill = fill


def _hidden(*rows: int) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        for row in rows:
            book[I].row_dimensions[row].hidden = True

    return change


def _copied(name: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[name]).title = f"{name} (2)"

    return change


def _without(name: str) -> Change:
    return lambda book: book.remove(book[name])


def _column_copied(book: openpyxl.Workbook) -> None:
    for row in range(1, 7):
        book[I].cell(row, 12).value = book[I].cell(row, 8).value


def _own_column(book: openpyxl.Workbook) -> None:
    book[I]["L2"], book[I]["L4"], book[I]["L6"] = "Relecture", "vu", "=1+1"


def _own_row(book: openpyxl.Workbook) -> None:
    book[F].insert_rows(4)
    book[F]["B4"], book[F]["C4"] = "Remarque", "à revoir"


def _row_below(book: openpyxl.Workbook) -> None:
    book[E].append([None, "EVT-3", "Cession", "demain", None, "Ajouté dessous"])


def _row_between(book: openpyxl.Workbook) -> None:
    book[E].insert_rows(5)
    book[E]["B5"], book[E]["C5"], book[E]["D5"], book[E]["F5"] = "EVT-9", "Cession", "x", "Inséré"


def _renamed(book: openpyxl.Workbook) -> None:
    book[I].title = "Mes chiffres"
    book["Mes chiffres"]["H4"] = "beaucoup"


def _rewritten(book: openpyxl.Workbook) -> None:
    for cell in (*book[I][2], *book[I][3]):
        cell.value = "autre chose"
    book[I]["H4"] = "beaucoup"


def _moved(book: openpyxl.Workbook) -> None:
    """A row above, a column between, one column taken to the end, a fault in another."""
    sheet = book[I]
    for row in range(1, 7):
        sheet.cell(row, 14).value = sheet.cell(row, 8).value
    sheet.delete_cols(8)
    sheet.insert_cols(4)
    sheet.insert_rows(1, 2)
    sheet["N6"] = "beaucoup"
    sheet["E7"] = "10000024"


def _of(**meta: str) -> dict[str, str]:
    return {**META, **meta}


NOTHING: Final = typed(I)
BLOCKS: Final = "valeursIndicateurs;evenements;filesActives"
CASES: Final[dict[str, Case]] = {
    "nothing": case(NOTHING),
    "a formula never computed": case(
        typed(I, H4="=1+1"), ("CPOM-F-050", f"{I}!H4"), office=(),
    ),
    "a formula never computed in a form": case(
        typed(F, C3="=2024+1"), ("CPOM-F-050", f"{F}!C3"), office=(),
    ),
    "a value of error": case(typed(I, H5="#REF!"), ("CPOM-F-051", f"{I}!H5")),
    "a value of error computed": case(
        typed(I, H5="=1/0"), ("CPOM-F-050", f"{I}!H5"), office=(("CPOM-F-051", f"{I}!H5"),),
    ),
    "an error in a column for information": case(typed(I, G5="#REF!")),
    "an error alone below the table": case(
        typed(I, L9="#REF!"), ),
    "cells merged below each other": case(
        _merged("J4:J5"), ("CPOM-F-052", f"{I}!J4"),
    ),
    "cells merged from the help": case(_merged("J3:J4"), ("CPOM-F-052", f"{I}!J4")),
    "cells merged beyond the table": case(_merged("J4:M4")),
    "ghost rows": case(_ghosts, ("CPOM-F-072", f"{I}!A7"), office=None),
    "hidden rows": case(_hidden(5, 6), ("CPOM-F-053", f"{I}!B5")),
    "hidden rows that say nothing": case(_hidden(7, 8)),
    "a number as text": case(typed(I, H5="0,084"), ("CPOM-F-054", f"{I}!H5")),
    "numbers as text in one column": case(
        typed(I, H4="2 500,5", H5="1 000"), ("CPOM-F-054", f"{I}!H4"),
    ),
    "a number read in two ways": case(typed(I, H4="1.234"), ("CPOM-F-036", f"{I}!H4")),
    "a date as text": case(typed(I, I6="30/06/2025"), ("CPOM-F-054", f"{I}!I6")),
    "a date as a number": case(_formatted("I6", 45838, "General"), ("CPOM-F-055", f"{I}!I6")),
    "a number that is no date": case(_formatted("I6", 12, "General"), ("CPOM-S-003", f"{I}!I6")),
    "a date with an hour": case(
        typed(I, I6=dt.datetime(2025, 6, 30, 12)), ("CPOM-S-004", f"{I}!I6"),  # noqa: DTZ001
    ),
    "an identifier as a number": case(typed(I, D5=590999017), ("CPOM-F-073", f"{I}!D5")),
    "an identifier that lost its zero": case(
        typed(I, D5=10000024), ("CPOM-S-011", f"{I}!D5"), ("CPOM-F-073", f"{I}!D5"),
    ),
    "a code that became a date": case(
        _formatted("C5", dt.date(2025, 4, 3), "dd/mm/yyyy"), ("CPOM-F-070", f"{I}!C5"),
    ),
    "a number that became a date": case(
        _formatted("H5", dt.date(2025, 4, 3), "dd/mm/yyyy"), ("CPOM-F-070", f"{I}!H5"),
    ),
    "a sheet copied": case(_copied(I), ("CPOM-F-056", f"{I} (2)!B2")),
    "a sheet of a form copied": case(_copied(F), ("CPOM-F-056", f"{F} (2)!C2")),
    "sheets there, one block missing": case(
        NOTHING, ("CPOM-F-057", "!"), meta=_of(blocs=BLOCKS),
    ),
    "a sheet removed": case(
        _without(E), ("CPOM-F-057", "!"), meta=_of(blocs="valeursIndicateurs;evenements"),
    ),
    "an old template": case(NOTHING, ("CPOM-F-058", "!"), meta=_of(empreinte="0" * 64)),
    "another contract": case(
        NOTHING, ("CPOM-F-059", f"{F}!C4"), meta=_of(contrat="ARS-32-2024-0101"),
    ),
    "another organisation": case(
        NOTHING, ("CPOM-F-059", f"{F}!C6"), meta=_of(gestionnaire="590999009"),
    ),
    "another year": case(NOTHING, ("CPOM-F-059", f"{F}!C3"), meta=_of(exercice="2024")),
    "a workbook from elsewhere": case(_without("_meta"), ("CPOM-F-060", "!")),
    "a type nobody knows": case(
        NOTHING, ("CPOM-F-016", "_meta!B2"), meta=_of(type="suivi annuel"),
    ),
    "a version of the future": case(
        NOTHING, ("CPOM-F-018", "_meta!B1"), meta=_of(standard="7.3"),
    ),
    "a column of one's own": case(_own_column, ("CPOM-F-061", f"{I}!L4")),
    "a row of one's own in a form": case(_own_row, ("CPOM-F-071", f"{F}!C4")),
    "a mark of a table changed": case(
        typed(I, A1="#table:valeursIndicateur"), ("CPOM-F-062", f"{I}!A1"),
    ),
    "a mark of a column changed": case(
        typed(I, J1="commentair"), ("CPOM-S-002", f"{I}!J4"),
    ),
    "a mark of a column broken": case(typed(I, J1="commentaire["), ("CPOM-F-062", f"{I}!J2")),
    "a way of a column changed": case(
        typed(I, J1="motifsEcarts[1].x"), ("CPOM-F-062", f"{I}!J2"),
    ),
    "an address of a form changed": case(
        typed(F, A8="dateArreteDonnee"), ("CPOM-S-002", f"{F}!C8"),
    ),
    "an address of a form broken": case(
        typed(F, A8="date Arrete"), ("CPOM-F-062", f"{F}!C8"), ("CPOM-S-001", "!"),
    ),
    "an address of a form copied": case(
        typed(F, A16="exercice", C16=2024), ("CPOM-F-056", f"{F}!C16"),
    ),
    "a column copied": case(_column_copied, ("CPOM-F-069", f"{I}!L2")),
    "labels typed over": case(_rewritten, ("CPOM-S-003", f"{I}!H4")),
    "a sheet renamed": case(_renamed, ("CPOM-S-003", "Mes chiffres!H4")),
    "rows and columns moved": case(
        _moved, ("CPOM-S-003", f"{I}!N6"), ("CPOM-S-011", f"{I}!E7"),
    ),
    "a row below": case(_row_below, ("CPOM-S-004", f"{E}!D6")),
    "a row between": case(_row_between, ("CPOM-S-004", f"{E}!D5")),
    "a mark typed as a text": case(typed(E, B5="#titre"), ("CPOM-S-004", f"{E}!B5")),
    "a key missing": case(typed(E, B5=None), ("CPOM-S-001", f"{E}!B5")),
    "a code nobody knows": case(typed(E, C5="Cessation"), ("CPOM-S-005", f"{E}!C5")),
    "a value missing from a form": case(typed(F, C4=None), ("CPOM-S-001", f"{F}!C4")),
    "an event twice": case(typed(E, B5="EVT-1"), ("CPOM-S-020", f"{E}!B5")),
}  # fmt: skip
