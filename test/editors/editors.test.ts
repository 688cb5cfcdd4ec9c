import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { home } from '../support/cli.ts';
import { type Editor, openEditor } from './editor.ts';

// The schemas in the language server of VS Code's YAML extension, over its protocol.

const read = (file: string) => readFileSync(join(home, file), 'utf8');
const offline = { schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };
const shipped = readdirSync(join(home, 'frameworks'), { recursive: true, encoding: 'utf8' })
  .map((name) => `frameworks/${name.replaceAll('\\', '/')}`)
  // What an import made names no schema.
  .filter((name) => name.endsWith('.yaml') && read(name).startsWith('# yaml-language-server: '));

type Kind = 'portfolio' | 'framework' | 'library' | 'mapping' | 'review' | 'narrative';
type Keys = Readonly<Record<string, object>>;

const schema = (kind: Kind | 'common') => JSON.parse(read(`schemas/${kind}.schema.json`));
const framework = schema('framework');
const common = schema('common').$defs;

let editor: Editor;
let opened = 0;

/** A text of some kind, with `‸` for the cursor, open in the editor under its first line. */
function write(kind: Kind, text: string) {
  opened += 1;
  return editor.open(`text-${opened}.yaml`, `# yaml-language-server: $schema=schemas/${kind}.schema.json\n${text}`);
}

beforeAll(async () => {
  editor = await openEditor(home, offline);
});

afterAll(async () => {
  expect(await editor.close()).toBe('');
});

// Together: the server waits a little before it checks a document.
describe.concurrent('underlined', () => {
  test('nothing in the shipped portfolios', async () => {
    expect(shipped.length).toBeGreaterThan(20);
    const found = await Promise.all(
      shipped.map(async (file) => (await editor.open(file, read(file)).underlined()).map((one) => `${file}:${one}`)),
    );
    expect(found.flat()).toEqual([]);
  });

  test('an unknown key in each of them', async () => {
    const found = await Promise.all(
      shipped.map(async (file) => {
        const beside = file.replace('.yaml', '-changed.yaml');
        return (await editor.open(beside, `${read(file)}\nno-such-key: 1\n`).underlined()).map((one) =>
          one.replace(/^\d+: /, ''),
        );
      }),
    );
    expect(found).toEqual(shipped.map(() => ['Property no-such-key is not allowed.']));
  });

  const head = 'id: p\ntitle: T\n';
  const result = `${head}results:\n  plans:\n    level: output\n    statement: S\n`;
  const indicator = `${head}indicators:\n  water:\n    result: plans\n`;
  test.each<[Kind, string, string]>([
    ['framework', `${head}statos: draft\n`, '4: Property statos is not allowed.'],
    ['framework', `${head}status: drafft\n`, '4: Value is not accepted. Valid values: "draft", "reviewed", "final".'],
    ['framework', `${result}    sphear: control\n`, '8: Property sphear is not allowed.'],
    ['framework', `${result}    contributes_to:\n      - {to: b, becuase: x}\n`, '9: Property becuase is not allowed.'],
    [
      'framework',
      `${indicator}    targets:\n      2014: 45\n      2015: many\n`,
      '9: Incorrect type. Expected one of number, boolean.',
    ],
    ['framework', `${indicator}    targets: {2014: {valu: 3}}\n`, '7: Property valu is not allowed.'],
    ['framework', `${indicator}    baseline: {perod: 2012, value: 4}\n`, '7: Property perod is not allowed.'],
    ['portfolio', 'title: T\nprofle: eu\n', '3: Property profle is not allowed.'],
    [
      'portfolio',
      'title: T\nplaces: {UG: {title: U, places: {jinja: {title: J, knd: city}}}}\n',
      '3: Property knd is not allowed.',
    ],
    [
      'portfolio',
      'title: T\nrules: {word-vague-term: of}\n',
      '3: Value is not accepted. Valid values: "off", "info", "warning", "error".',
    ],
    ['library', 'indicators:\n  water:\n    name: W\n    mesure: number\n', '5: Property mesure is not allowed.'],
    ['mapping', 'columns: {Town: {field: place, multiplied: 3}}\n', '2: Property multiplied is not allowed.'],
    [
      'narrative',
      'assumptions: {funds: {status: hold}}\n',
      '2: Value is not accepted. Valid values: "holds", "weakening", "failed".',
    ],
    ['review', 'reviews:\n  - {reviewer: {party: m-and-e}, desision: keep}\n', '3: Property desision is not allowed.'],
  ])('a mistake in a %s: %j', async (kind, text, expected) => {
    expect(await write(kind, text).underlined()).toEqual([expected]);
  });
});

