"""Règles de indicateurs : produit depuis spec/ par le générateur, ne pas modifier."""

from __future__ import annotations

from typing import Final

from cpom_validators.rules.functions import is_whole
from cpom_validators.rules.runtime import DOC, Failures, Outcome, Place, Rows, Rule, Run

ENTETE: Final = DOC.single("entete")
ENTETE__EMETTEUR: Final = ENTETE.single("emetteur")
ENTETE__EMETTEUR__ORGANISATION: Final = ENTETE__EMETTEUR.single("organisation")
ENTETE__REMPLACE: Final = ENTETE.single("remplace")
ESMS: Final = DOC.list("esms")
ESMS__VALEURS: Final = ESMS.list("valeurs")
CONTRAT: Final = Place("contrat")
CONTRAT__PERIMETRE: Final = CONTRAT.list("perimetre")
INDICATEURS_TDB_CATEGORIES: Final = {
    "taux_de_personnes_en_derogation_ou_hors_autorisation_pour_motif": "190;189;249;246;192;188;437;448;449;183;195;194;196;186;255;446;445;182",
    "6_10_ans": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "personnes_gir_1": "500;354;209",
    "deficiences_intellectuelles": "190;189;249;246;192;188;437;448;449;183;195;194;196;186;255;446;445;182",
    "duree_moyenne_de_sejour_daccompagnement": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "part_des_personnes_beneficiant_dune_mesure_de_protection": "246;255;437;448;449;445;446;500;249",
    "taux_doccupation_des_places_habilitees_par_des_personnes_benefi": "500;437;448;449",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_valid": "500",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_connu": "500",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_pmp_valide": "500",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_dernier_pmp_": "500",
    "provenant_du_domicile_ou_du_milieu_ordinaire": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "de_sorties_par_deces": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_dhospitalisation_complete": "500;437;448;449;255;183;186;188;192;194;195;196;249",
    "taux_de_realisation_de_lactivite": "249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_realisation_de_lactivite1": "190;189",
    "taux_doccupation_des_lits_ou_places_autorises_en_accompagnement": "249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_doccupation_des_lits_ou_places_autorises_en_hebergement_te": "500;437;448;449;255;183;186;188;192;194;195;196;249",
    "taux_doccupation_des_places_autorises_en_accueil_de_jour": "500;437;448;449;255;183;186;188;192;194;195;196;249",
    "nombre_moyen_de_journees_dabsence_des_personnes_accompagnees_su": "249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "part_des_actesseances_programmes_non_realises": "190;189;182;445;446",
    "file_active_des_personnes_accompagnees_sur_la_periode": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_dadmission_sur_les_litsplaces": "249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_rotation_des_personnes_accompagnees": "249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_detp_vacants": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "dont_taux_detp_vacants_concernant_la_fonction_soins": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "dont_taux_detp_vacants_concernant_la_fonction_socio_educative": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_prestations_externes_sur_les_prestations_directes": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_personnels_occupant_une_fonction_de_gestion_dequipe_ou_": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_dabsenteisme_hors_formation_en": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "pour_maladie_ordinaire_de_courte_duree": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_rotation_des_personnels": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "etp_directionencadrement": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "de_personnes_agees_de_moins_de_20_ans": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_cdd_de_remplacement": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_datteinte_des_previsions_de_recettes": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_datteinte_des_previsions_de_depenses": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_caf": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_vetuste_des_constructions": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_vetuste_des_equipements_en": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_dendettement": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "fonds_de_roulement_en_jours_de_charges_courantes": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "groupe_1_depenses_afferentes_a_lexploitation_courante": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "dont_recettes_section_hebergement_en": "500",
    "taux_dutilisation_de_la_dotation_en_soins": "500;437;448",
    "depenses_de_personnel": "500;437;448",
    "taux_de_dossiers_administratifs_dun_usagerresident_informatises": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "taux_de_projets_personnalises_dun_usagerresident_informatises": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "une_feuille_de_route_si_ou_un_schema_directeur_des_systemes_din": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "votre_politique_de_securite_informatique_prevoit_la_mise_en_oeu": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "de_quel_type_doutil_disposez_vous_pour_la_gestion_comptable_bud": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "consommation_denergie_par_m2": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "cpom_medico_social_en_cours": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "date_dentree_en_vigueur_du_cpom": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "date_decheance_du_cpom": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "partenaires_signataires_du_cpom": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "sources_de_financement": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nomenclature_comptable_applicable": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "option_tarifaire": "500",
    "modalites_de_tarification": "500",
    "date_de_delivrance_de_lautorisation_liee_a_lactivite_principale": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "date_douverture_de_la_structure": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "dispositifs_specifiques_destines_aux_enfants_et_adolescents_han": "182;183;186",
    "dispositifs_specifiques_destines_aux_adultes_handicapes": "246;249;255;437;448;449;445;446",
    "nombre_de_personnes_accompagnees_au_3112_disposant_dune_orienta": "190;189;249;246;192;188;437;448;449;183;195;194;196;186;255;446;445;182",
    "nombre_de_lits_et_places_autorises_au_3112n_1_permanent": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_lits_et_places_installes_au_3112n_1_permanent": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_lits_et_places_autorises_au_3112n_1_temporaire": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_lits_et_places_installes_au_3112n_1_temporaire": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_places_autorisees_au_3112n_1_accueil_de_jour": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_places_installees_au_3112n_1_accueil_de_jour": "190;189;249;500;246;192;188;437;448;449;183;195;194;196;186;255;446;445;354;209;182",
    "nombre_de_seancesactes_finances_sur_lannee": "190;189",
}
INDICATEURS_TDB_MAXIMUM: Final = {
    "taux_de_personnes_en_derogation_ou_hors_autorisation_pour_motif": "1",
    "6_10_ans": "1",
    "personnes_gir_1": "1",
    "deficiences_intellectuelles": "1",
    "duree_moyenne_de_sejour_daccompagnement": "36500",
    "part_des_personnes_beneficiant_dune_mesure_de_protection": "1",
    "taux_doccupation_des_places_habilitees_par_des_personnes_benefi": "2",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_valid": "1000",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_connu": "1000",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_pmp_valide": "1000",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_dernier_pmp_": "1000",
    "provenant_du_domicile_ou_du_milieu_ordinaire": "1",
    "de_sorties_par_deces": "1",
    "taux_dhospitalisation_complete": "1",
    "taux_de_realisation_de_lactivite": "1.5",
    "taux_de_realisation_de_lactivite1": "1.5",
    "taux_doccupation_des_lits_ou_places_autorises_en_accompagnement": "1.5",
    "taux_doccupation_des_lits_ou_places_autorises_en_hebergement_te": "1.5",
    "taux_doccupation_des_places_autorises_en_accueil_de_jour": "1.5",
    "nombre_moyen_de_journees_dabsence_des_personnes_accompagnees_su": "366",
    "part_des_actesseances_programmes_non_realises": "1",
    "file_active_des_personnes_accompagnees_sur_la_periode": "10000",
    "taux_dadmission_sur_les_litsplaces": "5",
    "taux_de_rotation_des_personnes_accompagnees": "5",
    "taux_detp_vacants": "1",
    "dont_taux_detp_vacants_concernant_la_fonction_soins": "1",
    "dont_taux_detp_vacants_concernant_la_fonction_socio_educative": "1",
    "taux_de_prestations_externes_sur_les_prestations_directes": "1",
    "taux_de_personnels_occupant_une_fonction_de_gestion_dequipe_ou_": "1",
    "taux_dabsenteisme_hors_formation_en": "1",
    "pour_maladie_ordinaire_de_courte_duree": "1",
    "taux_de_rotation_des_personnels": "3",
    "de_personnes_agees_de_moins_de_20_ans": "1",
    "nombre_de_cdd_de_remplacement": "10000",
    "taux_datteinte_des_previsions_de_recettes": "2",
    "taux_datteinte_des_previsions_de_depenses": "2",
    "taux_de_caf": "1",
    "taux_de_vetuste_des_constructions": "1",
    "taux_de_vetuste_des_equipements_en": "1",
    "taux_dendettement": "1",
    "fonds_de_roulement_en_jours_de_charges_courantes": "2000",
    "dont_recettes_section_hebergement_en": "1",
    "taux_dutilisation_de_la_dotation_en_soins": "2",
    "depenses_de_personnel": "1",
    "taux_de_dossiers_administratifs_dun_usagerresident_informatises": "1",
    "taux_de_projets_personnalises_dun_usagerresident_informatises": "1",
    "consommation_denergie_par_m2": "2000",
}
INDICATEURS_TDB_MINIMUM: Final = {
    "taux_de_personnes_en_derogation_ou_hors_autorisation_pour_motif": "0",
    "6_10_ans": "0",
    "personnes_gir_1": "0",
    "deficiences_intellectuelles": "0",
    "duree_moyenne_de_sejour_daccompagnement": "0",
    "part_des_personnes_beneficiant_dune_mesure_de_protection": "0",
    "taux_doccupation_des_places_habilitees_par_des_personnes_benefi": "0",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_valid": "0",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_connu": "0",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_pmp_valide": "0",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_dernier_pmp_": "0",
    "provenant_du_domicile_ou_du_milieu_ordinaire": "0",
    "de_sorties_par_deces": "0",
    "taux_dhospitalisation_complete": "0",
    "taux_de_realisation_de_lactivite": "0",
    "taux_de_realisation_de_lactivite1": "0",
    "taux_doccupation_des_lits_ou_places_autorises_en_accompagnement": "0",
    "taux_doccupation_des_lits_ou_places_autorises_en_hebergement_te": "0",
    "taux_doccupation_des_places_autorises_en_accueil_de_jour": "0",
    "nombre_moyen_de_journees_dabsence_des_personnes_accompagnees_su": "0",
    "part_des_actesseances_programmes_non_realises": "0",
    "file_active_des_personnes_accompagnees_sur_la_periode": "0",
    "taux_dadmission_sur_les_litsplaces": "0",
    "taux_de_rotation_des_personnes_accompagnees": "0",
    "taux_detp_vacants": "-1",
    "dont_taux_detp_vacants_concernant_la_fonction_soins": "-1",
    "dont_taux_detp_vacants_concernant_la_fonction_socio_educative": "-1",
    "taux_de_prestations_externes_sur_les_prestations_directes": "0",
    "taux_de_personnels_occupant_une_fonction_de_gestion_dequipe_ou_": "0",
    "taux_dabsenteisme_hors_formation_en": "0",
    "pour_maladie_ordinaire_de_courte_duree": "0",
    "taux_de_rotation_des_personnels": "0",
    "de_personnes_agees_de_moins_de_20_ans": "0",
    "nombre_de_cdd_de_remplacement": "0",
    "taux_datteinte_des_previsions_de_recettes": "0",
    "taux_datteinte_des_previsions_de_depenses": "0",
    "taux_de_caf": "-1",
    "taux_de_vetuste_des_constructions": "0",
    "taux_de_vetuste_des_equipements_en": "0",
    "taux_dendettement": "0",
    "fonds_de_roulement_en_jours_de_charges_courantes": "-365",
    "dont_recettes_section_hebergement_en": "0",
    "taux_dutilisation_de_la_dotation_en_soins": "0",
    "depenses_de_personnel": "0",
    "taux_de_dossiers_administratifs_dun_usagerresident_informatises": "0",
    "taux_de_projets_personnalises_dun_usagerresident_informatises": "0",
    "consommation_denergie_par_m2": "0",
    "nombre_de_personnes_accompagnees_au_3112_disposant_dune_orienta": "0",
    "nombre_de_lits_et_places_autorises_au_3112n_1_permanent": "0",
    "nombre_de_lits_et_places_installes_au_3112n_1_permanent": "0",
    "nombre_de_lits_et_places_autorises_au_3112n_1_temporaire": "0",
    "nombre_de_lits_et_places_installes_au_3112n_1_temporaire": "0",
    "nombre_de_places_autorisees_au_3112n_1_accueil_de_jour": "0",
    "nombre_de_places_installees_au_3112n_1_accueil_de_jour": "0",
    "nombre_de_seancesactes_finances_sur_lannee": "0",
}
INDICATEURS_TDB_UNITE: Final = {
    "taux_de_personnes_en_derogation_ou_hors_autorisation_pour_motif": "fraction",
    "6_10_ans": "fraction",
    "personnes_gir_1": "fraction",
    "deficiences_intellectuelles": "fraction",
    "duree_moyenne_de_sejour_daccompagnement": "jour",
    "part_des_personnes_beneficiant_dune_mesure_de_protection": "fraction",
    "taux_doccupation_des_places_habilitees_par_des_personnes_benefi": "fraction",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_valid": "point",
    "score_moyen_de_lechelle_retenue_de_dependance_dernier_gmp_connu": "point",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_pmp_valide": "point",
    "score_moyen_de_lechelle_retenue_de_charge_en_soins_dernier_pmp_": "point",
    "provenant_du_domicile_ou_du_milieu_ordinaire": "fraction",
    "de_sorties_par_deces": "fraction",
    "taux_dhospitalisation_complete": "fraction",
    "taux_de_realisation_de_lactivite": "fraction",
    "taux_de_realisation_de_lactivite1": "fraction",
    "taux_doccupation_des_lits_ou_places_autorises_en_accompagnement": "fraction",
    "taux_doccupation_des_lits_ou_places_autorises_en_hebergement_te": "fraction",
    "taux_doccupation_des_places_autorises_en_accueil_de_jour": "fraction",
    "nombre_moyen_de_journees_dabsence_des_personnes_accompagnees_su": "jour",
    "part_des_actesseances_programmes_non_realises": "fraction",
    "file_active_des_personnes_accompagnees_sur_la_periode": "personne",
    "taux_dadmission_sur_les_litsplaces": "fraction",
    "taux_de_rotation_des_personnes_accompagnees": "fraction",
    "taux_detp_vacants": "fraction",
    "dont_taux_detp_vacants_concernant_la_fonction_soins": "fraction",
    "dont_taux_detp_vacants_concernant_la_fonction_socio_educative": "fraction",
    "taux_de_prestations_externes_sur_les_prestations_directes": "fraction",
    "taux_de_personnels_occupant_une_fonction_de_gestion_dequipe_ou_": "fraction",
    "taux_dabsenteisme_hors_formation_en": "fraction",
    "pour_maladie_ordinaire_de_courte_duree": "fraction",
    "taux_de_rotation_des_personnels": "fraction",
    "etp_directionencadrement": "autre",
    "de_personnes_agees_de_moins_de_20_ans": "fraction",
    "nombre_de_cdd_de_remplacement": "contrat_travail",
    "taux_datteinte_des_previsions_de_recettes": "fraction",
    "taux_datteinte_des_previsions_de_depenses": "fraction",
    "taux_de_caf": "fraction",
    "taux_de_vetuste_des_constructions": "fraction",
    "taux_de_vetuste_des_equipements_en": "fraction",
    "taux_dendettement": "fraction",
    "fonds_de_roulement_en_jours_de_charges_courantes": "jour",
    "groupe_1_depenses_afferentes_a_lexploitation_courante": "autre",
    "dont_recettes_section_hebergement_en": "fraction",
    "taux_dutilisation_de_la_dotation_en_soins": "fraction",
    "depenses_de_personnel": "fraction",
    "taux_de_dossiers_administratifs_dun_usagerresident_informatises": "fraction",
    "taux_de_projets_personnalises_dun_usagerresident_informatises": "fraction",
    "une_feuille_de_route_si_ou_un_schema_directeur_des_systemes_din": "autre",
    "votre_politique_de_securite_informatique_prevoit_la_mise_en_oeu": "oui_non",
    "de_quel_type_doutil_disposez_vous_pour_la_gestion_comptable_bud": "liste",
    "consommation_denergie_par_m2": "kwh_m2",
    "cpom_medico_social_en_cours": "oui_non",
    "date_dentree_en_vigueur_du_cpom": "date",
    "date_decheance_du_cpom": "date",
    "partenaires_signataires_du_cpom": "liste",
    "sources_de_financement": "liste",
    "nomenclature_comptable_applicable": "liste",
    "option_tarifaire": "liste",
    "modalites_de_tarification": "liste",
    "date_de_delivrance_de_lautorisation_liee_a_lactivite_principale": "date",
    "date_douverture_de_la_structure": "date",
    "dispositifs_specifiques_destines_aux_enfants_et_adolescents_han": "liste",
    "dispositifs_specifiques_destines_aux_adultes_handicapes": "liste",
    "nombre_de_personnes_accompagnees_au_3112_disposant_dune_orienta": "personne",
    "nombre_de_lits_et_places_autorises_au_3112n_1_permanent": "place",
    "nombre_de_lits_et_places_installes_au_3112n_1_permanent": "place",
    "nombre_de_lits_et_places_autorises_au_3112n_1_temporaire": "place",
    "nombre_de_lits_et_places_installes_au_3112n_1_temporaire": "place",
    "nombre_de_places_autorisees_au_3112n_1_accueil_de_jour": "place",
    "nombre_de_places_installees_au_3112n_1_accueil_de_jour": "place",
    "nombre_de_seancesactes_finances_sur_lannee": "acte",
}


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


