"""Règles de programmation : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import finess_key
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
AUTORITES_DEPARTEMENTS: Final = {
    "ARS-01": "971;977;978",
    "ARS-02": "972",
    "ARS-03": "973",
    "ARS-05": "974",
    "ARS-06": "976",
    "ARS-11": "75;77;78;91;92;93;94;95",
    "ARS-24": "18;28;36;37;41;45",
    "ARS-27": "21;25;39;58;70;71;89;90",
    "ARS-28": "14;27;50;61;76",
    "ARS-32": "02;59;60;62;80",
    "ARS-41": "54;55;57;88",
    "ARS-44": "08;10;51;52;54;55;57;67;68;88",
    "ARS-52": "44;49;53;72;85",
    "ARS-53": "22;29;35;56",
    "ARS-75": "16;17;19;23;24;33;40;47;64;79;86;87",
    "ARS-76": "09;11;12;30;31;32;34;46;48;65;66;81;82",
    "ARS-84": "01;03;07;15;26;38;42;43;63;69;73;74",
    "ARS-93": "04;05;06;13;83;84",
    "ARS-94": "2A;2B",
    "CD-01": "01",
    "CD-02": "02",
    "CD-03": "03",
    "CD-04": "04",
    "CD-05": "05",
    "CD-06": "06",
    "CD-07": "07",
    "CD-08": "08",
    "CD-09": "09",
    "CD-10": "10",
    "CD-11": "11",
    "CD-12": "12",
    "CD-13": "13",
    "CD-14": "14",
    "CD-15": "15",
    "CD-16": "16",
    "CD-17": "17",
    "CD-18": "18",
    "CD-19": "19",
    "CT-20R": "2A;2B",
    "CD-21": "21",
    "CD-22": "22",
    "CD-23": "23",
    "CD-24": "24",
    "CD-25": "25",
    "CD-26": "26",
    "CD-27": "27",
    "CD-28": "28",
    "CD-29": "29",
    "CD-30": "30",
    "CD-31": "31",
    "CD-32": "32",
    "CD-33": "33",
    "CD-34": "34",
    "CD-35": "35",
    "CD-36": "36",
    "CD-37": "37",
    "CD-38": "38",
    "CD-39": "39",
    "CD-40": "40",
    "CD-41": "41",
    "CD-42": "42",
    "CD-43": "43",
    "CD-44": "44",
    "CD-45": "45",
    "CD-46": "46",
    "CD-47": "47",
    "CD-48": "48",
    "CD-49": "49",
    "CD-50": "50",
    "CD-51": "51",
    "CD-52": "52",
    "CD-53": "53",
    "CD-54": "54",
    "CD-55": "55",
    "CD-56": "56",
    "CD-57": "57",
    "CD-58": "58",
    "CD-59": "59",
    "CD-60": "60",
    "CD-61": "61",
    "CD-62": "62",
    "CD-63": "63",
    "CD-64": "64",
    "CD-65": "65",
    "CD-66": "66",
    "CD-69": "69",
    "MET-LYO": "69",
    "CT-6AE": "67;68",
    "CD-70": "70",
    "CD-71": "71",
    "CD-72": "72",
    "CD-73": "73",
    "CD-74": "74",
    "CT-75C": "75",
    "CD-76": "76",
    "CD-77": "77",
    "CD-78": "78",
    "CD-79": "79",
    "CD-80": "80",
    "CD-81": "81",
    "CD-82": "82",
    "CD-83": "83",
    "CD-84": "84",
    "CD-85": "85",
    "CD-86": "86",
    "CD-87": "87",
    "CD-88": "88",
    "CD-89": "89",
    "CD-90": "90",
    "CD-91": "91",
    "CD-92": "92",
    "CD-93": "93",
    "CD-94": "94",
    "CD-95": "95",
    "CD-971": "971",
    "CT-972R": "972",
    "CT-973R": "973",
    "CD-974": "974",
    "CD-976": "976",
}
AUTORITES_NATURE: Final = {
    "ARS-01": "ARS",
    "ARS-02": "ARS",
    "ARS-03": "ARS",
    "ARS-05": "ARS",
    "ARS-06": "ARS",
    "ARS-11": "ARS",
    "ARS-24": "ARS",
    "ARS-27": "ARS",
    "ARS-28": "ARS",
    "ARS-32": "ARS",
    "ARS-41": "ARS",
    "ARS-44": "ARS",
    "ARS-52": "ARS",
    "ARS-53": "ARS",
    "ARS-75": "ARS",
    "ARS-76": "ARS",
    "ARS-84": "ARS",
    "ARS-93": "ARS",
    "ARS-94": "ARS",
    "CD-01": "CD",
    "CD-02": "CD",
    "CD-03": "CD",
    "CD-04": "CD",
    "CD-05": "CD",
    "CD-06": "CD",
    "CD-07": "CD",
    "CD-08": "CD",
    "CD-09": "CD",
    "CD-10": "CD",
    "CD-11": "CD",
    "CD-12": "CD",
    "CD-13": "CD",
    "CD-14": "CD",
    "CD-15": "CD",
    "CD-16": "CD",
    "CD-17": "CD",
    "CD-18": "CD",
    "CD-19": "CD",
    "CT-20R": "CD",
    "CD-21": "CD",
    "CD-22": "CD",
    "CD-23": "CD",
    "CD-24": "CD",
    "CD-25": "CD",
    "CD-26": "CD",
    "CD-27": "CD",
    "CD-28": "CD",
    "CD-29": "CD",
    "CD-30": "CD",
    "CD-31": "CD",
    "CD-32": "CD",
    "CD-33": "CD",
    "CD-34": "CD",
    "CD-35": "CD",
    "CD-36": "CD",
    "CD-37": "CD",
    "CD-38": "CD",
    "CD-39": "CD",
    "CD-40": "CD",
    "CD-41": "CD",
    "CD-42": "CD",
    "CD-43": "CD",
    "CD-44": "CD",
    "CD-45": "CD",
    "CD-46": "CD",
    "CD-47": "CD",
    "CD-48": "CD",
    "CD-49": "CD",
    "CD-50": "CD",
    "CD-51": "CD",
    "CD-52": "CD",
    "CD-53": "CD",
    "CD-54": "CD",
    "CD-55": "CD",
    "CD-56": "CD",
    "CD-57": "CD",
    "CD-58": "CD",
    "CD-59": "CD",
    "CD-60": "CD",
    "CD-61": "CD",
    "CD-62": "CD",
    "CD-63": "CD",
    "CD-64": "CD",
    "CD-65": "CD",
    "CD-66": "CD",
    "CD-69": "CD",
    "MET-LYO": "METROPOLE",
    "CT-6AE": "CD",
    "CD-70": "CD",
    "CD-71": "CD",
    "CD-72": "CD",
    "CD-73": "CD",
    "CD-74": "CD",
    "CT-75C": "CD",
    "CD-76": "CD",
    "CD-77": "CD",
    "CD-78": "CD",
    "CD-79": "CD",
    "CD-80": "CD",
    "CD-81": "CD",
    "CD-82": "CD",
    "CD-83": "CD",
    "CD-84": "CD",
    "CD-85": "CD",
    "CD-86": "CD",
    "CD-87": "CD",
    "CD-88": "CD",
    "CD-89": "CD",
    "CD-90": "CD",
    "CD-91": "CD",
    "CD-92": "CD",
    "CD-93": "CD",
    "CD-94": "CD",
    "CD-95": "CD",
    "CD-971": "CD",
    "CT-972R": "CD",
    "CT-973R": "CD",
    "CD-974": "CD",
    "CD-976": "CD",
}
CATEGORIES_ESMS_COMPETENCE: Final = {
    "182": "ARS",
    "183": "ARS",
    "184": "ARS",
    "185": "ARS",
    "186": "ARS",
    "188": "ARS",
    "189": "ARS",
    "190": "ARS_CD",
    "191": "ARS",
    "192": "ARS",
    "193": "ARS",
    "194": "ARS",
    "195": "ARS",
    "196": "ARS",
    "198": "ARS",
    "202": "CD",
    "207": "ARS_CD",
    "209": "ARS_CD",
    "221": "ARS",
    "238": "ARS",
    "246": "ARS",
    "249": "ARS",
    "252": "CD",
    "253": "CD",
    "255": "ARS",
    "354": "ARS",
    "370": "ARS;ARS_CD",
    "377": "ARS;ARS_CD",
    "379": "ARS;ARS_CD;CD",
    "382": "CD",
    "390": "ARS",
    "395": "ARS_CD;CD",
    "396": "ARS",
    "397": "CD",
    "402": "ARS",
    "437": "ARS_CD",
    "445": "ARS_CD",
    "446": "CD",
    "448": "ARS_CD",
    "449": "CD",
    "460": "CD",
    "461": "ARS",
    "464": "ARS",
    "500": "ARS_CD",
    "501": "ARS_CD",
    "502": "CD",
    "640": "CD",
}
CATEGORIES_ESMS_CPOM_OBLIGATOIRE: Final = {
    "182": "oui",
    "183": "oui",
    "184": "non",
    "185": "non",
    "186": "oui",
    "188": "oui",
    "189": "oui",
    "190": "oui",
    "191": "non",
    "192": "oui",
    "193": "non",
    "194": "oui",
    "195": "oui",
    "196": "oui",
    "198": "oui",
    "202": "non",
    "207": "inconnu",
    "209": "oui",
    "221": "inconnu",
    "237": "non",
    "238": "inconnu",
    "246": "oui",
    "247": "non",
    "249": "oui",
    "252": "non",
    "253": "non",
    "255": "oui",
    "354": "oui",
    "370": "inconnu",
    "377": "inconnu",
    "379": "inconnu",
    "382": "non",
    "390": "inconnu",
    "395": "inconnu",
    "396": "inconnu",
    "397": "non",
    "402": "inconnu",
    "437": "oui",
    "445": "oui",
    "446": "non",
    "448": "oui",
    "449": "non",
    "460": "non",
    "461": "option",
    "464": "option",
    "500": "oui",
    "501": "inconnu",
    "502": "non",
    "609": "non",
    "640": "non",
}
DEPARTEMENTS_FINESS_PREFIXE: Final = {
    "01": "010",
    "02": "020",
    "03": "030",
    "04": "040",
    "05": "050",
    "06": "060",
    "07": "070",
    "08": "080",
    "09": "090",
    "10": "100",
    "11": "110",
    "12": "120",
    "13": "130",
    "14": "140",
    "15": "150",
    "16": "160",
    "17": "170",
    "18": "180",
    "19": "190",
    "21": "210",
    "22": "220",
    "23": "230",
    "24": "240",
    "25": "250",
    "26": "260",
    "27": "270",
    "28": "280",
    "29": "290",
    "2A": "2A0",
    "2B": "2B0",
    "30": "300",
    "31": "310",
    "32": "320",
    "33": "330",
    "34": "340",
    "35": "350",
    "36": "360",
    "37": "370",
    "38": "380",
    "39": "390",
    "40": "400",
    "41": "410",
    "42": "420",
    "43": "430",
    "44": "440",
    "45": "450",
    "46": "460",
    "47": "470",
    "48": "480",
    "49": "490",
    "50": "500",
    "51": "510",
    "52": "520",
    "53": "530",
    "54": "540",
    "55": "550",
    "56": "560",
    "57": "570",
    "58": "580",
    "59": "590",
    "60": "600",
    "61": "610",
    "62": "620",
    "63": "630",
    "64": "640",
    "65": "650",
    "66": "660",
    "67": "670",
    "68": "680",
    "69": "690",
    "70": "700",
    "71": "710",
    "72": "720",
    "73": "730",
    "74": "740",
    "75": "750",
    "76": "760",
    "77": "770",
    "78": "780",
    "79": "790",
    "80": "800",
    "81": "810",
    "82": "820",
    "83": "830",
    "84": "840",
    "85": "850",
    "86": "860",
    "87": "870",
    "88": "880",
    "89": "890",
    "90": "900",
    "91": "910",
    "92": "920",
    "93": "930",
    "94": "940",
    "95": "950",
    "971": "9701",
    "972": "9702",
    "973": "9703",
    "974": "9704",
    "976": "9805",
    "975": "9705",
}


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
    """Un contrat est programmé hors de l'horizon."""
    doc = run.doc
    if doc["horizon"]["anneeDebut"] > doc["horizon"]["anneeFin"]:
        return 0, []
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["anneeEffet"] >= doc["horizon"]["anneeDebut"]
            and self["anneeEffet"] <= doc["horizon"]["anneeFin"]
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
            self["anneeEffet"] == premieres_1[0]["anneeEffet"]
            and self["typeContrat"] == premieres_1[0]["typeContrat"]
            or not any(d in run.spend(premieres_1[0]["departements"]) for d in self["departements"])
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
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        couverts = [
            AUTORITES_DEPARTEMENTS.get(a, "")
            for a in [a for a in run.spend(doc["autorites"]) if AUTORITES_NATURE.get(a, "") == "CD"]
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
    judged = 0
    failed: Failures = []
    for rank, (_self,) in enumerate(rows):
        judged += 1
        if not any(AUTORITES_NATURE.get(a, "") == "ARS" for a in run.spend(doc["autorites"])):
            failed.append((rank, (doc,), {"reference": doc["reference"]}))
    return judged, failed


def ap_006(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS d'un gestionnaire programmé est faux."""
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not finess_key(self["numeroFinessEj"]):
            failed.append(
                (rank, (self,), {"numero": self["numeroFinessEj"], "og": self["raisonSociale"]})
            )
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
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        esms = self.get("esms", ())
        ars = any(
            CATEGORIES_ESMS_COMPETENCE.get(e["categorie"], "").startswith("ARS") for e in esms
        )
        departement = any(
            CATEGORIES_ESMS_COMPETENCE.get(e["categorie"], "").endswith("CD") for e in esms
        )
        if self["typeContrat"] != "bipartite":
            continue
        judged += 1
        if ars and departement:
            failed.append((rank, (self,), {"og": self["raisonSociale"]}))
    return judged, failed


def ap_011(run: Run, rows: Rows) -> Outcome:
    """L'arrêté est publié avant d'être signé."""
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
    judged = 0
    failed: Failures = []
    for rank, (self, _ligne, _root) in enumerate(rows):
        if not (
            "aTitreVolontaire" in self
            and CATEGORIES_ESMS_CPOM_OBLIGATOIRE.get(self["categorie"], "") == "oui"
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
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        judged += 1
        if not any(
            self["numeroFinessEt"].startswith(DEPARTEMENTS_FINESS_PREFIXE.get(d, "")[:])
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
    """La programmation se remplace elle-même."""
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
    """Une ligne sort du champ de l'arrêté."""
    doc = run.doc
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        judged += 1
        if not (
            self["champ"] == doc["champ"] or doc["champ"] == "PH_PA" and self["champ"] != "PDS"
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


def ap_018(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS d'un ESMS programmé est faux."""
    judged = 0
    failed: Failures = []
    for rank, (self, ligne, _root) in enumerate(rows):
        judged += 1
        if not finess_key(self["numeroFinessEt"]):
            failed.append(
                (rank, (self,), {"numero": self["numeroFinessEt"], "og": ligne["raisonSociale"]})
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
    Rule("CPOM-AP-006", ap_006, LIGNES, (("numeroFinessEj",),)),
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
    Rule("CPOM-AP-018", ap_018, LIGNES__ESMS, (("numeroFinessEt",),)),
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
)
