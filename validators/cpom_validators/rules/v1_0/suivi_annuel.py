"""Règles de suiviAnnuel : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import cents, date, is_whole, near, pattern, year
from cpom_validators.rules.runtime import DOC, TEXTS, Outcome, Place, Rows, Rule, Run

ACTIVITES: Final = DOC.list("activites")
AVIS__UN_AVIS: Final = Place("avis").each()
AVIS__UN_AVIS__OBSERVATIONS: Final = Place("avis").each().list("observations")
CONTRAT__EVOLUTIONS_OFFRE: Final = Place("contrat").list("evolutionsOffre")
CONTRAT__FICHES_ACTIONS: Final = Place("contrat").list("fichesActions")
CONTRAT__FICHES_ACTIONS__ACTIONS: Final = Place("contrat").list("fichesActions").list("actions")
CONTRAT__FICHES_ACTIONS__INDICATEURS: Final = (
    Place("contrat").list("fichesActions").list("indicateurs")
)
CONTRAT__FICHES_ACTIONS__INDICATEURS__CIBLES: Final = (
    Place("contrat").list("fichesActions").list("indicateurs").list("cibles")
)
CONTRAT__OBJECTIFS_ACTIVITE: Final = Place("contrat").list("objectifsActivite")
CONTRAT__PARTIES: Final = Place("contrat").list("parties")
CONTRAT__PERIMETRE: Final = Place("contrat").list("perimetre")
CONTRAT__PERIMETRE__CAPACITES: Final = Place("contrat").list("perimetre").list("capacites")
CONTRAT__TRANSMISSIONS: Final = Place("contrat").list("transmissions")
CONTRAT__VOLET_FINANCIER__AFFECTATION_RESULTATS: Final = (
    Place("contrat").single("voletFinancier").list("affectationResultats")
)
CONTRAT__VOLET_FINANCIER__DOTATIONS: Final = (
    Place("contrat").single("voletFinancier").list("dotations")
)
CONTRAT__VOLET_FINANCIER__FRAIS_SIEGE__QUOTES_PARTS: Final = (
    Place("contrat").single("voletFinancier").single("fraisSiege").list("quotesParts")
)
CONTRAT__VOLET_FINANCIER__MODULATIONS: Final = (
    Place("contrat").single("voletFinancier").list("modulations")
)
CREDITS_NON_RECONDUCTIBLES: Final = DOC.list("creditsNonReconductibles")
CRETONS: Final = DOC.list("cretons")
DEPOTS: Final = DOC.list("depots")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR__ORGANISATION: Final = (
    DOC.single("entete").single("emetteur").single("organisation")
)
ENTETE__REMPLACE: Final = DOC.single("entete").single("remplace")
EVENEMENTS: Final = DOC.list("evenements")
EXECUTION_FINANCIERE: Final = DOC.list("executionFinanciere")
EXECUTION_FINANCIERE__AFFECTATIONS: Final = DOC.list("executionFinanciere").list("affectations")
EXECUTION_FINANCIERE__PRODUITS_TARIFICATION: Final = DOC.list("executionFinanciere").list(
    "produitsTarification"
)
FILES_ACTIVES: Final = DOC.list("filesActives")
MODULATIONS: Final = DOC.list("modulations")
NOTIFICATIONS: Final = DOC.list("notifications")
NOTIFICATIONS__REPARTITION: Final = DOC.list("notifications").list("repartition")
PRECEDENT__FILES_ACTIVES: Final = Place("precedent").list("filesActives")
PRECEDENT__SUIVIS_EVOLUTIONS: Final = Place("precedent").list("suivisEvolutions")
PRECEDENT__SUIVIS_FICHES: Final = Place("precedent").list("suivisFiches")
PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS: Final = (
    Place("precedent").list("suivisFiches").list("suivisActions")
)
PRECEDENT__VALEURS_INDICATEURS: Final = Place("precedent").list("valeursIndicateurs")
REPONSES: Final = DOC.list("reponses")
SUIVIS_EVOLUTIONS: Final = DOC.list("suivisEvolutions")
SUIVIS_FICHES: Final = DOC.list("suivisFiches")
SUIVIS_FICHES__SUIVIS_ACTIONS: Final = DOC.list("suivisFiches").list("suivisActions")
TABLEAU_BORD__ESMS__VALEURS: Final = Place("tableauBord").list("esms").list("valeurs")
VALEURS_INDICATEURS: Final = DOC.list("valeursIndicateurs")
CATEGORIES_ESMS_PUBLIC: Final = {
    "182": "enfants",
    "183": "enfants",
    "184": "enfants",
    "185": "enfants",
    "186": "enfants",
    "188": "enfants",
    "189": "enfants",
    "190": "enfants",
    "191": "enfants",
    "192": "enfants",
    "193": "enfants",
    "194": "enfants",
    "195": "enfants",
    "196": "enfants",
    "198": "adultes",
    "202": "adultes",
    "207": "adultes",
    "209": "adultes",
    "221": "jeunes_adultes",
    "237": "enfants",
    "238": "enfants",
    "246": "adultes",
    "247": "adultes",
    "249": "adultes",
    "252": "adultes",
    "253": "adultes",
    "255": "adultes",
    "354": "adultes",
    "370": "tous",
    "377": "enfants",
    "379": "adultes",
    "382": "adultes",
    "390": "enfants",
    "395": "adultes",
    "396": "enfants",
    "397": "adultes",
    "402": "enfants",
    "437": "adultes",
    "445": "adultes",
    "446": "adultes",
    "448": "adultes",
    "449": "adultes",
    "460": "adultes",
    "461": "tous",
    "464": "adultes",
    "500": "adultes",
    "501": "adultes",
    "502": "adultes",
    "609": "tous",
    "640": "tous",
}


def ac_025(run: Run, rows: Rows) -> Outcome:
    """Un taux d'activité semble écrit en pourcentage."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            ((not ("tauxRealisation" in self)) or (self["tauxRealisation"] <= 1.5))
            and ((not ("tauxOccupation" in self)) or (self["tauxOccupation"] <= 1.5))
        ):
            failed.append((rank, (self,), {"annee": self["annee"]}))
    return judged, failed


def ac_026(run: Run, rows: Rows) -> Outcome:
    """Le taux de réalisation ne correspond pas aux journées."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    ((self["unite"] == "journee") and ("tauxRealisation" in self))
                    and ("realisee" in self)
                )
                and ("journeesFinancees" in self)
            )
            and (self["journeesFinancees"] != 0.0)
        ):
            continue
        judged += 1
        if not near(
            self["tauxRealisation"], (self["realisee"] / self["journeesFinancees"]), 0.0005
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "base": self["journeesFinancees"],
                        "calcule": (self["realisee"] / self["journeesFinancees"]),
                        "realisees": self["realisee"],
                        "taux": self["tauxRealisation"],
                    },
                )
            )
    return judged, failed


def ac_027(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation ne correspond pas aux journées."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    ((self["unite"] == "journee") and ("tauxOccupation" in self))
                    and ("realisee" in self)
                )
                and ("journeesTheoriques" in self)
            )
            and (self["journeesTheoriques"] != 0.0)
        ):
            continue
        judged += 1
        if not near(
            self["tauxOccupation"], (self["realisee"] / self["journeesTheoriques"]), 0.0005
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "base": self["journeesTheoriques"],
                        "calcule": (self["realisee"] / self["journeesTheoriques"]),
                        "realisees": self["realisee"],
                        "taux": self["tauxOccupation"],
                    },
                )
            )
    return judged, failed


def ac_028(run: Run, rows: Rows) -> Outcome:
    """Un taux de réalisation est inhabituel."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("tauxRealisation" in self):
            continue
        judged += 1
        if not (
            (self["tauxRealisation"] >= 0.5)
            and ((self["tauxRealisation"] <= 1.2) or (self["tauxRealisation"] > 1.5))
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (("journeesTheoriques" in self) and (not ("dispositif" in self)))
                and ((self["esms"], self["modeFonctionnement"]) in lignes)
            )
            and all(
                ("autorisee" in c)
                for c in run.spend(lignes[(self["esms"], self["modeFonctionnement"])])
            )
        ):
            continue
        judged += 1
        if not (
            self["journeesTheoriques"]
            <= (
                366.0
                * sum(
                    [
                        c["autorisee"]
                        for c in run.spend(
                            [
                                c
                                for c in run.spend(
                                    lignes[(self["esms"], self["modeFonctionnement"])]
                                )
                                if (
                                    (
                                        ("autorisee" in c)
                                        and (
                                            (not ("debut" in c))
                                            or (year(c["debut"]) <= self["annee"])
                                        )
                                    )
                                    and ((not ("fin" in c)) or (year(c["fin"]) >= self["annee"]))
                                )
                            ]
                        )
                    ]
                )
            )
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "journees": self["journeesTheoriques"]})
            )
    return judged, failed


def ac_030(run: Run, rows: Rows) -> Outcome:
    """La file active est plus petite que l'effectif au 31 décembre."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("effectif31Decembre" in self):
            continue
        judged += 1
        if not (self["fileActive"] >= self["effectif31Decembre"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"effectif": self["effectif31Decembre"], "file": self["fileActive"]},
                )
            )
    return judged, failed


def ac_031(run: Run, rows: Rows) -> Outcome:
    """La file active n'est pas l'effectif augmenté des sorties."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((not ("dispositif" in self)) and ("effectif31Decembre" in self))
            and ("sortiesDefinitives" in self)
        ):
            continue
        judged += 1
        if not (self["fileActive"] == (self["effectif31Decembre"] + self["sortiesDefinitives"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "calcule": (self["effectif31Decembre"] + self["sortiesDefinitives"]),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["esms"], self["annee"], "") in files):
            continue
        judged += 1
        if not (self["fileActive"] <= files[(self["esms"], self["annee"], "")][0]["fileActive"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "file": self["fileActive"],
                        "total": files[(self["esms"], self["annee"], "")][0]["fileActive"],
                    },
                )
            )
    return judged, failed


