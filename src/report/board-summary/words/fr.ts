import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Synthèse pour le conseil',
  description:
    'Une page, les décisions d’abord\u00A0: combien sont en bonne voie, jusqu’à cinq indicateurs hors trajectoire ou à risque avec raison et mesure, jusqu’à cinq en bonne voie, lacunes de données, état de l’examen, risques les plus graves.',
  labels: {
    decisions: 'Décisions',
    noDecisions: 'Lacune\u00A0: aucune décision n’est écrite dans le récit de la période.',
    noAccount: 'Lacune\u00A0: aucun récit de période n’est écrit\u00A0; aucune décision n’est donc connue.',
    onTrack: 'En bonne voie',
    offTrack: 'Hors trajectoire ou à risque',
    noOnTrack: 'Aucun indicateur n’est apprécié en bonne voie.',
    noOffTrack: 'Aucun indicateur n’est apprécié moins bien qu’en bonne voie.',
    reasonAction: 'Raison et mesure',
    noReason: 'Lacune\u00A0: personne n’a écrit pourquoi.',
    noAction: 'Lacune\u00A0: aucune mesure n’est écrite.',
    action: 'Mesure prise',
    by: 'échéance',
    latest: 'Derniers chiffres, sans appréciation',
    revised: 'Cibles et valeurs de référence révisées',
    gaps: 'Lacunes de données',
    noGaps: 'Aucun indicateur échu ne manque de valeur, de cible ou d’appréciation.',
    review: 'Examen des indicateurs',
    noRisks: 'Aucun risque n’est nommé.',
    grade: 'Probabilité, gravité',
    inFull: 'Tous les indicateurs avec raisons et mesures en entier',
    trackingTable: 'Tableau de suivi des indicateurs',
    allRisks: 'Tous les risques',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'fr')} sur ${pluralIn('fr')(rated, { one: '# indicateur apprécié', many: '# d’indicateurs appréciés', other: '# indicateurs appréciés' })} en bonne voie ou mieux\u00A0; ${numberIn(all, 'fr')} en tout.`,
  since: (date) => `Depuis le ${date}`,
  unexplained: (count) =>
    `${pluralIn('fr')(count, { one: '# écart', many: '# d’écarts', other: '# écarts' })} sans récit qui dise pourquoi.`,
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