def in_041(run: Run, rows: Rows) -> Outcome:
    """La campagne du tableau de bord n'est pas celle de l'exercice."""
    judged = 0
    failed: Failures = []
    for rank, (self,) in enumerate(rows):
        if self["source"] != "tableau_bord":
            continue
        judged += 1
        if self["campagne"] != self["exercice"] + 1.0:
            failed.append(
                (rank, (self,), {"campagne": self["campagne"], "exercice": self["exercice"]})
            )
    return judged, failed


def in_042(run: Run, rows: Rows) -> Outcome:
    """Un taux du tableau de bord ne correspond pas à ses deux termes."""
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            INDICATEURS_TDB_UNITE.get(self["indicateur"], "") == "fraction"
            and "valeur" in self
            and "numerateur" in self
            and "denominateur" in self
            and self["denominateur"] != 0.0
        ):
            continue
        judged += 1
        if not abs(self["valeur"] - self["numerateur"] / self["denominateur"]) <= 0.0005 + 5e-07:
            failed.append(
                (
                    rank,
                    (self, self, self),
                    {
                        "calcule": self["numerateur"] / self["denominateur"],
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_043(run: Run, rows: Rows) -> Outcome:
    """Une part du tableau de bord sort de l'intervalle de 0 à 1."""
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if "valeur" not in self:
            continue
        judged += 1
        if not (
            (INDICATEURS_TDB_MAXIMUM.get(self["indicateur"], "") != "1" or self["valeur"] <= 1.0)
            and (
                INDICATEURS_TDB_MINIMUM.get(self["indicateur"], "") != "0" or self["valeur"] >= 0.0
            )
        ):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_044(run: Run, rows: Rows) -> Outcome:
    """Un nombre de personnes, de places ou d'actes du tableau de bord n'est pas entier."""
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            "valeur" in self
            and INDICATEURS_TDB_UNITE.get(self["indicateur"], "") in ("personne", "place", "acte")
        ):
            continue
        judged += 1
        if not is_whole(self["valeur"]):
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "indicateur": self["indicateur"],
                        "numero": esmsMesure["numeroFinessEt"],
                        "valeur": self["valeur"],
                    },
                )
            )
    return judged, failed


