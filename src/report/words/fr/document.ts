import type { document as english } from '../en/document.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('fr');

export const document: typeof english = {
  languageName: keyed({ en: 'anglais', fr: 'français', es: 'espagnol', pt: 'portugais', ar: 'arabe' }),
  fallback: (languages) =>
    `Les textes du portefeuille qui n’ont pas de version française sont donnés dans une autre langue\u00A0: ${languages}.`,
  listed: (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} et ${names.at(-1)}`),
  checked: (errors, warnings, waived) =>
    [
      plural(errors, { one: '# erreur', many: '# d’erreurs', other: '# erreurs' }),
      plural(warnings, { one: '# avertissement', many: '# d’avertissements', other: '# avertissements' }),
      ...(waived > 0
        ? [plural(waived, { one: '# dérogation', many: '# de dérogations', other: '# dérogations' })]
        : []),
    ].join(', '),
  revisionOf: (commit, date) => `${commit} du ${date}`,
  changedSince: (revision) => `${revision}, et modifications ultérieures`,
  meaning: keyed({
    'no-data': 'Aucune valeur n’a été communiquée pour la période.',
    overdue: 'Le délai de communication est écoulé et aucune valeur n’est parvenue pour la période.',
    'not-due': 'Aucune période de cible n’est encore achevée.',
    incomplete:
      'Trop peu de ceux qui devaient rendre compte l’ont fait\u202F; la valeur est présentée sans appréciation.',
    'no-target': 'Aucune cible n’a été fixée.',
    'cannot-compute': 'L’appréciation ne peut pas être calculée, pour la raison indiquée.',
    context: 'Présenté sans appréciation\u00A0: contexte, ou valeur sans cible à laquelle la comparer.',
    retired: 'N’est plus utilisé.',
    'insufficient-data': 'Trop peu d’indicateurs du résultat ont une appréciation pour dire où ils en sont ensemble.',
  }),
  method: keyed({
    'from-baseline': '(valeur observée − valeur de référence) ÷ (cible − valeur de référence)',
    'ratio-to-target': 'valeur observée ÷ cible\u202F; lorsque moins vaut mieux, cible ÷ valeur observée',
    'within-band': '100\u202F% dans la fourchette\u202F; hors d’elle, 100\u202F% moins l’écart rapporté à la tolérance',
    binary: '100\u202F% lorsque c’est le cas, sinon 0\u202F%',
    steps: 'pondération des étapes échues franchies ÷ pondération des étapes échues',
    scale: 'l’appréciation que le niveau atteint porte sur sa propre échelle',
    none: 'présenté, sans appréciation',
  }),
  methodName: keyed({
    'from-baseline': 'Depuis la valeur de référence',
    'ratio-to-target': 'Part de la cible',
    'within-band': 'Dans une fourchette',
    binary: 'Oui ou non',
    steps: 'Étapes franchies',
    scale: 'Sur une échelle',
    none: 'Pour information',
  }),
  working: {
    actual: 'valeur observée',
    target: 'cible',
    baseline: 'valeur de référence',
    expected: (date) => `attendu le ${date}`,
    weightedMean: (count, weights) => `moyenne pondérée de ${count}, pondération totale ${weights}`,
    mean: (count) => `moyenne simple de ${count}`,
    median: (count) => `médiane de ${count}`,
    min: (count) => `minimum de ${count}`,
    max: (count) => `maximum de ${count}`,
    places: (met, all) => `${met} lieux sur ${all}`,
    and: 'et',
    toBe: (is, wanted) => `${is}, attendu ${wanted}`,
  },
  from: (edge) => `${edge} ou plus`,
  below: (edge) => `moins de ${edge}`,
  above: (edge) => `plus de ${edge}`,
  upTo: (edge) => `jusqu’à ${edge}`,
  fromTo: (start, end) => `de ${start} à moins de ${end}`,
};
