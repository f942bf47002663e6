"""The sentences of what stops a command, with the names of its options."""

from __future__ import annotations

from typing import Final

from cpom_schema.document import pointer
from cpom_schema.errors import CpomError, Loss

OPTIONS: Final = {
    "contrat": "--contract",
    "precedent": "--previous",
    "avenant": "--avenant",
    "programmation": "--programming",
    "avis": "--avis",
    "suivi": "--follow-up",
    "tableauBord": "--dashboard",
    "exercice": "--year",
    "gestionnaire": "--gestionnaire",
}
"""The option that gives each thing by hand: documents by their role, and what a template takes."""

SENTENCES: Final = {
    "autre_type": "un document « {attendu} » est attendu, celui-ci est « {type} »",
    "avenant_autre_contrat": "{fichier} : cet avenant modifie un autre contrat, « {contrat} »",
    "avenant_repete": "{fichier} : l'avenant {numero} est déjà donné par {autre}",
    "classeur_abime": "Le classeur est abîmé : une de ses parties ne peut pas être lue. Ouvrez-le "
    "dans votre tableur, enregistrez-le à nouveau au format .xlsx, puis recommencez.",
    "classeur_non_xlsx": "Les anomalies ne peuvent être reportées que sur un classeur .xlsx : "
    "ouvrez {quoi} dans votre tableur, enregistrez une copie au format « Classeur Excel (.xlsx) » "
    "et contrôlez cette copie.",
    "classeur_trop_gros": "Le classeur, une fois décompressé, est trop gros pour être annoté.",
    "cible_lue": "{fichier} est aussi le fichier lu : choisir un autre nom",
    "cible_non_xlsx": "{fichier} : le nom doit finir par .xlsx",
    "contrat_attendu": "{option} s'emploie avec --contract : donner aussi le contrat",
    "contrat_autre_type": "--contract : ce document est « {type} » ; donner un contrat",
    "contrat_autre_type_fichier": "{chemin} : ce document est « {type} » ; donner un contrat",
    "contrat_sans_gestionnaire": "le contrat ne donne aucun organisme gestionnaire avec son numéro "
    "FINESS juridique : compléter ses parties, ou préparer le classeur sans --contract",
    "document_fautif": "{chemin} : ce document a des fautes ; les corriger d'abord, « cpom "
    "validate {chemin} » les montre",
    "donnee_inutile": "le modèle de « {type} » se fait sans {option} : retirer cette option",
    "dossier_occupe": "{fichier} existe déjà et n'est pas un dossier vide : choisir un autre nom, "
    "ou le vider d'abord",
    "entree_effacee": "{fichier} est aussi un fichier lu : choisir un autre nom",
    "exercice_attendu": "de quel exercice rend-on compte ? Le donner avec --year, ex. 2025",
    "exercice_hors_contrat": "l'exercice {exercice} est hors du contrat {contrat}, qui va de "
    "{debut} à {fin} : choisir une année du contrat avec --year, ou donner avec --avenant "
    "l'avenant qui le proroge",
    "gestionnaire_inconnu": "le gestionnaire {gestionnaire} n'est pas une partie du contrat ; ceux "
    "du contrat : {connus}",
    "illisible": "Un fichier donné n'a pas pu être lu ({notes}).",
    "pas_un_classeur": "Ce fichier n'est pas un classeur .xlsx : enregistrez votre classeur au "
    "format « Classeur Excel (.xlsx) » et contrôlez cette copie.",
    "pas_un_avenant": "{fichier} : ce document n'est pas un avenant",
    "pas_un_contrat": "{fichier} : ce document n'est pas un contrat",
    "pertes": "Rien n'est écrit : la conversion perdrait",
    "plusieurs_gestionnaires": "le contrat a plusieurs gestionnaires : en choisir un avec "
    "--gestionnaire, parmi {connus}",
    "precedent_autre_annee": "--previous : ce suivi porte sur {exercice} ; donner celui de "
    "{annee}, l'année d'avant",
    "precedent_autre_contrat": "--previous : ce suivi est celui du contrat « {contrat} » et non de "
    "« {attendu} » ; donner le suivi du même contrat",
    "precedent_autre_type": "--previous : ce document est « {type} » ; donner le suivi annuel de "
    "{annee}",
    "retour_mal_nomme": "Un tableur n'ouvrirait pas « {fichier} » : nommez ce retour « {propose} "
    "», comme le classeur contrôlé.",
    "retour_non_xlsx": "--annotate rend un classeur .xlsx, et « {fichier} » n'en est pas un : "
    "{quoi_faire}.",
    "retour_sans_cellule": "Pas de retour annoté : le classeur n'a pas pu être lu, donc aucune "
    "faute n'a de cellule. Le rapport dit quoi faire.",
    "sans_forme_canonique": "contenu sans forme canonique : un nombre est trop grand, ou un "
    "caractère à moitié écrit",
    "suffixe_inconnu": "{fichier} : le nom doit finir par {suffixes}, ou par / pour un dossier de "
    "CSV",
    "type_inattendu": "{option} : « {chemin} » est un document « {type} », « {attendu} » attendu.",
}


