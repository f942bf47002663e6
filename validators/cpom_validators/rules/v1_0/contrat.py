"""Règles de contrat : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import (
    add_days,
    add_years,
    cents,
    date,
    finess_key,
    luhn,
    near,
    pattern,
    year,
)
from cpom_validators.rules.runtime import DOC, TEXTS, Outcome, Place, Rows, Rule, Run

ANNEXES: Final = DOC.list("annexes")
AUTRES__AUTRE__PERIMETRE: Final = Place("autres").each().list("perimetre")
COMITE_SUIVI__COMPOSITION: Final = DOC.single("comiteSuivi").list("composition")
COMITE_SUIVI__REUNIONS: Final = DOC.single("comiteSuivi").list("reunions")
ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR__ORGANISATION: Final = (
    DOC.single("entete").single("emetteur").single("organisation")
)
ENTETE__REMPLACE: Final = DOC.single("entete").single("remplace")
EVOLUTIONS_OFFRE: Final = DOC.list("evolutionsOffre")
FICHES_ACTIONS: Final = DOC.list("fichesActions")
FICHES_ACTIONS__ACTIONS: Final = DOC.list("fichesActions").list("actions")
OBJECTIFS_ACTIVITE: Final = DOC.list("objectifsActivite")
OBJECTIFS_STRATEGIQUES: Final = DOC.list("objectifsStrategiques")
PARTIES: Final = DOC.list("parties")
PERIMETRE: Final = DOC.list("perimetre")
PERIMETRE__ADRESSE: Final = DOC.list("perimetre").single("adresse")
PERIMETRE__CAPACITES: Final = DOC.list("perimetre").list("capacites")
PERIMETRE__DISPOSITIFS: Final = DOC.list("perimetre").list("dispositifs")
TRANSMISSIONS: Final = DOC.list("transmissions")
VOLET_FINANCIER__AFFECTATION_RESULTATS: Final = DOC.single("voletFinancier").list(
    "affectationResultats"
)
VOLET_FINANCIER__BASES: Final = DOC.single("voletFinancier").list("bases")
VOLET_FINANCIER__DOTATIONS: Final = DOC.single("voletFinancier").list("dotations")
VOLET_FINANCIER__DOTATIONS__REPARTITION: Final = (
    DOC.single("voletFinancier").list("dotations").list("repartition")
)
VOLET_FINANCIER__FRAIS_SIEGE: Final = DOC.single("voletFinancier").single("fraisSiege")
VOLET_FINANCIER__MODALITES_EVOLUTION: Final = DOC.single("voletFinancier").list(
    "modalitesEvolution"
)
VOLET_FINANCIER__MODALITES_EVOLUTION__TAUX: Final = (
    DOC.single("voletFinancier").list("modalitesEvolution").list("taux")
)
VOLET_FINANCIER__MODULATIONS: Final = DOC.single("voletFinancier").list("modulations")
VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT: Final = DOC.single("voletFinancier").list(
    "programmesInvestissement"
)
VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS: Final = (
    DOC.single("voletFinancier").list("programmesInvestissement").list("approbations")
)
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
CATEGORIES_ESMS_AGE_MIN: Final = {
    "182": "0",
    "183": "3",
    "186": "3",
    "188": "0",
    "189": "0",
    "190": "0",
    "192": "0",
    "194": "0",
    "195": "0",
    "196": "0",
    "198": "16",
    "202": "60",
    "207": "60",
    "246": "20",
    "249": "16",
    "252": "18",
    "253": "18",
    "255": "18",
    "382": "18",
    "395": "18",
    "437": "18",
    "445": "18",
    "446": "18",
    "448": "18",
    "449": "18",
    "464": "16",
    "500": "60",
    "501": "60",
    "502": "60",
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
CATEGORIES_ESMS_SECTEUR: Final = {
    "182": "PH",
    "183": "PH",
    "184": "PH",
    "185": "PH",
    "186": "PH",
    "188": "PH",
    "189": "PH",
    "190": "PH",
    "191": "PH",
    "192": "PH",
    "193": "PH",
    "194": "PH",
    "195": "PH",
    "196": "PH",
    "198": "PH",
    "202": "PA",
    "207": "PA",
    "209": "PA/PH",
    "221": "PH",
    "237": "PH",
    "238": "PH",
    "246": "PH",
    "247": "PH",
    "249": "PH",
    "252": "PH",
    "253": "PH",
    "255": "PH",
    "354": "PA/PH",
    "370": "PH",
    "377": "PH",
    "379": "PH",
    "382": "PH",
    "390": "PH",
    "395": "PH",
    "396": "PH",
    "397": "PH",
    "402": "PH",
    "437": "PH",
    "445": "PH",
    "446": "PH",
    "448": "PH",
    "449": "PH",
    "460": "PA/PH",
    "461": "PH",
    "464": "PH",
    "500": "PA",
    "501": "PA",
    "502": "PA",
    "609": "PH",
    "640": "ASE/famille",
}
DEPARTEMENTS_ARS: Final = {
    "01": "ARS-84",
    "02": "ARS-32",
    "03": "ARS-84",
    "04": "ARS-93",
    "05": "ARS-93",
    "06": "ARS-93",
    "07": "ARS-84",
    "08": "ARS-44",
    "09": "ARS-76",
    "10": "ARS-44",
    "11": "ARS-76",
    "12": "ARS-76",
    "13": "ARS-93",
    "14": "ARS-28",
    "15": "ARS-84",
    "16": "ARS-75",
    "17": "ARS-75",
    "18": "ARS-24",
    "19": "ARS-75",
    "21": "ARS-27",
    "22": "ARS-53",
    "23": "ARS-75",
    "24": "ARS-75",
    "25": "ARS-27",
    "26": "ARS-84",
    "27": "ARS-28",
    "28": "ARS-24",
    "29": "ARS-53",
    "2A": "ARS-94",
    "2B": "ARS-94",
    "30": "ARS-76",
    "31": "ARS-76",
    "32": "ARS-76",
    "33": "ARS-75",
    "34": "ARS-76",
    "35": "ARS-53",
    "36": "ARS-24",
    "37": "ARS-24",
    "38": "ARS-84",
    "39": "ARS-27",
    "40": "ARS-75",
    "41": "ARS-24",
    "42": "ARS-84",
    "43": "ARS-84",
    "44": "ARS-52",
    "45": "ARS-24",
    "46": "ARS-76",
    "47": "ARS-75",
    "48": "ARS-76",
    "49": "ARS-52",
    "50": "ARS-28",
    "51": "ARS-44",
    "52": "ARS-44",
    "53": "ARS-52",
    "54": "ARS-44",
    "55": "ARS-44",
    "56": "ARS-53",
    "57": "ARS-44",
    "58": "ARS-27",
    "59": "ARS-32",
    "60": "ARS-32",
    "61": "ARS-28",
    "62": "ARS-32",
    "63": "ARS-84",
    "64": "ARS-75",
    "65": "ARS-76",
    "66": "ARS-76",
    "67": "ARS-44",
    "68": "ARS-44",
    "69": "ARS-84",
    "70": "ARS-27",
    "71": "ARS-27",
    "72": "ARS-52",
    "73": "ARS-84",
    "74": "ARS-84",
    "75": "ARS-11",
    "76": "ARS-28",
    "77": "ARS-11",
    "78": "ARS-11",
    "79": "ARS-75",
    "80": "ARS-32",
    "81": "ARS-76",
    "82": "ARS-76",
    "83": "ARS-93",
    "84": "ARS-93",
    "85": "ARS-52",
    "86": "ARS-75",
    "87": "ARS-75",
    "88": "ARS-44",
    "89": "ARS-27",
    "90": "ARS-27",
    "91": "ARS-11",
    "92": "ARS-11",
    "93": "ARS-11",
    "94": "ARS-11",
    "95": "ARS-11",
    "971": "ARS-01",
    "972": "ARS-02",
    "973": "ARS-03",
    "974": "ARS-05",
    "976": "ARS-06",
    "977": "ARS-01",
    "978": "ARS-01",
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
THEMES_AXE: Final = {
    "hdf_gouvernance_cpom": "gouvernance_interne",
    "hdf_gpec_absenteisme_risques": "gouvernance_interne",
    "hdf_gestion_patrimoine": "gouvernance_interne",
    "hdf_outils_loi_2002_2": "qualite_bientraitance",
    "hdf_suites_evaluations": "qualite_bientraitance",
    "hdf_evenements_indesirables_graves": "qualite_bientraitance",
    "hdf_place_usagers_aidants": "place_usagers_aidants",
    "hdf_acces_prevention_soins": "parcours_sante",
    "hdf_inclusion_scolaire": "inclusion_scolaire",
    "hdf_insertion_professionnelle": "insertion_professionnelle",
    "hdf_reponse_accompagnee": "reponse_accompagnee",
    "hdf_travaux_territoriaux": "parcours_territorialises",
}


def ac_001(run: Run, rows: Rows) -> Outcome:
    """Des places sont financées ou installées au-delà de l'autorisation."""
    judged, failed = 0, []
    for rank, (
        self,
        _esms,
        _root,
    ) in enumerate(rows):
        if not ("autorisee" in self):
            continue
        judged += 1
        if not (
            ((not ("installee" in self)) or (self["installee"] <= self["autorisee"]))
            and ((not ("financee" in self)) or (self["financee"] <= self["autorisee"]))
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {"autorisees": self["autorisee"]},
                )
            )
    return judged, failed


def ac_002(run: Run, rows: Rows) -> Outcome:
    """Une ligne de places finit avant de commencer."""
    judged, failed = 0, []
    for rank, (
        self,
        _esms,
        _root,
    ) in enumerate(rows):
        if not (("debut" in self) and ("fin" in self)):
            continue
        judged += 1
        if not (self["debut"] <= self["fin"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"debut": self["debut"], "fin": self["fin"]},
                )
            )
    return judged, failed


