import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folder, home, plumbline } from '../support/cli.ts';
import { type Ids, portfolioWith, usual } from './portfolio.ts';

const kinds = ['party', 'place', 'dimension', 'category', 'line'] as const;

/** The files of a folder as they are, byte order marks included. */
function filesIn(dir: string): { readonly [file: string]: string } {
  const names = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(dir, path), 'utf8')]));
}

function nameFor(kind: keyof Ids, ids: Ids): string {
  return kind === 'category' ? `${ids.dimension}/${ids.category}` : ids[kind];
}

const renameTo = (dir: string, kind: keyof Ids, from: Ids, to: string) =>
  plumbline(dir, 'rename', nameFor(kind, from), to, '--kind', kind);

const others: Ids = {
  party: 'zzz.Board_1',
  place: 'Żabno',
  dimension: 'gender',
  category: 'woman',
  line: 'city-grants',
};

describe('what plumbline.yaml defines is called otherwise wherever it is named, and nowhere else', () => {
  test.each(kinds)('%s, there and back', async (kind) => {
    const dir = folder(portfolioWith(usual));
    const there = await renameTo(dir, kind, usual, others[kind]);
    expect(there).toMatchObject({ code: 0, err: `Done: the ${kind} ${nameFor(kind, usual)} is ${others[kind]}.\n` });
    const now = { ...usual, [kind]: others[kind] };
    expect(filesIn(dir)).toEqual(portfolioWith(now));
    expect(await renameTo(dir, kind, now, usual[kind])).toMatchObject({ code: 0 });
    expect(filesIn(dir)).toEqual(portfolioWith(usual));
  });

  test('whatever the ids are', { timeout: 600_000 }, async () => {
    const kebab = fc
      .stringMatching(/^[a-z][a-z0-9]{0,3}(-[a-z0-9]{1,2})?$/)
      .filter((id) => !/^(y|n|no|yes|on|off)$/.test(id));
    const free = fc.stringMatching(/^[A-Za-zé][\p{Ll}0-9._-]{1,5}$/u);
    const drawn = fc.record({ party: free, place: free, dimension: kebab, category: kebab, line: kebab });
    const taken =
      /^(en|zeta|none|top|lund|aland|m|inner|male|age|learning|source|null|true|false|nan|period|place|value|step|kind|min|max|note|first|count|id|ind|rules|file|line|other|fresh|n|field|status|lower|upper)$/i;
    const isFree = (ids: Ids) => !Object.values(ids).some((id) => taken.test(id));
    await fc.assert(
      fc.asyncProperty(drawn.filter(isFree), drawn.filter(isFree), async (from, to) => {
        const dir = folder(portfolioWith(from));
        let now: Ids = from;
        for (const kind of kinds) {
          if (now[kind] === to[kind]) continue;
          expect(await renameTo(dir, kind, now, to[kind])).toMatchObject({ code: 0 });
          now = { ...now, [kind]: to[kind] };
        }
        expect(filesIn(dir)).toEqual(portfolioWith(to));
      }),
      { numRuns: process.env.PLUMBLINE_SOAK === '1' ? 200 : 2 },
    );
  });

  test('an id that YAML would read as something else is quoted', async () => {
    const dir = folder(portfolioWith(usual));
    for (const [from, to] of [
      ['lindo', '1001'],
      ['1001', 'null'],
      ['null', '2024-01-01'],
      ['2024-01-01', '1e5'],
    ] as const) {
      expect(await plumbline(dir, 'rename', from, to, '--kind', 'place')).toMatchObject({ code: 0 });
      const { places, iati } = parse(readFileSync(join(dir, 'frameworks/f.yaml'), 'utf8'), { stringKeys: true });
      expect({ place: places[0], whole: iati.whole, keys: Object.keys(iati.locations) }).toEqual({
        place: to,
        whole: to,
        keys: expect.arrayContaining([to]),
      });
    }
    expect(await plumbline(dir, 'rename', '1e5', 'lindo', '--kind', 'place')).toMatchObject({ code: 0 });
    const values = (files: { readonly [file: string]: string }) =>
      Object.fromEntries(
        Object.entries(files).map(([file, text]) => [file, file.endsWith('.yaml') ? parse(text) : text]),
      );
    expect(values(filesIn(dir))).toEqual(values(portfolioWith(usual)));
  });
});

