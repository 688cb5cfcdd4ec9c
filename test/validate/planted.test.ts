import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/commands/catalogue.ts';
import { load } from '../../src/load.ts';
import { rules } from '../../src/rules/index.ts';
import { runClosing, runRules } from '../../src/rules/run.ts';
import { closingRules } from '../../src/rules/setting/index.ts';
import { folder, plumbline } from '../support/cli.ts';
import { definitions, measurements, type Texts } from './fifty-countries.ts';

/** A change in one file, and the line at which one rule, and no other, is to find it. */
interface Defect {
  readonly rule: string;
  readonly file: string;
  /** Texts that stand in the file once, and what is written in their place. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  /** A text that stands once in the changed file, in the line of the finding. */
  readonly at: string;
  /** The file of the finding, where it is another one. */
  readonly in?: string;
  /** Whether it is planted alone: it would hide others of its family, or they it. */
  readonly alone?: true;
}

const kenya = 'frameworks/kenya.yaml';
const programme = 'frameworks/programme.yaml';
const library = 'library/shared.yaml';
const settings = 'plumbline.yaml';
const review = 'reviews/programme/complaints-resolved.yaml';
const defects: Readonly<Record<string, readonly Defect[]>> = {
  chain: [
    {
      rule: 'chain-ref-unresolved',
      file: kenya,
      edits: [['assumptions: [budgets-hold]}', 'assumptions: [budget-hold]}']],
      at: '[budget-hold]',
    },
    {
      rule: 'chain-level-unknown',
      file: kenya,
      edits: [['    level: intermediate-outcome', '    level: intermediate']],
      at: '    level: intermediate\n',
    },
    {
      rule: 'chain-line-unused',
      file: settings,
      edits: [['lines:\n', 'lines:\n  loans: {title: Loans, kind: product-line}\n']],
      at: '  loans:',
    },
    {
      rule: 'chain-placeholder-text',
      file: kenya,
      edits: [['Hold drafting clinics for ministries in Kenya.', 'Hold drafting clinics for ??? in Kenya.']],
      at: '???',
    },
  ],
  link: [
    {
      alone: true,
      rule: 'link-rollup-unresolved',
      file: kenya,
      edits: [['rolls_up_to: programme/service-plans', 'rolls_up_to: programme/services-plans']],
      at: 'programme/services-plans',
    },
    {
      alone: true,
      rule: 'link-rollup-missing',
      file: kenya,
      edits: [['    rolls_up_to: programme/service-plans\n', '']],
      at: '  service-plans:',
    },
    {
      rule: 'link-rollup-detached',
      file: kenya,
      edits: [['to: programme/output-plans,', 'to: programme/output-forums,']],
      at: 'rolls_up_to: programme/service-plans',
    },
    {
      rule: 'link-rollup-cycle',
      file: programme,
      edits: [['uses: library/forums-held\n', 'uses: library/forums-held\n    rolls_up_to: kenya/forums-held\n']],
      in: kenya, // the circle is told at its last link
      at: 'rolls_up_to: programme/forums-held',
    },
    {
      rule: 'link-rollup-double-count',
      file: kenya,
      edits: [['places: [kenya-capital, kenya-port]', 'places: [kenya-capital, ghana-port]']],
      at: 'ghana-port',
    },
    {
      rule: 'link-rollup-not-additive',
      file: library,
      edits: [['frameworks: pooled', 'frameworks: sum']],
      at: 'frameworks: sum, periods',
    },
    {
      rule: 'link-target-sum-mismatch',
      file: kenya,
      edits: [
        [
          'targets: {2024: 80, 2025: 180, 2026: 300, 2027: 440}',
          'targets: {2024: 80, 2025: 180, 2026: 300, 2027: 480}',
        ],
      ],
      in: programme,
      at: '2027: 19840',
    },
  ],
  accountability: [
    {
      rule: 'acc-party-unknown',
      file: kenya,
      edits: [['accountable: city', 'accountable: cities']],
      at: 'accountable: cities',
    },
    {
      alone: true,
      rule: 'acc-party-missing',
      file: kenya,
      edits: [['    accountable: city\n    accountability: Each city answers for these results.\n', '']],
      at: '  - id: intermediate-outcome',
    },
  ],
  wording: [
    {
      rule: 'word-vague-term',
      file: kenya,
      edits: [
        [
          'Municipal staff trained in service management in Kenya',
          'Various municipal staff trained in service management in Kenya',
        ],
      ],
      at: 'Various',
    },
    {
      rule: 'word-through-by',
      file: kenya,
      edits: [['to underserved settlements.', 'to underserved settlements through better planning.']],
      at: 'through better planning',
    },
  ],
  indicator: [
    {
      rule: 'ind-orphan',
      file: kenya,
      edits: [['    result: output-forums\n', '    result: output-forum\n']],
      at: 'result: output-forum\n',
    },
    {
      rule: 'sheet-disaggregation-undefined',
      file: library,
      edits: [['disaggregate_by: [sex]', 'disaggregate_by: [sexes]']],
      at: '[sexes]',
    },
    { rule: 'sheet-unit-missing', file: library, edits: [['    unit: forums\n', '']], at: '  forums-held:' },
  ],
  target: [
    {
      rule: 'tgt-period-overlap',
      file: programme,
      edits: [['2027: 62}', '2027: 62, 2027-01-01/2027-12-31: 62}']],
      at: '2027-01-01/2027-12-31',
    },
    {
      rule: 'tgt-percent-range',
      file: programme,
      edits: [
        ['targets: {2024: 48, 2025: 52, 2026: 56, 2027: 60}', 'targets: {2024: 48, 2025: 52, 2026: 56, 2027: 160}'],
      ],
      at: '2027: 160',
    },
  ],
  review: [
    {
      rule: 'rev-self-review',
      file: review,
      edits: [['{party: evaluator, role: Evaluation adviser}', '{party: secretariat, role: Evaluation adviser}']],
      at: 'party: secretariat',
    },
    {
      rule: 'rev-score-no-comment',
      file: review,
      edits: [['      useful: The mayor reads it.\n', '']],
      at: 'scores: {clear',
    },
  ],
  setting: [
    {
      rule: 'setting-rule-unknown',
      file: settings,
      edits: [['languages: [en]\n', 'languages: [en]\nrules: {ind-to-many: warning}\n']],
      at: 'ind-to-many',
    },
    {
      rule: 'waiver-unused',
      file: settings,
      edits: [
        [
          'languages: [en]\n',
          'languages: [en]\nwaivers:\n  - {rule: ind-none, at: kenya/output-plans, reason: Not yet., by: M&E unit, until: 2027-12-31}\n',
        ],
      ],
      at: 'kenya/output-plans',
    },
    {
      rule: 'narrative-ref-unknown',
      file: 'narratives/programme/2025.yaml',
      edits: [['  drought:', '  draught:']],
      at: '  draught:',
    },
  ],
  reading: [
    {
      alone: true,
      rule: 'schema-value',
      file: kenya,
      edits: [['status: final', 'status: finished']],
      at: 'status: finished',
    },
    {
      alone: true,
      rule: 'schema-unknown-key',
      file: programme,
      edits: [['accountability_line:', 'accountability_lines:']],
      at: 'accountability_lines:',
    },
    {
      alone: true,
      rule: 'schema-value',
      file: library,
      edits: [['counts: people', 'counts: persons']],
      at: 'counts: persons',
    },
    {
      alone: true,
      rule: 'yaml-duplicate-key',
      file: kenya,
      edits: [['{2024: 32, 2025: 34,', '{2024: 32, 2024: 34,']],
      at: '2024: 34',
    },
  ],
};

