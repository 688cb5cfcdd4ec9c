import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { folder, home, plumbline } from '../support/cli.ts';
import { sharedFile } from '../support/shared.ts';

const odd = join(import.meta.dirname, 'odd');
const asOf = ['--as-of', '2026-06-30'];

async function imported(repository: string, ...options: string[]): Promise<{ dir: string; made: string; out: string }> {
  const dir = folder({});
  const { code, out, err } = await plumbline(dir, 'import', 'open-sdg', repository, '--out', 'made', ...options);
  expect([code, err]).toEqual([0, 'wrote the portfolio made; plumbline validate --dir made checks it.\n']);
  return { dir, made: join(dir, 'made'), out };
}

async function errorsOf(dir: string): Promise<readonly string[]> {
  const { out } = await plumbline(dir, 'validate', '--dir', 'made', '--format', 'json', ...asOf);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: readonly { severity: string; rule: string; message: string }[];
  };
  return diagnostics.flatMap(({ severity, rule, message }) => (severity === 'error' ? [`${rule}: ${message}`] : []));
}

const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

test('goals and targets become results, metadata the reference sheet, columns dimensions; what is odd is told', async () => {
  const { made } = await imported(odd);
  await expect(text(made, 'IMPORT.md')).toMatchFileSnapshot('odd.md');
  const stores = readdirSync(join(made, 'measurements/odd')).toSorted();
  const all = ['plumbline.yaml', 'frameworks/odd.yaml', ...stores.map((name) => `measurements/odd/${name}`)];
  const shown = all.map((path) => `# ${path}\n${text(made, path)}`).join('\n');
  await expect(shown).toMatchFileSnapshot('odd.txt');
});

test('what is made has no errors, and its store is laid out as ingest lays it out', async () => {
  const { dir } = await imported(odd);
  expect(await errorsOf(dir)).toEqual([]);
  const rewritten = await plumbline(dir, 'ingest', '--rewrite', '--dir', 'made');
  expect([rewritten.code, rewritten.out]).toEqual([0, 'Every file is laid out as it should be: nothing to write.\n']);
});

interface Report {
  readonly files: { readonly [part: string]: { readonly found: number; readonly taken: number } };
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  readonly rows: { readonly [what: string]: number };
}

test('the report as JSON accounts for every file and row', async () => {
  const { out } = await imported(odd, '--format', 'json');
  const schema = JSON.parse(text(home, 'schemas/import-open-sdg-output.schema.json'));
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const report = JSON.parse(out) as Report;
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  expectAccounted(odd, report);
});

function expectAccounted(repository: string, { files, leftOut, rows }: Report): void {
  for (const part of ['data', 'meta', 'indicator-config']) {
    const there = readdirSync(join(repository, part), { recursive: true, withFileTypes: true });
    const named = leftOut.filter(({ path }) => path.startsWith(`${part}/`)).length;
    const found = files[part] ?? { found: 0, taken: 0 };
    expect([part, found.found]).toEqual([part, there.filter((one) => one.isFile()).length]);
    expect([part, found.taken + named]).toEqual([part, found.found]);
  }
  const { rows: all = 0, taken = 0, repeated = 0, leftOut: out = 0, blank = 0 } = rows;
  expect(taken + repeated + out + blank).toBe(all);
}

/** The rows of an indicator of a repository that holds data alone. */
async function rowsMade(file: string, csv: string): Promise<{ rows: readonly string[]; report: Report }> {
  const dir = folder({ [`sdg/data/${file}`]: csv });
  const { out } = await plumbline(dir, 'import', 'open-sdg', 'sdg', '--out', 'made', '--format', 'json');
  const [store = ''] = readdirSync(join(dir, 'made/measurements/sdg'));
  return { rows: text(dir, 'made/measurements/sdg', store).trimEnd().split('\n'), report: JSON.parse(out) as Report };
}

