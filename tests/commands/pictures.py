"""The pictures of the guide, made from the real workbooks: `python -m tests.commands.pictures`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from tests.builders import judges
from tests.builders.libreoffice import WHY
from tests.builders.programs import program

FOLDER: Final = judges.ROOT / "spec" / "images"
_BOOKS: Final = judges.SAMPLES / "workbooks"
_DPI: Final = 110
_FRENCH: Final = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" '
    'oor:op="fuse"><value>fr-FR</value></prop></item></oor:items>'
)


class Picture(NamedTuple):
    """A picture: the workbook, the sheet, the part of its page, in hundredths of its size."""

    name: str
    book: str
    sheet: str
    left: int
    top: int
    width: int
    height: int
    page: int = 1


PICTURES: Final = (
    Picture("guide-lisez-moi", "prepare", "Lisez-moi", 3, 5, 94, 37),
    Picture("guide-fiches", "prepare", "Fiches actions", 3, 5, 94, 27),
    Picture("guide-anomalies", "retour", "Anomalies", 3, 5, 94, 42),
    Picture("guide-retour", "retour", "Personnel", 3, 13, 55, 23),
)


def _run(*arguments: str | Path) -> str:
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=180)
    return done.stdout


def _pdf(folder: Path, book: str) -> Path:
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_FRENCH, encoding="utf-8")
    _run(
        program("soffice", WHY), f"-env:UserInstallation={profile.as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", folder, _BOOKS / f"suivi-2025-{book}.xlsx",
    )  # fmt: skip
    return folder / f"suivi-2025-{book}.pdf"


def _pages(pdf: Path, sheet: str) -> list[int]:
    """The pages of a sheet, known by their footers."""
    texts = _run("pdftotext", "-layout", pdf, "-").split("\f")
    feet = [text.rstrip().rpartition("\n")[2].strip() for text in texts]
    return [number for number, foot in enumerate(feet, 1) if foot.startswith(sheet)]


def _draw(pdf: Path, picture: Picture) -> bytes:
    page = str(_pages(pdf, picture.sheet)[picture.page - 1])
    across, down = (int(side / 72 * _DPI) for side in (842, 595))
    target = pdf.with_name(picture.name)
    _run(
        program("pdftoppm", "the guide shows real workbooks"), "-png", "-singlefile",
        "-r", str(_DPI), "-f", page, "-l", page,
        "-x", str(across * picture.left // 100), "-y", str(down * picture.top // 100),
        "-W", str(across * picture.width // 100), "-H", str(down * picture.height // 100),
        pdf, target,
    )  # fmt: skip
    return target.with_suffix(".png").read_bytes()


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        pdfs = {book: _pdf(Path(name), book) for book in {p.book for p in PICTURES}}
        for picture in PICTURES:
            (FOLDER / f"{picture.name}.png").write_bytes(_draw(pdfs[picture.book], picture))
            sys.stdout.write(f"écrit : {picture.name}.png\n")


if __name__ == "__main__":
    main()
