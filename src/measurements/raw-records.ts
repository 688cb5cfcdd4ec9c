import { closeSync, openSync, readSync } from 'node:fs';

/** How the bytes of a file are records and cells. */
export interface RawForm {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter: string;
  /** The line that the header begins in; left out = the first that holds anything. */
  readonly headerLine?: number;
  /** How many records the header takes; left out = 1. */
  readonly headerRows?: number;
}

/** A record as it stands: offsets of bytes, ends exclusive. */
export interface RawRecord {
  /** Counted from 1 after the header, empty lines apart; 0 is the header, or its last record. */
  readonly record: number;
  readonly start: number;
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  readonly cells: readonly (readonly [start: number, end: number])[];
}

const chunkBytes = 1 << 20;
const [quote, lineFeed, carriageReturn, mark] = [0x22, 0x0a, 0x0d, 0xfeff];

/** Visits the header and the records of a file, without holding it. CRLF, LF and CR each end a line. */
export function visitRecords(path: string, form: RawForm, visit: (record: RawRecord) => void): void {
  const width = form.encoding.startsWith('utf-16') ? 2 : 1;
  const handle = openSync(path, 'r');
  try {
    const first = markLength(handle, form);
    const reader = new RecordReader(form, width, first, visit);
    for (const { bytes, at } of chunks(handle)) {
      for (let index = at === 0 ? first : 0; index + width <= bytes.length; index += width) {
        reader.take(unit(bytes, index, form), at + index);
      }
    }
    reader.finish();
  } finally {
    closeSync(handle);
  }
}

function* chunks(handle: number): Generator<{ readonly bytes: Buffer; readonly at: number }> {
  const buffer = Buffer.alloc(chunkBytes);
  for (let at = 0; ; ) {
    let filled = 0;
    // Whole chunks, so that no unit of two bytes is cut.
    for (let read = -1; read !== 0 && filled < chunkBytes; filled += read) {
      read = readSync(handle, buffer, filled, chunkBytes - filled, at + filled);
    }
    if (filled === 0) return;
    yield { bytes: buffer.subarray(0, filled), at };
    at += filled;
  }
}

function unit(bytes: Buffer, index: number, { encoding }: RawForm): number {
  if (encoding === 'utf-16le') return bytes.readUInt16LE(index);
  if (encoding === 'utf-16be') return bytes.readUInt16BE(index);
  return bytes[index] ?? 0;
}

function markLength(handle: number, form: RawForm): number {
  const head = Buffer.alloc(3);
  const length = readSync(handle, head, 0, 3, 0);
  if (form.encoding === 'utf-8') return length === 3 && head.readUIntBE(0, 3) === 0xefbbbf ? 3 : 0;
  return form.encoding !== 'windows-1252' && length > 1 && unit(head, 0, form) === mark ? 2 : 0;
}

/** Follows quotes, delimiters and line ends, one character after the other. */
class RecordReader {
  readonly #delimiter: number;
  #state: 'cell' | 'plain' | 'quoted' | 'closing' = 'cell';
  #line = 1;
  #lineOfRecord = 1;
  /** The number of the last record; undefined before the header. */
  #record: number | undefined;
  #start: number;
  #cellStart: number;
  #cells: (readonly [number, number])[] = [];
  /** Where a CR stands that an LF may follow. */
  #return: number | undefined;
  #end: number;

  readonly #form: RawForm;
  readonly #width: number;
  readonly #visit: (record: RawRecord) => void;

  constructor(form: RawForm, width: number, first: number, visit: (record: RawRecord) => void) {
    this.#form = form;
    this.#width = width;
    this.#visit = visit;
    this.#delimiter = form.delimiter.charCodeAt(0);
    this.#start = first;
    this.#cellStart = first;
    this.#end = first;
  }

  take(code: number, at: number): void {
    const next = at + this.#width;
    if (this.#return !== undefined) {
      const [end, isPair] = [this.#return, code === lineFeed];
      this.#return = undefined;
      this.#endLine(end, isPair ? next : at);
      if (isPair) return;
    }
    if (code === carriageReturn) this.#return = at;
    else if (code === lineFeed) this.#endLine(at, next);
    else this.#follow(code, at, next);
    this.#end = next;
  }

  /** A character that ends no line. */
  #follow(code: number, at: number, next: number): void {
    if (this.#state === 'quoted') {
      if (code === quote) this.#state = 'closing';
    } else if (code === quote && this.#state !== 'plain') {
      this.#state = 'quoted';
    } else if (code === this.#delimiter) {
      this.#cells.push([this.#cellStart, at]);
      this.#cellStart = next;
      this.#state = 'cell';
    } else {
      this.#state = 'plain';
    }
  }

  #endLine(end: number, next: number): void {
    this.#line += 1;
    this.#end = next;
    if (this.#state !== 'quoted') this.#close(end, next);
  }

  finish(): void {
    if (this.#return !== undefined) this.#endLine(this.#return, this.#end);
    if (this.#end > this.#start) this.#close(this.#end, this.#end);
  }

  #close(end: number, next: number): void {
    const { headerLine = 1, headerRows = 1 } = this.#form;
    const before = this.#record ?? (this.#lineOfRecord >= headerLine ? -headerRows : undefined);
    if (end > this.#start && before !== undefined) {
      this.#record = before + 1;
      const cells = [...this.#cells, [this.#cellStart, end] as const];
      if (this.#record >= 0) this.#visit({ record: this.#record, start: this.#start, end, next, cells });
    }
    this.#cells = [];
    this.#state = 'cell';
    this.#start = next;
    this.#cellStart = next;
    this.#lineOfRecord = this.#line;
  }
}
