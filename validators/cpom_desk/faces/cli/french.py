"""The help of the commands and what is said of a wrong one, in French."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click


class FrenchHelp(click.Command):
    """A command whose help speaks French from its first word."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Emploi : "
        )

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help, said in French."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Montrer cette aide."
        return option


_SAID: Final = {
    "Options": "Options ",
    "required": "obligatoire",
    "Try '{command} {option}' for help.": "« {command} {option} » donne l'aide.",
    "Error: {message}": "Erreur : {message}",
    "Aborted!": "Interrompu.",
    "Invalid value: {message}": "Valeur incorrecte : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur incorrecte pour {param_hint} : {message}",
    "Missing argument": "Il manque",
    "Missing option": "Il manque l'option",
    "Choose from:\n\t{choices}": "Choisir parmi :\n\t{choices}",
    "No such option {name!r}.": "L'option {name} n'existe pas.",
    "No such option: {name}": "L'option {name} n'existe pas.",
    "Did you mean {possibility}?": "Vouliez-vous dire {possibility} ?",
    "(Did you mean one of: {possibilities}?)": "(Vouliez-vous dire : {possibilities} ?)",
    "Option {name!r} requires an argument.": "L'option {name} attend une valeur.",
    "Option {name!r} does not take a value.": "L'option {name} ne prend pas de valeur.",
    "Got unexpected extra argument ({args})": "Il y a un argument de trop ({args}).",
    "Got unexpected extra arguments ({args})": "Il y a des arguments de trop ({args}).",
    "{value!r} is not {choice}.": "{value!r} n'est pas {choice}.",
    "{value!r} is not one of {choices}.": "{value!r} n'est pas l'un de : {choices}.",
    "{name} {filename!r} does not exist.": "{filename!r} n'existe pas.",
    "{name} {filename!r} is a file.": "{filename!r} est un fichier.",
    "{name} {filename!r} is a directory.": "{filename!r} est un dossier.",
    "{name} {filename!r} is not readable.": "{filename!r} ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{filename!r} ne peut pas être écrit.",
}


def _said(message: str) -> str:
    return _SAID.get(message, message)


def _said_of(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)


def speak_french() -> None:
    """Have click itself say in French what is wrong with a command.

    Its messages go through gettext, whose catalogues follow the machine's language; ours does not.
    """
    for name in ("core", "exceptions", "parser", "types"):
        module = import_module(f"click.{name}")
        for hook, ours in (("_", _said), ("ngettext", _said_of)):
            if hasattr(module, hook):
                setattr(module, hook, ours)
