"""`cpom convert`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import max_size, stop
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError

_HELP: Final = """Convertir le document ENTRÉE vers SORTIE (.json, .xml, .xlsx, .zip ou dossier/).

Un dossier, ou une archive .zip, contient un fichier CSV par tableau. La syntaxe d'entrée se
reconnaît au contenu. Tout est transporté, ou rien n'est écrit et chaque
perte est listée. Le fichier d'entrée n'est jamais modifié.
"""


@click.command("convert", cls=FrenchHelp, help=_HELP)
@click.argument("source", metavar="ENTRÉE", type=click.Path(exists=True))
@click.argument("target", metavar="SORTIE", type=click.Path())
@max_size
def command(source: str, target: str, max_size: int) -> None:
    """Write a document in another syntax."""
    from cpom_desk.converting import ConvertRequest, convert

    try:
        convert(ConvertRequest(source, target, Limits(max_size)))
    except (CpomError, OSError) as error:
        stop(error)
    click.echo(f"{Path(target).name} écrit.")