LOSSES: Final = {
    "classeur_cellule_vide": "{lieu} : {vide} ne se distingue pas d'une cellule vide",
    "classeur_cle_ambigue": "{lieu} : deux lignes ont la même clé : on ne saurait plus à laquelle",
    "classeur_cle_repetee": "{lieu} : deux lignes ont la même clé",
    "classeur_illisible": "le classeur ne se relirait pas ({code})",
    "classeur_ligne_attendue": "{lieu} : une ligne de valeurs était attendue",
    "classeur_liste_attendue": "{lieu} : une liste était attendue",
    "classeur_nom_impossible": "{lieu} : ce nom ne peut pas s'écrire dans un classeur",
    "classeur_sans_cellule": "{lieu} : aucune valeur n'a de cellule",
    "classeur_texte_trop_long": "{lieu} : ce texte dépasse les {limite} caractères que tient une "
    "cellule",
    "classeur_une_seule_valeur": "{lieu} : une seule valeur tient dans cette cellule",
    "classeur_valeur_simple_attendue": "{lieu} : une valeur simple était attendue",
    "csv_illisible": "{lieu} : ce que le tableau devrait porter ne se relirait pas ({code})",
    "json_valeur_impossible": "valeur impossible en JSON : {erreur}",
    "relu_ailleurs": "{lieu} : la valeur serait relue à cet endroit",
    "relu_autre_nature": "{lieu} : « {valeur} » ne se relit pas tel quel",
    "relu_autre_nombre": "{lieu} : {nombre} éléments se rattacheraient ici, au lieu de {attendu} "
    "(clé absente ou répétée, ou élément qui n'est pas du type attendu)",
    "relu_autrement": "{lieu} : « {valeur} » serait relu « {relu} »",
    "tableau_sans_place": "{lieu} : aucun tableau n'a de place pour cette valeur",
    "tableau_valeur_vide": "{lieu} : une valeur vide ne s'écrit pas dans un tableau",
    "xml_caractere_impossible": "un texte contient un caractère que XML ne peut pas porter",
    "xml_champ_inconnu": "{lieu} : champ inconnu du standard",
    "xml_liste_attendue": "{lieu} : une liste est attendue",
    "xml_objet_attendu": "{lieu} : un objet est attendu",
    "xml_valeur_autre_type": "{lieu} : la valeur n'est pas du type attendu",
    "xml_valeur_nulle": "{lieu} : une valeur nulle n'a pas d'écriture en XML",
}
"""What a conversion would lose, by the code of the loss."""

_EMPTY: Final = {
    "nulle": "une valeur nulle",
    "texte": "un texte vide",
    "liste": "une liste vide",
    "objet": "un objet vide",
}
"""What is called empty, by what the loss says it is."""

_FILES: Final = {
    "ods": "ce classeur LibreOffice (.ods)",
    "ole": "ce fichier, protégé par un mot de passe ou d'un ancien format (.xls),",
    "autre": "ce fichier",
}
"""What a file that is no XLSX workbook is called."""


def sentence(error: CpomError) -> str:
    """Return what stopped a command, in French."""
    params = dict(error.params)
    given = params.get("role") or params.get("donnee")
    if given:
        params["option"] = OPTIONS[given]
    nature = params.get("nature")
    if nature:
        params["quoi"] = _FILES[nature]
    return SENTENCES[error.code].format(**params)


def loss_sentence(loss: Loss) -> str:
    """Return what a conversion would lose, in French, with its place.

    Args:
        loss: what the target cannot hold; what was not read of the source has a note that says it.
    """
    params = dict(loss.params)
    params["lieu"] = loss.place or pointer(loss.path) or "/"
    empty = params.get("vide")
    if empty:
        params["vide"] = _EMPTY[empty]
    return LOSSES[loss.code].format(**params)
