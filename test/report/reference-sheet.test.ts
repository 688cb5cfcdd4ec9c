import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceSheet } from '../../src/report/reference-sheet/report.ts';
import { home, plumbline } from '../support/cli.ts';
import { inputsFor, loadPortfolio, render, sampleFacts, sampleFiles } from './sample.ts';
import { headings, textOf } from './structure.ts';

async function sheetsOf(more: (text: string) => string = (text) => text, language?: string): Promise<string> {
  const files = sampleFiles().map(({ file, text }) => ({ file, text: more(text) }));
  const options = { framework: 'programme', variant: '', linked: true, index: '' };
  const inputs = await inputsFor(sampleFacts(await loadPortfolio(files)), language);
  const [document] = await referenceSheet.documents(inputs, options);
  if (document === undefined) throw new Error('no document');
  return render(document, 'reference-sheet', 'html');
}

function sheet(html: string, id: string): string {
  return textOf(new RegExp(`<article class="sheet" id="indicator-${id}">.*?</article>`, 's').exec(html)?.[0] ?? '');
}

test('every indicator has one sheet, and the list at the start leads to each', async () => {
  const html = await sheetsOf();
  const sheets = [...html.matchAll(/<article class="sheet" id="indicator-([^"]*)"/g)].map(([, id]) => id);
  const listed = [...html.matchAll(/<a href="#indicator-([^"]*)"/g)].map(([, id]) => id);
  expect(sheets).toHaveLength(9);
  expect(listed).toEqual(sheets);
  for (const { after } of headings(html)) expect(textOf(after)).not.toBe('');
});

test('what a collector needs and nobody stated is a marked gap, on the sheet and in the list', async () => {
  const html = await sheetsOf();
  expect(sheet(html, 'piped-water')).toContain('Precise definition Gap: not stated');
  expect(sheet(html, 'piped-water')).toContain('Denominator Gap: not stated');
  expect(sheet(html, 'complaints')).not.toContain('Denominator');
  expect(sheet(html, 'policy-stage')).toContain('Collected by Gap: not stated');
  const stated = await sheetsOf((text) =>
    text.replace('    name: Households with piped water\n', '$&    definition: Taps inside.\n'),
  );
  expect(sheet(stated, 'piped-water')).toContain('Precise definition Taps inside.');
  const row = (of: string) =>
    textOf(/<tr>\n<th scope="row"><a href="#indicator-piped-water".*?<\/tr>/s.exec(of)?.[0] ?? '');
  expect(row(html)).toContain('Precise definition, Why this indicator,');
  expect(row(stated)).not.toContain('Precise definition');
});

test('a sheet without a value says so at its head, and has no section of data', async () => {
  const html = await sheetsOf();
  expect(sheet(html, 'complaints')).toMatch(/^Complaints .*? Regressed No value has been reported yet\. Identity/);
  expect(sheet(html, 'complaints')).not.toMatch(/\bData\b(?! quality)/);
  expect(sheet(html, 'piped-water')).not.toContain('No value has been reported yet');
  expect(sheet(html, 'piped-water')).toMatch(/\bData .*?Data: Households with piped water\b/);
});

test('groups that are reported without a whole are no lack of values', async () => {
  const { out } = await plumbline(join(home, 'frameworks/cities-alliance'), 'report', 'reference-sheet');
  expect(out).toMatch(
    /^launch-grants · Draft · .* · Values are reported of groups only; there is none of the whole\.$/m,
  );
  expect(out).toMatch(/^grants-since-1999 · Draft · .* · No value has been reported yet\.$/m);
});

test('a target that is a change from the baseline says the value it comes to', async () => {
  const html = await sheetsOf((text) =>
    text.replace(/(name: Households with piped water\n.*?targets: )\{.*?\}\n/s, '$1{ 2015: { change: "10%" } }\n'),
  );
  expect(sheet(html, 'piped-water')).toContain('2015 45.65% baseline +10%');
});

test('a context indicator needs no target; one that is rated does', async () => {
  const html = await sheetsOf();
  expect(sheet(html, 'rainfall')).not.toContain('Target Gap');
  const none = await sheetsOf((text) => text.replace('targets: { 2015: { min: 2.5, max: 4 } }', ''));
  expect(sheet(none, 'pressure')).toContain('Target Gap: not stated');
  expect(sheet(none, 'pressure')).toContain('Baseline Gap: not stated');
});

test('changes of the definition and of targets stand in one list by date, with breaks of the series', async () => {
  const change =
    '    changes: [{ date: 2016-01-31, who: Board, what: Taps in the yard count, why: Asked for, break: true }]\n';
  const html = await sheetsOf((text) => text.replace('    name: Households with piped water\n', `$&${change}`));
  expect(sheet(html, 'piped-water')).toContain(
    'Changes: Households with piped water Date Change By Why ' +
      '1 March 2015 Target for 2017 changed; it was 70% before — budget realignment ' +
      '31 January 2016 Taps in the yard count Values before and after cannot be compared. Board Asked for',
  );
});

test('scales and steps are told level by level, and the words are those of the page', async () => {
  const html = await sheetsOf();
  expect(sheet(html, 'policy-stage')).toContain('3 Adopted');
  expect(sheet(html, 'plan-steps')).toContain('Plan adopted 2 2016');
  const french = sheet(await sheetsOf(undefined, 'fr'), 'piped-water');
  expect(french).toContain('Définition précise Lacune\u00A0: non précisé'.replace('\u00A0', ' '));
  expect(french).toContain('Type de valeur pourcentage');
});
