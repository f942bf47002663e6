"""The workbook part: its sheets, in the order of the tabs."""

from __future__ import annotations

import posixpath
import re
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.package import Package
from cpom_desk.renderers.workbook.surgery import FAULTY, Node, parse
from cpom_schema.errors import CpomError

_STRICT: Final = "http://purl.oclc.org/ooxml/"
_OFFICE: Final = "http://schemas.openxmlformats.org/"
_SUFFIXES: Final = {".xltm": "template.macroEnabled", ".xlsm": "macroEnabled", ".xltx": "template"}
_OPENED: Final = re.compile(rb"<((?:[\w.-]+:)?sheetData)(?:\s[^>]*)?>")


class Sheet(NamedTuple):
    """A tab: its name, its part and whether people see it."""

    name: str
    part: str
    id: str
    shown: bool
    grid: bool


class Book:
    """What the workbook part says, read again after each change.

    Args:
        package: the ZIP.

    Raises:
        CpomError: the package is not an XLSX workbook.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        mains = [r.target for r in package.relations("") if r.kind == "officeDocument"]
        if not mains or mains[0] not in package or not mains[0].endswith(".xml"):
            raise CpomError(
                "Ce fichier n'est pas un classeur .xlsx : enregistrez votre classeur au format "
                "« Classeur Excel (.xlsx) » et contrôlez cette copie."
            )
        self.part = mains[0]

    @property
    def suffix(self) -> str:
        """How the name of the file must end: ``.xlsx``, or ``.xlsm`` with macros."""
        kind = self.package.kind(self.part)
        return next((s for s, word in _SUFFIXES.items() if word in kind), ".xlsx")

    @property
    def text(self) -> bytes:
        """The bytes of the workbook part."""
        return self.package.text(self.part)

    @property
    def root(self) -> Node:
        """The element of the workbook."""
        root = parse(self.text)
        if root.name != "workbook":
            raise CpomError(FAULTY)
        return root

    @property
    def folder(self) -> str:
        """Where the other parts are: ``xl/``, as a rule."""
        folder = posixpath.dirname(self.part)
        return folder + "/" if folder else ""

    @property
    def strict(self) -> bool:
        """Whether the file follows the strict variant of the standard of workbooks."""
        return any(v.startswith(_STRICT) for v in self.root.attributes.values())

    @property
    def main(self) -> str:
        """The namespace of sheets."""
        return (
            f"{_STRICT}spreadsheetml/main" if self.strict else f"{_OFFICE}spreadsheetml/2006/main"
        )

    @property
    def linked(self) -> str:
        """The namespace of the references to relations, and the beginning of their types."""
        word = "officeDocument/relationships"
        if self.strict:
            return _STRICT + word
        return _OFFICE + "officeDocument/2006/relationships"

    @property
    def sheets(self) -> list[Sheet]:
        """The tabs in their order."""
        targets = {r.id: r for r in self.package.relations(self.part)}
        found: list[Sheet] = []
        for node in _sheets(self.root).all("sheet"):
            relation = targets.get(node.attribute("id") or "")
            if relation is None or relation.target not in self.package:
                raise CpomError(FAULTY)
            shown = node.attributes.get("state", "visible") == "visible"
            name = node.attributes.get("name", "")
            grid = relation.kind == "worksheet"
            found.append(Sheet(name, relation.target, relation.id, shown, grid))
        return found

    def related(self, kind: str) -> str | None:
        """The part of that kind the workbook leads to, such as its styles."""
        found = (r.target for r in self.package.relations(self.part) if r.kind == kind)
        return next((t for t in found if t in self.package), None)


def _sheets(root: Node) -> Node:
    found = root.first("sheets")
    if found is None or not found.children:
        raise CpomError(FAULTY)
    return found


def rows(part: bytes) -> tuple[int, int]:
    """First and last byte of the rows of a sheet; twice the same when there are none."""
    opened = _OPENED.search(part)
    if opened is None or opened[0].endswith(b"/>"):
        return 0, 0
    closed = part.rfind(b"</" + opened[1])
    return (opened.end(), closed) if closed > opened.end() else (0, 0)


def framed(part: bytes) -> Node:
    """The elements of a sheet but its rows, which may be a million."""
    return parse(part, rows(part))


def reference(root: Node, namespace: str) -> str:
    """How a reference to a relation is written there: ``r:id``, with its prefix if unknown."""
    for name, value in root.attributes.items():
        if name.startswith("xmlns:") and value == namespace:
            return f"{name[6:]}:id"
    return f'xmlns:r="{namespace}" r:id'
