"""Files made to harm, and parts broken at random: a right copy or a sentence, in bounded time."""

from __future__ import annotations

import io
import random
import re
import time
from collections.abc import Callable
from typing import Final
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import openpyxl
import pytest

from cpom_desk.faces.cli.failures import sentence
from cpom_desk.renderers.workbook import marked
from cpom_schema.errors import CpomError
from tests.builders import raw_workbooks as raw
from tests.builders.rich_workbooks import SOURCES, TAB, everything, parts, with_parts
from tests.cpom_desk.renderers.test_annotate_kept import coloured
from tests.cpom_desk.renderers.test_annotate_texts import SECONDS, content, mark


def _swap(name: str, part: bytes) -> bytes:
    def change(found: dict[str, bytes]) -> None:
        assert name in found
        found[name] = part

    return with_parts(everything(), change)


def _without(name: str) -> bytes:
    def change(found: dict[str, bytes]) -> None:
        del found[name]

    return with_parts(everything(), change)


def _dtd(name: str) -> bytes:
    body = parts(everything())[name].split(b"?>", 1)[1]
    return _swap(name, b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>' + body)


def _twice() -> bytes:
    target = io.BytesIO(everything())
    with pytest.warns(UserWarning, match="Duplicate name"), ZipFile(target, "a") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return target.getvalue()


def _bomb() -> bytes:
    with ZipFile(target := io.BytesIO(), "w", ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", bytes(500_000_000), compress_type=8, compresslevel=1)
    return target.getvalue()


def _squeezed() -> bytes:
    with ZipFile(target := io.BytesIO(), "w", ZIP_BZIP2) as archive:
        for name, part in parts(everything()).items():
            archive.writestr(name, part)
    damaged = bytearray(target.getvalue())
    damaged[80:200] = bytes(120)
    return bytes(damaged)


def _flagged() -> bytes:
    source = bytearray(everything())
    for found in re.finditer(re.escape(b"PK\1\2"), bytes(source)):
        source[found.start() + 8] |= 1
    return bytes(source)


HOSTILE: Final[dict[str, Callable[[], bytes]]] = {
    "nothing": lambda: b"",
    "text": lambda: b"nom;valeur\n",
    "old": lambda: b"\xd0\xcf\x11\xe0" + bytes(5_000),
    "zip of nothing": lambda: raw.archive({}),
    "zip of others": lambda: raw.archive({"a.csv": "a,b\n"}),
    "ods": lambda: raw.ods("<table:table-row/>"),
    "cut": lambda: everything()[:9_000],
    "no workbook": lambda: _without("xl/workbook.xml"),
    "no sheet": lambda: _without("xl/worksheets/sheet2.xml"),
    "workbook of another kind": lambda: _swap("xl/workbook.xml", b"<html/>"),
    "workbook not XML": lambda: _swap("xl/workbook.xml", b"<workbook"),
    "empty workbook": lambda: _swap("xl/workbook.xml", b""),
    "types not XML": lambda: _swap("[Content_Types].xml", b"<Types>"),
    "sheet not XML": lambda: _swap("xl/worksheets/sheet2.xml", b"<worksheet><a></b></worksheet>"),
    "comments not XML": lambda: _swap("xl/comments1.xml", b"<comments><"),
    "styles not XML": lambda: _swap("xl/styles.xml", b"\x00\x01"),
    "relations not XML": lambda: _swap("xl/_rels/workbook.xml.rels", b"<"),
    "unknown encoding": lambda: _swap(
        "xl/workbook.xml", b'<?xml version="1.0" encoding="x-y"?><a/>'
    ),
    "a number too long": lambda: _swap(
        "xl/worksheets/sheet2.xml",
        b'<worksheet><sheetData><row r="%s" ht="1"><c/></row></sheetData></worksheet>'
        % (b"9" * 5_000),
    ),
    "very deep": lambda: _swap(
        "xl/worksheets/sheet2.xml",
        b"<worksheet>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</worksheet>",
    ),
    "DTD in the workbook": lambda: _dtd("xl/workbook.xml"),
    "DTD in the sheet": lambda: _dtd("xl/worksheets/sheet2.xml"),
    "a part twice": _twice,
    "bomb": _bomb,
    "another compression, damaged": _squeezed,
    "encrypted parts": _flagged,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_made_to_harm_is_answered_by_a_sentence(kind: str) -> None:
    source = HOSTILE[kind]()
    marks = [mark(TAB, "B3"), mark(TAB, "A5")]
    start = time.process_time()
    with pytest.raises(CpomError) as refusal:
        marked(source, marks, content(*marks))
    assert time.process_time() - start < SECONDS
    said = sentence(refusal.value)
    assert re.search(r"enregistre[zs]|trop gros", said), said


@pytest.mark.parametrize("name", SOURCES)
def test_bytes_changed_at_random_give_a_copy_or_a_sentence(name: str) -> None:
    """Never a traceback, whatever is broken inside the parts."""
    generator = random.Random(name)
    whole = parts(SOURCES[name]())
    marks = [mark(TAB, "B3"), mark(TAB, "A5")]
    ends: set[str] = set()
    for _ in range(60):
        part = generator.choice([n for n in whole if n.endswith((".xml", ".rels", ".vml"))])
        broken = bytearray(whole[part])
        at = generator.randrange(len(broken))
        match generator.randrange(3):
            case 0:
                del broken[at : at + generator.randrange(1, 40)]
            case 1:
                broken[at] = generator.randrange(256)
            case _:
                broken[at:at] = generator.choice(
                    (b"<", b"&", b'"', b"<a>", b"\xff", b"99999999999")
                )
        source = raw.archive({**whole, part: bytes(broken)})
        try:
            once = marked(source, marks, content(*marks))
        except CpomError:
            ends.add("refused")
        else:
            ends.add("written")
            marked(once, (), None)
    assert ends == {"refused", "written"}


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_parts_in_another_encoding_are_written_on(encoding: str) -> None:
    def change(found: dict[str, bytes]) -> None:
        for name, part in found.items():
            if name.endswith((".xml", ".rels")):
                text = part.decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
                text = text.replace('encoding="utf-8-sig"', 'encoding="UTF-8"')
                found[name] = text.encode(encoding, "xmlcharrefreplace")

    marks = [mark(TAB, "B3"), mark(TAB, "A5")]
    once = marked(with_parts(everything(), change), marks, content(*marks))
    assert coloured(openpyxl.load_workbook(io.BytesIO(once))[TAB]) == {"bloquant": {"B3", "A5"}}
    assert marked(once, marks, content(*marks)) == once