def ac_033(run: Run, rows: Rows) -> Outcome:
    """Plus de personnes hors autorisation que de personnes accompagnées."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("horsAutorisation" in self):
            continue
        judged += 1
        if not (self["horsAutorisation"] <= self["fileActive"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"file": self["fileActive"], "hors": self["horsAutorisation"]},
                )
            )
    return judged, failed


def ac_034(run: Run, rows: Rows) -> Outcome:
    """L'effectif ne découle pas de celui de l'année précédente."""
    avant = run.index(
        PRECEDENT__FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        dispositif = self.get("dispositif", "")
        if not (
            (
                (
                    (("effectif31Decembre" in self) and ("admissions" in self))
                    and ("sortiesDefinitives" in self)
                )
                and ((self["esms"], (self["annee"] - 1.0), dispositif) in avant)
            )
            and (
                "effectif31Decembre" in avant[(self["esms"], (self["annee"] - 1.0), dispositif)][0]
            )
        ):
            continue
        judged += 1
        if not (
            self["effectif31Decembre"]
            == (
                (
                    avant[(self["esms"], (self["annee"] - 1.0), dispositif)][0][
                        "effectif31Decembre"
                    ]
                    + self["admissions"]
                )
                - self["sortiesDefinitives"]
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "avant": avant[(self["esms"], (self["annee"] - 1.0), dispositif)][0][
                            "effectif31Decembre"
                        ],
                        "calcule": (
                            (
                                avant[(self["esms"], (self["annee"] - 1.0), dispositif)][0][
                                    "effectif31Decembre"
                                ]
                                + self["admissions"]
                            )
                            - self["sortiesDefinitives"]
                        ),
                        "effectif": self["effectif31Decembre"],
                    },
                )
            )
    return judged, failed


def ac_035(run: Run, rows: Rows) -> Outcome:
    """Un maintien au titre de l'amendement Creton est déclaré dans un ESMS pour adultes."""
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["esms"] in perimetre):
            continue
        judged += 1
        if not (
            CATEGORIES_ESMS_PUBLIC.get(perimetre[self["esms"]][0]["categorie"], "") != "adultes"
        ):
            failed.append((rank, (self,), {"nom": perimetre[self["esms"]][0]["nom"]}))
    return judged, failed


def ac_036(run: Run, rows: Rows) -> Outcome:
    """Plus de maintiens au titre de l'amendement Creton que de personnes accompagnées."""
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["esms"], self["annee"], "") in files):
            continue
        judged += 1
        if not (self["nombre"] <= files[(self["esms"], self["annee"], "")][0]["fileActive"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "file": files[(self["esms"], self["annee"], "")][0]["fileActive"],
                        "nombre": self["nombre"],
                    },
                )
            )
    return judged, failed


def ac_037(run: Run, rows: Rows) -> Outcome:
    """Les maintiens au titre de l'amendement Creton dépassent les personnes hors autorisation."""
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["esms"], self["annee"], "") in files)
            and ("horsAutorisation" in files[(self["esms"], self["annee"], "")][0])
        ):
            continue
        judged += 1
        if not (self["nombre"] <= files[(self["esms"], self["annee"], "")][0]["horsAutorisation"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "hors": files[(self["esms"], self["annee"], "")][0]["horsAutorisation"],
                        "nombre": self["nombre"],
                    },
                )
            )
    return judged, failed


def ac_038(run: Run, rows: Rows) -> Outcome:
    """Trop de journées pour les personnes maintenues au titre de l'amendement Creton."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("journees" in self):
            continue
        judged += 1
        if not (self["journees"] <= (self["nombre"] * 366.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"journees": self["journees"], "nombre": self["nombre"]},
                )
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        dispositif = self.get("dispositif", "")
        if not (
            (
                ("prevue" in self)
                and (
                    (
                        self["esms"],
                        self["annee"],
                        dispositif,
                        self["modeFonctionnement"],
                        self["unite"],
                    )
                    in objectifs
                )
            )
            and (
                "activitePrevue"
                in objectifs[
                    (
                        self["esms"],
                        self["annee"],
                        dispositif,
                        self["modeFonctionnement"],
                        self["unite"],
                    )
                ][0]
            )
        ):
            continue
        judged += 1
        if not (
            self["prevue"]
            == objectifs[
                (self["esms"], self["annee"], dispositif, self["modeFonctionnement"], self["unite"])
            ][0]["activitePrevue"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "objectif": objectifs[
                            (
                                self["esms"],
                                self["annee"],
                                dispositif,
                                self["modeFonctionnement"],
                                self["unite"],
                            )
                        ][0]["activitePrevue"],
                        "prevue": self["prevue"],
                    },
                )
            )
    return judged, failed


def ac_040(run: Run, rows: Rows) -> Outcome:
    """Une activité comptée en personnes n'est pas un nombre entier."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["unite"] == "personne") and ("realisee" in self)):
            continue
        judged += 1
        if not is_whole(self["realisee"]):
            failed.append((rank, (self,), {"annee": self["annee"], "realisee": self["realisee"]}))
    return judged, failed


def ac_041(run: Run, rows: Rows) -> Outcome:
    """Un CAMSP ou un CMPP déclare un taux d'occupation."""
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("tauxOccupation" in self) and (self["esms"] in perimetre)):
            continue
        judged += 1
        if not (not (perimetre[self["esms"]][0]["categorie"] in ("189", "190"))):
            failed.append((rank, (self,), {"nom": perimetre[self["esms"]][0]["nom"]}))
    return judged, failed


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


def fi_037(run: Run, rows: Rows) -> Outcome:
    """Le résultat n'est pas la différence des produits et des charges."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (
                                (
                                    (("resultat" in self) and ("charges" in self))
                                    and ("produits" in self)
                                )
                                and ("groupe1" in self["charges"])
                            )
                            and ("groupe2" in self["charges"])
                        )
                        and ("groupe3" in self["charges"])
                    )
                    and ("groupe1" in self["produits"])
                )
                and ("groupe2" in self["produits"])
            )
            and ("groupe3" in self["produits"])
        ):
            continue
        judged += 1
        if not near(
            self["resultat"],
            (
                (
                    (
                        (
                            (self["produits"]["groupe1"] + self["produits"]["groupe2"])
                            + self["produits"]["groupe3"]
                        )
                        - self["charges"]["groupe1"]
                    )
                    - self["charges"]["groupe2"]
                )
                - self["charges"]["groupe3"]
            ),
            0.02,
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "charges": (
                            (self["charges"]["groupe1"] + self["charges"]["groupe2"])
                            + self["charges"]["groupe3"]
                        ),
                        "esms": self["esms"],
                        "produits": (
                            (self["produits"]["groupe1"] + self["produits"]["groupe2"])
                            + self["produits"]["groupe3"]
                        ),
                        "resultat": self["resultat"],
                    },
                )
            )
    return judged, failed


def fi_038(run: Run, rows: Rows) -> Outcome:
    """Les charges sont écrites en négatif."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("charges" in self) and ("groupe2" in self["charges"])):
            continue
        judged += 1
        if not (self["charges"]["groupe2"] >= 0.0):
            failed.append(
                (rank, (self,), {"esms": self["esms"], "montant": self["charges"]["groupe2"]})
            )
    return judged, failed


def fi_039(run: Run, rows: Rows) -> Outcome:
    """Les affectations ne redonnent pas le résultat à affecter."""
    recus = run.index(EXECUTION_FINANCIERE__AFFECTATIONS, ((0, "esmsBeneficiaire", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("resultatAAffecter" in self) and ("affectations" in self))
            and (not (self["esms"] in recus))
        ):
            continue
        judged += 1
        if not near(
            self["resultatAAffecter"], sum([a["montant"] for a in self["affectations"]]), 0.02
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "esms": self["esms"],
                        "resultat": self["resultatAAffecter"],
                        "total": (sum([cents(a["montant"]) for a in self["affectations"]]) / 100.0),
                    },
                )
            )
    return judged, failed


