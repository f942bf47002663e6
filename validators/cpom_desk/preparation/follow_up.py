"""The follow-up of one year, prepared from the contract in force and last year's follow-up."""

from __future__ import annotations

from typing import Any, Final

from cpom_desk.preparation.accounts import COLUMNS, payers
from cpom_desk.preparation.contexts import Contexts, laid_rows
from cpom_desk.preparation.cover import lines
from cpom_desk.preparation.given import Given, followed, gestionnaire, term, text
from cpom_desk.preparation.presence import Year
from cpom_desk.preparation.references import Kept, references
from cpom_desk.preparation.rows import owed
from cpom_desk.preparation.words import Words
from cpom_schema.canonical import digest
from cpom_schema.consolidation.targets import as_number
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.formats.workbook.planning.filling import EMPTY, Filling, Key
from cpom_schema.tabular.layout import Table, tables

_KIND: Final = "suiviAnnuel"
_LONGEST: Final = 80
_Filled = list[tuple[Table, list[tuple[Key, Tree]]]]
"""Tables, with the key and content of each of their rows."""


def follow_up(given: Given) -> tuple[Document, Filling]:
    """Return a follow-up to be filled, and what its workbook shows, locks and offers.

    Raises:
        CpomError: the contract, the year and the previous follow-up do not go together.
    """
    exercice, contrat = given.exercice, given.contrat
    if contrat is None:
        return _blank(given), EMPTY
    if exercice is None:
        raise CpomError("exercice_attendu")
    _refuse_unfit(given, contrat, exercice)
    return _prepared(given, contrat, exercice)


def _refuse_unfit(given: Given, contrat: Document, exercice: int) -> None:
    """Refuse documents that do not go together, or a year that is not of the contract."""
    if given.precedent:
        followed(given.precedent, contrat, exercice)
    if contrat.type != "contrat":
        raise CpomError("contrat_autre_type", type=contrat.type)
    term(contrat, exercice)


def _blank(given: Given) -> Document:
    """Return a follow-up prepared without contract: nothing but its year can be known."""
    for name in ("precedent", "gestionnaire"):
        if getattr(given, name) is not None:
            raise CpomError("contrat_attendu", donnee=name)
    if given.exercice is None:
        return _document(given, {})
    return _document(given, {"exercice": given.exercice})


def _document(given: Given, content: Tree) -> Document:
    tree: Tree = {"cpom": given.edition.version, "type": _KIND, **content}
    return Document("json", given.edition, _KIND, tree)


def _prepared(given: Given, contrat: Document, exercice: int) -> tuple[Document, Filling]:
    body = gestionnaire(given, contrat)
    precedent = given.precedent.tree if given.precedent else {}
    year = Year(given.edition, contrat.tree, precedent, exercice)
    lists = owed(year)
    document = _document(given, {**_head(given, contrat, body, exercice), **lists})
    words = Words(given.edition, given.lang)
    filled = _filled_tables(document)
    contexts = Contexts(year, words)
    fitted = [(table, rows) for table, rows in filled if table.id in year.template.fits]
    return document, Filling(
        context=_contexts(contexts, filled),
        locked=_locked(year, filled),
        rows={table.id: [key for key, _ in rows] for table, rows in filled},
        references=references(_KIND, contrat.tree, words, _belongs(year)),
        fits={table.id: contexts.fits(table, rows) for table, rows in fitted},
        columns=_columns(year),
        cover=lines(contrat.tree, body, exercice, lists, words),
        meta={
            "contrat": text(contrat.tree, "identifiant"),
            "gestionnaire": text(body, "numeroFinessEj"),
            "exercice": str(exercice),
        },
    )


def _head(given: Given, contrat: Document, body: Tree, exercice: int) -> Tree:
    """Return what the follow-up says of itself, of its contract and of the managing body."""
    return {
        "entete": _header(given, contrat.tree, body, exercice),
        "typesBilan": ["suivi_annuel"],
        "exercice": exercice,
        "contrat": {
            "identifiant": contrat.tree["identifiant"],
            "numeroAvenant": as_number(contrat.tree.get("numeroAvenant")),
            "empreinte": digest(contrat),
        },
        "organismeGestionnaire": {name: body[name] for name in ("numeroFinessEj", "raisonSociale")},
    }


def _header(given: Given, contrat: Tree, body: Tree, exercice: int) -> Tree:
    """Return the header of a first version, from the managing body to the authorities."""
    name = f"SUIVI-{exercice}-{text(contrat, 'identifiant')}"
    if len(name) > _LONGEST:
        # The number of the managing body would name two follow-ups alike when it has two contracts.
        name = f"SUIVI-{exercice}-{body['numeroFinessEj']}"
    names = ("raisonSociale", "numeroFinessEj", "siren")
    header: Tree = {
        "identifiant": name,
        "versionDocument": 1,
        "statutDocument": "brouillon",
        "origine": "natif",
        "dateProduction": given.moment,
        "emetteur": {"organisation": {n: body[n] for n in names if n in body}},
    }
    addressed = payers(contrat, exercice)
    if addressed:
        header["destinataires"] = addressed
    return header


def _filled_tables(document: Document) -> _Filled:
    """Return the tables that have rows, with the key and content of each row."""
    filled: _Filled = []
    for table in tables(document.edition, _KIND):
        rows = list(laid_rows(table, document.tree))
        if rows:
            filled.append((table, rows))
    return filled


def _contexts(contexts: Contexts, filled: _Filled) -> dict[str, dict[Key, dict[str, Any]]]:
    found: dict[str, dict[Key, dict[str, Any]]] = {}
    for table, rows in filled:
        shown = contexts.of(table, rows)
        if shown:
            found[table.id] = shown
    return found


def _locked(year: Year, filled: _Filled) -> dict[str, tuple[str, ...]]:
    """Return what the contract decides: in forms, and in each table its key and other columns."""
    locked = {"": year.template.locked}
    for table, _ in filled:
        locked[table.id] = table.key
        prepared = year.template.rows.get(table.id)
        if prepared:
            locked[table.id] += prepared.decided
    return locked


def _belongs(year: Year) -> Kept:
    """Return what tells whether drop-downs offer an item: only what was in force in the year."""

    def kept(name: str, item: Tree) -> bool:
        if name not in year.present:
            return True
        return text(item, year.key_of_list(name)) in year.present[name]

    return kept


def _columns(year: Year) -> dict[str, list[Key]]:
    """Return the columns of the lists laid out as columns, by procedure."""
    found: dict[str, list[Key]] = {}
    for name, procedure in year.template.columns.items():
        keys = COLUMNS[procedure](year)
        if keys:
            found[name] = keys
    return found
