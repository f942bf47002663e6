"""Modèles du type contrat.

Fichier produit depuis spec/ : ne pas modifier à la main.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cpom_schema.models import types as t
from cpom_schema.models.v1_0 import codes as c
from cpom_schema.models.v1_0.common import (
    Entete,
)


class Arrete(t.Modele):
    """Arrêté. Décision administrative publiée sur laquelle s'appuie le contrat, la dotation ou
    l'avenant : programmation, autorisation, tarification ou frais de siège.
    """

    reference: t.Texte
    """Référence de l'arrêté. Numéro ou référence tels qu'ils figurent en tête de l'arrêté
    cité, sans l'intitulé.
    """
    date: t.Date
    """Date de l'arrêté. Jour de signature de l'arrêté cité ; ni sa date de publication, ni
    celle de sa prise d'effet.
    """
    objet: t.Texte | None = None
    """Objet de l'arrêté. Intitulé court qui dit ce que l'arrêté décide. Absent : la référence
    et la date suffisent à le retrouver.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Adresse(t.Modele):
    """Adresse. Adresse postale d'une partie au contrat ou d'un ESMS, avec de quoi la situer
    dans un département.
    """

    lignes: t.Liste[t.Texte] | None = None
    """Voie et complément d'adresse. Numéro, voie, bâtiment, lieu-dit ou boîte postale, une
    ligne par élément et dans l'ordre de l'enveloppe. Ne pas y répéter le code postal ni la
    commune. Absent : la commune suffit à l'adresse.
    """
    code_postal: t.Texte
    """Code postal. Code postal à cinq chiffres, zéro initial compris. Il ne remplace pas le
    code INSEE de la commune et n'indique pas toujours le bon département.
    """
    code_commune: t.Texte | None = None
    """Code INSEE de la commune. Code officiel géographique de la commune (cinq caractères,
    lettre comprise en Corse). Absent : la commune n'est connue que par son nom.
    """
    commune: t.Texte
    """Commune. Nom de la commune de distribution, sans code postal ni mention CEDEX."""
    departement: t.Identifiant
    """Département de l'adresse. Département où se situe l'adresse : 01 à 95, 2A et 2B en
    Corse, trois chiffres outre-mer. Ne pas utiliser les codes des collectivités (69D, 6AE,
    20R).
    """


class Representant(t.Modele):
    """Représentant. Personne physique qui engage la partie par sa signature."""

    nom: t.Texte
    """Nom du signataire. Prénom et nom de la personne qui signe, sans sa fonction."""
    qualite: t.Texte | None = None
    """Qualité du signataire. Titre au nom duquel la personne signe, délégation comprise s'il y
    a lieu. Absent : non indiquée dans l'acte.
    """


class Partie(t.Modele):
    """Partie. Personne morale qui s'engage par le contrat ou l'avenant : autorité de
    tarification, organisme gestionnaire ou autre cosignataire.
    """

    code: t.Identifiant
    """Code de la partie. Repère court propre au document, repris partout où la partie est
    citée (dotations, comité, volet financier). Il reste le même d'un avenant à l'autre.
    """
    role: c.RolesPartie
    """Rôle dans le contrat. À quel titre la partie signe : elle tarifie, elle gère les ESMS ou
    elle cosigne sans faire ni l'un ni l'autre.
    """
    nature: c.NaturesPartie
    """Nature de la partie. Type d'organisation qui signe (ARS, département, métropole,
    gestionnaire, rectorat, assurance maladie…), indépendamment de son rôle.
    """
    code_autorite: t.Identifiant | None = None
    """Code de l'autorité signataire. Code de l'ARS, du département ou de la métropole partie
    au contrat, par exemple CD-01. Absent : la partie n'est pas une autorité.
    """
    raison_sociale: t.Texte
    """Raison sociale de la partie. Dénomination complète de la personne morale, telle qu'elle
    apparaît en tête du contrat.
    """
    numero_finess_ej: t.NumeroFiness | None = None
    """N° FINESS juridique de la partie. Numéro FINESS d'entité juridique de l'organisme
    gestionnaire ; ne pas y porter le numéro d'un ESMS. Absent : autorité, ou partie hors
    FINESS.
    """
    siren: t.Siren | None = None
    """SIREN de la partie. Numéro SIREN de la personne morale signataire, sur neuf chiffres.
    Absent : non relevé dans le contrat.
    """
    statut_juridique: c.StatutsJuridiques | None = None
    """Statut juridique. Secteur dont relève le gestionnaire : public, privé non lucratif ou
    privé lucratif ; les règles d'affectation des résultats en dépendent. Absent : autorité,
    ou statut non précisé.
    """
    federations: t.ListeUnique[t.Identifiant] | None = None
    """Fédérations d'appartenance. Fédérations dont le gestionnaire est adhérent à la date du
    document ; plusieurs réponses possibles. Absent : aucune adhésion déclarée.
    """
    adresse: Adresse | None = None
    """Adresse du siège. Adresse du siège de la partie, et non celle de l'un de ses
    établissements. Absent : non reprise.
    """
    representant: Representant | None = None
    """Représentant signataire. Personne habilitée qui signe au nom de la partie. Absent :
    contrat encore en projet, ou nom illisible sur un document repris.
    """
    date_signature: t.Date | None = None
    """Date de signature de la partie. Jour où cette partie a apposé sa signature, qui peut
    précéder celle des autres. Absent : elle n'a pas encore signé, ou sa date n'est pas
    connue.
    """
    date_sortie: t.Date | None = None
    """Date de retrait de la partie. Dernier jour où la partie est engagée lorsqu'elle quitte
    le contrat avant son terme ; la partie reste dans la liste. Absent : toujours engagée.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Autorisation(t.Modele):
    """Autorisation. Décision qui permet à l'ESMS de fonctionner, avec ses références et son
    terme. Le contrat la rappelle et ne la remplace pas.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("reference", "date", "echeance")

    reference: t.Texte | None = None
    """Arrêté d'autorisation. Numéro ou référence de l'arrêté d'autorisation ou de
    renouvellement en vigueur, sans son intitulé. Absente si seule la date est connue.
    """
    date: t.Date | None = None
    """Date de l'autorisation. Jour où l'autorisation en vigueur a été délivrée ou renouvelée :
    c'est la date de délivrance que demande aussi le tableau de bord.
    """
    echeance: t.Date | None = None
    """Fin de l'autorisation. Dernier jour de l'autorisation en vigueur, tel que l'arrêté le
    fixe. Absente, l'arrêté ne le dit pas ou l'autorisation n'a pas de terme.
    """


class Repreneur(t.Modele):
    """Repreneur. Organisme gestionnaire à qui l'autorisation de l'ESMS est cédée. À citer même
    s'il n'est pas partie au contrat.
    """

    numero_finess_ej: t.NumeroFiness
    """FINESS juridique du repreneur. Numéro FINESS de l'entité juridique qui reprend
    l'autorisation, pas celui de l'ESMS cédé.
    """
    raison_sociale: t.Texte
    """Raison sociale du repreneur. Nom officiel de l'organisme qui reprend l'ESMS, tel qu'il
    figure dans ses statuts.
    """


class EvaluationProgrammee(t.Modele):
    """Évaluation programmée. Rendez-vous d'évaluation de la qualité que le contrat fixe pour
    un ESMS, dont la programmation des autorités tient compte.
    """

    date_prevue: t.Date
    """Date prévue de l'évaluation. Date à laquelle le rapport d'évaluation est attendu ; si
    seul le trimestre est connu, prendre son dernier jour. Ne pas y porter une évaluation
    déjà faite.
    """


class HabilitationAideSociale(t.Modele):
    """Habilitation à l'aide sociale. Habilitation donnée par le département pour accueillir
    des personnes dont les frais sont pris en charge par l'aide sociale, pour tout ou partie
    des places.
    """

    totale: t.Booleen
    """Habilitation totale. Vrai si toutes les places de l'ESMS sont habilitées, faux si
    l'habilitation ne porte que sur une partie.
    """
    places: Annotated[t.Entier, Field(ge=0)] | None = None
    """Nombre de places habilitées. Nombre de places ouvertes aux bénéficiaires de l'aide
    sociale quand l'habilitation est partielle. À omettre quand elle est totale.
    """


