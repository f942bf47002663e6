"""The workbook part: its sheets, in the order of the tabs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.xml_edits import FAULTY, Node, parse
from cpom_desk.renderers.workbook.zip_package import Package, Relation
from cpom_schema.errors import CpomError

_STRICT: Final = "http://purl.oclc.org/ooxml/"
_OFFICE: Final = "http://schemas.openxmlformats.org/"
_SUFFIXES: Final = {".xltm": "template.macroEnabled", ".xlsm": "macroEnabled", ".xltx": "template"}
_NOT_XLSX: Final = "pas_un_classeur"


class Sheet(NamedTuple):
    """A tab: its name, its part and whether people see it.

    Attributes:
        id: id of the link from the workbook to its part.
        shown: whether it is not hidden.
        grid: whether it has cells, a sheet of chart having none.
    """

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
        self.part = _main_part(package)

    @property
    def suffix(self) -> str:
        """How the name of the file must end: ``.xlsx``, or ``.xlsm`` with macros."""
        kind = self.package.kind(self.part)
        for suffix, word in _SUFFIXES.items():
            if word in kind:
                return suffix
        return ".xlsx"

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
        return any(value.startswith(_STRICT) for value in self.root.attributes.values())

    @property
    def main(self) -> str:
        """The namespace of sheets."""
        if self.strict:
            return f"{_STRICT}spreadsheetml/main"
        return f"{_OFFICE}spreadsheetml/2006/main"

    @property
    def linked(self) -> str:
        """The namespace of the references to relations, and the beginning of their types."""
        if self.strict:
            return f"{_STRICT}officeDocument/relationships"
        return f"{_OFFICE}officeDocument/2006/relationships"

    @property
    def sheets(self) -> list[Sheet]:
        """The tabs in their order."""
        links = {link.id: link for link in self.package.relations(self.part)}
        return [_sheet(node, self._link_of(node, links)) for node in _listed(self.root)]

    def _link_of(self, node: Node, links: Mapping[str, Relation]) -> Relation:
        """Return the link from the workbook to the part of a tab."""
        link = links.get(node.attribute("id") or "")
        if link is None or link.target not in self.package:
            raise CpomError(FAULTY)
        return link

    def related(self, kind: str) -> str | None:
        """Return the part of that kind the workbook leads to, such as its styles."""
        for relation in self.package.relations(self.part):
            if relation.kind == kind and relation.target in self.package:
                return relation.target
        return None


def _main_part(package: Package) -> str:
    """Return the name of the workbook part.

    Raises:
        CpomError: the package has none.
    """
    mains = [link.target for link in package.relations("") if link.kind == "officeDocument"]
    main = mains[0] if mains else ""
    if main not in package or not main.endswith(".xml"):
        raise CpomError(_NOT_XLSX)
    return main


def _sheet(node: Node, link: Relation) -> Sheet:
    """Return a tab, as the workbook lists it and leads to its part."""
    return Sheet(
        name=node.attributes.get("name", ""),
        part=link.target,
        id=link.id,
        shown=node.attributes.get("state", "visible") == "visible",
        grid=link.kind == "worksheet",
    )


def _listed(root: Node) -> Iterator[Node]:
    """Return the elements of the tabs.

    Raises:
        CpomError: the workbook has none.
    """
    found = root.first("sheets")
    if found is None or not found.children:
        raise CpomError(FAULTY)
    return found.all("sheet")


def reference(root: Node, namespace: str) -> str:
    """Return how a reference to a relation is written: ``r:id``, with its prefix if unknown.

    Args:
        root: the element that holds the reference and may declare the prefix.
        namespace: the namespace of such references.
    """
    for name, value in root.attributes.items():
        if name.startswith("xmlns:") and value == namespace:
            return f"{name.removeprefix('xmlns:')}:id"
    return f'xmlns:r="{namespace}" r:id'
