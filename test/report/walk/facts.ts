import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { once } from '../../../src/model/once.ts';
import { home, plumbline } from '../../support/cli.ts';
import { days } from './written.ts';

// biome-ignore lint/suspicious/noExplicitAny: YAML and JSON as they come; numbers of the JSON as the digits that were printed.
export type Plain = any;
type Row = Readonly<Record<string, string>>;

/** What a portfolio's files, its JSON and its CSV say: nothing here goes through the program's own model. */
export interface Known {
  readonly dir: string;
  readonly portfolio: Plain;
  readonly frameworks: ReadonlyMap<string, Plain>;
  readonly json: readonly Plain[];
  readonly csv: readonly Row[];
  /** Parts of an indicator by every dimension that its rows are told apart by, under `framework/indicator`. */
  readonly parts: ReadonlyMap<string, readonly Plain[]>;
  /** Rows of plans/, each with the indicator that it is of. */
  readonly plans: readonly Row[];
  /** Files of narratives/, each with its framework and period. */
  readonly narratives: readonly Plain[];
  readonly asOf: string;
  readonly language: string;
  /** What validate says: the file of each finding and how loud it is, or that it is waived. */
  readonly findings: readonly {
    readonly file: string;
    readonly severity: string;
    readonly rule: string;
    readonly loudness: string;
  }[];
  /** Waivers with the findings they accept, and what was not looked at. */
  readonly waivers: readonly Plain[];
  readonly notChecked: readonly Plain[];
  /** What the README says that each rule wants. */
  readonly ruleTexts: readonly string[];
  /** Newest commit that touched the files, its day; empty outside of Git. */
  readonly commit: readonly string[];
  /** Texts of the files with a number in them, the longest first. */
  readonly texts: readonly string[];
}

/** The facts as JSON and as the tidy table; `more` are further options of `progress`. */
export async function figures(
  dir: string,
  asOf: string,
  ...more: readonly string[]
): Promise<Pick<Known, 'json' | 'csv'>> {
  const ask = async (format: string) =>
    (await plumbline(dir, 'progress', '--as-of', asOf, ...more, '--format', format)).out;
  return { json: digitsKept(await ask('json')).indicators, csv: table(await ask('csv')) };
}

/** What is known of a portfolio as of a date. */
export async function know(dir: string, asOf: string): Promise<Omit<Known, 'language'>> {
  const texts = (folder: string) =>
    readdirSync(join(dir, folder)).map((name) => readFileSync(join(dir, folder, name), 'utf8'));
  const files = readdirSync(join(dir, 'frameworks')).map((name) => `frameworks/${name}`);
  const portfolio = parseYaml(readFileSync(join(dir, 'plumbline.yaml'), 'utf8'));
  const library: Plain = Object.assign({}, ...texts('library').map((text) => parseYaml(text).indicators));
  const frameworks = new Map(
    files.map((file): [string, Plain] => {
      const framework = parseYaml(readFileSync(join(dir, file), 'utf8'));
      const indicators = Object.entries<Plain>(framework.indicators ?? {}).map(([id, own]) => [
        id,
        { ...library[own.uses?.replace('library/', '')], ...own },
      ]);
      return [framework.id, { ...framework, file, indicators: Object.fromEntries(indicators) }];
    }),
  );
  const narratives = filesIn(dir, 'narratives').map(({ of, text }) => {
    const [framework, period] = of.split('/');
    return { framework, period, ...parseYaml(text) };
  });
  const { json, csv } = await figures(dir, asOf);
  return {
    ...{ dir, portfolio, frameworks, asOf, narratives, json, csv },
    ...(await judged(dir, asOf)),
    parts: await partsOf(json, { dir, asOf, portfolio }),
    plans: filesIn(dir, 'plans').flatMap(({ of, text }) => table(text).map((row) => ({ ...row, of }))),
    ruleTexts: [...readFileSync(join(home, 'README.md'), 'utf8').matchAll(/^\| `[\w-]+` \|.*\| (.*) \|$/gm)].map(
      ([, summary = '']) => summary.replaceAll('\\|', '|'),
    ),
    commit: commitOf(dir),
    texts: textsIn([portfolio, ...frameworks.values(), ...narratives]),
  };
}

