import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { lesson as english } from './en.ts';

const plural = pluralIn('fr');

export const lesson: typeof english = {
  labels: {
    short: 'En bref',
    shortChain:
      'Nous disons d’abord ce qui doit changer et nous écrivons les étapes qui y mènent\u00A0: la chaîne de résultats.',
    shortLine:
      'Pour chaque niveau de la chaîne, nous disons qui en répond. Une ligne marque jusqu’où le programme lui-même répond.',
    shortIndicator:
      'Pour chaque résultat, nous choisissons quelques indicateurs\u00A0: ce que nous regardons pour voir s’il se réalise.',
    shortTarget:
      'Chaque indicateur part d’une valeur de référence et a une cible, avec des cibles intermédiaires en chemin.',
    shortReport:
      'Nous présentons ce qui a été atteint à côté de ce qui était prévu, avec la source de chaque chiffre, et nous changeons de cap quand il le faut.',
    aim: 'À quoi il sert',
    aimFor: 'Pour',
    aimBy: 'Échéance',
    chain: 'La chaîne de résultats',
    chainLead:
      'Une chaîne de résultats se lit de bas en haut. En bas se trouve le travail\u202F; au-dessus, ce que le travail produit\u202F; plus haut, ce que d’autres en font et ce qui s’améliore de ce fait. Chaque flèche dit\u00A0: voici une raison de s’attendre à cela.',
    chainSystem:
      'Les résultats d’un même niveau se lisent ensemble, comme un système\u00A0: il les faut tous pour atteindre le niveau suivant, et une activité peut en servir plusieurs.',
    chainUncertain:
      'Une flèche en tirets est un lien que le cadre lui-même dit incertain\u00A0: une hypothèse à mettre à l’épreuve.',
    chainMissing: 'Lacune\u00A0: ce cadre ne comporte encore aucun résultat.',
    whole: 'La chaîne entière',
    strand: 'Un chemin dans la chaîne',
    strandLead:
      'Suivons un chemin de bas en haut. Chaque étape est une raison de s’attendre à la suivante, non une garantie.',
    soThat: 'Cela doit conduire à\u00A0:',
    mayLead: 'Cela pourrait conduire à (incertain)\u00A0:',
    because: 'Parce que',
    provided: 'À condition que',
    strandSome: 'Lacune\u00A0: pour certaines de ces étapes, le cadre ne donne pas encore de raison.',
    strandNone: 'Lacune\u00A0: le cadre ne donne encore de raison pour aucune de ces étapes.',
    strandMissing: 'Lacune\u00A0: ce cadre n’indique aucune contribution d’un résultat à un autre.',
    accountability: 'Qui répond de quoi',
    accountabilityLead:
      'Nul ne peut répondre de tout. Ceux qui font le travail répondent de ce qu’il produit. Ce que d’autres en font ensuite, et ce qui s’améliore de ce fait, leur revient\u00A0: le programme peut l’appuyer, le suivre et en rendre compte. Il ne peut pas le promettre.',
    lineAbove: 'Dans ce cadre, la ligne passe au-dessus du niveau',
    lineMissing: 'Lacune\u00A0: ce cadre ne trace aucune ligne de redevabilité.',
    lineWhy:
      'Les résultats au-dessus de la ligne sont suivis d’aussi près, car ils sont la raison du travail. Au-dessous, la question est\u00A0: avons-nous produit ce qui était prévu\u202F? Au-dessus\u00A0: ce que nous avons produit change-t-il quelque chose\u202F?',
    accountableMissing: 'Lacune\u00A0: personne n’est désigné.',
    resultMissing: 'Aucun résultat ne se trouve à ce niveau.',
    indicators: 'Les indicateurs\u00A0: comment nous le savons',
    indicatorsLead:
      'Un indicateur est ce que nous regardons pour voir si un résultat se réalise. Il dit ce que l’on compte, non combien on en veut\u00A0: cela, c’est la cible. Mieux vaut peu d’indicateurs qui servent que beaucoup qui ne servent pas.',
    indicatorsMissing: 'Lacune\u00A0: ce cadre n’a pas encore d’indicateur.',
    chosen: 'Comment les indicateurs sont choisis',
    chosenLead:
      'Les indicateurs commencent en version provisoire. Des examinateurs qui ne les ont pas rédigés répondent à ces questions pour chacun, et les partenaires sur place disent si ses données peuvent être collectées. Il en reste un ensemble que l’on peut suivre\u00A0: d’abord examiné, puis définitif.',
    example: 'Un indicateur du début à la fin',
    term: 'Terme',
    means: 'Signification',
    here: 'Pour cet indicateur',
    definition: 'Définition',
    meansIndicator: 'Ce que l’on compte ou apprécie.',
    meansResult: 'Ce dont il est le signe.',
    meansDefinition: 'Assez précise pour que deux personnes comptent la même chose.',
    meansBaseline: 'Comment c’était avant, avec la date.',
    meansMilestones: 'Ce qui doit être atteint en chemin.',
    meansTarget: 'Ce qui doit être atteint à la fin.',
    meansSource: 'D’où vient le chiffre, pour que chacun puisse le retrouver.',
    meansFrequency: 'À quel rythme on mesure.',
    meansResponsible: 'Qui collecte, communique et approuve.',
    meansBrokenDownBy: 'Le même chiffre par groupes, pour que nul ne se perde dans un total.',
    meansStatus: 'Où en est l’examen.',
    notWritten: 'Lacune\u00A0: pas encore rédigé.',
    noMilestones: 'Aucune en chemin.',
    reporting: 'Des chiffres au rapport',
    reportingLead:
      'Un rapport sur les résultats n’énumère pas ce qui a été fait. Il met ce qui a été atteint à côté de ce qui était prévu, et dit comment il le sait.',
    reportingPeriod: 'Une valeur et sa cible portent toujours sur la même période.',
    reportingBlank:
      'Un blanc n’est pas un zéro. Ce qui manque, n’est pas encore échu ou n’est pas divulgué est présenté comme tel.',
    reportingCoverage:
      'Un chiffre dit combien de ceux qui devaient rendre compte l’ont fait\u00A0: c’est sa couverture.',
    reportingRevised: 'Une cible modifiée garde l’ancienne à côté d’elle, avec le motif.',
    stands: 'Où en est cet indicateur',
    standsMissing: 'Aucun chiffre n’a encore été communiqué pour cet indicateur.',
    working: 'Le calcul, avec ses nombres',
    rows: 'Les lignes de données derrière le chiffre',
    ratings: 'Signification des appréciations',
    standing: 'Où en est ce cadre',
    cycle: 'Le cycle, étape par étape',
    step: 'Étape',
    whatHappens: 'Ce qui se passe',
    inFramework: 'Dans ce cadre',
    unrevised: 'Aucune cible ni valeur de référence n’a été révisée à ce jour.',
    plan: 'Planifier',
    planSaid: 'S’accorder sur la chaîne, les indicateurs, les valeurs de référence et les cibles.',
    collect: 'Collecter',
    collectSaid: 'Réunir les chiffres, chacun avec sa source.',
    report: 'Rendre compte',
    reportSaid: 'Communiquer les chiffres, et la raison quand une cible est manquée.',
    check: 'Contrôler',
    checkSaid:
      'Chercher les lacunes et les erreurs, puis approuver la période\u00A0: dès lors, ses chiffres sont arrêtés.',
    adjust: 'Changer de cap',
    adjustSaid:
      'Discuter de ce que disent les chiffres. Changer le travail\u202F; ne changer le plan que pour un motif énoncé.',
    joined: 'Liée à d’autres chaînes',
    joinedLead: 'Plusieurs organes ont leur propre chaîne. Ce que l’un produit est ce sur quoi un autre s’appuie.',
    feeds: 'Cette chaîne alimente',
    fedBy: 'Cette chaîne est alimentée par',
    words: 'Les termes employés',
    wordResult: 'Résultat',
    saidResult: 'Ce qui est là à la fin, non ce qui a été fait. Il se situe à un niveau de la chaîne.',
    wordContribution: 'Contribution',
    saidContribution: 'Une part dans un changement que d’autres réalisent aussi\u202F; nul ne le revendique seul.',
    saidAssumption: 'Ce qui doit être vrai hors du programme pour qu’une étape fonctionne.',
    saidRisk: 'Ce qui peut arriver et rompre une étape.',
    saidRating: 'Quelle part du chemin vers la cible est parcourue, en un mot.',
  },
  levelMeaning: keyed({
    input: 'Ce qui entre\u00A0: argent, personnes, équipement.',
    activity: 'Ce qui est fait\u00A0: le travail lui-même.',
    output:
      'Ce que le travail produit\u00A0: une politique, un plan, un service, des personnes plus compétentes. Ceux qui font le travail peuvent le promettre.',
    'intermediate-outcome':
      'Ce que ceux qui le reçoivent font ensuite autrement\u00A0: le premier changement que d’autres réalisent.',
    outcome: 'Ce qui s’améliore de ce fait pour les gens.',
    impact: 'Le changement durable auquel tout cela sert. Beaucoup y contribuent\u202F; nul ne le réalise seul.',
  }),
  statuses: (all, draft, reviewed, final, retired) =>
    `${plural(all, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })}\u00A0: ${[
      ...(draft > 0 ? [`${numberIn(draft, 'fr')} en version provisoire`] : []),
      ...(reviewed > 0 ? [plural(reviewed, { one: '# examiné', other: '# examinés' })] : []),
      ...(final > 0 ? [plural(final, { one: '# définitif', other: '# définitifs' })] : []),
      ...(retired > 0 ? [plural(retired, { one: '# abandonné', other: '# abandonnés' })] : []),
    ].join(', ')}.`,
  dueAfter: (least, most) =>
    least === most
      ? `Au plus tard ${plural(most, { one: '# jour', many: '# de jours', other: '# jours' })} après la fin d’une période.`
      : `Au plus tard ${numberIn(least, 'fr')} à ${plural(most, { one: '# jour', many: '# de jours', other: '# jours' })} après la fin d’une période, selon l’indicateur.`,
  revised: (count) =>
    plural(count, {
      one: '# cible ou valeur de référence a été révisée à ce jour\u202F; l’ancienne est gardée avec le motif.',
      many: '# de cibles ou valeurs de référence ont été révisées à ce jour\u202F; les anciennes sont gardées avec le motif.',
      other:
        '# cibles ou valeurs de référence ont été révisées à ce jour\u202F; les anciennes sont gardées avec le motif.',
    }),
};