class Capacite(t.Modele):
    """Capacité. Places d'un ESMS pour un mode de fonctionnement et un public, pendant une
    période. Une transformation en cours d'année donne deux lignes datées plutôt qu'une
    ligne modifiée.
    """

    code: t.Identifiant
    """Code de la capacité. Repère de la ligne de places dans l'ESMS, choisi par le rédacteur
    et gardé d'un avenant à l'autre.
    """
    activite: t.Identifiant | None = None
    """Activité autorisée (FINESS). Code FINESS de l'activité autorisée, ancienne discipline
    d'équipement : avec le mode et le public, il forme le triplet de l'autorisation. Absent,
    l'activité est celle de la catégorie.
    """
    mode_fonctionnement: t.Identifiant
    """Mode d'accueil des places. Façon dont les personnes sont accueillies sur ces places :
    internat, semi-internat, accueil de jour, milieu ordinaire… ENSEMBLE lorsque
    l'autorisation ne distingue pas.
    """
    clientele: t.Identifiant | None = None
    """Clientèle autorisée. Code FINESS du public pour lequel ces places sont autorisées, ou
    groupe de déficiences du tableau de bord. Absent, les places ne sont pas réservées à un
    public précis.
    """
    age_min: Annotated[t.Entier, Field(ge=0, le=120)] | None = None
    """Âge minimal pour ces places. Âge d'entrée en années révolues propre à cette ligne de
    places. Absent, celui de l'ESMS s'applique.
    """
    age_max: Annotated[t.Entier, Field(ge=0, le=120)] | None = None
    """Âge maximal pour ces places. Âge limite en années révolues propre à cette ligne de
    places. Absent, la limite de l'ESMS s'applique.
    """
    autorisee: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places autorisées. Nombre de places fixé par l'arrêté d'autorisation en vigueur. Le
    contrat ne peut pas, à lui seul, le modifier.
    """
    financee: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places financées. Nombre de places couvertes par les crédits alloués ; il peut rester en
    dessous de l'autorisé quand une partie attend son financement.
    """
    installee: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places installées. Nombre de places réellement ouvertes et équipées pour recevoir
    quelqu'un, qu'elles soient occupées ou non. En principe pas plus que l'autorisé.
    """
    debut: t.Date | None = None
    """Début de validité des places. Premier jour où ces nombres de places valent. Absent, ils
    valent depuis l'entrée de l'ESMS dans le contrat.
    """
    fin: t.Date | None = None
    """Fin de validité des places. Dernier jour où ces nombres de places valent, la veille
    d'une transformation par exemple. Absent, ils valent toujours.
    """


class Dispositif(t.Modele):
    """Dispositif. Activité particulière confiée par convention à un ESMS, avec ses propres
    places, sa file active ou son financement. Elle n'a pas de numéro FINESS à elle.
    """

    code: t.Identifiant
    """Code du dispositif. Repère du dispositif dans l'ESMS, repris par les objectifs
    d'activité et le suivi annuel.
    """
    convention: t.Identifiant
    """Nature du dispositif. Code FINESS de la convention correspondante, par exemple PCP pour
    un pôle de compétences et de prestations externalisées ou DIT pour un dispositif
    intégré.
    """
    places: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places du dispositif. Nombre de places propres au dispositif, à ne pas ajouter à celles
    de l'ESMS si elles en font déjà partie. Absent pour un dispositif qui n'a pas de places.
    """
    esms_membres: t.ListeUnique[t.NumeroFiness] | None = None
    """Autres ESMS du dispositif. Pour un dispositif intégré, numéros FINESS des ESMS du
    périmètre qui en sont membres avec celui-ci, qui le porte. Le dispositif se déclare une
    fois, sous l'ESMS porteur.
    """
    file_active_cible: Annotated[t.Entier, Field(ge=0)] | None = None
    """File active visée du dispositif. Nombre de personnes différentes que le dispositif doit
    accompagner dans une année pleine, tous ESMS membres réunis. Absent si aucun objectif
    n'est fixé.
    """
    montant: t.Montant | None = None
    """Financement annuel du dispositif. Crédits annuels reconductibles fléchés sur le
    dispositif, en euros, compris dans la dotation de l'ESMS. Ne pas y mettre de crédits non
    reconductibles.
    """


class Effectif(t.Modele):
    """Effectif. Nombre de postes d'un ESMS pour une grande fonction, tel que décrit dans la
    fiche de l'ESMS jointe au contrat.
    """

    fonction: c.Fonctions
    """Fonction du personnel. Grande famille de métiers : administratif, éducatif, médical,
    paramédical, pédagogique ou autre. Une seule ligne par fonction dans un ESMS.
    """
    etp: Annotated[t.Decimal, Field(ge=0)]
    """Équivalents temps plein (ETP). Total des postes de cette fonction en équivalents temps
    plein, décimales admises : deux mi-temps valent 1. Ne pas compter les personnes.
    """


class Esms(t.Modele):
    """ESMS. Établissement ou service médico-social compris dans le contrat, identifié par son
    numéro FINESS géographique, avec son mode de financement, ses places et son public.
    """

    numero_finess_et: t.NumeroFiness
    """Numéro FINESS géographique (ET). Numéro à neuf caractères de l'établissement lui-même,
    zéro initial compris. Ne pas y porter le numéro de l'entité juridique.
    """
    numeros_finess_precedents: t.ListeUnique[t.NumeroFiness] | None = None
    """Anciens numéros FINESS. Numéros géographiques que l'ESMS a portés avant une
    renumérotation, pour relier les données des années passées. Vide s'il n'a jamais changé
    de numéro.
    """
    numero_finess_ej: t.NumeroFiness | None = None
    """FINESS juridique de rattachement. Numéro FINESS de l'entité juridique titulaire de
    l'autorisation, quand ce n'est pas le gestionnaire signataire, par exemple une société
    contrôlée. Absent, l'ESMS relève du gestionnaire signataire.
    """
    siret: t.Siret | None = None
    """SIRET de l'ESMS. Numéro SIRET à quatorze chiffres du lieu d'activité. À omettre si
    l'ESMS n'en a pas ; ne pas mettre celui du siège à la place.
    """
    nom: t.Texte
    """Nom de l'ESMS. Nom usuel de l'établissement ou du service, tel qu'il est connu dans
    FINESS, sans l'adresse ni le nom de l'association.
    """
    categorie: t.Identifiant
    """Catégorie d'établissement. Code FINESS de la catégorie (183 pour un IME, 246 pour un
    ESAT…). Un sigle qui n'a pas de code propre s'écrit avec le code de la catégorie qui lui
    correspond.
    """
    rattachement: t.NumeroFiness | None = None
    """Établissement principal de rattachement. Pour un site secondaire, numéro FINESS de
    l'établissement principal du même périmètre, qui porte le budget et la dotation. Absent
    pour un établissement principal.
    """
    departement: t.Identifiant
    """Département d'implantation. Département où se trouve l'ESMS, en code à deux ou trois
    caractères (01, 2A, 974). Ce n'est pas forcément celui du siège du gestionnaire.
    """
    autorite_competente: c.Competences
    """Autorité compétente. Qui autorise l'ESMS : ARS, conseil départemental, État (préfet),
    seuls ou conjointement. Une compétence conjointe appelle la signature de chaque
    autorité.
    """
    autorisation: Autorisation | None = None
    """Autorisation de l'ESMS. Arrêté qui autorise l'ESMS ou renouvelle son autorisation, et le
    jour où elle prend fin. Absente, l'autorisation se lit dans les annexes ou auprès de
    l'autorité.
    """
    adresse: Adresse | None = None
    """Adresse de l'ESMS. Adresse du lieu d'activité de l'ESMS, pas celle du siège. Absente,
    l'adresse connue dans FINESS fait foi.
    """
    date_entree: t.Date | None = None
    """Date d'entrée au contrat. Premier jour où l'ESMS relève de ce contrat, à renseigner s'il
    l'a rejoint en cours de route. Absente, il y est depuis la date d'effet.
    """
    date_sortie: t.Date | None = None
    """Date de sortie du contrat. Dernier jour où l'ESMS relève de ce contrat (fermeture,
    cession, retrait). Absente, il y reste jusqu'à l'échéance.
    """
    motif_sortie: c.MotifsSortie | None = None
    """Motif de sortie du périmètre. Raison pour laquelle l'ESMS quitte le contrat ; à donner
    dès qu'une date de sortie est portée.
    """
    repreneur: Repreneur | None = None
    """Gestionnaire repreneur. Organisme qui reprend l'ESMS après une cession. Absent si l'ESMS
    ferme ou reste au même gestionnaire.
    """
    regime_budgetaire: c.RegimesBudgetaires
    """Régime budgétaire. Cadre budgétaire de l'ESMS : EPRD en règle générale sous CPOM, EPCP
    pour les ESMS d'un établissement de santé, ou budget prévisionnel classique.
    """
    mode_fixation_tarifaire: t.Identifiant | None = None
    """Mode de fixation tarifaire. Code à deux chiffres du mode de fixation des tarifs (MFT)
    inscrit dans FINESS, unique pour un numéro donné. Absent, ne rien en déduire sur
    l'existence du CPOM.
    """
    evaluation: EvaluationProgrammee | None = None
    """Évaluation de la qualité prévue. Échéance de l'évaluation externe de l'ESMS retenue au
    contrat. Absente si aucune ne tombe pendant le contrat ou si la date n'est pas arrêtée.
    """
    habilitation_aide_sociale: HabilitationAideSociale | None = None
    """Aide sociale départementale. Étendue de l'habilitation à recevoir des bénéficiaires de
    l'aide sociale du département. Absente, l'ESMS n'est pas habilité ou n'est pas concerné.
    """
    jours_ouverture: Annotated[t.Entier, Field(ge=0, le=366)] | None = None
    """Jours d'ouverture par an. Nombre de jours d'ouverture d'une année ordinaire, toutes
    activités confondues. Le nombre propre à une année va dans les objectifs d'activité.
    """
    age_min: Annotated[t.Entier, Field(ge=0, le=120)] | None = None
    """Âge minimal du public. Âge en années révolues à partir duquel l'arrêté d'autorisation
    permet d'accompagner une personne dans cet ESMS. Absent, l'autorisation ne fixe pas de
    limite basse.
    """
    age_max: Annotated[t.Entier, Field(ge=0, le=120)] | None = None
    """Âge maximal du public. Âge en années révolues jusqu'auquel l'autorisation permet
    l'accompagnement, sans compter les maintiens au titre de l'amendement Creton. Absent,
    pas de limite haute.
    """
    capacites: t.Liste[Capacite] | None = None
    """Places par mode d'accueil. Places autorisées, financées et installées, une ligne par
    mode de fonctionnement et par période. Sans objet pour un CAMSP ou un CMPP qui compte en
    file active.
    """
    dispositifs: t.Liste[Dispositif] | None = None
    """Dispositifs portés par l'ESMS. Dispositifs particuliers adossés à l'ESMS par convention
    (PCPE, unité d'enseignement en maternelle, équipe mobile…), qui n'ont pas de numéro
    FINESS propre.
    """
    effectifs: t.Liste[Effectif] | None = None
    """Effectifs par fonction. Postes de l'ESMS en équivalents temps plein, répartis par grande
    fonction, pris au moment où le contrat est établi. Le constaté de chaque année va dans
    le suivi annuel.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class EsmsNonNumerote(t.Modele):
    """ESMS sans numéro. Établissement ou service autorisé, ou dont l'autorisation est
    attendue, que FINESS n'a pas encore numéroté. Les autres parties du contrat ne peuvent
    pas le citer.
    """

    code: t.Identifiant
    """Code provisoire. Repère donné par le contrat en attendant le numéro FINESS. Ne pas
    inventer de numéro à neuf chiffres.
    """
    nom: t.Texte
    """Nom prévu. Nom de l'établissement ou du service tel que l'arrêté ou le projet le donne."""
    categorie: t.Identifiant
    """Catégorie prévue. Code FINESS de la catégorie que l'arrêté d'autorisation annonce, ou de
    celle qui s'en approche le plus.
    """
    departement: t.Identifiant
    """Département prévu. Département où l'ESMS s'ouvrira, en code à deux ou trois caractères."""
    autorite_competente: c.Competences
    """Autorité qui l'autorise. Autorité ou autorités qui ont délivré l'autorisation ou qui
    doivent la délivrer.
    """
    autorisation: Autorisation | None = None
    """Autorisation obtenue. Arrêté qui autorise cet ESMS. Absente, il n'est encore qu'en
    attente d'autorisation.
    """
    places: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places prévues. Nombre de places autorisées ou attendues, toutes ensemble. Absent pour
    un service qui ne se compte pas en places.
    """
    date_ouverture: t.Date | None = None
    """Ouverture prévue. Jour où l'ESMS doit accueillir ses premières personnes. Absente tant
    qu'elle n'est pas arrêtée.
    """