def fi_040(run: Run, rows: Rows) -> Outcome:
    """Un déficit alimente une réserve, ou un excédent la réduit."""
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not ("resultatAAffecter" in execution):
            continue
        judged += 1
        if not ((self["montant"] * execution["resultatAAffecter"]) >= 0.0):
            failed.append(
                (
                    rank,
                    (
                        self,
                        execution,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not (("resultatAAffecter" in execution) and (execution["resultatAAffecter"] < 0.0)):
            continue
        judged += 1
        if not (
            not (
                self["type"]
                in (
                    "mesures_investissement",
                    "mesures_exploitation_non_perennes",
                    "reserve_tresorerie",
                    "compensation_charges_amortissement",
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        execution,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not (self["type"] == "transfert_autre_compte_resultat"):
            continue
        judged += 1
        if not ("esmsBeneficiaire" in self):
            failed.append((rank, (self,), {"esms": execution["esms"], "montant": self["montant"]}))
    return judged, failed


def fi_043(run: Run, rows: Rows) -> Outcome:
    """Un ESMS se transfère à lui-même son résultat."""
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not ("esmsBeneficiaire" in self):
            continue
        judged += 1
        if not (self["esmsBeneficiaire"] != execution["esms"]):
            failed.append((rank, (self,), {"esms": execution["esms"], "montant": self["montant"]}))
    return judged, failed


def fi_044(run: Run, rows: Rows) -> Outcome:
    """Un résultat est transféré à un autre ESMS sans que le contrat le permette."""
    permis = run.index(CONTRAT__VOLET_FINANCIER__AFFECTATION_RESULTATS, ((0, "interEsms", False),))
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not ("esmsBeneficiaire" in self):
            continue
        judged += 1
        if not (True in permis):
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("repartition" in self):
            continue
        judged += 1
        if not (cents(self["montant"]) == sum([cents(p["montant"]) for p in self["repartition"]])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "montant": self["montant"],
                        "reference": self["reference"],
                        "total": (sum([cents(p["montant"]) for p in self["repartition"]]) / 100.0),
                    },
                )
            )
    return judged, failed


def fi_046(run: Run, rows: Rows) -> Outcome:
    """Une décision qui ne change que la répartition change aussi le total."""
    decisions = run.index(
        NOTIFICATIONS, ((0, "annee", False), (0, "autorite", False), (0, "financement", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["nature"] == "repartition")
                and ((self["annee"], self["autorite"], self["financement"]) in decisions)
            )
            and any(
                (n["date"] < self["date"])
                for n in run.spend(
                    decisions[(self["annee"], self["autorite"], self["financement"])]
                )
            )
        ):
            continue
        judged += 1
        if not any(
            (
                ((n["date"] < self["date"]) and (cents(n["montant"]) == cents(self["montant"])))
                and all(
                    ((m["date"] <= n["date"]) or (m["date"] >= self["date"]))
                    for m in run.spend(
                        decisions[(self["annee"], self["autorite"], self["financement"])]
                    )
                )
            )
            for n in run.spend(decisions[(self["annee"], self["autorite"], self["financement"])])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"montant": self["montant"], "reference": self["reference"]},
                )
            )
    return judged, failed


def fi_047(run: Run, rows: Rows) -> Outcome:
    """La part non reconductible d'une notification dépasse son montant."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("dontNonReconductible" in self):
            continue
        judged += 1
        if not (self["dontNonReconductible"] <= self["montant"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (self["nature"] != "initiale")
            and ((self["annee"], self["autorite"], self["financement"]) in decisions)
        ):
            continue
        judged += 1
        if not any(
            (n["nature"] == "initiale")
            for n in run.spend(decisions[(self["annee"], self["autorite"], self["financement"])])
        ):
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
    """La décision initiale s'écarte de plus de 5 % de la dotation du contrat."""
    signataires = run.index(CONTRAT__PARTIES, ((0, "codeAutorite", True),))
    dotations = run.index(
        CONTRAT__VOLET_FINANCIER__DOTATIONS,
        ((0, "annee", False), (0, "financement", False), (0, "autorite", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["nature"] == "initiale") and (self["autorite"] in signataires))
            and (
                (self["annee"], self["financement"], signataires[self["autorite"]][0]["code"])
                in dotations
            )
        ):
            continue
        judged += 1
        if not (
            (
                self["montant"]
                >= (
                    dotations[
                        (
                            self["annee"],
                            self["financement"],
                            signataires[self["autorite"]][0]["code"],
                        )
                    ][0]["montant"]
                    * 0.95
                )
            )
            and (
                self["montant"]
                <= (
                    dotations[
                        (
                            self["annee"],
                            self["financement"],
                            signataires[self["autorite"]][0]["code"],
                        )
                    ][0]["montant"]
                    * 1.05
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "dotation": dotations[
                            (
                                self["annee"],
                                self["financement"],
                                signataires[self["autorite"]][0]["code"],
                            )
                        ][0]["montant"],
                        "montant": self["montant"],
                        "reference": self["reference"],
                    },
                )
            )
    return judged, failed


def fi_050(run: Run, rows: Rows) -> Outcome:
    """L'emploi d'un crédit non reconductible dépasse ce qui a été reçu."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("utilise" in self) and ("fondsDedies" in self)):
            continue
        judged += 1
        if not ((cents(self["utilise"]) + cents(self["fondsDedies"])) <= cents(self["recu"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {
                        "credit": self["code"],
                        "fonds": self["fondsDedies"],
                        "recu": self["recu"],
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (self["autorite"] in credits)
                    and (credits[self["autorite"]][0]["code"] == self["code"])
                )
                and ((self["autorite"], doc["exercice"]) in decisions)
            )
            and any(
                ("dontNonReconductible" in n)
                for n in run.spend(decisions[(self["autorite"], doc["exercice"])])
            )
        ):
            continue
        judged += 1
        if not (
            sum([cents(c["recu"]) for c in run.spend(credits[self["autorite"]])])
            <= sum(
                [
                    cents(n["dontNonReconductible"])
                    for n in run.spend(
                        [
                            n
                            for n in run.spend(decisions[(self["autorite"], doc["exercice"])])
                            if ("dontNonReconductible" in n)
                        ]
                    )
                ]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "recu": (
                            sum([cents(c["recu"]) for c in run.spend(credits[self["autorite"]])])
                            / 100.0
                        ),
                    },
                )
            )
    return judged, failed


def fi_052(run: Run, rows: Rows) -> Outcome:
    """Des crédits non reconductibles sont notifiés et leur emploi n'est pas rendu."""
    doc = run.doc
    contrat = run.related["contrat"]
    credits = run.index(CREDITS_NON_RECONDUCTIBLES, ((0, "autorite", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (("dontNonReconductible" in self) and (self["dontNonReconductible"] > 0.0))
                    and (self["annee"] == doc["exercice"])
                )
                and ("voletFinancier" in contrat)
            )
            and ("creditsNonReconductiblesNonUtilises" in contrat["voletFinancier"])
        ):
            continue
        judged += 1
        if not (self["autorite"] in credits):
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("produitsTarification" in self) and ("produits" in self))
            and ("groupe1" in self["produits"])
        ):
            continue
        judged += 1
        if not (
            sum([cents(p["montant"]) for p in self["produitsTarification"]])
            <= cents(self["produits"]["groupe1"])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "detail": (
                            sum([cents(p["montant"]) for p in self["produitsTarification"]]) / 100.0
                        ),
                        "esms": self["esms"],
                        "groupe": self["produits"]["groupe1"],
                    },
                )
            )
    return judged, failed


def fi_054(run: Run, rows: Rows) -> Outcome:
    """Les produits d'une autorité s'écartent de plus de 5 % de ce qu'elle a notifié."""
    parts = run.index(
        NOTIFICATIONS__REPARTITION,
        ((1, "annee", False), (1, "autorite", False), (0, "esms", False), (0, "section", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        execution,
        _root,
    ) in enumerate(rows):
        if not (
            (execution["annee"], self["autorite"], execution["esms"], execution["section"]) in parts
        ):
            continue
        judged += 1
        if not any(
            (
                (self["montant"] >= (p["montant"] * 0.95))
                and (self["montant"] <= (p["montant"] * 1.05))
            )
            for p in run.spend(
                parts[
                    (execution["annee"], self["autorite"], execution["esms"], execution["section"])
                ]
            )
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
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            ("executionFinanciere" in self)
            and any(
                (("fraisSiege" in e) and (e["fraisSiege"] > 0.0))
                for e in self["executionFinanciere"]
            )
        ):
            continue
        judged += 1
        if not (("voletFinancier" in contrat) and ("fraisSiege" in contrat["voletFinancier"])):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_056(run: Run, rows: Rows) -> Outcome:
    """Des frais de siège sont supportés hors de la période autorisée."""
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (
                (
                    (
                        ("executionFinanciere" in self)
                        and any(
                            (("fraisSiege" in e) and (e["fraisSiege"] > 0.0))
                            for e in self["executionFinanciere"]
                        )
                    )
                    and ("voletFinancier" in contrat)
                )
                and ("fraisSiege" in contrat["voletFinancier"])
            )
            and ("fin" in contrat["voletFinancier"]["fraisSiege"]["periode"])
        ):
            continue
        judged += 1
        if not (
            (self["exercice"] >= year(contrat["voletFinancier"]["fraisSiege"]["periode"]["debut"]))
            and (
                self["exercice"] <= year(contrat["voletFinancier"]["fraisSiege"]["periode"]["fin"])
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["esms"] in quotes) and ((self["esms"], self["annee"]) in comptes))
            and (comptes[(self["esms"], self["annee"])][0]["section"] == self["section"])
        ):
            continue
        judged += 1
        if not (
            sum(
                [
                    cents(c["fraisSiege"])
                    for c in run.spend(
                        [
                            c
                            for c in run.spend(comptes[(self["esms"], self["annee"])])
                            if ("fraisSiege" in c)
                        ]
                    )
                ]
            )
            <= cents(quotes[self["esms"]][0]["montant"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "frais": (
                            sum(
                                [
                                    cents(c["fraisSiege"])
                                    for c in run.spend(
                                        [
                                            c
                                            for c in run.spend(
                                                comptes[(self["esms"], self["annee"])]
                                            )
                                            if ("fraisSiege" in c)
                                        ]
                                    )
                                ]
                            )
                            / 100.0
                        ),
                        "quote": quotes[self["esms"]][0]["montant"],
                    },
                )
            )
    return judged, failed


def fi_058(run: Run, rows: Rows) -> Outcome:
    """Un ESMS supporte plus de frais de siège que le taux autorisé."""
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (
                                (("fraisSiege" in self) and ("charges" in self))
                                and ("groupe1" in self["charges"])
                            )
                            and ("groupe2" in self["charges"])
                        )
                        and ("groupe3" in self["charges"])
                    )
                    and ("voletFinancier" in contrat)
                )
                and ("fraisSiege" in contrat["voletFinancier"])
            )
            and ("taux" in contrat["voletFinancier"]["fraisSiege"])
        ):
            continue
        judged += 1
        if not (
            self["fraisSiege"]
            <= (
                (
                    (
                        (self["charges"]["groupe1"] + self["charges"]["groupe2"])
                        + self["charges"]["groupe3"]
                    )
                    * contrat["voletFinancier"]["fraisSiege"]["taux"]
                )
                * 1.1
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "charges": (
                            (self["charges"]["groupe1"] + self["charges"]["groupe2"])
                            + self["charges"]["groupe3"]
                        ),
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
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            ("executionFinanciere" in self)
            and any(
                (("investissementRealise" in e) and (e["investissementRealise"] > 0.0))
                for e in self["executionFinanciere"]
            )
        ):
            continue
        judged += 1
        if not (
            ("voletFinancier" in contrat)
            and ("programmesInvestissement" in contrat["voletFinancier"])
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_060(run: Run, rows: Rows) -> Outcome:
    """Des produits Creton sont facturés par un ESMS pour adultes."""
    etablissements = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("produits" in self) and (self["esms"] in etablissements)):
            continue
        judged += 1
        if not (
            CATEGORIES_ESMS_PUBLIC.get(etablissements[self["esms"]][0]["categorie"], "")
            != "adultes"
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "categorie": etablissements[self["esms"]][0]["categorie"],
                        "esms": etablissements[self["esms"]][0]["nom"],
                        "produits": self["produits"],
                    },
                )
            )
    return judged, failed


def fi_061(run: Run, rows: Rows) -> Outcome:
    """Des produits Creton sont facturés et le contrat n'a pas de clause Creton."""
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("cretons" in self) and any(("produits" in c) for c in self["cretons"])):
            continue
        judged += 1
        if not (("voletFinancier" in contrat) and ("creton" in contrat["voletFinancier"])):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_062(run: Run, rows: Rows) -> Outcome:
    """Le suivi rend compte d'une modulation que le contrat ne prévoit pas."""
    clauses = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not ((self["esms"], self["indicateur"]) in clauses):
            failed.append((rank, (self,), {"esms": self["esms"], "indicateur": self["indicateur"]}))
    return judged, failed


