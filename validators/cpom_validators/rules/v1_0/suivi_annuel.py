"""Règles de suiviAnnuel : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import add_days, date, floor, is_whole, pattern
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run, TEXTS

ACTIVITES: Final = DOC.list("activites")
CONTRAT: Final = Place("contrat")
CONTRAT__PERIMETRE: Final = CONTRAT.list("perimetre")
CONTRAT__PERIMETRE__CAPACITES: Final = CONTRAT__PERIMETRE.list("capacites")
FILES_ACTIVES: Final = DOC.list("filesActives")
PRECEDENT: Final = Place("precedent")
PRECEDENT__FILES_ACTIVES: Final = PRECEDENT.list("filesActives")
CRETONS: Final = DOC.list("cretons")
CONTRAT__OBJECTIFS_ACTIVITE: Final = CONTRAT.list("objectifsActivite")
EXECUTION_FINANCIERE: Final = DOC.list("executionFinanciere")
EXECUTION_FINANCIERE__AFFECTATIONS: Final = EXECUTION_FINANCIERE.list("affectations")
CONTRAT__VOLET_FINANCIER: Final = CONTRAT.single("voletFinancier")
CONTRAT__VOLET_FINANCIER__AFFECTATION_RESULTATS: Final = CONTRAT__VOLET_FINANCIER.list(
    "affectationResultats"
)
NOTIFICATIONS: Final = DOC.list("notifications")
CONTRAT__PARTIES: Final = CONTRAT.list("parties")
CONTRAT__VOLET_FINANCIER__DOTATIONS: Final = CONTRAT__VOLET_FINANCIER.list("dotations")
CREDITS_NON_RECONDUCTIBLES: Final = DOC.list("creditsNonReconductibles")
EXECUTION_FINANCIERE__PRODUITS_TARIFICATION: Final = EXECUTION_FINANCIERE.list(
    "produitsTarification"
)
NOTIFICATIONS__REPARTITION: Final = NOTIFICATIONS.list("repartition")
CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE: Final = CONTRAT__VOLET_FINANCIER.single("fraisSiege")
CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE__QUOTES_PARTS: Final = (
    CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE.list("quotesParts")
)
MODULATIONS: Final = DOC.list("modulations")
CONTRAT__VOLET_FINANCIER__MODULATIONS: Final = CONTRAT__VOLET_FINANCIER.list("modulations")
DEPOTS: Final = DOC.list("depots")
CONTRAT__TRANSMISSIONS: Final = CONTRAT.list("transmissions")
RESERVES: Final = DOC.list("reserves")
PRECEDENT__CREDITS_NON_RECONDUCTIBLES: Final = PRECEDENT.list("creditsNonReconductibles")
PRECEDENT__RESERVES: Final = PRECEDENT.list("reserves")
SUIVIS_INVESTISSEMENTS: Final = DOC.list("suivisInvestissements")
CONTRAT__VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT: Final = CONTRAT__VOLET_FINANCIER.list(
    "programmesInvestissement"
)
CREDITS_GELES: Final = DOC.list("creditsGeles")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")
VALEURS_INDICATEURS: Final = DOC.list("valeursIndicateurs")
CONTRAT__FICHES_ACTIONS: Final = CONTRAT.list("fichesActions")
CONTRAT__FICHES_ACTIONS__INDICATEURS: Final = CONTRAT__FICHES_ACTIONS.list("indicateurs")
RESSOURCES_HUMAINES: Final = DOC.list("ressourcesHumaines")
TABLEAU_BORD: Final = Place("tableauBord")
TABLEAU_BORD__ESMS: Final = TABLEAU_BORD.list("esms")
TABLEAU_BORD__ESMS__VALEURS: Final = TABLEAU_BORD__ESMS.list("valeurs")
SUIVIS_FICHES: Final = DOC.list("suivisFiches")
CONTRAT__FICHES_ACTIONS__ACTIONS: Final = CONTRAT__FICHES_ACTIONS.list("actions")
SUIVIS_FICHES__SUIVIS_ACTIONS: Final = SUIVIS_FICHES.list("suivisActions")
CONTRAT__FICHES_ACTIONS__INDICATEURS__CIBLES: Final = CONTRAT__FICHES_ACTIONS__INDICATEURS.list(
    "cibles"
)
DONNEES_ABSENTES: Final = DOC.list("donneesAbsentes")
CONTRAT__EVOLUTIONS_OFFRE: Final = CONTRAT.list("evolutionsOffre")
SUIVIS_EVOLUTIONS: Final = DOC.list("suivisEvolutions")
PRECEDENT__SUIVIS_EVOLUTIONS: Final = PRECEDENT.list("suivisEvolutions")
PRECEDENT__SUIVIS_FICHES: Final = PRECEDENT.list("suivisFiches")
PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS: Final = PRECEDENT__SUIVIS_FICHES.list("suivisActions")
PRECEDENT__VALEURS_INDICATEURS: Final = PRECEDENT.list("valeursIndicateurs")
AVIS: Final = Place("avis")
AVIS__UN_AVIS: Final = AVIS.each()
AVIS__UN_AVIS__OBSERVATIONS: Final = AVIS__UN_AVIS.list("observations")
REPONSES: Final = DOC.list("reponses")
EVENEMENTS: Final = DOC.list("evenements")
REUNIONS_TENUES: Final = DOC.list("reunionsTenues")
CONTRAT__COMITE_SUIVI: Final = CONTRAT.single("comiteSuivi")
CONTRAT__COMITE_SUIVI__REUNIONS: Final = CONTRAT__COMITE_SUIVI.list("reunions")
REUNIONS_TENUES__DECISIONS: Final = REUNIONS_TENUES.list("decisions")
SUIVIS_RETOUR_EQUILIBRE: Final = DOC.list("suivisRetourEquilibre")
CONTRAT__ENGAGEMENTS_AUTORITES: Final = CONTRAT.list("engagementsAutorites")
SUIVIS_ENGAGEMENTS: Final = DOC.list("suivisEngagements")
PRECEDENT__SUIVIS_ENGAGEMENTS: Final = PRECEDENT.list("suivisEngagements")
CONTRAT__PERIMETRE__DISPOSITIFS: Final = CONTRAT__PERIMETRE.list("dispositifs")


def ac_025(run: Run, rows: Rows) -> Outcome:
    """Un taux d'activité semble écrit en pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            ("tauxRealisation" not in self or self["tauxRealisation"] <= 1.5)
            and ("tauxOccupation" not in self or self["tauxOccupation"] <= 1.5)
        ):
            failed.append((rank, (self,), {"annee": self["annee"]}))
    return judged, failed


def ac_026(run: Run, rows: Rows) -> Outcome:
    """Le taux de réalisation ne correspond pas aux journées."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee"
            and "tauxRealisation" in self
            and "realisee" in self
            and "journeesFinancees" in self
            and self["journeesFinancees"] != 0.0
            and self["tauxRealisation"] <= 1.5
        ):
            continue
        judged += 1
        if not (
            abs(self["tauxRealisation"] - self["realisee"] / self["journeesFinancees"])
            <= 0.0005 + 5e-07
            or abs(self["tauxRealisation"] * 100.0 - floor(self["tauxRealisation"] * 100 + 0.5))
            <= 0.0 + 5e-07
            and abs(self["tauxRealisation"] - self["realisee"] / self["journeesFinancees"])
            <= 0.005 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "base": self["journeesFinancees"],
                        "calcule": self["realisee"] / self["journeesFinancees"],
                        "realisees": self["realisee"],
                        "taux": self["tauxRealisation"],
                    },
                )
            )
    return judged, failed


def ac_027(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation ne correspond pas aux journées."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee"
            and "tauxOccupation" in self
            and "realisee" in self
            and "journeesTheoriques" in self
            and self["journeesTheoriques"] != 0.0
            and self["tauxOccupation"] <= 1.5
        ):
            continue
        judged += 1
        if not (
            abs(self["tauxOccupation"] - self["realisee"] / self["journeesTheoriques"])
            <= 0.0005 + 5e-07
            or abs(self["tauxOccupation"] * 100.0 - floor(self["tauxOccupation"] * 100 + 0.5))
            <= 0.0 + 5e-07
            and abs(self["tauxOccupation"] - self["realisee"] / self["journeesTheoriques"])
            <= 0.005 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "base": self["journeesTheoriques"],
                        "calcule": self["realisee"] / self["journeesTheoriques"],
                        "realisees": self["realisee"],
                        "taux": self["tauxOccupation"],
                    },
                )
            )
    return judged, failed


def ac_028(run: Run, rows: Rows) -> Outcome:
    """Un taux de réalisation est inhabituel."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "tauxRealisation" not in self:
            continue
        judged += 1
        if not (
            self["tauxRealisation"] >= 0.5
            and (self["tauxRealisation"] <= 1.2 or self["tauxRealisation"] > 1.5)
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "taux": self["tauxRealisation"]})
            )
    return judged, failed


def ac_029(run: Run, rows: Rows) -> Outcome:
    """Les journées théoriques dépassent ce que les places permettent."""
    lignes = run.index(
        CONTRAT__PERIMETRE__CAPACITES,
        ((1, "numeroFinessEt", False), (0, "modeFonctionnement", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "journeesTheoriques" in self
            and "dispositif" not in self
            and (lignes_1 := lignes.get((self["esms"], self["modeFonctionnement"]))) is not None
            and all("autorisee" in c for c in run.spend(lignes_1))
        ):
            continue
        judged += 1
        if self["journeesTheoriques"] > 366.0 * sum(
            [
                c["financee"] if "financee" in c else c["autorisee"]
                for c in [
                    c
                    for c in run.spend(lignes_1)
                    if "autorisee" in c
                    and ("debut" not in c or int(c["debut"][:4]) <= self["annee"])
                    and ("fin" not in c or int(c["fin"][:4]) >= self["annee"])
                ]
            ]
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "journees": self["journeesTheoriques"]})
            )
    return judged, failed


def ac_030(run: Run, rows: Rows) -> Outcome:
    """La file active est plus petite que l'effectif au 31 décembre."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "effectif31Decembre" not in self:
            continue
        judged += 1
        if self["fileActive"] < self["effectif31Decembre"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"effectif": self["effectif31Decembre"], "file": self["fileActive"]},
                )
            )
    return judged, failed


def ac_031(run: Run, rows: Rows) -> Outcome:
    """La file active n'est pas l'effectif augmenté des sorties."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "dispositif" not in self
            and "effectif31Decembre" in self
            and "sortiesDefinitives" in self
        ):
            continue
        judged += 1
        if self["fileActive"] != self["effectif31Decembre"] + self["sortiesDefinitives"]:
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "calcule": self["effectif31Decembre"] + self["sortiesDefinitives"],
                        "file": self["fileActive"],
                    },
                )
            )
    return judged, failed


def ac_032(run: Run, rows: Rows) -> Outcome:
    """La file active d'un dispositif dépasse celle de son ESMS."""
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    ouverts = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (files_1 := files.get((self["esms"], self["annee"], ""))) is not None
            and not (
                "dispositif" in self
                and (ouverts_2 := ouverts.get(self["esms"])) is not None
                and "dispositifs" in ouverts_2[0]
                and any(
                    d["code"] == self["dispositif"] and "esmsMembres" in d
                    for d in run.spend(ouverts_2[0]["dispositifs"])
                )
            )
        ):
            continue
        judged += 1
        if self["fileActive"] > files_1[0]["fileActive"]:
            failed.append(
                (rank, (self,), {"file": self["fileActive"], "total": files_1[0]["fileActive"]})
            )
    return judged, failed


def ac_033(run: Run, rows: Rows) -> Outcome:
    """Plus de personnes hors autorisation que de personnes accompagnées."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "horsAutorisation" not in self:
            continue
        judged += 1
        if self["horsAutorisation"] > self["fileActive"]:
            failed.append(
                (rank, (self, self), {"file": self["fileActive"], "hors": self["horsAutorisation"]})
            )
    return judged, failed


def ac_034(run: Run, rows: Rows) -> Outcome:
    """L'effectif ne découle pas de celui de l'année précédente."""
    avant = run.index(
        PRECEDENT__FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        dispositif = self.get("dispositif", "")
        if not (
            "effectif31Decembre" in self
            and "admissions" in self
            and "sortiesDefinitives" in self
            and (avant_1 := avant.get((self["esms"], self["annee"] - 1.0, dispositif))) is not None
            and "effectif31Decembre" in avant_1[0]
        ):
            continue
        judged += 1
        if (
            self["effectif31Decembre"]
            != avant_1[0]["effectif31Decembre"] + self["admissions"] - self["sortiesDefinitives"]
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "avant": avant_1[0]["effectif31Decembre"],
                        "calcule": avant_1[0]["effectif31Decembre"]
                        + self["admissions"]
                        - self["sortiesDefinitives"],
                        "effectif": self["effectif31Decembre"],
                    },
                )
            )
    return judged, failed


def ac_035(run: Run, rows: Rows) -> Outcome:
    """Un maintien au titre de l'amendement Creton est déclaré dans un ESMS pour adultes."""
    categories_esms_public = run.column("categories-esms", "public")
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (perimetre_1 := perimetre.get(self["esms"])) is None:
            continue
        judged += 1
        if categories_esms_public.get(perimetre_1[0]["categorie"], "") == "adultes":
            failed.append((rank, (self,), {"nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_036(run: Run, rows: Rows) -> Outcome:
    """Plus de maintiens au titre de l'amendement Creton que de personnes accompagnées."""
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (files_1 := files.get((self["esms"], self["annee"], ""))) is None:
            continue
        judged += 1
        if self["nombre"] > files_1[0]["fileActive"]:
            failed.append(
                (rank, (self,), {"file": files_1[0]["fileActive"], "nombre": self["nombre"]})
            )
    return judged, failed


def ac_037(run: Run, rows: Rows) -> Outcome:
    """Les maintiens au titre de l'amendement Creton dépassent les personnes hors autorisation."""
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (files_1 := files.get((self["esms"], self["annee"], ""))) is not None
            and "horsAutorisation" in files_1[0]
        ):
            continue
        judged += 1
        if self["nombre"] > files_1[0]["horsAutorisation"]:
            failed.append(
                (rank, (self,), {"hors": files_1[0]["horsAutorisation"], "nombre": self["nombre"]})
            )
    return judged, failed


def ac_038(run: Run, rows: Rows) -> Outcome:
    """Trop de journées pour les personnes maintenues au titre de l'amendement Creton."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "journees" not in self:
            continue
        judged += 1
        if self["journees"] > self["nombre"] * 366.0:
            failed.append(
                (rank, (self, self), {"journees": self["journees"], "nombre": self["nombre"]})
            )
    return judged, failed


def ac_039(run: Run, rows: Rows) -> Outcome:
    """L'activité prévue n'est pas celle du contrat."""
    objectifs = run.index(
        CONTRAT__OBJECTIFS_ACTIVITE,
        (
            (0, "esms", False),
            (0, "annee", False),
            (0, "dispositif", True),
            (0, "modeFonctionnement", False),
            (0, "unite", False),
        ),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        dispositif = self.get("dispositif", "")
        if not (
            "prevue" in self
            and (
                objectifs_1 := objectifs.get(
                    (
                        self["esms"],
                        self["annee"],
                        dispositif,
                        self["modeFonctionnement"],
                        self["unite"],
                    )
                )
            )
            is not None
            and "activitePrevue" in objectifs_1[0]
        ):
            continue
        judged += 1
        if self["prevue"] != objectifs_1[0]["activitePrevue"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "objectif": objectifs_1[0]["activitePrevue"],
                        "prevue": self["prevue"],
                    },
                )
            )
    return judged, failed


def ac_040(run: Run, rows: Rows) -> Outcome:
    """Une activité comptée en personnes n'est pas un nombre entier."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["unite"] == "personne" and "realisee" in self):
            continue
        judged += 1
        if not is_whole(self["realisee"]):
            failed.append((rank, (self,), {"annee": self["annee"], "realisee": self["realisee"]}))
    return judged, failed


def ac_041(run: Run, rows: Rows) -> Outcome:
    """Un CAMSP ou un CMPP déclare un taux d'occupation."""
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "tauxOccupation" in self and (perimetre_1 := perimetre.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if perimetre_1[0]["categorie"] in ("189", "190"):
            failed.append((rank, (self,), {"nom": perimetre_1[0]["nom"]}))
    return judged, failed


def ac_042(run: Run, rows: Rows) -> Outcome:
    """Les journées réalisées contredisent deux taux qui s'accordent."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["unite"] == "journee"
            and "realisee" in self
            and "tauxRealisation" in self
            and "journeesFinancees" in self
            and self["journeesFinancees"] != 0.0
            and self["tauxRealisation"] <= 1.5
            and "tauxOccupation" in self
            and "journeesTheoriques" in self
            and self["journeesTheoriques"] != 0.0
            and self["tauxOccupation"] <= 1.5
            and abs(
                self["tauxRealisation"]
                - self["tauxOccupation"] * self["journeesTheoriques"] / self["journeesFinancees"]
            )
            <= 0.015 + 5e-07
        ):
            continue
        judged += 1
        if not (
            abs(self["tauxRealisation"] - self["realisee"] / self["journeesFinancees"])
            <= 0.005 + 5e-07
            or abs(self["tauxOccupation"] - self["realisee"] / self["journeesTheoriques"])
            <= 0.005 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "financees": self["tauxRealisation"] * self["journeesFinancees"],
                        "occupation": self["tauxOccupation"],
                        "realisation": self["tauxRealisation"],
                        "realisees": self["realisee"],
                        "theoriques": self["tauxOccupation"] * self["journeesTheoriques"],
                    },
                )
            )
    return judged, failed


def ac_050(run: Run, rows: Rows) -> Outcome:
    """Plus de personnes par département que de personnes accompagnées."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "domiciles" not in self:
            continue
        judged += 1
        if sum([d["nombre"] for d in self["domiciles"]]) > self["fileActive"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "file": self["fileActive"],
                        "total": sum([d["nombre"] for d in self["domiciles"]]),
                    },
                )
            )
    return judged, failed


def ac_051(run: Run, rows: Rows) -> Outcome:
    """Les sorties par motif ne redonnent pas les sorties définitives."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("sorties" in self and "sortiesDefinitives" in self):
            continue
        judged += 1
        if sum([d["nombre"] for d in self["sorties"]]) != self["sortiesDefinitives"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "sorties": self["sortiesDefinitives"],
                        "total": sum([d["nombre"] for d in self["sorties"]]),
                    },
                )
            )
    return judged, failed


def ac_052(run: Run, rows: Rows) -> Outcome:
    """Plus de jeunes par mode de scolarisation que de jeunes présents."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("scolarisation" in self and "effectif31Decembre" in self):
            continue
        judged += 1
        if sum([d["nombre"] for d in self["scolarisation"]]) > self["effectif31Decembre"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "annee": self["annee"],
                        "effectif": self["effectif31Decembre"],
                        "esms": self["esms"],
                        "total": sum([d["nombre"] for d in self["scolarisation"]]),
                    },
                )
            )
    return judged, failed