class ActiviteSubventionnee(t.Modele):
    """Activité subventionnée. Activité couverte par le contrat et payée par une subvention,
    comme une équipe de rue ou un accueil de nuit qui n'est pas un ESMS. Son montant de
    l'année se fixe par avenant ou par convention.
    """

    code: t.Identifiant
    """Code de l'activité. Repère de l'activité dans le contrat, gardé d'une version à l'autre."""
    libelle: t.Texte
    """Activité. Ce que l'activité fait, en quelques mots, tel que le contrat la nomme."""
    financeur: t.Identifiant | None = None
    """Partie qui la finance. Code de la partie au contrat qui verse la subvention. Absent si
    le financeur n'est pas partie au contrat.
    """
    financement: c.Financements | None = None
    """Origine de la subvention. Payeur de la subvention : État, département, assurance maladie
    ou autre.
    """
    montant: Annotated[t.Montant, Field(ge=0)] | None = None
    """Subvention annuelle. Montant d'une année, en euros, quand le contrat le dit. Absent, il
    se lit dans l'acte cité à côté.
    """
    reference: t.Texte | None = None
    """Acte qui fixe la subvention. Convention, arrêté ou avenant où se lit le montant accordé."""
    debut: t.Date | None = None
    """Début de l'activité au contrat. Premier jour où le contrat couvre l'activité. Absent, il
    la couvre depuis sa date d'effet.
    """
    fin: t.Date | None = None
    """Fin de l'activité au contrat. Dernier jour où le contrat couvre l'activité. Absent, il
    la couvre jusqu'à son échéance.
    """


class AutreContrat(t.Modele):
    """Autre contrat. Contrat ou convention du même gestionnaire, en cours à côté de celui-ci,
    que les parties ont voulu signaler pour éviter les doubles engagements.
    """

    identifiant: t.Identifiant
    """Identifiant de l'autre contrat. Numéro sous lequel l'autre contrat est connu de ses
    signataires. Ne pas répéter celui du présent contrat ni du contrat renouvelé.
    """
    objet: t.Texte
    """Objet de l'autre contrat. En une ligne, avec qui il est conclu et ce qu'il couvre."""
    date_echeance: t.Date | None = None
    """Échéance de l'autre contrat. Dernier jour de l'autre contrat, utile pour préparer un
    rapprochement. Absente si elle n'est pas connue.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class DiagnosticPartage(t.Modele):
    """Diagnostic partagé. Constats communs du gestionnaire et des autorités sur les ESMS et
    leur territoire, qui justifient les objectifs du contrat.
    """

    synthese: t.TexteLong
    """Synthèse du diagnostic. Une à deux pages de conclusions acceptées par toutes les
    parties. Pas de données nominatives sur les personnes accompagnées.
    """
    forces: t.Liste[t.Texte] | None = None
    """Points forts. Atouts du gestionnaire et de ses ESMS sur lesquels le contrat peut
    s'appuyer, un par ligne.
    """
    faiblesses: t.Liste[t.Texte] | None = None
    """Points à améliorer. Difficultés reconnues par les parties, auxquelles les fiches actions
    devront répondre, une par ligne.
    """
    besoins_territoriaux: t.Liste[t.Texte] | None = None
    """Besoins du territoire. Besoins constatés autour des ESMS et non couverts par l'offre
    actuelle, un par ligne. Ne pas y décrire les projets qui y répondent.
    """
    sources: t.ListeUnique[c.SourcesDiagnostic] | None = None
    """Sources du diagnostic. Documents et données sur lesquels le diagnostic s'appuie :
    évaluations, tableau de bord, comptes, données de territoire.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ObjectifStrategique(t.Modele):
    """Objectif stratégique. Orientation à cinq ans convenue entre les parties, à laquelle se
    rattachent une ou plusieurs fiches actions.
    """

    code: t.Identifiant
    """Code de l'objectif stratégique. Numéro de l'objectif dans le contrat, stable d'un
    avenant à l'autre.
    """
    libelle: t.Texte
    """Libellé de l'objectif stratégique. Énoncé de l'objectif en une phrase qui commence par
    un verbe. Les moyens et le calendrier vont dans les fiches actions.
    """
    orientation_prs: t.Texte | None = None
    """Orientation du PRS. Passage du projet régional de santé auquel l'objectif contribue,
    avec sa référence. Absent si l'objectif n'en découle pas.
    """
    orientation_schema: t.Texte | None = None
    """Orientation du schéma départemental. Passage du schéma départemental de l'autonomie
    auquel l'objectif contribue. Absent si aucun département n'est partie ou si rien n'y
    correspond.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class EvolutionOffre(t.Modele):
    """Évolution d'offre. Changement de places ou de service prévu au contrat, d'un ESMS vers
    un autre ou au sein du même. Il ne vaut pas autorisation : l'arrêté reste nécessaire.
    """

    code: t.Identifiant
    """Code de l'évolution. Repère de l'évolution dans le contrat, que le suivi annuel reprend
    pour dire où elle en est.
    """
    nature: c.NaturesEvolution
    """Nature de l'évolution. Création, extension, transformation, cession, regroupement ou
    fermeture. Une opération mixte se décrit en plusieurs évolutions.
    """
    esms_origine: t.NumeroFiness | None = None
    """ESMS d'origine. Numéro FINESS de l'ESMS du périmètre qui perd ou transforme des places.
    Absent pour une création.
    """
    places_origine: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places retirées à l'origine. Nombre de places supprimées ou transformées dans l'ESMS
    d'origine. Écrire un nombre positif, jamais une diminution en négatif.
    """
    esms_destination: t.NumeroFiness | None = None
    """ESMS de destination. Numéro FINESS de l'ESMS du périmètre qui reçoit les places, le même
    que l'origine pour une transformation interne. Absent pour une fermeture ou si l'ESMS
    n'a pas encore de numéro.
    """
    places_destination: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places ouvertes à destination. Nombre de places créées à l'arrivée ; il peut différer du
    nombre retiré quand le mode d'accueil change.
    """
    date_prevue: t.Date
    """Date prévue de l'évolution. Jour où les places doivent changer, selon le contrat. La
    date constatée va dans le suivi annuel.
    """
    fiche_action: t.Identifiant | None = None
    """Fiche action porteuse. Code de la fiche action dans laquelle cette évolution est suivie.
    Absent si aucune fiche ne la porte.
    """
    cout: t.Montant | None = None
    """Coût annuel de l'évolution. Besoin de financement supplémentaire en année pleine, en
    euros ; 0 si l'évolution se fait à moyens constants. Absent si le coût n'est pas
    chiffré.
    """
    arrete: Arrete | None = None
    """Arrêté d'autorisation modificatif. Arrêté de l'autorité qui autorise l'évolution, une
    fois pris. Absent tant qu'il n'existe pas.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Periode(t.Modele):
    """Période. Intervalle de dates, premier et dernier jours compris."""

    debut: t.Date
    """Premier jour. Jour où la période commence, inclus (par exemple le 1er janvier pour une
    autorisation de frais de siège).
    """
    fin: t.Date | None = None
    """Dernier jour. Jour où la période s'achève, inclus, et jamais avant le premier jour.
    Absent : aucune fin n'est fixée.
    """


class Action(t.Modele):
    """Action. Tâche datée par laquelle le gestionnaire met une fiche en œuvre ; son état
    d'avancement se déclare chaque année dans le suivi.
    """

    code: t.Identifiant
    """Code de l'action. Numéro de l'action dans sa fiche ; deux fiches peuvent reprendre le
    même numéro.
    """
    libelle: t.Texte
    """Libellé de l'action. Ce qu'il faut faire, en une ligne."""
    description: t.TexteLong | None = None
    """Description de l'action. Détail de la tâche et des étapes, si le libellé ne suffit pas.
    Ne pas y raconter l'avancement.
    """
    echeance: t.Date | None = None
    """Échéance de l'action. Jour avant lequel l'action doit être terminée, dans la durée du
    contrat. Une action permanente n'a pas d'échéance.
    """
    responsable: t.Texte | None = None
    """Responsable de l'action. Fonction de la personne chargée de l'action. Absent, le pilote
    de la fiche en répond.
    """
    moyens: t.TexteLong | None = None
    """Moyens de l'action. Temps de travail, matériel ou crédits propres à cette action. Ne pas
    répéter ceux déjà décrits pour la fiche entière.
    """
    livrable: t.Texte | None = None
    """Livrable attendu. Pièce ou fait vérifiable qui prouve que l'action est faite :
    convention signée, rapport, salle ouverte.
    """


