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
 * `npm run soak` makes 2,000 of them; the suite 40.
 */
const count = process.env.PLUMBLINE_SOAK === undefined ? 20 : 2000;
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
  words(`accountability action because by categories.* cause code comments.* decisions definition denominator descriptor deviation evidence
  feasibility findings formula glossary.* information_use known_limitations label lessons method name narrative not_applicable note
  numerator progress proxy quality_assurance rationale reason response role short signal source statement suggested.* summary tags
  target_rationale text title together unit url vocabulary what who why`);
/** What may be left out, and then means what the format says: nothing more is claimed, or a stated default holds. */
const optional =
  words(`achievement aggregation approve author budget categories.* class contributes_to contributors cost counts created cumulation
  data_quality_assessment direction due_after_days lower upper evidence exhaustive glossary.* inside kind known_limitations line max min
  min_coverage next_review note per places plausible plumbline preset profile proxy qualifier quality_assurance ratings rationale reason
  references related reported_externally responsible rules.* short source_type sphere sources status tags targets targets.* tier title tolerance uncertain unit
  updated url used_by weight`);
/** One of several right answers in the place of another: a decision, which is what diff is for. */
const choices =
  words(`accountable approve at collect contributors created date decision due expected_by impact kind line owner party places report
  responsible result scores.* status to updated used_by`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** Maps whose keys are ids, periods or terms that the user chooses. */
const chosen =
  words(`results activities indicators assumptions risks targets steps parties places dimensions categories lines glossary
  scores comments suggested weights rules limits criteria`);

/** The key of the format that a change is under: the last one that is no index, no language and no id of the user's. */
function keyOf({ path }: Change): string {
  const steps = path.filter((step) => !/^(?:\d+|en|fr)$/.test(String(step)) || path.at(-2) === 'targets').map(String);
  const [last = '', above = ''] = [steps.at(-1), steps.at(-2)];
  return chosen.has(above) ? `${above}.*` : last;
}

const isText = (value: unknown) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
const isTexts = (value: unknown) => typeof value === 'object' && value !== null;
const isIn = (set: ReadonlySet<string>) => (change: Change) => set.has(keyOf(change));

/** What the shipped mappings give to rows: one of these in the place of another is a decision. */
const givenByMappings = new Set(
  portfolios
    .flatMap(({ files }) => files.filter(({ file }) => file.startsWith('mappings/')))
    .flatMap(({ text }) => {
      const document = parseDocument(text);
      return pathsOf(document).map((path) => document.getIn(path));
    }),
);

/** Why no check of one state of a portfolio can object to a change; where none of these holds, one should have. */
const harmless: readonly (readonly [why: string, holds: (change: Change, file: string) => boolean])[] = [
  [
    'how files of others are written, which only they can contradict',
    ({ path: [top], before, after }, file) =>
      file.startsWith('mappings/') &&
      (before === undefined ||
        after === undefined ||
        !/^(?:columns|constants|values|wide|units)$/.test(String(top)) ||
        givenByMappings.has(after)),
  ],
  ['other words for people', (change) => isText(change.before) && isText(change.after) && isIn(prose)(change)],
  ['one text for all languages', (change) => isTexts(change.before) && isText(change.after) && isIn(prose)(change)],
  ['another term explained', (change) => change.before === undefined && keyOf(change) === 'glossary.*'],
  [
    'nobody has to speak of everything, and a review may be under way',
    ({ after }, file) => after === undefined && /^(?:narratives|reviews)\//.test(file),
  ],
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
