"""`cpom validate`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from contextlib import nullcontext
from typing import Any, Literal

import click

from cpom_desk.faces.cli.beside import Given, beside_options
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import max_size
from cpom_desk.faces.cli.walk import documents
from cpom_desk.renderers.screen import Style, plain
from cpom_schema.document import Document, Limits
from cpom_schema.errors import UnreadableError
from cpom_schema.formats import READ, load_bytes, too_big
from cpom_schema.standard.dictionary import Lang
from cpom_validators.findings.finding import Finding, from_note
from cpom_validators.form.schema_engines import EngineName
from cpom_validators.judgement import crashed, unreadable, validate_bytes
from cpom_validators.report import Report, Verdict

Output = Literal["text", "json", "xml"]


class _IsoDate(click.ParamType[str]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            day = dt.date.fromisoformat(str(value))
        except ValueError:
            day = dt.date.max
        if not 1900 <= day.year <= 2099:  # noqa: PLR2004 - the years of the standard's dates
            self.fail(f"« {value} » n'est pas une date : écrire AAAA-MM-JJ.", param, ctx)
        return day.isoformat()


def _source(path: str, limits: Limits) -> bytes:
    if path != "-":
        return load_bytes(path, limits)
    source = sys.stdin.buffer.read(limits.size + 1)
    if len(source) > limits.size:
        raise UnreadableError(too_big(len(source), limits))
    return source


def _judge(
    path: str,
    date: str | None,
    engine: EngineName,
    limits: Limits,
    given: Given,
    *,
    form_only: bool,
) -> Report:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    name = "entrée standard" if path == "-" else path
    try:
        source = _source(path, limits)
        beside = given.beside(path, source)
        return validate_bytes(
            source,
            name=name,
            today=today,
            date=date,
            engine=engine,
            limits=limits,
            beside=beside,
            rules=() if form_only else None,
        )
    except UnreadableError as error:
        return unreadable(name, date or today, *map(from_note, error.notes))
    except OSError as error:
        reason = (("erreur", error.strerror or str(error)),)
        return unreadable(name, date or today, Finding("CPOM-F-024", (), reason))
    except click.UsageError:
        raise
    except Exception as error:  # noqa: BLE001 - one broken file never stops the others
        return crashed(name, b"", date or today, error)


def _written(report: Report, output: Output, lang: Lang, *, many: bool, style: Style) -> str:
    if output == "text":
        from cpom_desk.renderers.report_text import render
        from cpom_desk.renderers.verdict_text import heading

        if many and not report.findings:
            return heading(report, lang, style)
        return render(report, lang, style=style)
    import orjson

    tree = report.to_tree(dt.datetime.now(tz=dt.UTC), lang)
    if output == "json":
        return orjson.dumps(tree, option=0 if many else orjson.OPT_INDENT_2).decode()
    from cpom_schema.formats import write_bytes

    return write_bytes(Document("json", tree["cpom"], tree["type"], tree), "xml").decode()


def _is_same(path: str, target: str) -> bool:
    try:
        return os.path.samefile(path, target)  # noqa: PTH121 - no pathlib on a cold start
    except OSError:  # the target does not exist yet
        return False


@click.command("validate", cls=FrenchHelp)
@click.argument(
    "paths",
    metavar="CHEMIN…",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, allow_dash=True),
)
@click.option(
    "--date",
    type=_IsoDate(),
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
@beside_options
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
    **options: Any,
) -> None:
    """Contrôler des documents : fichiers, dossiers, ou « - » pour l'entrée standard.

    Dit, pour chaque document, s'il est recevable, et pour chaque faute ce qui ne va pas, où, ce
    qui était attendu et quoi faire. Dans un dossier, tous les documents sont contrôlés ; un dossier
    de fichiers CSV est un seul document.

    Codes de sortie : 0 recevable (avec ou sans réserves), 1 irrecevable, 2 commande mal écrite,
    3 au moins un document n'a pas pu être jugé, ou le retour annoté n'a pas pu être écrit.
    """
    files = list(documents(paths))
    if not files:
        raise click.UsageError(f"Aucun document dans ce dossier ({', '.join(READ)} ou CSV).")
    many = len(files) > 1
    _alone(output, annotated, many=many)
    limits = Limits(max_size)
    given = Given(files, options, limits)
    _keep([*files, *given.paths()], [t for t in (target, annotated) if t])
    written: list[str] = []
    verdicts: list[Verdict] = []
    code = 0
    style: Style = click.style if target is None else plain
    with _progress(files, shown=many and target is not None) as progress:
        for path in progress:
            report = _judge(path, date, engine, limits, given, form_only=form_only)
            verdicts.append(report.verdict)
            code = max(code, report.exit_code)
            if annotated is not None:
                from cpom_desk.faces.cli.annotated import refuse

                refuse(report, annotated)
            text = _written(report, output, lang, many=many, style=style)
            if target is None:
                click.echo(text)
            else:
                written.append(text)
            if annotated is not None:
                from cpom_desk.faces.cli.annotated import write

                code = max(code, write(report, annotated, lang))
    if many and output == "text":
        from cpom_desk.renderers.verdict_text import summary

        click.echo("\n" + summary(verdicts, lang))
    if target is not None:
        from pathlib import Path

        from cpom_schema.formats.saving import save

        save(Path(target), ("\n".join(written) + "\n").encode())
        click.echo(f"Rapport écrit dans {target}.", err=True)
    raise SystemExit(code)


def _alone(output: Output, annotated: str | None, *, many: bool) -> None:
    """Refuse, for several documents, what is written of one only."""
    if many and output == "xml":
        raise click.UsageError("Un rapport XML décrit un seul document : employer --report json.")
    if many and annotated:
        raise click.UsageError("--annotate rend un seul classeur : n'en contrôler qu'un à la fois.")


def _keep(files: list[str], targets: list[str]) -> None:
    """Refuse to write over a file that is read, or over what is written."""
    if len({os.path.realpath(t) for t in targets}) < len(targets):
        raise click.UsageError("--output et --annotate nomment le même fichier.")
    for target in targets:
        if any(path != "-" and _is_same(path, target) for path in files):
            raise click.UsageError(f"« {target} » est un fichier donné à lire : il serait effacé.")


def _progress(files: list[str], *, shown: bool) -> Any:
    """A context that yields the files, with a bar when someone is watching a long run."""
    if not (shown and sys.stderr.isatty()):
        return nullcontext(files)
    return click.progressbar(files, label="Contrôle", file=sys.stderr)
