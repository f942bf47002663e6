"""Workbooks with everything people put in them, to see that a copy keeps it."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment

from tests.builders import raw_workbooks as raw

TAB: Final = "L'été & « fin » <1>"
"""A name with all that a reference, an attribute or a text could get wrong."""
USERS: Final = "À voir avec Paul :\n  demain ?"
_TYPES: Final = "[Content_Types].xml"
_RELS: Final = "xl/_rels/workbook.xml.rels"
_OFFICE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def parts(source: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(source: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    found = parts(source)
    change(found)
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as made:
        for name, part in found.items():
            made.writestr(name, part)
    return target.getvalue()


def _put(found: dict[str, bytes], name: str, before: str, text: str) -> None:
    assert before.encode() in found[name], name
    found[name] = found[name].replace(before.encode(), (text + before).encode(), 1)


def _picture() -> io.BytesIO:
    """One red dot, as a PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b""))


def _written(build: Callable[[Any], None], **options: Any) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, **options}) as book:
        build(book)
    return file.getvalue()


def _everything(book: Any) -> None:
    """Charts, pictures, comments, formats, filters, validations, protection, hidden things."""
    first = book.add_worksheet("Notes")
    first.write("A1", "à garder")
    sheet = book.add_worksheet(TAB)
    sheet.write_row("A1", ["nom", "valeur", "taux"])
    for row in range(1, 20):
        sheet.write_row(row, 0, [f"ligne {row}", row * 1.5, row / 100])
    sheet.write_formula("D2", "=SUM(B2:B20)", None, 285)
    sheet.set_column("B:B", 20, book.add_format({"num_format": "# ##0,00"}))
    sheet.set_row(4, 40)
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.merge_range("F2:H4", "fusionnées", book.add_format({"bold": True}))
    yellow = book.add_format({"bg_color": "#FFFF00"})
    sheet.conditional_format(
        "B2:B9", {"type": "cell", "criteria": ">", "value": 5, "format": yellow}
    )
    sheet.conditional_format("C2:C9", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("A2:A9", {"validate": "list", "source": ["oui", "non"]})
    sheet.autofilter("A1:C20")
    sheet.freeze_panes(1, 0)
    sheet.write_comment("B3", USERS, {"author": "Marie", "visible": True})
    sheet.write_comment("C4", "autre", {"author": "Marie"})
    sheet.insert_image("J2", "point.png", {"image_data": _picture()})
    sheet.set_header("&C&[Picture]", {"image_center": "point.png", "image_data_center": _picture()})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": ["Notes", 0, 0, 3, 0]})
    sheet.insert_chart("J9", chart)
    sheet.insert_button("L1", {"macro": "x", "caption": "ok"})
    sheet.protect("secret", {"select_locked_cells": True})
    sheet.set_landscape()
    hidden = book.add_worksheet("caché")
    hidden.write("A1", "secret")
    hidden.hide()
    drawn = book.add_chartsheet("graphique")
    big = book.add_chart({"type": "line"})
    big.add_series({"values": ["Notes", 0, 0, 3, 0]})
    drawn.set_chart(big)
    drawn.activate()
    book.define_name("MaPlage", "=Notes!$A$1")
    book.define_name("Notes!Locale", "=Notes!$A$2")


def everything() -> bytes:
    """Written by XlsxWriter; the sheet of charts is open."""
    return _written(_everything)


def macros() -> bytes:
    """The same with macros and a link to another workbook."""

    def change(found: dict[str, bytes]) -> None:
        main = f"{_OFFICE}sheet.main+xml"
        macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        found[_TYPES] = found[_TYPES].replace(main.encode(), macro.encode())
        found["xl/vbaProject.bin"] = bytes(range(256)) * 8
        link = "xl/externalLinks/externalLink1.xml"
        book = f'<externalBook xmlns:r="{raw.OFFICE}" r:id="rId1"/>'
        found[link] = f'<externalLink xmlns="{raw.MAIN}">{book}</externalLink>'.encode()
        found["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
            f'<Relationships xmlns="{raw.PACKAGE}"><Relationship Id="rId1" TargetMode="External" '
            f'Type="{raw.OFFICE}/externalLinkPath" Target="autre.xlsx"/></Relationships>'
        ).encode()
        bin_ = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        kind = f'<Override PartName="/{link}" ContentType="{_OFFICE}externalLink+xml"/>'
        _put(found, _TYPES, "</Types>", bin_ + kind)
        for number, (word, target) in enumerate(
            (
                (
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "vbaProject.bin",
                ),
                (f"{raw.OFFICE}/externalLink", "externalLinks/externalLink1.xml"),
            )
        ):
            entry = f'<Relationship Id="rIdX{number}" Type="{word}" Target="{target}"/>'
            _put(found, _RELS, "</Relationships>", entry)
        refs = '<externalReferences><externalReference r:id="rIdX1"/></externalReferences>'
        _put(found, "xl/workbook.xml", "<definedNames>", refs)

    return with_parts(everything(), change)


_STRICT: Final = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
    raw.MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}


