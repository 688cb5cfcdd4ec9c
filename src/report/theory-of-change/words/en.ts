import { numberIn, pluralIn } from '../../words/plural.ts';

const plural = pluralIn('en');

export const words = {
  title: 'Theory of change',
  description:
    'Why the chain should lead from work to impact: if, then and because with the actor at each step, assumptions with evidence, uncertain links, what is outside control.',
  labels: {
    story: 'The theory in the words of the framework',
    storyMissing: 'Gap: nobody has written the narrative of this framework.',
    aim: 'Aim and horizon',
    client: 'For',
    horizon: 'Horizon',
    chain: 'The chain and who answers for it',
    steps: 'Why each step should lead to the next',
    stepsLead:
      'Read upwards: if those named bring about the first, then the second follows, for the reason given and as long as the assumptions hold. Contributions to one result are read together, as a system.',
    ifDone: 'If',
    thenFollows: 'Then',
    because: 'Because',
    provided: 'Provided that',
    reasonMissing: 'Gap: no reason is written for',
    evidence: 'Evidence',
    evidenceMissing: 'Gap: no evidence is written.',
    assumptionsMissing: 'Gap: no assumption is written for this chain.',
    uncertainLinks: 'Links that are uncertain',
    uncertainLead: 'The framework itself marks these contributions as uncertain.',
    from: 'From',
    outside: 'What is outside control',
    outsideLead:
      'The results above the line of accountability are for others to achieve; the programme can contribute and not deliver.',
    tested: 'How the theory is tested',
    heldLately: 'Last review',
    untestedLead: 'Gap: no indicator tests',
  },
  measured: (results: number, all: number, indicators: number) =>
    `${numberIn(results, 'en')} of ${plural(all, { one: '# result', other: '# results' })} measured, by ${plural(indicators, { one: '# indicator', other: '# indicators' })}`,
};
