"""Open the archive of a workbook without trusting what it says of itself."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from cpom_schema.document import Limits
from cpom_schema.formats.foreign import no_syntax, ole_kind
from cpom_schema.formats.workbook.opening.refusals import (
    damaged,
    encrypted,
    too_heavy,
    with_dtd,
)

OLE: Final = b"\xd0\xcf\x11\xe0"
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK: Final = (b"[Content_Types].xml", b"xl/", b"oasis.opendocument.spreadsheet")
"""What the first files of a workbook are called or say, before any compression."""
_MEMBER: Final = b"PK\1\2"
"""First bytes of the line of each file in the directory of an archive."""
_LOCAL: Final = b"PK\3\4"
"""First bytes of each file of an archive."""
_MEMBERS: Final = 5_000
"""Files an archive may hold; a workbook of a hundred sheets with pictures has a few hundred."""
_ENCRYPTED: Final = 1
"""Bit of the flags of a file that needs a password."""
_CHUNK: Final = 1 << 20
"""Bytes unpacked at a time."""
_RATIO: Final = 400
"""Compression beyond this is refused for large parts: rows of empty cells reach about 60."""
_RATIO_FROM: Final = 20_000_000
_TEXT: Final = (".xml", ".rels", ".vml")
_UTF8_BOM: Final = b"\xef\xbb\xbf"
_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]+)["']""")
_DECLARATION: Final = re.compile(r"^<\?xml[^>]*\?>")
_ENCODINGS: Final = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8",
    "iso-8859-1": "latin-1", "windows-1252": "cp1252",
}  # fmt: skip
_WIDE: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
"""Encodings in two bytes a character, by the first bytes of a part."""


class Parts(NamedTuple):
    """The parts of a workbook, by their names in lower case and with slashes.

    Attributes:
        names: every file of the archive, even those left closed (pictures, macros).
        texts: the XML parts in UTF-8, free of DTD and entities.
    """

    names: frozenset[str]
    texts: Mapping[str, bytes]


def refuse_ole(source: bytes) -> None:
    """Refuse an OLE file: an encrypted workbook, or an old XLS or DOC.

    Raises:
        UnreadableError: the source begins as OLE files do.
    """
    if not source.startswith(OLE):
        return
    if _OLE_ENCRYPTED in source:
        raise encrypted()
    raise no_syntax(ole_kind(source))


def refuse_broken(source: bytes) -> None:
    """Refuse what begins as a workbook and does not open as an archive.

    Raises:
        UnreadableError: the end of the archive is missing, or it holds too many files.
    """
    head = source[:_CHUNK]
    begins_as_workbook = any(mark in head for mark in _WORKBOOK)
    if begins_as_workbook and not members(source):
        raise damaged()


def members(source: bytes) -> frozenset[str]:
    """Return the names of the files of an archive, none when it is not one.

    Nothing is unpacked.
    """
    if not source.startswith(b"PK") or _has_too_many_members(source):
        return frozenset()
    try:
        with ZipFile(BytesIO(source)) as archive:
            whole = _begins_with_a_member(archive, source)
            return frozenset(map(_clean_name, archive.namelist())) if whole else frozenset()
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        return frozenset()


def listed(source: bytes) -> list[str]:
    """Return the names of the files of an archive as they are, none when it does not open."""
    if not members(source):
        return []
    with ZipFile(BytesIO(source)) as archive:
        return [name.replace("\\", "/") for name in archive.namelist()]


def unpack(source: bytes, limits: Limits) -> Parts:
    """Read the XML parts of an archive, counting their bytes on the way.

    Args:
        source: the bytes of the file.
        limits: `unpacked` bounds the sum of the parts.

    Raises:
        UnreadableError: not an archive, damaged, encrypted, or out of proportion.
    """
    _refuse_many_members(source)
    try:
        with ZipFile(BytesIO(source)) as archive:
            if not _begins_with_a_member(archive, source):
                raise damaged()
            names = _names(archive)
            texts = dict(_texts(archive, limits.unpacked))
    except (BadZipFile, EOFError, OSError, ValueError, NotImplementedError, zlib.error) as error:
        raise damaged() from error
    return Parts(names, texts)


