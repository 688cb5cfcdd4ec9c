import { closeSync, openSync, writeSync } from 'node:fs';
import type { Mapping } from '../../model/mapping.ts';
import type { Portfolio } from '../../model/portfolio.ts';
import type { Statement } from '../../text/dialect.ts';
import type { Problem } from '../../text/finding.ts';
import type { Path, SourceFile } from '../../text/location.ts';
import type { MeasurementFile } from '../measurement-file.ts';
import type { Received, ReceivedRecord } from '../received.ts';
import { type Binding, bindColumns } from './binding.ts';
import { detectNumbers } from './detect-numbers.ts';
import { originsWriter, readOrigin } from './origins-file.ts';
import { withParts } from './parts.ts';
import { indexOf, type Made, rowMaker } from './row-maker.ts';
import { type Skipping, skippingOf } from './skipping.ts';
import { addTo, newTally, statementsOf, type Tally } from './tally.ts';

/** A file whose rows the engine can read, made of one that it cannot. */
export interface Translated {
  /** Undefined where the columns of the file cannot be read. */
  readonly file?: MeasurementFile;
  /** Why they cannot. */
  readonly problems: readonly Problem[];
  /** What keeps single rows and wide cells from being read. */
  readonly refusals: readonly Problem[];
  /** Rows that were made, and rows or wide cells that could not be read. */
  readonly rows: number;
  readonly refused: number;
  /** Rows and wide cells that hold no measurement, by the reason. */
  readonly setAside: ReadonlyMap<string, number>;
  readonly statements: readonly Statement[];
}

export interface Translating {
  readonly portfolio: Portfolio;
  readonly mapping: Mapping | undefined;
  /** Where the rows are written: `<path>.csv` and `<path>.origins`. */
  readonly path: string;
}

/**
 * Writes the rows that a mapping makes of a file, or the file's own with its numbers as the store writes them, as a CSV that the
 * engine reads. Places in it are places in the user's file. Every record is taken, set aside or refused.
 */
export function translate(received: Received, { portfolio, mapping, path }: Translating): Translated {
  const bound = bindColumns(received, mapping, portfolio);
  const { binding } = bound;
  if (binding === undefined) return { ...nothing, problems: bound.problems };
  const { skipping, statements } = skippingOf(received, mapping, portfolio.languages);
  const numbers = detectNumbers(received, mapping, binding, skipping);
  const tally = newTally();
  const habits = { exponents: mapping?.exponents === true, parentheses: mapping?.parentheses === true };
  const { format, shownBy } = numbers;
  const make = rowMaker({
    portfolio,
    mapping,
    binding,
    tally,
    numbers: { format, habits, shownBy, tally, ...(mapping?.round === undefined ? {} : { round: mapping.round }) },
  });
  const written = writeRows(received, { binding, skipping, make, path, tally });
  return {
    ...written,
    problems: [],
    file: translatedFile(received, binding, path),
    statements: [
      ...numbers.statements,
      ...binding.statements,
      ...statements,
      ...asides(written),
      ...statementsOf(tally),
    ],
  };
}

const nothing = { refusals: [], rows: 0, refused: 0, setAside: new Map<string, number>(), statements: [] };

interface Writing {
  readonly binding: Binding;
  readonly skipping: Skipping;
  readonly make: (record: ReceivedRecord) => readonly Made[];
  readonly path: string;
  readonly tally: Tally;
}

type Written = Pick<Translated, 'refusals' | 'rows' | 'refused' | 'setAside'>;

function writeRows(received: Received, { binding, skipping, make, path, tally }: Writing): Written {
  const output = csvWriter(`${path}.csv`, binding.fields);
  const origins = originsWriter(`${path}.origins`);
  const setAside = new Map<string, number>();
  const refusals: Problem[] = [];
  let [rows, refused] = [0, 0];
  try {
    for (const record of received.records()) {
      const reason = skipping(record);
      if (reason !== undefined) {
        addTo(setAside, reason);
        continue;
      }
      countIgnored(record, binding, received, tally);
      const cells = withParts(record.cells, binding.split, received.header.length);
      for (const made of make({ record: record.record, cells })) {
        if (made.kind === 'blank') addTo(setAside, blankCells);
        else if (made.kind === 'row') {
          output.write(made.cells);
          origins.add({ record: record.record, column: made.variant?.index ?? -1 });
          rows += 1;
        } else {
          refused += 1;
          refusals.push(...made.problems.map((one) => placed(one, record, received)));
        }
      }
    }
  } finally {
    output.close();
    origins.close();
  }
  return { refusals, rows, refused, setAside };
}

const blankCells = 'blank cells of wide columns';

function placed(
  { index, rule, message, hint }: { index: number | undefined; rule: string; message: string; hint: string },
  { record }: ReceivedRecord,
  { source }: Received,
): Problem {
  return { rule, message, hint, at: { source, path: index === undefined ? [record] : [record, index] } };
}

function countIgnored(
  { cells }: ReceivedRecord,
  { ignored }: Binding,
  { header }: Received,
  { ignored: counts }: Tally,
) {
  for (const index of ignored) if ((cells[index] ?? '').trim() !== '') addTo(counts, header[index] ?? '');
}

function asides({ setAside }: Written): readonly Statement[] {
  return [...setAside].map(([reason, number]) => {
    if (reason === blankCells)
      return { message: `${number} ${number === 1 ? 'blank cell' : blankCells} left out: no value.` };
    return { message: `${number === 1 ? '1 row' : `${number} rows`} left out by the mapping: ${reason}` };
  });
}

const batch = 1 << 17;

/** Writes rows as comma-separated UTF-8. */
function csvWriter(path: string, header: readonly string[]): { write(cells: readonly string[]): void; close(): void } {
  const handle = openSync(path, 'wx', 0o600);
  let text = lineOf(header);
  const flush = () => {
    writeSync(handle, text);
    text = '';
  };
  return {
    write(cells) {
      text += lineOf(cells);
      if (text.length > batch) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}

function lineOf(cells: readonly string[]): string {
  const quoted = cells.map((cell) => (/[",\r\n\uFEFF]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell));
  // A line without a character would be no row.
  return `${quoted.join(',') || '""'}\n`;
}

/** The translated file, with the user's own places. */
function translatedFile(received: Received, binding: Binding, path: string): MeasurementFile {
  const origin = ([row, column]: Path): Path => {
    const field = binding.fields[Number(column)];
    const found = Number(row) > 0 ? readOrigin(`${path}.origins`, Number(row)) : { record: 0, column: -1 };
    if (found === undefined) return [];
    const variant = found.column < 0 ? undefined : { index: found.column, labels: new Map<string, string>() };
    const index =
      field === undefined ? undefined : (indexOf(binding.origins.get(field), variant) ?? ownerIndex(field, binding));
    return index === undefined ? [found.record] : [found.record, index];
  };
  const source: SourceFile = {
    file: received.name,
    get text() {
      return received.source.text;
    },
    locate: (where, part) => received.source.locate(origin(where), part),
  };
  return {
    path: `${path}.csv`,
    columns: binding.fields,
    plain: true,
    source,
    headerAt: (where) => received.header[Number(origin(where)[1])],
  };
}

/** A framework that the indicator's cell says is at that cell. */
function ownerIndex(field: string, { origins }: Binding): number | undefined {
  return origins.get(field)?.kind === 'owner' ? indexOf(origins.get('indicator'), undefined) : undefined;
}