def ac_003(run: Run, rows: Rows) -> Outcome:
    """Une nouvelle ligne de places s'ajoute à une ancienne restée ouverte."""
    lignes = run.index(
        PERIMETRE__CAPACITES,
        ((1, "numeroFinessEt", False), (0, "modeFonctionnement", False), (0, "clientele", True)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        esms,
        _root,
    ) in enumerate(rows):
        clientele = self.get("clientele", "")
        age = self.get("ageMin", 0.0)
        if not (
            ("debut" in self)
            and ((esms["numeroFinessEt"], self["modeFonctionnement"], clientele) in lignes)
        ):
            continue
        judged += 1
        if not (
            not any(
                (
                    ((not ("fin" in c)) and (c.get("ageMin", 0.0) == age))
                    and ((not ("debut" in c)) or (c["debut"] < self["debut"]))
                )
                for c in run.spend(
                    lignes[(esms["numeroFinessEt"], self["modeFonctionnement"], clientele)]
                )
            )
        ):
            failed.append((rank, (self,), {"debut": self["debut"]}))
    return judged, failed


def ac_004(run: Run, rows: Rows) -> Outcome:
    """L'âge minimal d'un ESMS dépasse son âge maximal."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("ageMin" in self) and ("ageMax" in self)):
            continue
        judged += 1
        if not (self["ageMin"] <= self["ageMax"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"max": self["ageMax"], "min": self["ageMin"], "nom": self["nom"]},
                )
            )
    return judged, failed


def ac_005(run: Run, rows: Rows) -> Outcome:
    """Les âges d'une ligne de places sortent de ceux de l'ESMS."""
    judged, failed = 0, []
    for rank, (
        self,
        esms,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            (
                ((not ("ageMin" in self)) or (not ("ageMin" in esms)))
                or (self["ageMin"] >= esms["ageMin"])
            )
            and (
                ((not ("ageMax" in self)) or (not ("ageMax" in esms)))
                or (self["ageMax"] <= esms["ageMax"])
            )
        ):
            failed.append((rank, (self,), {"code": self["code"], "nom": esms["nom"]}))
    return judged, failed


def ac_006(run: Run, rows: Rows) -> Outcome:
    """Un ESMS pour enfants ou adolescents accueille au-delà de l'âge habituel."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        limite = 6.0 if (self["categorie"] == "190") else 20.0
        if not (
            ("ageMax" in self) and (CATEGORIES_ESMS_PUBLIC.get(self["categorie"], "") == "enfants")
        ):
            continue
        judged += 1
        if not (self["ageMax"] <= limite):
            failed.append(
                (rank, (self,), {"age": self["ageMax"], "limite": limite, "nom": self["nom"]})
            )
    return judged, failed


def ac_007(run: Run, rows: Rows) -> Outcome:
    """Un ESMS pour adultes accueille avant l'âge habituel."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        limite = 18.0 if (CATEGORIES_ESMS_AGE_MIN.get(self["categorie"], "") == "18") else 16.0
        if not (
            (
                ("ageMin" in self)
                and (CATEGORIES_ESMS_PUBLIC.get(self["categorie"], "") == "adultes")
            )
            and (CATEGORIES_ESMS_AGE_MIN.get(self["categorie"], "") != "")
        ):
            continue
        judged += 1
        if not (self["ageMin"] >= limite):
            failed.append(
                (rank, (self,), {"age": self["ageMin"], "limite": limite, "nom": self["nom"]})
            )
    return judged, failed


def ac_008(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'est ouvert aucun jour."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("joursOuverture" in self):
            continue
        judged += 1
        if not (self["joursOuverture"] > 0.0):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ac_009(run: Run, rows: Rows) -> Outcome:
    """Un objectif compte plus de jours d'ouverture que l'année n'a de jours."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("joursOuverture" in self):
            continue
        judged += 1
        if not (
            (self["joursOuverture"] <= 365.0)
            or (year(add_days(date(self["annee"], 1.0, 1.0), 365.0)) == self["annee"])
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "jours": self["joursOuverture"]})
            )
    return judged, failed


def ac_010(run: Run, rows: Rows) -> Outcome:
    """Un dispositif n'a ni places ni file active visée."""
    judged, failed = 0, []
    for rank, (
        self,
        esms,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (("places" in self) or ("fileActiveCible" in self)):
            failed.append((rank, (self,), {"code": self["code"], "nom": esms["nom"]}))
    return judged, failed


def ac_011(run: Run, rows: Rows) -> Outcome:
    """Un objectif d'activité porte sur une année hors du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("dateEffet" in doc) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["annee"] >= year(doc["dateEffet"]))
            and (self["annee"] <= year(doc["dateEcheance"]))
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                        doc,
                    ),
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
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["esms"] in perimetre):
            continue
        judged += 1
        if not (
            (
                (not ("dateEntree" in perimetre[self["esms"]][0]))
                or (year(perimetre[self["esms"]][0]["dateEntree"]) <= self["annee"])
            )
            and (
                (not ("dateSortie" in perimetre[self["esms"]][0]))
                or (year(perimetre[self["esms"]][0]["dateSortie"]) >= self["annee"])
            )
        ):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "nom": perimetre[self["esms"]][0]["nom"]})
            )
    return judged, failed


def ac_013(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'a aucun objectif d'activité."""
    doc = run.doc
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            ((doc["statut"] != "projet") and (not ("rattachement" in self)))
            and (CATEGORIES_ESMS_SECTEUR.get(self["categorie"], "") == "PH")
        ):
            continue
        judged += 1
        if not (self["numeroFinessEt"] in objectifs):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ac_014(run: Run, rows: Rows) -> Outcome:
    """Les objectifs d'activité d'un ESMS s'arrêtent avant la fin du contrat."""
    doc = run.doc
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False), (0, "annee", False)))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (("dateEcheance" in doc) and (self["esms"] in perimetre))
                        and (self["annee"] < year(doc["dateEcheance"]))
                    )
                    and (
                        (not ("dateSortie" in perimetre[self["esms"]][0]))
                        or (self["annee"] < year(perimetre[self["esms"]][0]["dateSortie"]))
                    )
                )
                and ((self["esms"], self["annee"]) in objectifs)
            )
            and (
                objectifs[(self["esms"], self["annee"])][0]["modeFonctionnement"]
                == self["modeFonctionnement"]
            )
        ):
            continue
        judged += 1
        if not ((self["esms"], (self["annee"] + 1.0)) in objectifs):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "nom": perimetre[self["esms"]][0]["nom"]})
            )
    return judged, failed


def ac_015(run: Run, rows: Rows) -> Outcome:
    """Un objectif compte plus de places que l'ESMS n'en a cette année-là."""
    lignes = run.index(
        PERIMETRE__CAPACITES, ((1, "numeroFinessEt", False), (0, "modeFonctionnement", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("capacite" in self) and (not ("dispositif" in self)))
            and ((self["esms"], self["modeFonctionnement"]) in lignes)
        ):
            continue
        judged += 1
        if not (
            sum(
                [
                    (c["autorisee"] if ("autorisee" in c) else self["capacite"])
                    for c in run.spend(
                        [
                            c
                            for c in run.spend(lignes[(self["esms"], self["modeFonctionnement"])])
                            if (
                                ((not ("debut" in c)) or (year(c["debut"]) <= self["annee"]))
                                and ((not ("fin" in c)) or (year(c["fin"]) >= self["annee"]))
                            )
                        ]
                    )
                ]
            )
            >= self["capacite"]
        ):
            failed.append((rank, (self,), {"annee": self["annee"], "places": self["capacite"]}))
    return judged, failed


def ac_016(run: Run, rows: Rows) -> Outcome:
    """L'activité prévue dépasse ce que les places permettent."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (((self["unite"] == "journee") and ("activitePrevue" in self)) and ("capacite" in self))
            and ("joursOuverture" in self)
        ):
            continue
        judged += 1
        if not (self["activitePrevue"] <= (self["capacite"] * self["joursOuverture"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            ((not ("tauxOccupationCible" in self)) or (self["tauxOccupationCible"] <= 1.5))
            and ((not ("tauxRealisationCible" in self)) or (self["tauxRealisationCible"] <= 1.5))
        ):
            failed.append((rank, (self,), {"annee": self["annee"]}))
    return judged, failed


def ac_018(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation visé ne correspond pas à l'activité prévue."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        ((self["unite"] == "journee") and ("tauxOccupationCible" in self))
                        and ("activitePrevue" in self)
                    )
                    and ("capacite" in self)
                )
                and ("joursOuverture" in self)
            )
            and ((self["capacite"] * self["joursOuverture"]) != 0.0)
        ):
            continue
        judged += 1
        if not near(
            self["tauxOccupationCible"],
            (self["activitePrevue"] / (self["capacite"] * self["joursOuverture"])),
            0.01,
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                        self,
                    ),
                    {
                        "calcule": (
                            self["activitePrevue"] / (self["capacite"] * self["joursOuverture"])
                        ),
                        "taux": self["tauxOccupationCible"],
                    },
                )
            )
    return judged, failed


def ac_019(run: Run, rows: Rows) -> Outcome:
    """L'activité d'un CAMSP ou d'un CMPP est fixée en journées."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (self["esms"] in perimetre)
            and (perimetre[self["esms"]][0]["categorie"] in ("189", "190"))
        ):
            continue
        judged += 1
        if not (not (self["unite"] in ("journee", "demi_journee", "nuit"))):
            failed.append((rank, (self,), {"nom": perimetre[self["esms"]][0]["nom"]}))
    return judged, failed


def ac_020(run: Run, rows: Rows) -> Outcome:
    """Un objectif en journées n'a pas de jours d'ouverture."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["unite"] == "journee") and (self["esms"] in perimetre)):
            continue
        judged += 1
        if not (("joursOuverture" in self) or ("joursOuverture" in perimetre[self["esms"]][0])):
            failed.append(
                (rank, (self,), {"annee": self["annee"], "nom": perimetre[self["esms"]][0]["nom"]})
            )
    return judged, failed


def ac_021(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre ne dit pas quel ESMS elle change."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            ("esmsDestination" in self)
            if (self["nature"] == "extension")
            else ((self["nature"] == "creation") or ("esmsOrigine" in self))
        ):
            failed.append((rank, (self,), {"code": self["code"], "nature": self["nature"]}))
    return judged, failed


def ac_022(run: Run, rows: Rows) -> Outcome:
    """Une création retire des places, ou une fermeture en ouvre."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            (not ((self["nature"] == "creation") and ("esmsOrigine" in self)))
            and (not ((self["nature"] == "fermeture") and ("esmsDestination" in self)))
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        self,
                    ),
                    {"code": self["code"], "nature": self["nature"]},
                )
            )
    return judged, failed


def ac_023(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre est prévue hors du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("dateEffet" in doc) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["datePrevue"] >= doc["dateEffet"]) and (self["datePrevue"] <= doc["dateEcheance"])
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("esmsOrigine" in self) and ("placesOrigine" in self))
            and (self["esmsOrigine"] in lignes)
        ):
            continue
        judged += 1
        if not (
            sum(
                [
                    (c["autorisee"] if ("autorisee" in c) else self["placesOrigine"])
                    for c in run.spend(
                        [
                            c
                            for c in run.spend(lignes[self["esmsOrigine"]])
                            if (
                                ((not ("debut" in c)) or (c["debut"] < self["datePrevue"]))
                                and (
                                    (not ("fin" in c))
                                    or (c["fin"] >= add_days(self["datePrevue"], (-1.0)))
                                )
                            )
                        ]
                    )
                ]
            )
            >= self["placesOrigine"]
        ):
            failed.append((rank, (self,), {"code": self["code"], "places": self["placesOrigine"]}))
    return judged, failed


def ct_001(run: Run, rows: Rows) -> Outcome:
    """Le contrat finit avant d'avoir commencé."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateEffet" in self) and ("dateEcheanceInitiale" in self)):
            continue
        judged += 1
        if not (self["dateEcheanceInitiale"] > self["dateEffet"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"echeance": self["dateEcheanceInitiale"], "effet": self["dateEffet"]},
                )
            )
    return judged, failed


def ct_002(run: Run, rows: Rows) -> Outcome:
    """Le contrat initial dure plus de cinq ans."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateEffet" in self) and ("dateEcheanceInitiale" in self)):
            continue
        judged += 1
        if not (self["dateEcheanceInitiale"] <= add_years(self["dateEffet"], 5.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"echeance": self["dateEcheanceInitiale"], "effet": self["dateEffet"]},
                )
            )
    return judged, failed


def ct_003(run: Run, rows: Rows) -> Outcome:
    """Le contrat prorogé dure plus de six ans."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateEffet" in self) and ("dateEcheance" in self)):
            continue
        judged += 1
        if not (self["dateEcheance"] <= add_years(self["dateEffet"], 6.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"echeance": self["dateEcheance"], "effet": self["dateEffet"]},
                )
            )
    return judged, failed


def ct_004(run: Run, rows: Rows) -> Outcome:
    """L'échéance est donnée au premier jour qui suit le contrat."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateEffet" in self) and ("dateEcheanceInitiale" in self)):
            continue
        judged += 1
        if not (self["dateEcheanceInitiale"] != add_years(self["dateEffet"], 5.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "echeance": self["dateEcheanceInitiale"],
                        "effet": self["dateEffet"],
                        "veille": (
                            add_days(self["dateEcheanceInitiale"], (-1.0))
                            if ("dateEcheanceInitiale" in self)
                            else run.date
                        ),
                    },
                )
            )
    return judged, failed


