"""`cpom schema`."""

from __future__ import annotations

import sys

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_schema.standard.edition import Editions

TYPES = Editions.published().types


@click.command(
    "schema",
    cls=FrenchHelp,
    help="Écrire sur la sortie standard le schéma publié de TYPE.\n\nTYPE : "
    + ", ".join(TYPES)
    + ".",
)
@click.argument("kind", metavar="TYPE", type=click.Choice(TYPES))
@click.option(
    "--as",
    "syntax",
    type=click.Choice(["json", "xsd"]),
    default="json",
    help="json : JSON Schema 2020-12 ; xsd : XSD 1.0, commun à tous les types.",
)
def command(kind: str, syntax: str) -> None:
    """Write the published schema of a document type on the standard output."""
    parts = ("json", f"{kind}.schema.json") if syntax == "json" else ("xsd", "cpom.xsd")
    sys.stdout.buffer.write(Editions.published().latest.files.read(*parts))
