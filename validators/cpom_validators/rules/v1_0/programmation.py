"""Règles de programmation : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run

LIGNES: Final = DOC.list("lignes")
LIGNES__ESMS: Final = LIGNES.list("esms")
CONTRATS: Final = Place("contrats")
CONTRATS__UN_CONTRAT: Final = CONTRATS.each()
CONTRATS__UN_CONTRAT__PARTIES: Final = CONTRATS__UN_CONTRAT.list("parties")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")


def ap_001(run: Run, rows: Rows) -> Outcome:
    """L'horizon de la programmation est à l'envers."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if doc["horizon"]["anneeDebut"] > doc["horizon"]["anneeFin"]:
            failed.append(
                (
                    rank,
                    (doc,),
                    {"debut": doc["horizon"]["anneeDebut"], "fin": doc["horizon"]["anneeFin"]},
                )
            )
    return judged, failed


def ap_002(run: Run, rows: Rows) -> Outcome:
    """Un contrat paraît programmé hors de l'horizon."""
    doc = run.doc
    if doc["horizon"]["anneeDebut"] > doc["horizon"]["anneeFin"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["anneeEffet"] >= doc["horizon"]["anneeDebut"]
            and self["anneeEffet"] <= doc["horizon"]["anneeFin"] + 1.0
            or "anneeNegociation" in self
            and self["anneeNegociation"] >= doc["horizon"]["anneeDebut"]
            and self["anneeNegociation"] <= doc["horizon"]["anneeFin"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["anneeEffet"],
                        "debut": doc["horizon"]["anneeDebut"],
                        "fin": doc["horizon"]["anneeFin"],
                        "og": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def ap_003(run: Run, rows: Rows) -> Outcome:
    """Un gestionnaire est programmé deux fois au même endroit."""
    premieres = run.index(LIGNES, ((0, "numeroFinessEj", False), (0, "champ", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (premieres_1 := premieres.get((self["numeroFinessEj"], self["champ"]))) is None:
            continue
        judged += 1
        if not (
            "code" in self
            or len(
                [
                    l
                    for l in run.spend(premieres_1)
                    if l["anneeEffet"] == self["anneeEffet"]
                    and l["typeContrat"] == self["typeContrat"]
                    and any(d in run.spend(self["departements"]) for d in l["departements"])
                ]
            )
            == 1
            and (
                self["anneeEffet"] == premieres_1[0]["anneeEffet"]
                and self["typeContrat"] == premieres_1[0]["typeContrat"]
                or not any(
                    d in run.spend(premieres_1[0]["departements"]) for d in self["departements"]
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (self, premieres_1[0]),
                    {"annee": premieres_1[0]["anneeEffet"], "og": self["raisonSociale"]},
                )
            )
    return judged, failed


def ap_004(run: Run, rows: Rows) -> Outcome:
    """Un contrat tripartite est programmé sans l'un de ses départements."""
    doc = run.doc
    autorites_departements = run.column("autorites", "departements")
    autorites_nature = run.column("autorites", "nature")
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        couverts = [
            autorites_departements.get(a, "")
            for a in [a for a in run.spend(doc["autorites"]) if autorites_nature.get(a, "") == "CD"]
        ]
        judged += 1
        if not all(
            l["typeContrat"] != "tripartite"
            or any(any(d[:] in c for c in run.spend(couverts)) for d in l["departements"])
            for l in doc["lignes"]
        ):
            failed.append((rank, (doc,), {"reference": doc["reference"]}))
    return judged, failed


def ap_005(run: Run, rows: Rows) -> Outcome:
    """Aucune ARS ne signe la programmation."""
    doc = run.doc
    autorites_nature = run.column("autorites", "nature")
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not any(autorites_nature.get(a, "") == "ARS" for a in run.spend(doc["autorites"])):
            failed.append((rank, (doc,), {"reference": doc["reference"]}))
    return judged, failed


def ap_007(run: Run, rows: Rows) -> Outcome:
    """Un ESMS programmé porte le numéro du gestionnaire."""
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        judged += 1
        if self["numeroFinessEt"] == ligne["numeroFinessEj"]:
            failed.append(
                (rank, (self,), {"numero": self["numeroFinessEt"], "og": ligne["raisonSociale"]})
            )
    return judged, failed


def ap_008(run: Run, rows: Rows) -> Outcome:
    """La négociation est prévue après la prise d'effet."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "anneeNegociation" not in self:
            continue
        judged += 1
        if self["anneeNegociation"] > self["anneeEffet"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "effet": self["anneeEffet"],
                        "negociation": self["anneeNegociation"],
                        "og": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def ap_009(run: Run, rows: Rows) -> Outcome:
    """L'année programmée ne suit pas l'échéance du contrat actuel."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if "echeanceActuelle" not in self:
            continue
        judged += 1
        if not (
            self["anneeEffet"] >= int(self["echeanceActuelle"][:4])
            and self["anneeEffet"] <= int(self["echeanceActuelle"][:4]) + 1.0
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["anneeEffet"],
                        "echeance": self["echeanceActuelle"],
                        "og": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def ap_010(run: Run, rows: Rows) -> Outcome:
    """Un contrat bipartite réunit des ESMS de l'ARS et du département."""
    categories_esms_competence = run.column("categories-esms", "competence")
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        esms = self.get("esms", ())
        ars = any(
            categories_esms_competence.get(e["categorie"], "").startswith("ARS") for e in esms
        )
        departement = any(
            categories_esms_competence.get(e["categorie"], "").endswith("CD") for e in esms
        )
        if self["typeContrat"] != "bipartite":
            continue
        judged += 1
        if ars and departement:
            failed.append((rank, (self,), {"og": self["raisonSociale"]}))
    return judged, failed


def ap_011(run: Run, rows: Rows) -> Outcome:
    """L'arrêté paraît publié avant d'être signé."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if not ("datePublication" in doc and "dateSignature" in doc):
            continue
        judged += 1
        if doc["datePublication"] < doc["dateSignature"]:
            failed.append(
                (
                    rank,
                    (doc, doc),
                    {"publication": doc["datePublication"], "signature": doc["dateSignature"]},
                )
            )
    return judged, failed


def ap_012(run: Run, rows: Rows) -> Outcome:
    """Un ESMS soumis à l'obligation est dit volontaire."""
    categories_esms_cpom_obligatoire = run.column("categories-esms", "cpom_obligatoire")
    judged = 0
    failed: Failures = []
    for rank, (self, _ligne, _root) in enumerate(rows):
        if not (
            "aTitreVolontaire" in self
            and categories_esms_cpom_obligatoire.get(self["categorie"], "") == "oui"
        ):
            continue
        judged += 1
        if self["aTitreVolontaire"]:
            failed.append(
                (rank, (self,), {"categorie": self["categorie"], "numero": self["numeroFinessEt"]})
            )
    return judged, failed


def ap_013(run: Run, rows: Rows) -> Outcome:
    """Un ESMS programmé n'est pas dans les départements de la ligne."""
    departements_finess_prefixe = run.column("departements", "finess_prefixe")
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        judged += 1
        if not any(
            self["numeroFinessEt"].startswith(departements_finess_prefixe.get(d, "")[:])
            for d in run.spend(ligne["departements"])
        ):
            failed.append(
                (rank, (self,), {"numero": self["numeroFinessEt"], "og": ligne["raisonSociale"]})
            )
    return judged, failed


def ap_014(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est programmé dans deux contrats."""
    programmes = run.index(LIGNES__ESMS, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        if (programmes_1 := programmes.get(self["numeroFinessEt"])) is None:
            continue
        judged += 1
        if len(programmes_1) != 1:
            failed.append(
                (rank, (self,), {"numero": self["numeroFinessEt"], "og": ligne["raisonSociale"]})
            )
    return judged, failed


def ap_015(run: Run, rows: Rows) -> Outcome:
    """La programmation paraît se remplacer elle-même."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        if "remplace" not in doc:
            continue
        judged += 1
        if doc["remplace"] == doc["reference"]:
            failed.append((rank, (doc,), {"reference": doc["reference"]}))
    return judged, failed


def ap_016(run: Run, rows: Rows) -> Outcome:
    """Une ligne paraît sortir du champ de l'arrêté."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["champ"] == doc["champ"]
            or doc["champ"] in ("PH", "PA")
            and self["champ"] == "PH_PA"
            or doc["champ"] == "PH_PA"
            and self["champ"] in ("PH", "PA")
        ):
            failed.append(
                (
                    rank,
                    (self, doc),
                    {"arrete": doc["champ"], "ligne": self["champ"], "og": self["raisonSociale"]},
                )
            )
    return judged, failed


def ap_017(run: Run, rows: Rows) -> Outcome:
    """L'échéance actuelle n'est pas celle du contrat en cours."""
    lignes = run.index(LIGNES, ((0, "numeroFinessEj", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, unContrat) in enumerate(rows):
        if not (
            self["role"] == "organisme_gestionnaire"
            and "numeroFinessEj" in self
            and (lignes_1 := lignes.get(self["numeroFinessEj"])) is not None
            and "echeanceActuelle" in lignes_1[0]
            and "dateEffet" in unContrat
            and "dateEcheance" in unContrat
            and unContrat["dateEffet"] <= lignes_1[0]["echeanceActuelle"]
        ):
            continue
        judged += 1
        if lignes_1[0]["echeanceActuelle"] != unContrat["dateEcheance"]:
            failed.append(
                (
                    rank,
                    (lignes_1[0],),
                    {
                        "arrete": lignes_1[0]["echeanceActuelle"],
                        "contrat": unContrat["identifiant"],
                        "echeance": unContrat["dateEcheance"],
                        "og": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def ap_031(run: Run, rows: Rows) -> Outcome:
    """Les contrats PH et PA d'un gestionnaire ne sont pas programmés la même année."""
    agees = run.index(LIGNES, ((0, "numeroFinessEj", False), (0, "champ", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if not (
            self["champ"] == "PH"
            and (agees_1 := agees.get((self["numeroFinessEj"], "PA"))) is not None
        ):
            continue
        judged += 1
        if not (
            any(l["anneeEffet"] == self["anneeEffet"] for l in run.spend(agees_1))
            or not any(
                any(d in run.spend(self["departements"]) for d in l["departements"])
                for l in run.spend(agees_1)
            )
        ):
            failed.append(
                (rank, (self,), {"annee": self["anneeEffet"], "og": self["raisonSociale"]})
            )
    return judged, failed


def ap_032(run: Run, rows: Rows) -> Outcome:
    """Une seule année porte plus de la moitié des contrats programmés."""
    doc = run.doc
    annees = run.index(LIGNES, ((0, "anneeEffet", False),))
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        total = sum([1.0 for _ in doc["lignes"]])
        if not (
            len(doc["lignes"]) >= 8
            and doc["horizon"]["anneeFin"] - doc["horizon"]["anneeDebut"] >= 3.0
        ):
            continue
        judged += 1
        if not all(
            (annees_1 := annees.get(l["anneeEffet"])) is None
            or sum([2.0 for _ in run.spend(annees_1)]) <= total
            for l in doc["lignes"]
        ):
            failed.append(
                (
                    rank,
                    (doc,),
                    {"debut": doc["horizon"]["anneeDebut"], "fin": doc["horizon"]["anneeFin"]},
                )
            )
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
    Rule("CPOM-AP-001", ap_001, DOC, (("horizon",),)),
    Rule("CPOM-AP-002", ap_002, LIGNES, (("anneeEffet",),)),
    Rule("CPOM-AP-003", ap_003, LIGNES, (("numeroFinessEj",), ("numeroFinessEj",))),
    Rule("CPOM-AP-004", ap_004, DOC, (("autorites",),)),
    Rule("CPOM-AP-005", ap_005, DOC, (("autorites",),)),
    Rule("CPOM-AP-007", ap_007, LIGNES__ESMS, (("numeroFinessEt",),)),
    Rule("CPOM-AP-008", ap_008, LIGNES, (("anneeNegociation",),)),
    Rule("CPOM-AP-009", ap_009, LIGNES, (("anneeEffet",),), after=("CPOM-AP-002", "CPOM-AP-017")),
    Rule("CPOM-AP-010", ap_010, LIGNES, (("typeContrat",),)),
    Rule("CPOM-AP-011", ap_011, DOC, (("datePublication",), ("dateSignature",))),
    Rule("CPOM-AP-012", ap_012, LIGNES__ESMS, (("aTitreVolontaire",),)),
    Rule("CPOM-AP-013", ap_013, LIGNES__ESMS, (("numeroFinessEt",),)),
    Rule("CPOM-AP-014", ap_014, LIGNES__ESMS, (("numeroFinessEt",),), after=("CPOM-AP-003",)),
    Rule("CPOM-AP-015", ap_015, DOC, (("remplace",),)),
    Rule("CPOM-AP-016", ap_016, LIGNES, (("champ",), ("champ",))),
    Rule(
        "CPOM-AP-017",
        ap_017,
        CONTRATS__UN_CONTRAT__PARTIES,
        (("echeanceActuelle",),),
        needs=("contrats",),
    ),
    Rule("CPOM-AP-031", ap_031, LIGNES, (("anneeEffet",),)),
    Rule("CPOM-AP-032", ap_032, DOC, (("lignes",),)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
)