def ct_005(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne prend pas effet un 1er janvier."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self):
            continue
        judged += 1
        if not (self["dateEffet"] == date(year(self["dateEffet"]), 1.0, 1.0)):
            failed.append((rank, (self,), {"effet": self["dateEffet"]}))
    return judged, failed


def ct_006(run: Run, rows: Rows) -> Outcome:
    """Le contrat a été signé après sa date d'effet."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateSignature" in self) and ("dateEffet" in self)):
            continue
        judged += 1
        if not (self["dateSignature"] <= self["dateEffet"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"effet": self["dateEffet"], "signature": self["dateSignature"]},
                )
            )
    return judged, failed


def ct_007(run: Run, rows: Rows) -> Outcome:
    """La date de signature est très antérieure à la date d'effet."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("dateSignature" in self) and ("dateEffet" in self)):
            continue
        judged += 1
        if not (self["dateSignature"] >= add_years(self["dateEffet"], (-2.0))):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"effet": self["dateEffet"], "signature": self["dateSignature"]},
                )
            )
    return judged, failed


def ct_008(run: Run, rows: Rows) -> Outcome:
    """La date d'effet est une date de remplissage."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ("dateEffet" in self):
            continue
        judged += 1
        if not (self["dateEffet"] != date(1900.0, 1.0, 1.0)):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_009(run: Run, rows: Rows) -> Outcome:
    """Aucun organisme gestionnaire n'est engagé au contrat."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not any(
            ((p["role"] == "organisme_gestionnaire") and (not ("dateSortie" in p)))
            for p in self["parties"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_010(run: Run, rows: Rows) -> Outcome:
    """Aucune autorité de tarification ne signe le contrat."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not any((p["role"] == "autorite_tarification") for p in self["parties"]):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_011(run: Run, rows: Rows) -> Outcome:
    """L'ARS ne signe pas alors qu'elle est compétente."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (self["statut"] != "projet")
            and any(
                ((not ("dateSortie" in e)) and (e["autoriteCompetente"] != "CD"))
                for e in self["perimetre"]
            )
        ):
            continue
        judged += 1
        if not any(((p["nature"] == "ARS") and (not ("dateSortie" in p))) for p in self["parties"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_012(run: Run, rows: Rows) -> Outcome:
    """Aucun département ne signe alors que sa compétence est engagée."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (self["statut"] != "projet")
            and any(
                ((not ("dateSortie" in e)) and (e["autoriteCompetente"] != "ARS"))
                for e in self["perimetre"]
            )
        ):
            continue
        judged += 1
        if not any(
            ((p["nature"] in ("CD", "METROPOLE")) and (not ("dateSortie" in p)))
            for p in self["parties"]
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_013(run: Run, rows: Rows) -> Outcome:
    """L'ARS signataire n'est pas celle de l'ESMS."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        ars = DEPARTEMENTS_ARS.get(self["departement"], "")
        if not (
            (
                ((ars != "") and (not ("dateSortie" in self)))
                and (self["autoriteCompetente"] != "CD")
            )
            and ("ARS" in natures)
        ):
            continue
        judged += 1
        if not any(
            ((not ("codeAutorite" in p)) or (p["codeAutorite"] == ars))
            for p in run.spend(natures["ARS"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {"ars": ars, "departement": self["departement"], "nom": self["nom"]},
                )
            )
    return judged, failed


def ct_014(run: Run, rows: Rows) -> Outcome:
    """Aucun département signataire n'est celui de l'ESMS."""
    roles = run.index(PARTIES, ((0, "role", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        departements = (
            [
                p
                for p in run.spend(roles["autorite_tarification"])
                if (
                    ((p["nature"] != "ARS") and ("codeAutorite" in p))
                    and (AUTORITES_DEPARTEMENTS.get(p["codeAutorite"], "") != "")
                )
            ]
            if ("autorite_tarification" in roles)
            else ()
        )
        if not (
            ((not ("dateSortie" in self)) and (self["autoriteCompetente"] != "ARS"))
            and (len(departements) > 0)
        ):
            continue
        judged += 1
        if not any(
            (self["departement"] in AUTORITES_DEPARTEMENTS.get(p["codeAutorite"], ""))
            for p in run.spend(departements)
        ):
            failed.append((rank, (self,), {"departement": self["departement"], "nom": self["nom"]}))
    return judged, failed


def ct_015(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit bipartite alors que l'ARS et un département signent."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["typeContrat"] == "bipartite"):
            continue
        judged += 1
        if not (
            not (
                any((p["nature"] == "ARS") for p in self["parties"])
                and any((p["nature"] in ("CD", "METROPOLE")) for p in self["parties"])
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_016(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit tripartite sans l'ARS ou sans département."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["typeContrat"] == "tripartite"):
            continue
        judged += 1
        if not (
            any((p["nature"] == "ARS") for p in self["parties"])
            and any((p["nature"] in ("CD", "METROPOLE")) for p in self["parties"])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_017(run: Run, rows: Rows) -> Outcome:
    """Le contrat est dit quadripartite sans quatrième partie."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["typeContrat"] == "quadripartite"):
            continue
        judged += 1
        if not (
            any((not (p["nature"] in ("ARS", "CD", "METROPOLE", "OG"))) for p in self["parties"])
            or (len([p for p in self["parties"] if (p["nature"] == "OG")]) > 1)
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_018(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est dans deux contrats de la même autorité à la fois."""
    doc = run.doc
    ici = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    judged, failed = 0, []
    for rank, (
        self,
        autre,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (
                                (
                                    (self["numeroFinessEt"] in ici)
                                    and (autre["identifiant"] != doc["identifiant"])
                                )
                                and (autre["statut"] != "resilie")
                            )
                            and ("dateEffet" in doc)
                        )
                        and ("dateEcheance" in doc)
                    )
                    and ("dateEffet" in autre)
                )
                and ("dateEcheance" in autre)
            )
            and any(
                (
                    ((p["role"] == "autorite_tarification") and ("codeAutorite" in p))
                    and (p["codeAutorite"] in autorites)
                )
                for p in run.spend(autre["parties"])
            )
        ):
            continue
        judged += 1
        if not (
            (
                (self["dateEntree"] if ("dateEntree" in self) else autre["dateEffet"])
                > (
                    ici[self["numeroFinessEt"]][0]["dateSortie"]
                    if ("dateSortie" in ici[self["numeroFinessEt"]][0])
                    else doc["dateEcheance"]
                )
            )
            or (
                (
                    ici[self["numeroFinessEt"]][0]["dateEntree"]
                    if ("dateEntree" in ici[self["numeroFinessEt"]][0])
                    else doc["dateEffet"]
                )
                > (self["dateSortie"] if ("dateSortie" in self) else autre["dateEcheance"])
            )
        ):
            failed.append(
                (
                    rank,
                    (ici[self["numeroFinessEt"]][0],),
                    {"contrat": autre["identifiant"], "nom": self["nom"]},
                )
            )
    return judged, failed


def ct_019(run: Run, rows: Rows) -> Outcome:
    """Un ESMS entre au contrat hors de sa durée."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((("dateEntree" in self) and ("dateEffet" in doc)) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (doc["dateEffet"] <= self["dateEntree"]) and (self["dateEntree"] <= doc["dateEcheance"])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                        doc,
                    ),
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
    """Un ESMS sort avant d'être entré, ou après la fin du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((("dateSortie" in self) and ("dateEffet" in doc)) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (
                (self["dateEntree"] if ("dateEntree" in self) else doc["dateEffet"])
                <= self["dateSortie"]
            )
            and (self["dateSortie"] <= doc["dateEcheance"])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                        doc,
                    ),
                    {
                        "echeance": doc["dateEcheance"],
                        "entree": (
                            self["dateEntree"] if ("dateEntree" in self) else doc["dateEffet"]
                        ),
                        "nom": self["nom"],
                        "sortie": self["dateSortie"],
                    },
                )
            )
    return judged, failed


def ct_021(run: Run, rows: Rows) -> Outcome:
    """Un ESMS sort du contrat sans motif."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("dateSortie" in self):
            continue
        judged += 1
        if not ("motifSortie" in self):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"nom": self["nom"], "sortie": self["dateSortie"]},
                )
            )
    return judged, failed


def ct_022(run: Run, rows: Rows) -> Outcome:
    """Un motif de sortie ou un repreneur est donné sans date de sortie."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("motifSortie" in self) or ("repreneur" in self)):
            continue
        judged += 1
        if not ("dateSortie" in self):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ct_023(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est cédé sans que le repreneur soit nommé."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("motifSortie" in self) and (self["motifSortie"] == "cession")):
            continue
        judged += 1
        if not ("repreneur" in self):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"nom": self["nom"]},
                )
            )
    return judged, failed


def ct_024(run: Run, rows: Rows) -> Outcome:
    """Un repreneur est nommé alors que l'ESMS n'est pas cédé."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("repreneur" in self) and ("motifSortie" in self)):
            continue
        judged += 1
        if not (self["motifSortie"] == "cession"):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    parties = run.index(PARTIES, ((0, "nature", False), (0, "numeroFinessEj", True)))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("repreneur" in self):
            continue
        judged += 1
        if not (not (("OG", self["repreneur"]["numeroFinessEj"]) in parties)):
            failed.append(
                (
                    rank,
                    (self,),
                    {"nom": self["nom"], "repreneur": self["repreneur"]["raisonSociale"]},
                )
            )
    return judged, failed


def ct_026(run: Run, rows: Rows) -> Outcome:
    """Un ESMS soumis au CPOM obligatoire reste en budget prévisionnel."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ("L313-12-2" in self["basesLegales"]):
            continue
        judged += 1
        if not all(
            (
                (("dateSortie" in e) or (e["regimeBudgetaire"] != "BP"))
                or (CATEGORIES_ESMS_CPOM_OBLIGATOIRE.get(e["categorie"], "") != "oui")
            )
            for e in self["perimetre"]
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_027(run: Run, rows: Rows) -> Outcome:
    """Un ESMS privé est déclaré sous le cadre budgétaire des hôpitaux publics."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["regimeBudgetaire"] == "EPCP") and ("OG" in natures)):
            continue
        judged += 1
        if not any(
            ((not ("statutJuridique" in p)) or (p["statutJuridique"] == "public"))
            for p in run.spend(natures["OG"])
        ):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def ct_028(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne dit pas quels documents transmettre, ni quand."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not ("transmissions" in self):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_029(run: Run, rows: Rows) -> Outcome:
    """Le suivi annuel ne figure pas parmi les documents à transmettre."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ("transmissions" in self):
            continue
        judged += 1
        if not any(
            (t["typeDocument"] in ("suivi_annuel", "rapport_financier_activite"))
            for t in self["transmissions"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_030(run: Run, rows: Rows) -> Outcome:
    """La date limite d'une transmission n'existe dans aucun calendrier."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            (self["jour"] <= 29.0)
            or (
                (self["mois"] != 2.0)
                and ((self["jour"] == 30.0) or (not (self["mois"] in (4.0, 6.0, 9.0, 11.0))))
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"document": self["typeDocument"], "jour": self["jour"], "mois": self["mois"]},
                )
            )
    return judged, failed


def ct_031(run: Run, rows: Rows) -> Outcome:
    """L'ERRD ou le compte administratif n'est pas attendu au 30 avril suivant."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["typeDocument"] in ("ERRD", "CA")):
            continue
        judged += 1
        if not ((self["decalageAnnees"] == 1.0) and (self["mois"] <= 4.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"document": self["typeDocument"], "jour": self["jour"], "mois": self["mois"]},
                )
            )
    return judged, failed


def ct_032(run: Run, rows: Rows) -> Outcome:
    """Une partie n'a pas de représentant au comité de suivi."""
    doc = run.doc
    membres = run.index(COMITE_SUIVI__COMPOSITION, ((0, "partie", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("comiteSuivi" in doc) and ("composition" in doc["comiteSuivi"]))
            and (not ("dateSortie" in self))
        ):
            continue
        judged += 1
        if not (self["code"] in membres):
            failed.append(
                (
                    rank,
                    (
                        doc,
                        self,
                    ),
                    {"nom": self["raisonSociale"]},
                )
            )
    return judged, failed


def ct_033(run: Run, rows: Rows) -> Outcome:
    """Le contrat ne prévoit pas de comité de suivi."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not ("comiteSuivi" in self):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_034(run: Run, rows: Rows) -> Outcome:
    """Le comité ne se réunit pas pour le bilan d'étape de la troisième année."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (
                (("comiteSuivi" in self) and ("dateEffet" in self))
                and ("dateEcheanceInitiale" in self)
            )
            and (self["dateEcheanceInitiale"] > add_years(self["dateEffet"], 3.0))
        ):
            continue
        judged += 1
        if not (
            ("reunions" in self["comiteSuivi"])
            and any(
                (
                    (r["objet"] == "bilan_etape")
                    and (
                        (r["annee"] == (year(self["dateEffet"]) + 2.0))
                        or (r["annee"] == (year(self["dateEffet"]) + 3.0))
                    )
                )
                for r in self["comiteSuivi"]["reunions"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {"annee": ((year(self["dateEffet"]) + 2.0) if ("dateEffet" in self) else 0.0)},
                )
            )
    return judged, failed


def ct_035(run: Run, rows: Rows) -> Outcome:
    """Le comité ne se réunit pas pour le bilan final."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("comiteSuivi" in self) and ("dateEcheanceInitiale" in self)):
            continue
        judged += 1
        if not (
            ("reunions" in self["comiteSuivi"])
            and any(
                (
                    (r["objet"] == "bilan_final")
                    and (r["annee"] >= (year(self["dateEcheanceInitiale"]) - 1.0))
                )
                for r in self["comiteSuivi"]["reunions"]
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": (
                            year(self["dateEcheanceInitiale"])
                            if ("dateEcheanceInitiale" in self)
                            else 0.0
                        )
                    },
                )
            )
    return judged, failed


def ct_036(run: Run, rows: Rows) -> Outcome:
    """Une réunion du comité est prévue hors de la durée du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _comiteSuivi,
        _root,
    ) in enumerate(rows):
        if not (("dateEffet" in doc) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (year(doc["dateEffet"]) <= self["annee"])
            and (self["annee"] <= (year(doc["dateEcheance"]) + 1.0))
        ):
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
    """Le diagnostic, les fiches actions ou les objectifs d'activité manquent."""
    annexes = run.index(ANNEXES, ((0, "type", False),))
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not (
            (
                (("diagnosticPartage" in self) or ("diagnostic_partage" in annexes))
                and (("fichesActions" in self) or ("fiches_actions" in annexes))
            )
            and (("objectifsActivite" in self) or ("objectifs_activite" in annexes))
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_038(run: Run, rows: Rows) -> Outcome:
    """Une partie a signé sans que l'on sache qui, à quel titre ou quand."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((doc["statut"] != "projet") and (doc["entete"]["origine"] == "natif")):
            continue
        judged += 1
        if not (
            (("representant" in self) and ("qualite" in self["representant"]))
            and ("dateSignature" in self)
        ):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def ct_039(run: Run, rows: Rows) -> Outcome:
    """Le contrat est signé mais n'a pas de date de signature."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ((self["statut"] != "projet") and (self["entete"]["origine"] == "natif")):
            continue
        judged += 1
        if not ("dateSignature" in self):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"statut": self["statut"]},
                )
            )
    return judged, failed


