import { findIndicator } from '../model/chain.ts';
import { isDate } from '../model/period.ts';
import type { Decision, Framework, IndicatorReview, Portfolio, ReviewerOpinion } from '../model/portfolio.ts';
import { say, type Text } from '../model/text.ts';
import { type CsvRecord, type ParsedCsv, separatorProblems } from '../text/csv.ts';
import type { Finding } from '../text/finding.ts';
import type { Location, Path } from '../text/location.ts';
import { nearest, suggest } from '../text/suggestion.ts';
import type { YamlEdit } from '../text/yaml-edit.ts';
import type { YamlValue } from '../text/yaml-write.ts';
import { type ColumnMeaning, commentColumn, meaningOf, sheetColumns } from './sheet.ts';

/** What a sheet changes, and what of it cannot be taken: then nothing is. */
export interface SheetPlan {
  readonly rows: number;
  readonly changes: readonly SheetChange[];
  readonly refused: readonly Finding[];
}

/** What a sheet changes in one review. */
export interface SheetChange {
  readonly review: IndicatorReview;
  readonly edits: readonly YamlEdit[];
}

interface Sheet {
  readonly portfolio: Portfolio;
  readonly csv: ParsedCsv;
  readonly columns: readonly (ColumnMeaning | undefined)[];
  /** The language of texts. */
  readonly language: string;
  /** Day of a row that names none. */
  readonly today: string;
}

/** A row, with the review and the reviewer it is about. */
interface Row {
  readonly record: CsvRecord;
  readonly framework: Framework;
  readonly review: IndicatorReview;
  readonly opinion: ReviewerOpinion;
  readonly index: number;
}

/** Holds a filled-in sheet against the reviews. A blank cell says nothing and changes nothing. */
export function planImport(
  csv: ParsedCsv,
  portfolio: Portfolio,
  { language, today }: Pick<Sheet, 'language' | 'today'>,
): SheetPlan {
  const sheet: Sheet = {
    portfolio,
    csv,
    language,
    today,
    columns: csv.header.map((name) => meaningOf(name, portfolio)),
  };
  const form = [...csv.problems, ...separatorProblems(csv.source, csv.header)];
  const ofHeader = form.length > 0 ? form : headerFindings(sheet);
  if (ofHeader.length > 0) return { rows: csv.records.length, changes: [], refused: ofHeader };
  const refused: Finding[] = [];
  const seen = new Map<ReviewerOpinion, CsvRecord>();
  const edits = new Map<IndicatorReview, YamlEdit[]>();
  for (const record of csv.records) {
    const row = findRow(record, sheet);
    if ('message' in row) {
      refused.push(row);
      continue;
    }
    const before = seen.get(row.opinion);
    if (before !== undefined) {
      refused.push({
        at: place(sheet, record, 'reviewer'),
        message: `${row.opinion.party.id} reviews ${row.review.indicator} in two rows.`,
        hint: 'Keep one of them.',
        related: [{ at: place(sheet, before, 'reviewer'), message: 'The first one.' }],
      });
      continue;
    }
    seen.set(row.opinion, record);
    const told = readRow(row, sheet);
    refused.push(...told.refused);
    if (told.edits.length > 0) edits.set(row.review, [...(edits.get(row.review) ?? []), ...told.edits]);
  }
  return { rows: csv.records.length, changes: [...edits].map(([review, own]) => ({ review, edits: own })), refused };
}

function headerFindings({ csv, columns, portfolio }: Sheet): readonly Finding[] {
  const at = (column: number): Location => ({ source: csv.source, path: [0, column] });
  const strange = columns.flatMap((meaning, index): Finding[] => {
    if (meaning !== undefined) return [];
    const name = csv.header[index] ?? '';
    const hint =
      suggest(name.trim(), sheetColumns(portfolio)) ??
      'Remove the column; plumbline review sheet writes those there are.';
    return [{ at: at(index), message: `The column "${name}" is none of a review sheet.`, hint }];
  });
  const missing = ['framework', 'indicator', 'reviewer'].filter(
    (name) => !csv.header.some((header) => header.trim() === name),
  );
  if (missing.length === 0) return strange;
  const message = `The sheet has no column ${missing.join(', ')}; expected framework, indicator and reviewer.`;
  return [{ at: at(0), message, hint: 'Begin with what plumbline review sheet writes.' }, ...strange];
}