def _swapped(source: bytes, swaps: Mapping[str, str]) -> bytes:
    def change(found: dict[str, bytes]) -> None:
        for name, part in found.items():
            if name.endswith((".xml", ".rels")) and name != _TYPES:
                text = part
                for old, new in swaps.items():
                    text = text.replace(old.encode(), new.encode())
                found[name] = text

    return with_parts(source, change)


def strict() -> bytes:
    """The same in the strict variant of the standard of workbooks."""
    return _swapped(everything(), _STRICT)


def usual(source: bytes) -> bytes:
    """A strict workbook in the usual variant, the only one openpyxl reads."""
    return _swapped(source, {new: old for old, new in _STRICT.items()})


def threads() -> bytes:
    """A thread of comments, as recent spreadsheets keep them: a plain comment stands for it."""

    def change(found: dict[str, bytes]) -> None:
        name = "xl/comments1.xml"
        old = b"<author>Marie</author>"
        assert old in found[name]
        tied = b"<author>tc={0D5E1A3C-0000-4000-8000-000000000001}</author>"
        found[name] = found[name].replace(old, tied)
        thread = "xl/threadedComments/threadedComment1.xml"
        found[thread] = b"<ThreadedComments/>"
        kind = "application/vnd.ms-excel.threadedcomments+xml"
        _put(found, _TYPES, "</Types>", f'<Override PartName="/{thread}" ContentType="{kind}"/>')

    return with_parts(everything(), change)


def prefixed() -> bytes:
    """Every element of sheets, styles and workbook with a prefix, as .NET libraries write them."""

    def change(found: dict[str, bytes]) -> None:
        for name, part in found.items():
            if f'xmlns="{raw.MAIN}"'.encode() not in part:
                continue
            text = part.replace(b"xmlns=", b"xmlns:x=", 1)
            found[name] = re.sub(rb"<(/?)(?=[A-Za-z]+[\s/>])", rb"<\1x:", text)

    return with_parts(_written(_plain), change)


def _plain(book: Any) -> None:
    sheet = book.add_worksheet(TAB)
    for row in range(20):
        sheet.write_row(row, 0, [f"ligne {row}", row])


def openpyxl_made() -> bytes:
    """Written by openpyxl: other names of parts, other prefixes, a user tab called Anomalies."""
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = "Anomalies"
    first["A1"] = "à moi"
    sheet = book.create_sheet(TAB)
    for row in range(20):
        sheet.append([f"ligne {row}", row])
    sheet["B3"].comment = Comment(USERS, "Marie")
    sheet["C4"].comment = Comment("autre", "Marie")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def bare() -> bytes:
    """No style, no property, one sheet of one cell: the least a spreadsheet opens."""

    def change(found: dict[str, bytes]) -> None:
        name = escape(TAB, {'"': "&quot;"}).encode()
        found["xl/workbook.xml"] = found["xl/workbook.xml"].replace("Données".encode(), name)
        found[_RELS] = re.sub(rb'<Relationship Id="r[23]"[^>]*/>', b"", found[_RELS])
        found[_TYPES] = (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_OFFICE}sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_OFFICE}worksheet+xml"/>'
            "</Types>"
        ).encode()

    return with_parts(raw.xlsx(), change)


SOURCES: Final[Mapping[str, Callable[[], bytes]]] = {
    f.__name__: f for f in (everything, macros, strict, threads, prefixed, openpyxl_made, bare)
}
