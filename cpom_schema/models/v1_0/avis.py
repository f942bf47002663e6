"""Modèles du type avis.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
)


class DocumentVise(t.Modele):
    """Document visé. Document et version précis sur lesquels l'autorité se prononce."""

    identifiant: t.Identifiant
    """Identifiant du document visé. Identifiant lu dans l'en-tête du document reçu, recopié
    sans changement.
    """
    type: c.TypesDocument
    """Type du document visé. Nature du document reçu : le plus souvent un suivi annuel, mais
    aussi un contrat ou un avenant.
    """
    version_document: Annotated[t.Entier, Field(ge=1)]
    """Version visée. Numéro de la version examinée par l'autorité, et non de la dernière
    version parue depuis.
    """
    empreinte: t.Empreinte
    """Empreinte du document visé. Empreinte SHA-256 du contenu (hors en-tête) de la version
    examinée, qui prouve sur quel texte porte l'avis, en JSON comme en XML.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Observation(t.Modele):
    """Observation. Remarque d'une autorité sur un point du document ; le gestionnaire peut y
    répondre dans sa version suivante.
    """

    code: t.Identifiant
    """Code de l'observation. Repère de l'observation, unique dans l'avis ; la réponse du
    gestionnaire le reprend.
    """
    fiche_action: t.Identifiant | None = None
    """Fiche action concernée. Code de la fiche action du contrat sur laquelle porte la
    remarque. Absent : la remarque ne vise pas une fiche action.
    """
    action: t.Identifiant | None = None
    """Action concernée. Code de l'action visée à l'intérieur de la fiche, qu'il faut aussi
    indiquer. Absent : la remarque vaut pour la fiche entière ou pour un autre sujet.
    """
    indicateur: t.Identifiant | None = None
    """Indicateur concerné. Code de l'indicateur de la fiche dont la valeur ou l'écart est en
    cause. Absent : aucun indicateur particulier n'est visé.
    """
    esms: t.NumeroFiness | None = None
    """ESMS concerné par l'observation. Numéro FINESS géographique de l'ESMS du périmètre visé.
    Absent : la remarque vaut pour tout le périmètre.
    """
    rubrique: t.Texte | None = None
    """Rubrique concernée. Partie du document visée quand elle ne se rattache à aucune fiche
    action, telle que l'activité ou l'exécution financière. Absent : le sujet est donné par
    les autres champs ou l'observation est générale.
    """
    nature: c.NaturesObservation
    """Nature de l'observation. Dit ce que l'autorité attend : une réponse à sa demande, la
    levée d'une réserve, ou rien lorsqu'il s'agit d'une information.
    """
    texte: t.TexteLong
    """Texte de l'observation. Remarque rédigée, un seul sujet par observation pour que la
    réponse puisse y être rattachée.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ModulationDecidee(t.Modele):
    """Modulation décidée. Suite donnée par l'autorité, pour un ESMS, à une activité inférieure
    à l'objectif du contrat.
    """

    esms: t.NumeroFiness
    """ESMS modulé. Numéro FINESS géographique de l'ESMS dont le financement est examiné ;
    l'abattement se décide établissement par établissement.
    """
    circonstances_retenues: t.Booleen
    """Circonstances particulières retenues. Vrai si l'autorité admet que les circonstances
    invoquées par le gestionnaire expliquent tout ou partie de la sous-activité ;
    l'abattement ne porte alors que sur le reste, et il est nul si elles l'expliquent toute.
    """
    taux_abattement: t.Taux
    """Taux d'abattement. Part du financement retirée à l'ESMS, en fraction (0,005 pour 0,5 %)
    et au plus la moitié de l'écart à l'objectif, en points pour un taux, en proportion pour
    un nombre. Écrire 0 si aucun abattement n'est appliqué.
    """
    motivation: t.TexteLong | None = None
    """Motifs de la modulation. Raisons de l'abattement ou de son absence pour cet ESMS, et
    part de la sous-activité que les circonstances expliquent. Absent : les motifs de l'avis
    suffisent.
    """
    annee_mesure: t.Annee | None = None
    """Année de l'activité mesurée. Année civile de la dernière mesure de l'activité connue,
    sur laquelle l'écart est calculé. Absent : celle du suivi visé.
    """
    date_projet: t.Date | None = None
    """Date du projet communiqué. Jour où le projet de modulation a été communiqué au
    gestionnaire, avant la décision, pour qu'il puisse y répondre. Absent : non communiqué,
    ou date non relevée.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Avis(t.Document):
    """Avis de l'autorité. Réponse d'une seule autorité à une version précise d'un document
    reçu : décision, observations et modulations retenues. Chaque autorité rend le sien,
    sans toucher au fichier du gestionnaire.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["avis"] = "avis"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    document: DocumentVise
    """Document visé. Version du document sur laquelle porte la réponse ; une version corrigée
    appelle un nouvel avis.
    """
    autorite: t.Identifiant
    """Autorité qui répond. Autorité auteur de l'avis, une seule par document : l'ARS et chaque
    département répondent séparément.
    """
    date_avis: t.Date
    """Date de l'avis. Jour où l'autorité rend sa décision, et non celui où le gestionnaire la
    reçoit.
    """
    decision: c.DecisionsAvis
    """Décision. Suite donnée au document : acceptation, avec ou sans réserves, ou demande de
    compléments ou de corrections. À ne pas confondre avec la recevabilité, qui relève du
    contrôle automatique.
    """
    delai_reponse: t.Date | None = None
    """Date limite de réponse. Dernier jour laissé au gestionnaire pour répondre aux demandes ;
    une date, pas un nombre de jours. Absent : aucune réponse attendue, ou aucun délai fixé.
    """
    motivation: t.TexteLong | None = None
    """Motifs de la décision. Raisons d'ensemble de la décision ; les points précis vont dans
    les observations. Absent : décision sans motif particulier.
    """
    observations: t.Liste[Observation] | None = None
    """Observations. Points relevés un par un, rattachés quand c'est possible à une fiche
    action, un indicateur ou un ESMS. Absent : l'autorité n'en formule aucune.
    """
    modulations_decidees: t.Liste[ModulationDecidee] | None = None
    """Modulations décidées. Décision prise ESMS par ESMS sur l'abattement pour activité
    insuffisante. Absent : aucune modulation examinée dans cet avis.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
