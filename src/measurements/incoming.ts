import { readFileSync } from 'node:fs';
import type { Portfolio } from '../model/portfolio.ts';
import { parseCsv } from '../text/csv.ts';
import type { Problem } from '../text/finding.ts';
import { UserError } from '../text/user-error.ts';
import { type Digest, digestOf } from './digest.ts';
import { type FileToOpen, type MeasurementFile, notUtf8, openMeasurementFile } from './measurement-file.ts';

/** A file to be taken in: as received, and as far as it can be read. */
export interface IncomingFile {
  readonly name: string;
  readonly sha256: string;
  readonly file: MeasurementFile | undefined;
  /** Why it cannot be read as a whole. */
  readonly problems: readonly Problem[];
}

export function openIncoming(wanted: FileToOpen, portfolio: Portfolio): IncomingFile {
  const { sha256, text } = digestReceived(wanted);
  const opened = openMeasurementFile(wanted, portfolio);
  const encoding = opened.file === undefined || text ? undefined : notUtf8(wanted);
  if (encoding !== undefined) return { name: wanted.name, sha256, file: undefined, problems: [encoding] };
  return { name: wanted.name, sha256, ...opened };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission is denied',
};

function digestReceived({ path, name }: FileToOpen): Digest {
  try {
    return digestOf(path);
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new UserError(`${name}: ${reason}.`);
  }
}

/** How many rows a file has that cannot be taken in; 0 where even that cannot be read. */
export function countRows({ path, name }: FileToOpen): number {
  if (notUtf8({ path, name }) !== undefined) return 0;
  return parseCsv(name, readFileSync(path, 'utf8')).records.filter(({ cells }) =>
    cells.some((cell) => cell.trim() !== ''),
  ).length;
}
