"""The command `cpom`: one module per command, loaded only when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import Any, ClassVar, Final, Never

import click

from cpom_desk.faces.cli.french import FrenchHelp, speak_french
from cpom_schema.version import LIBRARY

_NOT_DONE: Final = 3
_COLLECTED: Final = 100_000
"""Objects made between two looks for garbage. A document makes none, and looking through all of it
again and again is a third of the time of a large one."""


class _LazyGroup(FrenchHelp, click.Group):
    """A group whose commands are imported on use: a cold `cpom digest` never loads `validate`."""

    summaries: ClassVar[dict[str, str]] = {
        "validate": "Contrôler des documents et dire ce qui ne va pas, où et pourquoi.",
        "convert": "Passer un document d'une syntaxe à une autre, sans rien perdre.",
        "digest": "Donner l'empreinte du contenu d'un document.",
        "consolidate": "Donner le contrat en vigueur un jour donné, ses avenants appliqués.",
        "template": "Préparer le classeur à remplir, avec ce que le contrat dit déjà.",
        "codes": "Montrer les nomenclatures, ou y chercher un mot.",
        "rules": "Montrer les règles, ou expliquer l'une d'elles et ses exemples.",
        "schema": "Écrire le schéma publié d'un type de document.",
        "demo": "Suivre un classeur d'exemple : préparé, rempli, contrôlé, rendu.",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in self.summaries:
            return None
        command: click.Command = import_module(f"cpom_desk.faces.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commandes "):
            formatter.write_dl(list(self.summaries.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or propose the nearest name."""
        name = args[0]
        if name not in self.summaries and not name.startswith("-"):
            from cpom_desk.faces.cli.options import hint

            nearest = hint(name, self.summaries)
            ctx.fail(f"La commande « {name} » n'existe pas.{nearest}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_LazyGroup,
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Lire, contrôler et convertir les documents CPOM du standard ouvert.",
    epilog="« cpom COMMANDE --help » explique chaque commande.",
)
@click.version_option(LIBRARY, prog_name="cpom", help="Montrer la version.")
def cli() -> None:
    """Group the commands."""


def main(*args: Any, **kwargs: Any) -> Any:
    """Run the command in French and with UTF-8 output, whatever the terminal."""
    import gc
    import sys

    speak_french()
    gc.set_threshold(_COLLECTED, 50, 100)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    return cli(*args, **kwargs)


def _open_closed_streams() -> None:
    """Give the outputs that the caller closed somewhere to go: what they say is for nobody."""
    import os
    import sys
    from pathlib import Path

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end
            setattr(sys, name, nowhere)


def _last_words(error: Exception) -> str:
    """Return the sentence of an error that nothing foresaw."""
    kind = type(error).__name__
    return (
        f"Erreur interne ({kind}) : rien n'a été écrit. Le fichier donné n'est pas en cause pour "
        "autant ; merci de signaler ce cas, avec la commande employée."
    )


def run() -> Never:
    """Run the installed command: like `main`, then leave at once.

    Taking the process down object by object is a sixth of a cold command; nothing is open by
    then, files being written whole or not at all.
    """
    import os
    import sys

    code: Any = 0
    _open_closed_streams()
    try:
        main(prog_name="cpom")
    except SystemExit as stop:
        code = stop.code
    except OSError as error:
        code = _NOT_DONE
        sys.stderr.write(f"La réponse n'a pas pu être écrite ({error.strerror}).\n")
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        code = _NOT_DONE
        sys.stderr.write(f"{_last_words(error)}\n")
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # whoever read our output has left, or its disk is full: not a verdict
        code = code or _NOT_DONE
    os._exit(code if isinstance(code, int) else 1)
