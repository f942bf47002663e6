"""Règles de avis : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import pattern
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run, TEXTS

OBSERVATIONS: Final = DOC.list("observations")
MODULATIONS_DECIDEES: Final = DOC.list("modulationsDecidees")
SUIVI: Final = Place("suivi")
SUIVI__MODULATIONS: Final = SUIVI.list("modulations")
CONTRAT: Final = Place("contrat")
CONTRAT__VOLET_FINANCIER: Final = CONTRAT.single("voletFinancier")
CONTRAT__VOLET_FINANCIER__MODULATIONS: Final = CONTRAT__VOLET_FINANCIER.list("modulations")
CONTRAT__PERIMETRE: Final = CONTRAT.list("perimetre")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")


def av_027(run: Run, rows: Rows) -> Outcome:
    """L'avis vient d'une autorité qui n'est pas partie au contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        autorites = [
            p["codeAutorite"] for p in [p for p in contrat["parties"] if "codeAutorite" in p]
        ]
        if len(autorites) <= 0:
            continue
        judged += 1
        if doc["autorite"] not in run.spend(autorites):
            failed.append((rank, (doc,), {"autorite": doc["autorite"]}))
    return judged, failed


def av_028(run: Run, rows: Rows) -> Outcome:
    """L'émetteur du document n'est pas l'autorité de l'avis."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "codeAutorite" not in doc["entete"]["emetteur"]["organisation"]:
            continue
        judged += 1
        if doc["entete"]["emetteur"]["organisation"]["codeAutorite"] != doc["autorite"]:
            failed.append(
                (
                    rank,
                    (doc, doc),
                    {
                        "autorite": doc["autorite"],
                        "emetteur": doc["entete"]["emetteur"]["organisation"]["codeAutorite"],
                    },
                )
            )
    return judged, failed


def av_029(run: Run, rows: Rows) -> Outcome:
    """L'avis porte sur une autre version du suivi."""
    doc = run.doc
    suivi = run.related["suivi"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            doc["document"]["type"] == "suiviAnnuel"
            and doc["document"]["identifiant"] == suivi["entete"]["identifiant"]
        ):
            continue
        judged += 1
        if doc["document"]["versionDocument"] != suivi["entete"]["versionDocument"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "avis": doc["document"]["versionDocument"],
                        "document": doc["document"]["identifiant"],
                        "suivi": suivi["entete"]["versionDocument"],
                    },
                )
            )
    return judged, failed


def av_030(run: Run, rows: Rows) -> Outcome:
    """Le suivi n'est plus celui que l'autorité a examiné."""
    doc = run.doc
    suivi = run.related["suivi"]
    suiviEmpreinte = run.related["suiviEmpreinte"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            doc["document"]["type"] == "suiviAnnuel"
            and doc["document"]["identifiant"] == suivi["entete"]["identifiant"]
            and doc["document"]["versionDocument"] == suivi["entete"]["versionDocument"]
        ):
            continue
        judged += 1
        if doc["document"]["empreinte"] != suiviEmpreinte:
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "document": doc["document"]["identifiant"],
                        "version": doc["document"]["versionDocument"],
                    },
                )
            )
    return judged, failed


def av_031(run: Run, rows: Rows) -> Outcome:
    """L'avis est rendu avant la transmission du suivi."""
    doc = run.doc
    suivi = run.related["suivi"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            doc["document"]["type"] == "suiviAnnuel"
            and doc["document"]["identifiant"] == suivi["entete"]["identifiant"]
            and doc["document"]["versionDocument"] == suivi["entete"]["versionDocument"]
            and "dateTransmission" in suivi
        ):
            continue
        judged += 1
        if doc["dateAvis"] < suivi["dateTransmission"]:
            failed.append(
                (rank, (doc,), {"avis": doc["dateAvis"], "envoi": suivi["dateTransmission"]})
            )
    return judged, failed


def av_032(run: Run, rows: Rows) -> Outcome:
    """L'autorité demande des compléments ou des corrections sans délai."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if doc["decision"] not in ("complements_demandes", "corrections_demandees"):
            continue
        judged += 1
        if "delaiReponse" not in doc:
            failed.append((rank, (doc,), {"decision": doc["decision"]}))
    return judged, failed


def av_033(run: Run, rows: Rows) -> Outcome:
    """L'autorité demande des compléments ou des corrections sans dire lesquels."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        observations = doc.get("observations", ())
        if doc["decision"] not in ("complements_demandes", "corrections_demandees"):
            continue
        judged += 1
        if not any(o["nature"] == "demande" for o in observations):
            failed.append((rank, (doc,), {"decision": doc["decision"]}))
    return judged, failed


