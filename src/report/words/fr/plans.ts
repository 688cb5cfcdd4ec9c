import type { plans as english } from '../en/plans.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const plans: typeof english = {
  levelTitle: keyed({
    input: 'Intrants',
    activity: 'Activités',
    output: 'Produits',
    'intermediate-outcome': 'Effets intermédiaires',
    outcome: 'Effets',
    impact: 'Impact',
  }),
  status: keyed({ draft: 'Version provisoire', reviewed: 'Examiné', final: 'Définitif', retired: 'Abandonné' }),
  sphere: keyed({ control: 'Sphère de contrôle', influence: 'Sphère d’influence', interest: 'Sphère d’intérêt' }),
  frequency: keyed({
    monthly: 'Mensuelle',
    quarterly: 'Trimestrielle',
    semiannual: 'Semestrielle',
    annual: 'Annuelle',
    biennial: 'Tous les deux ans',
    once: 'Une fois',
    event: 'À chaque événement',
  }),
  // « Communication » is longer than the column.
  reportedAt: (frequency) => `remise\u00A0: ${frequency.toLowerCase()}`,
  step: keyed({ 'very-low': 'Très faible', low: 'Faible', medium: 'Moyen', high: 'Élevé', 'very-high': 'Très élevé' }),
  grade: keyed({
    'very-low': 'Très faible',
    low: 'Faible',
    medium: 'Moyenne',
    high: 'Élevée',
    'very-high': 'Très élevée',
  }),
  assumptionStatus: keyed({ holds: 'Se vérifie', weakening: 'Se fragilise', failed: 'Ne se vérifie plus' }),
  revisionReason: keyed({
    'adaptive-management': 'gestion adaptative',
    'budget-realignment': 'réaménagement du budget',
    'change-in-context': 'évolution du contexte',
    'costed-extension': 'prolongation avec coûts',
    'covid-19': 'COVID-19',
    'donor-requirement': 'exigence du bailleur',
    'implementation-delay': 'retard de mise en œuvre',
    correction: 'correction',
    other: 'autre raison',
  }),
  cumulation: keyed({
    incremental: 'chaque période séparément',
    'cumulative-targets': 'en cumul',
    'cumulative-values': 'en cumul',
  }),
  yes: 'Oui',
  no: 'Non',
  collects: (party) => `Collecte\u00A0: ${party}`,
  reports: (party) => `Communication\u00A0: ${party}`,
  approves: (party) => `Approbation\u00A0: ${party}`,
  scope: (results, levels, indicators) =>
    `${plural(results, { one: '# résultat', many: '# de résultats', other: '# résultats' })} à ${plural(levels, { one: '# niveau', many: '# de niveaux', other: '# niveaux' })}, ${plural(indicators, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })}`,
  planned: (baselines, targets, all) => {
    if (baselines === 0 && targets === 0) return 'Aucun indicateur n’a encore de valeur de référence ni de cible.';
    if (baselines === all && targets === all) return 'Chaque indicateur a une valeur de référence et une cible.';
    return `Sur ${plural(all, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })}, ${plural(baselines, { one: '# a une valeur de référence', other: '# ont une valeur de référence' })} et ${plural(targets, { one: '# a une cible', other: '# ont une cible' })}.`;
  },
  atLeast: (value) => `au moins ${value}`,
  atMost: (value) => `au plus ${value}`,
  between: (low, high) => `de ${low} à ${high}`,
  baselineAnd: (change) => `valeur de référence ${change}`,
  parts: (numerator, denominator) => `${numerator} sur ${denominator}`,
  interval: (lower, upper) => `intervalle de ${lower} à ${upper}`,
  plannedFor: (period) => `Prévue pour ${period}`,
  notApplicable: 'Sans objet',
  was: (old, date, reason) => `était ${old} jusqu’au ${date} (${reason})`,
  setLater: (date, reason) => `fixée le ${date} (${reason})`,
};
