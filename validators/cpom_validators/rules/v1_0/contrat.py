"""Règles de contrat : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import (
    add_days,
    add_years,
    date,
    finess_key,
    floor,
    luhn,
    pattern,
)
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run, TEXTS

PERIMETRE: Final = DOC.list("perimetre")
PERIMETRE__CAPACITES: Final = PERIMETRE.list("capacites")
OBJECTIFS_ACTIVITE: Final = DOC.list("objectifsActivite")
PERIMETRE__DISPOSITIFS: Final = PERIMETRE.list("dispositifs")
EVOLUTIONS_OFFRE: Final = DOC.list("evolutionsOffre")
PARTIES: Final = DOC.list("parties")
AUTRES: Final = Place("autres")
AUTRES__AUTRE: Final = AUTRES.each()
AUTRES__AUTRE__PERIMETRE: Final = AUTRES__AUTRE.list("perimetre")
TRANSMISSIONS: Final = DOC.list("transmissions")
COMITE_SUIVI: Final = DOC.single("comiteSuivi")
COMITE_SUIVI__COMPOSITION: Final = COMITE_SUIVI.list("composition")
COMITE_SUIVI__REUNIONS: Final = COMITE_SUIVI.list("reunions")
ANNEXES: Final = DOC.list("annexes")
PROGRAMMATION: Final = Place("programmation")
PROGRAMMATION__LIGNES: Final = PROGRAMMATION.list("lignes")
PROGRAMMATION__LIGNES__ESMS: Final = PROGRAMMATION__LIGNES.list("esms")
PRECEDENT: Final = Place("precedent")
PRECEDENT__PARTIES: Final = PRECEDENT.list("parties")
PRECEDENT__PERIMETRE: Final = PRECEDENT.list("perimetre")
AUTRES__AUTRE__PARTIES: Final = AUTRES__AUTRE.list("parties")
AUTRES_CONTRATS: Final = DOC.list("autresContrats")
PERIMETRE__HABILITATION_AIDE_SOCIALE: Final = PERIMETRE.single("habilitationAideSociale")
VOLET_FINANCIER: Final = DOC.single("voletFinancier")
VOLET_FINANCIER__DOTATIONS: Final = VOLET_FINANCIER.list("dotations")
VOLET_FINANCIER__DOTATIONS__REPARTITION: Final = VOLET_FINANCIER__DOTATIONS.list("repartition")
VOLET_FINANCIER__BASES: Final = VOLET_FINANCIER.list("bases")
ESMS_NON_NUMEROTES: Final = DOC.list("esmsNonNumerotes")
ENGAGEMENTS_AUTORITES: Final = DOC.list("engagementsAutorites")
FICHES_ACTIONS: Final = DOC.list("fichesActions")
FICHES_ACTIONS__ACTIONS: Final = FICHES_ACTIONS.list("actions")
OBJECTIFS_STRATEGIQUES: Final = DOC.list("objectifsStrategiques")
VOLET_FINANCIER__MODALITES_EVOLUTION: Final = VOLET_FINANCIER.list("modalitesEvolution")
VOLET_FINANCIER__MODALITES_EVOLUTION__TAUX: Final = VOLET_FINANCIER__MODALITES_EVOLUTION.list(
    "taux"
)
VOLET_FINANCIER__MODULATIONS: Final = VOLET_FINANCIER.list("modulations")
VOLET_FINANCIER__AFFECTATION_RESULTATS: Final = VOLET_FINANCIER.list("affectationResultats")
VOLET_FINANCIER__FRAIS_SIEGE: Final = VOLET_FINANCIER.single("fraisSiege")
VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT: Final = VOLET_FINANCIER.list("programmesInvestissement")
VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS: Final = (
    VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT.list("approbations")
)
VOLET_FINANCIER__RESERVES_AU_RENOUVELLEMENT: Final = VOLET_FINANCIER.list(
    "reservesAuRenouvellement"
)
VOLET_FINANCIER__TARIFS: Final = VOLET_FINANCIER.list("tarifs")
PERIMETRE__ADRESSE: Final = PERIMETRE.single("adresse")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")
FICHES_ACTIONS__INDICATEURS: Final = FICHES_ACTIONS.list("indicateurs")
FICHES_ACTIONS__INDICATEURS__CIBLES: Final = FICHES_ACTIONS__INDICATEURS.list("cibles")
FICHES_ACTIONS__INDICATEURS__VALEUR_INITIALE: Final = FICHES_ACTIONS__INDICATEURS.single(
    "valeurInitiale"
)


def ac_001(run: Run, rows: Rows) -> Outcome:
    """Des places sont installées au-delà de l'autorisation."""
    judged = 0
    failed: Failures = []
    for rank, (self, _esms, _root) in enumerate(rows):
        if not ("autorisee" in self and "installee" in self):
            continue
        judged += 1
        if self["installee"] > self["autorisee"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"autorisees": self["autorisee"], "installees": self["installee"]},
                )
            )
    return judged, failed


def ac_002(run: Run, rows: Rows) -> Outcome:
    """Une ligne de places finit avant de commencer."""
    judged = 0
    failed: Failures = []
    for rank, (self, _esms, _root) in enumerate(rows):
        if not ("debut" in self and "fin" in self):
            continue
        judged += 1
        if self["debut"] > self["fin"]:
            failed.append((rank, (self, self), {"debut": self["debut"], "fin": self["fin"]}))
    return judged, failed


def ac_003(run: Run, rows: Rows) -> Outcome:
    """Une nouvelle ligne de places s'ajoute à une ancienne restée ouverte."""
    lignes = run.index(
        PERIMETRE__CAPACITES,
        ((1, "numeroFinessEt", False), (0, "modeFonctionnement", False), (0, "clientele", True)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        clientele = self.get("clientele", "")
        age = self.get("ageMin", 0.0)
        if not (
            "debut" in self
            and (
                lignes_1 := lignes.get(
                    (esms["numeroFinessEt"], self["modeFonctionnement"], clientele)
                )
            )
            is not None
        ):
            continue
        judged += 1
        if any(
            "fin" not in c
            and c.get("ageMin", 0.0) == age
            and ("debut" not in c or c["debut"] < self["debut"])
            for c in run.spend(lignes_1)
        ):
            failed.append((rank, (self,), {"debut": self["debut"]}))
    return judged, failed


def ac_004(run: Run, rows: Rows) -> Outcome:
    """L'âge minimal d'un ESMS dépasse son âge maximal."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("ageMin" in self and "ageMax" in self):
            continue
        judged += 1
        if self["ageMin"] > self["ageMax"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"max": self["ageMax"], "min": self["ageMin"], "nom": self["nom"]},
                )
            )
    return judged, failed


def ac_005(run: Run, rows: Rows) -> Outcome:
    """Les âges d'une ligne de places sortent de ceux de l'ESMS."""
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        judged += 1
        if not (
            ("ageMin" not in self or "ageMin" not in esms or self["ageMin"] >= esms["ageMin"])
            and ("ageMax" not in self or "ageMax" not in esms or self["ageMax"] <= esms["ageMax"])
        ):
            failed.append((rank, (self,), {"code": self["code"], "nom": esms["nom"]}))
    return judged, failed


def ac_006(run: Run, rows: Rows) -> Outcome:
    """Un ESMS pour enfants ou adolescents accueille au-delà de l'âge habituel."""
    categories_esms_public = run.column("categories-esms", "public")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        limite = 6.0 if self["categorie"] == "190" else 20.0
        if not (
            "ageMax" in self and categories_esms_public.get(self["categorie"], "") == "enfants"
        ):
            continue
        judged += 1
        if self["ageMax"] > limite:
            failed.append(
                (rank, (self,), {"age": self["ageMax"], "limite": limite, "nom": self["nom"]})
            )
    return judged, failed


def ac_007(run: Run, rows: Rows) -> Outcome:
    """Un ESMS pour adultes accueille avant l'âge habituel."""
    categories_esms_age_min = run.column("categories-esms", "age_min")
    categories_esms_public = run.column("categories-esms", "public")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        limite = 18.0 if categories_esms_age_min.get(self["categorie"], "") == "18" else 16.0
        if not (
            "ageMin" in self
            and categories_esms_public.get(self["categorie"], "") == "adultes"
            and categories_esms_age_min.get(self["categorie"], "") != ""
        ):
            continue
        judged += 1
        if self["ageMin"] < limite:
            failed.append(
                (rank, (self,), {"age": self["ageMin"], "limite": limite, "nom": self["nom"]})
            )
    return judged, failed


def ac_008(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'est ouvert aucun jour."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "joursOuverture" not in self:
            continue
        judged += 1
        if self["joursOuverture"] <= 0.0:
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ac_009(run: Run, rows: Rows) -> Outcome:
    """Un objectif compte plus de jours d'ouverture que l'année n'a de jours."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "joursOuverture" not in self:
            continue
        judged += 1
        if not (
            self["joursOuverture"] <= 365.0
            or int(add_days(date(self["annee"], 1.0, 1.0), 365.0)[:4]) == self["annee"]
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "jours": self["joursOuverture"]})
            )
    return judged, failed


def ac_010(run: Run, rows: Rows) -> Outcome:
    """Un dispositif n'a ni places ni file active visée."""
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        judged += 1
        if not ("places" in self or "fileActiveCible" in self):
            failed.append((rank, (self,), {"code": self["code"], "nom": esms["nom"]}))
    return judged, failed


def ac_011(run: Run, rows: Rows) -> Outcome:
    """Un objectif d'activité porte sur une année hors du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    fixed_2 = int(doc["dateEcheance"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (self["annee"] >= fixed_1 and self["annee"] <= fixed_2):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "annee": self["annee"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                    },
                )
            )
    return judged, failed


def ac_012(run: Run, rows: Rows) -> Outcome:
    """Un objectif porte sur une année où l'ESMS n'est pas dans le contrat."""
    doc = run.doc
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (perimetre_1 := perimetre.get(self["esms"])) is not None
            and (
                "dateEffet" not in doc
                or "dateSortie" not in perimetre_1[0]
                or perimetre_1[0]["dateSortie"] >= doc["dateEffet"]
            )
        ):
            continue
        judged += 1
        if not (
            (
                "dateEntree" not in perimetre_1[0]
                or int(perimetre_1[0]["dateEntree"][:4]) <= self["annee"]
            )
            and (
                "dateSortie" not in perimetre_1[0]
                or int(perimetre_1[0]["dateSortie"][:4]) >= self["annee"]
            )
        ):
            failed.append((rank, (self,), {"annee": self["annee"], "nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_013(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'a aucun objectif d'activité."""
    doc = run.doc
    categories_esms_secteur = run.column("categories-esms", "secteur")
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False),))
    if doc["statut"] == "projet":
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "rattachement" not in self
            and categories_esms_secteur.get(self["categorie"], "") == "PH"
        ):
            continue
        judged += 1
        if self["numeroFinessEt"] not in objectifs:
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ac_014(run: Run, rows: Rows) -> Outcome:
    """Les objectifs d'activité d'un ESMS s'arrêtent avant la fin du contrat."""
    doc = run.doc
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False), (0, "annee", False)))
    if not (
        "dateEffet" in doc
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] < add_years(doc["dateEffet"], 5.0)
    ):
        return 0, []
    fixed_1 = int(doc["dateEcheanceInitiale"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (perimetre_1 := perimetre.get(self["esms"])) is not None
            and self["annee"] < fixed_1
            and (
                "dateSortie" not in perimetre_1[0]
                or self["annee"] < int(perimetre_1[0]["dateSortie"][:4])
            )
            and (objectifs_2 := objectifs.get((self["esms"], self["annee"]))) is not None
            and objectifs_2[0]["modeFonctionnement"] == self["modeFonctionnement"]
            and (self["esms"], fixed_1 + 1.0) not in objectifs
        ):
            continue
        judged += 1
        if (self["esms"], self["annee"] + 1.0) not in objectifs:
            failed.append((rank, (self,), {"annee": self["annee"], "nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_015(run: Run, rows: Rows) -> Outcome:
    """Un objectif compte plus de places que l'ESMS n'en a cette année-là."""
    lignes = run.index(
        PERIMETRE__CAPACITES, ((1, "numeroFinessEt", False), (0, "modeFonctionnement", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "capacite" in self
            and "dispositif" not in self
            and (lignes_1 := lignes.get((self["esms"], self["modeFonctionnement"]))) is not None
        ):
            continue
        judged += 1
        if (
            sum(
                [
                    c["autorisee"] if "autorisee" in c else self["capacite"]
                    for c in [
                        c
                        for c in run.spend(lignes_1)
                        if ("debut" not in c or int(c["debut"][:4]) <= self["annee"])
                        and ("fin" not in c or int(c["fin"][:4]) >= self["annee"])
                    ]
                ]
            )
            < self["capacite"]
        ):
            failed.append((rank, (self,), {"annee": self["annee"], "places": self["capacite"]}))
    return judged, failed


def ac_016(run: Run, rows: Rows) -> Outcome:
    """L'activité prévue dépasse ce que les places permettent."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee"
            and "activitePrevue" in self
            and "capacite" in self
            and "joursOuverture" in self
        ):
            continue
        judged += 1
        if self["activitePrevue"] > self["capacite"] * self["joursOuverture"]:
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "jours": self["joursOuverture"],
                        "places": self["capacite"],
                        "prevue": self["activitePrevue"],
                    },
                )
            )
    return judged, failed


def ac_017(run: Run, rows: Rows) -> Outcome:
    """Un taux visé semble écrit en pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            ("tauxOccupationCible" not in self or self["tauxOccupationCible"] <= 1.5)
            and ("tauxRealisationCible" not in self or self["tauxRealisationCible"] <= 1.5)
        ):
            failed.append((rank, (self,), {"annee": self["annee"]}))
    return judged, failed


def ac_018(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation visé ne correspond pas à l'activité prévue."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee"
            and "tauxOccupationCible" in self
            and "activitePrevue" in self
            and "capacite" in self
            and "joursOuverture" in self
            and self["capacite"] * self["joursOuverture"] != 0.0
        ):
            continue
        judged += 1
        if (
            not abs(
                self["tauxOccupationCible"]
                - self["activitePrevue"] / (self["capacite"] * self["joursOuverture"])
            )
            <= 0.01 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self, self),
                    {
                        "calcule": self["activitePrevue"]
                        / (self["capacite"] * self["joursOuverture"]),
                        "taux": self["tauxOccupationCible"],
                    },
                )
            )
    return judged, failed


def ac_019(run: Run, rows: Rows) -> Outcome:
    """L'activité d'un CAMSP ou d'un CMPP est fixée en journées."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (perimetre_1 := perimetre.get(self["esms"])) is not None
            and perimetre_1[0]["categorie"] in ("189", "190")
        ):
            continue
        judged += 1
        if self["unite"] in ("journee", "demi_journee", "nuit"):
            failed.append((rank, (self,), {"nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_020(run: Run, rows: Rows) -> Outcome:
    """Un objectif en journées n'a pas de jours d'ouverture."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee" and (perimetre_1 := perimetre.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if not ("joursOuverture" in self or "joursOuverture" in perimetre_1[0]):
            failed.append((rank, (self,), {"annee": self["annee"], "nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_021(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre ne dit pas quel ESMS elle change."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            "esmsDestination" in self
            if self["nature"] == "extension"
            else self["nature"] == "creation" or "esmsOrigine" in self
        ):
            failed.append((rank, (self,), {"code": self["code"], "nature": self["nature"]}))
    return judged, failed


def ac_022(run: Run, rows: Rows) -> Outcome:
    """Une création retire des places, ou une fermeture en ouvre."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            not (self["nature"] == "creation" and "esmsOrigine" in self)
            and not (self["nature"] == "fermeture" and "esmsDestination" in self)
        ):
            failed.append(
                (rank, (self, self, self), {"code": self["code"], "nature": self["nature"]})
            )
    return judged, failed


def ac_023(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre est prévue hors du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["datePrevue"] >= doc["dateEffet"] and self["datePrevue"] <= doc["dateEcheance"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "code": self["code"],
                        "date": self["datePrevue"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                    },
                )
            )
    return judged, failed


def ac_024(run: Run, rows: Rows) -> Outcome:
    """Une évolution retire plus de places que l'ESMS n'en a."""
    lignes = run.index(PERIMETRE__CAPACITES, ((1, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "esmsOrigine" in self
            and "placesOrigine" in self
            and (lignes_1 := lignes.get(self["esmsOrigine"])) is not None
        ):
            continue
        judged += 1
        if (
            sum(
                [
                    c["autorisee"] if "autorisee" in c else self["placesOrigine"]
                    for c in [
                        c
                        for c in run.spend(lignes_1)
                        if ("debut" not in c or c["debut"] < self["datePrevue"])
                        and ("fin" not in c or c["fin"] >= add_days(self["datePrevue"], -1.0))
                    ]
                ]
            )
            < self["placesOrigine"]
        ):
            failed.append((rank, (self,), {"code": self["code"], "places": self["placesOrigine"]}))
    return judged, failed


def ac_043(run: Run, rows: Rows) -> Outcome:
    """Des places sont financées au-delà de l'autorisation."""
    judged = 0
    failed: Failures = []
    for rank, (self, _esms, _root) in enumerate(rows):
        if not ("autorisee" in self and "financee" in self):
            continue
        judged += 1
        if self["financee"] > self["autorisee"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"autorisees": self["autorisee"], "financees": self["financee"]},
                )
            )
    return judged, failed


def ap_030(run: Run, rows: Rows) -> Outcome:
    """Le contrat est signé plus d'un an après l'arrêté de programmation."""
    doc = run.doc
    programmation = run.related["programmation"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("dateSignature" in doc and "dateSignature" in programmation):
            continue
        judged += 1
        if doc["dateSignature"] > add_years(programmation["dateSignature"], 1.0):
            failed.append(
                (
                    rank,
                    (doc, doc),
                    {
                        "arrete": programmation["dateSignature"],
                        "contrat": doc["dateSignature"],
                        "reference": programmation["reference"],
                    },
                )
            )
    return judged, failed


def ct_001(run: Run, rows: Rows) -> Outcome:
    """Le contrat finit avant d'avoir commencé."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self and "dateEcheanceInitiale" in self):
            continue
        judged += 1
        if self["dateEcheanceInitiale"] <= self["dateEffet"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"echeance": self["dateEcheanceInitiale"], "effet": self["dateEffet"]},
                )
            )
    return judged, failed


def ct_002(run: Run, rows: Rows) -> Outcome:
    """Le contrat initial dure plus de cinq ans."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self and "dateEcheanceInitiale" in self):
            continue
        judged += 1
        if self["dateEcheanceInitiale"] > add_years(self["dateEffet"], 5.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"echeance": self["dateEcheanceInitiale"], "effet": self["dateEffet"]},
                )
            )
    return judged, failed


def ct_003(run: Run, rows: Rows) -> Outcome:
    """Le contrat prorogé dure plus de six ans."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self and "dateEcheance" in self):
            continue
        judged += 1
        if self["dateEcheance"] > add_years(self["dateEffet"], 6.0):
            failed.append(
                (rank, (self, self), {"echeance": self["dateEcheance"], "effet": self["dateEffet"]})
            )
    return judged, failed


def ct_004(run: Run, rows: Rows) -> Outcome:
    """L'échéance est donnée au premier jour qui suit le contrat."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self and "dateEcheanceInitiale" in self):
            continue
        judged += 1
        if self["dateEcheanceInitiale"] == add_years(self["dateEffet"], 5.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "echeance": self["dateEcheanceInitiale"],
                        "effet": self["dateEffet"],
                        "veille": add_days(self["dateEcheanceInitiale"], -1.0)
                        if "dateEcheanceInitiale" in self
                        else run.date,
                    },
                )
            )
    return judged, failed


def ct_005(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne prend pas effet un 1er janvier."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "dateEffet" not in self:
            continue
        judged += 1
        if self["dateEffet"] != date(int(self["dateEffet"][:4]), 1.0, 1.0):
            failed.append((rank, (self,), {"effet": self["dateEffet"]}))
    return judged, failed


def ct_006(run: Run, rows: Rows) -> Outcome:
    """Le contrat a été signé après sa date d'effet."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateSignature" in self and "dateEffet" in self):
            continue
        judged += 1
        if self["dateSignature"] > self["dateEffet"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"effet": self["dateEffet"], "signature": self["dateSignature"]},
                )
            )
    return judged, failed


def ct_007(run: Run, rows: Rows) -> Outcome:
    """La date de signature est très antérieure à la date d'effet."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateSignature" in self and "dateEffet" in self):
            continue
        judged += 1
        if self["dateSignature"] < add_years(self["dateEffet"], -2.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"effet": self["dateEffet"], "signature": self["dateSignature"]},
                )
            )
    return judged, failed


