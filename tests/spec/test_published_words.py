"""The published texts: other tools show them too, so that they quote no command of ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import click
import pytest

from cpom_desk.faces.cli import cli
from tests.commands.density import ROOT

PUBLISHED: Final = ("rules.json", "dictionary.json", "views.json", "codelists.json")
GUIDES: Final = frozenset({"guide-du-classeur.md"})
"""The pages of `spec/` that explain our tool."""
COMMANDS: Final = "|".join(cli.list_commands(click.Context(cli)))
QUOTED: Final = re.compile(rf"\bcpom (?:{COMMANDS})\b|(?<![\w|-])--[a-z][a-z-]+")


def _texts() -> list[Path]:
    chapters = [path for path in (ROOT / "spec").glob("*.md") if path.name not in GUIDES]
    pages = list((ROOT / "spec" / "reference").glob("*.md"))
    return [*(ROOT / "schemas" / "1.0" / name for name in PUBLISHED), *chapters, *pages]


@pytest.mark.parametrize("path", _texts(), ids=lambda path: path.name)
def test_published_texts_quote_no_command_and_no_option(path: Path) -> None:
    assert QUOTED.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [
        ("Chercher : cpom codes regions.", True),
        ("(option --max-size)", True),
        ("`--together`", True),
        ("le document cpom du dossier", False),
        ("<!-- Fichier produit -->", False),
        ("|---|---|", False),
    ],
)
def test_a_command_or_an_option_is_recognised(text: str, *, is_quoted: bool) -> None:
    assert bool(QUOTED.search(text)) is is_quoted