def ct_040(run: Run, rows: Rows) -> Outcome:
    """Le contrat est en projet mais déjà signé par tous."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] == "projet"):
            continue
        judged += 1
        if not (
            (not ("dateSignature" in self))
            and (not all(("dateSignature" in p) for p in self["parties"]))
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {},
                )
            )
    return judged, failed


def ct_041(run: Run, rows: Rows) -> Outcome:
    """La date d'effet ou l'échéance d'un contrat signé manque."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (self["statut"] != "projet"):
            continue
        judged += 1
        if not (
            (("dateEffet" in self) and ("dateEcheanceInitiale" in self))
            and ("dateEcheance" in self)
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def ct_042(run: Run, rows: Rows) -> Outcome:
    """Une partie a signé après la date de signature du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("dateSignature" in self) and ("dateSignature" in doc))
            and (doc["numeroAvenant"] == 0.0)
        ):
            continue
        judged += 1
        if not (self["dateSignature"] <= doc["dateSignature"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                    ),
                    {
                        "contrat": doc["dateSignature"],
                        "nom": self["raisonSociale"],
                        "partie": self["dateSignature"],
                    },
                )
            )
    return judged, failed


def ct_043(run: Run, rows: Rows) -> Outcome:
    """La date de signature du contrat vient après toutes les signatures."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (
            (("dateSignature" in self) and (self["numeroAvenant"] == 0.0))
            and all(("dateSignature" in p) for p in self["parties"])
        ):
            continue
        judged += 1
        if not any(
            (("dateSignature" in p) and (p["dateSignature"] >= self["dateSignature"]))
            for p in self["parties"]
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"contrat": self["dateSignature"]},
                )
            )
    return judged, failed


def fa_001(run: Run, rows: Rows) -> Outcome:
    """Un contrat signé n'a aucune fiche action."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ((self["statut"] != "projet") and (doc["entete"]["origine"] != "reprise")):
            continue
        judged += 1
        if not ("fichesActions" in self):
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_002(run: Run, rows: Rows) -> Outcome:
    """Une fiche action n'a pas d'indicateur."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] == "en_vigueur"):
            continue
        judged += 1
        if not ("indicateurs" in self):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_003(run: Run, rows: Rows) -> Outcome:
    """Une fiche action n'a pas d'action."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] == "en_vigueur"):
            continue
        judged += 1
        if not ("actions" in self):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_004(run: Run, rows: Rows) -> Outcome:
    """Personne ne répond d'une action."""
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (("responsable" in self) or ("pilote" in ficheAction)):
            failed.append((rank, (self,), {"action": self["code"], "fiche": ficheAction["code"]}))
    return judged, failed


def fa_005(run: Run, rows: Rows) -> Outcome:
    """Le contrat compte plus de trente fiches actions."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not ("fichesActions" in self):
            continue
        judged += 1
        if not (len(self["fichesActions"]) <= 30):
            failed.append((rank, (self,), {}))
    return judged, failed


def fa_006(run: Run, rows: Rows) -> Outcome:
    """Une fiche finit avant de commencer."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("periode" in self) and ("fin" in self["periode"])):
            continue
        judged += 1
        if not (self["periode"]["debut"] <= self["periode"]["fin"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((("periode" in self) and ("dateEffet" in doc)) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["periode"]["debut"] >= doc["dateEffet"])
            and (
                (not ("fin" in self["periode"])) or (self["periode"]["fin"] <= doc["dateEcheance"])
            )
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
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not ((("echeance" in self) and ("dateEffet" in doc)) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["echeance"] >= doc["dateEffet"]) and (self["echeance"] <= doc["dateEcheance"])
        ):
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
    judged, failed = 0, []
    for rank, (
        self,
        ficheAction,
        _root,
    ) in enumerate(rows):
        if not (("echeance" in self) and ("periode" in ficheAction)):
            continue
        judged += 1
        if not (
            (self["echeance"] >= ficheAction["periode"]["debut"])
            and (
                (not ("fin" in ficheAction["periode"]))
                or (self["echeance"] <= ficheAction["periode"]["fin"])
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        ficheAction,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] != "en_vigueur"):
            continue
        judged += 1
        if not ("dateFin" in self):
            failed.append((rank, (self,), {"code": self["code"], "statut": self["statut"]}))
    return judged, failed


def fa_011(run: Run, rows: Rows) -> Outcome:
    """Une fiche en vigueur porte une date de fin."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("dateFin" in self):
            continue
        judged += 1
        if not (self["statut"] != "en_vigueur"):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"code": self["code"], "fin": self["dateFin"]},
                )
            )
    return judged, failed


def fa_012(run: Run, rows: Rows) -> Outcome:
    """Aucune fiche ne met en œuvre un objectif stratégique."""
    fiches = run.index(FICHES_ACTIONS, ((0, "objectifStrategique", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (self["code"] in fiches):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_013(run: Run, rows: Rows) -> Outcome:
    """Une fiche ne dit pas à quel objectif stratégique elle répond."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("objectifsStrategiques" in doc):
            continue
        judged += 1
        if not ("objectifStrategique" in self):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_014(run: Run, rows: Rows) -> Outcome:
    """Le thème régional d'une fiche relève d'un autre axe national."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (("theme" in self) and (THEMES_AXE.get(self["theme"], "") != "")):
            continue
        judged += 1
        if not (THEMES_AXE.get(self["theme"], "") == self["axe"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"axe": self["axe"], "code": self["code"], "theme": self["theme"]},
                )
            )
    return judged, failed


def fa_015(run: Run, rows: Rows) -> Outcome:
    """Tous les ESMS d'une fiche en vigueur ont quitté le contrat."""
    perimetre = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["statut"] == "en_vigueur") and ("esms" in self)):
            continue
        judged += 1
        if not any(
            (
                ((not (e in perimetre)) or (not ("dateSortie" in perimetre[e][0])))
                or (perimetre[e][0]["dateSortie"] >= run.date)
            )
            for e in self["esms"]
        ):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_016(run: Run, rows: Rows) -> Outcome:
    """Deux fiches en vigueur ont le même intitulé."""
    fiches = run.index(FICHES_ACTIONS, ((0, "intitule", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["statut"] == "en_vigueur") and (self["intitule"] in fiches)):
            continue
        judged += 1
        if not (
            len([f for f in run.spend(fiches[self["intitule"]]) if (f["statut"] == "en_vigueur")])
            == 1
        ):
            failed.append((rank, (self,), {"code": self["code"]}))
    return judged, failed


def fa_017(run: Run, rows: Rows) -> Outcome:
    """Une évolution de l'offre est prévue après la fin de sa fiche."""
    fiches = run.index(FICHES_ACTIONS, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("ficheAction" in self) and (self["ficheAction"] in fiches))
            and ("dateFin" in fiches[self["ficheAction"]][0])
        ):
            continue
        judged += 1
        if not (self["datePrevue"] <= fiches[self["ficheAction"]][0]["dateFin"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "code": self["code"],
                        "date": self["datePrevue"],
                        "fin": fiches[self["ficheAction"]][0]["dateFin"],
                    },
                )
            )
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


