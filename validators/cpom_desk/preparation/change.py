"""An avenant or an avis to be written on a contract: what the contract already decides."""

from __future__ import annotations

from cpom_desk.preparation.given import Given, items, text, title
from cpom_desk.preparation.references import references
from cpom_desk.preparation.words import Words
from cpom_schema.canonical import digest
from cpom_schema.consolidation.targets import as_number
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.formats.workbook.planning.filling import Filling


def avenant(given: Given, contrat: Document) -> tuple[Document, Filling]:
    """Return the next avenant of a contract, to be filled: number, text it changes, signatories.

    Raises:
        CpomError: what is given as a contract is not one.
    """
    _refuse_other(contrat)
    number = as_number(contrat.tree.get("numeroAvenant")) + 1
    tree: Tree = {
        "cpom": given.edition.version,
        "type": "avenant",
        "numero": number,
        "contrat": {"identifiant": contrat.tree["identifiant"], "empreinte": digest(contrat)},
    }
    staying = [p for p in items(contrat.tree, "parties") if "dateSortie" not in p]
    signers = [_signer(party) for party in staying]
    if signers:
        tree["signataires"] = signers
    addresses = ("numero", "contrat.identifiant", "contrat.empreinte")
    words = Words(given.edition, given.lang)
    return Document("json", given.edition, "avenant", tree), Filling(
        locked={"": addresses},
        references=references("avenant", contrat.tree, words),
        cover=_cover(contrat.tree, words),
        meta={"contrat": text(contrat.tree, "identifiant")},
    )


def avis(given: Given, contrat: Document) -> tuple[Document, Filling]:
    """Return an avis to be filled, that chooses among the fiches and ESMS of a contract.

    Raises:
        CpomError: what is given as a contract is not one.
    """
    _refuse_other(contrat)
    words = Words(given.edition, given.lang)
    tree: Tree = {"cpom": given.edition.version, "type": "avis"}
    return Document("json", given.edition, "avis", tree), Filling(
        references=references("avis", contrat.tree, words), cover=_cover(contrat.tree, words)
    )


def _refuse_other(contrat: Document) -> None:
    if contrat.type != "contrat":
        raise CpomError("contrat_autre_type", type=contrat.type)


def _signer(party: Tree) -> Tree:
    """Return a party that will sign; who signs for it and when is not known yet."""
    return {n: v for n, v in party.items() if n not in ("representant", "dateSignature")}


def _cover(contrat: Tree, words: Words) -> list[tuple[str, str]]:
    return [(words.say("Contrat", "Contract"), title(contrat))]
