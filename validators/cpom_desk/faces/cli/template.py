"""`cpom template`."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import NOT_WRITTEN, Day, echo_problems, max_size, stop
from cpom_desk.faces.cli.schema import TYPES
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError

if TYPE_CHECKING:
    from cpom_schema.document import Document
    from cpom_schema.standard.dictionary import Lang

_FILE: Final = click.Path(exists=True)


class _Year(click.ParamType[int]):
    name = "année"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if not re.fullmatch(r"(19|20)[0-9]{2}", str(value)):
            self.fail(f"« {value} » n'est pas une année : écrire par exemple 2025.", param, ctx)
        return int(value)


@click.command(
    "template",
    cls=FrenchHelp,
    help="Préparer le classeur à remplir d'un document de TYPE.\n\nPour un suivi annuel, avec le "
    "contrat et l'année, le classeur contient déjà les fiches, les indicateurs, les cibles, les "
    "ESMS et les valeurs de l'an dernier : il ne reste à saisir que ce que seul le gestionnaire "
    "sait. Sans contrat, il est vierge.\n\nTYPE : " + ", ".join(TYPES) + ".",
)
@click.argument("kind", metavar="TYPE", type=click.Choice(TYPES))
@click.option("--contract", metavar="FICHIER", type=_FILE, help="Contrat sur lequel préparer.")
@click.option(
    "--avenant",
    "avenants",
    multiple=True,
    metavar="FICHIER",
    type=_FILE,
    help="Avenant du contrat, à répéter : le contrat est consolidé au 31 décembre de l'année.",
)
@click.option(
    "--year",
    type=_Year(),
    metavar="ANNÉE",
    help="Exercice dont on rend compte ; pour un contrat, sa première année.",
)
@click.option("--previous", metavar="FICHIER", type=_FILE, help="Suivi de l'année d'avant.")
@click.option(
    "--gestionnaire",
    metavar="FINESS",
    help="Numéro FINESS juridique du gestionnaire, quand le contrat en a plusieurs.",
)
@click.option(
    "--date",
    "produced",
    type=Day(),
    metavar="DATE",
    help="Jour de production (AAAA-MM-JJ), aujourd'hui par défaut. Seuls les avenants signés ce "
    "jour-là sont pris en compte.",
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue du classeur.")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar="SORTIE",
    type=click.Path(dir_okay=False),
    help="Classeur à écrire, en .xlsx.",
)
@max_size
def command(
    kind: str,
    contract: str | None,
    avenants: tuple[str, ...],
    year: int | None,
    previous: str | None,
    gestionnaire: str | None,
    produced: str | None,
    lang: Lang,
    target: str,
    max_size: int,
) -> None:
    """Write the workbook of a document to be filled."""
    from cpom_desk.preparing import PrepareRequest, prepare

    request = PrepareRequest(
        kind=kind,
        moment=_moment(produced),
        contract=contract,
        avenants=avenants,
        year=year,
        previous=previous,
        gestionnaire=gestionnaire,
        lang=lang,
        target=target,
        limits=Limits(max_size),
    )
    try:
        done = prepare(request)
    except (CpomError, OSError) as error:
        stop(error)
    echo_problems(done.problems)
    click.echo(f"{Path(target).name} écrit.{_based_on(done.contract)}")
    if done.problems:
        raise SystemExit(NOT_WRITTEN)


def _moment(day: str | None) -> str:
    """Return the date and time of production: the beginning of a day, or now."""
    if day is not None:
        return f"{day}T00:00:00Z"
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def _based_on(contrat: Document | None) -> str:
    """Return what the workbook was prepared on."""
    if contrat is None:
        return ""
    number = contrat.tree.get("numeroAvenant")
    last = "sans avenant"
    if number:
        last = f"avec les avenants jusqu'au n° {number}"
    return f" Contrat {contrat.tree['identifiant']}, {last}."
