import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framework, writePortfolio } from '../../.scripts/bench-portfolio.mjs';
import { openCache } from '../../src/cache.ts';
import { type InputFile, load } from '../../src/load.ts';
import { factsIn, findingsIn, valuesIn } from '../../src/remembered.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { runRules } from '../../src/rules/run.ts';
import { folder, plumbline } from '../support/cli.ts';

const asOf = '2026-06-30';

/** The rules as they would be if each were given everything. */
const onTheWhole = rules.map(({ reach: _, ...rule }): Rule => rule);

/** Everything that reading and rules say of some files, and the model without its functions. What remembers nothing looks at the whole. */
async function judged(files: readonly InputFile[], cacheIn?: string) {
  const caches =
    cacheIn === undefined ? [] : ['values', 'facts', 'findings'].map((name) => openCache(join(cacheIn, name), 'test'));
  const [values, facts, findings] = caches;
  const knownFacts = facts && factsIn(facts, files);
  const { portfolio, diagnostics, notChecked } = await load(files, undefined, values && valuesIn(values), knownFacts);
  const found = runRules(cacheIn === undefined ? onTheWhole : rules, {
    portfolio,
    asOf,
    ruleIds: rules.map(({ id }) => id),
    ...(findings === undefined ? {} : { known: findingsIn(findings, files, asOf) }),
    ...(knownFacts === undefined ? {} : { knownFacts }),
  });
  for (const cache of caches) cache.save();
  const model = portfolio.frameworks.map(({ at: _, ...rest }) => rest);
  return { diagnostics, notChecked, found: found.diagnostics, model: plain(model) };
}

/** Data alone: maps as lists of pairs in their order, places as file and path, exact numbers and minus zero as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : value;
  if (typeof value !== 'object' || value === null) return value;
  if ('toFixed' in value) return String(value.valueOf());
  if (value instanceof Map) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if ('locate' in value && 'file' in value) return value.file;
  return Object.entries(value).map(([key, inner]) => [key, plain(inner)]);
}

const setting: InputFile = {
  file: 'plumbline.yaml',
  text: 'title: T\nlanguages: [en]\nparties: {city: {title: City}}\nwaivers:\n  - {rule: ind-none, at: x, reason: r, by: b, until: 2030-01-01}\n',
};
const shared: InputFile = {
  file: 'library/shared.yaml',
  text: 'indicators:\n  water: {name: Water, measure: percentage, source: Programme records}\n',
};
const small = readFileSync(
  join(import.meta.dirname, '../../frameworks/cities-alliance/frameworks/uganda.yaml'),
  'utf8',
);

/** Frameworks that feed one another, by results and by figures. */
const programme = `id: programme
title: Programme
levels: [{id: output}, {id: outcome}]
results:
  outcome: {level: outcome, statement: People drink safe water.}
  output: {level: output, statement: Pipes are laid., contributes_to: [outcome]}
indicators:
  water: {result: outcome, name: Households with water, measure: number, unit: households, cumulation: point-in-time, aggregation: {frameworks: sum}, targets: {2016: 30}}
  old: {result: output, name: Pipes, status: retired, retired: {reason: Old, successor: water}}
`;
const country = (id: string) => `id: ${id}
title: Country ${id}
glossary: {XYZ: Explained}
results:
  gain: {level: outcome, statement: More people drink safe water., contributes_to: [{to: programme/outcome, because: XXX}]}
  pipe: {level: output, statement: TBD, contributes_to: [gain, programme/output]}
indicators:
  water-${id}: {result: gain, name: Households with water, measure: number, unit: households, cumulation: point-in-time, rolls_up_to: programme/water, targets: {2016: 14}}
  pipes: {result: pipe, name: Kilometres of pipes laid in ${id}, author: city-office, unit: km}
`;
const linked = [
  { file: 'frameworks/programme.yaml', text: programme },
  ...['north', 'south'].map((id) => ({ file: `frameworks/${id}.yaml`, text: country(id) })),
  {
    file: 'reviews/north/pipes.yaml',
    text: 'reviews:\n  - {reviewer: {party: city}, scores: {}, decision: merge, merge_into: programme/old, reason: r}\n',
  },
];

