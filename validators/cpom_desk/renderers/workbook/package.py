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

from cpom_desk.renderers.workbook.surgery import (
    FAULTY,
    appended,
    cut,
    edited,
    escaped,
    parse,
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
_OLE: Final = b"\xd0\xcf\x11\xe0"
_NOT_XLSX: Final = (
    "Les anomalies ne peuvent être reportées que sur un classeur .xlsx : ouvrez {what} dans votre "
    "tableur, enregistrez une copie au format « Classeur Excel (.xlsx) » et contrôlez cette copie."
)


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
    if source.startswith(_OLE):
        what = "ce fichier, protégé par un mot de passe ou d'un ancien format (.xls),"
        raise CpomError(_NOT_XLSX.format(what=what))
    try:
        package = zipfile.ZipFile(io.BytesIO(source))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise CpomError(_NOT_XLSX.format(what="ce fichier")) from error
    names = package.namelist()
    if TYPES not in names:
        ods = "mimetype" in names
        what = "ce classeur LibreOffice (.ods)" if ods else "ce fichier"
        raise CpomError(_NOT_XLSX.format(what=what))
    if sum(i.file_size for i in package.infolist()) > Limits().unpacked:
        raise CpomError("Le classeur, une fois décompressé, est trop gros pour être annoté.")
    if len(set(names)) != len(names):
        raise CpomError(FAULTY)
    return package


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
        """The name as the ZIP writes it: names of parts have no case."""
        return self._names.get(name.casefold(), name)

    def __getitem__(self, name: str) -> bytes:
        """The bytes of a part."""
        part = self._parts.get(name)
        return self._read(name) if part is None else part

    def _read(self, name: str) -> bytes:
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
        """The bytes of an XML part we may change, in UTF-8."""
        try:
            return utf8(self[name])
        except (LookupError, UnicodeError) as error:
            raise CpomError(FAULTY) from error

    def __setitem__(self, name: str, part: bytes) -> None:
        """Changes a part, or adds it after the others."""
        self._parts[name] = part
        self._names[name.casefold()] = name

    def drop(self, name: str) -> None:
        """Takes a part away, with its relations and its type."""
        for gone in (name, rels_of(name)):
            self._parts.pop(gone, None)
            self._names.pop(gone.casefold(), None)
        part = self.text(TYPES)
        overrides = parse(part).all("Override")
        gone = "/" + name.casefold()
        mine = [n for n in overrides if n.attributes.get("PartName", "").casefold() == gone]
        self._parts[TYPES] = edited(part, map(cut, mine))

    def free(self, pattern: str) -> str:
        """The first name not taken, ``{}`` being a number from 1."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def kind(self, name: str) -> str:
        """The declared type of a part, empty when it has no line of its own."""
        path = "/" + name.casefold()
        overrides = parse(self.text(TYPES)).all("Override")
        mine = (n for n in overrides if n.attributes.get("PartName", "").casefold() == path)
        return next((n.attributes.get("ContentType", "") for n in mine), "")

    def add(self, name: str, part: bytes, content_type: str) -> None:
        """Adds a part and declares its type."""
        self[name] = part
        types = self.text(TYPES)
        root = parse(types)
        value = f'PartName="/{escaped(name)}" ContentType="{content_type}"'
        entry = f"<{root.prefix}Override {value}/>"
        self[TYPES] = edited(types, [appended(types, root, entry)])

    def relations(self, name: str) -> list[Relation]:
        """The links of a part to parts of this package."""
        where = self.exact(rels_of(name))
        if where not in self._parts:
            return []
        found: list[Relation] = []
        for node in parse(self.text(where)).all("Relationship"):
            values = node.attributes
            if values.get("TargetMode") != "External":
                target = posixpath.join("/" + posixpath.dirname(name), values.get("Target", ""))
                target = self.exact(posixpath.normpath(target).lstrip("/"))
                kind = values.get("Type", "").rpartition("/")[2]
                found.append(Relation(values.get("Id", ""), kind, target))
        return found

    def relate(self, name: str, kind: str, target: str) -> str:
        """Adds a link between two parts; the answer is its id."""
        where = self.exact(rels_of(name))
        part = self.text(where) if where in self._parts else _EMPTY
        root = parse(part)
        taken = {n.attributes.get("Id") for n in root.children}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdCpom{n}" not in taken)
        path = posixpath.relpath(target, posixpath.dirname(name) or ".")
        values = f'Id="rIdCpom{number}" Type="{kind}" Target="{escaped(path)}"'
        entry = f"<{root.prefix}Relationship {values}/>"
        self[where] = edited(part, [appended(part, root, entry)])
        return f"rIdCpom{number}"

    def unrelate(self, name: str, identifier: str) -> None:
        """Takes a link away, and the list of links with the last one."""
        where = self.exact(rels_of(name))
        part = self.text(where)
        root = parse(part)
        mine = [n for n in root.children if n.attributes.get("Id") == identifier]
        if len(mine) == len(root.children):
            self._parts.pop(where, None)
            self._names.pop(where.casefold(), None)
        else:
            self[where] = edited(part, map(cut, mine))

    def packed(self) -> bytes:
        """The file: parts in their order and with their dates, ours after them with a fixed one."""
        target = io.BytesIO()
        infos = {i.filename: i for i in self._zip.infolist()}
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.comment = self._zip.comment
            for name in self._parts:
                new = zipfile.ZipInfo(name, _EPOCH)
                new.compress_type = zipfile.ZIP_DEFLATED
                info = copy.copy(infos.get(name, new))
                info.flag_bits &= 0x800  # only the encoding of the name is still true
                packed.writestr(info, self[name])
        return target.getvalue()


def rels_of(name: str) -> str:
    """The part that holds the links of a part; of the package itself for an empty name."""
    folder, _, base = name.rpartition("/")
    return re.sub("^/", "", f"{folder}/_rels/{base}.rels")
