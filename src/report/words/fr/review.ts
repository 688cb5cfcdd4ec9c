import type { review as english } from '../en/review.ts';
import { keyed } from '../keyed.ts';

export const review: typeof english = {
  criterion: keyed({
    direct: 'Direct',
    clear: 'Clair',
    feasible: 'Faisable',
    useful: 'Utile',
    economic: 'Économique',
    reliable: 'Fiable',
    timely: 'En temps voulu',
    accepted: 'Accepté',
    disaggregable: 'Ventilable',
  }),
  criterionQuestion: keyed({
    direct: 'Mesure-t-il ce résultat, à ce niveau, et non celui du dessous\u202F?',
    clear: 'Deux personnes obtiendraient-elles le même nombre\u202F?',
    feasible: 'Existe-t-il une source, et les personnes désignées peuvent-elles l’obtenir à temps\u202F?',
    useful: 'À quelle décision servira-t-il, prise par qui, à quelle réunion\u202F?',
    economic: 'Le coût est-il en rapport avec l’usage\u202F?',
    reliable: 'La méthode est-elle la même partout et dans le temps, et difficile à fausser\u202F?',
    timely: 'Évoluera-t-il pendant la période, et peut-on le communiquer chaque année\u202F?',
    accepted: 'Les membres, les villes et les communautés l’acceptent-ils\u202F?',
    disaggregable: 'Peut-on le ventiler par sexe, lieu et pauvreté\u202F?',
  }),
};