/** What YAML can be awkward about, where the schema lets anything stand. */
const awkward = [
  '-0',
  '-0.0',
  '.inf',
  '-.INF',
  '.nan',
  'null',
  '~',
  '0x1F',
  '1e3',
  '012',
  '12345678901234567',
  '0.12345678901234567',
  '{__proto__: 1}',
  '{"__proto__": {a: 1}}',
  '{2014: a, "2014": b}',
  '{10: a, 9: b, x: c, "1": d}',
  '{constructor: 1, toString: 2}',
  '&a [1, *a]',
  '[&a {b: 1}, *a]',
  '!!str 1',
  '"\\ud800"',
  '"\\u2028 \\u0000 \\n"',
  "'😀 é'",
  '|\n    a\n\n     b\n',
  '>-\n    a\n    b\n',
  '{a: , b: }',
  '[]',
  '{}',
];

test('awkward values mean the same from the text and from memory', async () => {
  const cacheIn = folder({});
  for (const value of awkward) {
    const text = `id: x\ntitle: X\niati: {identifier: a}\nglossary: {a: b}\n`;
    for (const place of [`limits: {a: 1}\n`, '']) {
      const files = [
        { file: 'plumbline.yaml', text: `title: T\n${place}` },
        { file: 'frameworks/x.yaml', text: text.replace('{a: b}', value) },
        { file: 'frameworks/y.yaml', text: text.replace('id: x', 'id: y').replace('{identifier: a}', value) },
        {
          file: 'frameworks/z.yaml',
          text: `id: z\ntitle: Z\nresults:\n  a: {level: output, statement: A, weight: ${value}}\n`,
        },
      ];
      const expected = await judged(files);
      expect(await judged(files, cacheIn), value).toEqual(expected);
      expect(await judged(files, cacheIn), value).toEqual(expected);
    }
  }
});

test('numbers of more than 15 digits, and keys that are equal as text, are findings on every way', async () => {
  const cacheIn = folder({});
  const rulesFor = async (text: string) => {
    const files = [setting, { file: 'frameworks/x.yaml', text }];
    const runs = [await judged(files), await judged(files, cacheIn), await judged(files, cacheIn)];
    const said = runs.map(({ diagnostics }) =>
      diagnostics.map(({ rule, range }) => `${rule} ${range.start.line}`).join(),
    );
    expect(new Set(said).size).toBe(1);
    return said[0];
  };
  // An anchor puts a text outside the plain subset.
  for (const anchor of ['', 'note: &a x\n']) {
    const text = `id: x\ntitle: X\n${anchor}`;
    const line = anchor === '' ? 3 : 4;
    const weight = (number: string) => `${text}results: {a: {level: output, statement: A, weight: ${number}}}\n`;
    expect(await rulesFor(weight('123456789012345'))).toBe('');
    expect(await rulesFor(weight('1234567890123456'))).toBe(`yaml-number-digits ${line}`);
    expect(await rulesFor(weight('0.1234567890123456'))).toBe(`yaml-number-digits ${line}`);
    expect(await rulesFor(weight('1.000'))).toBe(`yaml-number-separator ${line}`);
    expect(await rulesFor(weight('0.250'))).toBe('');
    expect(await rulesFor(`${text}glossary: {2014: a, "2014": b}\n`)).toBe(`yaml-duplicate-key ${line}`);
    expect(await rulesFor(`${text}glossary:\n  2014: a\n  '2014': b\n`)).toBe(`yaml-duplicate-key ${line + 2}`);
  }
});

