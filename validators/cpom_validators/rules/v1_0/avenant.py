"""Règles de avenant : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import pattern
from cpom_validators.rules.runtime import DOC, TEXTS, Outcome, Place, Rows, Rule, Run

ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR__ORGANISATION: Final = (
    DOC.single("entete").single("emetteur").single("organisation")
)
ENTETE__REMPLACE: Final = DOC.single("entete").single("remplace")


def fa_018(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir un numéro de sécurité sociale."""
    pattern_1 = pattern(
        "(^|[^0-9])[12] ?[0-9]{2} ?(0[1-9]|1[0-2]) ?([0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3}( ?[0-9]{2})?($|[^0-9 ])"
    )
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (not (pattern_1(self) is not None)):
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_019(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir la date de naissance d'une personne."""
    pattern_1 = pattern("(^|[^a-z])[Nn]é(e|[(]e[)])? le [0-3]?[0-9][ ./-][01a-zéû]")
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (not (pattern_1(self) is not None)):
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_020(run: Run, rows: Rows) -> Outcome:
    """Un texte semble nommer une personne."""
    pattern_1 = pattern(
        "(^|[^A-Za-z])(M[.]|Mme|Mlle|Monsieur|Madame) ([A-ZÉ][a-zéèêëïîôç]{1,20} )?[A-ZÉÈ]{3}"
    )
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (not (pattern_1(self) is not None)):
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_021(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir un téléphone ou une adresse électronique."""
    pattern_1 = pattern("(^|[^0-9])0[1-9]([ .]?[0-9]{2}){4}($|[^0-9])")
    pattern_2 = pattern("[0-9A-Za-z]@[0-9A-Za-z-]+[.][a-z]")
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not ((not (pattern_1(self) is not None)) and (not (pattern_2(self) is not None))):
            failed.append((rank, (self,), {}))
    return judged, failed


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
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
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
