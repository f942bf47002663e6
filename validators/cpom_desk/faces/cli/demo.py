"""`cpom demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

import click

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import stop
from cpom_desk.renderers.report_text import render
from cpom_desk.renderers.verdict_text import heading
from cpom_schema.document import Document
from cpom_schema.errors import CpomError
from cpom_schema.formats import read, read_bytes, write_bytes
from cpom_schema.formats.saving import save
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.files import samples
from cpom_validators.judgement import validate_bytes
from cpom_validators.report import Report
from cpom_validators.together.sets import among

_WIDTH: Final = 100
_TODAY: Final = "2026-04-30"
_YEAR: Final = 2025
_MOMENT: Final = "2026-03-02T09:00:00+01:00"
_TEXTS: Final[dict[str, dict[Lang, str]]] = {
    "prepared": {
        "fr": "1. Un contrat fictif, ses deux avenants, le suivi de 2024 : le classeur du suivi\n"
        "   2025 est préparé ; il ne reste à saisir que ce que seul le gestionnaire sait.",
        "en": "1. A fictional contract, its two amendments, last year's follow-up: the workbook\n"
        "   of 2025 is prepared; only what the organisation alone knows is to be typed.",
    },
    "faulty": {
        "fr": "2. Le même, rempli à la hâte. Chaque faute dit ce qui ne va pas, dans quelle\n"
        "   cellule, et quoi faire.",
        "en": "2. The same, filled in a hurry. Each fault says what is wrong, in which cell, and\n"
        "   what to do.",
    },
    "returned": {
        "fr": "3. Le classeur revient à qui l'a rempli : {cells} cellules en couleur, chacune\n"
        "   avec son commentaire, et une feuille « Anomalies » qui mène à chacune.",
        "en": "3. The workbook goes back to whoever filled it: {cells} coloured cells, each with\n"
        "   its comment, and a sheet “Anomalies” that leads to each.",
    },
    "good": {
        "fr": "4. Corrigé, et le même contenu dans les autres syntaxes : même verdict, même\n"
        "   empreinte.",
        "en": "4. Corrected, and the same content in the other syntaxes: same verdict, same\n"
        "   digest.",
    },
    "against": {
        "fr": "5. Un suivi envoyé par un logiciel, bien formé, jugé avec son contrat.",
        "en": "5. A follow-up sent by some software, well formed, judged with its contract.",
    },
    "kept": {"fr": "Classeurs écrits dans {folder}.", "en": "Workbooks written in {folder}."},
    "next": {
        "fr": "À vous : cpom template suiviAnnuel --contract CONTRAT --year ANNÉE -o SUIVI.xlsx\n"
        "         cpom validate SUIVI.xlsx --contract CONTRAT --annotate RETOUR.xlsx\n"
        "         cpom demo -o DOSSIER    garde les classeurs montrés ici\n"
        "Documents montrés : {folder}",
        "en": "Your turn: cpom template suiviAnnuel --contract CONTRACT --year YEAR -o FILE.xlsx\n"
        "           cpom validate FILE.xlsx --contract CONTRACT --annotate RETURN.xlsx\n"
        "           cpom demo -o FOLDER    keeps the workbooks shown here\n"
        "Documents shown: {folder}",
    },
}


class _Story(NamedTuple):
    """The documents of the story."""

    folder: Path
    given: list[Document]

    def judge(self, source: bytes, name: str) -> Report:
        """Judge a follow-up with the documents it follows."""
        companions = among(read_bytes(source), self.given)
        return validate_bytes(source, name=name, today=_TODAY, companions=companions)


def _say(name: str, lang: Lang, **values: str) -> None:
    click.echo(click.style(_TEXTS[name][lang].format(**values), fg="blue", bold=True))


def _prepared(story: _Story, lang: Lang) -> bytes:
    """Return the workbook to be filled, and show what its first sheet says."""
    from cpom_desk.preparation import Given, draft, workbook
    from cpom_desk.preparation.given import in_force

    contract, *avenants, previous = story.given
    consolidated = in_force(contract, avenants, _YEAR, _MOMENT[:10]).document
    ready = draft(
        "suiviAnnuel",
        Given(
            _MOMENT,
            contract.edition,
            exercice=_YEAR,
            contrat=consolidated,
            precedent=previous,
            lang=lang,
        ),
    )
    for label, value in ready.filling.cover:
        click.echo(f"   {label:<36} {value}")
    return workbook(ready, lang)


def _good(story: _Story, lang: Lang) -> None:
    """Show the verdict on the corrected workbook, then on its content in the other syntaxes."""
    from cpom_schema.canonical import digest

    source = (story.folder / "workbooks" / "suivi-2025-rempli.xlsx").read_bytes()
    document = read_bytes(source)
    made = {
        "suivi-2025.xlsx": source,
        "suivi-2025.json": write_bytes(document, "json"),
        "suivi-2025.xml": write_bytes(document, "xml"),
        "suivi-2025.zip": write_bytes(document, "csv"),
    }
    for name, content in made.items():
        report = story.judge(content, name)
        short = ""
        if report.document:
            short = digest(report.document)[:16]
        click.echo(f"   {heading(report, lang, click.style)}  {short}…")


_HELP: Final = """\
Suivre un classeur : préparé sur un contrat, rempli, contrôlé, rendu avec ses fautes.

Les documents sont livrés avec l'outil ; sans --output, rien n'est écrit.
"""


@click.command("demo", cls=FrenchHelp, help=_HELP)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue du récit.")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DOSSIER",
    type=click.Path(file_okay=False),
    help="Garder dans ce dossier les classeurs montrés ; il est créé s'il n'existe pas.",
)
def command(lang: Lang, target: str | None) -> None:
    """Show the life of a workbook on the fictional documents of the samples."""
    from cpom_desk.renderers.workbook import annotate

    folder = samples()
    names = ("contrat", "avenant-1", "avenant-2", "suivi-2024")
    story = _Story(folder, [read(folder / "campaign" / f"{name}.json") for name in names])
    _say("prepared", lang)
    prepared = _prepared(story, lang)
    click.echo()
    _say("faulty", lang)
    faulty = (folder / "workbooks" / "suivi-2025-fautif.xlsx").read_bytes()
    report = story.judge(faulty, "suivi-2025-fautif.xlsx")
    click.echo(render(report, lang, _WIDTH, click.style, OPTIONS))
    places = {report.location(f)[3:] for f in report.findings}
    _say("returned", lang, cells=str(len(places)))
    made = {
        "suivi-2025-prepare.xlsx": prepared,
        "suivi-2025-fautif.xlsx": faulty,
        "suivi-2025-retour.xlsx": annotate(faulty, report, lang),
    }
    click.echo()
    _say("good", lang)
    _good(story, lang)
    click.echo()
    _say("against", lang)
    contradictory = folder / "invalid" / "suivi-contradictoire.json"
    report = story.judge(contradictory.read_bytes(), contradictory.name)
    click.echo(render(report, lang, _WIDTH, click.style, OPTIONS))
    if target is not None:
        _keep(Path(target), made)
        _say("kept", lang, folder=target)
    _say("next", lang, folder=str(folder))


def _keep(folder: Path, made: dict[str, bytes]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            save(folder / name, content)
    except (CpomError, OSError) as error:
        stop(error)