def fi_063(run: Run, rows: Rows) -> Outcome:
    """Le contrat prévoit une modulation dont le suivi ne donne pas le réalisé."""
    doc = run.doc
    rendues = run.index(MODULATIONS, ((0, "esms", False), (0, "indicateur", False)))
    etablissements = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["esms"] in etablissements)
                and (
                    (not ("dateEntree" in etablissements[self["esms"]][0]))
                    or (year(etablissements[self["esms"]][0]["dateEntree"]) <= doc["exercice"])
                )
            )
            and (
                (not ("dateSortie" in etablissements[self["esms"]][0]))
                or (year(etablissements[self["esms"]][0]["dateSortie"]) >= doc["exercice"])
            )
        ):
            continue
        judged += 1
        if not ((self["esms"], self["indicateur"]) in rendues):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "esms": etablissements[self["esms"]][0]["nom"],
                        "indicateur": self["indicateur"],
                    },
                )
            )
    return judged, failed


def fi_064(run: Run, rows: Rows) -> Outcome:
    """Le réalisé d'une modulation n'est pas à l'échelle de l'objectif."""
    clauses = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (((self["esms"], self["indicateur"]) in clauses) and (self["realise"] != 0.0)):
            continue
        judged += 1
        if not (
            ((self["realise"] * 10.0) >= clauses[(self["esms"], self["indicateur"])][0]["objectif"])
            and (
                self["realise"]
                <= (clauses[(self["esms"], self["indicateur"])][0]["objectif"] * 10.0)
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "objectif": clauses[(self["esms"], self["indicateur"])][0]["objectif"],
                        "realise": self["realise"],
                    },
                )
            )
    return judged, failed


def fi_065(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation de la modulation n'est pas celui de l'activité."""
    doc = run.doc
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["indicateur"] == "taux_occupation")
                and ((self["esms"], doc["exercice"]) in activites)
            )
            and (
                len(
                    [
                        a
                        for a in run.spend(activites[(self["esms"], doc["exercice"])])
                        if ("tauxOccupation" in a)
                    ]
                )
                == 1
            )
        ):
            continue
        judged += 1
        if not any(
            (("tauxOccupation" in a) and near(a["tauxOccupation"], self["realise"], 0.0006))
            for a in run.spend(activites[(self["esms"], doc["exercice"])])
        ):
            failed.append((rank, (self,), {"esms": self["esms"], "realise": self["realise"]}))
    return judged, failed


def fi_066(run: Run, rows: Rows) -> Outcome:
    """Les personnes accompagnées de la modulation ne sont pas celles de la file active."""
    doc = run.doc
    files = run.index(
        FILES_ACTIVES, ((0, "esms", False), (0, "annee", False), (0, "dispositif", True))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (self["indicateur"] == "personnes_accompagnees")
            and ((self["esms"], doc["exercice"], "") in files)
        ):
            continue
        judged += 1
        if not (files[(self["esms"], doc["exercice"], "")][0]["fileActive"] == self["realise"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        files[(self["esms"], doc["exercice"], "")][0],
                    ),
                    {
                        "esms": self["esms"],
                        "file": files[(self["esms"], doc["exercice"], "")][0]["fileActive"],
                        "realise": self["realise"],
                    },
                )
            )
    return judged, failed


def fi_072(run: Run, rows: Rows) -> Outcome:
    """Un document budgétaire est déposé après la date fixée par le contrat."""
    doc = run.doc
    limites = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    depots = run.index(DEPOTS, ((0, "type", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["type"] in limites) and (self["type"] in depots))
            and (depots[self["type"]][0]["identifiantDepot"] == self["identifiantDepot"])
        ):
            continue
        judged += 1
        if not any(
            (
                d["date"]
                <= date(
                    (doc["exercice"] + limites[self["type"]][0]["decalageAnnees"]),
                    limites[self["type"]][0]["mois"],
                    limites[self["type"]][0]["jour"],
                )
            )
            for d in run.spend(depots[self["type"]])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "depot": self["date"],
                        "limite": date(
                            (doc["exercice"] + limites[self["type"]][0]["decalageAnnees"]),
                            limites[self["type"]][0]["mois"],
                            limites[self["type"]][0]["jour"],
                        ),
                        "type": self["type"],
                    },
                )
            )
    return judged, failed


def fi_073(run: Run, rows: Rows) -> Outcome:
    """Les comptes sont déposés avant la fin de l'exercice."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["type"] in ("ERRD", "ERCP", "CA")):
            continue
        judged += 1
        if not (year(self["date"]) > doc["exercice"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                    ),
                    {"depot": self["date"], "exercice": doc["exercice"], "type": self["type"]},
                )
            )
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


def sa_001(run: Run, rows: Rows) -> Outcome:
    """Le suivi porte sur un autre contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not (doc["contrat"]["identifiant"] == contrat["identifiant"]):
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
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not ("empreinte" in doc["contrat"]):
            continue
        judged += 1
        if not (doc["contrat"]["empreinte"] == contratEmpreinte):
            failed.append((rank, (doc,), {"contrat": contrat["identifiant"]}))
    return judged, failed


def sa_003(run: Run, rows: Rows) -> Outcome:
    """Le suivi ne part pas du dernier avenant de l'exercice."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not (doc["contrat"]["numeroAvenant"] == contrat["numeroAvenant"]):
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
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not (("dateEffet" in contrat) and ("dateEcheance" in contrat)):
            continue
        judged += 1
        if not (
            (doc["exercice"] >= year(contrat["dateEffet"]))
            and (doc["exercice"] <= year(contrat["dateEcheance"]))
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
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        gestionnaires = [
            p["numeroFinessEj"]
            for p in [
                p
                for p in contrat["parties"]
                if ((p["role"] == "organisme_gestionnaire") and ("numeroFinessEj" in p))
            ]
        ]
        if not (len(gestionnaires) > 0):
            continue
        judged += 1
        if not (doc["organismeGestionnaire"]["numeroFinessEj"] in gestionnaires):
            failed.append(
                (rank, (doc,), {"numero": doc["organismeGestionnaire"]["numeroFinessEj"]})
            )
    return judged, failed


def sa_006(run: Run, rows: Rows) -> Outcome:
    """Le suivi est transmis après la date fixée au contrat."""
    doc = run.doc
    transmissions = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not (
            (
                (("dateTransmission" in doc) and (doc["entete"]["versionDocument"] == 1.0))
                and ("suivi_annuel" in doc["typesBilan"])
            )
            and ("suivi_annuel" in transmissions)
        ):
            continue
        judged += 1
        if not (
            doc["dateTransmission"]
            <= date(
                (doc["exercice"] + transmissions["suivi_annuel"][0]["decalageAnnees"]),
                transmissions["suivi_annuel"][0]["mois"],
                transmissions["suivi_annuel"][0]["jour"],
            )
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "envoi": doc["dateTransmission"],
                        "exercice": doc["exercice"],
                        "limite": date(
                            (doc["exercice"] + transmissions["suivi_annuel"][0]["decalageAnnees"]),
                            transmissions["suivi_annuel"][0]["mois"],
                            transmissions["suivi_annuel"][0]["jour"],
                        ),
                    },
                )
            )
    return judged, failed


def sa_007(run: Run, rows: Rows) -> Outcome:
    """Le bilan est transmis après la date fixée au contrat."""
    doc = run.doc
    transmissions = run.index(CONTRAT__TRANSMISSIONS, ((0, "typeDocument", False),))
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        etape = "etape" in doc["typesBilan"]
        attendu = "bilan_etape" if etape else "bilan_final"
        if not (
            (
                (("dateTransmission" in doc) and (doc["entete"]["versionDocument"] == 1.0))
                and (etape or ("final" in doc["typesBilan"]))
            )
            and (attendu in transmissions)
        ):
            continue
        judged += 1
        if not (
            doc["dateTransmission"]
            <= date(
                (doc["exercice"] + transmissions[attendu][0]["decalageAnnees"]),
                transmissions[attendu][0]["mois"],
                transmissions[attendu][0]["jour"],
            )
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "envoi": doc["dateTransmission"],
                        "limite": date(
                            (doc["exercice"] + transmissions[attendu][0]["decalageAnnees"]),
                            transmissions[attendu][0]["mois"],
                            transmissions[attendu][0]["jour"],
                        ),
                    },
                )
            )
    return judged, failed


def sa_008(run: Run, rows: Rows) -> Outcome:
    """Le bilan d'étape n'est pas remis pour la réunion prévue au contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        reunions = (
            contrat["comiteSuivi"]["reunions"]
            if (("comiteSuivi" in contrat) and ("reunions" in contrat["comiteSuivi"]))
            else ()
        )
        if not (
            ("etape" in doc["typesBilan"]) and any((r["objet"] == "bilan_etape") for r in reunions)
        ):
            continue
        judged += 1
        if not any(
            (
                ((r["objet"] == "bilan_etape") and (r["annee"] >= doc["exercice"]))
                and (r["annee"] <= (doc["exercice"] + 1.0))
            )
            for r in reunions
        ):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_009(run: Run, rows: Rows) -> Outcome:
    """Aucun suivi ne sert de bilan d'étape alors que la réunion a eu lieu."""
    doc = run.doc
    contrat = run.related["contrat"]
    precedent = run.related["precedent"]
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        reunions = (
            contrat["comiteSuivi"]["reunions"]
            if (("comiteSuivi" in contrat) and ("reunions" in contrat["comiteSuivi"]))
            else ()
        )
        if not (
            (not ("etape" in doc["typesBilan"])) and (not ("etape" in precedent["typesBilan"]))
        ):
            continue
        judged += 1
        if not (
            not any(
                ((r["objet"] == "bilan_etape") and (r["annee"] == doc["exercice"]))
                for r in reunions
            )
        ):
            failed.append((rank, (doc,), {"exercice": doc["exercice"]}))
    return judged, failed


