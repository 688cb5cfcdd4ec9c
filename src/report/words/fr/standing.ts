import type { standing as english } from '../en/standing.ts';
import { keyed } from '../keyed.ts';
import { type Forms, numberIn, pluralIn } from '../plural.ts';
import { ofPeriod } from './time.ts';

const plural = pluralIn('fr');
const number = (count: number) => numberIn(count, 'fr');

const counted: Readonly<Record<string, Forms>> = {
  'no-data': { one: '# sans données', other: '# sans données' },
  overdue: { one: '# dont le délai est dépassé', other: '# dont le délai est dépassé' },
  'not-due': { one: '# pas encore échu', other: '# pas encore échus' },
  incomplete: {
    one: '# aux données trop incomplètes pour être apprécié',
    other: '# aux données trop incomplètes pour être appréciés',
  },
  'no-target': { one: '# sans cible', other: '# sans cible' },
  'cannot-compute': { one: '# impossible à apprécier', other: '# impossibles à apprécier' },
  context: { one: '# présenté pour information', other: '# présentés pour information' },
  retired: { one: '# abandonné', other: '# abandonnés' },
};

export const standing: typeof english = {
  rating: keyed({
    exceeded: 'Dépassé',
    achieved: 'Atteint',
    'on-track': 'En bonne voie',
    'at-risk': 'À risque',
    'off-track': 'Hors trajectoire',
    regressed: 'En régression',
    'no-data': 'Sans données',
    overdue: 'Délai dépassé',
    'not-due': 'Non échu',
    incomplete: 'Incomplet',
    'no-target': 'Sans cible',
    'cannot-compute': 'Non apprécié',
    context: 'Pour information',
    retired: 'Abandonné',
    'insufficient-data': 'Données insuffisantes',
  }),
  onTrack: (good, all) => `${number(good)} sur ${number(all)} en bonne voie ou mieux`,
  noneRated: (all) =>
    all === 1 ? 'Le seul indicateur n’a pas d’appréciation' : `Aucun des ${number(all)} indicateurs n’a d’appréciation`,
  noIndicators: 'Aucun indicateur n’est défini.',
  counted: (rating, name, count) => {
    const forms = counted[rating];
    return forms === undefined ? `${number(count)} ${name.toLowerCase()}` : plural(count, forms);
  },
  targetMet: 'Cible atteinte',
  targetExceeded: 'Cible dépassée',
  milestoneMet: (period) => `Cible intermédiaire atteinte (${period})`,
  milestoneExceeded: (period) => `Cible intermédiaire dépassée (${period})`,
  awaiting: (period) => `Valeur attendue pour ${period}`,
  toFinal: (percent) => `${percent} du chemin vers la cible finale`,
  finalTarget: (value, period) => `finale ${value} (${period})`,
  expectedNow: (value, date) => `attendu ${value} au ${date}`,
  againstOriginal: 'par rapport aux cibles et valeurs de référence avant toute révision',
  trend: keyed({
    improving: '↗ en amélioration',
    steady: '→ stable',
    worsening: '↘ en recul',
    'within-margin': '≈ dans la marge d’erreur',
    'target-achieved': '✓ cible atteinte',
    substantial: '↗ progrès important',
    moderate: '↗ progrès modéré',
    limited: '→ progrès limité',
    deterioration: '↘ détérioration',
  }),
  together: (percent) => `${percent} ensemble`,
  ratedOfDue: (rated, due) =>
    `${plural(rated, { one: '# apprécié', other: '# appréciés' })} sur ${plural(due, { one: '# échu', other: '# échus' })}`,
  weightCovered: (percent) => `${percent} de la pondération`,
  covered: (reported, expected) =>
    plural(reported, { one: `# sur ${number(expected)} reçue`, other: `# sur ${number(expected)} reçues` }),
  withheld: (count) => plural(count, { one: '# valeur non divulguée', other: '# valeurs non divulguées' }),
  missing: (names) => `il manque\u00A0: ${names}`,
  everyone: 'tous',
  periodsOf: (name, count) =>
    `${name} (${plural(count, { one: '# période', many: '# de périodes', other: '# périodes' })})`,
  andMore: (count) => plural(count, { one: 'et # autre', other: 'et # autres' }),
  at: (place, period) => `${place} ${period}`,
  stepsDone: (done, due) =>
    `${plural(done, { one: '# étape franchie', other: '# étapes franchies' })} sur ${plural(due, { one: '# échue', other: '# échues' })}`,
  stepsEarly: (done) => plural(done, { one: '# étape franchie en avance', other: '# étapes franchies en avance' }),
  reason: {
    tooFew: (reported, expected, needed) =>
      `${plural(reported, { one: '# valeur communiquée', other: '# valeurs communiquées' })} sur ${number(expected)}\u202F; une appréciation en demande ${needed === '' ? 'la totalité' : needed}`,
    firstTarget: (period) => `La première cible est fixée pour ${period}`,
    noValueYet: 'Pas encore de valeur',
    awaitedUntil: (period, date) =>
      `Pas encore de valeur\u202F; celle ${ofPeriod(period)} est attendue jusqu’au ${date}`,
    nobodyExpected: (period) => `Aucune valeur n’est attendue pour ${period}`,
    noEvent: (period) => `Aucun événement n’a donné de valeur pour ${period}`,
    overdue: (period, date) => `Pas de valeur pour ${period}\u202F; elle était due au plus tard le ${date}`,
    withheld: (count) =>
      plural(count, { one: '# valeur n’est pas divulguée', other: '# valeurs ne sont pas divulguées' }),
    noBaselineYet: (period) => `Pas encore de valeur de référence\u202F; elle est prévue pour ${period}`,
    noTargetFor: (period) => `Il n’y a pas de cible pour ${period}`,
    noStepReported: 'Aucune étape n’est encore signalée comme franchie',
    noStepDue: 'Aucune étape n’a d’échéance',
  },
  note: keyed({
    'at-least': 'au moins\u00A0: la source donne une borne inférieure',
    'at-most': 'au plus\u00A0: la source donne une borne supérieure',
    about: 'environ\u00A0: la source donne une valeur approximative',
    provisional: 'provisoire\u00A0: la valeur peut encore être révisée',
    estimated: 'estimée, non mesurée',
    carried: 'reportée d’une période antérieure',
    derived: 'total calculé à partir de ses parties',
    'to-date':
      'somme à ce jour\u00A0: de toutes les périodes écoulées, car l’indicateur compte chaque période séparément',
    'last-known': 'dernière valeur connue, de la période indiquée\u202F; n’entre pas dans l’appréciation',
    none: 'non précisé dans le cadre, ou inconnu',
  }),
};
