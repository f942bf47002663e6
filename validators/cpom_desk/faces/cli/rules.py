"""`cpom rules`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Never

import click

from cpom_desk.faces.cli.failures import OPTIONS
from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import hint, plain
from cpom_desk.renderers.chapters import CHAPTERS, Chapter, chapter, letters
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
_CODE: Final = re.compile(r"CPOM-[A-Z]{1,3}-\d{3}")


def _edition() -> Edition:
    """Return the edition whose rules are shown."""
    return Editions.published().latest


def _say(lang: Lang, fr: str, en: str) -> str:
    return fr if lang == "fr" else en


class _Filters(NamedTuple):
    """What the rules to show must be: each filter is left out when it is not given."""

    document: str | None
    severity: str | None
    search: str | None

    def found(self) -> list[Check]:
        """Return the checks that pass every filter, in the order of the catalogue."""
        every = _edition().catalogue.values()
        found = [check for check in every if self._suits(check)]
        if not self.search:
            return found
        word = plain(self.search)
        return [check for check in found if word in plain(_texts(check))]

    def _suits(self, check: Check) -> bool:
        if self.document and self.document not in check.raw.get("documents", ()):
            return False
        return not self.severity or self.severity == check.severity


def _texts(check: Check) -> str:
    """Return all that a check says, where a word is looked for."""
    texts = [check.id, check.source]
    for by_language in (check.title, check.message, check.why, check.advice):
        texts += by_language.values()
    return " ".join(texts)


def needs(code: str, documents: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the other documents a rule asks for, by type of document it judges."""
    from cpom_validators.rules.compiled import rules

    found: dict[str, tuple[str, ...]] = {}
    for document in documents:
        found[document] = ()
        for rule in rules(_edition(), document):
            if rule.id == code:
                found[document] = rule.needs
                break
    return found


def _line(check: Check, lang: Lang) -> str:
    english, colour, _ = _SEVERITIES[check.severity]
    word = _say(lang, check.severity, english)
    mark = click.style(f"{word:<{_WIDEST}}", fg=colour)
    return f"  {check.id:<11}  {mark}  {check.title[lang]}"


def _counted(checks: Sequence[Check], lang: Lang) -> str:
    """Return how many checks there are of each severity."""
    counts: Counter[str] = Counter(check.severity for check in checks)
    parts: list[str] = []
    for severity, (english, _, (one, several)) in _SEVERITIES.items():
        count = counts[severity]
        if count:
            french = several if count > 1 else one
            parts.append(f"{count} {_say(lang, french, english)}")
    return ", ".join(parts)


def _by_chapter(checks: Sequence[Check]) -> list[tuple[Chapter, list[Check]]]:
    """Return the checks of each chapter, chapters in the order of the catalogue's page."""
    groups: dict[str, tuple[Chapter, list[Check]]] = {}
    for check in checks:
        its_chapter = chapter(check.id)
        groups.setdefault(its_chapter.letters, (its_chapter, []))[1].append(check)
    ranks = {each.letters: rank for rank, each in enumerate(CHAPTERS)}
    return sorted(groups.values(), key=lambda group: ranks.get(group[0].letters, len(ranks)))


def _list(checks: Sequence[Check], document: str | None, lang: Lang) -> Iterator[str]:
    """Yield the lines of the list: the checks by chapter, their count, and what else there is."""
    for its_chapter, its_checks in _by_chapter(checks):
        yield click.style(its_chapter.title[lang], bold=True)
        for check in its_checks:
            yield _line(check, lang)
        yield ""
    yield f"{len(checks)}{_say(lang, ' :', ':')} {_counted(checks, lang)}."
    if document:
        yield _about_common_checks(lang)
    fr = "« cpom rules CODE » explique une règle, avec ses exemples."
    yield _say(lang, fr, "“cpom rules CODE” explains one of them, with its examples.")


