import type { review as english } from '../en/review.ts';
import { keyed } from '../keyed.ts';

export const review: typeof english = {
  criterion: keyed({
    direct: 'Directo',
    clear: 'Claro',
    feasible: 'Factible',
    useful: 'Útil',
    economic: 'Económico',
    reliable: 'Fiable',
    timely: 'Oportuno',
    accepted: 'Aceptado',
    disaggregable: 'Desglosable',
  }),
  criterionQuestion: keyed({
    direct: '¿Mide este resultado, en este nivel, y no el de abajo?',
    clear: '¿Dos personas obtendrían el mismo número?',
    feasible: '¿Existe una fuente y puede obtenerla a tiempo quien está designado?',
    useful: '¿A qué decisión servirá, de quién y en qué reunión?',
    economic: '¿Guarda el costo proporción con el uso?',
    reliable: '¿Es el método igual en el tiempo y en cada lugar, y difícil de falsear?',
    timely: '¿Cambiará dentro del período y puede comunicarse cada año?',
    accepted: '¿Lo aceptan los miembros, las ciudades y las comunidades?',
    disaggregable: '¿Puede desglosarse por sexo, lugar y pobreza?',
  }),
};
