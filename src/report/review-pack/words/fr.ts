import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('fr');
const number = (count: number) => numberIn(count, 'fr');

export const words: typeof english = {
  title: 'Dossier d’examen des indicateurs',
  description:
    'L’examen des indicateurs en version provisoire\u00A0: termes de référence de l’examinateur, liste longue, critères, notes et écarts, liste retenue, indicateurs écartés avec leurs motifs, coût et charge.',
  labels: {
    summary: 'Où en est l’examen',
    notStarted:
      'Aucun indicateur n’a encore été examiné. Cette commande crée pour chacun un fichier, que l’examinateur remplit\u00A0:',
    noIndicators: 'Ce cadre n’a pas encore d’indicateur à examiner.',
    terms: 'Termes de référence de l’examinateur',
    purpose:
      'Examiner les indicateurs ci-dessous, en version provisoire, avec les partenaires et les bénéficiaires, et proposer un ensemble définitif qu’il soit possible et réaliste de suivre.',
    scope: 'Ce qui est à examiner',
    drafts: 'Provisoires',
    reviewedOnes: 'Examinés',
    finals: 'Définitifs',
    tasks: 'Ce qui est demandé',
    taskScore:
      'Noter chaque indicateur sur chaque critère, de 0 (pas du tout) à 3 (pleinement)\u202F; dire sur quoi repose un 3.',
    taskDecide:
      'Décider pour chacun\u00A0: retenir, réviser, fusionner ou écarter, avec le motif\u202F; proposer d’autres termes s’ils aident.',
    taskFeasible:
      'Demander aux partenaires sur place et aux bénéficiaires si ses données peuvent être collectées, et consigner leurs réponses.',
    taskDiscuss: 'Quand les notes des examinateurs diffèrent de 2 ou plus, en discuter.',
    taskGaps: 'Ne laisser aucun résultat sans indicateur\u202F; dire où il en manque un.',
    who: 'Qui examine',
    role: 'Rôle',
    authors: 'N’examine pas, en tant qu’auteur',
    partners: 'À entendre',
    budget: 'Ce que l’ensemble définitif peut contenir',
    noBudget: 'Aucune limite n’est fixée au nombre d’indicateurs, à leur coût ni à la charge.',
    reviewersMissing: 'Lacune\u00A0: aucun examinateur n’est encore désigné.',
    deliverables: 'Livrables',
    delivered:
      'Les notes, une liste retenue, les indicateurs écartés avec leurs motifs, les avis sur la faisabilité et les termes proposés\u00A0: tout se trouve dans ce dossier.',
    criteria: 'Critères',
    criterion: 'Critère',
    question: 'Question posée',
    knockOut: 'Éliminatoire à 0',
    longList: 'Liste longue',
    collectedBy: 'Collecte assurée par',
    costYear: 'Coût annuel',
    scores: 'Notes',
    scoresLead:
      'La meilleure d’abord. La note va de 0 à 100, chaque critère de 0 à 3\u00A0: la moyenne des examinateurs.',
    score: 'Note',
    asks: 'Demande',
    reviewers: 'Examinateurs',
    discuss: 'À discuter',
    discussLead: 'Ici, les notes des examinateurs diffèrent de 2 ou plus.',
    given: 'Notes données',
    shortlist: 'Liste retenue',
    remark: 'Remarque',
    cutList: 'Indicateurs écartés',
    cutNone: 'Aucun indicateur n’est écarté.',
    reason: 'Motif',
    open: 'Pas encore notés sur tous les critères',
    openLead: 'Ils ne sont ni retenus ni écartés tant qu’ils ne sont pas notés.',
    follows: 'Ce qui découle du choix',
    single: 'Résultats auxquels il ne reste qu’un indicateur',
    noneLost: 'Aucun résultat mesuré aujourd’hui ne resterait sans indicateur.',
    costNot: 'Aucun indicateur retenu n’indique son coût annuel.',
    loadOf: 'Indicateurs à collecter, par acteur',
    feasibility: 'Ce que les partenaires disent de la collecte',
    saidBy: 'Avis de',
    suggestions: 'Termes proposés',
    field: 'Champ',
    suggested: 'Proposition',
  },
  band: keyed({ keep: 'Retenir', revise: 'Réviser', drop: 'Écarter', open: 'Sans note' }),
  keptBecause: keyed({
    score: '',
    final: 'Est définitif',
    'last-of-result': 'Retenu seulement pour que son résultat soit mesuré\u00A0: à réviser',
  }),
  counted: (all, reviewed, criteria) =>
    `${plural(all, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })} sur la liste longue, ${plural(reviewed, { one: '# examiné', other: '# examinés' })}, ${plural(criteria, { one: '# critère', many: '# de critères', other: '# critères' })}.`,
  outcome: (kept, cut, open) =>
    `${plural(kept, { one: '# retenu', other: '# retenus' })}, ${plural(cut, { one: '# écarté', other: '# écartés' })}, ${number(open)} sans note sur au moins un critère.`,
  rule: (keep, revise) =>
    `Un indicateur qui a ${number(keep)} points sur 100 ou plus est retenu\u202F; ${number(revise)} ou plus, révisé\u202F; moins, écarté. Un critère éliminatoire noté 0 demande au moins une révision.`,
  spread: (spread) => `écart ${number(spread)}`,
  toReview: (count) => plural(count, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' }),
  limits: {
    total: (limit) =>
      `Au plus ${plural(limit, { one: '# indicateur', many: '# d’indicateurs', other: '# indicateurs' })} en tout.`,
    level: (level, limit) => `${level}\u00A0: au plus ${number(limit)}.`,
    result: (limit) => `Au plus ${number(limit)} par résultat.`,
    role: (limit) => `Au plus ${number(limit)} à collecter par un même acteur.`,
    cost: (amount) => `Au plus ${amount} par an pour la collecte.`,
  },
  cut: {
    knockOut: (criteria) => `Chaque examinateur donne 0 pour\u00A0: ${criteria}`,
    dropped: 'Les examinateurs l’écartent',
    merged: (into) => `Les examinateurs le fusionnent avec ${into}`,
    score: (threshold) => `Sa note est inférieure à ${number(threshold)}`,
    result: (limit) => `Son résultat en a ${number(limit)} de meilleurs, autant qu’il peut en avoir`,
    total: (limit) => `Note la plus basse au-delà des ${number(limit)} que l’ensemble peut contenir`,
    level: (level, limit) => `Note la plus basse au-delà des ${number(limit)} admis au niveau\u00A0: ${level}`,
    role: (party, limit) => `Note la plus basse au-delà des ${number(limit)} à collecter par\u00A0: ${party}`,
    cost: (amount) => `Note la plus basse au-delà du coût annuel de ${amount}`,
  },
  wholeSet: 'L’ensemble',
  yearlyCost: 'Le coût annuel',
  exceeded: (what, actual, limit) =>
    `${what}\u00A0: ${actual}, sans pouvoir descendre à ${limit}. Chaque indicateur qui reste est définitif ou le dernier de son résultat.`,
  costs: (amounts, unknown) =>
    unknown === 0
      ? `Coût des indicateurs retenus\u00A0: ${amounts} par an.`
      : `Coût des indicateurs retenus\u00A0: ${amounts} par an, sans compter ${plural(unknown, { one: '# indicateur qui ne l’indique pas', other: '# indicateurs qui ne l’indiquent pas' })}.`,
};
