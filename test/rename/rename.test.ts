import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../../src/io.ts';
import { folder, home, plumbline } from '../support/cli.ts';

function example(): string {
  const dir = folder({});
  cpSync(join(home, 'frameworks/example-city'), dir, { recursive: true });
  return dir;
}

/** Every text of a portfolio by its path, but for files as they were received. */
function texts(dir: string): Record<string, string> {
  const folders = [
    'frameworks',
    'library',
    'plans',
    'narratives',
    'reviews',
    'mappings',
    'measurements',
    'corrections',
  ];
  const files = ['plumbline.yaml', ...folders.flatMap((one) => listFiles(dir, one))];
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(dir, file), 'utf8')]));
}

/** Of each kind one, renamed one after the other; a framework by itself, since all that is in it is then called another way. */
const renamed: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'indicators, results, an assumption and a shared indicator': [
    ['programme/water-access', 'water-reach'],
    ['aruna/metered-connections', 'meters-read'],
    ['programme/exchange-follow-up', 'exchange-effect'],
    ['programme/service-access', 'access-to-services'],
    ['aruna/aruna-standard', 'national-standard'],
    ['aruna/bills-stay-small', 'small-bills'],
    ['library/city-plans', 'plans-of-cities'],
  ],
  'a framework': [['programme', 'urban-services']],
};

test('a level whose id says which level it is keeps it', async () => {
  const { code, err } = await plumbline(example(), 'rename', 'aruna/outcome', 'effect');
  expect(err).toContain('aruna/outcome cannot be renamed without changing something else');
  expect(code).toBe(2);
});

describe('an id is another one wherever it stands, and nothing else is', () => {
  test.each(Object.entries(renamed))('%s', async (_, cases) => {
    const dir = example();
    for (const [old, now] of cases) {
      const { code, err } = await plumbline(dir, 'rename', old, now);
      expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('Done: the ') });
    }
    const before = join(home, 'frameworks/example-city');
    const diff = await plumbline(dir, 'diff', before, '.', '--format', 'json', '--as-of', '2026-06-30');
    const { changes, figures } = JSON.parse(diff.out);
    const other = changes.filter(
      ({ how, what }: { how: string; what: string }) => how !== 'renamed' && what !== 'mapping',
    );
    expect(other).toEqual([]);
    for (const [old, now] of cases) {
      expect(changes).toContainEqual(expect.objectContaining({ how: 'renamed', was: old, id: nowOf(old, now) }));
    }
    expect(figures).toEqual([]);
    // And back: not a byte is another one, so nothing was touched but the ids.
    for (const [old, now] of cases.toReversed()) {
      expect(await plumbline(dir, 'rename', nowOf(old, now), old.split('/').at(-1) ?? '')).toMatchObject({ code: 0 });
    }
    expect(texts(dir)).toEqual(texts(before));
  });
});

test('a mapping names indicators and frameworks in its columns too, and no results', async () => {
  const mapping = (id: string, framework: string) => `columns:
  Kind: {field: indicator, values: {taps: ${id}, all: ${framework}/${id}}}
  Unit: {field: framework, values: {taps: ${framework}}}
units: {${id}: {multiply: 2}}
`;
  const framework = (id: string, own: string) =>
    `id: ${id}\ntitle: T\nresults: {water: {level: output, statement: Water}}\nindicators: {${own}: {result: water, name: N}}\n`;
  const dir = folder({
    'plumbline.yaml': 'title: T\n',
    'frameworks/f.yaml': framework('f', 'water'),
    'mappings/m.yaml': mapping('water', 'f'),
  });
  expect(await plumbline(dir, 'rename', 'f/water', 'x', '--kind', 'result')).toMatchObject({ code: 0 });
  expect(readFileSync(join(dir, 'mappings/m.yaml'), 'utf8')).toBe(mapping('water', 'f'));
  expect(await plumbline(dir, 'rename', 'f/water', 'taps')).toMatchObject({ code: 0 });
  expect(await plumbline(dir, 'rename', 'f', 'g')).toMatchObject({ code: 0 });
  expect(readFileSync(join(dir, 'mappings/m.yaml'), 'utf8')).toBe(mapping('taps', 'g'));
});

/** The new id with the framework or library that it stands in. */
function nowOf(old: string, now: string): string {
  return [...old.split('/').slice(0, -1), now].join('/');
}

test('what would change is named, and left', async () => {
  const dir = example();
  const { out, err } = await plumbline(dir, 'rename', 'aruna/metered-connections', 'meters-read', '--dry-run');
  expect(out).toBe(
    [
      'frameworks/country-a.yaml',
      'narratives/aruna/2025.yaml',
      'measurements/aruna/metered-connections.csv → measurements/aruna/meters-read.csv',
      'plans/aruna/metered-connections.csv → plans/aruna/meters-read.csv',
      '',
    ].join('\n'),
  );
  expect(err).toBe('Nothing is changed; without --dry-run the indicator aruna/metered-connections is meters-read.\n');
  expect(texts(dir)).toEqual(texts(join(home, 'frameworks/example-city')));
});

test.each<readonly [readonly string[], string]>([
  [['aruna/leak-repairs', 'x'], 'Nothing is called aruna/leak-repairs.\n→ Did you mean "aruna/leak-repair"?\n'],
  [
    ['aruna/leak-repair', 'Leaks'],
    'The new id is "Leaks"; expected lower-case letters and digits, words joined by hyphens.\n',
  ],
  [
    ['aruna/leak-repair', 'water-access'],
    'water-access is the id of another indicator already.\n→ Choose another id.\n',
  ],
  [
    ['aruna/leak-repair', 'belvia/leaks'],
    'belvia/leaks stands in another framework.\n→ A thing keeps its framework.\n',
  ],
  [
    ['water-access', 'x'],
    'water-access may be the shared indicator library/water-access or the indicator aruna/water-access or the indicator belvia/water-access or the indicator programme/water-access.\n→ Name it in full (framework/id), or say which with --kind library or --kind indicator.\n',
  ],
])('%j is refused', async (argv, said) => {
  const { code, err } = await plumbline(example(), 'rename', ...argv);
  expect({ code, err }).toEqual({ code: 2, err: said });
});

test('a file that cannot be read, or stands in the way, stops it before anything is changed', async () => {
  const dir = example();
  writeFileSync(join(dir, 'plans/aruna/meters-read.csv'), 'kind,period,value\n');
  const blocked = await plumbline(dir, 'rename', 'aruna/metered-connections', 'meters-read');
  expect(blocked).toMatchObject({
    code: 2,
    err: expect.stringContaining('plans/aruna/meters-read.csv is there already'),
  });
  rmSync(join(dir, 'plans/aruna/meters-read.csv'));
  writeFileSync(join(dir, 'frameworks/broken.yaml'), 'id: [x\n');
  const broken = await plumbline(dir, 'rename', 'aruna/metered-connections', 'meters-read', '--quiet');
  expect(broken).toMatchObject({ code: 2, err: expect.stringContaining('frameworks/broken.yaml cannot be read') });
  expect(existsSync(join(dir, 'measurements/aruna/meters-read.csv'))).toBe(false);
});