def fi_001(run: Run, rows: Rows) -> Outcome:
    """La répartition d'une dotation ne redonne pas son montant."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
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
                        "dotation": self["code"],
                        "montant": self["montant"],
                        "total": (sum([cents(p["montant"]) for p in self["repartition"]]) / 100.0),
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ((self["annee"], self["autorite"], self["financement"]) in enveloppes):
            continue
        judged += 1
        if not (
            enveloppes[(self["annee"], self["autorite"], self["financement"])][0]["code"]
            == self["code"]
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "annee": self["annee"],
                        "dotation": self["code"],
                        "financement": self["financement"],
                        "premiere": enveloppes[
                            (self["annee"], self["autorite"], self["financement"])
                        ][0]["code"],
                    },
                )
            )
    return judged, failed


def fi_003(run: Run, rows: Rows) -> Outcome:
    """Une dotation porte sur une année hors du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("dateEffet" in doc) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["annee"] >= year(doc["dateEffet"]))
            and (self["annee"] <= year(doc["dateEcheance"]))
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                        doc,
                    ),
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
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["esms"] in etablissements):
            continue
        judged += 1
        if not (
            (
                (not ("dateEntree" in etablissements[self["esms"]][0]))
                or (year(etablissements[self["esms"]][0]["dateEntree"]) <= dotation["annee"])
            )
            and (
                (not ("dateSortie" in etablissements[self["esms"]][0]))
                or (year(etablissements[self["esms"]][0]["dateSortie"]) >= dotation["annee"])
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        dotation,
                    ),
                    {
                        "annee": dotation["annee"],
                        "dotation": dotation["code"],
                        "esms": etablissements[self["esms"]][0]["nom"],
                    },
                )
            )
    return judged, failed


def fi_005(run: Run, rows: Rows) -> Outcome:
    """Une dotation est attribuée par une partie qui n'est pas autorité de tarification."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["autorite"] in signataires):
            continue
        judged += 1
        if not (signataires[self["autorite"]][0]["role"] == "autorite_tarification"):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "dotation": self["code"],
                        "partie": signataires[self["autorite"]][0]["raisonSociale"],
                        "role": signataires[self["autorite"]][0]["role"],
                    },
                )
            )
    return judged, failed


def fi_006(run: Run, rows: Rows) -> Outcome:
    """Le financement d'une dotation n'est pas celui de l'autorité qui l'attribue."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        assuranceMaladie = self["financement"].startswith("ONDAM_")
        if not (self["autorite"] in signataires):
            continue
        judged += 1
        if not (
            ((not assuranceMaladie) or (signataires[self["autorite"]][0]["nature"] == "ARS"))
            and (
                (self["financement"] != "departement")
                or (signataires[self["autorite"]][0]["nature"] != "ARS")
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
                        "dotation": self["code"],
                        "financement": self["financement"],
                        "partie": signataires[self["autorite"]][0]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def fi_007(run: Run, rows: Rows) -> Outcome:
    """Une dotation donne une part à un ESMS qui ne relève pas de son autorité."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ((self["esms"] in etablissements) and (dotation["autorite"] in signataires)):
            continue
        judged += 1
        if not (
            (
                (signataires[dotation["autorite"]][0]["nature"] != "ARS")
                or (etablissements[self["esms"]][0]["autoriteCompetente"] != "CD")
            )
            and (
                (not (signataires[dotation["autorite"]][0]["nature"] in ("CD", "METROPOLE")))
                or (etablissements[self["esms"]][0]["autoriteCompetente"] != "ARS")
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        dotation,
                    ),
                    {
                        "competence": etablissements[self["esms"]][0]["autoriteCompetente"],
                        "dotation": dotation["code"],
                        "esms": etablissements[self["esms"]][0]["nom"],
                        "partie": signataires[dotation["autorite"]][0]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def fi_008(run: Run, rows: Rows) -> Outcome:
    """Une autorité attribue une part à un ESMS situé hors de son territoire."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (
                ((self["esms"] in etablissements) and (dotation["autorite"] in signataires))
                and ("codeAutorite" in signataires[dotation["autorite"]][0])
            )
            and (
                AUTORITES_DEPARTEMENTS.get(signataires[dotation["autorite"]][0]["codeAutorite"], "")
                != ""
            )
        ):
            continue
        judged += 1
        if not (
            etablissements[self["esms"]][0]["departement"]
            in AUTORITES_DEPARTEMENTS.get(signataires[dotation["autorite"]][0]["codeAutorite"], "")
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        dotation,
                    ),
                    {
                        "autorite": signataires[dotation["autorite"]][0]["codeAutorite"],
                        "departement": etablissements[self["esms"]][0]["departement"],
                        "dotation": dotation["code"],
                        "esms": etablissements[self["esms"]][0]["nom"],
                    },
                )
            )
    return judged, failed


def fi_009(run: Run, rows: Rows) -> Outcome:
    """Une part de dotation finance une section qui n'est pas à la charge de l'autorité."""
    signataires = run.index(PARTIES, ((0, "code", False),))
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (dotation["autorite"] in signataires):
            continue
        judged += 1
        if not (
            (not (self["section"] in ("hebergement", "accompagnement_vie_sociale")))
            if (signataires[dotation["autorite"]][0]["nature"] == "ARS")
            else (self["section"] != "soins")
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        dotation,
                    ),
                    {
                        "dotation": dotation["code"],
                        "esms": self["esms"],
                        "partie": signataires[dotation["autorite"]][0]["raisonSociale"],
                        "section": self["section"],
                    },
                )
            )
    return judged, failed


def fi_010(run: Run, rows: Rows) -> Outcome:
    """Une dotation finance le budget de production d'un ESAT."""
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (self["section"] != "production"):
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["autorite"], self["financement"]) in enveloppes)
            and (enveloppes[(self["autorite"], self["financement"])][0]["code"] == self["code"])
        ):
            continue
        judged += 1
        if not ((self["autorite"], self["financement"]) in modalites):
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["modalite"] in ("formule_fixe", "equation_tarifaire")):
            continue
        judged += 1
        if not ("formule" in self):
            failed.append(
                (rank, (self,), {"autorite": self["autorite"], "modalite": self["modalite"]})
            )
    return judged, failed


def fi_013(run: Run, rows: Rows) -> Outcome:
    """Un taux d'évolution est hors de toute vraisemblance."""
    judged, failed = 0, []
    for rank, (
        self,
        _modaliteEvolution,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not ((self["taux"] >= (-0.1)) and (self["taux"] <= 0.1)):
            failed.append((rank, (self,), {"annee": self["annee"], "taux": self["taux"]}))
    return judged, failed


def fi_014(run: Run, rows: Rows) -> Outcome:
    """Un ESMS a pour la même autorité une base globale et une base par section."""
    bases = run.index(
        VOLET_FINANCIER__BASES, ((0, "esms", False), (0, "autorite", False), (0, "annee", False))
    )
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (self["section"] == "globale")
            and ((self["esms"], self["autorite"], self["annee"]) in bases)
        ):
            continue
        judged += 1
        if not all(
            (b["section"] in ("globale", "production"))
            for b in run.spend(bases[(self["esms"], self["autorite"], self["annee"])])
        ):
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (
                (
                    (
                        (
                            (self["esms"] in etablissements)
                            and (etablissements[self["esms"]][0]["categorie"] == "190")
                        )
                        and (self["autorite"] in signataires)
                    )
                    and (signataires[self["autorite"]][0]["nature"] == "ARS")
                )
                and ((self["esms"], self["annee"]) in bases)
            )
            and any(
                (b["autorite"] != self["autorite"])
                for b in run.spend(bases[(self["esms"], self["annee"])])
            )
        ):
            continue
        judged += 1
        if not (
            (
                cents(self["montant"])
                >= (
                    sum(
                        [
                            cents(b["montant"])
                            for b in run.spend(bases[(self["esms"], self["annee"])])
                        ]
                    )
                    * 0.79
                )
            )
            and (
                cents(self["montant"])
                <= (
                    sum(
                        [
                            cents(b["montant"])
                            for b in run.spend(bases[(self["esms"], self["annee"])])
                        ]
                    )
                    * 0.81
                )
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "esms": self["esms"],
                        "montant": self["montant"],
                        "total": (
                            sum(
                                [
                                    cents(b["montant"])
                                    for b in run.spend(bases[(self["esms"], self["annee"])])
                                ]
                            )
                            / 100.0
                        ),
                    },
                )
            )
    return judged, failed


def fi_016(run: Run, rows: Rows) -> Outcome:
    """La clause de modulation vise un EHPAD."""
    etablissements = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["esms"] in etablissements):
            continue
        judged += 1
        if not (etablissements[self["esms"]][0]["categorie"] != "500"):
            failed.append((rank, (self,), {"esms": etablissements[self["esms"]][0]["nom"]}))
    return judged, failed


def fi_017(run: Run, rows: Rows) -> Outcome:
    """Une modulation en nombre ne dit pas comment l'écart devient un pourcentage."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["indicateur"] != "taux_occupation"):
            continue
        judged += 1
        if not ("conversion" in self):
            failed.append((rank, (self,), {"esms": self["esms"], "indicateur": self["indicateur"]}))
    return judged, failed


def fi_018(run: Run, rows: Rows) -> Outcome:
    """Un objectif de taux d'occupation est saisi en pourcentage."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["indicateur"] == "taux_occupation"):
            continue
        judged += 1
        if not (self["objectif"] <= 1.5):
            failed.append((rank, (self,), {"esms": self["esms"], "objectif": self["objectif"]}))
    return judged, failed


def fi_019(run: Run, rows: Rows) -> Outcome:
    """Le taux d'occupation de la modulation sort de la plage des objectifs d'activité de l'ESMS."""
    objectifs = run.index(OBJECTIFS_ACTIVITE, ((0, "esms", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["indicateur"] == "taux_occupation") and (self["esms"] in objectifs))
            and any(("tauxOccupationCible" in o) for o in run.spend(objectifs[self["esms"]]))
        ):
            continue
        judged += 1
        if not (
            any(
                (("tauxOccupationCible" in o) and (o["tauxOccupationCible"] <= self["objectif"]))
                for o in run.spend(objectifs[self["esms"]])
            )
            and any(
                (("tauxOccupationCible" in o) and (o["tauxOccupationCible"] >= self["objectif"]))
                for o in run.spend(objectifs[self["esms"]])
            )
        ):
            failed.append((rank, (self,), {"esms": self["esms"], "objectif": self["objectif"]}))
    return judged, failed


def fi_020(run: Run, rows: Rows) -> Outcome:
    """Le contrat a une clause Creton et aucun ESMS pour enfants."""
    judged, failed = 0, []
    for rank, (self,) in enumerate(rows):
        if not (("voletFinancier" in self) and ("creton" in self["voletFinancier"])):
            continue
        judged += 1
        if not any(
            (CATEGORIES_ESMS_PUBLIC.get(e["categorie"], "") != "adultes") for e in self["perimetre"]
        ):
            failed.append((rank, (self,), {}))
    return judged, failed


