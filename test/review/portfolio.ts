/** Tiers of the generated framework, lowest first, with how many results and indicators each has: 47 indicators in all. */
export const tiers = [
  { level: 'output', results: 6, indicators: 20 },
  { level: 'intermediate-outcome', results: 4, indicators: 13 },
  { level: 'outcome', results: 3, indicators: 9 },
  { level: 'impact', results: 1, indicators: 5 },
] as const;

/** An indicator of the generated framework. */
export interface Draft {
  readonly id: string;
  readonly result: string;
  readonly level: string;
}

/** The 47 drafts, in the order of the file. */
export const drafts: readonly Draft[] = tiers.flatMap(({ level, results, indicators }) =>
  Array.from({ length: indicators }, (_, index) => ({
    id: `${level}-${String(index + 1).padStart(2, '0')}`,
    result: `${level}-result-${(index % results) + 1}`,
    level,
  })),
);

export const plumblineYaml = `title: Cities
parties:
  partnership: {title: Partnership, inside: true}
  secretariat: {title: Secretariat, inside: true}
  evaluator: {title: Evaluator}
  city: {title: City}
  urban-poor: {title: Urban poor}
review:
  budget: {total: 42}
`;

/** A chain of four tiers with 47 complete draft indicators, written by different hands. */
export function frameworkYaml(): string {
  const order = tiers.map(({ level }) => level);
  const results = tiers.flatMap(({ level, results: count }, tier) =>
    Array.from({ length: count }, (_, index) => {
      const above = tiers[tier + 1];
      const to = above === undefined ? '' : `, contributes_to: [${above.level}-result-${(index % above.results) + 1}]`;
      return `  ${level}-result-${index + 1}: {level: ${level}, statement: "Result ${index + 1} of the tier ${level}"${to}}`;
    }),
  );
  return `# The draft set
id: programme
title: Cities programme   # as of 2012
author: secretariat
period: 2013/2017
levels:
${order.map((id) => `  - {id: ${id}, accountable: ${id === 'output' ? 'partnership' : 'city'}, accountability: "Answers for ${id}."}`).join('\n')}
accountability_line: output
results:
${results.join('\n')}
indicators:
${drafts.map(indicatorYaml).join('\n')}
`;
}

function indicatorYaml({ id, result }: Draft, index: number): string {
  const quote = index % 3 === 0 ? '"' : index % 3 === 1 ? "'" : '';
  const status = index % 5 === 4 ? '' : `    status: ${quote}draft${quote}   # draft no. ${index + 1}\n`;
  return `  # ${index + 1}
  ${id}:
    result: ${result}
    name: "Number of things ${index + 1}"
${status}    definition: >-
      Things of kind ${index + 1} that a council has adopted,
      counted once.

    measure: number
    unit:   things
    direction: increase
    cumulation: incremental
    rationale: It shows the result.
    information_use: The board decides on the next budget with it.
    target_rationale: Past years.
    known_limitations: Small things are missed.
    source: Register of things ${index + 1}
    method: Counted in the register
    collection_frequency: annual
    reporting_frequency: annual
    responsible: { collect: city,report: secretariat }
    cost: {amount: ${1000 + 10 * index}, currency: USD}
    baseline: {period: 2012, value: 4, source: Register}
    targets: {2014: 5, 2017: 9}`;
}
