import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../text/user-error.ts';
import type { IncomingFile } from './incoming.ts';
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

/** The file as the engine can read it: itself, or a copy in comma-separated UTF-8 whose places are those of the original. */
export function readable(incoming: IncomingFile, folder: () => string, index: number): IncomingFile {
  const { received } = incoming;
  if (received === undefined) return incoming;
  const path = join(folder(), `${index}.csv`);
  const file: MeasurementFile = { path, columns: received.header, plain: true, source: received.source };
  try {
    writeCopy(received, path);
  } catch (error) {
    if (!['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new UserError(
      `${incoming.name} cannot be copied to ${tmpdir()}, where it would be translated: the disk is full or refuses.`,
      'Make room there, or say another folder in the environment variable TMPDIR.',
    );
  }
  return { ...incoming, file };
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
