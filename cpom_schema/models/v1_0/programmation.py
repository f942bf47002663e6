"""Modèles du type programmation.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Literal

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
)


class Horizon(t.Modele):
    """Horizon de programmation. Première et dernière années couvertes par l'arrêté de
    programmation, bornes comprises.
    """

    annee_debut: t.Annee
    """Première année programmée. Première année civile de la programmation, où se négocie, se
    signe ou prend effet un premier contrat.
    """
    annee_fin: t.Annee
    """Dernière année programmée. Dernière année civile de la programmation ; un contrat signé
    cette année-là peut prendre effet le 1er janvier suivant. Ce n'est pas l'échéance des
    contrats.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class EsmsProgramme(t.Modele):
    """ESMS programmé. Établissement ou service appelé à entrer dans le contrat programmé."""

    numero_finess_et: t.NumeroFiness
    """N° FINESS de l'ESMS programmé. Numéro FINESS géographique de l'établissement ou du
    service listé par l'arrêté, sur neuf caractères.
    """
    categorie: t.Identifiant
    """Catégorie de l'ESMS programmé. Code de catégorie FINESS connu à la date de l'arrêté ; il
    indique si l'ESMS est soumis à l'obligation de CPOM.
    """
    a_titre_volontaire: t.Booleen | None = None
    """Entrée à titre volontaire. Vrai pour un ESMS non soumis à l'obligation mais qui demande
    à entrer dans un CPOM, comme une UEROS ou un centre de ressources. Absent : non précisé
    par l'arrêté.
    """


class LigneProgrammation(t.Modele):
    """Ligne de programmation. Contrat qu'un gestionnaire doit conclure, avec son année
    d'effet, son type et les ESMS attendus.
    """

    numero_finess_ej: t.NumeroFiness
    """N° FINESS juridique du gestionnaire. Numéro FINESS de l'entité juridique appelée à
    signer ; les numéros des établissements vont dans la liste des ESMS.
    """
    annee_effet: t.Annee
    """Année de prise d'effet. Année où le contrat doit entrer en vigueur, normalement au 1er
    janvier. Elle suit l'horizon d'un an si l'arrêté programme la négociation ou la
    signature.
    """
    type_contrat: c.TypesContrat
    """Type de contrat prévu. Forme envisagée à la publication : bipartite avec la seule ARS,
    tripartite dès qu'un ESMS relève aussi du département.
    """
    raison_sociale: t.Texte
    """Raison sociale du gestionnaire. Nom du gestionnaire tel qu'imprimé dans l'annexe de
    l'arrêté ; le numéro FINESS fait foi en cas d'écart.
    """
    departements: t.ListeUnique[t.Identifiant]
    """Départements couverts. Départements où se trouvent les ESMS du futur contrat ; plusieurs
    pour un contrat régional ou interdépartemental.
    """
    champ: c.Champs
    """Champ du contrat prévu. Publics du contrat de cette ligne seulement, qui peut être plus
    étroit que le champ de l'arrêté.
    """
    code: t.Identifiant | None = None
    """Code de la ligne. Repère choisi par l'autorité, à donner quand un gestionnaire doit
    conclure plusieurs contrats du même champ et du même type la même année. Absent : la
    ligne se reconnaît sans lui.
    """
    annee_negociation: t.Annee | None = None
    """Année de négociation. Année où se négocie et se signe le contrat, en règle générale
    celle qui précède la prise d'effet. Absent : non précisée par l'arrêté.
    """
    echeance_actuelle: t.Date | None = None
    """Échéance du CPOM en cours. Dernier jour du contrat que le gestionnaire exécute au moment
    de l'arrêté, prorogation comprise. Absent : pas de contrat en cours, ou date inconnue.
    """
    esms: t.Liste[EsmsProgramme] | None = None
    """ESMS attendus au contrat. ESMS que l'arrêté prévoit de réunir dans ce contrat. Absent :
    l'arrêté ne nomme que le gestionnaire.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Programmation(t.Document):
    """Arrêté de programmation. Calendrier des CPOM à conclure, arrêté par l'ARS et, en cas de
    compétence conjointe, par le président du conseil départemental. Il est révisé chaque
    année.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["programmation"] = "programmation"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    reference: t.Texte
    """Référence de l'arrêté de programmation. Numéro sous lequel l'arrêté de programmation est
    publié ; c'est lui que citent les contrats.
    """
    date_signature: t.Date | None = None
    """Date de signature de la programmation. Jour de la dernière signature portée sur l'arrêté
    de programmation. Absent : texte encore en projet.
    """
    date_publication: t.Date | None = None
    """Date de publication. Jour de parution au recueil des actes administratifs. Absent : pas
    encore publié, ou date non relevée.
    """
    autorites: t.ListeUnique[t.Identifiant]
    """Autorités signataires. Autorités qui signent l'arrêté de programmation : l'ARS, plus
    chaque département compétent lorsque la programmation est conjointe.
    """
    champ: c.Champs
    """Champ de la programmation. Publics que couvre l'arrêté entier : handicap, personnes
    âgées ou les deux. Le champ propre à un contrat se lit sur sa ligne.
    """
    horizon: Horizon
    """Horizon de programmation. Années sur lesquelles l'arrêté étale la négociation, la
    signature ou la prise d'effet des contrats, selon ses propres termes ; en général quatre
    ou cinq.
    """
    remplace: t.Texte | None = None
    """Arrêté remplacé. Référence de la programmation antérieure que cette révision annule.
    Absent : première programmation.
    """
    lignes: t.Liste[LigneProgrammation]
    """Contrats programmés. Un contrat à conclure par ligne, désigné par le gestionnaire,
    l'année d'effet, le type et le champ du contrat. Si un gestionnaire en conclut plusieurs
    de même champ la même année, par exemple un par département, donner un code à chacun.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
