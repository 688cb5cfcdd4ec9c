import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Resumen para la junta',
  description:
    'Una página, primero las decisiones: cuántos van en buen camino, hasta cinco rezagados o en riesgo con motivo y medida, hasta cinco en buen camino, lagunas de datos, estado de la revisión, riesgos más graves.',
  labels: {
    decisions: 'Decisiones',
    noDecisions: 'Laguna: el informe narrativo del período no recoge ninguna decisión.',
    noAccount: 'Laguna: no se ha redactado ningún informe narrativo, así que no se conoce ninguna decisión.',
    onTrack: 'En buen camino',
    offTrack: 'Rezagados o en riesgo',
    noOnTrack: 'Ningún indicador va en buen camino.',
    noOffTrack: 'Ningún indicador está rezagado ni en riesgo.',
    reasonAction: 'Motivo y medida',
    noReason: 'Laguna: no se indica el motivo.',
    noAction: 'Laguna: no se indica ninguna medida.',
    action: 'Medida',
    by: 'plazo',
    latest: 'Últimas cifras, sin valoración',
    revised: 'Metas y líneas de base revisadas',
    gaps: 'Lagunas de datos',
    noGaps: 'Ningún indicador ya exigible carece de valor, de meta o de valoración.',
    review: 'Revisión de los indicadores',
    noRisks: 'No se ha identificado ningún riesgo.',
    grade: 'Probabilidad, gravedad',
    inFull: 'Todos los indicadores con motivos y medidas completos',
    trackingTable: 'Tabla de seguimiento de los indicadores',
    allRisks: 'Todos los riesgos',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'es')} de ${pluralIn('es')(rated, { one: '# indicador valorado', many: '# de indicadores valorados', other: '# indicadores valorados' })} en buen camino o mejor; ${numberIn(all, 'es')} en total.`,
  since: (date) => `Desde el ${date}`,
  unexplained: (count) =>
    `${pluralIn('es')(count, { one: '# desviación', many: '# de desviaciones', other: '# desviaciones' })} cuyo motivo no se explica en ningún informe narrativo.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('es')(off, {
              one: '# más rezagado o en riesgo',
              many: '# de más rezagados o en riesgo',
              other: '# más rezagados o en riesgo',
            }),
          ]),
      ...(on === 0
        ? []
        : [
            pluralIn('es')(on, {
              one: '# más en buen camino',
              many: '# de más en buen camino',
              other: '# más en buen camino',
            }),
          ]),
    ];
    return parts.length === 0 ? '' : `No se muestran aquí: ${parts.join(', ')}.`;
  },
  moreRisks: (count) =>
    count === 0
      ? ''
      : `No se muestran aquí: ${pluralIn('es')(count, { one: '# riesgo más', many: '# de riesgos más', other: '# riesgos más' })}.`,
};
