import type { document as english } from '../en/document.ts';
import { keyed } from '../keyed.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('pt');

export const document: typeof english = {
  languageName: keyed({ en: 'inglês', fr: 'francês', es: 'espanhol', pt: 'português', ar: 'árabe' }),
  fallback: (languages) =>
    `Os textos da carteira que não têm versão em português são mostrados noutra língua: ${languages}.`,
  listed: (names) => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} e ${names.at(-1)}`),
  checked: (errors, warnings, waived) =>
    [
      plural(errors, { one: '# erro', many: '# de erros', other: '# erros' }),
      plural(warnings, { one: '# aviso', many: '# de avisos', other: '# avisos' }),
      ...(waived > 0 ? [plural(waived, { one: '# dispensa', many: '# de dispensas', other: '# dispensas' })] : []),
    ].join(', '),
  revisionOf: (commit, date) => `${commit} de ${date}`,
  changedSince: (revision) => `${revision}, com alterações posteriores`,
  meaning: keyed({
    'no-data': 'Não foi comunicado nenhum valor para o período.',
    overdue: 'O prazo para comunicar o valor do período terminou e não chegou nenhum.',
    'not-due': 'Ainda não terminou nenhum período de meta.',
    incomplete: 'Faltam demasiados dos dados previstos; o valor é mostrado sem classificação.',
    'no-target': 'Não foi fixada nenhuma meta.',
    'cannot-compute': 'Não é possível calcular a classificação, pelo motivo indicado.',
    context: 'Mostrado sem classificação: contexto, ou valor sem meta com que o comparar.',
    retired: 'Já não se utiliza.',
    'insufficient-data':
      'Demasiado poucos indicadores do resultado têm classificação para dizer como estão em conjunto.',
  }),
  method: keyed({
    'from-baseline': '(valor observado − linha de base) ÷ (meta − linha de base)',
    'ratio-to-target': 'valor observado ÷ meta; quando menos é melhor, meta ÷ valor observado',
    'within-band': '100% dentro da banda; fora dela, 100% menos a distância como proporção da tolerância',
    binary: '100% quando se verifica; caso contrário, 0%',
    steps: 'ponderação das etapas cumpridas, das já exigíveis ÷ ponderação das etapas já exigíveis',
    scale: 'a classificação que o nível alcançado tem na sua própria escala',
    none: 'mostrado, sem classificação',
  }),
  methodName: keyed({
    'from-baseline': 'Desde a linha de base',
    'ratio-to-target': 'Proporção da meta',
    'within-band': 'Dentro de uma banda',
    binary: 'Sim ou não',
    steps: 'Etapas cumpridas',
    scale: 'Numa escala',
    none: 'A título informativo',
  }),
  working: {
    actual: 'valor observado',
    target: 'meta',
    baseline: 'linha de base',
    expected: (date) => `previsto em ${date}`,
    weightedMean: (count, weights) => `média ponderada de ${count}, ponderação total ${weights}`,
    mean: (count) => `média simples de ${count}`,
    median: (count) => `mediana de ${count}`,
    min: (count) => `mínimo de ${count}`,
    max: (count) => `máximo de ${count}`,
    places: (met, all) => `${met} de ${all} lugares`,
    and: 'e',
    toBe: (is, wanted) => `${is}, deve ser ${wanted}`,
  },
  from: (edge) => `${edge} ou mais`,
  below: (edge) => `menos de ${edge}`,
  above: (edge) => `mais de ${edge}`,
  upTo: (edge) => `até ${edge}`,
  fromTo: (start, end) => `de ${start} a menos de ${end}`,
};