def ac_053(run: Run, rows: Rows) -> Outcome:
    """L'activité dépasse deux fois la prévision sans explication."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("realisee" in self and "prevue" in self and self["prevue"] > 0.0):
            continue
        judged += 1
        if not (
            "motifsEcart" in self
            or "commentaire" in self
            or self["realisee"] <= 2.0 * self["prevue"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "mode": self["modeFonctionnement"],
                        "prevue": self["prevue"],
                        "realisee": self["realisee"],
                        "unite": self["unite"],
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


def fi_037(run: Run, rows: Rows) -> Outcome:
    """Le résultat n'est pas la différence des produits et des charges."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "resultat" in self
            and "charges" in self
            and "produits" in self
            and "groupe1" in self["charges"]
            and "groupe2" in self["charges"]
            and "groupe3" in self["charges"]
            and "groupe1" in self["produits"]
            and "groupe2" in self["produits"]
            and "groupe3" in self["produits"]
            and self["charges"]["groupe2"] >= 0.0
        ):
            continue
        judged += 1
        if (
            not abs(
                self["resultat"]
                - (
                    self["produits"]["groupe1"]
                    + self["produits"]["groupe2"]
                    + self["produits"]["groupe3"]
                    - self["charges"]["groupe1"]
                    - self["charges"]["groupe2"]
                    - self["charges"]["groupe3"]
                )
            )
            <= 3.5 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "charges": self["charges"]["groupe1"]
                        + self["charges"]["groupe2"]
                        + self["charges"]["groupe3"],
                        "esms": self["esms"],
                        "produits": self["produits"]["groupe1"]
                        + self["produits"]["groupe2"]
                        + self["produits"]["groupe3"],
                        "resultat": self["resultat"],
                    },
                )
            )
    return judged, failed


def fi_038(run: Run, rows: Rows) -> Outcome:
    """Les charges sont écrites en négatif."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("charges" in self and "groupe2" in self["charges"]):
            continue
        judged += 1
        if self["charges"]["groupe2"] < 0.0:
            failed.append(
                (rank, (self,), {"esms": self["esms"], "montant": self["charges"]["groupe2"]})
            )
    return judged, failed


def fi_039(run: Run, rows: Rows) -> Outcome:
    """Les affectations ne redonnent pas le résultat à affecter."""
    recus = run.index(EXECUTION_FINANCIERE__AFFECTATIONS, ((0, "esmsBeneficiaire", True),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "resultatAAffecter" in self and "affectations" in self and self["esms"] not in recus
        ):
            continue
        judged += 1
        if (
            not abs(self["resultatAAffecter"] - sum([a["montant"] for a in self["affectations"]]))
            <= 0.02 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "esms": self["esms"],
                        "resultat": self["resultatAAffecter"],
                        "total": sum(
                            [floor(a["montant"] * 100 + 0.5) for a in self["affectations"]]
                        )
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_040(run: Run, rows: Rows) -> Outcome:
    """Un déficit alimente une réserve, ou un excédent la réduit."""
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if "resultatAAffecter" not in execution:
            continue
        judged += 1
        if self["montant"] * execution["resultatAAffecter"] < 0.0:
            failed.append(
                (
                    rank,
                    (self, execution),
                    {
                        "esms": execution["esms"],
                        "montant": self["montant"],
                        "resultat": execution["resultatAAffecter"],
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def fi_041(run: Run, rows: Rows) -> Outcome:
    """Un déficit est affecté à un emploi réservé aux excédents."""
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if not ("resultatAAffecter" in execution and execution["resultatAAffecter"] < 0.0):
            continue
        judged += 1
        if self["type"] in (
            "mesures_investissement",
            "mesures_exploitation_non_perennes",
            "reserve_tresorerie",
            "compensation_charges_amortissement",
            "apurement_deficits",
        ):
            failed.append(
                (
                    rank,
                    (self, execution),
                    {
                        "esms": execution["esms"],
                        "resultat": execution["resultatAAffecter"],
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def fi_042(run: Run, rows: Rows) -> Outcome:
    """Un transfert de résultat ne nomme pas un autre ESMS."""
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if self["type"] != "transfert_autre_compte_resultat":
            continue
        judged += 1
        if "esmsBeneficiaire" not in self:
            failed.append((rank, (self,), {"esms": execution["esms"], "montant": self["montant"]}))
    return judged, failed


def fi_043(run: Run, rows: Rows) -> Outcome:
    """Un ESMS se transfère à lui-même son résultat."""
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if "esmsBeneficiaire" not in self:
            continue
        judged += 1
        if self["esmsBeneficiaire"] == execution["esms"]:
            failed.append((rank, (self,), {"esms": execution["esms"], "montant": self["montant"]}))
    return judged, failed


def fi_044(run: Run, rows: Rows) -> Outcome:
    """Un résultat est transféré à un autre ESMS sans que le contrat le permette."""
    permis = run.index(CONTRAT__VOLET_FINANCIER__AFFECTATION_RESULTATS, ((0, "interEsms", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if "esmsBeneficiaire" not in self:
            continue
        judged += 1
        if True not in permis:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "beneficiaire": self["esmsBeneficiaire"],
                        "esms": execution["esms"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def fi_045(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une notification ne redonne pas son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "repartition" not in self:
            continue
        judged += 1
        if floor(self["montant"] * 100 + 0.5) != sum(
            [floor(p["montant"] * 100 + 0.5) for p in self["repartition"]]
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "montant": self["montant"],
                        "reference": self["reference"],
                        "total": sum([floor(p["montant"] * 100 + 0.5) for p in self["repartition"]])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_046(run: Run, rows: Rows) -> Outcome:
    """Une décision qui ne change que la répartition change aussi le total."""
    decisions = run.index(
        NOTIFICATIONS, ((0, "annee", False), (0, "autorite", False), (0, "financement", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["nature"] == "repartition"
            and (
                decisions_1 := decisions.get((self["annee"], self["autorite"], self["financement"]))
            )
            is not None
            and any(n["date"] < self["date"] for n in run.spend(decisions_1))
        ):
            continue
        judged += 1
        if not any(
            n["date"] < self["date"]
            and floor(n["montant"] * 100 + 0.5) == floor(self["montant"] * 100 + 0.5)
            and all(
                m["date"] <= n["date"] or m["date"] >= self["date"] for m in run.spend(decisions_1)
            )
            for n in run.spend(decisions_1)
        ):
            failed.append(
                (rank, (self, self), {"montant": self["montant"], "reference": self["reference"]})
            )
    return judged, failed


def fi_047(run: Run, rows: Rows) -> Outcome:
    """La part non reconductible d'une notification dépasse son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dontNonReconductible" not in self:
            continue
        judged += 1
        if self["dontNonReconductible"] > self["montant"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "montant": self["montant"],
                        "part": self["dontNonReconductible"],
                        "reference": self["reference"],
                    },
                )
            )
    return judged, failed


def fi_048(run: Run, rows: Rows) -> Outcome:
    """Une décision en modifie une autre qui n'est pas dans le suivi."""
    decisions = run.index(
        NOTIFICATIONS, ((0, "annee", False), (0, "autorite", False), (0, "financement", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (
            decisions_1 := decisions.get((self["annee"], self["autorite"], self["financement"]))
        ) is None:
            continue
        judged += 1
        if not any(n["nature"] == "initiale" for n in run.spend(decisions_1)):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "autorite": self["autorite"],
                        "financement": self["financement"],
                        "reference": self["reference"],
                    },
                )
            )
    return judged, failed


def fi_049(run: Run, rows: Rows) -> Outcome:
    """La dernière décision de l'année est sous la dotation du contrat, ou la dépasse de plus de 5 %."""
    decisions = run.index(
        NOTIFICATIONS, ((0, "annee", False), (0, "autorite", False), (0, "financement", False))
    )
    signataires = run.index(CONTRAT__PARTIES, ((0, "codeAutorite", True),))
    dotations = run.index(
        CONTRAT__VOLET_FINANCIER__DOTATIONS,
        ((0, "annee", False), (0, "financement", False), (0, "autorite", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        reconductible = (
            self["montant"] - self["dontNonReconductible"]
            if "dontNonReconductible" in self
            else self["montant"]
        )
        if not (
            (decisions_1 := decisions.get((self["annee"], self["autorite"], self["financement"])))
            is not None
            and all(m["date"] <= self["date"] for m in run.spend(decisions_1))
            and (signataires_2 := signataires.get(self["autorite"])) is not None
            and (
                dotations_3 := dotations.get(
                    (self["annee"], self["financement"], signataires_2[0]["code"])
                )
            )
            is not None
        ):
            continue
        judged += 1
        if not (
            floor(reconductible * 100 + 0.5) >= floor(dotations_3[0]["montant"] * 100 + 0.5)
            and reconductible <= dotations_3[0]["montant"] * 1.05
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "dotation": dotations_3[0]["montant"],
                        "montant": reconductible,
                        "reference": self["reference"],
                    },
                )
            )
    return judged, failed


def fi_050(run: Run, rows: Rows) -> Outcome:
    """L'emploi d'un crédit non reconductible dépasse ce qui était disponible."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        disponible = floor(self["recu"] * 100 + 0.5) + (
            floor(self["fondsDediesOuverture"] * 100 + 0.5)
            if "fondsDediesOuverture" in self
            else 0.0
        )
        rendu = floor(self["restitue"] * 100 + 0.5) if "restitue" in self else 0.0
        if not ("utilise" in self and "fondsDedies" in self):
            continue
        judged += 1
        if (
            floor(self["utilise"] * 100 + 0.5) + floor(self["fondsDedies"] * 100 + 0.5) + rendu
            > disponible
        ):
            failed.append(
                (
                    rank,
                    (self, self, self, self),
                    {
                        "credit": self["code"],
                        "disponible": disponible / 100.0,
                        "fonds": self["fondsDedies"],
                        "utilise": self["utilise"],
                    },
                )
            )
    return judged, failed


def fi_051(run: Run, rows: Rows) -> Outcome:
    """Les crédits non reconductibles reçus dépassent ceux que l'autorité a notifiés."""
    doc = run.doc
    credits = run.index(CREDITS_NON_RECONDUCTIBLES, ((0, "autorite", False),))
    decisions = run.index(NOTIFICATIONS, ((0, "autorite", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (credits_1 := credits.get(self["autorite"])) is not None
            and credits_1[0]["code"] == self["code"]
            and (decisions_2 := decisions.get((self["autorite"], doc["exercice"]))) is not None
            and any("dontNonReconductible" in n for n in run.spend(decisions_2))
        ):
            continue
        judged += 1
        if sum([floor(c["recu"] * 100 + 0.5) for c in run.spend(credits_1)]) > sum(
            [
                floor(n["dontNonReconductible"] * 100 + 0.5)
                for n in [n for n in run.spend(decisions_2) if "dontNonReconductible" in n]
            ]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "recu": sum([floor(c["recu"] * 100 + 0.5) for c in run.spend(credits_1)])
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_052(run: Run, rows: Rows) -> Outcome:
    """Des crédits non reconductibles sont notifiés et leur emploi n'est pas rendu."""
    doc = run.doc
    contrat = run.related["contrat"]
    credits = run.index(CREDITS_NON_RECONDUCTIBLES, ((0, "autorite", False),))
    if not (
        "voletFinancier" in contrat
        and "creditsNonReconductiblesNonUtilises" in contrat["voletFinancier"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "dontNonReconductible" in self
            and self["dontNonReconductible"] > 0.0
            and self["annee"] == doc["exercice"]
        ):
            continue
        judged += 1
        if self["autorite"] not in credits:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "montant": self["dontNonReconductible"],
                        "reference": self["reference"],
                    },
                )
            )
    return judged, failed


def fi_053(run: Run, rows: Rows) -> Outcome:
    """Les produits par autorité dépassent les produits de la tarification."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "produitsTarification" in self and "produits" in self and "groupe1" in self["produits"]
        ):
            continue
        judged += 1
        if sum([floor(p["montant"] * 100 + 0.5) for p in self["produitsTarification"]]) > floor(
            self["produits"]["groupe1"] * 100 + 0.5
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "detail": sum(
                            [floor(p["montant"] * 100 + 0.5) for p in self["produitsTarification"]]
                        )
                        / 100.0,
                        "esms": self["esms"],
                        "groupe": self["produits"]["groupe1"],
                    },
                )
            )
    return judged, failed


def fi_054(run: Run, rows: Rows) -> Outcome:
    """Les produits d'une autorité s'écartent de plus de 5 % de ce qu'elle a notifié."""
    parts = run.index(
        NOTIFICATIONS__REPARTITION,
        ((1, "annee", False), (1, "autorite", False), (0, "esms", False), (0, "section", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if (
            parts_1 := parts.get(
                (execution["annee"], self["autorite"], execution["esms"], execution["section"])
            )
        ) is None:
            continue
        judged += 1
        if not any(
            self["montant"] >= p["montant"] * 0.95 and self["montant"] <= p["montant"] * 1.05
            for p in run.spend(parts_1)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "esms": execution["esms"],
                        "montant": self["montant"],
                        "section": execution["section"],
                    },
                )
            )
    return judged, failed


def fi_055(run: Run, rows: Rows) -> Outcome:
    """Des frais de siège sont supportés et le contrat n'en cite aucune autorisation."""
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "executionFinanciere" in self
            and any(
                "fraisSiege" in e and e["fraisSiege"] > 0.0 for e in self["executionFinanciere"]
            )
        ):
            continue
        judged += 1
        if not ("voletFinancier" in contrat and "fraisSiege" in contrat["voletFinancier"]):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_056(run: Run, rows: Rows) -> Outcome:
    """Des frais de siège sont supportés hors de la période autorisée."""
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "executionFinanciere" in self
            and any(
                "fraisSiege" in e and e["fraisSiege"] > 0.0 for e in self["executionFinanciere"]
            )
            and "voletFinancier" in contrat
            and "fraisSiege" in contrat["voletFinancier"]
            and "fin" in contrat["voletFinancier"]["fraisSiege"]["periode"]
            and "dateEffet" in contrat
            and "dateEcheance" in contrat
            and self["exercice"] >= int(contrat["dateEffet"][:4])
            and self["exercice"] <= int(contrat["dateEcheance"][:4])
        ):
            continue
        judged += 1
        if not (
            self["exercice"] >= int(contrat["voletFinancier"]["fraisSiege"]["periode"]["debut"][:4])
            and self["exercice"]
            <= int(contrat["voletFinancier"]["fraisSiege"]["periode"]["fin"][:4])
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "debut": contrat["voletFinancier"]["fraisSiege"]["periode"]["debut"],
                        "exercice": self["exercice"],
                        "fin": contrat["voletFinancier"]["fraisSiege"]["periode"]["fin"],
                    },
                )
            )
    return judged, failed


def fi_057(run: Run, rows: Rows) -> Outcome:
    """Un ESMS supporte plus de frais de siège que sa quote-part."""
    quotes = run.index(CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE__QUOTES_PARTS, ((0, "esms", False),))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (quotes_1 := quotes.get(self["esms"])) is not None
            and (comptes_2 := comptes.get((self["esms"], self["annee"]))) is not None
            and comptes_2[0]["section"] == self["section"]
        ):
            continue
        judged += 1
        if sum(
            [
                floor(c["fraisSiege"] * 100 + 0.5)
                for c in [c for c in run.spend(comptes_2) if "fraisSiege" in c]
            ]
        ) > floor(quotes_1[0]["montant"] * 100 + 0.5):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "frais": sum(
                            [
                                floor(c["fraisSiege"] * 100 + 0.5)
                                for c in [c for c in run.spend(comptes_2) if "fraisSiege" in c]
                            ]
                        )
                        / 100.0,
                        "quote": quotes_1[0]["montant"],
                    },
                )
            )
    return judged, failed


