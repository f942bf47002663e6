"""The help of the commands, in French."""

from __future__ import annotations

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