def sa_010(run: Run, rows: Rows) -> Outcome:
    """Un bilan n'a pas de synthèse."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not (("etape" in doc["typesBilan"]) or ("final" in doc["typesBilan"])):
            continue
        judged += 1
        if not ("synthese" in doc):
            failed.append((rank, (doc,), {}))
    return judged, failed


def sa_011(run: Run, rows: Rows) -> Outcome:
    """La période du bilan est à l'envers ou dépasse l'exercice."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        fin = (
            doc["periodeCouverte"]["anneeFin"]
            if (("periodeCouverte" in doc) and ("anneeFin" in doc["periodeCouverte"]))
            else doc["exercice"]
        )
        if not ("periodeCouverte" in doc):
            continue
        judged += 1
        if not ((doc["periodeCouverte"]["anneeDebut"] <= fin) and (fin <= doc["exercice"])):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "debut": doc["periodeCouverte"]["anneeDebut"],
                        "exercice": doc["exercice"],
                        "fin": fin,
                    },
                )
            )
    return judged, failed


def sa_012(run: Run, rows: Rows) -> Outcome:
    """Une fiche n'est pas appréciée dans un bilan."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("periodeCouverte" in doc):
            continue
        judged += 1
        if not ("atteinte" in self):
            failed.append((rank, (self,), {"fiche": self["ficheAction"]}))
    return judged, failed


def sa_013(run: Run, rows: Rows) -> Outcome:
    """Les données sont arrêtées avant la fin de l'exercice."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not ("suivi_annuel" in doc["typesBilan"]):
            continue
        judged += 1
        if not (doc["dateArreteDonnees"] >= date(doc["exercice"], 12.0, 31.0)):
            failed.append(
                (rank, (doc,), {"arrete": doc["dateArreteDonnees"], "exercice": doc["exercice"]})
            )
    return judged, failed


def sa_014(run: Run, rows: Rows) -> Outcome:
    """Le suivi est transmis avant l'arrêté de ses données."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not ("dateTransmission" in doc):
            continue
        judged += 1
        if not (doc["dateTransmission"] >= doc["dateArreteDonnees"]):
            failed.append(
                (
                    rank,
                    (
                        doc,
                        doc,
                    ),
                    {"arrete": doc["dateArreteDonnees"], "envoi": doc["dateTransmission"]},
                )
            )
    return judged, failed


def sa_015(run: Run, rows: Rows) -> Outcome:
    """Le suivi n'est pas validé entre l'arrêté des données et l'envoi."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not (("validation" in doc) and ("date" in doc["validation"])):
            continue
        judged += 1
        if not (
            (doc["validation"]["date"] >= doc["dateArreteDonnees"])
            and (
                (not ("dateTransmission" in doc))
                or (doc["validation"]["date"] <= doc["dateTransmission"])
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["dateFin"] >= date(doc["exercice"], 1.0, 1.0))
                if ("dateFin" in self)
                else (self["statut"] == "en_vigueur")
            )
            and (
                (not ("periode" in self))
                or (self["periode"]["debut"] <= date(doc["exercice"], 12.0, 31.0))
            )
        ):
            continue
        judged += 1
        if not (self["code"] in suivis):
            failed.append((rank, (doc,), {"fiche": self["code"], "intitule": self["intitule"]}))
    return judged, failed


def sa_017(run: Run, rows: Rows) -> Outcome:
    """Une fiche close avant l'exercice est encore suivie."""
    doc = run.doc
    fiches = run.index(CONTRAT__FICHES_ACTIONS, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["ficheAction"] in fiches) and ("dateFin" in fiches[self["ficheAction"]][0])):
            continue
        judged += 1
        if not (fiches[self["ficheAction"]][0]["dateFin"] >= date(doc["exercice"], 1.0, 1.0)):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "exercice": doc["exercice"],
                        "fiche": self["ficheAction"],
                        "fin": fiches[self["ficheAction"]][0]["dateFin"],
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
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not (
            (ficheAction["code"] in suivis)
            and (
                not (
                    suivis[ficheAction["code"]][0]["statut"]
                    in ("non_demarre", "abandonne", "sans_suite")
                )
            )
        ):
            continue
        judged += 1
        if not ((ficheAction["code"], self["code"]) in actions):
            failed.append(
                (
                    rank,
                    (suivis[ficheAction["code"]][0],),
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
    valeurs = run.index(
        VALEURS_INDICATEURS,
        ((0, "ficheAction", False), (0, "indicateur", False), (0, "annee", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["periodicite"] in ("annuelle", "semestrielle", "trimestrielle"))
                and (ficheAction["code"] in suivis)
            )
            and (suivis[ficheAction["code"]][0]["statut"] != "non_demarre")
        ):
            continue
        judged += 1
        if not ((ficheAction["code"], self["code"], doc["exercice"]) in valeurs):
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
    valeurs = run.index(
        VALEURS_INDICATEURS,
        ((0, "ficheAction", False), (0, "indicateur", False), (0, "annee", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (self["periodicite"] in ("mi_parcours", "fin_contrat", "ponctuelle"))
                    and ("cibles" in self)
                )
                and any((c["annee"] == doc["exercice"]) for c in self["cibles"])
            )
            and (ficheAction["code"] in suivis)
        ):
            continue
        judged += 1
        if not ((ficheAction["code"], self["code"], doc["exercice"]) in valeurs):
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
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not ((ficheAction["code"], self["code"], doc["exercice"]) in valeurs):
            continue
        judged += 1
        if not (
            (
                (self["periodicite"] != "semestrielle")
                or (
                    ((ficheAction["code"], self["code"], doc["exercice"], "S1") in periodes)
                    and ((ficheAction["code"], self["code"], doc["exercice"], "S2") in periodes)
                )
            )
            and (
                (self["periodicite"] != "trimestrielle")
                or (
                    (
                        (
                            ((ficheAction["code"], self["code"], doc["exercice"], "T1") in periodes)
                            and (
                                (ficheAction["code"], self["code"], doc["exercice"], "T2")
                                in periodes
                            )
                        )
                        and ((ficheAction["code"], self["code"], doc["exercice"], "T3") in periodes)
                    )
                    and ((ficheAction["code"], self["code"], doc["exercice"], "T4") in periodes)
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (valeurs[(ficheAction["code"], self["code"], doc["exercice"])][0],),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (("valeur" in self) and (self["annee"] == doc["exercice"]))
                            and (self["periode"] == "annee")
                        )
                        and ((self["ficheAction"], self["indicateur"]) in indicateurs)
                    )
                    and ((self["ficheAction"], self["indicateur"], self["annee"]) in cibles)
                )
                and (
                    (not ("esms" in self))
                    or (
                        ("esms" in indicateurs[(self["ficheAction"], self["indicateur"])][0])
                        and (
                            len(indicateurs[(self["ficheAction"], self["indicateur"])][0]["esms"])
                            == 1
                        )
                    )
                )
            )
            and ("valeur" in cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0])
        ):
            continue
        judged += 1
        if not (
            (("motifsEcart" in self) or ("commentaire" in self))
            or (
                (
                    (indicateurs[(self["ficheAction"], self["indicateur"])][0]["sens"] == "baisse")
                    or (
                        self["valeur"]
                        >= (
                            cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0][
                                "valeur"
                            ]
                            - (
                                0.05
                                * (
                                    (
                                        -cibles[
                                            (self["ficheAction"], self["indicateur"], self["annee"])
                                        ][0]["valeur"]
                                    )
                                    if (
                                        cibles[
                                            (self["ficheAction"], self["indicateur"], self["annee"])
                                        ][0]["valeur"]
                                        < 0.0
                                    )
                                    else cibles[
                                        (self["ficheAction"], self["indicateur"], self["annee"])
                                    ][0]["valeur"]
                                )
                            )
                        )
                    )
                )
                and (
                    (indicateurs[(self["ficheAction"], self["indicateur"])][0]["sens"] == "hausse")
                    or (
                        self["valeur"]
                        <= (
                            cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0][
                                "valeur"
                            ]
                            + (
                                0.05
                                * (
                                    (
                                        -cibles[
                                            (self["ficheAction"], self["indicateur"], self["annee"])
                                        ][0]["valeur"]
                                    )
                                    if (
                                        cibles[
                                            (self["ficheAction"], self["indicateur"], self["annee"])
                                        ][0]["valeur"]
                                        < 0.0
                                    )
                                    else cibles[
                                        (self["ficheAction"], self["indicateur"], self["annee"])
                                    ][0]["valeur"]
                                )
                            )
                        )
                    )
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "cible": cibles[(self["ficheAction"], self["indicateur"], self["annee"])][
                            0
                        ]["valeur"],
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (("valeur" in self) and (self["annee"] == doc["exercice"]))
                        and (self["periode"] == "annee")
                    )
                    and ((self["ficheAction"], self["indicateur"]) in indicateurs)
                )
                and ((self["ficheAction"], self["indicateur"], self["annee"]) in cibles)
            )
            and (
                (not ("esms" in self))
                or (
                    ("esms" in indicateurs[(self["ficheAction"], self["indicateur"])][0])
                    and (
                        len(indicateurs[(self["ficheAction"], self["indicateur"])][0]["esms"]) == 1
                    )
                )
            )
        ):
            continue
        judged += 1
        if not (
            (("motifsEcart" in self) or ("commentaire" in self))
            or (
                (
                    (
                        not (
                            "min"
                            in cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0]
                        )
                    )
                    or (
                        self["valeur"]
                        >= cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0][
                            "min"
                        ]
                    )
                )
                and (
                    (
                        not (
                            "max"
                            in cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0]
                        )
                    )
                    or (
                        self["valeur"]
                        <= cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0][
                            "max"
                        ]
                    )
                )
            )
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                ("valeurDate" in self)
                and ((self["ficheAction"], self["indicateur"], self["annee"]) in cibles)
            )
            and ("date" in cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0])
        ):
            continue
        judged += 1
        if not (
            (("motifsEcart" in self) or ("commentaire" in self))
            or (
                self["valeurDate"]
                <= cibles[(self["ficheAction"], self["indicateur"], self["annee"])][0]["date"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "cible": cibles[(self["ficheAction"], self["indicateur"], self["annee"])][
                            0
                        ]["date"],
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
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    files = run.index(FILES_ACTIVES, ((0, "esms", False), (0, "annee", False)))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (not ("rattachement" in self))
                and (
                    (not ("dateEntree" in self))
                    or (self["dateEntree"] <= date(doc["exercice"], 12.0, 31.0))
                )
            )
            and (
                (not ("dateSortie" in self))
                or (self["dateSortie"] >= date(doc["exercice"], 1.0, 1.0))
            )
        ):
            continue
        judged += 1
        if not (
            (
                ((self["numeroFinessEt"], doc["exercice"]) in activites)
                or ((self["numeroFinessEt"], doc["exercice"]) in files)
            )
            or ((self["numeroFinessEt"], doc["exercice"]) in comptes)
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["numeroFinessEt"], doc["exercice"]) in activites):
            continue
        judged += 1
        if not (
            (
                (not ("dateEntree" in self))
                or (self["dateEntree"] <= date(doc["exercice"], 12.0, 31.0))
            )
            and (
                (not ("dateSortie" in self))
                or (self["dateSortie"] >= date(doc["exercice"], 1.0, 1.0))
            )
        ):
            failed.append(
                (
                    rank,
                    (activites[(self["numeroFinessEt"], doc["exercice"])][0],),
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
    activites = run.index(ACTIVITES, ((0, "esms", False), (0, "annee", False)))
    comptes = run.index(EXECUTION_FINANCIERE, ((0, "esms", False), (0, "annee", False)))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ("executionFinanciere" in doc)
            and ((self["numeroFinessEt"], doc["exercice"]) in activites)
        ):
            continue
        judged += 1
        if not ((self["numeroFinessEt"], doc["exercice"]) in comptes):
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (self["annee"] == doc["exercice"])
            and (
                ((self["esms"], self["annee"]) in presents)
                or ((self["esms"], self["annee"]) in files)
            )
        ):
            continue
        judged += 1
        if not (
            (
                self["esms"],
                self["annee"],
                self.get("dispositif", ""),
                self["modeFonctionnement"],
                self["unite"],
            )
            in activites
        ):
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
    """L'activité prévue n'est pas l'objectif du contrat."""
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                ("prevue" in self)
                and (
                    (
                        self["esms"],
                        self["annee"],
                        self.get("dispositif", ""),
                        self["modeFonctionnement"],
                        self["unite"],
                    )
                    in objectifs
                )
            )
            and (
                "activitePrevue"
                in objectifs[
                    (
                        self["esms"],
                        self["annee"],
                        self.get("dispositif", ""),
                        self["modeFonctionnement"],
                        self["unite"],
                    )
                ][0]
            )
        ):
            continue
        judged += 1
        if not near(
            self["prevue"],
            objectifs[
                (
                    self["esms"],
                    self["annee"],
                    self.get("dispositif", ""),
                    self["modeFonctionnement"],
                    self["unite"],
                )
            ][0]["activitePrevue"],
            0.01,
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "esms": self["esms"],
                        "objectif": objectifs[
                            (
                                self["esms"],
                                self["annee"],
                                self.get("dispositif", ""),
                                self["modeFonctionnement"],
                                self["unite"],
                            )
                        ][0]["activitePrevue"],
                        "prevue": self["prevue"],
                    },
                )
            )
    return judged, failed


