import type { Mapping, SkipCondition } from '../../model/mapping.ts';
import { say } from '../../model/text.ts';
import type { Statement } from '../../text/dialect.ts';
import { resolve } from '../../text/location.ts';
import type { Received, ReceivedRecord } from '../received.ts';
import { headerIn } from './binding.ts';

/** Why a record is left out; undefined for one that is not. */
export type Skipping = (record: ReceivedRecord) => string | undefined;

/** The rows that a mapping leaves out of a file, each with its reason. */
export function skippingOf(
  received: Received,
  mapping: Mapping | undefined,
  languages: readonly string[],
): { readonly skipping: Skipping; readonly statements: readonly Statement[] } {
  const { header, source } = received;
  const find = headerIn(header);
  const skips = skipper(mapping, header);
  const absent = (mapping?.skip ?? []).flatMap(({ column }) =>
    column !== undefined && find(column) === undefined ? [column] : [],
  );
  return {
    skipping: ({ record, cells }) => {
      const line = () => resolve({ source, path: [record] }).start.line;
      const condition = skips({ order: record, cells, line });
      return condition === undefined ? undefined : say(condition.reason, languages);
    },
    statements: [...new Set(absent)].map((column) => ({
      message: `The file has no column "${column}", by which the mapping leaves rows out.`,
    })),
  };
}

/** A row to be judged: its place in the order of the rows, and the line it begins in, which may take time to find. */
interface Row {
  readonly order: number;
  readonly cells: readonly string[];
  line(): number;
}

/** The condition by which a mapping leaves a row out. */
export function skipper(
  mapping: Mapping | undefined,
  header: readonly string[],
): (row: Row) => SkipCondition | undefined {
  const find = headerIn(header);
  const tests = (mapping?.skip ?? []).map((condition) => ({
    condition,
    holds: testOf(condition, condition.column === undefined ? undefined : find(condition.column)),
  }));
  return (row) => tests.find(({ holds }) => holds(row))?.condition;
}

function testOf(
  { column, is, matches, blank, lines }: SkipCondition,
  index: number | undefined,
): (row: Row) => boolean {
  if (column !== undefined && index === undefined) return () => false;
  const last = Math.max(...(lines ?? [0]));
  let past = Number.POSITIVE_INFINITY;
  return ({ order, cells, line }) => {
    const text = index === undefined ? undefined : (cells[index] ?? '').trim();
    if (is !== undefined && text !== is.trim()) return false;
    if (matches !== undefined && !matches.test(text ?? '')) return false;
    const isBlank = text === undefined ? cells.every((cell) => cell.trim() === '') : text === '';
    if (blank !== undefined && blank !== isBlank) return false;
    if (lines === undefined) return true;
    if (order >= past) return false;
    const number = line();
    if (number > last) past = order;
    return lines.has(number);
  };
}