def _begins_with_a_member(archive: ZipFile, source: bytes) -> bool:
    """Tell whether the first file of an archive is in its directory.

    It is not when an archive of workbooks, stored as they are, was cut: the directory found at the
    end is then that of a workbook inside.
    """
    first = min((info.header_offset for info in archive.infolist()), default=0)
    return first == 0 or not source.startswith(_LOCAL)


def _refuse_many_members(source: bytes) -> None:
    if _has_too_many_members(source):
        raise damaged()


def _has_too_many_members(source: bytes) -> bool:
    return source.count(_MEMBER) > _MEMBERS


def _clean_name(name: str) -> str:
    """Return the name of a part as programs mean it.

    Some write backslashes, or a slash in front; case never matters.
    """
    return name.replace("\\", "/").removeprefix("/").lower()


def _names(archive: ZipFile) -> frozenset[str]:
    """Return the names of the files of an archive.

    Raises:
        UnreadableError: two files have the same name, or one leads out of the archive: two readers
            could see two different workbooks.
    """
    written = archive.namelist()
    names = frozenset(map(_clean_name, written))
    if len(names) != len(written):
        raise damaged()
    if any(".." in name.split("/") for name in names):
        raise damaged()
    return names


def _texts(archive: ZipFile, limit: int) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content, in UTF-8, of each XML part."""
    left = limit
    for info in archive.infolist():
        if info.flag_bits & _ENCRYPTED:
            raise encrypted()
        name = _clean_name(info.filename)
        if name.endswith(_TEXT):
            content = _content(archive, info, limit, left)
            left -= len(content)
            yield name, _in_utf8(content)


def _content(archive: ZipFile, info: ZipInfo, limit: int, left: int) -> bytes:
    """Read one part, giving up as soon as it grows too much.

    What headers say of sizes is not trusted.

    Args:
        archive: the open archive.
        info: its file.
        limit: bytes all the parts may take.
        left: bytes this part may still take.

    Raises:
        UnreadableError: the part is damaged, or grows too much.
    """
    _refuse_header(info, limit, left)
    chunks: list[bytes] = []
    size = 0
    for chunk in _chunks(archive, info):
        chunks.append(chunk)
        size += len(chunk)
        _refuse_growth(size, info, limit, left)
    if size != info.file_size:
        raise damaged()
    return b"".join(chunks)


def _refuse_header(info: ZipInfo, limit: int, left: int) -> None:
    """Refuse a part that cannot be unpacked, or says itself that it is too large."""
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise damaged()
    if info.file_size > left:
        raise too_heavy(limit - left + info.file_size, limit)


def _refuse_growth(size: int, info: ZipInfo, limit: int, left: int) -> None:
    """Refuse a part that is too large, or grew out of proportion, after some bytes of it."""
    taken = limit - left + size
    if size > left:
        raise too_heavy(taken, limit)
    if size > _RATIO_FROM and size > _RATIO * info.compress_size:
        raise too_heavy(taken, _RATIO_FROM)


def _chunks(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as member:
        yield from iter(lambda: member.read(_CHUNK), b"")


def _in_utf8(content: bytes) -> bytes:
    """Return an XML part in UTF-8.

    What is then searched for as bytes, entities first, cannot hide in another encoding.
    """
    encoding = _encoding(content)
    if encoding != "utf-8":
        text = content.decode(encoding).removeprefix("\ufeff")
        content = _DECLARATION.sub("", text).encode()
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise with_dtd()
    return content


def _encoding(content: bytes) -> str:
    """Return the encoding of an XML part, from its first bytes or else its declaration.

    Raises:
        UnreadableError: the encoding is unknown, or is UTF-16, which the first bytes deny.
    """
    wide = _WIDE.get(content[:2])
    if wide is not None:
        return wide
    head = content.removeprefix(_UTF8_BOM)[:200]
    match = _DECLARED.match(head)
    declared = match[1].decode().lower() if match else "utf-8"
    encoding = _ENCODINGS.get(declared)
    if encoding is None:
        raise damaged()
    return encoding