def fi_021(run: Run, rows: Rows) -> Outcome:
    """L'affectation libre des résultats n'a pas de règles."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["mode"] == "libre"):
            continue
        judged += 1
        if not ("regles" in self):
            failed.append((rank, (self,), {"autorite": self["autorite"]}))
    return judged, failed


def fi_022(run: Run, rows: Rows) -> Outcome:
    """Un gestionnaire public est autorisé à affecter un résultat à un autre ESMS."""
    roles = run.index(PARTIES, ((0, "role", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["interEsms"] and ("organisme_gestionnaire" in roles)):
            continue
        judged += 1
        if not any(
            ((not ("statutJuridique" in p)) or (p["statutJuridique"] != "public"))
            for p in run.spend(roles["organisme_gestionnaire"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "autorite": self["autorite"],
                        "gestionnaire": roles["organisme_gestionnaire"][0]["raisonSociale"],
                    },
                )
            )
    return judged, failed


def fi_023(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège sont autorisés pour plus de cinq ans."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ("fin" in self["periode"]):
            continue
        judged += 1
        if not (self["periode"]["fin"] <= add_years(self["periode"]["debut"], 5.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"debut": self["periode"]["debut"], "fin": self["periode"]["fin"]},
                )
            )
    return judged, failed


def fi_024(run: Run, rows: Rows) -> Outcome:
    """L'autorisation de frais de siège ne couvre pas tout le contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ((("fin" in self["periode"]) and ("dateEffet" in doc)) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["periode"]["debut"] <= doc["dateEffet"])
            and (self["periode"]["fin"] >= doc["dateEcheance"])
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                        doc,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (("taux" in self) or ("montant" in self)):
            failed.append((rank, (self,), {"reference": self["arrete"]["reference"]}))
    return judged, failed


def fi_026(run: Run, rows: Rows) -> Outcome:
    """Les frais de siège ont à la fois un taux unique et des quotes-parts."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ("taux" in self):
            continue
        judged += 1
        if not (not ("quotesParts" in self)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"taux": self["taux"]},
                )
            )
    return judged, failed


def fi_027(run: Run, rows: Rows) -> Outcome:
    """Le taux de frais de siège est hors de toute vraisemblance."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ("taux" in self):
            continue
        judged += 1
        if not ((self["taux"] > 0.0) and (self["taux"] <= 0.2)):
            failed.append((rank, (self,), {"taux": self["taux"]}))
    return judged, failed


def fi_028(run: Run, rows: Rows) -> Outcome:
    """Les quotes-parts de frais de siège dépassent le montant autorisé."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("montant" in self) and ("quotesParts" in self)):
            continue
        judged += 1
        if not (sum([cents(q["montant"]) for q in self["quotesParts"]]) <= cents(self["montant"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "montant": self["montant"],
                        "total": (sum([cents(q["montant"]) for q in self["quotesParts"]]) / 100.0),
                    },
                )
            )
    return judged, failed


def fi_029(run: Run, rows: Rows) -> Outcome:
    """Des quotes-parts de frais de siège sont données sans le montant à partager."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("quotesParts" in self) and (not ("taux" in self))):
            continue
        judged += 1
        if not ("montant" in self):
            failed.append(
                (
                    rank,
                    (self,),
                    {"total": (sum([cents(q["montant"]) for q in self["quotesParts"]]) / 100.0)},
                )
            )
    return judged, failed


def fi_030(run: Run, rows: Rows) -> Outcome:
    """Un programme d'investissement déborde du contrat."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("dateEffet" in doc) and ("dateEcheance" in doc)):
            continue
        judged += 1
        if not (
            (self["periode"]["debut"] >= doc["dateEffet"])
            and (
                (not ("fin" in self["periode"])) or (self["periode"]["fin"] <= doc["dateEcheance"])
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        doc,
                        doc,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("emprunts" in self) and any((e["dureeAnnees"] > 1.0) for e in self["emprunts"])):
            continue
        judged += 1
        if not ("approbations" in self):
            failed.append((rank, (self,), {"programme": self["libelle"]}))
    return judged, failed


def fi_032(run: Run, rows: Rows) -> Outcome:
    """Les emprunts d'un programme dépassent son coût total."""
    judged, failed = 0, []
    for rank, (
        self,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not ("emprunts" in self):
            continue
        judged += 1
        if not (sum([cents(e["montant"]) for e in self["emprunts"]]) <= cents(self["montant"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "emprunts": (sum([cents(e["montant"]) for e in self["emprunts"]]) / 100.0),
                        "montant": self["montant"],
                        "programme": self["libelle"],
                    },
                )
            )
    return judged, failed


def fi_033(run: Run, rows: Rows) -> Outcome:
    """Un programme est réputé approuvé soixante jours ou moins après son dépôt."""
    judged, failed = 0, []
    for rank, (
        self,
        programmeInvestissement,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            ((self["statut"] == "repute_approuve") and ("dateDepot" in self)) and ("date" in self)
        ):
            continue
        judged += 1
        if not (self["date"] > add_days(self["dateDepot"], 60.0)):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        programmeInvestissement,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (self["statut"] != "depose"):
            continue
        judged += 1
        if not ("date" in self):
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
    judged, failed = 0, []
    for rank, (
        self,
        programmeInvestissement,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (("dateDepot" in self) and ("date" in self)):
            continue
        judged += 1
        if not (self["date"] >= self["dateDepot"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "decision": self["date"],
                        "depot": self["dateDepot"],
                        "programme": programmeInvestissement["libelle"],
                    },
                )
            )
    return judged, failed


def fi_036(run: Run, rows: Rows) -> Outcome:
    """Le contrat attend les comptes après le 30 avril."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["typeDocument"] in ("ERRD", "CA")):
            continue
        judged += 1
        if not (date((2000.0 + self["decalageAnnees"]), self["mois"], self["jour"]) < "2001-05-01"):
            failed.append(
                (
                    rank,
                    (self,),
                    {"document": self["typeDocument"], "jour": self["jour"], "mois": self["mois"]},
                )
            )
    return judged, failed


def fi_074(run: Run, rows: Rows) -> Outcome:
    """La part d'un ESMS double ou diminue de moitié d'une année à l'autre."""
    parts = run.index(
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        ((1, "autorite", False), (1, "annee", False), (0, "esms", False), (0, "section", False)),
    )
    judged, failed = 0, []
    for rank, (
        self,
        dotation,
        _voletFinancier,
        _root,
    ) in enumerate(rows):
        if not (
            (dotation["autorite"], (dotation["annee"] - 1.0), self["esms"], self["section"])
            in parts
        ):
            continue
        judged += 1
        if not (
            (
                self["montant"]
                <= (
                    parts[
                        (
                            dotation["autorite"],
                            (dotation["annee"] - 1.0),
                            self["esms"],
                            self["section"],
                        )
                    ][0]["montant"]
                    * 2.0
                )
            )
            and (
                (self["montant"] * 2.0)
                >= parts[
                    (dotation["autorite"], (dotation["annee"] - 1.0), self["esms"], self["section"])
                ][0]["montant"]
            )
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        parts[
                            (
                                dotation["autorite"],
                                (dotation["annee"] - 1.0),
                                self["esms"],
                                self["section"],
                            )
                        ][0],
                    ),
                    {
                        "annee": dotation["annee"],
                        "avant": parts[
                            (
                                dotation["autorite"],
                                (dotation["annee"] - 1.0),
                                self["esms"],
                                self["section"],
                            )
                        ][0]["montant"],
                        "esms": self["esms"],
                        "montant": self["montant"],
                    },
                )
            )
    return judged, failed


def id_001(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS d'un ESMS est faux."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not finess_key(self["numeroFinessEt"]):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["numeroFinessEt"]}))
    return judged, failed


def id_002(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS juridique d'une partie est faux."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("numeroFinessEj" in self):
            continue
        judged += 1
        if not finess_key(self["numeroFinessEj"]):
            failed.append(
                (rank, (self,), {"nom": self["raisonSociale"], "numero": self["numeroFinessEj"]})
            )
    return judged, failed


def id_003(run: Run, rows: Rows) -> Outcome:
    """Le numéro SIREN d'une partie est faux."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("siren" in self):
            continue
        judged += 1
        if not luhn(self["siren"]):
            failed.append((rank, (self,), {"nom": self["raisonSociale"], "numero": self["siren"]}))
    return judged, failed


def id_004(run: Run, rows: Rows) -> Outcome:
    """Le numéro SIRET d'un ESMS paraît faux."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("siret" in self):
            continue
        judged += 1
        if not luhn(self["siret"]):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["siret"]}))
    return judged, failed


def id_005(run: Run, rows: Rows) -> Outcome:
    """Le SIRET d'un ESMS n'est pas celui d'un établissement du gestionnaire."""
    natures = run.index(PARTIES, ((0, "nature", False),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (
                ("siret" in self)
                and ((not ("numeroFinessEj" in self)) or (self["numeroFinessEj"] in entites))
            )
            and ("OG" in natures)
        ):
            continue
        judged += 1
        if not any(
            ((not ("siren" in p)) or self["siret"].startswith(p["siren"]))
            for p in run.spend(natures["OG"])
        ):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["siret"]}))
    return judged, failed


def id_006(run: Run, rows: Rows) -> Outcome:
    """Un ESMS porte le numéro d'une entité juridique."""
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (
            (not (self["numeroFinessEt"] in entites))
            and (
                (not ("numeroFinessEj" in self))
                or (self["numeroFinessEj"] != self["numeroFinessEt"])
            )
        ):
            failed.append((rank, (self,), {"nom": self["nom"], "numero": self["numeroFinessEt"]}))
    return judged, failed


def id_007(run: Run, rows: Rows) -> Outcome:
    """L'ancien numéro FINESS d'un ESMS est son numéro actuel."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("numerosFinessPrecedents" in self):
            continue
        judged += 1
        if not (not (self["numeroFinessEt"] in self["numerosFinessPrecedents"])):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {"nom": self["nom"], "numero": self["numeroFinessEt"]},
                )
            )
    return judged, failed


def id_008(run: Run, rows: Rows) -> Outcome:
    """L'ancien numéro d'un ESMS est celui d'un autre ESMS toujours présent."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("numerosFinessPrecedents" in self):
            continue
        judged += 1
        if not all(
            (
                ((n == self["numeroFinessEt"]) or (not (n in presents)))
                or ("dateSortie" in presents[n][0])
            )
            for n in self["numerosFinessPrecedents"]
        ):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def id_009(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est rattaché à lui-même."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("rattachement" in self):
            continue
        judged += 1
        if not (self["rattachement"] != self["numeroFinessEt"]):
            failed.append((rank, (self,), {"nom": self["nom"]}))
    return judged, failed


def id_010(run: Run, rows: Rows) -> Outcome:
    """Un ESMS est rattaché à un site lui-même secondaire."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("rattachement" in self) and (self["rattachement"] != self["numeroFinessEt"]))
            and (self["rattachement"] in presents)
        ):
            continue
        judged += 1
        if not (not ("rattachement" in presents[self["rattachement"]][0])):
            failed.append(
                (
                    rank,
                    (self,),
                    {"nom": self["nom"], "principal": presents[self["rattachement"]][0]["nom"]},
                )
            )
    return judged, failed


def id_011(run: Run, rows: Rows) -> Outcome:
    """L'établissement principal sort du contrat avant son site secondaire."""
    presents = run.index(PERIMETRE, ((0, "numeroFinessEt", False),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (
            (("rattachement" in self) and (self["rattachement"] in presents))
            and ("dateSortie" in presents[self["rattachement"]][0])
        ):
            continue
        judged += 1
        if not (
            ("dateSortie" in self)
            and (self["dateSortie"] <= presents[self["rattachement"]][0]["dateSortie"])
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "nom": self["nom"],
                        "principal": presents[self["rattachement"]][0]["nom"],
                        "sortie": presents[self["rattachement"]][0]["dateSortie"],
                    },
                )
            )
    return judged, failed


def id_012(run: Run, rows: Rows) -> Outcome:
    """Le numéro FINESS ne commence pas par le département de l'ESMS."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        prefixe = DEPARTEMENTS_FINESS_PREFIXE.get(self["departement"], "")
        if not (prefixe != ""):
            continue
        judged += 1
        if not self["numeroFinessEt"].startswith(prefixe):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ("adresse" in self):
            continue
        judged += 1
        if not (self["adresse"]["departement"] == self["departement"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    pattern_1 = pattern("^[0-9][0-9AB][0-9]{3}$")
    judged, failed = 0, []
    for rank, (
        self,
        esms,
        _root,
    ) in enumerate(rows):
        if not ("codeCommune" in self):
            continue
        judged += 1
        if not (
            self["codeCommune"].startswith(self["departement"])
            and (pattern_1(self["codeCommune"]) is not None)
        ):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
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
    pattern_1 = pattern("^[0-9]{5}$")
    judged, failed = 0, []
    for rank, (
        self,
        esms,
        _root,
    ) in enumerate(rows):
        judged += 1
        if not (pattern_1(self["codePostal"]) is not None):
            failed.append((rank, (self,), {"code": self["codePostal"], "nom": esms["nom"]}))
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


def id_019(run: Run, rows: Rows) -> Outcome:
    """Le contrat est émis par un organisme qui n'y est pas partie."""
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _emetteur,
        _entete,
        _root,
    ) in enumerate(rows):
        if not (("numeroFinessEj" in self) or ("codeAutorite" in self)):
            continue
        judged += 1
        if not (
            (("numeroFinessEj" in self) and (self["numeroFinessEj"] in entites))
            or (("codeAutorite" in self) and (self["codeAutorite"] in autorites))
        ):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_020(run: Run, rows: Rows) -> Outcome:
    """La même personne morale est partie deux fois."""
    autorites = run.index(PARTIES, ((0, "codeAutorite", True),))
    entites = run.index(PARTIES, ((0, "numeroFinessEj", True),))
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (not ("dateSortie" in self)):
            continue
        judged += 1
        if not (
            (
                ((not ("codeAutorite" in self)) or (not (self["codeAutorite"] in autorites)))
                or (
                    len(
                        [
                            p
                            for p in run.spend(autorites[self["codeAutorite"]])
                            if (not ("dateSortie" in p))
                        ]
                    )
                    == 1
                )
            )
            and (
                ((not ("numeroFinessEj" in self)) or (not (self["numeroFinessEj"] in entites)))
                or (
                    len(
                        [
                            p
                            for p in run.spend(entites[self["numeroFinessEj"]])
                            if (not ("dateSortie" in p))
                        ]
                    )
                    == 1
                )
            )
        ):
            failed.append((rank, (self,), {"code": self["code"], "nom": self["raisonSociale"]}))
    return judged, failed


