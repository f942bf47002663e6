"""The follow-up of one year, prepared from the contract in force and last year's follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cpom_desk.preparation.contexts import Contexts
from cpom_desk.preparation.cover import lines
from cpom_desk.preparation.given import Given, followed, gestionnaire, items, signed, term, text
from cpom_desk.preparation.presence import establishments, fiches
from cpom_desk.preparation.references import references
from cpom_desk.preparation.rows import Owed
from cpom_desk.preparation.words import Words
from cpom_schema.canonical import digest
from cpom_schema.consolidation.targets import as_number
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.formats.workbook.planning.filling import EMPTY, Filling, Key
from cpom_schema.tabular.address import key_of
from cpom_schema.tabular.layout import Table, tables

_KIND: Final = "suiviAnnuel"
_LOCKED: Final = (
    "exercice", "contrat.identifiant", "contrat.numeroAvenant", "contrat.empreinte",
    "organismeGestionnaire.numeroFinessEj", "organismeGestionnaire.raisonSociale",
)  # fmt: skip
"""Values of the document that the contract decides."""
_DECIDED: Final = {"activites": ("prevue",)}
"""Columns, besides the keys, that the contract decides."""
_LONGEST: Final = 80


def follow_up(given: Given) -> tuple[Document, Filling]:
    """A follow-up to be filled, and what its workbook shows, locks and offers.

    Raises:
        CpomError: the contract, the year and the previous follow-up do not go together.
    """
    exercice, contrat = given.exercice, given.contrat
    if contrat is None:
        for name in ("precedent", "gestionnaire"):
            if getattr(given, name) is not None:
                raise CpomError("contrat_attendu", donnee=name)
        return _document(given, {} if exercice is None else {"exercice": exercice}), EMPTY
    if exercice is None:
        raise CpomError("exercice_attendu")
    if given.precedent:
        followed(given.precedent, contrat, exercice)
    if contrat.type != "contrat":
        raise CpomError("contrat_autre_type", type=contrat.type)
    term(contrat, exercice)
    return _prepared(given, contrat, exercice)


def _document(given: Given, content: Tree) -> Document:
    tree: Tree = {"cpom": given.edition.version, "type": _KIND, **content}
    return Document("json", given.edition, _KIND, tree)


def _prepared(given: Given, contrat: Document, exercice: int) -> tuple[Document, Filling]:
    body = gestionnaire(given, contrat)
    precedent = given.precedent.tree if given.precedent else {}
    owed = Owed(contrat.tree, precedent, exercice)
    lists = owed.lists()
    document = _document(
        given,
        {
            "entete": _header(given, contrat.tree, body, exercice),
            "typesBilan": ["suivi_annuel"],
            "exercice": exercice,
            "contrat": {
                "identifiant": contrat.tree["identifiant"],
                "numeroAvenant": as_number(contrat.tree.get("numeroAvenant")),
                "empreinte": digest(contrat),
            },
            "organismeGestionnaire": {
                name: body[name] for name in ("numeroFinessEj", "raisonSociale")
            },
            **lists,
        },
    )
    words = Words(given.edition, given.lang)
    contexts = Contexts(contrat.tree, precedent, words)
    laid = [(t, list(_rows(t, document.tree))) for t in tables(given.edition, _KIND)]
    filled = [(table, rows) for table, rows in laid if rows]
    cover = lines(contrat.tree, body, exercice, lists, words)
    return document, Filling(
        context={t.id: shown for t, rows in filled if (shown := contexts.of(t, rows))},
        locked={
            "": _LOCKED,
            **{t.id: (*t.key, *_DECIDED.get(t.id, ())) for t, _ in filled},
        },
        rows={t.id: [key for key, _ in rows] for t, rows in filled},
        references=_choices(contrat.tree, exercice, words),
        fits={"valeursIndicateurs": contexts.fits(document.tree)},
        columns=_columns(contrat.tree, owed),
        cover=cover,
        meta={
            "contrat": text(contrat.tree, "identifiant"),
            "gestionnaire": text(body, "numeroFinessEj"),
            "exercice": str(exercice),
        },
    )


def _header(given: Given, contrat: Tree, body: Tree, exercice: int) -> Tree:
    """The header of a first version, from the managing body to the authorities that signed."""
    name = f"SUIVI-{exercice}-{text(contrat, 'identifiant')}"
    names = ("raisonSociale", "numeroFinessEj", "siren")
    header: Tree = {
        # The number of the managing body would name two follow-ups alike when it has two contracts.
        "identifiant": name
        if len(name) <= _LONGEST
        else f"SUIVI-{exercice}-{body['numeroFinessEj']}",
        "versionDocument": 1,
        "statutDocument": "brouillon",
        "origine": "natif",
        "dateProduction": given.moment,
        "emetteur": {"organisation": {n: body[n] for n in names if n in body}},
    }
    addressed = _payers(contrat, exercice)
    return {**header, "destinataires": addressed} if addressed else header


def _payers(contrat: Tree, exercice: int) -> list[str]:
    """The authorities that set tariffs under a contract in a year."""
    codes = (text(p, "codeAutorite") for p in signed(contrat, "autorite_tarification", exercice))
    return list(dict.fromkeys(c for c in codes if c))


def _rows(table: Table, tree: Tree) -> Iterator[tuple[Key, Tree]]:
    """Key and content of each row of a table; the content of an action also says its fiche."""
    if table.field is None or table.item is None:
        return
    if table.parent is None or table.parent.field is None:
        for item in items(tree, *table.steps):
            yield key_of(item, table.field.key), item
        return
    for owner_key, owner in _rows(table.parent, tree):
        carried: dict[str, Any] = {n: owner[n] for n in table.parent.field.key if n in owner}
        for item in items(owner, *table.steps):
            yield (*owner_key, *key_of(item, table.field.key)), {**carried, **item}


def _choices(contrat: Tree, exercice: int, words: Words) -> dict[str, Any]:
    """What the drop-downs offer: only what was in force in the year."""
    present = {
        "perimetre": set(establishments(contrat, exercice)),
        "fichesActions": {text(f, "code") for f in fiches(contrat, exercice)},
    }

    def kept(name: str, item: Tree) -> bool:
        key = text(item, "numeroFinessEt" if name == "perimetre" else "code")
        return name not in present or key in present[name]

    return references(_KIND, contrat, words, kept)


def _columns(contrat: Tree, owed: Owed) -> dict[str, list[Key]]:
    """Columns of the lists laid out as columns: parts of the allocations, authorities that pay."""
    payers = _payers(contrat, owed.exercice)
    found: dict[str, list[Key]] = {
        "notifications.repartition": [*owed.sections()],
        "executionFinanciere.produitsTarification": [(code,) for code in payers],
    }
    return {name: keys for name, keys in found.items() if keys}
