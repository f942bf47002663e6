"""Règles de avenant : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import add_days, add_years, floor, pattern
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run, TEXTS

AVENANTS: Final = Place("avenants")
AVENANTS__UN_AVENANT: Final = AVENANTS.each()
MODIFICATIONS: Final = DOC.list("modifications")
ARRETES_LIES: Final = DOC.list("arretesLies")
SIGNATAIRES: Final = DOC.list("signataires")
CONTRAT: Final = Place("contrat")
CONTRAT__PARTIES: Final = CONTRAT.list("parties")
MODIFICATIONS__VALEUR: Final = MODIFICATIONS.single("valeur")
MODIFICATIONS__VALEUR__PARTIE: Final = MODIFICATIONS__VALEUR.single("partie")
CONTRAT__PERIMETRE: Final = CONTRAT.list("perimetre")
MODIFICATIONS__CLE: Final = MODIFICATIONS.single("cle")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")


def av_001(run: Run, rows: Rows) -> Outcome:
    """L'avenant modifie un autre contrat."""
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
                    {"contrat": contrat["identifiant"], "vise": doc["contrat"]["identifiant"]},
                )
            )
    return judged, failed


def av_002(run: Run, rows: Rows) -> Outcome:
    """L'avenant n'a pas été écrit sur le contrat tel qu'il était avant lui."""
    doc = run.doc
    contratEmpreinte = run.related["contratEmpreinte"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "empreinte" not in doc["contrat"]:
            continue
        judged += 1
        if doc["contrat"]["empreinte"] != contratEmpreinte:
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_003(run: Run, rows: Rows) -> Outcome:
    """Un avenant manque avant celui-ci."""
    doc = run.doc
    contrat = run.related["contrat"]
    parNumero = run.index(AVENANTS__UN_AVENANT, ((0, "numero", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not (
            doc["numero"] <= contrat["numeroAvenant"] + 1.0 or doc["numero"] - 1.0 in parNumero
        ):
            failed.append(
                (rank, (doc,), {"contrat": contrat["numeroAvenant"], "numero": doc["numero"]})
            )
    return judged, failed


def av_004(run: Run, rows: Rows) -> Outcome:
    """Deux avenants du contrat portent le même numéro."""
    doc = run.doc
    parNumero = run.index(AVENANTS__UN_AVENANT, ((0, "numero", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if (parNumero_1 := parNumero.get(doc["numero"])) is None:
            continue
        judged += 1
        if not (
            parNumero_1[0]["contrat"]["identifiant"] != doc["contrat"]["identifiant"]
            or parNumero_1[0]["entete"]["identifiant"] == doc["entete"]["identifiant"]
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {"autre": parNumero_1[0]["entete"]["identifiant"], "numero": doc["numero"]},
                )
            )
    return judged, failed


def av_005(run: Run, rows: Rows) -> Outcome:
    """L'avenant prend effet hors de la durée du contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("dateEffet" in contrat and "dateEcheance" in contrat):
            continue
        judged += 1
        if not (
            doc["dateEffet"] >= contrat["dateEffet"]
            and doc["dateEffet"] <= add_days(contrat["dateEcheance"], 1.0)
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {
                        "debut": contrat["dateEffet"],
                        "effet": doc["dateEffet"],
                        "fin": contrat["dateEcheance"],
                    },
                )
            )
    return judged, failed


def av_006(run: Run, rows: Rows) -> Outcome:
    """L'avenant est signé avant le contrat."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("dateSignature" in doc and "dateSignature" in contrat):
            continue
        judged += 1
        if doc["dateSignature"] < contrat["dateSignature"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {"avenant": doc["dateSignature"], "contrat": contrat["dateSignature"]},
                )
            )
    return judged, failed


def av_007(run: Run, rows: Rows) -> Outcome:
    """La prorogation dépasse un an."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "prorogation" in run.spend(doc["motifs"])
            and "nouvelleEcheance" in doc
            and "dateEcheance" in contrat
        ):
            continue
        judged += 1
        if doc["nouvelleEcheance"] > add_years(contrat["dateEcheance"], 1.0):
            failed.append(
                (rank, (doc,), {"apres": doc["nouvelleEcheance"], "avant": contrat["dateEcheance"]})
            )
    return judged, failed


def av_008(run: Run, rows: Rows) -> Outcome:
    """L'avenant porte le contrat au-delà de six ans."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "prorogation" in run.spend(doc["motifs"])
            and "nouvelleEcheance" in doc
            and "dateEffet" in contrat
        ):
            continue
        judged += 1
        if doc["nouvelleEcheance"] > add_years(contrat["dateEffet"], 6.0):
            failed.append(
                (rank, (doc,), {"apres": doc["nouvelleEcheance"], "effet": contrat["dateEffet"]})
            )
    return judged, failed


def av_009(run: Run, rows: Rows) -> Outcome:
    """Un avenant de prorogation ne donne pas de nouvelle échéance."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "prorogation" not in run.spend(doc["motifs"]):
            continue
        judged += 1
        if not (
            "nouvelleEcheance" in doc
            or any(m["objet"] == "duree" and "valeur" in m for m in doc["modifications"])
        ):
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_010(run: Run, rows: Rows) -> Outcome:
    """La prorogation ne recule pas l'échéance."""
    doc = run.doc
    contrat = run.related["contrat"]
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not (
            "prorogation" in run.spend(doc["motifs"])
            and "nouvelleEcheance" in doc
            and "dateEcheance" in contrat
        ):
            continue
        judged += 1
        if doc["nouvelleEcheance"] <= contrat["dateEcheance"]:
            failed.append(
                (rank, (doc,), {"apres": doc["nouvelleEcheance"], "avant": contrat["dateEcheance"]})
            )
    return judged, failed


def av_011(run: Run, rows: Rows) -> Outcome:
    """L'échéance annoncée et les modifications ne s'accordent pas."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if ("nouvelleEcheance" in doc) != any(m["objet"] == "duree" for m in doc["modifications"]):
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_012(run: Run, rows: Rows) -> Outcome:
    """La modification de durée n'a pas l'échéance annoncée."""
    doc = run.doc
    if "nouvelleEcheance" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "duree" in self["valeur"]):
            continue
        judged += 1
        if self["valeur"]["duree"]["dateEcheance"] != doc["nouvelleEcheance"]:
            failed.append(
                (
                    rank,
                    (self, doc),
                    {
                        "annonce": doc["nouvelleEcheance"],
                        "code": self["code"],
                        "valeur": self["valeur"]["duree"]["dateEcheance"],
                    },
                )
            )
    return judged, failed


def av_013(run: Run, rows: Rows) -> Outcome:
    """Un remplacement ne rappelle pas l'ancienne valeur."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if self["operation"] != "remplacement":
            continue
        judged += 1
        if "ancienneValeur" not in self:
            failed.append((rank, (self,), {"code": self["code"], "objet": self["objet"]}))
    return judged, failed


def av_014(run: Run, rows: Rows) -> Outcome:
    """Le contenu d'une modification ne va pas avec son opération."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            (self["operation"] != "ajout" or "ancienneValeur" not in self)
            and ("valeur" not in self if self["operation"] == "retrait" else "dateFin" not in self)
        ):
            failed.append((rank, (self,), {"code": self["code"], "operation": self["operation"]}))
    return judged, failed


def av_015(run: Run, rows: Rows) -> Outcome:
    """Un retrait met fin à un élément bien avant l'avenant."""
    doc = run.doc
    fixed_1 = add_days(doc["dateEffet"], -1.0)
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["operation"] == "retrait" and "dateFin" in self):
            continue
        judged += 1
        if self["dateFin"] < fixed_1:
            failed.append(
                (
                    rank,
                    (self,),
                    {"code": self["code"], "effet": doc["dateEffet"], "fin": self["dateFin"]},
                )
            )
    return judged, failed


def av_016(run: Run, rows: Rows) -> Outcome:
    """Un remplacement change le code d'une fiche action."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["operation"] == "remplacement"
            and "cle" in self
            and "ficheAction" in self["cle"]
            and "valeur" in self
            and "ficheAction" in self["valeur"]
        ):
            continue
        judged += 1
        if self["valeur"]["ficheAction"]["code"] != self["cle"]["ficheAction"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "apres": self["valeur"]["ficheAction"]["code"],
                        "avant": self["cle"]["ficheAction"],
                        "code": self["code"],
                    },
                )
            )
    return judged, failed


def av_017(run: Run, rows: Rows) -> Outcome:
    """Un ESMS change de numéro FINESS sans rappeler l'ancien."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["operation"] == "remplacement"
            and "cle" in self
            and "esms" in self["cle"]
            and "valeur" in self
            and "esms" in self["valeur"]
        ):
            continue
        judged += 1
        if not (
            self["valeur"]["esms"]["numeroFinessEt"] == self["cle"]["esms"]
            or "numerosFinessPrecedents" in self["valeur"]["esms"]
            and self["cle"]["esms"] in self["valeur"]["esms"]["numerosFinessPrecedents"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "apres": self["valeur"]["esms"]["numeroFinessEt"],
                        "avant": self["cle"]["esms"],
                        "code": self["code"],
                    },
                )
            )
    return judged, failed


def av_018(run: Run, rows: Rows) -> Outcome:
    """L'avenant change l'offre sans citer d'arrêté."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not any(
            m["objet"] == "capacite" or m["objet"] == "esms" and m["operation"] != "remplacement"
            for m in doc["modifications"]
        ):
            continue
        judged += 1
        if "arretesLies" not in doc:
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_019(run: Run, rows: Rows) -> Outcome:
    """De nouveaux frais de siège ne citent pas un arrêté lié à l'avenant."""
    arretes = run.index(ARRETES_LIES, ((0, "reference", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "fraisSiege" in self["valeur"]):
            continue
        judged += 1
        if self["valeur"]["fraisSiege"]["arrete"]["reference"] not in arretes:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "code": self["code"],
                        "reference": self["valeur"]["fraisSiege"]["arrete"]["reference"],
                    },
                )
            )
    return judged, failed


