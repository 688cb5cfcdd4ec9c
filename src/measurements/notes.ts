import type { Period } from '../model/period.ts';
import { byIndicator, type Database, type EngineRow } from './database.ts';
import type { Rows } from './rows.ts';

/** What rows say beside their values, by framework/id. */
export interface Notes {
  /** The periods in which any row has a comment. */
  readonly commented: ReadonlyMap<string, readonly Period[]>;
  /** Where a row says that there is no value: it is missing, or was not collected. */
  readonly withoutValue: ReadonlyMap<string, readonly Told[]>;
}

export interface Told {
  readonly period: Period;
  /** Absent: the whole framework. */
  readonly place?: string;
}

interface NoteRow extends EngineRow {
  readonly ind: number;
  readonly opens: string;
  readonly closes: string;
  readonly place: string | null;
}

/** Reads the notes of the table `rows`. */
export async function readNotes(database: Database, { indicators, columns }: Rows): Promise<Notes> {
  const ask = async (column: string, place: string, condition: string) => {
    if (!columns.has(column)) return new Map<string, readonly Told[]>();
    const found = await database.rows<NoteRow>(
      `SELECT DISTINCT ind, opens, closes, ${place} AS place FROM rows WHERE opens IS NOT NULL AND ${condition}`,
    );
    return new Map(
      [...byIndicator(found)].flatMap(([ind, rows]) => {
        const indicator = indicators[ind]?.indicator;
        return indicator === undefined ? [] : [[`${indicator.framework}/${indicator.id}`, rows.map(told)] as const];
      }),
    );
  };
  const commented = await ask('comment', 'NULL::VARCHAR', 'comment IS NOT NULL');
  const withoutValue = await ask('status', 'place', `status IN ('missing', 'not-collected')`);
  return { commented: new Map([...commented].map(([id, all]) => [id, all.map(({ period }) => period)])), withoutValue };
}

function told({ opens, closes, place }: NoteRow): Told {
  const period = { text: `${opens}/${closes}`, start: opens, end: closes };
  return place === null ? { period } : { period, place };
}