def in_045(run: Run, rows: Rows) -> Outcome:
    """Une valeur du tableau de bord est donnée pour une catégorie où elle ne se recueille pas."""
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not ("valeur" in self and INDICATEURS_TDB_CATEGORIES.get(self["indicateur"], "") != ""):
            continue
        judged += 1
        if not esmsMesure["categorie"][:] in INDICATEURS_TDB_CATEGORIES.get(self["indicateur"], ""):
            failed.append(
                (
                    rank,
                    (self, esmsMesure),
                    {"indicateur": self["indicateur"], "numero": esmsMesure["numeroFinessEt"]},
                )
            )
    return judged, failed


def in_046(run: Run, rows: Rows) -> Outcome:
    """L'absentéisme du tableau de bord n'est pas la somme de ses six motifs."""
    mesures = run.index(ESMS__VALEURS, ((1, "numeroFinessEt", False), (0, "indicateur", False)))
    judged = 0
    failed: Failures = []
    for rank, (self, esmsMesure, _root) in enumerate(rows):
        if not (
            self["indicateur"] == "taux_dabsenteisme_hors_formation_en"
            and "valeur" in self
            and (
                mesures_1 := mesures.get(
                    (esmsMesure["numeroFinessEt"], "pour_maladie_ordinaire_de_courte_duree")
                )
            )
            is not None
            and len(mesures_1) == 6
        ):
            continue
        judged += 1
        if (
            not abs(
                self["valeur"]
                - sum([v["valeur"] for v in [v for v in run.spend(mesures_1) if "valeur" in v]])
            )
            <= 0.0006 + 5e-07
        ):
            failed.append(
                (rank, (self,), {"numero": esmsMesure["numeroFinessEt"], "valeur": self["valeur"]})
            )
    return judged, failed


