"""An avenant or an avis to be written on a contract: what the contract already decides."""

from __future__ import annotations

from cpom_desk.preparation.given import Given, items, text
from cpom_desk.preparation.references import references
from cpom_desk.preparation.words import Words
from cpom_schema.canonical import digest
from cpom_schema.consolidation.targets import as_number
from cpom_schema.document import Document, Tree
from cpom_schema.errors import CpomError
from cpom_schema.formats.workbook.planning.filling import Filling


def avenant(given: Given, contrat: Document) -> tuple[Document, Filling]:
    """The next avenant of a contract, to be filled: its number, the text it changes, who signs.

    Raises:
        CpomError: what is given as a contract is not one.
    """
    _check(contrat)
    number = as_number(contrat.tree.get("numeroAvenant")) + 1
    tree: Tree = {
        "cpom": given.edition.version,
        "type": "avenant",
        "numero": number,
        "contrat": {"identifiant": contrat.tree["identifiant"], "empreinte": digest(contrat)},
    }
    signers = [_signer(p) for p in items(contrat.tree, "parties") if "dateSortie" not in p]
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
    """An avis to be filled, that chooses among the fiches, indicators and ESMS of a contract.

    Raises:
        CpomError: what is given as a contract is not one.
    """
    _check(contrat)
    words = Words(given.edition, given.lang)
    tree: Tree = {"cpom": given.edition.version, "type": "avis"}
    return Document("json", given.edition, "avis", tree), Filling(
        references=references("avis", contrat.tree, words), cover=_cover(contrat.tree, words)
    )


def _check(contrat: Document) -> None:
    if contrat.type != "contrat":
        raise CpomError("contrat_autre_type", type=contrat.type)


def _signer(party: Tree) -> Tree:
    """A party that will sign; who signs for it and when is not known yet."""
    return {n: v for n, v in party.items() if n not in ("representant", "dateSignature")}


def _cover(contrat: Tree, words: Words) -> list[tuple[str, str]]:
    title = " – ".join(t for t in (text(contrat, "identifiant"), text(contrat, "intitule")) if t)
    return [(words.say("Contrat", "Contract"), title)]
