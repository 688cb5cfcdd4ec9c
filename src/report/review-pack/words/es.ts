import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('es');
const number = (count: number) => numberIn(count, 'es');

export const words: typeof english = {
  title: 'Expediente de revisión de indicadores',
  description:
    'La revisión de los borradores de indicadores: términos de referencia del revisor, lista larga, criterios, notas y diferencias, lista corta, indicadores descartados con sus motivos, costo y carga.',
  labels: {
    summary: 'Situación de la revisión',
    notStarted:
      'Todavía no se ha revisado ningún indicador. Esta orden crea para cada uno un archivo que el revisor rellena:',
    noIndicators: 'Este marco todavía no tiene ningún indicador que revisar.',
    terms: 'Términos de referencia del revisor',
    purpose:
      'Revisar con los socios y los beneficiarios los borradores de indicadores que siguen y proponer un conjunto definitivo, manejable y realista de seguir.',
    scope: 'Qué hay que revisar',
    drafts: 'Borradores',
    reviewedOnes: 'Revisados',
    finals: 'Definitivos',
    tasks: 'Qué se pide',
    taskScore: 'Puntuar cada indicador en cada criterio de 0 (nada) a 3 (plenamente); decir en qué se apoya un 3.',
    taskDecide:
      'Decidir para cada uno: mantener, modificar, fusionar o descartar, con el motivo; proponer otros términos si ayudan.',
    taskFeasible:
      'Preguntar a los socios sobre el terreno y a los beneficiarios si se pueden recopilar sus datos, y anotar lo que dicen.',
    taskDiscuss: 'Cuando las notas de los revisores difieren en 2 o más, debatirlas.',
    taskGaps: 'No dejar ningún resultado sin indicador; decir dónde falta uno.',
    who: 'Quién revisa',
    role: 'Función',
    authors: 'No revisa, por ser autor',
    partners: 'Han de ser oídos',
    budget: 'Qué puede contener el conjunto definitivo',
    noBudget: 'No hay límite fijado para el número de indicadores, su costo ni la carga.',
    reviewersMissing: 'Laguna: todavía no se ha designado a ningún revisor.',
    deliverables: 'Entregables',
    delivered:
      'Las notas, una lista corta, los indicadores descartados con sus motivos, las opiniones sobre la viabilidad y los términos propuestos: todo está en este expediente.',
    criteria: 'Criterios',
    criterion: 'Criterio',
    question: 'Pregunta',
    knockOut: 'Excluyente con 0',
    longList: 'Lista larga',
    collectedBy: 'Recopila',
    costYear: 'Costo anual',
    scores: 'Notas',
    scoresLead: 'Primero la mejor. La nota va de 0 a 100; cada criterio, de 0 a 3: la media de los revisores.',
    score: 'Nota',
    asks: 'Pide',
    reviewers: 'Revisores',
    discuss: 'Para debatir',
    discussLead: 'Aquí las notas de los revisores difieren en 2 o más.',
    given: 'Notas dadas',
    shortlist: 'Lista corta',
    remark: 'Observación',
    cutList: 'Indicadores descartados',
    cutNone: 'No se descarta ningún indicador.',
    reason: 'Motivo',
    open: 'Todavía sin nota en algún criterio',
    openLead: 'No se mantienen ni se descartan hasta que tengan nota.',
    follows: 'Qué se sigue de la elección',
    single: 'Resultados que quedan con un solo indicador',
    noneLost: 'Ningún resultado que hoy se mide quedaría sin indicador.',
    costNot: 'Ningún indicador mantenido indica su costo anual.',
    loadOf: 'Indicadores por recopilar, por parte',
    feasibility: 'Qué dicen los socios sobre la recopilación',
    saidBy: 'Lo dice',
    suggestions: 'Términos propuestos',
    field: 'Campo',
    suggested: 'Propuesta',
  },
  band: keyed({ keep: 'Mantener', revise: 'Modificar', drop: 'Descartar', open: 'Sin nota' }),
  keptBecause: keyed({
    score: '',
    final: 'Es definitivo',
    'last-of-result': 'Se mantiene solo para que su resultado se mida: hay que modificarlo',
  }),
  counted: (all, reviewed, criteria) =>
    `${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} en la lista larga, ${plural(reviewed, { one: '# revisado', other: '# revisados' })}, ${plural(criteria, { one: '# criterio', many: '# de criterios', other: '# criterios' })}.`,
  outcome: (kept, cut, open) =>
    `${plural(kept, { one: '# mantenido', other: '# mantenidos' })}, ${plural(cut, { one: '# descartado', other: '# descartados' })}, ${number(open)} todavía sin nota en algún criterio.`,
  rule: (keep, revise) =>
    `Un indicador con ${number(keep)} puntos de 100 o más se mantiene; con ${number(revise)} o más, se modifica; con menos, se descarta. Un criterio excluyente con nota 0 pide al menos una modificación.`,
  spread: (spread) => `diferencia ${number(spread)}`,
  toReview: (count) => plural(count, { one: '# indicador', many: '# de indicadores', other: '# indicadores' }),
  limits: {
    total: (limit) =>
      `Como máximo ${plural(limit, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} en total.`,
    level: (level, limit) => `${level}: como máximo ${number(limit)}.`,
    result: (limit) => `Como máximo ${number(limit)} por resultado.`,
    role: (limit) => `Como máximo ${number(limit)} por recopilar para una misma parte.`,
    cost: (amount) => `Como máximo ${amount} al año para recopilarlos.`,
  },
  cut: {
    knockOut: (criteria) => `Todos los revisores dan 0 en: ${criteria}`,
    dropped: 'Los revisores lo descartan',
    merged: (into) => `Los revisores lo fusionan con ${into}`,
    score: (threshold) => `Su nota es inferior a ${number(threshold)}`,
    result: (limit) => `Su resultado tiene ${number(limit)} mejores, tantos como puede tener`,
    total: (limit) => `Con la nota más baja, excede el máximo de ${number(limit)} del conjunto`,
    level: (level, limit) => `Con la nota más baja, excede el máximo de ${number(limit)} del nivel: ${level}`,
    role: (party, limit) => `Con la nota más baja, excede el máximo de ${number(limit)} que puede recopilar: ${party}`,
    cost: (amount) => `Con la nota más baja, excede el costo anual máximo de ${amount}`,
  },
  wholeSet: 'El conjunto',
  yearlyCost: 'El costo anual',
  exceeded: (what, actual, limit) =>
    `${what}: ${actual}, y no puede bajar a ${limit}. Cada indicador que queda es definitivo o el último de su resultado.`,
  costs: (amounts, unknown) =>
    unknown === 0
      ? `Costo de los indicadores mantenidos: ${amounts} al año.`
      : `Costo de los indicadores mantenidos: ${amounts} al año, sin contar ${plural(unknown, { one: '# indicador que no lo indica', other: '# indicadores que no lo indican' })}.`,
};