def ct_008(run: Run, rows: Rows) -> Outcome:
    """La date d'effet est une date de remplissage."""
    fixed_1 = date(1900.0, 1.0, 1.0)
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "dateEffet" not in self:
            continue
        judged += 1
        if self["dateEffet"] == fixed_1:
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_009(run: Run, rows: Rows) -> Outcome:
    """Aucun organisme gestionnaire n'est engagé au contrat."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if not any(
            p["role"] == "organisme_gestionnaire" and "dateSortie" not in p for p in self["parties"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_010(run: Run, rows: Rows) -> Outcome:
    """Aucune autorité de tarification ne signe le contrat."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if not any(p["role"] == "autorite_tarification" for p in self["parties"]):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_011(run: Run, rows: Rows) -> Outcome:
    """L'ARS ne signe pas alors qu'elle est compétente."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            self["statut"] != "projet"
            and any(
                "dateSortie" not in e and "ARS" in e["autoriteCompetente"]
                for e in self["perimetre"]
            )
        ):
            continue
        judged += 1
        if not any(p["nature"] == "ARS" and "dateSortie" not in p for p in self["parties"]):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_012(run: Run, rows: Rows) -> Outcome:
    """Aucun département ne signe alors que sa compétence est engagée."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            self["statut"] != "projet"
            and any(
                "dateSortie" not in e and "CD" in e["autoriteCompetente"] for e in self["perimetre"]
            )
        ):
            continue
        judged += 1
        if not any(
            p["nature"] in ("CD", "METROPOLE") and "dateSortie" not in p for p in self["parties"]
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_013(run: Run, rows: Rows) -> Outcome:
    """L'ARS signataire n'est pas celle de l'ESMS."""
    doc = run.doc
    departements_ars = run.column("departements", "ars")
    departements_finess_prefixe = run.column("departements", "finess_prefixe")
    natures = run.index(PARTIES, ((0, "nature", False),))
    esms = run.index(PERIMETRE, ((0, "departement", False),))
    if (natures_1 := natures.get("ARS")) is None:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        ars = departements_ars.get(self["departement"], "")
        if not (
            ars != ""
            and (esms_2 := esms.get(self["departement"])) is not None
            and esms_2[0]["numeroFinessEt"] == self["numeroFinessEt"]
            and any(
                "dateSortie" not in e
                and "ARS" in e["autoriteCompetente"]
                and e["numeroFinessEt"].startswith(
                    departements_finess_prefixe.get(e["departement"], "")[:]
                )
                for e in run.spend(esms_2)
            )
        ):
            continue
        judged += 1
        if not any(
            "codeAutorite" not in p or p["codeAutorite"] == ars for p in run.spend(natures_1)
        ):
            failed.append((rank, (doc, self), {"ars": ars, "departement": self["departement"]}))
    return judged, failed


def ct_014(run: Run, rows: Rows) -> Outcome:
    """Aucun département signataire n'est celui de l'ESMS."""
    doc = run.doc
    autorites_departements = run.column("autorites", "departements")
    departements_finess_prefixe = run.column("departements", "finess_prefixe")
    roles = run.index(PARTIES, ((0, "role", False),))
    esms = run.index(PERIMETRE, ((0, "departement", False),))
    departements = (
        [p for p in run.spend(roles_1) if p["nature"] in ("CD", "METROPOLE")]
        if (roles_1 := roles.get("autorite_tarification")) is not None
        else ()
    )
    if len(departements) <= 0:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (esms_2 := esms.get(self["departement"])) is not None
            and esms_2[0]["numeroFinessEt"] == self["numeroFinessEt"]
            and any(
                "dateSortie" not in e
                and "CD" in e["autoriteCompetente"]
                and e["numeroFinessEt"].startswith(
                    departements_finess_prefixe.get(e["departement"], "")[:]
                )
                for e in run.spend(esms_2)
            )
        ):
            continue
        judged += 1
        if not any(
            "codeAutorite" not in p
            or self["departement"][:] in autorites_departements.get(p["codeAutorite"], "")
            for p in run.spend(departements)
        ):
            failed.append((rank, (doc, self), {"departement": self["departement"]}))
    return judged, failed


def ct_015(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit bipartite alors que l'ARS et un département signent."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["typeContrat"] != "bipartite":
            continue
        judged += 1
        if any(p["nature"] == "ARS" for p in self["parties"]) and any(
            p["nature"] in ("CD", "METROPOLE") for p in self["parties"]
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_016(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit tripartite sans deux autorités de nature différente."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["typeContrat"] != "tripartite":
            continue
        judged += 1
        if not (
            any(p["nature"] == "ARS" for p in self["parties"])
            and any(p["nature"] in ("CD", "METROPOLE", "ETAT") for p in self["parties"])
            or any(p["nature"] == "ETAT" for p in self["parties"])
            and any(p["nature"] in ("CD", "METROPOLE") for p in self["parties"])
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_017(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit quadripartite sans quatrième partie."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["typeContrat"] != "quadripartite":
            continue
        judged += 1
        if not (
            any(p["nature"] not in ("ARS", "CD", "METROPOLE", "OG") for p in self["parties"])
            or len([p for p in self["parties"] if p["nature"] == "OG"]) > 1
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_018(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est dans deux contrats de la même autorité à la fois."""
    doc = run.doc
    ici = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    if not ("dateEffet" in doc and "dateEcheance" in doc):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, autre) in enumerate(rows):
        if not (
            (ici_1 := ici.get(self["numeroFinessEt"])) is not None
            and autre["identifiant"] != doc["identifiant"]
            and autre["statut"] != "resilie"
            and "dateEffet" in autre
            and "dateEcheance" in autre
            and any(
                p["role"] == "autorite_tarification"
                and "codeAutorite" in p
                and p["codeAutorite"] in autorites
                for p in run.spend(autre["parties"])
            )
        ):
            continue
        judged += 1
        if not (
            (self["dateEntree"] if "dateEntree" in self else autre["dateEffet"])
            > (ici_1[0]["dateSortie"] if "dateSortie" in ici_1[0] else doc["dateEcheance"])
            or (ici_1[0]["dateEntree"] if "dateEntree" in ici_1[0] else doc["dateEffet"])
            > (self["dateSortie"] if "dateSortie" in self else autre["dateEcheance"])
        ):
            failed.append(
                (rank, (ici_1[0],), {"contrat": autre["identifiant"], "nom": self["nom"]})
            )
    return judged, failed


def ct_019(run: Run, rows: Rows) -> Outcome:
    """Un ESMS entre au contrat hors de sa durée."""
    doc = run.doc
    if not (
        "dateEffet" in doc and "dateEcheance" in doc and doc["dateEffet"] < doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateEntree" not in self:
            continue
        judged += 1
        if not (
            doc["dateEffet"] <= self["dateEntree"] and self["dateEntree"] <= doc["dateEcheance"]
        ):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "entree": self["dateEntree"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def ct_020(run: Run, rows: Rows) -> Outcome:
    """Un ESMS sort avant d'être entré."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("dateSortie" in self and "dateEntree" in self):
            continue
        judged += 1
        if self["dateEntree"] > self["dateSortie"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "entree": self["dateEntree"],
                        "nom": self["nom"],
                        "sortie": self["dateSortie"],
                    },
                )
            )
    return judged, failed


def ct_021(run: Run, rows: Rows) -> Outcome:
    """Un ESMS sort du contrat sans motif."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateSortie" not in self:
            continue
        judged += 1
        if "motifSortie" not in self:
            failed.append((rank, (self, self), {"nom": self["nom"], "sortie": self["dateSortie"]}))
    return judged, failed


def ct_022(run: Run, rows: Rows) -> Outcome:
    """Un motif de sortie ou un repreneur est donné sans date de sortie."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("motifSortie" in self or "repreneur" in self):
            continue
        judged += 1
        if "dateSortie" not in self:
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ct_023(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est cédé sans que le repreneur soit nommé."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("motifSortie" in self and self["motifSortie"] == "cession"):
            continue
        judged += 1
        if "repreneur" not in self:
            failed.append((rank, (self, self), {"nom": self["nom"]}))
    return judged, failed


def ct_024(run: Run, rows: Rows) -> Outcome:
    """Un repreneur est nommé alors que l'ESMS n'est pas cédé."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("repreneur" in self and "motifSortie" in self):
            continue
        judged += 1
        if self["motifSortie"] != "cession":
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "motif": self.get("motifSortie", "autre"),
                        "nom": self["nom"],
                        "repreneur": self["repreneur"]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def ct_025(run: Run, rows: Rows) -> Outcome:
    """Le repreneur d'un ESMS est le gestionnaire qui le cède."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "repreneur" not in self:
            continue
        judged += 1
        if not (
            self["repreneur"]["numeroFinessEj"] != self["numeroFinessEj"]
            if "numeroFinessEj" in self
            else not (
                (natures_1 := natures.get("OG")) is not None
                and len(natures_1) == 1
                and "numeroFinessEj" in natures_1[0]
                and natures_1[0]["numeroFinessEj"] == self["repreneur"]["numeroFinessEj"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {"nom": self["nom"], "repreneur": self["repreneur"]["raisonSociale"]},
                )
            )
    return judged, failed


def ct_026(run: Run, rows: Rows) -> Outcome:
    """Un ESMS sous CPOM obligatoire reste en budget prévisionnel."""
    regimes = run.index(PERIMETRE, ((0, "regimeBudgetaire", False),))
    if (regimes_1 := regimes.get("BP")) is None:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not all(b == "L313-12-2" for b in run.spend(self["basesLegales"])):
            continue
        judged += 1
        if not all("dateSortie" in e for e in run.spend(regimes_1)):
            failed.append(
                (rank, (regimes_1[0], self), {"nom": regimes_1[0]["nom"], "nombre": len(regimes_1)})
            )
    return judged, failed


def ct_027(run: Run, rows: Rows) -> Outcome:
    """Un ESMS privé est déclaré sous le cadre budgétaire des établissements de santé."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    if (natures_1 := natures.get("OG")) is None:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["regimeBudgetaire"] != "EPCP":
            continue
        judged += 1
        if not any(
            "statutJuridique" not in p or p["statutJuridique"] == "public"
            for p in run.spend(natures_1)
        ):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ct_028(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne dit pas quels documents transmettre, ni quand."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if "transmissions" not in self:
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_029(run: Run, rows: Rows) -> Outcome:
    """Le suivi annuel ne figure pas parmi les documents à transmettre."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "transmissions" not in self:
            continue
        judged += 1
        if not any(
            t["typeDocument"] in ("suivi_annuel", "rapport_financier_activite")
            for t in self["transmissions"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_030(run: Run, rows: Rows) -> Outcome:
    """La date limite d'une transmission n'existe dans aucun calendrier."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("jour" in self and "mois" in self):
            continue
        judged += 1
        if not (
            self["jour"] <= 29.0
            or self["mois"] != 2.0
            and (self["jour"] == 30.0 or self["mois"] not in (4.0, 6.0, 9.0, 11.0))
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"document": self["typeDocument"], "jour": self["jour"], "mois": self["mois"]},
                )
            )
    return judged, failed


def ct_031(run: Run, rows: Rows) -> Outcome:
    """L'ERRD ou le compte administratif n'est pas attendu au 30 avril suivant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["typeDocument"] in ("ERRD", "CA")
            and "jour" in self
            and "mois" in self
            and "decalageAnnees" in self
        ):
            continue
        judged += 1
        if not (self["decalageAnnees"] == 1.0 and self["mois"] <= 4.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"document": self["typeDocument"], "jour": self["jour"], "mois": self["mois"]},
                )
            )
    return judged, failed


def ct_032(run: Run, rows: Rows) -> Outcome:
    """Une partie n'a pas de représentant au comité de suivi."""
    doc = run.doc
    membres = run.index(COMITE_SUIVI__COMPOSITION, ((0, "partie", False),))
    if not ("comiteSuivi" in doc and "composition" in doc["comiteSuivi"]):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateSortie" in self:
            continue
        judged += 1
        if self["code"] not in membres:
            failed.append((rank, (doc, self), {"nom": self["raisonSociale"]}))
    return judged, failed


def ct_033(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne prévoit pas de comité de suivi."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if "comiteSuivi" not in self:
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_034(run: Run, rows: Rows) -> Outcome:
    """Le comité ne se réunit pas pour le bilan d'étape de la troisième année."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "comiteSuivi" in self
            and "dateEffet" in self
            and "dateEcheanceInitiale" in self
            and self["dateEcheanceInitiale"] > add_years(self["dateEffet"], 3.0)
        ):
            continue
        judged += 1
        if not (
            "reunions" in self["comiteSuivi"]
            and any(
                r["objet"] == "bilan_etape"
                and (
                    r["annee"] == int(self["dateEffet"][:4]) + 2.0
                    or r["annee"] == int(self["dateEffet"][:4]) + 3.0
                )
                for r in self["comiteSuivi"]["reunions"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {"annee": int(self["dateEffet"][:4]) + 2.0 if "dateEffet" in self else 0.0},
                )
            )
    return judged, failed


def ct_035(run: Run, rows: Rows) -> Outcome:
    """Le comité ne se réunit pas pour le bilan final."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("comiteSuivi" in self and "dateEcheanceInitiale" in self):
            continue
        judged += 1
        if not (
            "reunions" in self["comiteSuivi"]
            and any(
                r["objet"] == "bilan_final"
                and r["annee"] >= int(self["dateEcheanceInitiale"][:4]) - 1.0
                for r in self["comiteSuivi"]["reunions"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": int(self["dateEcheanceInitiale"][:4])
                        if "dateEcheanceInitiale" in self
                        else 0.0
                    },
                )
            )
    return judged, failed


def ct_036(run: Run, rows: Rows) -> Outcome:
    """Une réunion du comité est prévue hors de la durée du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc and "dateEcheance" in doc and doc["dateEffet"] < doc["dateEcheance"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    fixed_2 = int(doc["dateEcheance"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _comiteSuivi, _root) in enumerate(rows):
        judged += 1
        if not (fixed_1 <= self["annee"] and self["annee"] <= fixed_2 + 1.0):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                    },
                )
            )
    return judged, failed


def ct_037(run: Run, rows: Rows) -> Outcome:
    """Le diagnostic partagé n'est ni saisi ni joint."""
    annexes = run.index(ANNEXES, ((0, "type", False),))
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if not ("diagnosticPartage" in self or "diagnostic_partage" in annexes):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_038(run: Run, rows: Rows) -> Outcome:
    """Une partie a signé sans que l'on sache qui, à quel titre ou quand."""
    doc = run.doc
    if not (
        doc["statut"] != "projet" and doc["entete"]["origine"] == "natif" and "dateSignature" in doc
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            "representant" in self and "qualite" in self["representant"] and "dateSignature" in self
        ):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def ct_039(run: Run, rows: Rows) -> Outcome:
    """Le contrat est signé mais n'a pas de date de signature."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet" and self["entete"]["origine"] == "natif"):
            continue
        judged += 1
        if "dateSignature" not in self:
            failed.append((rank, (self, self), {"statut": self["statut"]}))
    return judged, failed


def ct_040(run: Run, rows: Rows) -> Outcome:
    """Le contrat est en projet mais déjà signé par tous."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] != "projet":
            continue
        judged += 1
        if not (
            "dateSignature" not in self and not all("dateSignature" in p for p in self["parties"])
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_041(run: Run, rows: Rows) -> Outcome:
    """La date d'effet ou l'échéance d'un contrat signé manque."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] == "projet":
            continue
        judged += 1
        if not ("dateEffet" in self and "dateEcheanceInitiale" in self and "dateEcheance" in self):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_042(run: Run, rows: Rows) -> Outcome:
    """Une partie a signé après la date de signature du contrat."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateSignature" in self and self["numeroAvenant"] == 0.0):
            continue
        judged += 1
        if not all(
            "dateSignature" not in p or p["dateSignature"] <= self["dateSignature"]
            for p in self["parties"]
        ):
            failed.append((rank, (self, self), {"contrat": self["dateSignature"]}))
    return judged, failed


def ct_043(run: Run, rows: Rows) -> Outcome:
    """La date de signature du contrat vient après toutes les signatures."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "dateSignature" in self
            and self["numeroAvenant"] == 0.0
            and all("dateSignature" in p for p in self["parties"])
        ):
            continue
        judged += 1
        if not any(
            "dateSignature" in p and p["dateSignature"] >= self["dateSignature"]
            for p in self["parties"]
        ):
            failed.append((rank, (self, self), {"contrat": self["dateSignature"]}))
    return judged, failed


def ct_044(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit en vigueur avant sa date d'effet."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] == "en_vigueur" and "dateEffet" in self):
            continue
        judged += 1
        if self["dateEffet"] > run.date:
            failed.append((rank, (self, self), {"effet": self["dateEffet"], "jour": run.date}))
    return judged, failed


def ct_045(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit en vigueur après son échéance."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] == "en_vigueur" and "dateEcheance" in self):
            continue
        judged += 1
        if self["dateEcheance"] < run.date:
            failed.append(
                (rank, (self, self), {"echeance": self["dateEcheance"], "jour": run.date})
            )
    return judged, failed


def ct_046(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit échu avant son échéance."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            self["statut"] == "echu"
            and "dateEcheance" in self
            and "dateEffet" in self
            and run.date > self["dateEffet"]
        ):
            continue
        judged += 1
        if self["dateEcheance"] >= run.date:
            failed.append(
                (rank, (self, self), {"echeance": self["dateEcheance"], "jour": run.date})
            )
    return judged, failed


def ct_047(run: Run, rows: Rows) -> Outcome:
    """Le contrat finit plus tôt que prévu, sans avenant."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "dateEcheance" in self
            and "dateEcheanceInitiale" in self
            and self["statut"] != "resilie"
            and self["numeroAvenant"] == 0.0
        ):
            continue
        judged += 1
        if self["dateEcheance"] < self["dateEcheanceInitiale"]:
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {"echeance": self["dateEcheance"], "initiale": self["dateEcheanceInitiale"]},
                )
            )
    return judged, failed


def ct_048(run: Run, rows: Rows) -> Outcome:
    """Le contrat est prorogé sans avenant."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "dateEcheance" in self
            and "dateEcheanceInitiale" in self
            and self["numeroAvenant"] == 0.0
        ):
            continue
        judged += 1
        if self["dateEcheance"] > self["dateEcheanceInitiale"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"echeance": self["dateEcheance"], "initiale": self["dateEcheanceInitiale"]},
                )
            )
    return judged, failed


def ct_049(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'est pas du champ déclaré."""
    doc = run.doc
    categories_esms_secteur = run.column("categories-esms", "secteur")
    if doc["champ"] not in ("PH", "PA"):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        secteur = categories_esms_secteur.get(self["categorie"], "")
        if "dateSortie" in self:
            continue
        judged += 1
        if not doc["champ"][:] in secteur:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"categorie": self["categorie"], "champ": doc["champ"], "nom": self["nom"]},
                )
            )
    return judged, failed


def ct_050(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit mixte mais ne couvre qu'un public."""
    categories_esms_secteur = run.column("categories-esms", "secteur")
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["champ"] != "PH_PA":
            continue
        judged += 1
        if not (
            any("PH" in categories_esms_secteur.get(e["categorie"], "") for e in self["perimetre"])
            and any(
                "PA" in categories_esms_secteur.get(e["categorie"], "") for e in self["perimetre"]
            )
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_051(run: Run, rows: Rows) -> Outcome:
    """L'autorité compétente n'est pas celle de la catégorie d'ESMS."""
    categories_esms_competence = run.column("categories-esms", "competence")
    categories_esms_confiance_competence = run.column("categories-esms", "confiance_competence")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if categories_esms_confiance_competence.get(self["categorie"], "") != "haute":
            continue
        judged += 1
        if self["autoriteCompetente"] != categories_esms_competence.get(self["categorie"], ""):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "attendue": categories_esms_competence.get(self["categorie"], ""),
                        "categorie": self["categorie"],
                        "declaree": self["autoriteCompetente"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def ct_052(run: Run, rows: Rows) -> Outcome:
    """Le contrat s'appuie sur l'article des EHPAD sans compter d'EHPAD."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "L313-12-IV-ter" not in run.spend(self["basesLegales"]):
            continue
        judged += 1
        if not any(e["categorie"] == "500" for e in self["perimetre"]):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_053(run: Run, rows: Rows) -> Outcome:
    """L'arrêté de programmation est postérieur à la signature du contrat."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("arreteProgrammation" in self and "dateSignature" in self):
            continue
        judged += 1
        if self["arreteProgrammation"]["date"] > self["dateSignature"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "arrete": self["arreteProgrammation"]["date"],
                        "signature": self["dateSignature"],
                    },
                )
            )
    return judged, failed


def ct_054(run: Run, rows: Rows) -> Outcome:
    """L'arrêté de programmation cité ne porte pas la bonne date."""
    programmation = run.related["programmation"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "arreteProgrammation" in self
            and "dateSignature" in programmation
            and self["arreteProgrammation"]["reference"] == programmation["reference"]
        ):
            continue
        judged += 1
        if self["arreteProgrammation"]["date"] != programmation["dateSignature"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "cite": self["arreteProgrammation"]["date"],
                        "reference": self["arreteProgrammation"]["reference"],
                        "vrai": programmation["dateSignature"]
                        if "dateSignature" in programmation
                        else self["arreteProgrammation"]["date"],
                    },
                )
            )
    return judged, failed