def sa_030(run: Run, rows: Rows) -> Outcome:
    """Un indicateur de modulation du contrat n'a pas de réalisé."""
    doc = run.doc
    realises = run.index(MODULATIONS, ((0, "esms", False), (0, "indicateur", False)))
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (self["esms"] in perimetre)
                and (
                    (not ("dateEntree" in perimetre[self["esms"]][0]))
                    or (
                        perimetre[self["esms"]][0]["dateEntree"]
                        <= date(doc["exercice"], 12.0, 31.0)
                    )
                )
            )
            and (
                (not ("dateSortie" in perimetre[self["esms"]][0]))
                or (perimetre[self["esms"]][0]["dateSortie"] >= date(doc["exercice"], 1.0, 1.0))
            )
        ):
            continue
        judged += 1
        if not ((self["esms"], self["indicateur"]) in realises):
            failed.append((rank, (doc,), {"esms": self["esms"], "indicateur": self["indicateur"]}))
    return judged, failed


def sa_031(run: Run, rows: Rows) -> Outcome:
    """Une modulation est suivie sans clause au contrat."""
    prevues = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not ((self["esms"], self["indicateur"]) in prevues):
            failed.append((rank, (self,), {"esms": self["esms"], "indicateur": self["indicateur"]}))
    return judged, failed


def sa_032(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre prévue dans l'année n'est pas suivie."""
    doc = run.doc
    suivis = run.index(SUIVIS_EVOLUTIONS, ((0, "evolution", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (year(self["datePrevue"]) == doc["exercice"]):
            continue
        judged += 1
        if not (self["code"] in suivis):
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


def sa_033(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre inachevée l'an dernier a disparu du suivi."""
    doc = run.doc
    precedent = run.related["precedent"]
    suivis = run.index(SUIVIS_EVOLUTIONS, ((0, "evolution", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"])
            and (
                not (self["statut"] in ("realise", "realise_perennise", "abandonne", "sans_suite"))
            )
        ):
            continue
        judged += 1
        if not (self["evolution"] in suivis):
            failed.append(
                (rank, (doc,), {"evolution": self["evolution"], "statut": self["statut"]})
            )
    return judged, failed


def sa_034(run: Run, rows: Rows) -> Outcome:
    """Une évolution réalisée n'a pas le nombre de places prévu."""
    evolutions = run.index(CONTRAT__EVOLUTIONS_OFFRE, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (self["statut"] in ("realise", "realise_perennise"))
                    and ("placesInstallees" in self)
                )
                and (self["evolution"] in evolutions)
            )
            and ("placesDestination" in evolutions[self["evolution"]][0])
        ):
            continue
        judged += 1
        if not (
            (self["placesInstallees"] == evolutions[self["evolution"]][0]["placesDestination"])
            or ("commentaire" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "evolution": self["evolution"],
                        "installees": self["placesInstallees"],
                        "prevues": evolutions[self["evolution"]][0]["placesDestination"],
                    },
                )
            )
    return judged, failed


def sa_035(run: Run, rows: Rows) -> Outcome:
    """Une action réalisée n'a pas de date de réalisation."""
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] == "realise"):
            continue
        judged += 1
        if not ("dateRealisation" in self):
            failed.append(
                (rank, (self,), {"action": self["action"], "fiche": suiviFiche["ficheAction"]})
            )
    return judged, failed


def sa_036(run: Run, rows: Rows) -> Outcome:
    """Une action inachevée porte une date de réalisation."""
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] in ("non_demarre", "en_cours")):
            continue
        judged += 1
        if not (not ("dateRealisation" in self)):
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


def sa_037(run: Run, rows: Rows) -> Outcome:
    """Une action est dite réalisée après l'envoi du suivi."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (("dateRealisation" in self) and ("dateTransmission" in doc)):
            continue
        judged += 1
        if not (self["dateRealisation"] <= doc["dateTransmission"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                    ),
                    {
                        "action": self["action"],
                        "envoi": doc["dateTransmission"],
                        "fiche": suiviFiche["ficheAction"],
                        "realisation": self["dateRealisation"],
                    },
                )
            )
    return judged, failed


def sa_038(run: Run, rows: Rows) -> Outcome:
    """Une action abandonnée ou reportée n'est pas expliquée."""
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] in ("abandonne", "reporte")):
            continue
        judged += 1
        if not ("commentaire" in self):
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


def sa_039(run: Run, rows: Rows) -> Outcome:
    """Une action en retard ou reportée n'a pas de nouvelle échéance à venir."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] in ("retarde", "reporte")):
            continue
        judged += 1
        if not (
            ("echeanceRevisee" in self) and (self["echeanceRevisee"] > doc["dateArreteDonnees"])
        ):
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


def sa_040(run: Run, rows: Rows) -> Outcome:
    """L'échéance d'une action est passée sans retard déclaré."""
    doc = run.doc
    actions = run.index(CONTRAT__FICHES_ACTIONS__ACTIONS, ((1, "code", False), (0, "code", False)))
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (self["statut"] in ("non_demarre", "en_cours"))
                    and (not ("echeanceRevisee" in self))
                )
                and ((suiviFiche["ficheAction"], self["action"]) in actions)
            )
            and ("echeance" in actions[(suiviFiche["ficheAction"], self["action"])][0])
        ):
            continue
        judged += 1
        if not (
            actions[(suiviFiche["ficheAction"], self["action"])][0]["echeance"]
            > doc["dateArreteDonnees"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "arrete": doc["dateArreteDonnees"],
                        "echeance": actions[(suiviFiche["ficheAction"], self["action"])][0][
                            "echeance"
                        ],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_041(run: Run, rows: Rows) -> Outcome:
    """Le taux d'avancement contredit le statut de la fiche."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("tauxAvancement" in self):
            continue
        judged += 1
        if not (
            ((self["statut"] != "non_demarre") or (self["tauxAvancement"] == 0.0))
            and (
                (not (self["statut"] in ("realise", "realise_perennise")))
                or (self["tauxAvancement"] >= 1.0)
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "fiche": self["ficheAction"],
                        "statut": self["statut"],
                        "taux": self["tauxAvancement"],
                    },
                )
            )
    return judged, failed


def sa_042(run: Run, rows: Rows) -> Outcome:
    """Une fiche réalisée a encore des actions inachevées."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["statut"] in ("realise", "realise_perennise")) and ("suivisActions" in self)):
            continue
        judged += 1
        if not (
            not any(
                (a["statut"] in ("non_demarre", "en_cours", "retarde", "reporte"))
                for a in self["suivisActions"]
            )
        ):
            failed.append((rank, (self,), {"fiche": self["ficheAction"], "statut": self["statut"]}))
    return judged, failed


def sa_043(run: Run, rows: Rows) -> Outcome:
    """Une fiche en retard ou abandonnée n'est pas expliquée."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] in ("retarde", "abandonne")):
            continue
        judged += 1
        if not (("difficultes" in self) or ("mesuresCorrectives" in self)):
            failed.append((rank, (self,), {"fiche": self["ficheAction"], "statut": self["statut"]}))
    return judged, failed