/** Files two folders down, by what they are of: `programme/2025`. */
export function filesIn(dir: string, folder: string): readonly { readonly of: string; readonly text: string }[] {
  if (!existsSync(join(dir, folder))) return [];
  return readdirSync(join(dir, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /^[^/\\]+[/\\][^/\\]+\.(?:yaml|csv)$/.test(name))
    .toSorted()
    .map((name) => ({
      of: name.replaceAll('\\', '/').replace(/\.\w+$/, ''),
      text: readFileSync(join(dir, folder, name), 'utf8'),
    }));
}

/** Parts by each dimension that is a column of some row. */
async function partsOf(
  json: readonly Plain[],
  { dir, asOf, portfolio }: Pick<Known, 'dir' | 'asOf' | 'portfolio'>,
): Promise<Known['parts']> {
  const heads = filesIn(dir, 'measurements').map(({ text }) => text.slice(0, text.indexOf('\n')).split(','));
  const parts = new Map<string, Plain[]>(json.map((fact) => [`${fact.framework}/${fact.indicator}`, []]));
  for (const dimension of Object.keys(portfolio.dimensions ?? {})) {
    if (!heads.some((head) => head.includes(dimension))) continue;
    const { out } = await plumbline(dir, 'progress', '--as-of', asOf, '--by', dimension, '--format', 'json');
    for (const fact of digitsKept(out).indicators) {
      parts.get(`${fact.framework}/${fact.indicator}`)?.push(...(fact.parts ?? []));
    }
  }
  return parts;
}

async function judged(dir: string, asOf: string): Promise<Pick<Known, 'findings' | 'waivers' | 'notChecked'>> {
  const { out } = await plumbline(dir, 'validate', '--as-of', asOf, '--format', 'json');
  const { diagnostics, waivers, notChecked } = JSON.parse(out);
  const findings = diagnostics.map(({ file, severity, rule, waived }: Plain) => ({
    ...{ file, rule, loudness: severity },
    severity: waived === undefined || waived === null ? severity : 'waived',
  }));
  return { findings, waivers, notChecked };
}

function commitOf(dir: string): Known['commit'] {
  const folders = 'frameworks library plans narratives reviews mappings measurements corrections templates'.split(' ');
  try {
    const args = ['log', '-1', '--format=%h %cs', '--abbrev=10', '--', 'plumbline.yaml', ...folders];
    return execFileSync('git', args, { cwd: dir, encoding: 'utf8', stdio: 'pipe' }).trim().split(' ').filter(Boolean);
  } catch {
    return [];
  }
}

function table(text: string): readonly Row[] {
  return parse(text, { columns: true });
}

/** The rows of an indicator's file in the store. */
export function storeOf({ framework, indicator }: Plain, { dir }: Known): readonly Row[] {
  const file = join(dir, 'measurements', framework, `${indicator}.csv`);
  return existsSync(file) ? table(readFileSync(file, 'utf8')) : [];
}

/** JSON with every number as its digits. */
function digitsKept(json: string): Plain {
  return JSON.parse(json.replaceAll(/("\w+": )(-?\d[\d.]*)(?=[,\s])/g, '$1"$2"'));
}

/** Strings and keys with a digit and a word, as a report shows them: each paragraph and list item on its own, without emphasis. */
export const textsIn = once((data: Plain): readonly string[] => {
  const found = new Set<string>();
  const visit = (one: Plain): void => {
    if (typeof one === 'string') {
      const items = one
        .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/)
        .map((item) => item.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ''));
      for (const text of [one, ...items]) {
        const shown = text
          .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')
          .replace(/[*\s]+/g, (run) => (/\s/.test(run) ? ' ' : ''))
          .trim();
        if (/\d/.test(shown) && /\p{L}{3}/u.test(shown)) found.add(shown);
      }
    } else if (Array.isArray(one)) one.forEach(visit);
    else if (typeof one === 'object' && one !== null)
      for (const [key, value] of Object.entries(one)) [key, value].forEach(visit);
  };
  visit(data);
  return [...found].toSorted((a, b) => b.length - a.length);
});

/** A text without those that the files hold: what is left is the program's own. */
export function without(text: string, texts: readonly string[]): string {
  let left = text;
  for (const known of texts) {
    let at = left.indexOf(known);
    while (at >= 0) {
      const isWhole = !/[\p{L}\p{N}]/u.test(`${left[at - 1] ?? ' '}${left[at + known.length] ?? ' '}`);
      if (isWhole) left = `${left.slice(0, at)}  ${left.slice(at + known.length)}`;
      at = left.indexOf(known, isWhole ? at : at + 1);
    }
  }
  return left;
}

export interface Target {
  readonly period: string;
  readonly planned: Plain;
}

/** Targets as the file has them, the earliest first. */
export function targetsOf({ targets = {} }: Plain): readonly Target[] {
  return Object.entries<Plain>(targets)
    .map(([period, planned]) => ({ period, planned }))
    .toSorted((a, b) => (days(a.period)[1] < days(b.period)[1] ? -1 : 1));
}

/** The row of an indicator's whole in the tidy table, of a period. */
export function rowOf(fact: Plain, period: string | undefined, { csv }: Known): Row | undefined {
  return csv.find(
    (row) => row.framework === fact.framework && row.indicator === fact.indicator && row.period === period,
  );
}

export function definitionOf(fact: Plain, { frameworks }: Known): Plain {
  return frameworks.get(fact.framework).indicators[fact.indicator];
}

/** Whether a file is the framework's own, or lies in a folder of its name. */
export function isOf(file: string, framework: string, { frameworks }: Pick<Known, 'frameworks'>): boolean {
  return file === frameworks.get(framework).file || file.split('/')[1] === framework;
}