def av_020(run: Run, rows: Rows) -> Outcome:
    """Un motif d'entrée ou de sortie d'ESMS n'est suivi d'aucune modification."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not (
            (
                "entree_esms" not in run.spend(doc["motifs"])
                or any(
                    m["objet"] == "esms" and m["operation"] == "ajout" for m in doc["modifications"]
                )
            )
            and (
                "sortie_esms" not in run.spend(doc["motifs"])
                or any(
                    m["objet"] == "esms"
                    and (
                        m["operation"] == "retrait"
                        or "valeur" in m
                        and "esms" in m["valeur"]
                        and "dateSortie" in m["valeur"]["esms"]
                    )
                    for m in doc["modifications"]
                )
            )
        ):
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_021(run: Run, rows: Rows) -> Outcome:
    """Un ESMS entre ou sort sans que l'avenant en donne le motif."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not any(
            m["objet"] == "esms" and m["operation"] != "remplacement" for m in doc["modifications"]
        ):
            continue
        judged += 1
        if not (
            "entree_esms" in run.spend(doc["motifs"])
            or "sortie_esms" in run.spend(doc["motifs"])
            or "evolution_offre" in run.spend(doc["motifs"])
            or "changement_gestionnaire" in run.spend(doc["motifs"])
        ):
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_022(run: Run, rows: Rows) -> Outcome:
    """Un signataire de l'avenant n'est pas partie au contrat."""
    parties = run.index(CONTRAT__PARTIES, ((0, "code", False),))
    nouvelles = run.index(MODIFICATIONS__VALEUR__PARTIE, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (self["code"] in parties or self["code"] in nouvelles):
            failed.append((rank, (self,), {"code": self["code"], "nom": self["raisonSociale"]}))
    return judged, failed


def av_023(run: Run, rows: Rows) -> Outcome:
    """Une partie signe un avenant qui prend effet après sa sortie."""
    doc = run.doc
    parties = run.index(CONTRAT__PARTIES, ((0, "code", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            (parties_1 := parties.get(self["code"])) is not None and "dateSortie" in parties_1[0]
        ):
            continue
        judged += 1
        if parties_1[0]["dateSortie"] < doc["dateEffet"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "effet": doc["dateEffet"],
                        "nom": self["raisonSociale"],
                        "sortie": parties_1[0]["dateSortie"],
                    },
                )
            )
    return judged, failed


def av_024(run: Run, rows: Rows) -> Outcome:
    """L'organisme gestionnaire ne signe pas l'avenant."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "signataires" not in doc:
            continue
        judged += 1
        if not any(s["role"] == "organisme_gestionnaire" for s in doc["signataires"]):
            failed.append((rank, (doc,), {"numero": doc["numero"]}))
    return judged, failed


def av_025(run: Run, rows: Rows) -> Outcome:
    """L'avenant est daté d'avant l'une de ses signatures."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("dateSignature" in doc and "signataires" in doc):
            continue
        judged += 1
        if not all(
            "dateSignature" not in s or s["dateSignature"] <= doc["dateSignature"]
            for s in doc["signataires"]
        ):
            failed.append((rank, (doc, doc), {"avenant": doc["dateSignature"]}))
    return judged, failed


def av_026(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est ajouté sans son autorité de tarification."""
    parties = run.index(CONTRAT__PARTIES, ((0, "nature", False),))
    signataires = run.index(SIGNATAIRES, ((0, "nature", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (self["operation"] == "ajout" and "valeur" in self and "esms" in self["valeur"]):
            continue
        judged += 1
        if not (
            (
                not "ARS" in self["valeur"]["esms"]["autoriteCompetente"]
                or "ARS" in parties
                or "ARS" in signataires
            )
            and (
                not "CD" in self["valeur"]["esms"]["autoriteCompetente"]
                or "CD" in parties
                or "METROPOLE" in parties
                or "CD" in signataires
                or "METROPOLE" in signataires
            )
            and (
                not "ETAT" in self["valeur"]["esms"]["autoriteCompetente"]
                or "ETAT" in parties
                or "ETAT" in signataires
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "competence": self["valeur"]["esms"]["autoriteCompetente"],
                        "esms": self["valeur"]["esms"]["numeroFinessEt"],
                        "nom": self["valeur"]["esms"]["nom"],
                    },
                )
            )
    return judged, failed


def av_038(run: Run, rows: Rows) -> Outcome:
    """Un département ne signe pas un avenant qui touche un de ses ESMS."""
    doc = run.doc
    autorites_departements = run.column("autorites", "departements")
    signataires = run.index(SIGNATAIRES, ((0, "code", False),))
    esms = run.index(CONTRAT__PERIMETRE, ((0, "departement", False),))
    vises = run.index(MODIFICATIONS__CLE, ((0, "esms", True),))
    if "signataires" not in doc:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            "codeAutorite" in self
            and (esms_1 := esms.get(autorites_departements.get(self["codeAutorite"], "")))
            is not None
        ):
            continue
        judged += 1
        if not (
            self["code"] in signataires
            or not any(
                "CD" in e["autoriteCompetente"] and e["numeroFinessEt"] in vises
                for e in run.spend(esms_1)
            )
        ):
            failed.append((rank, (doc,), {"nom": self["raisonSociale"], "numero": doc["numero"]}))
    return judged, failed


def av_039(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une dotation modifiée ne redonne pas son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "dotation" in self["valeur"]):
            continue
        judged += 1
        if not (
            floor(self["valeur"]["dotation"]["montant"] * 100 + 0.5)
            - sum(
                [floor(p["montant"] * 100 + 0.5) for p in self["valeur"]["dotation"]["repartition"]]
            )
            <= sum([100.0 for _ in self["valeur"]["dotation"]["repartition"]])
            and sum(
                [floor(p["montant"] * 100 + 0.5) for p in self["valeur"]["dotation"]["repartition"]]
            )
            - floor(self["valeur"]["dotation"]["montant"] * 100 + 0.5)
            <= sum([100.0 for _ in self["valeur"]["dotation"]["repartition"]])
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "code": self["code"],
                        "dotation": self["valeur"]["dotation"]["code"],
                        "montant": self["valeur"]["dotation"]["montant"],
                        "total": sum(
                            [
                                floor(p["montant"] * 100 + 0.5)
                                for p in self["valeur"]["dotation"]["repartition"]
                            ]
                        )
                        / 100.0,
                    },
                )
            )
    return judged, failed


def av_050(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une dotation modifiée s'écarte un peu de son montant."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "dotation" in self["valeur"]):
            continue
        judged += 1
        if floor(self["valeur"]["dotation"]["montant"] * 100 + 0.5) != sum(
            [floor(p["montant"] * 100 + 0.5) for p in self["valeur"]["dotation"]["repartition"]]
        ):
            failed.append(
                (
                    rank,
                    (self, self),
                    {
                        "code": self["code"],
                        "dotation": self["valeur"]["dotation"]["code"],
                        "montant": self["valeur"]["dotation"]["montant"],
                        "total": sum(
                            [
                                floor(p["montant"] * 100 + 0.5)
                                for p in self["valeur"]["dotation"]["repartition"]
                            ]
                        )
                        / 100.0,
                    },
                )
            )
    return judged, failed


def av_051(run: Run, rows: Rows) -> Outcome:
    """La durée modifiée porte le contrat au-delà de six ans."""
    doc = run.doc
    contrat = run.related["contrat"]
    if not (
        "prorogation" in run.spend(doc["motifs"])
        and "nouvelleEcheance" not in doc
        and "dateEffet" in contrat
    ):
        return 0, []
    fixed_1 = add_years(contrat["dateEffet"], 6.0)
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not ("valeur" in self and "duree" in self["valeur"]):
            continue
        judged += 1
        if self["valeur"]["duree"]["dateEcheance"] > fixed_1:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "apres": self["valeur"]["duree"]["dateEcheance"],
                        "code": self["code"],
                        "effet": contrat["dateEffet"],
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
    Rule("CPOM-AV-001", av_001, DOC, (("contrat", "identifiant"),), needs=("contrat",)),
    Rule(
        "CPOM-AV-002",
        av_002,
        DOC,
        (("contrat", "empreinte"),),
        needs=("contratEmpreinte",),
        after=("CPOM-AV-001",),
    ),
    Rule(
        "CPOM-AV-003",
        av_003,
        DOC,
        (("numero",),),
        needs=("contrat", "avenants"),
        after=("CPOM-AV-004",),
    ),
    Rule("CPOM-AV-004", av_004, DOC, (("numero",),), needs=("avenants",)),
    Rule("CPOM-AV-005", av_005, DOC, (("dateEffet",),), needs=("contrat",)),
    Rule(
        "CPOM-AV-006",
        av_006,
        DOC,
        (("dateSignature",),),
        needs=("contrat",),
        after=("CPOM-AV-025",),
    ),
    Rule("CPOM-AV-007", av_007, DOC, (("nouvelleEcheance",),), needs=("contrat",)),
    Rule(
        "CPOM-AV-008",
        av_008,
        DOC,
        (("nouvelleEcheance",),),
        needs=("contrat",),
        after=("CPOM-AV-007",),
    ),
    Rule("CPOM-AV-009", av_009, DOC, (("nouvelleEcheance",),)),
    Rule("CPOM-AV-010", av_010, DOC, (("nouvelleEcheance",),), needs=("contrat",)),
    Rule("CPOM-AV-011", av_011, DOC, (("nouvelleEcheance",),)),
    Rule(
        "CPOM-AV-012",
        av_012,
        MODIFICATIONS,
        (("valeur", "duree", "dateEcheance"), ("nouvelleEcheance",)),
    ),
    Rule("CPOM-AV-013", av_013, MODIFICATIONS, (("ancienneValeur",),)),
    Rule("CPOM-AV-014", av_014, MODIFICATIONS, (("operation",),)),
    Rule("CPOM-AV-015", av_015, MODIFICATIONS, (("dateFin",),)),
    Rule("CPOM-AV-016", av_016, MODIFICATIONS, (("valeur", "ficheAction", "code"),)),
    Rule("CPOM-AV-017", av_017, MODIFICATIONS, (("valeur", "esms", "numeroFinessEt"),)),
    Rule("CPOM-AV-018", av_018, DOC, (("arretesLies",),)),
    Rule("CPOM-AV-019", av_019, MODIFICATIONS, (("valeur", "fraisSiege", "arrete", "reference"),)),
    Rule("CPOM-AV-020", av_020, DOC, (("motifs",),)),
    Rule("CPOM-AV-021", av_021, DOC, (("motifs",),)),
    Rule("CPOM-AV-022", av_022, SIGNATAIRES, (("code",),), needs=("contrat",)),
    Rule("CPOM-AV-023", av_023, SIGNATAIRES, (("code",),), needs=("contrat",)),
    Rule("CPOM-AV-024", av_024, DOC, (("signataires",),)),
    Rule("CPOM-AV-025", av_025, DOC, (("dateSignature",), ("signataires",))),
    Rule(
        "CPOM-AV-026",
        av_026,
        MODIFICATIONS,
        (("valeur", "esms", "autoriteCompetente"),),
        needs=("contrat",),
    ),
    Rule("CPOM-AV-038", av_038, CONTRAT__PARTIES, (("signataires",),), needs=("contrat",)),
    Rule(
        "CPOM-AV-039",
        av_039,
        MODIFICATIONS,
        (("valeur", "dotation", "montant"), ("valeur", "dotation", "repartition")),
    ),
    Rule(
        "CPOM-AV-050",
        av_050,
        MODIFICATIONS,
        (("valeur", "dotation", "montant"), ("valeur", "dotation", "repartition")),
        after=("CPOM-AV-039",),
    ),
    Rule(
        "CPOM-AV-051",
        av_051,
        MODIFICATIONS,
        (("valeur", "duree", "dateEcheance"),),
        needs=("contrat",),
    ),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
)
