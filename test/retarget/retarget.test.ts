import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';

const framework = `# The chain.
id: water
title: Clean water
results:
  access: {level: outcome, statement: Residents of Mbale have access to clean water}
indicators:
  piped-water:   # of the survey
    result: access
    name: "Percentage of households with clean water"
    measure: percentage
    baseline: {period: 2012, value: 40, source: Survey}
    targets: {2014: 50, 2016: {value: 60, note: "As agreed."}} # final
  kiosks:
    result: access
    name: Number of kiosks
    measure: number
    targets:
      2014: {min: 10, max: 12}
`;

async function after(...argv: string[]) {
  const dir = folder({ 'plumbline.yaml': 'title: Portfolio\n', 'frameworks/water.yaml': framework });
  const run = await plumbline(dir, 'retarget', ...argv);
  return { ...run, text: readFileSync(join(dir, 'frameworks/water.yaml'), 'utf8') };
}

const reason = ['--reason', 'budget-realignment: "Cut" by a third.', '--as-of', '2015-03-01'];

test('a target is written, and the old one kept; nothing else is touched', async () => {
  const { code, out, text } = await after('piped-water', '2014', '45', ...reason, '--approved-by', 'Board');
  expect(out).toBe('water/piped-water: the target of 2014 is 45; 50 is kept under revisions.\n');
  expect(text).toBe(
    framework.replace('2014: 50', '2014: 45').replace(
      '# final\n',
      `# final
    revisions:
      - target: 2014
        was: 50
        date: 2015-03-01
        reason: budget-realignment
        note: '"Cut" by a third.'
        approved_by: Board
`,
    ),
  );
  expect(code).toBe(0);
});

test('a value that stands beside a note is replaced there; the baseline too', async () => {
  const target = await after('water/piped-water', '2016', '55.5', ...reason);
  expect(target.text).toContain('2016: {value: 55.5, note: "As agreed."}} # final');
  expect(target.text).toContain(
    'was: {value: 60}\n'.replace('{value: 60}', '\n          value: 60').replace('was: ', 'was:'),
  );
  const baseline = await after('piped-water', 'baseline', '41', ...reason);
  expect(baseline.text).toContain('baseline: {period: 2012, value: 41, source: Survey}\n');
  expect(baseline.text).toContain('- baseline: 2012\n        was: 40\n');
});

test('a band, and a target that was not there', async () => {
  const band = await after('kiosks', '2014', '{min: 8, max: 12}', ...reason);
  expect(band.text).toContain('2014: {min: 8, max: 12}\n');
  const added = await after('kiosks', '2015', '14', ...reason);
  expect(added.out).toBe('water/kiosks: the target of 2015 is 14; revisions say that it is new.\n');
  expect(added.text).toMatch(/\n {6}"?2015"?: 14\n/);
  expect(added.text).toContain('was: null\n');
});

test.each([
  [['kiosk', '2014', '5'], 'There is no indicator kiosk.\n→ Did you mean "kiosks"?\n'],
  [['kiosks', '2014-13', '5'], 'There is no period 2014-13.'],
  [['kiosks', 'baseline', '5'], 'kiosks has no baseline that could be revised.'],
  [['kiosks', '2014', 'many'], 'The value is "many"; expected a number'],
  [['kiosks', '2014', '{least: 8}'], 'least'],
])('%j is refused, and nothing written', async (argv, said) => {
  const { code, err, text } = await after(...argv, ...reason);
  expect(err).toContain(said);
  expect(code).toBe(2);
  expect(text).toBe(framework);
});

test('without a reason, or with an unknown one, nothing is written', async () => {
  expect(await after('kiosks', '2014', '5')).toMatchObject({ code: 2, text: framework });
  const { err, text } = await after('kiosks', '2014', '5', '--reason', 'because');
  expect(err).toContain('because');
  expect(text).toBe(framework);
});
