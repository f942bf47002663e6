"""`cpom consolidate`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from cpom_desk.consolidating import LAST_DAY
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import NOT_WRITTEN, Day, echo_problems, max_size, stop
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError

_HELP: Final = """Donner le CONTRAT en vigueur un jour donné, ses AVENANTS appliqués.

Les avenants s'appliquent dans l'ordre de leur date d'effet, puis de leur numéro ; ceux qui ne
sont pas signés, ou pas encore en vigueur, sont laissés de côté. Ce qu'un avenant retire garde
sa date de fin. Un avenant qui ne s'accorde pas avec le contrat est signalé : la SORTIE est
écrite telle que l'avenant la veut, et le code de sortie est 1. Aucun fichier lu n'est modifié.
"""


@click.command("consolidate", cls=FrenchHelp, help=_HELP)
@click.argument("contrat", metavar="CONTRAT", type=click.Path(exists=True))
@click.argument("avenants", metavar="[AVENANT]…", nargs=-1, type=click.Path(exists=True))
@click.option(
    "--date",
    "effective",
    required=True,
    type=Day(),
    metavar="DATE",
    help="Jour où l'on veut le contrat en vigueur (AAAA-MM-JJ).",
)
@click.option(
    "--known",
    default=LAST_DAY,
    type=Day(),
    metavar="DATE",
    help="Ne tenir compte que des avenants signés au plus tard ce jour (par défaut, tout avenant "
    "signé).",
)
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar="SORTIE",
    type=click.Path(),
    help="Fichier à écrire : .json, .xml, .xlsx, .zip, ou un dossier.",
)
@max_size
def command(
    contrat: str, avenants: tuple[str, ...], effective: str, known: str, target: str, max_size: int
) -> None:
    """Write the contract in force on a day."""
    from cpom_desk.consolidating import ConsolidateRequest, consolidate

    request = ConsolidateRequest(contrat, avenants, effective, known, target, Limits(max_size))
    try:
        done = consolidate(request)
    except (CpomError, OSError) as error:
        stop(error)
    echo_problems(done.problems)
    numbers = ", ".join(map(str, done.applied)) or "aucun"
    click.echo(
        f"{Path(target).name} écrit : contrat au {effective}, avenants appliqués : {numbers}."
    )
    if done.problems:
        raise SystemExit(NOT_WRITTEN)
