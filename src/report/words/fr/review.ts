import type { review as english } from '../en/review.ts';
import { keyed } from '../keyed.ts';

export const review: typeof english = {
  criterion: keyed({
    direct: 'Pertinent',
    clear: 'Clair',
    feasible: 'Faisable',
    useful: 'Utile',
    economic: 'Économique',
    reliable: 'Fiable',
    timely: 'Opportun',
    accepted: 'Accepté',
    disaggregable: 'Ventilable',
  }),
  criterionQuestion: keyed({
    direct: 'Mesure-t-il ce résultat, à ce niveau, et non celui du dessous\u00A0?',
    clear: 'Deux personnes relèveraient-elles le même nombre\u00A0?',
    feasible: 'Existe-t-il une source, et les personnes désignées peuvent-elles l’obtenir à temps\u00A0?',
    useful: 'À quelle décision servira-t-il, prise par qui, à quelle réunion\u00A0?',
    economic: 'Le coût est-il en rapport avec l’usage\u00A0?',
    reliable: 'La méthode est-elle la même partout et dans le temps, et difficile à fausser\u00A0?',
    timely: 'Évoluera-t-il pendant la période, et peut-on le communiquer chaque année\u00A0?',
    accepted: 'Les membres, les villes et les communautés l’acceptent-ils\u00A0?',
    disaggregable: 'Peut-on le ventiler par sexe, lieu et pauvreté\u00A0?',
  }),
};
