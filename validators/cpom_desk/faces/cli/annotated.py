"""The option `--annotate` of `cpom validate`: the user's own workbook, with its faults on it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from cpom_desk.annotating import AnnotateRequest, annotate, check
from cpom_desk.faces.cli.failures import sentence
from cpom_desk.faces.cli.options import NOT_JUDGED, stop
from cpom_schema.errors import CpomError

if TYPE_CHECKING:
    from cpom_schema.standard.dictionary import Lang
    from cpom_validators.report import Report

_TODO: Final = {
    "ods": "ouvrez-le dans votre tableur, enregistrez-en une copie au format « Classeur Excel "
    "(.xlsx) » et contrôlez cette copie",
    "": "son rapport se lit à l'écran ou s'écrit avec --output",
}


def refuse(report: Report, target: str) -> None:
    """Refuse what cannot be annotated, or a name a spreadsheet would not open.

    Raises:
        UsageError: the source is sound and not an XLSX workbook, or the target is misnamed.
    """
    try:
        check(report, target)
    except CpomError as error:
        params = error.params
        if error.code == "retour_non_xlsx":
            params["quoi_faire"] = _TODO.get(params["syntaxe"], _TODO[""])
        else:
            stem = os.path.splitext(os.path.basename(target))[0]  # noqa: PTH119, PTH122
            params["propose"] = f"{stem}{params['suffixe']}"
        raise click.UsageError(sentence(error)) from None


def write_in(report: Report, folder: str, lang: Lang) -> int | None:
    """Write the annotated return of one workbook of several in a folder.

    Returns:
        An exit code; None for a document that is no XLSX workbook.
    """
    from cpom_desk.faces.cli.writing import with_source

    name = os.path.basename(report.file)  # noqa: PTH119
    try:
        check(whole := with_source(report), name)
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    except CpomError:
        return None
    except OSError as error:
        stop(error)
    return write(whole, _free_name(folder, name), lang)


def _free_name(folder: str, name: str) -> str:
    """Return the path of a new file: returns of two folders may have one name."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    path, rank = os.path.join(folder, name), 1  # noqa: PTH118
    while os.path.exists(path):  # noqa: PTH110
        rank += 1
        path = os.path.join(folder, f"{stem} ({rank}){suffix}")  # noqa: PTH118
    return path


def write(report: Report, target: str, lang: Lang) -> int:
    """Write the annotated return, or say why there is none; the answer is an exit code."""
    from pathlib import Path

    from cpom_schema.formats.saving import save

    try:
        save(Path(target), annotate(AnnotateRequest(report, lang)).content)
    except CpomError as error:
        text = sentence(error)
        if error.code != "retour_sans_cellule":
            text = f"Pas de retour annoté. {text}"
        click.echo(text, err=True)
        return NOT_JUDGED
    except OSError as error:
        stop(error)
    click.echo(f"Classeur annoté écrit dans {target}.", err=True)
    return 0
