"""`python -m cpom_desk.faces.cli`: the command without its launcher."""

from cpom_desk.faces.cli import run

run()
