"""Files of no syntax of the standard, as programs write them: each gets the advice that fits it."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from cpom_schema.errors import UnreadableError
from cpom_schema.formats.detect import detect
from cpom_schema.formats.foreign import ole_kind
from tests.builders.judges import SAMPLES

BOOK: Final = (SAMPLES / "workbooks" / "suivi-2025-rempli.xlsx").read_bytes()
_OLE: Final = b"\xd0\xcf\x11\xe0" + bytes(508)


def _archive(*names: str, method: int = ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", method) as archive:
        for name in names:
            archive.writestr(name, BOOK if name.endswith(".xlsx") else b"a;b\n1;2\n")
    return target.getvalue()


def _tar() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        info = tarfile.TarInfo("nature.json")
        info.size = len(BOOK)
        archive.addfile(info, io.BytesIO(BOOK))
    return target.getvalue()


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "a@b.example"
    message["Subject"] = "Suivi 2025"
    message.set_content("Bonjour, voici le suivi.")
    message.add_attachment(BOOK, maintype="application", subtype="zip", filename="suivi.xlsx")
    return message.as_bytes()


def _ole(*streams: str) -> bytes:
    return _OLE + b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)


KINDS: Final[dict[str, tuple[Callable[[], bytes], str, str]]] = {
    # the file, what it is, the advice it gets
    "xls": (lambda: _ole("Workbook"), "@xls", "@conseil_classeur"),
    "xls of Excel 5": (lambda: _ole("Book"), "@xls", "@conseil_classeur"),
    "doc": (lambda: _ole("WordDocument"), "@doc", "@conseil_texte"),
    "doc that holds a sheet": (lambda: _ole("WordDocument", "Workbook"), "@office",
                               "@conseil_office"),
    "message of Outlook": (lambda: _ole("__properties_version1.0", "Workbook"), "@msg",
                           "@conseil_message"),
    "message": (_mail, "@eml", "@conseil_message"),
    "tar": (_tar, "@archive", "@conseil_archive"),
    "7z": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40), "@archive", "@conseil_archive"),
    "gzip": (lambda: gzip.compress(BOOK), "@gzip", "@conseil_archive"),
    "zip of nothing known": (lambda: _archive("a.txt"), "@zip", "@conseil_zip"),
    "xlsb": (lambda: _archive("xl/workbook.bin"), "@xlsb", "@conseil_classeur"),
    "docx": (lambda: _archive("word/document.xml"), "@docx", "@conseil_texte"),
    "numbers": (lambda: _archive("Index/Document.iwa"), "@numbers", "@conseil_numbers"),
    "page": (lambda: b"\xef\xbb\xbf\n<html><table/></html>", "@html", "@conseil_page"),
    "pdf": (lambda: b"%PDF-1.7\n", "@pdf", "@conseil_texte"),
    "table": (lambda: b"code;libelle\nA;B\n", "@csv_seul", "@conseil_csv"),
    "table of tabs": (lambda: b"nature\tlibelle\r\nA\tB\r\n", "@csv_seul", "@conseil_csv"),
    "table in quotes": (lambda: b'"code","libelle"\n"A","B"\n', "@csv_seul", "@conseil_csv"),
    "table of Windows": (lambda: "libellé;n\né;1\n".encode("cp1252"), "@csv_seul", "@conseil_csv"),
    "sentences": (lambda: b"Bonjour, merci\nA bientot, merci\n", "@inconnu", "@conseil_autre"),
}  # fmt: skip


@pytest.mark.parametrize(("made", "kind", "advice"), KINDS.values(), ids=KINDS)
def test_advice_fits_what_the_file_is(made: Callable[[], bytes], kind: str, advice: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        detect(made())
    (note,) = refused.value.notes
    assert note.code == "CPOM-F-002"
    assert dict(note.params) == {"nature": kind, "conseil": advice}


HOLDERS: Final = {
    # files of the archive, those that are named
    "one": (("suivi-2025.xlsx",), "suivi-2025.xlsx"),
    "two in a folder": (("d/a.xlsx", "d/b.xlsx"), "a.xlsx, b.xlsx"),
    "beside a table": (("d/a.xlsx", "d/notes.csv"), "a.xlsx"),
    "an old one": (("a.xls",), "a.xls"),
    "what programs leave": (("a.json", "__MACOSX/b.json", ".c.json", "~$a.xlsx"), "a.json"),
}


@pytest.mark.parametrize(("names", "shown"), HOLDERS.values(), ids=HOLDERS)
def test_an_archive_says_which_documents_it_holds(names: tuple[str, ...], shown: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        detect(_archive(*names))
    (note,) = refused.value.notes
    assert note.code == "CPOM-F-111"
    assert dict(note.params)["fichiers"] == shown


def test_a_package_is_read_whatever_stands_beside_its_tables() -> None:
    assert detect(_archive("avis.csv", "datapackage.json", "annexe.xlsx")) == "csv"


def test_a_cut_archive_of_workbooks_is_not_taken_for_one_of_them() -> None:
    stored = _archive("a.xlsx", "b.xlsx", method=ZIP_STORED)
    cut = stored[: len(BOOK) + len(BOOK) // 2]
    with pytest.raises(UnreadableError) as refused:
        detect(cut)
    assert [note.code for note in refused.value.notes] == ["CPOM-F-064"]


def test_a_stream_is_known_by_its_whole_name() -> None:
    assert ole_kind(_ole("Workbook2")) == "@office"
