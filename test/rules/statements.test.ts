import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { runRules } from '../../src/rules/run.ts';
import { parseCsv } from '../../src/text/csv.ts';

/**
 * Statements as they stand in frameworks of six fields of work, written for this table. What each should be told was judged by
 * hand, by the guides that the rules name, before any rule was run over it: half of them are good and near an edge.
 */
const file = 'statements.csv';
const { records, problems } = parseCsv(file, readFileSync(join(import.meta.dirname, file), 'utf8'));

async function wordRules(level: string, statement: string): Promise<readonly string[]> {
  const { portfolio } = await load([
    { file: 'plumbline.yaml', text: 'title: Statements\n' },
    {
      file: 'frameworks/a.yaml',
      text: JSON.stringify({ id: 'a', title: 'A', results: { it: { level, statement } } }),
    },
  ]);
  const { diagnostics } = runRules(rules, { portfolio, asOf: '2026-06-30', ruleIds: rules.map(({ id }) => id) });
  return diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith('word-'));
}

test('the table is read whole, and half of it is good', () => {
  expect(problems).toEqual([]);
  expect(records.length).toBeGreaterThan(60);
  const good = records.filter(({ cells }) => cells[3] === '').length;
  expect(good / records.length).toBeGreaterThan(0.5);
});

test.each(records.map(({ cells }) => cells))(
  '%s, %s: %s',
  async (_field, level = '', statement = '', expected = '') => {
    const found = await wordRules(level, statement);
    expect(found.toSorted()).toEqual(
      expected
        .split(' ')
        .filter((id) => id !== '')
        .toSorted(),
    );
  },
);
