"""Modèles du type rapportControle.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
    Profil,
)


class DocumentControle(t.Modele):
    """Document contrôlé. Ce que le contrôle a pu reconnaître du fichier reçu ; un fichier
    illisible n'a que son nom et son empreinte.
    """

    identifiant: t.Identifiant | None = None
    """Identifiant du document contrôlé. Identifiant trouvé dans l'en-tête du fichier. Absent :
    en-tête illisible ou identifiant manquant.
    """
    type: c.TypesDocument | None = None
    """Type du document contrôlé. Nature de document que le fichier annonce. Absent : le
    contrôle n'a pas pu la reconnaître.
    """
    version: t.Texte | None = None
    """Version du standard déclarée. Version du standard dans laquelle le fichier se dit écrit
    ; ce n'est pas le numéro d'envoi du document. Absent : non déclarée ou illisible.
    """
    fichier: t.Texte
    """Nom du fichier. Nom du fichier reçu avec son extension, sans le chemin du poste où il se
    trouvait.
    """
    empreinte_octets: t.Empreinte
    """Empreinte du fichier. Empreinte SHA-256 du fichier tel que reçu, octet pour octet ; elle
    change si le fichier est réenregistré ou converti.
    """
    empreinte_contenu: t.Empreinte | None = None
    """Empreinte du contenu. Empreinte SHA-256 du contenu mis en forme canonique, en-tête exclu
    ; la même en JSON, en XML ou en classeur. Absent : contenu illisible.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Moteur(t.Modele):
    """Moteur de contrôle. Programme de contrôle qui a jugé le fichier, à ne pas confondre avec
    le logiciel qui l'a produit.
    """

    nom: t.Texte
    """Nom du moteur. Nom du programme de contrôle, pour distinguer deux outils qui
    appliqueraient les mêmes règles.
    """
    version: t.Texte
    """Version du moteur. Numéro de version du programme de contrôle exécuté, distinct de la
    version des règles.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class NomenclatureUtilisee(t.Modele):
    """Nomenclature. Liste de codes employée pendant le contrôle, avec de quoi prouver
    laquelle.
    """

    liste: t.Identifiant
    """Nom de la liste. Nom de la liste de codes dans le standard, et non son titre en clair."""
    version: t.Texte
    """Version de la liste. Date ou numéro de version de la liste telle qu'employée, tels que
    les donne son propriétaire.
    """
    empreinte: t.Empreinte
    """Empreinte de la liste. Empreinte SHA-256 de la liste de codes chargée, pour déceler une
    liste modifiée localement.
    """


class Referentiels(t.Modele):
    """Référentiels appliqués. Textes et listes de référence, dans leur version exacte, au
    regard desquels le fichier a été jugé.
    """

    standard: t.Texte
    """Version du standard appliquée. Version du standard utilisée pour juger, qui peut être
    plus récente que celle déclarée par le fichier.
    """
    regles: t.Texte
    """Version du jeu de règles. Version publiée du jeu de règles de contrôle exécuté."""
    nomenclatures: t.Liste[NomenclatureUtilisee] | None = None
    """Nomenclatures utilisées. Listes de codes consultées (catégories FINESS, autorités,
    indicateurs…), chacune avec sa version. Absent : aucune liste externe n'a servi.
    """
    profil: Profil | None = None
    """Profil de contrôle. Profil régional dont les règles se sont ajoutées au contrôle. Absent
    : contrôle sur le seul socle national.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Compteurs(t.Modele):
    """Compteurs. Totaux du rapport : constats par gravité, règles par état."""

    bloquants: Annotated[t.Entier, Field(ge=0)]
    """Constats bloquants. Nombre de constats de gravité bloquante ; un seul rend le fichier
    irrecevable.
    """
    avertissements: Annotated[t.Entier, Field(ge=0)]
    """Avertissements. Nombre de constats à examiner qui n'empêchent pas le dépôt mais
    entraînent des réserves.
    """
    informations: Annotated[t.Entier, Field(ge=0)]
    """Informations. Nombre de constats donnés pour information, sans effet sur le verdict."""
    regles_executees: Annotated[t.Entier, Field(ge=0)]
    """Règles exécutées. Nombre de règles qui ont pu être vérifiées sur ce fichier, qu'elles
    aient ou non donné lieu à un constat.
    """
    regles_sans_objet: Annotated[t.Entier, Field(ge=0)]
    """Règles sans objet. Nombre de règles que rien dans ce fichier n'amène à appliquer, comme
    celles sur l'amendement Creton pour un ESMS d'adultes.
    """
    regles_ignorees: Annotated[t.Entier, Field(ge=0)]
    """Règles ignorées. Nombre de règles qui auraient dû être vérifiées et ne l'ont pas été,
    faute d'un document de référence ou d'une donnée lisible.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Parametre(t.Modele):
    """Paramètre. Élément variable du message d'un constat."""

    nom: t.Identifiant
    """Nom du paramètre. Nom de l'élément variable, identique dans toutes les langues du
    message.
    """
    valeur: t.TexteLong
    """Valeur du paramètre. Valeur à insérer, toujours écrite en texte, nombres et dates
    compris.
    """


