import { type InputFile, load } from '../../load.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import { nameOf, type ScoredIndicator } from '../../review/scored.ts';
import { demanded, type Obstacle, type Step } from '../../review/steps.ts';
import { rules } from '../../rules/index.ts';
import { runRules } from '../../rules/run.ts';
import type { Diagnostic } from '../../text/finding.ts';
import { keyOf, resolve } from '../../text/location.ts';
import { catalogue } from '../catalogue.ts';
import type { Opened } from '../open.ts';

/** An indicator on its way. */
export interface Passage {
  readonly of: ScoredIndicator;
  readonly steps: readonly Step[];
}

/** Why one cannot pass. */
export interface Refused {
  readonly of: ScoredIndicator;
  readonly why: Obstacle;
}

/** What the rules have against the portfolio as it would be: what a sheet lacks for its new status, and errors that come of it. */
export async function ofSheets(
  passages: readonly Passage[],
  texts: readonly InputFile[],
  { files, loaded, portfolio }: Opened,
  date: string,
): Promise<readonly Refused[]> {
  const changed = new Map(texts.map((one) => [one.file, { ...one, text: one.text.replace(/^\uFEFF/, '') }]));
  const old = files.filter(({ file }) => !changed.has(file));
  const after = await load([...old, ...changed.values()]);
  const ruleIds = catalogue().map(({ id }) => id);
  const judged = (of: Portfolio) => runRules(rules, { portfolio: of, asOf: date, ruleIds }).diagnostics;
  const before = new Set([...loaded.diagnostics, ...judged(portfolio)].filter(isError).map(signOf));
  const now = [...after.diagnostics, ...judged(after.portfolio)].filter(({ waived }) => waived === undefined);
  const [first] = passages;
  if (first === undefined) return [];
  const own = passages.flatMap(({ of, steps }) => {
    const wanted = demanded[steps.at(-1)?.to ?? 'draft'];
    const inside = within(of, after.portfolio);
    return now
      .filter((one) => inside(one) && (isError(one) || wanted.has(one.rule)))
      .map((diagnostic) => ({ of, diagnostic }));
  });
  const told = new Set(own.map(({ diagnostic }) => diagnostic));
  const elsewhere = now
    .filter((one) => isError(one) && !told.has(one) && !before.has(signOf(one)))
    .map((diagnostic) => ({
      of: passages.find(({ of }) => diagnostic.file.endsWith(`${nameOf(of)}.yaml`))?.of ?? first.of,
      diagnostic,
    }));
  return [...own, ...elsewhere].map(({ of, diagnostic: { message, hint, rule } }) => ({
    of,
    why: { message: `${message.replace(/\.$/, '')} [${rule}]`, hint: hint ?? `plumbline explain ${rule}` },
  }));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** What makes a finding the same, whatever lines were added above it. */
function signOf({ rule, file, message }: Diagnostic): string {
  return JSON.stringify([rule, file, message]);
}

/** Whether a finding stands in the sheet of an indicator, in its framework or in the library. */
function within({ framework, indicator }: ScoredIndicator, { frameworks }: Portfolio): (one: Diagnostic) => boolean {
  const now = frameworks.find(({ id }) => id === framework.id)?.indicators.get(indicator.id);
  const spans = (now === undefined ? [] : [now.at, now.definitionAt]).map((at) => ({
    file: at.source.file,
    start: resolve(keyOf(at)).start,
    end: resolve({ ...at, part: 'value' }).end,
  }));
  return ({ file, range: { start } }) =>
    spans.some(
      (span) =>
        span.file === file &&
        (start.line > span.start.line || (start.line === span.start.line && start.column >= span.start.column)) &&
        (start.line < span.end.line || (start.line === span.end.line && start.column < span.end.column)),
    );
}
