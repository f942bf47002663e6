"""Objets communs à plusieurs types de document.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c


class VersionRemplacee(t.Modele):
    """Version remplacée. Désigne sans ambiguïté la version antérieure du même document que le
    nouvel envoi annule.
    """

    version_document: Annotated[t.Entier, Field(ge=1)]
    """Numéro de la version remplacée. Numéro de version de l'envoi annulé ; toujours inférieur
    à celui du fichier qui le remplace.
    """
    empreinte: t.Empreinte
    """Empreinte de la version remplacée. Empreinte SHA-256 du contenu (hors en-tête) de
    l'envoi annulé, pour vérifier que c'est bien ce texte-là qui est remplacé.
    """


class OrganisationEmettrice(t.Modele):
    """Organisation émettrice. Personne morale qui émet le fichier ; un gestionnaire
    s'identifie par son numéro FINESS juridique, une autorité par son code.
    """

    raison_sociale: t.Texte
    """Raison sociale de l'émetteur. Nom complet de l'organisation qui émet, tel que dans ses
    statuts ou ses actes ; ni sigle seul, ni nom d'un établissement.
    """
    numero_finess_ej: t.NumeroFiness | None = None
    """N° FINESS juridique de l'émetteur. Numéro FINESS de l'entité juridique émettrice, jamais
    celui d'un établissement. Absent : l'émetteur est une autorité ou n'est pas inscrit au
    FINESS.
    """
    siren: t.Siren | None = None
    """SIREN de l'émetteur. Numéro SIREN à neuf chiffres de l'organisation émettrice, sans
    espaces. Absent : non communiqué.
    """
    code_autorite: t.Identifiant | None = None
    """Code de l'autorité émettrice. Code de l'ARS, du département ou de la métropole lorsque
    c'est elle qui émet le fichier. Absent : l'émetteur n'est pas une autorité.
    """


class Logiciel(t.Modele):
    """Logiciel. Programme qui a produit le fichier échangé."""

    nom: t.Texte
    """Nom du logiciel. Nom commercial ou d'usage du programme, sans son numéro de version."""
    version: t.Texte | None = None
    """Version du logiciel. Numéro de version donné par l'éditeur du programme émetteur. Absent
    : inconnu.
    """


class Contact(t.Modele):
    """Interlocuteur. Personne ou service à joindre à propos du fichier. Ces données
    personnelles sont retirées des extraits diffusés.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("nom", "fonction", "courriel")

    nom: t.Texte | None = None
    """Nom de l'interlocuteur. Prénom et nom de la personne, ou nom du service. Absent :
    l'interlocuteur n'est désigné que par sa fonction ou son courriel.
    """
    fonction: t.Texte | None = None
    """Fonction de l'interlocuteur. Fonction exercée chez l'émetteur, pour savoir à qui l'on
    s'adresse. Absent : non précisée.
    """
    courriel: t.Courriel | None = None
    """Courriel de l'interlocuteur. Adresse électronique de réponse, de préférence une boîte de
    service plutôt qu'une adresse nominative. Absent : non communiquée.
    """


class Emetteur(t.Modele):
    """Émetteur. Auteur du fichier : gestionnaire, autorité ou éditeur agissant pour eux, avec
    son outil et son interlocuteur.
    """

    organisation: OrganisationEmettrice
    """Organisation émettrice. Personne morale responsable du contenu, même si un prestataire a
    préparé le fichier.
    """
    logiciel: Logiciel | None = None
    """Logiciel utilisé. Outil qui a écrit le fichier, utile pour remonter une anomalie à son
    éditeur. Absent : outil inconnu ou saisie manuelle.
    """
    contact: Contact | None = None
    """Interlocuteur. Personne ou service à joindre pour une question sur le fichier. Absent :
    aucun interlocuteur désigné, ou mention retirée avant diffusion.
    """


class Profil(t.Modele):
    """Profil régional. Jeu d'exigences propre à une région (thèmes, annexes, seuils) qui
    s'ajoute au socle national sans le contredire.
    """

    code: t.Identifiant
    """Code du profil. Code du profil régional suivi ou appliqué, parmi les profils publiés
    avec le standard s'il y figure.
    """
    version: t.Texte | None = None
    """Version du profil. Version publiée du profil régional. Absent : version non précisée."""


class Entete(t.Modele):
    """En-tête du document. Carte d'identité du fichier échangé : qui l'émet, pour qui, quelle
    version, produite quand. Elle n'entre pas dans l'empreinte du contenu.
    """

    identifiant: t.Identifiant
    """Identifiant du document. Identifiant donné par l'émetteur, conservé à chaque nouvel
    envoi du même document ; c'est le numéro de version qui change. Ne pas y mettre le nom
    du fichier.
    """
    version_document: Annotated[t.Entier, Field(ge=1)]
    """Version du document. Rang de cette version : 1 au premier envoi, puis un de plus à
    chaque correction renvoyée.
    """
    remplace: VersionRemplacee | None = None
    """Version remplacée. Version précédente que ce fichier annule et remplace. Absent :
    premier envoi du document.
    """
    statut_document: c.StatutsDocument
    """Statut du document. Dit si le fichier est un brouillon enregistré en cours de saisie ou
    s'il est transmis à ses destinataires. L'acceptation n'est pas un statut : elle figure
    dans l'avis de l'autorité.
    """
    origine: c.Origines
    """Origine des données. Distingue un document établi directement dans ce format d'un
    document repris d'un papier ou d'un PDF déjà signé, pour lequel certaines informations
    peuvent manquer.
    """
    date_production: t.Horodatage
    """Date et heure de production. Instant où le fichier a été généré, avec le décalage
    horaire. Ce n'est ni la date d'arrêté des données ni la date de dépôt.
    """
    emetteur: Emetteur
    """Émetteur. Organisation qui produit et assume le fichier, avec le logiciel et
    l'interlocuteur à joindre.
    """
    destinataires: t.ListeUnique[t.Identifiant] | None = None
    """Autorités destinataires. Autorités auxquelles le fichier est adressé, une ligne par
    autorité. Absent : destinataires non précisés.
    """
    profil: Profil | None = None
    """Profil régional appliqué. Exigences régionales que le fichier déclare suivre, en plus du
    socle national. Absent : seul le socle national s'applique.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