def id_021(run: Run, rows: Rows) -> Outcome:
    """Le code de l'autorité contredit sa nature."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        nature = AUTORITES_NATURE.get(self["codeAutorite"], "") if ("codeAutorite" in self) else ""
        if not ((nature != "") and (self["nature"] in ("ARS", "CD", "METROPOLE"))):
            continue
        judged += 1
        if not (nature == self["nature"]):
            failed.append(
                (
                    rank,
                    (
                        self,
                        self,
                    ),
                    {
                        "autorite": self.get("codeAutorite", ""),
                        "nature": self["nature"],
                        "nom": self["raisonSociale"],
                    },
                )
            )
    return judged, failed


def id_022(run: Run, rows: Rows) -> Outcome:
    """Une autorité partie au contrat n'a pas de code."""
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not (self["nature"] in ("ARS", "CD", "METROPOLE")):
            continue
        judged += 1
        if not ("codeAutorite" in self):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


def id_023(run: Run, rows: Rows) -> Outcome:
    """Le gestionnaire n'a pas de numéro FINESS juridique."""
    doc = run.doc
    judged, failed = 0, []
    for rank, (
        self,
        _root,
    ) in enumerate(rows):
        if not ((self["nature"] == "OG") and (doc["statut"] != "projet")):
            continue
        judged += 1
        if not ("numeroFinessEj" in self):
            failed.append((rank, (self,), {"nom": self["raisonSociale"]}))
    return judged, failed


