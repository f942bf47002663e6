"""The command speaks French by a gettext domain of its own: click's modules are left alone."""

from __future__ import annotations

import inspect
from gettext import gettext, ngettext
from pathlib import Path

import click
import polib
import pytest

from cpom_desk.faces.cli import french
from tests.builders.command import cpom
from tests.builders.judges import ROOT

FOLDER = ROOT / "validators/cpom_desk/faces/cli/locale/fr/LC_MESSAGES"
CLICK = "".join(p.read_text("utf-8") for p in Path(click.__file__).parent.glob("*.py"))


def _messages() -> list[str]:
    found: list[str] = []
    for entry in polib.pofile(str(FOLDER / "cpom.po")):
        found += [text for text in (entry.msgid, entry.msgid_plural) if text]
    return found


OLDER = {"No such option: {name}"}
"""Messages of the oldest click we accept, said otherwise since."""


@pytest.mark.parametrize("message", [m for m in _messages() if m not in OLDER])
def test_click_still_has_each_message_we_translate(message: str) -> None:
    spelt = message.replace("\n", "\\n").replace("\t", "\\t")
    assert f'"{spelt}"' in CLICK


@pytest.mark.parametrize("module", ["core", "exceptions", "parser", "types"])
def test_click_still_asks_gettext_and_keeps_its_own_function(module: str) -> None:
    french.speak_french()
    names = vars(getattr(click, module))
    assert names["_"] is gettext
    assert names.get("ngettext", ngettext) is ngettext


def test_nothing_is_set_in_the_modules_of_click() -> None:
    assert "setattr" not in inspect.getsource(french)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["validate"], "Il manque 'CHEMIN…'."),
        (["codes", "a", "b"], "Il y a un argument de trop (b)."),
        (["codes", "a", "b", "c"], "Il y a des arguments de trop (b c)."),
        (["validate", "x", "--lang"], "L'option --lang attend une valeur."),
        (["schema", "facture"], "n'est pas l'un de : 'contrat'"),
        (["validate", "absent.json"], "'absent.json' n'existe pas."),
        (["validate", "--fast"], "L'option --fast n'existe pas."),
    ],
)
def test_what_is_wrong_with_a_command_is_in_french(arguments: list[str], expected: str) -> None:
    outcome = cpom(*arguments)
    assert outcome.code == 2
    assert expected in outcome.err.replace("\n", " ")
    assert "Error" not in outcome.err
