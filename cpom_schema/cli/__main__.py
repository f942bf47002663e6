"""`python -m cpom_schema.cli`: the command without its launcher."""

from cpom_schema.cli import run

run()
