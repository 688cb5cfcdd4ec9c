import { numberIn, pluralIn } from '../../words/plural.ts';
import type { words as english } from './en.ts';

const plural = pluralIn('pt');

export const words: typeof english = {
  title: 'Teoria da mudança',
  description:
    'Porque deve a cadeia levar do trabalho ao impacto: se, então e porque, com o ator de cada passo, pressupostos com as suas evidências, ligações incertas, o que está fora do controlo.',
  labels: {
    story: 'A teoria tal como o quadro a formula',
    storyMissing: 'Lacuna: a teoria da mudança deste quadro não foi redigida.',
    aim: 'Finalidade e horizonte',
    client: 'Para',
    horizon: 'Horizonte',
    chain: 'A cadeia e quem responde por ela',
    steps: 'Porque deve cada passo levar ao seguinte',
    stepsLead:
      'Lê-se de baixo para cima: se os atores nomeados alcançam o primeiro, então o segundo segue-se, pela razão dada e enquanto os pressupostos se verificarem. As contribuições para um mesmo resultado leem-se em conjunto, como um sistema.',
    ifDone: 'Se',
    thenFollows: 'Então',
    because: 'Porque',
    provided: 'Desde que',
    reasonMissing: 'Lacuna: nenhuma razão é dada para',
    evidence: 'Evidências',
    evidenceMissing: 'Lacuna: nenhuma evidência é apresentada.',
    assumptionsMissing: 'Lacuna: nenhum pressuposto é enunciado para esta cadeia.',
    uncertainLinks: 'Ligações incertas',
    uncertainLead: 'O próprio quadro assinala estas contribuições como incertas.',
    from: 'De',
    outside: 'O que está fora do controlo',
    outsideLead:
      'Os resultados acima da linha de prestação de contas cabem a outros; o programa pode contribuir para eles, não garanti-los.',
    tested: 'Como a teoria é posta à prova',
    heldLately: 'Última revisão',
    untestedLead: 'Lacuna: nenhum indicador põe à prova',
  },
  measured: (results, all, indicators) =>
    `${numberIn(results, 'pt')} de ${plural(all, { one: '# resultado medido', many: '# de resultados medidos', other: '# resultados medidos' })}, com ${plural(indicators, { one: '# indicador', many: '# de indicadores', other: '# indicadores' })}`,
};
