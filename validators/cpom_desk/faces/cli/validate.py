"""`cpom validate`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, product
from typing import Any, Final

import click

from cpom_desk.faces.cli.failures import sentence
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.neighbours import neighbour_options, paths_by_role
from cpom_desk.faces.cli.options import NOT_JUDGED, IsoDate, max_size
from cpom_desk.faces.cli.walk import documents, unread
from cpom_desk.faces.cli.writing import Output, Wanted, Writing, Written
from cpom_desk.judging import Options, judge
from cpom_desk.neighbours import Neighbours
from cpom_desk.sources import Source
from cpom_desk.targets import is_same
from cpom_schema.document import Limits
from cpom_schema.errors import CpomError
from cpom_schema.formats import READ
from cpom_schema.standard.dictionary import Lang
from cpom_validators.form.schema_engines import EngineName

_HELP: Final = """Contrôler des documents : fichiers, dossiers, ou « - » pour l'entrée standard.

Dit, pour chaque document, s'il est recevable, et pour chaque faute ce qui ne va pas, où, ce
qui était attendu et quoi faire. Dans un dossier, tous les documents sont contrôlés ; un dossier
de fichiers CSV est un seul document.

Codes de sortie : 0 recevable (avec ou sans réserves), 1 irrecevable, 2 commande mal écrite,
3 au moins un document n'a pas pu être jugé ou n'a pas été lu (autre format), ou le retour
annoté n'a pas pu être écrit.
"""


@click.command("validate", cls=FrenchHelp, help=_HELP)
@click.argument(
    "paths",
    metavar="CHEMIN…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)
@click.option(
    "--date",
    type=IsoDate(),
    metavar="AAAA-MM-JJ",
    help="Date à laquelle juger les codes (par défaut, celle du document).",
)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue du rapport.")
@click.option(
    "--report",
    "output",
    type=click.Choice(["text", "json", "xml"]),
    default="text",
    help="text pour lire ; json ou xml pour un rapportControle du standard "
    "(json : un par ligne s'il y a plusieurs fichiers).",
)
@click.option(
    "--output",
    "target",
    type=click.Path(dir_okay=False),
    metavar="FICHIER",
    help="Écrire le rapport dans ce fichier plutôt qu'à l'écran.",
)
@click.option(
    "--annotate",
    "annotated",
    type=click.Path(),
    metavar="RETOUR.xlsx|DOSSIER",
    help="Rendre le classeur contrôlé (dans un dossier s'il y en a plusieurs), chaque faute en "
    "couleur et en commentaire sur sa cellule, "
    "avec une feuille « Anomalies » ; le fichier d'origine n'est pas modifié. Le classeur est un "
    ".xlsx, ou un .xlsm qui garde ses macros.",
)
@click.option(
    "--table",
    "table",
    type=click.Path(dir_okay=False),
    metavar="TABLEAU.csv|.xlsx",
    help="Écrire le tableau des suivis, un par ligne : organisme, verdict, fautes, contrat "
    "employé, ce qui n'a pas été jugé.",
)
@click.option(
    "--engine",
    type=click.Choice(["fast", "reference"]),
    default="fast",
    help="Moteur de structure : les deux donnent le même rapport.",
)
@click.option(
    "--form-only",
    is_flag=True,
    help="Contrôler la forme seule (fichier, structure, nomenclatures), sans les règles.",
)
@neighbour_options
@max_size
def command(
    paths: tuple[str, ...],
    date: str | None,
    lang: Lang,
    output: Output,
    target: str | None,
    engine: EngineName,
    max_size: int,
    form_only: bool,
    annotated: str | None,
    table: str | None,
    **given: Any,
) -> None:
    """Judge documents, and write what was found in each."""
    files = list(documents(paths))
    others = list(unread(paths, files))
    if not files and others:
        from cpom_desk.renderers.verdict_text import unread_text

        click.echo(unread_text(others, lang), err=True)
        raise SystemExit(NOT_JUDGED)
    if not files:
        raise click.UsageError(f"Aucun document dans ce dossier ({', '.join(READ)} ou CSV).")
    many = len(files) > 1
    _refuse_many(output, annotated, table, many=many)
    beside, of_folders = paths_by_role(given)
    read = list(chain(files, *beside.values()))
    _refuse_targets_read(read, list(filter(None, (target, annotated, table))))
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    options = Options(today, date, engine, form_only, Limits(max_size))
    writing = Writing(Wanted(output, lang, target, annotated, table, many, others))
    try:
        with _progress(files, shown=many and target is not None) as progress:
            if given["together"]:
                _add_in_order(writing, progress, options)
            else:
                neighbours = Neighbours(beside, options.limits, options.editions, of_folders)
                for source in _sources(progress, options.limits):
                    report = judge(source, options, neighbours)
                    writing.add(writing.made(report))
                    writing.annotate(report)
    except CpomError as error:
        raise click.UsageError(sentence(error)) from None
    writing.close()
    raise SystemExit(writing.code)


def _add_in_order(writing: Writing, files: Sequence[str], options: Options) -> None:
    """Write the reports of a set in the order of its sources.

    They come contract by contract: what is written of one waits for its turn on a shelf.
    """
    from cpom_desk.set_judging import judge_set
    from cpom_desk.shelf import Shelf, Slot

    waiting: dict[int, Slot] = {}
    turn = 0
    with Shelf() as shelf:
        for rank, report in judge_set(_sources(files, options.limits), options):
            waiting[rank] = shelf.lay(tuple(writing.made(report)))
            writing.annotate(report)
            while turn in waiting:
                writing.add(Written(*shelf.take(waiting.pop(turn))))
                turn += 1


def _sources(paths: Iterable[str], limits: Limits) -> Iterator[Source]:
    """Yield the sources to judge, each when its turn comes."""
    for path in paths:
        yield _source(path, limits)


def _source(path: str, limits: Limits) -> Source:
    if path != "-":
        return Source(path, path)
    return Source("entrée standard", content=sys.stdin.buffer.read(limits.size + 1))


def _refuse_many(output: Output, annotated: str | None, table: str | None, *, many: bool) -> None:
    """Refuse, for several documents, what is written of one only."""
    if many and output == "xml":
        raise click.UsageError("Un rapport XML décrit un seul document : employer --report json.")
    if many and annotated and os.path.splitext(annotated)[1]:  # noqa: PTH122
        raise click.UsageError(
            "--annotate rend ici plusieurs classeurs : lui donner un dossier, sans suffixe."
        )
    if table and not table.lower().endswith((".csv", ".xlsx")):
        raise click.UsageError("--table s'écrit en .csv ou en .xlsx.")


def _refuse_targets_read(files: list[str], targets: list[str]) -> None:
    """Refuse to write over a file that is read, or over what is written."""
    if len(set(map(os.path.realpath, targets))) < len(targets):
        raise click.UsageError("--output et --annotate nomment le même fichier.")
    paths = [path for path in files if path != "-"]
    for target, path in product(targets, paths):
        if is_same(path, target):
            raise click.UsageError(f"« {target} » est un fichier donné à lire : il serait effacé.")


def _progress(files: list[str], *, shown: bool) -> Any:
    """Return a context that yields the files, with a bar when someone is watching a long run."""
    if not (shown and sys.stderr.isatty()):
        return nullcontext(files)
    return click.progressbar(files, label="Contrôle", file=sys.stderr)
