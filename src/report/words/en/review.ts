import { keyed } from '../keyed.ts';

/** What reviewers ask of an indicator, where a portfolio keeps the usual criteria. */
export const review = {
  criterion: keyed({
    direct: 'Direct',
    clear: 'Clear',
    feasible: 'Feasible',
    useful: 'Useful',
    economic: 'Economic',
    reliable: 'Reliable',
    timely: 'Timely',
    accepted: 'Accepted',
    disaggregable: 'Can be broken down',
  }),
  criterionQuestion: keyed({
    direct: 'Does it measure this result, at this level, and not the one below?',
    clear: 'Would two people collect the same number?',
    feasible: 'Is there a source, and can those named get it on time?',
    useful: 'Which decision will it serve, by whom, at which meeting?',
    economic: 'Is the cost in proportion to its use?',
    reliable: 'Is the method the same over time and place, and hard to game?',
    timely: 'Will it move within the period, and can it be reported every year?',
    accepted: 'Do members, cities and communities accept it?',
    disaggregable: 'Can it be told apart by sex, place and poverty?',
  }),
};
