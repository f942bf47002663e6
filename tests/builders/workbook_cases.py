"""What people do to a workbook, and every finding it must get, each at its cell."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal, NamedTuple

import openpyxl
from openpyxl.styles import PatternFill

from tests.builders.workbooks import META, Change

Found = tuple[tuple[str, str], ...]
IND: Final = "Indicateurs"
EVT: Final = "Événements"
FORM: Final = "Identification"


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


def case(
    change: Change,
    *found: tuple[str, str],
    office: Found | Literal["same"] | None = "same",
    meta: dict[str, str] = META,
) -> Case:
    """A deed that leaves the same findings in every program, unless told otherwise."""
    return Case(change, found, found if office == "same" else office, meta)


def typed(sheet: str, **cells: Any) -> Change:
    """Type values into cells, as they are."""

    def change(book: openpyxl.Workbook) -> None:
        for name, value in cells.items():
            book[sheet][name] = value

    return change


def _formatted(cell: str, value: Any, look: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book[IND][cell] = value
        book[IND][cell].number_format = look

    return change


def _merged(span: str) -> Change:
    return lambda book: book[IND].merge_cells(span)


def _ghosts(book: openpyxl.Workbook) -> None:
    fill = PatternFill("solid", fgColor="FFFF00")
    for row in range(7, 1_500):
        book[IND].cell(row, 2).fill = fill


def _hidden(*rows: int) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        for row in rows:
            book[IND].row_dimensions[row].hidden = True

    return change


def _copied(name: str) -> Change:
    def change(book: openpyxl.Workbook) -> None:
        book.copy_worksheet(book[name]).title = f"{name} (2)"

    return change


def _without(name: str) -> Change:
    return lambda book: book.remove(book[name])


def _column_copied(book: openpyxl.Workbook) -> None:
    for row in range(1, 7):
        book[IND][f"L{row}"] = book[IND][f"H{row}"].value


def _own_column(book: openpyxl.Workbook) -> None:
    book[IND]["L2"], book[IND]["L4"], book[IND]["L6"] = "Relecture", "vu", "=1+1"


def _own_row(book: openpyxl.Workbook) -> None:
    book[FORM].insert_rows(4)
    book[FORM]["B4"], book[FORM]["C4"] = "Remarque", "à revoir"


def _row_below(book: openpyxl.Workbook) -> None:
    book[EVT].append([None, "EVT-3", "Cession", "demain", None, "Ajouté dessous"])


def _row_between(book: openpyxl.Workbook) -> None:
    book[EVT].insert_rows(5)
    book[EVT]["B5"], book[EVT]["C5"], book[EVT]["D5"], book[EVT]["F5"] = (
        "EVT-9",
        "Cession",
        "x",
        "Inséré",
    )


def _help_deleted(book: openpyxl.Workbook) -> None:
    book[IND]["H4"] = "beaucoup"
    book[IND].delete_rows(3)


def _titles_deleted(book: openpyxl.Workbook) -> None:
    book[EVT]["D4"] = "demain"
    book[EVT].delete_rows(2, 2)


def _sorted_with_titles(book: openpyxl.Workbook) -> None:
    """What a descending sort of everything does in a program that moves hidden rows."""
    sheet = book[IND]
    for row in range(1, 4):
        for column in range(1, 11):
            sheet.cell(row + 7, column, sheet.cell(row, column).value)
    sheet.delete_rows(1, 3)


def _title_alone(book: openpyxl.Workbook) -> None:
    """The technical row of a second form deleted, its title left."""
    book[FORM].append(["#titre", "La synthèse de l'année"])
    book[FORM].append(["synthese", "Synthèse", "Une année calme."])


def _renamed(book: openpyxl.Workbook) -> None:
    book[IND].title = "Mes chiffres"
    book["Mes chiffres"]["H4"] = "beaucoup"


def _rewritten(book: openpyxl.Workbook) -> None:
    for letter in "BCDEFGHIJ":
        book[IND][f"{letter}2"] = book[IND][f"{letter}3"] = "autre chose"
    book[IND]["H4"] = "beaucoup"


def _moved(book: openpyxl.Workbook) -> None:
    """A row above, a column between, one column taken to the end, a fault in another."""
    sheet = book[IND]
    for row in range(1, 7):
        sheet[f"N{row}"] = sheet[f"H{row}"].value
    sheet.delete_cols(8)
    sheet.insert_cols(4)
    sheet.insert_rows(1, 2)
    sheet["N6"] = "beaucoup"
    sheet["E7"] = "10000024"


def _of(**meta: str) -> dict[str, str]:
    return {**META, **meta}


NOTHING: Final = typed(IND)
BLOCKS: Final = "valeursIndicateurs;evenements;filesActives"
SAVED: Final[dict[str, Case]] = {
    "nothing": case(NOTHING),
    "a formula never computed": case(
        typed(IND, H4="=1+1"), ("CPOM-F-050", f"{IND}!H4"), office=(),
    ),
    "a value of error": case(typed(IND, H5="#REF!"), ("CPOM-F-051", f"{IND}!H5")),
    "a value of error computed": case(
        typed(IND, H5="=1/0"), ("CPOM-F-050", f"{IND}!H5"), office=(("CPOM-F-051", f"{IND}!H5"),),
    ),
    "an error alone below the table": case(typed(IND, L9="#REF!")),
    "cells merged below each other": case(
        _merged("J4:J5"), ("CPOM-F-052", f"{IND}!J4"),
    ),
    "cells merged from the help": case(_merged("J3:J4"), ("CPOM-F-052", f"{IND}!J4")),
    "cells merged beyond the table": case(_merged("J4:M4")),
    "ghost rows": case(_ghosts, ("CPOM-F-072", f"{IND}!A7"), office=None),
    "hidden rows": case(_hidden(5, 6), ("CPOM-F-053", f"{IND}!B5")),
    "hidden rows that say nothing": case(_hidden(7, 8)),
    "a total row": case(typed(IND, B7="TOTAL", H7=12.5), ("CPOM-F-120", f"{IND}!B7")),
    "a note below the table": case(
        typed(IND, B8="Chiffres arrêtés au 31 mars par la direction"), ("CPOM-F-120", f"{IND}!B8"),
    ),
    "rates by formula, rounded": case(
        typed(IND, H4=2 / 3, H5=1 / 3), ("CPOM-F-101", f"{IND}!H4"),
    ),
    "a word for an absence": case(
        typed(IND, H5="néant"), ("CPOM-S-009", f"{IND}!B5"), ("CPOM-F-102", f"{IND}!H5"),
    ),
    "an identifier with blanks": case(
        typed(IND, D5="590 999 017\u00a0"), ("CPOM-F-103", f"{IND}!D5"),
    ),
    "an amount with its currency": case(typed(IND, H5="1 000 €"), ("CPOM-F-054", f"{IND}!H5")),
    "a number as text": case(typed(IND, H5="0,084"), ("CPOM-F-054", f"{IND}!H5")),
    "numbers as text in one column": case(
        typed(IND, H4="2 500,5", H5="1 000"), ("CPOM-F-054", f"{IND}!H4"),
    ),
    "a date as text": case(typed(IND, I6="30/06/2025"), ("CPOM-F-054", f"{IND}!I6")),
    "a date as a number": case(_formatted("I6", 45838, "General"), ("CPOM-F-055", f"{IND}!I6")),
    "a date with an hour": case(
        typed(IND, I6=dt.datetime(2025, 6, 30, 12)), ("CPOM-F-104", f"{IND}!I6"),  # noqa: DTZ001
    ),
    "an identifier as a number": case(typed(IND, D5=590999017), ("CPOM-F-073", f"{IND}!D5")),
    "an identifier that lost its zero": case(
        typed(IND, D5=10000024), ("CPOM-S-011", f"{IND}!D5"), ("CPOM-F-073", f"{IND}!D5"),
    ),
    "a code that became a date": case(
        _formatted("C5", dt.date(2025, 4, 3), "dd/mm/yyyy"), ("CPOM-F-070", f"{IND}!C5"),
    ),
    "a number that became a date": case(
        _formatted("H5", dt.date(2025, 4, 3), "dd/mm/yyyy"), ("CPOM-F-070", f"{IND}!H5"),
    ),
    "a sheet copied": case(_copied(IND), ("CPOM-F-056", f"{IND} (2)!B2")),
    "a sheet of a form copied": case(_copied(FORM), ("CPOM-F-056", f"{FORM} (2)!C2")),
    "a column of one's own": case(_own_column, ("CPOM-F-061", f"{IND}!L4")),
    "a row of one's own in a form": case(_own_row, ("CPOM-F-071", f"{FORM}!C4")),
    "a column copied": case(_column_copied, ("CPOM-F-069", f"{IND}!L2")),
    "a sheet renamed": case(_renamed, ("CPOM-S-003", "Mes chiffres!H4")),
    "rows and columns moved": case(
        _moved, ("CPOM-S-003", f"{IND}!N6"), ("CPOM-S-011", f"{IND}!E7"),
    ),
    "a row between": case(_row_between, ("CPOM-S-004", f"{EVT}!D5")),
    "the help deleted": case(_help_deleted, ("CPOM-S-003", f"{IND}!H3")),
    "the titles deleted": case(_titles_deleted, ("CPOM-S-004", f"{EVT}!D2")),
    "the technical row of a form deleted": case(_title_alone, ("CPOM-F-062", f"{FORM}!A16")),
    "a table sorted with its titles": case(_sorted_with_titles, ("CPOM-F-074", f"{IND}!B1")),
}  # fmt: skip
"""Deeds that another program could save in another way."""
CASES: Final = SAVED | {
    "a date and time without a zone": case(
        typed(FORM, C13=dt.datetime(2026, 4, 28, 9, 30)),  # noqa: DTZ001 - those of workbooks
        ("CPOM-F-105", f"{FORM}!C13"),
    ),
    "a formula never computed in a form": case(
        typed(FORM, C3="=2024+1"), ("CPOM-F-050", f"{FORM}!C3"), office=(),
    ),
    "an error in a column for information": case(typed(IND, G5="#REF!")),
    "a number read in two ways": case(typed(IND, H4="1.234"), ("CPOM-F-036", f"{IND}!H4")),
    "a number that is no date": case(_formatted("I6", 12, "General"), ("CPOM-F-055", f"{IND}!I6")),
    "sheets there, one block missing": case(
        NOTHING, ("CPOM-F-057", "!"), meta=_of(blocs=BLOCKS),
    ),
    "a sheet removed": case(
        _without(EVT), ("CPOM-F-057", "!"), meta=_of(blocs="valeursIndicateurs;evenements"),
    ),
    "an old template": case(NOTHING, ("CPOM-F-058", "!"), meta=_of(empreinte="0" * 64)),
    "another contract": case(
        NOTHING, ("CPOM-F-059", f"{FORM}!C4"), meta=_of(contrat="ARS-32-2024-0101"),
    ),
    "another organisation": case(
        NOTHING, ("CPOM-F-059", f"{FORM}!C6"), meta=_of(gestionnaire="590999009"),
    ),
    "another year": case(NOTHING, ("CPOM-F-059", f"{FORM}!C3"), meta=_of(exercice="2024")),
    "a workbook from elsewhere": case(_without("_meta"), ("CPOM-F-060", "!")),
    "a type nobody knows": case(
        NOTHING, ("CPOM-F-016", "_meta!B2"), meta=_of(type="suivi annuel"),
    ),
    "a version of the future": case(
        NOTHING, ("CPOM-F-018", "_meta!B1"), meta=_of(standard="7.3"),
    ),
    "a mark of a table changed": case(
        typed(IND, A1="#table:valeursIndicateur"), ("CPOM-F-062", f"{IND}!A1"),
    ),
    "a mark of a column changed": case(
        typed(IND, J1="commentair"), ("CPOM-S-002", f"{IND}!J4"),
    ),
    "a mark of a column broken": case(typed(IND, J1="commentaire["), ("CPOM-F-062", f"{IND}!J2")),
    "a way of a column changed": case(
        typed(IND, J1="motifsEcarts[1].x"), ("CPOM-F-062", f"{IND}!J2"),
    ),
    "an address of a form changed": case(
        typed(FORM, A8="dateArreteDonnee"), ("CPOM-S-002", f"{FORM}!C8"),
    ),
    "an address of a form broken": case(
        typed(FORM, A8="date Arrete"), ("CPOM-F-062", f"{FORM}!C8"), ("CPOM-S-001", "!"),
    ),
    "an address of a form copied": case(
        typed(FORM, A16="exercice", C16=2024), ("CPOM-F-056", f"{FORM}!C16"),
    ),
    "labels typed over": case(_rewritten, ("CPOM-S-003", f"{IND}!H4")),
    "a row below": case(_row_below, ("CPOM-S-004", f"{EVT}!D6")),
    "a mark typed as a text": case(typed(EVT, B5="#titre"), ("CPOM-S-004", f"{EVT}!B5")),
    "a key missing": case(typed(EVT, B5=None), ("CPOM-S-001", f"{EVT}!B5")),
    "a code nobody knows": case(typed(EVT, C5="Cessation"), ("CPOM-S-005", f"{EVT}!C5")),
    "a value missing from a form": case(typed(FORM, C4=None), ("CPOM-S-001", f"{FORM}!C4")),
    "an event twice": case(typed(EVT, B5="EVT-1"), ("CPOM-S-020", f"{EVT}!B5")),
}  # fmt: skip
