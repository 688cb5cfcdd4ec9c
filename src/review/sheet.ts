import type { Indicator, Portfolio, ReviewerOpinion } from '../model/portfolio.ts';
import { say, type Text } from '../model/text.ts';
import { longList, type ScoredIndicator } from './scored.ts';

/** What tells a row of the sheet from the others. */
export const keyColumns = ['framework', 'indicator', 'reviewer', 'role'] as const;

/** What the sheet shows to those who score; nothing is read back from it. */
const shownColumns = ['name', 'result', 'statement', 'definition', 'measure', 'unit', 'source'] as const;

/** What a reviewer says beside the scores. */
export const statedColumns = ['date', 'decision', 'merge_into', 'reason', 'feasibility'] as const;

const suggestedFields = ['name', 'definition', 'source'] as const;

/** The header of the column with the comments on a criterion. */
export function commentColumn(criterion: string): string {
  return `${criterion} comment`;
}

/** The header of the column with another wording of a field. */
export function suggestedColumn(field: string): string {
  return `suggested ${field}`;
}

/** What a column of a sheet holds; undefined for one that no sheet has. */
export type ColumnMeaning =
  | { readonly kind: 'key' | 'stated'; readonly name: string }
  | { readonly kind: 'shown' }
  | { readonly kind: 'score' | 'comment'; readonly criterion: string }
  | { readonly kind: 'suggested'; readonly field: string };

export function meaningOf(header: string, { review }: Portfolio): ColumnMeaning | undefined {
  const name = header.trim();
  if (includes(keyColumns, name)) return { kind: 'key', name };
  if (review.criteria.has(name)) return { kind: 'score', criterion: name };
  if (includes(statedColumns, name)) return { kind: 'stated', name };
  if (includes(shownColumns, name)) return { kind: 'shown' };
  const criterion = name.replace(/ comment$/, '');
  if (criterion !== name && review.criteria.has(criterion)) return { kind: 'comment', criterion };
  const field = /^suggested ([a-z_]+)$/.exec(name)?.[1];
  return field === undefined ? undefined : { kind: 'suggested', field };
}

function includes(words: readonly string[], word: string): boolean {
  return words.includes(word);
}

/** Every column a sheet may have, in order. */
export function sheetColumns({ review }: Portfolio): readonly string[] {
  const ids = [...review.criteria.keys()];
  return [
    ...keyColumns,
    ...shownColumns,
    ...ids.flatMap((id) => [id, commentColumn(id)]),
    ...statedColumns,
    ...suggestedFields.map(suggestedColumn),
  ];
}

/** The sheet: a header, and a row for each indicator and reviewer, with what is known. */
export function sheetRows(
  portfolio: Portfolio,
  {
    frameworks,
    reviewer,
    language,
  }: {
    readonly frameworks: Portfolio['frameworks'];
    readonly reviewer?: string | undefined;
    readonly language: string;
  },
): readonly (readonly string[])[] {
  const columns = sheetColumns(portfolio);
  const languages = [language, ...portfolio.languages];
  const rows = longList(frameworks, portfolio).flatMap((one) =>
    (one.review?.reviews ?? [])
      .filter(({ party }) => reviewer === undefined || party.id === reviewer)
      .map((opinion) => {
        const cells = cellsOf(one, opinion, languages);
        return columns.map((column) => cells[column] ?? '');
      }),
  );
  return [columns, ...rows];
}

function cellsOf(
  { framework, indicator, result }: ScoredIndicator,
  opinion: ReviewerOpinion,
  languages: readonly string[],
): Readonly<Record<string, string>> {
  const text = (told: Text | undefined) => say(told, languages);
  const { scores, comments, suggested } = opinion;
  return {
    framework: framework.id,
    indicator: indicator.id,
    reviewer: opinion.party.id,
    role: text(opinion.role),
    result: indicator.result.id,
    statement: text(result?.statement),
    ...textsOf(indicator, text),
    ...Object.fromEntries([...scores].map(([id, { score }]) => [id, score === null ? '' : String(score)])),
    ...Object.fromEntries([...comments].map(([id, comment]) => [commentColumn(id), text(comment)])),
    ...Object.fromEntries([...suggested].map(([field, words]) => [suggestedColumn(field), text(words)])),
    date: opinion.date ?? '',
    decision: opinion.decision ?? '',
    merge_into: opinion.mergeInto?.id ?? '',
    reason: text(opinion.reason),
    feasibility: text(opinion.feasibility),
  };
}

function textsOf(indicator: Indicator, text: (told: Text | undefined) => string): Readonly<Record<string, string>> {
  return {
    name: text(indicator.name),
    definition: text(indicator.definition),
    measure: indicator.measure ?? '',
    unit: text(indicator.unit),
    source: text(indicator.source),
  };
}
