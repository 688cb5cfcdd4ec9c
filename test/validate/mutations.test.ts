import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type Document, isMap, isScalar, isSeq, type Node, parse, parseDocument, visit } from 'yaml';
import { readPortfolio } from '../../src/io.ts';
import { type InputFile, load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { readingRules } from '../../src/rules/reading-rules.ts';
import { runClosing, runRules } from '../../src/rules/run.ts';
import { closingRules } from '../../src/rules/setting/index.ts';

/**
 * Random damage to the shipped portfolios. Nothing may throw, and what changes the meaning of a file must be found, or belong to
 * one of the kinds of change below that no check of one state of a portfolio can tell from a decision of its authors.
 * `npm run soak` makes 2,000 of them; the suite 100.
 */
const count = process.env.PLUMBLINE_SOAK === undefined ? 100 : 2000;
const portfolios = ['cities-alliance', 'example-city'].map((name) => ({
  name,
  files: readPortfolio(join(import.meta.dirname, '../../frameworks', name)),
}));
const asOf = '2026-06-30';
const ruleIds = [...rules, ...closingRules, ...readingRules].map(({ id }) => id);

/** What validate says, without places: an edit moves lines. */
async function findings(files: readonly InputFile[]): Promise<readonly string[]> {
  const { portfolio, diagnostics } = await load(files);
  const found = [...diagnostics, ...runRules(rules, { portfolio, asOf, ruleIds }).diagnostics];
  // Waivers of rules over measurements would seem unused: the store is not looked at.
  const closing = runClosing(closingRules, { portfolio, asOf, diagnostics: found, unchecked: new Set() });
  return [...found, ...closing]
    .map(({ file, rule, message, waived }) => `${file} ${rule} ${message} ${waived?.reason ?? ''}`)
    .toSorted();
}

/** Numbers that look random and are the same in every run. */
function randomness(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = ReturnType<typeof randomness>;
type Path = readonly (string | number)[];

/** Every place below the top of a document. */
function pathsOf(document: Document): Path[] {
  const paths: Path[] = [];
  const walk = (node: unknown, path: Path): void => {
    if (path.length > 0) paths.push(path);
    if (isMap(node)) {
      for (const { key, value } of node.items) walk(value, [...path, isScalar(key) ? (key.value as string) : '']);
    } else if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
  };
  walk(document.contents, []);
  return paths;
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;
const strangers: readonly unknown[] = [null, true, 7, 'x', [], {}, ['x'], { x: 1 }, 1e300, '', '2015-13', '../x'];
const bytes = [
  '\t',
  ':',
  '{',
  '}',
  '[',
  '"',
  "'",
  '#',
  '&a ',
  '*a ',
  '!x ',
  '\0',
  '\uFEFF',
  '\r',
  '- ',
  '\n',
  '😀',
  'é',
  '%',
  '|',
  '>',
];

const damages: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'delete a key'(text, random) {
    const document = parseDocument(text);
    document.deleteIn(pick(random, pathsOf(document)));
    return String(document);
  },
  'swap two references'(text, random) {
    const document = parseDocument(text);
    const ids: (Node & { value: unknown })[] = [];
    visit(document, {
      Scalar(key, node) {
        if (
          key !== 'key' &&
          typeof node.value === 'string' &&
          /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9-]+)?$/.test(node.value)
        )
          ids.push(node);
      },
    });
    if (ids.length < 2) return text;
    const [one, other] = [pick(random, ids), pick(random, ids)];
    [one.value, other.value] = [other.value, one.value];
    return String(document);
  },
  'change a type'(text, random) {
    const document = parseDocument(text);
    document.setIn(pick(random, pathsOf(document)), pick(random, strangers));
    return String(document);
  },
  'truncate the file': (text, random) => text.slice(0, random(text.length)),
  'insert bytes'(text, random) {
    const at = random(text.length);
    return text.slice(0, at) + pick(random, bytes) + text.slice(at);
  },
};

/** Words for people: no check knows what was meant. */
const prose =
  words(`accountability action because by cause code comments decisions definition descriptor deviation evidence feasibility
  findings glossary information_use known_limitations label lessons method name narrative note numerator denominator progress proxy
  quality_assurance rationale reason reasons response role short signal source statement suggested summary target_rationale text
  title categories code together unit url version what who why vocabulary tags uri formula deduplicated mean_because approved_by`);
