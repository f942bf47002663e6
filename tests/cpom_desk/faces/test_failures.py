"""The sentences of failures: one for each code, and none below the faces."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from cpom_desk.faces.cli import failures
from cpom_schema.errors import ConversionLossError, CpomError, Loss, NoCanonicalFormError
from tests.commands.density import PACKAGES, ROOT, python_files

RAISED: Final = frozenset(
    {"CpomError", "NoCanonicalFormError", "UnreadableError", "ConversionLossError", "Loss", "lose"}
)
"""What a code is given to; `lose` is how the writers of a syntax report a loss."""
_FRENCH: Final = re.compile(r" .*[à-öø-ÿÀ-ÖØ-ß]|[à-öø-ÿÀ-ÖØ-ß].* |«")
_CODE: Final = re.compile(r"[a-z]+(_[a-z]+)*")


class Given(NamedTuple):
    """A text given to an error or to a loss, with the line that gives it."""

    name: str
    text: str
    place: str


@cache
def _sources() -> tuple[tuple[Path, ast.Module], ...]:
    paths = (path for package in PACKAGES for path in python_files(ROOT / package))
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in paths)


def _constants(module: ast.Module) -> dict[str, str]:
    """Texts that a module names, by the names: some codes are raised from several places."""
    found: dict[str, str] = {}
    for node in module.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Constant):
            found[ast.unparse(node.target)] = str(node.value.value)
    return found


def _all_constants() -> dict[str, str]:
    """Texts that the modules name for one another."""
    found: dict[str, str] = {}
    for _, module in _sources():
        found |= _constants(module)
    return found


def _called(node: ast.Call) -> str:
    """The name of what is called; that of the class for `super().__init__`."""
    return ast.unparse(node.func).split(".")[-1]


def _texts(node: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
        for part in ast.walk(argument):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value
            elif isinstance(part, ast.Name) and part.id in constants:
                yield constants[part.id]


def _given() -> list[Given]:
    """Every text given to an error or to a loss, outside the faces."""
    shared = _all_constants()
    found: list[Given] = []
    for path, module in _sources():
        constants = shared | _constants(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _called(node) in RAISED:
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                found += [Given(_called(node), t, place) for t in _texts(node, constants)]
    return found


def _code_of(node: ast.Call, constants: dict[str, str]) -> str | None:
    """The code a call gives: its first text, or its second argument for `lose`."""
    wanted = node.args[1:2] if _called(node) == "lose" else node.args[:1]
    for argument in wanted:
        if isinstance(argument, ast.Constant):
            return str(argument.value)
        if isinstance(argument, ast.Name):
            return constants.get(argument.id)
    return None


def _codes() -> dict[str, str]:
    """Every code that is raised, with one place that raises it."""
    shared = _all_constants()
    found: dict[str, str] = {
        "pertes": "cpom_schema/errors.py",
        "illisible": "cpom_schema/errors.py",
    }
    for path, module in _sources():
        constants = shared | _constants(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and _called(node) in RAISED:
                code = _code_of(node, constants)
                if code:
                    found[code] = f"{path.relative_to(ROOT)}:{node.lineno}"
    return found


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    known = {*failures.SENTENCES, *failures.LOSSES}
    codes = _codes()
    assert {code: place for code, place in codes.items() if code not in known} == {}
    assert known - codes.keys() == set()
    assert len(known) == len(failures.SENTENCES) + len(failures.LOSSES)
    assert all(_CODE.fullmatch(code) for code in known)


def test_no_sentence_is_given_to_an_error() -> None:
    found = [g for g in _given() if _FRENCH.search(g.text)]
    assert not found


@pytest.mark.parametrize(
    ("text", "is_french"),
    [
        ("une valeur répétée", True),
        ("« avis »", True),
        ("cible_lue", False),
        ("entête", False),
    ],
)
def test_a_sentence_is_recognised(text: str, *, is_french: bool) -> None:
    assert bool(_FRENCH.search(text)) is is_french


def test_an_error_shows_twenty_losses_and_keeps_them_all() -> None:
    losses = tuple(Loss("relu_ailleurs", ("fiches", rank)) for rank in range(25))
    error = ConversionLossError(losses)
    assert error.losses == losses
    assert str(error).count("relu_ailleurs") == 20
    assert "(+ 5)" in str(error)


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (Loss("xml_champ_inconnu", ("entete", "a/b")), "/entete/a~1b : champ inconnu du standard"),
        (Loss("xml_objet_attendu"), "/ : un objet est attendu"),
        (Loss("csv_illisible", (), (("code", "CPOM-F-001"),), "avis.csv"),
         "avis.csv : ce que le tableau devrait porter ne se relirait pas (CPOM-F-001)"),
        (Loss("classeur_cellule_vide", (), (("vide", "texte"),), "synthese"),
         "synthese : un texte vide ne se distingue pas d'une cellule vide"),
    ],
)  # fmt: skip
def test_a_loss_is_a_sentence_with_its_place(loss: Loss, text: str) -> None:
    assert failures.loss_sentence(loss) == text


@pytest.mark.parametrize(
    "error",
    [NoCanonicalFormError("sans_forme_canonique"), CpomError("pas_un_avenant", fichier="a.json")],
)
def test_an_error_is_a_sentence(error: CpomError) -> None:
    assert " " in failures.sentence(error)
