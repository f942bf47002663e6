"""Règles de programmation : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.runtime import DOC, TEXTS, Outcome, Place, Rows, Rule, Run

ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR__ORGANISATION: Final = (
    DOC.single("entete").single("emetteur").single("organisation")
)
ENTETE__REMPLACE: Final = DOC.single("entete").single("remplace")


def id_016(run: Run, rows: Rows) -> Outcome:
    """L'émetteur du document n'a aucun identifiant."""
    judged, failed = 0, []
    for rank, (
        self,
        _emetteur,
        _entete,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not ((("numeroFinessEj" in self) or ("siren" in self)) or ("codeAutorite" in self)):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_017(run: Run, rows: Rows) -> Outcome:
    """Un nouvel envoi ne dit pas ce qu'il remplace."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["versionDocument"] > 1.0):
            continue
        judged += 1
        if not ("remplace" in self):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"version": self["versionDocument"]},
                )
            )
    return judged, failed


def id_018(run: Run, rows: Rows) -> Outcome:
    """La version remplacée n'est pas antérieure."""
    judged, failed = 0, []
    for rank, (
        self,
        entete,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (self["versionDocument"] < entete["versionDocument"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        entete,
                    ),
                    {"remplacee": self["versionDocument"], "version": entete["versionDocument"]},
                )
            )
    return judged, failed


RULES: Final = (
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule(
        "CPOM-ID-017",
        id_017,
        ENTETE,
        (
            ("remplace",),
            ("versionDocument",),
        ),
    ),
    Rule(
        "CPOM-ID-018",
        id_018,
        ENTETE__REMPLACE,
        (
            ("versionDocument",),
            ("versionDocument",),
        ),
    ),
)