def fi_058(run: Run, rows: Rows) -> Outcome:
    """Un ESMS supporte plus de frais de siège que le taux autorisé."""
    contrat = run.related["contrat"]
    if not (
        "voletFinancier" in contrat
        and "fraisSiege" in contrat["voletFinancier"]
        and "taux" in contrat["voletFinancier"]["fraisSiege"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "fraisSiege" in self
            and "charges" in self
            and "groupe1" in self["charges"]
            and "groupe2" in self["charges"]
            and "groupe3" in self["charges"]
        ):
            continue
        judged += 1
        if (
            self["fraisSiege"]
            > (self["charges"]["groupe1"] + self["charges"]["groupe2"] + self["charges"]["groupe3"])
            * contrat["voletFinancier"]["fraisSiege"]["taux"]
            * 1.1
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "charges": self["charges"]["groupe1"]
                        + self["charges"]["groupe2"]
                        + self["charges"]["groupe3"],
                        "esms": self["esms"],
                        "frais": self["fraisSiege"],
                        "taux": contrat["voletFinancier"]["fraisSiege"]["taux"],
                    },
                )
            )
    return judged, failed


def fi_059(run: Run, rows: Rows) -> Outcome:
    """Des investissements sont réalisés et le contrat n'a aucun programme."""
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "executionFinanciere" in self
            and any(
                "investissementRealise" in e and e["investissementRealise"] > 0.0
                for e in self["executionFinanciere"]
            )
        ):
            continue
        judged += 1
        if not (
            "voletFinancier" in contrat and "programmesInvestissement" in contrat["voletFinancier"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_060(run: Run, rows: Rows) -> Outcome:
    """Des produits Creton sont facturés et le contrat n'a pas de clause Creton."""
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not ("cretons" in self and any("produits" in c for c in self["cretons"])):
            continue
        judged += 1
        if not ("voletFinancier" in contrat and "creton" in contrat["voletFinancier"]):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_061(run: Run, rows: Rows) -> Outcome:
    """Le réalisé d'une modulation n'est pas à l'échelle de l'objectif."""
    clauses = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (clauses_1 := clauses.get((self["esms"], self["indicateur"]))) is not None
            and self["realise"] != 0.0
        ):
            continue
        judged += 1
        if not (
            self["realise"] * 10.0 >= clauses_1[0]["objectif"]
            and self["realise"] <= clauses_1[0]["objectif"] * 10.0
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "objectif": clauses_1[0]["objectif"],
                        "realise": self["realise"],
                    },
                )
            )
    return judged, failed


def fi_062(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation de la modulation n'est pas celui de l'activité."""
    doc = run.doc
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "taux_occupation"
            and (activites_1 := activites.get((self["esms"], doc["exercice"]))) is not None
            and len([a for a in run.spend(activites_1) if "tauxOccupation" in a]) == 1
        ):
            continue
        judged += 1
        if not any(
            "tauxOccupation" in a and abs(a["tauxOccupation"] - self["realise"]) <= 0.0006 + 5e-07
            for a in run.spend(activites_1)
        ):
            failed.append((rank, (self,), {"esms": self["esms"], "realise": self["realise"]}))
    return judged, failed


def fi_063(run: Run, rows: Rows) -> Outcome:
    """Les personnes accompagnées de la modulation ne sont pas celles de la file active."""
    doc = run.doc
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "personnes_accompagnees"
            and (files_1 := files.get((self["esms"], doc["exercice"], ""))) is not None
        ):
            continue
        judged += 1
        if files_1[0]["fileActive"] != self["realise"]:
            failed.append(
                (
                    rank,
                    (self, files_1[0]),
                    {
                        "esms": self["esms"],
                        "file": files_1[0]["fileActive"],
                        "realise": self["realise"],
                    },
                )
            )
    return judged, failed


def fi_064(run: Run, rows: Rows) -> Outcome:
    """Un document budgétaire est déposé après la date fixée par le contrat."""
    doc = run.doc
    limites = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    depots = run.index(DEPOTS, ((0, "type", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (limites_1 := limites.get(self["type"])) is not None
            and (depots_2 := depots.get(self["type"])) is not None
            and depots_2[0]["identifiantDepot"] == self["identifiantDepot"]
            and "jour" in limites_1[0]
            and "mois" in limites_1[0]
            and "decalageAnnees" in limites_1[0]
        ):
            continue
        judged += 1
        if not any(
            any(
                "jour" in t
                and "mois" in t
                and "decalageAnnees" in t
                and d["date"] <= date(doc["exercice"] + t["decalageAnnees"], t["mois"], t["jour"])
                for t in run.spend(limites_1)
            )
            for d in run.spend(depots_2)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "depot": self["date"],
                        "limite": date(
                            doc["exercice"] + limites_1[0]["decalageAnnees"],
                            limites_1[0]["mois"],
                            limites_1[0]["jour"],
                        ),
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def fi_065(run: Run, rows: Rows) -> Outcome:
    """Les comptes sont déposés avant la fin de l'exercice."""
    doc = run.doc
    annees = run.index(ACTIVITES, ((0, "annee", False),))
    if not ("activites" not in doc or doc["exercice"] in annees):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["type"] not in ("ERRD", "ERCP", "CA"):
            continue
        judged += 1
        if int(self["date"][:4]) <= doc["exercice"]:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"depot": self["date"], "exercice": doc["exercice"], "type": self["type"]},
                )
            )
    return judged, failed


def fi_071(run: Run, rows: Rows) -> Outcome:
    """Le reste d'un crédit non reconductible n'apparaît nulle part."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        disponible = floor(self["recu"] * 100 + 0.5) + (
            floor(self["fondsDediesOuverture"] * 100 + 0.5)
            if "fondsDediesOuverture" in self
            else 0.0
        )
        rendu = floor(self["restitue"] * 100 + 0.5) if "restitue" in self else 0.0
        if not ("utilise" in self and "fondsDedies" in self):
            continue
        judged += 1
        if (
            floor(self["utilise"] * 100 + 0.5) + floor(self["fondsDedies"] * 100 + 0.5) + rendu
            < disponible
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "credit": self["code"],
                        "fonds": self["fondsDedies"],
                        "recu": self["recu"],
                        "reste": (
                            disponible
                            - floor(self["utilise"] * 100 + 0.5)
                            - floor(self["fondsDedies"] * 100 + 0.5)
                            - rendu
                        )
                        / 100.0,
                        "utilise": self["utilise"],
                    },
                )
            )
    return judged, failed


def fi_072(run: Run, rows: Rows) -> Outcome:
    """Les prestations de la modulation ne sont pas celles de l'activité."""
    doc = run.doc
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "prestations_realisees"
            and (activites_1 := activites.get((self["esms"], doc["exercice"]))) is not None
            and len(activites_1) == 1
            and "realisee" in activites_1[0]
        ):
            continue
        judged += 1
        if activites_1[0]["realisee"] != self["realise"]:
            failed.append(
                (
                    rank,
                    (self, activites_1[0]),
                    {
                        "activite": activites_1[0]["realisee"],
                        "esms": self["esms"],
                        "realise": self["realise"],
                    },
                )
            )
    return judged, failed


