"""Règles de indicateurs : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import floor, is_whole
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run

ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")
ESMS: Final = DOC.list("esms")
ESMS__VALEURS: Final = ESMS.list("valeurs")
CONTRAT: Final = Place("contrat")
CONTRAT__PERIMETRE: Final = CONTRAT.list("perimetre")


def id_016(run: Run, rows: Rows) -> Outcome:
    """L'émetteur du document n'a aucun identifiant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _emetteur, _entete, _root) in enumerate(rows):
        judged += 1
        if not ("numeroFinessEj" in self or "siren" in self or "codeAutorite" in self):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_017(run: Run, rows: Rows) -> Outcome:
    """Un nouvel envoi ne dit pas ce qu'il remplace."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["versionDocument"] <= 1.0:
            continue
        judged += 1
        if "remplace" not in self:
            failed.append((rank, (self, self), {"version": self["versionDocument"]}))
    return judged, failed


def id_018(run: Run, rows: Rows) -> Outcome:
    """La version remplacée n'est pas antérieure."""
    judged = 0
    failed: Failures = []
    for rank, (self, entete, _root) in enumerate(rows):
        judged += 1
        if self["versionDocument"] >= entete["versionDocument"]:
            failed.append(
                (
                    rank,
                    (self, entete),
                    {"remplacee": self["versionDocument"], "version": entete["versionDocument"]},
                )
            )
    return judged, failed


def in_041(run: Run, rows: Rows) -> Outcome:
    """La campagne du tableau de bord n'est pas celle de l'exercice."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["source"] != "tableau_bord":
            continue
        judged += 1
        if self["campagne"] != self["exercice"] + 1.0:
            failed.append(
                (rank, (self,), {"campagne": self["campagne"], "exercice": self["exercice"]})
            )
    return judged, failed


def in_042(run: Run, rows: Rows) -> Outcome:
    """Un taux du tableau de bord ne correspond pas à ses deux termes."""
    indicateurs_tdb_unite = run.column("indicateurs-tdb", "unite")
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            indicateurs_tdb_unite.get(self["indicateur"], "") == "fraction"
            and "valeur" in self
            and "numerateur" in self
            and "denominateur" in self
            and self["denominateur"] != 0.0
        ):
            continue
        judged += 1
        if not (
            abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.0005 + 5e-07
            or abs(self["valeur"] * 100.0 - floor(self["valeur"] * 100 + 0.5)) <= 0.0 + 5e-07
            and abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.005 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "calcule": self["numerateur"] / self["denominateur"],
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_043(run: Run, rows: Rows) -> Outcome:
    """Une part du tableau de bord sort de l'intervalle de 0 à 1."""
    indicateurs_tdb_maximum = run.column("indicateurs-tdb", "maximum")
    indicateurs_tdb_minimum = run.column("indicateurs-tdb", "minimum")
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if "valeur" not in self:
            continue
        judged += 1
        if not (
            (indicateurs_tdb_maximum.get(self["indicateur"], "") != "1" or self["valeur"] <= 1.0)
            and (
                indicateurs_tdb_minimum.get(self["indicateur"], "") != "0" or self["valeur"] >= 0.0
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_044(run: Run, rows: Rows) -> Outcome:
    """Un nombre de personnes, de places ou d'actes du tableau de bord n'est pas entier."""
    indicateurs_tdb_unite = run.column("indicateurs-tdb", "unite")
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and indicateurs_tdb_unite.get(self["indicateur"], "") in ("personne", "place", "acte")
        ):
            continue
        judged += 1
        if not is_whole(self["valeur"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_045(run: Run, rows: Rows) -> Outcome:
    """Une valeur du tableau de bord est donnée pour une catégorie où elle ne se recueille pas."""
    indicateurs_tdb_categories = run.column("indicateurs-tdb", "categories")
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not ("valeur" in self and indicateurs_tdb_categories.get(self["indicateur"], "") != ""):
            continue
        judged += 1
        if not esmsMesure["categorie"][:] in indicateurs_tdb_categories.get(self["indicateur"], ""):
            failed.append(
                (
                    rank,
                    (self, esmsMesure),
                    {"indicateur": self["indicateur"], "numero": esmsMesure["numeroFinessEt"]},
                )
            )
    return judged, failed


def in_046(run: Run, rows: Rows) -> Outcome:
    """L'absentéisme du tableau de bord n'est pas la somme de ses six motifs."""
    mesures = run.index(ESMS__VALEURS, ((1, "numeroFinessEt", False), (0, "indicateur", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "taux_dabsenteisme_hors_formation_en"
            and "valeur" in self
            and (
                mesures_1 := mesures.get(
                    (esmsMesure["numeroFinessEt"], "pour_maladie_ordinaire_de_courte_duree")
                )
            )
            is not None
            and len(mesures_1) == 6
        ):
            continue
        judged += 1
        if (
            not abs(
                self["valeur"]
                - sum([v["valeur"] for v in [v for v in run.spend(mesures_1) if "valeur" in v]])
            )
            <= 0.0006 + 5e-07
        ):
            failed.append(
                (rank, (self,), {"numero": esmsMesure["numeroFinessEt"], "valeur": self["valeur"]})
            )
    return judged, failed


def in_047(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'a pas la même catégorie qu'au contrat."""
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (perimetre_1 := perimetre.get(self["numeroFinessEt"])) is None:
            continue
        judged += 1
        if self["categorie"] != perimetre_1[0]["categorie"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "ici": self["categorie"],
                        "la": perimetre_1[0]["categorie"],
                        "numero": self["numeroFinessEt"],
                    },
                )
            )
    return judged, failed


def in_057(run: Run, rows: Rows) -> Outcome:
    """Un taux du tableau de bord dépasse 300 %."""
    indicateurs_tdb_maximum = run.column("indicateurs-tdb", "maximum")
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not ("valeur" in self and indicateurs_tdb_maximum.get(self["indicateur"], "") == "3"):
            continue
        judged += 1
        if self["valeur"] > 3.0:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


RULES: Final[tuple[Rule, ...]] = (
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
    Rule("CPOM-IN-041", in_041, DOC, (("campagne",),)),
    Rule("CPOM-IN-042", in_042, ESMS__VALEURS, (("valeur",), ("numerateur",), ("denominateur",))),
    Rule("CPOM-IN-043", in_043, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-044", in_044, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-045", in_045, ESMS__VALEURS, (("indicateur",), ("categorie",))),
    Rule("CPOM-IN-046", in_046, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-047", in_047, ESMS, (("categorie",),), needs=("contrat",)),
    Rule("CPOM-IN-057", in_057, ESMS__VALEURS, (("valeur",),)),
)