def ct_055(run: Run, rows: Rows) -> Outcome:
    """Le gestionnaire ne figure pas dans la programmation."""
    doc = run.doc
    programmation = run.related["programmation"]
    lignes = run.index(PROGRAMMATION__LIGNES, ((0, "numeroFinessEj", False),))
    if not (
        "dateEffet" in doc
        and programmation["horizon"]["anneeDebut"] <= int(doc["dateEffet"][:4])
        and int(doc["dateEffet"][:4]) <= programmation["horizon"]["anneeFin"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["nature"] == "OG"
            and "numeroFinessEj" in self
            and finess_key(self["numeroFinessEj"])
        ):
            continue
        judged += 1
        if self["numeroFinessEj"] not in lignes:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"nom": self["raisonSociale"], "reference": programmation["reference"]},
                )
            )
    return judged, failed


def ct_056(run: Run, rows: Rows) -> Outcome:
    """Le contrat prend effet une autre année que celle de la programmation."""
    doc = run.doc
    programmation = run.related["programmation"]
    lignes = run.index(PROGRAMMATION__LIGNES, ((0, "numeroFinessEj", False),))
    annees = run.index(
        PROGRAMMATION__LIGNES, ((0, "numeroFinessEj", False), (0, "anneeEffet", False))
    )
    if "dateEffet" not in doc:
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["nature"] == "OG"
            and "numeroFinessEj" in self
            and (lignes_1 := lignes.get(self["numeroFinessEj"])) is not None
        ):
            continue
        judged += 1
        if (self["numeroFinessEj"], fixed_1) not in annees:
            failed.append(
                (
                    rank,
                    (doc, self),
                    {
                        "annee": fixed_1,
                        "nom": self["raisonSociale"],
                        "prevue": lignes_1[0]["anneeEffet"],
                        "reference": programmation["reference"],
                    },
                )
            )
    return judged, failed


def ct_057(run: Run, rows: Rows) -> Outcome:
    """Le type du contrat n'est pas celui de la programmation."""
    doc = run.doc
    programmation = run.related["programmation"]
    annees = run.index(
        PROGRAMMATION__LIGNES, ((0, "numeroFinessEj", False), (0, "anneeEffet", False))
    )
    if "dateEffet" not in doc:
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["nature"] == "OG"
            and "numeroFinessEj" in self
            and (annees_1 := annees.get((self["numeroFinessEj"], fixed_1))) is not None
        ):
            continue
        judged += 1
        if not any(l["typeContrat"] == doc["typeContrat"] for l in run.spend(annees_1)):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "prevu": annees_1[0]["typeContrat"],
                        "reference": programmation["reference"],
                        "type": doc["typeContrat"],
                    },
                )
            )
    return judged, failed


def ct_058(run: Run, rows: Rows) -> Outcome:
    """Un ESMS programmé n'est pas dans le contrat."""
    doc = run.doc
    programmation = run.related["programmation"]
    gestionnaires = run.index(PARTIES, ((0, "nature", False), (0, "numeroFinessEj", True)))
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    if "dateEffet" not in doc:
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        if not (
            ("OG", ligne["numeroFinessEj"]) in gestionnaires and ligne["anneeEffet"] == fixed_1
        ):
            continue
        judged += 1
        if self["numeroFinessEt"] not in presents:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "categorie": self["categorie"],
                        "numero": self["numeroFinessEt"],
                        "reference": programmation["reference"],
                    },
                )
            )
    return judged, failed


def ct_059(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne suit pas immédiatement le précédent."""
    precedent = run.related["precedent"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self and "dateEcheance" in precedent):
            continue
        judged += 1
        if self["dateEffet"] != add_days(precedent["dateEcheance"], 1.0):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "echeance": precedent["dateEcheance"]
                        if "dateEcheance" in precedent
                        else run.date,
                        "effet": self["dateEffet"],
                    },
                )
            )
    return judged, failed


def ct_060(run: Run, rows: Rows) -> Outcome:
    """Le contrat précédent fourni n'est pas celui que le contrat renouvelle."""
    precedent = run.related["precedent"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "contratPrecedent" not in self:
            continue
        judged += 1
        if self["contratPrecedent"] != precedent["identifiant"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {"cite": self["contratPrecedent"], "fourni": precedent["identifiant"]},
                )
            )
    return judged, failed


def ct_061(run: Run, rows: Rows) -> Outcome:
    """Le gestionnaire n'est pas celui du contrat précédent."""
    precedent = run.related["precedent"]
    anciens = run.index(PRECEDENT__PARTIES, ((0, "nature", False), (0, "numeroFinessEj", True)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["nature"] == "OG" and "numeroFinessEj" in self):
            continue
        judged += 1
        if ("OG", self["numeroFinessEj"]) not in anciens:
            failed.append(
                (
                    rank,
                    (self,),
                    {"nom": self["raisonSociale"], "precedent": precedent["identifiant"]},
                )
            )
    return judged, failed


def ct_062(run: Run, rows: Rows) -> Outcome:
    """Un ESMS du contrat précédent a disparu au renouvellement."""
    doc = run.doc
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateSortie" in self:
            continue
        judged += 1
        if self["numeroFinessEt"] not in presents:
            failed.append((rank, (doc,), {"nom": self["nom"], "numero": self["numeroFinessEt"]}))
    return judged, failed


def ct_063(run: Run, rows: Rows) -> Outcome:
    """Le contrat finit dans l'année et son renouvellement n'est pas programmé."""
    doc = run.doc
    programmation = run.related["programmation"]
    annees = run.index(
        PROGRAMMATION__LIGNES, ((0, "numeroFinessEj", False), (0, "anneeEffet", False))
    )
    if not (
        doc["statut"] == "en_vigueur"
        and "dateEcheance" in doc
        and doc["dateEcheance"] <= add_years(run.date, 1.0)
        and int(doc["dateEcheance"][:4]) + 1.0 <= programmation["horizon"]["anneeFin"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEcheance"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["nature"] == "OG" and "numeroFinessEj" in self):
            continue
        judged += 1
        if not (
            (self["numeroFinessEj"], fixed_1) in annees
            or (self["numeroFinessEj"], fixed_1 + 1.0) in annees
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "echeance": doc["dateEcheance"],
                        "nom": self["raisonSociale"],
                        "reference": programmation["reference"],
                    },
                )
            )
    return judged, failed


def ct_064(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'entre pas dans son nouveau contrat le lendemain de sa sortie."""
    ailleurs = run.index(AUTRES__AUTRE__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "dateSortie" in self
            and "motifSortie" in self
            and self["motifSortie"] in ("cession", "transfert_contrat")
            and (ailleurs_1 := ailleurs.get(self["numeroFinessEt"])) is not None
            and "dateEntree" in ailleurs_1[0]
        ):
            continue
        judged += 1
        if ailleurs_1[0]["dateEntree"] != add_days(self["dateSortie"], 1.0):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "entree": ailleurs_1[0]["dateEntree"],
                        "nom": self["nom"],
                        "sortie": self["dateSortie"],
                    },
                )
            )
    return judged, failed


def ct_065(run: Run, rows: Rows) -> Outcome:
    """L'ESMS cédé n'est pas dans le contrat du repreneur."""
    ailleurs = run.index(AUTRES__AUTRE__PERIMETRE, ((0, "numeroFinessEt", False),))
    contractants = run.index(
        AUTRES__AUTRE__PARTIES, ((0, "nature", False), (0, "numeroFinessEj", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "repreneur" in self
            and "dateSortie" in self
            and self["dateSortie"] < run.date
            and ("OG", self["repreneur"]["numeroFinessEj"]) in contractants
        ):
            continue
        judged += 1
        if self["numeroFinessEt"] not in ailleurs:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "nom": self["nom"],
                        "repreneur": self["repreneur"]["raisonSociale"],
                        "sortie": self["dateSortie"],
                    },
                )
            )
    return judged, failed


def ct_066(run: Run, rows: Rows) -> Outcome:
    """Un autre contrat porte le même identifiant."""
    memes = run.index(AUTRES__AUTRE, ((0, "identifiant", False),))
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if self["identifiant"] in memes:
            failed.append((rank, (self,), {"identifiant": self["identifiant"]}))
    return judged, failed


def ct_067(run: Run, rows: Rows) -> Outcome:
    """Le contrat se cite lui-même parmi les autres contrats du gestionnaire."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["identifiant"] != doc["identifiant"]
            and ("contratPrecedent" not in doc or self["identifiant"] != doc["contratPrecedent"])
        ):
            failed.append((rank, (self,), {"identifiant": self["identifiant"]}))
    return judged, failed


def ct_068(run: Run, rows: Rows) -> Outcome:
    """L'échéance donnée pour un autre contrat n'est pas la sienne."""
    connus = run.index(AUTRES__AUTRE, ((0, "identifiant", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "dateEcheance" in self
            and (connus_1 := connus.get(self["identifiant"])) is not None
            and "dateEcheance" in connus_1[0]
        ):
            continue
        judged += 1
        if self["dateEcheance"] != connus_1[0]["dateEcheance"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "citee": self["dateEcheance"],
                        "identifiant": self["identifiant"],
                        "vraie": connus_1[0]["dateEcheance"],
                    },
                )
            )
    return judged, failed


def ct_069(run: Run, rows: Rows) -> Outcome:
    """Le contrat dit se renouveler lui-même."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "contratPrecedent" not in self:
            continue
        judged += 1
        if self["contratPrecedent"] == self["identifiant"]:
            failed.append((rank, (self, self), {"identifiant": self["identifiant"]}))
    return judged, failed


def ct_070(run: Run, rows: Rows) -> Outcome:
    """L'évaluation d'un ESMS est prévue hors de la durée du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc and "dateEcheance" in doc and doc["dateEffet"] < doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "evaluation" not in self:
            continue
        judged += 1
        if not (
            doc["dateEffet"] <= self["evaluation"]["datePrevue"]
            and self["evaluation"]["datePrevue"] <= doc["dateEcheance"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "nom": self["nom"],
                        "prevue": self["evaluation"]["datePrevue"],
                    },
                )
            )
    return judged, failed


def ct_071(run: Run, rows: Rows) -> Outcome:
    """Les places habilitées à l'aide sociale contredisent l'habilitation."""
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        judged += 1
        if not ("places" not in self if self["totale"] else "places" in self):
            failed.append((rank, (self, self), {"nom": esms["nom"]}))
    return judged, failed


def ct_072(run: Run, rows: Rows) -> Outcome:
    """Un ESMS habilité à l'aide sociale ne relève que de l'ARS."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "habilitationAideSociale" not in self:
            continue
        judged += 1
        if self["autoriteCompetente"] == "ARS":
            failed.append((rank, (self, self), {"nom": self["nom"]}))
    return judged, failed


def ct_073(run: Run, rows: Rows) -> Outcome:
    """Avec plusieurs gestionnaires, un ESMS ne dit pas duquel il relève."""
    roles = run.index(PARTIES, ((0, "role", False),))
    if not ((roles_1 := roles.get("organisme_gestionnaire")) is not None and len(roles_1) > 1):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if "numeroFinessEj" not in self:
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ct_074(run: Run, rows: Rows) -> Outcome:
    """Le rôle d'une partie ne va pas avec sa nature."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["nature"] == "OG"
            if self["role"] == "organisme_gestionnaire"
            else self["role"] == "cosignataire"
            or self["nature"] in ("ARS", "CD", "METROPOLE", "ETAT")
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"nature": self["nature"], "nom": self["raisonSociale"], "role": self["role"]},
                )
            )
    return judged, failed


def ct_075(run: Run, rows: Rows) -> Outcome:
    """FINESS dit l'ESMS hors CPOM."""
    doc = run.doc
    mft_sous_cpom = run.column("mft", "sous_cpom")
    if doc["statut"] != "en_vigueur":
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "modeFixationTarifaire" not in self:
            continue
        judged += 1
        if mft_sous_cpom.get(self["modeFixationTarifaire"], "") == "non":
            failed.append(
                (rank, (self,), {"mode": self["modeFixationTarifaire"], "nom": self["nom"]})
            )
    return judged, failed


