import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Synthèse pour le conseil',
  description:
    'Une page, les décisions d’abord\u00A0: combien sont en bonne voie, jusqu’à cinq indicateurs hors trajectoire ou à risque avec raison et mesure, jusqu’à cinq en bonne voie, lacunes de données, état de l’examen, risques les plus graves.',
  labels: {
    decisions: 'Décisions',
    noDecisions: 'Lacune\u00A0: le rapport narratif de la période ne contient aucune décision.',
    noAccount: 'Lacune\u00A0: aucun rapport narratif n’a été rédigé\u202F; aucune décision n’est donc connue.',
    onTrack: 'En bonne voie',
    offTrack: 'Hors trajectoire ou à risque',
    noOnTrack: 'Aucun indicateur n’est jugé en bonne voie.',
    noOffTrack: 'Aucun indicateur n’est jugé à risque ou hors trajectoire.',
    reasonAction: 'Raison et mesure',
    noReason: 'Lacune\u00A0: la raison n’est pas indiquée.',
    noAction: 'Lacune\u00A0: aucune mesure n’est indiquée.',
    action: 'Mesure',
    by: 'échéance',
    latest: 'Derniers chiffres, sans appréciation',
    revised: 'Cibles et valeurs de référence révisées',
    gaps: 'Lacunes de données',
    noGaps: 'Il ne manque ni valeur, ni cible, ni appréciation à aucun indicateur échu.',
    review: 'Examen des indicateurs',
    noRisks: 'Aucun risque n’est identifié.',
    grade: 'Probabilité, gravité',
    inFull: 'Tous les indicateurs avec raisons et mesures en entier',
    trackingTable: 'Tableau de suivi des indicateurs',
    allRisks: 'Tous les risques',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'fr')} sur ${pluralIn('fr')(rated, { one: '# indicateur apprécié', many: '# d’indicateurs appréciés', other: '# indicateurs appréciés' })} en bonne voie ou mieux\u202F; ${numberIn(all, 'fr')} en tout.`,
  since: (date) => `Depuis le ${date}`,
  unexplained: (count) =>
    `${pluralIn('fr')(count, { one: '# écart', many: '# d’écarts', other: '# écarts' })} dont aucun rapport narratif ne donne la raison.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('fr')(off, {
              one: '# autre hors trajectoire ou à risque',
              many: '# d’autres hors trajectoire ou à risque',
              other: '# autres hors trajectoire ou à risque',
            }),
          ]),
      ...(on === 0
        ? []
        : [
            pluralIn('fr')(on, {
              one: '# autre en bonne voie',
              many: '# d’autres en bonne voie',
              other: '# autres en bonne voie',
            }),
          ]),
    ];
    return parts.length === 0 ? '' : `Non présentés ici\u00A0: ${parts.join(', ')}.`;
  },
  moreRisks: (count) =>
    count === 0
      ? ''
      : `Non présentés ici\u00A0: ${pluralIn('fr')(count, { one: '# autre risque', many: '# d’autres risques', other: '# autres risques' })}.`,
};