def _about_common_checks(lang: Lang) -> str:
    """Return what says that the checks of all documents are not in the list of one."""
    common = [c for c in _edition().catalogue.values() if "documents" not in c.raw]
    fr = f"S'y ajoutent {len(common)} contrôles communs à tous les documents (fichier, structure, "
    fr += "nomenclatures) : « cpom rules » les montre."
    en = f"Added to them are the {len(common)} checks common to all documents (file, structure, "
    en += "code lists): “cpom rules” shows them."
    return _say(lang, fr, en)


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
    """Return what the explanations of the published catalogue draw from."""
    from cpom_desk.renderers.examples import Bases
    from cpom_desk.renderers.explanation import Library

    edition = _edition()
    published = _published_cases()
    types: dict[str, dict[str, str]] = {}
    for document, others in edition.related["documents"].items():
        types[document] = {name: other["type"] for name, other in others.items()}
    bases = Bases(edition, published["bases"], published["related"], types)
    return Library(edition.dictionary, bases, published["cases"], OPTIONS)


def _code(written: str) -> str:
    """Return a code as the catalogue writes it: `ct-2` is CPOM-CT-002."""
    text = written.strip().upper()
    match = re.fullmatch(r"([A-Z]{1,3})-?(\d{1,3})", text.removeprefix("CPOM-"))
    if match is None:
        return text
    return f"CPOM-{match.group(1)}-{int(match.group(2)):03d}"


def _unknown(written: str) -> click.UsageError:
    """Return why a code is refused: it never was, or is not in this version."""
    edition = _edition()
    code = _code(written)
    nearest = hint(code, edition.catalogue)
    known = set(map(letters, edition.catalogue))
    if _CODE.fullmatch(code) and letters(code) in known:
        return click.UsageError(
            f"{code} n'est pas dans la version {edition.version} du standard : ce code a été "
            f"retiré, ou vient d'une version plus récente que ce logiciel.{nearest}"
        )
    return click.UsageError(f"Le code « {written} » n'existe pas.{nearest}")


_HELP: Final = """Montrer toutes les règles, ou expliquer celle de CODE.

Sans CODE, la liste par chapitre ; les filtres se combinent. Avec CODE, ce que la règle vérifie,
pourquoi, d'où elle vient, que faire, et des exemples admis et refusés :
« cpom rules CT-002 ».
"""


@click.command("rules", cls=FrenchHelp, help=_HELP)
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
    """Show the rules, or explain one of them."""
    filters = _Filters(document, severity, search)
    if code is None:
        _show_list(filters, lang, as_json=as_json)
    elif any(filters):
        raise click.UsageError("Les filtres s'emploient sans CODE.")
    else:
        _show_one(code, lang, as_json=as_json)


def _show_list(filters: _Filters, lang: Lang, *, as_json: bool) -> Never:
    """Show the rules that pass the filters, and leave: with 1 when there is none."""
    found = filters.found()
    if as_json:
        click.echo(_json(list(map(_summary, found))))
    elif found:
        click.echo("\n".join(_list(found, filters.document, lang)))
    else:
        click.echo(_say(lang, "Aucune règle ne correspond.", "No rule matches."))
    raise SystemExit(0 if found else 1)


def _show_one(code: str, lang: Lang, *, as_json: bool) -> None:
    """Explain one rule.

    Raises:
        UsageError: no rule has this code.
    """
    check = _edition().catalogue.get(_code(code))
    if check is None:
        raise _unknown(code)
    if as_json:
        click.echo(_json(_whole(check)))
        return
    from cpom_desk.renderers.explanation import explanation
    from cpom_desk.renderers.explanation_text import page

    documents = check.raw.get("documents", ())
    explained = explanation(check.raw, needs(check.id, documents), library(), lang)
    text = page(explained, chapter(check.id).title[lang], lang, style=click.style)
    click.echo(text, nl=False)


def _whole(check: Check) -> dict[str, Any]:
    """Return all that is published of a check, with its cases if it has any."""
    entry = {**_summary(check), **check.raw}
    cases = _published_cases()["cases"].get(check.id)
    if cases:
        entry["cases"] = cases
    return entry