def ct_076(run: Run, rows: Rows) -> Outcome:
    """Le fichier d'une annexe n'a pas d'empreinte."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "fichier" not in self:
            continue
        judged += 1
        if "empreinte" not in self:
            failed.append(
                (rank, (self, self), {"fichier": self["fichier"], "titre": self["titre"]})
            )
    return judged, failed


def ct_077(run: Run, rows: Rows) -> Outcome:
    """Tous les ESMS sont sortis d'un contrat en vigueur."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["statut"] != "en_vigueur":
            continue
        judged += 1
        if not any("dateSortie" not in e or e["dateSortie"] >= run.date for e in self["perimetre"]):
            failed.append((rank, (self, self), {"jour": run.date}))
    return judged, failed


def ct_078(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est entré en cours de contrat sans avenant."""
    doc = run.doc
    if not (doc["numeroAvenant"] == 0.0 and "dateEffet" in doc):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("dateEntree" in self and self["dateEntree"] <= run.date):
            continue
        judged += 1
        if self["dateEntree"] > doc["dateEffet"]:
            failed.append((rank, (self, doc), {"entree": self["dateEntree"], "nom": self["nom"]}))
    return judged, failed


def ct_079(run: Run, rows: Rows) -> Outcome:
    """Un ESMS relève d'une entité juridique qui n'est pas partie au contrat."""
    doc = run.doc
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    natures = run.index(PARTIES, ((0, "nature", False),))
    memes = run.index(PERIMETRE, ((0, "numeroFinessEj", True),))
    if not (
        doc["statut"] != "projet"
        and (natures_1 := natures.get("OG")) is not None
        and all(
            "numeroFinessEj" in p and finess_key(p["numeroFinessEj"]) for p in run.spend(natures_1)
        )
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "numeroFinessEj" in self
            and (memes_2 := memes.get(self["numeroFinessEj"])) is not None
            and memes_2[0]["numeroFinessEt"] == self["numeroFinessEt"]
        ):
            continue
        judged += 1
        if self["numeroFinessEj"] not in entites:
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["numeroFinessEj"]}))
    return judged, failed


def ct_080(run: Run, rows: Rows) -> Outcome:
    """L'ARS signataire n'a aucun ESMS dans sa région."""
    departements_ars = run.column("departements", "ars")
    natures = run.index(PARTIES, ((0, "nature", False),))
    if not ((natures_1 := natures.get("ARS")) is not None and "codeAutorite" in natures_1[0]):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not any(
            departements_ars.get(e["departement"], "") == natures_1[0]["codeAutorite"]
            for e in self["perimetre"]
        ):
            failed.append((rank, (natures_1[0], self), {"ars": natures_1[0]["codeAutorite"]}))
    return judged, failed


def ct_090(run: Run, rows: Rows) -> Outcome:
    """Un ESMS sort du contrat hors de la durée de celui-ci."""
    doc = run.doc
    if not (
        "dateEffet" in doc and "dateEcheance" in doc and doc["dateEffet"] < doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateSortie" not in self:
            continue
        judged += 1
        if not (
            doc["dateEffet"] <= self["dateSortie"] and self["dateSortie"] <= doc["dateEcheance"]
        ):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "nom": self["nom"],
                        "sortie": self["dateSortie"],
                    },
                )
            )
    return judged, failed


def ct_091(run: Run, rows: Rows) -> Outcome:
    """La date limite ou le délai d'un document est incomplet."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            "evenement" in self and "jour" not in self and "mois" not in self
            if "delaiJours" in self
            else "jour" in self and "decalageAnnees" in self and "evenement" not in self
        ):
            failed.append(
                (rank, (self, self, self, self, self, self), {"document": self["typeDocument"]})
            )
    return judged, failed


