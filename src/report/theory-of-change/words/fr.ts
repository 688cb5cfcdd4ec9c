import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('fr');

export const words: typeof english = {
  title: 'Théorie du changement',
  description:
    'Pourquoi la chaîne devrait mener du travail à l’impact\u00A0: si, alors et parce que, avec l’acteur de chaque étape, hypothèses et preuves, liens incertains, ce qui échappe au contrôle.',
  labels: {
    story: 'La théorie telle que le cadre la formule',
    storyMissing: 'Lacune\u00A0: la théorie du changement de ce cadre n’a pas été rédigée.',
    aim: 'Finalité et échéance',
    client: 'Pour',
    horizon: 'Échéance',
    chain: 'La chaîne et qui en répond',
    steps: 'Pourquoi chaque étape devrait mener à la suivante',
    stepsLead:
      'Se lit vers le haut\u00A0: si les acteurs nommés réalisent le premier, alors le second s’ensuit, pour la raison donnée et tant que les hypothèses se vérifient. Les contributions à un même résultat se lisent ensemble, comme un système.',
    ifDone: 'Si',
    thenFollows: 'Alors',
    because: 'Parce que',
    provided: 'À condition que',
    reasonMissing: 'Lacune\u00A0: aucune raison n’est donnée pour',
    evidence: 'Preuves',
    evidenceMissing: 'Lacune\u00A0: aucune preuve n’est apportée.',
    assumptionsMissing: 'Lacune\u00A0: aucune hypothèse n’est énoncée pour cette chaîne.',
    uncertainLinks: 'Liens incertains',
    uncertainLead: 'Le cadre lui-même signale ces contributions comme incertaines.',
    from: 'De',
    outside: 'Ce qui échappe au contrôle',
    outsideLead:
      'Les résultats au-dessus de la ligne de redevabilité relèvent d’autres acteurs\u202F; le programme peut y contribuer, non les garantir.',
    tested: 'Comment la théorie est mise à l’épreuve',
    heldLately: 'Dernier examen',
    untestedLead: 'Lacune\u00A0: aucun indicateur ne met à l’épreuve',
  },
  measured: (results, all, indicators) =>
    `${numberIn(results, 'fr')} sur ${plural(all, { one: '# résultat mesuré', many: '# de résultats mesurés', other: '# résultats mesurés' })}, par ${plural(indicators, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })}`,
};
