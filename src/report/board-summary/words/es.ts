import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Resumen para la junta',
  description:
    'Una página, primero las decisiones: cuántos van bien encaminados, hasta cinco mal encaminados con motivo y medida, hasta cinco bien encaminados, lagunas de datos, estado de la revisión, riesgos más graves.',
  labels: {
    decisions: 'Decisiones',
    noDecisions: 'Laguna: no hay ninguna decisión escrita en el relato del período.',
    noAccount: 'Laguna: no hay ningún relato de un período, así que no se conoce ninguna decisión.',
    onTrack: 'Bien encaminados',
    offTrack: 'Mal encaminados o en riesgo',
    noOnTrack: 'Ningún indicador está valorado como bien encaminado.',
    noOffTrack: 'Ningún indicador está valorado por debajo de bien encaminado.',
    reasonAction: 'Motivo y medida',
    noReason: 'Laguna: nadie ha escrito por qué.',
    noAction: 'Laguna: no hay ninguna medida escrita.',
    action: 'Medida',
    by: 'plazo',
    gaps: 'Lagunas de datos',
    noGaps: 'Ningún indicador que ya toca carece de valor, de meta o de valoración.',
    review: 'Revisión de los indicadores',
    noRisks: 'No se nombra ningún riesgo.',
    grade: 'Probabilidad, gravedad',
    inFull: 'Todos los indicadores con motivos y medidas completos',
    trackingTable: 'Tabla de seguimiento de los indicadores',
    allRisks: 'Todos los riesgos',
  },
  standing: (good, rated, all) =>
    `${numberIn(good, 'es')} bien encaminados de ${pluralIn('es')(rated, { one: '# valorado', many: '# de valorados', other: '# valorados' })}, de ${pluralIn('es')(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} en total.`,
  unexplained: (count) =>
    `${pluralIn('es')(count, { one: '# desviación', many: '# de desviaciones', other: '# desviaciones' })} sin relato que diga por qué.`,
  leftOut: (off, on) => {
    const parts = [
      ...(off === 0
        ? []
        : [
            pluralIn('es')(off, {
              one: '# más mal encaminado o en riesgo',
              many: '# de más mal encaminados o en riesgo',
              other: '# más mal encaminados o en riesgo',
            }),
          ]),
      ...(on === 0
        ? []
        : [
            pluralIn('es')(on, {
              one: '# más bien encaminado',
              many: '# de más bien encaminados',
              other: '# más bien encaminados',
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
