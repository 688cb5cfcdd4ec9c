import { keyed } from '../../words/keyed.ts';
import type { words as english } from './en.ts';

export const words: typeof english = {
  title: 'Quadro lógico',
  description:
    'O quadro na forma que um doador pede: resultados, indicadores, linhas de base, metas, valores alcançados, fontes de verificação, pressupostos e riscos.',
  variants: {
    fcdo: {
      title: 'Quadro lógico (FCDO)',
      description: 'Previsto e alcançado por marco intermédio, fonte, ponderação e risco de cada produto.',
    },
    eu: {
      title: 'Matriz do quadro lógico (União Europeia)',
      description: 'Cadeia de resultados, indicador, linha de base, meta, valor atual, fonte, pressupostos.',
    },
    undp: {
      title: 'Quadro de resultados (PNUD)',
      description: 'Resultados, indicadores, linha de base, meta, meios de verificação, riscos e pressupostos.',
    },
    'gac-pmf': {
      title: 'Quadro de medição do desempenho (Assuntos Globais do Canadá)',
      description:
        'Resultados esperados, indicadores, dados de base, metas, fontes de dados, métodos de recolha, frequência, responsabilidade.',
    },
    'world-bank': {
      title: 'Quadro de resultados e plano de acompanhamento (Banco Mundial)',
      description:
        'Indicadores com linha de base, metas intermédias, valores alcançados e meta final; como cada um é recolhido.',
    },
  },
  donors: keyed({ eu: 'União Europeia', 'gac-pmf': 'Assuntos Globais do Canadá', 'world-bank': 'Banco Mundial' }),
  terms: {
    eu: keyed({ impact: 'objetivo geral', outcome: 'objetivo específico', 'intermediate-outcome': 'outro efeito' }),
    'gac-pmf': keyed({
      impact: 'resultado final',
      outcome: 'resultado intermédio',
      'intermediate-outcome': 'resultado imediato',
      output: '',
    }),
    'world-bank': keyed({
      impact: 'objetivo de nível superior',
      outcome: 'objetivo de desenvolvimento do projeto',
      'intermediate-outcome': 'resultado intermédio',
    }),
  },
  labels: {
    planned: 'Previsto',
    achieved: 'Alcançado',
    row: 'Linha',
    indicatorName: 'Nome do indicador',
    endTarget: 'meta final',
    continued: 'continuação',
    asAbove: 'como acima',
    latest: 'Último valor',
    undatedSteps: 'Etapas sem data',
    done: 'cumprida',
    weighting: 'Ponderação',
    impactWeighting: 'Ponderação do impacto',
    riskRated: 'Nível de risco',
    resultsChain: 'Cadeia de resultados',
    currentValue: 'Valor atual',
    sourcesAndMeans: 'Fontes e meios de verificação',
    verification: 'Meios de verificação',
    risksAndAssumptions: 'Riscos e pressupostos',
    expectedOutcomes: 'Resultados esperados',
    baselineData: 'Dados de base',
    targets: 'Metas',
    dataSource: 'Fonte dos dados',
    dataSources: 'Fontes dos dados',
    collectionMethods: 'Métodos de recolha de dados',
    methodology: 'Metodologia de recolha de dados',
    responsibility: 'Responsabilidade',
    intermediateTargets: 'Metas intermédias',
    endTargetHead: 'Meta final',
    definition: 'Definição',
    monitoringPlan: 'Plano de acompanhamento',
    gap: 'Lacuna: não indicado',
    noIndicator: 'Nenhum indicador está definido para este resultado.',
    noAssumption: 'Lacuna: não se enuncia nenhum pressuposto para a passagem deste resultado ao seguinte.',
    noneFollows: 'Não se aplica: não contribui para nenhum outro resultado.',
    noResults: 'O quadro ainda não tem resultados.',
    inputsElsewhere:
      'Os recursos em dinheiro e pessoal e a parte do custo a cargo do doador não fazem parte do quadro: vêm do orçamento.',
  },
  milestone: (number) => `Marco ${number}`,
};