class ValeurInitiale(t.Modele):
    """Valeur initiale. Mesure de l'indicateur avant l'effet du contrat, avec son année ;
    remplir la rubrique qui correspond à la forme de l'indicateur.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("valeur", "modalite", "date", "numerateur", "denominateur")

    annee: t.Annee
    """Année de la valeur initiale. Année civile à laquelle se rapporte la valeur de départ, en
    principe antérieure à la première année du contrat.
    """
    valeur: t.Decimal | None = None
    """Valeur chiffrée de départ. Mesure de départ d'un indicateur chiffré, dans son unité ; un
    taux s'écrit en fraction (0,3 pour 30 %). Ne pas mettre 0 faute de mesure.
    """
    modalite: t.Texte | None = None
    """Modalité de départ. Niveau de l'échelle constaté avant le contrat, écrit comme dans la
    liste des modalités de l'indicateur.
    """
    date: t.Date | None = None
    """Date de départ constatée. Pour un indicateur dont la réponse est une date, date connue
    avant le contrat (par exemple celle du dernier projet d'établissement). Ce n'est pas le
    jour de la mesure.
    """
    numerateur: t.Decimal | None = None
    """Numérateur de départ. Nombre compté en haut de la fraction pour l'année de départ, dont
    le taux initial est tiré.
    """
    denominateur: t.Decimal | None = None
    """Dénominateur de départ. Nombre compté en bas de la fraction pour l'année de départ,
    supérieur à zéro.
    """


class Cible(t.Modele):
    """Cible. Niveau que l'indicateur doit atteindre pour une année donnée : valeur précise,
    fourchette, modalité ou date.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("valeur", "min", "max", "modalite", "date")

    annee: t.Annee
    """Année de la cible. Année civile au terme de laquelle la cible doit être atteinte,
    comprise dans le contrat ; une seule cible par année.
    """
    valeur: t.Decimal | None = None
    """Valeur cible. Niveau précis visé, dans l'unité de l'indicateur ; un taux s'écrit en
    fraction (0,45 pour 45 %). À omettre si l'on vise une fourchette.
    """
    min: t.Decimal | None = None
    """Seuil minimal visé. Valeur au-dessous de laquelle la cible est manquée. Seul, il veut
    dire au moins cette valeur.
    """
    max: t.Decimal | None = None
    """Seuil maximal visé. Valeur au-dessus de laquelle la cible est manquée. Seul, il veut
    dire au plus cette valeur, comme pour un taux d'absentéisme.
    """
    modalite: t.Texte | None = None
    """Modalité visée. Niveau de l'échelle à atteindre cette année-là, pris dans les modalités
    de l'indicateur.
    """
    date: t.Date | None = None
    """Date visée. Pour un indicateur dont la réponse est une date, jour au plus tard où le
    fait attendu doit avoir lieu.
    """


class Indicateur(t.Modele):
    """Indicateur. Mesure convenue pour juger d'une fiche action, avec sa définition, son point
    de départ et ses cibles. Les valeurs constatées vont dans le suivi annuel.
    """

    code: t.Identifiant
    """Code de l'indicateur. Numéro de l'indicateur dans sa fiche, repris par le suivi annuel
    et stable d'une année à l'autre.
    """
    code_tdb: t.Identifiant | None = None
    """Code du tableau de bord. Indicateur correspondant du tableau de bord de la performance,
    quand il y en a un : même définition, même calcul. Absent pour un indicateur propre au
    contrat.
    """
    libelle: t.Texte
    """Libellé de l'indicateur. Ce que l'on mesure, en une ligne, sans la cible ni l'année."""
    nature: c.NaturesIndicateur
    """Nature de l'indicateur. De suivi s'il montre que les actions avancent, de résultat s'il
    montre l'effet obtenu pour les personnes ou les ESMS.
    """
    type_valeur: c.TypesValeur
    """Forme de la valeur. Nombre, taux, montant, oui ou non, date ou échelle ; les cibles et
    les valeurs annuelles prennent toutes cette forme.
    """
    modalites: t.Liste[t.Texte] | None = None
    """Modalités de l'échelle. Réponses possibles d'un indicateur qualitatif, de la moins à la
    plus favorable. À omettre pour un indicateur chiffré ou une date.
    """
    definition: t.TexteLong
    """Définition et mode de calcul. Qui et quoi compter, à quelle date ou sur quelle période,
    et ce qu'il faut exclure, assez précisément pour que deux ESMS comptent de la même
    façon.
    """
    numerateur: t.Texte | None = None
    """Libellé du numérateur. Pour un taux, ce que compte le haut de la fraction. C'est un
    libellé : les nombres vont dans les valeurs.
    """
    denominateur: t.Texte | None = None
    """Libellé du dénominateur. Pour un taux, ce que compte le bas de la fraction, pris à la
    même date que le numérateur. Absent pour un simple nombre.
    """
    unite: c.Unites
    """Unité de l'indicateur. Unité dans laquelle se lisent la valeur initiale, les cibles et
    les valeurs annuelles. La même pour toute la durée du contrat.
    """
    sens: c.SensEvolution
    """Sens d'évolution attendu. Dit si la valeur doit monter, descendre ou se maintenir pour
    que l'objectif soit tenu.
    """
    source: c.SourcesIndicateur
    """Source de la donnée. Document ou outil d'où le chiffre sera tiré chaque année. Préférer
    une source déjà transmise aux autorités.
    """
    periodicite: c.Periodicites
    """Périodicité de mesure. Rythme auquel la valeur est due : une valeur de fin de contrat
    n'est pas attendue dans chaque suivi annuel.
    """
    esms: t.ListeUnique[t.NumeroFiness] | None = None
    """ESMS mesurés par l'indicateur. Numéros FINESS des ESMS pour lesquels la valeur est
    relevée, quand ils ne sont pas tous ceux de la fiche. Vide, l'indicateur suit le
    périmètre de la fiche.
    """
    valeur_initiale: ValeurInitiale | None = None
    """Point de départ de l'indicateur. Dernière valeur connue avant le contrat, à laquelle on
    comparera les suivantes. Absente si l'indicateur n'a jamais été mesuré.
    """
    cibles: t.Liste[Cible] | None = None
    """Cibles de l'indicateur. Valeurs à atteindre, une par année visée. Donner au moins celle
    de la dernière année du contrat.
    """


class FicheAction(t.Modele):
    """Fiche action. Engagement du gestionnaire sur un sujet : pourquoi, quelles actions, avec
    quels moyens, dans quels ESMS et mesuré par quels indicateurs.
    """

    code: t.Identifiant
    """Code de la fiche. Numéro de la fiche dans le contrat ; il ne change pas et ne resert
    pas, même si la fiche est abandonnée.
    """
    intitule: t.Texte
    """Intitulé de la fiche. Sujet de la fiche en quelques mots, comme dans le sommaire du
    contrat.
    """
    axe: c.AxesNationaux
    """Axe national. Famille nationale à laquelle la fiche se rattache, parmi huit ; elle
    permet d'additionner les fiches de plusieurs régions.
    """
    theme: t.Identifiant | None = None
    """Thème régional. Subdivision de l'axe propre à la région, selon le profil annoncé en tête
    du document. Absent si la région n'en définit pas.
    """
    statut: c.StatutsFiche
    """Statut de la fiche. Dit si la fiche engage encore le gestionnaire ; une fiche achevée ou
    abandonnée n'appelle plus de suivi après sa date de fin. L'avancement se déclare dans le
    suivi annuel.
    """
    date_fin: t.Date | None = None
    """Date de fin de la fiche. Dernier jour où la fiche engage le gestionnaire lorsqu'elle est
    close avant l'échéance du contrat. Absente pour une fiche en vigueur.
    """
    fiche_origine: t.Identifiant | None = None
    """Fiche du contrat précédent. Code que portait la fiche dans le contrat renouvelé, si
    l'engagement se poursuit. Absent pour une fiche nouvelle.
    """
    objectif_strategique: t.Identifiant | None = None
    """Objectif stratégique servi. Code de l'objectif stratégique que la fiche met en œuvre.
    Absent si le contrat n'en définit pas.
    """
    objectifs_operationnels: t.Liste[t.Texte] | None = None
    """Objectifs opérationnels. Résultats concrets attendus de la fiche, un par ligne. Les
    tâches pour y parvenir se mettent dans les actions.
    """
    constat: t.TexteLong | None = None
    """Constat de départ. Situation qui motive la fiche, en lien avec le diagnostic partagé,
    chiffres à l'appui si possible.
    """
    esms: t.ListeUnique[t.NumeroFiness] | None = None
    """ESMS concernés par la fiche. Numéros FINESS des ESMS qui doivent mettre la fiche en
    œuvre. Vide, la fiche vaut pour tout le périmètre.
    """
    pilote: t.Texte | None = None
    """Pilote de la fiche. Fonction de la personne qui répond de la fiche chez le gestionnaire,
    plutôt que son nom, qui change.
    """
    acteurs: t.Liste[t.Texte] | None = None
    """Acteurs associés. Services ou fonctions du gestionnaire qui contribuent à la fiche, un
    par ligne. Les organismes extérieurs sont des partenaires.
    """
    partenaires: t.Liste[t.Texte] | None = None
    """Partenaires extérieurs. Organismes hors du gestionnaire sur lesquels la fiche compte :
    établissements scolaires, hôpitaux, MDPH, associations, un par ligne.
    """
    periode: Periode | None = None
    """Période de mise en œuvre. Dates de début et de fin prévues pour la fiche. Absente, la
    fiche court sur toute la durée du contrat.
    """
    moyens: t.TexteLong | None = None
    """Moyens consacrés à la fiche. Ressources humaines, matérielles et financières prévues
    pour l'ensemble de la fiche, et leur origine (redéploiement, crédits nouveaux).
    """
    cout: t.Montant | None = None
    """Coût total de la fiche. Dépense prévue en euros pour la fiche sur toute la durée du
    contrat. Absent si la fiche ne demande pas de dépense chiffrée ; 0 signifie sans coût.
    """
    actions: t.Liste[Action] | None = None
    """Actions de la fiche. Étapes concrètes de la fiche, chacune avec son échéance et son
    responsable. Liste vide tant que la fiche n'est pas détaillée.
    """
    indicateurs: t.Liste[Indicateur] | None = None
    """Indicateurs de la fiche. Mesures de suivi ou de résultat qui diront si la fiche avance
    et aboutit. En choisir peu, de préférence déjà produits ailleurs.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class EngagementAutorite(t.Modele):
    """Engagement d'une autorité. Obligation d'une autorité signataire envers le gestionnaire.
    Les engagements du gestionnaire sont dans les fiches actions, les montants dans les
    dotations.
    """

    code: t.Identifiant
    """Code de l'engagement. Repère de l'engagement, unique dans le contrat et gardé jusqu'à
    son terme.
    """
    autorite: t.Identifiant
    """Autorité engagée. Code de la partie qui s'engage. Un engagement pris par deux autorités
    s'écrit deux fois.
    """
    libelle: t.TexteLong
    """Engagement. Ce que l'autorité s'engage à faire, en une ou deux phrases vérifiables."""
    echeance: t.Date | None = None
    """Échéance de l'engagement. Dernier jour convenu pour tenir l'engagement. Absente pour un
    engagement permanent ou sans date.
    """
    fiche_action: t.Identifiant | None = None
    """Fiche action liée. Fiche action du gestionnaire que cet engagement rend possible.
    Absente s'il n'en sert aucune en particulier.
    """
    date_fin: t.Date | None = None
    """Fin de l'engagement. Dernier jour de l'engagement lorsqu'un avenant le retire sans qu'il
    soit tenu. Absente tant qu'il court et une fois tenu.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ObjectifActivite(t.Modele):
    """Objectif d'activité. Activité qu'un ESMS s'engage à réaliser une année donnée, pour un
    mode de fonctionnement et une unité de compte.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("capacite", "jours_ouverture", "activite_prevue", "file_active_prevue", "taux_occupation_cible", "taux_realisation_cible", "convention_comptage")

    esms: t.NumeroFiness
    """ESMS engagé sur l'activité. Numéro FINESS de l'ESMS du périmètre qui doit réaliser
    l'activité.
    """
    annee: t.Annee
    """Année de l'objectif d'activité. Exercice, du 1er janvier au 31 décembre, pendant lequel
    l'activité doit être réalisée. Une ligne par année du contrat.
    """
    dispositif: t.Identifiant | None = None
    """Dispositif visé par l'objectif. Code du dispositif de l'ESMS dont on fixe l'activité.
    Absent, l'objectif porte sur l'activité propre de l'ESMS.
    """
    mode_fonctionnement: t.Identifiant
    """Mode d'accueil de l'activité. Mode d'accueil ou d'accompagnement auquel l'objectif
    s'applique ; ENSEMBLE si l'ESMS a un seul objectif pour tous ses modes.
    """
    unite: c.UnitesActivite
    """Unité de compte de l'activité. Ce que l'on compte : journées, demi-journées, actes,
    séances, personnes… L'activité prévue et l'activité réalisée s'expriment toutes deux
    dans cette unité.
    """
    capacite: Annotated[t.Entier, Field(ge=0)] | None = None
    """Places prises en compte. Nombre de places sur lequel l'objectif de l'année a été
    calculé. Il peut différer des places autorisées si certaines ouvrent en cours d'année.
    """
    jours_ouverture: Annotated[t.Entier, Field(ge=0, le=366)] | None = None
    """Jours d'ouverture de l'année. Nombre de jours d'ouverture prévus pour cette année et ce
    mode d'accueil. Absent, celui de l'ESMS s'applique.
    """
    activite_prevue: Annotated[t.Decimal, Field(ge=0)] | None = None
    """Activité prévue. Quantité à réaliser dans l'année, dans l'unité indiquée, décimales
    admises. Pour des journées, tenir compte des absences attendues : ce n'est pas places
    fois jours d'ouverture.
    """
    file_active_prevue: Annotated[t.Entier, Field(ge=0)] | None = None
    """File active prévue. Nombre de personnes différentes à accompagner au moins une fois dans
    l'année, chacune comptée une seule fois.
    """
    taux_occupation_cible: t.Taux | None = None
    """Taux d'occupation cible. Part visée des journées théoriques (places autorisées et
    financées, fois jours d'ouverture) réellement faites, en fraction : 0,95 pour 95 %.
    """
    taux_realisation_cible: t.Taux | None = None
    """Taux de réalisation cible. Part visée des journées ou actes financés qui seront
    réalisés, en fraction ; il peut dépasser 1. À ne pas confondre avec le taux
    d'occupation, rapporté aux places.
    """
    convention_comptage: t.Texte | None = None
    """Convention de comptage. Règle retenue pour compter une unité : demi-journées, nuits,
    absences courtes, séances non honorées. Absente, la règle nationale ou régionale
    s'applique.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class TauxAnnuel(t.Modele):
    """Taux annuel. Taux d'évolution convenu pour une année du contrat, au sein d'une modalité
    d'évolution.
    """

    annee: t.Annee
    """Année d'application. Exercice budgétaire dont les crédits sont calculés avec ce taux, et
    non celui qui sert de base de calcul.
    """
    taux: t.Taux
    """Taux d'évolution. Évolution par rapport à l'année précédente, en fraction : 0,83 %
    s'écrit 0.0083. Une baisse s'écrit avec un signe moins.
    """


class ModaliteEvolution(t.Modele):
    """Modalité d'évolution. Règle retenue avec une autorité, pour un financement donné, pour
    faire évoluer les tarifs pendant le contrat. Une seule règle par couple autorité et
    financement.
    """

    autorite: t.Identifiant
    """Autorité de tarification. Code de la partie au contrat (ARS, département ou métropole)
    avec laquelle cette règle d'évolution est convenue.
    """
    financement: c.Financements
    """Financement concerné. Enveloppe ou source de crédits à laquelle la règle s'applique, par
    exemple l'ONDAM personnes handicapées. Une autorité qui suit deux enveloppes donne deux
    lignes.
    """
    modalite: c.ModalitesEvolution
    """Modalité retenue. L'une des quatre façons de faire évoluer les tarifs admises par le
    CASF : taux d'actualisation, formule fixe, avenants annuels ou équation tarifaire.
    """
    formule: t.Texte | None = None
    """Formule ou équation. Énoncé complet de la formule ou de l'équation tarifaire, avec le
    nom de chaque terme. À donner avec une formule fixe ou une équation ; absent pour les
    deux autres modalités.
    """
    taux: t.Liste[TauxAnnuel] | None = None
    """Taux par année. Taux d'évolution déjà connus ou convenus, un par année du contrat.
    Absent quand le taux est fixé chaque année hors contrat ou résulte d'une formule.
    """


class BaseBudgetaire(t.Modele):
    """Base budgétaire. Montant reconductible de référence d'un ESMS pour une autorité, une
    section tarifaire et une année : point de départ du calcul des dotations du contrat.
    """

    esms: t.NumeroFiness
    """ESMS de la base. Numéro FINESS géographique de l'ESMS, inscrit au périmètre, auquel la
    base est attribuée.
    """
    autorite: t.Identifiant
    """Autorité qui finance la base. Code de la partie au contrat qui finance ce montant. Un
    ESMS à double tarification a une base par autorité.
    """
    section: c.SectionsTarifaires
    """Section tarifaire de la base. Section (soins, hébergement, accompagnement à la vie
    sociale…) que couvre la base. Choisir la section globale si le budget de l'ESMS n'est
    pas partagé.
    """
    annee: t.Annee
    """Année de référence. Exercice dont les crédits reconductibles servent de base, en général
    celui qui précède la prise d'effet du contrat.
    """
    montant: t.Montant
    """Montant de la base. Base reconductible en euros pour une année pleine, après déduction
    des recettes en atténuation. Exclure les crédits non reconductibles et les reprises de
    résultat.
    """
    recettes_attenuation: t.Montant | None = None
    """Recettes en atténuation. Recettes, en euros et en valeur positive, déjà déduites pour
    obtenir la base (participations, forfaits journaliers, autres produits). Absent si elles
    ne sont pas précisées ; 0 s'il n'y en a pas.
    """


class ComposanteDotation(t.Modele):
    """Composante de dotation. Partie d'une dotation selon ce qui la justifie, et non selon
    l'ESMS qui la reçoit.
    """

    type: c.TypesComposante
    """Type de composante. Ce que cette partie de la dotation paie."""
    serafin: t.Identifiant | None = None
    """Besoin ou prestation SERAFIN-PH. Code du besoin ou de la prestation que la composante
    finance. Absent hors du champ du handicap ou si la composante n'en vise aucun.
    """
    montant: t.Montant
    """Montant de la composante. Part du montant de la dotation, en euros ; négative pour une
    reprise.
    """


class PartDotation(t.Modele):
    """Part de dotation. Montant prévu pour un ESMS et une section tarifaire dans la
    répartition d'une dotation globalisée commune.
    """

    esms: t.NumeroFiness
    """ESMS bénéficiaire. Numéro FINESS géographique de l'ESMS du périmètre qui reçoit cette
    part. Il relève de l'autorité qui attribue la dotation.
    """
    section: c.SectionsTarifaires
    """Section de la part. Section tarifaire à laquelle la part est destinée ; la section
    globale convient quand l'ESMS reçoit une part unique.
    """
    montant: t.Montant
    """Montant de la part. Part annuelle en euros. La somme des parts redonne exactement le
    montant de la dotation.
    """


class Dotation(t.Modele):
    """Dotation globalisée commune. Montant unique attribué par une autorité, sur un seul
    financement et pour une année, à l'ensemble des ESMS concernés, avec sa répartition
    prévisionnelle.
    """

    code: t.Identifiant
    """Code de la dotation. Repère court donné à la dotation, unique dans le contrat et
    conservé par les avenants qui la modifient.
    """
    annee: t.Annee
    """Année de la dotation. Exercice budgétaire au titre duquel la dotation est attribuée ; il
    se situe dans la durée du contrat.
    """
    autorite: t.Identifiant
    """Autorité qui attribue. Code de la partie au contrat qui fixe et verse cette dotation.
    Deux autorités donnent toujours deux dotations distinctes.
    """
    financement: c.Financements
    """Financement de la dotation. Enveloppe unique sur laquelle la dotation est imputée. Des
    crédits d'enveloppes différentes ne se mélangent pas dans une même dotation.
    """
    montant: t.Montant
    """Montant de la dotation. Total annuel de la dotation en euros. Il est égal, au centime
    près, à la somme de la répartition par ESMS.
    """
    arrete: Arrete | None = None
    """Arrêté ou décision tarifaire. Acte de l'autorité qui fixe le montant de la dotation.
    Absent tant que l'acte n'est pas pris, la dotation étant alors prévisionnelle.
    """
    montant_gele: Annotated[t.Montant, Field(ge=0)] | None = None
    """Part gelée. Part du montant que l'autorité retient et ne libère qu'après le dialogue de
    gestion, en euros, comprise dans le montant. Absent si rien n'est retenu.
    """
    composantes: t.Liste[ComposanteDotation] | None = None
    """Composantes de la dotation. Ce dont le montant est fait : socle, complément, transport…
    Vide si l'autorité ne donne qu'un montant. La répartition entre les ESMS se dit à part.
    """
    composantes_completes: t.Booleen | None = None
    """Composantes complètes. Vrai si les composantes font ensemble tout le montant ; faux si
    elles n'en disent qu'une partie. Absent si on ne le sait pas.
    """
    repartition: t.Liste[PartDotation]
    """Répartition prévisionnelle. Parts de la dotation prévues pour chaque ESMS et chaque
    section tarifaire ; elles couvrent la totalité du montant.
    """


class Tarif(t.Modele):
    """Tarif d'un ESMS. Prix d'une unité d'activité d'un ESMS, tel que le contrat ou l'arrêté
    de tarification le fixe.
    """

    code: t.Identifiant
    """Code du tarif. Repère court du tarif, unique dans le contrat."""
    esms: t.NumeroFiness
    """ESMS du tarif. Numéro FINESS géographique de l'ESMS du périmètre auquel le tarif
    s'applique.
    """
    type: c.TypesTarif
    """Type de tarif. Ce que le tarif paie : journée, hébergement, dépendance, heure
    d'intervention…
    """
    libelle: t.Texte | None = None
    """Précision sur le tarif. Ce qui distingue deux tarifs du même type : niveau de
    dépendance, chambre, mode d'accueil. Absent si le type suffit.
    """
    montant: Annotated[t.Montant, Field(ge=0)]
    """Montant du tarif. Prix d'une unité, en euros."""
    unite: c.UnitesActivite | None = None
    """Unité tarifée. Ce que le tarif compte : journée, heure, acte… Absente si le type le dit
    déjà.
    """
    autorite: t.Identifiant | None = None
    """Autorité qui fixe le tarif. Code de la partie qui fixe le tarif. Absente pour un prix
    libre.
    """
    debut: t.Date | None = None
    """Premier jour du tarif. Premier jour où le tarif s'applique. Absent, il s'applique depuis
    l'effet du contrat.
    """
    fin: t.Date | None = None
    """Dernier jour du tarif. Dernier jour où le tarif s'applique. Absent s'il court jusqu'au
    suivant.
    """
    arrete: Arrete | None = None
    """Arrêté de tarification. Acte qui fixe le tarif. Absent pour un prix libre ou tant que
    l'acte n'est pas pris.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class ModulationPrevue(t.Modele):
    """Modulation prévue. Objectif d'activité d'un ESMS qui, s'il n'est pas atteint, permet à
    l'autorité de réduire le tarif. L'abattement éventuellement décidé n'est pas ici : il
    figure dans l'avis de l'autorité.
    """

    esms: t.NumeroFiness
    """ESMS soumis à modulation. Numéro FINESS géographique de l'ESMS du périmètre dont le
    tarif peut être modulé.
    """
    indicateur: c.IndicateursModulation
    """Indicateur de modulation. Mesure d'activité retenue : taux d'occupation, personnes
    accompagnées ou prestations réalisées dans l'année civile ; ou un autre indicateur, par
    une clause que la spécificité des missions justifie.
    """
    justification: t.TexteLong | None = None
    """Justification de l'indicateur. Pour un autre indicateur que les trois que le code
    propose : lequel, et ce qui, dans les missions de l'ESMS, le justifie. Absent dans les
    autres cas.
    """
    objectif: t.Decimal
    """Objectif d'activité à atteindre. Niveau annuel en deçà duquel le tarif peut être réduit.
    Un taux d'occupation s'écrit en fraction (0.96), les personnes et les prestations en
    nombre, un autre indicateur dans sa propre unité.
    """
    conversion: t.Texte | None = None
    """Conversion de l'écart en pourcentage. Règle qui transforme un écart en nombre de
    personnes ou de prestations en pourcentage d'abattement. Inutile pour un taux
    d'occupation, dont l'écart est déjà un pourcentage.
    """


class RegleAffectation(t.Modele):
    """Règle d'affectation. Règle convenue avec une autorité de tarification pour affecter le
    résultat des ESMS qu'elle finance.
    """

    autorite: t.Identifiant
    """Autorité de la règle. Code de la partie au contrat dont relèvent les résultats visés par
    cette règle.
    """
    mode: c.ModesAffectation
    """Mode d'affectation. Dit qui décide : le gestionnaire, ce qui est la règle sous EPRD et
    suppose une clause hors EPRD, ou l'autorité de tarification.
    """
    regles: t.TexteLong | None = None
    """Règles et priorités convenues. Ordre de priorité, plafonds et conditions de
    l'affectation, en clair. Absent si le contrat s'en tient aux règles du CASF.
    """
    inter_esms: t.Booleen
    """Affectation entre ESMS permise. Vrai si le résultat d'un ESMS peut être affecté à un
    autre ESMS du périmètre, ce qui suppose un gestionnaire privé ; faux si chaque résultat
    reste dans l'ESMS qui l'a produit.
    """


class PorteurSiege(t.Modele):
    """Porteur du siège. Personne morale qui tient un siège commun à plusieurs organismes et en
    répartit les frais.
    """

    raison_sociale: t.Texte
    """Raison sociale du porteur. Nom de l'entité qui tient le siège."""
    numero_finess_ej: t.NumeroFiness | None = None
    """Numéro FINESS du porteur. Numéro FINESS juridique de l'entité. Absent si elle n'en a
    pas, comme un groupement sans autorisation.
    """
    siren: t.Siren | None = None
    """SIREN du porteur. Numéro SIREN de l'entité, à donner surtout si elle n'a pas de numéro
    FINESS.
    """


class QuotePart(t.Modele):
    """Quote-part de frais de siège. Part des frais de siège supportée par un ESMS lorsque
    l'autorisation porte sur un montant.
    """

    esms: t.NumeroFiness
    """ESMS contributeur. Numéro FINESS géographique de l'ESMS du périmètre qui supporte cette
    quote-part.
    """
    montant: t.Montant
    """Montant de la quote-part. Contribution annuelle de l'ESMS en euros. La somme des quotes-
    parts redonne le montant autorisé, sauf si le siège sert aussi des ESMS hors périmètre,
    qui ne se saisissent pas ici.
    """


class FraisSiege(t.Modele):
    """Frais de siège. Autorisation de frais de siège applicable pendant le contrat, exprimée
    soit par un pourcentage unique, soit par un montant réparti entre les ESMS.
    """

    arrete: Arrete
    """Arrêté d'autorisation du siège. Acte qui autorise les frais de siège, avec sa référence
    et sa date. Le CPOM ne le remplace pas.
    """
    autorite: t.Identifiant
    """Autorité compétente pour le siège. Autorité qui a délivré l'autorisation. Elle peut ne
    pas être signataire du contrat, par exemple quand le siège national est dans une autre
    région.
    """
    periode: Periode
    """Période d'autorisation. Dates de début et de fin de l'autorisation, de cinq ans au plus,
    en principe les mêmes que celles du contrat.
    """
    porteur: PorteurSiege | None = None
    """Porteur du siège. Entité qui tient le siège lorsque ce n'est pas le gestionnaire du
    contrat : siège inter-associatif, groupement, fédération. Absent si le gestionnaire a
    son propre siège.
    """
    cle_repartition: c.ClesRepartitionSiege | None = None
    """Clé de répartition. Règle selon laquelle les frais du siège se partagent entre les ESMS,
    ou entre les organismes d'un siège commun.
    """
    precision_cle: t.TexteLong | None = None
    """Précision sur la répartition. Comment la répartition se calcule, par exemple les charges
    retenues ou la part de chaque organisme. Absent si la règle se suffit.
    """
    taux: t.Taux | None = None
    """Taux unique de frais de siège. Pourcentage unique appliqué aux charges brutes de tous
    les ESMS, en fraction : 3,5 % s'écrit 0.035. Absent si l'autorisation porte sur un
    montant.
    """
    montant: t.Montant | None = None
    """Montant annuel des frais de siège. Total annuel autorisé en euros, à répartir entre les
    ESMS. Absent si l'autorisation fixe un taux unique.
    """
    quotes_parts: t.Liste[QuotePart] | None = None
    """Quotes-parts des ESMS. Partage du montant autorisé entre les ESMS du périmètre, en
    proportion de leurs charges brutes du dernier exercice clos. Absent en cas de taux
    unique.
    """


class Emprunt(t.Modele):
    """Emprunt. Emprunt de plus d'un an inscrit au plan de financement d'un programme
    d'investissement.
    """

    code: t.Identifiant
    """Code de l'emprunt. Repère court de l'emprunt, unique dans le programme ; ce n'est pas le
    numéro de prêt de la banque.
    """
    montant: t.Montant
    """Capital emprunté. Capital emprunté à l'origine, en euros, hors intérêts et frais."""
    duree_annees: Annotated[t.Entier, Field(ge=0)]
    """Durée de l'emprunt (années). Durée totale de remboursement, en années entières à compter
    du déblocage des fonds.
    """


class Approbation(t.Modele):
    """Approbation du PPI. Position d'une autorité de tarification sur un programme
    d'investissement et sur ses emprunts.
    """

    autorite: t.Identifiant
    """Autorité saisie. Code de la partie au contrat à laquelle le programme est soumis. Deux
    financeurs donnent deux lignes.
    """
    date_depot: t.Date | None = None
    """Date de dépôt du dossier. Jour où l'autorité a reçu le dossier complet : le délai de 60
    jours court à partir de là. Absent si le dépôt n'a pas eu lieu ou si sa date est
    inconnue.
    """
    statut: c.StatutsApprobation
    """Statut de la demande. Où en est la demande : déposée, approuvée, réputée approuvée faute
    d'opposition dans les 60 jours, ou refusée.
    """
    date: t.Date | None = None
    """Date de la décision. Jour de l'approbation ou du refus, ou jour où l'approbation est
    réputée acquise. Absent tant que le dossier est seulement déposé.
    """


class ProgrammeInvestissement(t.Modele):
    """Programme d'investissement. Programme pluriannuel d'investissement (PPI) et son plan de
    financement, pour un ou plusieurs ESMS du contrat, soumis à l'approbation des autorités.
    """

    code: t.Identifiant
    """Code du programme. Repère court du programme, unique dans le contrat, repris par le
    suivi et par les avenants.
    """
    libelle: t.Texte
    """Libellé du programme. Nature des travaux ou des équipements en quelques mots, de quoi
    reconnaître l'opération.
    """
    esms: t.ListeUnique[t.NumeroFiness] | None = None
    """ESMS du programme. Numéros FINESS géographiques des ESMS du périmètre qui profitent de
    l'investissement. Absent : le programme sert tout le périmètre.
    """
    periode: Periode
    """Période du programme. Années de réalisation, en dates de début et de fin, en principe
    comprises dans la durée du contrat. Une opération plus longue garde ses vraies dates.
    """
    montant: t.Montant
    """Coût total du programme. Coût prévu en euros, tous financements réunis et pour toute la
    période, pas pour une seule année.
    """
    emprunts: t.Liste[Emprunt] | None = None
    """Emprunts du programme. Emprunts de plus d'un an qui financent le programme. Absent si
    aucun emprunt n'est prévu.
    """
    approbations: t.Liste[Approbation] | None = None
    """Approbations du programme. État de la demande d'approbation auprès de chaque autorité
    qui finance. Absent tant que rien n'a été déposé.
    """


class ReserveAuRenouvellement(t.Modele):
    """Report ou réserve au renouvellement. Ce qui, dans un ESMS, n'est pas justifié par les
    conditions d'exploitation au moment de renouveler le contrat, et ce que les parties en
    font.
    """

    esms: t.NumeroFiness
    """ESMS concerné. Numéro FINESS géographique de l'ESMS du périmètre qui porte ce report ou
    cette réserve.
    """
    nature: c.NaturesReserve
    """Nature du solde. Report à nouveau ou réserve dont il s'agit."""
    montant_non_justifie: t.Montant
    """Montant non justifié. Part du solde que les conditions d'exploitation ne justifient pas,
    en euros, après examen des comptes, du projet d'établissement et du programme
    d'investissement.
    """
    versement_compensation: t.Montant | None = None
    """Versé à la réserve de compensation. Somme virée à la réserve de compensation, en euros.
    La moitié du montant non justifié au plus. Absent si rien n'y est versé.
    """
    reduction_tarif: t.Montant | None = None
    """Retenu sur les tarifs du contrat. Somme dont les tarifs sont réduits à ce titre sur tout
    ou partie de la durée du contrat, en euros. La moitié du montant non justifié au plus.
    Absent si les tarifs n'en tiennent pas compte.
    """
    motif: t.TexteLong | None = None
    """Analyse retenue. Pourquoi ce montant n'est pas justifié, et à quoi le reste servira."""


class VoletFinancier(t.Modele):
    """Volet financier. Partie du contrat qui fixe les règles et les montants budgétaires de la
    période : bases, dotations, modulation, résultats, siège et investissements. Les
    montants notifiés chaque année se déclarent dans le suivi annuel, pas ici.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("modalites_evolution", "bases", "dotations", "tarifs", "credits_non_reconductibles_non_utilises", "modulations", "creton", "affectation_resultats", "frais_siege", "programmes_investissement", "reserves_au_renouvellement", "plan_retour_equilibre")

    modalites_evolution: t.Liste[ModaliteEvolution] | None = None
    """Modalités d'évolution. Manière dont les tarifs évoluent d'une année à l'autre, à raison
    d'une modalité par autorité et par financement. Absent tant que la règle n'est pas
    arrêtée.
    """
    bases: t.Liste[BaseBudgetaire] | None = None
    """Bases budgétaires. Montants de départ, par ESMS, autorité et section tarifaire, auxquels
    s'appliquent ensuite les modalités d'évolution. Ne pas y reprendre de crédits non
    reconductibles.
    """
    dotations: t.Liste[Dotation] | None = None
    """Dotations globalisées communes. DGC inscrites au contrat, à raison d'une par année, par
    autorité et par financement. Absent si les ESMS restent tarifés séparément.
    """
    tarifs: t.Liste[Tarif] | None = None
    """Tarifs des ESMS. Prix de journée, tarifs d'hébergement, de dépendance ou horaires que le
    contrat écrit, ESMS par ESMS. Vide si les ESMS ne vivent que de dotations.
    """
    credits_non_reconductibles_non_utilises: t.TexteLong | None = None
    """Clause sur les CNR non utilisés. Texte de la clause qui dit ce que deviennent les
    crédits non reconductibles restés sans emploi (reprise, report, fonds dédiés). Aucun
    montant ici : les CNR reçus et utilisés figurent dans le suivi annuel.
    """
    modulations: t.Liste[ModulationPrevue] | None = None
    """Modulations selon l'activité. Objectifs d'activité dont le non-respect peut réduire le
    tarif, par ESMS et par indicateur. Absent quand le contrat ne prévoit aucune modulation
    : seule celle des EHPAD, que le code prévoit lui-même, est alors possible.
    """
    creton: t.TexteLong | None = None
    """Clause amendement Creton. Texte de la clause qui règle le traitement des produits liés
    aux jeunes adultes maintenus en établissement pour enfants au titre de l'amendement
    Creton. Les effectifs et produits de l'année figurent dans le suivi annuel.
    """
    affectation_resultats: t.Liste[RegleAffectation] | None = None
    """Règles d'affectation des résultats. Règles convenues pour affecter les excédents et les
    déficits, une ligne par autorité de tarification. Les affectations réellement décidées
    se déclarent dans le suivi annuel.
    """
    frais_siege: FraisSiege | None = None
    """Autorisation de frais de siège. Autorisation de prélever des frais de siège sur les ESMS
    du périmètre. Absent si le gestionnaire n'a pas de siège autorisé.
    """
    programmes_investissement: t.Liste[ProgrammeInvestissement] | None = None
    """Programmes d'investissement (PPI). Programmes pluriannuels d'investissement rattachés au
    contrat, avec leurs emprunts et leurs approbations. Ne pas y mettre le réalisé de
    l'année.
    """
    reserves_au_renouvellement: t.Liste[ReserveAuRenouvellement] | None = None
    """Reports et réserves examinés au renouvellement. Reports à nouveau et réserves que les
    conditions d'exploitation ne justifient pas, dont l'autorité tient compte au
    renouvellement du contrat. Absent pour un premier contrat, ou quand rien n'est repris.
    """
    plan_retour_equilibre: t.TexteLong | None = None
    """Plan de retour à l'équilibre. Résumé des engagements pris pour revenir à l'équilibre
    budgétaire, avec leurs échéances. Absent si aucun plan n'est convenu.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class MembreComite(t.Modele):
    """Membre du comité. Siège prévu au comité de suivi pour une partie au contrat. Une partie
    peut en occuper plusieurs, à des qualités différentes.
    """

    partie: t.Identifiant
    """Partie représentée. Code de la partie au contrat au nom de laquelle le membre siège."""
    qualite: t.Texte
    """Qualité du membre. Fonction exercée par le membre, et non son nom, afin que la liste
    survive aux changements de personne.
    """


class Reunion(t.Modele):
    """Réunion du comité de suivi. Réunion du comité prévue par le contrat, définie par son
    année, son objet et son rang.
    """

    annee: t.Annee
    """Année de la réunion. Année civile où le comité doit se réunir, qui n'est pas toujours le
    dernier exercice examiné.
    """
    objet: c.ObjetsReunion
    """Objet de la réunion. Raison de la réunion : bilan d'étape à mi-parcours, bilan final qui
    prépare le renouvellement, ou séance complémentaire.
    """
    rang: Annotated[t.Entier, Field(ge=1)]
    """Rang de la réunion. Numéro d'ordre, à partir de 1, parmi les réunions de même objet dans
    la même année. Vaut 1 quand il n'y en a qu'une.
    """


class ComiteSuivi(t.Modele):
    """Comité de suivi. Instance créée par le contrat pour suivre son exécution : ses membres,
    ses réunions prévues et les documents qu'elle examine.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("composition", "reunions", "documents")

    composition: t.Liste[MembreComite] | None = None
    """Membres du comité. Membres prévus, décrits par la partie qu'ils représentent et leur
    qualité, sans nom de personne. Chaque signataire devrait y être représenté.
    """
    reunions: t.Liste[Reunion] | None = None
    """Réunions prévues. Réunions inscrites au contrat, au moins le bilan d'étape de la
    troisième année et le bilan final. Les réunions effectivement tenues ne se déclarent pas
    ici.
    """
    documents: t.Liste[t.Texte] | None = None
    """Documents examinés. Pièces que le comité examine lors de ses réunions, une par ligne.
    Les envois à date fixe se décrivent dans les transmissions.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Transmission(t.Modele):
    """Transmission prévue. Document que le gestionnaire doit envoyer chaque année ou à
    l'échéance prévue, avec sa date limite et le dépôt qui le porte.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("mois", "delai_jours")

    type_document: c.TypesTransmission
    """Document à transmettre. Nature du document attendu : suivi annuel, bilan, EPRD, ERRD,
    annexe activité… Un même document ne figure qu'une fois par autorité et par événement.
    """
    autorite: t.Identifiant | None = None
    """Autorité destinataire. Code de la partie au contrat à qui le document est dû à cette
    date. Absent quand toutes les autorités l'attendent le même jour.
    """
    jour: Annotated[t.Entier, Field(ge=1, le=31)] | None = None
    """Jour limite. Quantième du mois de la date limite, de 1 à 31 ; par exemple 30 pour le 30
    avril. Absent si le délai court d'un événement.
    """
    mois: Annotated[t.Entier, Field(ge=1, le=12)] | None = None
    """Mois limite. Numéro du mois de la date limite, de 1 à 12 ; par exemple 4 pour le 30
    avril.
    """
    decalage_annees: Annotated[t.Entier, Field(ge=-1, le=1)] | None = None
    """Décalage par rapport à l'exercice. Nombre d'années entre l'exercice concerné et l'année
    de la date limite : 1 pour un ERRD envoyé l'année suivante, 0 pour un EPRD, -1 pour une
    annexe activité remise avant l'exercice. Absent si le délai court d'un événement.
    """
    delai_jours: Annotated[t.Entier, Field(ge=0, le=730)] | None = None
    """Délai en jours. Nombre de jours laissés après l'événement qui fait courir le délai ; par
    exemple 30 pour « dans les 30 jours de la notification ». Absent quand le contrat fixe
    une date.
    """
    evenement: c.EvenementsTransmission | None = None
    """Événement qui fait courir le délai. Fait à partir duquel se compte le délai en jours.
    Absent quand le contrat fixe une date.
    """
    support: c.SupportsTransmission
    """Dépôt d'accompagnement. Dépôt budgétaire avec lequel le document est envoyé (ERRD, EPRD,
    compte administratif), ou envoi autonome.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Dispositions(t.Modele):
    """Dispositions générales. Clauses du contrat sur les désaccords, sa révision et sa fin
    anticipée, en texte libre.
    """

    au_moins_un: ClassVar[tuple[str, ...]] = ("litiges", "revision", "denonciation")

    litiges: t.TexteLong | None = None
    """Règlement des litiges. Clause qui dit comment les désaccords entre parties se règlent, à
    l'amiable puis au contentieux. Absent si le contrat ne dit rien.
    """
    revision: t.TexteLong | None = None
    """Clause de révision. Clause qui prévoit dans quels cas et sous quelle forme le contrat
    peut être révisé. Les révisions faites sont des avenants, pas du texte ajouté ici.
    """
    denonciation: t.TexteLong | None = None
    """Clause de dénonciation. Clause qui fixe les cas, le préavis et les suites d'une fin
    anticipée du contrat. Absent si aucune dénonciation n'est prévue.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Annexe(t.Modele):
    """Annexe. Pièce jointe au contrat : synthèse du diagnostic partagé, fiches actions,
    objectifs d'activité, arrêté de siège ou autre. Seule sa description est ici, pas son
    contenu.
    """

    code: t.Identifiant
    """Code de l'annexe. Numéro ou repère sous lequel le contrat cite l'annexe, unique dans le
    contrat.
    """
    type: c.Annexes
    """Type d'annexe. Catégorie de la pièce, qui permet de vérifier que les annexes attendues
    sont présentes.
    """
    titre: t.Texte
    """Titre de l'annexe. Intitulé de la pièce tel qu'il figure dans le contrat signé."""
    fichier: t.Texte | None = None
    """Nom du fichier. Nom du fichier joint, sans chemin de dossier. Absent si l'annexe existe
    seulement sur papier ou n'est pas jointe à l'envoi.
    """
    empreinte: t.Empreinte | None = None
    """Empreinte du fichier. Empreinte SHA-256 du fichier joint, octet pour octet, en 64
    caractères hexadécimaux minuscules : elle prouve que la pièce n'a pas changé. Absent si
    aucun fichier n'est joint.
    """
    type_media: t.Texte | None = None
    """Format du fichier. Format informatique du fichier joint, écrit sous sa forme normalisée
    (application/pdf pour un PDF). Absent si le format n'est pas précisé.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """


