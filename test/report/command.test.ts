import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ReportOptions, report } from '../../src/commands/report.ts';
import { reports } from '../../src/report/reports.ts';

const home = fileURLToPath(new URL('../..', import.meta.url));
let cwd: string;

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'plumbline-report-'));
  cpSync(fileURLToPath(new URL('fixtures/river-towns', import.meta.url)), cwd, { recursive: true });
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

async function run(name: string | undefined, options: ReportOptions) {
  let out = '';
  let err = '';
  const context = {
    cwd,
    version: '0.0.0',
    home,
    today: '2016-01-15',
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    environment: {},
    colour: false,
    width: undefined,
  };
  const outcome = await report(name, options, context);
  return { outcome, out, err };
}

describe('report --list', () => {
  test('as JSON is the list of reports', async () => {
    const { out, outcome } = await run(undefined, { list: true, format: 'json' });
    const about = await Promise.all(reports.map((each) => each.about('en')));
    expect(JSON.parse(out)).toEqual(
      reports.map(({ name, formats, variants }, index) => {
        const { title, description } = about[index] ?? {};
        return { name, title, formats, description, ...(variants.length === 0 ? {} : { variants }) };
      }),
    );
    expect(outcome).toBe(0);
  });

  test('as text has a line each, and needs no portfolio', async () => {
    rmSync(join(cwd, 'plumbline.yaml'));
    const { out } = await run(undefined, { list: true });
    expect(
      out
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split(' ')[0]),
    ).toEqual(reports.map(({ name }) => name));
  });
});