test.each([
  ['2015', '2015'],
  ['2015.0', '2015'],
  ['2015-Q3', '2015-Q3'],
  ['2024 Q1', '2024-Q1'],
  ['2024Q2', '2024-Q2'],
  ['2025 3Q', '2025-Q3'],
  ['Q4 2023', '2023-Q4'],
  ['2015-H2', '2015-H2'],
  ['2023 02', '2023-02'],
  ['1993-03-25', '1993-03-25'],
  ['2015-2016', '2015/2016'],
  ['2015 – 2016', '2015/2016'],
  ['2016 to 2021', '2016/2021'],
  ['2021/22', '2021/2022'],
  ['1999-00', '1999/2000'],
  ['2017 - 19', '2017/2019'],
  ['2017/18 to 2019/20', '2017/2020'],
  ['2012/13-2017/18', '2012/2018'],
  ['2020*', '2020'],
  ['2022 p)', '2022'],
  ['2016/18 (baseline)', '2016/2018'],
  ['2020/21 [Note 5]', '2020/2021'],
])('the year "%s" is read as %s', async (written, period) => {
  const { rows } = await rowsMade('indicator_1-1-1.csv', `Year,Value\n${written},7\n`);
  const isAll = !/[/*)\]]/.test(`${period}${written}`) || written === period;
  expect(rows).toEqual(
    isAll ? ['period,value', `${period},7`] : ['period,value,comment', `${period},7,Published for ${written}`],
  );
});

test('two digits after a year are a month or a year, as the other cells of the column say', async () => {
  const months = await rowsMade('indicator_1-1-1.csv', 'Year,Value\n2010-11,1\n2020-09,2\n');
  expect(months.rows).toEqual(['period,value', '2010-11,1', '2020-09,2']);
  const spans = await rowsMade('indicator_1-1-1.csv', 'Year,Value\n2010-11,1\n2018-20,2\n');
  expect(spans.rows.map((row) => row.split(',')[0])).toEqual(['period', '2010/2011', '2018/2020']);
  const either = await rowsMade('indicator_1-1-1.csv', 'Year,Value\n2010-11,1\n2011,2\n20222,3\n17 May 2023,4\n');
  expect(either.rows).toEqual(['period,value', '2011,2']);
  expect(either.report.rows).toMatchObject({ rows: 4, taken: 1, leftOut: 3 });
});

test('data alone are enough, also in files without a prefix, and columns of one name are told apart', async () => {
  const csv = [
    'Year,Units,Unit measure,Unit multiplier,Age group,Age group,Value',
    '2015,Tonnes,Tonnes,Units,,,1.5',
    '2015,Tonnes,Tonnes,Units,old,,1',
    '2016,Tonnes,Tonnes,Units,,north,NA',
  ];
  const { rows, report } = await rowsMade('1-1-1.csv', `${csv.join('\n')}\n`);
  expect(rows).toEqual([
    'period,age-group,age-group-2,value,comment',
    '2015,,,1.5,',
    '2015,old,,1,',
    '2016,,north,,Published as NA',
  ]);
  expect(report.rows).toMatchObject({ rows: 3, taken: 3, missing: 1, leftOut: 0 });
});

test('metadata are read as the build of the site reads them', async () => {
  const dir = folder({
    'sdg/data/indicator_1-1-1.csv': 'Year,Value\n2015,1\n',
    'sdg/meta/1-1-1.md': [
      ...['', '---', 'graph_title: One', "indicator_definition: 'It goes on", 'at the beginning: of a line.', ''],
      ...["It''s whole.'", 'footer:', '  - label: "In', 'a list"', 'graph_title: Two', '---', 'More.', ''],
    ].join('\n'),
  });
  const { code, out } = await plumbline(dir, 'import', 'open-sdg', 'sdg', '--out', 'made');
  expect(code).toBe(0);
  expect(out).toContain('- meta/1-1-1.md: The key graph_title stands twice; what stands last is read.');
  const { indicators } = load(text(dir, 'made/frameworks/sdg.yaml')) as { indicators: object };
  expect(indicators).toMatchObject({
    '1-1-1': {
      name: 'Two',
      definition: "It goes on at the beginning: of a line.\nIt's whole.",
      open_sdg: { meta: { footer: [{ label: 'In a list' }] }, text: 'More.' },
    },
  });
});

test('a folder that is there and empty is filled, and nothing else is left anywhere', async () => {
  const dir = folder({ 'sdg/data/1-1-1.csv': 'Year,Value\n2015,1\n' });
  mkdirSync(join(dir, 'made'));
  const { code } = await plumbline(dir, 'import', 'open-sdg', 'sdg', '--out', 'made');
  expect([code, readdirSync(dir).toSorted(), readdirSync(join(dir, 'made')).toSorted()]).toEqual([
    0,
    ['made', 'sdg'],
    ['IMPORT.md', 'frameworks', 'measurements', 'plumbline.yaml'],
  ]);
});

test('a repository of which nothing can be read makes no portfolio', async () => {
  const dir = folder({ 'sdg/data/all.xml': '<a/>', 'sdg/meta/1-1-1.docx': 'x' });
  const { code, err } = await plumbline(dir, 'import', 'open-sdg', 'sdg', '--out', 'made');
  expect([code, readdirSync(dir)]).toEqual([2, ['sdg']]);
  expect(err).toContain('None of the 2 files of sdg can be read. data/all.xml: expected indicator_<number>.csv.');
});

test('links, large files and files that unfold are left out and named', async () => {
  const dir = folder({
    'secret.csv': 'Year,Value\n2015,42\n',
    'sdg/data/indicator_1-1-1.csv': 'Year,Value\n2015,1\n',
    'sdg/data/indicator_1-1-2.csv': '',
    'sdg/data/indicator_1-1-4.csv': `Year,Name,Value\n${Array.from({ length: 2001 }, (_, at) => `2015,n${at},1\n`).join('')}`,
    'sdg/data/indicator_1-1-5.csv': `Year,Series,Value\n${Array.from({ length: 501 }, (_, at) => `2015,n${at},1\n`).join('')}`,
    'sdg/data/indicator_1-1-6.csv': `Year,Value\n2015,${'1 '.repeat(100_000)}x\n`,
    'sdg/meta/1-1-1.yml': 'title: One\n',
    'sdg/meta/1-1-2.yml': '',
    'sdg/meta/1-1-3.yml': `${'['.repeat(100_000)}`,
    'sdg/meta/1-1-4.yml': `a: &a ${'x'.repeat(500_000)}\nb: [${'*a, '.repeat(20)}]\n`,
  });
  truncateSync(join(dir, 'sdg/data/indicator_1-1-2.csv'), 33 << 20);
  truncateSync(join(dir, 'sdg/meta/1-1-2.yml'), (1 << 20) + 1);
  symlinkSync(join(dir, 'secret.csv'), join(dir, 'sdg/data/indicator_1-1-3.csv'));
  const { code, out } = await plumbline(dir, 'import', 'open-sdg', 'sdg', '--out', 'made', '--format', 'json');
  expect(code).toBe(0);
  expect((JSON.parse(out) as Report).leftOut.map(({ path, reason }) => `${path}: ${reason}`)).toEqual([
    'data/indicator_1-1-2.csv: it has 33 MB; expected at most 32 MB in a file of data/',
    'data/indicator_1-1-3.csv: it is a link; links are not followed',
    'data/indicator_1-1-4.csv: its column "Name" has more than 2000 different texts',
    'data/indicator_1-1-5.csv: it has 501 series and units; expected at most 500',
    'meta/1-1-2.yml: it has 2 MB; expected at most 1 MB in a file of meta/',
    'meta/1-1-3.yml: line 1: The file is nested too deeply to be read',
    'meta/1-1-4.yml: its values unfold into more than can be kept',
  ]);
  expect((JSON.parse(out) as Report).rows.leftOut).toBe(1);
  expect(readdirSync(join(dir, 'made/measurements/sdg'))).toEqual(['1-1-1.csv']);
});

test('numbers build up as the command line says', async () => {
  const { made } = await imported(odd, '--cumulation', 'incremental');
  expect(new Set(text(made, 'frameworks/odd.yaml').match(/cumulation: \S+/g))).toEqual(
    new Set(['cumulation: incremental']),
  );
});

const usa = sharedFile('open-sdg/usa');
const skip = usa === undefined;

/** Rows of a CSV, read without the program's own reader. */
function rowsOf(path: string): readonly { readonly [column: string]: string }[] {
  return parse(readFileSync(path), { bom: true, columns: true, relax_column_count: true, skip_empty_lines: true });
}

interface Made {
  readonly results: unknown;
  readonly indicators: { readonly [id: string]: { readonly name: string } };
}

const numeral = (cell: string | undefined) => (cell === '' ? 'missing' : String(Number(cell)));

/** Rows of the whole of a source file: year, series and value, each key once. */
function headlines(path: string): readonly { readonly key: string; readonly series: string; readonly said: string }[] {
  const about = ['Year', 'Units', 'Series', 'Value'];
  const whole = rowsOf(path).filter((row) =>
    Object.entries(row).every(([column, cell]) => about.includes(column) || cell === ''),
  );
  const all = whole.map(({ Year, Units = '', Series = '', Value }) => ({
    key: `${Year} ${Units} ${Series}`,
    series: Series,
    said: `${Year} ${numeral(Value)}`,
  }));
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** Rows of the whole in the store of an indicator. */
function storedHeadlines(made: string, id: string): readonly string[] {
  const path = join(made, 'measurements/usa', `${id}.csv`);
  if (!existsSync(path)) return [];
  const own = ['period', 'value', 'comment'];
  const whole = rowsOf(path).filter((row) =>
    Object.entries(row).every(([column, cell]) => own.includes(column) || cell === ''),
  );
  return whole.map(({ period, value }) => `${period} ${numeral(value)}`);
}

function expectHeadlines(made: string, { indicators }: Made): number {
  let compared = 0;
  for (const file of readdirSync(join(usa ?? '', 'data'))) {
    const number = /^indicator_(\d+-\w+-\d+)\.csv$/.exec(file)?.[1];
    if (number === undefined) continue;
    const published = headlines(join(usa ?? '', 'data', file));
    const ids = Object.keys(indicators).filter((id) => id === number || id.startsWith(`${number}-`));
    const stored = ids.map((id) => ({ name: indicators[id]?.name ?? '', rows: storedHeadlines(made, id) }));
    expect([file, stored.flatMap(({ rows }) => rows).toSorted()]).toEqual([
      file,
      published.map(({ said }) => said).toSorted(),
    ]);
    for (const { series, said } of published) {
      const held = stored.filter(
        ({ name, rows }) => rows.includes(said) && (ids.length === 1 || name.includes(series)),
      );
      expect([file, said, series, held.length > 0]).toEqual([file, said, series, true]);
    }
    compared += published.length;
  }
  return compared;
}

/** Every text, number and truth in a value. */
function leaves(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leaves) : [plain(String(value))];
}

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
/** What stands in a field as another word, or in the id. */
const isRead = (key: string, said: string) =>
  ['indicator', 'indicator_number', 'target_id', 'sdg_goal'].includes(key) ||
  (key === 'periodicity' && /^(annual|yearly|annually|biennial|every two years)\.?$/i.test(said)) ||
  (/^(UNIT_MEASURE|computation_units)$/.test(key) && /^percent(age)?\.?$/i.test(said));

function expectMetadata({ indicators, results }: Made): number {
  const statements = leaves(results);
  let compared = 0;
  for (const part of ['meta', 'indicator-config']) {
    for (const file of readdirSync(join(usa ?? '', part)).filter((name) => name !== 'README.md')) {
      const number = file.replace(/\.\w+$/, '').replaceAll(/[._]/g, '-');
      const front = text(usa ?? '', part, file)
        .replace(/^\uFEFF/, '')
        .replace(/^---\r?\n/, '')
        .replace(/\r?\n---[\s\S]*$/, '\n');
      const held = new Set(
        Object.entries(indicators).flatMap(([id, one]) =>
          id === number || id.startsWith(`${number}-`) ? leaves(one) : [],
        ),
      );
      for (const [key, value] of Object.entries(load(front) as object)) {
        const lost = leaves(value).filter((said) => said !== '' && !held.has(said) && !statements.includes(said));
        // A name is followed by the series in brackets.
        const isNamed = (said: string) => [...held].some((one) => one.startsWith(`${said} (`));
        expect([file, key, lost.filter((said) => !isRead(key, said) && !isNamed(said))]).toEqual([file, key, []]);
        compared += 1;
      }
    }
  }
  return compared;
}

test.skipIf(skip)(
  'a national repository comes in whole: files, metadata, headline values; nothing is an error',
  async () => {
    const { dir, made, out } = await imported(usa ?? '', '--format', 'json');
    const report = JSON.parse(out) as Report;
    expectAccounted(usa ?? '', report);
    expect(report.files.data?.found).toBe(238);
    expect(report.leftOut.map(({ path }) => path)).toEqual([
      'data/indicator_10_1_1.csv',
      'indicator-config/README.md',
      'meta/README.md',
    ]);
    const framework = load(text(made, 'frameworks/usa.yaml')) as Made;
    expect(expectHeadlines(made, framework)).toBeGreaterThan(2000);
    expect(expectMetadata(framework)).toBeGreaterThan(10_000);
    expect(await errorsOf(dir)).toEqual([]);
  },
);
