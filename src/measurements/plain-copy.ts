import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from '../model/mapping.ts';
import type { Portfolio } from '../model/portfolio.ts';
import { UserError } from '../text/user-error.ts';
import type { IncomingFile } from './incoming.ts';
import { type Translated, translate } from './mapping/translate.ts';
import type { MeasurementFile } from './measurement-file.ts';
import type { Received } from './received.ts';

/** Does the work with a folder of the system's for what lives no longer than it; there is none until `folder` is called. */
export async function withScratch<T>(work: (folder: () => string) => Promise<T>): Promise<T> {
  let made: string | undefined;
  try {
    return await work(() => {
      made ??= mkdtempSync(join(tmpdir(), 'plumbline-'));
      return made;
    });
  } finally {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
  }
}

export interface CopyTerms {
  readonly portfolio: Portfolio;
  readonly mapping: Mapping | undefined;
  readonly folder: () => string;
  /** Tells the copies of a run apart. */
  readonly index: number;
}

/**
 * The file as the engine can read it: itself, or a copy in comma-separated UTF-8 whose places are those of the original. Where a
 * mapping says how, or columns are separated by something else than commas, its cells are translated.
 */
export function readable(incoming: IncomingFile, { portfolio, mapping, folder, index }: CopyTerms): IncomingFile {
  const { received } = incoming;
  if (received === undefined) return incoming;
  const path = join(folder(), String(index));
  try {
    if (mapping !== undefined || received.dialect.delimiter !== ',') {
      return withTranslation(incoming, received, translate(received, { portfolio, mapping, path }));
    }
    const file: MeasurementFile = {
      ...{ path: `${path}.csv`, columns: received.header, plain: true, source: received.source },
    };
    writeCopy(received, file.path);
    return { ...incoming, file, setAside: counted(received) };
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UserError(
      `${incoming.name} cannot be copied to ${tmpdir()}, where it would be translated: the disk is full or refuses.`,
      'Make room there, or say another folder in the environment variable TMPDIR.',
    );
  }
}

function withTranslation(incoming: IncomingFile, received: Received, translated: Translated): IncomingFile {
  const { file, problems, refusals, rows, refused, setAside, statements } = translated;
  const all = {
    ...incoming,
    problems: [...incoming.problems, ...problems],
    refusals,
    statements: [...incoming.statements, ...statements],
    setAside: new Map([...counted(received), ...setAside]),
  };
  return file === undefined ? all : { ...all, file, refused, countRows: () => rows + refused };
}

/** What a file itself shows to be no measurements. */
function counted({ setAside }: Received): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of setAside) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

const batch = 1 << 20;

/** One line for every record of the original; those that are no measurements are blank, so that the others keep their numbers. */
function writeCopy({ header, records }: Received, path: string): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    const blank = `${','.repeat(header.length - 1)}\n`;
    let [text, written] = [line(header), 0];
    for (const { record, cells } of records()) {
      text += blank.repeat(record - written - 1) + line(cells);
      written = record;
      if (text.length < batch) continue;
      writeSync(handle, text);
      text = '';
    }
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n\uFEFF]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`;
}