test('after any edits a run that remembers says what one says that does not', { timeout: 300_000 }, async () => {
  const cacheIn = folder({});
  const edit = fc.record({
    which: fc.nat(3 + linked.length),
    at: fc.nat(),
    cut: fc.nat(30),
    insert: fc.oneof(
      fc.constantFrom(
        '',
        '\n',
        ' ',
        'x',
        '# c\n',
        'final',
        '2016',
        '-0',
        '&a ',
        '"',
        '{',
        'status: final\n',
        'uses: library/water',
        'rolls_up_to: ',
        'programme/water',
        'TBD',
        'status: retired\n',
      ),
      fc.string({ maxLength: 4 }),
    ),
  });
  const damage = fc.option(fc.record({ name: fc.constantFrom('values', 'facts', 'findings'), at: fc.nat() }), {
    nil: undefined,
  });
  const others = [
    { file: 'frameworks/uganda.yaml', text: small },
    { file: 'frameworks/f-0001.yaml', text: framework(1) },
  ];
  const start: readonly InputFile[] = [setting, shared, ...others, ...linked];
  let files = start;
  const said = new Set((await judged(start)).found.map(({ rule }) => rule));
  for (const rule of [
    'rev-merge-unresolved',
    'chain-placeholder-text',
    'link-target-sum-mismatch',
    'rev-party-unknown',
  ])
    expect(said.has(rule), rule).toBe(true);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 2 }), fc.boolean(), damage, async (edits, again, broken) => {
      // From the start, or from what the last run saw: entries of the cache are old, new, or both.
      files = edits.reduce(
        (now, { which, at, cut, insert }) =>
          now.map((file, index) => {
            const place = at % (file.text.length + 1);
            const text = file.text.slice(0, place) + insert + file.text.slice(place + cut);
            return index === which ? { ...file, text } : file;
          }),
        again ? files : start,
      );
      if (broken !== undefined && readdirSync(cacheIn).includes(broken.name)) {
        const bytes = readFileSync(join(cacheIn, broken.name));
        bytes[broken.at % bytes.length] = (bytes[broken.at % bytes.length] ?? 0) ^ 1;
        writeFileSync(join(cacheIn, broken.name), bytes);
      }
      expect(await judged(files, cacheIn)).toEqual(await judged(files));
    }),
    { numRuns: process.env.PLUMBLINE_SOAK === undefined ? 12 : 300 },
  );
});

test('validate prints the same cold, again, after a change, and without a cache', { timeout: 300_000 }, async () => {
  const dir = folder({});
  writePortfolio(dir, 40);
  const cache = join(folder({}), 'cache');
  const run = (...options: readonly string[]) => plumbline({ cwd: dir, cache }, 'validate', '--all', ...options);
  const cold = await run();
  expect(cold.out).toContain('checked: 41 files');
  expect(
    readdirSync(cache)
      .map((name) => name.replace(/.*\./, ''))
      .toSorted(),
  ).toEqual(['facts', 'findings', 'values']);
  expect(await run()).toEqual(cold);
  expect(await run('--no-cache')).toEqual(cold);
  const changed = framework(7).replace('result: impact', 'result: impakt');
  writeFileSync(join(dir, 'frameworks/f-0007.yaml'), changed);
  const warm = await run();
  expect(warm.out).not.toBe(cold.out);
  expect(warm).toEqual(await run('--no-cache'));
  // Without its dimensions, parties and places no framework is what it was.
  writeFileSync(join(dir, 'plumbline.yaml'), 'title: T\nrules: {ind-place-unknown: off}\n');
  expect(await run()).toEqual(await run('--no-cache'));
  expect(await run('--as-of', '2012-01-01')).toEqual(await run('--as-of', '2012-01-01', '--no-cache'));
  expect(await run('--rule', 'ind-none')).toEqual(await run('--rule', 'ind-none', '--no-cache'));
});

test('a small portfolio leaves no cache behind', async () => {
  const dir = folder({ 'plumbline.yaml': 'title: T\n', 'frameworks/x.yaml': 'id: x\ntitle: X\n' });
  const cache = join(folder({}), 'cache');
  await plumbline({ cwd: dir, cache }, 'validate');
  expect(readdirSync(join(cache, '..'))).toEqual([]);
});