def fi_073(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne dit rien d'une modulation prévue au contrat."""
    doc = run.doc
    rendues = run.index(MODULATIONS, ((0, "esms", False), (0, "indicateur", False)))
    actifs = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if (self["esms"], doc["exercice"]) not in actifs:
            continue
        judged += 1
        if (self["esms"], self["indicateur"]) not in rendues:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "esms": self["esms"],
                        "exercice": doc["exercice"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def fi_094(run: Run, rows: Rows) -> Outcome:
    """Sous EPRD, un excédent reçoit un emploi que la liste de ce régime ne cite pas."""
    etablissements = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if not (
            (etablissements_1 := etablissements.get(execution["esms"])) is not None
            and etablissements_1[0]["regimeBudgetaire"] == "EPRD"
            and "resultatAAffecter" in execution
            and execution["resultatAAffecter"] > 0.0
        ):
            continue
        judged += 1
        if self["type"] in ("reduction_charges_exploitation", "mesures_exploitation_non_perennes"):
            failed.append(
                (rank, (self, execution), {"esms": execution["esms"], "type": self["type"]})
            )
    return judged, failed


def fi_097(run: Run, rows: Rows) -> Outcome:
    """Un excédent de soins ou de dépendance d'un EHPAD finance l'investissement, la trésorerie ou les amortissements."""
    etablissements = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if not (
            execution["section"] in ("soins", "dependance", "soins_autonomie")
            and (etablissements_1 := etablissements.get(execution["esms"])) is not None
            and etablissements_1[0]["categorie"] == "500"
            and self["montant"] > 0.0
        ):
            continue
        judged += 1
        if self["type"] in (
            "mesures_investissement",
            "reserve_tresorerie",
            "compensation_charges_amortissement",
        ):
            failed.append(
                (
                    rank,
                    (self, execution),
                    {
                        "esms": execution["esms"],
                        "section": execution["section"],
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def fi_098(run: Run, rows: Rows) -> Outcome:
    """Sous EPRD, un déficit prend sur la réserve de compensation alors qu'il reste un report à nouveau excédentaire."""
    etablissements = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    soldes = run.index(RESERVES, ((0, "esms", True), (0, "annee", False), (0, "nature", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, execution, _root) in enumerate(rows):
        if not (
            self["type"] == "reserve_compensation"
            and "resultatAAffecter" in execution
            and execution["resultatAAffecter"] < 0.0
            and (etablissements_1 := etablissements.get(execution["esms"])) is not None
            and etablissements_1[0]["regimeBudgetaire"] == "EPRD"
            and (
                soldes_2 := soldes.get((execution["esms"], execution["annee"], "report_a_nouveau"))
            )
            is not None
        ):
            continue
        judged += 1
        if soldes_2[0]["cloture"] > 0.0:
            failed.append(
                (rank, (self, execution), {"esms": execution["esms"], "montant": self["montant"]})
            )
    return judged, failed


def fi_120(run: Run, rows: Rows) -> Outcome:
    """Les fonds dédiés à l'ouverture ne sont pas ceux de la dernière clôture."""
    doc = run.doc
    precedent = run.related["precedent"]
    credits = run.index(CREDITS_NON_RECONDUCTIBLES, ((0, "esms", False),))
    derniers = run.index(PRECEDENT__CREDITS_NON_RECONDUCTIBLES, ((0, "esms", False),))
    if not (
        precedent["exercice"] + 1.0 == doc["exercice"] and "creditsNonReconductibles" in precedent
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (credits_1 := credits.get(self["esms"])) is not None
            and credits_1[0]["code"] == self["code"]
            and any("fondsDediesOuverture" in c for c in run.spend(credits_1))
        ):
            continue
        judged += 1
        if sum(
            [
                floor(c["fondsDediesOuverture"] * 100 + 0.5)
                for c in [c for c in run.spend(credits_1) if "fondsDediesOuverture" in c]
            ]
        ) != (
            sum(
                [
                    floor(c["fondsDedies"] * 100 + 0.5)
                    for c in [c for c in run.spend(derniers_2) if "fondsDedies" in c]
                ]
            )
            if (derniers_2 := derniers.get(self["esms"])) is not None
            else 0.0
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "ouverture": sum(
                            [
                                floor(c["fondsDediesOuverture"] * 100 + 0.5)
                                for c in [
                                    c for c in run.spend(credits_1) if "fondsDediesOuverture" in c
                                ]
                            ]
                        )
                        / 100.0,
                    },
                )
            )
    return judged, failed


def fi_121(run: Run, rows: Rows) -> Outcome:
    """Des fonds dédiés de l'an dernier ont disparu du suivi."""
    doc = run.doc
    precedent = run.related["precedent"]
    credits = run.index(CREDITS_NON_RECONDUCTIBLES, ((0, "esms", False),))
    if precedent["exercice"] + 1.0 != doc["exercice"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("fondsDedies" in self and self["fondsDedies"] > 0.0):
            continue
        judged += 1
        if not (
            (credits_1 := credits.get(self["esms"])) is not None
            and any("fondsDediesOuverture" in c for c in run.spend(credits_1))
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {"credit": self["code"], "esms": self["esms"], "fonds": self["fondsDedies"]},
                )
            )
    return judged, failed


def fi_122(run: Run, rows: Rows) -> Outcome:
    """Le solde d'une réserve n'est pas l'ouverture plus les mouvements."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if (
            not abs(
                self["cloture"]
                - (self["ouverture"] + self.get("augmentation", 0.0) - self.get("diminution", 0.0))
            )
            <= 2.0 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "calcule": self["ouverture"]
                        + self.get("augmentation", 0.0)
                        - self.get("diminution", 0.0),
                        "cloture": self["cloture"],
                        "nature": self["nature"],
                        "ouverture": self["ouverture"],
                    },
                )
            )
    return judged, failed


def fi_123(run: Run, rows: Rows) -> Outcome:
    """Le solde d'ouverture d'une réserve n'est pas celui de la dernière clôture."""
    dernieres = run.index(
        PRECEDENT__RESERVES, ((0, "esms", True), (0, "annee", False), (0, "nature", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "commentaire" not in self
            and (
                dernieres_1 := dernieres.get(
                    (self.get("esms", ""), self["annee"] - 1.0, self["nature"])
                )
            )
            is not None
        ):
            continue
        judged += 1
        if not abs(self["ouverture"] - dernieres_1[0]["cloture"]) <= 2.0 + 5e-07:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "cloture": dernieres_1[0]["cloture"],
                        "nature": self["nature"],
                        "ouverture": self["ouverture"],
                    },
                )
            )
    return judged, failed


def fi_124(run: Run, rows: Rows) -> Outcome:
    """Une réserve ou une provision est négative."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (self["cloture"] >= 0.0 or self["nature"] == "report_a_nouveau"):
            failed.append((rank, (self,), {"cloture": self["cloture"], "nature": self["nature"]}))
    return judged, failed


def fi_125(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège supportés dépassent le montant autorisé."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "executionFinanciere" in self
            and "voletFinancier" in contrat
            and "fraisSiege" in contrat["voletFinancier"]
            and "montant" in contrat["voletFinancier"]["fraisSiege"]
            and "quotesParts" not in contrat["voletFinancier"]["fraisSiege"]
        ):
            continue
        judged += 1
        if sum(
            [
                floor(c["fraisSiege"] * 100 + 0.5)
                for c in [
                    c
                    for c in self["executionFinanciere"]
                    if c["annee"] == doc["exercice"] and "fraisSiege" in c
                ]
            ]
        ) > floor(contrat["voletFinancier"]["fraisSiege"]["montant"] * 100 + 0.5):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": doc["exercice"],
                        "frais": sum(
                            [
                                floor(c["fraisSiege"] * 100 + 0.5)
                                for c in [
                                    c
                                    for c in self["executionFinanciere"]
                                    if c["annee"] == doc["exercice"] and "fraisSiege" in c
                                ]
                            ]
                        )
                        / 100.0,
                        "montant": contrat["voletFinancier"]["fraisSiege"]["montant"],
                    },
                )
            )
    return judged, failed


def fi_126(run: Run, rows: Rows) -> Outcome:
    """Un ESMS supporte des frais de siège sans quote-part au contrat."""
    contrat = run.related["contrat"]
    quotes = run.index(CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE__QUOTES_PARTS, ((0, "esms", False),))
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    if not (
        "voletFinancier" in contrat
        and "fraisSiege" in contrat["voletFinancier"]
        and "quotesParts" in contrat["voletFinancier"]["fraisSiege"]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (perimetre_1 := perimetre.get(self["esms"])) is not None
            and "dateSortie" not in perimetre_1[0]
            and "fraisSiege" in self
            and self["fraisSiege"] > 0.0
        ):
            continue
        judged += 1
        if self["esms"] not in quotes:
            failed.append((rank, (self,), {"esms": self["esms"], "frais": self["fraisSiege"]}))
    return judged, failed


def fi_127(run: Run, rows: Rows) -> Outcome:
    """Un programme d'investissement suivi n'est pas au contrat."""
    programmes = run.index(
        CONTRAT__VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT, ((0, "code", False),)
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if self["programme"] not in programmes:
            failed.append((rank, (self,), {"programme": self["programme"]}))
    return judged, failed


def fi_128(run: Run, rows: Rows) -> Outcome:
    """Un programme d'investissement dépasse son coût."""
    programmes = run.index(
        CONTRAT__VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT, ((0, "code", False),)
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "depenseCumulee" in self
            and (programmes_1 := programmes.get(self["programme"])) is not None
        ):
            continue
        judged += 1
        if self["depenseCumulee"] > (
            self["coutActualise"] if "coutActualise" in self else programmes_1[0]["montant"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "cout": self["coutActualise"]
                        if "coutActualise" in self
                        else programmes_1[0]["montant"],
                        "cumul": self["depenseCumulee"],
                        "programme": self["programme"],
                    },
                )
            )
    return judged, failed


def fi_129(run: Run, rows: Rows) -> Outcome:
    """La dépense de l'année d'un programme dépasse sa dépense depuis le début."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("depenseAnnee" in self and "depenseCumulee" in self):
            continue
        judged += 1
        if self["depenseAnnee"] > self["depenseCumulee"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["depenseAnnee"],
                        "cumul": self["depenseCumulee"],
                        "programme": self["programme"],
                    },
                )
            )
    return judged, failed


def fi_130(run: Run, rows: Rows) -> Outcome:
    """Un programme d'investissement en cours n'est pas suivi."""
    doc = run.doc
    suivis = run.index(SUIVIS_INVESTISSEMENTS, ((0, "programme", False),))
    if "suivisInvestissements" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            int(self["periode"]["debut"][:4]) <= doc["exercice"]
            and ("fin" not in self["periode"] or int(self["periode"]["fin"][:4]) >= doc["exercice"])
        ):
            continue
        judged += 1
        if self["code"] not in suivis:
            failed.append((rank, (doc,), {"code": self["code"], "exercice": doc["exercice"]}))
    return judged, failed


def fi_162(run: Run, rows: Rows) -> Outcome:
    """On libère plus que ce qui était gelé."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "montantLibere" not in self:
            continue
        judged += 1
        if self["montantLibere"] > self["montantGele"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "credit": self["code"],
                        "gele": self["montantGele"],
                        "libere": self["montantLibere"],
                    },
                )
            )
    return judged, failed


def fi_163(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne dit rien de la part gelée d'une dotation."""
    doc = run.doc
    rendus = run.index(CREDITS_GELES, ((0, "dotation", True),))
    judged = 0
    failed: Failures = []
    for rank, (self, _voletFinancier, _root) in enumerate(rows):
        if not (
            "montantGele" in self and self["montantGele"] > 0.0 and self["annee"] == doc["exercice"]
        ):
            continue
        judged += 1
        if self["code"] not in rendus:
            failed.append((rank, (doc,), {"dotation": self["code"], "gele": self["montantGele"]}))
    return judged, failed


def fi_164(run: Run, rows: Rows) -> Outcome:
    """Un crédit gelé cite une dotation que le contrat n'a pas."""
    dotations = run.index(CONTRAT__VOLET_FINANCIER__DOTATIONS, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dotation" not in self:
            continue
        judged += 1
        if self["dotation"] not in dotations:
            failed.append((rank, (self,), {"credit": self["code"], "dotation": self["dotation"]}))
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


def in_022(run: Run, rows: Rows) -> Outcome:
    """Un indicateur a une valeur et un motif d'absence."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "motifAbsence" not in self:
            continue
        judged += 1
        if not ("valeur" not in self and "modalite" not in self and "valeurDate" not in self):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_023(run: Run, rows: Rows) -> Outcome:
    """Un indicateur n'a ni valeur ni motif d'absence."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            "valeur" in self
            or "modalite" in self
            or "valeurDate" in self
            or "motifAbsence" in self
            or "numerateur" in self
            and "denominateur" in self
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_024(run: Run, rows: Rows) -> Outcome:
    """Un taux semble écrit en pourcentage."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and indicateurs_1[0]["typeValeur"] == "taux"
        ):
            continue
        judged += 1
        if self["valeur"] > 1.5:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_025(run: Run, rows: Rows) -> Outcome:
    """Un résultat ne correspond pas à ses deux termes."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and "numerateur" in self
            and "denominateur" in self
            and self["denominateur"] != 0.0
        ):
            continue
        judged += 1
        if not (
            self["valeur"] == self["numerateur"]
            or abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.0005 + 5e-07
            or abs(self["valeur"] * 100.0 - floor(self["valeur"] * 100 + 0.5)) <= 0.0 + 5e-07
            and abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.005 + 5e-07
            or self["numerateur"] > self["denominateur"]
            and abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.5 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "annee": self["annee"],
                        "calcule": self["numerateur"] / self["denominateur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_026(run: Run, rows: Rows) -> Outcome:
    """Un taux est donné alors que son dénominateur est nul."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "denominateur" in self):
            continue
        judged += 1
        if not (
            self["denominateur"] > 0.0
            or self["valeur"] == 0.0
            and self["denominateur"] == 0.0
            and ("numerateur" not in self or self["numerateur"] == 0.0)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_027(run: Run, rows: Rows) -> Outcome:
    """Un indicateur est donné pour l'année et pour ses semestres ou trimestres."""
    valeurs = run.index(
        VALEURS_INDICATEURS,
        (
            (0, "ficheAction", False),
            (0, "indicateur", False),
            (0, "esms", True),
            (0, "annee", False),
            (0, "periode", False),
        ),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        esms = self.get("esms", "")
        if self["periode"] != "annee":
            continue
        judged += 1
        if not (
            (self["ficheAction"], self["indicateur"], esms, self["annee"], "S2") not in valeurs
            and (self["ficheAction"], self["indicateur"], esms, self["annee"], "T4") not in valeurs
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_028(run: Run, rows: Rows) -> Outcome:
    """Une valeur porte sur une période que le contrat ne demande pas."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"]))) is None:
            continue
        judged += 1
        if not (
            self["periode"] == "annee"
            or indicateurs_1[0]["periodicite"] == "semestrielle"
            and self["periode"] in ("S1", "S2")
            or indicateurs_1[0]["periodicite"] == "trimestrielle"
            and self["periode"] not in ("S1", "S2")
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "periode": self["periode"],
                        "periodicite": indicateurs_1[0]["periodicite"],
                    },
                )
            )
    return judged, failed


def in_029(run: Run, rows: Rows) -> Outcome:
    """Un résultat est daté d'après l'année mesurée."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "valeurDate" not in self:
            continue
        judged += 1
        if int(self["valeurDate"][:4]) > self["annee"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "date": self["valeurDate"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_030(run: Run, rows: Rows) -> Outcome:
    """Un résultat n'a pas la forme de son indicateur au contrat."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"]))) is None:
            continue
        judged += 1
        if not (
            (
                "valeur" not in self
                or indicateurs_1[0]["typeValeur"] not in ("date", "booleen", "echelle")
            )
            and ("modalite" not in self or indicateurs_1[0]["typeValeur"] in ("booleen", "echelle"))
            and ("valeurDate" not in self or indicateurs_1[0]["typeValeur"] == "date")
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "forme": indicateurs_1[0]["typeValeur"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_031(run: Run, rows: Rows) -> Outcome:
    """Un résultat n'est pas l'une des modalités du contrat."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "modalite" in self
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and "modalites" in indicateurs_1[0]
        ):
            continue
        judged += 1
        if self["modalite"] not in run.spend(indicateurs_1[0]["modalites"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "modalite": self["modalite"],
                    },
                )
            )
    return judged, failed


def in_032(run: Run, rows: Rows) -> Outcome:
    """Un nombre de personnes ou d'objets n'est pas entier."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and indicateurs_1[0]["unite"] in ("personne", "nombre")
        ):
            continue
        judged += 1
        if not is_whole(self["valeur"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_033(run: Run, rows: Rows) -> Outcome:
    """Une valeur est donnée pour un ESMS où l'indicateur ne se relève pas."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "esms" in self
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and "esms" in indicateurs_1[0]
        ):
            continue
        judged += 1
        if self["esms"] not in run.spend(indicateurs_1[0]["esms"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_034(run: Run, rows: Rows) -> Outcome:
    """Un taux d'absentéisme semble écrit en pourcentage."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "tauxAbsenteisme" not in self:
            continue
        judged += 1
        if self["tauxAbsenteisme"] > 1.0:
            failed.append((rank, (self,), {"annee": self["annee"]}))
    return judged, failed


def in_035(run: Run, rows: Rows) -> Outcome:
    """Le taux d'absentéisme n'est pas la somme de ses motifs."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("tauxAbsenteisme" in self and "absenteismeParMotif" in self):
            continue
        judged += 1
        if (
            not abs(self["tauxAbsenteisme"] - sum([m["taux"] for m in self["absenteismeParMotif"]]))
            <= 0.0006 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "somme": sum(
                            [
                                floor(m["taux"] * 100.0 * 100 + 0.5)
                                for m in self["absenteismeParMotif"]
                            ]
                        )
                        / 10000.0,
                        "taux": self["tauxAbsenteisme"],
                    },
                )
            )
    return judged, failed


def in_036(run: Run, rows: Rows) -> Outcome:
    """Plus de postes vacants que de postes budgétés."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("etpVacants" in self and "etpBudgetes" in self):
            continue
        judged += 1
        if self["etpVacants"] > self["etpBudgetes"]:
            failed.append(
                (
                    rank,
                    (self, self),
                    {"budgetes": self["etpBudgetes"], "vacants": self["etpVacants"]},
                )
            )
    return judged, failed


def in_037(run: Run, rows: Rows) -> Outcome:
    """Les postes vacants ne sont pas l'écart entre postes budgétés et réalisés."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("etpVacants" in self and "etpBudgetes" in self and "etpRealises" in self):
            continue
        judged += 1
        if not abs(self["etpVacants"] - (self["etpBudgetes"] - self["etpRealises"])) <= 0.5 + 5e-07:
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "ecart": self["etpBudgetes"] - self["etpRealises"],
                        "vacants": self["etpVacants"],
                    },
                )
            )
    return judged, failed


def in_038(run: Run, rows: Rows) -> Outcome:
    """Le taux d'absentéisme n'est pas celui du tableau de bord."""
    tableauBord = run.related["tableauBord"]
    mesures = run.index(
        TABLEAU_BORD__ESMS__VALEURS,
        ((1, "numeroFinessEt", False), (0, "indicateur", False), (0, "ventilation", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "tauxAbsenteisme" in self
            and tableauBord["exercice"] == self["annee"]
            and (
                mesures_1 := mesures.get(
                    (self["esms"], "taux_dabsenteisme_hors_formation_en", "ENSEMBLE")
                )
            )
            is not None
            and "valeur" in mesures_1[0]
        ):
            continue
        judged += 1
        if not abs(self["tauxAbsenteisme"] - mesures_1[0]["valeur"]) <= 0.0006 + 5e-07:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "taux": self["tauxAbsenteisme"],
                        "tdb": mesures_1[0]["valeur"],
                    },
                )
            )
    return judged, failed


def in_039(run: Run, rows: Rows) -> Outcome:
    """La file active n'est pas celle du tableau de bord."""
    tableauBord = run.related["tableauBord"]
    mesures = run.index(
        TABLEAU_BORD__ESMS__VALEURS,
        ((1, "numeroFinessEt", False), (0, "indicateur", False), (0, "ventilation", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "dispositif" not in self
            and tableauBord["exercice"] == self["annee"]
            and (
                mesures_1 := mesures.get(
                    (
                        self["esms"],
                        "file_active_des_personnes_accompagnees_sur_la_periode",
                        "ENSEMBLE",
                    )
                )
            )
            is not None
            and "valeur" in mesures_1[0]
        ):
            continue
        judged += 1
        if self["fileActive"] != mesures_1[0]["valeur"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "file": self["fileActive"],
                        "tdb": mesures_1[0]["valeur"],
                    },
                )
            )
    return judged, failed


def in_040(run: Run, rows: Rows) -> Outcome:
    """Les postes vacants ne correspondent pas au taux du tableau de bord."""
    tableauBord = run.related["tableauBord"]
    mesures = run.index(
        TABLEAU_BORD__ESMS__VALEURS,
        ((1, "numeroFinessEt", False), (0, "indicateur", False), (0, "ventilation", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "etpVacants" in self
            and "etpBudgetes" in self
            and self["etpBudgetes"] != 0.0
            and tableauBord["exercice"] == self["annee"]
            and (mesures_1 := mesures.get((self["esms"], "taux_detp_vacants", "ENSEMBLE")))
            is not None
            and "valeur" in mesures_1[0]
        ):
            continue
        judged += 1
        if (
            not abs(self["etpVacants"] / self["etpBudgetes"] - mesures_1[0]["valeur"])
            <= 0.005 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "taux": self["etpVacants"] / self["etpBudgetes"],
                        "tdb": mesures_1[0]["valeur"],
                    },
                )
            )
    return judged, failed


def in_048(run: Run, rows: Rows) -> Outcome:
    """Un taux est donné sans ses deux termes."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and indicateurs_1[0]["typeValeur"] == "taux"
            and indicateurs_1[0]["source"] != "tableau_bord"
            and "codeTdb" not in indicateurs_1[0]
        ):
            continue
        judged += 1
        if not ("numerateur" in self and "denominateur" in self):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def in_055(run: Run, rows: Rows) -> Outcome:
    """Un taux ne correspond pas à ses deux termes."""
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and "numerateur" in self
            and "denominateur" in self
            and self["denominateur"] != 0.0
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and indicateurs_1[0]["typeValeur"] == "taux"
            and not abs(self["valeur"] - self["numerateur"] / self["denominateur"] * 100.0)
            <= 0.5 + 5e-07
        ):
            continue
        judged += 1
        if not (
            abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.0005 + 5e-07
            or abs(self["valeur"] * 100.0 - floor(self["valeur"] * 100 + 0.5)) <= 0.0 + 5e-07
            and abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.005 + 5e-07
            or self["numerateur"] > self["denominateur"]
            and abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.5 + 5e-07
        ):
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "annee": self["annee"],
                        "calcule": self["numerateur"] / self["denominateur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_056(run: Run, rows: Rows) -> Outcome:
    """Un taux de rotation du personnel dépasse 300 %."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "tauxRotation" not in self:
            continue
        judged += 1
        if not (self["tauxRotation"] <= 3.0 and self["tauxRotation"] >= 0.0):
            failed.append(
                (
                    rank,
                    (self,),
                    {"annee": self["annee"], "esms": self["esms"], "taux": self["tauxRotation"]},
                )
            )
    return judged, failed


def sa_001(run: Run, rows: Rows) -> Outcome:
    """Le suivi porte sur un autre contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if doc["contrat"]["identifiant"] != contrat["identifiant"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {"contrat": contrat["identifiant"], "suivi": doc["contrat"]["identifiant"]},
                )
            )
    return judged, failed


def sa_002(run: Run, rows: Rows) -> Outcome:
    """Le texte du contrat n'est pas celui sur lequel le suivi a été bâti."""
    doc = run.doc
    contrat = run.related["contrat"]
    contratEmpreinte = run.related["contratEmpreinte"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "empreinte" not in doc["contrat"]:
            continue
        judged += 1
        if doc["contrat"]["empreinte"] != contratEmpreinte:
            failed.append((rank, (doc,), {"contrat": contrat["identifiant"]}))
    return judged, failed


def sa_003(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne part pas du dernier avenant de l'exercice."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if doc["contrat"]["numeroAvenant"] != contrat["numeroAvenant"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "contrat": contrat["numeroAvenant"],
                        "exercice": doc["exercice"],
                        "suivi": doc["contrat"]["numeroAvenant"],
                    },
                )
            )
    return judged, failed


def sa_004(run: Run, rows: Rows) -> Outcome:
    """L'exercice suivi est hors de la durée du contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("dateEffet" in contrat and "dateEcheance" in contrat):
            continue
        judged += 1
        if not (
            doc["exercice"] >= int(contrat["dateEffet"][:4])
            and doc["exercice"] <= int(contrat["dateEcheance"][:4])
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "echeance": contrat["dateEcheance"],
                        "effet": contrat["dateEffet"],
                        "exercice": doc["exercice"],
                    },
                )
            )
    return judged, failed


def sa_005(run: Run, rows: Rows) -> Outcome:
    """Le gestionnaire du suivi n'est pas celui du contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        gestionnaires = [
            p["numeroFinessEj"]
            for p in [
                p
                for p in contrat["parties"]
                if p["role"] == "organisme_gestionnaire" and "numeroFinessEj" in p
            ]
        ]
        if len(gestionnaires) <= 0:
            continue
        judged += 1
        if doc["organismeGestionnaire"]["numeroFinessEj"] not in gestionnaires:
            failed.append(
                (rank, (doc,), {"numero": doc["organismeGestionnaire"]["numeroFinessEj"]})
            )
    return judged, failed


def sa_006(run: Run, rows: Rows) -> Outcome:
    """Le suivi est transmis après la date fixée au contrat."""
    doc = run.doc
    transmissions = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    if not (
        (transmissions_1 := transmissions.get("suivi_annuel")) is not None
        and "jour" in transmissions_1[0]
        and "mois" in transmissions_1[0]
        and "decalageAnnees" in transmissions_1[0]
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "dateTransmission" in doc
            and doc["entete"]["versionDocument"] == 1.0
            and "suivi_annuel" in run.spend(doc["typesBilan"])
        ):
            continue
        judged += 1
        if not any(
            "jour" in t
            and "mois" in t
            and "decalageAnnees" in t
            and doc["dateTransmission"]
            <= date(doc["exercice"] + t["decalageAnnees"], t["mois"], t["jour"])
            for t in run.spend(transmissions_1)
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "envoi": doc["dateTransmission"],
                        "exercice": doc["exercice"],
                        "limite": date(
                            doc["exercice"] + transmissions_1[0]["decalageAnnees"],
                            transmissions_1[0]["mois"],
                            transmissions_1[0]["jour"],
                        ),
                    },
                )
            )
    return judged, failed


def sa_007(run: Run, rows: Rows) -> Outcome:
    """Le bilan est transmis après la date fixée au contrat."""
    doc = run.doc
    transmissions = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        etape = "etape" in run.spend(doc["typesBilan"])
        attendu = "bilan_etape" if etape else "bilan_final"
        if not (
            "dateTransmission" in doc
            and doc["entete"]["versionDocument"] == 1.0
            and (etape or "final" in run.spend(doc["typesBilan"]))
            and (transmissions_1 := transmissions.get(attendu)) is not None
            and "jour" in transmissions_1[0]
            and "mois" in transmissions_1[0]
            and "decalageAnnees" in transmissions_1[0]
        ):
            continue
        judged += 1
        if not any(
            "jour" in t
            and "mois" in t
            and "decalageAnnees" in t
            and doc["dateTransmission"]
            <= date(doc["exercice"] + t["decalageAnnees"], t["mois"], t["jour"])
            for t in run.spend(transmissions_1)
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "envoi": doc["dateTransmission"],
                        "limite": date(
                            doc["exercice"] + transmissions_1[0]["decalageAnnees"],
                            transmissions_1[0]["mois"],
                            transmissions_1[0]["jour"],
                        ),
                    },
                )
            )
    return judged, failed


