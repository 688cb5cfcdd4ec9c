import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { lesson as english } from './en.ts';

const plural = pluralIn('es');

export const lesson: typeof english = {
  labels: {
    short: 'En pocas palabras',
    shortChain:
      'Primero decimos qué debe cambiar y escribimos los pasos que llevan hasta allí: la cadena de resultados.',
    shortLine:
      'Para cada nivel de la cadena decimos quién responde de él. Una línea marca hasta dónde responde el propio programa.',
    shortIndicator: 'Para cada resultado elegimos unos pocos indicadores: lo que miramos para ver si se está logrando.',
    shortTarget: 'Cada indicador parte de una línea de base y tiene una meta, con hitos en el camino.',
    shortReport:
      'Presentamos lo alcanzado junto a lo previsto, con la fuente de cada cifra, y cambiamos de rumbo cuando hace falta.',
    aim: 'Para qué sirve',
    aimFor: 'Para',
    aimBy: 'Plazo',
    chain: 'La cadena de resultados',
    chainLead:
      'Una cadena de resultados se lee de abajo arriba. Abajo está el trabajo; encima, lo que el trabajo produce; más arriba, lo que otros hacen con ello y lo que mejora gracias a eso. Cada flecha dice: esto es una razón para esperar aquello.',
    chainSystem:
      'Los resultados de un mismo nivel se leen juntos, como un sistema: hacen falta todos para llegar al nivel siguiente, y una actividad puede servir a varios de ellos.',
    chainUncertain:
      'Una flecha discontinua es un vínculo que el propio marco llama incierto: una hipótesis que hay que poner a prueba.',
    chainMissing: 'Laguna: este marco todavía no tiene ningún resultado.',
    whole: 'La cadena entera',
    strand: 'Un camino por la cadena',
    strandLead: 'Sigamos un camino de abajo arriba. Cada paso es una razón para esperar el siguiente, no una garantía.',
    soThat: 'Esto debe llevar a:',
    mayLead: 'Esto podría llevar a (incierto):',
    because: 'Porque',
    provided: 'Siempre que',
    strandSome: 'Laguna: para algunos de estos pasos el marco todavía no da ninguna razón.',
    strandNone: 'Laguna: el marco todavía no da razón para ninguno de estos pasos.',
    strandMissing: 'Laguna: este marco no indica ninguna contribución de un resultado a otro.',
    accountability: 'Quién responde de qué',
    accountabilityLead:
      'Nadie puede responder de todo. Quienes hacen el trabajo responden de lo que este produce. Lo que otros hagan después con ello, y lo que mejore gracias a eso, les corresponde a ellos: el programa puede apoyarlo, seguirlo e informar de ello. No puede prometerlo.',
    lineAbove: 'En este marco la línea pasa por encima del nivel',
    lineMissing: 'Laguna: este marco no traza ninguna línea de rendición de cuentas.',
    lineWhy:
      'Los resultados por encima de la línea se siguen con la misma atención, pues son la razón del trabajo. Por debajo de la línea la pregunta es: ¿hemos producido lo previsto? Por encima: ¿cambia algo lo que hemos producido?',
    accountableMissing: 'Laguna: no se designa a nadie.',
    resultMissing: 'No hay ningún resultado en este nivel.',
    indicators: 'Los indicadores: cómo lo sabemos',
    indicatorsLead:
      'Un indicador es lo que miramos para ver si un resultado se logra. Dice qué se cuenta, no cuánto se quiere: eso es la meta. Unos pocos indicadores que se usan valen más que muchos que no se usan.',
    indicatorsMissing: 'Laguna: este marco todavía no tiene ningún indicador.',
    chosen: 'Cómo se eligen los indicadores',
    chosenLead:
      'Los indicadores empiezan como borradores. Revisores que no los redactaron responden a estas preguntas para cada uno, y los socios sobre el terreno dicen si se pueden recopilar sus datos. Lo que queda es un conjunto que se puede seguir: primero revisado, después definitivo.',
    example: 'Un indicador de principio a fin',
    term: 'Término',
    means: 'Qué significa',
    here: 'En este indicador',
    definition: 'Definición',
    meansIndicator: 'Lo que se cuenta o se valora.',
    meansResult: 'De qué es señal.',
    meansDefinition: 'Tan precisa que dos personas contarían lo mismo.',
    meansBaseline: 'Cómo estaban las cosas antes, con la fecha.',
    meansMilestones: 'Lo que debe alcanzarse en el camino.',
    meansTarget: 'Lo que debe alcanzarse al final.',
    meansSource: 'De dónde viene la cifra, para que cualquiera pueda consultarla.',
    meansFrequency: 'Cada cuánto se mide.',
    meansResponsible: 'Quién la recopila, la comunica y la aprueba.',
    meansBrokenDownBy: 'La misma cifra por grupos, para que nadie se pierda en un total.',
    meansStatus: 'Hasta dónde ha llegado la revisión.',
    notWritten: 'Laguna: todavía sin redactar.',
    noMilestones: 'Ninguno en el camino.',
    reporting: 'De las cifras al informe',
    reportingLead:
      'Un informe de resultados no enumera lo que se hizo. Pone lo alcanzado junto a lo previsto y dice cómo lo sabe.',
    reportingPeriod: 'Un valor y su meta corresponden siempre al mismo período.',
    reportingBlank:
      'Un espacio en blanco no es un cero. Lo que falta, aún no es exigible o no se divulga se muestra como tal.',
    reportingCoverage: 'Una cifra dice cuántos de los que debían comunicar datos lo han hecho: su cobertura.',
    reportingRevised: 'Una meta que se cambia conserva la anterior a su lado, con el motivo.',
    stands: 'Situación de este indicador',
    standsMissing: 'Todavía no se ha comunicado ninguna cifra de este indicador.',
    working: 'El cálculo, con sus números',
    rows: 'Las filas de datos que hay detrás',
    ratings: 'Qué significan las valoraciones',
    standing: 'Situación de este marco',
    cycle: 'El ciclo, paso a paso',
    step: 'Paso',
    whatHappens: 'Qué ocurre',
    inFramework: 'En este marco',
    unrevised: 'Hasta ahora no se ha revisado ninguna meta ni línea de base.',
    plan: 'Planificar',
    planSaid: 'Acordar la cadena, los indicadores, las líneas de base y las metas.',
    collect: 'Recopilar',
    collectSaid: 'Reunir las cifras, cada una con su fuente.',
    report: 'Informar',
    reportSaid: 'Enviar las cifras, y el motivo cuando no se alcanzó una meta.',
    check: 'Comprobar',
    checkSaid: 'Buscar lagunas y errores y después aprobar el período: desde entonces sus cifras quedan fijas.',
    adjust: 'Cambiar de rumbo',
    adjustSaid: 'Debatir qué dicen las cifras. Cambiar el trabajo; cambiar el plan solo por un motivo declarado.',
    joined: 'Unida a otras cadenas',
    joinedLead: 'Varios órganos tienen su propia cadena. Lo que uno produce es aquello sobre lo que otro construye.',
    feeds: 'Esta cadena alimenta a',
    fedBy: 'Alimentan esta cadena',
    words: 'Términos utilizados',
    wordResult: 'Resultado',
    saidResult: 'Lo que hay al final, no lo que se hizo. Está en un nivel de la cadena.',
    wordContribution: 'Contribución',
    saidContribution: 'Una parte en un cambio que otros también producen; nadie se lo atribuye solo.',
    saidAssumption: 'Lo que debe ser cierto fuera del programa para que un paso funcione.',
    saidRisk: 'Lo que puede ocurrir y romper un paso.',
    saidRating: 'Qué parte del camino a la meta se ha recorrido, en una palabra.',
  },
  levelMeaning: keyed({
    input: 'Lo que entra: dinero, personas, equipo.',
    activity: 'Lo que se hace: el trabajo mismo.',
    output:
      'Lo que el trabajo produce: una política, un plan, un servicio, personas con nuevas capacidades. Quienes hacen el trabajo pueden prometerlo.',
    'intermediate-outcome':
      'Lo que quienes lo reciben hacen después de otra manera: el primer cambio que producen otros.',
    outcome: 'Lo que mejora para la gente gracias a eso.',
    impact: 'El cambio duradero al que sirve todo lo demás. Muchos contribuyen a él; nadie lo logra solo.',
  }),
  statuses: (all, draft, reviewed, final, retired) =>
    `${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}: ${[
      ...(draft > 0 ? [`${numberIn(draft, 'es')} en borrador`] : []),
      ...(reviewed > 0 ? [plural(reviewed, { one: '# revisado', other: '# revisados' })] : []),
      ...(final > 0 ? [plural(final, { one: '# definitivo', other: '# definitivos' })] : []),
      ...(retired > 0 ? [plural(retired, { one: '# retirado', other: '# retirados' })] : []),
    ].join(', ')}.`,
  dueAfter: (least, most) =>
    least === most
      ? `A más tardar ${plural(most, { one: '# día', many: '# de días', other: '# días' })} después del fin de un período.`
      : `A más tardar de ${numberIn(least, 'es')} a ${plural(most, { one: '# día', many: '# de días', other: '# días' })} después del fin de un período, según el indicador.`,
  revised: (count) =>
    plural(count, {
      one: 'Hasta ahora se ha revisado # meta o línea de base; la anterior se conserva con el motivo.',
      many: 'Hasta ahora se han revisado # de metas o líneas de base; las anteriores se conservan con el motivo.',
      other: 'Hasta ahora se han revisado # metas o líneas de base; las anteriores se conservan con el motivo.',
    }),
};
