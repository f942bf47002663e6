"""`cpom codes`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from cpom_desk.faces.cli.french import FrenchHelp
from cpom_desk.faces.cli.options import plain
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
        closed = f"fermé le {code.end}" if lang == "fr" else f"closed {code.end}"
        follow = " → " + ", ".join(code.successors) if code.successors else ""
        parts.append(click.style(f"[{closed}{follow}]", fg="yellow"))
    return " ".join(parts)


def _rows(codes: CodeList, word: str | None, lang: Lang) -> Iterator[tuple[str, str]]:
    for code in codes.codes.values():
        if word is None or _matches(code, word):
            yield code.code, _line(code, lang)


def _show(codes: CodeList, rows: list[tuple[str, str]], lang: Lang) -> None:
    click.echo(click.style(f"{codes.name}", bold=True) + f" : {codes.title[lang]}")
    width = max(len(code) for code, _ in rows)
    for code, text in rows:
        click.echo(f"  {code:<{width}}  {text}")


@click.command("codes", cls=FrenchHelp)
@click.argument("name", metavar="[LISTE]", required=False)
@click.option("--search", metavar="MOT", help="Ne montrer que les codes qui contiennent ce mot.")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="fr", help="Langue des libellés.")
def command(name: str | None, search: str | None, lang: Lang) -> None:
    """Montrer les codes de LISTE, ou le nom de toutes les listes.

    Avec --search et sans LISTE, le mot est cherché dans toutes les listes, sans tenir compte des
    accents ni des majuscules : « cpom codes --search ditep ».
    """
    from cpom_schema.standard.edition import Editions

    lists = Editions.published().latest.codelists
    if name is not None and name not in lists:
        raise _unknown(name, lists)
    word = plain(search) if search else None
    if name is None and word is None:
        width = max(map(len, lists))
        for each in lists:
            click.echo(f"  {each:<{width}}  {lists[each].title[lang]}")
        return
    found = False
    for each in [name] if name else lists:
        rows = list(_rows(lists[each], word, lang))
        if rows:
            found = True
            _show(lists[each], rows, lang)
    if not found:
        click.echo(f"Aucun code ne contient « {search} ».")
        raise SystemExit(1)


def _unknown(name: str, known: Iterable[str]) -> click.UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
    return click.UsageError(f"La liste « {name} » n'existe pas.{hint}")