def av_034(run: Run, rows: Rows) -> Outcome:
    """L'autorité accepte le document tout en formulant une demande ou une réserve."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        observations = doc.get("observations", ())
        if doc["decision"] != "accepte":
            continue
        judged += 1
        if any(o["nature"] != "information" for o in observations):
            failed.append((rank, (doc,), {"decision": doc["decision"]}))
    return judged, failed


def av_035(run: Run, rows: Rows) -> Outcome:
    """L'autorité accepte avec réserves sans écrire de réserve."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        observations = doc.get("observations", ())
        if doc["decision"] != "accepte_avec_reserves":
            continue
        judged += 1
        if not ("motivation" in doc or any(o["nature"] == "reserve" for o in observations)):
            failed.append((rank, (doc,), {"decision": doc["decision"]}))
    return judged, failed


def av_036(run: Run, rows: Rows) -> Outcome:
    """Le délai de réponse précède l'avis."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "delaiReponse" not in doc:
            continue
        judged += 1
        if doc["delaiReponse"] <= doc["dateAvis"]:
            failed.append(
                (rank, (doc, doc), {"avis": doc["dateAvis"], "delai": doc["delaiReponse"]})
            )
    return judged, failed


def av_037(run: Run, rows: Rows) -> Outcome:
    """Une observation vise une action ou un indicateur sans nommer sa fiche."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("action" in self or "indicateur" in self):
            continue
        judged += 1
        if "ficheAction" not in self:
            failed.append((rank, (self,), {"code": self["code"]}))
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


def fi_066(run: Run, rows: Rows) -> Outcome:
    """L'abattement paraît dépasser la moitié de l'écart à l'objectif."""
    realises = run.index(SUIVI__MODULATIONS, ((0, "esms", False),))
    clauses = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (realises_1 := realises.get(self["esms"])) is not None
            and any(
                (clauses_2 := clauses.get((m["esms"], m["indicateur"]))) is not None
                and m["realise"] < clauses_2[0]["objectif"]
                for m in run.spend(realises_1)
            )
        ):
            continue
        judged += 1
        if not any(
            (clauses_2 := clauses.get((m["esms"], m["indicateur"]))) is None
            or (
                self["tauxAbattement"] * 2.0
                if m["indicateur"] == "taux_occupation"
                else self["tauxAbattement"] * 2.0 * clauses_2[0]["objectif"]
            )
            <= clauses_2[0]["objectif"]
            - m["realise"]
            + (
                0.0001
                if m["indicateur"] == "taux_occupation"
                else 0.0001 * clauses_2[0]["objectif"]
            )
            for m in run.spend(realises_1)
        ):
            failed.append((rank, (self,), {"esms": self["esms"], "taux": self["tauxAbattement"]}))
    return judged, failed


def fi_067(run: Run, rows: Rows) -> Outcome:
    """Un abattement est décidé alors que l'objectif est atteint."""
    realises = run.index(SUIVI__MODULATIONS, ((0, "esms", False),))
    clauses = run.index(
        CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False), (0, "indicateur", False))
    )
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["tauxAbattement"] > 0.0 and (realises_1 := realises.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if not any(
            (clauses_2 := clauses.get((m["esms"], m["indicateur"]))) is None
            or m["realise"] < clauses_2[0]["objectif"]
            for m in run.spend(realises_1)
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "realise": realises_1[0]["realise"],
                        "taux": self["tauxAbattement"],
                    },
                )
            )
    return judged, failed


def fi_068(run: Run, rows: Rows) -> Outcome:
    """Un abattement est décidé, sans motif, malgré des circonstances particulières retenues."""
    doc = run.doc
    if "motivation" in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["circonstancesRetenues"] and "motivation" not in self):
            continue
        judged += 1
        if self["tauxAbattement"] != 0.0:
            failed.append(
                (rank, (self, self), {"esms": self["esms"], "taux": self["tauxAbattement"]})
            )
    return judged, failed