def sa_008(run: Run, rows: Rows) -> Outcome:
    """Le bilan d'étape n'est pas remis pour la réunion prévue au contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        reunions = (
            contrat["comiteSuivi"]["reunions"]
            if "comiteSuivi" in contrat and "reunions" in contrat["comiteSuivi"]
            else ()
        )
        if not (
            "etape" in run.spend(doc["typesBilan"])
            and any(r["objet"] == "bilan_etape" for r in reunions)
        ):
            continue
        judged += 1
        if not any(
            r["objet"] == "bilan_etape"
            and r["annee"] >= doc["exercice"]
            and r["annee"] <= doc["exercice"] + 1.0
            for r in reunions
        ):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_009(run: Run, rows: Rows) -> Outcome:
    """Aucun suivi ne sert de bilan d'étape alors que la réunion a eu lieu."""
    doc = run.doc
    contrat = run.related["contrat"]
    precedent = run.related["precedent"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        reunions = (
            contrat["comiteSuivi"]["reunions"]
            if "comiteSuivi" in contrat and "reunions" in contrat["comiteSuivi"]
            else ()
        )
        if not (
            "etape" not in run.spend(doc["typesBilan"])
            and "etape" not in run.spend(precedent["typesBilan"])
        ):
            continue
        judged += 1
        if any(r["objet"] == "bilan_etape" and r["annee"] == doc["exercice"] for r in reunions):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_010(run: Run, rows: Rows) -> Outcome:
    """Un bilan n'a pas de synthèse."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("etape" in run.spend(doc["typesBilan"]) or "final" in run.spend(doc["typesBilan"])):
            continue
        judged += 1
        if "synthese" not in doc:
            failed.append((rank, (doc,), {}))
    return judged, failed


def sa_011(run: Run, rows: Rows) -> Outcome:
    """La période du bilan est à l'envers."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        fin = (
            doc["periodeCouverte"]["anneeFin"]
            if "periodeCouverte" in doc and "anneeFin" in doc["periodeCouverte"]
            else doc["exercice"]
        )
        if "periodeCouverte" not in doc:
            continue
        judged += 1
        if doc["periodeCouverte"]["anneeDebut"] > fin:
            failed.append(
                (rank, (doc,), {"debut": doc["periodeCouverte"]["anneeDebut"], "fin": fin})
            )
    return judged, failed


def sa_012(run: Run, rows: Rows) -> Outcome:
    """Une fiche n'est pas appréciée dans un bilan."""
    doc = run.doc
    if "periodeCouverte" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if "atteinte" not in self:
            failed.append((rank, (self,), {"fiche": self["ficheAction"]}))
    return judged, failed


def sa_013(run: Run, rows: Rows) -> Outcome:
    """Les données sont arrêtées avant la fin de l'exercice."""
    doc = run.doc
    annees = run.index(ACTIVITES, ((0, "annee", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "suivi_annuel" in run.spend(doc["typesBilan"])
            and ("activites" not in doc or doc["exercice"] in annees)
        ):
            continue
        judged += 1
        if int(add_days(doc["dateArreteDonnees"], 1.0)[:4]) <= doc["exercice"]:
            failed.append(
                (rank, (doc,), {"arrete": doc["dateArreteDonnees"], "exercice": doc["exercice"]})
            )
    return judged, failed


def sa_014(run: Run, rows: Rows) -> Outcome:
    """Le suivi est transmis avant l'arrêté de ses données."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "dateTransmission" not in doc:
            continue
        judged += 1
        if doc["dateTransmission"] < doc["dateArreteDonnees"]:
            failed.append(
                (
                    rank,
                    (doc, doc),
                    {"arrete": doc["dateArreteDonnees"], "envoi": doc["dateTransmission"]},
                )
            )
    return judged, failed


def sa_015(run: Run, rows: Rows) -> Outcome:
    """Le suivi n'est pas validé entre l'arrêté des données et l'envoi."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("validation" in doc and "date" in doc["validation"]):
            continue
        judged += 1
        if not (
            doc["validation"]["date"] >= doc["dateArreteDonnees"]
            and (
                "dateTransmission" not in doc
                or doc["validation"]["date"] <= doc["dateTransmission"]
            )
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "instance": doc["validation"]["instance"],
                        "validation": doc["validation"]["date"],
                    },
                )
            )
    return judged, failed


def sa_016(run: Run, rows: Rows) -> Outcome:
    """Une fiche action en vigueur n'est pas suivie."""
    doc = run.doc
    suivis = run.index(SUIVIS_FICHES, ((0, "ficheAction", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (
                int(self["dateFin"][:4]) >= doc["exercice"]
                if "dateFin" in self
                else self["statut"] == "en_vigueur"
            )
            and ("periode" not in self or int(self["periode"]["debut"][:4]) <= doc["exercice"])
        ):
            continue
        judged += 1
        if self["code"] not in suivis:
            failed.append((rank, (doc,), {"fiche": self["code"], "intitule": self["intitule"]}))
    return judged, failed


def sa_017(run: Run, rows: Rows) -> Outcome:
    """Une fiche close avant l'exercice est encore suivie."""
    doc = run.doc
    fiches = run.index(CONTRAT__FICHES_ACTIONS, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (fiches_1 := fiches.get(self["ficheAction"])) is not None and "dateFin" in fiches_1[0]
        ):
            continue
        judged += 1
        if int(fiches_1[0]["dateFin"][:4]) < doc["exercice"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "exercice": doc["exercice"],
                        "fiche": self["ficheAction"],
                        "fin": fiches_1[0]["dateFin"],
                    },
                )
            )
    return judged, failed


def sa_018(run: Run, rows: Rows) -> Outcome:
    """Une action d'une fiche suivie n'est pas suivie."""
    suivis = run.index(SUIVIS_FICHES, ((0, "ficheAction", False),))
    actions = run.index(
        SUIVIS_FICHES__SUIVIS_ACTIONS, ((1, "ficheAction", False), (0, "action", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            (suivis_1 := suivis.get(ficheAction["code"])) is not None
            and suivis_1[0]["statut"] not in ("non_demarre", "abandonne", "sans_suite")
        ):
            continue
        judged += 1
        if (ficheAction["code"], self["code"]) not in actions:
            failed.append(
                (
                    rank,
                    (suivis_1[0],),
                    {
                        "action": self["code"],
                        "fiche": ficheAction["code"],
                        "libelle": self["libelle"],
                    },
                )
            )
    return judged, failed


def sa_019(run: Run, rows: Rows) -> Outcome:
    """Un indicateur dû chaque année n'a ni valeur ni motif d'absence."""
    doc = run.doc
    suivis = run.index(SUIVIS_FICHES, ((0, "ficheAction", False),))
    valeurs = run.index(VALEURS_INDICATEURS, ((0, "ficheAction", False), (0, "indicateur", False)))
    annees = run.index(VALEURS_INDICATEURS, ((0, "annee", False),))
    if doc["exercice"] not in annees:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            self["periodicite"] in ("annuelle", "semestrielle", "trimestrielle")
            and (suivis_1 := suivis.get(ficheAction["code"])) is not None
            and suivis_1[0]["statut"] != "non_demarre"
        ):
            continue
        judged += 1
        if not (
            (valeurs_2 := valeurs.get((ficheAction["code"], self["code"]))) is not None
            and any(v["annee"] >= doc["exercice"] for v in run.spend(valeurs_2))
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "exercice": doc["exercice"],
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "libelle": self["libelle"],
                    },
                )
            )
    return judged, failed


def sa_020(run: Run, rows: Rows) -> Outcome:
    """Un indicateur attendu l'année de sa cible n'est pas renseigné."""
    doc = run.doc
    suivis = run.index(SUIVIS_FICHES, ((0, "ficheAction", False),))
    annees = run.index(VALEURS_INDICATEURS, ((0, "annee", False),))
    valeurs = run.index(VALEURS_INDICATEURS, ((0, "ficheAction", False), (0, "indicateur", False)))
    if doc["exercice"] not in annees:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            self["periodicite"] in ("mi_parcours", "fin_contrat", "ponctuelle")
            and "cibles" in self
            and any(c["annee"] == doc["exercice"] for c in self["cibles"])
            and ficheAction["code"] in suivis
        ):
            continue
        judged += 1
        if not (
            (valeurs_1 := valeurs.get((ficheAction["code"], self["code"]))) is not None
            and any(v["annee"] >= doc["exercice"] for v in run.spend(valeurs_1))
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "exercice": doc["exercice"],
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "libelle": self["libelle"],
                    },
                )
            )
    return judged, failed


def sa_021(run: Run, rows: Rows) -> Outcome:
    """Un indicateur semestriel ou trimestriel n'a pas toutes ses périodes."""
    doc = run.doc
    valeurs = run.index(
        VALEURS_INDICATEURS,
        ((0, "ficheAction", False), (0, "indicateur", False), (0, "annee", False)),
    )
    periodes = run.index(
        VALEURS_INDICATEURS,
        (
            (0, "ficheAction", False),
            (0, "indicateur", False),
            (0, "annee", False),
            (0, "periode", False),
        ),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, ficheAction, _root) in enumerate(rows):
        if not (
            (ficheAction["code"], self["code"], doc["exercice"]) in valeurs
            and (ficheAction["code"], self["code"], doc["exercice"], "annee") not in periodes
        ):
            continue
        judged += 1
        if not (
            (
                self["periodicite"] != "semestrielle"
                or (ficheAction["code"], self["code"], doc["exercice"], "S1") in periodes
                and (ficheAction["code"], self["code"], doc["exercice"], "S2") in periodes
            )
            and (
                self["periodicite"] != "trimestrielle"
                or (ficheAction["code"], self["code"], doc["exercice"], "T1") in periodes
                and (ficheAction["code"], self["code"], doc["exercice"], "T2") in periodes
                and (ficheAction["code"], self["code"], doc["exercice"], "T3") in periodes
                and (ficheAction["code"], self["code"], doc["exercice"], "T4") in periodes
            )
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "exercice": doc["exercice"],
                        "fiche": ficheAction["code"],
                        "indicateur": self["code"],
                        "periodicite": self["periodicite"],
                    },
                )
            )
    return judged, failed


