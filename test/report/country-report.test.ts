import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { home, plumbline } from '../support/cli.ts';

async function reportOn(portfolio: string, framework: string, name = 'country-report'): Promise<string> {
  const dir = join(home, 'frameworks', portfolio);
  const { out } = await plumbline(dir, 'report', name, '--framework', framework, '--as-of', '2026-06-30');
  return out;
}

function part(document: string, heading: string): string {
  const [, text = ''] = document.split(`\n## ${heading}\n`);
  return text.split(/^## /m)[0] ?? '';
}

describe('where nobody has written an account', async () => {
  const document = await reportOn('cities-alliance', 'uganda');

  test('that is said once, and no heading says it again', () => {
    expect(document.match(/what changed/g)).toHaveLength(1);
    expect(part(document, 'Progress by result')).toMatch(/^\n\*Gap: nobody has written of any result what changed/);
    expect(part(document, 'Lessons and next steps')).toBe(
      '\n*Gap: no lesson, no action and no decision is written.*\n\n',
    );
    expect(document).not.toMatch(/^## (Lessons|Next steps|.* reviewed)$/m);
  });

  test('each result stands in the data quality report', async () => {
    const results = [...part(document, 'Progress by result').matchAll(/^#### .*\(([\w-]+)\)$/gm)].map(([, id]) => id);
    expect(results.length).toBeGreaterThan(2);
    const gaps = part(await reportOn('cities-alliance', 'uganda', 'data-quality'), 'Missing accounts of results');
    expect([...gaps.matchAll(/^- ([\w-]+) /gm)].map(([, id]) => id).toSorted()).toEqual(results.toSorted());
  });
});

describe('where somebody has written of some results', async () => {
  const document = await reportOn('example-city', 'programme');

  test('the gap stands at each of the others', () => {
    const results = part(document, 'Progress by result')
      .split(/^#### /m)
      .slice(1);
    const told = results.filter((result) => result.includes('**Evidence**'));
    expect(told.map((result) => /\(([\w-]+)\)$/m.exec(result)?.[1]).toSorted()).toEqual([
      'fairer-budgets',
      'output-standards',
      'responsive-services',
    ]);
    for (const result of results) {
      expect(result.includes('*Gap: nobody has written what changed, or what shows it.*')).toBe(!told.includes(result));
    }
  });

  test('what a country says of a deviation is told as the country’s', () => {
    const row = part(document, 'Deviations from the plan').match(/^.*<br>water-access<br>.*$/m)?.[0];
    expect(row).toContain('Belvia country programme (invented): 33.7 % of households against a target of 38 %.');
  });
});

test('no step is what needs none: a next step is of an indicator off track, or has a date', async () => {
  const document = await reportOn('example-city', 'aruna');
  expect(part(document, 'Deviations from the plan')).toContain('None needed.');
  expect(part(document, 'Next steps')).toContain('A second fitting crew works in Soltera');
  expect(part(document, 'Next steps')).not.toContain('None needed.');
});

test('the same gap of many indicators is said once, and no annex repeats that nothing is known', async () => {
  const document = await reportOn('cities-alliance', 'secretariat');
  const gaps = part(document, 'Data gaps');
  expect(gaps.match(/No target/g)).toHaveLength(1);
  expect(gaps).toMatch(/^\n- □ No target 11: (?:[^;\n]+; ){10}[^;\n]+\n\n$/);
  expect(document).not.toContain('## Annex');
  expect(document).toContain('\n## How figures and ratings are made\n');
});

test('indicators of activities stand in the annex, even without a figure', async () => {
  const document = await reportOn('cities-alliance', 'vietnam');
  expect(part(document, 'Annex: all indicators')).toContain('strategy-cities');
});