/** What may be left out, and then means what the format says: nothing more is claimed, or a stated default holds. */
const optional =
  words(`achievement action aggregation approve author budget cause class code contributors cost counts created critical
  data_provider data_quality_assessment decision decisions deviation direction due due_after_days evidence feasibility findings
  glossary impact is kind known_limitations label lessons likelihood method next next_review note owner party per period places
  plausible profile progress proxy quality_assurance references related reason reported_externally revisions risk_rating role short
  signal source source_type sources status summary suggested tags targets tier title together uncertain unit updated url used_by
  weight by max min qualifier what why who cumulation responsible contributes_to expected_by review total criteria reviews results
  risks indicators assumptions collect report line min_coverage parts tolerance value formula vocabulary uri disaggregate_by
  target_rationale rationale information_use releases fiscal_year collection_frequency reporting_frequency baseline narrative
  because definition categories plumbline ratings exhaustive inside languages over_100 revise_from keep_from per_result`);
/** One of several right answers in the place of another: a decision, which is what diff is for. */
const choices =
  words(`accountable actor at approve author class collect collection_frequency contributes_to contributors counts created
  critical date decision direction due due_after_days expected_by exhaustive impact inside kind likelihood line merge_into next
  next_review owner parent party period places reason report reporting_frequency result responsible risk_rating scores source_type
  sphere status successor targets tier to uncertain updated used_by value weight residual against max min qualifier disaggregate_by
  assumptions baseline weights op until releases preset`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** The key that a change is under, whatever list, language or id stands below it. */
function keysOf({ path }: Change): readonly string[] {
  return path.filter((step) => typeof step === 'string');
}

const isText = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
const isIn = (set: ReadonlySet<string>) => (change: Change) => keysOf(change).some((key) => set.has(key));

/** Why no check of one state of a portfolio can object to a change; where none of these holds, one should have. */
const harmless: readonly (readonly [why: string, holds: (change: Change, file: string) => boolean])[] = [
  ['mappings are only checked for their form, and validate says so', (_, file) => file.startsWith('mappings/')],
  ['other words for people', (change) => isText(change.before) && isText(change.after) && isIn(prose)(change)],
  [
    'a text in one language for all',
    ({ before, after, ...rest }) =>
      typeof before === 'object' && isText(after) && isIn(prose)({ before, after, ...rest }),
  ],
  ['another entry of a list of words', (change) => change.before === undefined && keysOf(change).includes('glossary')],
  ['left out, which the format gives a meaning', (change) => change.after === undefined && isIn(optional)(change)],
  ['another right answer', (change) => change.after !== undefined && isIn(choices)(change)],
];

interface Change {
  readonly path: Path;
  readonly before: unknown;
  readonly after: unknown;
}

/** Where two values differ, as deep as they are alike in shape. */
function changes(before: unknown, after: unknown, path: Path = []): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const isMapLike = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isMapLike(before) || !isMapLike(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before, after }];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length + 1) {
    const at = before.findIndex((item, index) => !isDeepStrictEqual(item, after[index]));
    if (isDeepStrictEqual(before.toSpliced(at, 1), after))
      return [{ path: [...path, at], before: before[at], after: undefined }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changes(before[key], after[key], [...path, key]));
}

function read(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

test('random damage never crashes validate, and what changes meaning is found', { timeout: 3_600_000 }, async () => {
  const random = randomness(20261124);
  const base = new Map<string, readonly string[]>();
  for (const { name, files } of portfolios) base.set(name, await findings(files));
  const tally = new Map<string, number>();
  const unseen: string[] = [];
  for (let round = 0; round < count; round++) {
    const { name, files } = pick(random, portfolios);
    const yaml = files.filter(({ file }) => file.endsWith('.yaml'));
    const target = pick(random, yaml);
    const kind = pick(random, Object.keys(damages));
    const text = damages[kind]?.(target.text, random) ?? target.text;
    const damaged = files.map((file) => (file === target ? { ...file, text } : file));
    const found = await findings(damaged);
    const changed = changes(read(target.text), read(text));
    const isFound = !isDeepStrictEqual(found, base.get(name));
    const why = changed.map((one) => harmless.find(([, holds]) => holds(one, target.file))?.[0]);
    const outcome = isFound
      ? 'found'
      : changed.length === 0
        ? 'no change in meaning'
        : why.includes(undefined)
          ? 'UNSEEN'
          : `harmless: ${why[0]}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if (outcome === 'UNSEEN') {
      const words = changed.map(
        ({ path, before, after }) =>
          `${path.join('.')}: ${JSON.stringify(before)?.slice(0, 60)} → ${JSON.stringify(after)?.slice(0, 60)}`,
      );
      unseen.push(`${name}/${target.file} (${kind}, round ${round}) ${words.join('; ').slice(0, 300)}`);
    }
  }
  if (process.env.PLUMBLINE_SOAK !== undefined)
    process.stdout.write(`${JSON.stringify(Object.fromEntries(tally), undefined, 2)}\n`);
  expect(unseen).toEqual([]);
});
