"""`cpom demo`."""

from __future__ import annotations

from pathlib import Path

import click

from cpom_schema.cli.french import FrenchHelp
from cpom_schema.dictionary import Lang
from cpom_schema.formats import read, read_bytes
from cpom_schema.resources import samples
from cpom_validators.beside import among
from cpom_validators.pipeline import validate_bytes
from cpom_validators.renderers.text import heading, render
from cpom_validators.report import Report

_WIDTH = 100
_TEXTS: dict[str, dict[Lang, str]] = {
    "good": {
        "fr": "1. Le suivi annuel 2025 d'une association fictive, tel que son logiciel l'envoie,\n"
        "   en JSON puis en XML.",
        "en": "1. The 2025 annual follow-up of a fictional association, as its software sends it,\n"
        "   in JSON then in XML.",
    },
    "same": {
        "fr": "   Même contenu, donc même empreinte : {digest}…",
        "en": "   Same content, hence the same digest: {digest}…",
    },
    "bad": {
        "fr": "2. Le même, rempli à la hâte. Chaque faute dit ce qui ne va pas, où, et quoi faire.",
        "en": "2. The same, filled in a hurry. Each fault says what is wrong, where, what to do.",
    },
    "twin": {
        "fr": "3. Le même document fautif en XML : les mêmes fautes, sous les mêmes codes, aux\n"
        "   mêmes endroits ; seules changent les lignes. (« 6243 » entre guillemets n'est une\n"
        "   faute qu'en JSON : XML n'a pas de guillemets.)",
        "en": "3. The same faulty document in XML: the same faults, under the same codes, in the\n"
        "   same places; only the lines differ. (“6243” in quotes is a fault in JSON only: XML\n"
        "   has no quotes.)",
    },
    "against": {
        "fr": "4. Un suivi bien formé, jugé avec son contrat, ses avenants et le suivi de 2024.",
        "en": "4. A well-formed follow-up, judged with its contract, amendments and last year's.",
    },
    "next": {
        "fr": "À vous : cpom validate SUIVI --contract CONTRAT    (documents montrés : {folder})",
        "en": "Your turn: cpom validate FOLLOW-UP --contract CONTRACT    (documents: {folder})",
    },
}


def _judge(path: Path) -> Report:
    return validate_bytes(path.read_bytes(), name=path.name, today="2026-04-30")


def _together(folder: Path) -> Report:
    """A follow-up judged with what it follows."""
    path = folder / "invalid" / "suivi-contradictoire.json"
    names = ("contrat", "avenant-1", "avenant-2", "suivi-2024")
    given = [read(folder / "campaign" / f"{name}.json") for name in names]
    source = path.read_bytes()
    beside = among(read_bytes(source), given)
    return validate_bytes(source, name=path.name, today="2026-04-30", beside=beside)


def _say(name: str, lang: Lang, **values: str) -> None:
    click.echo(click.style(_TEXTS[name][lang].format(**values), fg="blue", bold=True))


@click.command("demo", cls=FrenchHelp)
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue du récit.")
def command(lang: Lang) -> None:
    """Contrôler un bon et un mauvais suivi annuel, seul puis avec son contrat, et l'expliquer.

    Les documents sont livrés avec l'outil ; rien n'est écrit.
    """
    from cpom_schema.canonical import digest

    folder = samples()
    _say("good", lang)
    good = [_judge(folder / "campaign" / f"suivi-2025.{suffix}") for suffix in ("json", "xml")]
    for report in good:
        click.echo(f"   {heading(report, lang)}")
    digests = {digest(r.document) for r in good if r.document}
    if len(digests) == 1:
        _say("same", lang, digest=digests.pop()[:16])
    click.echo()
    _say("bad", lang)
    bad = _judge(folder / "invalid" / "suivi-fautif.json")
    click.echo(render(bad, lang, _WIDTH))
    _say("twin", lang)
    twin = _judge(folder / "invalid" / "suivi-fautif.xml")
    click.echo(f"   {heading(twin, lang)}")
    for finding in twin.findings:
        line = twin.location(finding).line
        at = "ligne" if lang == "fr" else "line"
        click.echo(f"   {finding.code}  {at} {line:>4}  {twin.label(finding, lang)}")
    click.echo()
    _say("against", lang)
    click.echo(render(_together(folder), lang, _WIDTH))
    _say("next", lang, folder=str(folder))
