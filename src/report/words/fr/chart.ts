import type { chart as english } from '../en/chart.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';
import { ofPeriod } from './time.ts';

const plural = pluralIn('fr');

export const chart: typeof english = {
  period: 'Période',
  actual: 'Valeur observée',
  target: 'Cible',
  originalTarget: 'Cible initiale',
  baseline: 'Valeur de référence',
  interval: 'Intervalle',
  hollow: 'Valeur provisoire ou estimée',
  now: (date) => `Situation au ${date}`,
  category: 'Groupe',
  value: 'Valeur',
  expected: 'Attendu à ce jour',
  noValue: 'pas de valeur',
  groups: (period) => `Par groupe, ${period}`,
  between: (low, high) => `de ${low} à ${high}`,
  at: (label, value) => `${label}\u00A0: ${value}`,
  marked: (value, mark) => `${value} (${mark})`,
  mark: keyed({ provisional: 'provisoire', estimated: 'estimée' }),
  valuesOf: (period) => `Valeurs ${ofPeriod(period)}.`,
  valuesFrom: (start, end) => `Valeurs ${ofPeriod(start)} à ${end}.`,
  lastValue: (value) => `Dernière valeur\u00A0: ${value}.`,
  noValueYet: 'Pas encore de valeur.',
  lastTarget: (value) => `Dernière cible\u00A0: ${value}.`,
  bars: (count) =>
    `${plural(count, { one: '# barre', many: '# de barres', other: '# barres' })}\u202F; le tableau donne les valeurs.`,
  grid: (rows, columns) =>
    `${plural(rows, { one: '# ligne', many: '# de lignes', other: '# lignes' })} sur ${plural(columns, { one: '# colonne', many: '# de colonnes', other: '# colonnes' })}\u202F; le tableau donne les mots.`,
  against: (value, target) => `${value} pour une cible de ${target}.`,
  state: keyed({
    reported: 'Communiqué',
    partly: 'Communiqué en partie',
    late: 'Communiqué en retard',
    missing: 'Manquant',
    withheld: 'Non divulgué',
    'not-due': 'Non échu',
  }),
};
