import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Tableau de suivi des indicateurs',
  description:
    'Chaque indicateur période par période\u00A0: cible, valeur observée et progression, sur la durée du programme, avec sa ventilation et les raisons des écarts.',
  labels: {
    periodOrPart: 'Période ou groupe',
    actual: 'Valeur observée',
    direction: 'Évolution souhaitée',
    life: 'Durée du programme',
    noIndicators: 'Aucun indicateur n’est défini.',
    noPeriods: 'Lacune\u00A0: aucune cible n’est fixée et aucune valeur n’est communiquée.',
    deviation: 'Raisons de l’écart',
    cause: 'Raison',
    action: 'Mesure',
    deviationMissing: 'Lacune\u00A0: la valeur s’écarte de sa cible et aucun rapport narratif n’en donne la raison.',
    noAccount: 'L’écart lui-même n’est pas décrit.',
    askedBelow: 'La raison est donnée avec les indicateurs réunis ici.',
    retired: 'Indicateurs abandonnés',
    retiredNote: 'Ils ne sont plus suivis\u202F; ils sont présentés à part avec ce qu’ils ont atteint.',
    retiredReason: 'Raison de l’abandon',
    retiredReasonMissing: 'Lacune\u00A0: la raison de l’abandon n’est pas indiquée.',
    successor: 'Remplacé par',
    sinceBaseline: 'Les groupes comptent ce qui s’est ajouté depuis la valeur de référence, qui n’est pas ventilée.',
    undated: 'Sans date',
    done: 'franchie',
    doneEarly: 'franchie en avance',
    notDone: 'non franchie',
    perPeriod:
      'Chaque ligne porte sur la seule période. La ligne de la durée du programme compare la valeur de la période appréciée, cumulée à ce jour lorsque chaque période compte séparément, à la cible finale ou à la somme des cibles.',
  },
  direction: {
    increase: 'augmentation',
    decrease: 'diminution',
    maintain: 'maintien',
    none: 'aucune',
  },
  stepsOfAll: (done, all) =>
    `${pluralIn('fr')(done, { one: '# étape franchie', many: '# d’étapes franchies', other: '# étapes franchies' })} sur ${numberIn(all, 'fr')}`,
  partOf: (dimension, category) => `${dimension}\u00A0: ${category}`,
  noParts: (dimensions) => `Lacune\u00A0: aucune valeur n’est ventilée par ${dimensions}.`,
  by: (owner, date) => [owner, ...(date === '' ? [] : [`échéance ${date}`])].filter(Boolean).join(', '),
};