class Contrat(t.Document):
    """Contrat pluriannuel (CPOM). Le CPOM tel qu'il s'applique après le dernier avenant
    intégré : parties, périmètre, engagements, volet financier et suivi. Il ne remplace
    aucun arrêté d'autorisation, de tarification ou de frais de siège.
    """

    cpom: Literal["1.0"] = "1.0"
    type: Literal["contrat"] = "contrat"
    entete: Entete
    """En-tête. Qui envoie ce document, à qui, dans quelle version et avec quel logiciel.
    N'entre pas dans l'empreinte du contenu.
    """
    identifiant: t.Identifiant
    """Identifiant du contrat. Numéro unique donné au contrat à sa création et gardé jusqu'à
    son terme, avenants compris. Aucun numéro national n'existe : partir par exemple du code
    de l'ARS, de l'année et d'un numéro d'ordre.
    """
    intitule: t.Texte | None = None
    """Intitulé du contrat. Nom d'usage du contrat, tel qu'il figure sur sa page de garde.
    Absent, on le désigne par son identifiant.
    """
    bases_legales: t.ListeUnique[c.BasesLegales]
    """Articles fondant le contrat. Articles du CASF sur lesquels le contrat s'appuie. En citer
    plusieurs quand le même contrat réunit des ESMS tenus de contractualiser et d'autres qui
    le font par choix.
    """
    type_contrat: c.TypesContrat
    """Type de contrat. Forme du contrat selon les parties qui signent ; ARS, conseil
    départemental et gestionnaire font un contrat tripartite, même avec plusieurs
    départements. Doit concorder avec la liste des parties.
    """
    champ: c.Champs
    """Champ couvert. Public des ESMS du périmètre : personnes handicapées, personnes âgées,
    les deux, ou personnes en difficulté spécifique. À accorder avec les catégories des
    ESMS.
    """
    statut: c.StatutsContrat
    """Statut du contrat. Étape de vie du contrat à la date du document : en négociation,
    signé, en cours, arrivé à terme ou résilié. Un projet peut rester incomplet.
    """
    date_signature: t.Date | None = None
    """Date de signature du contrat. Jour où le contrat a été signé ; si les parties n'ont pas
    signé ensemble, le jour de la dernière signature. Absente tant que le contrat est en
    projet.
    """
    date_effet: t.Date | None = None
    """Date d'effet du contrat. Premier jour d'application des engagements, en règle générale
    un 1er janvier. Ne pas y mettre la date de signature ni celle d'un avenant.
    """
    date_echeance_initiale: t.Date | None = None
    """Échéance initiale. Dernier jour prévu à la signature, avant toute prorogation ; c'est
    sur cette date que se vérifie la durée maximale de cinq ans. Un contrat de cinq ans
    parti un 1er janvier finit un 31 décembre.
    """
    date_echeance: t.Date | None = None
    """Échéance après prorogations. Dernier jour d'application compte tenu des avenants de
    prorogation. Identique à l'échéance initiale si rien n'a été prorogé.
    """
    contrat_precedent: t.Identifiant | None = None
    """Contrat renouvelé. Identifiant du CPOM auquel celui-ci succède pour le même
    gestionnaire. Absent pour un premier contrat ou quand l'ancien n'a pas d'identifiant.
    """
    arrete_programmation: Arrete | None = None
    """Arrêté de programmation. Références de l'arrêté qui a inscrit ce contrat au calendrier
    des négociations. Absent pour un contrat conclu hors programmation.
    """
    numero_avenant: Annotated[t.Entier, Field(ge=0)]
    """Dernier avenant intégré. Numéro du dernier avenant dont le texte tient compte ; 0 pour
    le contrat d'origine. Un suivi annuel cite ce numéro pour dire sur quelle version il
    porte.
    """
    parties: t.Liste[Partie]
    """Parties au contrat. Autorités de tarification, organisme gestionnaire et éventuels
    cosignataires. Une partie qui se retire reste dans la liste avec sa date de sortie.
    """
    perimetre: t.Liste[Esms]
    """Périmètre des ESMS. Établissements et services couverts par le contrat, un par numéro
    FINESS géographique. Ne pas effacer un ESMS sorti : porter sa date de sortie.
    """
    esms_non_numerotes: t.Liste[EsmsNonNumerote] | None = None
    """ESMS sans numéro FINESS. ESMS du contrat déjà autorisés mais que FINESS n'a pas encore
    numérotés, désignés par un code provisoire. Dès que le numéro existe, l'ESMS passe au
    périmètre et cette ligne disparaît.
    """
    activites_subventionnees: t.Liste[ActiviteSubventionnee] | None = None
    """Activités subventionnées. Activités du gestionnaire que le contrat couvre sans qu'elles
    soient des ESMS : une subvention les finance, aucune autorisation ni aucun tarif.
    """
    autres_contrats: t.Liste[AutreContrat] | None = None
    """Autres contrats du gestionnaire. Autres CPOM ou conventions en cours du même
    gestionnaire avec lesquels celui-ci s'articule. Liste vide s'il n'y en a pas.
    """
    diagnostic_partage: DiagnosticPartage | None = None
    """Synthèse du diagnostic partagé. Conclusions du diagnostic établi par le gestionnaire et
    les autorités avant la négociation. Le rapport complet va dans les annexes.
    """
    objectifs_strategiques: t.Liste[ObjectifStrategique] | None = None
    """Objectifs stratégiques retenus. Grandes orientations sur lesquelles les parties
    s'accordent pour la durée du contrat, en petit nombre ; chacune se décline en fiches
    actions.
    """
    evolutions_offre: t.Liste[EvolutionOffre] | None = None
    """Évolutions d'offre prévues. Créations, extensions, transformations, cessions,
    regroupements et fermetures prévus au contrat. Une transformation dispensée d'appel à
    projet doit y figurer.
    """
    fiches_actions: t.Liste[FicheAction] | None = None
    """Fiches actions du contrat. Engagements du gestionnaire, une fiche par sujet, avec ses
    actions et ses indicateurs. Une fiche achevée ou abandonnée reste dans la liste.
    """
    engagements_autorites: t.Liste[EngagementAutorite] | None = None
    """Engagements des autorités. Ce que l'ARS, le département ou une autre autorité s'engage à
    faire dans le contrat : instruire une autorisation, financer un projet, réunir les
    partenaires. Vide si le contrat n'en écrit aucun.
    """
    objectifs_activite: t.Liste[ObjectifActivite] | None = None
    """Objectifs d'activité annuels. Activité convenue pour chaque ESMS et chaque année du
    contrat. L'activité constatée se déclare dans le suivi annuel, pas ici.
    """
    volet_financier: VoletFinancier | None = None
    """Volet financier du contrat. Règles budgétaires convenues : évolution des ressources,
    dotations, modulation, affectation des résultats, frais de siège, investissement. Absent
    tant que la négociation financière n'est pas faite.
    """
    comite_suivi: ComiteSuivi | None = None
    """Comité de suivi. Instance qui examine l'exécution du contrat, en principe la troisième
    année et la dernière : ses membres, ses réunions prévues et les pièces qu'elle reçoit.
    """
    transmissions: t.Liste[Transmission] | None = None
    """Documents à transmettre. Pièces que le gestionnaire doit envoyer et dates limites fixées
    par ce contrat. Un document dû à deux autorités à deux dates fait deux lignes. À défaut,
    seules s'appliquent les échéances réglementaires.
    """
    dispositions: Dispositions | None = None
    """Litiges, révision et dénonciation. Clauses sur le règlement des litiges, la révision et
    la fin anticipée du contrat. Absentes si le texte signé n'en dit rien.
    """
    annexes: t.Liste[Annexe] | None = None
    """Annexes du contrat. Pièces jointes au contrat signé, au moins la synthèse du diagnostic
    partagé, les fiches actions et les objectifs d'activité.
    """
    extensions: t.Extensions | None = None
    """Extensions. Données propres à un logiciel ou à un partenaire, chacune nommée par une
    URI. Le standard les transporte sans les juger.
    """
