"""Modèles du type indicateurs.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
)


class ValeurMesuree(t.Modele):
    """Valeur mesurée. Résultat d'un indicateur pour l'ESMS et l'exercice, ou raison pour
    laquelle il manque.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("valeur", "numerateur", "denominateur", "motif_absence")

    indicateur: t.Identifiant
    """Indicateur du tableau de bord. Code de l'indicateur national mesuré ; ne pas utiliser le
    code d'un indicateur propre au contrat.
    """
    ventilation: t.Identifiant
    """Ventilation. Sous-ensemble mesuré (motif, fonction, tranche d'âge…). Écrire ENSEMBLE
    pour la valeur globale de l'ESMS.
    """
    valeur: t.Decimal | None = None
    """Valeur relevée. Résultat dans l'unité de l'indicateur ; un taux s'écrit en fraction
    (0,032 pour 3,2 %). Ne pas mettre 0 pour une donnée manquante. Absent : voir les deux
    termes ou le motif d'absence.
    """
    numerateur: t.Decimal | None = None
    """Numérateur. Quantité brute placée au-dessus dans la formule de l'indicateur, par exemple
    les ETP vacants. Absent : la source ne publie que le résultat.
    """
    denominateur: t.Decimal | None = None
    """Dénominateur. Quantité brute à laquelle le numérateur est rapporté, par exemple les ETP
    budgétés ; 0 interdit de calculer un taux. Absent : non publiée par la source.
    """
    motif_absence: c.MotifsAbsence | None = None
    """Motif d'absence de valeur. Pourquoi la valeur manque : non communiquée, sans objet pour
    cet ESMS, ou non disponible. Absent : une valeur ou ses termes sont donnés.
    """


class EsmsMesure(t.Modele):
    """ESMS mesuré. Établissement ou service pour lequel le relevé donne une ou plusieurs
    valeurs.
    """

    numero_finess_et: t.NumeroFiness
    """N° FINESS de l'ESMS mesuré. Numéro FINESS géographique qui répond à la campagne, écrit
    en texte pour garder le zéro initial.
    """
    numero_finess_ej: t.NumeroFiness | None = None
    """N° FINESS juridique de rattachement. Numéro FINESS de l'entité juridique qui gère l'ESMS
    à la fin de l'exercice. Absent : le recueil ne le donne pas.
    """
    categorie: t.Identifiant
    """Catégorie de l'ESMS mesuré. Code de catégorie FINESS au moment de la campagne ; certains
    indicateurs n'existent que pour certaines catégories.
    """
    valeurs: t.Liste[ValeurMesuree]
    """Valeurs de l'ESMS. Valeurs relevées pour l'ESMS, une par indicateur et par ventilation."""
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Indicateurs(t.Document):
    """Relevé d'indicateurs. Valeurs d'indicateurs par ESMS pour un exercice, issues d'une
    campagne du tableau de bord de la performance ou d'une autre source unique.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["indicateurs"] = "indicateurs"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    campagne: t.Annee
    """Année de campagne. Année pendant laquelle les données sont collectées, d'ordinaire celle
    qui suit l'exercice décrit.
    """
    exercice: t.Annee
    """Exercice décrit. Année civile que mesurent les valeurs ; les données de situation
    s'entendent au 31 décembre de cette année.
    """
    source: c.SourcesIndicateur
    """Source du relevé. Recueil d'où viennent toutes les valeurs du document ; un document par
    source.
    """
    esms: t.Liste[EsmsMesure]
    """ESMS mesurés. Établissements et services dont le document donne des valeurs, une fois
    chacun.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
