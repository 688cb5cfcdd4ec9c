import { changesOf } from '../change.ts';
import { reasonCodes } from '../reason.ts';
import { finding, type RowRule } from './row-rule.ts';

/** Stored values change for a reason. */
export const msrRevisedUnlogged: RowRule = {
  id: 'msr-revised-unlogged',
  severity: 'error',
  summary: 'A stored value is replaced only with a reason.',
  why: 'Readers who saw the old value need to know why it is another one now (MCC: historical actual change request).',
  fix: 'Say why: plumbline ingest … --reason <code>: <text>.',
  suspects: {
    planned: ({ reason }) =>
      reason === undefined
        ? `SELECT r.id, a.stored AS other FROM rows r JOIN actions a USING (id) WHERE a.action = 'changed'`
        : undefined,
  },
  explain(row, _scene, stored) {
    const [change] = stored === undefined ? [] : changesOf(stored, row);
    if (change === undefined) return undefined;
    const { column, old, now } = change;
    const message = `The ${column} ${old ?? '(blank)'} is stored for this row; the file says ${now ?? '(blank)'}.`;
    return finding(
      row.at(column),
      message,
      `Say why it changes: --reason <code>, or --reason "<code>: <text>". The codes are ${reasonCodes.join(', ')}.`,
      stored,
    );
  },
};
