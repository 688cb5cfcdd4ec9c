import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('es');

export const words: typeof english = {
  title: 'Teoría del cambio',
  description:
    'Por qué la cadena debería llevar del trabajo al impacto: si, entonces y porque, con el actor de cada paso, supuestos con su evidencia, vínculos inciertos, lo que está fuera de control.',
  labels: {
    story: 'La teoría tal como la formula el marco',
    storyMissing: 'Laguna: no se ha redactado la teoría del cambio de este marco.',
    aim: 'Finalidad y horizonte',
    client: 'Para',
    horizon: 'Horizonte',
    chain: 'La cadena y quién responde de ella',
    steps: 'Por qué cada paso debería llevar al siguiente',
    stepsLead:
      'Se lee hacia arriba: si los actores nombrados logran lo primero, entonces sigue lo segundo, por la razón dada y mientras se cumplan los supuestos. Las contribuciones a un mismo resultado se leen juntas, como un sistema.',
    ifDone: 'Si',
    thenFollows: 'Entonces',
    because: 'Porque',
    provided: 'Siempre que',
    reasonMissing: 'Laguna: no se da ninguna razón para',
    evidence: 'Evidencia',
    evidenceMissing: 'Laguna: no se aporta ninguna evidencia.',
    assumptionsMissing: 'Laguna: no se enuncia ningún supuesto para esta cadena.',
    uncertainLinks: 'Vínculos inciertos',
    uncertainLead: 'El propio marco señala estas contribuciones como inciertas.',
    from: 'De',
    outside: 'Lo que está fuera de control',
    outsideLead:
      'Los resultados por encima de la línea de rendición de cuentas corresponden a otros; el programa puede contribuir a ellos, no garantizarlos.',
    tested: 'Cómo se pone a prueba la teoría',
    heldLately: 'Última revisión',
    untestedLead: 'Laguna: ningún indicador pone a prueba',
  },
  measured: (results, all, indicators) =>
    `${numberIn(results, 'es')} de ${plural(all, { one: '# resultado medido', many: '# de resultados medidos', other: '# resultados medidos' })}, con ${plural(indicators, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}`,
};