def sa_044(run: Run, rows: Rows) -> Outcome:
    """L'avancement d'une fiche recule sans explication."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(PRECEDENT__SUIVIS_FICHES, ((0, "ficheAction", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"])
                    and ("tauxAvancement" in self)
                )
                and (self["ficheAction"] in avant)
            )
            and ("tauxAvancement" in avant[self["ficheAction"]][0])
        ):
            continue
        judged += 1
        if not (
            (self["tauxAvancement"] >= avant[self["ficheAction"]][0]["tauxAvancement"])
            or ("difficultes" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "avant": avant[self["ficheAction"]][0]["tauxAvancement"],
                        "fiche": self["ficheAction"],
                        "taux": self["tauxAvancement"],
                    },
                )
            )
    return judged, failed


def sa_045(run: Run, rows: Rows) -> Outcome:
    """Une action terminée l'an dernier est rouverte sans explication."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS, ((1, "ficheAction", False), (0, "action", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"])
                and ((suiviFiche["ficheAction"], self["action"]) in avant)
            )
            and (
                avant[(suiviFiche["ficheAction"], self["action"])][0]["statut"]
                in ("realise", "realise_perennise", "abandonne")
            )
        ):
            continue
        judged += 1
        if not (
            (not (self["statut"] in ("non_demarre", "en_cours", "retarde", "reporte")))
            or ("commentaire" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "avant": avant[(suiviFiche["ficheAction"], self["action"])][0]["statut"],
                        "fiche": suiviFiche["ficheAction"],
                        "statut": self["statut"],
                    },
                )
            )
    return judged, failed


