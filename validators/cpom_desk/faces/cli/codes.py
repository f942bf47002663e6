"""`cpom codes`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import hint, plain
from cpom_schema.standard.codelists import Code, CodeList
from cpom_schema.standard.dictionary import Lang


def _matches(code: Code, word: str) -> bool:
    texts = (code.code, *code.label.values(), *code.description.values(), *code.aliases)
    return word in plain(" ".join(texts))


def _line(code: Code, lang: Lang) -> str:
    parts = [code.label[lang]]
    if code.aliases:
        parts.append(f"({', '.join(code.aliases)})")
    if code.end:
        parts.append(click.style(f"[{_closed(code, lang)}]", fg="yellow"))
    return " ".join(parts)


def _closed(code: Code, lang: Lang) -> str:
    """Return when a code was closed, and what follows it."""
    words = {"fr": f"fermé le {code.end}", "en": f"closed {code.end}"}
    if not code.successors:
        return words[lang]
    return f"{words[lang]} → {', '.join(code.successors)}"


def _rows(codes: CodeList, word: str | None, lang: Lang) -> Iterator[tuple[str, str]]:
    for code in codes.codes.values():
        if word is None or _matches(code, word):
            yield code.code, _line(code, lang)


def _show(codes: CodeList, rows: list[tuple[str, str]], lang: Lang) -> None:
    click.echo(click.style(f"{codes.name}", bold=True) + f" : {codes.title[lang]}")
    width = max(len(code) for code, _ in rows)
    for code, text in rows:
        click.echo(f"  {code:<{width}}  {text}")


_HELP: Final = """Montrer les codes de LISTE, ou le nom de toutes les listes.

Avec --search et sans LISTE, le mot est cherché dans toutes les listes, sans tenir compte des
accents ni des majuscules : « cpom codes --search ditep ».
"""


@click.command("codes", cls=FrenchHelp, help=_HELP)
@click.argument("name", metavar="[LISTE]", required=False)
@click.option("--search", metavar="MOT", help="Ne montrer que les codes qui contiennent ce mot.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue des libellés.")
def command(name: str | None, search: str | None, lang: Lang) -> None:
    """Show the codes of a list, those that hold a word, or the names of the lists."""
    from cpom_schema.standard.edition import Editions

    lists = Editions.published().latest.codelists
    if name is not None and name not in lists:
        raise click.UsageError(f"La liste « {name} » n'existe pas.{hint(name, lists)}")
    if name is None and not search:
        _show_names(lists, lang)
        return
    shown = lists if name is None else {name: lists[name]}
    if not _show_all(shown, search, lang):
        click.echo(f"Aucun code ne contient « {search} ».")
        raise SystemExit(1)


def _show_names(lists: Mapping[str, CodeList], lang: Lang) -> None:
    width = max(map(len, lists))
    for name, codes in lists.items():
        click.echo(f"  {name:<{width}}  {codes.title[lang]}")


def _show_all(lists: Mapping[str, CodeList], search: str | None, lang: Lang) -> bool:
    """Show the codes of each list that hold a word; return whether one does."""
    word = plain(search) if search else None
    found = False
    for codes in lists.values():
        rows = list(_rows(codes, word, lang))
        if rows:
            found = True
            _show(codes, rows, lang)
    return found
