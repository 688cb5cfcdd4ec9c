import { load } from '../src/load.ts';
import type { Observed } from '../src/measurements/observation.ts';
import { exact, one } from '../src/model/decimal.ts';
import { parsePeriod } from '../src/model/period.ts';
import type { Framework, Indicator } from '../src/model/portfolio.ts';
import { computeFacts } from '../src/progress/compute.ts';

/**
 * Facts of many indicators with twelve quarters of ten places each, from a ready table, against a bare loop that does the same
 * decimal operations: of each quarter the sum of its places, of the sums the achievement and the band, and the last slope.
 */
const frameworksOf = Number(process.argv[2] ?? 100);
const perFramework = 100;
const quarters = ['2013', '2014', '2015'].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
const places = Array.from({ length: 10 }, (_, index) => `p${index}`);

async function portfolioOf(count: number) {
  const indicators = Object.fromEntries(
    Array.from({ length: perFramework }, (_, index) => [
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
  const frameworks = Array.from({ length: count }, (_, number): Framework => {
    const id = `f${number}`;
    const own = new Map(
      [...first.indicators].map(([key, indicator]): [string, Indicator] => [key, { ...indicator, framework: id }]),
    );
    return { ...first, id, indicators: own };
  });
  return { ...portfolio, frameworks };
}

const portfolio = await portfolioOf(frameworksOf);
const periods = quarters.map((text) => {
  const period = parsePeriod(text);
  if (period === undefined) throw new Error(text);
  return period;
});
const observed = new Map<string, Observed>();
for (const framework of portfolio.frameworks) {
  for (const id of framework.indicators.keys()) {
    observed.set(`${framework.id}/${id}`, {
      indicator: `${framework.id}/${id}`,
      completions: [],
      windows: periods.map((period, at) => ({
        period,
        reported: true,
        coverage: { expected: 10, reported: 10, withheld: 0, missing: [] },
        values: places.map((place, index) => ({
          place,
          places: 1,
          value: exact(90 + at * 9 + index * 1.25),
          qualifiers: [],
          marks: [],
          latest: period.end,
        })),
      })),
    });
  }
}

function bare(): number {
  let good = 0;
  for (const framework of portfolio.frameworks) {
    for (const [id, indicator] of framework.indicators) {
      const windows = observed.get(`${framework.id}/${id}`)?.windows ?? [];
      const totals = windows.map(({ values }) => {
        let total = exact(0);
        for (const { value } of values) if (value !== undefined) total = total.plus(value);
        return total;
      });
      const target = indicator.targets.at(-1)?.value;
      const baseline = indicator.baseline?.kind === 'known' ? indicator.baseline.value : undefined;
      const [before, now] = totals.slice(-2);
      if (target === undefined || baseline === undefined || now === undefined || before === undefined) continue;
      const achievement = now.minus(baseline).div(target.minus(baseline));
      if (achievement.gte('1.15') || achievement.gte(one) || achievement.gte('0.9')) good += 1;
      if (now.minus(before).gt(0)) good += 0;
    }
  }
  return good;
}

const time = (work: () => unknown): number => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};
const rounds = Number(process.argv[3] ?? 3);
const result = { indicators: frameworksOf * perFramework, bare: [] as number[], facts: [] as number[] };
for (let round = 0; round < rounds; round++) {
  result.bare.push(time(bare));
  result.facts.push(time(() => computeFacts(portfolio, observed, '2016-06-30')));
}
process.stdout.write(`${JSON.stringify(result)}\n`);
