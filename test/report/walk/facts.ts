import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { plumbline } from '../../support/cli.ts';
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
  readonly asOf: string;
  readonly language: string;
  /** What validate says: the file of each finding and how loud it is, or that it is waived. */
  readonly findings: readonly { readonly file: string; readonly severity: string }[];
  /** Newest commit that touched the files, its day; empty outside of Git. */
  readonly commit: readonly string[];
  /** Texts of the files with a number in them, the longest first. */
  readonly texts: readonly string[];
}

/** What is known of a portfolio as of a date; `more` are further options of `progress`. */
export async function know(dir: string, asOf: string, more: readonly string[] = []): Promise<Omit<Known, 'language'>> {
  const ask = async (format: string) =>
    (await plumbline(dir, 'progress', '--as-of', asOf, ...more, '--format', format)).out;
  const texts = (folder: string) =>
    readdirSync(join(dir, folder)).map((name) => readFileSync(join(dir, folder, name), 'utf8'));
  const portfolio = parseYaml(readFileSync(join(dir, 'plumbline.yaml'), 'utf8'));
  const library: Plain = Object.assign({}, ...texts('library').map((text) => parseYaml(text).indicators));
  const frameworks = new Map(
    texts('frameworks').map((text): [string, Plain] => {
      const framework = parseYaml(text);
      const indicators = Object.entries<Plain>(framework.indicators ?? {}).map(([id, own]) => [
        id,
        { ...library[own.uses?.replace('library/', '')], ...own },
      ]);
      return [framework.id, { ...framework, indicators: Object.fromEntries(indicators) }];
    }),
  );
  return {
    ...{ dir, portfolio, frameworks, asOf },
    json: digitsKept(await ask('json')).indicators,
    findings: await findingsIn(dir, asOf),
    commit: commitOf(dir),
    csv: table(await ask('csv')),
    texts: textsIn([portfolio, ...frameworks.values()]),
  };
}

async function findingsIn(dir: string, asOf: string): Promise<Known['findings']> {
  const { out } = await plumbline(dir, 'validate', '--as-of', asOf, '--format', 'json');
  return JSON.parse(out).diagnostics.map(({ file, severity, waived }: Plain) => ({
    file,
    severity: waived === undefined || waived === null ? severity : 'waived',
  }));
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
export function textsIn(data: Plain): readonly string[] {
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
}

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
