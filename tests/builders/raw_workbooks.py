"""XLSX and ODS archives written part by part, for what no program would write."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from cpom_schema.document import Limits
from cpom_schema.formats.workbook.opening import grid

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROW: Final = '<row r="1"><c r="A1"><v>1</v></c></row>'
Content = str | bytes


def archive(parts: Mapping[str, Content]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return content.getvalue()


def sheet(rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def parts(
    rows: str = ROW,
    *,
    after: str = "",
    texts: str = "",
    styles: str = "",
    office: str = OFFICE,
    properties: str = "",
) -> dict[str, Content]:
    """The parts of a workbook of one sheet."""
    made: dict[str, Content] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="b"'
        f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{office}"><workbookPr {properties}/>'
        '<sheets><sheet name="Données" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{office}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet(rows, after),
    }
    if texts:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    if styles:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    return made


def xlsx(rows: str = ROW, **options: str) -> bytes:
    return archive(parts(rows, **options))


_ODS: Final = " ".join(
    f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"'
    for p in ("office", "table", "text", "style")
)


def ods_parts(rows: str, *, styles: str = "", name: str = "Données") -> dict[str, Content]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": f'<office:document-content {_ODS} xmlns:calcext="urn:calcext">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="{name}" table:style-name="ta1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": "<manifest/>",
    }


def ods(rows: str, **options: str) -> bytes:
    return archive(ods_parts(rows, **options))


def read(source: bytes, limits: Limits | None = None) -> grid.Workbook:
    """What the raw layer makes of a file."""
    return grid.read(source, limits or Limits())


def only(source: bytes) -> grid.Sheet:
    """The only sheet of a file."""
    (one,) = read(source).sheets
    return one