def sa_046(run: Run, rows: Rows) -> Outcome:
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"])
                    and ("valeur" in self)
                )
                and (
                    (
                        self["ficheAction"],
                        self["indicateur"],
                        self.get("esms", ""),
                        self["annee"],
                        self["periode"],
                    )
                    in avant
                )
            )
            and (
                "valeur"
                in avant[
                    (
                        self["ficheAction"],
                        self["indicateur"],
                        self.get("esms", ""),
                        self["annee"],
                        self["periode"],
                    )
                ][0]
            )
        ):
            continue
        judged += 1
        if not (
            (
                self["valeur"]
                == avant[
                    (
                        self["ficheAction"],
                        self["indicateur"],
                        self.get("esms", ""),
                        self["annee"],
                        self["periode"],
                    )
                ][0]["valeur"]
            )
            or ("commentaire" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "avant": avant[
                            (
                                self["ficheAction"],
                                self["indicateur"],
                                self.get("esms", ""),
                                self["annee"],
                                self["periode"],
                            )
                        ][0]["valeur"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_047(run: Run, rows: Rows) -> Outcome:
    """La date de réalisation d'une action a changé."""
    doc = run.doc
    precedent = run.related["precedent"]
    avant = run.index(
        PRECEDENT__SUIVIS_FICHES__SUIVIS_ACTIONS, ((1, "ficheAction", False), (0, "action", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        suiviFiche,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"])
                    and ("dateRealisation" in self)
                )
                and ((suiviFiche["ficheAction"], self["action"]) in avant)
            )
            and ("dateRealisation" in avant[(suiviFiche["ficheAction"], self["action"])][0])
        ):
            continue
        judged += 1
        if not (
            (
                self["dateRealisation"]
                == avant[(suiviFiche["ficheAction"], self["action"])][0]["dateRealisation"]
            )
            or ("commentaire" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "action": self["action"],
                        "avant": avant[(suiviFiche["ficheAction"], self["action"])][0][
                            "dateRealisation"
                        ],
                        "date": self["dateRealisation"],
                        "fiche": suiviFiche["ficheAction"],
                    },
                )
            )
    return judged, failed


def sa_048(run: Run, rows: Rows) -> Outcome:
    """L'exercice ne suit pas celui du suivi précédent."""
    doc = run.doc
    precedent = run.related["precedent"]
    judged, failed = 0, []
    for rank, (_self,) in enumerate(rows):
        if not (precedent["contrat"]["identifiant"] == doc["contrat"]["identifiant"]):
            continue
        judged += 1
        if not (doc["exercice"] == (precedent["exercice"] + 1.0)):
            failed.append(
                (rank, (doc,), {"exercice": doc["exercice"], "precedent": precedent["exercice"]})
            )
    return judged, failed


def sa_049(run: Run, rows: Rows) -> Outcome:
    """Une demande de l'autorité reste sans réponse."""
    doc = run.doc
    reponses = run.index(REPONSES, ((0, "avis", False), (0, "observation", False)))
    judged, failed = 0, []
    for rank, (
        self,
        unAvis,
    ) in enumerate(rows):
        if not (
            (
                (self["nature"] == "demande")
                and (unAvis["document"]["identifiant"] == doc["entete"]["identifiant"])
            )
            and (unAvis["document"]["versionDocument"] < doc["entete"]["versionDocument"])
        ):
            continue
        judged += 1
        if not ((unAvis["entete"]["identifiant"], self["code"]) in reponses):
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


def sa_050(run: Run, rows: Rows) -> Outcome:
    """La réponse à un avis arrive après le délai fixé."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (
                (("delaiReponse" in self) and ("dateTransmission" in doc))
                and (self["document"]["identifiant"] == doc["entete"]["identifiant"])
            )
            and ((self["document"]["versionDocument"] + 1.0) == doc["entete"]["versionDocument"])
        ):
            continue
        judged += 1
        if not (doc["dateTransmission"] <= self["delaiReponse"]):
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


def sa_051(run: Run, rows: Rows) -> Outcome:
    """Un indicateur n'a pas la valeur du tableau de bord."""
    tableauBord = run.related["tableauBord"]
    indicateurs = run.index(
        CONTRAT__FICHES_ACTIONS__INDICATEURS, ((1, "code", False), (0, "code", False))
    )
    mesures = run.index(
        TABLEAU_BORD__ESMS__VALEURS,
        ((1, "numeroFinessEt", False), (0, "indicateur", False), (0, "ventilation", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (
                                (("valeur" in self) and ("esms" in self))
                                and (self["annee"] == tableauBord["exercice"])
                            )
                            and (self["periode"] == "annee")
                        )
                        and ((self["ficheAction"], self["indicateur"]) in indicateurs)
                    )
                    and ("codeTdb" in indicateurs[(self["ficheAction"], self["indicateur"])][0])
                )
                and (
                    (
                        self["esms"],
                        indicateurs[(self["ficheAction"], self["indicateur"])][0]["codeTdb"],
                        "ENSEMBLE",
                    )
                    in mesures
                )
            )
            and (
                "valeur"
                in mesures[
                    (
                        self["esms"],
                        indicateurs[(self["ficheAction"], self["indicateur"])][0]["codeTdb"],
                        "ENSEMBLE",
                    )
                ][0]
            )
        ):
            continue
        judged += 1
        if not (
            near(
                self["valeur"],
                mesures[
                    (
                        self["esms"],
                        indicateurs[(self["ficheAction"], self["indicateur"])][0]["codeTdb"],
                        "ENSEMBLE",
                    )
                ][0]["valeur"],
                0.0006,
            )
            or ("commentaire" in self)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "fiche": self["ficheAction"],
                        "indicateur": self["indicateur"],
                        "tableau": mesures[
                            (
                                self["esms"],
                                indicateurs[(self["ficheAction"], self["indicateur"])][0][
                                    "codeTdb"
                                ],
                                "ENSEMBLE",
                            )
                        ][0]["valeur"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def sa_052(run: Run, rows: Rows) -> Outcome:
    """Un événement n'est pas de l'exercice."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (not ("periodeCouverte" in doc)):
            continue
        judged += 1
        if not (year(self["date"]) == doc["exercice"]):
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


def sa_053(run: Run, rows: Rows) -> Outcome:
    """Une valeur d'indicateur porte sur une année à venir."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (self["annee"] <= doc["exercice"]):
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


RULES: Final = (
    Rule("CPOM-AC-025", ac_025, ACTIVITES, ((),)),
    Rule(
        "CPOM-AC-026",
        ac_026,
        ACTIVITES,
        (
            ("tauxRealisation",),
            ("realisee",),
            ("journeesFinancees",),
        ),
        after=("CPOM-AC-025",),
    ),
    Rule(
        "CPOM-AC-027",
        ac_027,
        ACTIVITES,
        (
            ("tauxOccupation",),
            ("realisee",),
            ("journeesTheoriques",),
        ),
        after=("CPOM-AC-025",),
    ),
    Rule("CPOM-AC-028", ac_028, ACTIVITES, (("tauxRealisation",),)),
    Rule("CPOM-AC-029", ac_029, ACTIVITES, (("journeesTheoriques",),), needs=("contrat",)),
    Rule(
        "CPOM-AC-030",
        ac_030,
        FILES_ACTIVES,
        (
            ("fileActive",),
            ("effectif31Decembre",),
        ),
    ),
    Rule(
        "CPOM-AC-031",
        ac_031,
        FILES_ACTIVES,
        (
            ("fileActive",),
            ("effectif31Decembre",),
            ("sortiesDefinitives",),
        ),
        after=("CPOM-AC-030",),
    ),
    Rule("CPOM-AC-032", ac_032, FILES_ACTIVES, (("fileActive",),)),
    Rule(
        "CPOM-AC-033",
        ac_033,
        FILES_ACTIVES,
        (
            ("horsAutorisation",),
            ("fileActive",),
        ),
    ),
    Rule(
        "CPOM-AC-034",
        ac_034,
        FILES_ACTIVES,
        (
            ("effectif31Decembre",),
            ("admissions",),
            ("sortiesDefinitives",),
        ),
        needs=("precedent",),
    ),
    Rule("CPOM-AC-035", ac_035, CRETONS, (("esms",),), needs=("contrat",)),
    Rule("CPOM-AC-036", ac_036, CRETONS, (("nombre",),)),
    Rule("CPOM-AC-037", ac_037, CRETONS, (("nombre",),), after=("CPOM-AC-036",)),
    Rule(
        "CPOM-AC-038",
        ac_038,
        CRETONS,
        (
            ("journees",),
            ("nombre",),
        ),
    ),
    Rule("CPOM-AC-039", ac_039, ACTIVITES, (("prevue",),), needs=("contrat",)),
    Rule("CPOM-AC-040", ac_040, ACTIVITES, (("realisee",),)),
    Rule("CPOM-AC-041", ac_041, ACTIVITES, (("tauxOccupation",),), needs=("contrat",)),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule(
        "CPOM-FI-037",
        fi_037,
        EXECUTION_FINANCIERE,
        (
            ("resultat",),
            ("charges",),
            ("produits",),
        ),
    ),
    Rule(
        "CPOM-FI-038",
        fi_038,
        EXECUTION_FINANCIERE,
        (
            (
                "charges",
                "groupe2",
            ),
        ),
    ),
    Rule(
        "CPOM-FI-039",
        fi_039,
        EXECUTION_FINANCIERE,
        (
            ("resultatAAffecter",),
            ("affectations",),
        ),
    ),
    Rule(
        "CPOM-FI-040",
        fi_040,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (
            ("montant",),
            ("resultatAAffecter",),
        ),
    ),
    Rule(
        "CPOM-FI-041",
        fi_041,
        EXECUTION_FINANCIERE__AFFECTATIONS,
        (
            ("type",),
            ("resultatAAffecter",),
        ),
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
    Rule(
        "CPOM-FI-045",
        fi_045,
        NOTIFICATIONS,
        (
            ("montant",),
            ("repartition",),
        ),
    ),
    Rule(
        "CPOM-FI-046",
        fi_046,
        NOTIFICATIONS,
        (
            ("montant",),
            ("nature",),
        ),
    ),
    Rule(
        "CPOM-FI-047",
        fi_047,
        NOTIFICATIONS,
        (
            ("dontNonReconductible",),
            ("montant",),
        ),
    ),
    Rule("CPOM-FI-048", fi_048, NOTIFICATIONS, (("nature",),)),
    Rule("CPOM-FI-049", fi_049, NOTIFICATIONS, (("montant",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-050",
        fi_050,
        CREDITS_NON_RECONDUCTIBLES,
        (
            ("recu",),
            ("utilise",),
            ("fondsDedies",),
        ),
    ),
    Rule("CPOM-FI-051", fi_051, CREDITS_NON_RECONDUCTIBLES, (("recu",),)),
    Rule("CPOM-FI-052", fi_052, NOTIFICATIONS, (("dontNonReconductible",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-053",
        fi_053,
        EXECUTION_FINANCIERE,
        (
            (
                "produits",
                "groupe1",
            ),
            ("produitsTarification",),
        ),
    ),
    Rule("CPOM-FI-054", fi_054, EXECUTION_FINANCIERE__PRODUITS_TARIFICATION, (("montant",),)),
    Rule("CPOM-FI-055", fi_055, DOC, (("executionFinanciere",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-056",
        fi_056,
        DOC,
        (
            ("executionFinanciere",),
            ("exercice",),
        ),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-057", fi_057, EXECUTION_FINANCIERE, (("fraisSiege",),), needs=("contrat",)),
    Rule("CPOM-FI-058", fi_058, EXECUTION_FINANCIERE, (("fraisSiege",),), needs=("contrat",)),
    Rule("CPOM-FI-059", fi_059, DOC, (("executionFinanciere",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-060",
        fi_060,
        CRETONS,
        (
            ("produits",),
            ("esms",),
        ),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-061", fi_061, DOC, (("cretons",),), needs=("contrat",)),
    Rule("CPOM-FI-062", fi_062, MODULATIONS, (("indicateur",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-063",
        fi_063,
        CONTRAT__VOLET_FINANCIER__MODULATIONS,
        (("modulations",),),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-064", fi_064, MODULATIONS, (("realise",),), needs=("contrat",)),
    Rule("CPOM-FI-065", fi_065, MODULATIONS, (("realise",),)),
    Rule(
        "CPOM-FI-066",
        fi_066,
        MODULATIONS,
        (
            ("realise",),
            ("fileActive",),
        ),
    ),
    Rule("CPOM-FI-072", fi_072, DEPOTS, (("date",),), needs=("contrat",)),
    Rule(
        "CPOM-FI-073",
        fi_073,
        DEPOTS,
        (
            ("date",),
            ("exercice",),
        ),
    ),
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
    Rule(
        "CPOM-SA-001",
        sa_001,
        DOC,
        (
            (
                "contrat",
                "identifiant",
            ),
        ),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-002",
        sa_002,
        DOC,
        (
            (
                "contrat",
                "empreinte",
            ),
        ),
        needs=(
            "contrat",
            "contratEmpreinte",
        ),
        after=(
            "CPOM-SA-001",
            "CPOM-SA-003",
        ),
    ),
    Rule(
        "CPOM-SA-003",
        sa_003,
        DOC,
        (
            (
                "contrat",
                "numeroAvenant",
            ),
        ),
        needs=("contrat",),
        after=("CPOM-SA-001",),
    ),
    Rule("CPOM-SA-004", sa_004, DOC, (("exercice",),), needs=("contrat",), after=("CPOM-SA-001",)),
    Rule(
        "CPOM-SA-005",
        sa_005,
        DOC,
        (
            (
                "organismeGestionnaire",
                "numeroFinessEj",
            ),
        ),
        needs=("contrat",),
        after=("CPOM-SA-001",),
    ),
    Rule("CPOM-SA-006", sa_006, DOC, (("dateTransmission",),), needs=("contrat",)),
    Rule("CPOM-SA-007", sa_007, DOC, (("dateTransmission",),), needs=("contrat",)),
    Rule("CPOM-SA-008", sa_008, DOC, (("typesBilan",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-009",
        sa_009,
        DOC,
        (("typesBilan",),),
        needs=(
            "contrat",
            "precedent",
        ),
    ),
    Rule("CPOM-SA-010", sa_010, DOC, (("synthese",),)),
    Rule("CPOM-SA-011", sa_011, DOC, (("periodeCouverte",),)),
    Rule("CPOM-SA-012", sa_012, SUIVIS_FICHES, (("atteinte",),)),
    Rule("CPOM-SA-013", sa_013, DOC, (("dateArreteDonnees",),)),
    Rule(
        "CPOM-SA-014",
        sa_014,
        DOC,
        (
            ("dateTransmission",),
            ("dateArreteDonnees",),
        ),
    ),
    Rule(
        "CPOM-SA-015",
        sa_015,
        DOC,
        (
            (
                "validation",
                "date",
            ),
        ),
    ),
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
        (("periode",),),
        needs=("contrat",),
    ),
    Rule("CPOM-SA-022", sa_022, VALEURS_INDICATEURS, (("motifsEcart",),), needs=("contrat",)),
    Rule("CPOM-SA-023", sa_023, VALEURS_INDICATEURS, (("motifsEcart",),), needs=("contrat",)),
    Rule("CPOM-SA-024", sa_024, VALEURS_INDICATEURS, (("motifsEcart",),), needs=("contrat",)),
    Rule("CPOM-SA-025", sa_025, CONTRAT__PERIMETRE, (("activites",),), needs=("contrat",)),
    Rule("CPOM-SA-026", sa_026, CONTRAT__PERIMETRE, (("esms",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-027", sa_027, CONTRAT__PERIMETRE, (("executionFinanciere",),), needs=("contrat",)
    ),
    Rule("CPOM-SA-028", sa_028, CONTRAT__OBJECTIFS_ACTIVITE, (("activites",),), needs=("contrat",)),
    Rule("CPOM-SA-029", sa_029, ACTIVITES, (("prevue",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-030",
        sa_030,
        CONTRAT__VOLET_FINANCIER__MODULATIONS,
        (("modulations",),),
        needs=("contrat",),
    ),
    Rule("CPOM-SA-031", sa_031, MODULATIONS, (("indicateur",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-032",
        sa_032,
        CONTRAT__EVOLUTIONS_OFFRE,
        (("suivisEvolutions",),),
        needs=("contrat",),
    ),
    Rule(
        "CPOM-SA-033",
        sa_033,
        PRECEDENT__SUIVIS_EVOLUTIONS,
        (("suivisEvolutions",),),
        needs=("precedent",),
    ),
    Rule("CPOM-SA-034", sa_034, SUIVIS_EVOLUTIONS, (("placesInstallees",),), needs=("contrat",)),
    Rule("CPOM-SA-035", sa_035, SUIVIS_FICHES__SUIVIS_ACTIONS, (("dateRealisation",),)),
    Rule("CPOM-SA-036", sa_036, SUIVIS_FICHES__SUIVIS_ACTIONS, (("dateRealisation",),)),
    Rule(
        "CPOM-SA-037",
        sa_037,
        SUIVIS_FICHES__SUIVIS_ACTIONS,
        (
            ("dateRealisation",),
            ("dateTransmission",),
        ),
    ),
    Rule("CPOM-SA-038", sa_038, SUIVIS_FICHES__SUIVIS_ACTIONS, (("commentaire",),)),
    Rule("CPOM-SA-039", sa_039, SUIVIS_FICHES__SUIVIS_ACTIONS, (("echeanceRevisee",),)),
    Rule("CPOM-SA-040", sa_040, SUIVIS_FICHES__SUIVIS_ACTIONS, (("statut",),), needs=("contrat",)),
    Rule(
        "CPOM-SA-041",
        sa_041,
        SUIVIS_FICHES,
        (
            ("tauxAvancement",),
            ("statut",),
        ),
    ),
    Rule("CPOM-SA-042", sa_042, SUIVIS_FICHES, (("statut",),)),
    Rule("CPOM-SA-043", sa_043, SUIVIS_FICHES, (("difficultes",),)),
    Rule("CPOM-SA-044", sa_044, SUIVIS_FICHES, (("tauxAvancement",),), needs=("precedent",)),
    Rule(
        "CPOM-SA-045", sa_045, SUIVIS_FICHES__SUIVIS_ACTIONS, (("statut",),), needs=("precedent",)
    ),
    Rule("CPOM-SA-046", sa_046, VALEURS_INDICATEURS, (("valeur",),), needs=("precedent",)),
    Rule(
        "CPOM-SA-047",
        sa_047,
        SUIVIS_FICHES__SUIVIS_ACTIONS,
        (("dateRealisation",),),
        needs=("precedent",),
    ),
    Rule("CPOM-SA-048", sa_048, DOC, (("exercice",),), needs=("precedent",)),
    Rule("CPOM-SA-049", sa_049, AVIS__UN_AVIS__OBSERVATIONS, (("reponses",),), needs=("avis",)),
    Rule("CPOM-SA-050", sa_050, AVIS__UN_AVIS, (("dateTransmission",),), needs=("avis",)),
    Rule(
        "CPOM-SA-051",
        sa_051,
        VALEURS_INDICATEURS,
        (("valeur",),),
        needs=(
            "contrat",
            "tableauBord",
        ),
    ),
    Rule("CPOM-SA-052", sa_052, EVENEMENTS, (("date",),)),
    Rule("CPOM-SA-053", sa_053, VALEURS_INDICATEURS, (("annee",),)),
)