describe('completed', () => {
  const result = 'id: p\ntitle: T\nresults:\n  plans:\n    level: output\n';
  const indicator = 'id: p\ntitle: T\nindicators:\n  water:\n    result: plans\n';
  const { properties, $defs } = framework;
  test.each<[Kind, string, Keys, readonly string[]]>([
    ['framework', 'id: p\n‸', properties, ['id']],
    ['framework', `${result}    ‸`, $defs.result.properties, ['level']],
    ['framework', `${result}    contributes_to:\n      - to: b\n        ‸`, $defs.contribution.then.properties, ['to']],
    ['framework', `${indicator}    ‸`, $defs.indicator.properties, ['result']],
    ['framework', `${indicator}    baseline:\n      ‸`, $defs.fields.baseline.properties, []],
    ['framework', `${indicator}    targets:\n      2014:\n        ‸`, common.value.then.properties, []],
    [
      'framework',
      `${indicator}    scale:\n      - value: 1\n        ‸`,
      $defs.fields.scale.items.properties,
      ['value'],
    ],
    ['framework', 'id: p\nratings:\n  ‸', common.ratings.else.then.properties, []],
    ['portfolio', 'title: T\n‸', schema('portfolio').properties, ['title']],
    [
      'portfolio',
      'title: T\nplaces:\n  UG:\n    title: U\n    places:\n      jinja:\n        ‸',
      schema('portfolio').$defs.places.additionalProperties.properties,
      [],
    ],
    [
      'portfolio',
      'title: T\ndimensions:\n  sex:\n    categories:\n      female:\n        ‸',
      { title: {}, residual: {}, note: {} },
      [],
    ],
    ['library', '‸', schema('library').properties, []],
    ['library', 'indicators:\n  water:\n    ‸', schema('library').$defs['shared-indicator'].properties, []],
    ['mapping', '‸', schema('mapping').properties, []],
    [
      'review',
      'reviews:\n  - reviewer: {party: x}\n    ‸',
      schema('review').properties.reviews.items.properties,
      ['reviewer'],
    ],
    ['narrative', '‸', schema('narrative').properties, []],
  ])('the keys of a %s: %j', async (kind, text, keys, present) => {
    const offered = (await write(kind, text).complete()).filter(({ label }) => Object.hasOwn(keys, label));
    expect(offered.map(({ label }) => label).toSorted()).toEqual(
      Object.keys(keys)
        .filter((key) => !present.includes(key))
        .toSorted(),
    );
    expect(offered.filter(({ label, inserts }) => !inserts.trimStart().startsWith(`${label}:`))).toEqual([]);
  });

  const levels = ['input', 'activity', 'output', 'intermediate-outcome', 'outcome', 'impact'];
  const presets = ['default', 'global-fund', 'undp-report-card', 'perf-90-70', 'fcdo'];
  test.each<[Kind, string, readonly string[]]>([
    ['framework', 'id: p\nstatus: ‸', ['draft', 'reviewed', 'final']],
    ['framework', 'id: p\nratings: ‸', presets],
    ['framework', 'id: p\nresults:\n  plans:\n    level: ‸', levels],
    ['framework', `${result}    sphere: ‸`, ['control', 'influence', 'interest']],
    ['framework', `${result}    contributes_to:\n      - to: b\n        uncertain: ‸`, ['true', 'false']],
    ['framework', `${indicator}    measure: ‸`, $defs.fields.measure.enum],
    ['framework', `${indicator}    cumulation: ‸`, $defs.fields.cumulation.enum],
    [
      'framework',
      `${indicator}    aggregation:\n      places: ‸`,
      ['sum', 'pooled', 'weighted-mean', 'mean', 'min', 'max', 'median', 'none'],
    ],
    ['framework', 'id: p\nfiscal_year: {starts: 07-01, named_by: ‸}', ['start', 'end']],
    ['portfolio', 'title: T\nratings: ‸', presets],
    ['portfolio', 'title: T\nrules: {word-vague-term: ‸}', ['"off"', 'info', 'warning', 'error']],
    ['library', 'indicators:\n  water:\n    direction: ‸', ['increase', 'decrease', 'maintain', 'none']],
    ['narrative', 'assumptions:\n  funds:\n    status: ‸', ['holds', 'weakening', 'failed']],
  ])('the words of a %s: %j', async (kind, text, words) => {
    expect((await write(kind, text).complete()).map(({ label }) => label)).toEqual(words);
  });

  test('required keys together, under the name of what they make', async () => {
    const offered = await write('portfolio', 'title: T\nwaivers:\n  - ‸').complete();
    expect(offered.find(({ label }) => label === 'A waiver')?.inserts).toMatch(
      /^rule: .*\n +at: .*\n +reason: .*\n +by: .*\n +until: /,
    );
  });
});

