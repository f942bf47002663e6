"""Archives and folders that are not what they say: refused before anything is read outside."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from cpom_schema.document import Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import load_bytes, read, read_bytes
from cpom_schema.formats.csv.package import packed
from cpom_schema.formats.csv.syntax import files
from tests.builders import judges
from tests.builders.command import cpom

PLAIN: Final = files(read(judges.SAMPLES / "structure" / "avis" / "minimal.json"))
ROOT: Final = PLAIN["avis.csv"]


def _zip(contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return target.getvalue()


def _ciphered() -> bytes:
    """An archive whose files say they are encrypted, in both of their headers."""
    source = bytearray(packed(PLAIN))
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = source.find(mark)
        while place >= 0:
            source[place + flags] |= 1
            place = source.find(mark, place + 4)
    return bytes(source)


def _damaged() -> bytes:
    """An archive with one byte of a file changed."""
    source = bytearray(packed(PLAIN, stored=True))
    source[source.index(ROOT) + 5] ^= 1
    return bytes(source)


def _lying() -> bytes:
    """An archive whose directory announces a file shorter than it is."""
    source = bytearray(packed({"avis.csv": ROOT + b"\r\n" * 100_000}))
    place = source.index(b"PK\1\2")
    source[place + 24 : place + 28] = len(ROOT).to_bytes(4, "little")
    return bytes(source)


ARCHIVES: Final[dict[str, tuple[Callable[[], bytes], str, str | None]]] = {
    # bytes, code of the refusal, its file
    "encrypted": (_ciphered, "CPOM-F-047", "avis.csv"),
    "damaged": (_damaged, "CPOM-F-039", None),
    "lying-size": (_lying, "CPOM-F-039", None),
    "above": (lambda: _zip({"../avis.csv": ROOT}), "CPOM-F-039", "../avis.csv"),
    "above-from-windows": (lambda: _zip({"..\\avis.csv": ROOT}), "CPOM-F-039", "../avis.csv"),
    "from-the-root": (lambda: _zip({"/etc/avis.csv": ROOT}), "CPOM-F-039", "/etc/avis.csv"),
    "from-a-drive": (lambda: _zip({"C:/avis.csv": ROOT}), "CPOM-F-039", "C:/avis.csv"),
    "odd-compression": (lambda: _zip({"avis.csv": ROOT}, zipfile.ZIP_LZMA), "CPOM-F-039",
                        "avis.csv"),
    "no-table": (lambda: _zip({"x.csv": b"a,b\r\n"}), "CPOM-F-041", None),
    "thousands": (lambda: _zip({f"{n}.csv": b"" for n in range(5_001)}, zipfile.ZIP_STORED),
                  "CPOM-F-002", None),
    "cut": (lambda: packed(PLAIN)[:-30], "CPOM-F-002", None),
}  # fmt: skip


@pytest.mark.parametrize(("source", "code", "sheet"), ARCHIVES.values(), ids=ARCHIVES)
def test_an_archive_that_cannot_be_trusted_is_refused(
    source: Callable[[], bytes], code: str, sheet: str | None
) -> None:
    with pytest.raises(UnreadableError) as stopped:
        read_bytes(source())
    (note,) = stopped.value.notes
    assert (note.code, note.sheet) == (code, sheet)


@pytest.mark.parametrize(
    "limits", [Limits(unpacked=1_000), Limits(size=300)], ids=["all", "the-largest"]
)
def test_an_archive_is_measured_before_it_is_unpacked(limits: Limits) -> None:
    source = packed({**PLAIN, "observations.csv": b"a" * 5_000})
    with pytest.raises(UnreadableError) as stopped:
        read_bytes(source, Limits(size=len(source), unpacked=limits.unpacked))
    assert stopped.value.notes[0].code == "CPOM-F-015"


@pytest.mark.parametrize("within", ["", "dossier/", "a/b/c/", "./"])
def test_an_archive_of_a_folder_is_the_folder(within: str) -> None:
    contents = {f"{within}{n}": c for n, c in PLAIN.items()}
    noise = {"__MACOSX/._avis.csv": b"\0\1", ".~lock.avis.csv#": b"", "lisez-moi.txt": b"\xff"}
    again = read_bytes(_zip({**contents, **noise}))
    assert again.tree == read_bytes(packed(PLAIN)).tree
    assert not again.notes


def _refused(folder: Path, limits: Limits | None = None) -> tuple[str, str | None, str]:
    with pytest.raises(UnreadableError) as stopped:
        load_bytes(folder, limits or Limits())
    (note,) = stopped.value.notes
    return note.code, note.sheet, dict(note.params).get("defaut", "")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name, content in PLAIN.items():
        (folder / name).write_bytes(content)
    (tmp_path / "secret.csv").write_bytes(b"NE-PAS-LIRE")
    (tmp_path / "ailleurs").mkdir()
    return folder


LINKS: Final = {
    # name of the link, where it leads, what is said of it
    "file-outside": ("observations.csv", "../secret.csv", "@csv_lien"),
    "file-of-the-system": ("observations.csv", "/etc/hostname", "@csv_lien"),
    "folder-outside": ("sous", "../ailleurs", "@csv_lien"),
    "folder-above": ("sous", "..", "@csv_lien"),
    "nothing": ("observations.csv", "absent.csv", "@csv_ferme"),
    "itself": ("observations.csv", "observations.csv", "@csv_ferme"),
}


@pytest.mark.parametrize(("name", "target", "said"), LINKS.values(), ids=LINKS)
def test_a_link_is_not_followed_out_of_the_folder(
    folder: Path, name: str, target: str, said: str
) -> None:
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)
    assert _refused(folder) == ("CPOM-F-039", name, said)
    run = cpom("validate", folder, "--report", "json")
    assert run.code == 1
    assert "NE-PAS-LIRE" not in run.out
    assert "CPOM-F-039" in run.out


def test_a_link_within_the_folder_changes_nothing(folder: Path) -> None:
    before = read(folder).tree
    (folder / "sous").mkdir()
    (folder / "avis.csv").rename(folder / "sous" / "avis.csv")
    (folder / "encore").symlink_to("sous")
    (folder / "boucle").symlink_to(".")
    assert read(folder).tree == before


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "observations.csv")
    assert _refused(folder) == ("CPOM-F-039", "observations.csv", "@csv_ferme")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the super-user")
def test_a_file_without_permission_is_named(folder: Path) -> None:
    (folder / "observations.csv").write_bytes(b"")
    (folder / "observations.csv").chmod(0)
    assert _refused(folder) == ("CPOM-F-039", "observations.csv", "@csv_ferme")


def test_a_folder_is_measured_before_it_is_loaded(folder: Path) -> None:
    assert _refused(folder, Limits(size=100))[0] == "CPOM-F-015"
    for n in range(5_000):
        (folder / f"{n}.csv").touch()
    assert _refused(folder)[0] == "CPOM-F-046"
