"""`cpom rules`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import plain
from cpom_desk.renderers.chapters import CHAPTERS, chapter, letters
from cpom_schema.standard.catalogue import Check
from cpom_schema.standard.dictionary import Lang
from cpom_schema.standard.edition import Edition, Editions

if TYPE_CHECKING:
    from cpom_desk.renderers.explanation import Library

DOCUMENTS: Final = ("contrat", "avenant", "suiviAnnuel", "avis", "programmation", "indicateurs")
_SEVERITIES: Final = {
    "bloquant": ("blocking", "red", ("bloquant", "bloquants")),
    "avertissement": ("warning", "yellow", ("avertissement", "avertissements")),
    "information": ("information", "cyan", ("information", "informations")),
}
_WIDEST: Final = max(map(len, _SEVERITIES))


def _edition() -> Edition:
    """Return the edition whose rules are shown."""
    return Editions.published().latest


def _say(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


def _matches(check: Check, document: str | None, severity: str | None, word: str | None) -> bool:
    if document and document not in check.raw.get("documents", ()):
        return False
    if severity and check.severity != severity:
        return False
    said = (check.title, check.message, check.why, check.advice)
    texts = [check.id, check.source, *(text for words in said for text in words.values())]
    return word is None or word in plain(" ".join(texts))


def needs(code: str, documents: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The other documents a rule asks for, by type of document it judges."""
    from cpom_validators.rules.compiled import rules

    found: dict[str, tuple[str, ...]] = {}
    for document in documents:
        found[document] = next((r.needs for r in rules(_edition(), document) if r.id == code), ())
    return found


def _line(check: Check, lang: Lang) -> str:
    english, colour, _ = _SEVERITIES[check.severity]
    word = _say(lang, check.severity, english)
    mark = click.style(f"{word:<{_WIDEST}}", fg=colour)
    return f"  {check.id:<11}  {mark}  {check.title[lang]}"


def _counted(checks: Sequence[Check], lang: Lang) -> str:
    parts: list[str] = []
    for severity, (english, _, french) in _SEVERITIES.items():
        count = sum(c.severity == severity for c in checks)
        if count:
            parts.append(f"{count} {french[count > 1] if lang == 'fr' else english}")
    return ", ".join(parts)


def _list(checks: Sequence[Check], document: str | None, lang: Lang) -> Iterator[str]:
    known = [c.letters for c in CHAPTERS]
    titles = {chapter(c.id).letters: chapter(c.id).title[lang] for c in checks}
    for each in sorted(titles, key=lambda name: known.index(name) if name in known else 99):
        yield click.style(titles[each], bold=True)
        yield from (_line(c, lang) for c in checks if chapter(c.id).letters == each)
        yield ""
    yield f"{len(checks)}{_say(lang, ' :', ':')} {_counted(checks, lang)}."
    if document:
        common = sum("documents" not in c.raw for c in _edition().catalogue.values())
        fr = f"S'y ajoutent {common} contrôles communs à tous les documents (fichier, structure, "
        fr += "nomenclatures) : « cpom rules » les montre."
        en = f"Added to them are the {common} checks common to all documents (file, structure, "
        en += "code lists): “cpom rules” shows them."
        yield _say(lang, fr, en)
    fr = "« cpom rules CODE » explique une règle, avec ses exemples."
    yield _say(lang, fr, "“cpom rules CODE” explains one of them, with its examples.")


def _summary(check: Check) -> dict[str, Any]:
    documents = check.raw.get("documents")
    entry: dict[str, Any] = {
        "id": check.id,
        "chapter": chapter(check.id).title,
        "severity": check.severity,
        "title": check.title,
    }
    if documents:
        entry |= {"documents": documents, "needs": needs(check.id, documents)}
    return entry


def _json(content: Any) -> str:
    import orjson

    return orjson.dumps(content, option=orjson.OPT_INDENT_2).decode()


def _published_cases() -> Any:

    return _edition().content("cases.json")


def library() -> Library:
    """What the explanations of the published catalogue draw from."""
    from cpom_desk.renderers.examples import Bases
    from cpom_desk.renderers.explanation import Library

    edition = _edition()
    published = _published_cases()
    related = edition.related["documents"]
    types = {d: {n: o["type"] for n, o in others.items()} for d, others in related.items()}
    bases = Bases(edition, published["bases"], published["related"], types)
    return Library(edition.dictionary, bases, published["cases"], OPTIONS)


def _code(written: str) -> str:
    """The code as the catalogue writes it: `ct-2` is CPOM-CT-002."""
    text = written.strip().upper().removeprefix("CPOM-")
    match = re.fullmatch(r"([A-Z]{1,3})-?(\d{1,3})", text)
    return f"CPOM-{match.group(1)}-{int(match.group(2)):03d}" if match else written.strip().upper()


def _unknown(written: str) -> click.UsageError:
    from difflib import get_close_matches

    code = _code(written)
    near = get_close_matches(code, _edition().catalogue, 1)
    hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
    known = {letters(each) for each in _edition().catalogue}
    if re.fullmatch(r"CPOM-[A-Z]{1,3}-\d{3}", code) and letters(code) in known:
        return click.UsageError(
            f"{code} n'est pas dans la version {_edition().version} du standard : ce code a été retiré, ou "
            f"vient d'une version plus récente que ce logiciel.{hint}"
        )
    return click.UsageError(f"Le code « {written} » n'existe pas.{hint}")


@click.command("rules", cls=FrenchHelp)
@click.argument("code", metavar="[CODE]", required=False)
@click.option("--document", type=click.Choice(DOCUMENTS), help="Les règles qui jugent ce document.")
@click.option("--severity", type=click.Choice(list(_SEVERITIES)), help="Celles de cette gravité.")
@click.option("--search", metavar="MOT", help="Celles dont les textes contiennent ce mot.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue des textes.")
@click.option("--json", "as_json", is_flag=True, help="Écrire en JSON, pour un programme.")
def command(
    code: str | None,
    document: str | None,
    severity: str | None,
    search: str | None,
    lang: Lang,
    as_json: bool,
) -> None:
    """Montrer toutes les règles, ou expliquer celle de CODE.

    Sans CODE, la liste par chapitre ; les filtres se combinent. Avec CODE, ce que la règle vérifie,
    pourquoi, d'où elle vient, que faire, et des exemples admis et refusés :
    « cpom rules CT-002 ».
    """
    if code is None:
        word = plain(search) if search else None
        found = [c for c in _edition().catalogue.values() if _matches(c, document, severity, word)]
        if as_json:
            click.echo(_json([_summary(c) for c in found]))
        elif found:
            click.echo("\n".join(_list(found, document, lang)))
        else:
            click.echo(_say(lang, "Aucune règle ne correspond.", "No rule matches."))
        raise SystemExit(0 if found else 1)
    if document or severity or search:
        raise click.UsageError("Les filtres s'emploient sans CODE.")
    check = _edition().catalogue.get(_code(code))
    if check is None:
        raise _unknown(code)
    if as_json:
        cases = _published_cases()["cases"].get(check.id)
        click.echo(_json({**_summary(check), **check.raw, **({"cases": cases} if cases else {})}))
        return
    from cpom_desk.renderers.explanation import explanation
    from cpom_desk.renderers.explanation_text import page

    documents = check.raw.get("documents", ())
    told = explanation(check.raw, needs(check.id, documents), library(), lang)
    text = page(told, chapter(check.id).title[lang], lang, style=click.style)
    click.echo(text, nl=False)
