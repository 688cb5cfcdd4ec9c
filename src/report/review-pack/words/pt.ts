import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('pt');
const number = (count: number) => numberIn(count, 'pt');

export const words: typeof english = {
  title: 'Dossiê de revisão dos indicadores',
  description:
    'A revisão dos indicadores em versão preliminar: termos de referência do revisor, lista longa, critérios, notas e diferenças, lista curta, indicadores descartados com os motivos, custo e carga.',
  labels: {
    summary: 'Situação da revisão',
    notStarted:
      'Ainda nenhum indicador foi revisto. Este comando cria, para cada um, um ficheiro que o revisor preenche:',
    noIndicators: 'Este quadro ainda não tem nenhum indicador para rever.',
    terms: 'Termos de referência do revisor',
    purpose:
      'Rever com os parceiros e os beneficiários os indicadores que se seguem, em versão preliminar, e propor um conjunto final cujo acompanhamento seja viável e realista.',
    scope: 'O que há a rever',
    drafts: 'Preliminares',
    reviewedOnes: 'Revistos',
    finals: 'Finais',
    tasks: 'O que se pede',
    taskScore: 'Dar nota a cada indicador em cada critério, de 0 (nada) a 3 (plenamente); dizer em que se apoia um 3.',
    taskDecide:
      'Decidir para cada um: manter, alterar, fundir ou descartar, com o motivo; propor outros termos quando ajudam.',
    taskFeasible:
      'Perguntar aos parceiros no terreno e aos beneficiários se é possível recolher os seus dados, e anotar o que dizem.',
    taskDiscuss: 'Quando as notas dos revisores diferem em 2 ou mais, discuti-las.',
    taskGaps: 'Não deixar nenhum resultado sem indicador; dizer onde falta um.',
    who: 'Quem revê',
    role: 'Função',
    authors: 'Não revê, por ser autor',
    partners: 'A ouvir',
    budget: 'O que o conjunto final pode conter',
    noBudget: 'Não há limite fixado para o número de indicadores, o seu custo ou a carga.',
    reviewersMissing: 'Lacuna: ainda não foi designado nenhum revisor.',
    deliverables: 'Produtos a entregar',
    delivered:
      'As notas, uma lista curta, os indicadores descartados com os motivos, as opiniões sobre a exequibilidade e os termos propostos: tudo está neste dossiê.',
    criteria: 'Critérios',
    criterion: 'Critério',
    question: 'Pergunta',
    knockOut: 'Eliminatório com 0',
    longList: 'Lista longa',
    collectedBy: 'Recolhido por',
    costYear: 'Custo anual',
    scores: 'Notas',
    scoresLead: 'A melhor primeiro. A nota vai de 0 a 100; cada critério, de 0 a 3: a média dos revisores.',
    score: 'Nota',
    asks: 'Pede',
    reviewers: 'Revisores',
    discuss: 'A discutir',
    discussLead: 'Aqui as notas dos revisores diferem em 2 ou mais.',
    given: 'Notas dadas',
    shortlist: 'Lista curta',
    remark: 'Observação',
    cutList: 'Indicadores descartados',
    cutNone: 'Nenhum indicador é descartado.',
    reason: 'Motivo',
    open: 'Ainda sem nota em algum critério',
    openLead: 'Não são mantidos nem descartados enquanto não tiverem nota.',
    follows: 'O que decorre da escolha',
    single: 'Resultados que ficam com um só indicador',
    noneLost: 'Nenhum resultado que hoje é medido ficaria sem indicador.',
    costNot: 'Nenhum indicador mantido indica o seu custo anual.',
    loadOf: 'Indicadores a recolher, por parte',
    feasibility: 'O que os parceiros dizem da recolha',
    saidBy: 'Dito por',
    suggestions: 'Termos propostos',
    field: 'Campo',
    suggested: 'Proposta',
  },
  band: keyed({ keep: 'Manter', revise: 'Alterar', drop: 'Descartar', open: 'Sem nota' }),
  keptBecause: keyed({
    score: '',
    final: 'É final',
    'last-of-result': 'Mantido só para que o seu resultado seja medido: a alterar',
  }),
  counted: (all, reviewed, criteria) =>
    `${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} na lista longa, ${plural(reviewed, { one: '# revisto', other: '# revistos' })}, ${plural(criteria, { one: '# critério', many: '# de critérios', other: '# critérios' })}.`,
  outcome: (kept, cut, open) =>
    `${plural(kept, { one: '# mantido', other: '# mantidos' })}, ${plural(cut, { one: '# descartado', other: '# descartados' })}, ${number(open)} ainda sem nota em algum critério.`,
  rule: (keep, revise) =>
    `Um indicador com ${number(keep)} pontos em 100 ou mais é mantido; com ${number(revise)} ou mais, alterado; com menos, descartado. Um critério eliminatório com nota 0 pede pelo menos uma alteração.`,
  spread: (spread) => `diferença ${number(spread)}`,
  toReview: (count) => plural(count, { one: '# indicador', many: '# de indicadores', other: '# indicadores' }),
  limits: {
    total: (limit) =>
      `No máximo ${plural(limit, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} ao todo.`,
    level: (level, limit) => `${level}: no máximo ${number(limit)}.`,
    result: (limit) => `No máximo ${number(limit)} por resultado.`,
    role: (limit) => `No máximo ${number(limit)} a recolher por uma mesma parte.`,
    cost: (amount) => `No máximo ${amount} por ano para os recolher.`,
  },
  cut: {
    knockOut: (criteria) => `Todos os revisores dão 0 em: ${criteria}`,
    dropped: 'Os revisores descartam-no',
    merged: (into) => `Os revisores fundem-no com ${into}`,
    score: (threshold) => `A sua nota é inferior a ${number(threshold)}`,
    result: (limit) => `O seu resultado tem ${number(limit)} melhores, tantos quantos pode ter`,
    total: (limit) => `Com a nota mais baixa, excede o máximo de ${number(limit)} do conjunto`,
    level: (level, limit) => `Com a nota mais baixa, excede o máximo de ${number(limit)} do nível: ${level}`,
    role: (party, limit) => `Com a nota mais baixa, excede o máximo de ${number(limit)} a recolher por: ${party}`,
    cost: (amount) => `Com a nota mais baixa, excede o custo anual máximo de ${amount}`,
  },
  wholeSet: 'O conjunto',
  yearlyCost: 'O custo anual',
  exceeded: (what, actual, limit) =>
    `${what}: ${actual}, e não pode descer a ${limit}. Cada indicador que fica é final ou o último do seu resultado.`,
  costs: (amounts, unknown) =>
    unknown === 0
      ? `Custo dos indicadores mantidos: ${amounts} por ano.`
      : `Custo dos indicadores mantidos: ${amounts} por ano, sem contar ${plural(unknown, { one: '# indicador que não o indica', other: '# indicadores que não o indicam' })}.`,
};