describe('explained', () => {
  const indicator = 'id: p\ntitle: T\nindicators:\n  water:\n    result: plans\n';
  test.each<[Kind, string, string, string]>([
    ['framework', 'ti‸tle: T\n', 'A results framework', 'Title, as reports print it.'],
    ['framework', 'results: {a: {state‸ment: S}}\n', 'A result', 'The result statement.'],
    [
      'framework',
      'results: {a: {contributes_to: [{t‸o: b}]}}\n',
      'A contribution',
      'The result that this one contributes to.',
    ],
    ['framework', `${indicator}    mea‸sure: number\n`, 'An indicator', 'How it is measured.'],
    ['framework', `${indicator}    reporting_fre‸quency: annual\n`, 'An indicator', 'How often values are reported.'],
    [
      'framework',
      `${indicator}    targets: {2014: {m‸in: 4}}\n`,
      'An indicator',
      'Lower edge of the band that counts as met.',
    ],
    [
      'portfolio',
      'place‸s: {UG: {title: U}}\n',
      'plumbline.yaml: the portfolio',
      'Places that measurements are about, as a tree.',
    ],
    [
      'portfolio',
      'parties: {a: {ins‸ide: true}}\n',
      'A party',
      "true when the party stands within the programme's own perimeter.",
    ],
    [
      'library',
      'indicators: {water: {na‸me: W}}\n',
      'A shared indicator',
      'Full neutral name: no target, no direction.',
    ],
  ])('a key of a %s: %j', async (kind, text, heading, description) => {
    const shown = (await write(kind, text).hover()).split('\n\n');
    expect(shown[0]).toBe(`#### ${heading}`);
    expect(shown[1]?.startsWith(description), shown[1]).toBe(true);
  });

  test('with the words that are allowed', async () => {
    expect(await write('framework', 'sta‸tus: draft\n').hover()).toContain('* `draft`\n* `reviewed`\n* `final`\n');
  });
});

test('a schema is found by path and by URL', async () => {
  const path = join(home, 'schemas/framework.schema.json');
  for (const [index, name] of [path, new URL(`file://${path}`).href].entries()) {
    const text = `# yaml-language-server: $schema=${name}\nid: p\ntitle: T\nstatos: draft\n`;
    expect(await editor.open(`by-${index}.yaml`, text).underlined()).toEqual(['4: Property statos is not allowed.']);
  }
});

test('the settings of the README do without a first line', async () => {
  const [, settings = ''] = /```json\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  const { 'yaml.schemas': schemas } = JSON.parse(settings.replaceAll('node_modules/plumbline-cli/', ''));
  const settled = await openEditor(home, { ...offline, schemas });
  const bare = (file: string) => read(file).replace(/^# yaml-language-server.*\n/, '');
  const city = shipped.filter((file) => file.startsWith('frameworks/example-city/'));
  const example = 'test/schema/product-example';
  const files = [...city, `${example}/plumbline.yaml`, `${example}/frameworks/programme.yaml`];
  const found = await Promise.all(
    files.map(async (file) => ({
      file,
      right: await settled.open(file, bare(file)).underlined(),
      wrong: await settled.open(`other/${file}`, `${bare(file)}\nno-such-key: 1\n`).underlined(),
    })),
  );
  expect(found.flatMap(({ file, right }) => right.map((one) => `${file}:${one}`))).toEqual([]);
  expect(found.filter(({ wrong }) => !/^\d+: Property no-such-key is not allowed\.$/.test(wrong.join()))).toEqual([]);
  expect(await settled.close()).toBe('');
});

test('what would reach out is seen', async () => {
  const online = await openEditor(home, {});
  expect(await online.close()).toMatch(/reaches out: .*schemastore\.org/);
});

test('examples are values that an editor can offer', () => {
  const odd: unknown[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { examples } = value as { readonly examples?: unknown };
    if (Array.isArray(examples)) odd.push(...examples.flat().filter((one) => typeof one === 'object'));
    Object.values(value).forEach(walk);
  };
  for (const kind of ['common', 'portfolio', 'framework', 'library', 'mapping', 'review', 'narrative'] as const)
    walk(schema(kind));
  expect(odd).toEqual([]);
});