class Emplacement(t.Modele):
    """Emplacement. Endroit précis du fichier contrôlé, donné selon son format : JSON, XML, CSV
    ou classeur.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("pointeur", "ligne", "colonne", "xpath", "feuille", "cellule")

    rang: Annotated[t.Entier, Field(ge=1)]
    """Rang de l'emplacement. Numéro d'ordre de l'emplacement parmi ceux du même constat, à
    partir de 1.
    """
    pointeur: t.TexteLong | None = None
    """Pointeur JSON. Chemin de la donnée dans le contenu, sous forme de JSON Pointer, valable
    quel que soit le format du fichier. Absent : le contenu n'a pas pu être lu à cet
    endroit.
    """
    ligne: Annotated[t.Entier, Field(ge=1)] | None = None
    """Ligne. Numéro de ligne dans un fichier texte (JSON, XML, CSV), en comptant à partir de
    1. Absent : inconnu, ou fichier de type classeur.
    """
    colonne: Annotated[t.Entier, Field(ge=1)] | None = None
    """Position dans la ligne. Position du premier caractère en cause sur la ligne, en comptant
    à partir de 1 ; ce n'est pas la colonne d'un classeur. Absent : non déterminée.
    """
    xpath: t.TexteLong | None = None
    """Chemin XML. Chemin XPath de l'élément en cause. Absent : le fichier contrôlé n'est pas
    en XML.
    """
    feuille: t.Texte | None = None
    """Feuille du classeur. Nom de l'onglet où se trouve la donnée. Absent : le fichier
    contrôlé n'est pas un classeur.
    """
    cellule: t.Texte | None = None
    """Cellule. Référence de la cellule dans l'onglet, lettre de colonne puis numéro de ligne.
    Absent : pas un classeur, ou l'onglet entier est en cause.
    """


class Constat(t.Modele):
    """Constat. Écart relevé par une règle, avec l'endroit, l'explication et le moyen de le
    corriger.
    """

    rang: Annotated[t.Entier, Field(ge=1)]
    """Rang du constat. Numéro d'ordre du constat dans le rapport, à partir de 1."""
    regle: t.Identifiant
    """Code de la règle enfreinte. Code permanent de la règle à l'origine du constat, à
    rechercher dans le catalogue des règles ou à citer auprès du support.
    """
    gravite: c.Gravites
    """Gravité. Conséquence du constat : bloquant, à corriger avant le dépôt ; avertissement, à
    vérifier ; information, sans suite obligatoire.
    """
    parametres: t.Liste[Parametre] | None = None
    """Paramètres du message. Valeurs insérées dans le message, reprises à part pour qu'un
    logiciel puisse le rédiger autrement. Absent : le message n'en comporte pas.
    """
    emplacements: t.Liste[Emplacement] | None = None
    """Emplacements. Endroits du fichier en cause, par exemple les deux montants qui se
    contredisent. Absent : le constat porte sur le fichier entier.
    """
    libelle_metier: t.TexteLong | None = None
    """Endroit en clair. Chemin de la donnée en termes du CPOM, lisible sans connaître le
    format du fichier. Absent : l'endroit n'a pas d'équivalent dans le contenu.
    """
    valeur_vue: t.TexteLong | None = None
    """Valeur lue. Valeur trouvée dans le fichier, telle qu'écrite. Absent : rien à cet
    endroit, ou texte libre qui n'est jamais recopié.
    """
    message: t.TexteLong
    """Message. Phrase qui explique ce qui ne va pas, rédigée pour la personne qui a rempli le
    document.
    """
    conseil: t.TexteLong | None = None
    """Conseil de correction. Ce qu'il faut faire pour lever le constat. Absent : le message
    suffit.
    """
    source: t.TexteLong | None = None
    """Fondement de la règle. Texte officiel ou document d'où vient l'exigence. Absent : règle
    de cohérence propre au standard.
    """
    occurrences: Annotated[t.Entier, Field(ge=1)] | None = None
    """Nombre d'occurrences. Nombre de fois où le même défaut a été rencontré, quand le rapport
    le regroupe en un seul constat. Absent : une seule fois.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class RegleControlee(t.Modele):
    """Règle. État d'une règle du catalogue à l'issue du contrôle, même quand elle n'a rien
    relevé.
    """

    code: t.Identifiant
    """Code de la règle. Code permanent de la règle passée en revue, une seule fois par
    rapport.
    """
    etat: c.EtatsRegle
    """État de la règle. Exécutée, sans objet pour ce fichier, ou ignorée faute de pouvoir être
    vérifiée ; exécutée ne veut pas dire respectée.
    """
    cause: t.TexteLong | None = None
    """Cause de non-exécution. Pourquoi la règle est sans objet ou ignorée. Absent : règle
    exécutée.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class RapportControle(t.Document):
    """Rapport de contrôle. Réponse du contrôle automatique à un fichier : verdict, constats et
    règles appliquées. Il dit si le fichier est recevable, jamais s'il est accepté par une
    autorité.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["rapportControle"] = "rapportControle"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    document: DocumentControle
    """Document contrôlé. Fichier soumis au contrôle, identifié par son nom et ses empreintes."""
    moteur: Moteur
    """Moteur de contrôle. Programme qui a effectué le contrôle et rédigé le rapport."""
    referentiels: Referentiels
    """Référentiels appliqués. Versions du standard, des règles, des nomenclatures et du profil
    qui ont servi à juger, pour pouvoir refaire le même contrôle.
    """
    date_reference: t.Date
    """Date de référence. Jour auquel les règles de délai et d'échéance se placent pour juger
    le fichier ; il peut différer du jour d'exécution.
    """
    horodatage: t.Horodatage
    """Date et heure du contrôle. Instant réel où le contrôle a été exécuté, avec le décalage
    horaire.
    """
    verdict: c.Verdicts
    """Verdict. Conclusion d'ensemble : recevable, recevable avec réserves s'il y a des
    avertissements, irrecevable dès un constat bloquant, indéterminé si le contrôle n'a pu
    aboutir.
    """
    compteurs: Compteurs
    """Compteurs. Nombres de constats par gravité et de règles par état, pour un tableau de
    suivi sans lire le détail.
    """
    constats: t.Liste[Constat] | None = None
    """Constats. Tous les écarts relevés, sans limite de nombre. Absent : le contrôle n'a rien
    relevé.
    """
    regles: t.Liste[RegleControlee] | None = None
    """Règles passées en revue. Pour chaque règle, si elle a été exécutée, était sans objet ou
    a dû être ignorée. Absent : le détail par règle n'a pas été demandé.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
