import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { folder, plumbline } from '../support/cli.ts';
import { sampleFiles } from './sample.ts';

let dir: string;
const asOf = ['--as-of', '2015-12-31'];

beforeEach(() => {
  dir = folder(Object.fromEntries(sampleFiles().map(({ file, text }) => [file, text])));
});

function template(name: string, text: string): void {
  const file = join(dir, 'templates', name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const one = ['--framework', 'programme', ...asOf];

describe('a template of the portfolio', () => {
  test('wins over ours of the same name; of a long report the whole over its pieces', async () => {
    template(
      'scorecard/report.md.hbs',
      '# {{title.title}}\n\n{{#each levels}}\n* {{title}}: {{sentence}}\n{{/each}}\n',
    );
    const { out, code } = await plumbline(dir, 'report', 'scorecard', ...one);
    expect(out).toMatch(/^# River Towns Programme\n\n\* Intermediate outcome: None of the 3 indicators is rated: /);
    expect(code).toBe(0);
    const html = await plumbline(dir, 'report', 'scorecard', '--format', 'html', ...one);
    expect(html.out).toContain('<!doctype html>');
  });

  test('may replace one piece, or one partial, and call ours', async () => {
    template('scorecard/foot.md.hbs', '\nThe end of {{> scorecard/last}}\n');
    template('scorecard/last.md.hbs', '{{labels.notes}}.');
    template('partials/badge.md.hbs', '[{{word}}]');
    const { out } = await plumbline(dir, 'report', 'scorecard', ...one);
    expect(out).toContain('[Overdue]');
    expect(out).toMatch(/The end of Notes and symbols\.\n$/);
    expect(out).not.toContain('Made with');
  });

  test('in a folder of a new name is a report of its own, listed and part of --all', async () => {
    template(
      'city-letter/report.md.hbs',
      '{{!-- view: scorecard; title: Letter to the city --}}\n# {{title.report}}\n\n{{> headline headline}}',
    );
    const listed = JSON.parse((await plumbline(dir, 'report', '--list', '--format', 'json')).out);
    expect(listed.at(-1)).toMatchObject({ name: 'city-letter', title: 'Letter to the city', formats: ['md'] });
    const { out } = await plumbline(dir, 'report', 'city-letter', ...one);
    expect(out).toMatch(/^# Letter to the city\n\n\*\*None of the 9 indicators/);
    await plumbline(dir, 'report', '--all', '--out', 'all', ...asOf);
    expect(readdirSync(join(dir, 'all'))).toContain('programme-city-letter.md');
    expect(readFileSync(join(dir, 'all/index.md'), 'utf8')).toContain('(programme-city-letter.md)');
  });

  test.each([
    [
      'a misspelt field',
      'scorecard/report.md.hbs',
      'a\n {{titel.title}}',
      'templates/scorecard/report.md.hbs, line 2, column 4: the view has no field "titel.title" here.',
      'Did you mean "title"?',
    ],
    [
      'in a partial',
      'partials/headline.md.hbs',
      '{{sentense}}',
      'templates/partials/headline.md.hbs, line 1, column 3: the view has no field "sentense" here.',
      'Did you mean "sentence"?',
    ],
    [
      'a block that is not closed',
      'scorecard/head.md.hbs',
      '\n{{#if title}}',
      'templates/scorecard/head.md.hbs, line 2: the template ends inside a block or a tag.',
      'Every',
    ],
    [
      'a helper',
      'scorecard/head.md.hbs',
      '{{lookup title "constructor"}}',
      'templates/scorecard/head.md.hbs, line 1, column 3: there is no helper "lookup".',
      'Templates have',
    ],
    [
      'a file',
      'scorecard/head.md.hbs',
      '{{> ../../plumbline}}',
      'templates/scorecard/head.md.hbs, line 1, column 1: there is no partial "../../plumbline".',
      '',
    ],
    [
      'a new name without a view',
      'letter/report.md.hbs',
      'Dear city',
      'templates/letter names no view',
      'Begin one of its templates with {{!-- view: scorecard',
    ],
    [
      'a view that is not there',
      'letter/report.md.hbs',
      '{{!-- view: scorecrad --}}',
      'there is no view "scorecrad".',
      'Did you mean "scorecard"?',
    ],
  ])('with a mistake is told its place, and exit 2: %s', async (_what, file, text, message, hint) => {
    template(file, text);
    const { err, out, code } = await plumbline(dir, 'report', 'scorecard', ...one);
    expect(err).toContain(message);
    expect(err).toContain(hint);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  test('with a mistake leaves the files of an earlier run as they are', async () => {
    await plumbline(dir, 'report', 'scorecard', '--out', 'reports', ...asOf);
    const before = readFileSync(join(dir, 'reports/programme-scorecard.html'), 'utf8');
    template('scorecard/foot.html.hbs', '{{titel}}');
    const { code } = await plumbline(dir, 'report', 'scorecard', '--out', 'reports', ...asOf);
    expect(code).toBe(2);
    expect(readFileSync(join(dir, 'reports/programme-scorecard.html'), 'utf8')).toBe(before);
    expect(readdirSync(join(dir, 'reports')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

test('--print-view prints what templates are given, one object a document', async () => {
  const { out } = await plumbline(dir, 'report', 'scorecard', '--print-view', ...asOf);
  const views = JSON.parse(out);
  expect(views.map(({ report, file, page }: Record<string, string>) => [report, file, page])).toEqual([
    ['scorecard', 'scorecard', 'portfolio'],
    ['scorecard', 'programme-scorecard', 'report'],
    ['scorecard', 'secretariat-scorecard', 'report'],
  ]);
  expect(Object.keys(views[1].view)).toEqual(
    expect.arrayContaining(['labels', 'title', 'headline', 'levels', 'method', 'working', 'notes', 'abbreviations']),
  );
});

test('a long scorecard says the same in pieces as in one', async () => {
  const [file, rows] = ['frameworks/programme.yaml', 1203];
  const indicator = (index: number) =>
    `  row-${index}: {result: services, name: Row ${index}, measure: number, targets: {2015: ${index}}}\n`;
  const yaml = readFileSync(join(dir, file), 'utf8');
  writeFileSync(
    join(dir, file),
    yaml.replace(
      /^indicators:\n/m,
      (key) => key + Array.from({ length: rows }, (_, index) => indicator(index)).join(''),
    ),
  );
  const { out } = await plumbline(dir, 'report', 'scorecard', '--format', 'html', ...one);
  expect(out.match(/<tr id="indicator-row-/g)).toHaveLength(rows);
  expect(out.match(/<tr id="indicator-row-\d+/g)).toEqual(
    Array.from({ length: rows }, (_, index) => `<tr id="indicator-row-${index}`),
  );
  expect(out.match(/<h2 dir="auto">Intermediate outcome/g)).toHaveLength(1);
  for (const tag of ['table', 'tbody', 'section']) {
    expect(out.match(new RegExp(`<${tag}\\b`, 'g'))?.length).toBe(out.match(new RegExp(`</${tag}>`, 'g'))?.length);
  }
  const markdown = (await plumbline(dir, 'report', 'scorecard', ...one)).out;
  const table = /\n\n((?:\|.*\n)*\| \*\*Row 0\*\*(?:.*\n)(?:\|.*\n)*)/.exec(markdown)?.[1] ?? '';
  expect(table.split('\n').filter((line) => line.startsWith('| **Row'))).toHaveLength(rows);
});
