import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const dir = () =>
  folder({
    'plumbline.yaml': 'title: Test\n',
    'frameworks/f.yaml': `id: f
title: F
results: {output: {level: output, statement: Something is there.}}
indicators:
  i:
    result: output
    name: Pipes laid
    measure: number
    direction: increase
    cumulation: point-in-time
    baseline: {period: 2012, value: 20}
    targets: {2014: 60, 2015: 80}
    revisions:
      - {target: 2015, was: 90, date: 2014-06-01, reason: budget-realignment}
      - {target: 2015, was: 120, date: 2013-06-01, reason: budget-realignment}
      - {target: 2014, was: null, date: 2013-06-01, reason: other}
      - {baseline: 2012, was: 30, date: 2013-02-01, reason: correction}
  j: {result: output, name: Taps, measure: number, direction: increase, cumulation: point-in-time, baseline: {period: 2012, value: 0}, targets: {2015: 10}}
`,
    'measurements/f/i.csv': 'period,value\n2014,40\n2015,50\n',
    'measurements/f/j.csv': 'period,value\n2015,5\n',
  });

interface One {
  readonly baseline: { readonly value: number };
  readonly target: { readonly value: number };
  readonly achievement: number;
  readonly rating: string;
  readonly original: Omit<One, 'original'> | null;
}

async function run(
  ...argv: readonly string[]
): Promise<{ readonly against: string; readonly indicators: readonly [One, One] }> {
  const { code, out } = await plumbline(dir(), 'progress', '--as-of', '2016-06-30', '--format', 'json', ...argv);
  expect(code).toBe(0);
  return JSON.parse(out);
}

test('what was planned at first stands beside what is planned now', async () => {
  const { against, indicators } = await run();
  const [revised, other] = indicators;
  // now (50 − 20) ÷ (80 − 20); at first (50 − 30) ÷ (120 − 30), as 2/9 to 40 digits
  expect(against).toBe('current');
  expect(revised).toMatchObject({
    baseline: { value: 20 },
    target: { value: 80 },
    achievement: 0.5,
    rating: 'off-track',
  });
  expect(revised.original).toMatchObject({ baseline: { value: 30 }, target: { value: 120 }, rating: 'off-track' });
  expect(revised.original?.achievement).toBeCloseTo(2 / 9, 12);
  expect(other.original).toBeNull();
});

test('on request everything is rated against the original plan', async () => {
  const { against, indicators } = await run('--against', 'original');
  expect(against).toBe('original');
  expect(indicators[0]).toMatchObject({ baseline: { value: 30 }, target: { value: 120 } });
  expect(indicators[0].achievement).toBeCloseTo(2 / 9, 12);
  expect(indicators[1]).toMatchObject({ baseline: { value: 0 }, achievement: 0.5 });
  const table = await plumbline(dir(), 'progress', '--as-of', '2016-06-30', '--against', 'original');
  expect(table.out).toContain('As of 2016-06-30, against the targets and baselines before all revisions');
});