def in_047(run: Run, rows: Rows) -> Outcome:
    """Un ESMS n'a pas la même catégorie qu'au contrat."""
    perimetre = run.index(CONTRAT__PERIMETRE, ((0, "numeroFinessEt", False),))
    judged = 0
    failed: Failures = []
    for rank, (self, _root) in enumerate(rows):
        if (perimetre_1 := perimetre.get(self["numeroFinessEt"])) is None:
            continue
        judged += 1
        if self["categorie"] != perimetre_1[0]["categorie"]:
            failed.append(
                (
                    rank,
                    (self,),
                    {
                        "ici": self["categorie"],
                        "la": perimetre_1[0]["categorie"],
                        "numero": self["numeroFinessEt"],
                    },
                )
            )
    return judged, failed


RULES: Final[tuple[Rule, ...]] = (
    Rule("CPOM-ID-016", id_016, ENTETE__EMETTEUR__ORGANISATION, ((),)),
    Rule("CPOM-ID-017", id_017, ENTETE, (("remplace",), ("versionDocument",))),
    Rule("CPOM-ID-018", id_018, ENTETE__REMPLACE, (("versionDocument",), ("versionDocument",))),
    Rule("CPOM-IN-041", in_041, DOC, (("campagne",),)),
    Rule("CPOM-IN-042", in_042, ESMS__VALEURS, (("valeur",), ("numerateur",), ("denominateur",))),
    Rule("CPOM-IN-043", in_043, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-044", in_044, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-045", in_045, ESMS__VALEURS, (("indicateur",), ("categorie",))),
    Rule("CPOM-IN-046", in_046, ESMS__VALEURS, (("valeur",),)),
    Rule("CPOM-IN-047", in_047, ESMS, (("categorie",),), needs=("contrat",)),
)
