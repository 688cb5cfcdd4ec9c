import type { review as english } from '../en/review.ts';
import { keyed } from '../keyed.ts';

export const review: typeof english = {
  criterion: keyed({
    direct: 'Direto',
    clear: 'Claro',
    feasible: 'Exequível',
    useful: 'Útil',
    economic: 'Económico',
    reliable: 'Fiável',
    timely: 'Oportuno',
    accepted: 'Aceite',
    disaggregable: 'Desagregável',
  }),
  criterionQuestion: keyed({
    direct: 'Mede este resultado, a este nível, e não o de baixo?',
    clear: 'Duas pessoas obteriam o mesmo número?',
    feasible: 'Existe uma fonte, e quem está designado consegue obtê-la a tempo?',
    useful: 'A que decisão vai servir, de quem e em que reunião?',
    economic: 'O custo é proporcional ao uso?',
    reliable: 'O método é o mesmo no tempo e em cada lugar, e difícil de falsear?',
    timely: 'Vai mudar dentro do período e pode ser comunicado todos os anos?',
    accepted: 'Os membros, as cidades e as comunidades aceitam-no?',
    disaggregable: 'Pode ser desagregado por sexo, lugar e pobreza?',
  }),
};