describe('report <name>', () => {
  test('writes Markdown to standard output: the portfolio, then each framework', async () => {
    const { out, err, outcome } = await run('scorecard', {});
    expect(out.match(/^# .*/gm)).toEqual(['# River Towns', '# River Towns Programme', '# River Towns Secretariat']);
    expect(out).toContain('15 January 2016');
    expect(out).not.toContain('.md)');
    expect(err).toBe('As of 2016-01-15 (today).\n');
    expect(outcome).toBe(0);
  });

  test('on one framework, in HTML, on a date', async () => {
    const { out, err } = await run('scorecard', { framework: 'secretariat', format: 'html', asOf: '2015-12-31' });
    expect(out).toMatch(/^<!doctype html>\n[\s\S]*31 December 2015[\s\S]*<\/html>\n$/);
    expect(err).toBe('');
  });

  test('with --out writes HTML and Markdown, a line a file; a second time nothing', async () => {
    const files = ['programme-results-framework', 'secretariat-results-framework'];
    const names = files.flatMap((file) => ['html', 'md'].map((format) => `${file}.${format}`));
    const first = await run('results-framework', { out: 'reports', asOf: '2015-12-31' });
    expect(first.err).toBe(names.map((name) => `wrote ${join('reports', name)}\n`).join(''));
    expect(first.out).toBe('');
    expect(readdirSync(join(cwd, 'reports')).toSorted()).toEqual(names.toSorted());
    const second = await run('results-framework', { out: 'reports', asOf: '2015-12-31' });
    expect(second.err).toBe(names.map((name) => `unchanged ${join('reports', name)}\n`).join(''));
  });

  test('--all writes every report, and their links lead to each other', async () => {
    await run(undefined, { all: true, out: 'reports', quiet: true });
    const written = readdirSync(join(cwd, 'reports'));
    for (const format of ['html', 'md']) {
      const index = readFileSync(join(cwd, 'reports', `index.${format}`), 'utf8');
      for (const file of written.filter((name) => name.endsWith(format) && !name.startsWith('index.'))) {
        expect(index).toContain(file);
        expect(readFileSync(join(cwd, 'reports', file), 'utf8')).toContain(`index.${format}`);
      }
      const summary = readFileSync(join(cwd, 'reports', `scorecard.${format}`), 'utf8');
      const links = [...summary.matchAll(/(?:href="|\]\()([\w-]+\.(?:html|md))/g)]
        .map(([, link = '']) => link)
        .filter((link) => !link.startsWith('index.'));
      expect(links).toEqual([`programme-scorecard.${format}`, `secretariat-scorecard.${format}`]);
      for (const link of links) expect(existsSync(join(cwd, 'reports', link))).toBe(true);
    }
  });

  test('a language without words of its own is said so', async () => {
    const { err } = await run('scorecard', { lang: 'sw', asOf: '2015-12-31' });
    expect(err).toBe(
      'Reports have no words in "sw" yet; those that are not the portfolio\'s own are in another language.\n',
    );
  });
});

describe('what cannot be done', () => {
  test.each([
    ['no name', undefined, {}, 'A report is to be named: results-framework'],
    ['another name', 'scorecrad', {}, 'There is no report "scorecrad".'],
    ['another framework', 'scorecard', { framework: 'program' }, 'There is no framework "program".'],
    ['all without a folder', undefined, { all: true }, 'report --all writes files; expected --out <folder>.'],
    ['another format', 'scorecard', { format: 'pdf' }, '--format is "pdf"; expected html, md or docx.'],
    ['a list in another format', undefined, { list: true, format: 'md' }, '--format is "md"; expected text or json'],
    ['several pages of HTML on standard output', 'scorecard', { format: 'html' }, 'standard output takes one page'],
    ['no date', 'scorecard', { asOf: '2015' }, '--as-of is "2015"'],
    ['no language', 'scorecard', { lang: 'f r' }, '--lang is "f r"'],
  ])('%s', async (_what, name, options, message) => {
    await expect(run(name, options)).rejects.toThrow(message);
  });

  test('a framework that cannot be read is left out, and the run fails', async () => {
    writeFileSync(join(cwd, 'frameworks/secretariat.yaml'), 'id: secretariat\ntitel: x\n');
    const whole = await run('scorecard', { asOf: '2015-12-31' });
    expect(whole.out).toContain('# River Towns Programme');
    expect(whole.outcome).toBe(1);
    expect((await run('scorecard', { framework: 'programme', asOf: '2015-12-31' })).outcome).toBe(0);
    const alone = await run('scorecard', { framework: 'secretariat', asOf: '2015-12-31' });
    expect(alone.err).toContain('The framework secretariat cannot be read.\n');
    expect(alone.outcome).toBe(1);
  });
});

describe('report --format docx', () => {
  test('writes a file for Word of each document, once', async () => {
    const first = await run('scorecard', { format: 'docx', out: 'word' });
    const files = ['scorecard.docx', 'programme-scorecard.docx', 'secretariat-scorecard.docx'];
    expect(first.outcome).toBe(0);
    expect(first.err).toContain(files.map((file) => `wrote ${join('word', file)}\n`).join(''));
    expect(readdirSync(join(cwd, 'word')).toSorted()).toEqual(files.toSorted());
    const second = await run('scorecard', { format: 'docx', out: 'word', quiet: false });
    expect(second.err).toContain(files.map((file) => `unchanged ${join('word', file)}\n`).join(''));
  });

  test('is for the reports that are made for Word, one at a time, and as files', async () => {
    await expect(run('data-quality', { format: 'docx', out: 'word' })).rejects.toThrow(
      expect.objectContaining({
        message: 'data-quality is not made for Word.',
        hint: 'These are: results-framework, scorecard, reference-sheet, country-report.',
      }),
    );
    await expect(run('scorecard', { format: 'docx' })).rejects.toThrow(
      'report --format docx writes files; expected --out <folder>.',
    );
    await expect(run(undefined, { all: true, format: 'docx', out: 'word' })).rejects.toThrow(
      'report --all writes pages that point to each other; expected --format html or md.',
    );
  });

  test('has no templates, so that those of the portfolio do not count', async () => {
    await run('scorecard', { format: 'docx', out: 'before' });
    mkdirSync(join(cwd, 'templates/scorecard'), { recursive: true });
    writeFileSync(join(cwd, 'templates/scorecard/report.html.hbs'), '{{nothing}}');
    mkdirSync(join(cwd, 'templates/letter'));
    writeFileSync(join(cwd, 'templates/letter/report.html.hbs'), '{{!-- view: scorecard --}}{{title.title}}');
    await run('scorecard', { format: 'docx', out: 'after' });
    const bytes = (folder: string) => readFileSync(join(cwd, folder, 'programme-scorecard.docx'));
    expect(bytes('after').equals(bytes('before'))).toBe(true);
    await expect(run('letter', { format: 'docx', out: 'word' })).rejects.toThrow('letter is not made for Word.');
  });
});
