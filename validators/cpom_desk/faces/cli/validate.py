"""`cpom validate`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, product
from typing import Any, Final, Literal

import click

from cpom_desk.faces.cli.failures import OPTIONS, sentence
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.neighbours import neighbour_options, paths_by_role
from cpom_desk.faces.cli.options import IsoDate, max_size
from cpom_desk.faces.cli.walk import documents, unread
from cpom_desk.judging import Options
from cpom_desk.sources import Source
from cpom_desk.targets import is_same
from cpom_schema.document import Document, Limits
from cpom_schema.errors import CpomError
from cpom_schema.formats import READ
from cpom_schema.standard.dictionary import Lang
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.report import Report, Verdict

_NOT_JUDGED: Final = 3
"""Exit code when a document could not be judged."""
Output = Literal["text", "json", "xml"]


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
    type=click.Path(dir_okay=False),
    metavar="RETOUR.xlsx",
    help="Rendre le classeur contrôlé, chaque faute en couleur et en commentaire sur sa cellule, "
    "avec une feuille « Anomalies » ; le fichier d'origine n'est pas modifié. Le classeur est un "
    ".xlsx, ou un .xlsm qui garde ses macros.",
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
    **given: Any,
) -> None:
    """Judge documents, and write what was found in each."""
    files = list(documents(paths))
    others = list(unread(paths, files))
    if not files and others:
        from cpom_desk.renderers.verdict_text import unread_text

        click.echo(unread_text(others, lang), err=True)
        raise SystemExit(_NOT_JUDGED)
    if not files:
        raise click.UsageError(f"Aucun document dans ce dossier ({', '.join(READ)} ou CSV).")
    many = len(files) > 1
    _refuse_many(output, annotated, many=many)
    beside = paths_by_role(given)
    read = list(chain(files, *beside.values()))
    _refuse_targets_read(read, list(filter(None, (target, annotated))))
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    options = Options(today, date, engine, form_only, Limits(max_size))
    writing = _Writing(output, lang, target, annotated, many=many, unread=others)
    try:
        with _progress(files, shown=many and target is not None) as progress:
            for report in _reports(progress, options, beside, together=given["together"]):
                writing.add(report)
    except CpomError as error:
        raise click.UsageError(sentence(error)) from None
    writing.close()
    raise SystemExit(writing.code)


def _reports(
    files: Sequence[str], options: Options, beside: dict[str, list[str]], *, together: bool
) -> Iterator[Report]:
    """Yield the report of each file, in the order of the files."""
    sources = _sources(files, options.limits)
    if together:
        yield from _in_order(sources, options)
        return
    from cpom_desk.judging import judge
    from cpom_desk.neighbours import Neighbours

    neighbours = Neighbours(beside, options.limits, options.editions)
    for source in sources:
        yield judge(source, options, neighbours)


def _in_order(sources: Iterator[Source], options: Options) -> Iterator[Report]:
    """Yield the reports of a set in the order of its sources, each as soon as its turn comes."""
    from cpom_desk.set_judging import judge_set

    waiting: dict[int, Report] = {}
    turn = 0
    for rank, report in judge_set(sources, options):
        waiting[rank] = report
        while turn in waiting:
            yield waiting.pop(turn)
            turn += 1


def _sources(paths: Iterable[str], limits: Limits) -> Iterator[Source]:
    """Yield the sources to judge, each when its turn comes."""
    for path in paths:
        yield _source(path, limits)


def _source(path: str, limits: Limits) -> Source:
    if path != "-":
        return Source(path, path)
    return Source("entrée standard", content=sys.stdin.buffer.read(limits.size + 1))


class _Writing:
    """What is written of the reports, as they come: on the screen, in a file, on the workbook."""

    def __init__(
        self,
        output: Output,
        lang: Lang,
        target: str | None,
        annotated: str | None,
        *,
        many: bool,
        unread: Sequence[str],
    ) -> None:
        self.output: Output = output
        self.lang: Lang = lang
        self.target = target
        self.annotated = annotated
        self.many = many
        self.unread = unread
        self.written: list[str] = []
        self.verdicts: list[Verdict] = []
        self.code = 0

    def add(self, report: Report) -> None:
        """Write one report."""
        self.verdicts.append(report.verdict)
        self.code = max(self.code, report.exit_code)
        if self.annotated is not None:
            from cpom_desk.faces.cli import annotated

            annotated.refuse(report, self.annotated)
        text = self._text(report)
        if self.target is None:
            click.echo(text)
        else:
            self.written.append(text)
        if self.annotated is not None:
            from cpom_desk.faces.cli import annotated

            self.code = max(self.code, annotated.write(report, self.annotated, self.lang))

    def _text(self, report: Report) -> str:
        """Return what is written of a report: text for people, or a document for programs."""
        if self.output == "text":
            return self._for_people(report)
        import orjson

        from cpom_validators.report_document import report_tree

        tree = report_tree(report, dt.datetime.now(tz=dt.UTC), self.lang)
        if self.output == "json":
            layout = 0 if self.many else orjson.OPT_INDENT_2
            return orjson.dumps(tree, option=layout).decode()
        from cpom_schema.formats import write_bytes

        document = Document("json", report.edition, tree["type"], tree)
        return write_bytes(document, "xml").decode()

    def _for_people(self, report: Report) -> str:
        from cpom_desk.renderers.report_text import render
        from cpom_desk.renderers.screen import Style, plain
        from cpom_desk.renderers.verdict_text import heading

        style: Style = click.style if self.target is None else plain
        if self.many and not report.findings:
            return heading(report, self.lang, style)
        return render(report, self.lang, style=style, options=OPTIONS)

    def close(self) -> None:
        """Write what closes them all, and the file."""
        if self.many and self.output == "text":
            from cpom_desk.renderers.verdict_text import summary

            click.echo("\n" + summary(self.verdicts, self.lang))
        if self.target is not None:
            from pathlib import Path

            from cpom_schema.formats.saving import save

            save(Path(self.target), ("\n".join(self.written) + "\n").encode())
            click.echo(f"Rapport écrit dans {self.target}.", err=True)
        if self.unread:
            from cpom_desk.renderers.verdict_text import unread_text

            self.code = _NOT_JUDGED
            click.echo(unread_text(self.unread, self.lang), err=self.output != "text")


def _refuse_many(output: Output, annotated: str | None, *, many: bool) -> None:
    """Refuse, for several documents, what is written of one only."""
    if many and output == "xml":
        raise click.UsageError("Un rapport XML décrit un seul document : employer --report json.")
    if many and annotated:
        raise click.UsageError("--annotate rend un seul classeur : n'en contrôler qu'un à la fois.")


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
