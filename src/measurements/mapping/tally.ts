import type { Statement } from '../../text/dialect.ts';

/** What was done to the cells of a file beside reading them: said in the plan. */
export interface Tally {
  /** Cells by what they have in common: the words that the plan says after their number. */
  readonly cells: Map<string, number>;
  /** By field: titles that were read as ids. */
  readonly titles: Map<string, Map<string, string>>;
  /** Cells that hold anything in columns that are left out, by header. */
  readonly ignored: Map<string, number>;
}

export function newTally(): Tally {
  return { cells: new Map(), titles: new Map(), ignored: new Map() };
}

export function addTo(counts: Map<string, number>, what: string, number = 1): void {
  counts.set(what, (counts.get(what) ?? 0) + number);
}

const most = 5;

export function statementsOf({ cells, titles, ignored }: Tally): readonly Statement[] {
  return [
    ...[...titles].map(([field, found]) => ({ message: `Titles are read as ids in ${field}: ${listed([...found])}.` })),
    ...[...cells].map(([what, number]) => ({ message: `${number === 1 ? '1 cell' : `${number} cells`} ${what}.` })),
    ...(ignored.size === 0 ? [] : [{ message: `Columns are left out that hold something: ${leftOut([...ignored])}.` }]),
  ];
}

function leftOut(ignored: readonly (readonly [header: string, cells: number])[]): string {
  return ignored.map(([header, number]) => `"${header}" (${number === 1 ? '1 cell' : `${number} cells`})`).join(', ');
}

function listed(found: readonly (readonly [title: string, id: string])[]): string {
  const shown = found.slice(0, most).map(([title, id]) => `"${title}" is ${id}`);
  return `${shown.join(', ')}${found.length > most ? ` and ${found.length - most} more` : ''}`;
}
