import { load } from '../src/load.ts';
import type { Observed } from '../src/measurements/observation.ts';
import { exact } from '../src/model/decimal.ts';
import { parsePeriod } from '../src/model/period.ts';
import type { Framework, Indicator, Portfolio } from '../src/model/portfolio.ts';

const different = 100;
export const quarters = ['2013', '2014', '2015'].flatMap((year) =>
  [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
);
export const places = Array.from({ length: 10 }, (_, index) => `p${index}`);

/** Frameworks of so many indicators each; a hundred different ones, again and again. */
export async function portfolioOf(count: number, each = different): Promise<Portfolio> {
  const indicators = Object.fromEntries(
    Array.from({ length: different }, (_, index) => [
      `i-${index}`,
      {
        result: 'output',
        name: `Something ${index}`,
        measure: 'number',
        direction: 'increase',
        cumulation: 'point-in-time',
        aggregation: { places: 'sum' },
        baseline: { period: '2012-Q4', value: index },
        targets: Object.fromEntries(quarters.map((quarter, at) => [quarter, 1000 + at * 100 + index])),
      },
    ]),
  );
  const files = [
    {
      file: 'plumbline.yaml',
      text: JSON.stringify({ title: 'Many', places: Object.fromEntries(places.map((id) => [id, { title: id }])) }),
    },
    {
      file: 'frameworks/f.yaml',
      text: JSON.stringify({
        id: 'f',
        title: 'F',
        places,
        results: { output: { level: 'output', statement: 'Something is there.' } },
        indicators,
      }),
    },
  ];
  const { portfolio } = await load(files);
  const [first] = portfolio.frameworks;
  if (first === undefined) throw new Error('no framework');
  const templates = [...first.indicators.values()];
  const frameworks = Array.from({ length: count }, (_, number): Framework => {
    const id = `f${number}`;
    const own = new Map(
      Array.from({ length: each }, (_, index): [string, Indicator] => {
        const indicator = templates[index % different];
        if (indicator === undefined) throw new Error('no indicator');
        return [`i-${index}`, { ...indicator, id: `i-${index}`, framework: id }];
      }),
    );
    return { ...first, id, indicators: own };
  });
  return { ...portfolio, frameworks };
}

export type Table = ReadonlyMap<string, Observed>;

interface Held {
  readonly quarters: readonly string[];
  readonly places: readonly string[];
}

/** What the store says of each indicator; values of its own for each, so that nothing is in a cache that would not be there. */
export function tableOf({ frameworks }: Portfolio, held: Held = { quarters, places }): Table {
  const periods = held.quarters.map((text) => {
    const period = parsePeriod(text);
    if (period === undefined) throw new Error(text);
    return period;
  });
  const names = frameworks.flatMap(({ id, indicators }) => [...indicators.keys()].map((each) => `${id}/${each}`));
  return new Map(
    names.map((indicator, number): [string, Observed] => [
      indicator,
      {
        indicator,
        completions: [],
        windows: periods.map((period, at) => ({
          period,
          reported: true,
          coverage: { expected: held.places.length, reported: held.places.length, withheld: 0, missing: [] },
          values: held.places.map((place, index) => ({
            place,
            places: 1,
            value: exact(90 + at * 9 + index * 1.25 + (number % 7)),
            qualifiers: [],
            marks: [],
            latest: period.end,
          })),
        })),
      },
    ]),
  );
}
