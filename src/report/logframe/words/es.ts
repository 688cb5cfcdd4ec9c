import { keyed } from '../../words/keyed.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Marco lógico',
  description:
    'El marco en la forma que pide un donante: resultados, indicadores, líneas de base, metas, valores alcanzados, fuentes de verificación, supuestos y riesgos.',
  variants: {
    fcdo: {
      title: 'Marco lógico (FCDO)',
      description: 'Previsto y logrado por hito, fuente, ponderación y riesgo de cada producto.',
    },
    eu: {
      title: 'Matriz de marco lógico (Unión Europea)',
      description: 'Cadena de resultados, indicador, línea de base, meta, valor actual, fuente, supuestos.',
    },
    undp: {
      title: 'Marco de resultados (PNUD)',
      description: 'Resultados, indicadores, línea de base, meta, medios de verificación, riesgos y supuestos.',
    },
    'gac-pmf': {
      title: 'Marco de medición del desempeño (Asuntos Mundiales Canadá)',
      description:
        'Resultados esperados, indicadores, datos de base, metas, fuentes de datos, métodos de recopilación, frecuencia, responsabilidad.',
    },
    'world-bank': {
      title: 'Marco de resultados y plan de seguimiento (Banco Mundial)',
      description:
        'Indicadores con línea de base, metas intermedias, valores alcanzados y meta final; cómo se recopila cada uno.',
    },
  },
  donors: keyed({ eu: 'Unión Europea', 'gac-pmf': 'Asuntos Mundiales Canadá', 'world-bank': 'Banco Mundial' }),
  terms: {
    eu: keyed({ impact: 'objetivo general', outcome: 'objetivo específico', 'intermediate-outcome': 'otro efecto' }),
    'gac-pmf': keyed({
      impact: 'resultado final',
      outcome: 'resultado intermedio',
      'intermediate-outcome': 'resultado inmediato',
      output: '',
    }),
    'world-bank': keyed({
      impact: 'objetivo de nivel superior',
      outcome: 'objetivo de desarrollo del proyecto',
      'intermediate-outcome': 'resultado intermedio',
    }),
  },
  labels: {
    planned: 'Previsto',
    achieved: 'Logrado',
    row: 'Fila',
    indicatorName: 'Nombre del indicador',
    endTarget: 'meta final',
    continued: 'continuación',
    asAbove: 'como arriba',
    latest: 'Último valor',
    undatedSteps: 'Pasos sin fecha',
    done: 'cumplido',
    weighting: 'Ponderación',
    impactWeighting: 'Ponderación del impacto',
    riskRated: 'Nivel de riesgo',
    resultsChain: 'Cadena de resultados',
    currentValue: 'Valor actual',
    sourcesAndMeans: 'Fuentes y medios de verificación',
    verification: 'Medios de verificación',
    risksAndAssumptions: 'Riesgos y supuestos',
    expectedOutcomes: 'Resultados esperados',
    baselineData: 'Datos de base',
    targets: 'Metas',
    dataSource: 'Fuente de los datos',
    dataSources: 'Fuentes de los datos',
    collectionMethods: 'Métodos de recopilación de datos',
    methodology: 'Metodología de recopilación de datos',
    responsibility: 'Responsabilidad',
    intermediateTargets: 'Metas intermedias',
    endTargetHead: 'Meta final',
    definition: 'Definición',
    monitoringPlan: 'Plan de seguimiento',
    gap: 'Laguna: no se indica',
    noIndicator: 'No se ha definido ningún indicador para este resultado.',
    noAssumption: 'Laguna: no se enuncia ningún supuesto para el paso de este resultado al siguiente.',
    noneFollows: 'No procede: no contribuye a ningún otro resultado.',
    noResults: 'El marco no tiene todavía resultados.',
    inputsElsewhere:
      'Los insumos en dinero y personal y la parte del costo que asume el donante no forman parte del marco: proceden del presupuesto.',
  },
  milestone: (number) => `Hito ${number}`,
};
