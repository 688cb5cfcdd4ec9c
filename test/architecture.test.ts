import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** From the bottom up: a file may import from its own layer and those before it. `src/x/` is a folder, `src/x.ts` a file. */
const layers: readonly (readonly string[])[] = [
  ['src/text/'],
  [
    'src/schema-lookup.ts',
    'src/schema-remedies.ts',
    'src/schema-commas.ts',
    'src/schema-problems.ts',
    'src/schema.ts',
    'src/model/',
  ],
  ['src/rules/', 'src/measurements/'],
  ['src/progress/', 'src/review/'],
  ['src/report/', 'src/reporters/', 'src/diff/', 'src/formats/'],
  ['src/load.ts', 'src/io.ts', 'src/git.ts'],
  ['src/cache.ts'],
  ['src/remembered.ts'],
  ['src/commands/'],
  ['src/cli.ts'],
];

/** Folders of one layer that may not know each other. */
const strangers: readonly (readonly [string, string])[] = [
  ['src/rules/', 'src/measurements/'],
  ['src/report/', 'src/reporters/'],
];

/** The only places that may import a package. What is not listed may not be imported at all. */
const packages: Readonly<Record<string, readonly string[]>> = {
  yaml: [
    'src/text/yaml-full.ts',
    'src/text/yaml-edit.ts',
    'src/text/yaml-step.ts',
    'src/text/yaml-extent.ts',
    'src/text/yaml-meaning.ts',
    'src/text/yaml-repeats.ts',
    'src/text/yaml-write.ts',
    'src/text/yaml-layout.ts',
    'src/text/yaml-layout-blocks.ts',
    'src/text/yaml-layout-values.ts',
  ],
  'js-yaml': ['src/text/yaml-plain.ts'],
  'csv-parse/sync': ['src/text/csv.ts'],
  'csv-parse': ['src/text/csv.ts'],
  'csv-stringify/sync': ['src/text/csv.ts'],
  'csv-stringify': ['src/text/csv.ts'],
  'decimal.js': ['src/model/decimal.ts'],
  'plumbline:rule-examples': ['src/commands/explain.ts'],
  'plumbline:validators': ['src/schema.ts'],
  'plumbline:build': ['src/commands/open.ts'],
  'plumbline:schema-errors': ['src/schema-lookup.ts', 'src/schema-commas.ts', 'src/schema-problems.ts'],
  chalk: ['src/reporters/', 'src/commands/'],
  handlebars: ['src/report/'],
  'd3-array': ['src/report/charts/scale.ts'],
  'hucre/xlsx': ['src/formats/xlsx/'],
  docx: ['src/report/word/'],
  fflate: ['src/formats/archive.ts'],
  saxes: ['src/formats/iati/xml-read.ts'],
  'xmllint-wasm': ['src/formats/iati/schema-check.ts'],
  commander: ['src/cli.ts'],
  '@duckdb/node-api': ['src/measurements/'],
  'node:fs': ['src/io.ts', 'src/measurements/'],
  'node:fs/promises': ['src/measurements/'],
  'node:path': ['src/io.ts', 'src/measurements/', 'src/commands/'],
  'node:crypto': ['src/cache.ts', 'src/io.ts', 'src/measurements/', 'src/git.ts'],
  'node:child_process': ['src/git.ts'],
  'node:http': ['src/commands/preview/server.ts'],
  'node:os': ['src/io.ts', 'src/measurements/'],
  'node:buffer': ['src/measurements/'],
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const text = (file: string) => readFileSync(join(root, file), 'utf8');

const imports: readonly Import[] = files.flatMap((file) =>
  [...text(file).matchAll(/^(?:import|export)\b(?:[^'=]*?\bfrom)?\s*'([^'\n]+)';|\bimport\('([^']+)'\)/gm)].map(
    (match) => {
      const target = match[1] ?? match[2] ?? '';
      return { file, target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target };
    },
  ),
);
const local = imports.filter(({ target }) => target.startsWith('src/'));
const within = (place: string) => (file: string) => (place.endsWith('/') ? file.startsWith(place) : file === place);
const layerOf = (file: string) => layers.findIndex((places) => places.some((place) => within(place)(file)));

test('every file of src stands in a layer', () => {
  expect(files.filter((file) => layerOf(file) < 0)).toEqual([]);
  expect(files.length).toBeGreaterThan(40);
});

test('imports run downwards only', () => {
  expect(local.filter(({ file, target }) => layerOf(target) > layerOf(file)).map(say)).toEqual([]);
  const breaches = strangers.flatMap(([a, b]) =>
    local.filter(
      ({ file, target }) => (within(a)(file) && within(b)(target)) || (within(b)(file) && within(a)(target)),
    ),
  );
  expect(breaches.map(say)).toEqual([]);
});

test('each package is used in its one place', () => {
  const outside = imports.filter(({ target }) => !target.startsWith('src/') && !target.startsWith('schemas/'));
  expect(
    outside.filter(({ file, target }) => !(packages[target] ?? []).some((place) => within(place)(file))).map(say),
  ).toEqual([]);
});

test('the process and the console are only known in bin/, and nothing has a clock', () => {
  // Comments may say the words.
  const code = (file: string) => text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const offenders = (pattern: RegExp) => files.filter((file) => pattern.test(code(file)));
  // A lock names its holder's process and asks whether it lives.
  const lock = 'src/measurements/lock.ts';
  expect(offenders(/\bprocess\s*[.[]|[=(,]\s*process\b|\bconsole\s*[.[]/)).toEqual([lock]);
  expect(code(lock)).not.toMatch(/\bprocess\s*(?:\[|\.\s*(?!pid\b|kill\b))/);
  expect(offenders(/Date\.now\(|new Date\(\)|performance\.now\(|localeCompare\(/)).toEqual([]);
});

test('no file imports itself through others', () => {
  const next = new Map<string, string[]>();
  for (const { file, target } of local) next.set(file, [...(next.get(file) ?? []), target]);
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  expect(circles).toEqual([]);
});

test('no drawers', () => {
  const drawers = /(^|\/)(utils?|helpers?|misc|common|types)(\/|\.ts$)/;
  expect(files.filter((file) => drawers.test(file))).toEqual([]);
});

function say({ file, target }: Import): string {
  return `${file} → ${target}`;
}