def sa_022(run: Run, rows: Rows) -> Outcome:
    """Un résultat manque nettement sa cible sans explication."""
    doc = run.doc
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    cibles = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS__CIBLES,
        ((2, "code", False), (1, "code", False), (0, "annee", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and self["annee"] == doc["exercice"]
            and self["periode"] == "annee"
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and (cibles_2 := cibles.get((self["ficheAction"], self["indicateur"], self["annee"])))
            is not None
            and (
                "esms" not in self
                or "esms" in indicateurs_1[0]
                and len(indicateurs_1[0]["esms"]) == 1
            )
            and "valeur" in cibles_2[0]
            and cibles_2[0]["valeur"] >= 0.0
        ):
            continue
        judged += 1
        if not (
            "motifsEcart" in self
            or "commentaire" in self
            or (
                indicateurs_1[0]["sens"] == "baisse"
                or self["valeur"] >= cibles_2[0]["valeur"] - 0.05 * cibles_2[0]["valeur"]
            )
            and (
                indicateurs_1[0]["sens"] == "hausse"
                or self["valeur"] <= cibles_2[0]["valeur"] + 0.05 * cibles_2[0]["valeur"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "cible": cibles_2[0]["valeur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_023(run: Run, rows: Rows) -> Outcome:
    """Un résultat sort de la fourchette visée sans explication."""
    doc = run.doc
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    cibles = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS__CIBLES,
        ((2, "code", False), (1, "code", False), (0, "annee", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and self["annee"] == doc["exercice"]
            and self["periode"] == "annee"
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and (cibles_2 := cibles.get((self["ficheAction"], self["indicateur"], self["annee"])))
            is not None
            and (
                "esms" not in self
                or "esms" in indicateurs_1[0]
                and len(indicateurs_1[0]["esms"]) == 1
            )
        ):
            continue
        judged += 1
        if not (
            "motifsEcart" in self
            or "commentaire" in self
            or ("min" not in cibles_2[0] or self["valeur"] >= cibles_2[0]["min"])
            and ("max" not in cibles_2[0] or self["valeur"] <= cibles_2[0]["max"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_024(run: Run, rows: Rows) -> Outcome:
    """Une date visée est dépassée sans explication."""
    cibles = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS__CIBLES,
        ((2, "code", False), (1, "code", False), (0, "annee", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeurDate" in self
            and (cibles_1 := cibles.get((self["ficheAction"], self["indicateur"], self["annee"])))
            is not None
            and "date" in cibles_1[0]
        ):
            continue
        judged += 1
        if not (
            "motifsEcart" in self
            or "commentaire" in self
            or self["valeurDate"] <= cibles_1[0]["date"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "cible": cibles_1[0]["date"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeurDate"],
                    },
                )
            )
    return judged, failed


def sa_025(run: Run, rows: Rows) -> Outcome:
    """Un ESMS du contrat n'apparaît nulle part dans le suivi."""
    doc = run.doc
    absents = run.index(DONNEES_ABSENTES, ((0, "esms", True),))
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    files = run.index(FILES_ACTIVES, ((0, "esms", False), (0, "annee", False)))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    anneesActivites = run.index(ACTIVITES, ((0, "annee", False),))
    anneesFiles = run.index(FILES_ACTIVES, ((0, "annee", False),))
    anneesComptes = run.index(EXECUTION_FINANCIERE, ((0, "annee", False),))
    if not (
        doc["exercice"] in anneesActivites
        or doc["exercice"] in anneesFiles
        or doc["exercice"] in anneesComptes
    ):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "rattachement" not in self
            and ("dateEntree" not in self or int(self["dateEntree"][:4]) <= doc["exercice"])
            and ("dateSortie" not in self or int(self["dateSortie"][:4]) >= doc["exercice"])
        ):
            continue
        judged += 1
        if not (
            (self["numeroFinessEt"], doc["exercice"]) in activites
            or (self["numeroFinessEt"], doc["exercice"]) in files
            or (self["numeroFinessEt"], doc["exercice"]) in comptes
            or self["numeroFinessEt"] in absents
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "esms": self["numeroFinessEt"],
                        "exercice": doc["exercice"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def sa_026(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est suivi pour une année où il n'est pas au contrat."""
    doc = run.doc
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (activites_1 := activites.get((self["numeroFinessEt"], doc["exercice"]))) is None:
            continue
        judged += 1
        if not (
            ("dateEntree" not in self or int(self["dateEntree"][:4]) <= doc["exercice"])
            and ("dateSortie" not in self or int(self["dateSortie"][:4]) >= doc["exercice"])
        ):
            failed.append(
                (
                    rank,
                    (activites_1[0],),
                    {
                        "esms": self["numeroFinessEt"],
                        "exercice": doc["exercice"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def sa_027(run: Run, rows: Rows) -> Outcome:
    """Un ESMS actif manque au tableau d'exécution financière."""
    doc = run.doc
    absents = run.index(DONNEES_ABSENTES, ((0, "domaine", False), (0, "esms", True)))
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    ailleurs = run.index(EXECUTION_FINANCIERE, ((0, "esms", False),))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    if "executionFinanciere" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (self["numeroFinessEt"], doc["exercice"]) in activites
            and ("periodeCouverte" in doc or self["numeroFinessEt"] not in ailleurs)
            and ("dateSortie" not in self or int(self["dateSortie"][:4]) >= doc["exercice"])
        ):
            continue
        judged += 1
        if not (
            (self["numeroFinessEt"], doc["exercice"]) in comptes
            or ("comptes", self["numeroFinessEt"]) in absents
            or ("comptes", "") in absents
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "esms": self["numeroFinessEt"],
                        "exercice": doc["exercice"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def sa_028(run: Run, rows: Rows) -> Outcome:
    """Un objectif d'activité de l'exercice n'a pas de réalisé."""
    doc = run.doc
    activites = run.index(
        ACTIVITES,
        (
            (0, "esms", False),
            (0, "annee", False),
            (0, "dispositif", True),
            (0, "modeFonctionnement", False),
            (0, "unite", False),
        ),
    )
    presents = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    files = run.index(FILES_ACTIVES, ((0, "esms", False), (0, "annee", False)))
    ailleurs = run.index(
        ACTIVITES, ((0, "esms", False), (0, "dispositif", True), (0, "modeFonctionnement", False))
    )
    memeMode = run.index(
        ACTIVITES,
        (
            (0, "esms", False),
            (0, "annee", False),
            (0, "dispositif", True),
            (0, "modeFonctionnement", False),
        ),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["annee"] == doc["exercice"]
            and (
                (self["esms"], self["annee"]) in presents or (self["esms"], self["annee"]) in files
            )
            and (
                "periodeCouverte" in doc
                or (self["esms"], self.get("dispositif", ""), self["modeFonctionnement"])
                not in ailleurs
            )
            and (
                self["esms"],
                self["annee"],
                self.get("dispositif", ""),
                self["modeFonctionnement"],
            )
            not in memeMode
        ):
            continue
        judged += 1
        if (
            self["esms"],
            self["annee"],
            self.get("dispositif", ""),
            self["modeFonctionnement"],
            self["unite"],
        ) not in activites:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "mode": self["modeFonctionnement"],
                        "unite": self["unite"],
                    },
                )
            )
    return judged, failed


def sa_029(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre prévue dans l'année n'est pas suivie."""
    doc = run.doc
    suivis = run.index(SUIVIS_EVOLUTIONS, ((0, "evolution", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if int(self["datePrevue"][:4]) != doc["exercice"]:
            continue
        judged += 1
        if self["code"] not in suivis:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "date": self["datePrevue"],
                        "evolution": self["code"],
                        "nature": self["nature"],
                    },
                )
            )
    return judged, failed


def sa_030(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre inachevée l'an dernier a disparu du suivi."""
    doc = run.doc
    precedent = run.related["precedent"]
    suivis = run.index(SUIVIS_EVOLUTIONS, ((0, "evolution", False),))
    prevues = run.index(CONTRAT__EVOLUTIONS_OFFRE, ((0, "code", False),))
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["statut"] not in ("realise", "realise_perennise", "abandonne", "sans_suite")
            and not (
                (prevues_1 := prevues.get(self["evolution"])) is not None
                and int(prevues_1[0]["datePrevue"][:4]) == doc["exercice"]
            )
        ):
            continue
        judged += 1
        if self["evolution"] not in suivis:
            failed.append(
                (rank, (doc,), {"evolution": self["evolution"], "statut": self["statut"]})
            )
    return judged, failed


def sa_031(run: Run, rows: Rows) -> Outcome:
    """Une évolution réalisée n'a pas le nombre de places prévu."""
    evolutions = run.index(CONTRAT__EVOLUTIONS_OFFRE, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["statut"] in ("realise", "realise_perennise")
            and "placesInstallees" in self
            and (evolutions_1 := evolutions.get(self["evolution"])) is not None
            and "placesDestination" in evolutions_1[0]
        ):
            continue
        judged += 1
        if not (
            self["placesInstallees"] == evolutions_1[0]["placesDestination"]
            or "commentaire" in self
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "evolution": self["evolution"],
                        "installees": self["placesInstallees"],
                        "prevues": evolutions_1[0]["placesDestination"],
                    },
                )
            )
    return judged, failed


def sa_032(run: Run, rows: Rows) -> Outcome:
    """Une action réalisée n'a pas de date de réalisation."""
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if self["statut"] != "realise":
            continue
        judged += 1
        if "dateRealisation" not in self:
            failed.append(
                (rank, (self,), {"action": self["action"], "fiche": suiviFiche["ficheAction"]})
            )
    return judged, failed


def sa_033(run: Run, rows: Rows) -> Outcome:
    """Une action inachevée porte une date de réalisation."""
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if self["statut"] not in ("non_demarre", "en_cours"):
            continue
        judged += 1
        if "dateRealisation" in self:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_034(run: Run, rows: Rows) -> Outcome:
    """Une action est dite réalisée après l'envoi du suivi."""
    doc = run.doc
    if "dateTransmission" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if "dateRealisation" not in self:
            continue
        judged += 1
        if self["dateRealisation"] > doc["dateTransmission"]:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {
                        "action": self["action"],
                        "envoi": doc["dateTransmission"],
                        "fiche": suiviFiche["ficheAction"],
                        "realisation": self["dateRealisation"],
                    },
                )
            )
    return judged, failed


def sa_035(run: Run, rows: Rows) -> Outcome:
    """Une action abandonnée ou reportée n'est pas expliquée."""
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if self["statut"] not in ("abandonne", "reporte"):
            continue
        judged += 1
        if "commentaire" not in self:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_036(run: Run, rows: Rows) -> Outcome:
    """Une action en retard ou reportée n'a pas de nouvelle échéance à venir."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if self["statut"] not in ("retarde", "reporte"):
            continue
        judged += 1
        if not ("echeanceRevisee" in self and self["echeanceRevisee"] > doc["dateArreteDonnees"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "arrete": doc["dateArreteDonnees"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_037(run: Run, rows: Rows) -> Outcome:
    """L'échéance d'une action est passée sans retard déclaré."""
    doc = run.doc
    actions = run.index(CONTRAT__FICHES_ACTIONS__ACTIONS, ((1, "code", False), (0, "code", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if not (
            self["statut"] in ("non_demarre", "en_cours")
            and "echeanceRevisee" not in self
            and (actions_1 := actions.get((suiviFiche["ficheAction"], self["action"]))) is not None
            and "echeance" in actions_1[0]
        ):
            continue
        judged += 1
        if actions_1[0]["echeance"] <= doc["dateArreteDonnees"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "arrete": doc["dateArreteDonnees"],
                        "echeance": actions_1[0]["echeance"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_038(run: Run, rows: Rows) -> Outcome:
    """Le taux d'avancement contredit le statut de la fiche."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "tauxAvancement" not in self:
            continue
        judged += 1
        if not (
            (self["statut"] != "non_demarre" or self["tauxAvancement"] == 0.0)
            and (
                self["statut"] not in ("realise", "realise_perennise")
                or self["tauxAvancement"] >= 1.0
            )
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "fiche": self["ficheAction"],
                        "statut": self["statut"],
                        "taux": self["tauxAvancement"],
                    },
                )
            )
    return judged, failed


def sa_039(run: Run, rows: Rows) -> Outcome:
    """Une fiche réalisée a encore des actions inachevées."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["statut"] in ("realise", "realise_perennise") and "suivisActions" in self):
            continue
        judged += 1
        if any(
            a["statut"] in ("non_demarre", "en_cours", "retarde", "reporte")
            for a in self["suivisActions"]
        ):
            failed.append((rank, (self,), {"fiche": self["ficheAction"], "statut": self["statut"]}))
    return judged, failed


def sa_040(run: Run, rows: Rows) -> Outcome:
    """Une fiche en retard ou abandonnée n'est pas expliquée."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["statut"] not in ("retarde", "abandonne"):
            continue
        judged += 1
        if not ("difficultes" in self or "mesuresCorrectives" in self):
            failed.append((rank, (self,), {"fiche": self["ficheAction"], "statut": self["statut"]}))
    return judged, failed


def sa_041(run: Run, rows: Rows) -> Outcome:
    """L'avancement d'une fiche recule sans explication."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(PRECEDENT__SUIVIS_FICHES, ((0, "ficheAction", False),))
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "tauxAvancement" in self
            and (avant_1 := avant.get(self["ficheAction"])) is not None
            and "tauxAvancement" in avant_1[0]
        ):
            continue
        judged += 1
        if not (self["tauxAvancement"] >= avant_1[0]["tauxAvancement"] or "difficultes" in self):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "avant": avant_1[0]["tauxAvancement"],
                        "fiche": self["ficheAction"],
                        "taux": self["tauxAvancement"],
                    },
                )
            )
    return judged, failed


def sa_042(run: Run, rows: Rows) -> Outcome:
    """Une action terminée l'an dernier est rouverte sans explication."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS, ((1, "ficheAction", False), (0, "action", False))
    )
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if not (
            (avant_1 := avant.get((suiviFiche["ficheAction"], self["action"]))) is not None
            and avant_1[0]["statut"] in ("realise", "realise_perennise", "abandonne")
        ):
            continue
        judged += 1
        if not (
            self["statut"] not in ("non_demarre", "en_cours", "retarde", "reporte")
            or "commentaire" in self
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "avant": avant_1[0]["statut"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_043(run: Run, rows: Rows) -> Outcome:
    """Une valeur déjà déclarée a changé sans commentaire."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__VALEURS_INDICATEURS,
        (
            (0, "ficheAction", False),
            (0, "indicateur", False),
            (0, "esms", True),
            (0, "annee", False),
            (0, "periode", False),
        ),
    )
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and (
                avant_1 := avant.get(
                    (
                        self["ficheAction"],
                        self["indicateur"],
                        self.get("esms", ""),
                        self["annee"],
                        self["periode"],
                    )
                )
            )
            is not None
            and "valeur" in avant_1[0]
        ):
            continue
        judged += 1
        if not (
            self["valeur"] == avant_1[0]["valeur"]
            or "commentaire" in self
            and (
                "commentaire" not in avant_1[0] or self["commentaire"] != avant_1[0]["commentaire"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "avant": avant_1[0]["valeur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_044(run: Run, rows: Rows) -> Outcome:
    """La date de réalisation d'une action a changé."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS, ((1, "ficheAction", False), (0, "action", False))
    )
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, suiviFiche, _root) in enumerate(rows):
        if not (
            "dateRealisation" in self
            and (avant_1 := avant.get((suiviFiche["ficheAction"], self["action"]))) is not None
            and "dateRealisation" in avant_1[0]
        ):
            continue
        judged += 1
        if not (self["dateRealisation"] == avant_1[0]["dateRealisation"] or "commentaire" in self):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "avant": avant_1[0]["dateRealisation"],
                        "date": self["dateRealisation"],
                        "fiche": suiviFiche["ficheAction"],
                    },
                )
            )
    return judged, failed


def sa_045(run: Run, rows: Rows) -> Outcome:
    """L'exercice ne suit pas celui du suivi précédent."""
    doc = run.doc
    precedent = run.related["precedent"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
            continue
        judged += 1
        if doc["exercice"] != precedent["exercice"] + 1.0:
            failed.append(
                (rank, (doc,), {"exercice": doc["exercice"], "precedent": precedent["exercice"]})
            )
    return judged, failed


def sa_046(run: Run, rows: Rows) -> Outcome:
    """Une demande de l'autorité reste sans réponse."""
    doc = run.doc
    reponses = run.index(REPONSES, ((0, "avis", False), (0, "observation", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, unAvis) in enumerate(rows):
        if not (
            self["nature"] == "demande"
            and unAvis["document"]["type"] == "suiviAnnuel"
            and (
                unAvis["document"]["identifiant"] != doc["entete"]["identifiant"]
                or unAvis["document"]["versionDocument"] < doc["entete"]["versionDocument"]
            )
            and ("dateTransmission" not in doc or unAvis["dateAvis"] <= doc["dateTransmission"])
        ):
            continue
        judged += 1
        if (unAvis["entete"]["identifiant"], self["code"]) not in reponses:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "autorite": unAvis["autorite"],
                        "avis": unAvis["entete"]["identifiant"],
                        "observation": self["code"],
                    },
                )
            )
    return judged, failed


def sa_047(run: Run, rows: Rows) -> Outcome:
    """La réponse à un avis arrive après le délai fixé."""
    doc = run.doc
    if "dateTransmission" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if not (
            "delaiReponse" in self
            and self["document"]["identifiant"] == doc["entete"]["identifiant"]
            and self["document"]["versionDocument"] + 1.0 == doc["entete"]["versionDocument"]
        ):
            continue
        judged += 1
        if doc["dateTransmission"] > self["delaiReponse"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "avis": self["entete"]["identifiant"],
                        "delai": self["delaiReponse"],
                        "envoi": doc["dateTransmission"],
                    },
                )
            )
    return judged, failed


def sa_048(run: Run, rows: Rows) -> Outcome:
    """Un indicateur n'a pas la valeur du tableau de bord."""
    tableauBord = run.related["tableauBord"]
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    mesures = run.index(
        TABLEAU_BORD__ESMS__VALEURS,
        ((1, "numeroFinessEt", False), (0, "indicateur", False), (0, "ventilation", False)),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and "esms" in self
            and self["annee"] == tableauBord["exercice"]
            and self["periode"] == "annee"
            and (indicateurs_1 := indicateurs.get((self["ficheAction"], self["indicateur"])))
            is not None
            and "codeTdb" in indicateurs_1[0]
            and (mesures_2 := mesures.get((self["esms"], indicateurs_1[0]["codeTdb"], "ENSEMBLE")))
            is not None
            and "valeur" in mesures_2[0]
        ):
            continue
        judged += 1
        if not (
            abs(self["valeur"] - mesures_2[0]["valeur"]) <= 0.0006 + 5e-07 or "commentaire" in self
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "tableau": mesures_2[0]["valeur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_049(run: Run, rows: Rows) -> Outcome:
    """Un événement n'est pas de l'exercice."""
    doc = run.doc
    annees = run.index(ACTIVITES, ((0, "annee", False),))
    if not ("periodeCouverte" not in doc and ("activites" not in doc or doc["exercice"] in annees)):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if int(self["date"][:4]) != doc["exercice"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "date": self["date"],
                        "evenement": self["code"],
                        "exercice": doc["exercice"],
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def sa_050(run: Run, rows: Rows) -> Outcome:
    """Une valeur d'indicateur porte sur une année à venir."""
    doc = run.doc
    annees = run.index(VALEURS_INDICATEURS, ((0, "annee", False),))
    if doc["exercice"] not in annees:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if self["annee"] > doc["exercice"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "exercice": doc["exercice"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def sa_051(run: Run, rows: Rows) -> Outcome:
    """L'activité n'est pas comptée dans l'unité de l'objectif."""
    activites = run.index(
        ACTIVITES,
        (
            (0, "esms", False),
            (0, "annee", False),
            (0, "dispositif", True),
            (0, "modeFonctionnement", False),
            (0, "unite", False),
        ),
    )
    objectifs = run.index(
        CONTRAT__OBJECTIFS_ACTIVITE,
        (
            (0, "esms", False),
            (0, "annee", False),
            (0, "dispositif", True),
            (0, "modeFonctionnement", False),
        ),
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (
            objectifs_1 := objectifs.get(
                (
                    self["esms"],
                    self["annee"],
                    self.get("dispositif", ""),
                    self["modeFonctionnement"],
                )
            )
        ) is None:
            continue
        judged += 1
        if (
            self["esms"],
            self["annee"],
            self.get("dispositif", ""),
            self["modeFonctionnement"],
            objectifs_1[0]["unite"],
        ) not in activites:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "mode": self["modeFonctionnement"],
                        "objectif": objectifs_1[0]["unite"],
                        "unite": self["unite"],
                    },
                )
            )
    return judged, failed


def sa_052(run: Run, rows: Rows) -> Outcome:
    """L'activité est nettement sous la prévision sans explication."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("prevue" in self and "realisee" in self):
            continue
        judged += 1
        if not (
            "motifsEcart" in self
            or "commentaire" in self
            or self["realisee"] >= 0.95 * self["prevue"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "mode": self["modeFonctionnement"],
                        "prevue": self["prevue"],
                        "realisee": self["realisee"],
                        "unite": self["unite"],
                    },
                )
            )
    return judged, failed


def sa_053(run: Run, rows: Rows) -> Outcome:
    """Une ligne d'activité est d'une autre année que l'exercice."""
    doc = run.doc
    annees = run.index(ACTIVITES, ((0, "annee", False),))
    if not ("periodeCouverte" not in doc and doc["exercice"] in annees):
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if self["annee"] != doc["exercice"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {"annee": self["annee"], "esms": self["esms"], "exercice": doc["exercice"]},
                )
            )
    return judged, failed


def sa_054(run: Run, rows: Rows) -> Outcome:
    """Un compte est d'une année que le suivi ne couvre pas."""
    doc = run.doc
    annees = run.index(EXECUTION_FINANCIERE, ((0, "annee", False),))
    debut = doc["periodeCouverte"]["anneeDebut"] if "periodeCouverte" in doc else doc["exercice"]
    if doc["exercice"] not in annees:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (self["annee"] <= doc["exercice"] and self["annee"] >= debut):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "debut": debut,
                        "esms": self["esms"],
                        "exercice": doc["exercice"],
                        "section": self["section"],
                    },
                )
            )
    return judged, failed


def sa_055(run: Run, rows: Rows) -> Outcome:
    """Un taux a exactement les deux termes de l'an dernier."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__VALEURS_INDICATEURS,
        (
            (0, "ficheAction", False),
            (0, "indicateur", False),
            (0, "esms", True),
            (0, "annee", False),
            (0, "periode", False),
        ),
    )
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "numerateur" in self
            and "denominateur" in self
            and self["denominateur"] >= 50.0
            and (
                avant_1 := avant.get(
                    (
                        self["ficheAction"],
                        self["indicateur"],
                        self.get("esms", ""),
                        self["annee"] - 1.0,
                        self["periode"],
                    )
                )
            )
            is not None
            and "numerateur" in avant_1[0]
            and "denominateur" in avant_1[0]
        ):
            continue
        judged += 1
        if not (
            self["numerateur"] != avant_1[0]["numerateur"]
            or self["denominateur"] != avant_1[0]["denominateur"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "denominateur": self["denominateur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "numerateur": self["numerateur"],
                    },
                )
            )
    return judged, failed


def sa_056(run: Run, rows: Rows) -> Outcome:
    """Aucune activité, file active ni compte n'est de l'exercice."""
    doc = run.doc
    anneesActivites = run.index(ACTIVITES, ((0, "annee", False),))
    anneesFiles = run.index(FILES_ACTIVES, ((0, "annee", False),))
    anneesComptes = run.index(EXECUTION_FINANCIERE, ((0, "annee", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "suivi_annuel" not in run.spend(doc["typesBilan"]):
            continue
        judged += 1
        if not (
            doc["exercice"] in anneesActivites
            or doc["exercice"] in anneesFiles
            or doc["exercice"] in anneesComptes
        ):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_057(run: Run, rows: Rows) -> Outcome:
    """Aucun indicateur n'est renseigné pour l'exercice."""
    doc = run.doc
    contrat = run.related["contrat"]
    annees = run.index(VALEURS_INDICATEURS, ((0, "annee", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        fiches = contrat.get("fichesActions", ())
        if not (
            ("dateEffet" not in contrat or int(contrat["dateEffet"][:4]) <= doc["exercice"])
            and any(
                "indicateurs" in f and any(i["periodicite"] == "annuelle" for i in f["indicateurs"])
                for f in fiches
            )
        ):
            continue
        judged += 1
        if doc["exercice"] not in annees:
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_060(run: Run, rows: Rows) -> Outcome:
    """La période du bilan dépasse l'exercice."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("periodeCouverte" in doc and "anneeFin" in doc["periodeCouverte"]):
            continue
        judged += 1
        if doc["periodeCouverte"]["anneeFin"] > doc["exercice"]:
            failed.append(
                (
                    rank,
                    (doc, doc),
                    {"exercice": doc["exercice"], "fin": doc["periodeCouverte"]["anneeFin"]},
                )
            )
    return judged, failed


def sa_061(run: Run, rows: Rows) -> Outcome:
    """Le suivi est encore un brouillon."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not (doc["entete"]["statutDocument"] != "brouillon" or "dateTransmission" in doc):
            failed.append((rank, (doc,), {}))
    return judged, failed


def sa_062(run: Run, rows: Rows) -> Outcome:
    """Un brouillon porte une date de transmission."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "dateTransmission" not in doc:
            continue
        judged += 1
        if doc["entete"]["statutDocument"] == "brouillon":
            failed.append((rank, (doc, doc), {"envoi": doc["dateTransmission"]}))
    return judged, failed


def sa_063(run: Run, rows: Rows) -> Outcome:
    """Un taux d'avancement dépasse 100 %."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "tauxAvancement" not in self:
            continue
        judged += 1
        if not (self["tauxAvancement"] <= 1.0 and self["tauxAvancement"] >= 0.0):
            failed.append(
                (rank, (self,), {"fiche": self["ficheAction"], "taux": self["tauxAvancement"]})
            )
    return judged, failed


def sa_064(run: Run, rows: Rows) -> Outcome:
    """Une ligne d'activité n'est ni réalisée ni expliquée."""
    lignes = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    absents = run.index(DONNEES_ABSENTES, ((0, "domaine", False), (0, "esms", True)))
    if ("activite", "") in absents:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (lignes_1 := lignes.get((self["esms"], self["annee"]))) is not None
            and any(
                "realisee" in a
                or "motifsEcart" in a
                or "commentaire" in a
                or "tauxRealisation" in a
                or "tauxOccupation" in a
                for a in run.spend(lignes_1)
            )
            and ("activite", self["esms"]) not in absents
        ):
            continue
        judged += 1
        if not (
            "realisee" in self
            or "motifsEcart" in self
            or "commentaire" in self
            or "tauxRealisation" in self
            or "tauxOccupation" in self
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "mode": self["modeFonctionnement"],
                        "unite": self["unite"],
                    },
                )
            )
    return judged, failed


def sa_065(run: Run, rows: Rows) -> Outcome:
    """Aucune activité d'un ESMS n'est réalisée ni expliquée."""
    lignes = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    absents = run.index(DONNEES_ABSENTES, ((0, "domaine", False), (0, "esms", True)))
    if ("activite", "") in absents:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (lignes_1 := lignes.get((self["esms"], self["annee"]))) is not None
            and lignes_1[0]["modeFonctionnement"] == self["modeFonctionnement"]
            and lignes_1[0]["unite"] == self["unite"]
            and ("activite", self["esms"]) not in absents
        ):
            continue
        judged += 1
        if not any(
            "realisee" in a
            or "motifsEcart" in a
            or "commentaire" in a
            or "tauxRealisation" in a
            or "tauxOccupation" in a
            for a in run.spend(lignes_1)
        ):
            failed.append((rank, (self,), {"annee": self["annee"], "esms": self["esms"]}))
    return judged, failed


def sa_066(run: Run, rows: Rows) -> Outcome:
    """Un ESMS manque au tableau du personnel."""
    doc = run.doc
    personnel = run.index(RESSOURCES_HUMAINES, ((0, "esms", False), (0, "annee", False)))
    annees = run.index(RESSOURCES_HUMAINES, ((0, "annee", False),))
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    absents = run.index(DONNEES_ABSENTES, ((0, "domaine", False), (0, "esms", True)))
    if doc["exercice"] not in annees:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (
                (self["numeroFinessEt"], doc["exercice"]) in activites
                or (self["numeroFinessEt"], doc["exercice"]) in comptes
            )
            and "rattachement" not in self
            and ("dateEntree" not in self or int(self["dateEntree"][:4]) <= doc["exercice"])
            and ("dateSortie" not in self or int(self["dateSortie"][:4]) >= doc["exercice"])
        ):
            continue
        judged += 1
        if not (
            (self["numeroFinessEt"], doc["exercice"]) in personnel
            or ("personnel", self["numeroFinessEt"]) in absents
            or ("personnel", "") in absents
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "esms": self["numeroFinessEt"],
                        "exercice": doc["exercice"],
                        "nom": self["nom"],
                    },
                )
            )
    return judged, failed


def sa_067(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne dit rien du personnel."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (
            "ressourcesHumaines" in self
            or "donneesAbsentes" in self
            and any(d["domaine"] == "personnel" for d in self["donneesAbsentes"])
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def sa_068(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne donne aucun compte et n'en cite aucun dépôt."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        judged += 1
        if not (
            "executionFinanciere" in self
            or "depots" in self
            and any(d["type"] in ("ERRD", "CA", "ERCP") for d in self["depots"])
            or "donneesAbsentes" in self
            and any(d["domaine"] == "comptes" for d in self["donneesAbsentes"])
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def sa_069(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne dit rien de l'activité."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "objectifsActivite" in contrat
            and any(o["annee"] == doc["exercice"] for o in contrat["objectifsActivite"])
        ):
            continue
        judged += 1
        if not (
            "activites" in doc
            or "donneesAbsentes" in doc
            and any(d["domaine"] == "activite" for d in doc["donneesAbsentes"])
        ):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_070(run: Run, rows: Rows) -> Outcome:
    """Une réserve de l'autorité reste sans suite."""
    doc = run.doc
    reponses = run.index(REPONSES, ((0, "avis", False), (0, "observation", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, unAvis) in enumerate(rows):
        if not (
            self["nature"] == "reserve"
            and unAvis["document"]["type"] == "suiviAnnuel"
            and (
                unAvis["document"]["identifiant"] != doc["entete"]["identifiant"]
                or unAvis["document"]["versionDocument"] < doc["entete"]["versionDocument"]
            )
            and ("dateTransmission" not in doc or unAvis["dateAvis"] <= doc["dateTransmission"])
        ):
            continue
        judged += 1
        if (unAvis["entete"]["identifiant"], self["code"]) not in reponses:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "autorite": unAvis["autorite"],
                        "avis": unAvis["entete"]["identifiant"],
                        "observation": self["code"],
                    },
                )
            )
    return judged, failed