def ct_092(run: Run, rows: Rows) -> Outcome:
    """Le tableau de bord est attendu après la date nationale."""
    categories = run.index(PERIMETRE, ((0, "categorie", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["typeDocument"] == "tableau_bord"
            and "mois" in self
            and "decalageAnnees" in self
            and self["decalageAnnees"] == 1.0
        ):
            continue
        judged += 1
        if not (
            self["mois"] <= 6.0
            or self["mois"] == 7.0
            and ("460" in categories or "209" in categories)
        ):
            failed.append((rank, (self,), {"mois": self["mois"]}))
    return judged, failed


def ct_120(run: Run, rows: Rows) -> Outcome:
    """L'État ne signe pas alors qu'il est compétent."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            self["statut"] != "projet"
            and any(
                "dateSortie" not in e and "ETAT" in e["autoriteCompetente"]
                for e in self["perimetre"]
            )
        ):
            continue
        judged += 1
        if not any(p["nature"] == "ETAT" and "dateSortie" not in p for p in self["parties"]):
            failed.append((rank, (self, self), {}))
    return judged, failed


def ct_121(run: Run, rows: Rows) -> Outcome:
    """La section « soins et entretien de l'autonomie » est employée hors de l'expérimentation."""
    departements_soins_autonomie_debut = run.column("departements", "soins_autonomie_debut")
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if not (
            self["section"] == "soins_autonomie"
            and (etablissements_1 := etablissements.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if not (
            departements_soins_autonomie_debut.get(etablissements_1[0]["departement"], "") != ""
            and dotation["annee"] >= 2025.0
            and dotation["annee"] <= 2026.0
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": dotation["annee"],
                        "departement": etablissements_1[0]["departement"],
                        "nom": etablissements_1[0]["nom"],
                    },
                )
            )
    return judged, failed


def ct_122(run: Run, rows: Rows) -> Outcome:
    """Une base budgétaire emploie la section « soins et entretien de l'autonomie » hors de l'expérimentation."""
    departements_soins_autonomie_debut = run.column("departements", "soins_autonomie_debut")
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            self["section"] == "soins_autonomie"
            and (etablissements_1 := etablissements.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if not (
            departements_soins_autonomie_debut.get(etablissements_1[0]["departement"], "") != ""
            and self["annee"] >= 2025.0
            and self["annee"] <= 2026.0
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": self["annee"],
                        "departement": etablissements_1[0]["departement"],
                        "nom": etablissements_1[0]["nom"],
                    },
                )
            )
    return judged, failed


def ct_123(run: Run, rows: Rows) -> Outcome:
    """L'autorisation d'un ESMS prend fin avant l'effet du contrat."""
    doc = run.doc
    if "dateEffet" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("autorisation" in self and "echeance" in self["autorisation"]):
            continue
        judged += 1
        if not (
            self["autorisation"]["echeance"] >= doc["dateEffet"]
            and ("dateEntree" not in self or self["autorisation"]["echeance"] >= self["dateEntree"])
        ):
            failed.append(
                (rank, (self, doc), {"fin": self["autorisation"]["echeance"], "nom": self["nom"]})
            )
    return judged, failed


def ct_124(run: Run, rows: Rows) -> Outcome:
    """Une autorisation prend fin avant d'avoir été délivrée."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "autorisation" in self
            and "echeance" in self["autorisation"]
            and "date" in self["autorisation"]
        ):
            continue
        judged += 1
        if self["autorisation"]["echeance"] <= self["autorisation"]["date"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "date": self["autorisation"]["date"],
                        "fin": self["autorisation"]["echeance"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def ct_125(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est déclaré à la fois avec et sans numéro FINESS."""
    doc = run.doc
    noms = run.index(
        PERIMETRE, ((0, "nom", False), (0, "categorie", False), (0, "departement", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if (self["nom"], self["categorie"], self["departement"]) in noms:
            failed.append((rank, (self, doc), {"categorie": self["categorie"], "nom": self["nom"]}))
    return judged, failed


def ct_126(run: Run, rows: Rows) -> Outcome:
    """L'ESMS porteur d'un dispositif est compté parmi ses autres membres."""
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        if "esmsMembres" not in self:
            continue
        judged += 1
        if esms["numeroFinessEt"] in self["esmsMembres"]:
            failed.append((rank, (self,), {"dispositif": self["code"], "nom": esms["nom"]}))
    return judged, failed


def ct_140(run: Run, rows: Rows) -> Outcome:
    """L'engagement d'une autorité est celui du gestionnaire."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (signataires_1 := signataires.get(self["autorite"])) is None:
            continue
        judged += 1
        if signataires_1[0]["role"] == "organisme_gestionnaire":
            failed.append(
                (
                    rank,
                    (self,),
                    {"engagement": self["code"], "partie": signataires_1[0]["raisonSociale"]},
                )
            )
    return judged, failed


def ct_141(run: Run, rows: Rows) -> Outcome:
    """L'échéance de l'engagement d'une autorité est hors du contrat."""
    doc = run.doc
    if not ("dateEffet" in doc and "dateEcheance" in doc):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "echeance" not in self:
            continue
        judged += 1
        if not (self["echeance"] >= doc["dateEffet"] and self["echeance"] <= doc["dateEcheance"]):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "date": self["echeance"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "engagement": self["code"],
                    },
                )
            )
    return judged, failed


def fa_001(run: Run, rows: Rows) -> Outcome:
    """Un contrat signé n'a ni fiche action ni annexe qui en tienne lieu."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            self["statut"] != "projet"
            and doc["entete"]["origine"] != "reprise"
            and not (
                "annexes" in self and any(a["type"] == "fiches_actions" for a in self["annexes"])
            )
        ):
            continue
        judged += 1
        if "fichesActions" not in self:
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_002(run: Run, rows: Rows) -> Outcome:
    """Une fiche action n'a pas d'indicateur."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["statut"] != "en_vigueur":
            continue
        judged += 1
        if "indicateurs" not in self:
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_003(run: Run, rows: Rows) -> Outcome:
    """Une fiche action n'a pas d'action."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["statut"] != "en_vigueur":
            continue
        judged += 1
        if "actions" not in self:
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_004(run: Run, rows: Rows) -> Outcome:
    """Personne ne répond d'une action."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        judged += 1
        if not ("responsable" in self or "pilote" in ficheAction):
            failed.append((rank, (self,), {"action": self["code"], "fiche": ficheAction["code"]}))
    return judged, failed


def fa_005(run: Run, rows: Rows) -> Outcome:
    """Le contrat compte plus de trente fiches actions."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if "fichesActions" not in self:
            continue
        judged += 1
        if len(self["fichesActions"]) > 30:
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_006(run: Run, rows: Rows) -> Outcome:
    """Une fiche finit avant de commencer."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("periode" in self and "fin" in self["periode"]):
            continue
        judged += 1
        if self["periode"]["debut"] > self["periode"]["fin"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "code": self["code"],
                        "debut": self["periode"]["debut"],
                        "fin": self["periode"]["fin"],
                    },
                )
            )
    return judged, failed


def fa_007(run: Run, rows: Rows) -> Outcome:
    """La période d'une fiche déborde du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "periode" not in self:
            continue
        judged += 1
        if not (
            self["periode"]["debut"] >= doc["dateEffet"]
            and ("fin" not in self["periode"] or self["periode"]["fin"] <= doc["dateEcheance"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "code": self["code"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                    },
                )
            )
    return judged, failed


def fa_008(run: Run, rows: Rows) -> Outcome:
    """L'échéance d'une action est hors du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if "echeance" not in self:
            continue
        judged += 1
        if not (self["echeance"] >= doc["dateEffet"] and self["echeance"] <= doc["dateEcheance"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["code"],
                        "date": self["echeance"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "fiche": ficheAction["code"],
                    },
                )
            )
    return judged, failed


def fa_009(run: Run, rows: Rows) -> Outcome:
    """L'échéance d'une action sort de la période de sa fiche."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not ("echeance" in self and "periode" in ficheAction):
            continue
        judged += 1
        if not (
            self["echeance"] >= ficheAction["periode"]["debut"]
            and (
                "fin" not in ficheAction["periode"]
                or self["echeance"] <= ficheAction["periode"]["fin"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self, ficheAction),
                    {
                        "action": self["code"],
                        "date": self["echeance"],
                        "fiche": ficheAction["code"],
                    },
                )
            )
    return judged, failed


def fa_010(run: Run, rows: Rows) -> Outcome:
    """Une fiche achevée ou abandonnée n'a pas de date de fin."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["statut"] == "en_vigueur":
            continue
        judged += 1
        if "dateFin" not in self:
            failed.append((rank, (self,), {"code": self["code"], "statut": self["statut"]}))
    return judged, failed


def fa_011(run: Run, rows: Rows) -> Outcome:
    """Une fiche en vigueur porte une date de fin."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateFin" not in self:
            continue
        judged += 1
        if self["statut"] == "en_vigueur":
            failed.append((rank, (self, self), {"code": self["code"], "fin": self["dateFin"]}))
    return judged, failed


def fa_012(run: Run, rows: Rows) -> Outcome:
    """Aucune fiche ne met en œuvre un objectif stratégique."""
    doc = run.doc
    fiches = run.index(FICHES_ACTIONS, ((0, "objectifStrategique", True),))
    if "fichesActions" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if self["code"] not in fiches:
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_013(run: Run, rows: Rows) -> Outcome:
    """Une fiche ne dit pas à quel objectif stratégique elle répond."""
    doc = run.doc
    if "objectifsStrategiques" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if "objectifStrategique" not in self:
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_014(run: Run, rows: Rows) -> Outcome:
    """Le thème régional d'une fiche relève d'un autre axe national."""
    themes_axe = run.column("themes", "axe")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("theme" in self and themes_axe.get(self["theme"], "") != ""):
            continue
        judged += 1
        if themes_axe.get(self["theme"], "") != self["axe"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"axe": self["axe"], "code": self["code"], "theme": self["theme"]},
                )
            )
    return judged, failed


def fa_015(run: Run, rows: Rows) -> Outcome:
    """Tous les ESMS d'une fiche en vigueur ont quitté le contrat."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["statut"] == "en_vigueur" and "esms" in self):
            continue
        judged += 1
        if not any(
            (perimetre_1 := perimetre.get(e)) is None
            or "dateSortie" not in perimetre_1[0]
            or perimetre_1[0]["dateSortie"] >= run.date
            for e in self["esms"]
        ):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_016(run: Run, rows: Rows) -> Outcome:
    """Deux fiches en vigueur ont le même intitulé."""
    fiches = run.index(FICHES_ACTIONS, ((0, "intitule", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["statut"] == "en_vigueur"
            and (fiches_1 := fiches.get(self["intitule"])) is not None
        ):
            continue
        judged += 1
        if len([f for f in run.spend(fiches_1) if f["statut"] == "en_vigueur"]) != 1:
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_017(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre est prévue après la fin de sa fiche."""
    fiches = run.index(FICHES_ACTIONS, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "ficheAction" in self
            and (fiches_1 := fiches.get(self["ficheAction"])) is not None
            and "dateFin" in fiches_1[0]
        ):
            continue
        judged += 1
        if self["datePrevue"] > fiches_1[0]["dateFin"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "code": self["code"],
                        "date": self["datePrevue"],
                        "fin": fiches_1[0]["dateFin"],
                    },
                )
            )
    return judged, failed


def fa_018(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir un numéro de sécurité sociale."""
    search_1 = pattern(
        "(^|[^0-9])[12] ?[0-9]{2} ?(0[1-9]|1[0-2]) ?([0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3}( ?[0-9]{2})?($|[^0-9 ])"
    )
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if search_1(self) is not None:
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_019(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir la date de naissance d'une personne."""
    search_1 = pattern("(^|[^a-zâçèéêîïôû])[Nn]é(e|[(]e[)])? le [0-3]?[0-9](er)?[ ./-][01a-z]")
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if search_1(self) is not None:
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_020(run: Run, rows: Rows) -> Outcome:
    """Un texte semble nommer une personne."""
    search_1 = pattern(
        "(^|[^A-Za-z])(M[.]|Mme|Mlle|Monsieur|Madame) ([A-ZÉ][a-zéèêëïîôç]{1,20} )?[A-ZÉÈ]{3}"
    )
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if search_1(self) is not None:
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_021(run: Run, rows: Rows) -> Outcome:
    """Un texte semble contenir un téléphone ou une adresse électronique."""
    search_1 = pattern(
        "(^|[^0-9])0[1-9][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}($|[^0-9])"
    )
    search_2 = pattern("[0-9A-Za-z]@[0-9A-Za-z-]+[.][a-z]")
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (not search_1(self) is not None and not search_2(self) is not None):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_001(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une dotation ne redonne pas son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not (
            floor(self["montant"] * 100 + 0.5)
            - sum([floor(p["montant"] * 100 + 0.5) for p in self["repartition"]])
            <= sum([100.0 for _ in self["repartition"]])
            and sum([floor(p["montant"] * 100 + 0.5) for p in self["repartition"]])
            - floor(self["montant"] * 100 + 0.5)
            <= sum([100.0 for _ in self["repartition"]])
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "dotation": self["code"],
                        "montant": self["montant"],
                        "total": sum([floor(p["montant"] * 100 + 0.5) for p in self["repartition"]])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_002(run: Run, rows: Rows) -> Outcome:
    """Deux dotations portent la même année, la même autorité et le même financement."""
    enveloppes = run.index(
        VOLET_FINANCIER__DOTATIONS,
        ((0, "annee", False), (0, "autorite", False), (0, "financement", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if (
            enveloppes_1 := enveloppes.get((self["annee"], self["autorite"], self["financement"]))
        ) is None:
            continue
        judged += 1
        if enveloppes_1[0]["code"] != self["code"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "dotation": self["code"],
                        "financement": self["financement"],
                        "premiere": enveloppes_1[0]["code"],
                    },
                )
            )
    return judged, failed


def fi_003(run: Run, rows: Rows) -> Outcome:
    """Une dotation porte sur une année hors du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    fixed_2 = int(doc["dateEcheance"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not (self["annee"] >= fixed_1 and self["annee"] <= fixed_2):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "annee": self["annee"],
                        "dotation": self["code"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                    },
                )
            )
    return judged, failed


def fi_004(run: Run, rows: Rows) -> Outcome:
    """Une dotation donne une part à un ESMS qui n'est pas au contrat cette année-là."""
    doc = run.doc
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if not (
            (etablissements_1 := etablissements.get(self["esms"])) is not None
            and (
                "dateEffet" not in doc
                or "dateSortie" not in etablissements_1[0]
                or etablissements_1[0]["dateSortie"] >= doc["dateEffet"]
            )
        ):
            continue
        judged += 1
        if not (
            (
                "dateEntree" not in etablissements_1[0]
                or int(etablissements_1[0]["dateEntree"][:4]) <= dotation["annee"]
            )
            and (
                "dateSortie" not in etablissements_1[0]
                or int(etablissements_1[0]["dateSortie"][:4]) >= dotation["annee"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self, dotation),
                    {
                        "annee": dotation["annee"],
                        "dotation": dotation["code"],
                        "esms": etablissements_1[0]["nom"],
                    },
                )
            )
    return judged, failed


def fi_005(run: Run, rows: Rows) -> Outcome:
    """Une dotation est attribuée par une partie qui n'est pas autorité de tarification."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    roles = run.index(PARTIES, ((0, "role", False),))
    if "autorite_tarification" not in roles:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if (signataires_1 := signataires.get(self["autorite"])) is None:
            continue
        judged += 1
        if not (
            signataires_1[0]["role"] == "autorite_tarification"
            or signataires_1[0]["nature"] in ("ARS", "CD", "METROPOLE", "ETAT")
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "dotation": self["code"],
                        "partie": signataires_1[0]["raisonSociale"],
                        "role": signataires_1[0]["role"],
                    },
                )
            )
    return judged, failed


def fi_006(run: Run, rows: Rows) -> Outcome:
    """Le financement d'une dotation n'est pas celui de l'autorité qui l'attribue."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        assuranceMaladie = self["financement"].startswith("ONDAM_")
        if (signataires_1 := signataires.get(self["autorite"])) is None:
            continue
        judged += 1
        if not (
            (not assuranceMaladie or signataires_1[0]["nature"] == "ARS")
            and (self["financement"] != "departement" or signataires_1[0]["nature"] != "ARS")
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "dotation": self["code"],
                        "financement": self["financement"],
                        "partie": signataires_1[0]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def fi_007(run: Run, rows: Rows) -> Outcome:
    """Une dotation donne une part à un ESMS qui ne relève pas de son autorité."""
    categories_esms_competence = run.column("categories-esms", "competence")
    categories_esms_confiance_competence = run.column("categories-esms", "confiance_competence")
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if not (
            (etablissements_1 := etablissements.get(self["esms"])) is not None
            and (signataires_2 := signataires.get(dotation["autorite"])) is not None
            and (
                categories_esms_confiance_competence.get(etablissements_1[0]["categorie"], "")
                != "haute"
                or etablissements_1[0]["autoriteCompetente"]
                == categories_esms_competence.get(etablissements_1[0]["categorie"], "")
            )
        ):
            continue
        judged += 1
        if not (
            (
                signataires_2[0]["nature"] != "ARS"
                or etablissements_1[0]["autoriteCompetente"] != "CD"
            )
            and (
                signataires_2[0]["nature"] not in ("CD", "METROPOLE")
                or etablissements_1[0]["autoriteCompetente"] != "ARS"
            )
        ):
            failed.append(
                (
                    rank,
                    (self, dotation),
                    {
                        "competence": etablissements_1[0]["autoriteCompetente"],
                        "dotation": dotation["code"],
                        "esms": etablissements_1[0]["nom"],
                        "partie": signataires_2[0]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def fi_008(run: Run, rows: Rows) -> Outcome:
    """Une autorité attribue une part à un ESMS situé hors de son territoire."""
    autorites_departements = run.column("autorites", "departements")
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    signataires = run.index(PARTIES, ((0, "code", False),))
    natures = run.index(PARTIES, ((0, "role", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if not (
            (etablissements_1 := etablissements.get(self["esms"])) is not None
            and (signataires_2 := signataires.get(dotation["autorite"])) is not None
            and "codeAutorite" in signataires_2[0]
            and autorites_departements.get(signataires_2[0]["codeAutorite"], "") != ""
        ):
            continue
        judged += 1
        if not (
            etablissements_1[0]["departement"][:]
            in autorites_departements.get(signataires_2[0]["codeAutorite"], "")
            or not (
                (natures_3 := natures.get("autorite_tarification")) is not None
                and any(
                    p["nature"] == signataires_2[0]["nature"]
                    and "codeAutorite" in p
                    and etablissements_1[0]["departement"][:]
                    in autorites_departements.get(p["codeAutorite"], "")
                    for p in run.spend(natures_3)
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (self, dotation),
                    {
                        "autorite": signataires_2[0]["codeAutorite"],
                        "departement": etablissements_1[0]["departement"],
                        "dotation": dotation["code"],
                        "esms": etablissements_1[0]["nom"],
                    },
                )
            )
    return judged, failed


def fi_009(run: Run, rows: Rows) -> Outcome:
    """Une part de dotation finance une section qui n'est pas à la charge de l'autorité."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if (signataires_1 := signataires.get(dotation["autorite"])) is None:
            continue
        judged += 1
        if not (
            self["section"] not in ("hebergement", "accompagnement_vie_sociale")
            if signataires_1[0]["nature"] == "ARS"
            else self["section"] != "soins"
        ):
            failed.append(
                (
                    rank,
                    (self, dotation),
                    {
                        "dotation": dotation["code"],
                        "esms": self["esms"],
                        "partie": signataires_1[0]["raisonSociale"],
                        "section": self["section"],
                    },
                )
            )
    return judged, failed


def fi_010(run: Run, rows: Rows) -> Outcome:
    """Une dotation finance le budget de production d'un ESAT."""
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if self["section"] == "production":
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "dotation": dotation["code"],
                        "esms": self["esms"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def fi_011(run: Run, rows: Rows) -> Outcome:
    """Aucune modalité d'évolution n'est convenue pour une dotation."""
    enveloppes = run.index(
        VOLET_FINANCIER__DOTATIONS, ((0, "autorite", False), (0, "financement", False))
    )
    modalites = run.index(
        VOLET_FINANCIER__MODALITES_EVOLUTION, ((0, "autorite", False), (0, "financement", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            (enveloppes_1 := enveloppes.get((self["autorite"], self["financement"]))) is not None
            and enveloppes_1[0]["code"] == self["code"]
        ):
            continue
        judged += 1
        if (self["autorite"], self["financement"]) not in modalites:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "dotation": self["code"],
                        "financement": self["financement"],
                    },
                )
            )
    return judged, failed


def fi_012(run: Run, rows: Rows) -> Outcome:
    """Une modalité à formule ou à équation ne donne ni l'une ni l'autre."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if self["modalite"] not in ("formule_fixe", "equation_tarifaire"):
            continue
        judged += 1
        if "formule" not in self:
            failed.append(
                (rank, (self,), {"autorite": self["autorite"], "modalite": self["modalite"]})
            )
    return judged, failed


def fi_013(run: Run, rows: Rows) -> Outcome:
    """Un taux d'évolution est hors de toute vraisemblance."""
    judged = 0
    failed: Failures = []
    for rank, (self, _modaliteEvolution, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not (self["taux"] >= -0.1 and self["taux"] <= 0.1):
            failed.append((rank, (self,), {"annee": self["annee"], "taux": self["taux"]}))
    return judged, failed


def fi_014(run: Run, rows: Rows) -> Outcome:
    """Un ESMS a pour la même autorité une base globale et une base par section."""
    bases = run.index(
        VOLET_FINANCIER__BASES, ((0, "esms", False), (0, "autorite", False), (0, "annee", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            self["section"] == "globale"
            and (bases_1 := bases.get((self["esms"], self["autorite"], self["annee"]))) is not None
        ):
            continue
        judged += 1
        if not all(b["section"] in ("globale", "production") for b in run.spend(bases_1)):
            failed.append(
                (
                    rank,
                    (self,),
                    {"annee": self["annee"], "autorite": self["autorite"], "esms": self["esms"]},
                )
            )
    return judged, failed


def fi_015(run: Run, rows: Rows) -> Outcome:
    """Les bases d'un CAMSP ne suivent pas le partage 80 / 20."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    signataires = run.index(PARTIES, ((0, "code", False),))
    bases = run.index(VOLET_FINANCIER__BASES, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            (etablissements_1 := etablissements.get(self["esms"])) is not None
            and etablissements_1[0]["categorie"] == "190"
            and (signataires_2 := signataires.get(self["autorite"])) is not None
            and signataires_2[0]["nature"] == "ARS"
            and (bases_3 := bases.get((self["esms"], self["annee"]))) is not None
            and any(b["autorite"] != self["autorite"] for b in run.spend(bases_3))
        ):
            continue
        judged += 1
        if not (
            floor(self["montant"] * 100 + 0.5)
            >= sum([floor(b["montant"] * 100 + 0.5) for b in run.spend(bases_3)]) * 0.79
            and floor(self["montant"] * 100 + 0.5)
            <= sum([floor(b["montant"] * 100 + 0.5) for b in run.spend(bases_3)]) * 0.81
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "montant": self["montant"],
                        "total": sum([floor(b["montant"] * 100 + 0.5) for b in run.spend(bases_3)])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_016(run: Run, rows: Rows) -> Outcome:
    """La clause de modulation vise un EHPAD, que le code module déjà."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if (etablissements_1 := etablissements.get(self["esms"])) is None:
            continue
        judged += 1
        if etablissements_1[0]["categorie"] == "500":
            failed.append((rank, (self,), {"esms": etablissements_1[0]["nom"]}))
    return judged, failed


def fi_017(run: Run, rows: Rows) -> Outcome:
    """Une modulation en nombre ne dit pas comment l'écart devient un pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if self["indicateur"] not in ("personnes_accompagnees", "prestations_realisees"):
            continue
        judged += 1
        if "conversion" not in self:
            failed.append(
                (rank, (self, self), {"esms": self["esms"], "indicateur": self["indicateur"]})
            )
    return judged, failed


def fi_018(run: Run, rows: Rows) -> Outcome:
    """Un objectif de taux d'occupation est saisi en pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if self["indicateur"] != "taux_occupation":
            continue
        judged += 1
        if self["objectif"] > 1.5:
            failed.append((rank, (self,), {"esms": self["esms"], "objectif": self["objectif"]}))
    return judged, failed


def fi_019(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation de la modulation sort de la plage des objectifs d'activité de l'ESMS."""
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "taux_occupation"
            and (objectifs_1 := objectifs.get(self["esms"])) is not None
            and any("tauxOccupationCible" in o for o in run.spend(objectifs_1))
        ):
            continue
        judged += 1
        if not (
            any(
                "tauxOccupationCible" in o and o["tauxOccupationCible"] <= self["objectif"]
                for o in run.spend(objectifs_1)
            )
            and any(
                "tauxOccupationCible" in o and o["tauxOccupationCible"] >= self["objectif"]
                for o in run.spend(objectifs_1)
            )
        ):
            failed.append((rank, (self,), {"esms": self["esms"], "objectif": self["objectif"]}))
    return judged, failed


def fi_020(run: Run, rows: Rows) -> Outcome:
    """Le contrat a une clause Creton et aucun ESMS pour enfants."""
    categories_esms_public = run.column("categories-esms", "public")
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("voletFinancier" in self and "creton" in self["voletFinancier"]):
            continue
        judged += 1
        if not any(
            categories_esms_public.get(e["categorie"], "") != "adultes" for e in self["perimetre"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_021(run: Run, rows: Rows) -> Outcome:
    """Hors EPRD, l'affectation libre des résultats n'a pas de règles."""
    regimes = run.index(PERIMETRE, ((0, "regimeBudgetaire", False),))
    if not (
        (regimes_1 := regimes.get("BP")) is not None
        and any("dateSortie" not in e for e in run.spend(regimes_1))
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if self["mode"] != "libre":
            continue
        judged += 1
        if "regles" not in self:
            failed.append((rank, (self,), {"autorite": self["autorite"]}))
    return judged, failed


def fi_022(run: Run, rows: Rows) -> Outcome:
    """Un gestionnaire public est autorisé à affecter un résultat à un autre ESMS."""
    roles = run.index(PARTIES, ((0, "role", False),))
    if (roles_1 := roles.get("organisme_gestionnaire")) is None:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not self["interEsms"]:
            continue
        judged += 1
        if not any(
            "statutJuridique" not in p or p["statutJuridique"] != "public"
            for p in run.spend(roles_1)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {"autorite": self["autorite"], "gestionnaire": roles_1[0]["raisonSociale"]},
                )
            )
    return judged, failed


def fi_023(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège sont autorisés pour plus de cinq ans."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if "fin" not in self["periode"]:
            continue
        judged += 1
        if self["periode"]["fin"] > add_years(self["periode"]["debut"], 5.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {"debut": self["periode"]["debut"], "fin": self["periode"]["fin"]},
                )
            )
    return judged, failed


def fi_024(run: Run, rows: Rows) -> Outcome:
    """L'autorisation de frais de siège ne couvre pas tout le contrat."""
    doc = run.doc
    if not ("dateEffet" in doc and "dateEcheance" in doc):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if "fin" not in self["periode"]:
            continue
        judged += 1
        if not (
            self["periode"]["debut"] <= doc["dateEffet"]
            and self["periode"]["fin"] >= doc["dateEcheance"]
        ):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "debut": self["periode"]["debut"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "fin": self["periode"]["fin"],
                    },
                )
            )
    return judged, failed


def fi_025(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège n'ont ni taux ni montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not ("taux" in self or "montant" in self):
            failed.append((rank, (self,), {"reference": self["arrete"]["reference"]}))
    return judged, failed


def fi_026(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège ont à la fois un taux unique et des quotes-parts."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if "taux" not in self:
            continue
        judged += 1
        if "quotesParts" in self:
            failed.append((rank, (self, self), {"taux": self["taux"]}))
    return judged, failed


def fi_027(run: Run, rows: Rows) -> Outcome:
    """Le taux de frais de siège est hors de toute vraisemblance."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if "taux" not in self:
            continue
        judged += 1
        if not (self["taux"] > 0.0 and self["taux"] <= 0.2):
            failed.append((rank, (self,), {"taux": self["taux"]}))
    return judged, failed


def fi_028(run: Run, rows: Rows) -> Outcome:
    """Les quotes-parts de frais de siège dépassent le montant autorisé."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("montant" in self and "quotesParts" in self):
            continue
        judged += 1
        if sum([floor(q["montant"] * 100 + 0.5) for q in self["quotesParts"]]) > floor(
            self["montant"] * 100 + 0.5
        ) + sum([100.0 for _ in self["quotesParts"]]):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "montant": self["montant"],
                        "total": sum([floor(q["montant"] * 100 + 0.5) for q in self["quotesParts"]])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_029(run: Run, rows: Rows) -> Outcome:
    """Des quotes-parts de frais de siège sont données sans le montant à partager."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("quotesParts" in self and "taux" not in self):
            continue
        judged += 1
        if "montant" not in self:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "total": sum([floor(q["montant"] * 100 + 0.5) for q in self["quotesParts"]])
                        / 100.0
                    },
                )
            )
    return judged, failed


def fi_030(run: Run, rows: Rows) -> Outcome:
    """Un programme d'investissement déborde du contrat."""
    doc = run.doc
    if not ("dateEffet" in doc and "dateEcheance" in doc):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not (
            self["periode"]["debut"] >= doc["dateEffet"]
            and ("fin" not in self["periode"] or self["periode"]["fin"] <= doc["dateEcheance"])
        ):
            failed.append(
                (
                    rank,
                    (self, doc, doc),
                    {
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "programme": self["libelle"],
                    },
                )
            )
    return judged, failed


def fi_031(run: Run, rows: Rows) -> Outcome:
    """Un programme comporte un emprunt de plus d'un an et aucune demande d'approbation."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("emprunts" in self and any(e["dureeAnnees"] > 1.0 for e in self["emprunts"])):
            continue
        judged += 1
        if "approbations" not in self:
            failed.append((rank, (self, self), {"programme": self["libelle"]}))
    return judged, failed


def fi_032(run: Run, rows: Rows) -> Outcome:
    """Les emprunts d'un programme dépassent son coût total."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if "emprunts" not in self:
            continue
        judged += 1
        if sum([floor(e["montant"] * 100 + 0.5) for e in self["emprunts"]]) > floor(
            self["montant"] * 100 + 0.5
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "emprunts": sum([floor(e["montant"] * 100 + 0.5) for e in self["emprunts"]])
                        / 100.0,
                        "montant": self["montant"],
                        "programme": self["libelle"],
                    },
                )
            )
    return judged, failed


def fi_033(run: Run, rows: Rows) -> Outcome:
    """Un programme est réputé approuvé soixante jours ou moins après son dépôt."""
    judged = 0
    failed: Failures = []
    for rank, (self, programmeInvestissement, _voletFinancier, _root) in enumerate(rows):
        if not (self["statut"] == "repute_approuve" and "dateDepot" in self and "date" in self):
            continue
        judged += 1
        if self["date"] <= add_days(self["dateDepot"], 60.0):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "decision": self["date"],
                        "depot": self["dateDepot"],
                        "programme": programmeInvestissement["libelle"],
                    },
                )
            )
    return judged, failed


def fi_034(run: Run, rows: Rows) -> Outcome:
    """Une décision sur un programme d'investissement n'est pas datée."""
    judged = 0
    failed: Failures = []
    for rank, (self, programmeInvestissement, _voletFinancier, _root) in enumerate(rows):
        if self["statut"] == "depose":
            continue
        judged += 1
        if "date" not in self:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "programme": programmeInvestissement["libelle"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def fi_035(run: Run, rows: Rows) -> Outcome:
    """Une décision sur un programme d'investissement précède le dépôt du dossier."""
    judged = 0
    failed: Failures = []
    for rank, (self, programmeInvestissement, _voletFinancier, _root) in enumerate(rows):
        if not ("dateDepot" in self and "date" in self):
            continue
        judged += 1
        if self["date"] < self["dateDepot"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "decision": self["date"],
                        "depot": self["dateDepot"],
                        "programme": programmeInvestissement["libelle"],
                    },
                )
            )
    return judged, failed


def fi_036(run: Run, rows: Rows) -> Outcome:
    """La part d'un ESMS double ou diminue de moitié d'une année à l'autre."""
    parts = run.index(
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        ((1, "autorite", False), (1, "annee", False), (0, "esms", False), (0, "section", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        if not (
            (
                parts_1 := parts.get(
                    (dotation["autorite"], dotation["annee"] - 1.0, self["esms"], self["section"])
                )
            )
            is not None
            and parts_1[0]["montant"] > 0.0
        ):
            continue
        judged += 1
        if not (
            self["montant"] <= parts_1[0]["montant"] * 2.0
            and self["montant"] * 2.0 >= parts_1[0]["montant"]
        ):
            failed.append(
                (
                    rank,
                    (self, parts_1[0]),
                    {
                        "annee": dotation["annee"],
                        "avant": parts_1[0]["montant"],
                        "esms": self["esms"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def fi_074(run: Run, rows: Rows) -> Outcome:
    """La part d'un ESMS dans une dotation est négative."""
    judged = 0
    failed: Failures = []
    for rank, (self, dotation, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if self["montant"] < 0.0:
            failed.append(
                (
                    rank,
                    (self, dotation),
                    {
                        "dotation": dotation["code"],
                        "esms": self["esms"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def fi_090(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une dotation s'écarte un peu de son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if floor(self["montant"] * 100 + 0.5) != sum(
            [floor(p["montant"] * 100 + 0.5) for p in self["repartition"]]
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "dotation": self["code"],
                        "montant": self["montant"],
                        "total": sum([floor(p["montant"] * 100 + 0.5) for p in self["repartition"]])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_091(run: Run, rows: Rows) -> Outcome:
    """Une modulation repose sur un autre indicateur, sans le justifier."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if self["indicateur"] != "autre":
            continue
        judged += 1
        if "justification" not in self:
            failed.append((rank, (self, self), {"esms": self["esms"]}))
    return judged, failed


def fi_092(run: Run, rows: Rows) -> Outcome:
    """Une clause de modulation figure dans un contrat dont la base légale ne la prévoit pas."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("voletFinancier" in self and "modulations" in self["voletFinancier"]):
            continue
        judged += 1
        if not any(
            b in ("L313-12-2", "L313-12-IV-ter", "L313-11-2")
            for b in run.spend(self["basesLegales"])
        ):
            failed.append((rank, (self, self), {}))
    return judged, failed


def fi_093(run: Run, rows: Rows) -> Outcome:
    """Sous EPRD, le contrat laisse à l'autorité l'affectation des résultats."""
    regimes = run.index(PERIMETRE, ((0, "regimeBudgetaire", False),))
    if not ("EPRD" in regimes and "BP" not in regimes):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if self["mode"] == "autorite":
            failed.append((rank, (self,), {"autorite": self["autorite"]}))
    return judged, failed


def fi_095(run: Run, rows: Rows) -> Outcome:
    """Au renouvellement, plus de la moitié d'une réserve non justifiée est reprise ou virée."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        judged += 1
        if not (
            (
                "versementCompensation" not in self
                or floor(self["versementCompensation"] * 100 + 0.5) * 2.0
                <= floor(self["montantNonJustifie"] * 100 + 0.5)
            )
            and (
                "reductionTarif" not in self
                or floor(self["reductionTarif"] * 100 + 0.5) * 2.0
                <= floor(self["montantNonJustifie"] * 100 + 0.5)
            )
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "esms": self["esms"],
                        "montant": self["montantNonJustifie"],
                        "nature": self["nature"],
                    },
                )
            )
    return judged, failed


def fi_096(run: Run, rows: Rows) -> Outcome:
    """Des réserves sont reprises dans un contrat que le décret de 2023 ne vise pas."""
    fixed_1 = date(2025.0, 1.0, 1.0)
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "voletFinancier" in self
            and "reservesAuRenouvellement" in self["voletFinancier"]
            and "dateEffet" in self
        ):
            continue
        judged += 1
        if not (
            self["dateEffet"] >= fixed_1
            and any(b in ("L313-12-2", "L313-12-IV-ter") for b in run.spend(self["basesLegales"]))
        ):
            failed.append((rank, (self, self, self), {"effet": self["dateEffet"]}))
    return judged, failed


def fi_160(run: Run, rows: Rows) -> Outcome:
    """Les composantes d'une dotation, données pour complètes, ne font pas son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            "composantes" in self
            and "composantesCompletes" in self
            and self["composantesCompletes"]
        ):
            continue
        judged += 1
        if floor(self["montant"] * 100 + 0.5) != sum(
            [floor(c["montant"] * 100 + 0.5) for c in self["composantes"]]
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "dotation": self["code"],
                        "montant": self["montant"],
                        "total": sum([floor(c["montant"] * 100 + 0.5) for c in self["composantes"]])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_161(run: Run, rows: Rows) -> Outcome:
    """La part gelée d'une dotation dépasse son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("montantGele" in self and self["montant"] >= 0.0):
            continue
        judged += 1
        if self["montantGele"] > self["montant"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "dotation": self["code"],
                        "gele": self["montantGele"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def fi_165(run: Run, rows: Rows) -> Outcome:
    """Un tarif finit avant de commencer."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("debut" in self and "fin" in self):
            continue
        judged += 1
        if self["debut"] > self["fin"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"debut": self["debut"], "fin": self["fin"], "tarif": self["code"]},
                )
            )
    return judged, failed


def fi_166(run: Run, rows: Rows) -> Outcome:
    """Un tarif est fixé par une partie qui n'est pas autorité de tarification."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            "autorite" in self and (signataires_1 := signataires.get(self["autorite"])) is not None
        ):
            continue
        judged += 1
        if signataires_1[0]["role"] != "autorite_tarification":
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "partie": signataires_1[0]["raisonSociale"],
                        "role": signataires_1[0]["role"],
                        "tarif": self["code"],
                    },
                )
            )
    return judged, failed


def fi_167(run: Run, rows: Rows) -> Outcome:
    """Le porteur du siège est le gestionnaire du contrat."""
    gestionnaires = run.index(PARTIES, ((0, "role", False), (0, "numeroFinessEj", True)))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("porteur" in self and "numeroFinessEj" in self["porteur"]):
            continue
        judged += 1
        if ("organisme_gestionnaire", self["porteur"]["numeroFinessEj"]) in gestionnaires:
            failed.append((rank, (self,), {"porteur": self["porteur"]["raisonSociale"]}))
    return judged, failed


def fi_168(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège ne se partagent pas selon les charges brutes."""
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not ("cleRepartition" in self and "porteur" not in self):
            continue
        judged += 1
        if self["cleRepartition"] not in ("charges_brutes", "pourcentage_unique"):
            failed.append((rank, (self,), {"cle": self["cleRepartition"]}))
    return judged, failed


def id_004(run: Run, rows: Rows) -> Outcome:
    """Le numéro SIRET d'un ESMS paraît faux."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "siret" not in self:
            continue
        judged += 1
        if not luhn(self["siret"]):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["siret"]}))
    return judged, failed


def id_005(run: Run, rows: Rows) -> Outcome:
    """Le SIRET d'un ESMS n'est pas celui d'un établissement du gestionnaire."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    if (natures_1 := natures.get("OG")) is None:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "siret" in self and ("numeroFinessEj" not in self or self["numeroFinessEj"] in entites)
        ):
            continue
        judged += 1
        if not any(
            "siren" not in p or not luhn(p["siren"]) or self["siret"].startswith(p["siren"][:])
            for p in run.spend(natures_1)
        ):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["siret"]}))
    return judged, failed


def id_006(run: Run, rows: Rows) -> Outcome:
    """Une partie et un ESMS portent le même numéro FINESS."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "numeroFinessEj" in self
            and (etablissements_1 := etablissements.get(self["numeroFinessEj"])) is not None
        ):
            continue
        judged += 1
        if self["numeroFinessEj"] == etablissements_1[0]["numeroFinessEt"]:
            failed.append(
                (
                    rank,
                    (self, etablissements_1[0]),
                    {
                        "esms": etablissements_1[0]["nom"],
                        "numero": self["numeroFinessEj"],
                        "partie": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def id_007(run: Run, rows: Rows) -> Outcome:
    """L'ancien numéro FINESS d'un ESMS est son numéro actuel."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "numerosFinessPrecedents" not in self:
            continue
        judged += 1
        if self["numeroFinessEt"] in self["numerosFinessPrecedents"]:
            failed.append(
                (rank, (self, self), {"nom": self["nom"], "numero": self["numeroFinessEt"]})
            )
    return judged, failed


def id_008(run: Run, rows: Rows) -> Outcome:
    """L'ancien numéro d'un ESMS est celui d'un autre ESMS toujours présent."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "numerosFinessPrecedents" not in self:
            continue
        judged += 1
        if not all(
            n == self["numeroFinessEt"]
            or (presents_1 := presents.get(n)) is None
            or "dateSortie" in presents_1[0]
            for n in self["numerosFinessPrecedents"]
        ):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def id_009(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est rattaché à lui-même."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "rattachement" not in self:
            continue
        judged += 1
        if self["rattachement"] == self["numeroFinessEt"]:
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def id_010(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est rattaché à un site lui-même secondaire."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "rattachement" in self
            and self["rattachement"] != self["numeroFinessEt"]
            and (presents_1 := presents.get(self["rattachement"])) is not None
        ):
            continue
        judged += 1
        if "rattachement" in presents_1[0]:
            failed.append((rank, (self,), {"nom": self["nom"], "principal": presents_1[0]["nom"]}))
    return judged, failed


def id_011(run: Run, rows: Rows) -> Outcome:
    """L'établissement principal sort du contrat avant son site secondaire."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "rattachement" in self
            and (presents_1 := presents.get(self["rattachement"])) is not None
            and "dateSortie" in presents_1[0]
        ):
            continue
        judged += 1
        if not ("dateSortie" in self and self["dateSortie"] <= presents_1[0]["dateSortie"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "nom": self["nom"],
                        "principal": presents_1[0]["nom"],
                        "sortie": presents_1[0]["dateSortie"],
                    },
                )
            )
    return judged, failed


def id_012(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS ne commence pas par le département de l'ESMS."""
    departements_finess_prefixe = run.column("departements", "finess_prefixe")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        prefixe = departements_finess_prefixe.get(self["departement"], "")
        if not finess_key(self["numeroFinessEt"]):
            continue
        judged += 1
        if not self["numeroFinessEt"].startswith(prefixe[:]):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "departement": self["departement"],
                        "nom": self["nom"],
                        "numero": self["numeroFinessEt"],
                        "prefixe": prefixe,
                    },
                )
            )
    return judged, failed


def id_013(run: Run, rows: Rows) -> Outcome:
    """L'adresse d'un ESMS est dans un autre département que le sien."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "adresse" not in self:
            continue
        judged += 1
        if self["adresse"]["departement"] != self["departement"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "adresse": self["adresse"]["departement"],
                        "departement": self["departement"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def id_014(run: Run, rows: Rows) -> Outcome:
    """Le code INSEE de la commune n'est pas du département."""
    search_1 = pattern("^[0-9][0-9AB][0-9]{3}$")
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        if "codeCommune" not in self:
            continue
        judged += 1
        if not (
            self["codeCommune"].startswith(self["departement"][:])
            and search_1(self["codeCommune"]) is not None
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "code": self["codeCommune"],
                        "departement": self["departement"],
                        "nom": esms["nom"],
                    },
                )
            )
    return judged, failed


def id_015(run: Run, rows: Rows) -> Outcome:
    """Un code postal n'a pas cinq chiffres."""
    search_1 = pattern("^[0-9]{5}$")
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        judged += 1
        if not search_1(self["codePostal"]) is not None:
            failed.append((rank, (self,), {"code": self["codePostal"], "nom": esms["nom"]}))
    return judged, failed


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


def id_019(run: Run, rows: Rows) -> Outcome:
    """Le contrat est émis par un organisme qui n'y est pas partie."""
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged = 0
    failed: Failures = []
    for rank, (self, _emetteur, _entete, _root) in enumerate(rows):
        if not ("numeroFinessEj" in self or "codeAutorite" in self):
            continue
        judged += 1
        if not (
            "numeroFinessEj" in self
            and self["numeroFinessEj"] in entites
            or "codeAutorite" in self
            and self["codeAutorite"] in autorites
        ):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_020(run: Run, rows: Rows) -> Outcome:
    """La même personne morale est partie deux fois."""
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateSortie" in self:
            continue
        judged += 1
        if not (
            (
                "codeAutorite" not in self
                or (autorites_1 := autorites.get(self["codeAutorite"])) is None
                or len([p for p in run.spend(autorites_1) if "dateSortie" not in p]) == 1
            )
            and (
                "numeroFinessEj" not in self
                or (entites_2 := entites.get(self["numeroFinessEj"])) is None
                or len([p for p in run.spend(entites_2) if "dateSortie" not in p]) == 1
            )
        ):
            failed.append((rank, (self,), {"code": self["code"], "nom": self["raisonSociale"]}))
    return judged, failed


def id_021(run: Run, rows: Rows) -> Outcome:
    """Le code de l'autorité contredit sa nature."""
    autorites_nature = run.column("autorites", "nature")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("codeAutorite" in self and self["nature"] in ("ARS", "CD", "METROPOLE")):
            continue
        judged += 1
        if not (
            autorites_nature.get(self["codeAutorite"], "") == self["nature"]
            or self["nature"] != "ARS"
            and autorites_nature.get(self["codeAutorite"], "") in ("CD", "METROPOLE")
            and not self["codeAutorite"].startswith("CD-")
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "autorite": self["codeAutorite"],
                        "nature": self["nature"],
                        "nom": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def id_022(run: Run, rows: Rows) -> Outcome:
    """Une autorité partie au contrat n'a pas de code."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["nature"] not in ("ARS", "CD", "METROPOLE"):
            continue
        judged += 1
        if "codeAutorite" not in self:
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_023(run: Run, rows: Rows) -> Outcome:
    """Le gestionnaire n'a pas de numéro FINESS juridique."""
    doc = run.doc
    if doc["statut"] == "projet":
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["nature"] != "OG":
            continue
        judged += 1
        if "numeroFinessEj" not in self:
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_024(run: Run, rows: Rows) -> Outcome:
    """Un ESMS a le même numéro géographique et juridique."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "numeroFinessEj" not in self:
            continue
        judged += 1
        if self["numeroFinessEj"] == self["numeroFinessEt"]:
            failed.append(
                (rank, (self, self), {"nom": self["nom"], "numero": self["numeroFinessEt"]})
            )
    return judged, failed


def in_001(run: Run, rows: Rows) -> Outcome:
    """Un indicateur n'a pas de cible."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if ficheAction["statut"] != "en_vigueur":
            continue
        judged += 1
        if "cibles" not in self:
            failed.append(
                (rank, (self,), {"fiche": ficheAction["code"], "indicateur": self["code"]})
            )
    return judged, failed


def in_002(run: Run, rows: Rows) -> Outcome:
    """Une cible est fixée pour une année hors du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheance" in doc
        and doc["dateEffet"] < doc["dateEcheance"]
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] <= doc["dateEcheance"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEffet"][:4])
    fixed_2 = int(doc["dateEcheance"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        judged += 1
        if not (self["annee"] >= fixed_1 and self["annee"] <= fixed_2):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "echeance": doc["dateEcheance"],
                        "effet": doc["dateEffet"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                    },
                )
            )
    return judged, failed


def in_003(run: Run, rows: Rows) -> Outcome:
    """Un indicateur n'a pas de cible pour la dernière année du contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheanceInitiale" in doc
        and doc["dateEcheanceInitiale"] < add_years(doc["dateEffet"], 5.0)
    ):
        return 0, []
    fixed_1 = int(doc["dateEcheanceInitiale"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            ficheAction["statut"] == "en_vigueur"
            and "cibles" in self
            and self["periodicite"] != "mi_parcours"
            and self["periodicite"] != "ponctuelle"
        ):
            continue
        judged += 1
        if not any(c["annee"] >= fixed_1 for c in self["cibles"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "echeance": doc["dateEcheanceInitiale"],
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                    },
                )
            )
    return judged, failed


def in_004(run: Run, rows: Rows) -> Outcome:
    """La cible d'un taux semble écrite en pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if indicateur["typeValeur"] != "taux":
            continue
        judged += 1
        if not (
            ("valeur" not in self or self["valeur"] <= 1.5)
            and ("min" not in self or self["min"] <= 1.5)
            and ("max" not in self or self["max"] <= 1.5)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                    },
                )
            )
    return judged, failed


def in_005(run: Run, rows: Rows) -> Outcome:
    """Une cible va contre le sens de l'indicateur."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and "valeurInitiale" in indicateur
            and "valeur" in indicateur["valeurInitiale"]
        ):
            continue
        judged += 1
        if not (
            (
                indicateur["sens"] != "hausse"
                or self["valeur"] >= indicateur["valeurInitiale"]["valeur"]
            )
            and (
                indicateur["sens"] != "baisse"
                or self["valeur"] <= indicateur["valeurInitiale"]["valeur"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self, indicateur),
                    {
                        "annee": self["annee"],
                        "cible": self["valeur"],
                        "depart": indicateur["valeurInitiale"]["valeur"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "sens": indicateur["sens"],
                    },
                )
            )
    return judged, failed


def in_006(run: Run, rows: Rows) -> Outcome:
    """Une cible n'a pas la forme de son indicateur."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        judged += 1
        if not (
            "date" in self
            if indicateur["typeValeur"] == "date"
            else (
                "modalite" in self
                if indicateur["typeValeur"] in ("booleen", "echelle")
                else "valeur" in self or "min" in self or "max" in self
            )
        ):
            failed.append(
                (
                    rank,
                    (self, indicateur),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "forme": indicateur["typeValeur"],
                        "indicateur": indicateur["code"],
                    },
                )
            )
    return judged, failed


def in_007(run: Run, rows: Rows) -> Outcome:
    """Une cible a un seuil minimal au-dessus du maximal."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if not ("min" in self and "max" in self):
            continue
        judged += 1
        if self["min"] > self["max"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "max": self["max"],
                        "min": self["min"],
                    },
                )
            )
    return judged, failed


def in_008(run: Run, rows: Rows) -> Outcome:
    """La valeur d'une cible sort de sa fourchette."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if "valeur" not in self:
            continue
        judged += 1
        if not (
            ("min" not in self or self["valeur"] >= self["min"])
            and ("max" not in self or self["valeur"] <= self["max"])
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_009(run: Run, rows: Rows) -> Outcome:
    """Une cible borne l'indicateur du mauvais côté."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        judged += 1
        if not (
            not (indicateur["sens"] == "hausse" and "max" in self and "min" not in self)
            and not (indicateur["sens"] == "baisse" and "min" in self and "max" not in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "sens": indicateur["sens"],
                    },
                )
            )
    return judged, failed


def in_010(run: Run, rows: Rows) -> Outcome:
    """L'unité d'un indicateur ne convient pas à sa forme."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if self["unite"] == "autre":
            continue
        judged += 1
        if not (
            (self["typeValeur"] == "taux") == (self["unite"] == "fraction")
            and (self["typeValeur"] == "montant") == (self["unite"] == "euro")
            and (self["typeValeur"] == "date") == (self["unite"] == "date")
            and (self["typeValeur"] == "booleen") == (self["unite"] == "oui_non")
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "fiche": ficheAction["code"],
                        "forme": self["typeValeur"],
                        "indicateur": self["code"],
                        "unite": self["unite"],
                    },
                )
            )
    return judged, failed


def in_011(run: Run, rows: Rows) -> Outcome:
    """La modalité visée n'est pas dans l'échelle de l'indicateur."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if not ("modalite" in self and "modalites" in indicateur):
            continue
        judged += 1
        if self["modalite"] not in run.spend(indicateur["modalites"]):
            failed.append(
                (
                    rank,
                    (self, indicateur),
                    {
                        "annee": self["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "modalite": self["modalite"],
                    },
                )
            )
    return judged, failed


def in_012(run: Run, rows: Rows) -> Outcome:
    """Un indicateur par échelle n'a pas au moins deux modalités."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if self["typeValeur"] != "echelle":
            continue
        judged += 1
        if not ("modalites" in self and len(self["modalites"]) >= 2):
            failed.append(
                (rank, (self,), {"fiche": ficheAction["code"], "indicateur": self["code"]})
            )
    return judged, failed


def in_013(run: Run, rows: Rows) -> Outcome:
    """Un indicateur par oui ou non n'a pas deux réponses."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (self["typeValeur"] == "booleen" and "modalites" in self):
            continue
        judged += 1
        if len(self["modalites"]) != 2:
            failed.append(
                (rank, (self,), {"fiche": ficheAction["code"], "indicateur": self["code"]})
            )
    return judged, failed


def in_014(run: Run, rows: Rows) -> Outcome:
    """La valeur de départ est de l'année d'une cible ou d'après."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not ("valeurInitiale" in self and "cibles" in self):
            continue
        judged += 1
        if not all(c["annee"] > self["valeurInitiale"]["annee"] for c in self["cibles"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["valeurInitiale"]["annee"],
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                    },
                )
            )
    return judged, failed


def in_015(run: Run, rows: Rows) -> Outcome:
    """Le taux de départ ne correspond pas à ses deux termes."""
    judged = 0
    failed: Failures = []
    for rank, (self, indicateur, ficheAction, _root) in enumerate(rows):
        if not (
            indicateur["typeValeur"] == "taux"
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
                        "fiche": ficheAction["code"],
                        "indicateur": indicateur["code"],
                        "taux": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_016(run: Run, rows: Rows) -> Outcome:
    """Un taux propre au contrat ne dit pas ce que l'on divise."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            self["typeValeur"] == "taux"
            and self["source"] != "tableau_bord"
            and "codeTdb" not in self
        ):
            continue
        judged += 1
        if not ("numerateur" in self and "denominateur" in self):
            failed.append(
                (rank, (self,), {"fiche": ficheAction["code"], "indicateur": self["code"]})
            )
    return judged, failed


def in_017(run: Run, rows: Rows) -> Outcome:
    """Un indicateur se relève dans un ESMS étranger à sa fiche."""
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not ("esms" in self and "esms" in ficheAction):
            continue
        judged += 1
        if not all(e in run.spend(ficheAction["esms"]) for e in self["esms"]):
            failed.append(
                (
                    rank,
                    (self, ficheAction),
                    {"fiche": ficheAction["code"], "indicateur": self["code"]},
                )
            )
    return judged, failed


def in_018(run: Run, rows: Rows) -> Outcome:
    """Un indicateur de mi-parcours n'a de cible qu'en fin de contrat."""
    doc = run.doc
    if not (
        "dateEffet" in doc
        and "dateEcheanceInitiale" in doc
        and doc["dateEffet"] < doc["dateEcheanceInitiale"]
    ):
        return 0, []
    fixed_1 = int(doc["dateEcheanceInitiale"][:4])
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (self["periodicite"] == "mi_parcours" and "cibles" in self):
            continue
        judged += 1
        if not any(c["annee"] < fixed_1 for c in self["cibles"]):
            failed.append(
                (rank, (self, self), {"fiche": ficheAction["code"], "indicateur": self["code"]})
            )
    return judged, failed


def in_019(run: Run, rows: Rows) -> Outcome:
    """Un indicateur du tableau de bord n'a pas son unité."""
    indicateurs_tdb_unite = run.column("indicateurs-tdb", "unite")
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            "codeTdb" in self
            and indicateurs_tdb_unite.get(self["codeTdb"], "") not in ("", "autre")
        ):
            continue
        judged += 1
        if indicateurs_tdb_unite.get(self["codeTdb"], "") != self["unite"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "tdb": self["codeTdb"],
                    },
                )
            )
    return judged, failed


def in_020(run: Run, rows: Rows) -> Outcome:
    """Un indicateur du tableau de bord n'existe pas pour la catégorie d'un ESMS."""
    indicateurs_tdb_categories = run.column("indicateurs-tdb", "categories")
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            "codeTdb" in self
            and "esms" in self
            and indicateurs_tdb_categories.get(self["codeTdb"], "") != ""
        ):
            continue
        judged += 1
        if not all(
            (perimetre_1 := perimetre.get(e)) is None
            or perimetre_1[0]["categorie"][:] in indicateurs_tdb_categories.get(self["codeTdb"], "")
            for e in self["esms"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "tdb": self["codeTdb"],
                    },
                )
            )
    return judged, failed


def in_021(run: Run, rows: Rows) -> Outcome:
    """Un même indicateur du tableau de bord doit monter ici et descendre là."""
    indicateurs = run.index(FICHES_ACTIONS__INDICATEURS, ((0, "codeTdb", True),))
    memeSens = run.index(FICHES_ACTIONS__INDICATEURS, ((0, "codeTdb", True), (0, "sens", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            "codeTdb" in self
            and (indicateurs_1 := indicateurs.get(self["codeTdb"])) is not None
            and (memeSens_2 := memeSens.get((self["codeTdb"], self["sens"]))) is not None
        ):
            continue
        judged += 1
        if len(indicateurs_1) != len(memeSens_2):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "tdb": self["codeTdb"],
                    },
                )
            )
    return judged, failed


RULES: Final[tuple[Rule, ...]] = (
    Rule("CPOM-AC-001", ac_001, PERIMETRE__CAPACITES, (("installee",), ("autorisee",))),
    Rule("CPOM-AC-002", ac_002, PERIMETRE__CAPACITES, (("fin",), ("debut",))),
    Rule("CPOM-AC-003", ac_003, PERIMETRE__CAPACITES, (("debut",),)),
    Rule("CPOM-AC-004", ac_004, PERIMETRE, (("ageMin",), ("ageMax",))),
    Rule("CPOM-AC-005", ac_005, PERIMETRE__CAPACITES, ((),), after=("CPOM-AC-004",)),
    Rule("CPOM-AC-006", ac_006, PERIMETRE, (("ageMax",),)),
    Rule("CPOM-AC-007", ac_007, PERIMETRE, (("ageMin",),)),
    Rule("CPOM-AC-008", ac_008, PERIMETRE, (("joursOuverture",),)),
    Rule("CPOM-AC-009", ac_009, OBJECTIFS_ACTIVITE, (("joursOuverture",),), after=("CPOM-AC-011",)),
    Rule("CPOM-AC-010", ac_010, PERIMETRE__DISPOSITIFS, ((),)),
    Rule(
        "CPOM-AC-011", ac_011, OBJECTIFS_ACTIVITE, (("annee",), ("dateEffet",), ("dateEcheance",))
    ),
    Rule("CPOM-AC-012", ac_012, OBJECTIFS_ACTIVITE, (("annee",),)),
    Rule("CPOM-AC-013", ac_013, PERIMETRE, (("numeroFinessEt",),)),
    Rule("CPOM-AC-014", ac_014, OBJECTIFS_ACTIVITE, (("annee",),)),
    Rule("CPOM-AC-015", ac_015, OBJECTIFS_ACTIVITE, (("capacite",),)),
    Rule(
        "CPOM-AC-016",
        ac_016,
        OBJECTIFS_ACTIVITE,
        (("activitePrevue",), ("capacite",), ("joursOuverture",)),
    ),
    Rule("CPOM-AC-017", ac_017, OBJECTIFS_ACTIVITE, ((),)),
    Rule(
        "CPOM-AC-018",
        ac_018,
        OBJECTIFS_ACTIVITE,
        (("tauxOccupationCible",), ("activitePrevue",), ("capacite",), ("joursOuverture",)),
        after=("CPOM-AC-017", "CPOM-AC-015", "CPOM-AC-016"),
    ),
    Rule("CPOM-AC-019", ac_019, OBJECTIFS_ACTIVITE, (("unite",),)),
    Rule("CPOM-AC-020", ac_020, OBJECTIFS_ACTIVITE, ((),)),
    Rule("CPOM-AC-021", ac_021, EVOLUTIONS_OFFRE, ((),)),
    Rule(
        "CPOM-AC-022",
        ac_022,
        EVOLUTIONS_OFFRE,
        (("nature",), ("esmsOrigine",), ("esmsDestination",)),
    ),
    Rule("CPOM-AC-023", ac_023, EVOLUTIONS_OFFRE, (("datePrevue",),)),
    Rule("CPOM-AC-024", ac_024, EVOLUTIONS_OFFRE, (("placesOrigine",),)),
    Rule(
        "CPOM-AC-043",
        ac_043,
        PERIMETRE__CAPACITES,
        (("financee",), ("autorisee",)),
        after=("CPOM-AC-001",),
    ),
    Rule(
        "CPOM-AP-030",
        ap_030,
        DOC,
        (("arreteProgrammation",), ("dateSignature",)),
        needs=("programmation",),
    ),
    Rule("CPOM-CT-001", ct_001, DOC, (("dateEcheanceInitiale",), ("dateEffet",))),
    Rule(
        "CPOM-CT-002",
        ct_002,
        DOC,
        (("dateEcheanceInitiale",), ("dateEffet",)),
        after=("CPOM-CT-008",),
    ),
    Rule("CPOM-CT-003", ct_003, DOC, (("dateEcheance",), ("dateEffet",)), after=("CPOM-CT-008",)),
    Rule("CPOM-CT-004", ct_004, DOC, (("dateEcheanceInitiale",), ("dateEffet",))),
    Rule("CPOM-CT-005", ct_005, DOC, (("dateEffet",),)),
    Rule("CPOM-CT-006", ct_006, DOC, (("dateSignature",), ("dateEffet",)), after=("CPOM-CT-008",)),
    Rule("CPOM-CT-007", ct_007, DOC, (("dateSignature",), ("dateEffet",)), after=("CPOM-CT-042",)),
    Rule("CPOM-CT-008", ct_008, DOC, (("dateEffet",),)),
    Rule("CPOM-CT-009", ct_009, DOC, (("parties",),)),
    Rule("CPOM-CT-010", ct_010, DOC, (("parties",),)),
    Rule("CPOM-CT-011", ct_011, DOC, (("parties",), ("perimetre",))),
    Rule("CPOM-CT-012", ct_012, DOC, (("parties",), ("perimetre",))),
    Rule(
        "CPOM-CT-013", ct_013, PERIMETRE, (("parties",), ("departement",)), after=("CPOM-CT-080",)
    ),
    Rule("CPOM-CT-014", ct_014, PERIMETRE, (("parties",), ("departement",))),
    Rule("CPOM-CT-015", ct_015, DOC, (("typeContrat",), ("parties",))),
    Rule(
        "CPOM-CT-016",
        ct_016,
        DOC,
        (("typeContrat",), ("parties",)),
        after=("CPOM-CT-011", "CPOM-CT-012"),
    ),
    Rule("CPOM-CT-017", ct_017, DOC, (("typeContrat",), ("parties",))),
    Rule(
        "CPOM-CT-018", ct_018, AUTRES__AUTRE__PERIMETRE, (("numeroFinessEt",),), needs=("autres",)
    ),
    Rule("CPOM-CT-019", ct_019, PERIMETRE, (("dateEntree",), ("dateEffet",), ("dateEcheance",))),
    Rule("CPOM-CT-020", ct_020, PERIMETRE, (("dateSortie",), ("dateEntree",))),
    Rule("CPOM-CT-021", ct_021, PERIMETRE, (("motifSortie",), ("dateSortie",))),
    Rule("CPOM-CT-022", ct_022, PERIMETRE, (("dateSortie",),)),
    Rule("CPOM-CT-023", ct_023, PERIMETRE, (("repreneur",), ("motifSortie",))),
    Rule("CPOM-CT-024", ct_024, PERIMETRE, (("motifSortie",), ("repreneur",))),
    Rule("CPOM-CT-025", ct_025, PERIMETRE, (("repreneur", "numeroFinessEj"),)),
    Rule("CPOM-CT-026", ct_026, DOC, (("regimeBudgetaire",), ("basesLegales",))),
    Rule("CPOM-CT-027", ct_027, PERIMETRE, (("regimeBudgetaire",),)),
    Rule("CPOM-CT-028", ct_028, DOC, (("transmissions",),)),
    Rule("CPOM-CT-029", ct_029, DOC, (("transmissions",),)),
    Rule("CPOM-CT-030", ct_030, TRANSMISSIONS, (("jour",), ("mois",))),
    Rule("CPOM-CT-031", ct_031, TRANSMISSIONS, (("mois",), ("decalageAnnees",))),
    Rule("CPOM-CT-032", ct_032, PARTIES, (("comiteSuivi", "composition"), ("code",))),
    Rule("CPOM-CT-033", ct_033, DOC, (("comiteSuivi",),)),
    Rule("CPOM-CT-034", ct_034, DOC, (("comiteSuivi", "reunions"),), after=("CPOM-CT-008",)),
    Rule("CPOM-CT-035", ct_035, DOC, (("comiteSuivi", "reunions"),), after=("CPOM-CT-002",)),
    Rule("CPOM-CT-036", ct_036, COMITE_SUIVI__REUNIONS, (("annee",),)),
    Rule("CPOM-CT-037", ct_037, DOC, (("diagnosticPartage",), ("annexes",))),
    Rule("CPOM-CT-038", ct_038, PARTIES, ((),)),
    Rule("CPOM-CT-039", ct_039, DOC, (("dateSignature",), ("statut",))),
    Rule("CPOM-CT-040", ct_040, DOC, (("statut",), ("dateSignature",))),
    Rule("CPOM-CT-041", ct_041, DOC, ((),)),
    Rule("CPOM-CT-042", ct_042, DOC, (("dateSignature",), ("parties",))),
    Rule("CPOM-CT-043", ct_043, DOC, (("dateSignature",), ("parties",))),
    Rule("CPOM-CT-044", ct_044, DOC, (("statut",), ("dateEffet",))),
    Rule(
        "CPOM-CT-045",
        ct_045,
        DOC,
        (("statut",), ("dateEcheance",)),
        after=("CPOM-CT-001", "CPOM-CT-047"),
    ),
    Rule("CPOM-CT-046", ct_046, DOC, (("statut",), ("dateEcheance",))),
    Rule(
        "CPOM-CT-047",
        ct_047,
        DOC,
        (("dateEcheance",), ("dateEcheanceInitiale",), ("numeroAvenant",)),
    ),
    Rule(
        "CPOM-CT-048",
        ct_048,
        DOC,
        (("dateEcheance",), ("numeroAvenant",)),
        after=("CPOM-CT-001", "CPOM-CT-003"),
    ),
    Rule("CPOM-CT-049", ct_049, PERIMETRE, (("categorie",), ("champ",))),
    Rule("CPOM-CT-050", ct_050, DOC, (("champ",), ("perimetre",))),
    Rule(
        "CPOM-CT-051",
        ct_051,
        PERIMETRE,
        (("autoriteCompetente",), ("categorie",)),
        after=("CPOM-CT-049",),
    ),
    Rule("CPOM-CT-052", ct_052, DOC, (("basesLegales",), ("perimetre",))),
    Rule(
        "CPOM-CT-053",
        ct_053,
        DOC,
        (("arreteProgrammation", "date"), ("dateSignature",)),
        after=("CPOM-CT-042", "CPOM-CT-054"),
    ),
    Rule("CPOM-CT-054", ct_054, DOC, (("arreteProgrammation", "date"),), needs=("programmation",)),
    Rule(
        "CPOM-CT-055",
        ct_055,
        PARTIES,
        (("numeroFinessEj",), ("arreteProgrammation",)),
        needs=("programmation",),
    ),
    Rule(
        "CPOM-CT-056",
        ct_056,
        PARTIES,
        (("dateEffet",), ("numeroFinessEj",)),
        needs=("programmation",),
        after=("CPOM-CT-008",),
    ),
    Rule(
        "CPOM-CT-057",
        ct_057,
        PARTIES,
        (("typeContrat",),),
        needs=("programmation",),
        after=("CPOM-CT-015", "CPOM-CT-016", "CPOM-CT-017"),
    ),
    Rule(
        "CPOM-CT-058",
        ct_058,
        PROGRAMMATION__LIGNES__ESMS,
        (("perimetre",),),
        needs=("programmation",),
    ),
    Rule(
        "CPOM-CT-059", ct_059, DOC, (("dateEffet",),), needs=("precedent",), after=("CPOM-CT-008",)
    ),
    Rule(
        "CPOM-CT-060",
        ct_060,
        DOC,
        (("contratPrecedent",),),
        needs=("precedent",),
        after=("CPOM-CT-069",),
    ),
    Rule("CPOM-CT-061", ct_061, PARTIES, (("numeroFinessEj",),), needs=("precedent",)),
    Rule("CPOM-CT-062", ct_062, PRECEDENT__PERIMETRE, (("perimetre",),), needs=("precedent",)),
    Rule("CPOM-CT-063", ct_063, PARTIES, (("dateEcheance",),), needs=("programmation",)),
    Rule("CPOM-CT-064", ct_064, PERIMETRE, (("dateSortie",),), needs=("autres",)),
    Rule("CPOM-CT-065", ct_065, PERIMETRE, (("repreneur",),), needs=("autres",)),
    Rule("CPOM-CT-066", ct_066, DOC, (("identifiant",),), needs=("autres",)),
    Rule("CPOM-CT-067", ct_067, AUTRES_CONTRATS, (("identifiant",),)),
    Rule("CPOM-CT-068", ct_068, AUTRES_CONTRATS, (("dateEcheance",),), needs=("autres",)),
    Rule("CPOM-CT-069", ct_069, DOC, (("contratPrecedent",), ("identifiant",))),
    Rule("CPOM-CT-070", ct_070, PERIMETRE, (("evaluation", "datePrevue"),)),
    Rule("CPOM-CT-071", ct_071, PERIMETRE__HABILITATION_AIDE_SOCIALE, (("places",), ("totale",))),
    Rule(
        "CPOM-CT-072",
        ct_072,
        PERIMETRE,
        (("autoriteCompetente",), ("habilitationAideSociale",)),
        after=("CPOM-CT-051",),
    ),
    Rule("CPOM-CT-073", ct_073, PERIMETRE, (("numeroFinessEj",),)),
    Rule("CPOM-CT-074", ct_074, PARTIES, (("role",), ("nature",))),
    Rule("CPOM-CT-075", ct_075, PERIMETRE, (("modeFixationTarifaire",),)),
    Rule("CPOM-CT-076", ct_076, ANNEXES, (("empreinte",), ("fichier",))),
    Rule("CPOM-CT-077", ct_077, DOC, (("perimetre",), ("statut",))),
    Rule("CPOM-CT-078", ct_078, PERIMETRE, (("dateEntree",), ("numeroAvenant",))),
    Rule("CPOM-CT-079", ct_079, PERIMETRE, (("numeroFinessEj",),), after=("CPOM-ID-024",)),
    Rule("CPOM-CT-080", ct_080, DOC, (("codeAutorite",), ("perimetre",))),
    Rule(
        "CPOM-CT-090",
        ct_090,
        PERIMETRE,
        (("dateSortie",), ("dateEffet",), ("dateEcheance",)),
        after=("CPOM-CT-020",),
    ),
    Rule(
        "CPOM-CT-091",
        ct_091,
        TRANSMISSIONS,
        (
            ("typeDocument",),
            ("jour",),
            ("mois",),
            ("decalageAnnees",),
            ("delaiJours",),
            ("evenement",),
        ),
    ),
    Rule("CPOM-CT-092", ct_092, TRANSMISSIONS, (("mois",),)),
    Rule("CPOM-CT-120", ct_120, DOC, (("parties",), ("perimetre",))),
    Rule("CPOM-CT-121", ct_121, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("section",), ("esms",))),
    Rule("CPOM-CT-122", ct_122, VOLET_FINANCIER__BASES, (("section",), ("esms",))),
    Rule("CPOM-CT-123", ct_123, PERIMETRE, (("autorisation", "echeance"), ("dateEffet",))),
    Rule(
        "CPOM-CT-124", ct_124, PERIMETRE, (("autorisation", "echeance"), ("autorisation", "date"))
    ),
    Rule("CPOM-CT-125", ct_125, ESMS_NON_NUMEROTES, (("nom",), ("perimetre",))),
    Rule("CPOM-CT-126", ct_126, PERIMETRE__DISPOSITIFS, (("esmsMembres",),)),
    Rule("CPOM-CT-140", ct_140, ENGAGEMENTS_AUTORITES, (("autorite",),)),
    Rule(
        "CPOM-CT-141",
        ct_141,
        ENGAGEMENTS_AUTORITES,
        (("echeance",), ("dateEffet",), ("dateEcheance",)),
    ),
    Rule("CPOM-FA-001", fa_001, DOC, ((),)),
    Rule("CPOM-FA-002", fa_002, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-003", fa_003, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-004", fa_004, FICHES_ACTIONS__ACTIONS, ((),)),
    Rule("CPOM-FA-005", fa_005, DOC, (("fichesActions",),)),
    Rule("CPOM-FA-006", fa_006, FICHES_ACTIONS, (("periode", "fin"), ("periode", "debut"))),
    Rule("CPOM-FA-007", fa_007, FICHES_ACTIONS, (("periode",),)),
    Rule("CPOM-FA-008", fa_008, FICHES_ACTIONS__ACTIONS, (("echeance",),)),
    Rule(
        "CPOM-FA-009",
        fa_009,
        FICHES_ACTIONS__ACTIONS,
        (("echeance",), ("periode",)),
        after=("CPOM-FA-008", "CPOM-FA-006"),
    ),
    Rule("CPOM-FA-010", fa_010, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-011", fa_011, FICHES_ACTIONS, (("dateFin",), ("statut",))),
    Rule("CPOM-FA-012", fa_012, OBJECTIFS_STRATEGIQUES, ((),)),
    Rule("CPOM-FA-013", fa_013, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-014", fa_014, FICHES_ACTIONS, (("theme",), ("axe",))),
    Rule("CPOM-FA-015", fa_015, FICHES_ACTIONS, (("esms",),)),
    Rule("CPOM-FA-016", fa_016, FICHES_ACTIONS, (("intitule",),)),
    Rule("CPOM-FA-017", fa_017, EVOLUTIONS_OFFRE, (("ficheAction",),)),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule("CPOM-FI-001", fi_001, VOLET_FINANCIER__DOTATIONS, (("montant",), ("repartition",))),
    Rule("CPOM-FI-002", fi_002, VOLET_FINANCIER__DOTATIONS, ((),)),
    Rule(
        "CPOM-FI-003",
        fi_003,
        VOLET_FINANCIER__DOTATIONS,
        (("annee",), ("dateEffet",), ("dateEcheance",)),
    ),
    Rule("CPOM-FI-004", fi_004, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("esms",), ("annee",))),
    Rule("CPOM-FI-005", fi_005, VOLET_FINANCIER__DOTATIONS, (("autorite",),)),
    Rule("CPOM-FI-006", fi_006, VOLET_FINANCIER__DOTATIONS, (("financement",), ("autorite",))),
    Rule(
        "CPOM-FI-007", fi_007, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("esms",), ("autorite",))
    ),
    Rule(
        "CPOM-FI-008", fi_008, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("esms",), ("autorite",))
    ),
    Rule(
        "CPOM-FI-009",
        fi_009,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (("section",), ("autorite",)),
    ),
    Rule("CPOM-FI-010", fi_010, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("section",),)),
    Rule(
        "CPOM-FI-011",
        fi_011,
        VOLET_FINANCIER__DOTATIONS,
        (("code",),),
        after=("CPOM-FI-005", "CPOM-FI-006"),
    ),
    Rule("CPOM-FI-012", fi_012, VOLET_FINANCIER__MODALITES_EVOLUTION, (("modalite",),)),
    Rule("CPOM-FI-013", fi_013, VOLET_FINANCIER__MODALITES_EVOLUTION__TAUX, (("taux",),)),
    Rule("CPOM-FI-014", fi_014, VOLET_FINANCIER__BASES, (("section",),)),
    Rule("CPOM-FI-015", fi_015, VOLET_FINANCIER__BASES, (("montant",),)),
    Rule("CPOM-FI-016", fi_016, VOLET_FINANCIER__MODULATIONS, (("esms",),)),
    Rule("CPOM-FI-017", fi_017, VOLET_FINANCIER__MODULATIONS, (("conversion",), ("indicateur",))),
    Rule("CPOM-FI-018", fi_018, VOLET_FINANCIER__MODULATIONS, (("objectif",),)),
    Rule(
        "CPOM-FI-019",
        fi_019,
        VOLET_FINANCIER__MODULATIONS,
        (("objectif",),),
        after=("CPOM-FI-018",),
    ),
    Rule("CPOM-FI-020", fi_020, DOC, (("voletFinancier", "creton"),)),
    Rule("CPOM-FI-021", fi_021, VOLET_FINANCIER__AFFECTATION_RESULTATS, (("mode",),)),
    Rule("CPOM-FI-022", fi_022, VOLET_FINANCIER__AFFECTATION_RESULTATS, (("interEsms",),)),
    Rule(
        "CPOM-FI-023",
        fi_023,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (("periode", "fin"), ("periode", "debut")),
    ),
    Rule(
        "CPOM-FI-024",
        fi_024,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (("periode",), ("dateEffet",), ("dateEcheance",)),
    ),
    Rule("CPOM-FI-025", fi_025, VOLET_FINANCIER__FRAIS_SIEGE, ((),)),
    Rule("CPOM-FI-026", fi_026, VOLET_FINANCIER__FRAIS_SIEGE, (("quotesParts",), ("taux",))),
    Rule("CPOM-FI-027", fi_027, VOLET_FINANCIER__FRAIS_SIEGE, (("taux",),)),
    Rule("CPOM-FI-028", fi_028, VOLET_FINANCIER__FRAIS_SIEGE, (("montant",), ("quotesParts",))),
    Rule(
        "CPOM-FI-029",
        fi_029,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (("quotesParts",),),
        after=("CPOM-FI-025",),
    ),
    Rule(
        "CPOM-FI-030",
        fi_030,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT,
        (("periode",), ("dateEffet",), ("dateEcheance",)),
    ),
    Rule(
        "CPOM-FI-031",
        fi_031,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT,
        (("approbations",), ("emprunts",)),
    ),
    Rule(
        "CPOM-FI-032",
        fi_032,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT,
        (("montant",), ("emprunts",)),
    ),
    Rule(
        "CPOM-FI-033",
        fi_033,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS,
        (("date",), ("dateDepot",)),
    ),
    Rule(
        "CPOM-FI-034",
        fi_034,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS,
        (("statut",),),
    ),
    Rule(
        "CPOM-FI-035",
        fi_035,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS,
        (("date",), ("dateDepot",)),
    ),
    Rule(
        "CPOM-FI-036", fi_036, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("montant",), ("montant",))
    ),
    Rule(
        "CPOM-FI-074",
        fi_074,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (("montant",), ("montant",)),
        after=("CPOM-FI-001",),
    ),
    Rule(
        "CPOM-FI-090",
        fi_090,
        VOLET_FINANCIER__DOTATIONS,
        (("montant",), ("repartition",)),
        after=("CPOM-FI-001",),
    ),
    Rule(
        "CPOM-FI-091", fi_091, VOLET_FINANCIER__MODULATIONS, (("justification",), ("indicateur",))
    ),
    Rule("CPOM-FI-092", fi_092, DOC, (("voletFinancier", "modulations"), ("basesLegales",))),
    Rule("CPOM-FI-093", fi_093, VOLET_FINANCIER__AFFECTATION_RESULTATS, (("mode",),)),
    Rule(
        "CPOM-FI-095",
        fi_095,
        VOLET_FINANCIER__RESERVES_AU_RENOUVELLEMENT,
        (("montantNonJustifie",), ("versementCompensation",), ("reductionTarif",)),
    ),
    Rule(
        "CPOM-FI-096",
        fi_096,
        DOC,
        (("voletFinancier", "reservesAuRenouvellement"), ("dateEffet",), ("basesLegales",)),
    ),
    Rule("CPOM-FI-160", fi_160, VOLET_FINANCIER__DOTATIONS, (("montant",), ("composantes",))),
    Rule("CPOM-FI-161", fi_161, VOLET_FINANCIER__DOTATIONS, (("montantGele",), ("montant",))),
    Rule("CPOM-FI-165", fi_165, VOLET_FINANCIER__TARIFS, (("fin",), ("debut",))),
    Rule("CPOM-FI-166", fi_166, VOLET_FINANCIER__TARIFS, (("autorite",),)),
    Rule("CPOM-FI-167", fi_167, VOLET_FINANCIER__FRAIS_SIEGE, (("porteur", "numeroFinessEj"),)),
    Rule("CPOM-FI-168", fi_168, VOLET_FINANCIER__FRAIS_SIEGE, (("cleRepartition",),)),
    Rule("CPOM-ID-004", id_004, PERIMETRE, (("siret",),)),
    Rule("CPOM-ID-005", id_005, PERIMETRE, (("siret",),), after=("CPOM-ID-004",)),
    Rule("CPOM-ID-006", id_006, PARTIES, (("numeroFinessEj",), ("numeroFinessEt",))),
    Rule("CPOM-ID-007", id_007, PERIMETRE, (("numerosFinessPrecedents",), ("numeroFinessEt",))),
    Rule("CPOM-ID-008", id_008, PERIMETRE, (("numerosFinessPrecedents",),)),
    Rule("CPOM-ID-009", id_009, PERIMETRE, (("rattachement",),)),
    Rule("CPOM-ID-010", id_010, PERIMETRE, (("rattachement",),)),
    Rule("CPOM-ID-011", id_011, PERIMETRE, (("rattachement",),)),
    Rule("CPOM-ID-012", id_012, PERIMETRE, (("departement",), ("numeroFinessEt",))),
    Rule(
        "CPOM-ID-013",
        id_013,
        PERIMETRE,
        (("adresse", "departement"), ("departement",)),
        after=("CPOM-ID-012",),
    ),
    Rule(
        "CPOM-ID-014",
        id_014,
        PERIMETRE__ADRESSE,
        (("codeCommune",), ("departement",)),
        after=("CPOM-ID-013",),
    ),
    Rule("CPOM-ID-015", id_015, PERIMETRE__ADRESSE, (("codePostal",),)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
    Rule("CPOM-ID-019", id_019, ENTETE__EMETTEUR__ORGANISATION, ((),), after=("CPOM-CT-080",)),
    Rule("CPOM-ID-020", id_020, PARTIES, ((),)),
    Rule("CPOM-ID-021", id_021, PARTIES, (("codeAutorite",), ("nature",))),
    Rule("CPOM-ID-022", id_022, PARTIES, (("codeAutorite",),)),
    Rule("CPOM-ID-023", id_023, PARTIES, (("numeroFinessEj",),)),
    Rule("CPOM-ID-024", id_024, PERIMETRE, (("numeroFinessEj",), ("numeroFinessEt",))),
    Rule("CPOM-IN-001", in_001, FICHES_ACTIONS__INDICATEURS, ((),)),
    Rule("CPOM-IN-002", in_002, FICHES_ACTIONS__INDICATEURS__CIBLES, (("annee",),)),
    Rule("CPOM-IN-003", in_003, FICHES_ACTIONS__INDICATEURS, (("cibles",),)),
    Rule("CPOM-IN-004", in_004, FICHES_ACTIONS__INDICATEURS__CIBLES, ((),)),
    Rule(
        "CPOM-IN-005",
        in_005,
        FICHES_ACTIONS__INDICATEURS__CIBLES,
        (("valeur",), ("valeurInitiale", "valeur")),
        after=("CPOM-IN-004",),
    ),
    Rule("CPOM-IN-006", in_006, FICHES_ACTIONS__INDICATEURS__CIBLES, ((), ("typeValeur",))),
    Rule("CPOM-IN-007", in_007, FICHES_ACTIONS__INDICATEURS__CIBLES, (("min",), ("max",))),
    Rule(
        "CPOM-IN-008",
        in_008,
        FICHES_ACTIONS__INDICATEURS__CIBLES,
        (("valeur",), ("min",), ("max",)),
    ),
    Rule("CPOM-IN-009", in_009, FICHES_ACTIONS__INDICATEURS__CIBLES, ((),)),
    Rule(
        "CPOM-IN-010",
        in_010,
        FICHES_ACTIONS__INDICATEURS,
        (("unite",), ("typeValeur",)),
        after=("CPOM-IN-019",),
    ),
    Rule(
        "CPOM-IN-011", in_011, FICHES_ACTIONS__INDICATEURS__CIBLES, (("modalite",), ("modalites",))
    ),
    Rule("CPOM-IN-012", in_012, FICHES_ACTIONS__INDICATEURS, ((),)),
    Rule("CPOM-IN-013", in_013, FICHES_ACTIONS__INDICATEURS, (("modalites",),)),
    Rule(
        "CPOM-IN-014",
        in_014,
        FICHES_ACTIONS__INDICATEURS,
        (("valeurInitiale", "annee"),),
        after=("CPOM-IN-002",),
    ),
    Rule(
        "CPOM-IN-015",
        in_015,
        FICHES_ACTIONS__INDICATEURS__VALEUR_INITIALE,
        (("valeur",), ("numerateur",), ("denominateur",)),
    ),
    Rule("CPOM-IN-016", in_016, FICHES_ACTIONS__INDICATEURS, ((),)),
    Rule("CPOM-IN-017", in_017, FICHES_ACTIONS__INDICATEURS, (("esms",), ("esms",))),
    Rule("CPOM-IN-018", in_018, FICHES_ACTIONS__INDICATEURS, (("cibles",), ("periodicite",))),
    Rule("CPOM-IN-019", in_019, FICHES_ACTIONS__INDICATEURS, (("unite",),)),
    Rule("CPOM-IN-020", in_020, FICHES_ACTIONS__INDICATEURS, (("esms",),)),
    Rule("CPOM-IN-021", in_021, FICHES_ACTIONS__INDICATEURS, (("sens",),)),
)