def fi_069(run: Run, rows: Rows) -> Outcome:
    """Des circonstances particulières sont retenues, que le gestionnaire n'a pas invoquées."""
    realises = run.index(SUIVI__MODULATIONS, ((0, "esms", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["circonstancesRetenues"] and (realises_1 := realises.get(self["esms"])) is not None
        ):
            continue
        judged += 1
        if not any("circonstancesParticulieres" in m for m in run.spend(realises_1)):
            failed.append((rank, (self,), {"esms": self["esms"]}))
    return judged, failed


def fi_070(run: Run, rows: Rows) -> Outcome:
    """Un abattement est décidé sans clause de modulation au contrat."""
    clauses = run.index(CONTRAT__VOLET_FINANCIER__MODULATIONS, ((0, "esms", False),))
    presents = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["tauxAbattement"] > 0.0
            and (presents_1 := presents.get(self["esms"])) is not None
            and presents_1[0]["categorie"] != "500"
        ):
            continue
        judged += 1
        if self["esms"] not in clauses:
            failed.append(
                (rank, (self, self), {"esms": self["esms"], "taux": self["tauxAbattement"]})
            )
    return judged, failed


def fi_140(run: Run, rows: Rows) -> Outcome:
    """Le projet de modulation paraît communiqué après la décision."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "dateProjet" not in self:
            continue
        judged += 1
        if self["dateProjet"] >= doc["dateAvis"]:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"avis": doc["dateAvis"], "esms": self["esms"], "projet": self["dateProjet"]},
                )
            )
    return judged, failed


def fi_141(run: Run, rows: Rows) -> Outcome:
    """Un abattement est décidé sans dire quand son projet a été communiqué."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["tauxAbattement"] <= 0.0:
            continue
        judged += 1
        if "dateProjet" not in self:
            failed.append((rank, (self,), {"esms": self["esms"], "taux": self["tauxAbattement"]}))
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


RULES: Final[tuple[Rule, ...]] = (
    Rule("CPOM-AV-027", av_027, DOC, (("autorite",),), needs=("contrat",)),
    Rule(
        "CPOM-AV-028", av_028, DOC, (("autorite",), ("entete", "emetteur")), after=("CPOM-AV-027",)
    ),
    Rule("CPOM-AV-029", av_029, DOC, (("document", "versionDocument"),), needs=("suivi",)),
    Rule(
        "CPOM-AV-030", av_030, DOC, (("document", "empreinte"),), needs=("suivi", "suiviEmpreinte")
    ),
    Rule("CPOM-AV-031", av_031, DOC, (("dateAvis",),), needs=("suivi",)),
    Rule("CPOM-AV-032", av_032, DOC, (("delaiReponse",),)),
    Rule("CPOM-AV-033", av_033, DOC, (("observations",),)),
    Rule("CPOM-AV-034", av_034, DOC, (("decision",),)),
    Rule("CPOM-AV-035", av_035, DOC, (("observations",),)),
    Rule("CPOM-AV-036", av_036, DOC, (("delaiReponse",), ("dateAvis",))),
    Rule("CPOM-AV-037", av_037, OBSERVATIONS, (("ficheAction",),)),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule(
        "CPOM-FI-066",
        fi_066,
        MODULATIONS_DECIDEES,
        (("tauxAbattement",),),
        needs=("suivi", "contrat"),
    ),
    Rule(
        "CPOM-FI-067",
        fi_067,
        MODULATIONS_DECIDEES,
        (("tauxAbattement",),),
        needs=("suivi", "contrat"),
    ),
    Rule(
        "CPOM-FI-068",
        fi_068,
        MODULATIONS_DECIDEES,
        (("tauxAbattement",), ("circonstancesRetenues",)),
    ),
    Rule(
        "CPOM-FI-069",
        fi_069,
        MODULATIONS_DECIDEES,
        (("circonstancesRetenues",),),
        needs=("suivi",),
        after=("CPOM-FI-068",),
    ),
    Rule(
        "CPOM-FI-070",
        fi_070,
        MODULATIONS_DECIDEES,
        (("esms",), ("tauxAbattement",)),
        needs=("contrat",),
    ),
    Rule("CPOM-FI-140", fi_140, MODULATIONS_DECIDEES, (("dateProjet",), ("dateAvis",))),
    Rule("CPOM-FI-141", fi_141, MODULATIONS_DECIDEES, (("dateProjet",),)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
)
