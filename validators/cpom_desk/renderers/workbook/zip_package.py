"""The ZIP of a workbook: its parts as they are, their relations and their types."""

from __future__ import annotations

import copy
import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from cpom_desk.renderers.workbook.xml_edits import (
    FAULTY,
    Node,
    appending,
    edited,
    escaped,
    parse,
    removal,
    utf8,
)
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError

TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
).encode()
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UTF8_NAME: Final = 0x800
"""Flag of an entry of a ZIP whose name is in UTF-8."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_NOT_XLSX: Final = "classeur_non_xlsx"


class Relation(NamedTuple):
    """A link from a part to another.

    Attributes:
        kind: last word of its type, such as ``comments``.
        target: name of the part it leads to.
    """

    id: str
    kind: str
    target: str


def _checked(source: bytes) -> zipfile.ZipFile:
    """Open the ZIP of a workbook.

    Raises:
        CpomError: the file is no such ZIP, is too big once unpacked, or names a part twice.
    """
    package = _opened(source)
    names = package.namelist()
    if TYPES not in names:
        kind = "ods" if "mimetype" in names else "autre"
        raise CpomError(_NOT_XLSX, nature=kind)
    _refuse_bombs(package)
    if len(set(names)) != len(names):
        raise CpomError(FAULTY)
    return package


def _refuse_bombs(package: zipfile.ZipFile) -> None:
    """Refuse a ZIP whose parts would not fit in memory."""
    if sum(info.file_size for info in package.infolist()) > Limits().unpacked:
        raise CpomError("classeur_trop_gros")


def _opened(source: bytes) -> zipfile.ZipFile:
    if source.startswith(_OLE):
        raise CpomError(_NOT_XLSX, nature="ole")
    try:
        return zipfile.ZipFile(io.BytesIO(source))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CpomError(_NOT_XLSX, nature="autre") from error


class Package:
    """The parts of a workbook, read when asked and written back in their order.

    Args:
        source: bytes of the file.

    Raises:
        CpomError: the file is not a package of that kind, or is damaged.
    """

    def __init__(self, source: bytes) -> None:
        self._zip = _checked(source)
        self._parts: dict[str, bytes | None] = dict.fromkeys(self._zip.namelist())
        self._names = {n.casefold(): n for n in self._parts}

    def __contains__(self, name: str) -> bool:
        return self.exact(name) in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._parts))

    def exact(self, name: str) -> str:
        """Return the name as the ZIP writes it: names of parts have no case."""
        return self._names.get(name.casefold(), name)

    def __getitem__(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            CpomError: there is no such part, or it is damaged.
        """
        part = self._parts.get(name)
        return self._unpacked(name) if part is None else part

    def _unpacked(self, name: str) -> bytes:
        try:
            info = self._zip.getinfo(name)
            with self._zip.open(info) as stream:
                part = stream.read(info.file_size + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError) as error:
            raise CpomError(FAULTY) from error
        if len(part) != info.file_size:
            raise CpomError(FAULTY)
        return part

    def text(self, name: str) -> bytes:
        """Return the bytes of an XML part we may change, in UTF-8.

        Raises:
            CpomError: there is no such part, or its bytes are not in the encoding it declares.
        """
        try:
            return utf8(self[name])
        except (LookupError, UnicodeError) as error:
            raise CpomError(FAULTY) from error

    def __setitem__(self, name: str, part: bytes) -> None:
        """Replace a part, or add it after the others."""
        self._parts[name] = part
        self._names[name.casefold()] = name

    def _forget(self, name: str) -> None:
        self._parts.pop(name, None)
        self._names.pop(name.casefold(), None)

    def drop(self, name: str) -> None:
        """Take a part away, with its relations and its type."""
        self._forget(name)
        self._forget(rels_of(name))
        types = self.text(TYPES)
        self._parts[TYPES] = edited(types, map(removal, _declarations(types, name)))

    def free(self, pattern: str) -> str:
        """Return the first name not taken, ``{}`` being a number from 1."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def kind(self, name: str) -> str:
        """Return the declared type of a part, empty when it has no line of its own."""
        for node in _declarations(self.text(TYPES), name):
            return node.attributes.get("ContentType", "")
        return ""

    def add(self, name: str, part: bytes, content_type: str) -> None:
        """Add a part and declare its type."""
        self[name] = part
        types = self.text(TYPES)
        root = parse(types)
        value = f'PartName="/{escaped(name)}" ContentType="{content_type}"'
        entry = f"<{root.prefix}Override {value}/>"
        self[TYPES] = edited(types, [appending(types, root, entry)])

    def relations(self, name: str) -> list[Relation]:
        """Return the links of a part to parts of this package."""
        where = self.exact(rels_of(name))
        if where not in self._parts:
            return []
        links = parse(self.text(where)).all("Relationship")
        return [self._relation(name, link) for link in links if not _is_external(link)]

    def _relation(self, name: str, node: Node) -> Relation:
        """Return a link of a part, as its element writes it."""
        values = node.attributes
        target = posixpath.join("/" + posixpath.dirname(name), values.get("Target", ""))
        target = self.exact(posixpath.normpath(target).lstrip("/"))
        kind = values.get("Type", "").rpartition("/")[2]
        return Relation(values.get("Id", ""), kind, target)

    def relate(self, name: str, kind: str, target: str) -> str:
        """Add a link between two parts and return its id.

        Args:
            name: the part that leads to the other.
            kind: the type of the link, a whole URI.
            target: the part it leads to.
        """
        where = self.exact(rels_of(name))
        part = self._links(where)
        root = parse(part)
        link = _free_id(root)
        path = posixpath.relpath(target, posixpath.dirname(name) or ".")
        values = f'Id="{link}" Type="{kind}" Target="{escaped(path)}"'
        entry = f"<{root.prefix}Relationship {values}/>"
        self[where] = edited(part, [appending(part, root, entry)])
        return link

    def _links(self, where: str) -> bytes:
        """Return a part of links, one without any when it is not there yet."""
        return self.text(where) if where in self._parts else _EMPTY

    def unrelate(self, name: str, identifier: str) -> None:
        """Take a link away, and the list of links with the last one."""
        where = self.exact(rels_of(name))
        part = self.text(where)
        root = parse(part)
        gone = list(_identified(root, identifier))
        if len(gone) == len(root.children):
            self._forget(where)
        else:
            self[where] = edited(part, map(removal, gone))

    def packed(self) -> bytes:
        """Return the file.

        Parts keep their order and their dates; the parts we add come after them, with a fixed date.
        """
        target = io.BytesIO()
        infos = {info.filename: info for info in self._zip.infolist()}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = self._zip.comment
            for name in self._parts:
                new = zipfile.ZipInfo(name, _EPOCH)
                new.compress_type = zipfile.ZIP_DEFLATED
                info = copy.copy(infos.get(name, new))
                # of the flags of the source, only the encoding of the name is still true
                info.flag_bits &= _UTF8_NAME
                packed.writestr(info, self[name])
        return target.getvalue()


def _identified(links: Node, identifier: str) -> Iterator[Node]:
    """Yield the links of that id, of which a sound file has one."""
    for node in links.children:
        if node.attributes.get("Id") == identifier:
            yield node


def _free_id(links: Node) -> str:
    """Return an id that no link has."""
    taken = {node.attributes.get("Id") for node in links.children}
    number = 1
    while f"rIdCpom{number}" in taken:
        number += 1
    return f"rIdCpom{number}"


def _is_external(link: Node) -> bool:
    return link.attributes.get("TargetMode") == "External"


def _declarations(types: bytes, name: str) -> Iterator[Node]:
    """Yield the lines of the part of types that declare the type of a part."""
    path = "/" + name.casefold()
    for node in parse(types).all("Override"):
        if node.attributes.get("PartName", "").casefold() == path:
            yield node


def rels_of(name: str) -> str:
    """Return the part that holds the links of a part; of the package itself for an empty name."""
    folder, _, base = name.rpartition("/")
    return re.sub("^/", "", f"{folder}/_rels/{base}.rels")
