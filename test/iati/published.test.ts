import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { resultBreaches } from '../../src/formats/iati/result-rules.ts';
import { schemaBreaches } from '../../src/formats/iati/schema-check.ts';
import { readXml } from '../../src/formats/iati/xml-read.ts';
import { folder, home, plumbline } from '../support/cli.ts';
import { sharedFile } from '../support/shared.ts';
import { elementCounts, resultContent } from './content.ts';

const asOf = ['--as-of', '2026-06-30'];
const missing = 'no files of other publishers here';
const schemas = Object.fromEntries(
  ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'].map((name) => [
    name,
    readFileSync(join(home, 'schemas/iati', name), 'utf8'),
  ]),
);

function rows(oracle: string): string[][] {
  const path = sharedFile(`oracles/${oracle}`);
  if (path === undefined) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}

async function roundTrip(file: string, isTwice = true): Promise<{ before: string; after: string; again: string }> {
  const dir = folder({});
  const out = (portfolio: string, name: string) =>
    plumbline(dir, 'export', 'iati', '--dir', portfolio, '--out', name, '--quiet', ...asOf);
  await plumbline(dir, 'import', 'iati', file, '--out', 'one', '--quiet');
  expect(await out('one', 'one.xml')).toEqual({ code: 0, out: '', err: '' });
  const text = (name: string) => readFileSync(join(dir, name), 'utf8');
  if (!isTwice) return { before: readFileSync(file, 'utf8'), after: text('one.xml'), again: text('one.xml') };
  await plumbline(dir, 'import', 'iati', 'one.xml', '--out', 'two', '--quiet');
  expect(await out('two', 'two.xml')).toEqual({ code: 0, out: '', err: '' });
  return { before: readFileSync(file, 'utf8'), after: text('one.xml'), again: text('two.xml') };
}

test.skipIf(sharedFile('iati/schema-tests') === undefined)(
  `the schema judges the files that come with it as expected (or: ${missing})`,
  async () => {
    const judged = await Promise.all(
      rows('iati_schema_tests.csv').map(async ([file = '', expected]) => {
        const found = await schemaBreaches(readFileSync(sharedFile(file) ?? '', 'utf8'), schemas);
        return { file, expected, found: found.length === 0 ? 'valid' : 'invalid' };
      }),
    );
    expect(judged.filter(({ expected, found }) => expected !== found)).toEqual([]);
    expect(judged.length).toBeGreaterThan(50);
  },
  60_000,
);

test.skipIf(sharedFile('iati/ruleset-tests') === undefined)(
  `the rules judge the files that come with them as expected (or: ${missing})`,
  () => {
    const judged = rows('iati_ruleset_tests.csv').map(([file = '', rule, expected]) => {
      const found: string[] = [];
      readXml(file, [readFileSync(sharedFile(file) ?? '', 'utf8')], {
        element: (element) => found.push(...resultBreaches(element).map((breach) => breach.rule)),
      });
      return { file, expected, found: String(found.filter((one) => one === rule).length) };
    });
    expect(judged.filter(({ expected, found }) => expected !== found)).toEqual([]);
    expect(judged.length).toBeGreaterThan(10);
  },
);

describe.skipIf(sharedFile('iati/real') === undefined)(`published files (or: ${missing})`, () => {
  test("the annotated example comes back whole, but for the code that IATI's own rule forbids", async () => {
    const { before, after, again } = await roundTrip(sharedFile('iati/activity-standard-example-annotated.xml') ?? '');
    const forbidden = ',[["99","B1","http://example.com/indicators.html"]]]';
    const expected = resultContent(before).map((line) => {
      const isResult = JSON.parse(line).length === 6 && line.includes('["1","","","1"]');
      return isResult ? line.replace(forbidden, ',[]]') : line;
    });
    expect(resultContent(after)).toEqual(expected);
    expect(again).toBe(after);
  });

  test('the activity of the GDI Hub comes back whole: its amounts as numbers, with how they were published', async () => {
    const { before, after, again } = await roundTrip(sharedFile('iati/real/gdihub-activity.xml') ?? '');
    const expected = resultContent(before).map((line) =>
      line.replace(
        /"£([\d,]+)",\[\],\[\],\[\]/,
        (_, amount: string) => `"${amount.replaceAll(',', '')}",[],[],["en:Published as £${amount}"]`,
      ),
    );
    expect(resultContent(after)).toEqual(expected.toSorted());
    expect(expected.filter((line) => line.includes('Published as £')).length).toBe(6);
    expect(again).toBe(after);
  });

  // The whole table of 2022 takes a minute: npm run soak.
  const large = process.env.PLUMBLINE_SOAK === undefined ? [] : ['iati/unhcr/unhcr-results-2022.xml'];
  test.each(['iati/unhcr/unhcr-results-2024-sample.xml', ...large])(
    'every result, figure and dimension of %s comes back',
    async (file) => {
      const { before, after, again } = await roundTrip(sharedFile(file) ?? '', !file.includes('2022'));
      const names = ['result', 'indicator', 'baseline', 'target', 'actual', 'dimension'];
      expect(elementCounts(after, ...names)).toEqual(elementCounts(before, ...names));
      if (file.includes('2022')) {
        expect(Object.values(elementCounts(after, ...names))).toEqual([686, 1522, 1871, 1318, 2036, 5225]);
      }
      const [was, is] = [resultContent(before), resultContent(after)];
      expect(is.filter((line, index) => line !== was[index]).slice(0, 5)).toEqual([]);
      expect(again === after).toBe(true);
    },
    240_000,
  );
});