const stored: readonly Defect[] = [
  {
    rule: 'msr-not-numeric',
    file: 'measurements/kenya/forums-held.csv',
    edits: [['2025,kenya-capital,17,', '2025,kenya-capital,about 17,']],
    at: 'about 17',
  },
  {
    alone: true,
    rule: 'msr-place-unknown',
    file: 'measurements/kenya/forums-held.csv',
    edits: [['2025,kenya-capital,17,', '2025,kenya-capitol,17,']],
    at: 'kenya-capitol',
  },
  {
    rule: 'msr-disaggregation-over',
    file: 'measurements/kenya/staff-certified.csv',
    edits: [['2025,kenya-port,female,25,', '2025,kenya-port,female,35,']],
    at: '2025,kenya-port,,',
  },
];

const families = new Map(catalogue().map(({ id, family }) => [id, family]));
const asOf = '2026-06-30';
const measured = new Set(Object.keys(measurements).map((file) => file.slice('measurements/'.length, -'.csv'.length)));

/** What reading and all rules over the model say, waived or not. */
async function findings(texts: Texts): Promise<readonly string[]> {
  const { portfolio, diagnostics } = await load(Object.entries(texts).map(([file, text]) => ({ file, text })));
  const found = runRules(rules, { portfolio, asOf, ruleIds: [...families.keys()], measured });
  const all = [...diagnostics, ...found.diagnostics];
  const closing = runClosing(closingRules, { portfolio, asOf, diagnostics: all, unchecked: new Set() });
  return [...all, ...closing].map(({ file, range, rule }) => `${file}:${range.start.line} ${rule}`);
}