RULES: Final = (
    Rule(
        "CPOM-AC-001",
        ac_001,
        PERIMETRE__CAPACITES,
        (
            ("autorisee",),
            ("installee",),
            ("financee",),
        ),
    ),
    Rule(
        "CPOM-AC-002",
        ac_002,
        PERIMETRE__CAPACITES,
        (
            ("fin",),
            ("debut",),
        ),
    ),
    Rule("CPOM-AC-003", ac_003, PERIMETRE__CAPACITES, (("debut",),)),
    Rule(
        "CPOM-AC-004",
        ac_004,
        PERIMETRE,
        (
            ("ageMin",),
            ("ageMax",),
        ),
    ),
    Rule("CPOM-AC-005", ac_005, PERIMETRE__CAPACITES, ((),)),
    Rule("CPOM-AC-006", ac_006, PERIMETRE, (("ageMax",),)),
    Rule("CPOM-AC-007", ac_007, PERIMETRE, (("ageMin",),)),
    Rule("CPOM-AC-008", ac_008, PERIMETRE, (("joursOuverture",),)),
    Rule("CPOM-AC-009", ac_009, OBJECTIFS_ACTIVITE, (("joursOuverture",),)),
    Rule("CPOM-AC-010", ac_010, PERIMETRE__DISPOSITIFS, ((),)),
    Rule(
        "CPOM-AC-011",
        ac_011,
        OBJECTIFS_ACTIVITE,
        (
            ("annee",),
            ("dateEffet",),
            ("dateEcheance",),
        ),
    ),
    Rule("CPOM-AC-012", ac_012, OBJECTIFS_ACTIVITE, (("annee",),)),
    Rule("CPOM-AC-013", ac_013, PERIMETRE, (("numeroFinessEt",),)),
    Rule("CPOM-AC-014", ac_014, OBJECTIFS_ACTIVITE, (("annee",),)),
    Rule("CPOM-AC-015", ac_015, OBJECTIFS_ACTIVITE, (("capacite",),)),
    Rule(
        "CPOM-AC-016",
        ac_016,
        OBJECTIFS_ACTIVITE,
        (
            ("activitePrevue",),
            ("capacite",),
            ("joursOuverture",),
        ),
    ),
    Rule("CPOM-AC-017", ac_017, OBJECTIFS_ACTIVITE, ((),)),
    Rule(
        "CPOM-AC-018",
        ac_018,
        OBJECTIFS_ACTIVITE,
        (
            ("tauxOccupationCible",),
            ("activitePrevue",),
            ("capacite",),
            ("joursOuverture",),
        ),
        after=("CPOM-AC-017",),
    ),
    Rule("CPOM-AC-019", ac_019, OBJECTIFS_ACTIVITE, (("unite",),)),
    Rule("CPOM-AC-020", ac_020, OBJECTIFS_ACTIVITE, ((),)),
    Rule("CPOM-AC-021", ac_021, EVOLUTIONS_OFFRE, ((),)),
    Rule(
        "CPOM-AC-022",
        ac_022,
        EVOLUTIONS_OFFRE,
        (
            ("nature",),
            ("esmsOrigine",),
            ("esmsDestination",),
        ),
    ),
    Rule("CPOM-AC-023", ac_023, EVOLUTIONS_OFFRE, (("datePrevue",),)),
    Rule("CPOM-AC-024", ac_024, EVOLUTIONS_OFFRE, (("placesOrigine",),)),
    Rule(
        "CPOM-CT-001",
        ct_001,
        DOC,
        (
            ("dateEcheanceInitiale",),
            ("dateEffet",),
        ),
    ),
    Rule(
        "CPOM-CT-002",
        ct_002,
        DOC,
        (
            ("dateEcheanceInitiale",),
            ("dateEffet",),
        ),
        after=("CPOM-CT-008",),
    ),
    Rule(
        "CPOM-CT-003",
        ct_003,
        DOC,
        (
            ("dateEcheance",),
            ("dateEffet",),
        ),
        after=("CPOM-CT-008",),
    ),
    Rule(
        "CPOM-CT-004",
        ct_004,
        DOC,
        (
            ("dateEcheanceInitiale",),
            ("dateEffet",),
        ),
    ),
    Rule("CPOM-CT-005", ct_005, DOC, (("dateEffet",),)),
    Rule(
        "CPOM-CT-006",
        ct_006,
        DOC,
        (
            ("dateSignature",),
            ("dateEffet",),
        ),
        after=("CPOM-CT-008",),
    ),
    Rule(
        "CPOM-CT-007",
        ct_007,
        DOC,
        (
            ("dateSignature",),
            ("dateEffet",),
        ),
    ),
    Rule("CPOM-CT-008", ct_008, DOC, (("dateEffet",),)),
    Rule("CPOM-CT-009", ct_009, DOC, (("parties",),)),
    Rule("CPOM-CT-010", ct_010, DOC, (("parties",),)),
    Rule(
        "CPOM-CT-011",
        ct_011,
        DOC,
        (
            ("parties",),
            ("perimetre",),
        ),
    ),
    Rule(
        "CPOM-CT-012",
        ct_012,
        DOC,
        (
            ("parties",),
            ("perimetre",),
        ),
    ),
    Rule("CPOM-CT-013", ct_013, PERIMETRE, (("departement",),)),
    Rule("CPOM-CT-014", ct_014, PERIMETRE, (("departement",),)),
    Rule(
        "CPOM-CT-015",
        ct_015,
        DOC,
        (
            ("typeContrat",),
            ("parties",),
        ),
    ),
    Rule(
        "CPOM-CT-016",
        ct_016,
        DOC,
        (
            ("typeContrat",),
            ("parties",),
        ),
        after=(
            "CPOM-CT-011",
            "CPOM-CT-012",
        ),
    ),
    Rule(
        "CPOM-CT-017",
        ct_017,
        DOC,
        (
            ("typeContrat",),
            ("parties",),
        ),
    ),
    Rule(
        "CPOM-CT-018", ct_018, AUTRES__AUTRE__PERIMETRE, (("numeroFinessEt",),), needs=("autres",)
    ),
    Rule(
        "CPOM-CT-019",
        ct_019,
        PERIMETRE,
        (
            ("dateEntree",),
            ("dateEffet",),
            ("dateEcheance",),
        ),
    ),
    Rule(
        "CPOM-CT-020",
        ct_020,
        PERIMETRE,
        (
            ("dateSortie",),
            ("dateEntree",),
            ("dateEcheance",),
        ),
    ),
    Rule(
        "CPOM-CT-021",
        ct_021,
        PERIMETRE,
        (
            ("motifSortie",),
            ("dateSortie",),
        ),
    ),
    Rule("CPOM-CT-022", ct_022, PERIMETRE, (("dateSortie",),)),
    Rule(
        "CPOM-CT-023",
        ct_023,
        PERIMETRE,
        (
            ("repreneur",),
            ("motifSortie",),
        ),
    ),
    Rule(
        "CPOM-CT-024",
        ct_024,
        PERIMETRE,
        (
            ("motifSortie",),
            ("repreneur",),
        ),
    ),
    Rule(
        "CPOM-CT-025",
        ct_025,
        PERIMETRE,
        (
            (
                "repreneur",
                "numeroFinessEj",
            ),
        ),
    ),
    Rule(
        "CPOM-CT-026",
        ct_026,
        DOC,
        (
            ("perimetre",),
            ("basesLegales",),
        ),
    ),
    Rule("CPOM-CT-027", ct_027, PERIMETRE, (("regimeBudgetaire",),)),
    Rule("CPOM-CT-028", ct_028, DOC, (("transmissions",),)),
    Rule("CPOM-CT-029", ct_029, DOC, (("transmissions",),)),
    Rule(
        "CPOM-CT-030",
        ct_030,
        TRANSMISSIONS,
        (
            ("jour",),
            ("mois",),
        ),
    ),
    Rule(
        "CPOM-CT-031",
        ct_031,
        TRANSMISSIONS,
        (
            ("mois",),
            ("decalageAnnees",),
        ),
    ),
    Rule(
        "CPOM-CT-032",
        ct_032,
        PARTIES,
        (
            (
                "comiteSuivi",
                "composition",
            ),
            ("code",),
        ),
    ),
    Rule("CPOM-CT-033", ct_033, DOC, (("comiteSuivi",),)),
    Rule(
        "CPOM-CT-034",
        ct_034,
        DOC,
        (
            (
                "comiteSuivi",
                "reunions",
            ),
        ),
    ),
    Rule(
        "CPOM-CT-035",
        ct_035,
        DOC,
        (
            (
                "comiteSuivi",
                "reunions",
            ),
        ),
    ),
    Rule("CPOM-CT-036", ct_036, COMITE_SUIVI__REUNIONS, (("annee",),)),
    Rule("CPOM-CT-037", ct_037, DOC, (("annexes",),)),
    Rule("CPOM-CT-038", ct_038, PARTIES, ((),)),
    Rule(
        "CPOM-CT-039",
        ct_039,
        DOC,
        (
            ("dateSignature",),
            ("statut",),
        ),
    ),
    Rule(
        "CPOM-CT-040",
        ct_040,
        DOC,
        (
            ("statut",),
            ("dateSignature",),
        ),
    ),
    Rule("CPOM-CT-041", ct_041, DOC, ((),)),
    Rule(
        "CPOM-CT-042",
        ct_042,
        PARTIES,
        (
            ("dateSignature",),
            ("dateSignature",),
        ),
    ),
    Rule(
        "CPOM-CT-043",
        ct_043,
        DOC,
        (
            ("dateSignature",),
            ("parties",),
        ),
    ),
    Rule("CPOM-FA-001", fa_001, DOC, ((),)),
    Rule("CPOM-FA-002", fa_002, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-003", fa_003, FICHES_ACTIONS, ((),)),
    Rule("CPOM-FA-004", fa_004, FICHES_ACTIONS__ACTIONS, ((),)),
    Rule("CPOM-FA-005", fa_005, DOC, (("fichesActions",),)),
    Rule(
        "CPOM-FA-006",
        fa_006,
        FICHES_ACTIONS,
        (
            (
                "periode",
                "fin",
            ),
            (
                "periode",
                "debut",
            ),
        ),
    ),
    Rule("CPOM-FA-007", fa_007, FICHES_ACTIONS, (("periode",),)),
    Rule("CPOM-FA-008", fa_008, FICHES_ACTIONS__ACTIONS, (("echeance",),)),
    Rule(
        "CPOM-FA-009",
        fa_009,
        FICHES_ACTIONS__ACTIONS,
        (
            ("echeance",),
            ("periode",),
        ),
        after=("CPOM-FA-008",),
    ),
    Rule("CPOM-FA-010", fa_010, FICHES_ACTIONS, ((),)),
    Rule(
        "CPOM-FA-011",
        fa_011,
        FICHES_ACTIONS,
        (
            ("dateFin",),
            ("statut",),
        ),
    ),
    Rule("CPOM-FA-012", fa_012, OBJECTIFS_STRATEGIQUES, ((),)),
    Rule("CPOM-FA-013", fa_013, FICHES_ACTIONS, ((),)),
    Rule(
        "CPOM-FA-014",
        fa_014,
        FICHES_ACTIONS,
        (
            ("theme",),
            ("axe",),
        ),
    ),
    Rule("CPOM-FA-015", fa_015, FICHES_ACTIONS, (("esms",),)),
    Rule("CPOM-FA-016", fa_016, FICHES_ACTIONS, (("intitule",),)),
    Rule("CPOM-FA-017", fa_017, EVOLUTIONS_OFFRE, (("ficheAction",),)),
    Rule("CPOM-FA-018", fa_018, TEXTS, ((),)),
    Rule("CPOM-FA-019", fa_019, TEXTS, ((),)),
    Rule("CPOM-FA-020", fa_020, TEXTS, ((),)),
    Rule("CPOM-FA-021", fa_021, TEXTS, ((),)),
    Rule(
        "CPOM-FI-001",
        fi_001,
        VOLET_FINANCIER__DOTATIONS,
        (
            ("montant",),
            ("repartition",),
        ),
    ),
    Rule("CPOM-FI-002", fi_002, VOLET_FINANCIER__DOTATIONS, (("code",),)),
    Rule(
        "CPOM-FI-003",
        fi_003,
        VOLET_FINANCIER__DOTATIONS,
        (
            ("annee",),
            ("dateEffet",),
            ("dateEcheance",),
        ),
    ),
    Rule(
        "CPOM-FI-004",
        fi_004,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (
            ("esms",),
            ("annee",),
        ),
    ),
    Rule("CPOM-FI-005", fi_005, VOLET_FINANCIER__DOTATIONS, (("autorite",),)),
    Rule(
        "CPOM-FI-006",
        fi_006,
        VOLET_FINANCIER__DOTATIONS,
        (
            ("financement",),
            ("autorite",),
        ),
    ),
    Rule(
        "CPOM-FI-007",
        fi_007,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (
            ("esms",),
            ("autorite",),
        ),
    ),
    Rule(
        "CPOM-FI-008",
        fi_008,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (
            ("esms",),
            ("autorite",),
        ),
    ),
    Rule(
        "CPOM-FI-009",
        fi_009,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (
            ("section",),
            ("autorite",),
        ),
    ),
    Rule("CPOM-FI-010", fi_010, VOLET_FINANCIER__DOTATIONS__REPARTITION, (("section",),)),
    Rule("CPOM-FI-011", fi_011, VOLET_FINANCIER__DOTATIONS, (("code",),)),
    Rule("CPOM-FI-012", fi_012, VOLET_FINANCIER__MODALITES_EVOLUTION, (("modalite",),)),
    Rule("CPOM-FI-013", fi_013, VOLET_FINANCIER__MODALITES_EVOLUTION__TAUX, (("taux",),)),
    Rule("CPOM-FI-014", fi_014, VOLET_FINANCIER__BASES, (("section",),)),
    Rule("CPOM-FI-015", fi_015, VOLET_FINANCIER__BASES, (("montant",),)),
    Rule("CPOM-FI-016", fi_016, VOLET_FINANCIER__MODULATIONS, (("esms",),)),
    Rule("CPOM-FI-017", fi_017, VOLET_FINANCIER__MODULATIONS, (("indicateur",),)),
    Rule("CPOM-FI-018", fi_018, VOLET_FINANCIER__MODULATIONS, (("objectif",),)),
    Rule("CPOM-FI-019", fi_019, VOLET_FINANCIER__MODULATIONS, (("objectif",),)),
    Rule(
        "CPOM-FI-020",
        fi_020,
        DOC,
        (
            (
                "voletFinancier",
                "creton",
            ),
        ),
    ),
    Rule("CPOM-FI-021", fi_021, VOLET_FINANCIER__AFFECTATION_RESULTATS, (("mode",),)),
    Rule("CPOM-FI-022", fi_022, VOLET_FINANCIER__AFFECTATION_RESULTATS, (("interEsms",),)),
    Rule(
        "CPOM-FI-023",
        fi_023,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (
            (
                "periode",
                "fin",
            ),
            (
                "periode",
                "debut",
            ),
        ),
    ),
    Rule(
        "CPOM-FI-024",
        fi_024,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (
            ("periode",),
            ("dateEffet",),
            ("dateEcheance",),
        ),
    ),
    Rule("CPOM-FI-025", fi_025, VOLET_FINANCIER__FRAIS_SIEGE, ((),)),
    Rule(
        "CPOM-FI-026",
        fi_026,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (
            ("quotesParts",),
            ("taux",),
        ),
    ),
    Rule("CPOM-FI-027", fi_027, VOLET_FINANCIER__FRAIS_SIEGE, (("taux",),)),
    Rule(
        "CPOM-FI-028",
        fi_028,
        VOLET_FINANCIER__FRAIS_SIEGE,
        (
            ("montant",),
            ("quotesParts",),
        ),
    ),
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
        (
            ("periode",),
            ("dateEffet",),
            ("dateEcheance",),
        ),
    ),
    Rule("CPOM-FI-031", fi_031, VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT, (("emprunts",),)),
    Rule(
        "CPOM-FI-032",
        fi_032,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT,
        (
            ("montant",),
            ("emprunts",),
        ),
    ),
    Rule(
        "CPOM-FI-033",
        fi_033,
        VOLET_FINANCIER__PROGRAMMES_INVESTISSEMENT__APPROBATIONS,
        (
            ("date",),
            ("dateDepot",),
        ),
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
        (
            ("date",),
            ("dateDepot",),
        ),
    ),
    Rule("CPOM-FI-036", fi_036, TRANSMISSIONS, ((),)),
    Rule(
        "CPOM-FI-074",
        fi_074,
        VOLET_FINANCIER__DOTATIONS__REPARTITION,
        (
            ("montant",),
            ("montant",),
        ),
    ),
    Rule("CPOM-ID-001", id_001, PERIMETRE, (("numeroFinessEt",),)),
    Rule("CPOM-ID-002", id_002, PARTIES, (("numeroFinessEj",),)),
    Rule("CPOM-ID-003", id_003, PARTIES, (("siren",),)),
    Rule("CPOM-ID-004", id_004, PERIMETRE, (("siret",),)),
    Rule("CPOM-ID-005", id_005, PERIMETRE, (("siret",),)),
    Rule("CPOM-ID-006", id_006, PERIMETRE, (("numeroFinessEt",),)),
    Rule(
        "CPOM-ID-007",
        id_007,
        PERIMETRE,
        (
            ("numerosFinessPrecedents",),
            ("numeroFinessEt",),
        ),
    ),
    Rule("CPOM-ID-008", id_008, PERIMETRE, (("numerosFinessPrecedents",),)),
    Rule("CPOM-ID-009", id_009, PERIMETRE, (("rattachement",),)),
    Rule("CPOM-ID-010", id_010, PERIMETRE, (("rattachement",),)),
    Rule("CPOM-ID-011", id_011, PERIMETRE, (("rattachement",),)),
    Rule(
        "CPOM-ID-012",
        id_012,
        PERIMETRE,
        (
            ("numeroFinessEt",),
            ("departement",),
        ),
    ),
    Rule(
        "CPOM-ID-013",
        id_013,
        PERIMETRE,
        (
            (
                "adresse",
                "departement",
            ),
            ("departement",),
        ),
    ),
    Rule(
        "CPOM-ID-014",
        id_014,
        PERIMETRE__ADRESSE,
        (
            ("codeCommune",),
            ("departement",),
        ),
    ),
    Rule("CPOM-ID-015", id_015, PERIMETRE__ADRESSE, (("codePostal",),)),
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
    Rule("CPOM-ID-019", id_019, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-020", id_020, PARTIES, ((),)),
    Rule(
        "CPOM-ID-021",
        id_021,
        PARTIES,
        (
            ("codeAutorite",),
            ("nature",),
        ),
    ),
    Rule("CPOM-ID-022", id_022, PARTIES, (("codeAutorite",),)),
    Rule("CPOM-ID-023", id_023, PARTIES, (("numeroFinessEj",),)),
)
