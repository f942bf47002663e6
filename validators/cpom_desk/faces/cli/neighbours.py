"""The options that give other documents to judge with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import click

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.walk import documents

_GIVEN: Final = (
    ("contrat", True, "Contrat du document ; pour un contrat, les autres du lot."),
    ("precedent", False, "Suivi de l'année d'avant ; pour un contrat, le contrat précédent."),
    ("avenant", True, "Avenant du contrat, à répéter : le contrat est consolidé."),
    ("programmation", False, "Arrêté de programmation."),
    ("avis", True, "Avis rendu sur le suivi de l'année d'avant, à répéter."),
    ("suivi", False, "Suivi annuel auquel répond l'avis contrôlé."),
    ("tableauBord", False, "Tableau de bord du même exercice."),
)
"""Role of the document, whether its option repeats, help."""


def neighbour_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command."""
    function = click.option(
        "--together",
        is_flag=True,
        help="Contrôler les documents donnés les uns avec les autres : chacun trouve son contrat, "
        "ses avenants, son suivi précédent parmi eux.",
    )(function)
    for role, several, text in reversed(_GIVEN):
        function = click.option(
            OPTIONS[role],
            role,
            multiple=several,
            type=click.Path(exists=True),
            metavar="FICHIER",
            help=text,
        )(function)
    return function


def paths_by_role(options: Mapping[str, Any]) -> tuple[dict[str, list[str]], list[str]]:
    """Return the documents the options name, by role, and those of them found in folders.

    Raises:
        UsageError: documents are named for a set, where each finds its own.
    """
    found: dict[str, list[str]] = {}
    of_folders: list[str] = []
    for role, several, _ in _GIVEN:
        given = options[role]
        if given:
            paths = list(given) if several else [given]
            found[role] = list(documents(paths))
            of_folders += (path for path in found[role] if path not in paths)
    if options["together"] and found:
        named = ", ".join(map(OPTIONS.__getitem__, found))
        raise click.UsageError(f"--together s'emploie sans {named}.")
    return found, of_folders