/** What `validate` says of the whole folder, measurements too. */
async function verdict(texts: Texts): Promise<readonly string[]> {
  const run = await plumbline(folder(texts), 'validate', '--format', 'json');
  const { diagnostics } = JSON.parse(run.out) as {
    diagnostics: readonly { rule: string; file: string; range: { start: { line: number } } }[];
  };
  return diagnostics.map(({ file, range, rule }) => `${file}:${range.start.line} ${rule}`);
}

function planted(texts: Texts, { file, edits }: Defect): Texts {
  const changed = edits.reduce((text, [from, to]) => {
    expect(text.split(from).length, `${file} says once: ${from}`).toBe(2);
    return text.replace(from, to);
  }, texts[file] ?? '');
  return { ...texts, [file]: changed };
}

function expected(texts: Texts, { rule, file, at, in: elsewhere = file }: Defect): string {
  const [before, ...after] = (texts[elsewhere] ?? '').split(at);
  expect(after.length, `${elsewhere} says once: ${at}`).toBe(1);
  return `${elsewhere}:${before?.split('\n').length} ${rule}`;
}

test('fifty countries that feed a programme have no finding', async () => {
  expect(await findings(definitions)).toEqual([]);
  expect(await verdict({ ...definitions, ...measurements })).toEqual([]);
});

/** Those that can be planted together: none hides another, or makes it two. In the soak each is alone. */
function together(list: readonly Defect[]): readonly (readonly Defect[])[] {
  if (process.env.PLUMBLINE_SOAK !== undefined) return list.map((defect) => [defect]);
  const apart = list.filter(({ alone }) => alone).map((defect) => [defect]);
  return [list.filter(({ alone }) => !alone), ...apart].filter(({ length }) => length > 0);
}

const named = (list: readonly Defect[]) => list.map(({ rule }) => rule).join(', ');

describe.each(Object.entries(defects))('%s', (family, all) => {
  for (const list of together(all)) {
    test(`of ${named(list)} each alone finds what breaks its rule`, async () => {
      expect(new Set(list.map(({ rule }) => families.get(rule)))).toEqual(new Set([family]));
      const texts = list.reduce(planted, definitions);
      const wanted = list.map((defect) => expected(texts, defect));
      expect((await findings(texts)).toSorted()).toEqual(wanted.toSorted());
    });
  }
});

describe('measurement', () => {
  for (const list of together(stored)) {
    test(`of ${named(list)} each alone finds what breaks its rule`, async () => {
      expect(new Set(list.map(({ rule }) => families.get(rule)))).toEqual(new Set(['measurement']));
      const texts = list.reduce(planted, { ...definitions, ...measurements });
      const wanted = list.map((defect) => expected(texts, defect));
      expect((await verdict(texts)).toSorted()).toEqual(wanted.toSorted());
    });
  }
});

test('each family of rules over definitions has a defect', () => {
  const known = [...new Set(families.values())].filter((family) => family !== 'measurement');
  expect(Object.keys(defects).toSorted()).toEqual(known.toSorted());
});
