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
  const find = headerIn(received.header);
  const tests = (mapping?.skip ?? []).map((condition) => ({
    reason: say(condition.reason, languages),
    holds: testOf(condition, condition.column === undefined ? undefined : find(condition.column), received),
  }));
  const absent = (mapping?.skip ?? []).flatMap(({ column }) =>
    column !== undefined && find(column) === undefined ? [column] : [],
  );
  return {
    skipping: (record) => tests.find(({ holds }) => holds(record))?.reason,
    statements: [...new Set(absent)].map((column) => ({
      message: `The file has no column "${column}", by which the mapping leaves rows out.`,
    })),
  };
}

function testOf(
  { column, is, matches, blank, lines }: SkipCondition,
  index: number | undefined,
  { source }: Received,
): (record: ReceivedRecord) => boolean {
  if (column !== undefined && index === undefined) return () => false;
  const last = Math.max(...(lines ?? [0]));
  let isPast = false;
  return ({ record, cells }) => {
    const text = index === undefined ? undefined : (cells[index] ?? '').trim();
    if (is !== undefined && text !== is.trim()) return false;
    if (matches !== undefined && !matches.test(text ?? '')) return false;
    const isBlank = text === undefined ? cells.every((cell) => cell.trim() === '') : text === '';
    if (blank !== undefined && blank !== isBlank) return false;
    if (lines === undefined) return true;
    if (isPast) return false;
    const { line } = resolve({ source, path: [record] }).start;
    // Finding a line takes time: it is not asked once all are behind.
    isPast = line > last;
    return lines.has(line);
  };
}