/** Paths of a schema that lead to one of these definitions, `*` for any key or item. */
function pathsTo(definitions: readonly string[], file: string): readonly string[] {
  const schemas = new Map<string, unknown>();
  const read = (name: string) => {
    if (!schemas.has(name)) schemas.set(name, JSON.parse(readFileSync(join(home, 'schemas', name), 'utf8')));
    return schemas.get(name);
  };
  const found = new Set<string>();
  const walk = (schema: unknown, name: string, path: readonly string[], refs: readonly string[]): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const {
      $ref,
      properties = {},
      additionalProperties,
      items,
      then,
      else: otherwise,
    } = schema as {
      readonly [key: string]: unknown;
    };
    if (typeof $ref === 'string') {
      const [where, pointer = ''] = $ref.split('#');
      const target = where === '' ? name : String(where);
      const definition = pointer.split('/').at(-1) ?? '';
      if (definitions.includes(definition)) found.add(path.join('.'));
      const full = `${target}#${pointer}`;
      if (refs.includes(full)) return;
      const inner = pointer
        .split('/')
        .slice(1)
        .reduce((held: unknown, step) => (held as never)[step], read(target));
      walk(inner, target, path, [...refs, full]);
    }
    for (const [key, inner] of Object.entries(properties as object)) walk(inner, name, [...path, key], refs);
    walk(additionalProperties, name, [...path, '*'], refs);
    walk(items, name, [...path, '*'], refs);
    walk(then, name, path, refs);
    walk(otherwise, name, path, refs);
  };
  walk(read(file), file, [], []);
  return [...found];
}

/** Whether one of the values that a path leads to is this word. */
function holds(value: unknown, [step, ...rest]: readonly string[], word: string): boolean {
  if (step === undefined) return value === word;
  if (typeof value !== 'object' || value === null) return false;
  const inner = step === '*' ? Object.values(value) : [(value as { readonly [key: string]: unknown })[step]];
  return inner.some((one) => holds(one, rest, word));
}

test('every key that the schemas say holds a party or a place is in the portfolio of these tests', () => {
  const files = Object.entries(portfolioWith(usual));
  const folders = { framework: 'frameworks/', library: 'library/', narrative: 'narratives/', review: 'reviews/' };
  for (const [kind, start] of Object.entries(folders)) {
    const values = files.filter(([file]) => file.startsWith(start)).map(([, text]) => parse(text, { merge: true }));
    for (const [definitions, word] of [
      [['party'], usual.party],
      [['free-id'], usual.place],
    ] as const) {
      const paths = pathsTo(definitions, `${kind}.schema.json`);
      const absent = paths.filter((path) => !values.some((value) => holds(value, path.split('.'), word)));
      expect({ kind, absent }).toEqual({ kind, absent: [] });
    }
  }
  expect(pathsTo(['party'], 'framework.schema.json').length).toBeGreaterThan(15);
});

