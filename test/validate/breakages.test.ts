import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMap, isPair, isScalar, isSeq, parseDocument, type Scalar, visit } from 'yaml';
import { readPortfolio } from '../../src/io.ts';
import { type InputFile, load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { readingRules } from '../../src/rules/reading-rules.ts';
import { runRules } from '../../src/rules/run.ts';

const dir = join(import.meta.dirname, '../../frameworks/cities-alliance');
const files = readPortfolio(dir);
const ruleIds = [...rules, ...readingRules].map(({ id }) => id);

async function errors(changed: readonly InputFile[]): Promise<string[]> {
  const { portfolio, diagnostics } = await load(changed);
  const found = [...diagnostics, ...runRules(rules, { portfolio, asOf: '2026-11-23', ruleIds }).diagnostics];
  return found
    .filter(({ severity, waived }) => severity === 'error' && waived === undefined)
    .map(({ file, range, rule }) => `${file}:${range.start.line}:${range.start.column} ${rule}`);
}

interface Breakage {
  readonly file: string;
  readonly what: string;
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Keys whose values refer to something, by id. */
const references = new Set([
  'accountable',
  'accountability_line',
  'author',
  'contributes_to',
  'contributors',
  'cross',
  'data_provider',
  'disaggregate_by',
  'line',
  'level',
  'owner',
  'places',
  'responsible',
  'result',
  'results',
  'rolls_up_to',
  'rule',
  'to',
  'used_by',
  'uses',
  'collect',
  'report',
  'approve',
  'assumptions',
]);
/** Keys whose values are one of a few words. */
const words = new Set([
  'status',
  'measure',
  'direction',
  'cumulation',
  'achievement',
  'collection_frequency',
  'reporting_frequency',
  'sphere',
  'kind',
  'class',
  'source_type',
  'qualifier',
  'parts',
  'counts',
  'profile',
  'named_by',
  'likelihood',
  'impact',
  'generic',
  'periods',
  'frameworks',
]);
/** Keys below which the keys are ids, languages or periods that the user chooses. */
const chosen = new Set([
  'parties',
  'places',
  'dimensions',
  'categories',
  'lines',
  'results',
  'activities',
  'assumptions',
  'risks',
  'indicators',
  'targets',
  'steps',
  'glossary',
  'weights',
  'rules',
  'limits',
]);

/** Every reference, level, value word and key name of a file, each misspelt by a letter more. */
function* breakagesOf({ file, text }: InputFile): Iterable<Breakage> {
  const document = parseDocument(text);
  const found: { scalar: Scalar; what: string }[] = [];
  visit(document, {
    Scalar(position, node, ancestors) {
      const parents = ancestors
        .filter((one) => isPair(one))
        .map((pair) => (isScalar(pair.key) ? String(pair.key.value) : ''));
      const [parent, above] = [parents.at(-1) ?? '', parents.at(-2) ?? ''];
      const inMap = isMap(ancestors.at(-2));
      if (position === 'key') {
        // The key's own pair is the last of the parents.
        if (inMap && !chosen.has(above)) found.push({ scalar: node, what: `key ${parent}` });
        return;
      }
      if (typeof node.value !== 'string' || node.value === 'none') return;
      const isResult = parent === 'results' && !isSeq(ancestors.at(-1));
      if (references.has(parent) && !isResult && !(parent === 'places' && above === 'aggregation'))
        found.push({ scalar: node, what: `reference ${parent}` });
      else if (words.has(parent)) found.push({ scalar: node, what: `word ${parent}` });
    },
  });
  for (const { scalar, what } of found) {
    const [start = 0, end = 0] = scalar.range ?? [];
    const quote = /^['"]/.test(text.slice(start, end)) ? 1 : 0;
    const before = text.slice(0, start).split('\n');
    yield {
      file,
      what: `${what} ${text.slice(start, end)}`,
      text: `${text.slice(0, end - quote)}q${text.slice(end - quote)}`,
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1,
    };
  }
}

const share = process.env.PLUMBLINE_SOAK === undefined ? 307 : 1;

test('the portfolio has no error', async () => {
  expect(await errors(files)).toEqual([]);
});

test('breaking one reference, level, value word or key name gives one error, at its place', {
  timeout: 1_800_000,
}, async () => {
  const all = files.filter(({ file }) => file.endsWith('.yaml')).flatMap((file) => [...breakagesOf(file)]);
  expect(all.length).toBeGreaterThan(2000);
  const wrong: string[] = [];
  for (const breakage of all.filter((_, index) => index % share === 0)) {
    const changed = files.map((file) => (file.file === breakage.file ? { ...file, text: breakage.text } : file));
    const found = await errors(changed);
    const place = `${breakage.file}:${breakage.line}:${breakage.column} `;
    if (found.length !== 1 || !found[0]?.startsWith(place))
      wrong.push(`${place}${breakage.what} → ${found.join(' | ') || 'nothing'}`);
  }
  expect(wrong).toEqual([]);
});
