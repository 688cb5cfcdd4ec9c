import { keyed } from '../../words/keyed.ts';
import { numberIn, pluralIn } from '../../words/plural.ts';
import type { lesson as english } from './en.ts';

const plural = pluralIn('pt');

export const lesson: typeof english = {
  labels: {
    short: 'Em poucas palavras',
    shortChain: 'Primeiro dizemos o que deve mudar e escrevemos os passos que levam até lá: a cadeia de resultados.',
    shortLine:
      'Para cada nível da cadeia dizemos quem responde por ele. Uma linha marca até onde responde o próprio programa.',
    shortIndicator:
      'Para cada resultado escolhemos alguns indicadores: aquilo que observamos para ver se ele acontece.',
    shortTarget: 'Cada indicador parte de uma linha de base e tem uma meta, com marcos pelo caminho.',
    shortReport:
      'Apresentamos o que foi alcançado ao lado do que estava previsto, com a fonte de cada valor, e mudamos de rumo quando é preciso.',
    aim: 'Para que serve',
    aimFor: 'Para',
    aimBy: 'Prazo',
    chain: 'A cadeia de resultados',
    chainLead:
      'Uma cadeia de resultados lê-se de baixo para cima. Em baixo está o trabalho; acima, o que o trabalho produz; mais acima, o que outros fazem com isso e o que melhora graças a isso. Cada seta diz: isto é uma razão para esperar aquilo.',
    chainSystem:
      'Os resultados de um mesmo nível leem-se em conjunto, como um sistema: são precisos todos para chegar ao nível seguinte, e uma atividade pode servir vários deles.',
    chainUncertain: 'Uma seta tracejada é uma ligação que o próprio quadro diz incerta: uma hipótese a pôr à prova.',
    chainMissing: 'Lacuna: este quadro ainda não tem nenhum resultado.',
    whole: 'A cadeia inteira',
    strand: 'Um caminho pela cadeia',
    strandLead:
      'Sigamos um caminho de baixo para cima. Cada passo é uma razão para esperar o seguinte, não uma garantia.',
    soThat: 'Isto deve levar a:',
    mayLead: 'Isto poderá levar a (incerto):',
    because: 'Porque',
    provided: 'Desde que',
    strandSome: 'Lacuna: para alguns destes passos o quadro ainda não dá nenhuma razão.',
    strandNone: 'Lacuna: o quadro ainda não dá razão para nenhum destes passos.',
    strandMissing: 'Lacuna: este quadro não indica nenhuma contribuição de um resultado para outro.',
    accountability: 'Quem responde pelo quê',
    accountabilityLead:
      'Ninguém pode responder por tudo. Quem faz o trabalho responde pelo que ele produz. O que outros fazem depois com isso, e o que melhora graças a isso, cabe a eles: o programa pode apoiá-lo, acompanhá-lo e dar conta dele. Não o pode prometer.',
    lineAbove: 'Neste quadro a linha passa acima do nível',
    lineMissing: 'Lacuna: este quadro não traça nenhuma linha de prestação de contas.',
    lineWhy:
      'Os resultados acima da linha são acompanhados com a mesma atenção, pois são a razão do trabalho. Abaixo da linha a pergunta é: produzimos o que estava previsto? Acima dela: o que produzimos faz diferença?',
    accountableMissing: 'Lacuna: ninguém é designado.',
    resultMissing: 'Não há nenhum resultado neste nível.',
    indicators: 'Os indicadores: como sabemos',
    indicatorsLead:
      'Um indicador é aquilo que observamos para ver se um resultado acontece. Diz o que se conta, não quanto se quer: isso é a meta. Poucos indicadores que são usados valem mais do que muitos que não o são.',
    indicatorsMissing: 'Lacuna: este quadro ainda não tem nenhum indicador.',
    chosen: 'Como se escolhem os indicadores',
    chosenLead:
      'Os indicadores começam em versão preliminar. Revisores que não os redigiram respondem a estas perguntas para cada um, e os parceiros no terreno dizem se é possível recolher os seus dados. O que fica é um conjunto que se pode acompanhar: primeiro revisto, depois final.',
    example: 'Um indicador do princípio ao fim',
    term: 'Termo',
    means: 'O que significa',
    here: 'Neste indicador',
    definition: 'Definição',
    meansIndicator: 'O que se conta ou se avalia.',
    meansResult: 'De que é sinal.',
    meansDefinition: 'Tão exata que duas pessoas contariam o mesmo.',
    meansBaseline: 'Como as coisas estavam antes, com a data.',
    meansMilestones: 'O que deve ser alcançado pelo caminho.',
    meansTarget: 'O que deve ser alcançado no fim.',
    meansSource: 'De onde vem o valor, para que qualquer pessoa o possa consultar.',
    meansFrequency: 'De quanto em quanto tempo se mede.',
    meansResponsible: 'Quem recolhe, comunica e aprova.',
    meansBrokenDownBy: 'O mesmo valor por grupos, para que ninguém se perca num total.',
    meansStatus: 'Até onde chegou a revisão.',
    notWritten: 'Lacuna: ainda por redigir.',
    noMilestones: 'Nenhum pelo caminho.',
    reporting: 'Dos valores ao relatório',
    reportingLead:
      'Um relatório de resultados não enumera o que se fez. Põe o que foi alcançado ao lado do que estava previsto e diz como o sabe.',
    reportingPeriod: 'Um valor e a sua meta pertencem sempre ao mesmo período.',
    reportingBlank:
      'Um espaço em branco não é um zero. O que falta, ainda não é exigível ou não é divulgado mostra-se como tal.',
    reportingCoverage: 'Um valor diz quantos dos que deviam comunicar dados o fizeram: a sua cobertura.',
    reportingRevised: 'Uma meta que é mudada conserva a antiga ao seu lado, com o motivo.',
    stands: 'Situação deste indicador',
    standsMissing: 'Ainda não foi comunicado nenhum valor deste indicador.',
    working: 'O cálculo, com os seus números',
    rows: 'As linhas de dados por trás',
    ratings: 'O que significam as classificações',
    standing: 'Situação deste quadro',
    cycle: 'O ciclo, passo a passo',
    step: 'Passo',
    whatHappens: 'O que acontece',
    inFramework: 'Neste quadro',
    unrevised: 'Até agora não foi revista nenhuma meta nem linha de base.',
    plan: 'Planear',
    planSaid: 'Acordar a cadeia, os indicadores, as linhas de base e as metas.',
    collect: 'Recolher',
    collectSaid: 'Reunir os valores, cada um com a sua fonte.',
    report: 'Comunicar',
    reportSaid: 'Enviar os valores, e o motivo quando uma meta não foi atingida.',
    check: 'Verificar',
    checkSaid: 'Procurar lacunas e erros e depois aprovar o período: a partir daí os seus valores ficam fixos.',
    adjust: 'Mudar de rumo',
    adjustSaid: 'Discutir o que os valores dizem. Mudar o trabalho; mudar o plano só por um motivo declarado.',
    joined: 'Ligada a outras cadeias',
    joinedLead: 'Vários órgãos têm a sua própria cadeia. O que um produz é aquilo sobre que outro constrói.',
    feeds: 'Esta cadeia alimenta',
    fedBy: 'Esta cadeia é alimentada por',
    words: 'Termos utilizados',
    wordResult: 'Resultado',
    saidResult: 'O que existe no fim, não o que se fez. Está num nível da cadeia.',
    wordContribution: 'Contribuição',
    saidContribution: 'Uma parte numa mudança que outros também fazem acontecer; ninguém a reclama sozinho.',
    saidAssumption: 'O que tem de ser verdade fora do programa para que um passo funcione.',
    saidRisk: 'O que pode acontecer e quebrar um passo.',
    saidRating: 'Que parte do caminho até à meta foi percorrida, numa palavra.',
  },
  levelMeaning: keyed({
    input: 'O que entra: dinheiro, pessoas, equipamento.',
    activity: 'O que se faz: o próprio trabalho.',
    output:
      'O que o trabalho produz: uma política, um plano, um serviço, pessoas com novas capacidades. Quem faz o trabalho pode prometê-lo.',
    'intermediate-outcome':
      'O que aqueles que o recebem passam a fazer de outra forma: a primeira mudança que outros fazem acontecer.',
    outcome: 'O que melhora para as pessoas graças a isso.',
    impact: 'A mudança duradoura a que tudo isto serve. Muitos contribuem para ela; ninguém a consegue sozinho.',
  }),
  statuses: (all, draft, reviewed, final, retired) =>
    `${plural(all, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}: ${[
      ...(draft > 0 ? [`${numberIn(draft, 'pt')} em versão preliminar`] : []),
      ...(reviewed > 0 ? [plural(reviewed, { one: '# revisto', other: '# revistos' })] : []),
      ...(final > 0 ? [plural(final, { one: '# final', other: '# finais' })] : []),
      ...(retired > 0 ? [plural(retired, { one: '# retirado', other: '# retirados' })] : []),
    ].join(', ')}.`,
  dueAfter: (least, most) =>
    least === most
      ? `O mais tardar ${plural(most, { one: '# dia', many: '# de dias', other: '# dias' })} após o fim de um período.`
      : `O mais tardar ${numberIn(least, 'pt')} a ${plural(most, { one: '# dia', many: '# de dias', other: '# dias' })} após o fim de um período, conforme o indicador.`,
  revised: (count) =>
    plural(count, {
      one: 'Até agora foi revista # meta ou linha de base; a antiga é conservada com o motivo.',
      many: 'Até agora foram revistas # de metas ou linhas de base; as antigas são conservadas com o motivo.',
      other: 'Até agora foram revistas # metas ou linhas de base; as antigas são conservadas com o motivo.',
    }),
};
