"""Open the archive of a workbook without trusting what it says of itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cpom_schema.document import Limits
from cpom_schema.errors import Note, UnreadableError, Word

OLE: Final = b"\xd0\xcf\x11\xe0"
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK: Final = (b"[Content_Types].xml", b"xl/", b"oasis.opendocument.spreadsheet")
"""What the first files of a workbook are called or say, before any compression."""
_MEMBERS: Final = 5_000
"""Files an archive may hold; a workbook of a hundred sheets with pictures has a few hundred."""
_CHUNK: Final = 1 << 20
_RATIO: Final = 400
"""Compression beyond this is refused for large parts: rows of empty cells reach about 60."""
_RATIO_FROM: Final = 20_000_000
_TEXT: Final = (".xml", ".rels", ".vml")
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")
_ENCODINGS: Final = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8",
    "iso-8859-1": "latin-1", "windows-1252": "cp1252", "utf-16": "utf-16",
}  # fmt: skip
_WIDE: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}


class Parts(NamedTuple):
    """The parts of a workbook, by their names in lower case and with slashes.

    Attributes:
        names: every file of the archive, even those left closed (pictures, macros).
        texts: the XML parts in UTF-8, free of DTD and entities.
    """

    names: frozenset[str]
    texts: Mapping[str, bytes]


def damaged() -> UnreadableError:
    """The refusal of an archive or a part that is not what a spreadsheet program writes."""
    return UnreadableError(Note("CPOM-F-064"))


def encrypted() -> UnreadableError:
    """The refusal of a workbook protected by a password at opening."""
    return UnreadableError(Note("CPOM-F-063"))


def too_heavy(size: int, limit: int) -> UnreadableError:
    """The refusal of what grows, once unpacked, over a limit in bytes."""
    return UnreadableError(Note("CPOM-F-015", (("taille", str(size)), ("limite", str(limit)))))


def refuse_ole(source: bytes) -> None:
    """Refuse an OLE file: an encrypted workbook, or an old XLS or DOC.

    Raises:
        UnreadableError: the source begins as OLE files do.
    """
    if source.startswith(OLE):
        if _OLE_ENCRYPTED in source:
            raise encrypted()
        raise UnreadableError(Note("CPOM-F-002", (("nature", Word("@office")),)))


def _clean(name: str) -> str:
    """Name of a part as programs mean it: some write backslashes, or a slash in front."""
    return name.replace("\\", "/").removeprefix("/").lower()


def refuse_broken(source: bytes) -> None:
    """Refuse what begins as a workbook and does not open as an archive.

    Raises:
        UnreadableError: the end of the archive is missing, or it holds too many files.
    """
    begins = any(mark in source[:_CHUNK] for mark in _WORKBOOK)
    if begins and not members(source):
        raise damaged()


def members(source: bytes) -> frozenset[str]:
    """Names of the files of an archive, or none when it is not one.

    Nothing is unpacked.
    """
    if not source.startswith(b"PK") or source.count(b"PK\1\2") > _MEMBERS:
        return frozenset()
    try:
        with ZipFile(BytesIO(source)) as archive:
            return frozenset(map(_clean, archive.namelist()))
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        return frozenset()


def unpack(source: bytes, limits: Limits) -> Parts:
    """The XML parts of an archive, counted while they are unpacked.

    Args:
        source: the bytes of the file.
        limits: `unpacked` bounds the sum of the parts.

    Raises:
        UnreadableError: not an archive, damaged, encrypted, or out of proportion.
    """
    if source.count(b"PK\1\2") > _MEMBERS:
        raise damaged()
    try:
        with ZipFile(BytesIO(source)) as archive:
            infos = archive.infolist()
            names = frozenset(_clean(i.filename) for i in infos)
            if len(names) != len(infos) or any(".." in n.split("/") for n in names):
                raise damaged()  # two readers could see two different workbooks
            return Parts(names, dict(_texts(archive, infos, limits.unpacked)))
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
        raise damaged() from error


def _texts(archive: ZipFile, infos: list[ZipInfo], limit: int) -> Iterator[tuple[str, bytes]]:
    left = limit
    for info in infos:
        if info.flag_bits & 1:
            raise encrypted()
        name = _clean(info.filename)
        if not name.endswith(_TEXT):
            continue
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise damaged()
        content = _content(archive, info, limit, left)
        left -= len(content)
        yield name, _utf8(content)


def _content(archive: ZipFile, info: ZipInfo, limit: int, left: int) -> bytes:
    """One part, given up as soon as it grows too much: what headers say of sizes is not trusted."""
    if info.file_size > left:
        raise too_heavy(limit - left + info.file_size, limit)
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as member:
        while chunk := member.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > left:
                raise too_heavy(limit - left + size, limit)
            if size > _RATIO_FROM and size > _RATIO * info.compress_size:
                raise too_heavy(limit - left + size, _RATIO_FROM)
    if size != info.file_size:
        raise damaged()
    return b"".join(chunks)


def _utf8(content: bytes) -> bytes:
    """An XML part in UTF-8, so that what is searched for as bytes cannot hide in an encoding."""
    wide = _WIDE.get(content[:2])
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf")[:200])
    encoding = wide or (_ENCODINGS.get(declared[1].decode().lower()) if declared else "utf-8")
    if encoding is None or (encoding == "utf-16" and not wide):
        raise damaged()
    if encoding != "utf-8":
        text = content.decode(encoding).removeprefix("\ufeff")
        content = re.sub(r"^<\?xml[^>]*\?>", "", text).encode()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableError(Note("CPOM-F-012"))
    return content
