/** What the picture of a chain says beside the words of its portfolio: English. */
export const chain = {
  accountable: 'Who answers for it',
  answersFor: (party: string) => `Answered for by ${party}`,
  line: 'Line of accountability',
  lineMeaning: 'The programme answers for what stands below this line.',
  system: 'work as one system',
  systemMeaning: 'Results that work as one system',
  sphere: { control: 'Control', influence: 'Influence', interest: 'Interest' } as Readonly<Record<string, string>>,
  sphereMeaning: {
    control: 'Sphere of control',
    influence: 'Sphere of influence',
    interest: 'Sphere of interest',
  } as Readonly<Record<string, string>>,
  contributes: 'Contributes to',
  uncertain: 'Contribution that is uncertain',
  lines: 'Line of work',
  /** Read out in place of the picture. */
  description: (results: number, levels: number, links: number) =>
    `${results === 1 ? '1 result' : `${results} results`} at ${levels === 1 ? '1 level' : `${levels} levels`}, highest at the top, ${
      links === 1 ? '1 contribution' : `${links} contributions`
    } drawn as arrows upwards.`,
  /** One arrow as a sentence. */
  sentence: (from: string, to: string) => `${from} contributes to ${to}.`,
  uncertainSentence: (from: string, to: string) => `${from} may contribute to ${to}: this is uncertain.`,
  alone: (name: string) => `${name} is drawn without a contribution to another result.`,
  named: (id: string, text: string) => (text === '' ? id : `${id} (${text})`),
  /** A label with what it names. */
  at: (label: string, value: string) => `${label}: ${value}`,
  below: 'below the line of accountability',
};
