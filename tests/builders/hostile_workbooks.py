"""Hostile workbooks, and the code each must end in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.builders import raw_workbooks as raw
from tests.builders.workbooks import receivable, receivable_ods

C: Final = "<v>1</v></c>"
V: Final = 'office:value-type="float" office:value="1"'
CELL: Final = f"<table:table-cell {V}/>"


def _with(more: Mapping[str, raw.Content], **options: str) -> bytes:
    return raw.archive({**raw.parts(**options), **more})


def _lying(size: int) -> bytes:
    """A sheet whose headers announce another size, in both places."""
    source = bytearray(raw.xlsx())
    with ZipFile(BytesIO(source)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    told = info.file_size.to_bytes(4, "little")
    central = source.index(b"PK\1\2", source.rindex(b"xl/worksheets/sheet1.xml") - 46)
    for at in (info.header_offset + 22, central + 24):
        assert source[at : at + 4] == told
        source[at : at + 4] = size.to_bytes(4, "little")
    return bytes(source)


def _encrypted_member() -> bytes:
    source = bytearray(raw.xlsx())
    at = 0
    while (at := source.find(b"PK\1\2", at)) >= 0:
        source[at + 8] |= 1
        at += 4
    return bytes(source)


def _symlink() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in raw.parts().items():
            info = ZipInfo(name)
            if name.endswith("sheet1.xml"):
                info.external_attr = 0o120777 << 16
                part = "../../../../etc/passwd"  # noqa: PLW2901 - the target of the link
            archive.writestr(info, part)
    return content.getvalue()


def _twice() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in raw.parts().items():
            archive.writestr(name, part)
        archive.writestr("xl/worksheets/SHEET1.xml", raw.sheet(""))
    return content.getvalue()


def _nested() -> bytes:
    inner = raw.archive({"zeros": bytes(50_000_000)})
    return receivable(more={f"xl/media/{i}.zip": inner for i in range(20)})


def _many(count: int) -> bytes:
    return _with({f"xl/media/{i}.png": "" for i in range(count)})


def _same_part(count: int) -> bytes:
    rows = "".join(f'<row r="{r}"><c r="CV{r}">{C}</row>' for r in range(1, 10_001))
    made = raw.parts(rows)
    tabs = "".join(f'<sheet name="f{i}" sheetId="{i}" r:id="r1"/>' for i in range(count))
    book = str(made["xl/workbook.xml"])
    made["xl/workbook.xml"] = book.replace("</sheets>", f"{tabs}</sheets>")
    return raw.archive(made)


def _linked(target: str) -> bytes:
    name = "xl/_rels/workbook.xml.rels"
    links = str(raw.parts()[name])
    return _with({name: links.replace("worksheets/sheet1.xml", target)})


def _ghosts(cell: str, last: int = 1_048_576) -> str:
    return "".join(
        f'<row r="{r}" s="1" customFormat="1">{cell.format(r=r)}</row>' for r in range(9, last + 1)
    )


def _wide(cell: str, row: int = 1) -> str:
    return f'<row r="{row}">' + cell * 16_384 + "</row>"


def _utf16(text: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


ENTITY: Final = '<!DOCTYPE x [<!ENTITY e "boum">]>'
UTF7: Final = '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-' + raw.sheet(raw.ROW)
FORMATS: Final = (
    f'<numFmts><numFmt numFmtId="200" formatCode="{"0" * 5_000_000}"/></numFmts><cellXfs>'
    + '<xf numFmtId="200"/>' * 60_000
    + "</cellXfs>"
)
LONG: Final = f"<si><t>{'x' * 10_000_000}</t></si>"
S: Final = "".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(1, 100_001))
CORNER: Final = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{}"><v>1</v></c></row>'
SHEET: Final = "xl/worksheets/sheet1.xml"

CASES: Final[dict[str, tuple[Callable[[], bytes], str]]] = {
    "empty": (lambda: b"", "CPOM-F-001"),
    "empty zip": (lambda: raw.archive({}), "CPOM-F-002"),
    "renamed pdf": (lambda: b"%PDF-1.7\n" + bytes(1000), "CPOM-F-002"),
    "a docx": (lambda: raw.archive({"word/document.xml": "<d/>"}), "CPOM-F-002"),
    "a text of OpenDocument": (
        lambda: raw.archive({"META-INF/manifest.xml": "<m/>", "content.xml": "<text/>"}),
        "CPOM-F-002",
    ),
    "old xls": (lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "CPOM-F-002"),
    "encrypted xlsx": (
        lambda: b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "CPOM-F-063",
    ),
    "encrypted members": (_encrypted_member, "CPOM-F-063"),
    "encrypted ods": (
        lambda: raw.archive(
            {
                **raw.ods_parts(""),
                "META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>",
            }
        ),
        "CPOM-F-063",
    ),
    "encrypted ods in one package": (
        lambda: raw.archive({"META-INF/manifest.xml": "<m/>", "encrypted-package": "?"}),
        "CPOM-F-063",
    ),
    "cut in the middle": (lambda: raw.xlsx()[:900], "CPOM-F-064"),
    "cut at the end": (lambda: raw.xlsx()[:-30], "CPOM-F-064"),
    "bytes changed": (
        lambda: raw.xlsx(S).replace(b"sheet1.xml", b"sheet1.xmm", 1),
        "CPOM-F-064",
    ),
    "size told too small": (lambda: _lying(20), "CPOM-F-064"),
    "size told huge": (lambda: _lying(4_000_000_000), "CPOM-F-015"),
    "size told larger": (lambda: _lying(300_000), "CPOM-F-064"),
    "bomb": (lambda: _with({"xl/bomb.xml": bytes(450_000_000)}), "CPOM-F-015"),
    "ratio": (lambda: _with({"xl/bomb.xml": b" " * 100_000_000}), "CPOM-F-015"),
    "nested archives stay closed": (_nested, ""),
    "too many files": (lambda: _many(6_000), "CPOM-F-064"),
    "climbing name": (lambda: _with({"../../etc/cron.d/x.xml": "<x/>"}), "CPOM-F-064"),
    "symbolic link": (_symlink, "CPOM-F-064"),
    "a part twice": (_twice, "CPOM-F-064"),
    "entity in a sheet": (lambda: _with({SHEET: ENTITY + raw.sheet(raw.ROW)}), "CPOM-F-012"),
    "entity in UTF-16": (
        lambda: _with({SHEET: _utf16(ENTITY + raw.sheet(raw.ROW))}),
        "CPOM-F-012",
    ),
    "entity hidden by UTF-7": (lambda: _with({SHEET: UTF7}), "CPOM-F-064"),
    "entity in a drawing": (lambda: _with({"xl/drawings/d.xml": ENTITY}), "CPOM-F-012"),
    "macros": (lambda: receivable(more={"xl/vbaProject.bin": "x"}), "CPOM-F-066"),
    "external links": (
        lambda: receivable(more={"xl/externalLinks/externalLink1.xml": "<x/>"}),
        "CPOM-F-067",
    ),
    "ods: macros": (
        lambda: receivable_ods("", {"Basic/Standard/Module1.xml": "<x/>"}), "CPOM-F-066",
    ),
    "ods: links": (lambda: receivable_ods("<table:table-source/>"), "CPOM-F-067"),
    "corner": (lambda: raw.xlsx(CORNER.format("XFD1048576")), "CPOM-F-065"),
    "corner in small letters": (lambda: raw.xlsx(CORNER.format("xfd1048576")), "CPOM-F-065"),
    "corner beyond any row": (lambda: raw.xlsx(CORNER.format("A99999999999")), "CPOM-F-064"),
    "corner by a second name": (
        lambda: raw.xlsx('<row><c r="A1" r="XFD1048576"><v>1</v></c></row>'),
        "CPOM-F-064",
    ),
    "corner with a prefix": (
        lambda: raw.xlsx('<x:row xmlns:x="m"><x:c r="A1048576"><x:v>1</x:v></x:c>'
                         '<x:c r="XFD1"><x:v>1</x:v></x:c></x:row>'),
        "CPOM-F-065",
    ),
    "corner by apostrophes": (
        lambda: raw.xlsx(raw.ROW + "<row><c r='XFD1048576'><v>1</v></c></row>"),
        "CPOM-F-065",
    ),
    "corner by the row": (
        lambda: raw.xlsx(raw.ROW + '<row r="1048576">' + f"<c>{C}" * 1_900 + "</row>"),
        "CPOM-F-065",
    ),
    "corner after the data": (
        lambda: _with({SHEET: raw.sheet(raw.ROW, "<!-- </sheetData> -->").replace(
            "</sheetData>", '<row><c r="XFD1048576"><v>1</v></c></row></sheetData>', 1)}),
        "CPOM-F-065",
    ),
    "16,384 columns": (lambda: raw.xlsx(_wide(f"<c>{C}")), "CPOM-F-065"),
    "16,384 empty columns": (lambda: receivable(_wide('<c s="1"/>', 9)), ""),
    "1,048,576 ghost rows": (lambda: receivable(_ghosts("")), "CPOM-F-072"),
    "ghost rows with cells": (
        lambda: receivable(_ghosts('<c r="A{r}" s="1"/>')),
        "CPOM-F-072",
    ),
    "ghost rows before a value": (
        lambda: receivable(f'{_ghosts("", 1_048_575)}<row r="1048576"><c r="H1048576">{C}</row>'),
        "CPOM-F-061",
    ),
    "millions of cells without names": (
        lambda: raw.xlsx("<row>" + "<c/>" * 4_500_000 + "<c><v>1</v></c></row>"), "CPOM-F-065",
    ),
    "one sheet behind many tabs": (lambda: _same_part(400), "CPOM-F-065"),
    "one text many times": (lambda: raw.xlsx(S, texts=LONG), "CPOM-F-015"),
    "long formats": (lambda: raw.xlsx(styles=FORMATS), "CPOM-F-015"),
    "deep": (lambda: raw.xlsx("<a>" * 500_000 + "<c/>"), "CPOM-F-064"),
    "deep workbook": (lambda: _with({"xl/workbook.xml": "<a>" * 500_000}), "CPOM-F-064"),
    "a sheet whose part is not there": (lambda: _linked("worksheets/none.xml"), "CPOM-F-064"),
    "a sheet whose part is no sheet": (lambda: _linked("workbook.xml"), "CPOM-F-064"),
    "no sheet": (lambda: _with({"xl/workbook.xml": "<workbook/>"}), "CPOM-F-064"),
    "unknown type of cell": (lambda: raw.xlsx('<row><c t="zz"><v>5</v></c></row>'), "CPOM-F-064"),
    "a text that is missing": (
        lambda: raw.xlsx('<row><c t="s"><v>9</v></c></row>', texts="<si><t>a</t></si>"),
        "CPOM-F-064",
    ),
    "endless duration": (
        lambda: raw.xlsx('<row r="1"><c r="A1" s="0"><v>1e300</v></c></row>',
                         styles='<cellXfs><xf numFmtId="46"/></cellXfs>'),
        "CPOM-F-064",
    ),
    "ods: corner": (
        lambda: raw.ods(
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/>'
            "</table:table-row><table:table-row><table:table-cell"
            f' table:number-columns-repeated="16383"/>{CELL}</table:table-row>'
        ),
        "CPOM-F-065",
    ),
    "ods: repeated text": (
        lambda: raw.ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
            f' office:value-type="string"><text:p>{"x" * 10_000}</text:p></table:table-cell>'
            "</table:table-row>"
        ),
        "CPOM-F-015",
    ),
    "ods: repeated cells": (
        lambda: raw.ods(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
            f' table:number-columns-repeated="1900" {V}/></table:table-row>'
        ),
        "CPOM-F-065",
    ),
    "ods: absurd repetition": (
        lambda: raw.ods(
            f'<table:table-row><table:table-cell table:number-columns-repeated="{"9" * 5000}"/>'
            "</table:table-row>"
        ),
        "CPOM-F-064",
    ),
    "ods: a cell outside any row": (lambda: raw.ods(CELL), "CPOM-F-064"),
    "ods: a cell after a row": (
        lambda: raw.ods(f"<table:table-row>{CELL}</table:table-row>{CELL}"), "CPOM-F-064",
    ),
    "ods: a row inside a row": (
        lambda: raw.ods(f"<table:table-row><table:table-row>{CELL}</table:table-row>"
                        "</table:table-row>"),
        "CPOM-F-064",
    ),
    "ods: a cell after a table inside the sheet": (
        lambda: raw.ods(f"<table:table><table:table-row/></table:table>{CELL}"), "CPOM-F-064",
    ),
    "ods: spaces": (
        lambda: raw.ods(
            '<table:table-row><table:table-cell office:value-type="string"><text:p>'
            '<text:s text:c="9999999999"/></text:p></table:table-cell></table:table-row>'
        ),
        "CPOM-F-015",
    ),
    "ods: ghost rows": (
        lambda: receivable_ods(
            f'<table:table-row>{CELL}</table:table-row><table:table-row'
            ' table:number-rows-repeated="1048575"><table:table-cell'
            ' table:number-columns-repeated="16384"/></table:table-row>'
        ),
        "",
    ),
    "ods: entity": (
        lambda: raw.archive({**raw.ods_parts(""), "content.xml": ENTITY + "<x/>"}),
        "CPOM-F-012",
    ),
    "ods: cut": (lambda: raw.archive({**raw.ods_parts(""), "content.xml": "<a:spreadsheet>"}),
                 "CPOM-F-064"),
}  # fmt: skip
BIG: Final = {
    *("bomb", "ratio", "nested archives stay closed", "one text many times", "long formats"),
    *("1,048,576 ghost rows", "ghost rows with cells", "ghost rows before a value"),
    *("millions of cells without names", "one sheet behind many tabs", "deep"),
}
"""Those that take more than a moment, or could kill the process: one process each."""
