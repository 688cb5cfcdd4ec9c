import type { standing as english } from '../en/standing.ts';
import { keyed } from '../keyed.ts';
import { type Forms, numberIn, pluralIn } from '../plural.ts';

const plural = pluralIn('es');
const number = (count: number) => numberIn(count, 'es');

const counted: Readonly<Record<string, Forms>> = {
  'no-data': { one: '# sin datos', other: '# sin datos' },
  overdue: { one: '# con el plazo vencido', other: '# con el plazo vencido' },
  'not-due': { one: '# aún no exigible', other: '# aún no exigibles' },
  incomplete: {
    one: '# con datos insuficientes para valorarlo',
    other: '# con datos insuficientes para valorarlos',
  },
  'no-target': { one: '# sin meta', other: '# sin meta' },
  'cannot-compute': { one: '# que no se puede valorar', other: '# que no se pueden valorar' },
  context: { one: '# a título informativo', other: '# a título informativo' },
  retired: { one: '# retirado', other: '# retirados' },
};

export const standing: typeof english = {
  rating: keyed({
    exceeded: 'Superado',
    achieved: 'Logrado',
    'on-track': 'En buen camino',
    'at-risk': 'En riesgo',
    'off-track': 'Rezagado',
    regressed: 'En retroceso',
    'no-data': 'Sin datos',
    overdue: 'Plazo vencido',
    'not-due': 'Aún no exigible',
    incomplete: 'Incompleto',
    'no-target': 'Sin meta',
    'cannot-compute': 'Sin valorar',
    context: 'A título informativo',
    retired: 'Retirado',
    'insufficient-data': 'Datos insuficientes',
  }),
  onTrack: (good, all) => `${number(good)} de ${number(all)} en buen camino o mejor`,
  noneRated: (all) =>
    all === 1 ? 'El único indicador no tiene valoración' : `Ninguno de los ${number(all)} indicadores tiene valoración`,
  noIndicators: 'No se ha definido ningún indicador.',
  counted: (rating, name, count) => {
    const forms = counted[rating];
    return forms === undefined ? `${number(count)} ${name.toLowerCase()}` : plural(count, forms);
  },
  targetMet: 'Meta alcanzada',
  targetExceeded: 'Meta superada',
  milestoneMet: (period) => `Hito alcanzado (${period})`,
  milestoneExceeded: (period) => `Hito superado (${period})`,
  awaiting: (period) => `Se espera el valor de ${period}`,
  toFinal: (percent) => `${percent} del camino hacia la meta final`,
  finalTarget: (value, period) => `final ${value} (${period})`,
  expectedNow: (value, date) => `previsto ${value} al ${date}`,
  againstOriginal: 'respecto de las metas y líneas de base anteriores a toda revisión',
  trend: keyed({
    improving: '↗ mejora',
    steady: '→ estable',
    worsening: '↘ empeora',
    'within-margin': '≈ dentro del margen de error',
    'target-achieved': '✓ meta alcanzada',
    substantial: '↗ avance considerable',
    moderate: '↗ avance moderado',
    limited: '→ avance limitado',
    deterioration: '↘ deterioro',
  }),
  together: (percent) => `${percent} en conjunto`,
  ratedOfDue: (rated, due) =>
    `${plural(rated, { one: '# valorado', other: '# valorados' })} de ${plural(due, { one: '# exigible', other: '# exigibles' })}`,
  weightCovered: (percent) => `${percent} de la ponderación`,
  covered: (reported, expected) =>
    plural(reported, { one: `# de ${number(expected)} recibido`, other: `# de ${number(expected)} recibidos` }),
  withheld: (count) => plural(count, { one: '# no divulgado', other: '# no divulgados' }),
  missing: (names) => `faltan: ${names}`,
  everyone: 'todos',
  periodsOf: (name, count) =>
    `${name} (${plural(count, { one: '# período', many: '# de períodos', other: '# períodos' })})`,
  andMore: (count) => `y ${number(count)} más`,
  at: (place, period) => `${place} ${period}`,
  stepsDone: (done, due) =>
    `${plural(done, { one: '# paso cumplido', other: '# pasos cumplidos' })} de ${plural(due, { one: '# exigible', other: '# exigibles' })}`,
  stepsEarly: (done) =>
    plural(done, { one: '# paso cumplido antes de tiempo', other: '# pasos cumplidos antes de tiempo' }),
  reason: {
    tooFew: (reported, expected, needed) =>
      `${plural(reported, { one: '# valor comunicado', other: '# valores comunicados' })} de ${number(expected)}; una valoración requiere ${needed === '' ? 'todos' : `el ${needed}`}`,
    firstTarget: (period) => `La primera meta es para ${period}`,
    noValueYet: 'Aún no hay valor',
    awaitedUntil: (period, date) => `Aún no hay valor; el de ${period} se espera hasta el ${date}`,
    nobodyExpected: (period) => `No se espera ningún valor para ${period}`,
    noEvent: (period) => `Ningún evento ha dado un valor para ${period}`,
    overdue: (period, date) => `Sin valor para ${period}; el plazo vencía el ${date}`,
    withheld: (count) => plural(count, { one: '# valor no se divulga', other: '# valores no se divulgan' }),
    noBaselineYet: (period) => `Aún no hay línea de base; está prevista para ${period}`,
    noTargetFor: (period) => `No hay meta para ${period}`,
    noStepReported: 'Todavía no consta ningún paso cumplido',
    noStepDue: 'Ningún paso tiene fecha de vencimiento',
  },
  note: keyed({
    'at-least': 'al menos: la fuente da un límite inferior',
    'at-most': 'como máximo: la fuente da un límite superior',
    about: 'aproximadamente: la fuente da una cifra aproximada',
    provisional: 'provisional: la cifra aún puede revisarse',
    estimated: 'estimada, no medida',
    carried: 'arrastrada de un período anterior',
    derived: 'total obtenido a partir de sus partes',
    'to-date':
      'suma hasta la fecha: de todos los períodos transcurridos, pues el indicador cuenta cada período por separado',
    'last-known': 'último valor conocido, del período indicado; no se utiliza para la valoración',
    none: 'no se indica en el marco, o se desconoce',
  }),
};
