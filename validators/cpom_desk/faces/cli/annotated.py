"""The option `--annotate` of `cpom validate`: the user's own workbook, with its faults on it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from cpom_desk.faces.cli.options import NOT_JUDGED, stop
from cpom_schema.errors import CpomError, UnreadableError

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

    A source that could not be told apart is not refused: the report says what it is.

    Raises:
        UsageError: the source is sound and not an XLSX workbook, or the target is misnamed.
    """
    from cpom_schema.formats.detect import detect

    try:
        kind = detect(report.source)
    except UnreadableError:
        return
    if kind != "xlsx":
        todo = _TODO.get(kind, _TODO[""])
        raise click.UsageError(
            f"--annotate rend un classeur .xlsx, et « {report.file} » n'en est pas un : {todo}."
        )
    from cpom_desk.renderers.workbook import suffix

    try:
        wanted = suffix(report.source)
    except CpomError:
        return
    if not target.lower().endswith(wanted):
        stem = os.path.splitext(os.path.basename(target))[0]  # noqa: PTH119, PTH122
        raise click.UsageError(
            f"Un tableur n'ouvrirait pas « {target} » : nommez ce retour « {stem}{wanted} », "
            "comme le classeur contrôlé."
        )


def write(report: Report, target: str, lang: Lang) -> int:
    """Write the annotated return, or say why there is none; the answer is an exit code."""
    located = any(report.location(f).cell for f in report.findings)
    if report.document is None and not located:
        click.echo(
            "Pas de retour annoté : le classeur n'a pas pu être lu, donc aucune faute n'a de "
            "cellule. Le rapport dit quoi faire.",
            err=True,
        )
        return NOT_JUDGED
    from pathlib import Path

    from cpom_desk.renderers.workbook import annotate
    from cpom_schema.formats.saving import save

    try:
        save(Path(target), annotate(report.source, report, lang))
    except CpomError as error:
        click.echo(f"Pas de retour annoté. {error}", err=True)
        return NOT_JUDGED
    except OSError as error:
        stop(error)
    said = "Classeur annoté écrit dans" if report.findings else "Rien à annoter, copie écrite dans"
    click.echo(f"{said} {target}.", err=True)
    return 0
