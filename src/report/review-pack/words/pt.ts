import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('pt');
const number = (count: number) => numberIn(count, 'pt');

export const words: typeof english = {
  title: 'Dossiê de revisão dos indicadores',
  description:
    'A revisão dos rascunhos de indicadores: termos de referência do revisor, lista longa, critérios, notas e diferenças, lista curta, indicadores afastados com os motivos, custo e carga.',
  labels: {
    summary: 'Como está a revisão',
    notStarted:
      'Ainda nenhum indicador foi revisto. Este comando escreve para cada um um ficheiro que o revisor preenche:',
    noIndicators: 'Este quadro ainda não tem nenhum indicador para rever.',
    terms: 'Termos de referência do revisor',
    purpose:
      'Rever com os parceiros e os beneficiários os rascunhos de indicadores que se seguem e propor um conjunto final, manejável e realista de acompanhar.',
    scope: 'O que há a rever',
    drafts: 'Rascunhos',
    reviewedOnes: 'Revistos',
    finals: 'Finais',
    tasks: 'O que se pede',
    taskScore: 'Dar nota a cada indicador em cada critério, de 0 (nada) a 3 (plenamente); dizer em que se apoia um 3.',
    taskDecide:
      'Decidir para cada um: manter, alterar, fundir ou afastar, com o motivo; propor outros termos quando ajudam.',
    taskFeasible:
      'Perguntar aos parceiros no terreno e aos beneficiários se é possível recolhê-lo, e anotar o que dizem.',
    taskDiscuss: 'Quando as notas dos revisores diferem em 2 ou mais, discuti-las.',
    taskGaps: 'Não deixar nenhum resultado sem indicador; dizer onde falta um.',
    who: 'Quem revê',
    role: 'Função',
    authors: 'Não revê, por ser autor',
    partners: 'A ouvir',
    budget: 'O que o conjunto final pode conter',
    noBudget: 'Não há limite fixado para o número de indicadores, o seu custo ou a carga.',
    reviewersMissing: 'Lacuna: ainda nenhum revisor é nomeado.',
    deliverables: 'O que é entregue',
    delivered:
      'As notas, uma lista curta, os indicadores afastados com os motivos, as opiniões sobre a exequibilidade e os termos propostos: tudo está neste dossiê.',
    criteria: 'Critérios',
    criterion: 'Critério',
    question: 'Pergunta',
    knockOut: 'Exclui com 0',
    longList: 'Lista longa',
    collectedBy: 'Recolhido por',
    costYear: 'Custo por ano',
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
    cutList: 'Indicadores afastados',
    cutNone: 'Nenhum indicador é afastado.',
    reason: 'Motivo',
    open: 'Ainda sem nota em cada critério',
    openLead: 'Não são mantidos nem afastados enquanto não tiverem nota.',
    follows: 'O que decorre da escolha',
    single: 'Resultados que ficam com um só indicador',
    noneLost: 'Nenhum resultado que hoje é medido ficaria sem indicador.',
    costNot: 'Nenhum indicador mantido diz quanto custa por ano.',
    loadOf: 'Indicadores a recolher, por parte',
    feasibility: 'O que os parceiros dizem da recolha',
    saidBy: 'Dito por',
    suggestions: 'Termos propostos',
    field: 'Campo',
    suggested: 'Proposta',
  },
  band: keyed({ keep: 'Manter', revise: 'Alterar', drop: 'Afastar', open: 'Sem nota' }),
  keptBecause: keyed({
    score: '',
    final: 'É final',
    'last-of-result': 'Mantido só para que o seu resultado seja medido: a alterar',
  }),
  counted: (all, reviewed, criteria) =>
    `${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })} na lista longa, ${plural(reviewed, { one: '# revisto', other: '# revistos' })}, ${plural(criteria, { one: '# critério', many: '# de critérios', other: '# critérios' })}.`,
  outcome: (kept, cut, open) =>
    `${plural(kept, { one: '# mantido', other: '# mantidos' })}, ${plural(cut, { one: '# afastado', other: '# afastados' })}, ${number(open)} ainda sem nota em cada critério.`,
  rule: (keep, revise) =>
    `Um indicador com ${number(keep)} pontos em 100 ou mais é mantido, com ${number(revise)} ou mais alterado, com menos afastado. Um critério que exclui com 0 pede pelo menos uma alteração.`,
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
    dropped: 'Os revisores afastam-no',
    merged: (into) => `Os revisores fundem-no com ${into}`,
    score: (threshold) => `A sua nota é inferior a ${number(threshold)}`,
    result: (limit) => `O seu resultado tem ${number(limit)} melhores, tantos quantos pode ter`,
    total: (limit) => `Nota mais baixa além dos ${number(limit)} que o conjunto pode conter`,
    level: (level, limit) => `Nota mais baixa além dos ${number(limit)} que cabem em: ${level}`,
    role: (party, limit) => `Nota mais baixa além dos ${number(limit)} a recolher por: ${party}`,
    cost: (amount) => `Nota mais baixa além do custo anual de ${amount}`,
  },
  wholeSet: 'O conjunto',
  yearlyCost: 'O custo anual',
  exceeded: (what, actual, limit) =>
    `${what}: ${actual}, e não pode descer a ${limit}. Cada indicador que fica é final ou o último do seu resultado.`,
  costs: (amounts, unknown) =>
    unknown === 0
      ? `Custo dos indicadores mantidos: ${amounts} por ano.`
      : `Custo dos indicadores mantidos: ${amounts} por ano, sem ${plural(unknown, { one: '# que não o diz', other: '# que não o dizem' })}.`,
};
