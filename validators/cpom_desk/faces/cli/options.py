"""Options and outcomes the commands share."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Never, TypeVar

import click

from cpom_desk.faces.cli.failures import loss_sentence, sentence
from cpom_schema.consolidation import Problem
from cpom_schema.document import Limits
from cpom_schema.errors import ConversionLossError, CpomError, Note, UnreadableError

F = TypeVar("F", bound=Callable[..., Any])
_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}
_REASONS = {
    errno.EACCES: "accès refusé",
    errno.EPERM: "accès refusé",
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.EISDIR: "c'est un dossier",
    errno.ENOSPC: "il n'y a plus de place",
    errno.EROFS: "on ne peut qu'y lire",
}
NOT_WRITTEN = 1
NOT_JUDGED = 3
_PROBLEMS = {
    "absent": "l'élément visé n'est pas dans le contrat",
    "deja_la": "l'élément ajouté est déjà dans le contrat",
    "ancienne_valeur_differente": "l'ancien contenu n'est pas celui du contrat",
    "sans_contenu": "le nouveau contenu manque",
}
"""Sentences of a modification that does not fit the contract."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2099


class Day(click.ParamType[str]):
    """A day, as AAAA-MM-JJ."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day, once it is sure that it is one; click shows the refusal."""
        try:
            return dt.date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(f"« {value} » n'est pas une date : écrire AAAA-MM-JJ.", param, ctx)


class IsoDate(Day):
    """A day in the years of the dates of the standard."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day, once it is sure that it is one of these years."""
        day = super().convert(value, param, ctx)
        if not _FIRST_YEAR <= int(day[:4]) <= _LAST_YEAR:
            self.fail(f"« {value} » n'est pas une date : écrire AAAA-MM-JJ.", param, ctx)
        return day


def echo_problems(problems: Iterable[Problem]) -> None:
    """Report what of the avenants does not fit the contract."""
    from cpom_schema.document import pointer

    for problem in problems:
        change = dict(problem.params)["modification"]
        click.echo(
            f"Avenant {problem.avenant}, modification {change} : {_PROBLEMS[problem.kind]} "
            f"({pointer(problem.path)})",
            err=True,
        )


class Size(click.ParamType[int]):
    """A number of bytes: 200000, 50M, 1G."""

    name = "taille"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the size in bytes of a number with an optional K, M or G."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+) ?([KMG]?)[oB]?", str(value), re.IGNORECASE)
        if not match:
            self.fail(
                f"« {value} » n'est pas une taille : écrire par exemple 200000 ou 50M.", param, ctx
            )
        return int(match.group(1)) * _UNITS[match.group(2).upper()]


def plain(text: str) -> str:
    """Return a text in lower case without accents: « etablissement » finds « Établissement »."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def hint(name: str, known: Iterable[str]) -> str:
    """Return a question that proposes the nearest name; nothing when none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    if not near:
        return ""
    return f" Vouliez-vous dire « {near[0]} » ?"


def max_size(command: F) -> F:
    """Add to a command the option that raises the size limit."""
    return click.option(
        "--max-size",
        type=Size(),
        default=Limits().size,
        metavar="TAILLE",
        help="Taille maximale d'un fichier lu (par défaut 100M).",
    )(command)


def _place_of(note: Note) -> str:
    """Return the place of a note in its file, in brackets; empty when it has none."""
    parts: list[str] = []
    cell = "!".join(filter(None, (note.sheet, note.cell)))
    if cell:
        parts.append(cell)
    if note.line:
        parts.append(f"ligne {note.line}")
    if not parts:
        return ""
    return f" ({', '.join(parts)})"


def _note_sentences(notes: tuple[Note, ...]) -> Iterator[tuple[str, str]]:
    """Yield the message of each note, with its code and place, and its advice."""
    from cpom_schema.standard.edition import Editions
    from cpom_validators.findings.finding import from_note
    from cpom_validators.findings.sentences import sentence as sentence_of

    latest = Editions.published().latest
    for note in notes:
        finding = from_note(note)
        message = sentence_of(latest, finding, None, "message", "fr")
        advice = sentence_of(latest, finding, None, "advice", "fr")
        yield f"{finding.code}{_place_of(note)} : {message}", advice


def _reason(error: OSError) -> str | None:
    """Return why the system refused, in French when it is common; our own words as they are."""
    by_the_system = os.strerror(error.errno) if error.errno else None
    if error.strerror != by_the_system:
        return error.strerror
    return _REASONS.get(error.errno or 0, error.strerror)


def _echo_unreadable(error: UnreadableError) -> None:
    for message, advice in _note_sentences(error.notes):
        click.echo(message, err=True)
        click.echo(f"À faire : {advice}", err=True)


def _echo_losses(error: ConversionLossError) -> None:
    """Report what the target cannot hold, or what was not read of the source."""
    if not error.notes:
        click.echo(sentence(error), err=True)
        for loss in error.losses:
            click.echo(f"  - {loss_sentence(loss)}", err=True)
        return
    click.echo(f"{sentence(error)} ce qui n'a pas été lu", err=True)
    for message, _ in _note_sentences(error.notes):
        click.echo(f"  - {message}", err=True)
    click.echo("À faire : le porter à sa place, ou le retirer, puis convertir.", err=True)


def stop(error: Exception) -> Never:
    """End a command on an error, in plain words, with its exit code."""
    match error:
        case UnreadableError():
            _echo_unreadable(error)
        case ConversionLossError():
            _echo_losses(error)
        case OSError():
            click.echo(f"{error.filename} : {_reason(error)}", err=True)
            raise SystemExit(NOT_JUDGED)
        case CpomError():
            click.echo(sentence(error), err=True)
        case _:
            raise error
    raise SystemExit(NOT_WRITTEN)
