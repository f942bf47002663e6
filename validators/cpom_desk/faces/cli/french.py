"""The help of the commands, and the messages on a wrong one, in French."""

from __future__ import annotations

import gettext
import os
from os.path import dirname, join
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
        """Return the option that shows the help, with its own help in French."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Montrer cette aide."
        return option


_DOMAIN: Final = "cpom"
_CATALOGUES: Final = join(dirname(__file__), "locale")  # noqa: PTH118, PTH120 - a cold start


def speak_french() -> None:
    """Make click report in French what is wrong with a command, whatever the machine's language.

    click asks gettext for its messages; it finds our catalogue. This is the state of the
    process of the command, and nothing below it depends on it.
    """
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain(_DOMAIN, _CATALOGUES)
    gettext.textdomain(_DOMAIN)
