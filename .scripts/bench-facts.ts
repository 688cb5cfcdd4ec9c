import { type Exact, exact } from '../src/model/decimal.ts';
import type { Portfolio } from '../src/model/portfolio.ts';
import { computeFacts } from '../src/progress/compute.ts';
import { portfolioOf, type Table, tableOf } from './many-indicators.ts';

/**
 * Facts of many indicators with twelve quarters of ten places each, from a ready table, against a bare loop that does the same
 * decimal operations: of each quarter the sum of its places, of the sums the achievement and its band, the value on the straight
 * line, and the last slope. Run by bench-facts.mjs; prints milliseconds as JSON. Arguments: indicators of one table, how many such
 * tables, rounds.
 */
const [size = 1000, tables = 1, rounds = 3] = process.argv.slice(2).map(Number);
const edges = ['1.15', '1', '0.9', '0.6', '0'].map(exact);

/** The decimal operations alone; returns something that depends on all of them. */
function bare({ frameworks }: Portfolio, table: Table): number {
  let good = 0;
  for (const framework of frameworks) {
    for (const [id, indicator] of framework.indicators) {
      const totals: Exact[] = [];
      for (const { values } of table.get(`${framework.id}/${id}`)?.windows ?? []) {
        let total = exact(0);
        for (const { value } of values) if (value !== undefined) total = total.plus(value);
        totals.push(total);
      }
      const targets = indicator.targets.map(({ value }) => value);
      const baseline = indicator.baseline?.kind === 'known' ? indicator.baseline.value : undefined;
      const [before, now] = totals.slice(-2);
      const [earlier, target] = targets.slice(-2);
      if (
        earlier === undefined ||
        target === undefined ||
        baseline === undefined ||
        now === undefined ||
        before === undefined
      )
        continue;
      const achievement = now.minus(baseline).div(target.minus(baseline));
      if (edges.findIndex((edge) => achievement.gte(edge)) < 3) good += 1;
      const expected = earlier.plus(target.minus(earlier).times(91).div(92));
      const limit = target.minus(baseline).abs().times('0.02');
      if (now.minus(before).abs().lt(limit) && now.lt(expected)) good += 1;
    }
  }
  return good;
}

function time(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

async function measure(): Promise<void> {
  const portfolio = await portfolioOf(size / 100);
  const table = tableOf(portfolio);
  const spent = { bare: [] as number[], facts: [] as number[] };
  bare(portfolio, table);
  computeFacts(portfolio, table, '2016-06-30');
  for (let round = 0; round < rounds; round++) {
    let [loop, facts] = [0, 0];
    for (let again = 0; again < tables; again++) {
      loop += time(() => bare(portfolio, table));
      facts += time(() => computeFacts(portfolio, table, '2016-06-30'));
    }
    spent.bare.push(loop);
    spent.facts.push(facts);
  }
  process.stdout.write(`${JSON.stringify({ ...spent, peak: process.resourceUsage().maxRSS / 1024 })}\n`);
}

await measure();
