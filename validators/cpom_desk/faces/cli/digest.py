"""`cpom digest`."""

from __future__ import annotations

from typing import Final

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import max_size, stop
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError

_HELP: Final = """Donner l'empreinte SHA-256 du contenu de FICHIER, sans son en-tête.

La même en JSON et en XML, et quel que soit l'ordre des lignes des listes à clé : deux documents
de même empreinte disent la même chose.
"""


@click.command("digest", cls=FrenchHelp, help=_HELP)
@click.argument("file", metavar="FICHIER", type=click.Path(exists=True))
@max_size
def command(file: str, max_size: int) -> None:
    """Show the digest of the content of a document."""
    from cpom_schema.canonical import digest
    from cpom_schema.formats import read

    try:
        click.echo(digest(read(file, Limits(max_size))))
    except (CpomError, OSError) as error:
        stop(error)