def sa_071(run: Run, rows: Rows) -> Outcome:
    """Une réunion dite tenue est postérieure à l'envoi du suivi."""
    doc = run.doc
    if "dateTransmission" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if self["date"] > doc["dateTransmission"]:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"code": self["code"], "date": self["date"], "envoi": doc["dateTransmission"]},
                )
            )
    return judged, failed


def sa_072(run: Run, rows: Rows) -> Outcome:
    """Une réunion du comité prévue dans l'année n'est pas rendue."""
    doc = run.doc
    tenues = run.index(REUNIONS_TENUES, ((0, "objet", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _comiteSuivi, _root) in enumerate(rows):
        if self["annee"] != doc["exercice"]:
            continue
        judged += 1
        if self["objet"] not in tenues:
            failed.append((rank, (doc,), {"annee": self["annee"], "objet": self["objet"]}))
    return judged, failed


def sa_073(run: Run, rows: Rows) -> Outcome:
    """Une décision est due avant la réunion qui l'a prise."""
    judged = 0
    failed: Failures = []
    for rank, (self, reunionTenue, _root) in enumerate(rows):
        if "echeance" not in self:
            continue
        judged += 1
        if self["echeance"] < reunionTenue["date"]:
            failed.append(
                (
                    rank,
                    (self, reunionTenue),
                    {
                        "code": reunionTenue["code"],
                        "date": reunionTenue["date"],
                        "decision": self["code"],
                        "echeance": self["echeance"],
                    },
                )
            )
    return judged, failed


def sa_074(run: Run, rows: Rows) -> Outcome:
    """Une autorité présente à une réunion n'est pas partie au contrat."""
    parties = run.index(CONTRAT__PARTIES, ((0, "codeAutorite", True),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "autoritesPresentes" not in self:
            continue
        judged += 1
        if not all(a in parties for a in self["autoritesPresentes"]):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def sa_075(run: Run, rows: Rows) -> Outcome:
    """Le plan de retour à l'équilibre n'est pas suivi."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("voletFinancier" in contrat and "planRetourEquilibre" in contrat["voletFinancier"]):
            continue
        judged += 1
        if "suivisRetourEquilibre" not in doc:
            failed.append((rank, (doc,), {}))
    return judged, failed


def sa_076(run: Run, rows: Rows) -> Outcome:
    """Le résultat atteint n'est pas celui des comptes."""
    doc = run.doc
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "resultatAtteint" in self
            and (comptes_1 := comptes.get((self["esms"], doc["exercice"]))) is not None
            and all("resultat" in c for c in run.spend(comptes_1))
        ):
            continue
        judged += 1
        if (
            not abs(
                self["resultatAtteint"]
                - sum([c["resultat"] for c in [c for c in run.spend(comptes_1) if "resultat" in c]])
            )
            <= 5.0 + 5e-07
        ):
            failed.append(
                (rank, (self,), {"esms": self["esms"], "resultat": self["resultatAtteint"]})
            )
    return judged, failed


def sa_100(run: Run, rows: Rows) -> Outcome:
    """Un engagement d'une autorité échu dans l'année n'est pas suivi."""
    doc = run.doc
    suivis = run.index(SUIVIS_ENGAGEMENTS, ((0, "engagement", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "echeance" in self
            and int(self["echeance"][:4]) == doc["exercice"]
            and ("dateFin" not in self or self["dateFin"] >= self["echeance"])
        ):
            continue
        judged += 1
        if self["code"] not in suivis:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "date": self["echeance"],
                        "engagement": self["code"],
                        "libelle": self["libelle"],
                    },
                )
            )
    return judged, failed


def sa_101(run: Run, rows: Rows) -> Outcome:
    """Un engagement d'une autorité non tenu l'an dernier a disparu du suivi."""
    doc = run.doc
    precedent = run.related["precedent"]
    suivis = run.index(SUIVIS_ENGAGEMENTS, ((0, "engagement", False),))
    ecrits = run.index(CONTRAT__ENGAGEMENTS_AUTORITES, ((0, "code", False),))
    if precedent["contrat"]["identifiant"] != doc["contrat"]["identifiant"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["statut"] not in ("realise", "realise_perennise", "abandonne", "sans_suite")
            and (ecrits_1 := ecrits.get(self["engagement"])) is not None
            and "dateFin" not in ecrits_1[0]
            and not (
                "echeance" in ecrits_1[0] and int(ecrits_1[0]["echeance"][:4]) == doc["exercice"]
            )
        ):
            continue
        judged += 1
        if self["engagement"] not in suivis:
            failed.append(
                (rank, (doc,), {"engagement": self["engagement"], "statut": self["statut"]})
            )
    return judged, failed


def sa_102(run: Run, rows: Rows) -> Outcome:
    """Un dispositif intégré compte plus de personnes que tous ses ESMS réunis."""
    doc = run.doc
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, esms, _root) in enumerate(rows):
        if not (
            "esmsMembres" in self
            and (files_1 := files.get((esms["numeroFinessEt"], doc["exercice"], self["code"])))
            is not None
            and (files_2 := files.get((esms["numeroFinessEt"], doc["exercice"], ""))) is not None
        ):
            continue
        judged += 1
        if floor(files_1[0]["fileActive"] * 100 + 0.5) > floor(
            files_2[0]["fileActive"] * 100 + 0.5
        ) + sum(
            [
                floor(
                    (
                        files_3[0]["fileActive"]
                        if (files_3 := files.get((m, doc["exercice"], ""))) is not None
                        else files_1[0]["fileActive"]
                    )
                    * 100
                    + 0.5
                )
                for m in self["esmsMembres"]
            ]
        ):
            failed.append(
                (rank, (doc,), {"dispositif": self["code"], "file": files_1[0]["fileActive"]})
            )
    return judged, failed


RULES: Final[tuple[Rule, ...]] = (
    Rule("CPOM-AC-025", ac_025, ACTIVITES, ((),)),
    Rule(
        "CPOM-AC-026",
        ac_026,
        ACTIVITES,
        (("tauxRealisation",), ("realisee",), ("journeesFinancees",)),
        after=("CPOM-AC-042",),
    ),
    Rule(
        "CPOM-AC-027",
        ac_027,
        ACTIVITES,
        (("tauxOccupation",), ("realisee",), ("journeesTheoriques",)),
        after=("CPOM-AC-042",),
    ),
    Rule("CPOM-AC-028", ac_028, ACTIVITES, (("tauxRealisation",),), after=("CPOM-AC-026",)),
    Rule(
        "CPOM-AC-029",
        ac_029,
        ACTIVITES,
        (("journeesTheoriques",),),
        needs=("contrat",),
        after=("CPOM-AC-027",),
    ),
    Rule("CPOM-AC-030", ac_030, FILES_ACTIVES, (("fileActive",), ("effectif31Decembre",))),
    Rule(
        "CPOM-AC-031",
        ac_031,
        FILES_ACTIVES,
        (("fileActive",), ("effectif31Decembre",), ("sortiesDefinitives",)),
        after=("CPOM-AC-030",),
    ),
    Rule("CPOM-AC-032", ac_032, FILES_ACTIVES, (("fileActive",),), needs=("contrat",)),
    Rule("CPOM-AC-033", ac_033, FILES_ACTIVES, (("horsAutorisation",), ("fileActive",))),
    Rule(
        "CPOM-AC-034",
        ac_034,
        FILES_ACTIVES,
        (("admissions",), ("effectif31Decembre",), ("sortiesDefinitives",)),
        needs=("precedent",),
        after=("CPOM-AC-030", "CPOM-AC-031"),
    ),
    Rule("CPOM-AC-035", ac_035, CRETONS, (("esms",),), needs=("contrat",)),
    Rule("CPOM-AC-036", ac_036, CRETONS, (("nombre",),)),
    Rule("CPOM-AC-037", ac_037, CRETONS, (("nombre",),), after=("CPOM-AC-036", "CPOM-AC-035")),
    Rule("CPOM-AC-038", ac_038, CRETONS, (("journees",), ("nombre",))),
    Rule("CPOM-AC-039", ac_039, ACTIVITES, (("prevue",),), needs=("contrat",)),
    Rule("CPOM-AC-040", ac_040, ACTIVITES, (("realisee",),)),
    Rule("CPOM-AC-041", ac_041, ACTIVITES, (("tauxOccupation",),), needs=("contrat",)),
    Rule(
        "CPOM-AC-042", ac_042, ACTIVITES, (("realisee",), ("tauxRealisation",), ("tauxOccupation",))
    ),
    Rule("CPOM-AC-050", ac_050, FILES_ACTIVES, (("domiciles",), ("fileActive",))),
    Rule("CPOM-AC-051", ac_051, FILES_ACTIVES, (("sorties",), ("sortiesDefinitives",))),
    Rule("CPOM-AC-052", ac_052, FILES_ACTIVES, (("scolarisation",), ("effectif31Decembre",))),
    Rule("CPOM-AC-053", ac_053, ACTIVITES, (("realisee",),), after=("CPOM-AC-042",)),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule("CPOM-FI-037", fi_037, EXECUTION_FINANCIERE, (("resultat",), ("charges",), ("produits",))),
    Rule("CPOM-FI-038", fi_038, EXECUTION_FINANCIERE, (("charges", "groupe2"),)),
    Rule("CPOM-FI-039", fi_039, EXECUTION_FINANCIERE, (("affectations",), ("resultatAAffecter",))),
    Rule(
        "CPOM-FI-040",
        fi_040,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("montant",), ("resultatAAffecter",)),
    ),
    Rule(
        "CPOM-FI-041",
        fi_041,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("type",), ("resultatAAffecter",)),
    ),
    Rule("CPOM-FI-042", fi_042, EXECUTION_FINANCIERE__AFFECTATIONS, (("type",),)),
    Rule("CPOM-FI-043", fi_043, EXECUTION_FINANCIERE__AFFECTATIONS, (("esmsBeneficiaire",),)),
    Rule(
        "CPOM-FI-044",
        fi_044,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("esmsBeneficiaire",),),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-045", fi_045, NOTIFICATIONS, (("montant",), ("repartition",))),
    Rule("CPOM-FI-046", fi_046, NOTIFICATIONS, (("montant",), ("nature",))),
    Rule("CPOM-FI-047", fi_047, NOTIFICATIONS, (("dontNonReconductible",), ("montant",))),
    Rule("CPOM-FI-048", fi_048, NOTIFICATIONS, (("nature",),)),
    Rule("CPOM-FI-049", fi_049, NOTIFICATIONS, (("montant",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-050",
        fi_050,
        CREDITS_NON_RECONDUCTIBLES,
        (("utilise",), ("fondsDedies",), ("recu",), ("fondsDediesOuverture",)),
    ),
    Rule("CPOM-FI-051", fi_051, CREDITS_NON_RECONDUCTIBLES, (("recu",),)),
    Rule("CPOM-FI-052", fi_052, NOTIFICATIONS, (("dontNonReconductible",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-053",
        fi_053,
        EXECUTION_FINANCIERE,
        (("produitsTarification",), ("produits", "groupe1")),
    ),
    Rule("CPOM-FI-054", fi_054, EXECUTION_FINANCIERE__PRODUITS_TARIFICATION, (("montant",),)),
    Rule("CPOM-FI-055", fi_055, DOC, (("executionFinanciere",),), needs=("contrat",)),
    Rule("CPOM-FI-056", fi_056, DOC, (("executionFinanciere",), ("exercice",)), needs=("contrat",)),
    Rule("CPOM-FI-057", fi_057, EXECUTION_FINANCIERE, (("fraisSiege",),), needs=("contrat",)),
    Rule("CPOM-FI-058", fi_058, EXECUTION_FINANCIERE, (("fraisSiege",),), needs=("contrat",)),
    Rule("CPOM-FI-059", fi_059, DOC, (("executionFinanciere",),), needs=("contrat",)),
    Rule("CPOM-FI-060", fi_060, DOC, (("cretons",),), needs=("contrat",)),
    Rule("CPOM-FI-061", fi_061, MODULATIONS, (("realise",),), needs=("contrat",)),
    Rule("CPOM-FI-062", fi_062, MODULATIONS, (("realise",),), after=("CPOM-FI-061",)),
    Rule(
        "CPOM-FI-063", fi_063, MODULATIONS, (("realise",), ("fileActive",)), after=("CPOM-FI-061",)
    ),
    Rule("CPOM-FI-064", fi_064, DEPOTS, (("date",),), needs=("contrat",)),
    Rule("CPOM-FI-065", fi_065, DEPOTS, (("date",), ("exercice",))),
    Rule(
        "CPOM-FI-071",
        fi_071,
        CREDITS_NON_RECONDUCTIBLES,
        (("fondsDedies",), ("recu",), ("utilise",)),
    ),
    Rule("CPOM-FI-072", fi_072, MODULATIONS, (("realise",), ("realisee",)), after=("CPOM-FI-061",)),
    Rule(
        "CPOM-FI-073",
        fi_073,
        CONTRAT__VOLET_FINANCIER__MODULATIONS,
        (("modulations",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-FI-094",
        fi_094,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("type",), ("resultatAAffecter",)),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-FI-097",
        fi_097,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("type",), ("section",)),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-FI-098",
        fi_098,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (("type",), ("resultatAAffecter",)),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-FI-120",
        fi_120,
        CREDITS_NON_RECONDUCTIBLES,
        (("fondsDediesOuverture",),),
        needs=("precedent",),
    ),
    Rule(
        "CPOM-FI-121",
        fi_121,
        PRECEDENT__CREDITS_NON_RECONDUCTIBLES,
        (("creditsNonReconductibles",),),
        needs=("precedent",),
    ),
    Rule("CPOM-FI-122", fi_122, RESERVES, (("cloture",),)),
    Rule("CPOM-FI-123", fi_123, RESERVES, (("ouverture",),), needs=("precedent",)),
    Rule("CPOM-FI-124", fi_124, RESERVES, (("cloture",),)),
    Rule("CPOM-FI-125", fi_125, DOC, (("executionFinanciere",),), needs=("contrat",)),
    Rule("CPOM-FI-126", fi_126, EXECUTION_FINANCIERE, (("fraisSiege",),), needs=("contrat",)),
    Rule("CPOM-FI-127", fi_127, SUIVIS_INVESTISSEMENTS, (("programme",),), needs=("contrat",)),
    Rule("CPOM-FI-128", fi_128, SUIVIS_INVESTISSEMENTS, (("depenseCumulee",),), needs=("contrat",)),
    Rule("CPOM-FI-129", fi_129, SUIVIS_INVESTISSEMENTS, (("depenseAnnee",),)),
    Rule(
        "CPOM-FI-130",
        fi_130,
        CONTRAT__VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT,
        (("suivisInvestissements",),),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-162", fi_162, CREDITS_GELES, (("montantLibere",), ("montantGele",))),
    Rule(
        "CPOM-FI-163",
        fi_163,
        CONTRAT__VOLET_FINANCIER__DOTATIONS,
        (("creditsGeles",),),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-164", fi_164, CREDITS_GELES, (("dotation",),), needs=("contrat",)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
    Rule("CPOM-IN-022", in_022, VALEURS_INDICATEURS, (("motifAbsence",),)),
    Rule("CPOM-IN-023", in_023, VALEURS_INDICATEURS, ((),)),
    Rule(
        "CPOM-IN-024",
        in_024,
        VALEURS_INDICATEURS,
        (("valeur",),),
        needs=("contrat",),
        after=("CPOM-IN-025", "CPOM-IN-055"),
    ),
    Rule(
        "CPOM-IN-025",
        in_025,
        VALEURS_INDICATEURS,
        (("valeur",), ("numerateur",), ("denominateur",)),
        after=("CPOM-IN-055",),
    ),
    Rule("CPOM-IN-026", in_026, VALEURS_INDICATEURS, (("denominateur",),), after=("CPOM-IN-025",)),
    Rule("CPOM-IN-027", in_027, VALEURS_INDICATEURS, (("periode",),)),
    Rule("CPOM-IN-028", in_028, VALEURS_INDICATEURS, (("periode",),), needs=("contrat",)),
    Rule("CPOM-IN-029", in_029, VALEURS_INDICATEURS, (("valeurDate",),)),
    Rule("CPOM-IN-030", in_030, VALEURS_INDICATEURS, ((),), needs=("contrat",)),
    Rule("CPOM-IN-031", in_031, VALEURS_INDICATEURS, (("modalite",),), needs=("contrat",)),
    Rule("CPOM-IN-032", in_032, VALEURS_INDICATEURS, (("valeur",),), needs=("contrat",)),
    Rule("CPOM-IN-033", in_033, VALEURS_INDICATEURS, (("esms",),), needs=("contrat",)),
    Rule("CPOM-IN-034", in_034, RESSOURCES_HUMAINES, (("tauxAbsenteisme",),)),
    Rule(
        "CPOM-IN-035",
        in_035,
        RESSOURCES_HUMAINES,
        (("tauxAbsenteisme",), ("absenteismeParMotif",)),
        after=("CPOM-IN-034",),
    ),
    Rule("CPOM-IN-036", in_036, RESSOURCES_HUMAINES, (("etpVacants",), ("etpBudgetes",))),
    Rule(
        "CPOM-IN-037",
        in_037,
        RESSOURCES_HUMAINES,
        (("etpVacants",), ("etpBudgetes",), ("etpRealises",)),
        after=("CPOM-IN-036",),
    ),
    Rule(
        "CPOM-IN-038",
        in_038,
        RESSOURCES_HUMAINES,
        (("tauxAbsenteisme",),),
        needs=("tableauBord",),
        after=("CPOM-IN-034", "CPOM-IN-035"),
    ),
    Rule(
        "CPOM-IN-039",
        in_039,
        FILES_ACTIVES,
        (("fileActive",),),
        needs=("tableauBord",),
        after=("CPOM-AC-030", "CPOM-AC-031"),
    ),
    Rule(
        "CPOM-IN-040",
        in_040,
        RESSOURCES_HUMAINES,
        (("etpVacants",),),
        needs=("tableauBord",),
        after=("CPOM-IN-036",),
    ),
    Rule(
        "CPOM-IN-048",
        in_048,
        VALEURS_INDICATEURS,
        ((), ("numerateur",), ("denominateur",)),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-IN-055",
        in_055,
        VALEURS_INDICATEURS,
        (("valeur",), ("numerateur",), ("denominateur",)),
        needs=("contrat",),
    ),
    Rule("CPOM-IN-056", in_056, RESSOURCES_HUMAINES, (("tauxRotation",),)),
    Rule("CPOM-SA-001", sa_001, DOC, (("contrat", "identifiant"),), needs=("contrat",)),
    Rule(
        "CPOM-SA-002",
        sa_002,
        DOC,
        (("contrat", "empreinte"),),
        needs=("contrat", "contratEmpreinte"),
        after=("CPOM-SA-001", "CPOM-SA-003"),
    ),
    Rule(
        "CPOM-SA-003",
        sa_003,
        DOC,
        (("contrat", "numeroAvenant"),),
        needs=("contrat",),
        after=("CPOM-SA-001",),
    ),
    Rule("CPOM-SA-004", sa_004, DOC, (("exercice",),), needs=("contrat",), after=("CPOM-SA-001",)),
    Rule(
        "CPOM-SA-005",
        sa_005,
        DOC,
        (("organismeGestionnaire", "numeroFinessEj"),),
        needs=("contrat",),
        after=("CPOM-SA-001",),
    ),
    Rule(
        "CPOM-SA-006",
        sa_006,
        DOC,
        (("dateTransmission",),),
        needs=("contrat",),
        after=("CPOM-SA-004", "CPOM-SA-045"),
    ),
    Rule("CPOM-SA-007", sa_007, DOC, (("dateTransmission",),), needs=("contrat",)),
    Rule("CPOM-SA-008", sa_008, DOC, (("typesBilan",),), needs=("contrat",)),
    Rule("CPOM-SA-009", sa_009, DOC, (("typesBilan",),), needs=("contrat", "precedent")),
    Rule("CPOM-SA-010", sa_010, DOC, (("synthese",),)),
    Rule("CPOM-SA-011", sa_011, DOC, (("periodeCouverte",),)),
    Rule("CPOM-SA-012", sa_012, SUIVIS_FICHES, (("atteinte",),)),
    Rule("CPOM-SA-013", sa_013, DOC, (("dateArreteDonnees",),)),
    Rule("CPOM-SA-014", sa_014, DOC, (("dateTransmission",), ("dateArreteDonnees",))),
    Rule("CPOM-SA-015", sa_015, DOC, (("validation", "date"),), after=("CPOM-SA-014",)),
    Rule("CPOM-SA-016", sa_016, CONTRAT__FICHES_ACTIONS, (("suivisFiches",),), needs=("contrat",)),
    Rule("CPOM-SA-017", sa_017, SUIVIS_FICHES, (("ficheAction",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-018",
        sa_018,
        CONTRAT__FICHES_ACTIONS__ACTIONS,
        (("suivisActions",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-019",
        sa_019,
        CONTRAT__FICHES_ACTIONS__INDICATEURS,
        (("valeursIndicateurs",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-020",
        sa_020,
        CONTRAT__FICHES_ACTIONS__INDICATEURS,
        (("valeursIndicateurs",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-021",
        sa_021,
        CONTRAT__FICHES_ACTIONS__INDICATEURS,
        (("valeursIndicateurs",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-022",
        sa_022,
        VALEURS_INDICATEURS,
        (("motifsEcart",),),
        needs=("contrat",),
        after=("CPOM-IN-024", "CPOM-IN-025", "CPOM-IN-055"),
    ),
    Rule(
        "CPOM-SA-023",
        sa_023,
        VALEURS_INDICATEURS,
        (("motifsEcart",),),
        needs=("contrat",),
        after=("CPOM-IN-024", "CPOM-IN-025", "CPOM-IN-055"),
    ),
    Rule(
        "CPOM-SA-024",
        sa_024,
        VALEURS_INDICATEURS,
        (("motifsEcart",),),
        needs=("contrat",),
        after=("CPOM-IN-029",),
    ),
    Rule("CPOM-SA-025", sa_025, CONTRAT__PERIMETRE, (("activites",),), needs=("contrat",)),
    Rule("CPOM-SA-026", sa_026, CONTRAT__PERIMETRE, (("esms",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-027", sa_027, CONTRAT__PERIMETRE, (("executionFinanciere",),), needs=("contrat",)
    ),
    Rule("CPOM-SA-028", sa_028, CONTRAT__OBJECTIFS_ACTIVITE, (("activites",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-029",
        sa_029,
        CONTRAT__EVOLUTIONS_OFFRE,
        (("suivisEvolutions",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-030",
        sa_030,
        PRECEDENT__SUIVIS_EVOLUTIONS,
        (("suivisEvolutions",),),
        needs=("contrat", "precedent"),
    ),
    Rule("CPOM-SA-031", sa_031, SUIVIS_EVOLUTIONS, (("placesInstallees",),), needs=("contrat",)),
    Rule("CPOM-SA-032", sa_032, SUIVIS_FICHES__SUIVIS_ACTIONS, (("dateRealisation",),)),
    Rule("CPOM-SA-033", sa_033, SUIVIS_FICHES__SUIVIS_ACTIONS, (("dateRealisation",),)),
    Rule(
        "CPOM-SA-034",
        sa_034,
        SUIVIS_FICHES__SUIVIS_ACTIONS,
        (("dateRealisation",), ("dateTransmission",)),
    ),
    Rule("CPOM-SA-035", sa_035, SUIVIS_FICHES__SUIVIS_ACTIONS, (("commentaire",),)),
    Rule("CPOM-SA-036", sa_036, SUIVIS_FICHES__SUIVIS_ACTIONS, (("echeanceRevisee",),)),
    Rule(
        "CPOM-SA-037",
        sa_037,
        SUIVIS_FICHES__SUIVIS_ACTIONS,
        (("statut",),),
        needs=("contrat",),
        after=("CPOM-SA-042", "CPOM-SA-033"),
    ),
    Rule("CPOM-SA-038", sa_038, SUIVIS_FICHES, (("tauxAvancement",), ("statut",))),
    Rule("CPOM-SA-039", sa_039, SUIVIS_FICHES, (("statut",),), after=("CPOM-SA-038",)),
    Rule("CPOM-SA-040", sa_040, SUIVIS_FICHES, (("difficultes",),)),
    Rule("CPOM-SA-041", sa_041, SUIVIS_FICHES, (("tauxAvancement",),), needs=("precedent",)),
    Rule(
        "CPOM-SA-042", sa_042, SUIVIS_FICHES__SUIVIS_ACTIONS, (("statut",),), needs=("precedent",)
    ),
    Rule(
        "CPOM-SA-043",
        sa_043,
        VALEURS_INDICATEURS,
        (("valeur",),),
        needs=("precedent",),
        after=("CPOM-IN-025", "CPOM-IN-055"),
    ),
    Rule(
        "CPOM-SA-044",
        sa_044,
        SUIVIS_FICHES__SUIVIS_ACTIONS,
        (("dateRealisation",),),
        needs=("precedent",),
        after=("CPOM-SA-034",),
    ),
    Rule("CPOM-SA-045", sa_045, DOC, (("exercice",),), needs=("precedent",)),
    Rule("CPOM-SA-046", sa_046, AVIS__UN_AVIS__OBSERVATIONS, (("reponses",),), needs=("avis",)),
    Rule("CPOM-SA-047", sa_047, AVIS__UN_AVIS, (("dateTransmission",),), needs=("avis",)),
    Rule(
        "CPOM-SA-048",
        sa_048,
        VALEURS_INDICATEURS,
        (("valeur",),),
        needs=("contrat", "tableauBord"),
        after=("CPOM-IN-025", "CPOM-IN-055"),
    ),
    Rule("CPOM-SA-049", sa_049, EVENEMENTS, (("date",),)),
    Rule("CPOM-SA-050", sa_050, VALEURS_INDICATEURS, (("annee",),)),
    Rule("CPOM-SA-051", sa_051, ACTIVITES, (("unite",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-052",
        sa_052,
        ACTIVITES,
        (("motifsEcart",),),
        after=("CPOM-AC-039", "CPOM-AC-042", "CPOM-AC-026", "CPOM-AC-027"),
    ),
    Rule("CPOM-SA-053", sa_053, ACTIVITES, (("annee",),)),
    Rule("CPOM-SA-054", sa_054, EXECUTION_FINANCIERE, (("annee",),)),
    Rule("CPOM-SA-055", sa_055, VALEURS_INDICATEURS, (("valeur",),), needs=("precedent",)),
    Rule("CPOM-SA-056", sa_056, DOC, (("exercice",),), after=("CPOM-SA-004", "CPOM-SA-045")),
    Rule(
        "CPOM-SA-057",
        sa_057,
        DOC,
        (("valeursIndicateurs",),),
        needs=("contrat",),
        after=("CPOM-SA-004", "CPOM-SA-056"),
    ),
    Rule("CPOM-SA-060", sa_060, DOC, (("periodeCouverte", "anneeFin"), ("exercice",))),
    Rule("CPOM-SA-061", sa_061, DOC, (("entete", "statutDocument"),)),
    Rule("CPOM-SA-062", sa_062, DOC, (("entete", "statutDocument"), ("dateTransmission",))),
    Rule("CPOM-SA-063", sa_063, SUIVIS_FICHES, (("tauxAvancement",),)),
    Rule("CPOM-SA-064", sa_064, ACTIVITES, (("realisee",),)),
    Rule("CPOM-SA-065", sa_065, ACTIVITES, (("realisee",),)),
    Rule("CPOM-SA-066", sa_066, CONTRAT__PERIMETRE, (("ressourcesHumaines",),), needs=("contrat",)),
    Rule("CPOM-SA-067", sa_067, DOC, (("ressourcesHumaines",),)),
    Rule("CPOM-SA-068", sa_068, DOC, (("executionFinanciere",),)),
    Rule("CPOM-SA-069", sa_069, DOC, (("activites",),), needs=("contrat",)),
    Rule("CPOM-SA-070", sa_070, AVIS__UN_AVIS__OBSERVATIONS, (("reponses",),), needs=("avis",)),
    Rule("CPOM-SA-071", sa_071, REUNIONS_TENUES, (("date",), ("dateTransmission",))),
    Rule(
        "CPOM-SA-072",
        sa_072,
        CONTRAT__COMITE_SUIVI__REUNIONS,
        (("reunionsTenues",),),
        needs=("contrat",),
    ),
    Rule("CPOM-SA-073", sa_073, REUNIONS_TENUES__DECISIONS, (("echeance",), ("date",))),
    Rule("CPOM-SA-074", sa_074, REUNIONS_TENUES, (("autoritesPresentes",),), needs=("contrat",)),
    Rule("CPOM-SA-075", sa_075, DOC, (("suivisRetourEquilibre",),), needs=("contrat",)),
    Rule("CPOM-SA-076", sa_076, SUIVIS_RETOUR_EQUILIBRE, (("resultatAtteint",),)),
    Rule(
        "CPOM-SA-100",
        sa_100,
        CONTRAT__ENGAGEMENTS_AUTORITES,
        (("suivisEngagements",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-101",
        sa_101,
        PRECEDENT__SUIVIS_ENGAGEMENTS,
        (("suivisEngagements",),),
        needs=("contrat", "precedent"),
    ),
    Rule(
        "CPOM-SA-102",
        sa_102,
        CONTRAT__PERIMETRE__DISPOSITIFS,
        (("filesActives",),),
        needs=("contrat",),
    ),
)
