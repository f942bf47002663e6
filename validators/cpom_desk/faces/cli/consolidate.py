"""`cpom consolidate`."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import NOT_WRITTEN, max_size, stop
from cpom_schema.document import Document, Limits
from cpom_schema.errors import CpomError

if TYPE_CHECKING:
    from cpom_schema.consolidation import Problem

_LAST = "9999-12-31"
SAID = {
    "absent": "l'élément visé n'est pas dans le contrat",
    "deja_la": "l'élément ajouté est déjà dans le contrat",
    "ancienne_valeur_differente": "l'ancien contenu n'est pas celui du contrat",
    "sans_contenu": "le nouveau contenu manque",
}
"""What is said of a modification that does not fit the contract."""


class Day(click.ParamType[str]):
    """A day, as AAAA-MM-JJ."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the day; refuses what is not a date."""
        try:
            return dt.date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"« {value} » n'est pas une date : écrire AAAA-MM-JJ.", param, ctx)


def keep_inputs(target: str, names: Iterable[str]) -> None:
    """Refuse a target that is one of the files read."""
    for name in names:
        if os.path.exists(target) and os.path.samefile(name, target):  # noqa: PTH110, PTH121
            raise CpomError(f"{target} est aussi un fichier lu : choisir un autre nom")


def check_avenants(contrat: Document, avenants: list[Document], names: tuple[str, ...]) -> None:
    """Refuse what would be left aside in silence: another type, another contract, a repeat."""
    if contrat.type != "contrat":
        raise CpomError(f"{names[0]} : ce document n'est pas un contrat")
    seen: dict[int, str] = {}
    for name, avenant in zip(names[1:], avenants, strict=True):
        if avenant.type != "avenant":
            raise CpomError(f"{name} : ce document n'est pas un avenant")
        cited = avenant.tree.get("contrat")
        identifiant = cited.get("identifiant") if isinstance(cited, dict) else None
        if identifiant != contrat.tree.get("identifiant"):
            raise CpomError(f"{name} : cet avenant modifie un autre contrat, « {identifiant} »")
        numero = avenant.tree.get("numero", 0)
        if numero in seen:
            raise CpomError(f"{name} : l'avenant {numero} est déjà donné par {seen[numero]}")
        seen[numero] = name


def report(problems: Iterable[Problem]) -> None:
    """Say what of the avenants does not fit the contract."""
    from cpom_schema.document import pointer

    for problem in problems:
        change = dict(problem.params)["modification"]
        click.echo(
            f"Avenant {problem.avenant}, modification {change} : {SAID[problem.kind]} "
            f"({pointer(problem.path)})",
            err=True,
        )


@click.command("consolidate", cls=FrenchHelp)
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
    default=_LAST,
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
    """Donner le CONTRAT en vigueur un jour donné, ses AVENANTS appliqués.

    Les avenants s'appliquent dans l'ordre de leur date d'effet, puis de leur numéro ; ceux qui ne
    sont pas signés, ou pas encore en vigueur, sont laissés de côté. Ce qu'un avenant retire garde
    sa date de fin. Un avenant qui ne s'accorde pas avec le contrat est signalé : la SORTIE est
    écrite telle que l'avenant la veut, et le code de sortie est 1. Aucun fichier lu n'est modifié.
    """
    from cpom_schema.consolidation import consolidate, in_force
    from cpom_schema.formats import read, write

    limits = Limits(max_size)
    try:
        keep_inputs(target, (contrat, *avenants))
        document = read(contrat, limits)
        changes = [read(name, limits) for name in avenants]
        check_avenants(document, changes, (contrat, *avenants))
        done = consolidate(document, changes, effective=effective, known=known)
        write(done.document, target)
    except (CpomError, OSError) as error:
        stop(error)
    report(done.problems)
    applied = in_force(document, changes, effective, known)
    numbers = ", ".join(str(a.tree["numero"]) for a in applied) or "aucun"
    click.echo(
        f"{Path(target).name} écrit : contrat au {effective}, avenants appliqués : {numbers}."
    )
    if done.problems:
        raise SystemExit(NOT_WRITTEN)