test('figures and findings are the same', async () => {
  const dir = folder({
    'plumbline.yaml': `title: T
parties: {agency: {title: Agency, inside: true}, city: {title: City}}
places: {lindo: {title: Lindo}, lund: {title: Lund}, m: {title: M}}
dimensions: {sex: {exhaustive: true, categories: {female: Female, male: Male}}}
`,
    'frameworks/f.yaml': `id: f
title: F
places: [lindo, lund, m]
results: {r: {level: output, statement: Services reach people, accountable: agency}}
indicators:
  i:
    result: r
    name: Mean score of services
    measure: index
    direction: increase
    cumulation: point-in-time
    aggregation: {places: weighted-mean, weights: {lindo: 3, lund: 1, m: 2, source: Census}}
    disaggregate_by: [sex]
    responsible: {collect: city, report: agency}
    baseline: {period: 2023, value: 10}
    targets: {2024: 20, 2025: 30}
`,
    'measurements/f/i.csv': `period,place,reporter,sex,value
2024,lindo,city,,17.5
2024,lindo,city,female,18
2024,lund,agency,,11
2024,m,,,12
2025,lund,agency,,21
2025,m,,male,22
2025,nowhere,,,22
`,
    'plans/f/i.csv': 'kind,period,place,sex,value\ntarget,2024,lindo,,19\ntarget,2024,lindo,female,20\n',
  });
  const renames: readonly (readonly [old: string, id: string])[] = [
    ['lindo', 'z-lindo'],
    ['agency', 'zagency'],
    ['sex', 'gender'],
    ['gender/female', 'women'],
  ];
  const said = async (dimension: string) => {
    const csv = async (by: string) => (await plumbline(dir, 'progress', '--by', by, '--format', 'csv')).out;
    const { diagnostics } = JSON.parse((await plumbline(dir, 'validate', '--all', '--format', 'json')).out);
    const found = diagnostics.map(({ rule, file }: { rule: string; file: string }) => `${rule} ${file}`);
    return { lines: [await csv('place'), await csv(dimension)].join('').split('\n'), found: found.toSorted() };
  };
  const then = await said('sex');
  for (const [old, id] of renames) {
    expect(await plumbline(dir, 'rename', old, id)).toMatchObject({ code: 0, err: expect.stringContaining('Done: ') });
  }
  const words = new Map(renames.map(([old, id]) => [old.split('/').at(-1) ?? '', id]));
  const now = await said('gender');
  const named = (line: string) =>
    line
      .split(',')
      .map((cell) => words.get(cell) ?? cell)
      .join(',');
  expect(now.lines.toSorted()).toEqual(then.lines.map(named).toSorted());
  expect(now.lines.join()).toMatch(/z-lindo.*women/s);
  expect(now.found).toEqual(then.found);
  expect(now.found).toContain('msr-place-unknown measurements/f/i.csv');
});

test.each<readonly [readonly string[], string]>([
  [
    ['agency', 'x'],
    'agency may be the result f/agency or the indicator g/agency or the party agency.\n→ Name it in full (framework/id), or say which with --kind result or --kind indicator or --kind party.\n',
  ],
  [['sex/female', 'male'], 'male is the id of another category already.\n→ Choose another id.\n'],
  [['sex/female', 'age/x'], 'age/x stands in another dimension.\n→ A thing keeps its dimension.\n'],
  [
    ['lund', 'a b'],
    'The new id is "a b"; expected letters, digits, hyphens, underscores and full stops, a letter or digit first.\n',
  ],
  [
    ['lund', 'top/lund-2'],
    'The new id is "top/lund-2"; expected letters, digits, hyphens, underscores and full stops, a letter or digit first.\n',
  ],
  [['zeta', 'none'], 'The new id is "none", which means that nobody is accountable.\n→ Choose another id.\n'],
  [
    ['age', 'value'],
    'age cannot become value. The dimension value has the name of a column that means something else.\n→ Choose another id: a dimension is a column of its own in tables of measurements.\n',
  ],
  [['lnd', 'x', '--kind', 'place'], 'No place is called lnd.\n→ Did you mean "lund"?\n'],
])('%j is refused', async (argv, said) => {
  const dir = folder(portfolioWith(usual));
  expect(await plumbline(dir, 'rename', ...argv)).toEqual({ code: 2, out: '', err: said });
  expect(filesIn(dir)).toEqual(portfolioWith(usual));
});

test('a table that cannot be read stops it before anything is changed', async () => {
  const files = { ...portfolioWith(usual), 'corrections/f/i.csv': 'period,place\n2024,"lindo\n' };
  const dir = folder(files);
  const { code, err } = await plumbline(dir, 'rename', 'lindo', 'x', '--kind', 'place');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'corrections/f/i.csv cannot be read, and may hold the id.\n→ plumbline validate shows where; correct it first.\n',
  });
  expect(filesIn(dir)).toEqual(files);
});

test('where files come from is said with the mapping that reads them', async () => {
  const dir = folder({ ...portfolioWith(usual), 'incoming/a.csv': 'place\nlindo\n' });
  const { err } = await plumbline(dir, 'rename', 'sex/female', 'woman');
  expect(err).toBe(
    'Done: the category sex/female is woman.\nFiles in incoming/ stay as they were received. Where they say female, a mapping tells what it is now: values: {sex: {female: woman}}.\n',
  );
});