function columnOf({ csv }: Sheet, name: string): number {
  return csv.header.findIndex((header) => header.trim() === name);
}

function cell(sheet: Sheet, { cells }: CsvRecord, name: string): string {
  const column = columnOf(sheet, name);
  return column < 0 ? '' : (cells[column] ?? '').trim();
}

function place(sheet: Sheet, { record }: CsvRecord, name: string): Location {
  return { source: sheet.csv.source, path: [record, columnOf(sheet, name)] };
}

function findRow(record: CsvRecord, sheet: Sheet): Row | Finding {
  const { portfolio, language } = sheet;
  const told = (name: string) => cell(sheet, record, name);
  const refuse = (name: string, message: string, hint: string | undefined): Finding => ({
    at: place(sheet, record, name),
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  const framework = portfolio.frameworks.find(({ id }) => id === told('framework'));
  if (framework === undefined) {
    const ids = portfolio.frameworks.map(({ id }) => id);
    return refuse('framework', `There is no framework "${told('framework')}".`, suggest(told('framework'), ids));
  }
  const id = told('indicator');
  if (!framework.indicators.has(id)) {
    return refuse(
      'indicator',
      `There is no indicator "${id}" in ${framework.id}.`,
      suggest(id, framework.indicators.keys()),
    );
  }
  const review = portfolio.reviews.find((one) => one.framework === framework.id && one.indicator === id);
  const [reviewer, role] = [told('reviewer'), told('role')];
  const start = `plumbline review start ${framework.id} --reviewer ${portfolio.parties.has(reviewer) ? reviewer : '<party>'}`;
  if (review === undefined) return refuse('indicator', `${id} has no review yet.`, `Begin it: ${start}`);
  const own = review.reviews.filter(({ party }) => party.id === reviewer);
  if (own.length === 0) {
    const known = review.reviews.map(({ party }) => party.id);
    return refuse(
      'reviewer',
      `${reviewer === '' ? 'Nobody' : reviewer} is not among the reviewers of ${id}.`,
      suggest(reviewer, known) ?? `Add it: ${start}`,
    );
  }
  const languages = [language, ...portfolio.languages];
  const [opinion] = own.length === 1 ? own : own.filter((one) => say(one.role, languages) === role);
  if (opinion === undefined) {
    const roles = own.map((one) => say(one.role, languages)).join(', ');
    return refuse('role', `${reviewer} reviews ${id} in ${own.length} roles; expected one of ${roles}.`, undefined);
  }
  return { record, framework, review, opinion, index: review.reviews.indexOf(opinion) };
}

interface Told {
  readonly edits: readonly YamlEdit[];
  readonly refused: readonly Finding[];
}

/** What a row changes in the entry of its reviewer. */
function readRow(row: Row, sheet: Sheet): Told {
  const { record, opinion, index } = row;
  const edits: YamlEdit[] = [];
  const refused: Finding[] = [];
  const set = (path: Path, value: YamlValue, after: readonly string[] = []) =>
    edits.push({ kind: 'set', path: ['reviews', index, ...path], value, after });
  const refuse = (name: string, message: string, hint: string) =>
    refused.push({ at: place(sheet, record, name), message, hint });
  const text = (path: Path, before: Text | undefined, words: string, after: readonly string[]) => {
    if (words === say(before, [sheet.language, ...sheet.portfolio.languages]).trim()) return;
    set(typeof before === 'object' ? [...path, sheet.language] : path, words, after);
  };
  sheet.columns.forEach((meaning, column) => {
    const words = (record.cells[column] ?? '').trim();
    if (words === '' || meaning === undefined) return;
    const name = sheet.csv.header[column]?.trim() ?? '';
    if (meaning.kind === 'score') {
      const score = scoreIn(words);
      const comment = opinion.comments.get(meaning.criterion) ?? cell(sheet, record, commentColumn(meaning.criterion));
      if (score === undefined)
        refuse(
          name,
          `The score for ${name} is "${words}"; expected 0, 1, 2 or 3.`,
          'Correct the cell, or leave it blank.',
        );
      else if (score === 3 && comment === '')
        refuse(
          name,
          `A 3 for ${name} stands without a comment.`,
          `Say in the column "${commentColumn(name)}" what it rests on.`,
        );
      else if (score !== opinion.scores.get(name)?.score) set(['scores', name], score);
    } else if (meaning.kind === 'comment') {
      text(['comments', meaning.criterion], opinion.comments.get(meaning.criterion), words, ['scores']);
    } else if (meaning.kind === 'suggested') {
      text(['suggested', meaning.field], opinion.suggested.get(meaning.field), words, []);
    } else if (meaning.kind === 'stated') {
      const wrong = stated(name, words, row, sheet);
      if (wrong !== undefined) refuse(name, ...wrong);
      else if (name === 'reason' || name === 'feasibility') text([name], opinion[name], words, afterKeys[name] ?? []);
      else if (words !== before(name, opinion)) set([name], words, afterKeys[name] ?? []);
    }
  });
  if (
    cell(sheet, record, 'decision') === 'merge' &&
    cell(sheet, record, 'merge_into') === '' &&
    opinion.mergeInto === undefined
  ) {
    refuse(
      'decision',
      `${opinion.party.id} merges ${row.review.indicator}, but does not say into which indicator.`,
      'Name it in the column "merge_into".',
    );
  }
  const isDated = cell(sheet, record, 'date') !== '' || opinion.date !== undefined;
  if (edits.length > 0 && !isDated) set(['date'], sheet.today, ['reviewer']);
  return { edits, refused };
}

const afterKeys: Readonly<Record<string, readonly string[]>> = {
  date: ['reviewer'],
  decision: ['scores', 'comments'],
  merge_into: ['decision'],
  reason: ['decision', 'merge_into'],
  feasibility: [],
};

function before(name: string, { date, decision, mergeInto }: ReviewerOpinion): string | undefined {
  return name === 'date' ? date : name === 'decision' ? decision : mergeInto?.id;
}

/** Spreadsheets write 2 as 2.0 or 2,0 as well. */
function scoreIn(words: string): number | undefined {
  const digit = /^([0-3])(?:[.,]0+)?$/.exec(words)?.[1];
  return digit === undefined ? undefined : Number(digit);
}

const decisions: readonly Decision[] = ['keep', 'revise', 'merge', 'drop'];

/** Why a cell of those beside the scores cannot be taken: what is wrong, what to do. */
function stated(
  name: string,
  words: string,
  { framework, review }: Row,
  { portfolio }: Sheet,
): readonly [string, string] | undefined {
  if (name === 'date' && !isDate(words))
    return [`The date is "${words}"; expected a day, YYYY-MM-DD.`, 'Correct the cell, or leave it blank.'];
  if (name === 'decision' && !decisions.some((one) => one === words)) {
    const meant = nearest(words, decisions) ?? decisions.find((one) => words.toLowerCase().includes(one));
    return [
      `The decision is "${words}"; expected ${decisions.join(', ')}.`,
      meant === undefined ? 'Correct the cell, or leave it blank.' : `Did you mean "${meant}"?`,
    ];
  }
  if (name !== 'merge_into') return undefined;
  const target = findIndicator(portfolio, framework, words);
  if (target === 'missing') {
    return [
      `There is no indicator "${words}" to merge ${review.indicator} into.`,
      suggest(words, framework.indicators.keys()) ?? 'Name an indicator that stays.',
    ];
  }
  if (
    target !== 'unknowable' &&
    (target.status === 'retired' || target === framework.indicators.get(review.indicator))
  ) {
    return [`${review.indicator} cannot be merged into ${words}.`, 'Name another indicator, which is not retired.'];
  }
  return undefined;
}
