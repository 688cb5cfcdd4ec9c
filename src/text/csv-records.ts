/** How a record ends: `next` is where the one after it begins. `cut`: the text ends before the record does. */
export type RecordEnd =
  | { readonly kind: 'whole'; readonly end: number; readonly next: number; readonly quoted: boolean }
  | { readonly kind: 'cut' }
  | { readonly kind: 'broken'; readonly offset: number; readonly fault: 'unclosed' | 'text-after-quote' };

/** From the first character of a cell to the one after the last, quotes included: offsets in the record. */
export type CellSpan = readonly [start: number, end: number];

/** Follows a record from its start to the line end that ends it. `last`: nothing comes after the text. */
export function endOfRecord(text: string, start: number, delimiter: string, last: boolean): RecordEnd {
  const special = /["\r\n]/g;
  special.lastIndex = start;
  let quoted = false;
  for (let found = special.exec(text); found !== null; found = special.exec(text)) {
    const at = found.index;
    if (text[at] !== '"') {
      if (text[at] === '\n') return { kind: 'whole', end: at, next: at + 1, quoted };
      if (at + 1 === text.length && !last) return { kind: 'cut' };
      return { kind: 'whole', end: at, next: text[at + 1] === '\n' ? at + 2 : at + 1, quoted };
    }
    if (at > start && text[at - 1] !== delimiter) continue;
    const close = closingQuote(text, at);
    if (close < 0) return last ? { kind: 'broken', offset: at, fault: 'unclosed' } : { kind: 'cut' };
    const after = text[close + 1];
    if (after === undefined && !last) return { kind: 'cut' };
    if (after !== undefined && after !== delimiter && after !== '\r' && after !== '\n') {
      return { kind: 'broken', offset: close + 1, fault: 'text-after-quote' };
    }
    quoted = true;
    special.lastIndex = close + 1;
  }
  return last ? { kind: 'whole', end: text.length, next: text.length, quoted } : { kind: 'cut' };
}

/** The quote that closes the one at `open`; a doubled quote is a character of the cell. -1 where none does. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** The cells of a whole record, without their quotes. */
export function cellsOf(record: string, delimiter: string): readonly string[] {
  if (!record.includes('"')) return record.split(delimiter);
  return spansOf(record, delimiter).map(([start, end]) =>
    record[start] === '"' ? record.slice(start + 1, end - 1).replaceAll('""', '"') : record.slice(start, end),
  );
}

/** Where the cells of a record stand in it; a quote that is never closed takes all that follows. */
export function spansOf(record: string, delimiter: string): readonly CellSpan[] {
  const spans: CellSpan[] = [];
  let start = 0;
  for (;;) {
    const close = record[start] === '"' ? closingQuote(record, start) : start;
    const end = close < 0 ? -1 : record.indexOf(delimiter, close);
    spans.push([start, end < 0 ? record.length : end]);
    if (end < 0) return spans;
    start = end + 1;
  }
}

/** How many line ends a text holds: CRLF, LF or CR. */
export function lineEndsIn(text: string): number {
  const end = /\r\n|\n|\r/g;
  let count = 0;
  while (end.exec(text) !== null) count += 1;
  return count;
}
